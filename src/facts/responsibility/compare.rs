//! Whether two deeds can both have been done as told.
//!
//! Two people can do one thing together, so two agents part only where one deed is told of two that exclude each other.

use super::value::{Act, Responsibility};
use crate::facts::Relation;
use crate::facts::party::{Parties, Party, Polarity};

/// How `a` stands to `b`, which speaks of the same event. Symmetric but for the order of the reason.
pub fn compare(a: &Responsibility, b: &Responsibility) -> Relation {
    if turned_round(a, b) {
        return Relation::Apart(
            format!("it is said to have begun with {}, and with {}", name(&a.agent), name(&b.agent)).into(),
        );
    }
    if is_corruption(a) != is_corruption(b) {
        return Relation::NotComparable("blamed for two sorts of crime".into());
    }
    if let Some(relation) = nobody(a, b).or_else(|| nobody(b, a)) {
        return relation;
    }
    if !same_act(a, b) {
        return Relation::NotComparable("two sorts of deed".into());
    }
    if let (Some(x), Some(y)) = (&a.object, &b.object)
        && a.act != Act::Blame
        && b.act != Act::Blame
        // What "they" were is seldom known.
        && !(x.pronoun || y.pronoun)
        && x.to(y) == Parties::Two
    {
        return Relation::NotComparable("it was done to two".into());
    }
    if approached_back(a, b) || approached_back(b, a) {
        return Relation::Apart(format!("{} is said to have asked, and to have been asked", name(&a.agent)).into());
    }
    let agents = match (&a.agent, &b.agent) {
        (Some(x), Some(y)) => x.to(y),
        _ => Parties::Unclear,
    };
    match (agents, a.polarity == b.polarity) {
        (Parties::One, true) => Relation::Same,
        (Parties::One, false) => {
            Relation::Apart(format!("{} is said to have done it, and not to", name(&a.agent)).into())
        }
        (Parties::Two, true) if a.polarity == Polarity::Affirmed => Relation::Apart(
            format!("it is said to have been done by {}, and by {}", name(&a.agent), name(&b.agent)).into(),
        ),
        (Parties::Two, _) => Relation::Compatible("that one did not do it leaves it to the other".into()),
        (Parties::Unclear, _) => Relation::NotComparable("who did it is not said in words that can be compared".into()),
    }
}

/// "Nobody sent us", "she left of her own accord", and who is said to have made them; of what was done to one thing.
fn nobody(a: &Responsibility, b: &Responsibility) -> Option<Relation> {
    if !a.says_nobody() || b.says_nobody() {
        return None;
    }
    if matches!(a.act, Act::Make | Act::Handle | Act::Find | Act::Ask) {
        return None;
    }
    // Whoever acts on his own can still be wrong about the weather.
    let made = |deed: &Responsibility| deed.act == Act::Order || deed.act == Act::Blame && deed.object.is_some();
    let sent = |deed: &Responsibility| made(deed) || deed.act == Act::Provide;
    if !(a.act == b.act || sent(a) && made(b)) {
        return None;
    }
    let doer = b.agent.as_ref().filter(|agent| !agent.pronoun)?;
    // "The boy was ordered out by his mother, and the firm acted alone."
    let of_two =
        a.object.as_ref().zip(b.object.as_ref()).is_some_and(|(x, y)| x.to(y) == Parties::Two && a.act == b.act);
    let same = b.polarity == Polarity::Denied;
    let reason = || format!("nobody is said to have done it, and {}", doer.running());
    match (of_two, same) {
        (true, _) => None,
        (_, true) => Some(Relation::Same),
        _ => Some(Relation::Apart(reason().into())),
    }
}

/// Blame is for any deed; otherwise it takes the same sort. Who asks somebody to do a thing and who orders it make it done.
fn same_act(a: &Responsibility, b: &Responsibility) -> bool {
    let blamed = |act: Act| matches!(act, Act::Harm | Act::Begin | Act::End | Act::Handle | Act::Order);
    let answers = |x: &Responsibility| x.act == Act::Blame && x.lemma == "be";
    answers(a)
        || answers(b)
        || a.act == b.act
        || (bids(a) && bids(b))
        || (a.act == Act::Blame && blamed(b.act))
        || (b.act == Act::Blame && blamed(a.act))
}

fn bids(deed: &Responsibility) -> bool {
    deed.act == Act::Order || deed.act == Act::Ask && deed.lemma == "ask" && deed.target.is_some()
}

/// Whether the deed is one of enriching oneself: of whoever is blamed for a killing nothing is said by what they are blamed for
/// besides.
fn is_corruption(deed: &Responsibility) -> bool {
    const CORRUPTION: [&str; 8] =
        ["corruption", "fraud", "theft", "bribery", "embezzlement", "graft", "laundering", "evasion"];
    let noun = deed.object.as_ref().and_then(|object| object.name.rsplit(' ').next());
    noun.is_some_and(|noun| CORRUPTION.iter().any(|word| noun.eq_ignore_ascii_case(word)))
}

/// Orbis made the first approach, or somebody sought out Orbis.
fn approached_back(a: &Responsibility, b: &Responsibility) -> bool {
    let affirmed = a.polarity == Polarity::Affirmed && b.polarity == Polarity::Affirmed;
    let asked = |x: &Option<Party>, y: &Option<Party>| matches!((x, y), (Some(x), Some(y)) if x.to(y) == Parties::One);
    affirmed && a.act == Act::Ask && b.act == Act::Ask && a.target.is_none() && asked(&a.agent, &b.target)
}

/// Orbis approached Kestrel, or Kestrel approached Orbis.
fn turned_round(a: &Responsibility, b: &Responsibility) -> bool {
    let is = |x: &Option<Party>, y: &Option<Party>| matches!((x, y), (Some(x), Some(y)) if x.to(y) == Parties::One);
    let affirmed = a.polarity == Polarity::Affirmed && b.polarity == Polarity::Affirmed;
    let turns = matches!(a.act, Act::Ask | Act::Harm) && a.act == b.act;
    affirmed && turns && is(&a.agent, &b.target) && is(&a.target, &b.agent)
}

fn name(party: &Option<Party>) -> String {
    party.as_ref().map_or_else(|| "somebody".into(), Party::running)
}
