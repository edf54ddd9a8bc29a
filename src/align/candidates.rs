use super::{Likeness, Match, Options, StatementId};
use crate::account::Account;
use crate::report::Note;
use crate::weighing::Weighing;
use rustc_hash::FxHashMap;

/// The pairs that share a word worth sharing, weighed, in order; and the limits that were hit.
///
/// An inverted index: each word leads to the statements that have it. A word that very many statements have leads nowhere,
/// so that the work stays near linear in the number of statements.
pub(super) fn find(accounts: &[Account], likeness: &Likeness, options: &Options) -> (Vec<Match>, Vec<Note>) {
    let ids = || {
        accounts.iter().enumerate().flat_map(|(report, account)| {
            (0..account.statements.len()).map(move |statement| StatementId { report, statement })
        })
    };
    let mut index: FxHashMap<u64, Vec<StatementId>> = FxHashMap::default();
    for id in ids() {
        likeness.terms(id).iter().for_each(|(term, _)| index.entry(*term).or_default().push(id));
    }
    let common = most_statements_of_a_word(ids().count());
    let (mut matches, mut cut) = (Vec::new(), 0);
    for left in ids() {
        let mut rights: Vec<StatementId> = likeness
            .terms(left)
            .iter()
            .map(|(term, _)| &index[term])
            .filter(|statements| statements.len() <= common)
            .flat_map(|statements| statements.iter().copied().filter(|right| right.report > left.report))
            .collect();
        rights.sort_unstable();
        rights.dedup();
        let mut weighed: Vec<Match> = rights.into_iter().map(|right| weigh(likeness, left, right)).collect();
        if weighed.len() > options.most_candidates {
            weighed.sort_by(|a, b| b.weighing.total().total_cmp(&a.weighing.total()).then(a.right.cmp(&b.right)));
            cut += weighed.len() - options.most_candidates;
            weighed.truncate(options.most_candidates);
            weighed.sort_by_key(|m| m.right);
        }
        matches.extend(weighed);
    }
    let notes = (cut > 0).then(|| Note {
        what: "limit",
        message: format!(
            "{cut} pairs of statements were not looked at: each statement was weighed against its {} likest.",
            options.most_candidates
        ),
    });
    (matches, notes.into_iter().collect())
}

/// In a few reports even a word that half the statements have can be the only one shared; in hundreds it is noise.
fn most_statements_of_a_word(statements: usize) -> usize {
    const SMALL_SET: usize = 400;
    const LONGEST_LIST: usize = 120;
    if statements <= SMALL_SET { statements } else { LONGEST_LIST }
}

fn weigh(likeness: &Likeness, left: StatementId, right: StatementId) -> Match {
    let weighing = Weighing::new()
        .part("words alike", likeness.words(left, right))
        .part("letters alike", likeness.grams(left, right));
    Match { left, right, weighing }
}
