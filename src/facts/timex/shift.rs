use super::{Calendar, Clock, Grain, Period, Point};
use crate::wording::calendar::Unit;
use jiff::Span as Length;
use jiff::civil::{Date, Time};

/// Where "two months ago" leads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shifted {
    /// As fine as its unit.
    pub point: Point,
    /// The day itself.
    day: Date,
    unit: Unit,
}

impl Shifted {
    /// `start` and so many tenths of `unit` more; less, if that is negative.
    pub fn of(start: Point, tenths: i32, unit: Unit) -> Option<Self> {
        let (first, _) = start.day.days()?;
        if unit < Unit::Day {
            let point = by_the_clock(start, tenths, unit)?;
            return Some(Self { point, day: point.day.days()?.0, unit });
        }
        let (day, calendar) = match unit {
            // "Two decades ago" is twenty years ago, roughly.
            Unit::Decade => in_years(first, tenths)?,
            Unit::Century => in_years(first, tenths.checked_mul(10)?)?,
            _ if tenths % 10 != 0 => in_parts(first, tenths, unit)?,
            _ => {
                let day = step(first, unit, tenths / 10)?;
                (day, years_from(start.day, tenths / 10, unit).unwrap_or_else(|| Calendar::around(day, unit)))
            }
        };
        Some(Self { point: Point::on(calendar), day, unit })
    }

    /// `period`, and as much around the day itself as the unit leaves open: half of it on either side.
    pub fn loosened(self, period: Period) -> Period {
        let days = match self.unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Weekend => return period,
            Unit::Week => 3,
            Unit::Fortnight => 5,
            Unit::Month => 15,
            Unit::Quarter => 45,
            Unit::Year => 183,
            Unit::Decade => 700,
            Unit::Century => 7000,
        };
        let at = |days: i32| step(self.day, Unit::Day, days).map(|day| day.to_datetime(Time::midnight()));
        let start = at(-days).map_or(period.start, |start| start.min(period.start));
        let end = at(days + 1).map_or(period.end, |end| end.max(period.end));
        Period { start, end, ..period }
    }
}

fn by_the_clock(start: Point, tenths: i32, unit: Unit) -> Option<Point> {
    let Clock::At(..) = start.clock else { return None };
    let tenth = match unit {
        Unit::Hour => 360,
        Unit::Minute => 6,
        _ => return None,
    };
    let seconds = Length::new().try_seconds(i64::from(tenths) * tenth).ok()?;
    let moment = start.period()?.start.checked_add(seconds).ok()?;
    let clock = Clock::At(moment.hour() as u8, Some(moment.minute() as u8), None);
    Some(Point { day: Calendar::day(moment.date()), clock, offset: start.offset })
}

fn in_years(first: Date, tenths: i32) -> Option<(Date, Calendar)> {
    let day = step(first, Unit::Year, tenths)?;
    Some((day, Calendar::around(day, Unit::Year)))
}

/// "Two and a half years ago": counted in months, said in years.
fn in_parts(first: Date, tenths: i32, unit: Unit) -> Option<(Date, Calendar)> {
    let (finer, per, said) = match unit {
        Unit::Year => (Unit::Month, 12, Unit::Year),
        Unit::Month => (Unit::Week, 4, Unit::Week),
        _ => (Unit::Day, 7, Unit::Day),
    };
    let day = step(first, finer, tenths.checked_mul(per)? / 10)?;
    Some((day, Calendar::around(day, said)))
}

/// A year before a quarter is that quarter of the year before.
fn years_from(start: Calendar, steps: i32, unit: Unit) -> Option<Calendar> {
    if unit != Unit::Year {
        return None;
    }
    let years = |year: Option<i16>| year.and_then(|y| y.checked_add(i16::try_from(steps).ok()?));
    Some(match start {
        Calendar::Quarter(year, quarter) => Calendar::Quarter(years(year), quarter),
        Calendar::Month(year, month) => Calendar::Month(years(year), month),
        Calendar::Season(year, season) => Calendar::Season(years(year), season),
        Calendar::Half(year, half) => Calendar::Half(years(year), half),
        _ => return None,
    })
}

/// How coarse a time may be that so many of `unit` are counted from.
pub(super) fn coarsest(unit: Unit) -> Grain {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Grain::Day,
        Unit::Week | Unit::Weekend | Unit::Fortnight => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Quarter,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century => Grain::Century,
    }
}

/// The day so many whole units on, of our era.
pub(super) fn step(from: Date, unit: Unit, steps: i32) -> Option<Date> {
    let length = Length::new();
    let length = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(from),
        Unit::Day => length.try_days(steps),
        Unit::Week | Unit::Weekend => length.try_weeks(steps),
        Unit::Fortnight => length.try_weeks(steps.checked_mul(2)?),
        Unit::Month => length.try_months(steps),
        Unit::Quarter => length.try_months(steps.checked_mul(3)?),
        Unit::Year => length.try_years(steps),
        Unit::Decade => length.try_years(steps.checked_mul(10)?),
        Unit::Century => length.try_years(steps.checked_mul(100)?),
    };
    from.checked_add(length.ok()?).ok().filter(|day| day.year() > 0)
}
