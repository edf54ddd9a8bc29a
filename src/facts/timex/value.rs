use crate::wording::calendar::{Part, Season, Unit};
use jiff::Span as Length;
use jiff::civil::{Date, DateTime, ISOWeekDate, Time, Weekday};
use jiff::tz::Offset;

/// What a time is, when it is resolved as far as it can be: prints and reads as the `value` of a TIMEX3 (ISO-TimeML).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// On the calendar, on the clock, or both.
    Point(Point),
    /// A length.
    Duration(Duration),
    /// Some time before: `PAST_REF`.
    Past,
    /// About the time of writing: `PRESENT_REF`.
    Present,
    /// Some time to come: `FUTURE_REF`.
    Future,
}

/// A stretch of the calendar that has a name, and what is said of the time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
    /// The day, the year, …
    pub day: Calendar,
    /// The time of day.
    pub clock: Clock,
    /// East of Greenwich; `None` when the words name no zone.
    pub offset: Option<Offset>,
}

/// A stretch of the calendar. A year that is `None` is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Calendar {
    /// Nothing is known of the day.
    Unknown,
    /// `18`: from 1800 to 1899.
    Century(i16),
    /// `199`: from 1990 to 1999.
    Decade(i16),
    /// `1998`.
    Year(i16),
    /// `1998-H1`.
    Half(Option<i16>, u8),
    /// `1998-Q2`.
    Quarter(Option<i16>, u8),
    /// `1998-SU`.
    Season(Option<i16>, Season),
    /// `1998-08`.
    Month(Option<i16>, u8),
    /// `1998-W32`: year and week as ISO 8601 counts them.
    Week(i16, u8),
    /// `1998-W32-WE`.
    Weekend(Option<(i16, u8)>),
    /// `1998-08-07`.
    Day(Option<i16>, u8, u8),
    /// `XXXX-WXX-5`: Monday is 1.
    Weekday(u8),
}

/// What is said of the time of day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clock {
    /// Nothing.
    Unsaid,
    /// A part of the day.
    Part(Part),
    /// `T14`, `T14:30`, `T14:30:05`. Midnight at the end of a day is hour 24.
    At(u8, Option<u8>, Option<u8>),
}

/// A length of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Duration {
    /// How many, in tenths; `None` where the words do not say how many.
    pub tenths: Option<u32>,
    /// Of what.
    pub unit: Unit,
}

/// How fine a time is said.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Grain {
    /// To the second.
    Second,
    /// To the minute.
    Minute,
    /// To the hour.
    Hour,
    /// To a part of the day.
    PartOfDay,
    /// To the day.
    Day,
    /// To a weekend.
    Weekend,
    /// To the week.
    Week,
    /// To the month.
    Month,
    /// To a season or a quarter.
    Quarter,
    /// To half a year.
    Half,
    /// To the year.
    Year,
    /// To ten years.
    Decade,
    /// To a hundred years.
    Century,
    /// Not placed at all.
    Unplaced,
}

/// A stretch of time, as clocks showed it where the words were written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    /// Its first moment.
    pub start: DateTime,
    /// The first moment after it.
    pub end: DateTime,
    /// How fine it is said.
    pub grain: Grain,
    /// East of Greenwich; `None` when no zone was named.
    pub offset: Option<Offset>,
}

impl Point {
    /// `day`, whatever the hour.
    pub fn on(day: Calendar) -> Self {
        Self { day, clock: Clock::Unsaid, offset: None }
    }

    /// How fine it is.
    pub fn grain(self) -> Grain {
        match self.clock {
            Clock::At(_, _, Some(_)) => Grain::Second,
            Clock::At(_, Some(_), None) => Grain::Minute,
            Clock::At(_, None, None) => Grain::Hour,
            Clock::Part(_) => Grain::PartOfDay,
            Clock::Unsaid => self.day.grain(),
        }
    }

