//! Who holds the town, commands the militia, runs the works.

use crate::account::Account;
use crate::align::{Alignment, Candidate};
use crate::facts::control::{self, Control, Phase};
use crate::facts::{Party, Polarity, Relation};
use crate::judge::pairing::{CLAIMED, FactId, Filed, Pair, across, apart, unrivalled};
use crate::judge::sides::{Claim, Parting, shorter};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, voices};
use crate::prose::vectors;
use crate::weighing::Weighing;
use crate::wording::names;

/// Where two cannot both be in control.
pub fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment);
    unrivalled(Rule::Control, &pairs, weights)
        .into_iter()
        .map(|(pair, weighing)| parting(accounts, pair, weighing))
        .collect()
}

/// The controls of aligned sentences, each with each that it can be compared with.
pub fn pairs(accounts: &[Account], alignment: &Alignment) -> Vec<Pair> {
    let controls = Filed::of(accounts, |account| account.controls.iter().map(|c| c.span).collect());
    across(accounts, alignment.contested.iter(), &controls, |candidate, left, right| {
        pair(accounts, &controls, candidate, left, right)
    })
}

fn pair(accounts: &[Account], facts: &Filed, candidate: &Candidate, left: FactId, right: FactId) -> Option<Pair> {
    let (a, b) = (at(accounts, left), at(accounts, right));
    let speakers = [(left, a), (right, b)].map(|(id, fact)| accounts[id.report].speaker(fact.span));
    let relation = match control::compare(a, b) {
        Relation::NotComparable(_) if same_thing(a, b) >= 0.0 && are_rivals(&speakers, [a, b]) => {
            control::compare_of_two(a, b)
        }
        relation => relation,
    };
    if matches!(relation, Relation::NotComparable(_)) || is_overtaken((left, a), (right, b), accounts) {
        return None;
    }
    let mut signs = facts.context(candidate, [(left, a.span), (right, b.span)], [a.span, b.span]);
    // Two who hold it are two, and each desk has its own verb for that.
    ["same act", "same doer", "same undergoer"].into_iter().for_each(|sign| signs.leave_out(sign));
    signs.add("the same thing is held", same_thing(a, b));
    let lasts = lasts(&accounts[left.report], a) || lasts(&accounts[right.report], b);
    let days = if lasts { 0.0 } else { days_between(&accounts[left.report], &accounts[right.report]) };
    signs.add("days lie between the reports", (days / LONG).min(1.0));
    let open = [a, b].iter().any(|control| control.phase == Phase::Planned && control.holder.is_none());
    signs.add("one says that it is open", f64::from(u8::from(open)));
    signs.add("it is so now", f64::from(u8::from(a.phase == Phase::Now && b.phase == Phase::Now)));
    let own = [0, 1].map(|side| is_own(&speakers[side], [a, b][side]));
    signs.add(CLAIMED, f64::from(u8::from(own[0] || own[1])));
    Some(Pair { left, right, relation, signs })
}

/// "Has been in their hands since May": what has lasted so long was so when the other report came out, too.
fn lasts(account: &Account, control: &Control) -> bool {
    const REACH: usize = 14;
    let prose = &account.prose;
    let end = prose.sentences[prose.sentence_of(control.cue)].tokens.end;
    (control.cue..end.min(control.cue + REACH)).any(|at| prose.lower(at) == "since")
}

/// In days: who holds a town may change from one to the next.
const LONG: f64 = 2.0;

/// From the one to the other, 0 where either has no day.
fn days_between(one: &Account, other: &Account) -> f64 {
    const DAY: f64 = 86_400.0;
    moment(one).zip(moment(other)).map_or(0.0, |(x, y)| (x - y).abs() as f64 / DAY)
}

/// When its report came out, in seconds.
fn moment(account: &Account) -> Option<i64> {
    account.report.published.map(|moment| moment.seconds())
}

/// Whether one report tells that it was taken, or lost, a day or more after the other said who had it.
fn is_overtaken(one: (FactId, &Control), other: (FactId, &Control), accounts: &[Account]) -> bool {
    let turned = |control: &Control| matches!(control.phase, Phase::Taken | Phase::Lost);
    let later = |(new, told): (FactId, &Control), (old, before): (FactId, &Control)| {
        let (new, old) = (&accounts[new.report], &accounts[old.report]);
        let after = moment(new) > moment(old) && days_between(new, old) >= 1.0;
        after && turned(told) && !turned(before)
    };
    later(one, other) || later(other, one)
}

/// Whether somebody says of themselves, or of their own, that they hold it.
fn is_own(speaker: &Option<Party>, control: &Control) -> bool {
    let both = speaker.as_ref().zip(control.holder.as_ref());
    both.is_some_and(|(speaker, holder)| speaker.key.is_some() && speaker.key == holder.key)
}

