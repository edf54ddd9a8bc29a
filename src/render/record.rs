use crate::account::Account;
use crate::align::StatementId;
use crate::comparison::Comparison;
use crate::facts::quantity::Limit;
use crate::gate::{self, Counts, Gated};
use crate::judge::{Agreement, Evidence, Finding, SameFigure, Side, Verdict};
use crate::text::{Field, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The number of the result's shape. It changes when a field is renamed, removed or changes its meaning.
pub const SCHEMA: &str = "atodds/1";

/// A result as every output draws it, and as JSON keeps it. It can be read back and drawn again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// `atodds/1`.
    pub schema: String,
    /// What made the result; left out when it is to be the same for every version.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tool: Option<ToolRecord>,
    /// When it was made, as an ISO time, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub made: Option<String>,
    /// The id of the set.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub id: Option<String>,
    /// What was compared.
    pub reports: Vec<ReportRecord>,
    /// Where they are at odds, most important first.
    pub findings: Vec<FindingRecord>,
    /// What several reports say alike, where that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub agreements: Vec<AgreementRecord>,
    /// Figures that several reports give for different things, where that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub same_figures: Vec<SameFigureRecord>,
    /// Findings that are not shown because an ignore entry or the baseline names them.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub set_aside: Vec<SetAsideRecord>,
    /// What was asked of a finding.
    #[serde(default)]
    pub gate: GateRecord,
    /// How many findings went which way.
    pub counts: CountsRecord,
    /// What was odd about reading and comparing.
    pub notes: Vec<NoteRecord>,
}

/// The program that made a result.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ToolRecord {
    /// `atodds`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// What was asked of a finding.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct GateRecord {
    /// The least verdict that fails a run: conflict, dispute, update, note or never.
    pub fail_on: String,
    /// The least confidence that is shown, 0 to 1.
    pub min_confidence: f64,
}

/// One report of a [`Record`].
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct ReportRecord {
    /// Its id in the set, or its path as given.
    pub id: String,
    /// The outlet.
    pub source: Option<String>,
    /// When it was published, as an ISO date or time.
    pub published: Option<String>,
    /// When it was last changed, as an ISO date or time.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub updated: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub byline: Option<String>,
    /// The address at which it is published.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub link: Option<String>,
    /// article, brief, caption, liveblog or wire.
    pub kind: String,
    /// The place of its dateline.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub place: Option<String>,
    /// The number of the version, where it has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub version: Option<u32>,
    /// How many words it has.
    #[serde(default)]
    pub words: usize,
    /// SHA-256 of headline and text as they were read, in hexadecimal digits.
    #[serde(default)]
    pub sha256: String,
    /// Its words, block by block, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub blocks: Option<Vec<BlockRecord>>,
}

/// A headline, a paragraph, a caption.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct BlockRecord {
    /// headline, byline, paragraph, caption, …
    pub kind: String,
    /// `text` or `headline`.
    pub field: String,
    /// First byte of the block in that field.
    pub start: usize,
    /// Its words, verbatim.
    pub words: String,
}

/// One finding of a [`Record`].
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct FindingRecord {
    /// Fingerprint of its content.
    pub id: String,
    /// number, date, …
    pub rule: String,
    /// conflict, dispute, update or hedge.
    pub verdict: String,
    /// error, warning or note.
    pub severity: String,
    /// 0 to 1; left out with all scores.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub confidence: Option<f64>,
    /// What both speak of, in a few words.
    #[serde(default)]
    pub subject: String,
    /// One line.
    pub message: String,
    /// Why these are the same thing, and why they part.
    pub reason: String,
    /// Two or more.
    pub sides: Vec<SideRecord>,
    /// Reports that speak of the same thing and give no value that parts.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub mentions: Vec<MentionRecord>,
    /// What the confidence is made of; left out with all scores.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub parts: Vec<PartRecord>,
}

/// What several reports say alike.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct AgreementRecord {
    /// number, date, …
    pub rule: String,
    /// What they speak of, in a few words.
    pub subject: String,
    /// One where all say the same, several where what they say can all be right.
    pub sides: Vec<SideRecord>,
}

/// A figure that reports give for different things: one may have been taken for the other.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct SameFigureRecord {
    /// The figure.
    pub figure: String,
    /// What it is said of, and where.
    pub sides: Vec<SideRecord>,
}

