use super::Note;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use std::fmt;

/// A day, and as much of the time of day as was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The day where it was published.
    pub date: Date,
    /// The clock time there.
    pub time: Option<Time>,
    /// Its distance from UTC; `None` when no zone was written.
    pub offset: Option<Offset>,
}

impl Moment {
    /// Reads `2024-03-09`, `2024-03-09T18:20`, `2024-03-09T18:20:00Z` or `…+01:00`.
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        let (day, rest) = written.split_at_checked(10)?;
        let date: Date = day.parse().ok()?;
        let Some(clock) = rest.strip_prefix(['T', 't', ' ']) else {
            return rest.is_empty().then_some(Self { date, time: None, offset: None });
        };
        let zone = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
        let (clock, zone) = clock.split_at(zone);
        let time: Time = clock.trim().parse().ok()?;
        Some(Self { date, time: Some(time), offset: if zone.is_empty() { None } else { Some(offset(zone)?) } })
    }

    /// Seconds since 1970 in UTC, for putting reports in order; a missing time is noon, a missing zone UTC.
    pub fn seconds(self) -> i64 {
        let time = self.time.unwrap_or(jiff::civil::time(12, 0, 0, 0));
        let offset = self.offset.unwrap_or(Offset::UTC);
        offset.to_timestamp(self.date.to_datetime(time)).map_or(0, |t| t.as_second())
    }
}

impl fmt::Display for Moment {
    /// As ISO 8601 writes it, with as much as is known: `2024-03-09`, `2024-03-09T18:20`, `2024-03-09T18:20:00+01:00`.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(time) = self.time {
            write!(f, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        }
        match self.offset {
            Some(Offset::UTC) => write!(f, "Z"),
            Some(offset) => {
                let seconds = offset.seconds();
                let sign = if seconds < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", seconds.abs() / 3600, seconds.abs() / 60 % 60)
            }
            None => Ok(()),
        }
    }
}

fn offset(zone: &str) -> Option<Offset> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(Offset::UTC);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone[1..].chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits[..2].parse::<i32>().ok()?, digits[2..].parse::<i32>().ok()?),
        _ => return None,
    };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

/// The moment that `written` names; a note when it names none.
pub(super) fn read(written: Option<&str>, which: &str, notes: &mut Vec<Note>) -> Option<Moment> {
    let written = written?;
    let moment = Moment::parse(written);
    if moment.is_none() {
        notes.push(Note {
            what: "published",
            message: format!("The {which} time {written:?} is not a date such as 2024-03-09 or 2024-03-09T18:20:00Z; it was left out."),
        });
    }
    moment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_it_read() {
        for written in ["2024-03-09", "2024-03-09T18:20:00Z", "2024-03-09T18:20:00-03:30", "2024-03-09T18:20:00"] {
            assert_eq!(Moment::parse(written).unwrap().to_string(), written);
        }
    }

    #[test]
    fn reads_dates_and_times_with_and_without_zone() {
        let seconds = |s: &str| Moment::parse(s).map(Moment::seconds);
        assert_eq!(seconds("1970-01-02"), Some(86400 + 43200));
        assert_eq!(seconds("1970-01-01T01:00:00Z"), Some(3600));
        assert_eq!(seconds("1970-01-01T01:00:00+01:00"), Some(0));
        assert_eq!(seconds("1970-01-01T01:00:00.5-0130"), Some(9000));
        assert_eq!(seconds("1970-01-01 01:00"), Some(3600));
        assert_eq!(seconds("last Friday"), None);
        assert_eq!(seconds("1970-02-30"), None);
        assert_eq!(seconds("1970-01-01é"), None);
    }
}
