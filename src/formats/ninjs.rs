//! News in JSON, versions 1 to 3, whose keys differ in their capitals and in what is a list.

use super::File;
use super::draft::Draft;
use super::html;
use super::json::Value;
use super::words::Words;
use crate::report::{About, BlockKind, Kind, Report};

/// Whether a value is an item of ninjs.
pub(super) fn is_one(value: &Value) -> bool {
    let says_so = value.str_at(&["standard", "name"]).is_some_and(|name| name.eq_ignore_ascii_case("ninjs"));
    let keys = [
        "headline",
        "headlines",
        "body_text",
        "body_html",
        "bodies",
        "descriptions",
        "description_caption",
        "description_text",
    ];
    says_so || (value.get("uri").is_some() && keys.iter().any(|key| value.get(key).is_some()))
}

/// The report in an item; `id` is what it is called.
pub(super) fn read(file: &File, value: &Value, id: String) -> Result<Report, String> {
    let mut draft = Draft::new(file);
    let deepest = file.options.deepest;
    declare(value, &mut draft);
    let headline = value.first(&["headline"]).or_else(|| valued(value, "headlines", &["main", "headline", ""]));
    if let Some(headline) = headline {
        draft.headline(headline);
    }
    if let Some(note) = value.first(&["ednote", "edNote", "ed_note"]) {
        draft.block(BlockKind::EditorsNote, note);
    }
    let body =
        value.first(&["body_text", "body_html", "body_xhtml"]).or_else(|| valued(value, "bodies", &["main", ""]));
    if let Some(body) = body {
        add_text(body, BlockKind::Paragraph, deepest, &mut draft)?;
    }
    let described = description(value, body.is_none());
    if let Some((kind, words)) = described {
        add_text(words, kind, deepest, &mut draft)?;
    }
    for associated in associations(value) {
        if let Some((kind, words)) = description(associated, true) {
            add_text(words, kind, deepest, &mut draft)?;
        }
        if let Some(credit) = associated.first(&["creditline", "creditLine"]) {
            draft.block(BlockKind::Credit, credit);
        }
    }
    draft.report(id)
}

fn declare(value: &Value, draft: &mut Draft) {
    const FIELDS: [(About, &[&str]); 12] = [
        (About::Outlet, &["copyrightholder", "copyrightHolder", "copyright_holder"]),
        (About::Outlet, &["provider"]),
        (About::Published, &["firstcreated", "firstCreated"]),
        (About::Published, &["versioncreated", "versionCreated"]),
        (About::Updated, &["versioncreated", "versionCreated"]),
        (About::Created, &["contentcreated", "contentCreated"]),
        (About::Byline, &["byline", "by", "photographer"]),
        (About::Place, &["located"]),
        (About::Credit, &["creditline", "creditLine", "credit"]),
        (About::Embargo, &["embargoed", "embargo"]),
        (About::Usage, &["usageterms", "usageTerms", "usage_terms"]),
        (About::Language, &["language"]),
    ];
    for (about, keys) in FIELDS {
        for key in keys {
            for item in value.list(key) {
                if let Some(words) = item.as_str().or_else(|| item.str_at(&["name"])) {
                    draft.declare(about, *key, words);
                }
            }
        }
    }
    for source in ["infosource", "infosources", "infoSources"].iter().flat_map(|key| value.list(key)) {
        if let Some(name) = source.str_at(&["name"]) {
            draft.declare(About::Source, "infosource", name);
        }
    }
    if let Some(credit) = valued(value, "descriptions", &["creditline"]) {
        draft.declare(About::Credit, "descriptions.creditline", credit.as_str());
    }
    let is_picture = value.str_at(&["type"]).is_some_and(|kind| matches!(kind, "picture" | "photo" | "graphic"));
    if is_picture {
        draft.kind(Kind::Caption);
    }
    if let Some(uri) = value.str_at(&["uri"]) {
        let is_address = uri.starts_with("http");
        draft.declare(About::Link, "uri", if is_address { uri } else { "" });
        draft.item(uri, value.str_at(&["version"]).and_then(|version| version.trim().parse().ok()));
    }
    let status = value.str_at(&["pubstatus"]).or_else(|| value.str_at(&["pubStatus"]));
    if let Some(status) = status.filter(|status| matches!(*status, "canceled" | "withheld")) {
        draft.note("status", format!("Its outlet has marked the report as {status}."));
    }
}

