use super::SentenceId;
use crate::account::Account;
use crate::wording::{is_function_word, lower};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
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

/// A sparse vector of length one: the number of each term and its weight.
type Vector = Vec<(u32, f32)>;

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
                    letters.extend_from_slice(cut.of(&word));
                }
                words.count(&mut lemmas);
                grams.count(&mut letters);
                lemmas.clear();
                letters.clear();
            }
        }
        Self { words: words.measure(), grams: grams.measure() }
    }

    /// The words of a sentence, by number, with their weights.
    pub(super) fn terms(&self, id: SentenceId) -> &[(u32, f32)] {
        self.words.vector(id)
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
            self.laid.into_iter().flat_map(|id| measure.vector(id)).for_each(|&(term, _)| row[term as usize] = 0.0);
            measure.vector(sentence).iter().for_each(|&(term, weight)| row[term as usize] = weight);
        }
        self.laid = Some(sentence);
    }

    /// Cosine of the words, 0 to 1.
    pub fn words(&self, other: SentenceId) -> f64 {
        cosine(&self.words, self.likeness.words.vector(other))
    }

    /// Cosine of the character n-grams, 0 to 1.
    pub fn grams(&self, other: SentenceId) -> f64 {
        cosine(&self.grams, self.likeness.grams.vector(other))
    }
}

impl Measure {
    fn vector(&self, id: SentenceId) -> &[(u32, f32)] {
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

    fn measure(self) -> Measure {
        let sentences = self.counted.iter().map(Vec::len).sum::<usize>() as u32;
        let rarity = |&with: &u32| (f64::from(sentences + 1) / f64::from(with)).ln();
        let rarity: Vec<f64> = self.sentences_with.iter().map(rarity).collect();
        let scaled = |account: Vec<Vec<_>>| account.into_iter().map(|sentence| scaled(sentence, &rarity)).collect();
        Measure { vectors: self.counted.into_iter().map(scaled).collect(), terms: rarity.len() }
    }
}

fn scaled(vector: Vec<(u32, u32)>, rarity: &[f64]) -> Vector {
    let often = |n: u32| if n == 1 { 1.0 } else { 1.0 + f64::from(n).ln() };
    let weights: Vec<f64> = vector.iter().map(|&(term, n)| often(n) * rarity[term as usize]).collect();
    let length = weights.iter().map(|w| w * w).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    vector.iter().zip(weights).map(|(&(term, _), w)| (term, (w / length) as f32)).collect()
}

/// The words that say what a sentence is about, with their tokens, in lower case.
fn content_words(account: &Account, sentence: usize) -> impl Iterator<Item = (usize, Cow<'_, str>)> {
    let tokens = account.prose.sentences[sentence].tokens.clone().take(MOST_WORDS);
    tokens.filter_map(|token| {
        let word = account.prose.word(token);
        let lower = word.starts_with(char::is_alphanumeric).then(|| lower(word))?;
        (!is_function_word(&lower)).then_some((token, lower))
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

/// Of a sentence that is laid out by terms and another. The terms of each stand in one order, so the sum is the same either
/// way round.
fn cosine(row: &[f32], other: &[(u32, f32)]) -> f64 {
    let products = other.iter().map(|&(term, weight)| f64::from(row[term as usize]) * f64::from(weight));
    products.sum::<f64>().min(1.0)
}
