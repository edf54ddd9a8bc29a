//! What a time is the time of, and a place the place of: a picture, the beginning, the last of its kind, what is still to come.

use crate::account::{Account, Era, Happening, Telling};
use crate::align::event_parts;
use crate::facts::Relation;
use crate::facts::factuality::Polarity;
use crate::facts::place::Place;
use crate::facts::timex::{self, Bound, Clock, Kind, Timex};
use crate::prose::{Clause, Dep};
use crate::text::Span;
use crate::weighing::Weighing;
use crate::wording::happenings::Phase;
use crate::wording::{happens_to_people, lower};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What stands around a time or a place and says of what it is.
pub(super) struct Occasion<'a> {
    /// Whether the sentence tells of a first time, and whether of a last.
    first: bool,
    last: bool,
    /// When that is, as seen from the day of the report.
    era: Option<Era>,
    /// Whether it says when a picture was taken, not when what is in it happened.
    pictured: bool,
    /// Whether it is when something began, not when it is to begin.
    begins: bool,
    /// Whether it is when something was done for the last time before the story: "the first cut since 2019".
    latest: bool,
    /// Whether what happens then is still to come.
    to_come: bool,
    /// Whether it is told of something that the story does not lead with and that is one of several: "a shell hit a house".
    one_of_several: bool,
    /// The clause it stands in, and what that tells.
    pub clause: Option<&'a Clause>,
    pub telling: Option<&'a Telling>,
    /// Whether it is not when something happened, but what that is held against.
    pub held_against: bool,
    /// Whether it is the next of its kind.
    next: bool,
    /// The act that it is the time or the place of.
    act: Option<&'a str>,
    /// Whether the report gives no other place of that act.
    only: bool,
    /// What happens then.
    pub happening: Happening<'a>,
    /// Of which of that the report gives no other time.
    sole: Vec<&'a str>,
    /// Whether the report gives no other time that is still to come.
    only_to_come: bool,
    /// Whether the report gives no other time at which something was done for the last time before the story.
    only_latest: bool,
    /// The time that is told with it, or that it is.
    time: Option<&'a Timex>,
}

/// How each of the times of a report is told.
pub(super) fn times(account: &Account) -> Vec<Occasion<'_>> {
    let mut told: Vec<Occasion> =
        account.times.iter().map(|time| Occasion::of(account, time.span, Some(time))).collect();
    let mut of_one: FxHashMap<(&str, Option<Phase>), Vec<usize>> = FxHashMap::default();
    let (mut to_come, mut latest) = (Vec::new(), Vec::new());
    for (index, (told, time)) in
        told.iter_mut().zip(&account.times).enumerate().filter(|(_, (_, time))| tells_when(time))
    {
        told.happening = account.happening_at(time.span);
        told.happening.what.iter().for_each(|what| of_one.entry((what, told.happening.phase)).or_default().push(index));
        to_come.extend(told.to_come.then_some(index));
        latest.extend(told.latest.then_some(index));
    }
    for ((what, _), times) in of_one {
        sole(account, &times).for_each(|index| told[index].sole.push(what));
    }
    sole(account, &to_come).for_each(|index| told[index].only_to_come = true);
    sole(account, &latest).for_each(|index| told[index].only_latest = true);
    told
}

/// Those of `times` from which none of them parts. Of very many none is looked at.
fn sole<'t>(account: &'t Account, times: &'t [usize]) -> impl Iterator<Item = usize> + use<'t> {
    const MOST: usize = 24;
    let time = |index: usize| &account.times[index];
    let parts =
        move |one: usize| times.iter().any(|&other| matches!(timex::stand(time(one), time(other)), Relation::Apart(_)));
    let few = if times.len() <= MOST { times } else { &[] };
    few.iter().copied().filter(move |&one| !parts(one))
}

/// How each of the places of a report is told.
pub(super) fn places(account: &Account) -> Vec<Occasion<'_>> {
    let told = account
        .places
        .iter()
        .map(|place| {
            let event = account.prose.tokens[place.event].span;
            Occasion::of(account, event, when(account, event))
        })
        .collect();
    let value = |place: &Place| Some(format!("{:?} {:?} {}", place.name, place.side, place.noun));
    with_only(told, account.places.iter().map(value).collect())
}

/// The time that is told in the clause of the words at `at`.
pub(super) fn when(account: &Account, at: Span) -> Option<&Timex> {
    let sentence = account.sentence(at);
    let clause = |at: usize| account.clause_at(at).map(|clause| clause.predicate);
    let first = account.times.partition_point(|time| time.span.start < sentence.start);
    let mut told = account.times[first..].iter().take_while(|time| time.span.start < sentence.end);
    told.find(|time| tells_when(time) && clause(time.span.start) == clause(at.start))
}

