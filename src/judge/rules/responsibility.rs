//! Who did it, began it, ordered it, asked for it, is to blame.

use crate::account::Account;
use crate::align::{Alignment, Candidate};
use crate::facts::responsibility::{self, Act, Responsibility};
use crate::facts::{Party, Polarity, Relation};
use crate::judge::beside;
use crate::judge::pairing::{BLAMED, FactId, Filed, Pair, across, apart, unrivalled};
use crate::judge::sides::{Claim, Parting, shorter};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, voices};
use crate::prose::vectors;
use crate::weighing::Weighing;
use crate::wording::{event_class, lower, nominals, numerals};

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
    let said = |account: &Account| account.deeds.iter().map(|deed| says((account, deed))).collect();
    let spoken: Vec<Vec<Option<Party>>> = accounts.iter().map(said).collect();
    across(accounts, alignment.contested.iter(), &deeds, |candidate, left, right| {
        pair(accounts, &deeds, &spoken, candidate, left, right)
    })
}

fn pair(
    accounts: &[Account],
    facts: &Filed,
    spoken: &[Vec<Option<Party>>],
    candidate: &Candidate,
    left: FactId,
    right: FactId,
) -> Option<Pair> {
    let (a, b) = (at(accounts, left), at(accounts, right));
    let sides = ((&accounts[left.report], a), (&accounts[right.report], b));
    let spoken = (&spoken[left.report][left.fact], &spoken[right.report][right.fact]);
    // Of one report, "he" and "I" may well be the other, unless it is who speaks.
    let guessed = |speaker: &Option<Party>, deed| is_pronoun(deed) && !blames(speaker, deed);
    let unsure = left.report == right.report && (guessed(spoken.0, a) || guessed(spoken.1, b));
    if unsure || by_an_event(a, b) || names_nobody(sides.0) || names_nobody(sides.1) {
        return None;
    }
    let relation = match responsibility::compare(a, b) {
        Relation::NotComparable(_) if is_near(candidate) => passed_on([sides.0, sides.1], spoken)?,
        Relation::NotComparable(_) => return None,
        relation => relation,
    };
    if left.report == right.report && is_by_the_way(candidate, sides, spoken) {
        return None;
    }
    let mut signs = facts.context(candidate, [(left, a.span), (right, b.span)], [a.span, b.span]);
    // Of one agent, since what two are said to have done does not part by that.
    let denied = a.polarity != b.polarity && (is_denial(sides.0) || is_denial(sides.1));
    signs.add("the same deed", f64::from(u8::from(a.lemma == b.lemma || what(a).is_some() && what(a) == what(b))));
    signs.add("the accused denies it", f64::from(u8::from(denied)));
    signs.add("the same sort of deed", f64::from(u8::from(same_sort(a, b))));
    signs.add("done to the same", done_to(sides.0, sides.1));
    signs.add("who did it is a pronoun", f64::from(u8::from(is_pronoun(a) || is_pronoun(b))));
    let set_right = [is_set_right(sides.0), is_set_right(sides.1)];
    let once = set_right.contains(&true) || is_first(sides.0) || is_first(sides.1);
    signs.add("a deed that is done often", f64::from(u8::from(is_often(a) && is_often(b) && !once)));
    signs.add(BLAMED, f64::from(u8::from(blames(spoken.0, b) || blames(spoken.1, a))));
    // Who accuses somebody by a verb is no source of the words.
    let [one, other] = [spoken.0, spoken.1].map(|speaker| speaker.as_ref().and_then(|party| party.key.as_ref()));
    let known = facts.speakers(accounts, left, right).is_some();
    let two = one.zip(other).is_some_and(|(x, y)| x != y);
    signs.add("two accusers", f64::from(u8::from(two && !known)));
    signs.add("set right", set_right.map(u8::from).map(f64::from).iter().sum());
    let begun = |deed: &Responsibility| matches!(deed.act, Act::Begin | Act::End);
    signs.add("a deed that is done once", f64::from(u8::from(begun(a) && begun(b))));
    signs.add("each asked the other", f64::from(u8::from(is_turned_round(a, b))));
    signs.add("one says that nobody did", f64::from(u8::from(a.says_nobody() != b.says_nobody())));
    signs.add("who says so did it", f64::from(u8::from(owns_up(spoken.0, a) || owns_up(spoken.1, b))));
    Some(Pair { left, right, relation, signs })
}

