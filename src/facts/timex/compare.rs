//! Two times against each other. Each reading becomes a stretch of seconds in which the thing said may lie, as wide as
//! the words leave it; two stretches that meet can both be right, two that do not meet cannot.

use super::iso::TimeOfDay;
use super::{Bound, Calendar, Clock, Duration, From, Modifier, Period, Point, Said, Timex, Value, resolve};
use crate::facts::Relation;
use crate::wording::calendar::Unit;
use jiff::civil::{Date, DateTime, date};
use std::borrow::Cow;
use std::cmp::Ordering;

/// How two resolved times stand to each other, as answers to one question: "when did it happen?"
///
/// A coarse time agrees with every finer one in it. Times of day are compared without their day unless both name one, and
/// by the clock alone only when neither or each names its zone. What is not resolved is not comparable; a length is
/// compared with a length only. The answer is the same for `(b, a)`.
pub fn compare(a: &Timex, b: &Timex) -> Relation {
    let (a, b) = if order(a, b).is_le() { (a, b) } else { (b, a) };
    stand(a, b).map(|why| Cow::Owned(format!("{}{why}", Names(a, b))))
}

/// The same as [`compare`], with a reason that goes on where both have been named: for whoever holds very many against each
/// other and tells of few.
pub fn stand(a: &Timex, b: &Timex) -> Relation<&'static str> {
    match (a.value(), b.value()) {
        (Value::Duration(left), Value::Duration(right)) => {
            lengths(left, a.approximate || is_loose(a), right, b.approximate || is_loose(b))
        }
        (Value::Point(_), Value::Point(_)) => points(a, b),
        (Value::Past | Value::Present | Value::Future, _) | (_, Value::Past | Value::Present | Value::Future) => {
            Relation::NotComparable(": one of them names no day")
        }
        _ => Relation::NotComparable(": one is a length and the other a date"),
    }
}

/// Whether the time from `from` to `to` can be `length` long: "a five-day siege" that began on Friday and ended on
/// Wednesday.
///
/// Days count as people count them: from Friday to Wednesday are five days, or six with both.
pub fn elapsed(length: &Timex, from: &Timex, to: &Timex) -> Relation {
    let names = Names(from, to);
    let not_comparable = |why: &str| Relation::NotComparable(Cow::Owned(format!("{names}: {why}")));
    let Value::Duration(said) = length.value() else { return not_comparable("no length was said") };
    let (Some(from), Some(to)) = (first_stretch(from), first_stretch(to)) else {
        return not_comparable("they are not both resolved");
    };
    let Some((least, most)) = bounds(said, length.approximate) else {
        return Relation::Compatible("how long it lasted is not said".into());
    };
    let unit = seconds(said.unit);
    let (shortest, longest) = ((to.0 - from.1).max(0), (to.1 - from.0).max(0));
    if least <= longest + unit / 2 && shortest <= most + unit / 2 {
        Relation::Compatible(Cow::Owned(format!("from {names} can be {said}")))
    } else {
        Relation::Apart(Cow::Owned(format!("from {names} cannot be {said}")))
    }
}

/// Both times as they were read, for a reason.
struct Names<'a>(&'a Timex, &'a Timex);

impl std::fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} and {}", Named(self.0), Named(self.1))
    }
}

struct Named<'a>(&'a Timex);

impl std::fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bound = match self.0.bound {
            Some(Bound::Before) => "before ",
            Some(Bound::By) => "by ",
            Some(Bound::After) => "after ",
            _ => "",
        };
        let part = match self.0.modifier {
            Some(Modifier::Start) => "early ",
            Some(Modifier::Middle) => "mid-",
            Some(Modifier::End) => "late ",
            Some(Modifier::JustBefore) => "shortly before ",
            Some(Modifier::JustAfter) => "shortly after ",
            Some(Modifier::Earlier) => "earlier in ",
            Some(Modifier::Later) => "later in ",
            None => "",
        };
        let about = if self.0.approximate { "about " } else { "" };
        match (self.0.said, self.0.points.first()) {
            (Said::Clock, Some(point)) => write!(f, "{bound}{part}{about}{}", TimeOfDay(*point)),
            _ => write!(f, "{bound}{part}{about}{}", self.0.value()),
        }
    }
}

/// A stable order, so that the reason reads the same both ways.
fn order(a: &Timex, b: &Timex) -> Ordering {
    let values = a.value().to_string().cmp(&b.value().to_string());
    values.then_with(|| Named(a).to_string().cmp(&Named(b).to_string()))
}

// ---- lengths

fn is_loose(timex: &Timex) -> bool {
    matches!(timex.said, Said::Shift { from: From::Event, .. })
}

