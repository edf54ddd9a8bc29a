//! The `value` of a TIMEX3, printed and read.

use super::{Calendar, Clock, Duration, Point, Value};
use crate::wording::calendar::{Part, Season, Unit};
use jiff::tz::Offset;
use std::fmt;
use std::str::FromStr;

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Point(point) => point.fmt(f),
            Self::Duration(duration) => duration.fmt(f),
            Self::Past => f.write_str("PAST_REF"),
            Self::Present => f.write_str("PRESENT_REF"),
            Self::Future => f.write_str("FUTURE_REF"),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.day, self.clock) {
            (Calendar::Unknown, Clock::Unsaid) => return f.write_str("XXXX-XX-XX"),
            (Calendar::Unknown, _) => f.write_str("XXXX-XX-XX")?,
            (day, _) => day.fmt(f)?,
        }
        TimeOfDay(*self).fmt(f)
    }
}

/// The part of a value from the `T` on.
pub(super) struct TimeOfDay(pub Point);

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.clock {
            Clock::Unsaid => {}
            Clock::Part(part) => write!(f, "T{}", part_code(part))?,
            Clock::At(hour, None, _) => write!(f, "T{hour:02}")?,
            Clock::At(hour, Some(minute), None) => write!(f, "T{hour:02}:{minute:02}")?,
            Clock::At(hour, Some(minute), Some(second)) => write!(f, "T{hour:02}:{minute:02}:{second:02}")?,
        }
        match self.0.offset.map(Offset::seconds) {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(seconds) => {
                let sign = if seconds < 0 { '-' } else { '+' };
                let minutes = seconds.abs() / 60;
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

fn part_code(part: Part) -> &'static str {
    match part {
        Part::SmallHours | Part::Dawn | Part::Morning => "MO",
        Part::Midday => "MI",
        Part::Afternoon => "AF",
        Part::Dusk | Part::Evening => "EV",
        Part::Night | Part::Overnight => "NI",
        Part::Daytime => "DT",
    }
}

fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

struct Year(Option<i16>);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(year) => write!(f, "{year:04}"),
            None => f.write_str("XXXX"),
        }
    }
}

impl fmt::Display for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Unknown => f.write_str("XXXX-XX-XX"),
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Year(year) => Year(Some(year)).fmt(f),
            Self::Half(year, half) => write!(f, "{}-H{half}", Year(year)),
            Self::Quarter(year, quarter) => write!(f, "{}-Q{quarter}", Year(year)),
            Self::Season(year, season) => write!(f, "{}-{}", Year(year), season_code(season)),
            Self::Month(year, month) => write!(f, "{}-{month:02}", Year(year)),
            Self::Week(year, week) => write!(f, "{}-W{week:02}", Year(Some(year))),
            Self::Weekend(Some((year, week))) => write!(f, "{}-W{week:02}-WE", Year(Some(year))),
            Self::Weekend(None) => f.write_str("XXXX-WXX-WE"),
            Self::Day(year, month, day) => write!(f, "{}-{month:02}-{day:02}", Year(year)),
            Self::Weekday(weekday) => write!(f, "XXXX-WXX-{weekday}"),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (time, unit) = match self.unit {
            Unit::Second => ("T", "S"),
            Unit::Minute => ("T", "M"),
            Unit::Hour => ("T", "H"),
            Unit::Day => ("", "D"),
            Unit::Weekend => ("", "WE"),
            Unit::Week | Unit::Fortnight => ("", "W"),
            Unit::Month => ("", "M"),
            Unit::Quarter => ("", "Q"),
            Unit::Year => ("", "Y"),
            Unit::Decade => ("", "DE"),
            Unit::Century => ("", "CE"),
        };
        let many = if self.unit == Unit::Fortnight { 2 } else { 1 };
        match self.tenths.map(|tenths| u64::from(tenths) * many) {
            None => write!(f, "P{time}X{unit}"),
            Some(tenths) if tenths % 10 == 0 => write!(f, "P{time}{}{unit}", tenths / 10),
            Some(tenths) => write!(f, "P{time}{}.{}{unit}", tenths / 10, tenths % 10),
        }
    }
}

/// What was read is no value that this crate prints.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAValue;

impl FromStr for Value {
    type Err = NotAValue;

    /// Reads what [`Value`] prints: `1998-08-07T14:30Z`, `1998-W32`, `P2W`, `PAST_REF`.
    fn from_str(value: &str) -> Result<Self, NotAValue> {
        match value {
            "PAST_REF" => Ok(Self::Past),
            "PRESENT_REF" => Ok(Self::Present),
            "FUTURE_REF" => Ok(Self::Future),
            _ if value.starts_with('P') => duration(&value[1..]).map(Self::Duration).ok_or(NotAValue),
            _ => point(value).map(Self::Point).ok_or(NotAValue),
        }
    }
}

