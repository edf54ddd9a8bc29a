use crate::account::Telling;
use crate::prose::Meaning;
use crate::wording::things;

/// What speaks for two clauses telling of one event: the same act, done by the same, done to the same. Parts from -1
/// (another) over none (not said) to 1 (the same).
pub fn event_parts(a: &Telling, b: &Telling) -> [(&'static str, f64); 3] {
    [act_part(a, b), ("same doer", participant(&a.doers, &b.doers)), ("same undergoer", undergoer(a, b))]
}

/// How far the verbs of two clauses tell of one act, from -1 (of another) to 1.
pub fn act_part(a: &Telling, b: &Telling) -> (&'static str, f64) {
    ("same act", act(a, b))
}

/// Whether two clauses say something of the same: of who suffers it, or else of who does it. "The crown fell" and "traders sold
/// the crown" both tell of the crown. A part from -1 (of another) to 1.
pub fn bearer_part(a: &Telling, b: &Telling) -> (&'static str, f64) {
    ("said of the same", said_of(bearers(a), bearers(b)))
}

/// The same of who does it: of "asked" and "took part" it is no matter whom or in what.
pub fn doer_part(a: &Telling, b: &Telling) -> (&'static str, f64) {
    ("said of the same", said_of(&a.doers, &b.doers))
}

/// As [`participant`]; but who has a name in one report may be told of without it in the other, and two sorts of people may
/// be one: the students, and the hostages.
fn said_of(mine: &[Meaning], theirs: &[Meaning]) -> f64 {
    const UNTOLD: f64 = -0.4;
    let part = participant(mine, theirs);
    let named = |words: &[Meaning]| words.iter().any(|word| word.known.is_none());
    let people = |words: &[Meaning]| words.iter().any(|word| things::is_people(&word.word));
    if part > -1.0 || named(mine) && named(theirs) && !(people(mine) && people(theirs)) {
        return part;
    }
    if people(mine) && people(theirs) {
        return 0.0;
    }
    if named(mine) != named(theirs) { UNTOLD } else { part }
}

fn bearers(telling: &Telling) -> &[Meaning] {
    if telling.undergoers.is_empty() { &telling.doers } else { &telling.undergoers }
}

/// The parts of [`event_parts`], for whoever holds very many against each other, where all of them together, each weighing
/// `share`, bring `sum` up to `least`.
pub(super) fn weighty_parts(
    a: &Telling,
    b: &Telling,
    sum: f64,
    share: f64,
    least: f64,
) -> Option<[(&'static str, f64); 3]> {
    let act = act(a, b);
    if sum + share * act + share + share < least {
        return None;
    }
    let doer = participant(&a.doers, &b.doers);
    if sum + share * act + share * doer + share < least {
        return None;
    }
    let undergoer = undergoer(a, b);
    let enough = sum + share * act + share * doer + share * undergoer >= least;
    enough.then_some([("same act", act), ("same doer", doer), ("same undergoer", undergoer)])
}

/// Verbs that are more alike than this tell of the same act more often than not: of words taken at random one pair in a
/// thousand is.
const ALIKE: f32 = 0.55;

fn act(a: &Telling, b: &Telling) -> f64 {
    if a.lemma == b.lemma {
        return if a.light { 0.25 } else { 1.0 };
    }
    let acts = a.act.zip(b.act);
    match (a.class, b.class) {
        (Some(x), Some(y)) if x == y => return 1.0,
        _ if acts.is_some_and(|(x, y)| x == y) => return 1.0,
        (Some(_), Some(_)) => return -1.0,
        _ if a.light || b.light => return 0.0,
        _ => {}
    }
    match (a.known, b.known) {
        (Some(x), Some(y)) if x.is_opposite(y) => 0.0,
        (Some(x), Some(y)) if x.likeness(y) >= ALIKE => f64::from(x.likeness(y)),
        _ => -0.5,
    }
}

/// As [`participant`]; but of two nouns that mean different things a word before both makes little: a server market and a
/// server strategy.
fn undergoer(a: &Telling, b: &Telling) -> f64 {
    const OF_ONE_FIELD: f64 = 0.3;
    let same = participant(&a.undergoers, &b.undergoers);
    let known = a.undergoer.as_ref().and_then(|x| x.known).zip(b.undergoer.as_ref().and_then(|y| y.known));
    let two = known.is_some_and(|(x, y)| x.likeness(y) < ALIKE);
    if two { same.min(OF_ONE_FIELD) } else { same }
}

/// 1 when a noun or name is the same, less where the likest two only mean nearly the same, -1 when both are named and nothing
/// is shared, as two names have nothing where none is the same, 0 when one is a pronoun or not there.
fn participant(mine: &[Meaning], theirs: &[Meaning]) -> f64 {
    if mine.is_empty() || theirs.is_empty() {
        return 0.0;
    }
    let named = |words: &[Meaning]| words.iter().any(|word| word.known.is_none());
    if named(mine) && named(theirs) {
        return if mine.iter().any(|a| theirs.iter().any(|b| a.is(b))) { 1.0 } else { -1.0 };
    }
    let alike = |a: &Meaning, b: &Meaning| {
        if a.is(b) {
            return 1.0;
        }
        let likeness = a.known.zip(b.known).filter(|(x, y)| !x.is_opposite(*y)).map(|(x, y)| x.likeness(y));
        likeness.filter(|&likeness| likeness >= ALIKE).map_or(-1.0, f64::from)
    };
    mine.iter().flat_map(|a| theirs.iter().map(move |b| alike(a, b))).fold(-1.0, f64::max)
}
