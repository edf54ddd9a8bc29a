use super::find::{Draft, Finder};
use super::lex::{Case, Gap, Means};
use super::{Clock, From, Modifier, Named, Repeated, Said, Within};
use crate::wording::calendar::{Link, Number, Part, Unit, Which, Word};

impl Said {
    /// Whether a time of day can be said of it.
    pub(super) fn is_a_day(self) -> bool {
        match self {
            Self::Named { what, .. } => matches!(
                what,
                Named::Day(..)
                    | Named::NthWeekday(..)
                    | Named::DayOfMonth(_)
                    | Named::Weekday(_)
                    | Named::Feast(_)
                    | Named::Unit(Unit::Day)
            ),
            Self::Shift { unit, .. } => unit == Unit::Day,
            _ => false,
        }
    }
}

pub(super) fn named(what: Named) -> Said {
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
            if self.is_link(next, Link::Of) { Some((modifier, next + 1)) } else { None }
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

    /// "year-end", "year's end".
    fn units_end(&self, at: usize, unit: Unit) -> Option<Draft> {
        let owned = self.gap(at + 1) == Gap::Apostrophe && self.is(at + 1, "s") && self.gap(at + 2) == Gap::Space;
        let end = if owned { at + 2 } else { at + 1 };
        if !(owned || self.gap(end) == Gap::Hyphen) || !self.is(end, "end") || unit < Unit::Week {
            return None;
        }
        let said = Said::Named { what: Named::Unit(unit), which: Some(Which::This), within: None };
        Some(Draft::new(said, end + 1).modified(Modifier::End))
    }

    /// "the year", "the month", "the week" after "the end of" and the like, where they are those of the day of writing;
    /// "year-end" and "year's end".
    pub fn longer(&self, at: usize) -> Option<Draft> {
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
                .or_else(|| self.short_quarter(at))
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
                Word::Which(which) => self.nth_weekday(at).or_else(|| self.which(at, which)),
                Word::Current if matches!(self.word(at + 1), Word::Unit(..)) => self.which(at, Which::This),
                Word::Ordinal(_) | Word::Unit(Unit::Second, _) => {
                    self.ordinal_unit(at).or_else(|| self.nth_weekday(at)).or_else(|| self.day_month(at))
                }
                Word::Count(_) => self.day_month(at),
                Word::Link(Link::The) => self.after_the(at),
                Word::That => self.that(at),
                Word::Unit(unit, Number::One) => self.units_end(at, unit),
                Word::Hint => self.decade(at),
                Word::Other => self.short_quarter(at),
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
                Word::Current if matches!(self.word(next + 1), Word::Unit(..)) => self.which(next, Which::This),
                Word::Which(Which::Next) => self.which(next, Which::Following),
                Word::Which(Which::Last) if self.nth_weekday(next).is_some() => self.nth_weekday(next),
                Word::Which(which) => self.which(next, which),
                Word::Ordinal(_) | Word::Count(_) => {
                    self.ordinal_unit(next).or_else(|| self.nth_weekday(next)).or_else(|| self.day_month(next))
                }
                Word::Unit(Unit::Second, _) => {
                    self.ordinal_unit(next).or_else(|| self.nth_weekday(next)).or_else(|| self.day_month(next))
                }
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
        match (which, self.word(next)) {
            (Which::This, Word::Which(Which::Past)) => return self.which(next, Which::Last),
            (Which::This, Word::Which(Which::Coming)) => return self.which(next, Which::Next),
            _ => {}
        }
        let of = |what, next| Some(Draft::new(Said::Named { what, which: Some(which), within: None }, next));
        let day = |days: i32, part, next| Draft { clock: Clock::Part(part), ..Draft::new(days_from_now(days), next) };
        match self.word(next) {
            Word::Weekday(weekday, Number::One) => {
                if self.is_link(next + 1, Link::Of) && self.word(next + 2) == Word::Every {
                    let end = if matches!(self.word(next + 3), Word::Unit(..)) { next + 4 } else { next + 3 };
                    return Some(Draft::new(Said::Each(Repeated::Weekday(weekday)), end));
                }
                of(Named::Weekday(weekday), next + 1)
            }
            Word::Month(month) if self.case(next) != Case::Lower => match self.month(next)?.said {
                // "this past Nov. 1"
                Said::Named { what: what @ Named::Day(..), .. } => of(what, self.month(next)?.next),
                _ => of(Named::Month(month), next + 1),
            },
            Word::Season(season) => of(Named::Season(season), next + 1),
            Word::Feast(feast) => of(Named::Feast(feast), next + 1),
            Word::Unit(Unit::Second, Number::One) => None,
            Word::Unit(Unit::Minute | Unit::Hour, _) => None,
            Word::Unit(unit, Number::One) if matches!(which, Which::Past | Which::Coming) => (which == Which::Coming
                && unit > Unit::Day
                && !self.before(at).is_some_and(|b| self.is_link(b, Link::The)))
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

    /// "first Monday of March", "last Sunday in October".
    fn nth_weekday(&self, at: usize) -> Option<Draft> {
        let (n, next) = match self.word(at) {
            Word::Which(Which::Last) => (-1, at + 1),
            _ => self.ordinal(at).map(|(n, next)| (n as i8, next))?,
        };
        let Word::Weekday(weekday, Number::One) = self.word(next) else { return None };
        let linked = self.is_link(next + 1, Link::Of) || self.is_link(next + 1, Link::In);
        if !linked || n > 5 || self.gap(next) != Gap::Space || self.gap(next + 1) != Gap::Space {
            return None;
        }
        let month = self.month(next + 2)?;
        let Said::Named { what: Named::Month(month_of_year), which: None, within } = month.said else { return None };
        let what = Named::NthWeekday(n, weekday, month_of_year);
        Some(Draft { said: Said::Named { what, which: None, within }, ..month })
    }

    /// "this third quarter".
    fn ordinal_of_which(&self, at: usize, which: Which) -> Option<Draft> {
        let draft = self.ordinal_unit(at)?;
        let Said::Named { what, within: None, .. } = draft.said else { return None };
        Some(Draft { said: Said::Named { what, which: Some(which), within: None }, ..draft })
    }
}