/// A finding that is not shown.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SetAsideRecord {
    /// ignored or known.
    pub why: String,
    /// What was said about it.
    pub reason: Option<String>,
    /// The last day on which that holds.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub expires: Option<String>,
    /// The finding.
    pub finding: FindingRecord,
}

/// One side of a finding.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct SideRecord {
    /// The value, for people.
    pub value: String,
    /// Where it is said.
    pub evidence: Vec<EvidenceRecord>,
}

/// One place where a value is said.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, JsonSchema)]
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
    /// Whom that names, where the words themselves cannot stand behind "according to": "Elena Vargas" for a "she" that stands
    /// for her.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub speaker: Option<String>,
    /// First byte of who says it in the field.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub said_by_start: Option<usize>,
    /// The number that it is, where it is one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub range: Option<RangeRecord>,
    /// The subject and the verb of the clause that the value is in, where the words of the reports are kept.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clause: Option<ClauseRecord>,
}

/// What a reader looks for first in a clause.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ClauseRecord {
    /// Who or what, without what hangs on it from behind.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub subject: Option<StretchRecord>,
    /// The verb, with the auxiliaries that stand right before it.
    pub verb: StretchRecord,
}

/// Some words of a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StretchRecord {
    /// First byte in the field.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// From what to what a number can be; an open end is null.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RangeRecord {
    /// The least it can be.
    pub low: Option<f64>,
    /// The most it can be.
    pub high: Option<f64>,
}

/// A sentence about the same thing, without a value that parts.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MentionRecord {
    /// The id of the report.
    pub report: String,
    /// Its line in the file, from one.
    pub line: usize,
    /// Its first character in that line, from one.
    pub column: usize,
    /// The sentence, verbatim.
    pub sentence: String,
}

/// A part of a score.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PartRecord {
    /// What was weighed.
    pub name: String,
    /// In log-odds, two decimals.
    pub weight: f64,
}

/// How many there were of everything.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct CountsRecord {
    /// Reports compared.
    pub reports: usize,
    /// Statements read.
    pub statements: usize,
    /// Statements that speak of the same thing as one of another report.
    pub aligned: usize,
    /// Findings in this record.
    pub shown: usize,
    /// Findings that an ignore entry names.
    #[serde(default)]
    pub ignored: usize,
    /// Findings that the baseline has.
    #[serde(default)]
    pub known: usize,
    /// Findings that we were less sure of than the gate asks.
    pub below: usize,
}

/// A note on one report or on the whole.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
pub struct NoteRecord {
    /// The report, if it is about one.
    pub report: Option<String>,
    /// What happened, in a word; `unread` when something that was asked for was not compared.
    pub what: String,
    /// The same for people.
    pub message: String,
}

impl NoteRecord {
    /// Whether something that was asked for was not compared.
    pub fn is_failure(&self) -> bool {
        self.what == UNREAD
    }

    /// Something that was asked for and could not be read.
    pub fn unread(message: String) -> Self {
        Self { report: None, what: UNREAD.into(), message }
    }
}

const UNREAD: &str = "unread";

impl Default for GateRecord {
    fn default() -> Self {
        let options = gate::Options::default();
        Self::of(options.fail_on, options.min_confidence)
    }
}

impl GateRecord {
    /// The gate as it is written in results.
    pub fn of(fail_on: Option<Verdict>, min_confidence: f64) -> Self {
        let fail_on = match fail_on {
            None => "never",
            Some(Verdict::Hedge) => "note",
            Some(verdict) => verdict.name(),
        };
        Self { fail_on: fail_on.into(), min_confidence }
    }

    /// Whether a finding with this verdict is a reason to fail. A verdict that this version does not know is one.
    pub fn fails(&self, verdict: &str) -> bool {
        let least = match self.fail_on.as_str() {
            "never" => return false,
            "note" => Verdict::Hedge,
            name => Verdict::named(name).unwrap_or(Verdict::Hedge),
        };
        Verdict::named(verdict).is_none_or(|verdict| verdict >= least)
    }
}

impl Record {
    /// The record of a comparison with the findings that passed the gate, without the words of the reports.
    pub fn of(id: Option<String>, comparison: &Comparison, gate: &gate::Options, gated: &Gated) -> Self {
        let drawn = Drawing::of(comparison);
        Self {
            schema: SCHEMA.to_string(),
            tool: None,
            made: None,
            id,
            reports: comparison.accounts.iter().map(|account| report(&account.report)).collect(),
            findings: gated.shown.iter().map(|finding| drawn.finding(finding)).collect(),
            agreements: Vec::new(),
            same_figures: Vec::new(),
            set_aside: gated.set_aside.iter().map(|aside| drawn.set_aside(aside)).collect(),
            gate: GateRecord::of(gate.fail_on, gate.min_confidence),
            counts: counts(comparison, gated.counts),
            notes: notes(comparison, gated),
        }
    }

