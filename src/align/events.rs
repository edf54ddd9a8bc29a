use crate::account::Telling;
use crate::prose::Meaning;
use crate::weighing::Weighing;
use crate::wording::acts;

/// What speaks for two clauses telling of one event: the same act, done by the same, done to the same. Parts from -1
/// (another) over none (not said) to 1 (the same).
pub fn same_event(a: &Telling, b: &Telling) -> Weighing {
    Weighing::new()
        .part("same act", act(a, b))
        .part("same doer", participant(&a.doers, &b.doers))
        .part("same undergoer", participant(&a.undergoers, &b.undergoers))
}

/// Verbs that are more alike than this tell of the same act more often than not: of words taken at random one pair in a
/// thousand is.
const ALIKE: f32 = 0.55;

/// Verbs that leave to their object what is done.
const LIGHT: [&str; 13] =
    ["be", "have", "do", "make", "take", "get", "give", "go", "come", "say", "put", "see", "become"];

fn act(a: &Telling, b: &Telling) -> f64 {
    let light = |telling: &Telling| LIGHT.contains(&telling.lemma.as_str());
    if a.lemma == b.lemma {
        return if light(a) { 0.25 } else { 1.0 };
    }
    let acts = acts::act(&a.lemma).zip(acts::act(&b.lemma));
    match (a.class, b.class) {
        (Some(x), Some(y)) if x == y => return 1.0,
        _ if acts.is_some_and(|(x, y)| x == y) => return 1.0,
        (Some(_), Some(_)) => return -1.0,
        _ if light(a) || light(b) => return 0.0,
        _ => {}
    }
    match (a.known, b.known) {
        (Some(x), Some(y)) if x.is_opposite(y) => 0.0,
        (Some(x), Some(y)) if x.likeness(y) >= ALIKE => f64::from(x.likeness(y)),
        _ => -0.5,
    }
}

/// 1 when a noun or name is the same, less where the likest two only mean nearly the same, -1 when both are named and nothing
/// is shared, as two names have nothing where none is the same, 0 when one is a pronoun or not there.
fn participant(mine: &[Meaning], theirs: &[Meaning]) -> f64 {
    if mine.is_empty() || theirs.is_empty() {
        return 0.0;
    }
    let named = |words: &[Meaning]| words.iter().any(|word| word.known.is_none());
    if named(mine) && named(theirs) {
        return if mine.iter().any(|a| theirs.iter().any(|b| a.word == b.word)) { 1.0 } else { -1.0 };
    }
    let alike = |a: &Meaning, b: &Meaning| {
        if a.word == b.word {
            return 1.0;
        }
        let likeness = a.known.zip(b.known).filter(|(x, y)| !x.is_opposite(*y)).map(|(x, y)| x.likeness(y));
        likeness.filter(|&likeness| likeness >= ALIKE).map_or(-1.0, f64::from)
    };
    mine.iter().flat_map(|a| theirs.iter().map(move |b| alike(a, b))).fold(-1.0, f64::max)
}
