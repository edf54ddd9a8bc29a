//! SARIF 2.1.0, as code scanning reads it: a result a finding, the first side its location, all others related ones.

use super::{EvidenceRecord, FindingRecord, Record, Sheet, inert};
use crate::judge::Rule;
use serde::Serialize;

/// GitHub refuses a run with more results, and a result with more locations.
const MOST_RESULTS: usize = 25_000;
const MOST_LOCATIONS: usize = 1_000;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
const VERSION: &str = "2.1.0";
const ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    invocations: [Invocation; 1],
    /// Absent where the run came to none: a server must not take that for a run that found nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    results: Option<Vec<Finding>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    rules: Vec<Described>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    id: String,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
    properties: Details,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "atodds/v1")]
    atodds: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    justification: String,
}

#[derive(Serialize)]
struct Details {
    verdict: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<f64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    message: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    snippet: Text,
}

/// The whole result as one log with one run.
pub(super) fn draw(record: &Record) -> Sheet {
    let shown = record.findings.iter().map(|finding| (finding, None));
    let aside = record.set_aside.iter().map(|aside| {
        let reason = aside.reason.as_deref().unwrap_or("no reason given");
        (
            &aside.finding,
            Some(Suppression { kind: "external", justification: plain(&format!("{}: {reason}", aside.why)) }),
        )
    });
    let results: Vec<Finding> =
        shown.chain(aside).take(MOST_RESULTS).map(|(found, suppressed)| finding(found, suppressed, record)).collect();
    let left_out = super::left_out(results.len(), record.all_findings().count(), "finding", super::IN_JSON);
    let version = record.tool.as_ref().map(|tool| tool.version.clone());
    Sheet { words: log(version, invocation(record, left_out.as_deref()), Some(results)), left_out }
}

/// The log of a run that came to no result.
pub(super) fn failure(why: &str) -> String {
    let told = Notification { level: "error", message: Text { text: plain(why) } };
    log(None, Invocation { execution_successful: false, tool_execution_notifications: vec![told] }, None)
}

fn log(version: Option<String>, invocation: Invocation, results: Option<Vec<Finding>>) -> String {
    let driver = Driver { name: "atodds", version, rules: Rule::ALL.into_iter().map(described).collect() };
    let run = Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", invocations: [invocation], results };
    let log = Log { schema: SCHEMA, version: VERSION, runs: [run] };
    let mut json = serde_json::to_string_pretty(&log).expect("a log has string keys and finite numbers");
    json.push('\n');
    json
}

/// What a rule is for, out of its page: the first paragraph is the description, the whole page the help.
fn described(rule: Rule) -> Described {
    let page = rule.page();
    let description = page.split("\n\n").nth(1).unwrap_or(page).split_whitespace().collect::<Vec<_>>().join(" ");
    let first = description.split_inclusive(['.', ':']).next().unwrap_or(&description);
    Described {
        id: rule.name().to_string(),
        short_description: Text { text: format!("{}.", first.trim_end_matches([':', '.'])) },
        full_description: Text { text: description.clone() },
        help: Help { text: page.to_string(), markdown: page.to_string() },
        default_configuration: Configuration { level: "error" },
        properties: Properties { tags: vec!["news".into(), rule.name().to_string()] },
    }
}

/// What went wrong and what had no room: a run that could not do all of its work was no success.
fn invocation(record: &Record, left_out: Option<&str>) -> Invocation {
    let mut notifications: Vec<Notification> = record
        .notes
        .iter()
        .map(|note| {
            let about = note.report.as_deref().map(|report| format!("{report}: ")).unwrap_or_default();
            let level = if note.is_failure() { "error" } else { "note" };
            Notification { level, message: Text { text: plain(&format!("{about}{}", note.message)) } }
        })
        .collect();
    notifications
        .extend(left_out.map(|told| Notification { level: "warning", message: Text { text: told.to_string() } }));
    Invocation {
        execution_successful: !record.notes.iter().any(|note| note.is_failure()),
        tool_execution_notifications: notifications,
    }
}

