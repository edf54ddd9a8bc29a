use super::SentenceId;
use crate::account::Account;
use crate::wording::{is_function_word, lower};
use rustc_hash::FxHashMap;
use std::hash::Hasher;

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
        Self { words: Measure::of(accounts, words_of), grams: Measure::of(accounts, grams_of) }
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
    fn of(accounts: &[Account], terms: fn(&Account, usize) -> Vec<u64>) -> Self {
        let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
        let mut sentences_with: Vec<u32> = Vec::new();
        let mut number = |(term, n): (u64, u32)| {
            let next = numbers.len() as u32;
            let number = *numbers.entry(term).or_insert(next);
            if number == next {
                sentences_with.push(0);
            }
            sentences_with[number as usize] += 1;
            (number, n)
        };
        let mut counted: Vec<Vec<Vec<(u32, u32)>>> = Vec::with_capacity(accounts.len());
        for account in accounts {
            let sentences = 0..account.prose.sentences.len();
            let count = |sentence| count(terms(account, sentence)).into_iter().map(&mut number).collect();
            counted.push(sentences.map(count).collect());
        }
        let sentences = counted.iter().map(Vec::len).sum::<usize>() as u32;
        let rarity = |&with: &u32| (f64::from(sentences + 1) / f64::from(with)).ln();
        let rarity: Vec<f64> = sentences_with.iter().map(rarity).collect();
        let vectors = counted.into_iter().map(|account| account.into_iter().map(|v| scaled(v, &rarity)).collect());
        Self { vectors: vectors.collect(), terms: rarity.len() }
    }

    fn vector(&self, id: SentenceId) -> &[(u32, f32)] {
        &self.vectors[id.report][id.sentence]
    }
}

fn scaled(vector: Vec<(u32, u32)>, rarity: &[f64]) -> Vector {
    let often = |n: u32| if n == 1 { 1.0 } else { 1.0 + f64::from(n).ln() };
    let weights: Vec<f64> = vector.iter().map(|&(term, n)| often(n) * rarity[term as usize]).collect();
    let length = weights.iter().map(|w| w * w).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    vector.iter().zip(weights).map(|(&(term, _), w)| (term, (w / length) as f32)).collect()
}

fn count(mut terms: Vec<u64>) -> Vec<(u64, u32)> {
    terms.sort_unstable();
    let mut counted: Vec<(u64, u32)> = Vec::new();
    for term in terms {
        match counted.last_mut() {
            Some((last, n)) if *last == term => *n += 1,
            _ => counted.push((term, 1)),
        }
    }
    counted
}

fn content_words(account: &Account, sentence: usize) -> impl Iterator<Item = usize> + '_ {
    account.prose.sentences[sentence].tokens.clone().take(MOST_WORDS).filter(|&token| {
        let word = account.prose.word(token);
        word.starts_with(char::is_alphanumeric) && !is_function_word(&lower(word))
    })
}

fn words_of(account: &Account, sentence: usize) -> Vec<u64> {
    content_words(account, sentence).map(|token| hash(lower(account.prose.lemma(token)).as_bytes())).collect()
}

fn grams_of(account: &Account, sentence: usize) -> Vec<u64> {
    let mut grams = Vec::new();
    let (mut padded, mut starts) = (String::new(), Vec::new());
    for token in content_words(account, sentence) {
        padded.clear();
        padded.push(' ');
        padded.push_str(&lower(account.prose.word(token)));
        padded.push(' ');
        starts.clear();
        starts.extend(padded.char_indices().map(|(at, _)| at).chain([padded.len()]));
        for length in SHORTEST_GRAM..=LONGEST_GRAM.min(starts.len() - 1) {
            let ends = starts.iter().zip(&starts[length..]);
            grams.extend(ends.map(|(&start, &end)| hash(&padded.as_bytes()[start..end])));
        }
    }
    grams
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
