use super::value::{Factuality, Modality, Outcome, Polarity, Side, Time};
use crate::facts::Relation;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Compares what two clauses say to be so. They must speak of one event, which is not looked at here.
///
/// *Apart*: one says that it is so and the other that it is not ("signed" / "did not sign"), or they name ends that exclude
/// each other ("rose" / "fell", "ended without a deal" / "agreed"). *Compatible*: they differ in how sure or how far along
/// it is. *Not comparable*: the predicates have nothing to do with each other.
pub fn compare(a: &Factuality, b: &Factuality) -> Relation {
    let Some(agree) = agreement(a, b) else {
        return Relation::NotComparable("the two are no opposites".into());
    };
    let (sure, other) = if a.modality == Modality::Fact { (a, b) } else { (b, a) };
    match (sure.modality, other.modality) {
        // "was asked to sign" against "was not asked to sign"; "to keep" against "to clear" are two orders.
        (Modality::Required, Modality::Required) if agree == Agreement::Differ && same_event(a, b) => {
            Relation::Apart(format!("one says {} and the other {}", shown(a), shown(b)).into())
        }
        _ if agree == Agreement::Unclear => Relation::Compatible("not the one need not be the other".into()),
        (_, Modality::Conditional | Modality::Required) => {
            Relation::NotComparable("one says only what would or should be".into())
        }
        // Who has left will not stay.
        (Modality::Fact, Modality::Planned) if agree == Agreement::Differ && stays_away(sure, other) => {
            Relation::Apart(format!("one says {} and the other {}", shown(a), shown(b)).into())
        }
        (Modality::Fact, Modality::Fact) | (Modality::Planned, Modality::Planned) if agree == Agreement::Differ => {
            Relation::Apart(format!("one says {} and the other {}", shown(a), shown(b)).into())
        }
        (one, other) if one == other => Relation::Same,
        (_, Modality::Possible) => Relation::Compatible("one says only that it may be so".into()),
        _ => Relation::Compatible("one speaks of what was planned".into()),
    }
}

/// A bit for each word that another predicate may have in common with this one, and for each pair of outcomes that it is an end
/// of: where two have no bit in common, [`compare`] finds nothing to compare. For whoever holds very many against each other.
pub fn marks(f: &Factuality) -> u64 {
    let mark = |word: &str| {
        let mut hasher = FxHasher::default();
        word.bytes().for_each(|byte| hasher.write_u8(byte.to_ascii_lowercase()));
        1 << (hasher.finish() >> 58)
    };
    let bare = PREFIXES.iter().filter_map(|prefix| f.lemma.strip_prefix(prefix));
    let bare = bare.flat_map(|bare| [Some(bare), stem(bare)]).flatten();
    let words = f.roots.iter().map(String::as_str).chain(bare).chain(stem(&f.lemma));
    let outcomes = f.outcomes.iter().map(|outcome| outcome.class);
    words.chain(outcomes).chain([f.lemma.as_str()]).fold(0, |marks, word| marks | mark(word))
}

/// Whether `done` is that somebody left, and `planned` that they are to stay.
fn stays_away(done: &Factuality, planned: &Factuality) -> bool {
    let ends = |f: &Factuality, side| f.results().any(|outcome| outcome.class == "staying" && outcome.side == side);
    done.time == Time::Done && ends(done, Side::Second) && ends(planned, Side::First)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    Agree,
    Differ,
    /// "Did not rise" and "did not fall".
    Unclear,
}

/// `None` where the two predicates have nothing to do with each other.
fn agreement(a: &Factuality, b: &Factuality) -> Option<Agreement> {
    if same_event(a, b) {
        let turned = matches!((a.heading, b.heading), (Some(x), Some(y)) if x.turns(y));
        return Some(if (a.polarity == b.polarity) != turned { Agreement::Agree } else { Agreement::Differ });
    }
    if denies_by_prefix(&a.lemma, &b.lemma) || denies_by_prefix(&b.lemma, &a.lemma) {
        return Some(if a.polarity == b.polarity { Agreement::Differ } else { Agreement::Agree });
    }
    a.outcomes.iter().find_map(|one| {
        let other = b.outcomes.iter().find(|other| other.class == one.class)?;
        Some(ends(one, a.polarity, other, b.polarity))
    })
}

/// Prefixes that deny an adjective.
const PREFIXES: [&str; 2] = ["un", "non-"];

/// Whether one adjective is the other with a prefix that denies it: "unlicensed" and "licensed".
fn denies_by_prefix(one: &str, other: &str) -> bool {
    /// Of shorter words the rest may be another word: "under" is not "un" and "der".
    const SHORTEST: usize = 5;
    let mut rest = PREFIXES.iter().filter_map(|prefix| one.strip_prefix(prefix));
    // A verb that is known from nowhere loses its ending, "unlicens" of "unlicensed", or keeps it: "unvaccinated".
    let one_stem = |rest: &str| stem(other).is_some_and(|stem| stem == rest || self::stem(rest) == Some(stem));
    other.len() >= SHORTEST && rest.any(|rest| rest == other || one_stem(rest))
}

/// "Vaccinat" of "vaccinate" and "vaccinated".
fn stem(word: &str) -> Option<&str> {
    word.strip_suffix('e').or_else(|| word.strip_suffix("ed"))
}

/// One verb, or a verb and its noun: "withdrew" and "there was a withdrawal". Two things that were made are two.
fn same_event(a: &Factuality, b: &Factuality) -> bool {
    let shared = |word: &String| b.roots.contains(word) || b.lemma.eq_ignore_ascii_case(word);
    if a.roots.iter().any(shared) || b.roots.iter().any(|word| a.lemma.eq_ignore_ascii_case(word)) {
        return true;
    }
    a.lemma.eq_ignore_ascii_case(&b.lemma) && (a.roots.is_empty() || b.roots.is_empty())
}

/// Whether two ends of one pair are the same, polarity taken in.
fn ends(one: &Outcome, p: Polarity, other: &Outcome, q: Polarity) -> Agreement {
    if one.side == other.side {
        return if p == q { Agreement::Agree } else { Agreement::Differ };
    }
    match (p, q) {
        (Polarity::Positive, Polarity::Positive) => Agreement::Differ,
        (Polarity::Negative, Polarity::Negative) if one.complete => Agreement::Differ,
        (Polarity::Negative, Polarity::Negative) => Agreement::Unclear,
        _ => Agreement::Agree,
    }
}

fn shown(f: &Factuality) -> String {
    match f.polarity {
        Polarity::Positive => f.lemma.clone(),
        Polarity::Negative => format!("not {}", f.lemma),
    }
}