/// What follows the `P`.
fn duration(value: &str) -> Option<Duration> {
    let (value, in_time) = value.strip_prefix('T').map_or((value, false), |rest| (rest, true));
    let unit_at = if let Some(rest) = value.strip_prefix('X') {
        value.len() - rest.len()
    } else {
        value.find(|c: char| c.is_ascii_uppercase())?
    };
    let (amount, unit) = value.split_at(unit_at);
    let unit = match (in_time, unit) {
        (true, "S") => Unit::Second,
        (true, "M") => Unit::Minute,
        (true, "H") => Unit::Hour,
        (false, "D") => Unit::Day,
        (false, "WE") => Unit::Weekend,
        (false, "W") => Unit::Week,
        (false, "M") => Unit::Month,
        (false, "Q") => Unit::Quarter,
        (false, "Y") => Unit::Year,
        (false, "DE") => Unit::Decade,
        (false, "CE") => Unit::Century,
        _ => return None,
    };
    if amount == "X" {
        return Some(Duration { tenths: None, unit });
    }
    let (whole, tenth) = amount.split_once('.').unwrap_or((amount, "0"));
    let tenth: u32 = tenth.parse().ok().filter(|tenth| *tenth < 10)?;
    Some(Duration { tenths: Some(whole.parse::<u32>().ok()?.checked_mul(10)?.checked_add(tenth)?), unit })
}

fn point(value: &str) -> Option<Point> {
    let (day, time) = value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)));
    let day = calendar(day)?;
    let Some(time) = time else { return Some(Point::on(day)) };
    let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (time, zone) = time.split_at(zone);
    Some(Point { day, clock: clock(time)?, offset: if zone.is_empty() { None } else { Some(offset(zone)?) } })
}

fn clock(time: &str) -> Option<Clock> {
    let part = match time {
        "MO" => Part::Morning,
        "MI" => Part::Midday,
        "AF" => Part::Afternoon,
        "EV" => Part::Evening,
        "NI" => Part::Night,
        "DT" => Part::Daytime,
        _ => {
            let mut figures = time.split(':').map(|figure| figure.parse::<u8>().ok());
            let hour = figures.next()??;
            let (minute, second) = (figures.next(), figures.next());
            return Some(Clock::At(hour, optional(minute)?, optional(second)?));
        }
    };
    Some(Clock::Part(part))
}

/// `None` of a figure that is there and cannot be read.
fn optional(figure: Option<Option<u8>>) -> Option<Option<u8>> {
    match figure {
        None => Some(None),
        Some(read) => read.map(Some),
    }
}

fn offset(zone: &str) -> Option<Offset> {
    if zone == "Z" {
        return Some(Offset::UTC);
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    Offset::from_seconds(if zone.starts_with('-') { -minutes * 60 } else { minutes * 60 }).ok()
}

fn calendar(day: &str) -> Option<Calendar> {
    if day == "XXXX-XX-XX" {
        return Some(Calendar::Unknown);
    }
    let mut pieces = day.split('-');
    let year = pieces.next()?;
    let (first, second) = (pieces.next(), pieces.next());
    let Some(first) = first else {
        let figure = year.parse().ok()?;
        return match year.len() {
            2 => Some(Calendar::Century(figure)),
            3 => Some(Calendar::Decade(figure)),
            4 => Some(Calendar::Year(figure)),
            _ => None,
        };
    };
    let year = if year == "XXXX" { None } else { Some(year.parse().ok()?) };
    match (first, second) {
        ("WXX", Some("WE")) => Some(Calendar::Weekend(None)),
        ("WXX", Some(weekday)) => Some(Calendar::Weekday(weekday.parse().ok()?)),
        ("SP", None) => Some(Calendar::Season(year, Season::Spring)),
        ("SU", None) => Some(Calendar::Season(year, Season::Summer)),
        ("FA", None) => Some(Calendar::Season(year, Season::Autumn)),
        ("WI", None) => Some(Calendar::Season(year, Season::Winter)),
        (_, second) => match (first.split_at_checked(1)?, second) {
            (("Q", quarter), None) => Some(Calendar::Quarter(year, quarter.parse().ok()?)),
            (("H", half), None) => Some(Calendar::Half(year, half.parse().ok()?)),
            (("W", week), None) => Some(Calendar::Week(year?, week.parse().ok()?)),
            (("W", week), Some("WE")) => Some(Calendar::Weekend(Some((year?, week.parse().ok()?)))),
            (_, None) => Some(Calendar::Month(year, first.parse().ok()?)),
            (_, Some(day)) => Some(Calendar::Day(year, first.parse().ok()?, day.parse().ok()?)),
        },
    }
}
