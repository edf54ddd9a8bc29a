//! Who did it, began it, ordered it, asked for it, is to blame.

use crate::account::Account;
use crate::align::{Alignment, Candidate};
use crate::facts::responsibility::{self, Act, Responsibility};
use crate::facts::{Party, Polarity, Relation};
use crate::judge::pairing::{FactId, Filed, Pair, across, apart, unrivalled};
use crate::judge::sides::{Claim, Parting, shorter};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, voices};
use crate::prose::vectors;
use crate::weighing::Weighing;
use crate::wording::{event_class, nominals, numerals};

/// Where a deed is laid at two doors.
pub fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment);
    unrivalled(Rule::Responsibility, &pairs, weights)
        .into_iter()
        .map(|(pair, weighing)| parting(accounts, pair, weighing))
        .collect()
}

/// The deeds of aligned sentences, each with each that it can be compared with.
pub fn pairs(accounts: &[Account], alignment: &Alignment) -> Vec<Pair> {
    let deeds = Filed::of(accounts, |account| account.deeds.iter().map(|deed| deed.span).collect());
    across(accounts, alignment.contested.iter(), &deeds, |candidate, left, right| {
        pair(accounts, &deeds, candidate, left, right)
    })
}

fn pair(accounts: &[Account], facts: &Filed, candidate: &Candidate, left: FactId, right: FactId) -> Option<Pair> {
    let (a, b) = (at(accounts, left), at(accounts, right));
    let sides = ((&accounts[left.report], a), (&accounts[right.report], b));
    // Of one report, "he" and "I" may well be the other.
    let unsure = left.report == right.report && (is_pronoun(a) || is_pronoun(b));
    if unsure || names_nobody(sides.0) || names_nobody(sides.1) {
        return None;
    }
    let relation = responsibility::compare(a, b);
    if matches!(relation, Relation::NotComparable(_)) {
        return None;
    }
    let mut signs = facts.context(candidate, [(left, a.span), (right, b.span)], [a.span, b.span]);
    // Of one agent, since what two are said to have done does not part by that.
    let denied = a.polarity != b.polarity && (is_denial(sides.0) || is_denial(sides.1));
    signs.add("the same deed", f64::from(u8::from(a.lemma == b.lemma || what(a).is_some() && what(a) == what(b))));
    signs.add("the accused denies it", f64::from(u8::from(denied)));
    signs.add("the same sort of deed", f64::from(u8::from(a.act == b.act)));
    signs.add("done to the same", done_to(sides.0, sides.1));
    signs.add("who did it is a pronoun", f64::from(u8::from(is_pronoun(a) || is_pronoun(b))));
    let often = |deed: &Responsibility| matches!(deed.act, Act::Make | Act::Provide | Act::Find | Act::Ask);
    signs.add("a deed that is done often", f64::from(u8::from(often(a) && often(b))));
    let spoken = (sides.0.0.speaker(a.span), sides.1.0.speaker(b.span));
    signs.add("each blames the other", f64::from(u8::from(blames(&spoken.0, b) || blames(&spoken.1, a))));
    signs.add("set right", f64::from(u8::from(is_set_right(sides.0) || is_set_right(sides.1))));
    Some(Pair { left, right, relation, signs })
}

/// Whether whom the agent stands for is not known: a pronoun that means nobody named. What "it" means is guessed wrong as
/// often as right, unless who speaks denies it of itself, and "him" is no one who does something.
fn names_nobody((account, deed): (&Account, &Responsibility)) -> bool {
    const GUESSED: [&str; 4] = ["it", "him", "her", "them"];
    let guessed = |name: &str| GUESSED.iter().any(|word| name.eq_ignore_ascii_case(word));
    let unknown = |party: &Party| party.key.is_none() || guessed(party.words()) && !denies(account, deed);
    deed.agent.as_ref().is_some_and(|party| party.pronoun && unknown(party))
}

/// Whether somebody says of themselves that they did not do it.
fn denies(account: &Account, deed: &Responsibility) -> bool {
    deed.polarity == Polarity::Denied && blames(&account.speaker(deed.span), deed)
}

/// Whether somebody denies of themselves what the other deed is: "denied killing him", "the army said it had no part in it".
fn is_denial((account, deed): (&Account, &Responsibility)) -> bool {
    let words = deed.span.of(account.report.text.as_str());
    let refuses = ["denied", "denies", "deny", "distance"].iter().any(|cue| words.starts_with(cue));
    deed.polarity == Polarity::Denied && (refuses || denies(account, deed))
}

/// The class of events that the deed is: of blame, what for.
fn what(deed: &Responsibility) -> Option<&'static str> {
    let noun = || deed.object.as_ref().and_then(|object| object.name.rsplit(' ').next()).map(str::to_lowercase);
    let word = if deed.act == Act::Blame { noun() } else { Some(deed.lemma.clone()) };
    word.and_then(|word| event_class(&word).or_else(|| nominals::root(&word)))
}

