//! Whether two controls can both be so.
//!
//! Two may hold a town in turn, each a part of it, or one through the other. They part where both hold it now and whole,
//! and where one says that somebody holds it and the other that the same does not.

use super::value::{Control, Extent, Kind, Phase};
use crate::facts::Relation;
use crate::facts::party::{Parties, Party, Polarity};
use crate::wording::{names, roles, things};

/// How `a` stands to `b`, which speaks of the same time. Symmetric but for the order of the reason.
pub fn compare(a: &Control, b: &Control) -> Relation {
    compare_held(a, b, holders(a, b))
}

/// The same where it is known that the two holders are two: each speaks for its own.
pub fn compare_of_two(a: &Control, b: &Control) -> Relation {
    let named = a.holder.is_some() && b.holder.is_some();
    let holders = match holders(a, b) {
        Parties::Unclear if named => Parties::Two,
        holders => holders,
    };
    compare_held(a, b, holders)
}

fn compare_held(a: &Control, b: &Control, holders: Parties) -> Relation {
    if !same_kind(a.kind, b.kind) {
        return Relation::NotComparable("to command, to run and to own are three things".into());
    }
    if let (Some(x), Some(y)) = (&a.held, &b.held)
        && x.to(y) == Parties::Two
    {
        return Relation::NotComparable(format!("\"{}\" is not \"{}\"", x.name, y.name).into());
    }
    if commands_men(a) && holds_ground(b) || commands_men(b) && holds_ground(a) {
        return Relation::NotComparable("to command people and to hold a place are two things".into());
    }
    if let Some(name) = settled(a, b).or_else(|| settled(b, a)) {
        return Relation::Apart(format!("it is said to be for {name}, and not to be decided yet").into());
    }
    if a.phase == Phase::Planned || b.phase == Phase::Planned {
        return Relation::Compatible("one of them is only planned".into());
    }
    match holders {
        Parties::One => one_holder(a, b),
        Parties::Two => two_holders(a, b),
        Parties::Unclear => Relation::NotComparable("who holds it is not said in words that can be compared".into()),
    }
}

/// Who is to have what the other says has not been decided.
fn settled(a: &Control, b: &Control) -> Option<String> {
    let open = b.phase == Phase::Planned && b.polarity == Polarity::Denied && b.holder.is_none();
    let chosen = a.phase == Phase::Planned && a.polarity == Polarity::Affirmed;
    a.holder.as_ref().filter(|_| open && chosen).map(Party::running)
}

/// A place is held by whoever commands there; to run a thing is to be in charge of it.
fn same_kind(a: Kind, b: Kind) -> bool {
    let held = |kind| matches!(kind, Kind::Hold | Kind::Command | Kind::Run);
    a == b || (held(a) && held(b))
}

/// "The men answer to the colonel."
fn commands_men(control: &Control) -> bool {
    control.kind == Kind::Command && control.held.as_ref().is_some_and(are_men)
}

/// "The palace was in their hands."
fn holds_ground(control: &Control) -> bool {
    control.kind == Kind::Hold && !control.held.as_ref().is_some_and(are_men)
}

fn are_men(held: &Party) -> bool {
    let group = names::is_group(held.noun()) || things::is_people(held.noun());
    held.pronoun || group || roles::noun(held.noun()).is_some()
}

fn holders(a: &Control, b: &Control) -> Parties {
    match (&a.holder, &b.holder) {
        (Some(x), Some(y)) => x.to(y),
        _ => Parties::Unclear,
    }
}

fn name(party: &Option<Party>) -> String {
    party.as_ref().map_or_else(|| "somebody".into(), Party::running)
}

fn one_holder(a: &Control, b: &Control) -> Relation {
    let who = name(&a.holder);
    if a.polarity != b.polarity {
        return Relation::Apart(format!("{who} is said to have control of it, and not to have it").into());
    }
    if a.polarity == Polarity::Denied {
        return Relation::Same;
    }
    let lost = |x: &Control, y: &Control| x.phase == Phase::Lost && y.phase == Phase::Now;
    if lost(a, b) || lost(b, a) {
        return Relation::Apart(format!("{who} is said to have control of it, and to have lost it").into());
    }
    match (a.extent, b.extent) {
        (x, y) if x == y => Relation::Same,
        (Extent::Full, Extent::Part | Extent::Contested) | (Extent::Part | Extent::Contested, Extent::Full) => {
            Relation::Apart(format!("{who} is said to have control of all of it, and of a part").into())
        }
        _ => Relation::Compatible("one says how much of it, the other does not".into()),
    }
}

fn two_holders(a: &Control, b: &Control) -> Relation {
    let (x, y) = (name(&a.holder), name(&b.holder));
    let part = |control: &Control| matches!(control.extent, Extent::Part | Extent::Contested);
    if a.polarity == Polarity::Denied || b.polarity == Polarity::Denied {
        return Relation::Compatible(format!("that {x} does not hold it leaves it to {y}").into());
    }
    if a.kind == Kind::Own && b.kind == Kind::Own {
        return Relation::Compatible("a thing can have two owners".into());
    }
    if a.phase == Phase::Lost || b.phase == Phase::Lost {
        return Relation::Compatible("one lost what the other has".into());
    }
    let kept = |x: &Control, y: &Control| x.phase == Phase::Taken && y.phase == Phase::Now && y.still;
    let in_turn =
        (a.phase == Phase::Once) != (b.phase == Phase::Once) || (a.phase == Phase::Taken) != (b.phase == Phase::Taken);
    if in_turn && !(kept(a, b) || kept(b, a)) {
        return Relation::Compatible("one may have followed the other".into());
    }
    if a.phase == Phase::Taken && b.phase == Phase::Taken && (a.again || b.again) {
        return Relation::Compatible("one took it back from the other".into());
    }
    // Who has all of it leaves no part to another.
    let all = |x: &Control, y: &Control| {
        let whole = x.extent == Extent::Full || x.extent == Extent::Unsaid && kept(x, y);
        whole && y.extent == Extent::Part
    };
    if (part(a) || part(b)) && !(all(a, b) || all(b, a)) {
        return Relation::Compatible("each may hold a part".into());
    }
    Relation::Apart(format!("it is said to be in the hands of {x}, and of {y}").into())
}
