use super::File;
use super::draft::{Draft, many_blocks};
use super::json::Value;
use super::page::{Page, Paragraph, Role, sketched};
use super::words::Words;
use crate::report::{About, BlockKind, Kind, Note, Report};

/// Types of linked data that are news.
const ARTICLES: [&str; 9] = [
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "ReviewNewsArticle",
    "Article",
    "LiveBlogPosting",
    "BlogPosting",
];

/// Lines that pages put between the paragraphs of a story.
const BETWEEN: [&str; 12] = [
    "advertisement",
    "skip advertisement",
    "story continues below advertisement",
    "article continues after advertisement",
    "sign up",
    "subscribe",
    "share",
    "save",
    "comments",
    "read more",
    "related",
    "back to top",
];

/// The report on a web page.
pub(super) fn read(file: &File) -> Result<Report, String> {
    let page = Page::of(&file.words, file.options.deepest)?;
    if page.paragraphs.len() > file.options.most_blocks {
        // The finder of stories would take seconds for them.
        return Err(many_blocks(file.options.most_blocks));
    }
    let mut draft = Draft::new(file);
    if is_open(file.text) {
        draft.note(Note::BROKEN, "The page does not close its body; if it broke off, words are missing.");
    }
    let data = linked_data(&page, file.options.deepest, &mut draft);
    let article = chosen(&data, &page, &mut draft);
    if let Some(headline) = headline(&page, article) {
        draft.headline(&headline);
    }
    if let Some(article) = article {
        declare_article(article, &mut draft);
    }
    declare_page(&page, &mut draft);
    add_body(&page, article, file.options.deepest, &mut draft)?;
    draft.report(file.name)
}

/// Whether a page that has a body does not close it. Some pages leave that out to be short; others broke off.
fn is_open(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let opens = lower.find("<body").or_else(|| lower.find("<html"));
    opens.is_some_and(|open| !lower[open..].contains("</body") && !lower[open..].contains("</html"))
}

/// The paragraphs of a piece of markup inside another format.
pub(super) fn add_fragment(words: &Words, kind: BlockKind, deepest: usize, draft: &mut Draft) -> Result<(), String> {
    for paragraph in Page::of(words, deepest)?.paragraphs {
        let kind = match paragraph.role {
            Role::Caption => BlockKind::Caption,
            Role::Credit => BlockKind::Credit,
            Role::Correction => BlockKind::Correction,
            Role::Ornament => continue,
            Role::Title | Role::Text => kind,
        };
        draft.block(kind, &paragraph.words);
    }
    Ok(())
}

/// All objects of linked data. Broken scripts are left out with a note.
fn linked_data(page: &Page, deepest: usize, draft: &mut Draft) -> Vec<Value> {
    let mut found = Vec::new();
    for script in &page.data {
        match parse_data(script, deepest) {
            Ok(value) => flatten(value, &mut found),
            Err(what) => draft.note("linked-data", format!("Linked data of the page could not be read: {what}.")),
        }
    }
    found
}

/// Linked data may be wrapped in CDATA or a comment, and some pages encode it as if it were text.
fn parse_data(script: &Words, deepest: usize) -> Result<Value, &'static str> {
    let text = script.as_str();
    let mut inside = text.trim();
    for (open, close) in [("//", "//"), ("<!--", "-->"), ("<![CDATA[", "]]>"), ("//", "//"), ("<!--", "-->")] {
        inside = inside.strip_prefix(open).unwrap_or(inside).trim();
        inside = inside.strip_suffix(close).unwrap_or(inside).trim();
    }
    let start = text.find(inside).unwrap_or(0);
    let inside = script.slice(start..start + inside.len());
    let parsed = Value::parse(&inside, deepest).or_else(|fault| {
        let decoded = super::markup::decoded(&inside, 0..inside.as_str().len());
        Value::parse(&decoded, deepest).map_err(|_| fault)
    });
    parsed.map_err(|fault| fault.what)
}

