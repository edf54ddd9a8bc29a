//! JUnit XML: one test case a finding. What is at or above the gate has failed, what is set aside was skipped.

use super::{FindingRecord, NoteRecord, Record, inert};
use std::fmt::Write;

/// One suite. A set without findings is one case that passed, since some servers refuse a suite without cases.
pub(super) fn draw(record: &Record) -> String {
    let name = attribute(record.id.as_deref().unwrap_or("atodds"));
    let unread: Vec<&NoteRecord> = record.notes.iter().filter(|note| note.is_failure()).collect();
    let failures = record.findings.iter().filter(|finding| record.gate.fails(&finding.verdict)).count();
    let listed = record.findings.len() + record.set_aside.len() + unread.len();
    let (cases, errors, skipped) = (listed.max(1), unread.len(), record.set_aside.len());
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites name=\"{name}\" tests=\"{cases}\" failures=\"{failures}\" errors=\"{errors}\">");
    let _ = writeln!(
        out,
        "  <testsuite name=\"{name}\" tests=\"{cases}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\">"
    );
    for note in unread {
        let message = attribute(&note.message);
        let _ = writeln!(out, "    <testcase classname=\"atodds.input\" name=\"{message}\">");
        let _ = writeln!(out, "      <error type=\"unread\" message=\"{message}\"/>\n    </testcase>");
    }
    for finding in &record.findings {
        out.push_str(&case(finding, &found(finding, record)));
    }
    for aside in &record.set_aside {
        let reason = aside.reason.as_deref().unwrap_or("no reason given");
        let message = attribute(&format!("{}: {reason}", aside.why));
        out.push_str(&case(&aside.finding, &format!("      <skipped message=\"{message}\"/>\n")));
    }
    if listed == 0 {
        out.push_str("    <testcase classname=\"atodds\" name=\"no findings\"/>\n");
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

/// The schema of the Jenkins xUnit plugin knows no file and no line of a case: the places stand in the words.
fn case(finding: &FindingRecord, inside: &str) -> String {
    let name = attribute(&format!("{} [{}]", finding.message, finding.id));
    let rule = attribute(&finding.rule);
    format!("    <testcase classname=\"atodds.{rule}\" name=\"{name}\">\n{inside}    </testcase>\n")
}

fn found(finding: &FindingRecord, record: &Record) -> String {
    let mut lines = vec![inert::line(&finding.reason)];
    for (value, evidence) in finding.evidence() {
        let place = format!("{}:{}:{}", evidence.report, evidence.line, evidence.column);
        lines.push(inert::line(&format!("{place}  {value}  {}", evidence.sentence)));
    }
    let told = text(&lines.join("\n"));
    let (verdict, message) = (attribute(&finding.verdict), attribute(&finding.message));
    if record.gate.fails(&finding.verdict) {
        format!("      <failure type=\"{verdict}\" message=\"{message}\">{told}</failure>\n")
    } else {
        format!("      <system-out>{verdict}: {told}</system-out>\n")
    }
}

fn attribute(words: &str) -> String {
    text(&inert::line(words)).replace('"', "&quot;")
}

/// What XML has no way to write was made visible before.
fn text(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(attribute("a\u{0}\u{1b}\u{fffe}]]><x y=\"&\">"), "a␀␛\u{fffd}]]&gt;&lt;x y=&quot;&amp;&quot;&gt;");
    }
}
