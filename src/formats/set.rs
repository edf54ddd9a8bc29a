//! Report sets and single texts as lines of JSON.

use super::Options;
use crate::error::Error;
use crate::report::{About, Declared, Kind, Note, Particulars, Report};
use crate::text::{Field, Position, TextBuilder};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Reports of one event that are to be compared.
#[derive(Clone, Debug)]
pub struct Set {
    /// What the set is called.
    pub id: String,
    /// Its reports, in its order.
    pub reports: Vec<Report>,
}

/// A line that could not be read.
#[derive(Debug)]
pub struct Unread {
    /// The id of the line, where that much could be read.
    pub id: Option<String>,
    /// What is wrong, and the way out.
    pub why: Error,
}

#[derive(Deserialize)]
struct SetLine {
    id: String,
    reports: Vec<ReportLine>,
}

#[derive(Deserialize)]
struct ReportLine {
    id: String,
    text: String,
    headline: Option<String>,
    source: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    kind: Option<String>,
    byline: Option<String>,
    url: Option<String>,
}

#[derive(Deserialize)]
struct OnlyId {
    id: String,
}

/// Lines and columns of results count inside the field, as offsets do.
const START: Position = Position { line: 1, column: 1 };

/// What is wrong with a line, before it is said which line that is.
#[derive(Debug)]
pub(super) struct Fault {
    id: Option<String>,
    why: String,
}

impl Fault {
    pub fn named(self, name: &str) -> Unread {
        Unread { id: self.id, why: super::unreadable(name, self.why) }
    }
}

