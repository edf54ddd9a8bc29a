//! Expressions of time: found in prose, resolved against an anchor, compared.
//!
//! [`find`] says what the words say: "Friday" is a Friday, "two months ago" two months before the day of writing.
//! [`resolve`] says what they mean, given when the report came out and what other times the text names. [`compare`]
//! sees two resolved times and nothing else. Extents, types and values follow TimeML (ISO 24617-1) and the habits of
//! its news corpora.

mod clocks;
mod compare;
mod dates;
mod find;
mod iso;
mod lengths;
mod lex;
mod months;
mod named_days;
mod numbers;
mod resolve;
mod shift;
mod spoken;
mod tense;
#[cfg(test)]
mod tests;
mod value;
mod years;

pub use compare::{compare, elapsed, stand};
pub use find::find;
pub use iso::NotAValue;
pub use resolve::resolve;
pub use value::{Calendar, Clock, Duration, Grain, Period, Point, Value};

use crate::text::Span;
use crate::wording::calendar::{Feast, Season, Unit, Vague, Which};
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

/// An expression of time.
#[derive(Clone, PartialEq, Debug)]
pub struct Timex {
    /// Its words, without the preposition before them.
    pub span: Span,
    /// The TIMEX3 type.
    pub kind: Kind,
    /// What the words say of the day, or how long it is.
    pub said: Said,
    /// What they say of the time of day.
    pub clock: Clock,
    /// The zone they name.
    pub zone: Option<Zone>,
    /// The part of the time that is meant: "late", "the end of".
    pub modifier: Option<Modifier>,
    /// What the preposition before it makes of it: "since", "until", "by".
    pub bound: Option<Bound>,
    /// "about", "around", "nearly".
    pub approximate: bool,
    /// The hour is said without the half of the day it is in: "at six".
    pub either_half: bool,
    /// The time is part of a name: "the Oct. 7 attack".
    pub name: bool,
    /// What it may mean, likeliest first; empty until it is resolved, and when it cannot be.
    pub points: Vec<Point>,
    /// When that is: one for each point that can be placed on the calendar.
    pub readings: Vec<Period>,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A day, or something longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again and again.
    Set,
}

/// What words say of a day, before anybody asks which day it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// Something that has a name on the calendar: "March 9", "last Friday", "the third quarter of 2023".
    Named {
        /// What is named.
        what: Named,
        /// "last", "this", "next".
        which: Option<Which>,
        /// What it lies in: a year, "last year", "next week".
        within: Option<Within>,
    },
    /// So much before (negative) or after another time: "two months ago", "the day after".
    Shift {
        /// How many, in tenths; `None` where the words do not say how many.
        tenths: Option<i32>,
        /// Which way, when how many is not said: -1 or 1.
        sign: i8,
        /// Of what.
        unit: Unit,
        /// From where.
        from: From,
    },
    /// Only a time of day.
    Clock,
    /// "now", "recently", "soon".
    Vague(Vague),
    /// "three weeks", "the past year".
    Length(Duration),
    /// "daily", "every Friday".
    Each(Repeated),
}

/// What has a name on the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Named {
    /// A century, by its first two digits.
    Century(i16),
    /// A decade, by its first three digits.
    Decade(i16),
    /// A year.
    Year(i16),
    /// The first or second half of a year.
    Half(u8),
    /// A quarter of a year.
    Quarter(u8),
    /// A season.
    Season(Season),
    /// A month.
    Month(u8),
    /// A day of a month, with the weekday it is said to be.
    Day(u8, u8, Option<u8>),
    /// The first, second or last (-1) such weekday of a month.
    NthWeekday(i8, u8, u8),
    /// The week that such a day is in.
    WeekOf(u8, u8),
    /// A day, the month of which is not said: "the 9th".
    DayOfMonth(u8),
    /// A weekday.
    Weekday(u8),
    /// A feast.
    Feast(Feast),
    /// A unit: "this week", "the following day".
    Unit(Unit),
}

/// What a named time lies in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Within {
    /// That year.
    Year(i16),
    /// So many years after this one.
    Years(i8),
    /// So many months after this one.
    Months(i8),
    /// So many weeks after this one.
    Weeks(i8),
}

