//! Markdown for comments on a change, job summaries and chats.

use super::{EvidenceRecord, FindingRecord, Record, Sheet, inert};
use std::fmt::Write;

/// A comment on GitHub holds 65,536 characters; what has no room is counted, not dropped in silence.
const MOST_BYTES: usize = 60_000;

/// A heading that counts, then a section a finding, most important first.
pub(super) fn draw(record: &Record) -> Sheet {
    let mut out = format!("## At odds: {} in {}\n", record.tally(), super::some(record.reports.len(), "report"));
    let mut shown = 0;
    for section in record.findings.iter().map(|finding| section(finding, record)) {
        if out.len() + section.len() > MOST_BYTES {
            break;
        }
        out.push_str(&section);
        shown += 1;
    }
    let left_out = super::left_out(shown, record.findings.len(), "finding", super::IN_JSON);
    if let Some(told) = &left_out {
        let _ = write!(out, "\n**{told}**\n");
    }
    for note in &record.notes {
        let about = note.report.as_deref().map(|report| format!("{}: ", code(report))).unwrap_or_default();
        let _ = write!(out, "\n> {about}{}\n", escaped(&note.message));
    }
    let counts = record.counts;
    let _ = write!(
        out,
        "\n{} statements, {} aligned: {} shown, {} ignored, {} known, {} below the gate\n",
        counts.statements, counts.aligned, counts.shown, counts.ignored, counts.known, counts.below
    );
    Sheet { words: out, left_out }
}

fn section(finding: &FindingRecord, record: &Record) -> String {
    let mut out = format!("\n### {}: {}\n\n", escaped(&finding.verdict), escaped(&finding.message));
    for (value, evidence) in finding.evidence() {
        let _ = writeln!(out, "- **{}** — {}: {}", escaped(value), said(value, evidence, record), sentence(evidence));
    }
    let sure = finding.percent().map(|percent| format!(" · {percent} sure")).unwrap_or_default();
    let (rule, id) = (code(&finding.rule), code(&finding.id));
    let _ = write!(out, "\n{}\n\n<sub>{rule}{sure} · {id}</sub>\n", escaped(&finding.reason));
    out
}

fn said(value: &str, evidence: &EvidenceRecord, record: &Record) -> String {
    let report = record.report(&evidence.report);
    let name = escaped(record.called(&evidence.report));
    let who = evidence.according_to(value).map(|who| format!(", according to {}", escaped(who))).unwrap_or_default();
    let when = report.and_then(|r| r.published.as_deref()).map(|p| format!(", {}", escaped(p))).unwrap_or_default();
    let place = code(&format!("{}:{}:{}", evidence.report, evidence.line, evidence.column));
    format!("{name}{who}{when} ({place})")
}

/// The sentence with the words in question in bold.
fn sentence(evidence: &EvidenceRecord) -> String {
    let value = evidence.within_sentence();
    let (before, rest) = evidence.sentence.split_at(value.start);
    let (words, after) = rest.split_at(value.len());
    if words.trim().is_empty() {
        return escaped(&evidence.sentence);
    }
    format!("{}**{}**{}", escaped(before), escaped(words), escaped(after))
}

/// Words from outside as plain text: no link, picture, heading, list, mention or tag comes of them.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let words = inert::line(words);
    let mut chars = words.chars().peekable();
    let number = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' => out.extend(['\\', c]),
            '#' | '>' | '-' | '+' | '=' if out.is_empty() => out.extend(['\\', c]),
            '.' | ')' if number > 0 && out.len() == number => out.extend(['\\', c]),
            // A mention, a number of an issue or a bare address stops being one when something invisible parts it.
            '@' => out.extend([c, JOINER]),
            '#' if next.is_alphanumeric() => out.extend([c, JOINER]),
            ':' if next == '/' || next.is_alphabetic() => out.extend([c, JOINER]),
            'w' | 'W' if next.eq_ignore_ascii_case(&'w') => out.extend([c, JOINER]),
            c => out.push(c),
        }
    }
    out
}

/// Takes no room and parts nothing for the eye.
const JOINER: char = '\u{2060}';

/// As code, with a fence longer than any in the words.
fn code(words: &str) -> String {
    let words = inert::line(words);
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let room = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{fence}{room}{words}{room}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_from_outside_stay_words() {
        assert_eq!(escaped("[x](javascript:y)"), "\\[x\\](javascript:\u{2060}y)");
        assert_eq!(escaped("![](http://t)"), "!\\[\\](http:\u{2060}//t)");
        assert_eq!(escaped("<details>&amp;"), "&lt;details>&amp;amp;");
        assert_eq!(escaped("@team #12"), "@\u{2060}team #\u{2060}12");
        assert_eq!(escaped("> x"), "\\> x");
        assert_eq!(escaped("12. x\n# y"), "12\\. x # y");
        assert_eq!(escaped("- x"), "\\- x");
        assert_eq!(escaped("www.example.org"), "w\u{2060}w\u{2060}w.example.org");
        assert_eq!(escaped("The toll (so far) is 12."), "The toll (so far) is 12.");
        assert_eq!(code("a``b`"), "``` a``b` ```");
    }
}
