//! Where it happened: which town, which side, how far.

use crate::account::{Account, Telling};
use crate::align::{Alignment, Candidate, EntityId, SentenceId, event_parts};
use crate::facts::Relation;
use crate::facts::place::{self, Place};
use crate::judge::occasions::{self, Occasion};
use crate::judge::pairing::{FactId, Filed, Pair, across, unrivalled};
use crate::judge::scope;
use crate::judge::sides::{Claim, Parting, happening, shorter};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, voices};
use crate::report::BlockKind;
use crate::text::Span;
use crate::weighing::Weighing;
use crate::wording::acts;
use crate::wording::things::{self, Sort};

/// Where one event has two places.
pub fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment);
    unrivalled(Rule::Place, &pairs, weights)
        .into_iter()
        .map(|(pair, weighing)| parting(accounts, pair, weighing))
        .collect()
}

/// The places of aligned sentences, each with each that it can be compared with.
pub fn pairs(accounts: &[Account], alignment: &Alignment) -> Vec<Pair> {
    let places = Filed::of(accounts, |account| account.places.iter().map(|p| p.value).collect());
    let told: Vec<Vec<Occasion>> = accounts.iter().map(occasions::places).collect();
    let told = |id: FactId| &told[id.report][id.fact];
    across(accounts, alignment.everywhere().chain(&alignment.placed), &places, |candidate, left, right| {
        let mut pair = pair(accounts, &places, candidate, left, right)?;
        let goals = at(accounts, left).is_goal() && at(accounts, right).is_goal();
        if goals && told(left).is_of_another_time(told(right)) {
            return None;
        }
        if goals {
            // Who heads for a town is bound for it, on the way there, sails there.
            pair.signs.leave_out("same act");
            pair.signs.add("both say where it was going", 1.0);
        }
        let known = is_known(accounts, alignment, (left, right)) || is_known(accounts, alignment, (right, left));
        pair.signs.add("a report has both places", f64::from(u8::from(known)));
        pair.signs.extend(&occasions::places_alike(told(left), told(right)));
        let [one, other] =
            [left, right].map(|id| (&accounts[id.report], accounts[id.report].sentence(at(accounts, id).value)));
        let two_tolls = scope::tolls_part(one, other);
        // The plant in Dorn with 900 workers, and that in Arle with 400.
        let stands = [left, right].map(|id| at(accounts, id).stands.as_ref());
        if two_tolls && stands[0].is_some() && stands[0] == stands[1] {
            return None;
        }
        pair.signs.add("another toll in each", f64::from(u8::from(two_tolls)));
        Some(pair)
    })
}

fn pair(accounts: &[Account], facts: &Filed, candidate: &Candidate, left: FactId, right: FactId) -> Option<Pair> {
    let (a, b) = (at(accounts, left), at(accounts, right));
    let known = place::compare(a, b);
    let unknown = matches!(known, Relation::NotComparable(_));
    // In a headline every word is written like a name.
    let headline = |id: SentenceId| accounts[id.report].block(id.sentence) == BlockKind::Headline;
    if unknown && (headline(candidate.left) || headline(candidate.right)) {
        return None;
    }
    let relation = if unknown { Relation::Apart(place::names_part(a, b)?.into()) } else { known };
    let any = is_anywhere(&accounts[left.report], a) && is_anywhere(&accounts[right.report], b);
    let anywhere = any && !place::is_once(a, b) && !(a.is_way() && b.is_way());
    let sides = [(&accounts[left.report], a), (&accounts[right.report], b)];
    let [one, other] = sides.map(|(account, place)| is_another(account, place));
    let inside = lies_in(sides[0], b) || lies_in(sides[1], a);
    let held = HOLDING.contains(&a.lemma.as_str()) && HOLDING.contains(&b.lemma.as_str());
    if inside || one != other || held || on_two_ways(a, b) {
        return None;
    }
    let events = [(left, a), (right, b)].map(|(id, place)| accounts[id.report].prose.tokens[place.event].span);
    let mut signs = facts.context(candidate, [(left, a.value), (right, b.value)], events);
    // Who was bound for a town within another would not be told to be bound for the other.
    signs.add("one place may lie in the other", f64::from(u8::from(unknown && !(a.is_goal() && b.is_goal()))));
    let two_sides = a.side.is_some() && b.side.is_some() && a.side != b.side;
    signs.add("sides of one place", f64::from(u8::from(two_sides)));
    let same_distance = a.metres.zip(b.metres).is_some_and(|(x, y)| (x - y).abs() <= x.max(y) * SAME_DISTANCE);
    signs.add("as far away", f64::from(u8::from(two_sides && same_distance)));
    let limbs = two_sides && a.noun == b.noun && place::is_limb(&a.noun);
    signs.add("sides of one body", f64::from(u8::from(limbs)));
    signs.add("both say by what way", f64::from(u8::from(a.is_way() && b.is_way())));
    let told = [left, right].map(|id| accounts[id.report].telling_at(events[usize::from(id == right)].start));
    let two_things = place::is_once(a, b) && matches!(told, [Some(x), Some(y)] if are_two_things(x, y));
    signs.add("told of two things", f64::from(u8::from(two_things)));
    signs.add("neither says which", f64::from(u8::from(anywhere)));
    signs.add("one name but for a part", f64::from(u8::from(share_a_name(a, b))));
    signs.add("the same preposition", f64::from(u8::from(a.preposition == b.preposition)));
    Some(Pair { left, right, relation, signs })
}

