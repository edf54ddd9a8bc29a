//! How alike two words are in meaning.
//!
//! Each of some fifteen thousand lemmas has a vector, made once from a sentence encoder and WordNet by
//! `examples/train_vectors.py` and shipped in one byte an axis. The likeness of two words is the cosine of the angle between
//! theirs. "Free" and "release" come out alike, but so do opposites, because they stand in the same places: "rise" and
//! "fall", "win" and "lose". [`opposite`] knows the pairs that WordNet lists; where likeness must not mistake a word for its
//! contrary, ask it too.

use super::model::checksum;
use std::sync::LazyLock;

static FILE: &[u8] = include_bytes!("models/vectors.bin");
const MAGIC: &[u8; 8] = b"atodds-v";
const VERSION: u32 = 1;
/// How many axes a vector has.
const AXES: usize = 96;

static VECTORS: LazyLock<Vectors> = LazyLock::new(|| {
    // The file is part of the program; a test reads it, so this cannot fail in a build that passed.
    Vectors::read(FILE).unwrap_or_default()
});

/// The meaning of one word.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Vector {
    axes: [i8; AXES],
    length: f32,
}

impl Vector {
    /// The vector of a lemma, in lower case; of a verb with its particle, both with a space between ("shoot down"). `None`
    /// of words that are not known, names among them.
    pub fn of(lemma: &str) -> Option<&'static Self> {
        VECTORS.place(lemma).map(|at| &VECTORS.vectors[at])
    }

    /// From −1 to 1: the cosine of the angle between the two. Of words taken at random one pair in a hundred stands above
    /// 0.37 and one in a thousand above 0.55; half stand below 0. "Free" and "release" have 0.63, "captive" and "hostage" 0.35,
    /// "kill" and "die" 0.67, but "rise" and "fall" 0.61 and "soldier" and "civilian" 0.71.
    pub fn likeness(&self, other: &Self) -> f32 {
        let products = self.axes.iter().zip(&other.axes).map(|(&a, &b)| i32::from(a) * i32::from(b));
        products.sum::<i32>() as f32 / (self.length * other.length)
    }
}

/// How alike two lemmas are in meaning, from −1 to 1, as [`Vector::likeness`] says; `None` if either is not known. A word is
/// wholly like itself, known or not.
pub fn likeness(a: &str, b: &str) -> Option<f32> {
    if a == b {
        return Some(1.0);
    }
    Some(Vector::of(a)?.likeness(Vector::of(b)?))
}

/// Whether the two lemmas are listed as each other's contrary: "rise" and "fall", "alive" and "dead".
pub fn opposite(a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (VECTORS.place(a), VECTORS.place(b)) else { return false };
    VECTORS.opposites.binary_search(&(a.min(b) as u16, a.max(b) as u16)).is_ok()
}

/// How rare a lemma is in the news: the natural logarithm of how many words pass, on average, for one of it, about 3 for
/// "the" and 14 for the rarest. `None` if it is not known, which is rarer still.
pub fn rarity(lemma: &str) -> Option<f32> {
    VECTORS.place(lemma).map(|at| f32::from(VECTORS.rarity[at]) / 10.0)
}

#[derive(Default)]
struct Vectors {
    /// Numbers of the lemmas, in order.
    lemmas: Vec<u32>,
    rarity: Vec<u8>,
    /// Pairs of places, the smaller first, in order.
    opposites: Vec<(u16, u16)>,
    vectors: Vec<Vector>,
}

impl Vectors {
    fn place(&self, lemma: &str) -> Option<usize> {
        self.lemmas.binary_search(&number(lemma)).ok()
    }

    fn read(file: &[u8]) -> Option<Self> {
        let (magic, file) = file.split_at_checked(8)?;
        let (version, file) = u32_of(file)?;
        let (sum, file) = file.split_at_checked(8)?;
        let sum = u64::from_le_bytes(sum.try_into().ok()?);
        if magic != MAGIC || version != VERSION || checksum(file) != sum {
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
        let pair = |pair: &[u8; 4]| (u16::from_le_bytes([pair[0], pair[1]]), u16::from_le_bytes([pair[2], pair[3]]));
        Some(Self {
            lemmas: lemmas.as_chunks().0.iter().map(|&number| u32::from_le_bytes(number)).collect(),
            rarity: rarity.to_vec(),
            opposites: opposites.as_chunks().0.iter().map(pair).collect(),
            vectors: file.as_chunks().0.iter().map(vector).collect(),
        })
    }
}

fn u32_of(file: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = file.split_first_chunk()?;
    Some((u32::from_le_bytes(*number), rest))
}

fn vector(bytes: &[u8; AXES]) -> Vector {
    let axes = bytes.map(u8::cast_signed);
    let squares: i32 = axes.iter().map(|&axis| i32::from(axis).pow(2)).sum();
    Vector { axes, length: f32::max(squares as f32, 1.0).sqrt() }
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
        assert!(Vectors::read(FILE).is_some_and(|vectors| vectors.lemmas.is_sorted() && vectors.opposites.is_sorted()));
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