fn is_pronoun(deed: &Responsibility) -> bool {
    deed.agent.as_ref().is_some_and(|party| party.pronoun)
}

/// How far what the two deeds were done to is one thing, -0.5 to 1; 0 where one does not say.
fn done_to(a: (&Account, &Responsibility), b: (&Account, &Responsibility)) -> f64 {
    let (Some(x), Some(y)) = (&a.1.object, &b.1.object) else { return 0.0 };
    if (x.pronoun && x.key.is_none()) || (y.pronoun && y.key.is_none()) {
        return 0.0;
    }
    // One is blamed for a killing, and another killed somebody; "the crime" is any.
    let general = |party: &Party| {
        const ANY: [&str; 9] =
            ["crime", "attack", "incident", "affair", "matter", "deed", "operation", "accusation", "event"];
        ANY.iter().any(|noun| party.name.to_lowercase().ends_with(noun))
    };
    if (a.1.act == Act::Blame) != (b.1.act == Act::Blame) || general(x) || general(y) {
        return 0.0;
    }
    // Two can each release a statement, and each make seven films.
    let any = |party: &Party| {
        let name = party.name.to_lowercase();
        let first = name.split(' ').next().unwrap_or_default();
        ["a", "an"].contains(&first)
            || first.starts_with(|c: char| c.is_ascii_digit())
            || numerals::numeral(first).is_some()
    };
    if any(x) && any(y) {
        return 0.0;
    }
    let head = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    if x.key.is_some() && x.key == y.key || head(&x.name) == head(&y.name) {
        return 1.0;
    }
    let lemma = |(account, party): (&Account, &Party)| account.prose.lemma(party.head).to_lowercase();
    let (one, other) = (lemma((a.0, x)), lemma((b.0, y)));
    match vectors::likeness(&one, &other) {
        Some(alike) if alike >= ALIKE => f64::from(alike),
        _ => -0.5,
    }
}

/// Of words taken at random one pair in a thousand is more alike.
const ALIKE: f32 = 0.55;

/// Whether the one who speaks is the one who is said to have done the other deed.
fn blames(speaker: &Option<Party>, other: &Responsibility) -> bool {
    let keys = speaker.as_ref().and_then(|s| s.key.as_ref()).zip(other.agent.as_ref().and_then(|a| a.key.as_ref()));
    keys.is_some_and(|(speaker, agent)| speaker == agent)
}

/// "It was the guards who left", "the regulator, and not the ministry": said against somebody who says otherwise.
fn is_set_right((account, deed): (&Account, &Responsibility)) -> bool {
    let Some(agent) = &deed.agent else { return deed.polarity == Polarity::Denied };
    let text = account.report.text.as_str();
    let sentence = account.sentence(deed.span);
    let before = text[sentence.start..agent.span.start.max(sentence.start)].to_lowercase();
    let after = text[agent.span.end.min(sentence.end)..sentence.end].to_lowercase();
    let cleft = ["it was ", "it is ", "it's "].iter().any(|words| before.ends_with(words));
    cleft
        || after.starts_with(", and not ")
        || after.starts_with(", not ")
        || ["himself", "herself", "itself", "themselves"].iter().any(|word| after.trim_start().starts_with(word))
}

fn at(accounts: &[Account], id: FactId) -> &Responsibility {
    &accounts[id.report].deeds[id.fact]
}

fn parting(accounts: &[Account], pair: &Pair, weighing: Weighing) -> Parting {
    let (left, right) = (&accounts[pair.left.report], &accounts[pair.right.report]);
    let left_claim = claim(left, pair.left, at(accounts, pair.left));
    let right_claim = claim(right, pair.right, at(accounts, pair.right));
    Parting {
        rule: Rule::Responsibility,
        verdict: voices::verdict((left, &left_claim), (right, &right_claim)),
        severity: Severity::Error,
        subject: shorter(deed(accounts, pair.left), deed(accounts, pair.right)),
        reason: format!("Both speak of the same deed, and they part: {}.", apart(pair)),
        left: left_claim,
        right: right_claim,
        weighing,
    }
}

/// What was done, and to what: "who did it (fire, missiles)".
fn deed(accounts: &[Account], id: FactId) -> String {
    let deed = at(accounts, id);
    let object = deed.object.as_ref().map(|object| format!(", {}", object.running())).unwrap_or_default();
    format!("who did it ({}{object})", deed.lemma)
}

fn claim(account: &Account, id: FactId, deed: &Responsibility) -> Claim {
    Claim::alone(account, id.report, deed.span, account.running(deed.span))
}
