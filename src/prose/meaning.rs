use super::vectors::Known;
use crate::wording::{event_class, is_function_word, lower};
use rustc_hash::FxHasher;
use std::borrow::Cow;
use std::hash::Hasher;

/// A word that means something by itself, as one that can be held against others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meaning {
    /// The class of events that it belongs to, or else its lemma, in lower case.
    pub word: Box<str>,
    /// The same, if its meaning is known.
    pub known: Option<Known>,
    /// A number that few other words have.
    number: u64,
    /// Where the word stands among those of its sentence in alphabetical order.
    rank: u16,
}

impl Meaning {
    /// What `written`, a word in lower case, means; `None` of figures, signs, and words such as "the".
    pub(super) fn of<'l>(written: &str, lemma: impl FnOnce() -> &'l str) -> Option<Self> {
        if !written.starts_with(char::is_alphabetic) || is_function_word(written) {
            return None;
        }
        let word = event_class(written).map_or_else(|| lower(lemma()), Cow::Borrowed);
        let mut hasher = FxHasher::default();
        hasher.write(word.as_bytes());
        Some(Self { known: Known::of(&word), number: hasher.finish(), rank: 0, word: word.into_owned().into() })
    }

    /// Whether the two are one word.
    pub fn is(&self, other: &Self) -> bool {
        self.number == other.number && self.word == other.word
    }

    /// Ranks the words of a sentence.
    pub(super) fn rank(meanings: &mut [Option<Self>]) {
        let mut order: Vec<&mut Self> = meanings.iter_mut().flatten().collect();
        order.sort_unstable_by(|a, b| a.word.cmp(&b.word));
        let mut rank = 0;
        for at in 1..order.len() {
            rank += u16::from(order[at].word != order[at - 1].word);
            order[at].rank = rank;
        }
    }

    /// Puts `words`, all of one sentence, in alphabetical order, each once.
    pub(super) fn put_in_order(words: &mut Vec<&Self>) {
        words.sort_unstable_by_key(|word| word.rank);
        words.dedup_by_key(|word| word.rank);
    }
}