/// Objects in arrays and graphs come one by one.
fn flatten(value: Value, found: &mut Vec<Value>) {
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.into_iter().rev()),
            Value::Object(pairs) => {
                let holds_others = |(key, value): &(String, Value)| {
                    key == "@graph" || (key == "mainEntity" && value.items().iter().any(is_article))
                };
                let (others, own): (Vec<_>, Vec<_>) = pairs.into_iter().partition(holds_others);
                open.extend(others.into_iter().rev().map(|(_, value)| value));
                found.push(Value::Object(own));
            }
            _ => {}
        }
    }
}

fn is_article(value: &Value) -> bool {
    value
        .list("@type")
        .iter()
        .filter_map(Value::as_str)
        .any(|kind| ARTICLES.contains(&kind.rsplit(['/', ':']).next().unwrap_or(kind)))
}

/// The article that the page is about: of several, the one whose headline the page shows.
fn chosen<'a>(data: &'a [Value], page: &Page, draft: &mut Draft) -> Option<&'a Value> {
    let articles: Vec<&Value> = data.iter().filter(|value| is_article(value)).take(MOST_CANDIDATES).collect();
    let titles: Vec<&Words> = titles(page).collect();
    let shown = |value: &&&Value| {
        let headline = value.first(&["headline", "name"]).map(|words| words.flowed());
        headline.is_some_and(|words| titles.iter().any(|title| alike(title, &words)))
    };
    let chosen = articles.iter().find(shown).or_else(|| articles.first()).copied();
    let differ = articles.iter().any(|other| {
        let dates = |v: &Value| v.str_at(&["datePublished"]).map(str::to_string);
        chosen.is_some_and(|chosen| dates(chosen) != dates(other) && dates(other).is_some())
    });
    if differ {
        let used = chosen.and_then(|c| c.first(&["headline"])).map_or("the first", |words| words.as_str());
        draft
            .note("linked-data", format!("The page describes several articles that differ; the one used is {used:?}."));
    }
    chosen
}

/// Pages describe a handful of articles and have one title; only a hostile one has more, and each is compared with each.
const MOST_CANDIDATES: usize = 30;

/// The titles that the page shows in its middle.
fn titles(page: &Page) -> impl Iterator<Item = &Words> {
    let titles = page.paragraphs.iter().filter(|p| p.role == Role::Title && !p.in_margin).map(|p| &p.words);
    titles.filter(|words| words.as_str().len() <= LONGEST_TITLE).take(MOST_CANDIDATES)
}

const LONGEST_TITLE: usize = 500;

/// Whether half of the words are the same.
fn alike(a: &Words, b: &Words) -> bool {
    if b.as_str().len() > LONGEST_TITLE {
        return false;
    }
    let words =
        |w: &Words| -> Vec<String> { w.as_str().to_lowercase().split_whitespace().map(str::to_string).collect() };
    let (a, b) = (words(a), words(b));
    let common = a.iter().filter(|word| b.contains(word)).count();
    common * 2 >= a.len().min(b.len()).max(1)
}

/// What stands at the head of the story, where the page shows it; otherwise what the page calls itself.
fn headline(page: &Page, article: Option<&Value>) -> Option<Words> {
    let named = article.and_then(|article| article.first(&["headline", "name"])).map(html_text);
    let named = named.or_else(|| page.field(&["og:title", "twitter:title", "headline"]).map(|words| words.flowed()));
    let shown = match &named {
        Some(named) => titles(page).find(|title| alike(title, named)),
        None => titles(page).next(),
    };
    shown.cloned().or(named).or_else(|| page.title.clone())
}

/// Words of linked data may hold entities.
fn html_text(words: &Words) -> Words {
    super::markup::decoded(words, 0..words.as_str().len()).flowed()
}

fn declare_article(article: &Value, draft: &mut Draft) {
    let is_live = article.list("@type").iter().any(|kind| kind.as_str() == Some("LiveBlogPosting"));
    if is_live {
        draft.kind(Kind::Liveblog);
    }
    let mut declare = |about, key: &str| {
        for value in article.list(key) {
            if let Some(value) = value.as_str().or_else(|| value.str_at(&["name"])) {
                draft.declare(about, key, value);
            }
        }
    };
    declare(About::Outlet, "publisher");
    declare(About::Published, "datePublished");
    declare(About::Updated, "dateModified");
    declare(About::Created, "dateCreated");
    declare(About::Byline, "author");
    declare(About::Credit, "creditText");
    declare(About::Source, "isBasedOn");
    declare(About::Place, "dateline");
    declare(About::Place, "contentLocation");
    declare(About::Language, "inLanguage");
    declare(About::Usage, "usageInfo");
    declare(About::Link, "url");
    declare(About::Link, "mainEntityOfPage");
    if let Some(id) =
        article.str_at(&["identifier"]).or_else(|| article.str_at(&["url"])).or_else(|| article.str_at(&["@id"]))
    {
        draft.item(id, article.str_at(&["version"]).and_then(|version| version.parse().ok()));
    }
}

