use super::tree::Arc;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// What was made of the sentences that a thread has read lately.
///
/// Reports of one event print each other's sentences: whole paragraphs of an agency stand in a hundred papers. Each sentence
/// has one place, and a newer one takes it, so that the room stays the same however much is read. What is kept is what
/// reading the words afresh would give.
#[derive(Default)]
pub(super) struct Lately {
    places: Vec<Reading>,
}

/// What was made of one sentence.
#[derive(Clone, Default)]
pub(super) struct Reading {
    words: String,
    /// The numbers of its tags; none before it is tagged.
    pub(super) tags: Vec<u8>,
    /// Its tree; none before it is parsed.
    pub(super) arcs: Vec<Arc>,
}

/// In sentences: some two megabytes.
const PLACES: usize = 4096;

impl Lately {
    /// What is known of the sentence of these words.
    pub(super) fn reading<'w>(&mut self, words: impl Iterator<Item = &'w str>) -> &mut Reading {
        let mut key = String::new();
        for word in words {
            key.push_str(word);
            // No word has one inside.
            key.push('\n');
        }
        self.places.resize_with(PLACES, Reading::default);
        let mut hasher = FxHasher::default();
        key.hash(&mut hasher);
        let place = &mut self.places[hasher.finish() as usize % PLACES];
        if place.words != key {
            *place = Reading { words: key, ..Reading::default() };
        }
        place
    }
}