fn lengths(a: Duration, a_about: bool, b: Duration, b_about: bool) -> Relation<&'static str> {
    if a == b && a_about == b_about {
        return Relation::Same;
    }
    let (Some(left), Some(right)) = (bounds(a, a_about), bounds(b, b_about)) else {
        return vague_length(a, b);
    };
    // The coarser unit rounds: "an hour" and 57 minutes.
    let slack = if a.unit == b.unit { 0 } else { seconds(a.unit.max(b.unit)) / 4 };
    if left == right {
        return Relation::Same;
    }
    if left.0 <= right.1 + slack && right.0 <= left.1 + slack {
        Relation::Compatible(" agree as nearly as they are said")
    } else {
        Relation::Apart(" are not equally long")
    }
}

/// "weeks" is two or more.
fn vague_length(a: Duration, b: Duration) -> Relation<&'static str> {
    let (vague, exact) = if a.tenths.is_none() { (a, b) } else { (b, a) };
    match bounds(exact, true) {
        Some((_, most)) if most < seconds(vague.unit) => {
            Relation::Apart(": the one is shorter than the unit of the other")
        }
        _ => Relation::Compatible(" can both be right"),
    }
}

/// From how many seconds to how many; `None` where it is not said how many.
fn bounds(length: Duration, about: bool) -> Option<(i64, i64)> {
    let exact = i64::from(length.tenths?) * seconds(length.unit) / 10;
    let play = if about { (exact / 6).max(seconds(length.unit) / 4) } else { 0 };
    Some((exact - play, exact + play))
}

fn seconds(unit: Unit) -> i64 {
    const DAY: i64 = 86_400;
    match unit {
        Unit::Second => 1,
        Unit::Minute => 60,
        Unit::Hour => 3600,
        Unit::Day => DAY,
        Unit::Weekend => 2 * DAY,
        Unit::Week => 7 * DAY,
        Unit::Fortnight => 14 * DAY,
        Unit::Month => 30 * DAY,
        Unit::Quarter => 90 * DAY,
        Unit::Year => 360 * DAY,
        Unit::Decade => 3600 * DAY,
        Unit::Century => 36_000 * DAY,
    }
}

// ---- points

const UNRESOLVED: &str = ": they are not both resolved";

/// First second and the second after the last, on the clocks of the place or, with an offset, in UTC.
type Stretch = (i64, i64);

const EVER: i64 = i64::MAX / 4;
const DAY: i64 = 86_400;

fn points(a: &Timex, b: &Timex) -> Relation<&'static str> {
    if is_day_assumed(a) || is_day_assumed(b) {
        return if a.clock == Clock::Unsaid || b.clock == Clock::Unsaid {
            Relation::NotComparable(": one is a time of day, the other a date")
        } else {
            clocks(a, b)
        };
    }
    if a.readings.is_empty() || b.readings.is_empty() {
        let of_one_weekday = || are_of_one_weekday(a, b).then(|| clocks(a, b));
        return by_name(a, b).or_else(of_one_weekday).unwrap_or(Relation::NotComparable(UNRESOLVED));
    }
    if a.points[0] == b.points[0]
        && is_round(a) == is_round(b)
        && a.modifier == b.modifier
        && a.bound == b.bound
        && a.approximate == b.approximate
    {
        return Relation::Same;
    }
    let zones = zones(a, b);
    let meet = |x: usize, y: usize| {
        let (left, right) = (stretch(a, x, zones), stretch(b, y, zones));
        left.zip(right).is_some_and(|(left, right)| left.0 < right.1 && right.0 < left.1)
    };
    let clocks_of_zones = zones != Zones::One || on_clocks_of_some_zone(a, b);
    let pairs = || (0..a.readings.len()).flat_map(|x| (0..b.readings.len()).map(move |y| (x, y)));
    if clocks_of_zones && pairs().any(|(x, y)| meet(x, y)) {
        if is_same_moment(a, b, zones) {
            return Relation::Same;
        }
        return Relation::Compatible(why_both(a, b, zones));
    }
    Relation::Apart(" are different times")
}

fn why_both(a: &Timex, b: &Timex, zones: Zones) -> &'static str {
    if zones == Zones::One {
        " can be the same moment in two time zones"
    } else if a.grain() != b.grain() {
        " agree: one is only said more exactly"
    } else {
        " agree as nearly as they are said"
    }
}