/// The body, and the knife: whether what each clause tells of is a thing, and not the same.
fn are_two_things(a: &Telling, b: &Telling) -> bool {
    let thing = |told: &Telling| {
        let thing = told.undergoer.as_ref().filter(|word| word.known.is_some() && !things::is_people(&word.word));
        thing.map(|word| word.word.clone())
    };
    let parts = event_parts(a, b);
    let two = parts.iter().any(|&(part, value)| part == "same undergoer" && value < 0.0);
    two && thing(a).zip(thing(b)).is_some_and(|(x, y)| things::sort(&x, &y) == Sort::Other)
}

/// Whether the report of the second place speaks of the first, too.
fn is_known(accounts: &[Account], alignment: &Alignment, (one, other): (FactId, FactId)) -> bool {
    let entity = at(accounts, one).entity;
    entity.is_some_and(|entity| {
        let kind = accounts[one.report].entities.entities[entity].kind;
        alignment.names.knows(other.report, EntityId { report: one.report, entity }, kind)
    })
}

/// "In a mine" and "in a gallery" may be one place: neither says which.
fn is_anywhere(account: &Account, place: &Place) -> bool {
    let words = place.value.of(account.report.text.as_str()).to_lowercase();
    place.name.is_none()
        && place.side.is_none()
        && words.split_whitespace().take(2).any(|word| word == "a" || word == "an")
}

/// What one holds in the north and another in the south are no two places of one event.
const HOLDING: [&str; 7] = ["control", "hold", "occupy", "rule", "govern", "patrol", "guard"];

/// "Pier 9" and "Pier 6", "East Mill Street" and "West Mill Street": names that are taken for each other.
fn share_a_name(a: &Place, b: &Place) -> bool {
    let Some((x, y)) = a.name.as_ref().zip(b.name.as_ref()) else { return false };
    let words = |name: &str| name.split(' ').map(str::to_lowercase).collect::<Vec<_>>();
    let (x, y) = (words(x), words(y));
    let parted = x.iter().zip(&y).filter(|(one, other)| one != other).count();
    x.len() == y.len() && x.len() > 1 && parted == 1
}

/// Four nautical miles are seven kilometres, and a little more.
const SAME_DISTANCE: f64 = 0.1;

/// "From their homes" and "in the schools", "left the mosque" and "reached the hospital": where from, and where to.
fn on_two_ways(a: &Place, b: &Place) -> bool {
    if a.is_way() && b.is_way() {
        return a.leads_out() != b.leads_out();
    }
    let leads_away = |place: &Place| ["from", "by", "over", "into", ""].contains(&place.preposition.as_str());
    let same = a.preposition == b.preposition && (!a.preposition.is_empty() || acts(&a.lemma) == acts(&b.lemma));
    let sides = a.side.is_some() || b.side.is_some();
    if sides {
        (a.preposition == "from") != (b.preposition == "from")
    } else {
        (leads_away(a) || leads_away(b)) && !same
    }
}

/// The act that a verb tells of, or the verb.
fn acts(lemma: &str) -> &str {
    acts::act(lemma).unwrap_or(lemma)
}

/// "At another school", "in Arle, too": not where the others were.
fn is_another(account: &Account, place: &Place) -> bool {
    let words = place.value.of(account.report.text.as_str()).to_lowercase();
    let other = |word: &str| ["another", "other", "second", "nearby", "neighbouring", "neighboring"].contains(&word);
    // "Crowds gathered in Arle, too": in more than one place.
    let prose = &account.prose;
    let tree = prose.tree(prose.sentence_of(place.event));
    let too = tree.children(place.event).any(|child| ["also", "too"].contains(&prose.lower(child)));
    too || words.split_whitespace().any(other)
}

