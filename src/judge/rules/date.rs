//! Times of the same event that differ: the day, the hour, the year.

use crate::account::Account;
use crate::align::{Alignment, Candidate};
use crate::facts::Relation;
use crate::facts::timex::{self, Clock, Grain, Kind, Named, Said, Timex};
use crate::judge::pairing::{FactId, Filed, Pair, across, agreeing, unrivalled};
use crate::judge::rewordings::is_changed;
use crate::judge::sides::{Claim, Parting, happening, shorter};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, voices};
use crate::prose::Clause;
use crate::weighing::Weighing;
use crate::wording::lower;

/// Where times of the same event part.
pub fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment);
    unrivalled(Rule::Date, &pairs, weights)
        .into_iter()
        .map(|(pair, weighing)| parting(accounts, pair, weighing))
        .collect()
}

/// Where times of the same event agree.
pub fn meetings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment);
    agreeing(Rule::Date, &pairs, weights)
        .into_iter()
        .map(|(pair, weighing)| parting(accounts, pair, weighing))
        .collect()
}

/// The times of aligned sentences, each with each that it can be compared with.
pub fn pairs(accounts: &[Account], alignment: &Alignment) -> Vec<Pair> {
    let times = Filed::of(accounts, |account| account.times.iter().map(|time| time.span).collect());
    let turns = |account: &Account| account.times.iter().map(|time| Turn::of(account, time)).collect();
    let turns: Vec<Vec<Turn>> = accounts.iter().map(turns).collect();
    let turn = |id: FactId| turns[id.report][id.fact];
    across(accounts, alignment.everywhere(), &times, |candidate, left, right| {
        let spans = [left, right].map(|id| time(accounts, id).span);
        let changed = is_changed(accounts, alignment, (candidate.left, spans[0]), (candidate.right, spans[1]));
        let mut pair = pair(accounts, &times, candidate, left, right, changed)?;
        pair.signs.add("both of the first or last time", f64::from(u8::from(turn(left).meets(turn(right)))));
        if time(accounts, left).bound != time(accounts, right).bound {
            pair.signs.add("one is a limit", 1.0);
        }
        Some(pair)
    })
}

fn time(accounts: &[Account], id: FactId) -> &Timex {
    &accounts[id.report].times[id.fact]
}

/// Whether the sentence of a time tells of a first time, and whether of a last.
#[derive(Clone, Copy)]
struct Turn {
    first: bool,
    last: bool,
}

impl Turn {
    fn of(account: &Account, time: &Timex) -> Self {
        let sentence = account.sentence(time.span).of(account.report.text.as_str());
        let tells = |wanted: &[&str]| {
            let mut words = sentence.split(|c: char| !c.is_alphanumeric());
            words.any(|word| wanted.contains(&&*lower(word)))
        };
        Self { first: tells(&["first"]), last: tells(&["last", "latest"]) }
    }

    fn meets(self, other: Self) -> bool {
        (self.first && other.first) || (self.last && other.last)
    }
}

/// Whether the time says when something happened; one inside a name says what it is called.
fn tells_when(time: &Timex) -> bool {
    matches!(time.kind, Kind::Date | Kind::Time) && !time.name
}

fn pair(
    accounts: &[Account],
    facts: &Filed,
    candidate: &Candidate,
    left: FactId,
    right: FactId,
    changed: bool,
) -> Option<Pair> {
    let (a, b) = (time(accounts, left), time(accounts, right));
    if !tells_when(a) || !tells_when(b) {
        return None;
    }
    // "Thursday's attack" is still Thursday's in a report of the week after.
    let clocks = a.clock != b.clock && a.clock != Clock::Unsaid && b.clock != Clock::Unsaid;
    if !clocks && weekday(a).is_some_and(|day| weekday(b) == Some(day)) {
        return None;
    }
    let relation = match timex::compare(a, b) {
        Relation::NotComparable(_) if changed && are_two_quarters(a, b) => {
            Relation::Apart("in the same sentence it is another quarter".into())
        }
        relation => relation,
    };
    if matches!(relation, Relation::NotComparable(_)) {
        return None;
    }
    let (x, y) = (accounts[left.report].clause_at(a.span.start), accounts[right.report].clause_at(b.span.start));
    let mut signs = facts.context(candidate, [(left, a.span), (right, b.span)], [a.span, b.span]);
    signs.add(grain(a, b), 1.0);
    signs.add("only this was changed", f64::from(u8::from(changed)));
    if x.is_some_and(is_saying) || y.is_some_and(is_saying) {
        signs.add("the time of saying", 1.0);
    }
    Some(Pair { left, right, relation, signs })
}

/// The day of the week that the time is told by, and nothing else.
fn weekday(time: &Timex) -> Option<Named> {
    match time.said {
        Said::Named { what: what @ Named::Weekday(_), which: None, within: None } => Some(what),
        _ => None,
    }
}

/// "The second quarter" and "the third quarter", of whatever year.
fn are_two_quarters(a: &Timex, b: &Timex) -> bool {
    let quarter = |time: &Timex| time.timex3().1.rsplit_once("-Q").map(|(_, quarter)| quarter.to_string());
    quarter(a).zip(quarter(b)).is_some_and(|(x, y)| x != y)
}

/// Verbs whose time is that of the words, not of what the words tell.
const SAYING: [&str; 12] =
    ["say", "tell", "add", "report", "announce", "write", "quote", "speak", "warn", "confirm", "publish", "interview"];

fn is_saying(clause: &Clause) -> bool {
    SAYING.contains(&clause.lemma.as_str())
}

fn grain(a: &Timex, b: &Timex) -> &'static str {
    match a.grain().min(b.grain()) {
        Grain::Second | Grain::Minute | Grain::Hour | Grain::PartOfDay => "times of day",
        Grain::Day | Grain::Weekend => "days",
        Grain::Week | Grain::Month | Grain::Quarter => "months",
        _ => "years",
    }
}

fn parting(accounts: &[Account], pair: &Pair, weighing: Weighing) -> Parting {
    let (left, right) = (&accounts[pair.left.report], &accounts[pair.right.report]);
    let left_claim = claim(left, pair.left, time(accounts, pair.left));
    let right_claim = claim(right, pair.right, time(accounts, pair.right));
    let (a, b) = (time(accounts, pair.left), time(accounts, pair.right));
    let subject = shorter(happened(left, a), happened(right, b));
    Parting {
        rule: Rule::Date,
        verdict: voices::verdict((left, &left_claim), (right, &right_claim)),
        severity: Severity::Warning,
        reason: format!(
            "Both times are of the same event, and they part: it cannot have been {} and {}.",
            said(&left_claim, a),
            said(&right_claim, b)
        ),
        subject,
        left: left_claim,
        right: right_claim,
        weighing,
    }
}

/// What happened then: "when the ferry sank".
fn happened(account: &Account, time: &Timex) -> String {
    happening("when", account, time.span)
}

/// The time as it was said, and what that means where it is said by the day of the report: "Sunday (7 May 2023)".
fn said(claim: &Claim, time: &Timex) -> String {
    match time.spoken() {
        Some(spoken) if spoken != claim.value => format!("{} ({spoken})", claim.value),
        _ => claim.value.clone(),
    }
}

fn claim(account: &Account, id: FactId, time: &Timex) -> Claim {
    Claim {
        report: id.report,
        span: time.span,
        sentence: account.sentence(time.span),
        topic: format!("{:?}", time.span),
        again: Vec::new(),
        said_by: account.said_by(time.span),
        same_as: time.timex3().1,
        value: account.running(time.span),
    }
}
