//! What the words mean: each time placed on the calendar, as far as anchor, tense and the other times of the text
//! allow.

use super::shift::{Shifted, coarsest, step};
use super::tense::{Tense, tense};
use super::{Anchor, Calendar, Clock, From, Grain, Kind, Modifier, Named, Period, Point, Said, Timex, Within, Zone};
use crate::prose::Prose;
use crate::wording::calendar::{Feast, Unit, Which};
use jiff::Span as Length;
use jiff::civil::{Date, Weekday};
use jiff::tz::Offset;
use std::collections::VecDeque;

/// Places each of `times`, which [`super::find`] found in `prose`, on the calendar: fills `points` and `readings`.
///
/// Without an anchor only what names its own year is placed. "The following day" is placed by the time named last before
/// it.
pub fn resolve(prose: &Prose, times: &mut [Timex], anchor: &Anchor) {
    let today = anchor.today();
    let mut spoken_of = Reference::default();
    for timex in times.iter_mut() {
        let sentence = prose.sentence_at(timex.span.start).unwrap_or(0);
        spoken_of.sentence = sentence;
        let tense = match timex.said {
            Said::Named { what, which, within: None } if needs_tense(what, which) => {
                tense(prose, sentence, timex.span, timex.said.is_a_day())
            }
            _ => Tense::Unknown,
        };
        let resolver = Resolver { anchor, today, tense, spoken_of: &spoken_of };
        let mut points = resolver.points(timex);
        for point in &mut points {
            place_clock(point, timex, anchor);
        }
        if timex.either_half {
            points.extend(points.clone().into_iter().map(twelve_hours_on));
        }
        points.dedup();
        let readings = points.iter().filter_map(|p| p.period());
        let readings = readings.map(|p| resolver.loosened(timex, narrowed(p, timex.modifier, today))).collect();
        timex.readings = readings;
        timex.points = points;
        let said_then = follows_saying(prose, timex);
        spoken_of.note(timex, said_then);
    }
    zones_from_brackets(prose, times);
}

/// Whether the tense of the verb decides which one is meant. To know it, the words of the sentence must be tagged.
fn needs_tense(what: Named, which: Option<Which>) -> bool {
    match what {
        Named::Weekday(_) => matches!(which, None | Some(Which::This)),
        Named::Century(_) | Named::Decade(_) | Named::Year(_) => false,
        Named::Unit(unit) => unit == Unit::Weekend && which.is_none(),
        _ => which.is_none(),
    }
}

/// The times that were named so far, the last few.
#[derive(Clone, Default)]
struct Reference {
    sentence: usize,
    named: VecDeque<NamedBefore>,
}

#[derive(Clone, Copy)]
struct NamedBefore {
    sentence: usize,
    point: Point,
    /// The day of a statement: "said on Friday".
    said_then: bool,
    /// A time of day the day of which was not said.
    clock_only: bool,
}

/// A time named longer ago, in sentences, is no longer what "the following day" counts from.
const REMEMBERED: usize = 4;

/// How many times are kept.
const KEPT: usize = 8;

impl Reference {
    /// The time named last that is at least as fine as `coarsest`; the day of a statement only if there is no other.
    fn point(&self, coarsest: Grain) -> Option<Point> {
        let fits = |n: &&NamedBefore| !n.clock_only && n.point.grain() <= coarsest && self.is_near(n);
        self.latest(|n| fits(n) && !n.said_then).or_else(|| self.latest(|n| fits(n)))
    }

    /// The clock time named last.
    fn moment(&self) -> Option<Point> {
        self.latest(|n| matches!(n.point.clock, Clock::At(..)) && self.is_near(n))
    }

    /// The day named last in this sentence.
    fn day_here(&self) -> Option<Calendar> {
        let here = |n: &&NamedBefore| n.sentence == self.sentence && matches!(n.point.day, Calendar::Day(..));
        self.latest(|n| here(n) && !n.said_then).or_else(|| self.latest(|n| here(n))).map(|point| point.day)
    }

    fn is_near(&self, named: &NamedBefore) -> bool {
        self.sentence.saturating_sub(named.sentence) <= REMEMBERED
    }

