//! What a thread has made lately, so that it need not be made again.

use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// What was made of some keys. Each key has one place, and a newer one takes it, so that the room stays the same however much
/// is read. What is kept is what making it afresh would give.
///
/// A set of reports has some thousand sentences, and some hundred names that each meet a handful of others: what is kept of
/// them needs no more places than there are unless more are asked for.
pub(crate) struct Lately<K, V, const PLACES: usize = 4096> {
    places: Vec<Option<(K, V)>>,
}

impl<K, V, const PLACES: usize> Default for Lately<K, V, PLACES> {
    fn default() -> Self {
        Self { places: Vec::new() }
    }
}

impl<K, V, const PLACES: usize> Lately<K, V, PLACES> {
    /// What was made of `asked`, for which `is` knows the key; made by `make`, with its key, if it is not there.
    pub(crate) fn get<Q: Hash + ?Sized>(
        &mut self,
        asked: &Q,
        is: impl Fn(&K) -> bool,
        make: impl FnOnce() -> (K, V),
    ) -> &mut V {
        self.places.resize_with(PLACES, || None);
        let mut hasher = FxHasher::default();
        asked.hash(&mut hasher);
        let place = &mut self.places[hasher.finish() as usize % PLACES];
        if !place.as_ref().is_some_and(|(key, _)| is(key)) {
            *place = None;
        }
        &mut place.get_or_insert_with(make).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_is_not_made_again() {
        let mut lately: Lately<String, usize> = Lately::default();
        let mut ask = |word: &str, made: usize| *lately.get(word, |key| key == word, || (word.to_string(), made));
        assert_eq!([ask("a", 1), ask("b", 2), ask("a", 3)], [1, 2, 1]);
    }
}
