use super::find::{Draft, Finder};
use super::lex::{Case, Gap, Means};
use super::{Clock, From, Modifier, Named, Repeated, Said, Within};
use crate::wording::calendar::{Feast, Link, Number, Part, Season, Unit, Which, Word};
use crate::wording::is_function_word;

impl Said {
    /// Whether a time of day can be said of it.
    pub(super) fn is_a_day(self) -> bool {
        match self {
            Self::Named { what, .. } => matches!(
                what,
                Named::Day(..) | Named::DayOfMonth(_) | Named::Weekday(_) | Named::Feast(_) | Named::Unit(Unit::Day)
            ),
            Self::Shift { unit, .. } => unit == Unit::Day,
            _ => false,
        }
    }
}

fn named(what: Named) -> Said {
    Said::Named { what, which: None, within: None }
}

fn days_from_now(days: i32) -> Said {
    Said::Shift { tenths: Some(days * 10), sign: days.signum() as i8, unit: Unit::Day, from: From::Writing }
}

impl Finder<'_> {
    /// A time of the calendar, with the part of it that is meant: "late November", "the end of next year".
    pub fn modified_day(&self, at: usize) -> Option<Draft> {
        if let Some((modifier, start)) = self.part_of_longer(at)
            && let Some(day) = self.day(start).or_else(|| self.longer(start))
            && day.modifier.is_none()
        {
            return Some(day.modified(modifier));
        }
        if self.word(at) == Word::About {
            return self.day(at + 1).map(|day| Draft { approximate: true, ..day });
        }
        self.day(at)
    }

    /// "late", "mid-", "the end of", "earlier", "the start of": and where what it is a part of begins.
    fn part_of_longer(&self, at: usize) -> Option<(Modifier, usize)> {
        let article = usize::from(self.is_link(at, Link::The));
        let word = at + article;
        if article == 1 && self.gap(word) != Gap::Space {
            return None;
        }
        let joined = |at| matches!(self.gap(at), Gap::Space | Gap::Hyphen | Gap::Glued);
        let in_the_part = |modifier, next: usize| {
            if self.is_link(next, Link::Of) || self.is_link(next, Link::In) { Some((modifier, next + 1)) } else { None }
        };
        match self.word(word) {
            Word::Ordinal(1) | Word::Which(Which::Last) if article == 1 => self.first_or_last_of(word),
            Word::Early | Word::Middle | Word::Late if !joined(word + 1) => None,
            Word::Early if self.is(word, "early") => Some((Modifier::Start, self.after_in_or_on(word + 1))),
            Word::Late if self.is(word, "late") => Some((Modifier::End, self.after_in_or_on(word + 1))),
            Word::Middle if self.is(word, "mid") => Some((Modifier::Middle, word + 1)),
            Word::Early => in_the_part(Modifier::Start, word + 1),
            Word::Middle => in_the_part(Modifier::Middle, word + 1),
            Word::Late if self.is(word, "end") && self.is_link(word + 1, Link::Of) => Some((Modifier::End, word + 2)),
            Word::Earlier if self.is(word, "earlier") && article == 0 => {
                self.around_now(word).map(|w| (Modifier::Earlier, w))
            }
            Word::Later if self.is(word, "later") && article == 0 => {
                self.around_now(word).map(|w| (Modifier::Later, w))
            }
            _ => None,
        }
    }

    /// "late on Sunday", "early in March".
    fn after_in_or_on(&self, at: usize) -> usize {
        if self.is_link(at, Link::In) || self.is_link(at, Link::On) { at + 1 } else { at }
    }

    /// "the first week of March", "the last days of the year": where the longer time begins.
    fn first_or_last_of(&self, at: usize) -> Option<(Modifier, usize)> {
        let modifier = match self.word(at) {
            Word::Ordinal(1) => Modifier::Start,
            Word::Which(Which::Last) => Modifier::End,
            _ => return None,
        };
        let part = matches!(self.word(at + 1), Word::Unit(Unit::Hour | Unit::Day | Unit::Week | Unit::Month, _));
        (part && self.is_link(at + 2, Link::Of)).then_some((modifier, at + 3))
    }

    /// After "earlier" or "later": "this month", "in the week", "today".
    fn around_now(&self, at: usize) -> Option<usize> {
        if self.gap(at + 1) != Gap::Space {
            return None;
        }
        match self.word(at + 1) {
            Word::Which(Which::This) | Word::Day(0 | -1) | Word::That => Some(at + 1),
            Word::Weekday(_, Number::One) if self.is(at, "earlier") => Some(at + 1),
            Word::Link(Link::In) if self.is_link(at + 2, Link::The) && matches!(self.word(at + 3), Word::Unit(..)) => {
                Some(at + 2)
            }
            _ => None,
        }
    }

    /// "the year", "the month", "the week" after "the end of" and the like, where they are those of the day of writing;
    /// "year-end" and "year's end".
    fn longer(&self, at: usize) -> Option<Draft> {
        let word = if self.is_link(at, Link::The) { at + 1 } else { return None };
        match self.word(word) {
            Word::Unit(unit, Number::One) if unit >= Unit::Day => {
                let which = Some(Which::This);
                Some(Draft::new(Said::Named { what: Named::Unit(unit), which, within: None }, word + 1))
            }
            _ => None,
        }
    }

    /// A time of the calendar.
    pub fn day(&self, at: usize) -> Option<Draft> {
        match self.means(at) {
            Means::Digits(..) => self
                .iso_date(at)
                .or_else(|| self.day_month(at))
                .or_else(|| self.decade(at))
                .or_else(|| self.slashed(at))
                .or_else(|| self.ordinal_unit(at))
                .or_else(|| self.year(at)),
            Means::Word(word) => match word {
                Word::Month(_) => self.month(at),
                Word::Weekday(_, Number::One) => self.weekday(at),
                Word::Day(days) => Some(Draft::new(days_from_now(i32::from(days)), at + 1)),
                Word::Tonight => {
                    Some(Draft { clock: Clock::Part(Part::Night), ..Draft::new(days_from_now(0), at + 1) })
                }
                Word::Feast(_) | Word::FeastName => self.feast(at),
                Word::Season(_) => self.season(at, None),
                Word::Which(which) => self.which(at, which),
                Word::Ordinal(_) | Word::Unit(Unit::Second, _) => self.ordinal_unit(at).or_else(|| self.day_month(at)),
                Word::Count(_) => self.day_month(at),
                Word::Link(Link::The) => self.after_the(at),
                Word::That => self.that(at),
                Word::Other => self.decade(at),
                _ => None,
            },
            _ => None,
        }
    }

    fn after_the(&self, at: usize) -> Option<Draft> {
        let next = at + 1;
        if self.gap(next) != Gap::Space {
            return if self.gap(next) == Gap::Break || self.gap(next) == Gap::Apostrophe {
                self.decade(next)
            } else {
                None
            };
        }
        match self.means(next) {
            Means::Digits(..) => self
                .day_month(next)
                .or_else(|| self.decade(next))
                .or_else(|| self.ordinal_unit(next))
                .or_else(|| self.ordinal_day(next))
                .or_else(|| self.year(next).filter(|year| year.next > next + 1)),
            Means::Word(word) => match word {
                Word::Which(Which::Last | Which::Next | Which::This)
                    if !matches!(self.word(next + 1), Word::Weekday(..) | Word::Unit(..) | Word::Part(_)) =>
                {
                    None
                }
                Word::Which(Which::Last | Which::Next) if matches!(self.word(next + 1), Word::Unit(unit, _) if unit > Unit::Day) => {
                    None
                }
                Word::Which(Which::Next) => self.which(next, Which::Following),
                Word::Which(which) => self.which(next, which),
                Word::Ordinal(_) | Word::Count(_) => self.ordinal_unit(next).or_else(|| self.day_month(next)),
                Word::Unit(Unit::Second, _) => self.ordinal_unit(next).or_else(|| self.day_month(next)),
                Word::Season(_) => self.season(next, Some(at)),
                Word::Unit(unit, Number::One) => self.the_unit(next, unit),
                Word::Part(part) => self.the_part(next, part),
                Word::Early | Word::Middle | Word::Late => None,
                _ => self.decade(next),
            },
            _ => None,
        }
    }

    /// "the weekend", "the day before", "the week of March 3".
    fn the_unit(&self, at: usize, unit: Unit) -> Option<Draft> {
        let shift = |sign: i8, from, next| {
            Some(Draft::new(Said::Shift { tenths: Some(i32::from(sign) * 10), sign, unit, from }, next))
        };
        let next = at + 1;
        if self.gap(next) == Gap::Space {
            let sign = match self.raw(next) {
                word if word.eq_ignore_ascii_case("before") => -1,
                word if word.eq_ignore_ascii_case("after") => 1,
                _ => 0,
            };
            if sign != 0 && unit >= Unit::Day {
                if self.gap(next + 1) == Gap::Space
                    && let Word::Day(days @ (-1 | 1)) = self.word(next + 1)
                {
                    return Some(Draft::new(days_from_now(i32::from(days * 2)), next + 2));
                }
                let ends = self.gap(next + 1) != Gap::Space || self.is_link(next + 1, Link::And);
                return if ends { shift(sign, From::Text, next + 1) } else { None };
            }
            if unit == Unit::Week && self.is_link(next, Link::Of) {
                let day = self.day(next + 1)?;
                let Said::Named { what: Named::Day(month, of_month, _), within, .. } = day.said else { return None };
                let what = Named::WeekOf(month, of_month);
                return Some(Draft::new(Said::Named { what, which: None, within }, day.next));
            }
        }
        // "the year-earlier quarter", "the year-ago period"
        if unit == Unit::Year && self.gap(next) == Gap::Hyphen && matches!(self.word(next), Word::Earlier | Word::Ago) {
            let period = self.gap(next + 1) == Gap::Space
                && (self.is(next + 1, "period") || matches!(self.word(next + 1), Word::Unit(Unit::Quarter, _)));
            return shift(-1, From::Text, if period { next + 2 } else { next + 1 });
        }
        let which = match unit {
            Unit::Weekend => {
                let said = Said::Named { what: Named::Unit(unit), which: None, within: None };
                return Some(Draft::new(said, next));
            }
            Unit::Quarter if self.gap(next) != Gap::Space || self.word(next) != Word::Other => Which::Same,
            _ => return None,
        };
        Some(Draft::new(Said::Named { what: Named::Unit(unit), which: Some(which), within: None }, next))
    }

    /// "the night of March 3", "the morning after".
    fn the_part(&self, at: usize, part: Part) -> Option<Draft> {
        let next = at + 1;
        if self.gap(next) != Gap::Space {
            return None;
        }
        let clock = Clock::Part(part);
        let sign = if self.is(next, "before") {
            -1
        } else if self.is(next, "after") {
            1
        } else {
            return None;
        };
        let said = Said::Shift { tenths: Some(sign * 10), sign: sign as i8, unit: Unit::Day, from: From::Text };
        (self.gap(next + 1) != Gap::Space).then_some(Draft { clock, ..Draft::new(said, next + 1) })
    }

    /// "that day", "that night", "that same week".
    fn that(&self, at: usize) -> Option<Draft> {
        if self.gap(at + 1) != Gap::Space {
            return None;
        }
        let next = if self.word(at + 1) == Word::Which(Which::Same) { at + 2 } else { at + 1 };
        match self.word(next) {
            Word::Unit(..) | Word::Part(_) | Word::Season(_) | Word::Month(_) | Word::Weekday(..) => {
                self.which(next - 1, Which::Same)
            }
            _ => None,
        }
    }

    /// What comes after "this", "last", "next", "the following", at word `at`.
    fn which(&self, at: usize, which: Which) -> Option<Draft> {
        let next = at + 1;
        if self.gap(next) != Gap::Space {
            return None;
        }
        let of = |what, next| Some(Draft::new(Said::Named { what, which: Some(which), within: None }, next));
        let day = |days: i32, part, next| Draft { clock: Clock::Part(part), ..Draft::new(days_from_now(days), next) };
        match self.word(next) {
            Word::Weekday(weekday, Number::One) => {
                if self.is_link(next + 1, Link::Of) && self.word(next + 2) == Word::Every {
                    return Some(Draft::new(Said::Each(Repeated::Weekday(weekday)), next + 4));
                }
                of(Named::Weekday(weekday), next + 1)
            }
            Word::Month(month) if self.case(next) != Case::Lower => of(Named::Month(month), next + 1),
            Word::Season(season) => of(Named::Season(season), next + 1),
            Word::Feast(feast) => of(Named::Feast(feast), next + 1),
            Word::Unit(unit, Number::One) if unit == Unit::Second => None,
            Word::Unit(Unit::Minute | Unit::Hour, _) => None,
            Word::Unit(unit, Number::One) if matches!(which, Which::Past | Which::Coming) => (which == Which::Coming
                && unit > Unit::Day
                && !self.is_link(at - 1, Link::The))
            .then(|| {
                Draft::new(Said::Named { what: Named::Unit(unit), which: Some(Which::Next), within: None }, next + 1)
            }),
            Word::Unit(unit, Number::One) => {
                // "last minute" talks, "the last day" of a trial: a day is last only as a weekday or a date.
                if unit == Unit::Day && matches!(which, Which::Last | Which::This) {
                    return None;
                }
                self.quarter_of_year(next, unit, which).or_else(|| of(Named::Unit(unit), next + 1))
            }
            Word::Part(part) => match which {
                Which::This => Some(day(0, part, next + 1)),
                Which::Last if matches!(part, Part::Night | Part::Evening | Part::Afternoon | Part::Morning) => {
                    Some(day(-1, part, next + 1))
                }
                Which::Previous | Which::Following | Which::Same | Which::Next => {
                    let which = if which == Which::Next { Which::Following } else { which };
                    let said = Said::Named { what: Named::Unit(Unit::Day), which: Some(which), within: None };
                    Some(Draft { clock: Clock::Part(part), ..Draft::new(said, next + 1) })
                }
                _ => None,
            },
            Word::Early | Word::Late if which == Which::This && self.is_plain_modifier(next) => None,
            _ => self.ordinal_of_which(next, which),
        }
    }

    /// "last year's third quarter".
    fn quarter_of_year(&self, at: usize, unit: Unit, which: Which) -> Option<Draft> {
        let owns = unit == Unit::Year && self.gap(at + 1) == Gap::Apostrophe && self.is(at + 1, "s");
        let steps = match which {
            Which::This => 0,
            Which::Last => -1,
            Which::Next => 1,
            _ => return None,
        };
        let quarter = self.ordinal_unit(at + 2).filter(|_| owns && self.gap(at + 2) == Gap::Space)?;
        let Said::Named { what, within: None, .. } = quarter.said else { return None };
        Some(Draft { said: Said::Named { what, which: None, within: Some(Within::Years(steps)) }, ..quarter })
    }

    /// "this third quarter".
    fn ordinal_of_which(&self, at: usize, which: Which) -> Option<Draft> {
        let draft = self.ordinal_unit(at)?;
        let Said::Named { what, within: None, .. } = draft.said else { return None };
        Some(Draft { said: Said::Named { what, which: Some(which), within: None }, ..draft })
    }

    /// "third quarter of 2023", "first half", "18th century".
    fn ordinal_unit(&self, at: usize) -> Option<Draft> {
        let (n, next) = self.ordinal(at)?;
        let joined = matches!(self.gap(next), Gap::Space | Gap::Hyphen);
        if !joined {
            return None;
        }
        match self.word(next) {
            Word::Unit(Unit::Quarter, Number::One) if (1..=4).contains(&n) => {
                Some(self.within(Draft::new(named(Named::Quarter(n as u8)), next + 1)))
            }
            Word::Link(Link::Half) if (1..=2).contains(&n) => {
                let half = Draft::new(named(Named::Half(n as u8)), next + 1);
                let inside = self.within(half);
                let modifier = if n == 1 { Modifier::Start } else { Modifier::End };
                if inside.next > half.next {
                    return Some(inside);
                }
                // "the first half of the 18th century", "the second half of April"
                if self.is_link(half.next, Link::Of)
                    && let Some(longer) = self.day(half.next + 1).or_else(|| self.longer(half.next + 1))
                {
                    if let Said::Named { what: Named::Unit(Unit::Year), which: Some(Which::This), .. } = longer.said {
                        let said =
                            Said::Named { what: Named::Half(n as u8), which: None, within: Some(Within::Years(0)) };
                        return Some(Draft { said, ..longer });
                    }
                    return Some(longer.modified(modifier));
                }
                let told = at > 0
                    && self.before(at).is_some_and(|b| {
                        self.is_link(b, Link::The)
                            && b > 0
                            && matches!(self.word(b - 1), Word::Link(Link::In | Link::During | Link::For))
                    });
                told.then_some(half)
            }
            Word::Unit(Unit::Century, Number::One) if (1..=21).contains(&n) => {
                Some(Draft::new(named(Named::Century(n as i16 - 1)), next + 1))
            }
            _ => None,
        }
    }

    /// "the 9th", only where it is a day: after "on" or "since".
    fn ordinal_day(&self, at: usize) -> Option<Draft> {
        let (n, next) = self.ordinal(at)?;
        let told = at >= 2
            && matches!(self.word(at - 2), Word::Link(Link::On | Link::Since | Link::Until | Link::By | Link::From));
        let ends = self.gap(next) != Gap::Space
            || matches!(self.word(next), Word::Link(Link::At | Link::And | Link::To | Link::Of));
        let day = (1..=31).contains(&n) && told && ends;
        day.then(|| self.within(Draft::new(named(Named::DayOfMonth(n as u8)), next)))
    }

    /// "March", "March 9", "March 9, 2024", "March 2024".
    fn month(&self, at: usize) -> Option<Draft> {
        let Word::Month(month) = self.word(at) else { return None };
        if self.case(at) == Case::Lower && (self.raw(at).len() <= 5 && month != 4) {
            return None;
        }
        let joined = |gap, at: usize| matches!(gap, Gap::Space) || gap == Gap::Stop && self.is_abbreviated(at - 1);
        let mut next = at + 1;
        if joined(self.gap(next), next) {
            let day_at = if self.is_link(next, Link::The) { next + 1 } else { next };
            if let Some((day, after)) = self.day_of_month(day_at) {
                let draft = Draft::new(named(Named::Day(month, day, None)), after);
                return Some(self.with_year(draft));
            }
        }
        if let Some(year) = self.year_at(next).filter(|_| joined(self.gap(next), next) || self.gap(next) == Gap::Comma)
        {
            let said = Said::Named { what: Named::Month(month), which: None, within: Some(Within::Year(year)) };
            return Some(Draft::new(said, next + 1));
        }
        if !self.is_month_alone(at, month) {
            return None;
        }
        if self.gap(next) == Gap::Stop && self.is_abbreviated(at) {
            next = at + 1;
        }
        Some(self.within(Draft::new(named(Named::Month(month)), next)))
    }

    /// "May" and "March" begin sentences and stand in names; "Mar" and "Dec" are short for more than months.
    fn is_month_alone(&self, at: usize, month: u8) -> bool {
        let told =
            self.before(at).is_some_and(|b| {
                matches!(
                    self.word(b),
                    Word::Link(
                        Link::In
                            | Link::Since
                            | Link::Until
                            | Link::By
                            | Link::From
                            | Link::To
                            | Link::Of
                            | Link::During
                            | Link::And
                            | Link::Between
                            | Link::For
                            | Link::Or
                            | Link::On
                    ) | Word::Early
                        | Word::Late
                        | Word::Middle
                        | Word::Which(_)
                        | Word::Earlier
                        | Word::Later
                        | Word::Month(_)
                        | Word::About
                        | Word::Every
                )
            }) || self.gap(at) == Gap::Hyphen && at > 0 && matches!(self.word(at - 1), Word::Middle | Word::Month(_));
        // "a May appearance", "a June shooting"
        let kind_of = self.before(at).is_some_and(|b| self.is_link(b, Link::A))
            && self.gap(at + 1) == Gap::Space
            && self.case(at + 1) == Case::Lower
            && self.word(at + 1) == Word::Other;
        let told = told || kind_of;
        let is_short = self.raw(at).len() <= 4;
        match month {
            3 | 5 => {
                told && !(self
                    .before(at)
                    .is_some_and(|b| self.is_link(b, Link::The) || self.is_link(b, Link::Of) && month == 3 && b == 0))
            }
            6 | 7 if self.raw(at).len() == 4 => told,
            _ if is_short => told && self.gap(at + 1) == Gap::Stop,
            _ => true,
        }
    }

    /// A day of the month in digits, "9" or "9th", and the word after it.
    fn day_of_month(&self, at: usize) -> Option<(u8, usize)> {
        let Means::Digits(day @ 1..=31, 1..=2) = self.means(at) else { return None };
        if self.gap(at + 1) == Gap::Glued {
            let (_, next) = self.ordinal(at)?;
            return Some((day as u8, next));
        }
        let is_clock = self.gap(at + 1) == Gap::Colon || matches!(self.word(at + 1), Word::Am | Word::Pm);
        (!is_clock && !self.is_price(at)).then_some((day as u8, at + 1))
    }

    /// "9 March 2024", "9th of March", "the fourth of July".
    fn day_month(&self, at: usize) -> Option<Draft> {
        let (day, mut next) = match self.means(at) {
            Means::Digits(..) => self.day_of_month(at)?,
            _ => self.ordinal(at).map(|(day, next)| (day as u8, next))?,
        };
        if !(1..=31).contains(&day) || !matches!(self.gap(next), Gap::Space | Gap::Hyphen) {
            return None;
        }
        if self.is_link(next, Link::Of) {
            next += 1;
        }
        let Word::Month(month) = self.word(next) else { return None };
        if self.case(next) == Case::Lower {
            return None;
        }
        let draft = Draft::new(named(Named::Day(month, day, None)), next + 1);
        Some(self.with_year(draft))
    }

    /// `2024-03-09`.
    fn iso_date(&self, at: usize) -> Option<Draft> {
        let (Means::Digits(year, 4), Means::Digits(month @ 1..=12, 2), Means::Digits(day @ 1..=31, 2)) =
            (self.means(at), self.means(at + 1), self.means(at + 2))
        else {
            return None;
        };
        if self.gap(at + 1) != Gap::Hyphen || self.gap(at + 2) != Gap::Hyphen {
            return None;
        }
        let what = Named::Day(month as u8, day as u8, None);
        Some(Draft::new(Said::Named { what, which: None, within: Some(Within::Year(year as i16)) }, at + 3))
    }

    /// `3/9/2024`: the month first, as American papers have it, unless that is no month.
    fn slashed(&self, at: usize) -> Option<Draft> {
        if self.raw(at) == "9"
            && self.raw(at + 1) == "11"
            && self.gap(at + 1) == Gap::Slash
            && self.gap(at + 2) != Gap::Slash
        {
            // The attacks have the day for a name.
            let said = Said::Named { what: Named::Day(9, 11, None), which: None, within: Some(Within::Year(2001)) };
            return Some(Draft::new(said, at + 2));
        }
        let (Means::Digits(first @ 1..=31, 1..=2), Means::Digits(second @ 1..=31, 1..=2), Means::Digits(year, 4)) =
            (self.means(at), self.means(at + 1), self.means(at + 2))
        else {
            return None;
        };
        if self.gap(at + 1) != Gap::Slash || self.gap(at + 2) != Gap::Slash {
            return None;
        }
        let (month, day) = if first <= 12 { (first, second) } else { (second, first) };
        if month > 12 {
            return None;
        }
        let what = Named::Day(month as u8, day as u8, None);
        Some(Draft::new(Said::Named { what, which: None, within: Some(Within::Year(year as i16)) }, at + 3))
    }

    /// ", 2024", "2024", "last year", "of next year" after a day or a month.
    fn with_year(&self, draft: Draft) -> Draft {
        if matches!(self.gap(draft.next), Gap::Space | Gap::Comma | Gap::Hyphen)
            && let Some(year) = self.year_at(draft.next)
            && let Said::Named { what, which, .. } = draft.said
        {
            return Draft {
                said: Said::Named { what, which, within: Some(Within::Year(year)) },
                next: draft.next + 1,
                ..draft
            };
        }
        self.within(draft)
    }

    /// "of last year", "next year", "of 2023", "this month", "next week".
    fn within(&self, draft: Draft) -> Draft {
        let Said::Named { what, which, within: None } = draft.said else { return draft };
        let mut at = draft.next;
        if self.gap(at) != Gap::Space && !(self.gap(at) == Gap::Comma && self.year_at(at).is_some()) {
            return draft;
        }
        let linked = self.is_link(at, Link::Of) || self.is_link(at, Link::In);
        if linked {
            at += 1;
        }
        if let Some(year) = self.year_at(at) {
            let within = Some(Within::Year(year));
            return Draft { said: Said::Named { what, which, within }, next: at + 1, ..draft };
        }
        let steps = match self.word(at) {
            Word::Which(Which::This) => 0,
            Word::Which(Which::Last) => -1,
            Word::Which(Which::Next) => 1,
            _ => return draft,
        };
        if self.gap(at + 1) != Gap::Space {
            return draft;
        }
        let within = match (self.word(at + 1), what) {
            (Word::Unit(Unit::Year, Number::One), what) if !matches!(what, Named::Weekday(_)) => Within::Years(steps),
            (Word::Unit(Unit::Month, Number::One), Named::DayOfMonth(_)) => Within::Months(steps),
            (Word::Unit(Unit::Week, Number::One), Named::Weekday(_)) => Within::Weeks(steps),
            _ => return draft,
        };
        Draft { said: Said::Named { what, which, within: Some(within) }, next: at + 2, ..draft }
    }

    /// A year in digits that stands where only a year can: the caller has read a day, a month or a season before it.
    fn year_at(&self, at: usize) -> Option<i16> {
        let Means::Digits(year @ 1000..=2199, 4) = self.means(at) else { return None };
        let is_more = self.gap(at + 1) == Gap::Glued || self.gap(at + 1) == Gap::Colon || self.is_price(at);
        (!is_more).then_some(year as i16)
    }

    /// A year that stands alone: "in 2015", "the 2015 vote".
    fn year(&self, at: usize) -> Option<Draft> {
        let year = self.year_at(at)?;
        if self.gap(at) == Gap::Glued
            || self.gap(at) == Gap::Colon
            || self.gap(at) == Gap::Slash
            || !self.is_year_alone(at, year)
        {
            return None;
        }
        if self.gap(at + 1) == Gap::Space
            && let Some(quarter) = self.ordinal_unit(at + 1)
            && let Said::Named { what: what @ (Named::Quarter(_) | Named::Half(_)), within: None, .. } = quarter.said
        {
            return Some(Draft {
                said: Said::Named { what, which: None, within: Some(Within::Year(year)) },
                ..quarter
            });
        }
        Some(Draft::new(named(Named::Year(year)), at + 1))
    }

    /// The second of "1998-99", "March 9-12", "May 5 and 6", and the word it stands at.
    pub fn second_of_range(&self, first: &Draft) -> Option<(usize, Draft)> {
        let hyphened = self.gap(first.next) == Gap::Hyphen;
        let linked = self.gap(first.next) == Gap::Space
            && matches!(self.word(first.next), Word::Link(Link::And | Link::To | Link::Or))
            && self.gap(first.next + 1) == Gap::Space;
        if !hyphened && !linked {
            return None;
        }
        let at = first.next + usize::from(linked);
        let Said::Named { what, which: None, within } = first.said else { return None };
        let Means::Digits(n, 1..=2) = self.means(at) else { return None };
        match what {
            Named::Year(year) if hyphened && n as i16 > year % 100 && self.gap(at + 1) != Gap::Glued => {
                Some((at, Draft::new(named(Named::Year(year / 100 * 100 + n as i16)), at + 1)))
            }
            Named::Day(month, day, _) if n as u8 > day && n <= 31 => {
                let (second, next) = self.day_of_month(at)?;
                let counts = linked
                    && self.gap(next) == Gap::Space
                    && self.word(next) == Word::Other
                    && self.case(next) == Case::Lower;
                let said = Said::Named { what: Named::Day(month, second, None), which: None, within };
                (!counts).then(|| (at, self.with_year(Draft::new(said, next))))
            }
            _ => None,
        }
    }

    fn is_year_alone(&self, at: usize, year: i16) -> bool {
        let told = self.before(at).is_some_and(|b| {
            matches!(
                self.word(b),
                Word::Link(Link::In | Link::Since | Link::Until | Link::By | Link::From | Link::During | Link::Between)
                    | Word::Early
                    | Word::Late
                    | Word::Middle
                    | Word::Earlier
                    | Word::Later
            )
        });
        let counted = self.counts(at + 1);
        let numbered = self.gap(at) == Gap::Stop && at > 0 && self.is(at - 1, "no")
            || self.before(at).is_some_and(|b| {
                const NUMBERED: [&str; 12] = [
                    "flight", "route", "highway", "no", "number", "boeing", "airbus", "model", "room", "some", "least",
                    "nearly",
                ];
                let since = b >= 2 && self.is_link(b - 2, Link::Since);
                NUMBERED.iter().any(|word| self.is(b, word)) && !since
                    || matches!(self.word(b), Word::Link(Link::Than) | Word::About)
            });
        match year {
            1900..=2059 => told && !counted || !counted && !numbered,
            _ => told && !counted && !matches!(self.gap(at + 1), Gap::Hyphen),
        }
    }

    /// Whether word `at` is what a number before it counts or measures.
    fn counts(&self, at: usize) -> bool {
        if self.gap(at) != Gap::Space {
            return self.gap(at) == Gap::Hyphen && matches!(self.means(at), Means::Word(Word::Unit(..) | Word::Other));
        }
        if matches!(
            self.word(at),
            Word::Zone(_)
                | Word::Unit(
                    Unit::Hour | Unit::Minute | Unit::Day | Unit::Year | Unit::Month | Unit::Week,
                    Number::Many
                )
        ) {
            return true;
        }
        const COUNTED: [&str; 38] = [
            "people",
            "men",
            "women",
            "children",
            "miles",
            "meters",
            "metres",
            "feet",
            "km",
            "kilometers",
            "kilometres",
            "dollars",
            "euros",
            "pounds",
            "percent",
            "soldiers",
            "troops",
            "homes",
            "houses",
            "jobs",
            "workers",
            "tons",
            "tonnes",
            "acres",
            "hectares",
            "residents",
            "students",
            "points",
            "employees",
            "members",
            "civilians",
            "passengers",
            "barrels",
            "votes",
            "shares",
            "refugees",
            "units",
            "calories",
        ];
        COUNTED.iter().any(|word| self.is(at, word))
    }

    /// "1990s", "'90s", "nineties".
    fn decade(&self, at: usize) -> Option<Draft> {
        let plural = self.is(at + 1, "s") && matches!(self.gap(at + 1), Gap::Glued | Gap::Apostrophe);
        match self.means(at) {
            Means::Digits(year @ 1000..=2190, 4) if plural && year % 10 == 0 => {
                let what = if year % 100 == 0 && year < 1900 {
                    Named::Century((year / 100) as i16)
                } else {
                    Named::Decade((year / 10) as i16)
                };
                Some(Draft::new(named(what), at + 2))
            }
            Means::Digits(year @ 20..=90, 2)
                if plural
                    && year % 10 == 0
                    && matches!(self.gap(at), Gap::Apostrophe | Gap::Break | Gap::Space | Gap::Hyphen) =>
            {
                Some(Draft::new(named(Named::Decade(190 + (year / 10) as i16)), at + 2))
            }
            Means::Word(Word::Other) => {
                const NAMES: [&str; 8] =
                    ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
                let decade = NAMES.iter().position(|name| self.is(at, name))? as i16;
                let owned = self.before(at).is_some_and(|b| {
                    self.is_link(b, Link::The) || matches!(self.word(b), Word::Early | Word::Late | Word::Middle)
                });
                owned.then(|| Draft::new(named(Named::Decade(192 + decade)), at + 1))
            }
            _ => None,
        }
    }

    /// "Friday", "Friday, March 9", "Friday next week".
    fn weekday(&self, at: usize) -> Option<Draft> {
        let Word::Weekday(weekday, Number::One) = self.word(at) else { return None };
        let short = self.raw(at).len() <= 5;
        if short && self.case(at) == Case::Lower {
            return None;
        }
        let mut next = at + 1;
        let joined = matches!(self.gap(next), Gap::Space | Gap::Comma) || short && self.gap(next) == Gap::Stop;
        if joined {
            if self.is_link(next, Link::The) {
                next += 1;
            }
            let date = self.month(next).or_else(|| self.day_month(next));
            if let Some(date) = date
                && let Said::Named { what: Named::Day(month, day, None), which, within } = date.said
            {
                let what = Named::Day(month, day, Some(weekday));
                return Some(Draft { said: Said::Named { what, which, within }, ..date });
            }
        }
        if self.is_name_of_more(at) {
            return None;
        }
        // "Sun" and "Sat" alone are a star and a verb.
        if short && self.gap(at + 1) != Gap::Stop {
            return None;
        }
        if short && (self.word(at) == Word::Weekday(7, Number::One) || self.word(at) == Word::Weekday(6, Number::One)) {
            return None;
        }
        Some(self.within(Draft::new(named(Named::Weekday(weekday)), at + 1)))
    }

    /// "Black Friday", "the Sunday Times".
    fn is_name_of_more(&self, at: usize) -> bool {
        const BEFORE: [&str; 9] = ["Black", "Bloody", "Super", "Ash", "Palm", "Cyber", "Maundy", "Holy", "Giving"];
        const AFTER: [&str; 8] = ["Times", "Telegraph", "Mirror", "Mail", "Post", "Express", "Herald", "Star"];
        let names = |list: &[&str], at: usize| list.contains(&self.raw(at));
        self.before(at).is_some_and(|b| names(&BEFORE, b)) || self.gap(at + 1) == Gap::Space && names(&AFTER, at + 1)
    }

    fn season(&self, at: usize, article: Option<usize>) -> Option<Draft> {
        let Word::Season(season) = self.word(at) else { return None };
        let draft = self.within(Draft::new(named(Named::Season(season)), at + 1));
        let Said::Named { within, .. } = draft.said else { return None };
        if within.is_some() {
            return Some(draft);
        }
        // A spring can be a well and a fall can hurt: without a year the word stands in "in the spring".
        let first = article.unwrap_or(at);
        let told = self.before(first).is_some_and(|b| {
            matches!(
                self.word(b),
                Word::Link(Link::In | Link::Since | Link::Until | Link::By | Link::During | Link::Of | Link::Over)
                    | Word::Early
                    | Word::Late
                    | Word::Middle
            )
        });
        let ends = self.gap(draft.next) != Gap::Space
            || self.word(draft.next) != Word::Other
            || is_function_word(self.raw(draft.next))
            || season != Season::Autumn && season != Season::Spring;
        (told && ends && !self.is_link(draft.next, Link::Of)).then_some(draft)
    }

    fn feast(&self, at: usize) -> Option<Draft> {
        if self.case(at) == Case::Lower {
            return None;
        }
        let Word::Feast(mut feast) = self.word(at) else { return self.feast_of_two_words(at) };
        let mut next = at + 1;
        if self.gap(next) == Gap::Space {
            match (feast, self.raw(next)) {
                (Feast::Christmas, "Eve") => (feast, next) = (Feast::ChristmasEve, next + 1),
                (Feast::Christmas | Feast::Thanksgiving, "Day") => next += 1,
                (Feast::Easter, "Sunday") => next += 1,
                (Feast::Easter, "Monday") => (feast, next) = (Feast::EasterMonday, next + 1),
                _ => {}
            }
        }
        Some(self.with_year(Draft::new(named(Named::Feast(feast)), next)))
    }

    /// "Boxing Day", "New Year's Eve", "Good Friday".
    fn feast_of_two_words(&self, at: usize) -> Option<Draft> {
        let second = self.raw(at + 1);
        if self.gap(at + 1) != Gap::Space && self.gap(at + 1) != Gap::Apostrophe {
            return None;
        }
        let owner = usize::from(second == "s");
        let third = || if self.gap(at + 2) == Gap::Apostrophe { self.raw(at + 3) } else { self.raw(at + 2) };
        let (feast, words) = match (self.raw(at), second) {
            ("Boxing", "Day") => (Feast::BoxingDay, 2),
            ("New", "Year") if third() == "Eve" => (Feast::NewYearsEve, 4),
            ("New", "Year") if third() == "Day" => (Feast::NewYear, 4),
            ("New", "Year") if self.gap(at + 2) != Gap::Apostrophe => (Feast::NewYear, 2),
            ("Good", "Friday") => (Feast::GoodFriday, 2),
            ("Memorial", "Day") => (Feast::MemorialDay, 2),
            ("Labor" | "Labour", "Day") => (Feast::LaborDay, 2),
            ("Independence", "Day") => (Feast::IndependenceDay, 2),
            ("Veterans", "Day") => (Feast::VeteransDay, 2),
            ("Valentine", "s") if self.raw(at + 2) == "Day" => (Feast::Valentine, 2 + owner),
            _ => return None,
        };
        Some(self.with_year(Draft::new(named(Named::Feast(feast)), at + words)))
    }
}
