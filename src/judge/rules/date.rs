//! Times of the same event that differ: the day, the hour, the year.

use crate::account::Account;
use crate::align::{Alignment, Candidate};
use crate::facts::Relation;
use crate::facts::place::{self, Place};
use crate::facts::timex::{self, Bound, Clock, Grain, Named, Said, Timex};
use crate::judge::occasions::{self, Occasion, happened_to_two, is_by_the_clock, tells_when};
use crate::judge::pairing::{self, BY_THE_CLOCK, COARSE, FactId, Filed, Pair, across, agreeing, unrivalled};
use crate::judge::rewordings::is_changed;
use crate::judge::scope;
use crate::judge::sides::{Claim, Parting, happening, shorter};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, voices};
use crate::prose::Clause;
use crate::weighing::Weighing;
use jiff::civil::Weekday;

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
    let told: Vec<Vec<Occasion>> = accounts.iter().map(occasions::times).collect();
    let told = |id: FactId| &told[id.report][id.fact];
    across(accounts, alignment.everywhere().chain(&alignment.timed), &times, |candidate, left, right| {
        let spans = [left, right].map(|id| time(accounts, id).span);
        let changed = is_changed(accounts, alignment, (candidate.left, spans[0]), (candidate.right, spans[1]));
        let mut pair = pair(accounts, &times, candidate, [(left, told(left)), (right, told(right))], changed)?;
        pair.signs.extend(&occasions::times_alike(told(left), told(right)));
        if let Some(alike) = told(left).happening.alike(&told(right).happening) {
            pair.signs.leave_out("same act");
            pair.signs.add("same act", alike);
        }
        if goals_part(&accounts[left.report], time(accounts, left), &accounts[right.report], time(accounts, right)) {
            return None;
        }
        let same_act = pair.signs.parts().iter().any(|&(sign, value)| sign == "same act" && value >= 1.0);
        let to_come = same_act && told(left).is_to_come() && told(right).is_to_come();
        pair.signs.add("the same is still to come", f64::from(u8::from(to_come)));
        let [one, other] =
            [left, right].map(|id| (&accounts[id.report], accounts[id.report].sentence(time(accounts, id).span)));
        let two_tolls = scope::tolls_part(one, other);
        // Nine hundred jobs this spring, and four hundred last year.
        if two_tolls && [left, right].iter().any(|&id| time(accounts, id).grain() > Grain::Week) {
            return None;
        }
        pair.signs.add("another toll in each", f64::from(u8::from(two_tolls)));
        pair.signs
            .add("far apart in time", far_apart([left, right].map(|id| (&accounts[id.report], time(accounts, id)))));
        // "Closed since 2009", and "closed in 2012": the one tells when it began, too. "Put off until May": it is to be in May.
        let put_off = told(left).telling.is_some_and(|told| told.act == Some("delay"));
        let begins = |bound: Bound| bound == Bound::Since || put_off && bound == Bound::Until;
        let bounds = [left, right].map(|id| time(accounts, id).bound.filter(|&bound| !(same_act && begins(bound))));
        if bounds[0] != bounds[1] {
            pair.signs.add("one is a limit", 1.0);
        }
        Some(pair)
    })
}

fn time(accounts: &[Account], id: FactId) -> &Timex {
    &accounts[id.report].times[id.fact]
}

