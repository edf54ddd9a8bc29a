//! NewsML-G2: news items, and packages, which are sets of reports.

use super::File;
use super::draft::Draft;
use super::ninjs::add_text;
use super::nitf;
use super::xml::{at, attribute, children, find, flowed, string, words};
use crate::report::{About, BlockKind, Kind, Report};
use roxmltree::Node;

/// The reports of a document: of every news item in it; of a package that only points at its items, what it says of each.
pub(super) fn read(file: &File, root: Node) -> Result<Vec<Report>, String> {
    let named = |name: &'static str| root.descendants().filter(move |n| n.is_element() && n.tag_name().name() == name);
    let items: Vec<Node> = named("newsItem").collect();
    let many = items.len() > 1;
    let mut reports = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let id = if many { format!("{}#{}", file.name, index + 1) } else { file.name.to_string() };
        reports.push(read_item(file, *item, id)?);
    }
    if reports.is_empty() {
        let references = named("packageItem").flat_map(|package| {
            package.descendants().filter(|n| n.is_element() && n.tag_name().name() == "itemRef").collect::<Vec<_>>()
        });
        for (index, reference) in references.enumerate() {
            reports.extend(read_reference(file, reference, index)?);
        }
    }
    if reports.is_empty() {
        return Err("there is no news item in it, nor a package that says what its items are".into());
    }
    Ok(reports)
}

fn read_item(file: &File, item: Node, id: String) -> Result<Report, String> {
    let mut draft = Draft::new(file);
    declare(item, &mut draft);
    let meta = at(item, &["contentMeta"]);
    if let Some(headline) = meta.and_then(|meta| children(meta, "headline").next()) {
        draft.headline(&flowed(file, headline));
    }
    for note in at(item, &["itemMeta"]).into_iter().flat_map(|meta| children(meta, "edNote")) {
        draft.block(BlockKind::EditorsNote, &flowed(file, note));
    }
    if let Some(content) = at(item, &["contentSet"]) {
        add_content(file, content, &mut draft)?;
    }
    let has_body = draft.has_body();
    for description in meta.into_iter().flat_map(|meta| children(meta, "description")) {
        let is_caption = attribute(description, "role").is_some_and(|role| role.ends_with("caption"));
        if is_caption {
            draft.block(BlockKind::Caption, &flowed(file, description));
        } else if !has_body {
            draft.block(BlockKind::Paragraph, &flowed(file, description));
        }
    }
    draft.report(id)
}

fn add_content(file: &File, content: Node, draft: &mut Draft) -> Result<(), String> {
    for part in content.children().filter(Node::is_element) {
        match part.tag_name().name() {
            "inlineXML" => match find(part, "nitf") {
                Some(nitf) => nitf::add(file, nitf, draft),
                None => add_paragraphs(file, part, draft),
            },
            "inlineData" => add_text(&words(file, part), BlockKind::Paragraph, file.options.deepest, draft)?,
            _ => {}
        }
    }
    Ok(())
}

/// The paragraphs of XHTML and its kin.
fn add_paragraphs(file: &File, part: Node, draft: &mut Draft) {
    for node in part.descendants().filter(Node::is_element) {
        let kind = match node.tag_name().name() {
            "h1" => {
                draft.headline(&flowed(file, node));
                continue;
            }
            "p" | "h2" | "h3" | "li" => BlockKind::Paragraph,
            "figcaption" => BlockKind::Caption,
            _ => continue,
        };
        let within = node.ancestors().skip(1).any(|n| matches!(n.tag_name().name(), "p" | "li" | "figcaption"));
        if !within {
            draft.block(kind, &flowed(file, node));
        }
    }
}

fn read_reference(file: &File, reference: Node, index: usize) -> Result<Option<Report>, String> {
    let mut draft = Draft::new(file);
    if let Some(headline) = children(reference, "headline").next().or_else(|| children(reference, "title").next()) {
        draft.headline(&flowed(file, headline));
    }
    for description in children(reference, "description") {
        draft.block(BlockKind::Paragraph, &flowed(file, description));
    }
    declare_times(reference, &mut draft);
    declare_provider(reference, &mut draft);
    let id = format!("{}#{}", file.name, index + 1);
    if draft.has_words() { draft.report(id).map(Some) } else { Ok(None) }
}