fn declare_page(page: &Page, draft: &mut Draft) {
    const FIELDS: [(About, &[&str]); 5] = [
        (About::Outlet, &["og:site_name", "publisher", "application-name", "dc.publisher"]),
        (
            About::Published,
            &[
                "article:published_time",
                "datepublished",
                "datePublished",
                "parsely-pub-date",
                "dc.date",
                "date",
                "pubdate",
            ],
        ),
        (About::Updated, &["article:modified_time", "og:updated_time", "dateModified", "last-modified"]),
        (About::Byline, &["author", "parsely-author", "dc.creator", "byl"]),
        (About::Usage, &["usageInfo", "dc.rights"]),
    ];
    for (about, names) in FIELDS {
        for (name, words) in page.fields.iter().filter(|(name, _)| names.contains(&name.as_str())) {
            draft.declare(about, name.as_str(), words.as_str());
        }
    }
    if let Some(language) = &page.language {
        draft.declare(About::Language, "lang", language);
    }
    if let Some(url) = page.field(&["og:url"]) {
        draft.declare(About::Link, "og:url", url.as_str());
        draft.item(url.as_str(), None);
    }
}

/// The story, its captions where they stand in it, and corrections.
fn add_body(page: &Page, article: Option<&Value>, deepest: usize, draft: &mut Draft) -> Result<(), String> {
    let kept = story(page);
    let told = article.and_then(|article| article.first(&["articleBody", "text"]));
    let length: usize = (0..kept.len()).filter(|&at| kept[at]).map(|at| page.paragraphs[at].words.as_str().len()).sum();
    if let Some(body) = told.filter(|body| body.as_str().len() > length * 2) {
        draft.note("linked-data", "The page shows less than half of its story; the text of its linked data was read.");
        return add_told(body, article, deepest, draft);
    }
    let first = kept.iter().position(|kept| *kept).unwrap_or(0);
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(0);
    for (at, paragraph) in page.paragraphs.iter().enumerate() {
        let near = !paragraph.in_margin && (paragraph.in_article || (first..=last).contains(&at));
        match paragraph.role {
            Role::Text if kept[at] && !is_between(&paragraph.words) => {
                draft.block(BlockKind::Paragraph, &paragraph.words)
            }
            Role::Caption if near => draft.block(BlockKind::Caption, &paragraph.words),
            Role::Credit if near => draft.block(BlockKind::Credit, &paragraph.words),
            Role::Correction => draft.block(BlockKind::Correction, &paragraph.words),
            _ => {}
        }
    }
    add_correction(article, draft);
    Ok(())
}

fn add_told(body: &Words, article: Option<&Value>, deepest: usize, draft: &mut Draft) -> Result<(), String> {
    if body.as_str().contains("</p>") {
        add_fragment(body, BlockKind::Paragraph, deepest, draft)?;
    } else {
        add_lines(body, draft);
    }
    add_correction(article, draft);
    Ok(())
}

/// Text in a field has a paragraph a line.
pub(super) fn add_lines(body: &Words, draft: &mut Draft) {
    let mut at = 0;
    for line in body.as_str().split_inclusive('\n') {
        draft.block(BlockKind::Paragraph, &html_text(&body.slice(at..at + line.len())));
        at += line.len();
    }
}

fn add_correction(article: Option<&Value>, draft: &mut Draft) {
    for correction in article.map_or(&[][..], |article| article.list("correction")) {
        if let Some(words) = correction.words().or_else(|| correction.first(&["text", "description"])) {
            draft.block(BlockKind::Correction, &html_text(words));
        }
    }
}