fn pair(
    accounts: &[Account],
    facts: &Filed,
    candidate: &Candidate,
    [(left, x), (right, y)]: [(FactId, &Occasion); 2],
    changed: bool,
) -> Option<Pair> {
    let (a, b) = (time(accounts, left), time(accounts, right));
    if !tells_when(a) || !tells_when(b) || x.held_against || y.held_against {
        return None;
    }
    // "Thursday's attack" is still Thursday's in a report of the week after.
    let clocks = a.clock != b.clock && a.clock != Clock::Unsaid && b.clock != Clock::Unsaid;
    if !clocks && weekday(a).is_some_and(|day| weekday(b) == Some(day)) {
        return None;
    }
    // A finding names both times itself.
    let relation = match timex::stand(a, b).map(Into::into) {
        Relation::NotComparable(_) if changed && are_two_quarters(a, b) => {
            Relation::Apart("in the same sentence it is another quarter".into())
        }
        relation => relation,
    };
    if matches!(relation, Relation::NotComparable(_)) {
        return None;
    }
    if candidate.left != candidate.right && both_know_both((&accounts[left.report], a), (&accounts[right.report], b)) {
        return None;
    }
    let mut signs = facts.context(candidate, [(left, a.span), (right, b.span)], [a.span, b.span]);
    signs.add(grain(a, b), 1.0);
    if matches!(relation, Relation::Compatible(_)) && is_far_rougher(a, b) {
        signs.add(COARSE, 1.0);
    }
    signs.add(BY_THE_CLOCK, f64::from(u8::from(is_by_the_clock(a) && is_by_the_clock(b))));
    signs.add("only this was changed", f64::from(u8::from(changed)));
    signs.add("the same digits in another order", f64::from(u8::from(are_swapped(a, b))));
    signs.add("one has another day of the week than its date", f64::from(u8::from(is_misdated(a) || is_misdated(b))));
    // "The next decision is due", "they meet again": each is another of its kind, in other words.
    let next = x.is_next() && y.is_next();
    if next {
        signs.leave_out(pairing::ANOTHER);
    }
    if let (Some(one), Some(other)) = (x.telling, y.telling) {
        // A second convoy arrives on another day.
        if one.another != other.another && !changed && !next {
            return None;
        }
        signs.add("it happened to another", f64::from(u8::from(happened_to_two(one, other))));
    }
    let says =
        |id: FactId, clause: Option<&Clause>| clause.is_some_and(|clause| is_saying(&accounts[id.report], clause));
    if says(left, x.clause) || says(right, y.clause) {
        signs.add("the time of saying", 1.0);
    }
    Some(Pair { left, right, relation, signs })
}

/// 1967 and 1976, Sept. 12 and Sept. 21: a slip of the hand in copying.
fn are_swapped(a: &Timex, b: &Timex) -> bool {
    let (x, y) = (a.timex3().1, b.timex3().1);
    let digits = |part: &str| {
        let mut digits: Vec<u8> = part.bytes().collect();
        digits.sort_unstable();
        digits
    };
    let number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) && !part.starts_with('0');
    let swapped = |x: &str, y: &str| number(x) && number(y) && digits(x) == digits(y);
    let mut differ = x.split('-').zip(y.split('-')).filter(|(x, y)| x != y);
    // A slip is made in one place: 2010-11-22 is none for 2001-09-11.
    differ.next().is_some_and(|(x, y)| swapped(x, y)) && differ.next().is_none()
}

/// "Thursday, July 8", where that was a Friday: either the day or the date is wrong.
fn is_misdated(time: &Timex) -> bool {
    let Said::Named { what: Named::Day(_, _, Some(weekday)), .. } = time.said else { return false };
    let is = |day: Weekday| i16::from(day.to_monday_one_offset()) == i16::from(weekday);
    matches!(time.readings.as_slice(), [only] if !is(only.start.date().weekday()))
}

/// "Flew to Dorn on Monday", "flew to Arle on Tuesday": whether each clause says where it went then, and it was not the same.
fn goals_part(left: &Account, a: &Timex, right: &Account, b: &Timex) -> bool {
    fn goals<'a>(account: &'a Account, time: &Timex) -> impl Iterator<Item = &'a Place> {
        let sentence = account.sentence(time.span);
        let clause = |at: usize| account.clause_at(at).map(|clause| clause.predicate);
        let own = clause(time.span.start);
        let first = account.places.partition_point(|place| place.span.start < sentence.start);
        let beside = account.places[first..].iter().take_while(move |place| place.span.start < sentence.end);
        beside.filter(move |place| place.is_goal() && clause(place.span.start) == own)
    }
    let pairs = || goals(left, a).flat_map(|x| goals(right, b).map(move |y| (x, y)));
    let part = |(x, y): (&Place, &Place)| {
        matches!(place::compare(x, y), Relation::Apart(_)) || place::names_part(x, y).is_some()
    };
    pairs().next().is_some() && pairs().all(part)
}

