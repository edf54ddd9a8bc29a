use super::SentenceId;
use crate::account::Account;
use crate::wording::is_function_word;
use rustc_hash::FxHashMap;
use std::hash::Hasher;

/// How alike the words of two sentences are.
///
/// Two measures, each the cosine of TF-IDF vectors (Salton & Buckley 1988) over the sentences of the set: of lemmas, and of character n-grams (2 to 5), which meet over inflection and spelling. Whole-sentence edit distances were
/// tried instead and align no news.
#[derive(Clone, Debug)]
pub struct Likeness {
    /// For each report, each sentence.
    words: Vec<Vec<Vector>>,
    grams: Vec<Vec<Vector>>,
}

/// A sparse vector of length one: term and weight, in order of term.
type Vector = Vec<(u64, f32)>;

const SHORTEST_GRAM: usize = 2;
const LONGEST_GRAM: usize = 5;

/// A sentence of more words than this is measured by its first ones, so that one endless line costs no more than many.
const MOST_WORDS: usize = 400;

impl Likeness {
    /// The vectors of every sentence of `accounts`.
    pub fn of(accounts: &[Account]) -> Self {
        Self { words: weighted(accounts, words_of), grams: weighted(accounts, grams_of) }
    }

    /// Cosine of the words, 0 to 1.
    pub fn words(&self, a: SentenceId, b: SentenceId) -> f64 {
        cosine(&self.words[a.report][a.sentence], &self.words[b.report][b.sentence])
    }

    /// Cosine of the character n-grams, 0 to 1.
    pub fn grams(&self, a: SentenceId, b: SentenceId) -> f64 {
        cosine(&self.grams[a.report][a.sentence], &self.grams[b.report][b.sentence])
    }

    /// The words of a sentence, by hash, with their weights.
    pub(super) fn terms(&self, id: SentenceId) -> &[(u64, f32)] {
        &self.words[id.report][id.sentence]
    }
}

fn weighted(accounts: &[Account], terms: fn(&Account, usize) -> Vec<u64>) -> Vec<Vec<Vector>> {
    let counted: Vec<Vec<Vec<(u64, u32)>>> =
        accounts.iter().map(|a| (0..a.prose.sentences.len()).map(|s| count(terms(a, s))).collect()).collect();
    let mut with_term: FxHashMap<u64, u32> = FxHashMap::default();
    let mut sentences = 0u32;
    for vector in counted.iter().flatten() {
        sentences += 1;
        vector.iter().for_each(|(term, _)| *with_term.entry(*term).or_default() += 1);
    }
    let rarity = |term: &u64| (f64::from(sentences + 1) / f64::from(with_term[term])).ln();
    let scaled = |vector: Vec<(u64, u32)>| -> Vector {
        let weights = vector.iter().map(|(term, n)| (1.0 + f64::from(*n).ln()) * rarity(term));
        let length = weights.clone().map(|w| w * w).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        vector.iter().zip(weights).map(|((term, _), w)| (*term, (w / length) as f32)).collect()
    };
    counted.into_iter().map(|account| account.into_iter().map(scaled).collect()).collect()
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
        word.starts_with(char::is_alphanumeric) && !is_function_word(&word.to_lowercase())
    })
}

fn words_of(account: &Account, sentence: usize) -> Vec<u64> {
    content_words(account, sentence).map(|token| hash(account.prose.lemma(token).to_lowercase().as_bytes())).collect()
}

fn grams_of(account: &Account, sentence: usize) -> Vec<u64> {
    let mut grams = Vec::new();
    for token in content_words(account, sentence) {
        let word = account.prose.word(token).to_lowercase();
        let padded: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
        for length in SHORTEST_GRAM..=LONGEST_GRAM.min(padded.len()) {
            grams.extend(padded.windows(length).map(|gram| hash(gram.iter().collect::<String>().as_bytes())));
        }
    }
    grams
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}

fn cosine(a: &[(u64, f32)], b: &[(u64, f32)]) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += f64::from(a[i].1) * f64::from(b[j].1);
                i += 1;
                j += 1;
            }
        }
    }
    sum.min(1.0)
}