    fn latest(&self, fits: impl Fn(&&NamedBefore) -> bool) -> Option<Point> {
        self.named.iter().rev().find(fits).map(|named| named.point)
    }

    fn note(&mut self, timex: &Timex, said_then: bool) {
        let [point, ..] = timex.points[..] else { return };
        if point.period().is_none() || !matches!(timex.kind, Kind::Date | Kind::Time) {
            return;
        }
        if self.named.len() == KEPT {
            self.named.pop_front();
        }
        let clock_only = timex.said == Said::Clock;
        self.named.push_back(NamedBefore { sentence: self.sentence, point, said_then, clock_only });
    }
}

/// "said Friday", "told reporters on Friday": the day somebody spoke is seldom the day of what they spoke of.
fn follows_saying(prose: &Prose, timex: &Timex) -> bool {
    let start = timex.span.start;
    let before = &prose.text()[prose.text().floor_char_boundary(start.saturating_sub(40))..start];
    let mut words = before.split_whitespace().rev().take(4);
    words.any(|word| ["said", "told", "announced", "says", "reported"].contains(&word))
}

/// A stretch of the calendar with its first and last day.
#[derive(Clone, Copy)]
struct Placed {
    first: Date,
    last: Date,
    day: Calendar,
}

struct Resolver<'a> {
    anchor: &'a Anchor,
    today: Option<Date>,
    tense: Tense,
    spoken_of: &'a Reference,
}