/// Two days or months of which the year or week is not known: reports of one event speak of one year, and what happened on a
/// Tuesday did not happen on a Friday. That both say Tuesday leaves open whether it is the same.
fn by_name(a: &Timex, b: &Timex) -> Option<Relation<&'static str>> {
    let plain = |timex: &Timex| !timex.approximate && timex.modifier.is_none() && !is_bounding(timex.bound);
    let day = |timex: &Timex| match timex.value() {
        Value::Point(point) if plain(timex) => Some(point.day),
        _ => None,
    };
    let apart = || Some(Relation::Apart(" are different times"));
    match (day(a)?, day(b)?) {
        (Calendar::Day(_, month, day), Calendar::Day(_, other, of_other)) => {
            if (month, day) != (other, of_other) {
                return apart();
            }
            let clocks_said = a.clock != Clock::Unsaid && b.clock != Clock::Unsaid;
            Some(if clocks_said { clocks(a, b) } else { Relation::Same })
        }
        (Calendar::Month(_, month), Calendar::Month(_, other)) => {
            if month == other {
                Some(Relation::Same)
            } else {
                apart()
            }
        }
        (Calendar::Month(_, month), Calendar::Day(_, other, _))
        | (Calendar::Day(_, other, _), Calendar::Month(_, month)) => {
            let agree = || Relation::Compatible(" agree: one is only said more exactly");
            if month == other { Some(agree()) } else { apart() }
        }
        (Calendar::Weekday(one), Calendar::Weekday(other)) if one != other => apart(),
        (Calendar::Weekday(one), Calendar::Day(Some(year), month, day))
        | (Calendar::Day(Some(year), month, day), Calendar::Weekday(one)) => {
            let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            if date.weekday().to_monday_one_offset() == i8::try_from(one).ok()? { None } else { apart() }
        }
        _ => None,
    }
}

/// "7:37 a.m." of an unnamed day: the day it was placed on is only the likeliest.
fn is_day_assumed(timex: &Timex) -> bool {
    timex.said == Said::Clock
}

