use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word contributes to a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Numeral {
    /// `zero` to `nine`.
    Digit(u8),
    /// `ten` to `nineteen`.
    Teen(u8),
    /// `twenty` to `ninety`.
    Tens(u8),
    /// `hundred`.
    Hundred,
    /// `thousand` and up, with the short forms of newspapers: `bn`, `lakh`.
    Magnitude(u64),
    /// `dozen`.
    Dozen,
    /// `dozens`, `scores`, `hundreds`, `millions`: one of them.
    Plural(u64),
    /// `half`, `halves`.
    Half,
    /// `thirds`, `quarters`, `tenths`: one of them is one in so many.
    Parts(u32),
    /// `quarter`, which is a part as well as three months.
    Quarter,
    /// `first`, `third`, `twentieth`; the third and what follows are parts, too.
    Ordinal(u32),
    /// `twentysomething` and the like are not read; `both`, `neither`, `pair`, `couple` stand for two.
    Two,
}

/// Every word that is a numeral, in no order.
pub fn numerals() -> impl Iterator<Item = (&'static str, Numeral)> {
    NUMERALS.iter().map(|(word, numeral)| (*word, *numeral))
}

/// The numeral that `word` is, written in lower case.
pub fn numeral(word: &str) -> Option<Numeral> {
    let [first, second, ..] = word.as_bytes() else { return None };
    // Nearly every word is told from a numeral by its first two letters.
    let known = OPENINGS.get(usize::from(first.wrapping_sub(b'a'))).is_some_and(|seconds| {
        let second = second.wrapping_sub(b'a');
        second < 26 && seconds & (1 << second) != 0
    });
    if known { NUMERALS.get(word).copied() } else { None }
}

/// For each first letter of a numeral, a bit for each letter that can be its second.
static OPENINGS: LazyLock<[u32; 26]> = LazyLock::new(|| {
    let mut openings = [0; 26];
    for word in NUMERALS.keys() {
        if let [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] = word.as_bytes() {
            openings[usize::from(first - b'a')] |= 1 << (second - b'a');
        }
    }
    openings
});

static NUMERALS: LazyLock<FxHashMap<&'static str, Numeral>> = LazyLock::new(|| {
    let mut all = FxHashMap::default();
    let digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let teens =
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    all.extend(digits.into_iter().zip(0u8..).map(|(word, n)| (word, Numeral::Digit(n))));
    all.extend(teens.into_iter().zip(10u8..).map(|(word, n)| (word, Numeral::Teen(n))));
    all.extend(tens.into_iter().zip(2u8..).map(|(word, n)| (word, Numeral::Tens(n * 10))));
    all.extend(MAGNITUDES.iter().map(|&(word, n)| (word, Numeral::Magnitude(n))));
    all.extend(PLURALS.iter().map(|&(word, n)| (word, Numeral::Plural(n))));
    all.extend(ORDINALS.iter().map(|&(word, n)| (word, Numeral::Ordinal(n))));
    all.extend(PARTS.iter().map(|&(word, n)| (word, Numeral::Parts(n))));
    all.extend([
        ("hundred", Numeral::Hundred),
        ("dozen", Numeral::Dozen),
        ("half", Numeral::Half),
        ("halves", Numeral::Parts(2)),
        ("quarter", Numeral::Quarter),
        ("fourty", Numeral::Tens(40)),
        ("both", Numeral::Two),
        ("neither", Numeral::Two),
        ("pair", Numeral::Two),
        ("couple", Numeral::Two),
    ]);
    all
});

const THOUSAND: u64 = 1_000;
const LAKH: u64 = 100_000;
const MILLION: u64 = 1_000_000;
const CRORE: u64 = 10_000_000;
const BILLION: u64 = 1_000_000_000;
const TRILLION: u64 = 1_000_000_000_000;

const MAGNITUDES: &[(&str, u64)] = &[
    ("thousand", THOUSAND),
    ("million", MILLION),
    ("billion", BILLION),
    ("trillion", TRILLION),
    ("quadrillion", 1_000 * TRILLION),
    ("lakh", LAKH),
    ("lakhs", LAKH),
    ("lac", LAKH),
    ("crore", CRORE),
    ("crores", CRORE),
    ("bn", BILLION),
    ("bln", BILLION),
    ("mn", MILLION),
    ("mln", MILLION),
    ("tn", TRILLION),
    ("trn", TRILLION),
];

const PLURALS: &[(&str, u64)] = &[
    ("dozens", 12),
    ("scores", 20),
    ("tens", 10),
    ("hundreds", 100),
    ("thousands", THOUSAND),
    ("millions", MILLION),
    ("billions", BILLION),
    ("trillions", TRILLION),
];

const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
    ("thousandth", 1_000),
];

const PARTS: &[(&str, u32)] = &[
    ("thirds", 3),
    ("quarters", 4),
    ("fourths", 4),
    ("fifths", 5),
    ("sixths", 6),
    ("sevenths", 7),
    ("eighths", 8),
    ("ninths", 9),
    ("tenths", 10),
    ("twelfths", 12),
    ("sixteenths", 16),
    ("hundredths", 100),
    ("thousandths", 1_000),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_words_of_number() {
        assert_eq!(numeral("seven"), Some(Numeral::Digit(7)));
        assert_eq!(numeral("ninety"), Some(Numeral::Tens(90)));
        assert_eq!(numeral("crore"), Some(Numeral::Magnitude(10_000_000)));
        assert_eq!(numeral("bridge"), None);
    }
}
