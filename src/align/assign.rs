use super::{Match, StatementId};
use std::collections::BTreeSet;

/// Two statements that share no more than this speak of different things: the sum of two cosines. Unrelated sentences of
/// one story share its names; 0.5 is where the labelled paraphrases begin to outnumber them.
const LEAST: f64 = 0.5;

/// The best matches of which each statement has at most one in each other report: greedily, best first, which for statements
/// of news gives the same pairs as the optimal assignment in all but a handful of sentences, at n log n.
pub(super) fn one_to_one(candidates: &[Match]) -> Vec<Match> {
    let mut best: Vec<&Match> = candidates.iter().filter(|m| m.weighing.total() >= LEAST).collect();
    best.sort_by(|a, b| {
        b.weighing.total().total_cmp(&a.weighing.total()).then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut taken: BTreeSet<(StatementId, usize)> = BTreeSet::new();
    let mut matches: Vec<Match> = Vec::new();
    for m in best {
        let (left, right) = ((m.left, m.right.report), (m.right, m.left.report));
        if taken.contains(&left) || taken.contains(&right) {
            continue;
        }
        taken.extend([left, right]);
        matches.push(m.clone());
    }
    matches.sort_by_key(|m| (m.left, m.right));
    matches
}
