//! How alike two words are in meaning.
//!
//! Each of some fifteen thousand lemmas has a vector, made once from a sentence encoder and WordNet by
//! `examples/train_vectors.py` and shipped in one byte an axis. The likeness of two words is the cosine of the angle between
//! theirs. "Free" and "release" come out alike, but so do opposites, because they stand in the same places: "rise" and
//! "fall", "win" and "lose". [`opposite`] knows the pairs that WordNet lists; where likeness must not mistake a word for its
//! contrary, ask it too.

use crate::lately::Lately;
use std::cell::RefCell;
use std::sync::{LazyLock, OnceLock};

static FILE: &[u8] = include_bytes!("models/vectors.bin");
const MAGIC: &[u8; 8] = b"atodds-v";
const VERSION: u32 = 1;
/// How many axes a vector has.
const AXES: usize = 96;

static VECTORS: LazyLock<Vectors> = LazyLock::new(|| {
    // The file is part of the program; a test reads it, so this cannot fail in a build that passed.
    Vectors::read(FILE).unwrap_or_default()
});

/// The likeness of pairs of words. A set of reports has some tens of thousands.
type Pairs = Lately<u32, f32, { 1 << 15 }>;

thread_local! {
    static LATELY: RefCell<Pairs> = RefCell::default();
}

/// A lemma whose meaning is known. Whoever compares one word with many looks it up once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Known(u16);

impl Known {
    /// The lemma, in lower case; of a verb with its particle, both with a space between ("shoot down"). `None` of words that
    /// are not known, names among them.
    pub fn of(lemma: &str) -> Option<Self> {
        VECTORS.place(lemma).and_then(|at| u16::try_from(at).ok()).map(Self)
    }

    /// From −1 to 1: the cosine of the angle between the two vectors. Of words taken at random one pair in a hundred stands
    /// above 0.37 and one in a thousand above 0.55; half stand below 0. "Free" and "release" have 0.63, "captive" and "hostage"
    /// 0.35, "kill" and "die" 0.67, but "rise" and "fall" 0.61 and "soldier" and "civilian" 0.71.
    ///
    /// The words around one fact are held against those around many, so what was found last is kept.
    pub fn likeness(self, other: Self) -> f32 {
        let (one, two) = if self.0 <= other.0 { (self, other) } else { (other, self) };
        let cosine = || product(one.vector(), two.vector()) as f32 / (one.length() * two.length());
        let pair = u32::from(one.0) << 16 | u32::from(two.0);
        let lately = |lately: &RefCell<Pairs>| *lately.borrow_mut().get(&pair, |key| *key == pair, || (pair, cosine()));
        LATELY.try_with(lately).unwrap_or_else(|_| cosine())
    }

    /// Whether the two are listed as each other's contrary: "rise" and "fall", "alive" and "dead".
    pub fn is_opposite(self, other: Self) -> bool {
        let two = (self.0.min(other.0), self.0.max(other.0));
        // Few words have one, and many pairs are asked about.
        VECTORS.opposed[usize::from(two.0)] && VECTORS.opposites.binary_search_by_key(&two, pair).is_ok()
    }

    /// How rare it is, as [`rarity`] says.
    pub fn rarity(self) -> f32 {
        f32::from(VECTORS.rarity[usize::from(self.0)]) / 10.0
    }

    fn vector(self) -> &'static Axes {
        &VECTORS.vectors[usize::from(self.0)]
    }

    fn length(self) -> f32 {
        let of = || f32::max(product(self.vector(), self.vector()) as f32, 1.0).sqrt();
        *VECTORS.lengths[usize::from(self.0)].get_or_init(of)
    }
}

/// The vector of a lemma, as it lies in the file: each byte is one axis, with its sign.
type Axes = [u8; AXES];

/// The dot product. It stays below 2²¹, so there is nothing to check, and without checks it runs on many axes at a time.
fn product(a: &Axes, b: &Axes) -> i32 {
    let signed = |byte: u8| i16::from(byte.cast_signed());
    let products = a.iter().zip(b).map(|(&a, &b)| i32::from(signed(a).wrapping_mul(signed(b))));
    products.fold(0, i32::wrapping_add)
}

/// How alike two lemmas are in meaning, from −1 to 1, as [`Known::likeness`] says; `None` if either is not known. A word is
/// wholly like itself, known or not.
pub fn likeness(a: &str, b: &str) -> Option<f32> {
    if a == b {
        return Some(1.0);
    }
    Some(Known::of(a)?.likeness(Known::of(b)?))
}

/// Whether the two lemmas are listed as each other's contrary: "rise" and "fall", "alive" and "dead".
pub fn opposite(a: &str, b: &str) -> bool {
    Known::of(a).zip(Known::of(b)).is_some_and(|(a, b)| a.is_opposite(b))
}