fn is_between(words: &Words) -> bool {
    let line = words.as_str().trim_end_matches([':', '.']).to_lowercase();
    BETWEEN.contains(&line.as_str())
}

/// Which paragraphs are the story.
fn story(page: &Page) -> Vec<bool> {
    let found = found_story(&page.skeleton);
    let mut wanted = std::collections::BTreeMap::new();
    for paragraph in found.iter().flatten() {
        *wanted.entry(paragraph.as_str()).or_insert(0_usize) += 1;
    }
    let mut kept: Vec<bool> =
        page.paragraphs.iter().map(|p| p.role == Role::Text && take(&mut wanted, &p.words)).collect();
    if !kept.contains(&true) {
        kept = marked_story(&page.paragraphs);
    }
    // Of a short page, the finder keeps all; of some pages, a form holds all.
    let in_middle: Vec<bool> = kept.iter().zip(&page.paragraphs).map(|(kept, p)| *kept && !p.in_margin).collect();
    if in_middle.contains(&true) { in_middle } else { kept }
}

fn take(wanted: &mut std::collections::BTreeMap<&str, usize>, words: &Words) -> bool {
    let left = wanted.get_mut(sketched(words.as_str()).as_str()).filter(|left| **left > 0);
    left.map(|left| *left -= 1).is_some()
}

/// What is inside the article; of a page without one, whatever is not in the margin.
fn marked_story(paragraphs: &[Paragraph]) -> Vec<bool> {
    let marked = paragraphs.iter().any(|p| p.in_article && p.role == Role::Text);
    paragraphs.iter().map(|p| p.role == Role::Text && !p.in_margin && (p.in_article || !marked)).collect()
}

/// The paragraphs that Readability's algorithm finds, by their words.
#[cfg(feature = "html")]
fn found_story(skeleton: &str) -> Option<Vec<String>> {
    let config = dom_smoothie::Config { disable_json_ld: true, char_threshold: SHORTEST_STORY, ..Default::default() };
    let article = dom_smoothie::Readability::new(skeleton, None, Some(config)).ok()?.parse().ok()?;
    let words = Words::whole(&article.content);
    let page = Page::of(&words, usize::MAX).ok()?;
    Some(page.paragraphs.into_iter().map(|p| p.words.as_str().to_string()).collect())
}

/// Without the finder, the marks of the page decide.
#[cfg(not(feature = "html"))]
fn found_story(_skeleton: &str) -> Option<Vec<String>> {
    None
}