/// "In Dorn's old quarter" is in Dorn.
fn lies_in((account, place): (&Account, &Place), other: &Place) -> bool {
    let words = place.value.of(account.report.text.as_str());
    let longer = |name: &str| words.contains(name) && place.name.as_deref() != Some(name);
    place.side.is_none() && other.side.is_none() && other.name.as_deref().is_some_and(longer)
}

fn at(accounts: &[Account], id: FactId) -> &Place {
    &accounts[id.report].places[id.fact]
}

fn parting(accounts: &[Account], pair: &Pair, weighing: Weighing) -> Parting {
    let (left, right) = (&accounts[pair.left.report], &accounts[pair.right.report]);
    let left_claim = claim(left, pair.left, at(accounts, pair.left));
    let right_claim = claim(right, pair.right, at(accounts, pair.right));
    let subject = shorter(happened(left, left_claim.span), happened(right, right_claim.span));
    Parting {
        rule: Rule::Place,
        verdict: voices::verdict((left, &left_claim), (right, &right_claim)),
        severity: Severity::Warning,
        subject,
        reason: format!(
            "Both places are of the same event, and they part: it cannot have been “{}” and “{}”.",
            left_claim.value, right_claim.value
        ),
        left: left_claim,
        right: right_claim,
        weighing,
    }
}

/// What happened there: "where the ferry sank".
fn happened(account: &Account, place: Span) -> String {
    happening("where", account, place)
}

fn claim(account: &Account, id: FactId, place: &Place) -> Claim {
    Claim::alone(account, id.report, place.value, account.running(place.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    #[test]
    fn another_school_and_a_quarter_of_the_town_are_no_second_place() {
        let told = |words: &str| Account::told("r", words, Particulars::default());
        let (town, quarter) = (told("Two people died in Dorn."), told("Two people died in Dorn's Arle camp."));
        let another = told("Two people died at another school.");
        assert!(lies_in((&quarter, &quarter.places[0]), &town.places[0]));
        assert!(!lies_in((&town, &town.places[0]), &quarter.places[0]));
        assert!(is_another(&another, &another.places[0]) && !is_another(&town, &town.places[0]));
    }

    #[test]
    fn where_from_is_not_where_to() {
        let place = |words: &str| Account::told("r", words, Particulars::default()).places[0].clone();
        assert!(on_two_ways(&place("They were driven from the school."), &place("They slept in the church.")));
        assert!(on_two_ways(
            &place("He was shot as he left the mosque."),
            &place("He died before he reached the hospital.")
        ));
        assert!(!on_two_ways(&place("He was shot at the mosque."), &place("He was shot in the market.")));
    }

    /// How many pairs of places of two reports are held against each other.
    fn held(one: &str, other: &str) -> usize {
        let particulars = || Particulars { published: Some("2027-05-13".to_string()), ..Particulars::default() };
        let accounts = [one, other].map(|told| Account::told("r", told, particulars()));
        let alignment = crate::align::align(&accounts, &crate::align::Options::default());
        pairs(&accounts, &alignment).len()
    }

    #[test]
    fn two_journeys_have_two_goals() {
        assert_eq!(held("She flew to Cairo on Monday.", "She flew to Amman on Wednesday."), 0);
        assert_eq!(held("He moved to Dorn as a child.", "He moved to Arle in 1990."), 0);
        assert_eq!(held("The plane was bound for Cairo.", "The plane was on its way to Amman."), 1);
    }

    #[test]
    fn two_plants_stand_in_two_towns() {
        assert_eq!(held("Its plant in Dorn employs 900 people.", "Its plant in Arle employs 400 people."), 0);
        assert_eq!(held("Its plant in Dorn burned.", "Its plant in Arle burned."), 1);
    }

    #[test]
    fn a_knife_lies_elsewhere_than_the_body() {
        let two = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|told| Account::told("r", told, Particulars::default()));
            are_two_things(one.telling_at(0).unwrap(), other.telling_at(0).unwrap())
        };
        assert!(two("The gun was found in a shed.", "The knife was found in a ditch."));
        assert!(!two("The gun was found in a shed.", "The gun was found in a ditch."));
        assert!(!two("The boy was found in a shed.", "The child was found in a ditch."));
    }

    #[test]
    fn a_way_in_is_held_against_a_way_in() {
        assert_eq!(held("The gang got in through the roof.", "They came in by a side door."), 1);
        assert_eq!(held("The gang got in through the roof.", "They escaped by a side door."), 0);
    }

    #[test]
    fn who_holds_the_north_does_not_hold_the_south() {
        assert_eq!(held("The army controls the north of Dorn.", "The rebels control the south of Dorn."), 0);
        assert_eq!(held("The ferry sank north of Dorn.", "The ferry sank south of Dorn."), 1);
    }
}