    /// The same with the words of the reports, which were compared for it.
    #[must_use]
    pub fn with_words(mut self, comparison: &Comparison) -> Self {
        for (report, account) in self.reports.iter_mut().zip(&comparison.accounts) {
            report.blocks = Some(blocks(&account.report));
        }
        for evidence in self.all_evidence() {
            let account = comparison.accounts.iter().find(|account| account.report.id == evidence.report);
            evidence.clause = account.and_then(|account| clause(account, evidence));
        }
        self
    }

    /// The same with what its reports say alike.
    #[must_use]
    pub fn with_agreements(mut self, comparison: &Comparison, agreements: &[Agreement]) -> Self {
        let drawn = Drawing::of(comparison);
        self.agreements = agreements.iter().map(|agreement| drawn.agreement(agreement)).collect();
        self
    }

    /// The same with the figures that its reports give for different things.
    #[must_use]
    pub fn with_same_figures(mut self, comparison: &Comparison, same: &[SameFigure]) -> Self {
        let drawn = Drawing::of(comparison);
        let record = |one: &SameFigure| SameFigureRecord { figure: one.figure.clone(), sides: drawn.sides(&one.sides) };
        self.same_figures = same.iter().map(record).collect();
        self
    }

    /// The same without how sure each finding is: what is left changes only when something else is found. Findings of one
    /// verdict stand in the order of their rules and places.
    #[must_use]
    pub fn without_scores(mut self) -> Self {
        let place = |finding: &FindingRecord| {
            let first = finding.evidence().next().map(|(_, e)| (self.position(&e.report), e.start, e.end));
            let verdict = Verdict::ALL.iter().position(|verdict| verdict.name() == finding.verdict);
            let severity = ["error", "warning", "note"].iter().position(|name| *name == finding.severity);
            (severity, verdict, finding.rule.clone(), first)
        };
        let mut findings = self.findings.clone();
        findings.sort_by_cached_key(place);
        self.findings = findings;
        let aside = self.set_aside.iter_mut().map(|aside| &mut aside.finding);
        for finding in self.findings.iter_mut().chain(aside) {
            finding.confidence = None;
            finding.parts.clear();
        }
        self
    }

    /// The same with `prefix` before the path of every report, for whoever reads the result from another folder. Addresses,
    /// paths from the root and standard input stay.
    #[must_use]
    pub fn with_path_prefix(mut self, prefix: &str) -> Self {
        let aside = self.set_aside.iter_mut().map(|aside| &mut aside.finding);
        let findings: Vec<&mut FindingRecord> = self.findings.iter_mut().chain(aside).collect();
        let (mut sides, mut mentions) = (Vec::new(), Vec::new());
        for finding in findings {
            sides.extend(&mut finding.sides);
            mentions.extend(&mut finding.mentions);
        }
        sides.extend(self.agreements.iter_mut().flat_map(|agreement| &mut agreement.sides));
        sides.extend(self.same_figures.iter_mut().flat_map(|same| &mut same.sides));
        let of_sides = sides.into_iter().flat_map(|side| &mut side.evidence).map(|evidence| &mut evidence.report);
        let of_mentions = mentions.into_iter().map(|mention| &mut mention.report);
        let of_notes = self.notes.iter_mut().filter_map(|note| note.report.as_mut());
        let ids = self.reports.iter_mut().map(|report| &mut report.id);
        for path in ids.chain(of_sides).chain(of_mentions).chain(of_notes) {
            if !path.starts_with(['/', '<']) && !path.contains("://") {
                *path = format!("{prefix}{}", path.strip_prefix("./").unwrap_or(path));
            }
        }
        self
    }

    /// The same without the words of the reports.
    #[must_use]
    pub fn without_words(&self) -> Self {
        let mut record = self.clone();
        record.reports.iter_mut().for_each(|report| report.blocks = None);
        record.all_evidence().for_each(|evidence| evidence.clause = None);
        record
    }

    /// Every place of a finding or of figures that are given for two things.
    fn all_evidence(&mut self) -> impl Iterator<Item = &mut EvidenceRecord> {
        let findings = self.findings.iter_mut().chain(self.set_aside.iter_mut().map(|aside| &mut aside.finding));
        let sides = findings.flat_map(|finding| &mut finding.sides);
        let same = self.same_figures.iter_mut().flat_map(|same| &mut same.sides);
        sides.chain(same).flat_map(|side| &mut side.evidence)
    }