/// A brief has as many characters.
#[cfg(feature = "html")]
const SHORTEST_STORY: usize = 140;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Options;

    fn read_page(source: &str) -> Report {
        read(&File::new("r.html", source, &Options::default())).unwrap()
    }

    fn blocks(report: &Report) -> Vec<(BlockKind, &str)> {
        report.blocks.iter().map(|b| (b.kind, b.span.of(report.text.as_str()))).collect()
    }

    const STORY: &str = "<p>LORNE (AP) — Nine people drowned when a ferry sank off the northern coast in thick fog, \
        officials said on Friday.</p><p>Two passengers swam ashore and were taken to a hospital in the town, where \
        doctors said that they would recover.</p><p>“We heard the horn, and then nothing,” said Ann Poe, a fisher who \
        watched from the harbor wall as the lights went out.</p>";

    use BlockKind::{Caption, Correction, Credit, Headline, Paragraph};

    #[test]
    fn finds_the_story_between_navigation_and_related_links() {
        let source = format!(
            "<body><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav><main><h1>Ferry sinks</h1>\
             <figure><img><figcaption>A man waits in Lorne. <span class=credit>Ann Poe/AP</span></figcaption></figure>\
             <div class=story>{STORY}<p>Advertisement</p></div></main><aside><h2>Related</h2>\
             <p><a href=/x>Ten things to know about ferries and how they stay afloat in heavy weather</a></p></aside>\
             <footer><p>© Lorne News</p></footer>"
        );
        let report = read_page(&source);
        let kinds: Vec<_> = blocks(&report).iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [Headline, Caption, Credit, Paragraph, Paragraph, Paragraph], "{:#?}", blocks(&report));
        for block in &report.blocks {
            let words = block.span.of(report.text.as_str());
            let first = &words[..words.floor_char_boundary(20)];
            let column = report.text.place(block.span).position.column;
            assert!(source.chars().skip(column - 1).collect::<String>().starts_with(first), "{words}");
        }
        assert_eq!(report.outlet.as_deref(), Some("AP"));
    }

    #[test]
    fn a_brief_is_read_without_what_stands_around_it() {
        let report = read_page(
            "<body><nav><a href=/>Home</a></nav><h1>Ferry sinks</h1><p>Nine drowned.</p><footer><p>© Us</p></footer>",
        );
        assert_eq!(blocks(&report), [(Headline, "Ferry sinks"), (Paragraph, "Nine drowned.")]);
    }

    #[test]
    fn reads_linked_data_however_it_is_wrapped() {
        let object = r#"{"@type": ["NewsArticle"], "headline": "Ferry sinks", "datePublished": "2024-03-09T18:20:00Z",
            "publisher": {"@type": "Organization", "name": "Lorne News"}, "author": [{"name": "Ann Poe"}, {"name": "Bo Roe"}],
            "correction": "The number of dead was nine, not ten."}"#;
        for data in [
            object.to_string(),
            format!("[{object}]"),
            format!("{{\"@graph\": [{{\"@type\": \"WebPage\"}}, {object}]}}"),
            format!("<![CDATA[{object}]]>"),
            format!("\n<!-- {object} -->"),
            object.replace('"', "&quot;"),
        ] {
            let report =
                read_page(&format!("<script type='application/ld+json'>{data}</script><h1>Ferry sinks</h1>{STORY}"));
            assert_eq!(report.outlet.as_deref(), Some("Lorne News"), "{data}");
            assert_eq!(report.published.map(|m| m.seconds()), Some(1_710_008_400), "{data}");
            let bylines = report.declared.iter().filter(|d| d.about == About::Byline).count();
            assert_eq!(bylines, 2, "{data}");
            assert!(blocks(&report).contains(&(Correction, "The number of dead was nine, not ten.")), "{data}");
            assert!(report.notes.iter().all(|note| note.what != "linked-data"), "{data}: {:?}", report.notes);
        }
    }

    #[test]
    fn says_when_linked_data_is_broken_or_differs() {
        let broken = read_page(&format!("<script type='application/ld+json'>{{\"a\": </script>{STORY}"));
        assert_eq!(broken.notes[0].what, "linked-data");
        let two = r#"[{"@type": "NewsArticle", "headline": "Talks end", "datePublished": "2024-01-01"},
            {"@type": "NewsArticle", "headline": "Ferry sinks", "datePublished": "2024-03-09"}]"#;
        let report =
            read_page(&format!("<script type='application/ld+json'>{two}</script><h1>Ferry sinks</h1>{STORY}"));
        assert_eq!(report.published.map(|m| m.date.to_string()).as_deref(), Some("2024-03-09"));
        assert!(report.notes[0].message.contains("\"Ferry sinks\""));
    }

    #[test]
    fn reads_meta_and_marked_properties() {
        let report = read_page(&format!(
            "<meta property='og:site_name' content='Lorne News'><meta property='article:published_time' \
             content='2024-03-09T18:20:00+0000'><h1>Ferry sinks</h1>{STORY}"
        ));
        assert_eq!(report.outlet.as_deref(), Some("Lorne News"));
        assert!(report.published.is_some());
    }

    #[test]
    fn takes_the_story_from_linked_data_where_the_page_hides_it() {
        let body = "Nine people drowned when a ferry sank.\\n\\nTwo swam ashore.";
        let source = format!(
            "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"articleBody\": \"{body}\"}}</script>\
             <h1>Ferry sinks</h1><p>Subscribe to read.</p>"
        );
        let report = read_page(&source);
        let expected = [
            (Headline, "Ferry sinks"),
            (Paragraph, "Nine people drowned when a ferry sank."),
            (Paragraph, "Two swam ashore."),
        ];
        assert_eq!(blocks(&report), expected);
        let place = report.text.place(report.blocks[2].span).position;
        assert_eq!(place.column, source.find("Two swam").unwrap() + 1);
    }
}
