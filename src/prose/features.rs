//! What the tagger and the parsers see of a word: numbers that stand for its letters, its ending, its shape and the
//! company it keeps, and how such numbers are mixed into the row of a table of weights.

use super::lexicon::Lexicon;

/// What is known of a word before it is read in its sentence.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Look {
    /// Its letters in lower case, figures as zeros.
    pub(super) form: u32,
    /// Its first one, two and three letters.
    pub(super) front: [u32; 3],
    /// Its last one to four letters.
    pub(super) back: [u32; 4],
    /// Capitals, figures, signs.
    pub(super) shape: u32,
    /// The group of words that it is used like; 0 if it is rare.
    pub(super) group: u32,
    /// A larger group of the same kind.
    pub(super) wide_group: u32,
}

const LONGEST: usize = 48;

impl Look {
    /// The look of `word`; `first` says that it opens the sentence, where a capital tells nothing.
    pub(super) fn of(word: &str, first: bool, lexicon: &Lexicon) -> Self {
        let mut lower = [0u8; LONGEST];
        let length = fold(word, &mut lower);
        let lower = &lower[..length];
        let form = hash(lower);
        let front = [1, 2, 3].map(|n| hash(&lower[..n.min(length)]).wrapping_add(n as u32));
        let back = [1, 2, 3, 4].map(|n| hash(&lower[length - n.min(length)..]).wrapping_add(n as u32));
        let (group, wide_group) = lexicon.groups(form);
        Self { form, front, back, shape: shape(word, first), group, wide_group }
    }
}

/// The number of a word as the tables know it: see [`Look::form`].
#[cfg(feature = "training")]
pub(super) fn form(word: &str) -> u32 {
    let mut lower = [0u8; LONGEST];
    let length = fold(word, &mut lower);
    hash(&lower[..length])
}

/// Writes `word` in lower case, with straight quotation marks and zeros for figures; what does not fit is left out.
fn fold(word: &str, into: &mut [u8; LONGEST]) -> usize {
    let mut length = 0;
    if word.is_ascii() {
        for &byte in word.as_bytes().iter().take(LONGEST) {
            into[length] = if byte.is_ascii_digit() { b'0' } else { byte.to_ascii_lowercase() };
            length += 1;
        }
        return length;
    }
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = match c {
            '’' | '‘' => '\'',
            '“' | '”' | '„' => '"',
            '–' | '―' | '‒' => '-',
            '…' => '.',
            c if c.is_numeric() => '0',
            c => c,
        };
        if length + c.len_utf8() > LONGEST {
            break;
        }
        length += c.encode_utf8(&mut into[length..]).len();
    }
    length
}

fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for &byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash ^ (hash >> 32)) as u32
}

fn shape(word: &str, first: bool) -> u32 {
    let (mut upper, mut lower, mut digit, mut other, mut hyphen) = (0u32, 0u32, 0u32, 0u32, 0u32);
    let mut leads = false;
    for (at, c) in word.chars().enumerate() {
        if c.is_uppercase() {
            upper += 1;
            leads |= at == 0;
        } else if c.is_lowercase() {
            lower += 1;
        } else if c.is_numeric() {
            digit += 1;
        } else if c == '-' {
            hyphen = 1;
        } else {
            other += 1;
        }
    }
    let letters = match (upper, lower) {
        (0, 0) => 0,
        (0, _) => 1,
        (1, 0) => 2,
        (_, 0) => 3,
        (1, _) if leads => 4,
        _ => 5,
    };
    let figures = if digit == 0 { 0 } else { 1 + digit.min(5) };
    letters + 6 * figures + 42 * other.min(2) + 126 * hyphen + 252 * u32::from(first)
}

const A: u64 = 0x9E37_79B9_7F4A_7C15;
const B: u64 = 0xC2B2_AE3D_27D4_EB4F;
const C: u64 = 0x1656_67B1_9E37_79F9;
const D: u64 = 0x27D4_EB2F_1656_67C5;

/// The row, of 2^`bits`, that template number `template` gives for up to three values.
#[inline(always)]
pub(super) fn row(bits: u32, template: usize, a: u32, b: u32, c: u32) -> u32 {
    let mixed = u64::from(a)
        .wrapping_mul(A)
        .wrapping_add(u64::from(b).wrapping_mul(B))
        .wrapping_add(u64::from(c).wrapping_mul(C))
        .wrapping_add((template as u64 + 1).wrapping_mul(D));
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(A);
    (mixed >> (64 - bits)) as u32
}
