use super::{Candidate, Match, StatementId, same_event};
use crate::account::Account;
use crate::weighing::Weighing;
use std::collections::BTreeSet;

/// Two statements that share no more than this speak of different things: the sum of two cosines and of what speaks for
/// the same event. Unrelated sentences of one story share its names.
const LEAST: f64 = 0.6;

/// What a part of the event weighs beside the cosines.
const EVENT: f64 = 0.2;

/// The best matches of which each statement has at most one in each other report: greedily, best first, which for statements
/// of news gives the same pairs as the optimal assignment in all but a handful of sentences, at n log n.
pub(super) fn one_to_one(accounts: &[Account], candidates: &[Candidate]) -> Vec<Match> {
    let mut best: Vec<Match> = candidates.iter().flat_map(|candidate| matches(accounts, candidate)).collect();
    best.sort_by(|a, b| {
        b.weighing.total().total_cmp(&a.weighing.total()).then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut taken: BTreeSet<(StatementId, usize)> = BTreeSet::new();
    best.retain(|m| {
        let (left, right) = ((m.left, m.right.report), (m.right, m.left.report));
        let free = !taken.contains(&left) && !taken.contains(&right);
        if free {
            taken.extend([left, right]);
        }
        free
    });
    best.sort_by_key(|m| (m.left, m.right));
    best
}

/// The statements of two sentences, each of one with each of the other, that are alike enough.
fn matches(accounts: &[Account], candidate: &Candidate) -> Vec<Match> {
    let (left, right) = (candidate.left, candidate.right);
    let most = candidate.likeness.total() + 3.0 * EVENT;
    if most < LEAST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for a in statements(accounts, left.report, left.sentence) {
        for b in statements(accounts, right.report, right.sentence) {
            let mut weighing = candidate.likeness.clone();
            weighing.extend(&event(accounts, a, b));
            if weighing.total() >= LEAST {
                found.push(Match { left: a, right: b, weighing });
            }
        }
    }
    found
}

fn event(accounts: &[Account], a: StatementId, b: StatementId) -> Weighing {
    let of = |id: StatementId| accounts[id.report].telling(id.statement);
    let parts = of(a).zip(of(b)).map(|(a, b)| same_event(a, b)).unwrap_or_default();
    parts.parts().iter().fold(Weighing::new(), |sum, &(name, part)| sum.part(name, EVENT * part))
}

fn statements(accounts: &[Account], report: usize, sentence: usize) -> impl Iterator<Item = StatementId> + '_ {
    let all = &accounts[report].statements;
    let first = all.partition_point(|statement| statement.sentence < sentence);
    let last = all.partition_point(|statement| statement.sentence <= sentence);
    (first..last).map(move |statement| StatementId { report, statement })
}