impl Resolver<'_> {
    fn points(&self, timex: &Timex) -> Vec<Point> {
        let days = match timex.said {
            Said::Named { what, which, within } => self.named(what, which, within),
            Said::Shift { tenths: Some(tenths), unit, from, .. } => {
                let clocked = |point: Point| match timex.clock {
                    Clock::Unsaid => point,
                    clock => Point { clock, ..point },
                };
                return self.shifted(tenths, unit, from).map(|shifted| clocked(shifted.point)).into_iter().collect();
            }
            Said::Clock => {
                vec![self.spoken_of.day_here().or(self.today.map(Calendar::day)).unwrap_or(Calendar::Unknown)]
            }
            Said::Shift { .. } | Said::Vague(_) | Said::Length(_) | Said::Each(_) => return Vec::new(),
        };
        days.into_iter().map(|day| Point { day, clock: timex.clock, offset: None }).collect()
    }

    /// "Two months ago" may be a few days more or less than the month it falls in.
    fn loosened(&self, timex: &Timex, period: Period) -> Period {
        let Said::Shift { tenths: Some(tenths), unit, from, .. } = timex.said else { return period };
        self.shifted(tenths, unit, from).map_or(period, |shifted| shifted.loosened(period))
    }

    fn named(&self, what: Named, which: Option<Which>, within: Option<Within>) -> Vec<Calendar> {
        let one = |day: Option<Calendar>| day.into_iter().collect::<Vec<_>>();
        match what {
            Named::Century(c) => vec![Calendar::Century(c)],
            Named::Decade(d) => vec![Calendar::Decade(d)],
            Named::Year(year) => vec![Calendar::Year(year)],
            Named::Unit(Unit::Weekend) if which.is_none() => one(self.today.map(|today| self.the_weekend(today))),
            Named::Unit(unit) => one(self.unit(unit, which.unwrap_or(Which::This))),
            Named::Weekday(weekday) => self.weekday(weekday, which, within),
            Named::DayOfMonth(day) => one(self.day_of_month(day, within)),
            Named::Half(half) => self.in_year(which, within, |year| Calendar::Half(year, half)),
            Named::Quarter(quarter) => self.in_year(which, within, |year| Calendar::Quarter(year, quarter)),
            Named::Season(season) => self.in_year(which, within, |year| Calendar::Season(year, season)),
            Named::Month(month) => self.in_year(which, within, |year| Calendar::Month(year, month)),
            Named::Feast(feast) => self.in_year(which, within, |year| self.feast_day(feast, year)),
            Named::Day(month, day, weekday) => {
                let days = self.in_year(which, within, |year| Calendar::Day(year, month, day));
                match (weekday, within) {
                    (Some(weekday), None) => self.on_weekday(month, day, weekday).map_or(days, |day| vec![day]),
                    _ => days,
                }
            }
            Named::NthWeekday(n, weekday, month) => {
                self.in_year(which, within, |year| nth_weekday(n, weekday, month, year))
            }
            Named::WeekOf(month, day) => self
                .in_year(which, within, |year| Calendar::Day(year, month, day))
                .into_iter()
                .filter_map(|day| Some(Calendar::around(day.days()?.0, Unit::Week)))
                .collect(),
        }
    }

    /// `make(year)` of the year that is meant; of two where either can be.
    fn in_year(
        &self,
        which: Option<Which>,
        within: Option<Within>,
        make: impl Fn(Option<i16>) -> Calendar,
    ) -> Vec<Calendar> {
        match within {
            Some(Within::Year(year)) => return vec![make(Some(year))],
            Some(Within::Years(steps)) => {
                return self
                    .today
                    .and_then(|t| t.year().checked_add(i16::from(steps)))
                    .map(|y| make(Some(y)))
                    .into_iter()
                    .collect();
            }
            _ => {}
        }
        let Some(today) = self.seen_from(which, Grain::Year) else { return Vec::new() };
        let of = |steps: i16| {
            let year = today.year().checked_add(steps)?;
            let day = make(Some(year));
            day.days().map(|(first, last)| Placed { first, last, day })
        };
        let near = || (-1..=1).filter_map(of);
        let begun = near().filter(|p| p.first <= today).last();
        let only = |found: Option<Placed>| found.map(|p| p.day).into_iter().collect();
        match which {
            Some(Which::Last | Which::Previous | Which::Past) => only(near().filter(|p| p.last < today).last()),
            Some(Which::Next | Which::Following | Which::Coming) => only(near().find(|p| p.first > today)),
            Some(Which::This | Which::Same) => {
                only(near().find(|p| p.first <= today && today <= p.last).or_else(|| of(0)))
            }
            None => self.nearest(today, begun, near().find(|p| p.last >= today && p.last >= p.first)),
        }
    }

    /// The day that "last" and "next" are seen from.
    fn seen_from(&self, which: Option<Which>, coarsest: Grain) -> Option<Date> {
        let named = || self.spoken_of.point(coarsest).and_then(|p| p.period()).map(|p| p.start.date());
        match which {
            Some(Which::Following | Which::Same) => named(),
            Some(Which::Previous) => named().or(self.today),
            _ => self.today,
        }
    }

    /// Of the last that has begun and the first that is not over, the nearer one, unless the tense is against it: nobody
    /// writes "in March" of a March that is ten months back when the next is near, even in the past tense. Where both can
    /// be, both are readings.
    fn nearest(&self, today: Date, begun: Option<Placed>, open: Option<Placed>) -> Vec<Calendar> {
        let (Some(begun), Some(open)) = (begun, open) else {
            return begun.or(open).map(|p| p.day).into_iter().collect();
        };
        if begun.day == open.day {
            return vec![begun.day];
        }
        let is_day = begun.first == begun.last;
        let (past, future) = match self.tense {
            Tense::Past if is_day => (1, 3),
            Tense::Past => return vec![begun.day],
            Tense::Future => (6, 1),
            Tense::Unknown if is_day => (1, 1),
            Tense::Unknown => (1, 2),
        };
        let back = i64::from(days_between(begun.last, today).abs()) * past;
        let ahead = i64::from(days_between(open.first, today).abs()) * future;
        let agrees = match self.tense {
            Tense::Past => back <= ahead,
            Tense::Future => ahead < back,
            Tense::Unknown => false,
        };
        match (back <= ahead, agrees) {
            (true, true) => vec![begun.day],
            (false, true) => vec![open.day],
            (true, false) => vec![begun.day, open.day],
            (false, false) => vec![open.day, begun.day],
        }
    }

    /// The year nearest today in which that day of the month falls on `weekday`.
    fn on_weekday(&self, month: u8, day: u8, weekday: u8) -> Option<Calendar> {
        let today = self.today?;
        let fits = |year: i16| {
            let date = Date::new(year, month as i8, day as i8).ok()?;
            (date.weekday().to_monday_one_offset() as u8 == weekday).then_some(date)
        };
        let near = (-3..=3).filter_map(|step: i16| fits(today.year().checked_add(step)?));
        near.min_by_key(|date| days_between(*date, today).abs()).map(Calendar::day)
    }

    fn feast_day(&self, feast: Feast, year: Option<i16>) -> Calendar {
        let fixed = |month, day| Calendar::Day(year, month, day);
        match feast {
            Feast::NewYear => fixed(1, 1),
            Feast::NewYearsEve => fixed(12, 31),
            Feast::Christmas => fixed(12, 25),
            Feast::ChristmasEve => fixed(12, 24),
            Feast::BoxingDay => fixed(12, 26),
            Feast::Valentine => fixed(2, 14),
            Feast::Halloween => fixed(10, 31),
            Feast::VeteransDay => fixed(11, 11),
            Feast::IndependenceDay => fixed(7, 4),
            Feast::Thanksgiving
            | Feast::MemorialDay
            | Feast::LaborDay
            | Feast::Easter
            | Feast::GoodFriday
            | Feast::EasterMonday => {
                year.and_then(|year| moving_feast(feast, year)).map_or(Calendar::Unknown, Calendar::day)
            }
        }
    }

    fn weekday(&self, weekday: u8, which: Option<Which>, within: Option<Within>) -> Vec<Calendar> {
        let Some(from) = self.seen_from(which, Grain::Week) else { return Vec::new() };
        let back = (from.weekday().to_monday_one_offset() as i32 - i32::from(weekday)).rem_euclid(7);
        let ahead = (7 - back) % 7;
        if let Some(Within::Weeks(steps)) = within {
            let monday = from.weekday().to_monday_one_offset() as i32 - 1;
            return day_on(from, i32::from(steps) * 7 - monday + i32::from(weekday) - 1);
        }
        match which {
            Some(Which::Last | Which::Past | Which::Previous) => day_on(from, if back == 0 { -7 } else { -back }),
            Some(Which::Next | Which::Coming | Which::Following) => day_on(from, if ahead == 0 { 7 } else { ahead }),
            Some(Which::This) if self.tense == Tense::Past => day_on(from, -back),
            Some(Which::This) => day_on(from, ahead),
            Some(Which::Same) => day_on(from, -back),
            None if back == 0 => day_on(from, 0),
            None if self.tense == Tense::Future => day_on(from, ahead),
            None => day_on(from, -back),
        }
    }

    fn day_of_month(&self, day: u8, within: Option<Within>) -> Option<Calendar> {
        let today = self.today?;
        let month = |steps: i32| today.first_of_month().checked_add(Length::new().try_months(steps).ok()?).ok();
        let of = |steps: i32| {
            let month = month(steps)?;
            Some(Calendar::Day(Some(month.year()), month.month() as u8, day)).filter(|day| day.days().is_some())
        };
        if let Some(Within::Months(steps)) = within {
            return of(i32::from(steps));
        }
        let is_past = day <= today.day() as u8;
        match self.tense {
            Tense::Future if is_past && day != today.day() as u8 => of(1),
            Tense::Future => of(0),
            _ if is_past => of(0),
            _ => of(-1),
        }
    }

    fn unit(&self, unit: Unit, which: Which) -> Option<Calendar> {
        let from = self.seen_from(Some(which), coarsest(unit))?;
        let steps = match which {
            Which::This | Which::Same => 0,
            Which::Last | Which::Previous | Which::Past => -1,
            Which::Next | Which::Following | Which::Coming => 1,
        };
        Some(Calendar::around(step(from, unit, steps)?, unit))
    }

    /// On a Monday "the weekend" is over, unless something will happen then.
    fn the_weekend(&self, today: Date) -> Calendar {
        let weekday = today.weekday();
        let near_end = matches!(weekday, Weekday::Friday | Weekday::Saturday | Weekday::Sunday);
        let back = if self.tense == Tense::Future || near_end { 0 } else { -7 };
        let day = today.checked_add(Length::new().days(back)).unwrap_or(today);
        Calendar::around(day, Unit::Weekend)
    }

    /// Where a shift leads.
    fn shifted(&self, tenths: i32, unit: Unit, from: From) -> Option<Shifted> {
        let start = match from {
            From::Writing => self.now(unit)?,
            From::Text if unit < Unit::Day => self.spoken_of.moment()?,
            From::Text => self.spoken_of.point(coarsest(unit)).or_else(|| self.now(unit))?,
            From::Event => return None,
        };
        Shifted::of(start, tenths, unit)
    }

    /// The day of writing, and its hour where hours are counted.
    fn now(&self, unit: Unit) -> Option<Point> {
        let day = Point::on(Calendar::day(self.today?));
        if unit >= Unit::Day {
            return Some(day);
        }
        let time = self.anchor.time?;
        Some(Point { clock: Clock::At(time.hour() as u8, Some(time.minute() as u8), None), ..day })
    }
}

