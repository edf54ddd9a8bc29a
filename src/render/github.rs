//! Workflow commands that GitHub turns into annotations.

use super::{FindingRecord, NoteRecord, Record, inert};
use std::fmt::Write;

/// One command a finding, one a file that was not read, and a plain last line.
pub(super) fn draw(record: &Record) -> String {
    let mut out = String::new();
    for note in &record.notes {
        out.push_str(&noted(note));
    }
    for finding in &record.findings {
        out.push_str(&annotation(finding, record));
    }
    let _ = writeln!(out, "atodds: {} in {}", record.tally(), super::some(record.reports.len(), "report"));
    out
}

fn noted(note: &NoteRecord) -> String {
    let level = if note.is_failure() { "error" } else { "notice" };
    let file = note.report.as_deref().map(|file| format!(" file={}", property(&inert::line(file)))).unwrap_or_default();
    format!("::{level}{file}::{}\n", data(&inert::line(&note.message)))
}

fn annotation(finding: &FindingRecord, record: &Record) -> String {
    let level = match (record.gate.fails(&finding.verdict), finding.severity.as_str()) {
        (true, "error") => "error",
        (true, _) => "warning",
        (false, _) => "notice",
    };
    let place = finding.evidence().next().map(|(_, evidence)| {
        let last = evidence.column + evidence.quote.chars().count();
        let one_line = !evidence.quote.contains(['\n', '\r']);
        let end = if one_line { format!(",endColumn={last}") } else { String::new() };
        format!(
            "file={},line={},col={}{end},",
            property(&inert::line(&evidence.report)),
            evidence.line,
            evidence.column
        )
    });
    let title = property(&inert::line(&format!("{} ({})", finding.verdict, finding.rule)));
    format!("::{level} {}title={title}::{}\n", place.unwrap_or_default(), data(&told(finding, record)))
}

fn told(finding: &FindingRecord, record: &Record) -> String {
    let mut lines = vec![inert::line(&finding.message)];
    for (value, evidence) in finding.evidence() {
        let outlet = record.called(&evidence.report);
        let (file, sentence) = (&evidence.report, &evidence.sentence);
        let said = format!("{value} — {outlet} ({file}:{}): {sentence}", evidence.line);
        lines.push(inert::line(&said));
    }
    lines.push(inert::line(&finding.reason));
    lines.join("\n")
}

/// As the runner decodes the message of a command.
fn data(words: &str) -> String {
    words.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// As the runner decodes a property of a command.
fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(property("a\n::error::x,y%0A"), "a%0A%3A%3Aerror%3A%3Ax%2Cy%250A");
        assert_eq!(data("50 %\r\n"), "50 %25%0D%0A");
    }
}