/// How rare a lemma is in the news: the natural logarithm of how many words pass, on average, for one of it, about 3 for
/// "the" and 14 for the rarest. `None` if it is not known, which is rarer still.
pub fn rarity(lemma: &str) -> Option<f32> {
    Known::of(lemma).map(Known::rarity)
}

#[derive(Default)]
struct Vectors {
    /// Numbers of the lemmas, in order; four bytes each, as in the file.
    lemmas: &'static [[u8; 4]],
    rarity: &'static [u8],
    /// Pairs of places, the smaller first, in order; two bytes each.
    opposites: &'static [[u8; 4]],
    /// Whether a place is the smaller of such a pair.
    opposed: Vec<bool>,
    vectors: &'static [Axes],
    /// Of the vectors, worked out when they are asked for: most never are.
    lengths: Vec<OnceLock<f32>>,
}

impl Vectors {
    fn place(&self, lemma: &str) -> Option<usize> {
        self.lemmas.binary_search_by_key(&number(lemma), |&number| u32::from_le_bytes(number)).ok()
    }

    fn read(file: &'static [u8]) -> Option<Self> {
        let (magic, file) = file.split_at_checked(8)?;
        let (version, file) = u32_of(file)?;
        // The sum of the rest is looked at by a test: it need not be taken each time the program starts.
        let (_, file) = file.split_at_checked(8)?;
        if magic != MAGIC || version != VERSION {
            return None;
        }
        let (notice, file) = u32_of(file)?;
        let (_, file) = file.split_at_checked(notice as usize)?;
        let (words, file) = u32_of(file)?;
        let (axes, file) = u32_of(file)?;
        let (pairs, file) = u32_of(file)?;
        let words = words as usize;
        let (lemmas, file) = file.split_at_checked(4 * words)?;
        let (rarity, file) = file.split_at_checked(words)?;
        let (opposites, file) = file.split_at_checked(4 * pairs as usize)?;
        if axes as usize != AXES || file.len() != AXES * words {
            return None;
        }
        let opposites = opposites.as_chunks().0;
        let mut opposed = vec![false; words];
        opposites.iter().for_each(|two| opposed[usize::from(pair(two).0)] = true);
        Some(Self {
            lemmas: lemmas.as_chunks().0,
            rarity,
            opposites,
            opposed,
            vectors: file.as_chunks().0,
            lengths: vec![OnceLock::new(); words],
        })
    }
}

fn pair(&[a, b, c, d]: &[u8; 4]) -> (u16, u16) {
    (u16::from_le_bytes([a, b]), u16::from_le_bytes([c, d]))
}

fn u32_of(file: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = file.split_first_chunk()?;
    Some((u32::from_le_bytes(*number), rest))
}

/// The number that stands for a lemma in the file (FNV-1a, folded to 32 bits).
fn number(lemma: &str) -> u32 {
    let mut number = 0xcbf2_9ce4_8422_2325u64;
    for &byte in lemma.as_bytes() {
        number = (number ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (number ^ (number >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read() {
        let in_order = |vectors: Vectors| {
            let number = |&number: &[u8; 4]| u32::from_le_bytes(number);
            vectors.lemmas.is_sorted_by_key(number) && vectors.opposites.is_sorted_by_key(pair)
        };
        assert!(Vectors::read(FILE).is_some_and(in_order));
        assert_eq!(FILE[12..20], super::super::packed::checksum(&FILE[20..]).to_le_bytes());
        assert!(Vectors::read(&FILE[..FILE.len() - 1]).is_none());
    }

    #[test]
    fn words_of_one_meaning_are_nearer_than_others() {
        let alike = [
            ("release", "free"),
            ("captive", "hostage"),
            ("seize", "take"),
            ("kill", "die"),
            ("wound", "injure"),
            ("arrest", "detain"),
            ("ship", "vessel"),
            ("quake", "earthquake"),
            ("blast", "explosion"),
            ("resign", "quit"),
            ("truce", "ceasefire"),
            ("abduct", "kidnap"),
            ("demolish", "destroy"),
            ("soldier", "troop"),
        ];
        let others = ["bank", "vaccine", "harvest", "orchestra", "tax", "goal", "glacier", "election"];
        let mut wrong = Vec::new();
        for (a, b) in alike {
            let near = likeness(a, b);
            let far = others.iter().filter_map(|other| likeness(a, other)).fold(-1.0, f32::max);
            if near.is_none_or(|near| near <= far) {
                wrong.push((a, b, near, far));
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn opposites_are_known_and_names_are_not() {
        assert!(opposite("rise", "fall") && opposite("fall", "rise") && opposite("win", "lose"));
        assert!(!opposite("kill", "die"));
        assert_eq!(likeness("Reykjavik", "town"), None);
        assert_eq!(likeness("Reykjavik", "Reykjavik"), Some(1.0));
        assert!(rarity("hijack") > rarity("say"));
    }
}