fn day_on(from: Date, days: i32) -> Vec<Calendar> {
    step(from, Unit::Day, days).map(Calendar::day).into_iter().collect()
}

fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days())
}

fn nth_weekday(n: i8, weekday: u8, month: u8, year: Option<i16>) -> Calendar {
    let date = |year: i16| {
        let weekday = Weekday::from_monday_one_offset(weekday as i8).ok()?;
        Date::new(year, month as i8, 1).ok()?.nth_weekday_of_month(n, weekday).ok()
    };
    year.and_then(date).map_or(Calendar::Unknown, Calendar::day)
}

fn moving_feast(feast: Feast, year: i16) -> Option<Date> {
    let nth = |month, nth, weekday| Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok();
    match feast {
        Feast::Thanksgiving => nth(11, 4, Weekday::Thursday),
        Feast::MemorialDay => nth(5, -1, Weekday::Monday),
        Feast::LaborDay => nth(9, 1, Weekday::Monday),
        Feast::Easter => easter(year),
        Feast::GoodFriday => easter(year)?.checked_sub(Length::new().days(2)).ok(),
        Feast::EasterMonday => easter(year)?.tomorrow().ok(),
        _ => None,
    }
}

/// The Gregorian computus in the form of Meeus, Jones and Butcher.
fn easter(year: i16) -> Option<Date> {
    let year_ = i32::from(year);
    let (a, b, c) = (year_ % 19, year_ / 100, year_ % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year, month as i8, day as i8).ok()
}