pub(super) fn read(line: &str) -> Result<Set, Fault> {
    let set: SetLine = parse(line, r#"{"id": …, "reports": [{"id": …, "text": …}, …]}"#)?;
    let mut seen = BTreeSet::new();
    if let Some(twice) = set.reports.iter().find(|report| !seen.insert(&report.id)) {
        let why = format!("two reports of set {:?} have the id {:?}; give each its own", set.id, twice.id);
        return Err(Fault { id: Some(set.id), why });
    }
    Ok(Set { id: set.id, reports: set.reports.into_iter().map(report).collect() })
}

/// The set, unless its reports are longer than a comparison has memory for.
pub(super) fn in_measure(set: Set) -> Result<Set, Fault> {
    let most = Options::default().most_text;
    let text: usize = set.reports.iter().map(|report| report.text.len()).sum();
    if text <= most {
        return Ok(set);
    }
    let why = format!("its reports are longer than {} MiB together; make several sets of it", most >> 20);
    Err(Fault { id: Some(set.id), why })
}

pub(super) fn single(line: &str) -> Result<Report, Fault> {
    parse(line, r#"{"id": …, "text": …}"#).map(report)
}

/// The reports of the set in a file, if what is in it is one: an object with reports.
pub(super) fn sniff(source: &str) -> Option<Result<Vec<Report>, String>> {
    #[derive(Deserialize)]
    struct Shape {
        #[serde(rename = "reports")]
        _reports: Vec<serde::de::IgnoredAny>,
    }
    let source = source.trim_start();
    if !source.starts_with('{') {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(source).into_iter::<Shape>();
    values.next()?.ok()?;
    if !source[values.byte_offset()..].trim().is_empty() {
        return Some(Err("there are several sets in it; compare them with 'atodds batch'".into()));
    }
    Some(read(source).map(|set| set.reports).map_err(|fault| fault.why))
}

fn parse<'a, T: Deserialize<'a>>(line: &'a str, shape: &str) -> Result<T, Fault> {
    serde_json::from_str(line).map_err(|error| {
        let id = serde_json::from_str(line).ok().map(|OnlyId { id }| id);
        Fault { id, why: format!("{error}; a line looks like {shape}") }
    })
}

fn report(line: ReportLine) -> Report {
    let mut text = TextBuilder::new();
    if let Some(headline) = line.headline.as_deref().filter(|words| !words.is_empty()) {
        text.push(Field::Headline, 0, START, headline);
        text.part();
    }
    text.push(Field::Body, 0, START, &line.text);
    let kind = line.kind.as_deref().map(Kind::named);
    let declared = [(About::Byline, "byline", line.byline), (About::Link, "url", line.url)];
    let declared = declared
        .into_iter()
        .filter_map(|(about, field, value)| value.map(|value| Declared { about, field: field.into(), value }));
    let particulars = Particulars {
        outlet: line.source,
        published: line.published,
        updated: line.updated,
        kind: kind.flatten(),
        declared: declared.collect(),
        ..Particulars::default()
    };
    let mut report = Report::new(line.id, text.build(), particulars);
    if let (Some(None), Some(named)) = (kind, line.kind) {
        let message =
            format!("The kind {named:?} is not article, brief, caption, liveblog or wire; it was read as an article.");
        report.notes.push(Note { what: "kind", message });
    }
    if report.text.is_empty() {
        report.notes.push(Note { what: "empty", message: "There are no words in the report.".into() });
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use serde_json::json;

    #[test]
    fn keeps_texts_unchanged_and_offsets_true() {
        let line = r#"{"id": "s", "topic": "sea", "reports": [{"id": "r1", "source": "AP", "published": "2024-03-09",
            "headline": " Ferry sinks ", "kind": "wire", "text": "\n MALMÖ (AP) — Nine \"passengers\" died. "}]}"#;
        let set = read(line).unwrap();
        let report = &set.reports[0];
        assert_eq!((set.id.as_str(), report.id.as_str(), report.outlet.as_deref()), ("s", "r1", Some("AP")));
        assert_eq!(report.kind, Kind::Wire);
        assert_eq!(report.text.as_str(), " Ferry sinks \n\n\n MALMÖ (AP) — Nine \"passengers\" died. ");
        let at = report.text.as_str().find("Nine").unwrap();
        let place = report.text.place(Span::new(at, at + 4));
        assert_eq!((place.field, place.span), (Field::Body, Span::new(18, 22)));
        assert_eq!(place.position, Position { line: 2, column: 15 });
    }

    #[test]
    fn a_line_that_cannot_be_read_keeps_its_id_where_it_can() {
        let unread = read(r#"{"id": "s7", "reports": [{"id": "a"}]}"#).unwrap_err();
        assert_eq!(unread.id.as_deref(), Some("s7"));
        assert!(unread.why.contains("missing field `text`"), "{}", unread.why);
        assert!(read("{\"id\": \"s7\", ").unwrap_err().id.is_none());
        assert!(read(&"[".repeat(100_000)).is_err());
        let twice = r#"{"id": "s", "reports": [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]}"#;
        assert!(read(twice).unwrap_err().why.contains("have the id \"a\""));
    }

    #[test]
    fn a_set_beyond_measure_is_refused_by_its_id() {
        let set = |length: usize| {
            let line = json!({"id": "s", "reports": [{"id": "a", "text": "x".repeat(length)}]}).to_string();
            in_measure(read(&line).unwrap())
        };
        assert!(set(4 << 20).is_ok());
        let refused = set((4 << 20) + 1).unwrap_err();
        assert_eq!(refused.id.as_deref(), Some("s"));
        assert!(refused.why.contains("longer than 4 MiB"), "{}", refused.why);
    }

    #[test]
    fn reads_a_single_text() {
        let report = single(r#"{"id": "t1", "text": "Six died on Friday.", "published": "1998-08-07"}"#).unwrap();
        assert_eq!(report.text.as_str(), "Six died on Friday.");
        assert!(report.published.is_some());
    }

    #[test]
    fn odd_particulars_are_noted() {
        let report = single(r#"{"id": "t", "text": " ", "published": "soon", "kind": "poem"}"#).unwrap();
        assert_eq!(report.notes.iter().map(|note| note.what).collect::<Vec<_>>(), ["published", "kind", "empty"]);
    }
}
