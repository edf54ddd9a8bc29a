use crate::account::Account;
use crate::prose::vectors::{likeness, opposite};
use crate::prose::{Clause, Tag};
use crate::weighing::Weighing;
use crate::wording::{event_class, is_function_word};

/// What speaks for two clauses telling of one event: the same act, done by the same, done to the same. Parts from -1
/// (another) over none (not said) to 1 (the same).
pub fn same_event(a: (&Account, &Clause), b: (&Account, &Clause)) -> Weighing {
    Weighing::new()
        .part("same act", act(a, b))
        .part("same doer", participant(a, doers(a.1), b, doers(b.1)))
        .part("same undergoer", participant(a, undergoers(a.1), b, undergoers(b.1)))
}

/// Who does it: the subject, or the agent of a passive.
fn doers(clause: &Clause) -> &[usize] {
    if clause.passive { &clause.agents } else { &clause.subjects }
}

/// To whom it is done: the object, or the subject of a passive.
fn undergoers(clause: &Clause) -> &[usize] {
    if clause.passive { &clause.subjects } else { &clause.objects }
}

/// Verbs that are more alike than this tell of the same act more often than not: of words taken at random one pair in a
/// thousand is.
const ALIKE: f32 = 0.55;

/// Verbs that leave to their object what is done.
const LIGHT: [&str; 14] =
    ["be", "have", "do", "make", "take", "get", "give", "go", "come", "say", "put", "see", "become", "begin"];

fn act(a: (&Account, &Clause), b: (&Account, &Clause)) -> f64 {
    let light = |clause: &Clause| LIGHT.contains(&clause.lemma.as_str());
    if a.1.lemma == b.1.lemma {
        return if light(a.1) { 0.25 } else { 1.0 };
    }
    let class = |x: (&Account, &Clause)| event_class(&x.0.prose.word(x.1.predicate).to_lowercase());
    match (class(a), class(b)) {
        (Some(x), Some(y)) if x == y => 1.0,
        (Some(_), Some(_)) => -1.0,
        _ if light(a.1) || light(b.1) => 0.0,
        _ if opposite(&a.1.lemma, &b.1.lemma) => 0.0,
        _ => {
            likeness(&a.1.lemma, &b.1.lemma).map_or(-0.5, |alike| if alike >= ALIKE { f64::from(alike) } else { -0.5 })
        }
    }
}

/// 1 when a noun or name is the same, -1 when both are named and nothing is shared, 0 when one is a pronoun or not there.
fn participant(a: (&Account, &Clause), mine: &[usize], b: (&Account, &Clause), theirs: &[usize]) -> f64 {
    let (mine, theirs) = (named(a.0, mine), named(b.0, theirs));
    if mine.is_empty() || theirs.is_empty() {
        return 0.0;
    }
    if mine.iter().any(|word| theirs.contains(word)) { 1.0 } else { -1.0 }
}

/// The nouns and names of noun phrases, as a dictionary has them.
fn named(account: &Account, heads: &[usize]) -> Vec<String> {
    let prose = &account.prose;
    let says_who = |token: &usize| {
        let tag = prose.tag(*token);
        (tag.is_noun() || tag.is_proper()) && tag != Tag::Prp && !is_function_word(&prose.word(*token).to_lowercase())
    };
    heads
        .iter()
        .flat_map(|&head| prose.tree(prose.sentence_of(head)).subtree(head).take(12))
        .filter(says_who)
        .map(|token| prose.lemma(token).to_lowercase())
        .collect()
}