    /// The report of that id.
    pub fn report(&self, id: &str) -> Option<&ReportRecord> {
        self.reports.iter().find(|report| report.id == id)
    }

    /// What a report is called beside its place: its outlet, or the last part of its path where no other ends in the same.
    pub fn called<'a>(&'a self, id: &'a str) -> &'a str {
        let Some(report) = self.report(id) else { return id };
        let is_alone = self.reports.iter().filter(|other| other.short_name() == report.short_name()).count() == 1;
        if is_alone { report.short_name() } else { report.name() }
    }

    fn position(&self, id: &str) -> Option<usize> {
        self.reports.iter().position(|report| report.id == id)
    }

    /// Every finding, those shown first, then those set aside.
    pub fn all_findings(&self) -> impl Iterator<Item = &FindingRecord> {
        self.findings.iter().chain(self.set_aside.iter().map(|aside| &aside.finding))
    }

    /// "2 conflicts, 1 update", those that there are, the gravest first; "no findings" when there are none.
    pub fn tally(&self) -> String {
        let some = |verdict: Verdict| {
            let n = self.findings.iter().filter(|finding| finding.verdict == verdict.name()).count();
            (n > 0).then(|| super::some(n, verdict.name()))
        };
        let counted: Vec<String> = Verdict::ALL.into_iter().filter_map(some).collect();
        if counted.is_empty() { "no findings".into() } else { counted.join(", ") }
    }
}

impl AgreementRecord {
    /// How many of the reports speak of it.
    pub fn reports(&self) -> usize {
        let evidence = self.sides.iter().flat_map(|side| &side.evidence);
        evidence.map(|evidence| evidence.report.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// The values that one report gives, each once, in order.
    pub fn values_of(&self, report: &str) -> Vec<&str> {
        values_of(&self.sides, report)
    }
}

/// The values among `sides` that one report gives, each once, in order.
fn values_of<'a>(sides: &'a [SideRecord], report: &str) -> Vec<&'a str> {
    let said = |side: &&SideRecord| side.evidence.iter().any(|evidence| evidence.report == report);
    sides.iter().filter(said).map(|side| side.value.as_str()).collect()
}

impl ReportRecord {
    /// The name that people see: the outlet where it is known, the id otherwise.
    pub fn name(&self) -> &str {
        self.source.as_deref().unwrap_or(&self.id)
    }

    /// The same where there is little room: of a path its last part.
    pub fn short_name(&self) -> &str {
        self.source.as_deref().unwrap_or_else(|| self.id.rsplit('/').find(|part| !part.is_empty()).unwrap_or(&self.id))
    }
}

impl FindingRecord {
    /// "81 %", where it is said how sure it is; never more than 99 %, since no sign is proof.
    pub fn percent(&self) -> Option<String> {
        self.confidence.map(|sure| super::percent(sure.min(0.99)))
    }

    /// Every place where one of the values is said, side by side, each with its value.
    pub fn evidence(&self) -> impl Iterator<Item = (&str, &EvidenceRecord)> {
        self.sides.iter().flat_map(|side| side.evidence.iter().map(|evidence| (side.value.as_str(), evidence)))
    }

    /// The values that one report gives, each once, in order.
    pub fn values_of(&self, report: &str) -> Vec<&str> {
        values_of(&self.sides, report)
    }

    /// Whether a report speaks of the thing without a value that parts.
    pub fn is_mentioned_in(&self, report: &str) -> bool {
        self.mentions.iter().any(|mention| mention.report == report)
    }
}

impl EvidenceRecord {
    /// The words in question as bytes of the sentence; nothing when the two do not fit.
    pub fn within_sentence(&self) -> std::ops::Range<usize> {
        self.part(self.start, &self.quote).unwrap_or(0..0)
    }

    /// Who says it, as it can stand behind "according to".
    pub fn credited(&self) -> Option<&str> {
        self.speaker.as_deref().or(self.said_by.as_deref())
    }

    /// The same; nothing where `value` begins with them: "Iran denies that …".
    pub fn according_to(&self, value: &str) -> Option<&str> {
        let who = self.credited()?;
        (!value.to_lowercase().starts_with(&who.to_lowercase())).then_some(who)
    }

    /// Who says it as bytes of the sentence, where they stand in it.
    pub fn who_within_sentence(&self) -> Option<std::ops::Range<usize>> {
        self.part(self.said_by_start?, self.said_by.as_deref()?)
    }

