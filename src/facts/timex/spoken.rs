//! A resolved time in words, for people who do not read codes.

use super::{Calendar, Clock, Point, Timex, Value};
use crate::wording::calendar::{Part, Season};

impl Timex {
    /// The day, hour or year that is meant: "the evening of 7 May 2023"; nothing of a length, or of a time that could not be
    /// placed.
    pub fn spoken(&self) -> Option<String> {
        match self.value() {
            Value::Point(point) => spoken(point),
            _ => None,
        }
    }
}

fn spoken(point: Point) -> Option<String> {
    match (day(point.day), clock(point.clock)) {
        (Some(day), Some(clock)) if matches!(point.clock, Clock::Part(_)) => Some(format!("{clock} of {day}")),
        (Some(day), Some(clock)) => Some(format!("{clock} on {day}")),
        (day, clock) => day.or(clock),
    }
}

fn day(day: Calendar) -> Option<String> {
    let of = |year: Option<i16>| year.map(|year| format!(" {year}")).unwrap_or_default();
    let of_year = |year: Option<i16>| year.map(|year| format!(" of {year}")).unwrap_or_default();
    Some(match day {
        Calendar::Day(year, month, day) => format!("{day} {}{}", month_name(month)?, of(year)),
        Calendar::Month(year, month) => format!("{}{}", month_name(month)?, of(year)),
        Calendar::Year(year) => year.to_string(),
        Calendar::Decade(decade) => format!("the {decade}0s"),
        Calendar::Quarter(year, quarter) => {
            let which = ["first", "second", "third", "fourth"].get(usize::from(quarter).checked_sub(1)?)?;
            format!("the {which} quarter{}", of_year(year))
        }
        Calendar::Half(year, half) => {
            format!("the {} half{}", if half == 1 { "first" } else { "second" }, of_year(year))
        }
        Calendar::Season(year, season) => format!("the {}{}", season_name(season), of_year(year)),
        Calendar::Week(year, week) => format!("week {week} of {year}"),
        Calendar::Weekend(Some((year, week))) => format!("the weekend of week {week} of {year}"),
        Calendar::Century(_) | Calendar::Weekend(None) | Calendar::Weekday(_) | Calendar::Unknown => return None,
    })
}

fn clock(clock: Clock) -> Option<String> {
    match clock {
        Clock::Unsaid => None,
        Clock::Part(part) => Some(part_name(part).to_string()),
        Clock::At(hour, minute, _) => Some(format!("{hour:02}:{:02}", minute.unwrap_or(0))),
    }
}

fn month_name(month: u8) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(month).checked_sub(1)?).copied()
}

fn season_name(season: Season) -> &'static str {
    match season {
        Season::Spring => "spring",
        Season::Summer => "summer",
        Season::Autumn => "autumn",
        Season::Winter => "winter",
    }
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::SmallHours => "the early hours",
        Part::Dawn => "dawn",
        Part::Morning => "the morning",
        Part::Midday => "midday",
        Part::Afternoon => "the afternoon",
        Part::Dusk => "dusk",
        Part::Evening => "the evening",
        Part::Night | Part::Overnight => "the night",
        Part::Daytime => "daylight",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_as_people_tell_it() {
        let at = |day, clock| spoken(Point { day, clock, offset: None });
        let sunday = Calendar::Day(Some(2023), 5, 7);
        assert_eq!(at(sunday, Clock::Unsaid).unwrap(), "7 May 2023");
        assert_eq!(at(sunday, Clock::Part(Part::Evening)).unwrap(), "the evening of 7 May 2023");
        assert_eq!(at(sunday, Clock::At(5, Some(20), None)).unwrap(), "05:20 on 7 May 2023");
        assert_eq!(at(Calendar::Unknown, Clock::At(14, None, None)).unwrap(), "14:00");
        assert_eq!(at(Calendar::Quarter(Some(2024), 2), Clock::Unsaid).unwrap(), "the second quarter of 2024");
        assert_eq!(at(Calendar::Season(None, Season::Summer), Clock::Unsaid).unwrap(), "the summer");
        assert_eq!(at(Calendar::Month(Some(2015), 4), Clock::Unsaid).unwrap(), "April 2015");
        assert_eq!(at(Calendar::Unknown, Clock::Unsaid), None);
    }
}