/// Each with whether its value, if it has one, is the only one of its act.
fn with_only<'a>(mut told: Vec<Occasion<'a>>, values: Vec<Option<String>>) -> Vec<Occasion<'a>> {
    let mut of_act: FxHashMap<&str, BTreeSet<String>> = FxHashMap::default();
    for (told, value) in told.iter().zip(values) {
        of_act.entry(told.act.unwrap_or_default()).or_default().extend(value);
    }
    told.iter_mut().for_each(|told| told.only = of_act.get(told.act.unwrap_or_default()).is_some_and(|v| v.len() == 1));
    told
}

/// Whether the time says when something happened; one inside a name says what it is called.
pub(super) fn tells_when(time: &Timex) -> bool {
    matches!(time.kind, Kind::Date | Kind::Time) && !time.name
}

impl<'a> Occasion<'a> {
    /// Whether it is when the next of its kind is to be.
    pub fn is_next(&self) -> bool {
        self.next
    }

    /// Whether what happens then is still to come.
    pub fn is_to_come(&self) -> bool {
        self.to_come
    }

    /// Whether this is told of another time than `other`: who flew to Dorn on Monday may have flown to Arle on Tuesday.
    pub fn is_of_another_time(&self, other: &Self) -> bool {
        let parted = self.time.zip(other.time).is_some_and(|(x, y)| matches!(timex::stand(x, y), Relation::Apart(_)));
        let long_ago = |told: &Self| told.era == Some(Era::LongAgo);
        parted || long_ago(self) != long_ago(other)
    }

    fn of(account: &'a Account, at: Span, time: Option<&'a Timex>) -> Self {
        let sentence = account.sentence(at).of(account.report.text.as_str());
        let tells = |wanted: &[&str]| {
            let mut words = sentence.split(|c: char| !c.is_alphanumeric());
            words.any(|word| wanted.contains(&&*lower(word)))
        };
        let era = time.and_then(|time| account.era(time));
        let telling = account.telling_at(at.start);
        let clause = account.clause_at(at.start);
        let said = |words: &[&str]| clause.is_some_and(|clause| is_said_of(account, clause, at, words));
        let planned = || clause.is_some_and(|clause| account.is_planned(clause.predicate));
        let to_come = era != Some(Era::LongAgo) && (era == Some(Era::ToCome) || planned());
        Self {
            first: tells(&["first"]),
            last: tells(&["last", "latest"]),
            era,
            pictured: time.is_some_and(|time| account.is_of_a_picture(time)),
            begins: !to_come && (telling.is_some_and(|telling| act(telling) == "begin") || said(&["first"])),
            latest: !to_come && time.is_some_and(|time| is_latest(account, time, clause)),
            to_come,
            one_of_several: clause.is_some_and(|clause| is_one_of_several(account, clause)),
            clause,
            telling,
            held_against: time.is_some_and(|time| is_held_against(account, time)),
            next: to_come && (said(&["next", "again", "further", "another"]) || telling.is_some_and(|t| t.another)),
            act: telling.filter(|telling| !telling.light).map(act),
            only: false,
            happening: Happening::default(),
            sole: Vec::new(),
            only_to_come: false,
            only_latest: false,
            time,
        }
    }
}

/// "Compared with 2023", "the same period of 2023", "more than in May": not when it happened, but what it is held against.
fn is_held_against(account: &Account, time: &Timex) -> bool {
    const BEFORE: usize = 32;
    const WORDS: [&str; 5] = ["compared with", "compared to", "same period", "than in", "from a year earlier"];
    let text = account.report.text.as_str();
    let sentence = account.sentence(time.span);
    // The day of a dateline stands before the first sentence.
    let first = sentence.start.min(time.span.start);
    let start = text.floor_char_boundary(time.span.start.saturating_sub(BEFORE).max(first));
    let before = text[start..time.span.start].to_lowercase();
    WORDS.iter().any(|words| before.contains(words))
}

/// Whether who does it in `clause` is any of its kind, beyond the sentences that lead the story.
fn is_one_of_several(account: &Account, clause: &Clause) -> bool {
    /// The headline and the first sentences.
    const LEAD: usize = 3;
    let prose = &account.prose;
    let sentence = prose.sentence_of(clause.predicate);
    let tree = prose.tree(sentence);
    let is_any = |&head: &usize| {
        tree.children(head).any(|child| child < head && ["a", "an"].contains(&&*lower(prose.word(child))))
    };
    let doers = if clause.passive { &clause.agents } else { &clause.subjects };
    !account.sentences().take(LEAD).any(|lead| lead == sentence) && doers.iter().any(is_any)
}