    /// Some words of its field as bytes of the sentence, if they stand in it.
    pub fn stretch_within_sentence(&self, stretch: StretchRecord) -> Option<std::ops::Range<usize>> {
        let start = stretch.start.checked_sub(self.sentence_start)?;
        let range = start..stretch.end.checked_sub(self.sentence_start)?;
        self.sentence.get(range.clone()).is_some().then_some(range)
    }

    fn part(&self, start: usize, words: &str) -> Option<std::ops::Range<usize>> {
        let start = start.checked_sub(self.sentence_start)?;
        let range = start..start.checked_add(words.len())?;
        (self.sentence.get(range.clone()) == Some(words)).then_some(range)
    }
}

fn report(report: &crate::report::Report) -> ReportRecord {
    let text = report.text.as_str();
    let headline = report.text.field(Field::Headline);
    let digest = Sha256::digest(text.as_bytes());
    ReportRecord {
        id: report.id.clone(),
        source: report.outlet.clone(),
        published: report.published.map(|moment| moment.to_string()),
        updated: report.updated.map(|moment| moment.to_string()),
        headline: headline.map(|span| span.of(text).to_string()).filter(|h| !h.trim().is_empty()),
        byline: report.byline().map(str::to_string),
        link: report.link().map(str::to_string),
        kind: report.kind.name().to_string(),
        place: report.dateline.as_ref().map(|dateline| dateline.place.of(text).to_string()),
        version: report.item.as_ref().and_then(|item| item.version),
        words: text.split_whitespace().count(),
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        blocks: None,
    }
}

fn blocks(report: &crate::report::Report) -> Vec<BlockRecord> {
    let block = |block: &crate::report::Block| {
        let place = report.text.place(block.span);
        BlockRecord {
            kind: block.kind.name().to_string(),
            field: place.field.name().to_string(),
            start: place.span.start,
            words: block.span.of(report.text.as_str()).to_string(),
        }
    };
    report.blocks.iter().map(block).collect()
}

/// The subject and the verb of the clause that the value is in.
fn clause(account: &Account, evidence: &EvidenceRecord) -> Option<ClauseRecord> {
    let (report, prose) = (&account.report, &account.prose);
    let field = Field::named(&evidence.field)?;
    let value = report.text.locate(field, Span::new(evidence.start, evidence.end))?;
    let clause = account.clause_at(value.start)?;
    let tree = prose.tree(prose.sentence_of(clause.predicate));
    let stretch = |from: usize, to: usize| {
        let place = report.text.place(prose.span(from..to + 1)).span;
        StretchRecord { start: place.start, end: place.end }
    };
    let subject = clause.subjects.first().zip(clause.subjects.last());
    let helps = |token: &usize| clause.auxiliaries.contains(token) || clause.copula == Some(*token);
    let first = (0..clause.predicate).rev().take_while(helps).last().unwrap_or(clause.predicate);
    Some(ClauseRecord {
        subject: subject.map(|(&first, &last)| stretch(tree.subtree(first).start.min(first), last)),
        verb: stretch(first, clause.predicate),
    })
}

/// Draws findings of one comparison; it knows which cluster a statement is in.
struct Drawing<'a> {
    comparison: &'a Comparison,
    cluster: BTreeMap<StatementId, usize>,
}

impl<'a> Drawing<'a> {
    fn of(comparison: &'a Comparison) -> Self {
        let clusters = comparison.alignment.clusters.iter().enumerate();
        let cluster = clusters.flat_map(|(n, cluster)| cluster.members.iter().map(move |&id| (id, n))).collect();
        Self { comparison, cluster }
    }

    fn finding(&self, finding: &Finding) -> FindingRecord {
        let part = |&(name, weight): &(&str, f64)| PartRecord {
            name: name.to_string(),
            weight: (weight * 100.0).round() / 100.0,
        };
        FindingRecord {
            id: finding.fingerprint.clone(),
            rule: finding.rule.name().to_string(),
            verdict: finding.verdict.name().to_string(),
            severity: finding.severity.name().to_string(),
            confidence: Some(finding.confidence()),
            subject: finding.subject.clone(),
            message: finding.message(),
            reason: finding.reason.clone(),
            sides: self.sides(&finding.sides),
            mentions: self.mentions(finding),
            parts: finding.weighing.parts().iter().map(part).collect(),
        }
    }