/// Midnight is the end of its day, unless it is shortly after; a named zone gives the offset.
fn place_clock(point: &mut Point, timex: &Timex, anchor: &Anchor) {
    if timex.modifier == Some(Modifier::JustAfter)
        && let Clock::At(24, minute, second) = point.clock
    {
        point.clock = Clock::At(0, minute, second);
    }
    point.offset = match timex.zone {
        Some(Zone::Fixed(minutes)) => Offset::from_seconds(i32::from(minutes) * 60).ok(),
        Some(Zone::American(minutes)) => {
            let day = point.day.days().map(|(first, _)| first).or(anchor.today());
            day.and_then(|day| {
                Offset::from_seconds(i32::from(minutes) * 60 + if is_summer_time(day) { 3600 } else { 0 }).ok()
            })
        }
        Some(Zone::Local) | None => None,
    };
}

/// The same hour in the other half of the day.
fn twelve_hours_on(point: Point) -> Point {
    match point.clock {
        Clock::At(hour, minute, second) => Point { clock: Clock::At(hour + 12, minute, second), ..point },
        _ => point,
    }
}

/// From the second Sunday of March to the first of November, as in the United States since 2007.
fn is_summer_time(day: Date) -> bool {
    let nth = |month, nth| Date::new(day.year(), month, 1).ok()?.nth_weekday_of_month(nth, Weekday::Sunday).ok();
    nth(3, 2).zip(nth(11, 1)).is_some_and(|(from, to)| from <= day && day < to)
}

