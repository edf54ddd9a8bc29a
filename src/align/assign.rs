use super::events::weighty_parts;
use super::{Candidate, Match, Ranks, StatementId};
use crate::account::Account;
use crate::weighing::Weighing;
use std::collections::BTreeSet;
use std::ops::Range;

/// Two statements that share no more than this speak of different things: the sum of two cosines and of what speaks for
/// the same event. Unrelated sentences of one story share its names.
const LEAST: f64 = 0.6;

/// So many parts a match has at most.
const PARTS: usize = 5;

/// What a part of the event weighs beside the cosines.
const EVENT: f64 = 0.2;

/// The best matches of which each statement has at most one in each other report: greedily, best first, which for statements
/// of news gives the same pairs as the optimal assignment in all but a handful of sentences, at n log n.
pub(super) fn one_to_one(accounts: &[Account], candidates: &[Candidate], ranks: &Ranks) -> Vec<Match> {
    let statements: Vec<_> = accounts.iter().map(statements).collect();
    let matches = |candidate| matches(accounts, &statements, candidate);
    let mut best: Vec<Match> = candidates.iter().flat_map(matches).collect();
    best.sort_by_cached_key(|m| ranks.best_first(m));
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
fn matches(accounts: &[Account], statements: &[Vec<Range<usize>>], candidate: &Candidate) -> Vec<Match> {
    let (left, right) = (candidate.left, candidate.right);
    let alike = candidate.likeness.total();
    if alike + 3.0 * EVENT < LEAST {
        return Vec::new();
    }
    let mut found = Vec::new();
    for a in statements[left.report][left.sentence].clone() {
        let mine = accounts[left.report].telling(a);
        for b in statements[right.report][right.sentence].clone() {
            let theirs = accounts[right.report].telling(b);
            let event = match mine.zip(theirs) {
                Some((mine, theirs)) => weighty_parts(mine, theirs, alike, EVENT, LEAST),
                None => (alike >= LEAST).then(Default::default),
            };
            if let Some(event) = event {
                let event = event.map(|(name, part)| (name, EVENT * part));
                let mut weighing = Weighing::with_room(PARTS);
                candidate.likeness.parts().into_iter().chain(event).for_each(|(name, part)| weighing.add(name, part));
                let (left, right) = (
                    StatementId { report: left.report, statement: a },
                    StatementId { report: right.report, statement: b },
                );
                found.push(Match { left, right, weighing });
            }
        }
    }
    found
}

/// For each sentence its statements, as indices.
fn statements(account: &Account) -> Vec<Range<usize>> {
    let mut of_sentences = vec![0..0; account.prose.sentences.len()];
    for (index, statement) in account.statements.iter().enumerate() {
        let of_sentence = &mut of_sentences[statement.sentence];
        let first = if *of_sentence == (0..0) { index } else { of_sentence.start };
        *of_sentence = first..index + 1;
    }
    of_sentences
}
