//! What a web page shows, cut into paragraphs that know where they stand.

use super::Limit;
use super::markup::{Token, Tokens};
use super::words::Words;
use std::fmt::Write as _;

/// What a paragraph of a page is, by the elements around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Title,
    Text,
    Caption,
    Credit,
    Correction,
    /// In a figure, but not its caption: buttons and the like.
    Ornament,
}

/// A paragraph of a page.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    pub words: Words,
    pub role: Role,
    /// Inside `article`, `main` or what is marked as the body of an article.
    pub in_article: bool,
    /// Inside navigation, a form, an aside, a footer.
    pub in_margin: bool,
}

/// A page as a browser would show it, and what it says of itself.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub title: Option<Words>,
    /// Names and contents of `meta` elements and of marked properties, in their order.
    pub fields: Vec<(String, Words)>,
    /// The scripts with linked data.
    pub data: Vec<Words>,
    pub paragraphs: Vec<Paragraph>,
    pub language: Option<String>,
    /// The page's visible text once more, in plain, well-formed markup.
    pub skeleton: String,
}

/// Without content or end.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// They begin and end a paragraph.
const BLOCKS: [&str; 44] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The skeleton keeps these, since the finder of stories weighs them.
const CONTAINERS: [&str; 14] = [
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "footer",
    "form",
    "header",
    "main",
    "nav",
    "ol",
    "section",
    "table",
    "ul",
];

/// No reader sees what is in them, or sees it twice.
const UNSEEN: [&str; 9] = ["script", "style", "template", "noscript", "svg", "math", "iframe", "object", "textarea"];

const MARGINS: [&str; 8] = ["nav", "aside", "footer", "form", "button", "select", "dialog", "menu"];

#[derive(Clone, Debug)]
struct Element {
    name: String,
    hidden: bool,
    role: Role,
    in_article: bool,
    in_margin: bool,
    in_figure: bool,
    in_link: bool,
    /// It is a paragraph of its own.
    is_block: bool,
    /// The start tag for the skeleton, and whether it was written.
    tag: Option<(String, bool)>,
    property: Option<(String, Words)>,
}

impl Page {
    /// The page in `source`, if its elements nest at most `deepest` deep.
    pub fn of(source: &Words, deepest: usize) -> Result<Self, String> {
        let mut reader = Reader::default();
        for token in Tokens::of(source) {
            match token {
                Token::Open { name, attributes } => reader.open(&name, &attributes),
                Token::Close { name } => reader.close(&name),
                Token::Text(words) => reader.text(&words),
                Token::Raw { name, words } => reader.raw(name, words),
            }
            if reader.stack.len() > deepest {
                return Err(format!(
                    "its elements are nested more than {deepest} deep; give a page that is not, {}",
                    Limit::Depth.way_out()
                ));
            }
        }
        while !reader.stack.is_empty() {
            reader.pop();
        }
        reader.flush();
        Ok(reader.page)
    }

    /// The first of `names` that the page gives a field with words.
    pub fn field(&self, names: &[&str]) -> Option<&Words> {
        names
            .iter()
            .find_map(|wanted| self.fields.iter().find(|(name, words)| name == wanted && !words.is_blank()))
            .map(|(_, words)| words)
    }
}

#[derive(Default)]
struct Reader {
    page: Page,
    stack: Vec<Element>,
    line: Words,
    /// How many bytes of the line are links.
    linked: usize,
    breaks: usize,
    script_is_data: bool,
    /// How many `p` are open. Where none is, none need be looked for.
    paragraphs_open: usize,
    /// How deep we are in a drawing, whose elements end by rules of their own.
    drawing: usize,
}