fn finding(finding: &FindingRecord, suppressed: Option<Suppression>, record: &Record) -> Finding {
    let mut evidence = finding.evidence().take(MOST_LOCATIONS);
    let first = evidence.next();
    let related = evidence.enumerate().map(|(n, (value, e))| location(Some(n + 1), value, e, record)).collect();
    Finding {
        rule_id: finding.rule.clone(),
        rule_index: Rule::ALL.iter().position(|rule| rule.name() == finding.rule),
        level: match finding.severity.as_str() {
            "error" => "error",
            "warning" => "warning",
            _ => "note",
        },
        message: Text { text: told(finding, record) },
        locations: first.map(|(value, e)| location(None, value, e, record)).into_iter().collect(),
        related_locations: related,
        partial_fingerprints: Fingerprints { atodds: finding.id.clone() },
        rank: finding.confidence.map(|sure| (sure * 100.0).clamp(0.0, 100.0).round()),
        suppressions: suppressed.into_iter().collect(),
        properties: Details { verdict: finding.verdict.clone(), confidence: finding.confidence },
    }
}

/// What it is about, then who says what; each but the first links to its place.
fn told(finding: &FindingRecord, record: &Record) -> String {
    let said = finding.evidence().take(MOST_LOCATIONS).enumerate().map(|(n, (value, evidence))| {
        let outlet = record.called(&evidence.report);
        match n {
            0 => format!("{} ({})", plain(value), plain(outlet)),
            n => format!("[{}]({n}) ({})", plain(value), plain(outlet)),
        }
    });
    let said: Vec<String> = said.collect();
    let about = if finding.subject.is_empty() { &finding.message } else { &finding.subject };
    format!("{} — {}: {}. {}", plain(&finding.verdict), plain(about), said.join(", "), plain(&finding.reason))
}

fn location(id: Option<usize>, value: &str, evidence: &EvidenceRecord, record: &Record) -> Location {
    let outlet = record.called(&evidence.report);
    let who = evidence.according_to(value).map(|who| format!(", according to {who}")).unwrap_or_default();
    Location {
        id,
        physical_location: Physical { artifact_location: artifact(&evidence.report), region: region(evidence) },
        message: Text { text: plain(&format!("{value}{who} ({outlet})")) },
    }
}

/// A path as a URI reference: relative to the root of the sources, unless it starts at that of the machine.
fn artifact(path: &str) -> Artifact {
    let path = path.strip_prefix("./").unwrap_or(path);
    let encoded: String = path.bytes().map(percent).collect();
    match path.starts_with('/') {
        true => Artifact { uri: format!("file://{encoded}"), uri_base_id: None },
        false => Artifact { uri: encoded, uri_base_id: Some(ROOT) },
    }
}

fn percent(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

fn region(evidence: &EvidenceRecord) -> Region {
    let breaks = evidence.quote.matches('\n').count();
    let last = evidence.quote.rsplit('\n').next().unwrap_or_default().chars().count();
    let (line, column) = (evidence.line.max(1), evidence.column.max(1));
    Region {
        start_line: line,
        start_column: column,
        end_line: line + breaks,
        end_column: if breaks == 0 { column + last } else { last + 1 },
        snippet: Text { text: evidence.quote.clone() },
    }
}

/// Words from outside, without the links that brackets make in a message.
fn plain(words: &str) -> String {
    inert::line(words).replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_references_with_nothing_to_misread() {
        let uri = |path: &str| artifact(path).uri;
        assert_eq!(uri("./a b/c#1%?.txt"), "a%20b/c%231%25%3F.txt");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
        assert_eq!(uri("malmö.txt"), "malm%C3%B6.txt");
        assert_eq!(uri("c:x"), "c%3Ax", "a colon in the first segment would read as a scheme");
        assert!(artifact("/tmp/a.txt").uri_base_id.is_none());
    }

    #[test]
    fn a_region_starts_at_one_and_follows_line_breaks() {
        let region = |quote: &str, line, column| {
            let region = region(&EvidenceRecord { quote: quote.into(), line, column, ..Default::default() });
            (region.start_line, region.start_column, region.end_line, region.end_column)
        };
        assert_eq!(region("é12", 3, 5), (3, 5, 3, 8));
        assert_eq!(region("at least\n12", 3, 5), (3, 5, 4, 3));
        assert_eq!(region("", 0, 0), (1, 1, 1, 1));
    }

    #[test]
    fn brackets_make_no_links() {
        assert_eq!(plain("[x](javascript:y)\\"), "\\[x\\](javascript:y)\\\\");
    }
}
