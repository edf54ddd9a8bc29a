//! Which findings are shown, and with what status the run ends.

use crate::judge::{Finding, Verdict};

/// What counts as a reason to fail, and what is sure enough to be shown.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Options {
    /// Findings with this verdict or a graver one end the run with status 1; `None` never does.
    pub fail_on: Option<Verdict>,
    /// Findings that we are less sure of are counted, not shown. 0 to 1.
    pub min_confidence: f64,
}

/// A finding is shown when it is more likely right than wrong; the labelled sets are scored at this gate.
pub const MIN_CONFIDENCE: f64 = 0.5;

impl Default for Options {
    /// Updates and hedges are news, not mistakes: they are shown, and the run ends with 0.
    fn default() -> Self {
        Self { fail_on: Some(Verdict::Dispute), min_confidence: MIN_CONFIDENCE }
    }
}

/// How many findings went which way. Nothing vanishes: the sum is all there were.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// In the output.
    pub shown: usize,
    /// Less sure than the gate asks.
    pub below: usize,
}

/// Findings that passed the gate.
#[derive(Clone, Debug)]
pub struct Gated<'a> {
    /// Those to be shown, in their order.
    pub shown: Vec<&'a Finding>,
    /// How many went which way.
    pub counts: Counts,
    /// Whether one of them is a reason to fail.
    pub failed: bool,
}

impl Options {
    /// Sorts out `findings`.
    pub fn pass<'a>(&self, findings: &'a [Finding]) -> Gated<'a> {
        let (shown, below): (Vec<_>, Vec<_>) = findings.iter().partition(|f| f.confidence() >= self.min_confidence);
        let failed = self.fail_on.is_some_and(|least| shown.iter().any(|f| f.verdict >= least));
        Gated { counts: Counts { shown: shown.len(), below: below.len() }, shown, failed }
    }
}
