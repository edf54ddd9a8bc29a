use super::find::{Draft, Finder};
use super::lex::{Case, Gap, Means};
use super::numbers::Amount;
use super::{Duration, From, Repeated, Said};
use crate::wording::calendar::{Link, Number, Unit, Vague, Which, Word};

impl Finder<'_> {
    /// "three weeks", "two months ago", "the past year", "years".
    pub fn length_at(&self, at: usize) -> Option<Draft> {
        if self.word(at) == Word::About {
            return self.length_at(at + 1).map(|draft| Draft { approximate: true, ..draft });
        }
        self.quarter_century(at)
            .or_else(|| self.past_or_coming(at))
            .or_else(|| self.counted_units(at))
            .or_else(|| self.bare_units(at))
    }

    /// "a quarter-century".
    fn quarter_century(&self, at: usize) -> Option<Draft> {
        let quarter = if self.is_link(at, Link::A) { at + 1 } else { return None };
        let century = matches!(self.word(quarter + 1), Word::Unit(Unit::Century, Number::One));
        let joined = matches!(self.gap(quarter + 1), Gap::Hyphen | Gap::Space);
        let years = Said::Length(Duration { tenths: Some(250), unit: Unit::Year });
        (self.is(quarter, "quarter") && century && joined).then(|| Draft::new(years, quarter + 2))
    }

    /// "the past two weeks", "the next year", "the last 24 hours", "the first nine months", "recent years".
    fn past_or_coming(&self, at: usize) -> Option<Draft> {
        let start = if self.is_link(at, Link::The) { at + 1 } else { at };
        if start > at && self.gap(start) != Gap::Space {
            return None;
        }
        let first = self.word(start) == Word::Ordinal(1);
        let recent = self.word(start) == Word::Recent;
        let known = matches!(
            self.word(start),
            Word::Which(
                Which::Past
                    | Which::Coming
                    | Which::Last
                    | Which::Next
                    | Which::Previous
                    | Which::Following
                    | Which::This
            )
        );
        if !(known || first || recent) || self.gap(start + 1) != Gap::Space {
            return None;
        }
        let which = self.word(start);
        match self.word(start + 1) {
            Word::Unit(unit, Number::One) => {
                let lasts = matches!(which, Word::Which(Which::Past | Which::Coming))
                    || start > at && matches!(which, Word::Which(Which::Last | Which::Next));
                (lasts && unit > Unit::Minute)
                    .then(|| Draft::new(Said::Length(Duration { tenths: Some(10), unit }), start + 2))
            }
            Word::Unit(unit, Number::Many) => {
                if which == Word::Which(Which::Coming) {
                    return Some(Draft::new(Said::Vague(Vague::Future), start + 2));
                }
                let vague = recent
                    || matches!(
                        which,
                        Word::Which(Which::Past | Which::Coming | Which::Last | Which::Next | Which::Previous)
                    );
                let said =
                    if recent { Said::Vague(Vague::Past) } else { Said::Length(Duration { tenths: None, unit }) };
                vague.then(|| Draft::new(said, start + 2))
            }
            _ => {
                let amount = self.amount(start + 1).filter(|a| !a.article)?;
                let (unit, next) = self.unit(amount)?;
                Some(Draft::new(length(amount.tenths, unit), next))
            }
        }
    }

    /// "two years", "a week", and what comes of them: "ago", "earlier", "a year" after a price.
    fn counted_units(&self, at: usize) -> Option<Draft> {
        let amount = self.amount(at)?;
        let (unit, next) = self.unit(amount)?;
        let hyphened = self.gap(next - 1) == Gap::Hyphen;
        if hyphened && self.gap(next) == Gap::Hyphen && (self.is(next, "old") || self.is(next, "olds")) {
            return None;
        }
        if self.is_age(next) {
            return None;
        }
        if let Some(shift) = self.shift(amount.tenths, unit, next) {
            return Some(shift);
        }
        if amount.article && !hyphened && self.is_rate(at) {
            let each = Repeated::Every(Duration { tenths: Some(10), unit });
            return Some(Draft::new(Said::Each(each), next));
        }
        let one_day = self.is(at, "one") && unit == Unit::Day && !hyphened;
        if (amount.article || one_day) && !self.is_length_with_article(at, unit, next) {
            return None;
        }
        Some(self.with_finer(Draft::new(length(amount.tenths, unit), next)))
    }

    /// "an hour and a half", "one hour and 45 minutes", "two years, three months".
    fn with_finer(&self, draft: Draft) -> Draft {
        let Said::Length(Duration { tenths: Some(tenths), unit }) = draft.said else { return draft };
        let longer = |tenths, unit, next| Draft {
            next,
            ..Draft::new(Said::Length(Duration { tenths: Some(tenths), unit }), next)
        };
        let at = draft.next;
        let anded = self.is_link(at, Link::And) && self.gap(at) == Gap::Space;
        if anded && self.is_link(at + 1, Link::A) && self.is_link(at + 2, Link::Half) && self.gap(at + 3) != Gap::Hyphen
        {
            return longer(tenths + 5, unit, at + 3);
        }
        let at = at + usize::from(anded);
        if !anded && !matches!(self.gap(at), Gap::Space | Gap::Comma) {
            return draft;
        }
        let Some(amount) = self.amount(at).filter(|amount| !amount.article) else { return draft };
        let (Some((finer, next)), Some(more)) = (self.unit(amount), amount.tenths) else { return draft };
        let per = match (unit, finer) {
            (Unit::Year, Unit::Month) => 12,
            (Unit::Week, Unit::Day) => 7,
            (Unit::Day, Unit::Hour) => 24,
            (Unit::Hour, Unit::Minute) | (Unit::Minute, Unit::Second) => 60,
            _ => return draft,
        };
        if self.shift(amount.tenths, finer, next).is_some() || self.is(next, "old") {
            return draft;
        }
        match tenths.checked_mul(per).and_then(|tenths| tenths.checked_add(more)) {
            Some(tenths) => longer(tenths, finer, next),
            None => draft,
        }
    }

    /// "years old", "years of age", "years and older".
    fn is_age(&self, at: usize) -> bool {
        let linked = matches!(self.word(at), Word::Link(Link::And | Link::Or));
        let compared = ["older", "younger", "up", "above", "over", "under"].iter().any(|word| self.is(at + 1, word));
        self.is(at, "old") || self.is(at, "of") && self.is(at + 1, "age") || linked && compared
    }

    /// The unit after an amount, and the word after that.
    fn unit(&self, amount: Amount) -> Option<(Unit, usize)> {
        let mut at = amount.next;
        if !matches!(self.gap(at), Gap::Space | Gap::Hyphen) {
            return None;
        }
        // "five more years", "three full days", "10 straight days"
        if [
            "more",
            "full",
            "straight",
            "consecutive",
            "additional",
            "extra",
            "whole",
            "long",
            "short",
            "further",
            "other",
        ]
        .iter()
        .any(|w| self.is(at, w))
            && self.gap(at + 1) == Gap::Space
        {
            at += 1;
        }
        match self.word(at) {
            Word::Unit(unit, number) => {
                let hyphened = self.gap(at) == Gap::Hyphen;
                let fits =
                    number == Number::Many || hyphened || amount.article || amount.tenths.is_some_and(|t| t <= 10);
                let is_ordinal = unit == Unit::Second && number == Number::One && amount.article;
                // "three-quarters", "a quarter of the town"
                let is_fraction = unit == Unit::Quarter && hyphened == (number == Number::Many);
                if is_ordinal || is_fraction || !fits {
                    return None;
                }
                Some((unit, at + 1))
            }
            // "nights" are counted too: a night is a day of the calendar.
            Word::Part(_) if self.is(at, "nights") => Some((Unit::Day, at + 1)),
            _ => None,
        }
    }

    /// "ago", "earlier", "later", "before", "from now" after a length.
    fn shift(&self, tenths: Option<u32>, unit: Unit, at: usize) -> Option<Draft> {
        if !matches!(self.gap(at), Gap::Space | Gap::Hyphen) {
            return None;
        }
        let signed = |sign: i8| tenths.and_then(|t| i32::try_from(t).ok()).map(|t| t * i32::from(sign));
        let draft =
            |sign: i8, from, next| Some(Draft::new(Said::Shift { tenths: signed(sign), sign, unit, from }, next));
        let ends = self.gap(at + 1) != Gap::Space
            || matches!(self.word(at + 1), Word::Link(Link::And | Link::Or))
            || self.is(at + 1, "that");
        match self.word(at) {
            Word::Ago => draft(-1, From::Writing, at + 1),
            // "sentenced to seven years earlier this month"
            Word::Earlier | Word::Later if self.is_now(at + 1) => None,
            Word::Earlier if self.is(at, "earlier") => draft(-1, From::Text, at + 1),
            Word::Later if self.is(at, "later") => draft(1, From::Text, at + 1),
            Word::Earlier if ends => draft(-1, From::Text, at + 1),
            Word::Later if ends => draft(1, From::Text, at + 1),
            Word::Earlier => draft(-1, From::Event, at),
            Word::Later => draft(1, From::Event, at),
            Word::Link(Link::From) if self.is(at + 1, "now") || self.is(at + 1, "today") => {
                draft(1, From::Writing, at + 2)
            }
            _ => None,
        }
    }

    /// "this month", "today", "Monday": "earlier" before it belongs to it.
    fn is_now(&self, at: usize) -> bool {
        let now = matches!(self.word(at), Word::Which(Which::This) | Word::Day(0) | Word::Weekday(..));
        now && self.gap(at) == Gap::Space && (self.is(at - 1, "earlier") || self.is(at - 1, "later"))
    }

    /// "$5 million a year", "twice a week", "20 times a day".
    fn is_rate(&self, at: usize) -> bool {
        let Some(before) = self.before(at) else { return false };
        let is_number = |at| {
            matches!(
                self.means(at),
                Means::Digits(..) | Means::Grouped(_) | Means::Decimal(..) | Means::Word(Word::Count(_))
            )
        };
        // "40 buckets a day"
        let counted =
            self.word(before) == Word::Other && self.raw(before).ends_with('s') && before > 0 && is_number(before - 1);
        if is_number(before) || counted {
            return true;
        }
        [
            "million", "billion", "trillion", "once", "twice", "times", "time", "percent", "cents", "dollars",
            "thousand", "barrels", "euros", "pounds", "people", "hours", "days",
        ]
        .iter()
        .any(|word| self.is(before, word))
    }

    /// "a week" is a length after "for", "in", "within", "more than", "nearly", or before "of".
    fn is_length_with_article(&self, at: usize, unit: Unit, next: usize) -> bool {
        if self.gap(next - 1) == Gap::Hyphen {
            return false;
        }
        let told = self.before(at).is_some_and(|b| {
            matches!(
                self.word(b),
                Word::Link(
                    Link::For
                        | Link::In
                        | Link::Within
                        | Link::Than
                        | Link::Over
                        | Link::During
                        | Link::Half
                        | Link::And
                ) | Word::About
                    | Word::Later
                    | Word::Earlier
            ) || ["least", "most", "lasted", "take", "took", "takes", "only", "spent", "least", "half", "under"]
                .iter()
                .any(|w| self.is(b, w))
        });
        unit > Unit::Second && told
    }

    /// "years", "hours", "decades": many, nobody says how many.
    fn bare_units(&self, at: usize) -> Option<Draft> {
        let Word::Unit(unit, Number::Many) = self.word(at) else { return None };
        if unit == Unit::Second || unit == Unit::Weekend || unit == Unit::Quarter {
            return None;
        }
        if let Some(shift) = self.shift(None, unit, at + 1) {
            return Some(shift);
        }
        let of_something = self.is_link(at + 1, Link::Of) && self.gap(at + 1) == Gap::Space;
        let told = of_something && !self.before(at).is_some_and(|b| self.is_link(b, Link::The));
        let told = told
            || self.before(at).is_some_and(|b| {
                matches!(
                    self.word(b),
                    Word::Link(Link::For | Link::In | Link::Within | Link::Over | Link::Of) | Word::Later
                ) || ["many", "took", "take", "spent", "lasted", "lasting"].iter().any(|w| self.is(b, w))
            });
        told.then(|| Draft::new(length(None, unit), at + 1))
    }

    /// "daily", "every day", "each Friday", "Fridays", "every two weeks".
    pub fn repeated(&self, at: usize) -> Option<Draft> {
        let each = |each, next| Some(Draft::new(Said::Each(each), next));
        match self.word(at) {
            // "the Daily Herald"
            Word::Periodic(..)
                if self.case(at) != Case::Lower
                    && self.case(at + 1) != Case::Lower
                    && self.gap(at + 1) == Gap::Space =>
            {
                None
            }
            Word::Periodic(n, unit) => {
                each(Repeated::Every(Duration { tenths: Some(u32::from(n) * 10), unit }), at + 1)
            }
            Word::Weekday(weekday, Number::Many) => each(Repeated::Weekday(weekday), at + 1),
            Word::Every => {
                let next = at + 1;
                if self.gap(next) != Gap::Space {
                    return None;
                }
                match self.word(next) {
                    Word::Weekday(weekday, Number::One) => each(Repeated::Weekday(weekday), next + 1),
                    Word::Month(month) => each(Repeated::Month(month), next + 1),
                    Word::Season(season) => each(Repeated::Season(season), next + 1),
                    Word::Part(_) => each(Repeated::Part, next + 1),
                    Word::Unit(unit, Number::One) if unit != Unit::Second => {
                        each(Repeated::Every(Duration { tenths: Some(10), unit }), next + 1)
                    }
                    _ if self.is(next, "other") => match self.word(next + 1) {
                        Word::Unit(unit, Number::One) => {
                            each(Repeated::Every(Duration { tenths: Some(20), unit }), next + 2)
                        }
                        _ => None,
                    },
                    _ => {
                        let amount = self.amount(next).filter(|a| !a.article)?;
                        let (unit, next) = self.unit(amount)?;
                        each(Repeated::Every(Duration { tenths: amount.tenths, unit }), next)
                    }
                }
            }
            _ => None,
        }
    }

    /// "now", "recently", "the past", "the future".
    pub fn vague(&self, at: usize) -> Option<Draft> {
        let vague = |vague, next| Some(Draft::new(Said::Vague(vague), next));
        match self.word(at) {
            Word::Vague(_) if self.before(at).is_some_and(|b| self.is(b, "as")) => None,
            Word::Vague(when) => vague(when, at + 1),
            Word::Current => vague(Vague::Present, at + 1),
            Word::Recent => vague(Vague::Past, at + 1),
            Word::These if self.is(at + 1, "days") && self.gap(at + 1) == Gap::Space => vague(Vague::Present, at + 2),
            Word::Link(Link::The) if self.gap(at + 1) == Gap::Space => {
                if self.is(at + 1, "past") && self.gap(at + 2) != Gap::Space {
                    return vague(Vague::Past, at + 2);
                }
                if self.is(at + 1, "future") && (self.gap(at + 2) != Gap::Space || self.word(at + 2) != Word::Other) {
                    return vague(Vague::Future, at + 2);
                }
                if self.is(at + 1, "moment") && self.before(at).is_some_and(|b| self.is_link(b, Link::At)) {
                    return vague(Vague::Present, at + 2);
                }
                None
            }
            _ => None,
        }
    }
}

fn length(tenths: Option<u32>, unit: Unit) -> Said {
    Said::Length(plain(tenths, unit))
}

/// Half an hour is 30 minutes, half a century 50 years.
fn plain(tenths: Option<u32>, unit: Unit) -> Duration {
    let finer = match (tenths, unit) {
        (Some(5), Unit::Hour) => Some((300, Unit::Minute)),
        (Some(5), Unit::Minute) => Some((300, Unit::Second)),
        (Some(5), Unit::Day) => Some((120, Unit::Hour)),
        (Some(5), Unit::Year) => Some((60, Unit::Month)),
        (Some(5), Unit::Decade) => Some((50, Unit::Year)),
        (Some(5), Unit::Century) => Some((500, Unit::Year)),
        _ => None,
    };
    match finer {
        Some((tenths, unit)) => Duration { tenths: Some(tenths), unit },
        None => Duration { tenths, unit },
    }
}
