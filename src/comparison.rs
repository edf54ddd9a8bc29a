//! The whole pipeline in one place: reports in, findings out.

use crate::account::Account;
use crate::align::{self, Alignment};
use crate::judge::{self, Finding};
use crate::report::{Note, Report};
use rayon::prelude::*;

/// What a comparison may be told.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// For [`crate::align`].
    pub align: align::Options,
    /// For [`crate::judge`].
    pub judge: judge::Options,
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
    /// What was odd about comparing.
    pub notes: Vec<Note>,
}

impl Comparer {
    /// A comparer with these options.
    pub fn new(options: Options) -> Self {
        Self { options }
    }

    /// Compares `reports` of one event. One report alone, or none, gives no findings.
    pub fn compare(&self, reports: &[Report]) -> Comparison {
        let accounts: Vec<Account> = reports.par_iter().cloned().map(Account::of).collect();
        let alignment = align::align(&accounts, &self.options.align);
        let findings = judge::judge(&accounts, &alignment, &self.options.judge);
        let notes = alignment.notes.clone();
        Comparison { accounts, alignment, findings, notes }
    }
}
