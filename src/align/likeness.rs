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
    sentences: Numbers,
    words: Measure,
    grams: Measure,
}

/// The sentences of all reports, numbered through.
#[derive(Clone, Debug)]
struct Numbers {
    /// The number of the first sentence of each report.
    first: Vec<usize>,
    /// How many there are.
    all: usize,
}

impl Numbers {
    fn of(accounts: &[Account]) -> Self {
        let mut numbers = Self { first: Vec::with_capacity(accounts.len()), all: 0 };
        for account in accounts {
            numbers.first.push(numbers.all);
            numbers.all += account.prose.sentences.len();
        }
        numbers
    }

    fn get(&self, id: SentenceId) -> usize {
        self.first[id.report] + id.sentence
    }
}

/// The vectors of all sentences, by terms of one sort.
#[derive(Clone, Debug)]
struct Measure {
    /// For each sentence.
    vectors: Vec<Vector>,
    /// How many terms there are.
    terms: usize,
    /// In a small set, for each sentence its cosine with each that follows it.
    cosines: Option<Vec<f64>>,
}

/// A sparse vector of length one.
#[derive(Clone, Debug, Default)]
struct Vector {
    /// The number of each term and its weight, in order.
    terms: Vec<(u32, f32)>,
    /// Its cosine with itself: one, but for rounding.
    itself: f64,
}

const SHORTEST_GRAM: usize = 2;
const LONGEST_GRAM: usize = 5;

/// A sentence of more words than this is measured by its first ones, so that one endless line costs no more than many.
const MOST_WORDS: usize = 400;

/// In a set of so many sentences most are held against most others, and all pairs together take less time than each by
/// itself: a term leads to the pairs that share it.
const ALL_PAIRS: usize = 400;

impl Likeness {
    /// The vectors of every sentence of `accounts`.
    pub fn of(accounts: &[Account]) -> Self {
        let (mut words, mut grams, mut cut) = (Counter::default(), Counter::default(), Cut::default());
        let sentences = Numbers::of(accounts);
        for (account, first) in accounts.iter().zip(&sentences.first) {
            for sentence in 0..account.prose.sentences.len() {
                let number = (first + sentence) as u32;
                for (token, word) in content_words(account, sentence) {
                    let lemma = words.number(lower(account.prose.lemma(token)).as_bytes());
                    words.met.push((lemma, number));
                    let of_word = cut.of(word, &mut grams);
                    grams.met.extend(of_word.iter().map(|&gram| (gram, number)));
                }
            }
        }
        // What a sentence shares with no other is left out of its letters, which is much of them, but not of its words: by
        // these a sentence of words that all have is told from one that has a word of its own. In a small set nobody asks for
        // letters.
        let words = words.measure(sentences.all, 1, true);
        let grams = grams.measure(sentences.all, 2, sentences.all > ALL_PAIRS);
        Self { sentences, words, grams }
    }

    /// The number of a sentence among those of all reports.
    pub(super) fn number(&self, id: SentenceId) -> usize {
        self.sentences.get(id)
    }

    /// How many sentences there are.
    pub(super) fn sentences(&self) -> usize {
        self.sentences.all
    }

    /// The words of a sentence, by number, with their weights.
    pub(super) fn terms(&self, id: SentenceId) -> &[(u32, f32)] {
        &self.words.vectors[self.sentences.get(id)].terms
    }

    /// How many words there are.
    pub(super) fn words(&self) -> usize {
        self.words.terms
    }
}

/// One sentence, laid out to be held against many.
pub(super) struct Row<'l> {
    likeness: &'l Likeness,
    /// Its number.
    laid: Option<usize>,
    /// The weight of each term in the sentence, by its number; none in a small set.
    words: Vec<f64>,
    grams: Vec<f64>,
}

impl<'l> Row<'l> {
    /// Room for the sentences of `likeness`.
    pub fn new(likeness: &'l Likeness) -> Self {
        let room = |measure: &Measure| if measure.cosines.is_some() { Vec::new() } else { vec![0.0; measure.terms] };
        Self { likeness, laid: None, words: room(&likeness.words), grams: room(&likeness.grams) }
    }

