//! Which findings are shown, which are set aside, and with what status the run ends.
//!
//! Made from findings and from what people said about them: ignore entries, a baseline, a least verdict. It never looks
//! at the clock: the day is an argument.

mod baseline;
mod ignore;

use crate::comparison::Comparison;
use crate::judge::{Finding, Verdict};
pub use baseline::{BASELINE_SCHEMA, Baseline, Entry};
pub use ignore::Ignore;
use jiff::civil::Date;

/// What counts as a reason to fail, what is sure enough to be shown, and what is known already.
#[derive(Clone, PartialEq, Debug)]
pub struct Options {
    /// Findings with this verdict or a graver one end the run with status 1; `None` never does.
    pub fail_on: Option<Verdict>,
    /// Findings that we are less sure of are counted, not shown. 0 to 1.
    pub min_confidence: f64,
    /// Findings that somebody does not want to see.
    pub ignore: Vec<Ignore>,
    /// Findings that were accepted earlier.
    pub baseline: Option<Baseline>,
    /// The day on which entries are looked at; without one no entry expires.
    pub today: Option<Date>,
}

/// A finding is shown when its weights make it three to two that it is right. Cross-validated on the labelled sets, eight of
/// ten that pass are.
pub const MIN_CONFIDENCE: f64 = 0.6;

impl Default for Options {
    /// Updates and hedges are news, not mistakes: they are shown, and the run ends with 0.
    fn default() -> Self {
        Self {
            fail_on: Some(Verdict::Dispute),
            min_confidence: MIN_CONFIDENCE,
            ignore: Vec::new(),
            baseline: None,
            today: None,
        }
    }
}

/// How many findings went which way. Nothing vanishes: the sum is all there were.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// In the output.
    pub shown: usize,
    /// Set aside by an ignore entry.
    pub ignored: usize,
    /// In the baseline.
    pub known: usize,
    /// Less sure than the gate asks.
    pub below: usize,
}

/// Why a finding is not shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// An ignore entry of the settings names it.
    Ignored,
    /// The baseline has it.
    Known,
}

impl Why {
    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ignored => "ignored",
            Self::Known => "known",
        }
    }
}

/// A finding that is not shown because somebody said so.
#[derive(Clone, Debug)]
pub struct SetAside<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Which of the two it is.
    pub why: Why,
    /// What they said.
    pub reason: Option<String>,
    /// Until when they meant it.
    pub expires: Option<Date>,
}

/// Findings that passed the gate, and those that did not.
#[derive(Clone, Debug)]
pub struct Gated<'a> {
    /// Those to be shown, in their order.
    pub shown: Vec<&'a Finding>,
    /// Those that somebody has set aside, in their order.
    pub set_aside: Vec<SetAside<'a>>,
    /// How many went which way.
    pub counts: Counts,
    /// Whether one of those shown is a reason to fail.
    pub failed: bool,
    /// Entries that did nothing: expired, or for a finding that is not there any more. Sentences.
    pub stale: Vec<String>,
}

impl Options {
    /// Sorts out the findings of `comparison`.
    pub fn pass<'a>(&self, comparison: &'a Comparison) -> Gated<'a> {
        let mut gated = Gated {
            shown: Vec::new(),
            set_aside: Vec::new(),
            counts: Counts::default(),
            failed: false,
            stale: self.stale(comparison),
        };
        for finding in &comparison.findings {
            match self.set_aside(finding, comparison) {
                Some(aside) if aside.why == Why::Ignored => {
                    gated.counts.ignored += 1;
                    gated.set_aside.push(aside);
                }
                _ if finding.confidence() < self.min_confidence => gated.counts.below += 1,
                Some(aside) => {
                    gated.counts.known += 1;
                    gated.set_aside.push(aside);
                }
                None => gated.shown.push(finding),
            }
        }
        gated.counts.shown = gated.shown.len();
        gated.failed = self.fail_on.is_some_and(|least| gated.shown.iter().any(|f| f.verdict >= least));
        gated
    }

    fn set_aside<'a>(&self, finding: &'a Finding, comparison: &Comparison) -> Option<SetAside<'a>> {
        let ignored = self.ignore.iter().filter(|entry| self.holds(entry.expires));
        if let Some(entry) = ignored.into_iter().find(|entry| entry.names(finding, comparison)) {
            let reason = Some(entry.reason.clone());
            return Some(SetAside { finding, why: Why::Ignored, reason, expires: entry.expires });
        }
        let entry = self.baseline.as_ref()?.entry(&finding.fingerprint)?;
        let known = SetAside { finding, why: Why::Known, reason: entry.reason.clone(), expires: entry.expires };
        self.holds(entry.expires).then_some(known)
    }

    /// An entry holds up to and on its last day.
    fn holds(&self, expires: Option<Date>) -> bool {
        expires.zip(self.today).is_none_or(|(last, today)| today <= last)
    }

    /// An entry that has done its work should go, or it will one day hide something else.
    fn stale(&self, comparison: &Comparison) -> Vec<String> {
        let gone = |entry: &&Ignore| !comparison.findings.iter().any(|finding| entry.names(finding, comparison));
        let (expired, holding): (Vec<_>, Vec<_>) = self.ignore.iter().partition(|entry| !self.holds(entry.expires));
        let mut stale: Vec<String> = expired
            .iter()
            .map(|entry| format!("The ignore entry for {} has expired; decide again or remove it.", entry.about()))
            .collect();
        stale.extend(
            holding
                .into_iter()
                .filter(gone)
                .map(|entry| format!("The ignore entry for {} matches no finding; remove it.", entry.about())),
        );
        let known = self.baseline.iter().flat_map(|baseline| baseline.entries());
        stale.extend(known.filter(|entry| !self.holds(entry.expires)).map(|entry| {
            format!("What the baseline says of {} has expired; accept it again or settle it.", entry.about())
        }));
        let there = |id: &str| comparison.findings.iter().any(|finding| finding.fingerprint == id);
        let gone = self.baseline.iter().flat_map(Baseline::entries).filter(|entry| !there(&entry.id)).count();
        if gone > 0 {
            let entries = if gone == 1 { "entry of the baseline is" } else { "entries of the baseline are" };
            stale.push(format!("{gone} {entries} for a finding that is gone; 'atodds baseline prune' removes that."));
        }
        stale
    }
}
