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
    let has_class = |node: Node, wanted: &str| attribute(node, "class").is_some_and(|class| class.contains(wanted));
    let is_whole = content.descendants().any(|node| has_class(node, "full_text"));
    for node in content.descendants().filter(Node::is_element) {
        let Some(kind) = kind_of(node).filter(|_| node.range().start >= done) else { continue };
        // Some archives give the lead once by itself and once in the full text.
        if is_whole && node.ancestors().any(|around| has_class(around, "lead_paragraph")) {
            continue;
        }
        // A paragraph in a caption belongs to the caption; the media around it may hold several of both.
        let corrects =
            node.ancestors().any(|n| attribute(n, "class").is_some_and(|class| class.contains("correction")));
        let kind = if corrects { BlockKind::Correction } else { kind };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{File, Options, xml};

    fn blocks(content: &str) -> Vec<(BlockKind, String)> {
        let source = format!("<nitf><body><body.content>{content}</body.content></body></nitf>");
        let options = Options::default();
        let file = File::new("r.xml", &source, &options);
        let report = read(&file, xml::parse(&file).unwrap().root_element()).unwrap();
        report.blocks.iter().map(|b| (b.kind, b.span.of(report.text.as_str()).to_string())).collect()
    }

    #[test]
    fn reads_captions_and_corrections_and_a_lead_only_once() {
        let found = blocks(
            "<block class='lead_paragraph'><p>Nine drowned.</p></block><block class='full_text'><p>Nine drowned.</p></block>\
             <block class='correction_text'><p>It was nine, not ten.</p></block>\
             <media><media-caption><p>A man waits.</p></media-caption><media-producer>Ann Poe</media-producer></media>",
        );
        let expected = [
            (BlockKind::Paragraph, "Nine drowned."),
            (BlockKind::Correction, "It was nine, not ten."),
            (BlockKind::Caption, "A man waits."),
            (BlockKind::Credit, "Ann Poe"),
        ];
        assert_eq!(found, expected.map(|(kind, words)| (kind, words.to_string())));
    }
}