/// "In 2026 rather than in 2025", and "put off from 2025 to 2026": each sentence has both times.
fn both_know_both(a: (&Account, &Timex), b: (&Account, &Timex)) -> bool {
    let has = |(account, own): (&Account, &Timex), other: &Timex| {
        let sentence = account.sentence(own.span);
        let first = account.times.partition_point(|time| time.span.start < sentence.start);
        let beside = account.times[first..].iter().take_while(|time| time.span.start < sentence.end);
        beside.filter(|time| time.span != own.span).any(|time| matches!(timex::stand(time, other), Relation::Same))
    };
    has(a, b.1) && has(b, a.1)
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

fn is_saying(account: &Account, clause: &Clause) -> bool {
    /// "Issued a statement", "said in a post": what is given out is words.
    const WORDS: [&str; 8] = ["statement", "release", "post", "tweet", "message", "letter", "report", "interview"];
    let is_words = |&token: &usize| WORDS.contains(&account.prose.lemma(token));
    SAYING.contains(&clause.lemma.as_str())
        || clause.subjects.iter().chain(&clause.objects).any(is_words)
        || clause.anchor.as_ref().is_some_and(is_words)
}

fn grain(a: &Timex, b: &Timex) -> &'static str {
    match a.grain().min(b.grain()) {
        Grain::Second | Grain::Minute | Grain::Hour | Grain::PartOfDay => "times of day",
        Grain::Day | Grain::Weekend => "days",
        Grain::Week | Grain::Month | Grain::Quarter => "months",
        _ => "years",
    }
}

/// How many orders of magnitude more than one lie between the days from a report to each of two times, 2 at most: this month's
/// abduction and one of ten years ago are two events, and a slip is seldom so large. Of the days of a story one is as near as
/// another.
fn far_apart(times: [(&Account, &Timex); 2]) -> f64 {
    const STORY: f64 = 7.0;
    let days = |(account, time): (&Account, &Timex)| {
        let published = account.report.published?.date;
        let apart = published.since(time.readings.first()?.start.date()).ok()?;
        Some(f64::from(apart.get_days().abs()).max(STORY).log10())
    };
    let [one, other] = times.map(days);
    one.zip(other).map_or(0.0, |(one, other)| ((one - other).abs() - 1.0).clamp(0.0, 2.0))
}

/// Whether one tells of a day or an hour and the other of a month or a year.
fn is_far_rougher(a: &Timex, b: &Timex) -> bool {
    let (finer, coarser) = (a.grain().min(b.grain()), a.grain().max(b.grain()));
    finer <= Grain::Day && coarser >= Grain::Month
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    #[test]
    fn a_day_of_the_week_goes_with_one_date() {
        let misdated = |words: &str| is_misdated(&Account::told("r", words, Particulars::default()).times[0]);
        assert!(misdated("It opened on Friday, May 13, 2027."));
        assert!(!misdated("It opened on Thursday, May 13, 2027."));
        assert!(!misdated("It opened on May 13, 2027."));
    }

    #[test]
    fn two_journeys_are_made_on_two_days() {
        let held = |one: &str, other: &str| {
            let particulars = || Particulars { published: Some("2027-05-13".to_string()), ..Particulars::default() };
            let accounts = [one, other].map(|told| Account::told("r", told, particulars()));
            let alignment = crate::align::align(&accounts, &crate::align::Options::default());
            pairs(&accounts, &alignment).len()
        };
        assert_eq!(held("She flew to Cairo on Monday.", "She flew to Amman on Wednesday."), 0);
        assert_eq!(held("She flew to Cairo on Monday.", "She flew to Cairo on Wednesday."), 1);
        assert_eq!(held("The firm cut 900 jobs in March.", "The firm cut 400 jobs in April."), 0);
    }

    #[test]
    fn years_and_weeks_are_far_apart() {
        let particulars = || Particulars { published: Some("2027-05-13".to_string()), ..Particulars::default() };
        let apart = |one: &str, other: &str| {
            let [x, y] = [one, other].map(|words| Account::told("r", words, particulars()));
            far_apart([(&x, &x.times[0]), (&y, &y.times[0])])
        };
        assert_eq!(apart("It sank on Monday.", "It sank on Wednesday."), 0.0);
        assert_eq!(apart("It sank in 2016.", "It sank in 2019."), 0.0);
        assert!(apart("It sank in 2016.", "It sank on Monday.") > 1.0);
    }

    #[test]
    fn digits_are_swapped_in_copying() {
        let told = |words: &str| {
            let particulars = Particulars { published: Some("2027-05-13".to_string()), ..Particulars::default() };
            Account::told("r", words, particulars).times[0].clone()
        };
        assert!(are_swapped(&told("It opened in 1967."), &told("It opened in 1976.")));
        assert!(are_swapped(&told("It will open on Sept. 12."), &told("It will open on Sept. 21.")));
        assert!(!are_swapped(&told("It will open on June 1."), &told("It will open on June 10.")));
        assert!(!are_swapped(&told("It opened in 1967."), &told("It opened in 1968.")));
        assert!(!are_swapped(&told("It opened on Nov. 22, 2010."), &told("It opened on Sept. 11, 2001.")));
    }
}
