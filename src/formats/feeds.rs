//! RSS, Atom and JSON Feed. Each item is a report: its headline, and its text or what there is of it.

use super::File;
use super::draft::Draft;
use super::html::add_fragment;
use super::json::Value;
use super::ninjs::add_text;
use super::words::Words;
use super::xml::{attribute, children, find, string, words};
use crate::report::{About, BlockKind, Report};
use roxmltree::Node;

/// The items of an RSS or Atom feed.
pub(super) fn read_xml(file: &File, root: Node) -> Result<Vec<Report>, String> {
    let is_item = |node: &Node| node.is_element() && matches!(node.tag_name().name(), "item" | "entry");
    let channel = find(root, "channel").unwrap_or(root);
    let outlet = children(channel, "title").next().map(string).unwrap_or_default();
    let mut reports = Vec::new();
    for (index, item) in root.descendants().filter(is_item).enumerate() {
        let mut draft = Draft::new(file);
        declare_item(item, &mut draft);
        draft.declare(About::Outlet, "channel title", &outlet);
        if let Some(title) = own(item, "title").next() {
            draft.headline(&super::markup_words(&words(file, title)));
        }
        if let Some(body) = body(item) {
            let deepest = file.options.deepest;
            if body.children().any(|node| node.is_element()) {
                add_fragment(&file.words.slice(body.range()), BlockKind::Paragraph, deepest, &mut draft)?;
            } else {
                add_text(&words(file, body), BlockKind::Paragraph, deepest, &mut draft)?;
            }
        }
        add_pictures(file, item, &mut draft);
        reports.push(draft.report(format!("{}#{}", file.name, index + 1))?);
    }
    if reports.is_empty() {
        return Err("there is no item in the feed".into());
    }
    Ok(reports)
}

/// The children of an item that are not about a picture; `media:title` is not its title.
fn own<'a, 'i>(item: Node<'a, 'i>, name: &str) -> impl Iterator<Item = Node<'a, 'i>> {
    children(item, name).filter(|node| !is_of_media(node))
}

fn is_of_media(node: &Node) -> bool {
    node.tag_name().namespace().is_some_and(|space| space.contains("mrss"))
}

/// The fullest text that an item has.
fn body<'a, 'i>(item: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    let names = ["encoded", "content", "description", "summary"];
    names.iter().find_map(|name| {
        own(item, name).find(|node| node.descendants().any(|n| n.text().is_some_and(|text| !text.trim().is_empty())))
    })
}

/// Pictures come as `media:content` with a description and a credit.
fn add_pictures(file: &File, item: Node, draft: &mut Draft) {
    for node in item.descendants().filter(|node| node.is_element() && is_of_media(node)) {
        let kind = match node.tag_name().name() {
            "description" => BlockKind::Caption,
            "credit" => BlockKind::Credit,
            _ => continue,
        };
        draft.block(kind, &super::markup_words(&words(file, node)));
    }
}

fn declare_item(item: Node, draft: &mut Draft) {
    for (about, name) in [
        (About::Outlet, "source"),
        (About::Published, "pubDate"),
        (About::Published, "published"),
        (About::Published, "date"),
        (About::Updated, "updated"),
        (About::Byline, "creator"),
        (About::Byline, "author"),
        (About::Usage, "rights"),
    ] {
        for node in children(item, name) {
            let named = children(node, "name").next().or_else(|| children(node, "title").next()).unwrap_or(node);
            draft.declare(about, name, &string(named));
        }
    }
    let id = children(item, "guid").chain(children(item, "id")).next().map(string);
    let link =
        children(item, "link").next().map(|link| attribute(link, "href").map_or_else(|| string(link), str::to_string));
    draft.declare(About::Link, "link", link.as_deref().unwrap_or(""));
    draft.item(&id.or(link).unwrap_or_default(), None);
}

/// Whether a value is a JSON Feed.
pub(super) fn is_json_feed(value: &Value) -> bool {
    value.str_at(&["version"]).is_some_and(|version| version.contains("jsonfeed.org/version"))
}

/// The items of a JSON Feed.
pub(super) fn read_json(file: &File, feed: &Value) -> Result<Vec<Report>, String> {
    let mut reports = Vec::new();
    for (index, item) in feed.list("items").iter().enumerate() {
        let mut draft = Draft::new(file);
        if let Some(title) = item.first(&["title"]) {
            draft.headline(title);
        }
        if let Some(body) = item.first(&["content_text", "content_html", "summary"]) {
            add_text(body, BlockKind::Paragraph, file.options.deepest, &mut draft)?;
        }
        draft.declare(About::Outlet, "title", feed.first(&["title"]).map_or("", Words::as_str));
        draft.declare(About::Published, "date_published", item.str_at(&["date_published"]).unwrap_or(""));
        draft.declare(About::Updated, "date_modified", item.str_at(&["date_modified"]).unwrap_or(""));
        draft.declare(About::Language, "language", item.str_at(&["language"]).unwrap_or(""));
        for author in item.list("authors").iter().chain(item.list("author")) {
            draft.declare(About::Byline, "authors", author.str_at(&["name"]).unwrap_or(""));
        }
        draft.declare(About::Link, "url", item.str_at(&["url"]).unwrap_or(""));
        draft.item(item.str_at(&["id"]).or_else(|| item.str_at(&["url"])).unwrap_or(""), None);
        reports.push(draft.report(format!("{}#{}", file.name, index + 1))?);
    }
    if reports.is_empty() {
        return Err("there is no item in the feed".into());
    }
    Ok(reports)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{Options, xml};

    fn read_source(source: &str) -> Vec<Report> {
        let options = Options::default();
        let file = File::new("f.xml", source, &options);
        read_xml(&file, xml::parse(&file).unwrap().root_element()).unwrap()
    }

    #[test]
    fn each_item_is_a_report_with_its_fullest_text() {
        let reports = read_source(
            "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><title>Lorne News</title>\
             <item><title>Ferry &amp;amp; fog</title><description>&lt;p&gt;Nine drowned.&lt;/p&gt;</description>\
             <media:content><media:description>A man waits.</media:description><media:credit>Ann Poe</media:credit></media:content>\
             </item><item><title>Talks end</title><link>https://example.org/talks</link></item></channel></rss>",
        );
        let texts: Vec<_> = reports.iter().map(|report| report.text.as_str()).collect();
        assert_eq!(texts, ["Ferry & fog\n\nNine drowned.\n\nA man waits.\n\nAnn Poe", "Talks end"]);
        let kinds: Vec<_> = reports[0].blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Headline, BlockKind::Paragraph, BlockKind::Caption, BlockKind::Credit]);
        assert_eq!(reports[1].item.as_ref().map(|item| item.id.as_str()), Some("https://example.org/talks"));
    }

    #[test]
    fn atom_may_hold_elements() {
        let reports = read_source(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Ferry</title><content type='xhtml'>\
             <div xmlns='http://www.w3.org/1999/xhtml'><p>Nine drowned.</p><p>Two swam.</p></div></content></entry></feed>",
        );
        assert_eq!(reports[0].text.as_str(), "Ferry\n\nNine drowned.\n\nTwo swam.");
    }
}
