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
    /// Reads `2024-03-09`, `2024-03-09T18:20`, `2024-03-09T18:20:00Z` or `…+01:00`; also without hyphens and colons, as
    /// agencies write (`20240309T182000Z`), with colons in the day, as cameras do, and as feeds write
    /// (`Sat, 09 Mar 2024 18:20:00 GMT`).
    pub fn parse(written: &str) -> Option<Self> {
        let written = written.trim();
        Self::extended(written).or_else(|| Self::extended(&hyphenated(written)?)).or_else(|| Self::of_feed(written))
    }

    fn of_feed(written: &str) -> Option<Self> {
        let mut words = written.split_whitespace().filter(|word| !word.ends_with(','));
        let (day, month, year) = (words.next()?, words.next()?, words.next()?);
        let month = MONTHS.iter().position(|name| month.starts_with(name))? + 1;
        let date = Date::new(year.parse().ok()?, i8::try_from(month).ok()?, day.parse().ok()?).ok()?;
        let Some(clock) = words.next() else {
            return Some(Self { date, time: None, offset: None });
        };
        let clock = if clock.matches(':').count() == 1 { format!("{clock}:00") } else { clock.to_string() };
        let offset = match words.next() {
            None => None,
            Some("GMT" | "UT" | "UTC") => Some(Offset::UTC),
            Some("EST") => Some(Offset::from_hours(-5).ok()?),
            Some("EDT") => Some(Offset::from_hours(-4).ok()?),
            Some("PST") => Some(Offset::from_hours(-8).ok()?),
            Some("PDT") => Some(Offset::from_hours(-7).ok()?),
            Some(zone) => Some(offset(zone)?),
        };
        Some(Self { date, time: Some(clock.parse().ok()?), offset })
    }

    fn extended(written: &str) -> Option<Self> {
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

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `20240309T182000Z` as `2024-03-09T18:20:00Z`, and `2024:03:09` as `2024-03-09`.
fn hyphenated(written: &str) -> Option<String> {
    let digits = |text: &str, n: usize| text.len() >= n && text.bytes().take(n).all(|b| b.is_ascii_digit());
    if written.len() >= 10 && written.is_ascii() && written.as_bytes()[4] == b':' && written.as_bytes()[7] == b':' {
        return Some(format!("{}-{}-{}", &written[..4], &written[5..7], &written[8..]));
    }
    if !written.is_ascii() || !digits(written, 8) {
        return None;
    }
    let day = format!("{}-{}-{}", &written[..4], &written[4..6], &written[6..8]);
    let rest = &written[8..];
    let clock = rest.trim_start_matches(['T', 't', ' ']);
    if clock.len() == rest.len() || !digits(clock, 6) {
        return Some(day + rest);
    }
    Some(format!("{day}T{}:{}:{}{}", &clock[..2], &clock[2..4], &clock[4..6], &clock[6..]))
}

fn offset(zone: &str) -> Option<Offset> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(Offset::UTC);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone.strip_prefix(['+', '-'])?.chars().filter(|c| *c != ':').collect();
    if !digits.is_ascii() {
        return None;
    }
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

    #[test]
    fn reads_the_times_of_agencies_cameras_and_feeds() {
        let same = Moment::parse("2024-03-09T18:20:00Z");
        assert!(same.is_some());
        assert_eq!(Moment::parse("20240309T182000Z"), same);
        assert_eq!(Moment::parse("2024:03:09 18:20:00Z"), same);
        assert_eq!(Moment::parse("Sat, 09 Mar 2024 18:20:00 GMT"), same);
        assert_eq!(Moment::parse("9 March 2024 18:20 +0000"), same);
        assert_eq!(Moment::parse("20240309"), Moment::parse("2024-03-09"));
        assert_eq!(Moment::parse("20240309").map(|m| m.time), Some(None));
        for odd in
            ["Sat, 31 Feb 2024 18:20:00 GMT", "20241309", "2024:03:99", "9 March", "99999999999", "2024-03-09T", "é"]
        {
            assert_eq!(Moment::parse(odd), None, "{odd}");
        }
    }
}