/// The class of events that a clause tells of, or the act, or the verb.
fn act(telling: &Telling) -> &str {
    telling.class.or(telling.act).unwrap_or(&telling.lemma)
}

/// Whether the verb of `clause`, or one of its nouns, has one of `words` beside it, other than in the words at `at`.
fn is_said_of(account: &Account, clause: &Clause, at: Span, words: &[&str]) -> bool {
    let prose = &account.prose;
    let tree = prose.tree(prose.sentence_of(clause.predicate));
    let heads = clause.subjects.iter().chain(&clause.objects).copied().chain([clause.predicate]);
    heads.flat_map(|head| tree.children(head)).any(|child| {
        let describes = matches!(tree.dep(child), Dep::Advmod | Dep::Amod | Dep::Det);
        describes && words.contains(&&*lower(prose.word(child))) && !at.contains(prose.tokens[child].span)
    })
}

/// "Was last inspected in March", "its first cut since 2019", "nobody has looked at it since May".
fn is_latest(account: &Account, time: &Timex, clause: Option<&Clause>) -> bool {
    let Some(clause) = clause else { return false };
    let text = account.report.text.as_str();
    let sentence = account.sentence(time.span);
    let before = text[sentence.start..time.span.start.max(sentence.start)].to_lowercase();
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    if time.bound == Some(Bound::Since) {
        let here = account.asserted(account.prose.sentence_of(clause.predicate));
        let told = here.iter().map(|one| &one.factuality).find(|one| one.predicate == clause.predicate);
        let never = told.is_some_and(|told| told.polarity == Polarity::Negative);
        return never || words.any(|word| ["first", "no", "nobody", "never", "none"].contains(&word));
    }
    let just_before = clause.predicate.checked_sub(1).is_some_and(|token| lower(account.prose.word(token)) == "last");
    just_before
        || is_said_of(account, clause, time.span, &["last", "recently"])
        || before.trim_end().ends_with("as recently as")
}

/// The signs that lie in how two times, or two places, are told.
fn both(a: &Occasion, b: &Occasion) -> Weighing {
    let mut signs = Weighing::new();
    if a.first && b.first || a.last && b.last {
        signs.add("both of the first or last time", 1.0);
    }
    if a.era.zip(b.era).is_some_and(|(one, other)| one != other) {
        signs.add("one is of the story, the other not", 1.0);
    }
    match (a.to_come, b.to_come) {
        (true, true) => signs.add("both are still to come", 1.0),
        (false, false) => {}
        _ => signs.add("one is still to come", 1.0),
    }
    if a.next && b.next {
        signs.add("both of the next of its kind", 1.0);
    }
    signs
}

/// The signs that lie in how two places are told.
pub(super) fn places_alike(a: &Occasion, b: &Occasion) -> Weighing {
    let mut signs = both(a, b);
    signs.add("each is one of several", f64::from(u8::from(a.one_of_several && b.one_of_several)));
    let two_days = a.time.zip(b.time).is_some_and(|(x, y)| matches!(timex::stand(x, y), Relation::Apart(_)));
    signs.add("told of two days", f64::from(u8::from(two_days)));
    if a.act.is_some() && a.act == b.act {
        signs
            .add(if a.only && b.only { "the only places of the act" } else { "one of several places of the act" }, 1.0);
    }
    signs
}

/// The signs that lie in how two times are told.
pub(super) fn times_alike(a: &Occasion, b: &Occasion) -> Weighing {
    let mut signs = both(a, b);
    if a.pictured != b.pictured {
        signs.add("one is the day of a picture", 1.0);
    }
    if a.happening.phase == b.happening.phase && a.sole.iter().any(|what| b.sole.contains(what)) {
        signs.add("the only times of the act", 1.0);
    }
    if a.to_come && b.to_come && a.only_to_come && b.only_to_come {
        signs.add("the only times to come", 1.0);
    }
    if a.begins && b.begins {
        signs.add("both tell when it began", 1.0);
    }
    if a.latest && b.latest {
        signs.add("both tell when it was last", 1.0);
        let only = a.only_latest && b.only_latest;
        signs.add("the only times at which it was last", f64::from(u8::from(only)));
    }
    signs
}

