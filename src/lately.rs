//! What a thread has made lately, so that it need not be made again.

use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// What was made of some keys. Each key has one place, and a newer one takes it, so that the room stays the same however much
/// is read. What is kept is what making it afresh would give.
///
/// A set of reports has some thousand sentences, and some hundred names that each meet a handful of others: what is kept of
/// them needs no more places than there are unless more are asked for. There are few at first, and more as they fill: who
/// compares one set need not lay out room for a thousand.
pub(crate) struct Lately<K, V, const PLACES: usize = 4096> {
    places: Vec<Option<Kept<K, V>>>,
    /// How many of them are taken.
    taken: usize,
}

/// What was made of a key, with its hash.
type Kept<K, V> = (u64, K, V);

/// How many places there are at first.
const FEWEST: usize = 64;

impl<K, V, const PLACES: usize> Default for Lately<K, V, PLACES> {
    fn default() -> Self {
        Self { places: Vec::new(), taken: 0 }
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
        if self.taken * 2 >= self.places.len() && self.places.len() < PLACES {
            self.grow();
        }
        let mut hasher = FxHasher::default();
        asked.hash(&mut hasher);
        let (hash, places) = (hasher.finish(), self.places.len());
        let place = &mut self.places[hash as usize & (places - 1)];
        let known = place.as_ref().is_some_and(|(of, key, _)| *of == hash && is(key));
        self.taken += usize::from(place.is_none());
        if !known {
            *place = None;
        }
        let made = || {
            let (key, value) = make();
            (hash, key, value)
        };
        &mut place.get_or_insert_with(made).2
    }

    /// Twice the places, with what is kept in its new one. There are always a power of two of them, since to divide by any number
    /// takes as long as all else that is done to find a place.
    fn grow(&mut self) {
        const { assert!(PLACES.is_power_of_two()) };
        let more = (self.places.len() * 2).clamp(FEWEST.min(PLACES), PLACES);
        let mut places = Vec::new();
        places.resize_with(more, || None);
        for kept in self.places.drain(..).flatten() {
            let place = kept.0 as usize & (more - 1);
            places[place] = Some(kept);
        }
        self.places = places;
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

    #[test]
    fn what_was_made_is_kept_while_there_is_room() {
        let mut lately: Lately<usize, usize> = Lately::default();
        let mut ask = |asked: usize, made: usize| *lately.get(&asked, |key| *key == asked, || (asked, made));
        (0..100).for_each(|asked| assert_eq!(ask(asked, asked), asked));
        let kept = (0..100).filter(|&asked| ask(asked, 1000) == asked).count();
        assert!(kept > 60, "{kept}");
        (0..20_000).for_each(|asked| {
            ask(asked, 1000);
        });
        assert!(lately.places.len() <= 4096);
    }
}