impl Reader {
    fn open(&mut self, name: &str, attributes: &[(String, Words)]) {
        let attribute = |key: &str| attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value);
        let text = |key: &str| attribute(key).map_or("", |value| value.as_str());
        if self.drawing > 0 || name == "svg" {
            self.drawing += usize::from(name == "svg");
            return;
        }
        match name {
            "html" => self.page.language = Some(text("lang").to_string()).filter(|code| !code.is_empty()),
            "meta" => self.meta(attributes),
            "br" => self.line_break(),
            "script" => self.script_is_data = text("type").eq_ignore_ascii_case("application/ld+json"),
            _ => {}
        }
        if let Some((name, value)) = marked_property(attributes) {
            self.mark(name.to_string(), value.clone());
        }
        if VOID.contains(&name) {
            return;
        }
        self.end_implied(name);
        let element = self.element(name, &text, attribute("hidden").is_some());
        if element.is_block {
            self.flush();
        }
        self.paragraphs_open += usize::from(name == "p");
        self.stack.push(element);
    }

    fn element<'a>(&self, name: &str, text: &impl Fn(&str) -> &'a str, is_marked_hidden: bool) -> Element {
        let parent = self.stack.last();
        let inherited = |of: fn(&Element) -> bool| parent.is_some_and(of);
        let names = format!("{} {} {}", text("class"), text("itemprop"), text("data-testid")).to_lowercase();
        let in_figure = inherited(|e| e.in_figure) || name == "figure";
        let role = role(name, &names, parent.map_or(Role::Text, |e| e.role), in_figure);
        let is_block =
            BLOCKS.contains(&name) || (matches!(role, Role::Credit) && parent.is_some_and(|e| e.role != role));
        let style: String = text("style").to_lowercase().split_whitespace().collect();
        let readers = ["visually-hidden", "visuallyhidden", "sr-only", "screen-reader-text"];
        let hidden = inherited(|e| e.hidden)
            || UNSEEN.contains(&name)
            || style.contains("display:none")
            || style.contains("visibility:hidden")
            || is_marked_hidden
            || names.split_whitespace().any(|class| readers.contains(&class));
        let page_role = text("role");
        Element {
            name: name.to_string(),
            hidden,
            role,
            in_article: inherited(|e| e.in_article)
                || ["article", "main"].contains(&name)
                || names.contains("articlebody"),
            in_margin: inherited(|e| e.in_margin)
                || MARGINS.contains(&name)
                || ["navigation", "complementary", "contentinfo", "search", "dialog"].contains(&page_role),
            in_figure,
            in_link: inherited(|e| e.in_link) || name == "a",
            is_block,
            tag: CONTAINERS.contains(&name).then(|| (start_tag(name, text("class"), text("id")), false)),
            property: Some(text("itemprop")).filter(|p| !p.is_empty()).map(|p| (p.to_string(), Words::default())),
        }
    }

    /// Paragraphs, items and cells end where the next begins.
    fn end_implied(&mut self, name: &str) {
        let (ends, within): (&[&str], &[&str]) = match name {
            _ if !BLOCKS.contains(&name) => return,
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "option" => (&["option"], &["select"]),
            _ if self.paragraphs_open == 0 => return,
            _ => (&["p"], &[]),
        };
        let found = self.stack.iter().rposition(|element| {
            let name = element.name.as_str();
            ends.contains(&name) || within.contains(&name) || (within.is_empty() && element.is_block)
        });
        if let Some(at) = found.filter(|&at| ends.contains(&self.stack[at].name.as_str())) {
            self.pop_to(at);
        }
    }

    fn close(&mut self, name: &str) {
        if self.drawing > 0 {
            self.drawing -= usize::from(name == "svg");
            return;
        }
        if let Some(at) = self.stack.iter().rposition(|element| element.name == name) {
            self.pop_to(at);
        }
    }

    fn pop_to(&mut self, length: usize) {
        while self.stack.len() > length {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if self.stack.last().is_some_and(|element| element.is_block) {
            self.flush();
        }
        let Some(element) = self.stack.pop() else { return };
        self.paragraphs_open -= usize::from(element.name == "p");
        if element.tag.is_some_and(|(_, written)| written) {
            let _ = write!(self.page.skeleton, "</{}>", element.name);
        }
        if let Some((name, words)) = element.property.filter(|(_, words)| !words.is_blank()) {
            self.mark(name, words.flowed());
        }
    }

    /// A property of the page. A name inside of another property is what that one is called: `publisher`, `author`.
    fn mark(&mut self, name: String, words: Words) {
        let around = self.stack.iter_mut().rev().find_map(|element| element.property.as_mut());
        if let Some((_, value)) = around.filter(|(_, value)| name == "name" && value.is_blank()) {
            *value = words.clone();
        }
        self.page.fields.push((name, words));
    }

    fn text(&mut self, words: &Words) {
        let hidden = self.stack.last().is_some_and(|element| element.hidden);
        if hidden || self.drawing > 0 {
            return;
        }
        let blank = words.is_blank();
        if !blank {
            self.breaks = 0;
        }
        let property = self.stack.iter_mut().rev().find_map(|element| element.property.as_mut());
        if let Some((_, value)) = property.filter(|(_, value)| value.as_str().len() < LONGEST_PROPERTY) {
            value.extend(words, 0..words.as_str().len());
        }
        self.line.extend(words, 0..words.as_str().len());
        if !blank && self.stack.last().is_some_and(|element| element.in_link) {
            self.linked += words.as_str().len();
        }
    }

    fn raw(&mut self, name: &str, words: Words) {
        match name {
            "title" if self.drawing == 0 => {
                self.page.title.get_or_insert_with(|| words.flowed());
            }
            "script" if self.script_is_data => self.page.data.push(words),
            _ => {}
        }
    }

    fn meta(&mut self, attributes: &[(String, Words)]) {
        let find = |key: &str| attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value);
        let name = find("property").or_else(|| find("name"));
        if let Some((name, content)) = name.zip(find("content")) {
            self.page.fields.push((name.as_str().trim().to_lowercase(), content.clone()));
        }
    }

    /// Two breaks in a row part paragraphs; one is a space.
    fn line_break(&mut self) {
        self.breaks += 1;
        if self.breaks > 1 {
            self.flush();
        } else if let Some(last) = self.line.as_str().len().checked_sub(1) {
            let place = self.line.source(self.line.as_str().floor_char_boundary(last));
            self.line.push_spelled('\n', place);
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.line).flowed();
        let linked = std::mem::take(&mut self.linked);
        self.breaks = 0;
        if words.is_blank() {
            return;
        }
        let context = self.stack.last();
        let role = context.map_or(Role::Text, |element| element.role);
        let (in_article, in_margin) = context.map_or((false, false), |e| (e.in_article, e.in_margin));
        let is_links = linked * 10 > words.as_str().len() * 8;
        if matches!(role, Role::Text) {
            self.sketch(words.as_str(), is_links);
        }
        self.page.paragraphs.push(Paragraph { words, role, in_article, in_margin });
    }

    /// Adds a paragraph to the skeleton, and before it the containers that it is the first to need.
    fn sketch(&mut self, words: &str, is_link: bool) {
        let skeleton = &mut self.page.skeleton;
        for (tag, written) in self.stack.iter_mut().filter_map(|element| element.tag.as_mut()) {
            if !std::mem::replace(written, true) {
                skeleton.push_str(tag);
            }
        }
        let words = sketched(words);
        let _ = if is_link {
            write!(skeleton, "<p><a href=\"#\">{words}</a></p>")
        } else {
            write!(skeleton, "<p>{words}</p>")
        };
    }
}

