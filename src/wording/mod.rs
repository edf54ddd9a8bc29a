//! Words that every language lesson begins with: which are numbers, which are units, which say nothing by themselves.
//!
//! Lists only. It never looks at a text; whoever reads one asks about a word at a time, in lower case.

/// Verbs that tell of one act in other words.
pub mod acts;
/// Words of calendar and clock.
pub mod calendar;
/// Countries, their people and the seats of their governments.
pub mod cities;
pub mod countries;
/// Sorts of doers and causes that exclude each other.
pub mod doers;
mod events;
mod function_words;
/// What happens at a time, whatever word tells of it.
pub mod happenings;
/// Titles, ranks, short forms, and words that say what bears a name.
pub mod names;
/// Nouns of what happens, and their verbs.
pub mod nominals;
/// Words that are numbers or parts of numbers.
pub mod numerals;
/// Pairs of words for how a thing ends.
pub mod outcomes;
/// What figures of money, shares, measures and time are figures of.
pub mod properties;
/// What people are and do.
pub mod roles;
/// Sides of a fight.
pub mod sides;
/// Words that credit somebody with a content.
pub mod speech;
/// Nouns for what is counted, and which is among which.
pub mod things;
/// Units of measure and money.
pub mod units;

use std::borrow::Cow;

pub use events::{event_class, happens_to_people};
pub use function_words::{is_function_word, is_negation};

/// `word` in lower case, in which most words stand already.
pub fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// `words` without the article before them.
pub fn without_article(words: &str) -> &str {
    let articles = ["the", "a", "an", "The", "A", "An"];
    words.split_once(' ').filter(|(first, _)| articles.contains(first)).map_or(words, |(_, rest)| rest)
}