/// "3 p.m. on Tuesday" and "a quarter to four on Tuesday", of whatever week: the clocks may be held against each other.
fn are_of_one_weekday(a: &Timex, b: &Timex) -> bool {
    let day = |timex: &Timex| match timex.value() {
        Value::Point(point) => Some(point.day),
        _ => None,
    };
    let clocks = a.clock != Clock::Unsaid && b.clock != Clock::Unsaid;
    clocks && matches!(day(a), Some(Calendar::Weekday(_))) && day(a) == day(b)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Zones {
    /// Neither names a zone: the clocks of one place.
    Neither,
    /// One does: the other clock may be anywhere.
    One,
    /// Both do.
    Both,
}

fn zones(a: &Timex, b: &Timex) -> Zones {
    let named = |timex: &Timex| timex.points.first().is_some_and(|point| point.offset.is_some());
    match (named(a), named(b)) {
        (true, true) => Zones::Both,
        (false, false) => Zones::Neither,
        _ => Zones::One,
    }
}

/// Clocks on earth are at most so far behind and ahead of Greenwich.
const WEST: i64 = 12 * 3600;
const EAST: i64 = 14 * 3600;

/// By how many seconds the clocks of two zones may differ: by whole hours, and by the halves and quarters that some
/// countries keep.
fn between_zones() -> impl Iterator<Item = i64> {
    const QUARTER: i64 = 900;
    let odd = |hours: i64, quarters: i64| hours * 3600 + quarters * QUARTER;
    let halves = (-9..=14).filter(|hours| !matches!(hours, -8..=-5 | -2..=1)).map(move |hours| odd(hours, 2));
    (-12..=14).map(|hours| hours * 3600).chain(halves).chain([odd(5, 3), odd(8, 3), odd(12, 3)])
}

/// Whether two times, one of which names no zone, can be one moment on the clocks of some zone. Only where both are clock
/// times is that in question.
fn on_clocks_of_some_zone(a: &Timex, b: &Timex) -> bool {
    let on_clock = |timex: &Timex| matches!(timex.clock, Clock::At(..)) && !is_bounding(timex.bound);
    if !on_clock(a) || !on_clock(b) {
        return true;
    }
    let offset = |t: &Timex| t.points.first().and_then(|p| p.offset).map(|o| i64::from(o.seconds()));
    // The clock of the unnamed zone, less the other's in Greenwich, is the offset of that zone.
    let (named, zone, unnamed) = match (offset(a), offset(b)) {
        (Some(zone), None) => (a, zone, b),
        (None, Some(zone)) => (b, zone, a),
        _ => return true,
    };
    let (named, unnamed) = (of_day(named), of_day(unnamed));
    between_zones().any(|other| days_meet(&unnamed, &named, other - zone))
}

/// When the thing may lie that reading `index` of `timex` speaks of.
fn stretch(timex: &Timex, index: usize, zones: Zones) -> Option<Stretch> {
    Some(stretched(timex, timex.readings.get(index)?, zones))
}

fn stretched(timex: &Timex, period: &Period, zones: Zones) -> Stretch {
    let (mut start, mut end) = (count(period.start), count(period.end));
    if let Clock::At(_, minute, _) = timex.clock {
        let play = clock_play(timex, minute);
        start -= play;
        end += play;
    } else if timex.approximate {
        let play = (end - start) / 2;
        start -= play;
        end += play;
    }
    match zones {
        Zones::Neither => {}
        Zones::Both | Zones::One => match period.offset {
            Some(offset) => {
                start -= i64::from(offset.seconds());
                end -= i64::from(offset.seconds());
            }
            None => {
                start -= EAST;
                end += WEST;
            }
        },
    }
    match timex.bound {
        Some(Bound::Before) => (-EVER, start),
        Some(Bound::By) => (-EVER, end),
        Some(Bound::After) => (start, EVER),
        _ => (start, end),
    }
}

/// Clock times are rounded: to the half hour by most, to five minutes by some. "About" adds half an hour.
fn clock_play(timex: &Timex, minute: Option<u8>) -> i64 {
    let minutes = match (timex.approximate, minute.unwrap_or(0)) {
        (true, 0 | 30) => 30,
        (true, _) => 10,
        (false, 0 | 15 | 30 | 45) => 5,
        (false, minute) if minute % 5 == 0 => 3,
        (false, _) => 0,
    };
    minutes * 60
}

fn count(at: DateTime) -> i64 {
    date(1970, 1, 1).at(0, 0, 0, 0).duration_until(at).as_secs()
}

fn first_stretch(timex: &Timex) -> Option<Stretch> {
    stretch(timex, 0, Zones::Neither)
}

fn is_same_moment(a: &Timex, b: &Timex, zones: Zones) -> bool {
    let (Some(left), Some(right)) = (a.readings.first(), b.readings.first()) else { return false };
    let plain = |t: &Timex| !t.approximate && !is_round(t) && t.modifier.is_none() && !is_bounding(t.bound);
    let shift = |period: &Period| period.offset.map_or(0, |offset| i64::from(offset.seconds()));
    zones != Zones::One
        && plain(a)
        && plain(b)
        && left.grain == right.grain
        && count(left.start) - shift(left) == count(right.start) - shift(right)
        && count(left.end) - shift(left) == count(right.end) - shift(right)
}

/// "Two months ago" is a round figure; "two days ago" is a day.
fn is_round(timex: &Timex) -> bool {
    matches!(timex.said, Said::Shift { unit, .. } if unit > Unit::Day)
}

fn is_bounding(bound: Option<Bound>) -> bool {
    matches!(bound, Some(Bound::Before | Bound::By | Bound::After))
}

/// Two times of day, of which at least one names no day.
fn clocks(a: &Timex, b: &Timex) -> Relation<&'static str> {
    let (left, right) = (of_day(a), of_day(b));
    if left.is_empty() || right.is_empty() {
        return Relation::NotComparable(UNRESOLVED);
    }
    if left == right && a.clock == b.clock && a.zone == b.zone && a.modifier == b.modifier {
        return Relation::Same;
    }
    let meets = |shift: i64| days_meet(&left, &right, shift);
    let zones = zones(a, b);
    let offset = |t: &Timex| t.points.first().and_then(|p| p.offset).map_or(0, |o| i64::from(o.seconds()));
    let agree = match zones {
        Zones::Neither => meets(0),
        Zones::Both => meets(offset(a) - offset(b)),
        // Which of the two zones lies so far from the other is not known.
        Zones::One => between_zones().any(|shift| meets(shift) || meets(-shift)),
    };
    if agree { Relation::Compatible(why_both(a, b, zones)) } else { Relation::Apart(" are different times of day") }
}

/// Whether any of `left` meets any of `right` when these are moved by `shift` seconds, on any day.
fn days_meet(left: &[Stretch], right: &[Stretch], shift: i64) -> bool {
    let meet = |a: &Stretch, b: &Stretch| {
        [-DAY, 0, DAY].iter().any(|days| a.0 < b.1 + days + shift && b.0 + days + shift < a.1)
    };
    left.iter().any(|a| right.iter().any(|b| meet(a, b)))
}

/// From which second of a day to which, for each of its readings.
fn of_day(timex: &Timex) -> Vec<Stretch> {
    const SOME_DAY: Calendar = Calendar::Day(Some(2000), 1, 2);
    let Some(midnight) = Point::on(SOME_DAY).period().map(|day| count(day.start)) else { return Vec::new() };
    let bounded = |at: i64, edge: i64| if at.abs() == EVER { edge } else { at - midnight };
    let one = |point: &Point| {
        let period = resolve::narrowed(Point { day: SOME_DAY, ..*point }.period()?, timex.modifier, None);
        let (start, end) = stretched(timex, &period, Zones::Neither);
        Some((bounded(start, 0), bounded(end, DAY)))
    };
    match timex.value() {
        Value::Point(point) if timex.points.is_empty() => one(&point).into_iter().collect(),
        _ => timex.points.iter().filter_map(one).collect(),
    }
}