/// Whether two speak, one of whom claims it for its own, and the other for somebody else: then the two holders are two,
/// whatever they are called.
fn are_rivals(speakers: &[Option<Party>; 2], held: [&Control; 2]) -> bool {
    let key = |party: &Option<Party>| party.as_ref().and_then(|party| party.key.clone());
    let (Some(one), Some(other)) = (key(&speakers[0]), key(&speakers[1])) else { return false };
    let rival = |side: usize, against: &String| {
        is_own(&speakers[side], held[side])
            && key(&held[1 - side].holder).is_some_and(|holder| holder != *against)
            && held.iter().all(|control| control.polarity == Polarity::Affirmed)
    };
    one != other && !is_short_for(&one, &other) && !is_short_for(&other, &one) && (rival(0, &one) || rival(1, &other))
}

/// Whether `short` begins with the first letters of `name`: "rgf" and "rapid guard".
fn is_short_for(short: &str, name: &str) -> bool {
    let first: String = name.split(' ').filter_map(|word| word.chars().next()).collect();
    first.len() >= 2 && short.len() <= first.len() + 2 && short.starts_with(&first)
}

fn at(accounts: &[Account], id: FactId) -> &Control {
    &accounts[id.report].controls[id.fact]
}

/// 1 when what is held has a word in common, 0 when one of the two is not said.
fn same_thing(a: &Control, b: &Control) -> f64 {
    let (Some(x), Some(y)) = (&a.held, &b.held) else { return 0.0 };
    if x.pronoun || y.pronoun {
        return 0.0;
    }
    let words = |name: &str| -> Vec<String> {
        name.split_whitespace().map(str::to_lowercase).filter(|w| !crate::wording::is_function_word(w)).collect()
    };
    let theirs = words(&y.name);
    if words(&x.name).iter().any(|word| theirs.contains(word)) {
        return 1.0;
    }
    let sorts = |words: &[&str]| words.contains(&x.noun()) && words.contains(&y.noun());
    if SORTS.iter().any(|words| sorts(words))
        || vectors::likeness(x.noun(), y.noun()).is_some_and(|alike| alike >= ALIKE)
    {
        return 1.0;
    }
    // "The town" is what the report is about, as a rule, by whatever name.
    let is_place = |party: &Party| names::site(party.noun()).is_some();
    let named = |party: &Party| party.name.starts_with(char::is_uppercase) && !is_place(party);
    if is_place(x) && named(y) || is_place(y) && named(x) { 0.3 } else { -0.5 }
}

/// Of words taken at random one pair in a thousand is more alike.
const ALIKE: f32 = 0.55;

/// Words for one thing that is held.
const SORTS: [&[&str]; 6] = [
    &["broadcaster", "station", "building", "studio", "centre", "center", "headquarters", "television"],
    &["airfield", "airport", "airbase", "base", "runway", "airstrip", "tower"],
    &["network", "server", "system", "computer", "file", "archive"],
    &["prison", "jail", "penitentiary", "complex", "place", "wing"],
    &["town", "city", "village", "settlement", "place"],
    &["headquarters", "factory", "compound", "barracks", "base", "building"],
];

fn parting(accounts: &[Account], pair: &Pair, weighing: Weighing) -> Parting {
    let (left, right) = (&accounts[pair.left.report], &accounts[pair.right.report]);
    let left_claim = claim(left, pair.left, at(accounts, pair.left));
    let right_claim = claim(right, pair.right, at(accounts, pair.right));
    let held = |id: FactId| at(accounts, id).held.as_ref().map(|party| format!("who controls {}", party.running()));
    let subject = match (held(pair.left), held(pair.right)) {
        (Some(one), Some(other)) => shorter(one, other),
        (one, other) => one.or(other).unwrap_or_else(|| "who is in control".into()),
    };
    Parting {
        rule: Rule::Control,
        verdict: voices::verdict((left, &left_claim), (right, &right_claim)),
        severity: Severity::Error,
        subject,
        reason: format!("Both say who controls the same thing, and they part: {}.", apart(pair)),
        left: left_claim,
        right: right_claim,
        weighing,
    }
}

/// Who, and what they do: "Iran denies that it controls"; words that name the holder themselves stand alone: "is led by
/// Juan Roca".
fn value(account: &Account, control: &Control) -> String {
    if let Some(held) = control.held.as_ref().filter(|held| control.own && held.span.end <= control.span.start) {
        return format!("{}: {}", account.running(held.span), account.running(control.span));
    }
    let words = account.running(control.span);
    let Some(holder) = &control.holder else { return words };
    if words.to_lowercase().contains(&holder.name.to_lowercase()) {
        return words;
    }
    let is_pronoun = account.prose.tag(holder.head).is_pronoun();
    let name = if is_pronoun { holder.name.clone() } else { account.running(holder.span) };
    let denies = control.polarity == Polarity::Denied && control.span.contains(holder.span);
    if denies || holder.span.end <= control.span.start { format!("{name} {words}") } else { format!("{name}: {words}") }
}

fn claim(account: &Account, id: FactId, control: &Control) -> Claim {
    Claim::alone(account, id.report, control.span, value(account, control))
}
