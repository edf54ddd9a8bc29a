use crate::comparison::Comparison;
use crate::gate::{Counts, Gated};
use crate::judge::{Evidence, Finding};
use serde::{Deserialize, Serialize};

/// The number of the result's shape. It changes when a field is renamed, removed or changes its meaning.
pub const SCHEMA: &str = "atodds/1";

/// A result as every output draws it, and as JSON keeps it. It can be read back and drawn again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Record {
    /// [`SCHEMA`].
    pub schema: String,
    /// The id of the set.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub id: Option<String>,
    /// What was compared.
    pub reports: Vec<ReportRecord>,
    /// Where they are at odds, most important first.
    pub findings: Vec<FindingRecord>,
    /// How many findings went which way.
    pub counts: CountsRecord,
    /// What was odd about reading and comparing.
    pub notes: Vec<NoteRecord>,
}

/// One report of a [`Record`].
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ReportRecord {
    /// Its id in the set, or its path as given.
    pub id: String,
    /// The outlet.
    pub source: Option<String>,
    /// When it was published, as an ISO date or time.
    pub published: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// article, brief, caption, liveblog or wire.
    pub kind: String,
}

/// One finding of a [`Record`].
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FindingRecord {
    /// Fingerprint of its content.
    pub id: String,
    /// number, date, …
    pub rule: String,
    /// conflict, dispute, update or hedge.
    pub verdict: String,
    /// error, warning or note.
    pub severity: String,
    /// 0 to 1.
    pub confidence: f64,
    /// One line.
    pub message: String,
    /// Why these are the same thing, and why they part.
    pub reason: String,
    /// Two or more.
    pub sides: Vec<SideRecord>,
    /// What the confidence is made of.
    pub parts: Vec<PartRecord>,
}

/// One side of a finding.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SideRecord {
    /// The value, for people.
    pub value: String,
    /// Where it is said.
    pub evidence: Vec<EvidenceRecord>,
}

/// One place where a value is said.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct EvidenceRecord {
    /// The id of the report.
    pub report: String,
    /// `text` or `headline`.
    pub field: String,
    /// First byte of the value in that field.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Its line in the file, from one.
    pub line: usize,
    /// Its first character in that line, from one.
    pub column: usize,
    /// The value.
    pub quote: String,
    /// The sentence around it, verbatim.
    pub sentence: String,
    /// First byte of the sentence in the field.
    pub sentence_start: usize,
    /// Who says it, where that is not the report itself.
    pub said_by: Option<String>,
}

/// A part of a score.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PartRecord {
    /// What was weighed.
    pub name: String,
    /// In log-odds, two decimals.
    pub weight: f64,
}

/// How many there were of everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct CountsRecord {
    /// Reports compared.
    pub reports: usize,
    /// Statements read.
    pub statements: usize,
    /// Statements that speak of the same thing as one of another report.
    pub aligned: usize,
    /// Findings in this record.
    pub shown: usize,
    /// Findings that we were less sure of than the gate asks.
    pub below: usize,
}

/// A note on one report or on the whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NoteRecord {
    /// The report, if it is about one.
    pub report: Option<String>,
    /// What happened, in a word.
    pub what: String,
    /// The same for people.
    pub message: String,
}

impl Record {
    /// The record of a comparison with the findings that passed the gate.
    pub fn of(id: Option<String>, comparison: &Comparison, gated: &Gated) -> Self {
        Self {
            schema: SCHEMA.to_string(),
            id,
            reports: comparison.accounts.iter().map(|account| report(&account.report)).collect(),
            findings: gated.shown.iter().map(|finding| self::finding(comparison, finding)).collect(),
            counts: counts(comparison, gated.counts),
            notes: notes(comparison),
        }
    }
}

fn report(report: &crate::report::Report) -> ReportRecord {
    let headline = report.text.field(crate::text::Field::Headline);
    ReportRecord {
        id: report.id.clone(),
        source: report.outlet.clone(),
        published: report.published.map(|moment| moment.to_string()),
        headline: headline.map(|span| span.of(report.text.as_str()).to_string()).filter(|h| !h.trim().is_empty()),
        kind: report.kind.name().to_string(),
    }
}

fn finding(comparison: &Comparison, finding: &Finding) -> FindingRecord {
    let evidence = |e: &Evidence| self::evidence(comparison, e);
    FindingRecord {
        id: finding.fingerprint.clone(),
        rule: finding.rule.name().to_string(),
        verdict: finding.verdict.name().to_string(),
        severity: finding.severity.name().to_string(),
        confidence: finding.confidence(),
        message: finding.message(),
        reason: finding.reason.clone(),
        sides: finding
            .sides
            .iter()
            .map(|side| SideRecord {
                value: side.value.clone(),
                evidence: side.evidence.iter().map(evidence).collect(),
            })
            .collect(),
        parts: finding
            .weighing
            .parts()
            .iter()
            .map(|&(name, weight)| PartRecord { name: name.to_string(), weight: (weight * 100.0).round() / 100.0 })
            .collect(),
    }
}

fn evidence(comparison: &Comparison, evidence: &Evidence) -> EvidenceRecord {
    let report = &comparison.accounts[evidence.report].report;
    let text = report.text.as_str();
    let place = report.text.place(evidence.span);
    EvidenceRecord {
        report: report.id.clone(),
        field: place.field.name().to_string(),
        start: place.span.start,
        end: place.span.end,
        line: place.position.line,
        column: place.position.column,
        quote: evidence.span.of(text).to_string(),
        sentence: evidence.sentence.of(text).to_string(),
        sentence_start: report.text.place(evidence.sentence).span.start,
        said_by: evidence.said_by.map(|span| span.of(text).to_string()),
    }
}

fn counts(comparison: &Comparison, counts: Counts) -> CountsRecord {
    CountsRecord {
        reports: comparison.accounts.len(),
        statements: comparison.accounts.iter().map(|account| account.statements.len()).sum(),
        aligned: comparison.alignment.aligned(),
        shown: counts.shown,
        below: counts.below,
    }
}

fn notes(comparison: &Comparison) -> Vec<NoteRecord> {
    let note = |report: Option<&str>, note: &crate::report::Note| NoteRecord {
        report: report.map(str::to_string),
        what: note.what.to_string(),
        message: note.message.clone(),
    };
    let of_reports = comparison
        .accounts
        .iter()
        .flat_map(|account| account.report.notes.iter().map(move |n| note(Some(&account.report.id), n)));
    of_reports.chain(comparison.notes.iter().map(|n| note(None, n))).collect()
}
