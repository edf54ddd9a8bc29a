//! Why one finding was found, for somebody who has to decide what to do about it.

use super::terminal::{self, Style};
use super::{FindingRecord, Record, ReportRecord, inert, signs};
use std::fmt::Write;

/// The excerpts, then what both speak of, why they part, why they are taken to be of one thing, what would settle it and how
/// sure that is.
pub fn draw(finding: &FindingRecord, record: &Record, style: Style) -> String {
    let mut out = terminal::finding(finding, record, style);
    let told = signs::told(finding);
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(out, "{title}");
            lines.iter().for_each(|line| out.push_str(&wrapped(&inert::line(line), style.width)));
            out.push('\n');
        }
    };
    section("What it says", vec![signs::meaning(&finding.verdict).to_string()]);
    section("Who says what", who(finding, record));
    section("Why they part", vec![finding.reason.clone()]);
    section("What speaks for their being about one thing", told.speaks_for.iter().map(|line| item(line)).collect());
    section("What speaks against it", told.speaks_against.iter().map(|line| item(line)).collect());
    section("Who else speaks of it", mentions(finding, record));
    section(
        "What would settle it",
        signs::settling(&finding.rule).into_iter().chain(asking(finding, record)).collect(),
    );
    section("How sure it is", sure(finding));
    let _ = writeln!(out, "How this rule judges: atodds explain {}", inert::line(&finding.rule));
    out
}

fn item(words: &str) -> String {
    format!("- {words}")
}

fn outlet<'a>(report: &'a str, record: &'a Record) -> &'a str {
    record.report(report).map_or(report, ReportRecord::name)
}

/// The line, and the file where the outlet does not name it.
fn place(report: &str, line: usize, record: &Record) -> String {
    if outlet(report, record) == report { format!("line {line}") } else { format!("line {line} of {report}") }
}

/// A line for each place: the value, the report, when it was published, who is credited.
fn who(finding: &FindingRecord, record: &Record) -> Vec<String> {
    let line = |(value, evidence): (&str, &super::EvidenceRecord)| {
        let published = record.report(&evidence.report).and_then(|report| report.published.as_deref());
        let when = published.map(|published| format!(", {published}")).unwrap_or_default();
        let voice = match (evidence.according_to(value), &evidence.said_by) {
            (Some(who), _) => format!(", which credits it to {who}"),
            (None, Some(_)) => String::new(),
            (None, None) => ", in its own voice".into(),
        };
        let place = place(&evidence.report, evidence.line, record);
        item(&format!("{value}: {}{when}{voice} ({place})", outlet(&evidence.report, record)))
    };
    finding.evidence().map(line).collect()
}

fn mentions(finding: &FindingRecord, record: &Record) -> Vec<String> {
    let line = |mention: &super::MentionRecord| {
        let place = place(&mention.report, mention.line, record);
        item(&format!("{} gives no such value: {} ({place})", outlet(&mention.report, record), mention.sentence))
    };
    finding.mentions.iter().map(line).collect()
}

/// Whom to ask: those who are credited, and the outlets that credit nobody.
pub fn asking(finding: &FindingRecord, record: &Record) -> Option<String> {
    let mut asked: Vec<String> = Vec::new();
    for (value, evidence) in finding.evidence() {
        let outlet = outlet(&evidence.report, record);
        let who = match evidence.credited() {
            Some(speaker) => format!("{speaker}, whom {outlet} credits with \"{value}\""),
            None => format!("{outlet}, where it has \"{value}\" from"),
        };
        if !asked.contains(&who) {
            asked.push(who);
        }
    }
    (!asked.is_empty()).then(|| format!("Ask {}.", asked.join("; ")))
}

/// The confidence in words, and the sum behind it for those who want to check it; nothing in a result without scores.
fn sure(finding: &FindingRecord) -> Vec<String> {
    let Some((confidence, percent)) = finding.confidence.zip(finding.percent()) else { return Vec::new() };
    let mut lines = vec![
        signs::sureness(confidence),
        "Two values of two reports are seldom of one thing, so the scales begin low; each sign then moves them. \
         The sum, in log-odds (0 is as likely as not):"
            .to_string(),
    ];
    lines.extend(finding.parts.iter().map(|part| format!("  {:>6.2}  {}", part.weight, part.name)));
    let total: f64 = finding.parts.iter().map(|part| part.weight).sum();
    lines.push(format!("  {total:>6.2}  together: {percent}"));
    lines
}

/// A paragraph of the section, indented, broken between words where it is wider than `width`; what hangs over is indented
/// as far as its first line.
fn wrapped(words: &str, width: usize) -> String {
    let width = width.max(terminal::NARROWEST);
    let lead = words.len() - words.trim_start_matches([' ', '-']).len();
    let hanging = " ".repeat(2 + lead);
    let mut out = String::new();
    let mut line = format!("  {}", &words[..lead]);
    let mut is_empty = true;
    for word in words[lead..].split_inclusive(' ') {
        if !is_empty && line.chars().count() + word.trim_end().chars().count() > width {
            out.push_str(line.trim_end());
            out.push('\n');
            line.clone_from(&hanging);
        }
        line.push_str(word);
        is_empty = false;
    }
    format!("{out}{}\n", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_hang_under_their_first() {
        let long = format!("- {}", "word ".repeat(30));
        let lines: Vec<String> = wrapped(&long, 60).lines().map(str::to_string).collect();
        assert!(lines.len() > 2 && lines.iter().all(|line| line.chars().count() <= 60), "{lines:?}");
        assert!(lines[0].starts_with("  - word") && lines[1].starts_with("    word"), "{lines:?}");
        assert_eq!(wrapped("   1.00  words alike", 60), "     1.00  words alike\n");
        assert_eq!(wrapped(&"x".repeat(90), 60).lines().count(), 1, "a word is never broken");
    }
}