/// A marked property is a name, a time, a place; the body of the article is also marked, and not needed twice.
const LONGEST_PROPERTY: usize = 300;

/// A property whose value is in an attribute of its element.
fn marked_property(attributes: &[(String, Words)]) -> Option<(&str, &Words)> {
    let find = |key: &str| attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value);
    let value = find("content").or_else(|| find("datetime"))?;
    find("itemprop").map(|name| (name.as_str(), value))
}

fn role(name: &str, names: &str, inherited: Role, in_figure: bool) -> Role {
    let is_caption = name == "figcaption" || names.contains("caption");
    let is_credit = ["credit", "copyright", "photographer"].iter().any(|word| names.contains(word));
    if is_credit && (in_figure || is_caption || inherited == Role::Caption) && !names.contains("caption-and-credit") {
        return Role::Credit;
    }
    if is_caption && inherited != Role::Credit {
        return Role::Caption;
    }
    if names.contains("correction") {
        return Role::Correction;
    }
    match name {
        "h1" => Role::Title,
        "figure" => Role::Ornament,
        _ => inherited,
    }
}

/// Words as the skeleton has them. Signs of markup stand as a sign that needs no entity: the finder of stories takes
/// quadratic time for entities.
pub(super) fn sketched(words: &str) -> String {
    words.replace(['&', '<', '>'], "\u{FFFD}")
}