/// Where a shift begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum From {
    /// The day of writing: "ago".
    Writing,
    /// Another time in the text: "earlier", "later".
    Text,
    /// Something that happened: "two days after the vote".
    Event,
}

/// What comes again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repeated {
    /// Every so often.
    Every(Duration),
    /// Every Friday.
    Weekday(u8),
    /// Every March.
    Month(u8),
    /// Every summer.
    Season(Season),
    /// Every morning.
    Part,
}

/// Which part of a time is meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Modifier {
    /// "early", "the beginning of".
    Start,
    /// "mid".
    Middle,
    /// "late", "the end of".
    End,
    /// "earlier this": before the time of writing.
    Earlier,
    /// "later this": after the time of writing.
    Later,
    /// "shortly before".
    JustBefore,
    /// "shortly after".
    JustAfter,
}

/// What a preposition makes of the time after it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Bound {
    /// "before": not at it, and not after.
    Before,
    /// "by": at it or before.
    By,
    /// "until": what was so ended then.
    Until,
    /// "since", "from": what is so began then.
    Since,
    /// "after": not at it, and not before.
    After,
}

/// A time zone as words name it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Zone {
    /// Minutes east of Greenwich.
    Fixed(i16),
    /// A zone of North America, by its minutes east of Greenwich in winter.
    American(i16),
    /// "local time", "Lima time".
    Local,
}

/// What the times of a report are resolved against.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Anchor {
    /// The day the report came out, where it came out.
    pub published: Option<Date>,
    /// The hour.
    pub time: Option<Time>,
    /// East of Greenwich.
    pub offset: Option<Offset>,
    /// The day the words were written, where a dateline or a caption says it.
    pub day: Option<Date>,
}

impl Anchor {
    /// The day that "today" is.
    pub fn today(&self) -> Option<Date> {
        self.day.or(self.published)
    }
}

impl Timex {
    /// Type and value as TIMEX3 has them in corpora of news: without the zone, which [`Period::offset`] keeps. What was not resolved has an `X` for every digit that is not known.
    pub fn timex3(&self) -> (&'static str, String) {
        let kind = match self.kind {
            Kind::Date => "DATE",
            Kind::Time => "TIME",
            Kind::Duration => "DURATION",
            Kind::Set => "SET",
        };
        let value = match self.value() {
            Value::Point(point) => Value::Point(Point { offset: None, ..point }),
            other => other,
        };
        (kind, value.to_string())
    }

    /// What it is, resolved as far as it can be.
    pub fn value(&self) -> Value {
        match self.said {
            Said::Vague(Vague::Past) => Value::Past,
            Said::Vague(Vague::Present) => Value::Present,
            Said::Vague(Vague::Future) => Value::Future,
            Said::Length(length) => Value::Duration(length),
            Said::Each(each) => each.value(),
            Said::Shift { tenths: None, sign, from, .. } if from != From::Event => {
                if sign < 0 {
                    Value::Past
                } else {
                    Value::Future
                }
            }
            Said::Shift { tenths: Some(tenths), unit, from: From::Event, .. } => {
                Value::Duration(Duration { tenths: Some(tenths.unsigned_abs()), unit })
            }
            Said::Shift { tenths: None, unit, .. } => Value::Duration(Duration { tenths: None, unit }),
            Said::Named { .. } | Said::Shift { .. } | Said::Clock => {
                Value::Point(self.points.first().copied().unwrap_or_else(|| resolve::unplaced(self)))
            }
        }
    }

    /// How fine it is said.
    pub fn grain(&self) -> Grain {
        match self.value() {
            Value::Point(point) => point.grain(),
            _ => Grain::Unplaced,
        }
    }
}

impl Repeated {
    fn value(self) -> Value {
        Value::Point(Point::on(match self {
            Self::Every(length) => return Value::Duration(length),
            Self::Part => return Value::Duration(Duration { tenths: Some(10), unit: Unit::Day }),
            Self::Weekday(day) => Calendar::Weekday(day),
            Self::Month(month) => Calendar::Month(None, month),
            Self::Season(season) => Calendar::Season(None, season),
        }))
    }
}
