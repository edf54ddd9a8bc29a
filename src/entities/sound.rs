//! Whether two words are one name in two spellings.
//!
//! Names that come from other scripts are written by ear: Qaddafi and Gaddafi, Yusuf and Youssef. We cut each word into
//! consonants and the vowels between them, and ask whether each consonant and each vowel may stand for the other. An edit
//! distance was tried instead and does not serve: Brandt and Brandon are nearer by letters than Qaddafi and Kadhafi.

/// Whether `a` and `b`, of single words, may be spellings of one name. Not for equal words.
pub(super) fn alike(a: &Sounds, b: &Sounds) -> bool {
    if a.consonants.len() != b.consonants.len() || a.consonants.is_empty() {
        return false;
    }
    if a.consonants.len() == 1 || (a.is_short() && a.consonants != b.consonants) {
        return false;
    }
    let consonants = a.consonants.iter().zip(&b.consonants).all(|(&x, &y)| x == y || near(x, y));
    consonants && a.vowels_fit(b)
}

/// A consonant sound, written as the letter that spells it most simply; `S` is sh, `C` is ch, `X` is kh, `T` is th.
type Consonant = char;

/// How a word sounds, for whoever compares one with many.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Sounds {
    consonants: Vec<Consonant>,
    /// All in order; a run of one vowel as one.
    vowels: Vec<char>,
    /// Where the vowels begin that stand before each consonant, and those behind the last.
    gaps: Vec<usize>,
    letters: usize,
}

impl Sounds {
    /// Of a single word in lower case without accents.
    pub(super) fn of(word: &str) -> Self {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        let mut sounds = Self { consonants: Vec::new(), vowels: Vec::new(), gaps: vec![0], letters: letters.len() };
        let mut at = 0;
        while at < letters.len() {
            let rest = &letters[at..];
            let (length, sound) = sound(rest, at == 0);
            at += length;
            match sound {
                Sound::Vowel(vowel) if sounds.gap(sounds.consonants.len()).last() != Some(&vowel) => {
                    sounds.vowels.push(vowel);
                }
                Sound::Consonant(c) => sounds.push(c),
                Sound::Two(c, d) => {
                    sounds.push(c);
                    sounds.push(d);
                }
                Sound::Vowel(_) | Sound::Silent => {}
            }
        }
        sounds
    }

    /// The consonants as one letter each, the same for all spellings that [`alike`] joins by a common spelling change; for
    /// finding candidates, not for deciding.
    pub(super) fn key(&self) -> String {
        self.consonants.iter().map(|&c| class(c)).collect()
    }

    fn push(&mut self, consonant: Consonant) {
        let between = self.gap(self.consonants.len());
        if between.is_empty() && self.consonants.last().is_some_and(|&last| last == consonant || near(last, consonant))
        {
            return;
        }
        self.consonants.push(consonant);
        self.gaps.push(self.vowels.len());
    }

    /// The vowels before consonant `at`, or behind the last.
    fn gap(&self, at: usize) -> &[char] {
        let end = self.gaps.get(at + 1).copied().unwrap_or(self.vowels.len());
        &self.vowels[self.gaps[at]..end]
    }

    fn is_short(&self) -> bool {
        self.consonants.len() < 3
    }

    /// The longer the word, the more its vowels may differ: Abdullah is Abdallah, but Hassan is not Hussein.
    fn vowels_fit(&self, other: &Self) -> bool {
        let long = self.letters.min(other.letters) > 6 && !self.is_short();
        let last = self.consonants.len();
        (0..=last).all(|at| {
            let (a, b) = (self.gap(at), other.gap(at));
            if at == 0 || at == last {
                return ends_fit(a, b);
            }
            gap_fits(a, b) || (long && loosely(a, b))
        })
    }
}

enum Sound {
    Vowel(char),
    Consonant(Consonant),
    Two(Consonant, Consonant),
    Silent,
}

fn sound(rest: &[char], first: bool) -> (usize, Sound) {
    use Sound::{Consonant as C, Silent, Vowel as V};
    let next = rest.get(1).copied().unwrap_or(' ');
    let third = rest.get(2).copied().unwrap_or(' ');
    match (rest[0], next, third) {
        ('s', 'c', 'h') | ('t', 'c', 'h') => (3, C(if rest[0] == 's' { 'S' } else { 'C' })),
        ('s', 'h', _) => (2, C('S')),
        ('c', 'h', _) => (2, C('C')),
        ('z', 'h', _) => (2, C('j')),
        ('d', 'j', _) => (2, C('j')),
        ('k', 'h', _) => (2, C('X')),
        ('g', 'h', _) => (2, C('g')),
        ('t', 'h', _) => (2, C('T')),
        ('d', 'h', _) => (2, C('d')),
        ('p', 'h', _) => (2, C('f')),
        ('t', 's' | 'z', _) => (2, C('z')),
        ('c', 'k', _) => (2, C('k')),
        ('c', 'e' | 'i', _) => (1, C('s')),
        ('c' | 'k', ..) => (1, C('k')),
        ('q', 'u', t) if is_vowel(t) => (2, C('q')),
        ('q', ..) => (1, C('q')),
        ('x', ..) => (1, if first { C('z') } else { Sound::Two('k', 's') }),
        ('w' | 'v', ..) => (1, C('v')),
        ('h', ..) => (1, if first { C('h') } else { Silent }),
        ('y', n, _) if first && is_vowel(n) => (1, C('y')),
        ('y', ..) => (1, V('i')),
        ('o', 'u', _) | ('o', 'o', _) => (2, V('u')),
        ('e', 'e', _) => (2, V('i')),
        (c, ..) if is_vowel(c) => (1, V(c)),
        (c, ..) => (1, C(c)),
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Consonants that transliterations write for one another.
fn near(a: Consonant, b: Consonant) -> bool {
    let one_way = |a, b| {
        matches!(
            (a, b),
            ('q', 'g' | 'k')
                | ('X', 'k' | 'h')
                | ('T', 't')
                | ('S', 'C')
                | ('j', 'y' | 'g')
                | ('z', 's')
                | ('v', 'f')
                | ('d', 'z')
        )
    };
    one_way(a, b) || one_way(b, a)
}

fn class(c: Consonant) -> char {
    match c {
        'q' | 'X' | 'h' | 'g' | 'j' | 'y' => 'k',
        'T' => 't',
        'C' => 'S',
        'z' | 'd' => 's',
        'f' => 'v',
        c => c,
    }
}

fn gap_fits(a: &[char], b: &[char]) -> bool {
    if a == b {
        return true;
    }
    match (a, b) {
        ([x, ..], [y, ..]) => near_vowels(*x, *y) && near_vowels(a[a.len() - 1], b[b.len() - 1]),
        _ => false,
    }
}

/// At the ends of a word a vowel too many is another name: Daniel and Daniela.
fn ends_fit(a: &[char], b: &[char]) -> bool {
    a.is_empty() == b.is_empty() && gap_fits(a, b)
}

fn loosely(a: &[char], b: &[char]) -> bool {
    match (a.first(), b.first()) {
        (Some(&x), Some(&y)) => {
            near_vowels(x, y) || matches!((x, y), ('a', 'u') | ('u', 'a') | ('a', 'o') | ('o', 'a'))
        }
        _ => a == ['e'] || b == ['e'],
    }
}

fn near_vowels(a: char, b: char) -> bool {
    a == b
        || matches!(
            (a, b),
            ('a', 'e') | ('e', 'a') | ('e', 'i') | ('i', 'e') | ('o', 'u') | ('u', 'o') | ('e', 'u') | ('u', 'e')
        )
}