fn declare(item: Node, draft: &mut Draft) {
    if let Some(guid) = attribute(item, "guid") {
        draft.item(guid, attribute(item, "version").and_then(|version| version.parse().ok()));
    }
    if let Some(rights) = at(item, &["rightsInfo"]) {
        for terms in children(rights, "usageTerms") {
            draft.declare(About::Usage, "usageTerms", &string(terms));
        }
    }
    if let Some(meta) = at(item, &["itemMeta"]) {
        declare_provider(meta, draft);
        declare_times(meta, draft);
        declare_signals(meta, draft);
    }
    if let Some(meta) = at(item, &["contentMeta"]) {
        declare_content(meta, draft);
    }
}

fn declare_signals(meta: Node, draft: &mut Draft) {
    let is_picture = children(meta, "itemClass").any(|n| attribute(n, "qcode").is_some_and(|c| c.ends_with("picture")));
    if is_picture {
        draft.kind(Kind::Caption);
    }
    for signal in children(meta, "signal").filter_map(|signal| attribute(signal, "qcode")) {
        if signal.ends_with("correction") {
            draft.note("correction", "Its outlet has marked the report as a correction.");
        }
    }
    let status = at(meta, &["pubStatus"]).and_then(|status| attribute(status, "qcode"));
    if let Some(status) = status.filter(|status| status.ends_with("canceled") || status.ends_with("withheld")) {
        draft.note("status", format!("Its outlet has marked the report as {status}."));
    }
}

fn declare_provider(meta: Node, draft: &mut Draft) {
    for provider in children(meta, "provider") {
        let name = children(provider, "name").next().map(string);
        let code = attribute(provider, "literal").or_else(|| attribute(provider, "qcode"));
        let code = code.map(|code| code.rsplit(':').next().unwrap_or(code).to_string());
        draft.declare(About::Outlet, "provider", &name.or(code).unwrap_or_default());
    }
}

fn declare_times(meta: Node, draft: &mut Draft) {
    for (about, name) in [
        (About::Published, "firstCreated"),
        (About::Published, "versionCreated"),
        (About::Updated, "versionCreated"),
        (About::Embargo, "embargoed"),
    ] {
        for node in children(meta, name) {
            draft.declare(about, name, &string(node));
        }
    }
}

fn declare_content(meta: Node, draft: &mut Draft) {
    for (about, name) in [
        (About::Created, "contentCreated"),
        (About::Byline, "by"),
        (About::Credit, "creditline"),
        (About::Place, "dateline"),
        (About::Place, "located"),
        (About::Source, "infoSource"),
    ] {
        for node in children(meta, name) {
            draft.declare(about, name, &string(node));
        }
    }
    for language in children(meta, "language") {
        draft.declare(About::Language, "language", attribute(language, "tag").unwrap_or(""));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{Options, xml};

    fn read_source(source: &str) -> Result<Vec<Report>, String> {
        let options = Options::default();
        let file = File::new("r.xml", source, &options);
        read(&file, xml::parse(&file).unwrap().root_element())
    }

    #[test]
    fn a_message_is_a_set_of_its_items() {
        let item = |guid: &str, headline: &str| {
            format!(
                "<newsItem guid='{guid}' version='3'><itemMeta><provider qcode='nprov:NNA'/><embargoed>2024-03-09</embargoed>\
                 <edNote>Adds toll.</edNote><signal qcode='sig:correction'/></itemMeta><contentMeta>\
                 <headline>{headline}</headline></contentMeta><contentSet><inlineData>Nine drowned.</inlineData></contentSet></newsItem>"
            )
        };
        let message =
            format!("<newsMessage><itemSet>{}{}</itemSet></newsMessage>", item("a", "Ferry"), item("b", "Fog"));
        let reports = read_source(&message).unwrap();
        assert_eq!(reports.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["r.xml#1", "r.xml#2"]);
        let first = &reports[0];
        assert_eq!(first.item.as_ref().map(|item| (item.id.as_str(), item.version)), Some(("a", Some(3))));
        assert_eq!(first.outlet.as_deref(), Some("NNA"));
        let notes: Vec<_> = first.notes.iter().map(|note| note.what).collect();
        assert_eq!(notes, ["editors", "embargo", "correction"]);
    }

    #[test]
    fn a_package_that_points_elsewhere_gives_what_it_says_of_its_items() {
        let package = "<packageItem><groupSet><group><itemRef residref='a'><headline>Ferry sinks</headline>\
                       <description>Nine drowned.</description></itemRef><itemRef residref='b'/></group></groupSet></packageItem>";
        let reports = read_source(package).unwrap();
        assert_eq!(reports.len(), 1);
        assert_eq!(reports[0].text.as_str(), "Ferry sinks\n\nNine drowned.");
        assert!(read_source("<packageItem/>").unwrap_err().contains("no news item"));
    }
}
