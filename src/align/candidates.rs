use super::{Candidate, Likeness, Options, SentenceId};
use crate::account::Account;
use crate::report::Note;
use crate::weighing::Weighing;
use rustc_hash::FxHashMap;

/// The pairs that share a word worth sharing, weighed, in order; and the limits that were hit.
///
/// An inverted index: each word leads to the sentences that have it. A word that very many sentences have leads nowhere,
/// so that the work stays near linear in the number of sentences.
pub(super) fn find(accounts: &[Account], measure: &Likeness, options: &Options) -> (Vec<Candidate>, Vec<Note>) {
    let ids = || {
        accounts
            .iter()
            .enumerate()
            .flat_map(|(report, account)| account.sentences().map(move |sentence| SentenceId { report, sentence }))
    };
    let mut index: FxHashMap<u64, Vec<SentenceId>> = FxHashMap::default();
    for id in ids() {
        measure.terms(id).iter().for_each(|(term, _)| index.entry(*term).or_default().push(id));
    }
    let common = most_sentences_of_a_word(ids().count());
    let most = most_candidates(ids().count(), options);
    let (mut matches, mut cut) = (Vec::new(), 0);
    for left in ids() {
        let mut rights: Vec<SentenceId> = measure
            .terms(left)
            .iter()
            .map(|(term, _)| &index[term])
            .filter(|sentences| sentences.len() <= common)
            .flat_map(|sentences| sentences.iter().copied().filter(|right| right.report > left.report))
            .collect();
        rights.sort_unstable();
        rights.dedup();
        let mut weighed: Vec<Candidate> = rights.into_iter().map(|right| weigh(measure, left, right)).collect();
        if weighed.len() > most {
            weighed.sort_by(|a, b| b.likeness.total().total_cmp(&a.likeness.total()).then(a.right.cmp(&b.right)));
            cut += weighed.len() - most;
            weighed.truncate(most);
            weighed.sort_by_key(|m| m.right);
        }
        matches.extend(weighed);
    }
    let notes = (cut > 0).then(|| Note {
        what: "limit",
        message: format!(
            "{cut} pairs of sentences were not looked at: each sentence was weighed against its {most} likest."
        ),
    });
    (matches, notes.into_iter().collect())
}

/// Where a story is told a hundred times over, its likest tellings are enough.
fn most_candidates(sentences: usize, options: &Options) -> usize {
    if sentences <= SMALL_SET { options.most_candidates } else { options.most_candidates.div_ceil(4) }
}

const SMALL_SET: usize = 400;

/// In a few reports even a word that half the sentences have can be the only one shared; in hundreds it is noise.
fn most_sentences_of_a_word(sentences: usize) -> usize {
    const LONGEST_LIST: usize = 120;
    if sentences <= SMALL_SET { sentences } else { LONGEST_LIST }
}

fn weigh(measure: &Likeness, left: SentenceId, right: SentenceId) -> Candidate {
    let likeness = Weighing::new()
        .part("words alike", measure.words(left, right))
        .part("letters alike", measure.grams(left, right));
    Candidate { left, right, likeness }
}