    /// Lays `sentence` in place of the one before.
    pub fn lay(&mut self, sentence: SentenceId) {
        let Likeness { sentences, words, grams } = self.likeness;
        let sentence = sentences.get(sentence);
        for (measure, row) in [(words, &mut self.words), (grams, &mut self.grams)] {
            if measure.cosines.is_none() {
                let laid = self.laid.into_iter().flat_map(|number| &measure.vectors[number].terms);
                laid.for_each(|&(term, _)| row[term as usize] = 0.0);
                measure.vectors[sentence]
                    .terms
                    .iter()
                    .for_each(|&(term, weight)| row[term as usize] = f64::from(weight));
            }
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
    fn cosine(&self, row: &[f64], measure: &Measure, other: SentenceId) -> f64 {
        let other = self.likeness.sentences.get(other);
        let vector = &measure.vectors[other];
        let Some(laid) = self.laid.filter(|&laid| laid != other) else { return vector.itself };
        if let Some(cosines) = &measure.cosines {
            return cosines[laid.min(other) * measure.vectors.len() + laid.max(other)].min(1.0);
        }
        let products = vector.terms.iter().map(|&(term, weight)| row[term as usize] * f64::from(weight));
        products.sum::<f64>().min(1.0)
    }
}

/// A measure while its terms are counted.
#[derive(Default)]
struct Counter {
    numbers: FxHashMap<u64, u32>,
    /// For each time that a term was met, its number and that of the sentence, these in order.
    met: Vec<(u32, u32)>,
}

impl Counter {
    /// The number of the term that is written so.
    fn number(&mut self, term: &[u8]) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(hash(term)).or_insert(next)
    }

    /// The vectors of so many sentences, by the terms that `least` of them have, which stand in the vectors if they are `asked`
    /// for. The terms stand in an order that has nothing to do with which report was named first, so that sums over them have
    /// not, either.
    fn measure(self, sentences: usize, least: usize, asked: bool) -> Measure {
        let (counted, ends) = self.by_term();
        let lists = || ends.iter().scan(0, |start, &end| Some(&counted[std::mem::replace(start, end)..end]));
        let often = |n: u32| if n == 1 { 1.0 } else { 1.0 + f64::from(n).ln() };
        // Of a term that so many sentences have.
        let rarities: Vec<f64> =
            (0..=sentences as u32).map(|n| (f64::from(sentences as u32 + 1) / f64::from(n)).ln()).collect();
        let rarity = |list: &[(u32, u32)]| rarities[list.len()];
        let mut lengths = vec![0.0; sentences];
        for list in lists() {
            let rarity = rarity(list);
            list.iter().for_each(|&(sentence, n)| lengths[sentence as usize] += (often(n) * rarity).powi(2));
        }
        lengths.iter_mut().for_each(|length: &mut f64| *length = length.sqrt().max(f64::MIN_POSITIVE));
        let mut terms = vec![0; sentences];
        let kept = lists().filter(|list| asked && list.len() >= least);
        kept.flatten().for_each(|&(sentence, _)| terms[sentence as usize] += 1);
        let vector = |&terms: &usize| Vector { terms: Vec::with_capacity(terms), itself: 0.0 };
        let mut vectors: Vec<Vector> = terms.iter().map(vector).collect();
        let mut cosines = (sentences <= ALL_PAIRS).then(|| vec![0.0; sentences * sentences]);
        let mut weighed: Vec<(usize, f64)> = Vec::new();
        for (term, list) in lists().enumerate() {
            let rarity = rarity(list);
            weighed.clear();
            for &(sentence, n) in list {
                let weight = (often(n) * rarity / lengths[sentence as usize]) as f32;
                let vector = &mut vectors[sentence as usize];
                vector.itself += f64::from(weight) * f64::from(weight);
                if asked && list.len() >= least {
                    vector.terms.push((term as u32, weight));
                }
                weighed.push((sentence as usize, f64::from(weight)));
            }
            if list.len() < least {
                continue;
            }
            let Some(cosines) = &mut cosines else { continue };
            for (at, &(one, weight)) in weighed.iter().enumerate() {
                let row = &mut cosines[one * sentences..][..sentences];
                weighed[at + 1..].iter().for_each(|&(other, with)| row[other] += weight * with);
            }
        }
        vectors.iter_mut().for_each(|vector| vector.itself = vector.itself.min(1.0));
        Measure { vectors, terms: ends.len(), cosines }
    }

    /// For each term the sentences that have it, in order, and how often each does; and where each list ends.
    fn by_term(self) -> (Vec<(u32, u32)>, Vec<usize>) {
        let mut terms: Vec<(u64, u32)> = self.numbers.into_iter().collect();
        terms.sort_unstable();
        let mut ranks = vec![0; terms.len()];
        (0..).zip(&terms).for_each(|(rank, &(_, number))| ranks[number as usize] = rank);
        let mut next = vec![0; terms.len() + 1];
        self.met.iter().for_each(|&(number, _)| next[ranks[number as usize] + 1] += 1);
        for rank in 1..next.len() {
            next[rank] += next[rank - 1];
        }
        let mut filed = vec![0; self.met.len()];
        for &(number, sentence) in &self.met {
            let place = &mut next[ranks[number as usize]];
            filed[*place] = sentence;
            *place += 1;
        }
        // Each place has moved on to where the list ends.
        next.pop();
        let (mut counted, mut start) = (Vec::with_capacity(filed.len()), 0);
        for end in &mut next {
            let list = &filed[std::mem::replace(&mut start, *end)..*end];
            counted.extend(list.chunk_by(|one, other| one == other).map(|same| (same[0], same.len() as u32)));
            *end = counted.len();
        }
        (counted, next)
    }
}

/// The words that say what a sentence is about, with their tokens, in lower case.
fn content_words(account: &Account, sentence: usize) -> impl Iterator<Item = (usize, &str)> {
    let tokens = account.prose.sentences[sentence].tokens.clone().take(MOST_WORDS);
    tokens.filter_map(|token| {
        let word = account.prose.lower(token);
        (word.starts_with(char::is_alphanumeric) && !is_function_word(word)).then_some((token, word))
    })
}

/// The n-grams of the words that were met, by number, so that each word is cut once.
#[derive(Default)]
struct Cut<'a> {
    words: FxHashMap<&'a str, Range<usize>>,
    grams: Vec<u32>,
}

impl<'a> Cut<'a> {
    fn of(&mut self, word: &'a str, numbers: &mut Counter) -> &[u32] {
        if let Some(known) = self.words.get(word) {
            return &self.grams[known.clone()];
        }
        let first = self.grams.len();
        let padded = format!(" {word} ");
        let starts: Vec<usize> = padded.char_indices().map(|(at, _)| at).chain([padded.len()]).collect();
        for length in SHORTEST_GRAM..=LONGEST_GRAM.min(starts.len() - 1) {
            let ends = starts.iter().zip(&starts[length..]);
            self.grams.extend(ends.map(|(&start, &end)| numbers.number(&padded.as_bytes()[start..end])));
        }
        let cut = first..self.grams.len();
        self.words.insert(word, cut.clone());
        &self.grams[cut]
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}