/// Whether two of one report who say who did something speak of two things, as far as words can tell: neither answers the other
/// or is accused by the other, and it was done to something else, or is done every day.
fn is_by_the_way(
    candidate: &Candidate,
    (one, other): ((&Account, &Responsibility), (&Account, &Responsibility)),
    spoken: (&Option<Party>, &Option<Party>),
) -> bool {
    let crossed = blames(spoken.0, other.1) || blames(spoken.1, one.1);
    let answers = beside::answers(one.0, one.1.span, other.1.span);
    if candidate.left == candidate.right || crossed || answers || is_set_right(one) || is_set_right(other) {
        return false;
    }
    let same = done_to(one, other);
    same < 0.0 || !same_sort(one.1, other.1) || is_often(one.1) && is_often(other.1) && same <= 0.0
}

/// What is proposed, paid, found, asked for every day.
fn is_often(deed: &Responsibility) -> bool {
    matches!(deed.act, Act::Make | Act::Provide | Act::Find | Act::Ask)
}

/// Who says so: who accuses somebody by a verb of blame, or who is credited with the words.
fn says((account, deed): (&Account, &Responsibility)) -> Option<Party> {
    deed.accuser.clone().or_else(|| account.speaker(deed.span))
}

/// Whom one accuses, and who says that it was a third: "the mayor opened the church", "it was the pastor, the mayor said". Then two
/// sorts of deed are of one event, and two descriptions are not of one.
fn passed_on(
    [one, other]: [(&Account, &Responsibility); 2],
    spoken: (&Option<Party>, &Option<Party>),
) -> Option<Relation> {
    let away = |speaker: &Option<Party>, accused: &Responsibility, own: (&Account, &Responsibility)| {
        let (Some(speaker), Some(accused), Some(third)) = (speaker, &accused.agent, &own.1.agent) else { return false };
        let key = |party: &Party| party.key.clone();
        key(speaker).is_some()
            && key(speaker) == key(accused)
            && key(third).is_some_and(|third| Some(third) != key(speaker))
            && !third.pronoun
            && is_set_right(own)
    };
    let affirmed = one.1.polarity == Polarity::Affirmed && other.1.polarity == Polarity::Affirmed;
    let passed = away(spoken.1, one.1, other) || away(spoken.0, other.1, one);
    let name = |deed: &Responsibility| deed.agent.as_ref().map(Party::running).unwrap_or_default();
    (affirmed && passed)
        .then(|| Relation::Apart(format!("it is laid at the door of {}, and of {}", name(one.1), name(other.1)).into()))
}

/// In sentences: who is accused answers soon.
const NEAR: usize = 3;

fn is_near(candidate: &Candidate) -> bool {
    let (left, right) = (candidate.left, candidate.right);
    left.report == right.report && left.sentence.abs_diff(right.sentence) <= NEAR
}

/// Whether they are of one sort; a blame that does not say for what is for any deed.
fn same_sort(a: &Responsibility, b: &Responsibility) -> bool {
    let blamed = |deed: &Responsibility| deed.act == Act::Blame && deed.object.is_none();
    a.act == b.act || blamed(a) || blamed(b)
}

/// Whether one is done by somebody and the other by what happened: the stampede that killed ten is no second culprit beside
/// the police who are blamed for it.
fn by_an_event(a: &Responsibility, b: &Responsibility) -> bool {
    const EVENTS: [&str; 14] = [
        "stampede",
        "crush",
        "crash",
        "collision",
        "blast",
        "explosion",
        "blaze",
        "shooting",
        "collapse",
        "accident",
        "clash",
        "riot",
        "fighting",
        "violence",
    ];
    let event = |deed: &Responsibility| deed.agent.as_ref().is_some_and(|agent| EVENTS.contains(&agent.noun()));
    event(a) != event(b)
}

/// Whether who did it in the one is whom it was done to in the other: "Orbis approached Kestrel", "Kestrel sought out Orbis".
fn is_turned_round(a: &Responsibility, b: &Responsibility) -> bool {
    let is = |x: &Option<Party>, y: &Option<Party>| x.as_ref().zip(y.as_ref()).is_some_and(|(x, y)| x.is_one_with(y));
    let asked = a.act == Act::Ask && b.act == Act::Ask && a.polarity == b.polarity;
    asked && (is(&a.agent, &b.target) || is(&b.agent, &a.target))
}

/// Whether somebody says of themselves that they did it: an attack of ours is not one of theirs.
fn owns_up(speaker: &Option<Party>, deed: &Responsibility) -> bool {
    let harms = matches!(deed.act, Act::Harm | Act::Begin) && deed.polarity == Polarity::Affirmed;
    harms && blames(speaker, deed)
}

