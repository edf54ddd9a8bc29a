//! The matrix of claims by reports, for a spreadsheet: what they part on, then what they agree on, then what
//! could not be read.

use super::{AgreementRecord, FindingRecord, Record, ReportRecord, inert};

/// In the cell of a report that says nothing of the thing.
const NOT_MENTIONED: &str = "—";
/// In the cell of a report that speaks of the thing and gives no value that parts.
const NO_VALUE: &str = "mentioned, no value";

/// One row a claim, one column a report; lines end in `\r\n`, as RFC 4180 has it.
pub(super) fn draw(record: &Record) -> String {
    let named = ["status", "id", "rule", "verdict", "severity", "confidence", "about"].map(str::to_string);
    let reports = record.reports.iter().map(|report| heading(report, record));
    let mut out = row(named.into_iter().chain(reports));
    for finding in &record.findings {
        out.push_str(&line("new", finding, record));
    }
    for aside in &record.set_aside {
        out.push_str(&line(&aside.why, &aside.finding, record));
    }
    for agreement in &record.agreements {
        out.push_str(&agreed(agreement, record));
    }
    for note in record.notes.iter().filter(|note| note.is_failure()) {
        let known = ["not read", "", "", "", "", "", &note.message].map(str::to_string);
        out.push_str(&row(known.into_iter().chain(record.reports.iter().map(|_| String::new()))));
    }
    out
}

/// Outlets have one name in several reports of theirs; then the id tells these apart.
fn heading(report: &ReportRecord, record: &Record) -> String {
    let namesakes = record.reports.iter().filter(|other| other.name() == report.name()).count();
    if namesakes > 1 { format!("{} ({})", report.name(), report.id) } else { report.name().to_string() }
}

fn line(status: &str, finding: &FindingRecord, record: &Record) -> String {
    let confidence = finding.confidence.map(|sure| format!("{sure:.2}")).unwrap_or_default();
    let about = if finding.subject.is_empty() { &finding.message } else { &finding.subject };
    let known = [status, &finding.id, &finding.rule, &finding.verdict, &finding.severity, &confidence, about];
    let cells = record.reports.iter().map(|report| cell(finding, &report.id));
    row(known.map(str::to_string).into_iter().chain(cells))
}

/// What several reports say alike: "3 of 4" stands where a finding has its verdict.
fn agreed(agreement: &AgreementRecord, record: &Record) -> String {
    let share = format!("{} of {}", agreement.reports(), record.reports.len());
    let known = ["agreed", "", &agreement.rule, &share, "", "", &agreement.subject].map(str::to_string);
    let cells = record.reports.iter().map(|report| match agreement.values_of(&report.id) {
        values if values.is_empty() => NOT_MENTIONED.to_string(),
        values => values.join(" / "),
    });
    row(known.into_iter().chain(cells))
}

fn cell(finding: &FindingRecord, report: &str) -> String {
    let values = finding.values_of(report);
    match values.is_empty() {
        false => values.join(" / "),
        true if finding.is_mentioned_in(report) => NO_VALUE.into(),
        true => NOT_MENTIONED.into(),
    }
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell that begins like a formula gets an apostrophe, by which spreadsheets take it for text.
fn quoted(cell: &str) -> String {
    let cell = inert::line(cell);
    let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    let cell = if formula { format!("'{cell}") } else { cell };
    if cell.contains([',', '"', ';']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_or_breaks_the_row() {
        assert_eq!(quoted("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        for formula in ["+1", "-1", "@sum", " =1", "\t=1", "\r=1", "＝1"] {
            assert!(quoted(formula).starts_with('\''), "{formula:?}: {:?}", quoted(formula));
        }
        assert_eq!(quoted("a\r\nb"), "a  b");
        assert_eq!(quoted("1,187"), "\"1,187\"");
    }
}
