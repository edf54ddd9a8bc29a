use super::vectors::Known;
use crate::wording::{event_class, is_function_word};

/// A word that means something by itself, as one that can be held against others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meaning {
    /// The class of events that it belongs to, or else its lemma, in lower case.
    pub word: Box<str>,
    /// The same, if its meaning is known.
    pub known: Option<Known>,
}

impl Meaning {
    /// What `word` means; `None` of figures, signs, and words such as "the".
    pub(super) fn of<'l>(word: &str, lemma: impl FnOnce() -> &'l str) -> Option<Self> {
        let lower = word.to_lowercase();
        if !word.starts_with(char::is_alphabetic) || is_function_word(&lower) {
            return None;
        }
        let word = event_class(&lower).map_or_else(|| lemma().to_lowercase(), str::to_string);
        Some(Self { known: Known::of(&word), word: word.into() })
    }
}