/// "The first approach", "fired first": what is done once.
fn is_first((account, deed): (&Account, &Responsibility)) -> bool {
    let object = deed.object.as_ref().is_some_and(|object| object.words().to_lowercase().contains("first "));
    object || account.prose.tokens.get(deed.cue + 1).is_some_and(|_| account.prose.lower(deed.cue + 1) == "first")
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
        let name = lower(&party.name);
        ANY.iter().any(|noun| name.ends_with(noun))
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
    // "The first approach" was made to somebody, and is nothing that was approached.
    let deed = |(account, deed): (&Account, &Responsibility), party: &Party| {
        deed.act == Act::Ask && REQUESTS.contains(&account.prose.lemma(party.head))
    };
    if deed(a, x) != deed(b, y) {
        return 0.0;
    }
    // An idea is not what it is about.
    let idea =
        |party: &Party| ["idea", "plan", "proposal", "suggestion", "deadlock", "impasse"].contains(&party.noun());
    if idea(x) != idea(y) {
        return 0.0;
    }
    let head = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    let (one, other) = (x.noun(), y.noun());
    if x.key.is_some() && x.key == y.key || head(&x.name) == head(&y.name) || one == other {
        return 1.0;
    }
    if ALIKE_NOUNS.iter().any(|words| words.contains(&one) && words.contains(&other)) {
        return 1.0;
    }
    match vectors::likeness(one, other) {
        Some(alike) if alike >= ALIKE => f64::from(alike),
        _ => -0.5,
    }
}

/// What is made when somebody is asked.
const REQUESTS: [&str; 5] = ["approach", "request", "appeal", "invitation", "overture"];

/// Words for one thing that is done, or that something is done to.
const ALIKE_NOUNS: [&[&str]; 10] = [
    &["meeting", "session", "encounter", "talk", "talks", "negotiation", "conversation", "summit", "discussion"],
    &["gate", "sluice", "floodgate", "valve", "spillway"],
    &["missile", "shell", "round", "rocket", "mortar", "bomb", "projectile", "shot", "bullet"],
    &["proposal", "plan", "idea", "formula", "suggestion", "compromise", "term"],
    &["fire", "blaze", "inferno"],
    &["delay", "hold-up", "postponement"],
    &["crash", "accident", "collision", "derailment"],
    &["deal", "agreement", "accord", "pact", "truce", "ceasefire"],
    &["letter", "statement", "note", "text"],
    &["merger", "takeover", "combination", "bid"],
];

/// Of words taken at random one pair in a thousand is more alike.
const ALIKE: f32 = 0.55;

/// Whether the one who speaks is the one who is said to have done the other deed.
fn blames(speaker: &Option<Party>, other: &Responsibility) -> bool {
    let Some((speaker, agent)) = speaker.as_ref().zip(other.agent.as_ref()) else { return false };
    let keys = speaker.key.as_ref().zip(agent.key.as_ref());
    keys.is_some_and(|(x, y)| x == y) || keys.is_some() && speaker.is_one_with(agent)
}

/// "It was the guards who left", "the regulator, and not the ministry": said against somebody who says otherwise.
fn is_set_right((account, deed): (&Account, &Responsibility)) -> bool {
    let Some(agent) = &deed.agent else { return deed.polarity == Polarity::Denied };
    let text = account.report.text.as_str();
    let sentence = account.sentence(deed.span);
    let before = &text[sentence.start..agent.span.start.max(sentence.start)];
    let after = &text[agent.span.end.min(sentence.end)..sentence.end];
    let cleft = ["it was ", "it is ", "it's "].iter().any(|words| ends_with(before, words));
    cleft
        || starts_with(after, ", and not ")
        || starts_with(after, ", not ")
        || ["himself", "herself", "itself", "themselves"].iter().any(|word| starts_with(after.trim_start(), word))
}

/// Whether `text` begins with `words`, in capitals or not.
fn starts_with(text: &str, words: &str) -> bool {
    text.as_bytes().get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words.as_bytes()))
}

/// Whether `text` ends with `words`, in capitals or not.
fn ends_with(text: &str, words: &str) -> bool {
    let from = text.len().checked_sub(words.len());
    from.is_some_and(|from| text.as_bytes()[from..].eq_ignore_ascii_case(words.as_bytes()))
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
    let claim = Claim::alone(account, id.report, deed.span, account.running(deed.span));
    // That he acted alone and that nobody paid him come to the same.
    let same_as = if deed.says_nobody() { "nobody".to_string() } else { claim.same_as.clone() };
    Claim { same_as, ..claim }
}
