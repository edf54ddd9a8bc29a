//! Whether two quantities are of the same thing: what they count or measure, and in what event.

use super::hung;
use super::value::{Kind, Quantity};
use crate::facts::Relation;
use crate::wording::things::{self, Sort};
use crate::wording::{countries, event_class, happens_to_people, roles};

/// How what two quantities are of stands to each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Overlap {
    /// It is the same: "workers" and "staff", killed and dead.
    Same,
    /// One is among the other: children among people, the dead among the casualties.
    Within,
    /// One of the two, or both, leave it open.
    Unsaid,
    /// It is something else: people and houses, the dead and the arrested.
    Other,
}

/// What two quantities share of what they are of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Subject {
    /// What they count or measure.
    pub counted: Overlap,
    /// The event they are counted in.
    pub event: Overlap,
}

/// What `a` and `b`, both attached, share of what they are of. The order of the two changes nothing.
pub fn subject(a: &Quantity, b: &Quantity) -> Subject {
    let event = event(a, b);
    // Who died or was hurt is a person, whether the noun is there or not.
    let fills = |with: &Quantity, without: &Quantity| {
        with.of.as_ref().is_some_and(|of| without.of.is_none() && of.lemma == "person") && counts_who(without)
    };
    let counted = if fills(a, b) || fills(b, a) { Overlap::Same } else { counted(a, b) };
    Subject { counted, event }
}

/// How two quantities stand to each other as figures of one thing: [`super::compare`] of their values where they are of the
/// same thing or leave that open; else not comparable, and why. The order of the two changes nothing.
pub fn compare_as_told(a: &Quantity, b: &Quantity) -> Relation {
    let subject = subject(a, b);
    let noun = |q: &Quantity| q.of.as_ref().map_or(String::new(), |of| of.lemma.clone());
    let act = |q: &Quantity| q.event.as_ref().map_or(String::new(), |event| event.class.clone());
    let apart = |what: &str, words: [String; 2], how: &str| {
        let [mut first, mut second] = words;
        if first > second {
            std::mem::swap(&mut first, &mut second);
        }
        Relation::NotComparable(format!("{what} {first} and {second}{how}").into())
    };
    match (subject.counted, subject.event) {
        (Overlap::Other, _) => apart("they are of", [noun(a), noun(b)], ""),
        (Overlap::Within, _) => apart("they are of", [noun(a), noun(b)], ", one of which is among the other"),
        (_, Overlap::Other) => apart("they are counted in", [act(a), act(b)], ""),
        (_, Overlap::Within) => apart("they are counted in", [act(a), act(b)], ", one of which is among the other"),
        _ => super::compare(a, b),
    }
}

fn counted(a: &Quantity, b: &Quantity) -> Overlap {
    let (Some(x), Some(y)) = (&a.of, &b.of) else { return Overlap::Unsaid };
    // Homes and customers without power are one.
    let out = |q: &Quantity| q.event.as_ref().is_some_and(|event| event.class == "outage");
    if x.lemma != y.lemma && out(a) && out(b) {
        return Overlap::Unsaid;
    }
    match things::sort(&x.lemma, &y.lemma) {
        Sort::Same => Overlap::Same,
        // Nobody at all is no child, either.
        Sort::Within if none_of_all(a, b) || none_of_all(b, a) => Overlap::Same,
        Sort::Within => Overlap::Within,
        Sort::Other if is_anybody(&x.lemma, &y.lemma) || is_anybody(&y.lemma, &x.lemma) => Overlap::Within,
        Sort::Other => Overlap::Other,
    }
}

/// Whether `none` is none of a sort that is as wide as any: nobody, no casualties.
fn none_of_all(none: &Quantity, other: &Quantity) -> bool {
    let anybody = |q: &Quantity| q.of.as_ref().is_some_and(|of| things::sort(&of.lemma, "person") == Sort::Same);
    none.said().is_zero() && anybody(none) && !other.said().is_zero()
}

/// Whether `wide` is anybody and `narrow` a noun for people that no list has beside it: a cellist is a person, and a Greek.
fn is_anybody(wide: &str, narrow: &str) -> bool {
    let people = || roles::noun(narrow).is_some() || countries::national(narrow);
    things::sort(wide, "person") == Sort::Same && people()
}

fn event(a: &Quantity, b: &Quantity) -> Overlap {
    let (Some(x), Some(y)) = (&a.event, &b.event) else { return Overlap::Unsaid };
    let known = |class: &str| event_class(class).is_some();
    match (x.class.as_str(), y.class.as_str()) {
        (x, y) if x == y => {
            if hung::is_light(x) {
                Overlap::Unsaid
            } else {
                Overlap::Same
            }
        }
        // Where there are no casualties nobody died.
        ("casualty", "die" | "injure") if a.said().is_zero() => Overlap::Same,
        ("die" | "injure", "casualty") if b.said().is_zero() => Overlap::Same,
        ("casualty", "die" | "injure") | ("die" | "injure", "casualty") => Overlap::Within,
        // Who is detained is held.
        ("hold", "arrest") | ("arrest", "hold") => Overlap::Unsaid,
        // A verb of no class is one of many for the same event: "flown" and "brought".
        (x, y) if known(x) && known(y) => Overlap::Other,
        _ => Overlap::Unsaid,
    }
}

fn counts_who(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count && quantity.event.as_ref().is_some_and(|event| happens_to_people(&event.class))
}