/// Whether two clauses tell of what happens to each of two people once: one died on Friday, the other on Sunday.
pub(super) fn happened_to_two(a: &Telling, b: &Telling) -> bool {
    let what = |told: &Telling| told.class.or(told.act);
    if !what(a).is_some_and(|class| happens_to_people(class) && what(b) == Some(class)) {
        return false;
    }
    let parts = event_parts(a, b);
    let two = |name: &str| parts.iter().any(|&(part, value)| part == name && value < 0.0);
    // Who dies is the subject of dying, and the object of killing.
    two("same doer") && a.undergoers.is_empty() && b.undergoers.is_empty() || two("same undergoer")
}

/// Whether the hour is told.
pub(super) fn is_by_the_clock(time: &Timex) -> bool {
    matches!(time.clock, Clock::At(..))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    /// The signs of the first times of two reports that came out on Thursday, 13 May 2027.
    fn signs(one: &str, other: &str) -> Vec<&'static str> {
        let particulars = || Particulars { published: Some("2027-05-13".to_string()), ..Particulars::default() };
        let [one, other] = [one, other].map(|told| Account::told("r", told, particulars()));
        let [one, other] = [&one, &other].map(times);
        times_alike(&one[0], &other[0]).parts().iter().map(|(sign, _)| *sign).collect()
    }

    #[test]
    fn times_are_of_one_occasion() {
        let told =
            |one, other, sign| assert!(signs(one, other).contains(&sign), "{one} {other} {:?}", signs(one, other));
        told("The blaze broke out at 4 a.m.", "The fire started at 7 a.m.", "both tell when it began");
        told("The first shots were fired at noon.", "It began at 9 a.m.", "both tell when it began");
        told(
            "The dam was last inspected in March 2025.",
            "It was the first check since 2019.",
            "both tell when it was last",
        );
        told("Nobody has checked it since March 2025.", "It was last checked in 2019.", "both tell when it was last");
        told("The next vote is due on June 3.", "Members will vote again on June 10.", "both of the next of its kind");
        told("The funeral will be held on June 3.", "She will be buried on June 10.", "the only times of the act");
        told("The court will rule on June 3.", "A ruling is expected on June 10.", "the only times to come");
        told("Voters go to the polls on June 3.", "The law comes into force on June 10.", "both are still to come");
        told("Two men go on trial on June 3.", "The trial opens on June 10.", "both are still to come");
        told("A gunman opened fire on Monday.", "Shots rang out on Tuesday.", "the only times of the act");
        told("A blast rocked the depot on Monday.", "The depot blew up on Tuesday.", "the only times of the act");
        told("The trawler went down on Monday.", "The trawler sank on Tuesday.", "the only times of the act");
        told("The election is on June 6.", "Voting takes place on June 13.", "the only times of the act");
        told("The hostages were freed on Monday.", "The hostages were let go on Tuesday.", "the only times of the act");
        told("The book came out in 2004.", "It was published in 2006.", "the only times of the act");
        told("The deal expires at the end of June.", "It runs out at the end of July.", "the only times of the act");
        told("It was last fined in 2021.", "It was its first fine since 2018.", "the only times at which it was last");
        told("The ship is due to sail on Friday.", "The ship will sail on June 10.", "both are still to come");
        told("The ship will sail on June 10.", "The ship sailed on Monday.", "one is still to come");
        told(
            "It was not until 8 p.m. that the ferry sailed.",
            "The ferry sailed at 4 p.m.",
            "the only times of the act",
        );
    }

    #[test]
    fn what_a_story_does_not_lead_with_may_be_one_of_several() {
        let lead = "Shells fell on Dorn. Nobody slept. The mills burned. ";
        let told = |told: &str| Account::told("r", &format!("{lead}{told}"), Particulars::default());
        let (any, one) = (told("A shell hit a house in Arle."), told("The shell hit a house in Arle."));
        let signs = |one: &Account, other: &Account| {
            let (one, other) = (places(one), places(other));
            let signs = places_alike(one.last().unwrap(), other.last().unwrap());
            signs.parts().iter().map(|(sign, _)| *sign).collect::<Vec<_>>()
        };
        assert!(signs(&any, &any).contains(&"each is one of several"));
        assert!(!signs(&any, &one).contains(&"each is one of several"));
    }

    #[test]
    fn a_plan_is_no_beginning_and_the_last_of_many_no_last_time() {
        assert!(
            !signs("Talks will begin on June 3.", "Talks will begin on June 9.").contains(&"both tell when it began")
        );
        let homes =
            ["Power was back in the last of the homes at 8 p.m.", "Power was back in the last of the homes at 9 p.m."];
        assert!(!signs(homes[0], homes[1]).contains(&"both tell when it was last"));
    }
}