    /// From when to when it runs, if the year is known. A season is taken for three whole months.
    pub fn period(self) -> Option<Period> {
        let (first, last) = self.day.days()?;
        let midnight = |day: Date| day.to_datetime(Time::midnight());
        let (start, end) = match self.clock {
            Clock::Unsaid => (midnight(first), midnight(last.tomorrow().ok()?)),
            Clock::Part(part) => {
                let (from, to) = hours(part);
                let at = |hour: i64| midnight(first).checked_add(Length::new().try_hours(hour).ok()?).ok();
                (at(from)?, at(to)?)
            }
            Clock::At(hour, minute, second) => {
                let seconds =
                    i64::from(hour) * 3600 + i64::from(minute.unwrap_or(0)) * 60 + i64::from(second.unwrap_or(0));
                let start = midnight(first).checked_add(Length::new().try_seconds(seconds).ok()?).ok()?;
                let width = if second.is_some() { 1 } else { 60 };
                (start, start.checked_add(Length::new().try_seconds(width).ok()?).ok()?)
            }
        };
        Some(Period { start, end, grain: self.grain(), offset: self.offset })
    }
}

impl Calendar {
    /// The day `date`.
    pub fn day(date: Date) -> Self {
        Self::Day(Some(date.year()), date.month() as u8, date.day() as u8)
    }

    /// The stretch of `unit` that `date` falls in; of an hour or less, its day.
    pub fn around(date: Date, unit: Unit) -> Self {
        let year = date.year();
        let month = date.month() as u8;
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::day(date),
            Unit::Week | Unit::Fortnight | Unit::Weekend => {
                let week = date.iso_week_date();
                if unit == Unit::Weekend {
                    Self::Weekend(Some((week.year(), week.week() as u8)))
                } else {
                    Self::Week(week.year(), week.week() as u8)
                }
            }
            Unit::Month => Self::Month(Some(year), month),
            Unit::Quarter => Self::Quarter(Some(year), (month - 1) / 3 + 1),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century => Self::Century(year.div_euclid(100)),
        }
    }

    /// How fine it is.
    pub fn grain(self) -> Grain {
        match self {
            Self::Unknown => Grain::Unplaced,
            Self::Century(_) => Grain::Century,
            Self::Decade(_) => Grain::Decade,
            Self::Year(_) => Grain::Year,
            Self::Half(..) => Grain::Half,
            Self::Quarter(..) | Self::Season(..) => Grain::Quarter,
            Self::Month(..) => Grain::Month,
            Self::Week(..) => Grain::Week,
            Self::Weekend(_) => Grain::Weekend,
            Self::Day(..) | Self::Weekday(_) => Grain::Day,
        }
    }

    /// Its first and last day, if the year is known and there is such a day.
    pub fn days(self) -> Option<(Date, Date)> {
        let months = |year: i16, first: u8, count: i32| {
            let first = Date::new(year, first as i8, 1).ok()?;
            let last = first.checked_add(Length::new().try_months(count).ok()?).ok()?.yesterday().ok()?;
            Some((first, last))
        };
        let week = |year: i16, week: u8, first, last| {
            let on = |day| ISOWeekDate::new(year, week as i8, day).ok().map(|d| d.date());
            Some((on(first)?, on(last)?))
        };
        match self {
            Self::Unknown | Self::Weekday(_) => None,
            Self::Century(c) => months(c.checked_mul(100)?, 1, 1200),
            Self::Decade(d) => months(d.checked_mul(10)?, 1, 120),
            Self::Year(year) => months(year, 1, 12),
            Self::Half(year, half) => months(year?, (half - 1) * 6 + 1, 6),
            Self::Quarter(year, quarter) => months(year?, (quarter - 1) * 3 + 1, 3),
            Self::Season(year, season) => months(year?, first_month(season), 3),
            Self::Month(year, month) => months(year?, month, 1),
            Self::Week(year, w) => week(year, w, Weekday::Monday, Weekday::Sunday),
            Self::Weekend(which) => {
                let (year, w) = which?;
                week(year, w, Weekday::Saturday, Weekday::Sunday)
            }
            Self::Day(year, month, day) => {
                let day = Date::new(year?, month as i8, day as i8).ok()?;
                Some((day, day))
            }
        }
    }
}

/// The month a season begins in, as weather services count.
fn first_month(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// From which hour to which a part of the day may run. Wide, since nobody says when an evening begins: two reports
/// part only where nobody could mean the same hour.
fn hours(part: Part) -> (i64, i64) {
    match part {
        Part::SmallHours => (0, 6),
        Part::Dawn => (4, 8),
        Part::Morning => (0, 12),
        Part::Midday => (11, 15),
        Part::Afternoon => (12, 19),
        Part::Dusk => (16, 22),
        Part::Evening => (16, 24),
        Part::Night => (18, 30),
        Part::Overnight => (18, 32),
        Part::Daytime => (5, 21),
    }
}
