use super::find::{Draft, Finder};
use super::lex::{Case, Gap, Means};
use super::{Clock, Modifier, Zone};
use crate::wording::calendar::{Link, Part, Unit, Word};

/// The hour that `hour` is when it falls in `part`: five in the afternoon is 17.
pub(super) fn hour_in(part: Part, hour: u8) -> u8 {
    match part {
        Part::Afternoon | Part::Dusk | Part::Evening if (1..12).contains(&hour) => hour + 12,
        Part::Night | Part::Overnight if (6..12).contains(&hour) => hour + 12,
        Part::Night | Part::Overnight if hour == 12 => 24,
        Part::SmallHours | Part::Dawn | Part::Morning if hour == 12 => 0,
        _ => hour,
    }
}

impl Finder<'_> {
    pub fn clock_or_part(&self, at: usize) -> Option<Draft> {
        self.clock(at).or_else(|| self.part(at))
    }

    /// A time on the clock, with what stands before it and its zone: "shortly after 2 a.m. GMT".
    pub fn clock(&self, at: usize) -> Option<Draft> {
        let (start, modifier, approximate) = self.nearness(at);
        let (clock, next) = self.reading(start)?;
        let mut draft = Draft { modifier, approximate, ..Draft::clock(clock, next) };
        if let Some(part) = self.in_the_part(draft.next)
            && let (Clock::At(hour, minute, second), Clock::Part(of_day)) = (draft.clock, part.clock)
        {
            draft.clock = Clock::At(hour_in(of_day, hour), minute, second);
            draft.next = part.next;
        }
        if let Some((zone, next)) = self.zone(draft.next) {
            draft.zone = Some(zone);
            draft.next = next;
        }
        Some(draft)
    }

    /// "shortly after", "just before", "about", "a little before": where the time itself begins.
    fn nearness(&self, at: usize) -> (usize, Option<Modifier>, bool) {
        let side = |at: usize| match self.word(at) {
            Word::Later if self.is(at, "after") => Some(Modifier::JustAfter),
            Word::Earlier if self.is(at, "before") => Some(Modifier::JustBefore),
            _ => None,
        };
        let mut start = at;
        if self.word(start) == Word::Shortly {
            if let Some(modifier) = side(start + 1) {
                return (start + 2, Some(modifier), false);
            }
        } else if self.is_link(start, Link::A) && (self.is(start + 1, "little") || self.is(start + 1, "bit")) {
            if let Some(modifier) = side(start + 2) {
                return (start + 3, Some(modifier), false);
            }
        } else if self.word(start) == Word::About {
            start += 1;
            return (start, None, true);
        }
        (start, None, false)
    }

    /// The figures: `7:37 a.m.`, `1353 GMT`, `ten past eight`, `noon`.
    fn reading(&self, at: usize) -> Option<(Clock, usize)> {
        if at >= self.words.len() {
            return None;
        }
        self.noon_or_midnight(at)
            .or_else(|| self.colon_time(at))
            .or_else(|| self.dotted_time(at))
            .or_else(|| self.hour_with_meridiem(at))
            .or_else(|| self.military_time(at))
            .or_else(|| self.spoken_time(at))
            .or_else(|| self.bare_hour(at))
    }

    fn noon_or_midnight(&self, at: usize) -> Option<(Clock, usize)> {
        match self.word(at) {
            Word::Hour(hour) => Some((Clock::At(hour, Some(0), None), at + 1)),
            _ => None,
        }
    }

    /// `7:37`, `19:37:05`, with or without `p.m.`.
    fn colon_time(&self, at: usize) -> Option<(Clock, usize)> {
        let (Means::Digits(hour, 1..=2), Means::Digits(minute, 2)) = (self.means(at), self.means(at + 1)) else {
            return None;
        };
        if self.gap(at + 1) != Gap::Colon || hour > 24 || minute > 59 || self.gap(at) == Gap::Colon {
            return None;
        }
        let (second, next) = match self.means(at + 2) {
            Means::Digits(second, 2) if self.gap(at + 2) == Gap::Colon && second < 60 => (Some(second as u8), at + 3),
            _ if self.gap(at + 2) == Gap::Colon => return None,
            _ => (None, at + 2),
        };
        let (hour, next) = self.meridiem(hour as u8, next).unwrap_or((hour as u8, next));
        Some((Clock::At(hour, Some(minute as u8), second), next))
    }

    /// `7.37pm`; without `pm` only after "at" and before a zone or a day.
    fn dotted_time(&self, at: usize) -> Option<(Clock, usize)> {
        let Means::Decimal(hour, minute, 2) = self.means(at) else { return None };
        if hour > 24 || minute > 59 || self.is_price(at) {
            return None;
        }
        if let Some((hour, next)) = self.meridiem(hour as u8, at + 1) {
            return Some((Clock::At(hour, Some(minute as u8), None), next));
        }
        let told = self.before(at).is_some_and(|b| self.is_link(b, Link::At));
        let next = self.word(at + 1);
        let ends = matches!(self.gap(at + 1), Gap::Stop | Gap::Comma | Gap::Break)
            || matches!(next, Word::Zone(_) | Word::Link(Link::On | Link::In));
        (told && ends).then_some((Clock::At(hour as u8, Some(minute as u8), None), at + 1))
    }

    /// `7 p.m.`, `7pm`, "seven p.m."
    fn hour_with_meridiem(&self, at: usize) -> Option<(Clock, usize)> {
        let hour = self.small(at).filter(|h| (1..=12).contains(h))?;
        if let Some((hour, next)) = self.meridiem(hour as u8, at + 1) {
            return Some((Clock::At(hour, Some(0), None), next));
        }
        // "seven-thirty p.m."
        let Word::Count(minute @ 10..=55) = self.word(at + 1) else { return None };
        let (hour, next) = self.meridiem(hour as u8, at + 2)?;
        let joined = matches!(self.gap(at + 1), Gap::Space | Gap::Hyphen);
        joined.then_some((Clock::At(hour, Some(minute as u8), None), next))
    }

    /// The hour of 24 that `a.m.` or `p.m.` at word `at` makes of `hour`.
    fn meridiem(&self, hour: u8, at: usize) -> Option<(u8, usize)> {
        if !matches!(self.gap(at), Gap::Space | Gap::Glued) || hour > 12 {
            return None;
        }
        let plain_am = self.is(at, "am") && self.gap(at) == Gap::Space && self.case(at) == Case::Lower && hour == 1;
        match self.word(at) {
            Word::Am if !plain_am => Some((hour % 12, at + 1)),
            Word::Pm => Some((hour % 12 + 12, at + 1)),
            _ => None,
        }
    }

    /// `1353 GMT`, `0900 hours`.
    fn military_time(&self, at: usize) -> Option<(Clock, usize)> {
        let Means::Digits(figure, 4) = self.means(at) else { return None };
        let (hour, minute) = (figure / 100, figure % 100);
        if hour > 24 || minute > 59 || self.is_price(at) {
            return None;
        }
        let clock = Clock::At(hour as u8, Some(minute as u8), None);
        let other_zone = self.gap(at + 1) == Gap::Break
            && self.text[self.words[at].end..].starts_with(" (")
            && matches!(self.means(at + 1), Means::Digits(_, 4))
            && self.zone(at + 2).is_some();
        if self.zone(at + 1).is_some() || other_zone {
            return Some((clock, at + 1));
        }
        let in_hours = self.gap(at + 1) == Gap::Space && matches!(self.word(at + 1), Word::Unit(Unit::Hour, _));
        (in_hours && self.raw(at).starts_with(['0', '1', '2'])).then_some((clock, at + 2))
    }

    /// "ten past eight", "a quarter to nine", "half past six", "six o'clock".
    fn spoken_time(&self, at: usize) -> Option<(Clock, usize)> {
        if let Some(hour) = self.small(at).filter(|h| (1..=12).contains(h))
            && self.is(at + 1, "o")
            && self.gap(at + 2) == Gap::Apostrophe
            && self.is(at + 2, "clock")
        {
            return Some((Clock::At(hour as u8, Some(0), None), at + 3));
        }
        let (minutes, next) = if self.is_link(at, Link::Half) {
            (30, at + 1)
        } else if self.is_link(at, Link::A) && self.is(at + 1, "quarter") {
            (15, at + 2)
        } else if self.is(at, "quarter") {
            (15, at + 1)
        } else {
            let minutes = self.amount(at).filter(|a| !a.article)?;
            let next = if matches!(self.word(minutes.next), Word::Unit(Unit::Minute, _)) {
                minutes.next + 1
            } else {
                minutes.next
            };
            (minutes.tenths? / 10, next)
        };
        if minutes == 0 || minutes > 30 || self.gap(next) != Gap::Space || self.gap(next + 1) != Gap::Space {
            return None;
        }
        let Means::Word(Word::Count(hour @ 1..=12)) = self.means(next + 1) else { return None };
        if self.is(next + 1, "dozen") || self.is(next + 1, "couple") {
            return None;
        }
        let hour = hour as u8;
        if self.is(next, "past") {
            Some((Clock::At(hour, Some(minutes as u8), None), next + 2))
        } else if self.is(next, "to") && minutes % 5 == 0 && !self.is_link(at, Link::Half) {
            Some((Clock::At((hour + 11) % 12, Some(60 - minutes as u8), None), next + 2))
        } else {
            None
        }
    }

    /// "five" in "five in the morning", "at nine on Wednesday evening"; nothing else makes an hour of a number.
    /// Who "killed nine on Wednesday evening" did so at an hour that is not said.
    fn bare_hour(&self, at: usize) -> Option<(Clock, usize)> {
        let hour = self.small(at).filter(|h| (1..=12).contains(h))?;
        let clock = Clock::At(hour as u8, Some(0), None);
        if self.in_the_part(at + 1).is_some() {
            return Some((clock, at + 1));
        }
        let on_a_day = self.gap(at + 1) == Gap::Space
            && self.is_link(at + 1, Link::On)
            && matches!(self.word(at + 2), Word::Weekday(..))
            && matches!(self.word(at + 3), Word::Part(_));
        let told = self.before(at).is_some_and(|b| {
            matches!(self.word(b), Word::Link(Link::At | Link::By | Link::Until | Link::Since) | Word::About)
                || self.is(b, "after")
                || self.is(b, "before")
        });
        ((on_a_day && told) || self.leaves_at(at)).then_some((clock, at + 1))
    }

    /// "The ferry left at *six*." Of a toll that stood at six no hour is said, so what came or went is asked for.
    fn leaves_at(&self, at: usize) -> bool {
        const REACH: usize = 6;
        const MOVING: [&str; 32] = [
            "left", "leave", "leaves", "sailed", "sails", "departed", "departs", "arrived", "arrives", "opened",
            "opens", "closed", "closes", "began", "begins", "started", "starts", "ended", "ends", "docked", "landed",
            "returned", "returns", "met", "meets", "resumed", "resumes", "off", "lines", "woke", "erupted", "convened",
        ];
        let Some(before) = self.before(at).filter(|&b| self.is_link(b, Link::At)) else { return false };
        let worded = matches!(self.means(at), Means::Word(_));
        let ends = at + 1 == self.words.len() || matches!(self.gap(at + 1), Gap::Stop | Gap::Comma | Gap::Break);
        let moving = |word: usize| MOVING.iter().any(|verb| self.is(word, verb));
        worded && ends && (before.saturating_sub(REACH)..before).any(moving)
    }

    /// "in the morning", "at night", "this evening" after an hour.
    fn in_the_part(&self, at: usize) -> Option<Draft> {
        if self.gap(at) != Gap::Space {
            return None;
        }
        if self.is_link(at, Link::At) && self.is(at + 1, "night") {
            return Some(Draft::clock(Clock::Part(Part::Night), at + 2));
        }
        let in_the = self.is_link(at, Link::In) && self.is_link(at + 1, Link::The);
        match self.word(at + 2) {
            Word::Part(part) if in_the && part != Part::Daytime => Some(Draft::clock(Clock::Part(part), at + 3)),
            _ => None,
        }
    }

    /// "GMT", "Eastern time", "Greenwich Mean Time", "local time".
    fn zone(&self, at: usize) -> Option<(Zone, usize)> {
        if self.gap(at) != Gap::Space {
            return None;
        }
        if let Word::Zone(minutes) = self.word(at) {
            let zone = match self.raw(at) {
                word if self.case(at) != Case::Upper || word.len() < 3 => return None,
                "EST" | "CST" | "MST" | "PST" => Zone::Fixed(minutes),
                _ => Zone::Fixed(minutes),
            };
            return Some((zone, at + 1));
        }
        let american = match self.raw(at) {
            "ET" | "Eastern" => Some(-300),
            "CT" | "Central" => Some(-360),
            "MT" | "Mountain" => Some(-420),
            "PT" | "Pacific" => Some(-480),
            _ => None,
        };
        if let Some(minutes) = american {
            if self.raw(at).len() == 2 {
                return Some((Zone::American(minutes), at + 1));
            }
            let daylight = self.is(at + 1, "daylight") || self.is(at + 1, "standard");
            let next = if daylight { at + 2 } else { at + 1 };
            return self.is(next, "time").then_some((Zone::American(minutes), next + 1));
        }
        if self.is(at, "greenwich") && self.is(at + 1, "mean") && self.is(at + 2, "time") {
            return Some((Zone::Fixed(0), at + 3));
        }
        let place = self.is(at, "local") || (self.case(at) == Case::Title && self.word(at) == Word::Other);
        (place && self.is(at + 1, "time") && self.gap(at + 1) == Gap::Space).then_some((Zone::Local, at + 2))
    }

    /// A part of a day that stands alone or before its day: "the early hours", "overnight", "late afternoon", "dawn".
    fn part(&self, at: usize) -> Option<Draft> {
        let (mut start, mut modifier, approximate) = self.nearness(at);
        if start == at + 1 && !approximate {
            return None;
        }
        if self.is_link(start, Link::The) {
            start += 1;
        }
        if matches!(self.word(start), Word::Early | Word::Late | Word::Middle) && self.is_plain_modifier(start) {
            modifier = modifier.or(match self.word(start) {
                Word::Early => Some(Modifier::Start),
                Word::Middle => Some(Modifier::Middle),
                _ => Some(Modifier::End),
            });
            if self.is(start + 1, "hours") && self.word(start) == Word::Early {
                return Some(Draft::clock(Clock::Part(Part::SmallHours), start + 2));
            }
            start += 1;
            if self.is(start, "morning") && self.is(start + 1, "hours") {
                return Some(Draft::clock(Clock::Part(Part::SmallHours), start + 2));
            }
            if self.gap(start) == Gap::Hyphen && self.word(start - 1) != Word::Middle {
                // "late-night talks" are a kind of talks.
                return None;
            }
        }
        if (self.is(start, "small") || self.is(start, "wee") || self.is(start, "predawn"))
            && self.is(start + 1, "hours")
        {
            return Some(Draft::clock(Clock::Part(Part::SmallHours), start + 2));
        }
        if self.word(start) == Word::Ordinal(1) && self.is(start + 1, "light") {
            return Some(Draft { modifier, approximate, ..Draft::clock(Clock::Part(Part::Dawn), start + 2) });
        }
        let Word::Part(part) = self.word(start) else { return None };
        if !self.is_time_of_day(at, start, part) {
            return None;
        }
        Some(Draft { modifier, approximate, ..Draft::clock(Clock::Part(part), start + 1) })
    }

    /// "early", "late", "mid" as adjectives, not "the start", "the end".
    pub fn is_plain_modifier(&self, at: usize) -> bool {
        ["early", "late", "mid"].iter().any(|word| self.is(at, word))
    }

    /// Whether the part of a day at `start` is a time and not, say, an evening gown or a night of terror.
    fn is_time_of_day(&self, at: usize, start: usize, part: Part) -> bool {
        let told = self.before(at).is_some_and(|b| {
            matches!(
                self.word(b),
                Word::Link(
                    Link::At
                        | Link::By
                        | Link::In
                        | Link::Until
                        | Link::Since
                        | Link::During
                        | Link::On
                        | Link::From
                        | Link::To
                        | Link::Between
                ) | Word::Earlier
                    | Word::Later
                    | Word::About
            ) || self.is(b, "through")
        });
        let of_a_day = self.gap(start + 1) == Gap::Space
            && self.is_link(start + 1, Link::Of)
            && matches!(self.word(start + 2), Word::Weekday(..) | Word::Month(_));
        // "the evening bulletin" is a kind of bulletin.
        let kind_of = self.gap(start + 1) == Gap::Space
            && self.word(start + 1) == Word::Other
            && self.case(start + 1) == Case::Lower
            && start > at
            && self.is_link(start - 1, Link::The)
            && ["prayer", "prayers", "news", "bulletin", "rush", "session", "edition", "shift", "meal", "service"]
                .iter()
                .any(|word| self.is(start + 1, word));
        match part {
            _ if kind_of => false,
            Part::Overnight => true,
            _ => told || of_a_day || start > at && self.word(at) == Word::About,
        }
    }

    /// A part of the day right after a day: "Friday night", "Friday in the early evening", "Saturday overnight".
    pub fn part_after_day(&self, at: usize) -> Option<Draft> {
        if let Some(part) = self.in_the_part(at) {
            return Some(part);
        }
        let (start, modifier) = match self.word(at) {
            Word::Early if self.is(at, "early") => (at + 1, Some(Modifier::Start)),
            Word::Late if self.is(at, "late") => (at + 1, Some(Modifier::End)),
            _ => (at, None),
        };
        match self.word(start) {
            Word::Part(part) if matches!(self.gap(start), Gap::Space | Gap::Hyphen) => {
                Some(Draft { modifier, ..Draft::clock(Clock::Part(part), start + 1) })
            }
            _ => None,
        }
    }
}