/// "3 p.m. (1200 GMT)": the first of the two is three hours ahead of Greenwich.
fn zones_from_brackets(prose: &Prose, times: &mut [Timex]) {
    for index in 1..times.len() {
        let (before, after) = times.split_at_mut(index);
        let (Some(local), Some(zoned)) = (before.last_mut(), after.first()) else { continue };
        let between = &prose.text()[local.span.end..zoned.span.start.max(local.span.end)];
        let in_brackets = between == " (" && local.zone.is_none_or(|z| z == Zone::Local);
        let (Some(here), Some(there)) = (local.points.first_mut(), zoned.points.first()) else { continue };
        let (true, Clock::At(h, m, _), Clock::At(zh, zm, _), Some(offset)) =
            (in_brackets, here.clock, there.clock, there.offset)
        else {
            continue;
        };
        let minutes = |h: u8, m: Option<u8>| i32::from(h) * 60 + i32::from(m.unwrap_or(0));
        let mut ahead = minutes(h, m) - minutes(zh, zm);
        if ahead > 14 * 60 {
            ahead -= 24 * 60;
        } else if ahead < -12 * 60 {
            ahead += 24 * 60;
        }
        if ahead % 15 == 0 {
            here.offset = Offset::from_seconds(offset.seconds() + ahead * 60).ok();
            let offset = here.offset;
            local.readings.iter_mut().for_each(|r| r.offset = offset);
        }
    }
}

/// The part of the period that is meant. Thirds are wide: "late November" may be the 20th.
pub(super) fn narrowed(period: Period, modifier: Option<Modifier>, today: Option<Date>) -> Period {
    let Some(modifier) = modifier else { return period };
    let seconds = period.start.duration_until(period.end).as_secs();
    let at = |share: i64, of: i64| {
        Length::new()
            .try_seconds(seconds * share / of)
            .ok()
            .and_then(|s| period.start.checked_add(s).ok())
            .unwrap_or(period.start)
    };
    let now = today.map(|day| day.to_datetime(jiff::civil::Time::midnight()));
    let half_hour = |hours: i64| Length::new().try_minutes(hours * 45).ok();
    let (start, end) = match modifier {
        Modifier::Start => (period.start, at(4, 10)),
        Modifier::Middle => (at(3, 10), at(7, 10)),
        Modifier::End => (at(6, 10), period.end),
        Modifier::Earlier => (
            period.start,
            now.and_then(|n| n.tomorrow().ok()).filter(|n| *n > period.start).map_or(period.end, |n| n.min(period.end)),
        ),
        // Nothing of a time that is past is still to come: "later yesterday" is any hour of it.
        Modifier::Later => (now.filter(|n| *n < period.end).map_or(period.start, |n| n.max(period.start)), period.end),
        Modifier::JustBefore => {
            (half_hour(1).and_then(|s| period.start.checked_sub(s).ok()).unwrap_or(period.start), period.end)
        }
        Modifier::JustAfter => {
            (period.start, half_hour(1).and_then(|s| period.end.checked_add(s).ok()).unwrap_or(period.end))
        }
    };
    Period { start, end: end.max(start), ..period }
}

/// The value of a time that could not be placed: an `X` for each digit that nothing is known of.
pub(super) fn unplaced(timex: &Timex) -> Point {
    let year = |within: Option<Within>| match within {
        Some(Within::Year(year)) => Some(year),
        _ => None,
    };
    let day = match timex.said {
        Said::Named { what, within, .. } => match what {
            Named::Century(c) => Calendar::Century(c),
            Named::Decade(d) => Calendar::Decade(d),
            Named::Year(year) => Calendar::Year(year),
            Named::Half(half) => Calendar::Half(year(within), half),
            Named::Quarter(quarter) => Calendar::Quarter(year(within), quarter),
            Named::Season(season) => Calendar::Season(year(within), season),
            Named::Month(month) => Calendar::Month(year(within), month),
            Named::Day(month, day, _) => Calendar::Day(year(within), month, day),
            Named::Weekday(weekday) => Calendar::Weekday(weekday),
            Named::Unit(Unit::Weekend) => Calendar::Weekend(None),
            Named::NthWeekday(_, _, month) => Calendar::Month(year(within), month),
            Named::DayOfMonth(_) | Named::WeekOf(..) | Named::Feast(_) | Named::Unit(_) => Calendar::Unknown,
        },
        _ => Calendar::Unknown,
    };
    Point { day, clock: timex.clock, offset: None }
}
