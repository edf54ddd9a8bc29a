//! Words by number, their letters one behind the other: a word of its own for each would be a piece of memory for each.

/// A list of words.
#[derive(Clone, Debug)]
pub(super) struct Words {
    letters: String,
    /// Where each word ends, behind where the first begins: asked for more often than anything else.
    ends: Vec<u32>,
}

impl Words {
    /// No words yet, with room for so many letters and words.
    pub(super) fn with_room(letters: usize, words: usize) -> Self {
        let mut ends = Vec::with_capacity(words + 1);
        ends.push(0);
        Self { letters: String::with_capacity(letters), ends }
    }

    pub(super) fn push(&mut self, word: &str) {
        self.letters.push_str(word);
        self.ends.push(self.letters.len() as u32);
    }

    /// Adds `word` in lower case.
    pub(super) fn push_lower(&mut self, word: &str) {
        if word.is_ascii() {
            self.letters.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
            self.ends.push(self.letters.len() as u32);
        } else {
            self.push(&word.to_lowercase());
        }
    }

    /// The word of that number.
    #[inline]
    pub(super) fn get(&self, number: usize) -> &str {
        let ends = &self.ends[number..number + 2];
        &self.letters[ends[0] as usize..ends[1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_words_apart() {
        let mut words = Words::with_room(8, 4);
        ["Ann", "", "ÉTÉ", "x"].iter().for_each(|word| words.push_lower(word));
        assert_eq!([0, 1, 2, 3].map(|number| words.get(number)), ["ann", "", "été", "x"]);
    }
}
