use super::{Match, StatementId};
use crate::account::Account;
use std::cmp::Reverse;

/// Totals that differ by less are the same: the parts of one sum are added in another order where the reports are.
const SAME_TOTAL: f64 = 1e-9;

/// Which of two matches that are equally good comes first. The names of the reports decide and then the place in them, so that
/// the order in which reports are given decides nothing.
pub(super) struct Ranks {
    /// For each report its place among all by name, those of one name by their words.
    of_reports: Vec<usize>,
}

impl Ranks {
    pub(super) fn of(accounts: &[Account]) -> Self {
        let mut by_name: Vec<usize> = (0..accounts.len()).collect();
        by_name.sort_by_key(|&at| (&accounts[at].report.id, accounts[at].report.text.as_str()));
        let mut of_reports = vec![0; accounts.len()];
        by_name.iter().enumerate().for_each(|(rank, &at)| of_reports[at] = rank);
        Self { of_reports }
    }

    /// In this order the best matches come first.
    pub(super) fn best_first(&self, m: &Match) -> impl Ord + use<> {
        let place = |id: StatementId| (self.of_reports[id.report], id.statement);
        let (left, right) = (place(m.left), place(m.right));
        (Reverse((m.weighing.total() / SAME_TOTAL).round() as i64), left.min(right), left.max(right))
    }
}
