//! Sentences that are word for word the same but for a few: one desk's copy of another's, with a word changed.
//!
//! The words are aligned by the difference algorithm of Myers (1986), case and punctuation left out.

use super::{Candidate, SentenceId};
use crate::account::Account;
use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;
use std::ops::Range;

/// Two sentences of two reports that say the same in the same words but for some.
#[derive(Clone, PartialEq, Debug)]
pub struct Rewording {
    /// The one in the earlier report of the list.
    pub left: SentenceId,
    /// The other.
    pub right: SentenceId,
    /// How many of the words of the shorter sentence the other has in the same order, 0 to 1.
    pub share: f64,
    /// Where they differ, in order.
    pub edits: Vec<Edit>,
}

/// Words of one sentence that the other has others for. One of the two may be empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// Tokens of the left one.
    pub left: Range<usize>,
    /// Tokens of the right one.
    pub right: Range<usize>,
}

/// Sentences of fewer words are alike by chance: "No arrests have been made."
const FEWEST_WORDS: usize = 8;
/// So many words of the shorter sentence must be in the longer, in the same order.
const SHARED: f64 = 0.75;
/// Two sentences whose words are less alike than this cannot share so many.
const WORDS_ALIKE: f64 = 0.35;
/// Of longer sentences nothing is compared, so that the time stays bounded.
const LONGEST: usize = 200;

/// The rewordings among `candidates`, in their order: of each sentence only the likest in each other report, so that of two
/// that are made after one pattern none is taken for the other where its own copy is there.
pub(super) fn find(accounts: &[Account], candidates: &[Candidate]) -> Vec<Rewording> {
    let words_alike = |candidate: &&Candidate| candidate.likeness.words >= WORDS_ALIKE;
    let mut words = Words::new(accounts);
    let found: Vec<Rewording> =
        candidates.iter().filter(words_alike).filter_map(|candidate| rewording(&mut words, candidate)).collect();
    let mut best: BTreeMap<(SentenceId, usize), f64> = BTreeMap::new();
    for one in &found {
        for (of, within) in [(one.left, one.right.report), (one.right, one.left.report)] {
            let most = best.entry((of, within)).or_insert(0.0);
            *most = most.max(one.share);
        }
    }
    let is_best = |one: &Rewording| {
        one.share >= best[&(one.left, one.right.report)] && one.share >= best[&(one.right, one.left.report)]
    };
    found.into_iter().filter(|one| !one.edits.is_empty() || one.share < 1.0).filter(is_best).collect()
}

fn rewording(words: &mut Words, candidate: &Candidate) -> Option<Rewording> {
    words.read(candidate.left);
    words.read(candidate.right);
    let (left, right) = (&words.of[&candidate.left], &words.of[&candidate.right]);
    let shorter = left.words.len().min(right.words.len());
    let enough = |equal: usize| equal as f64 / shorter as f64 >= SHARED;
    let too_long = left.words.len().max(right.words.len()) > LONGEST;
    if shorter < FEWEST_WORDS || too_long || !enough(left.in_any_order(right)) {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &left.words, &right.words);
    let equal: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
    if !enough(equal) {
        return None;
    }
    let edits = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    let edits = edits.map(|op| Edit { left: left.tokens(op.old_range()), right: right.tokens(op.new_range()) });
    let share = equal as f64 / shorter as f64;
    Some(Rewording { left: candidate.left, right: candidate.right, share, edits: edits.collect() })
}

/// The words of the sentences that were asked for, by number, so that each is read once and two are the same at a glance.
struct Words<'a> {
    accounts: &'a [Account],
    numbers: FxHashMap<&'a str, u32>,
    of: FxHashMap<SentenceId, Sentence>,
}

impl<'a> Words<'a> {
    fn new(accounts: &'a [Account]) -> Self {
        Self { accounts, numbers: FxHashMap::default(), of: FxHashMap::default() }
    }

    fn read(&mut self, id: SentenceId) {
        if self.of.contains_key(&id) {
            return;
        }
        let prose = &self.accounts[id.report].prose;
        let is_word =
            |token: &usize| prose.word(*token).contains(|c: char| c.is_alphanumeric() || c == '$' || c == '%');
        let places: Vec<usize> = prose.sentences[id.sentence].tokens.clone().filter(is_word).collect();
        let number = |&token: &usize| {
            let next = self.numbers.len() as u32;
            *self.numbers.entry(prose.lower(token)).or_insert(next)
        };
        let words: Vec<u32> = places.iter().map(number).collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        self.of.insert(id, Sentence { places, words, sorted });
    }
}

/// The words of a sentence in lower case.
struct Sentence {
    /// Their tokens.
    places: Vec<usize>,
    /// Their numbers.
    words: Vec<u32>,
    /// The same in order.
    sorted: Vec<u32>,
}

impl Sentence {
    /// How many words the two have in common, in whatever order: never fewer than in the same.
    fn in_any_order(&self, other: &Self) -> usize {
        let (mut mine, mut theirs) = (self.sorted.as_slice(), other.sorted.as_slice());
        let mut shared = 0;
        while let ([x, my_rest @ ..], [y, their_rest @ ..]) = (mine, theirs) {
            shared += usize::from(x == y);
            (mine, theirs) = (if x <= y { my_rest } else { mine }, if y <= x { their_rest } else { theirs });
        }
        shared
    }

    /// The tokens of the words in `range`; of no words, the place where they would stand.
    fn tokens(&self, range: Range<usize>) -> Range<usize> {
        let at = |index: usize| self.places.get(index).copied();
        match (at(range.start), range.end.checked_sub(1).and_then(at)) {
            (Some(first), Some(last)) if !range.is_empty() => first..last + 1,
            (Some(first), _) => first..first,
            (None, _) => self.places.last().map_or(0..0, |token| token + 1..token + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align;
    use crate::report::Particulars;

    fn account(id: &str, told: &str) -> Account {
        Account::told(id, told, Particulars::default())
    }

    /// What stands in the place of what.
    fn edits(one: &str, other: &str) -> Vec<String> {
        let accounts = [account("r1", one), account("r2", other)];
        let alignment = align::align(&accounts, &align::Options::default());
        let words = |report: usize, tokens: &Range<usize>| {
            let words: Vec<&str> = tokens.clone().map(|token| accounts[report].prose.word(token)).collect();
            words.join(" ")
        };
        let edit = |edit: &Edit| format!("{} / {}", words(0, &edit.left), words(1, &edit.right));
        alignment.rewordings.iter().flat_map(|rewording| &rewording.edits).map(edit).collect()
    }

    #[test]
    fn finds_the_words_that_were_changed() {
        let told = "The mill on the Orne will close its largest weaving hall before the end of the winter.";
        assert_eq!(edits(told, &told.replace("close", "open")), ["close / open"]);
        assert_eq!(edits(told, &told.replace("will close", "will not close")), [" / not"]);
        assert!(edits(told, told).is_empty());
        assert!(
            edits(told, "The mill was built before the war, and its largest hall burnt down in the winter.").is_empty()
        );
    }

    #[test]
    fn a_sentence_with_its_own_copy_is_no_rewording_of_another() {
        let one = "Mr. Roe, who was standing at the gate of the mill, was taken to hospital on Monday.";
        let other = one.replace("Mr. Roe", "Mr. Leith");
        assert!(edits(&format!("{one} {other}"), &format!("{one} {other}")).is_empty());
    }
}
