use super::SentenceId;
use crate::account::Account;
use crate::wording::{is_function_word, lower};
use rustc_hash::FxHashMap;
use std::hash::Hasher;
use std::ops::Range;

/// How alike the words of two sentences are.
///
/// Two measures, each the cosine of TF-IDF vectors (Salton & Buckley 1988) over the sentences of the set: of lemmas, and of character n-grams (2 to 5), which meet over inflection and spelling. Whole-sentence edit distances were
/// tried instead and align no news.
#[derive(Clone, Debug)]
pub struct Likeness {
    words: Measure,
    grams: Measure,
}

/// The vectors of all sentences, by terms of one sort.
#[derive(Clone, Debug)]
struct Measure {
    /// For each report, each sentence.
    vectors: Vec<Vec<Vector>>,
    /// How many terms there are.
    terms: usize,
}

/// A sparse vector of length one.
#[derive(Clone, Debug)]
struct Vector {
    /// The number of each term and its weight.
    terms: Vec<(u32, f32)>,
    /// Its cosine with itself: one, but for rounding.
    itself: f64,
}

const SHORTEST_GRAM: usize = 2;
const LONGEST_GRAM: usize = 5;

/// A sentence of more words than this is measured by its first ones, so that one endless line costs no more than many.
const MOST_WORDS: usize = 400;

impl Likeness {
    /// The vectors of every sentence of `accounts`.
    pub fn of(accounts: &[Account]) -> Self {
        let (mut words, mut grams, mut cut) = (Counter::default(), Counter::default(), Cut::default());
        let (mut lemmas, mut letters) = (Vec::new(), Vec::new());
        for account in accounts {
            words.counted.push(Vec::with_capacity(account.prose.sentences.len()));
            grams.counted.push(Vec::with_capacity(account.prose.sentences.len()));
            for sentence in 0..account.prose.sentences.len() {
                for (token, word) in content_words(account, sentence) {
                    lemmas.push(hash(lower(account.prose.lemma(token)).as_bytes()));
                    letters.extend_from_slice(cut.of(word));
                }
                words.count(&mut lemmas);
                grams.count(&mut letters);
                lemmas.clear();
                letters.clear();
            }
        }
        // What a sentence shares with no other is left out of its letters, which is much of them, but not of its words: by
        // these a sentence of words that all have is told from one that has a word of its own.
        Self { words: words.measure(1), grams: grams.measure(2) }
    }

    /// The words of a sentence, by number, with their weights.
    pub(super) fn terms(&self, id: SentenceId) -> &[(u32, f32)] {
        &self.words.vector(id).terms
    }

    /// How many words there are.
    pub(super) fn words(&self) -> usize {
        self.words.terms
    }
}

/// One sentence, laid out to be held against many.
pub(super) struct Row<'l> {
    likeness: &'l Likeness,
    laid: Option<SentenceId>,
    /// The weight of each term in the sentence, by its number.
    words: Vec<f32>,
    grams: Vec<f32>,
}

impl<'l> Row<'l> {
    /// Room for the sentences of `likeness`.
    pub fn new(likeness: &'l Likeness) -> Self {
        Self { likeness, laid: None, words: vec![0.0; likeness.words.terms], grams: vec![0.0; likeness.grams.terms] }
    }

    /// Lays `sentence` in place of the one before.
    pub fn lay(&mut self, sentence: SentenceId) {
        let Likeness { words, grams } = self.likeness;
        for (measure, row) in [(words, &mut self.words), (grams, &mut self.grams)] {
            let laid = self.laid.into_iter().flat_map(|id| &measure.vector(id).terms);
            laid.for_each(|&(term, _)| row[term as usize] = 0.0);
            measure.vector(sentence).terms.iter().for_each(|&(term, weight)| row[term as usize] = weight);
        }
        self.laid = Some(sentence);
    }

    /// Cosine of the words, 0 to 1.
    pub fn words(&self, other: SentenceId) -> f64 {
        self.cosine(&self.words, &self.likeness.words, other)
    }

    /// Cosine of the character n-grams, 0 to 1.
    pub fn grams(&self, other: SentenceId) -> f64 {
        self.cosine(&self.grams, &self.likeness.grams, other)
    }

