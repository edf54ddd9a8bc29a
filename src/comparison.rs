//! The whole pipeline in one place: reports in, findings out.

use crate::account::Account;
use crate::align::{self, Alignment};
use crate::judge::{self, Agreement, Finding, SameFigure};
use crate::report::{BlockKind, Language, Note, Report, superseded};
use rayon::prelude::*;

/// What a comparison may be told.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// For [`crate::align`].
    pub align: align::Options,
    /// For [`crate::judge`].
    pub judge: judge::Options,
    /// Which versions of an item take part.
    pub versions: Versions,
}

/// Which versions of an item take part in a comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Versions {
    /// The latest: what an outlet has since corrected is not held against it.
    #[default]
    Latest,
    /// Every one, so that what changed from one to the next is found.
    Every,
}

/// A report that was given and takes no part.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The report.
    pub report: Report,
    /// Why.
    pub why: Why,
}

/// Why a report takes no part in a comparison.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// It is in the language of that name; only English is compared.
    Language(String),
    /// The report with that id is a later version of the same item.
    Superseded(String),
}

/// Compares sets of reports, one set after the other or several at once.
///
/// It is immutable and can be shared between threads. It reads no file, no clock and no setting of the machine; the same
/// reports give the same comparison.
#[derive(Clone, Debug, Default)]
pub struct Comparer {
    options: Options,
}

/// What came of comparing the reports of one event.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What each report says, in the order given.
    pub accounts: Vec<Account>,
    /// Which statements speak of the same thing.
    pub alignment: Alignment,
    /// Where they are at odds, most important first.
    pub findings: Vec<Finding>,
    /// The reports that take no part, in the order given; the notes say so of each.
    pub left_out: Vec<LeftOut>,
    /// What was odd about comparing.
    pub notes: Vec<Note>,
}

impl Comparer {
    /// A comparer with these options.
    pub fn new(options: Options) -> Self {
        Self { options }
    }

    /// Compares `reports` of one event. One report alone gives findings only where it is held
    /// against itself; reports in other languages than
    /// English and earlier versions of an item take no part.
    pub fn compare(&self, reports: &[Report]) -> Comparison {
        let (kept, left_out) = self.sorted_out(reports);
        let accounts: Vec<Account> = kept.into_par_iter().cloned().map(Account::of).collect();
        let alignment = align::align(&accounts, &self.options.align);
        let mut findings = judge::judge(&accounts, &alignment, &self.options.judge);
        if self.options.judge.within {
            let own =
                accounts.par_iter().enumerate().flat_map(|(report, account)| self.headline(report, &account.report));
            findings.extend(own.collect::<Vec<_>>());
            judge::put_in_order(&mut findings);
        }
        let notes = alignment.notes.clone();
        Comparison { accounts, alignment, findings, left_out, notes }
    }

    /// What the reports of `comparison` say alike, beside its findings.
    pub fn agreements(&self, comparison: &Comparison) -> Vec<Agreement> {
        judge::agreements(&comparison.accounts, &comparison.alignment, &self.options.judge, &comparison.findings)
    }

    /// The figures that the reports of `comparison` give for different things.
    pub fn same_figures(&self, comparison: &Comparison) -> Vec<SameFigure> {
        judge::same_figures(&comparison.accounts)
    }

    /// Where the headline of a report parts from its text. Each is read by itself, as if another had published it.
    fn headline(&self, index: usize, report: &Report) -> Vec<Finding> {
        let half = |of_headline: bool| {
            let mut half = Report { item: None, ..report.clone() };
            half.blocks.retain(|block| (block.kind == BlockKind::Headline) == of_headline);
            half
        };
        let halves = [half(true), half(false)];
        if halves.iter().any(|half| half.blocks.is_empty()) {
            return Vec::new();
        }
        let accounts = halves.map(Account::of);
        let alignment = align::align(&accounts, &self.options.align);
        let alone = judge::Options { within: false, ..self.options.judge.clone() };
        let mut findings = judge::judge(&accounts, &alignment, &alone);
        let evidence = findings.iter_mut().flat_map(|finding| &mut finding.sides).flat_map(|side| &mut side.evidence);
        evidence.for_each(|evidence| evidence.report = index);
        findings
    }

    /// The reports that take part, and the others.
    fn sorted_out<'r>(&self, reports: &'r [Report]) -> (Vec<&'r Report>, Vec<LeftOut>) {
        let later = match self.options.versions {
            Versions::Latest => superseded(reports),
            Versions::Every => vec![None; reports.len()],
        };
        let (mut kept, mut left_out) = (Vec::new(), Vec::new());
        for (report, later) in reports.iter().zip(later) {
            let why = match (&report.language, later) {
                (Language::Other(name), _) => Why::Language(name.clone()),
                (Language::English, Some(later)) => Why::Superseded(reports[later].id.clone()),
                (Language::English, None) => {
                    kept.push(report);
                    continue;
                }
            };
            left_out.push(LeftOut { report: report.clone(), why });
        }
        (kept, left_out)
    }
}

impl Comparison {
    /// Whether not all was compared that should have been: a report is not in English, or seems to break off, or there was
    /// so much that a limit was hit.
    pub fn falls_short(&self) -> bool {
        let foreign = self.left_out.iter().any(|out| matches!(out.why, Why::Language(_)));
        let short = |note: &Note| [Note::BROKEN, Note::LIMIT].contains(&note.what);
        let notes = self.accounts.iter().flat_map(|account| &account.report.notes).chain(&self.notes);
        foreign || notes.into_iter().any(short)
    }
}

impl LeftOut {
    /// The same for people.
    pub fn note(&self) -> Note {
        match &self.why {
            Why::Language(name) => Note {
                what: Note::LANGUAGE,
                message: format!(
                    "The report is not in English ({name}); only English is compared, so it was left out."
                ),
            },
            Why::Superseded(later) => Note {
                what: "version",
                message: format!(
                    "{later} is a later version of the same item, so this one was left out; ask for every version to compare it."
                ),
            },
        }
    }
}
