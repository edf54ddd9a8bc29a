use super::dates::named;
use super::find::{Draft, Finder};
use super::lex::{Case, Gap, Means};
use super::{Modifier, Named, Said, Within};
use crate::wording::calendar::{Link, Number, Unit, Which, Word};

impl Finder<'_> {
    /// "third quarter of 2023", "first half", "18th century".
    pub fn ordinal_unit(&self, at: usize) -> Option<Draft> {
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

    /// "Q4 2020", "4Q", "Q3 of last year".
    pub fn short_quarter(&self, at: usize) -> Option<Draft> {
        let n = match (self.means(at), self.means(at + 1)) {
            _ if self.gap(at + 1) != Gap::Glued || self.gap(at + 2) == Gap::Glued || self.gap(at) == Gap::Glued => {
                return None;
            }
            (Means::Word(_), Means::Digits(n @ 1..=4, 1)) if self.raw(at) == "Q" => n,
            (Means::Digits(n @ 1..=4, 1), Means::Word(_)) if self.raw(at + 1) == "Q" => n,
            _ => return None,
        };
        let what = Named::Quarter(n as u8);
        let quarter = Draft::new(named(what), at + 2);
        match self.year_at(at + 2).filter(|_| self.gap(at + 2) == Gap::Space) {
            Some(year) => {
                let said = Said::Named { what, which: None, within: Some(Within::Year(year)) };
                Some(Draft::new(said, at + 3))
            }
            None => Some(self.within(quarter)),
        }
    }

    /// "the 9th", only where it is a day: after "on" or "since".
    pub fn ordinal_day(&self, at: usize) -> Option<Draft> {
        let (n, next) = self.ordinal(at)?;
        let told = at >= 2
            && matches!(self.word(at - 2), Word::Link(Link::On | Link::Since | Link::Until | Link::By | Link::From));
        let ends = self.gap(next) != Gap::Space
            || matches!(self.word(next), Word::Link(Link::At | Link::And | Link::To | Link::Of));
        let day = (1..=31).contains(&n) && told && ends;
        day.then(|| self.within(Draft::new(named(Named::DayOfMonth(n as u8)), next)))
    }

    /// A year in digits that stands where only a year can: the caller has read a day, a month or a season before it.
    pub fn year_at(&self, at: usize) -> Option<i16> {
        let Means::Digits(year @ 1000..=2199, 4) = self.means(at) else { return None };
        let is_more = self.gap(at + 1) == Gap::Glued || self.gap(at + 1) == Gap::Colon || self.is_price(at);
        (!is_more).then_some(year as i16)
    }

    /// A year that stands alone: "in 2015", "the 2015 vote".
    pub fn year(&self, at: usize) -> Option<Draft> {
        let year = self.year_at(at)?;
        // "138-2010-2015" is a telephone number.
        let after_figures = self.gap(at) == Gap::Hyphen && at > 0 && self.year_at(at - 1).is_none();
        if after_figures && matches!(self.means(at - 1), Means::Digits(..)) {
            return None;
        }
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
                if matches!(self.word(next), Word::Month(_)) {
                    return None;
                }
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

    pub fn is_year_alone(&self, at: usize, year: i16) -> bool {
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
            1900..=2059 => !counted && (told || !numbered),
            _ => told && !counted && !matches!(self.gap(at + 1), Gap::Hyphen),
        }
    }

    /// Whether word `at` is what a number before it counts or measures.
    pub fn counts(&self, at: usize) -> bool {
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

    /// "in her late 80s": somebody's age, not a decade of the calendar.
    fn is_of_life(&self, at: usize) -> bool {
        const OWNERS: [&str; 6] = ["his", "her", "their", "my", "our", "your"];
        let before = self.before(at);
        let further = before.and_then(|b| self.before(b));
        [before, further].into_iter().flatten().any(|b| OWNERS.iter().any(|word| self.is(b, word)))
    }

    /// "1990s", "'90s", "nineties".
    pub fn decade(&self, at: usize) -> Option<Draft> {
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
                    && !self.is_of_life(at)
                    && matches!(self.gap(at), Gap::Apostrophe | Gap::Break | Gap::Space | Gap::Hyphen) =>
            {
                Some(Draft::new(named(Named::Decade(190 + (year / 10) as i16)), at + 2))
            }
            Means::Word(Word::Hint) => {
                const NAMES: [&str; 8] =
                    ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
                let decade = NAMES.iter().position(|name| self.is(at, name))? as i16;
                let owned = self.before(at).is_some_and(|b| {
                    self.is_link(b, Link::The) || matches!(self.word(b), Word::Early | Word::Late | Word::Middle)
                });
                (owned && !self.is_of_life(at)).then(|| Draft::new(named(Named::Decade(192 + decade)), at + 1))
            }
            _ => None,
        }
    }
}