/// The value of the entry of a list that has the first of `roles`; the empty role is an entry without one, or any.
fn valued<'a>(value: &'a Value, key: &str, roles: &[&str]) -> Option<&'a Words> {
    let of_role = |role: &&str| {
        value.list(key).iter().find(|entry| role.is_empty() || entry.str_at(&["role"]).is_some_and(|r| r == *role))
    };
    roles.iter().find_map(of_role)?.first(&["value"])
}

/// The caption of a picture; of other items that have no other words, their summary.
fn description(value: &Value, whole: bool) -> Option<(BlockKind, &Words)> {
    let is_picture =
        value.str_at(&["type"]).is_some_and(|kind| matches!(kind, "picture" | "photo" | "graphic" | "video"));
    let caption = value.first(&["description_caption"]).or_else(|| valued(value, "descriptions", &["caption"]));
    let summary = || value.first(&["description_text"]).or_else(|| valued(value, "descriptions", &["summary", ""]));
    match caption.or_else(|| summary().filter(|_| is_picture)) {
        Some(caption) => Some((BlockKind::Caption, caption)),
        None => summary().filter(|_| whole).map(|words| (BlockKind::Paragraph, words)),
    }
}

/// Pictures that go with the item; they come under names or in a list.
fn associations(value: &Value) -> Vec<&Value> {
    match value.get("associations") {
        Some(Value::Object(named)) => named.iter().map(|(_, value)| value).collect(),
        Some(other) => other.items().iter().collect(),
        None => Vec::new(),
    }
}

/// Text that may hold markup.
pub(super) fn add_text(words: &Words, kind: BlockKind, deepest: usize, draft: &mut Draft) -> Result<(), String> {
    let text = words.as_str();
    let is_markup =
        ["</p>", "<br", "<p>", "<p ", "</div>", "</b>", "</a>", "</em>"].iter().any(|tag| text.contains(tag));
    if is_markup {
        return html::add_fragment(words, kind, deepest, draft);
    }
    if kind == BlockKind::Paragraph {
        html::add_lines(words, draft)
    } else {
        draft.block(kind, words)
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Options;

    #[test]
    fn a_picture_is_a_caption_whose_fields_are_kept_beside_it() {
        let source = r#"{"uri": "tag:x", "type": "picture", "version": "4", "ednote": "Eds: Corrects spelling.",
            "description_caption": "FILE - A man waits. (Lorne Police via AP, File)", "creditline": "ASSOCIATED PRESS",
            "infosources": [{"name": "Lorne Police"}], "usageterms": "No sales", "contentcreated": "2019-11-11", "pubstatus": "withheld"}"#;
        let options = Options::default();
        let file = File::new("r.json", source, &options);
        let report = read(&file, &Value::parse(&file.words, 9).unwrap(), "r.json".into()).unwrap();
        let kinds: Vec<_> = report.blocks.iter().map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::EditorsNote, BlockKind::ArchiveCaption, BlockKind::Credit]);
        let declared: Vec<_> = report.declared.iter().map(|d| (d.about, d.value.as_str())).collect();
        let expected = [
            (About::Created, "2019-11-11"),
            (About::Credit, "ASSOCIATED PRESS"),
            (About::Usage, "No sales"),
            (About::Source, "Lorne Police"),
        ];
        assert_eq!(declared, expected);
        let credit = report.credits().next().map(|(_, credit)| credit).unwrap();
        assert!(credit.handout && credit.archive);
        let notes: Vec<_> = report.notes.iter().map(|note| note.what).collect();
        assert_eq!(notes, ["editors", "usage", "status"]);
    }
}
