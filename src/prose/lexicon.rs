//! Which words are used alike: groups of words that stand in like places, found by the teacher and kept by the number
//! of the word's letters.

/// Groups by word.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    /// Open addressing, a power of two long: the number of a word in four bytes and its group in two; an empty place has group 0.
    places: &'static [[u8; 6]],
    /// The wide group of each group.
    wide: &'static [u8],
}

impl Lexicon {
    /// From words' numbers (see [`super::features::form`]) with their groups, counted from one, and the wide group of each
    /// group; they stay in memory.
    #[cfg(feature = "training")]
    pub(super) fn new(words: &[(u32, u16)], wide: Vec<u8>) -> Self {
        Self { places: super::packed::places(words).leak(), wide: wide.leak() }
    }

    /// What lies there; see [`Lexicon`].
    pub(super) fn laid(places: &'static [[u8; 6]], wide: &'static [u8]) -> Self {
        Self { places, wide }
    }

    /// The group and the wide group of a word; zeros if it is in none.
    #[inline]
    pub(super) fn groups(&self, form: u32) -> (u32, u32) {
        let Some(mask) = self.places.len().checked_sub(1) else { return (0, 0) };
        let mut at = form as usize & mask;
        loop {
            let [a, b, c, d, low, high] = self.places[at];
            let group = u16::from_le_bytes([low, high]);
            if group == 0 {
                return (0, 0);
            }
            if u32::from_le_bytes([a, b, c, d]) == form {
                return (group.into(), 1 + u32::from(self.wide.get(usize::from(group)).copied().unwrap_or(0)));
            }
            at = (at + 1) & mask;
        }
    }
}
