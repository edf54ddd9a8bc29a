use super::dates::named;
use super::find::{Draft, Finder};
use super::lex::{Case, Gap, Means};
use super::{Named, Said, Within};
use crate::wording::calendar::{Link, Number, Unit, Which, Word};

/// Whether any year has that day.
fn is_day_of(month: u8, day: u8) -> bool {
    let last = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=last).contains(&day)
}

impl Finder<'_> {
    /// "March", "March 9", "March 9, 2024", "March 2024".
    pub fn month(&self, at: usize) -> Option<Draft> {
        let Word::Month(month) = self.word(at) else { return None };
        let lower = self.case(at) == Case::Lower;
        if lower && matches!(month, 3 | 5)
            || lower && self.raw(at).len() <= 4 && !matches!(self.means(at + 1), Means::Digits(..))
        {
            return None;
        }
        let joined = |gap, at: usize| matches!(gap, Gap::Space) || gap == Gap::Stop && self.is_abbreviated(at - 1);
        let mut next = at + 1;
        if joined(self.gap(next), next) {
            let day_at = if self.is_link(next, Link::The) { next + 1 } else { next };
            if let Some((day, after)) = self.day_of_month(day_at).filter(|(day, _)| is_day_of(month, *day)) {
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
    pub fn is_month_alone(&self, at: usize, month: u8) -> bool {
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
    pub fn day_of_month(&self, at: usize) -> Option<(u8, usize)> {
        let Means::Digits(day @ 1..=31, 1..=2) = self.means(at) else { return None };
        if self.gap(at + 1) == Gap::Glued {
            let (_, next) = self.ordinal(at)?;
            return Some((day as u8, next));
        }
        let is_clock = self.gap(at + 1) == Gap::Colon || matches!(self.word(at + 1), Word::Am | Word::Pm);
        (!is_clock && !self.is_price(at)).then_some((day as u8, at + 1))
    }

    /// "9 March 2024", "9th of March", "the fourth of July".
    pub fn day_month(&self, at: usize) -> Option<Draft> {
        let (day, next) = match self.means(at) {
            Means::Digits(..) => self.day_of_month(at)?,
            _ => self.ordinal(at).map(|(day, next)| (day as u8, next))?,
        };
        if !matches!(self.gap(next), Gap::Space | Gap::Hyphen) {
            return None;
        }
        if let Some(month) = self.month_of(next, next - at > 1).filter(|month| is_day_of(*month, day)) {
            let month_at = if self.is_link(next, Link::Of) { next + 1 } else { next };
            return Some(self.with_year(Draft::new(named(Named::Day(month, day, None)), month_at + 1)));
        }
        // "10 to 22 August": the month comes after the second day.
        let second =
            if matches!(self.word(next), Word::Link(Link::And | Link::To | Link::Or)) { next + 1 } else { next };
        let (later, next_of_second) = self.day_of_month(second)?;
        let joined = second > next && self.gap(second) == Gap::Space || second == next && self.gap(next) == Gap::Hyphen;
        let month = self.month_of(next_of_second, false).filter(|month| is_day_of(*month, later))?;
        (joined && later > day).then(|| Draft::new(named(Named::Day(month, day, None)), next))
    }

    /// The month at word `at`, or after "of" there. "march" and "may" in small letters are months after an ordinal only.
    fn month_of(&self, at: usize, after_ordinal: bool) -> Option<u8> {
        let of = usize::from(self.is_link(at, Link::Of));
        let Word::Month(month) = self.word(at + of) else { return None };
        let sure = self.case(at + of) != Case::Lower || of == 1 || after_ordinal;
        (sure && matches!(self.gap(at + of), Gap::Space | Gap::Hyphen)).then_some(month)
    }

    /// `2024-03-09`.
    pub fn iso_date(&self, at: usize) -> Option<Draft> {
        let (Means::Digits(year, 4), Means::Digits(month @ 1..=12, 2), Means::Digits(day @ 1..=31, 2)) =
            (self.means(at), self.means(at + 1), self.means(at + 2))
        else {
            return None;
        };
        if self.gap(at + 1) != Gap::Hyphen || self.gap(at + 2) != Gap::Hyphen {
            return None;
        }
        if !is_day_of(month as u8, day as u8) {
            return None;
        }
        let what = Named::Day(month as u8, day as u8, None);
        Some(Draft::new(Said::Named { what, which: None, within: Some(Within::Year(year as i16)) }, at + 3))
    }

    /// `3/9/2024`: the month first, as American papers have it, unless that is no month.
    pub fn slashed(&self, at: usize) -> Option<Draft> {
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
        if month > 12 || !is_day_of(month as u8, day as u8) {
            return None;
        }
        let what = Named::Day(month as u8, day as u8, None);
        Some(Draft::new(Said::Named { what, which: None, within: Some(Within::Year(year as i16)) }, at + 3))
    }

    /// ", 2024", "2024", "last year", "of next year" after a day or a month.
    pub fn with_year(&self, draft: Draft) -> Draft {
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
    pub fn within(&self, draft: Draft) -> Draft {
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
}