fn start_tag(name: &str, class: &str, id: &str) -> String {
    let cut = |value: &str| sketched(&value[..value.floor_char_boundary(LONGEST_CLASS)]).replace('"', "");
    format!("<{name} class=\"{}\" id=\"{}\">", cut(class), cut(id))
}

const LONGEST_CLASS: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(Role, &str)]) {
        let words = Words::whole(source);
        let page = Page::of(&words, 256).unwrap();
        let found: Vec<_> = page.paragraphs.iter().map(|p| (p.role, p.words.as_str())).collect();
        assert_eq!(found, expected, "{source}");
    }

    use Role::{Caption, Correction, Credit, Ornament, Text, Title};

    #[test]
    fn cuts_what_a_reader_sees_into_paragraphs() {
        check(
            "<h1>Ferry <em>sinks</em></h1><p>Nine\n  drowned.<p>Two swam.</p>",
            &[(Title, "Ferry sinks"), (Text, "Nine drowned."), (Text, "Two swam.")],
        );
        check("Nine<br>drowned.<br/> <br>Two swam.", &[(Text, "Nine drowned."), (Text, "Two swam.")]);
        check("<ul><li>Nine<li>Two</ul>", &[(Text, "Nine"), (Text, "Two")]);
    }

    #[test]
    fn leaves_out_what_no_reader_sees() {
        check(
            "<template><p>a</p></template><noscript>b</noscript><p style='display : none'>c</p><p hidden>d</p>\
             <svg><path/><text>e</text></svg><style>f</style><span class='sr-only'>g</span><p>Nine.</p>",
            &[(Text, "Nine.")],
        );
    }

    #[test]
    fn parts_caption_and_credit() {
        check(
            "<figure><button>Enlarge</button><figcaption>A man waits. <span class='photo-credit'>Ann Poe/AP</span>\
             </figcaption></figure><p class='correction'>An error.</p>",
            &[(Ornament, "Enlarge"), (Caption, "A man waits."), (Credit, "Ann Poe/AP"), (Correction, "An error.")],
        );
    }

    #[test]
    fn gathers_what_the_page_says_of_itself() {
        let source = "<html lang=en><head><title>Ferry &amp; fog</title><meta property='og:site_name' content='Lorne News'>\
                      </head><time itemprop=datePublished datetime='2024-03-09'>Saturday</time>\
                      <span itemprop=author>Ann <b>Poe</b></span>";
        let words = Words::whole(source);
        let page = Page::of(&words, 256).unwrap();
        assert_eq!(page.title.as_ref().map(|t| t.as_str()), Some("Ferry & fog"));
        let field = |name| page.field(&[name]).map(|words| words.as_str().to_string());
        assert_eq!(field("og:site_name").as_deref(), Some("Lorne News"));
        assert_eq!(field("datePublished").as_deref(), Some("2024-03-09"));
        assert_eq!(field("author").as_deref(), Some("Ann Poe"));
    }

    #[test]
    fn a_name_inside_of_a_property_is_what_that_is_called() {
        let source = "<div itemprop=publisher itemscope><meta itemprop=name content='Lorne News'></div>\
                      <p itemprop=author itemscope>By <b itemprop=name>Ann Poe</b>, Lorne</p>";
        let words = Words::whole(source);
        let page = Page::of(&words, 256).unwrap();
        let field = |name| page.field(&[name]).map(|words| words.as_str().to_string());
        assert_eq!(field("publisher").as_deref(), Some("Lorne News"));
        assert_eq!(field("name").as_deref(), Some("Lorne News"));
    }

    #[test]
    fn deep_nesting_is_a_limit() {
        let words = "<div>".repeat(200_000);
        assert!(Page::of(&Words::whole(&words), 256).unwrap_err().contains("nested"));
        let words = "<p><b>x".repeat(100);
        assert!(Page::of(&Words::whole(&words), 256).is_ok());
    }
}
