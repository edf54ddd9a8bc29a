//! News Industry Text Format, version 3.

use super::File;
use super::draft::Draft;
use super::xml::{at, attribute, children, find, flowed, string};
use crate::report::{About, BlockKind, Kind, Report};
use roxmltree::Node;

/// The report in a document whose root is `nitf`.
pub(super) fn read(file: &File, root: Node) -> Result<Report, String> {
    let mut draft = Draft::new(file);
    draft.kind(Kind::Wire);
    add(file, root, &mut draft);
    draft.report(file.name)
}

/// Adds the words and fields of an element `nitf`.
pub(super) fn add(file: &File, root: Node, draft: &mut Draft) {
    declare(root, draft);
    let head = find(root, "body.head");
    let title =
        head.and_then(|head| find(head, "hl1").or_else(|| find(head, "hedline"))).or_else(|| find(root, "title"));
    if let Some(title) = title {
        draft.headline(&flowed(file, title));
    }
    if let Some(message) = find(root, "ed-msg").and_then(|message| attribute(message, "info")) {
        draft.note("editors", message);
    }
    if let Some(content) = find(root, "body.content") {
        add_content(file, content, draft);
    } else if let Some(summary) = head.and_then(|head| find(head, "abstract")) {
        draft.block(BlockKind::Paragraph, &flowed(file, summary));
    }
}

/// Elements whose words are one block.
fn kind_of(node: Node) -> Option<BlockKind> {
    Some(match node.tag_name().name() {
        "p" | "hl2" | "li" | "td" | "th" | "dt" | "dd" => BlockKind::Paragraph,
        "media-caption" => BlockKind::Caption,
        "media-producer" => BlockKind::Credit,
        "note" | "ed-msg" => BlockKind::EditorsNote,
        _ => return None,
    })
}

fn add_content(file: &File, content: Node, draft: &mut Draft) {
    let mut done = content.range().start;
    for node in content.descendants().filter(Node::is_element) {
        let Some(kind) = kind_of(node).filter(|_| node.range().start >= done) else { continue };
        // A paragraph in a caption belongs to the caption; the media around it may hold several of both.
        let corrects =
            node.ancestors().any(|n| attribute(n, "class").is_some_and(|class| class.contains("correction")));
        let kind = if corrects { BlockKind::EditorsNote } else { kind };
        draft.block(kind, &flowed(file, node));
        done = node.range().end;
    }
}

fn declare(root: Node, draft: &mut Draft) {
    let mut field = |about, element: &str, name: &str| {
        for node in root.descendants().filter(|node| node.is_element() && node.tag_name().name() == element) {
            draft.declare(about, format!("{element}@{name}"), attribute(node, name).unwrap_or(""));
        }
    };
    field(About::Outlet, "pubdata", "name");
    field(About::Outlet, "doc.copyright", "holder");
    field(About::Source, "from-src", "src-name");
    field(About::Published, "date.release", "norm");
    field(About::Published, "pubdata", "date.publication");
    field(About::Published, "date.issue", "norm");
    field(About::Published, "story.date", "norm");
    field(About::Updated, "revision-history", "norm");
    let Some(head) = find(root, "body.head") else {
        return declare_item(root, draft);
    };
    for byline in children(head, "byline") {
        let words = string(byline);
        draft.declare(About::Byline, "byline", words.trim().strip_prefix("By ").unwrap_or(words.trim()));
    }
    if let Some(dateline) = at(head, &["dateline"]) {
        draft.declare(About::Place, "dateline", &string(dateline));
    }
    if let Some(distributor) = at(head, &["distributor"]) {
        draft.declare(About::Outlet, "distributor", &string(distributor));
    }
    declare_item(root, draft);
}

fn declare_item(root: Node, draft: &mut Draft) {
    let version = find(root, "du-key").and_then(|key| attribute(key, "version")).and_then(|v| v.parse().ok());
    if let Some(id) = find(root, "doc-id").and_then(|id| attribute(id, "id-string")) {
        draft.item(id, version);
    }
}