    fn sides(&self, sides: &[Side]) -> Vec<SideRecord> {
        let side = |side: &Side| SideRecord {
            value: side.value.clone(),
            evidence: side.evidence.iter().map(|e| self.evidence(e)).collect(),
        };
        sides.iter().map(side).collect()
    }

    fn agreement(&self, agreement: &Agreement) -> AgreementRecord {
        AgreementRecord {
            rule: agreement.rule.name().to_string(),
            subject: agreement.subject.clone(),
            sides: self.sides(&agreement.sides),
        }
    }

    fn set_aside(&self, aside: &gate::SetAside) -> SetAsideRecord {
        SetAsideRecord {
            why: aside.why.name().to_string(),
            reason: aside.reason.clone(),
            expires: aside.expires.map(|day| day.to_string()),
            finding: self.finding(aside.finding),
        }
    }

    fn evidence(&self, evidence: &Evidence) -> EvidenceRecord {
        let account = &self.comparison.accounts[evidence.report];
        let report = &account.report;
        let text = report.text.as_str();
        let place = report.text.place(evidence.span);
        let at = account.quantities.partition_point(|quantity| quantity.number.start < evidence.span.start);
        let quantity = account.quantities.get(at).filter(|quantity| quantity.number == evidence.span);
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
            speaker: evidence.said_by.and_then(|span| Some(account.whom(span)).filter(|who| who != span.of(text))),
            said_by_start: evidence.said_by.map(|span| report.text.place(span).span.start),
            range: quantity
                .map(|q| RangeRecord { low: q.bounds.low.and_then(number), high: q.bounds.high.and_then(number) }),
            clause: None,
        }
    }

    /// What is aligned with the evidence and stands in a report that gives none.
    fn mentions(&self, finding: &Finding) -> Vec<MentionRecord> {
        let evidence = || finding.sides.iter().flat_map(|side| &side.evidence);
        let mut clusters: Vec<usize> = evidence().filter_map(|e| self.cluster_of(e)).collect();
        clusters.sort_unstable();
        clusters.dedup();
        let members = clusters.iter().flat_map(|&n| &self.comparison.alignment.clusters[n].members);
        let mut silent: Vec<StatementId> =
            members.filter(|id| evidence().all(|e| e.report != id.report)).copied().collect();
        silent.sort_unstable();
        silent.dedup_by_key(|id| id.report);
        silent.into_iter().map(|id| self.mention(id)).collect()
    }

    fn cluster_of(&self, evidence: &Evidence) -> Option<usize> {
        let statements = &self.comparison.accounts[evidence.report].statements;
        let after = statements.partition_point(|statement| statement.span.start <= evidence.span.start);
        let statement = after.checked_sub(1).filter(|&at| statements[at].span.contains(evidence.span))?;
        self.cluster.get(&StatementId { report: evidence.report, statement }).copied()
    }

    fn mention(&self, id: StatementId) -> MentionRecord {
        let account = &self.comparison.accounts[id.report];
        let span: Span = account.statements[id.statement].span;
        let position = account.report.text.place(span).position;
        MentionRecord {
            report: account.report.id.clone(),
            line: position.line,
            column: position.column,
            sentence: account.sentence(span).of(account.report.text.as_str()).to_string(),
        }
    }
}

fn number(limit: Limit) -> Option<f64> {
    limit.value.normalize().to_string().parse().ok()
}

fn counts(comparison: &Comparison, counts: Counts) -> CountsRecord {
    CountsRecord {
        reports: comparison.accounts.len(),
        statements: comparison.accounts.iter().map(|account| account.statements.len()).sum(),
        aligned: comparison.alignment.aligned(),
        shown: counts.shown,
        ignored: counts.ignored,
        known: counts.known,
        below: counts.below,
    }
}

fn notes(comparison: &Comparison, gated: &Gated) -> Vec<NoteRecord> {
    let note = |report: Option<&str>, note: &crate::report::Note| NoteRecord {
        report: report.map(str::to_string),
        what: note.what.to_string(),
        message: note.message.clone(),
    };
    let of_reports = comparison
        .accounts
        .iter()
        .flat_map(|account| account.report.notes.iter().map(move |n| note(Some(&account.report.id), n)));
    let left_out = comparison.left_out.iter().map(|out| note(Some(&out.report.id), &out.note()));
    let stale =
        gated.stale.iter().map(|message| NoteRecord { report: None, what: "stale".into(), message: message.clone() });
    of_reports.chain(left_out).chain(comparison.notes.iter().map(|n| note(None, n))).chain(stale).collect()
}