    /// Of the sentence that is laid out as `row` and another. The terms of each stand in one order, so the sum is the same
    /// either way round.
    fn cosine(&self, row: &[f32], measure: &Measure, other: SentenceId) -> f64 {
        let vector = measure.vector(other);
        if self.laid == Some(other) {
            return vector.itself;
        }
        let products = vector.terms.iter().map(|&(term, weight)| f64::from(row[term as usize]) * f64::from(weight));
        products.sum::<f64>().min(1.0)
    }
}

impl Measure {
    fn vector(&self, id: SentenceId) -> &Vector {
        &self.vectors[id.report][id.sentence]
    }
}

/// A measure while its terms are counted.
#[derive(Default)]
struct Counter {
    numbers: FxHashMap<u64, u32>,
    sentences_with: Vec<u32>,
    /// For each report, each sentence.
    counted: Vec<Vec<Vec<(u32, u32)>>>,
}

impl Counter {
    /// Counts the terms of the next sentence of the last report; `terms` may be put in another order.
    fn count(&mut self, terms: &mut [u64]) {
        let mut number = |term: u64| {
            let next = self.numbers.len() as u32;
            let number = *self.numbers.entry(term).or_insert(next);
            if number == next {
                self.sentences_with.push(0);
            }
            self.sentences_with[number as usize] += 1;
            number
        };
        terms.sort_unstable();
        let same = terms.chunk_by(|one, other| one == other);
        let counted = same.map(|same| (number(same[0]), same.len() as u32)).collect();
        self.counted.last_mut().expect("a report is begun").push(counted);
    }

    /// The vectors, by the terms that `least` sentences have.
    fn measure(self, least: u32) -> Measure {
        let sentences = self.counted.iter().map(Vec::len).sum::<usize>() as u32;
        let rarity = |&with: &u32| (f64::from(sentences + 1) / f64::from(with)).ln();
        let rarity: Vec<f64> = self.sentences_with.iter().map(rarity).collect();
        let is_kept = |term: u32| self.sentences_with[term as usize] >= least;
        let scaled = |account: Vec<Vec<_>>| account.iter().map(|sentence| scaled(sentence, &rarity, is_kept)).collect();
        Measure { vectors: self.counted.into_iter().map(scaled).collect(), terms: rarity.len() }
    }
}

fn scaled(vector: &[(u32, u32)], rarity: &[f64], is_kept: impl Fn(u32) -> bool) -> Vector {
    let often = |n: u32| if n == 1 { 1.0 } else { 1.0 + f64::from(n).ln() };
    let weights: Vec<f64> = vector.iter().map(|&(term, n)| often(n) * rarity[term as usize]).collect();
    let length = weights.iter().map(|w| w * w).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    let scaled = || vector.iter().zip(&weights).map(|(&(term, _), w)| (term, (w / length) as f32));
    let mut terms = Vec::with_capacity(vector.iter().filter(|(term, _)| is_kept(*term)).count());
    terms.extend(scaled().filter(|(term, _)| is_kept(*term)));
    let itself = scaled().map(|(_, weight)| f64::from(weight) * f64::from(weight)).sum::<f64>().min(1.0);
    Vector { terms, itself }
}

/// The words that say what a sentence is about, with their tokens, in lower case.
fn content_words(account: &Account, sentence: usize) -> impl Iterator<Item = (usize, &str)> {
    let tokens = account.prose.sentences[sentence].tokens.clone().take(MOST_WORDS);
    tokens.filter_map(|token| {
        let word = account.prose.lower(token);
        (word.starts_with(char::is_alphanumeric) && !is_function_word(word)).then_some((token, word))
    })
}

/// The n-grams of the words that were met, so that each word is cut once.
#[derive(Default)]
struct Cut {
    words: FxHashMap<String, Range<usize>>,
    grams: Vec<u64>,
}

impl Cut {
    fn of(&mut self, word: &str) -> &[u64] {
        if let Some(known) = self.words.get(word) {
            return &self.grams[known.clone()];
        }
        let first = self.grams.len();
        let padded = format!(" {word} ");
        let starts: Vec<usize> = padded.char_indices().map(|(at, _)| at).chain([padded.len()]).collect();
        for length in SHORTEST_GRAM..=LONGEST_GRAM.min(starts.len() - 1) {
            let ends = starts.iter().zip(&starts[length..]);
            self.grams.extend(ends.map(|(&start, &end)| hash(&padded.as_bytes()[start..end])));
        }
        let cut = first..self.grams.len();
        self.words.insert(word.to_string(), cut.clone());
        &self.grams[cut]
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}
