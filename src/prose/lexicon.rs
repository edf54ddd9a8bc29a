//! Which words are used alike: groups of words that stand in like places, found by the teacher and kept by the number
//! of the word's letters.

/// Groups by word.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    /// Open addressing, a power of two long; an empty place has group 0.
    places: Vec<(u32, u16)>,
    /// The wide group of each group.
    wide: Vec<u8>,
}

impl Lexicon {
    /// From words' numbers (see [`super::features::form`]) with their groups, counted from one, and the wide group of each
    /// group.
    pub(super) fn new(words: &[(u32, u16)], wide: Vec<u8>) -> Self {
        let size = (words.len() * 2).next_power_of_two().max(2);
        let mut places = vec![(0, 0); size];
        for &(form, group) in words {
            let mut at = form as usize & (size - 1);
            while places[at].1 != 0 {
                at = (at + 1) & (size - 1);
            }
            places[at] = (form, group);
        }
        Self { places, wide }
    }

    /// The group and the wide group of a word; zeros if it is in none.
    #[inline]
    pub(super) fn groups(&self, form: u32) -> (u32, u32) {
        let Some(mask) = self.places.len().checked_sub(1) else { return (0, 0) };
        let mut at = form as usize & mask;
        while self.places[at].1 != 0 {
            let (other, group) = self.places[at];
            if other == form {
                return (group.into(), 1 + u32::from(self.wide.get(usize::from(group)).copied().unwrap_or(0)));
            }
            at = (at + 1) & mask;
        }
        (0, 0)
    }
}
