//! Items of the Media API of the AP.

use super::File;
use super::draft::Draft;
use super::json::Value;
use super::ninjs::add_text;
use super::words::Words;
use crate::report::{About, BlockKind, Kind, Report};

/// The items in a value: one under `data.item`, a page of a feed under `data.items`, or the item itself.
pub(super) fn items(value: &Value) -> Vec<&Value> {
    let data = value.get("data").unwrap_or(value);
    let listed = data.list("items").iter().map(|entry| entry.get("item").unwrap_or(entry));
    let single = data.get("item").or(Some(data));
    let known = |item: &&Value| item.str_at(&["altids", "itemid"]).is_some();
    let listed: Vec<&Value> = listed.filter(known).collect();
    if listed.is_empty() { single.into_iter().filter(known).collect() } else { listed }
}

/// The report in an item; `id` is what it is called.
pub(super) fn read(file: &File, item: &Value, id: String) -> Result<Report, String> {
    let mut draft = Draft::new(file);
    let deepest = file.options.deepest;
    declare(item, &mut draft);
    if let Some(headline) = item.first(&["headline", "headline_extended", "title"]) {
        draft.headline(headline);
    }
    if let Some(note) = item.first(&["ednote"]) {
        draft.block(BlockKind::EditorsNote, note);
    }
    if item.str_at(&["type"]).is_some_and(|kind| kind != "text") {
        draft.kind(Kind::Caption);
    } else {
        draft.kind(Kind::Wire);
    }
    let body = item.first(&["body_text", "body_nitf", "body_html", "story"]).or_else(|| rendition(item));
    match body {
        Some(body) => add_text(body, BlockKind::Paragraph, deepest, &mut draft)?,
        None => {
            if let Some(summary) = item.first(&["description_summary"]) {
                add_text(summary, BlockKind::Paragraph, deepest, &mut draft)?;
            }
        }
    }
    add_caption(item, deepest, &mut draft)?;
    if let Some(Value::Object(associated)) = item.get("associations") {
        for (_, picture) in associated {
            add_caption(picture, deepest, &mut draft)?;
        }
    }
    draft.report(id)
}

fn add_caption(item: &Value, deepest: usize, draft: &mut Draft) -> Result<(), String> {
    item.first(&["description_caption"]).map_or(Ok(()), |words| add_text(words, BlockKind::Caption, deepest, draft))
}

/// The story itself is a rendition; most carry its address only, some its text.
fn rendition(item: &Value) -> Option<&Words> {
    let nitf = item.at(&["renditions", "nitf"])?;
    nitf.first(&["content", "text", "value"])
}

fn declare(item: &Value, draft: &mut Draft) {
    draft.declare(About::Outlet, "altids.itemid", "AP");
    for (about, path) in [
        (About::Published, &["firstcreated"][..]),
        (About::Published, &["versioncreated"]),
        (About::Updated, &["versioncreated"]),
        (About::Created, &["contentcreated"]),
        (About::Byline, &["photographer", "name"]),
        (About::Credit, &["description_creditline"]),
        (About::Embargo, &["embargoed"]),
        (About::Usage, &["usageterms"]),
        (About::Language, &["language"]),
    ] {
        for value in item.at(path).map_or(&[][..], Value::items) {
            draft.declare(about, path.join("."), value.as_str().unwrap_or(""));
        }
    }
    for byline in item.list("bylines") {
        let words = byline.first(&["by", "name"]).map_or("", Words::as_str);
        draft.declare(About::Byline, "bylines", words.strip_prefix("By ").unwrap_or(words));
    }
    for source in item.list("infosource").iter().filter_map(|source| source.str_at(&["name"])) {
        draft.declare(About::Source, "infosource", source);
    }
    if let Some(place) = item.get("datelinelocation") {
        let names = ["city", "countryareaname", "countryname"].iter().filter_map(|key| place.str_at(&[key]));
        draft.declare(About::Place, "datelinelocation", &names.collect::<Vec<_>>().join(", "));
    }
    if let Some(id) = item.str_at(&["altids", "itemid"]) {
        draft.item(id, item.str_at(&["version"]).and_then(|version| version.trim().parse().ok()));
    }
}
