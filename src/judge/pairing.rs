use super::Rule;
use super::weights::Weights;
use crate::account::Account;
use crate::align::{Candidate, SentenceId, same_event};
use crate::facts::Relation;
use crate::text::Span;
use crate::weighing::Weighing;
use crate::wording::{event_class, is_function_word};
use std::collections::{BTreeMap, BTreeSet};

/// A fact of one of the reports, as an index into the facts of its kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct FactId {
    pub report: usize,
    pub fact: usize,
}

/// Two facts of one kind that may be of the same thing.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Pair {
    pub left: FactId,
    pub right: FactId,
    pub relation: Relation,
    /// What speaks for and against their being of the same thing; most signs lie between -1 and 1.
    pub signs: Weighing,
}

/// A pair that agrees explains a fact away even when it looks this much less like the same thing than one that parts:
/// a report that says the same anywhere near does not contradict it.
const ALIBI: f64 = 1.5;

/// The pairs that part and have no better: neither fact has a partner in the other report that agrees with it or that is
/// likelier to be of the same thing. Each comes with what speaks for it.
pub(super) fn unrivalled<'p>(rule: Rule, pairs: &'p [Pair], weights: &Weights) -> Vec<(&'p Pair, Weighing)> {
    let weighed: Vec<Weighing> = pairs.iter().map(|pair| weights.weigh(rule.name(), &pair.signs)).collect();
    let totals: Vec<f64> = weighed.iter().map(Weighing::total).collect();
    let mut rivals: BTreeMap<(FactId, usize), Vec<usize>> = BTreeMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        rivals.entry((pair.left, pair.right.report)).or_default().push(index);
        rivals.entry((pair.right, pair.left.report)).or_default().push(index);
    }
    let beaten = |index: usize| {
        let pair = &pairs[index];
        let sides = [(pair.left, pair.right.report), (pair.right, pair.left.report)];
        sides.iter().flat_map(|side| &rivals[side]).any(|&other| {
            let lead = totals[index] - totals[other];
            match pairs[other].relation {
                Relation::Apart(_) => lead < 0.0 || (lead == 0.0 && other < index),
                _ => lead < ALIBI,
            }
        })
    };
    (0..pairs.len())
        .filter(|&index| matches!(pairs[index].relation, Relation::Apart(_)) && !beaten(index))
        .map(|index| (&pairs[index], weighed[index].clone()))
        .collect()
}

/// Which of `facts`, in text order, stand in a sentence.
pub(super) fn in_sentence<T>(
    accounts: &[Account],
    id: SentenceId,
    facts: &[T],
    start: impl Fn(&T) -> usize,
) -> Vec<FactId> {
    let sentence = accounts[id.report].prose.sentences[id.sentence].span;
    let first = facts.partition_point(|fact| start(fact) < sentence.start);
    let last = facts.partition_point(|fact| start(fact) < sentence.end);
    (first..last).map(|fact| FactId { report: id.report, fact }).collect()
}

/// The signs that lie in the sentences and clauses around two facts at `a` and `b`.
pub(super) fn context(accounts: &[Account], candidate: &Candidate, a: Span, b: Span) -> Weighing {
    let (left, right) = (&accounts[candidate.left.report], &accounts[candidate.right.report]);
    let mut signs = candidate.likeness.clone();
    signs.add("words near by alike", near_by((left, a), (right, b)));
    if let (Some(x), Some(y)) = (left.clause_at(a.start), right.clause_at(b.start)) {
        signs.extend(&same_event((left, x), (right, y)));
    }
    signs
}

/// How many of the words just around two facts are the same, 0 to 1 (Dice 1945), words of one class of events counted as
/// one word.
fn near_by(a: (&Account, Span), b: (&Account, Span)) -> f64 {
    let (mine, theirs) = (words_near(a.0, a.1), words_near(b.0, b.1));
    if mine.is_empty() || theirs.is_empty() {
        return 0.0;
    }
    let shared = mine.intersection(&theirs).count();
    2.0 * shared as f64 / (mine.len() + theirs.len()) as f64
}

fn words_near(account: &Account, fact: Span) -> BTreeSet<String> {
    const NEAR: usize = 8;
    let prose = &account.prose;
    let Some(sentence) = prose.sentence_at(fact.start) else { return BTreeSet::new() };
    let tokens = prose.sentences[sentence].tokens.clone();
    let at = tokens.start + prose.tokens[tokens.clone()].partition_point(|token| token.span.end <= fact.start);
    let near = at.saturating_sub(NEAR).max(tokens.start)..(at + NEAR + 1).min(tokens.end);
    near.filter(|&token| !prose.tokens[token].span.overlaps(fact))
        .filter(|&token| prose.word(token).starts_with(char::is_alphabetic))
        .map(|token| (prose.word(token).to_lowercase(), token))
        .filter(|(word, _)| !is_function_word(word))
        .map(|(word, token)| event_class(&word).map_or_else(|| prose.lemma(token).to_lowercase(), str::to_string))
        .collect()
}
