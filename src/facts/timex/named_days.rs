use super::dates::named;
use super::find::{Draft, Finder};
use super::lex::{Case, Gap};
use super::{Named, Said};
use crate::wording::calendar::{Feast, Link, Number, Season, Word};
use crate::wording::is_function_word;

impl Finder<'_> {
    /// "Friday", "Friday, March 9", "Friday next week".
    pub fn weekday(&self, at: usize) -> Option<Draft> {
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
    pub fn is_name_of_more(&self, at: usize) -> bool {
        const BEFORE: [&str; 9] = ["Black", "Bloody", "Super", "Ash", "Palm", "Cyber", "Maundy", "Holy", "Giving"];
        const AFTER: [&str; 8] = ["Times", "Telegraph", "Mirror", "Mail", "Post", "Express", "Herald", "Star"];
        let names = |list: &[&str], at: usize| list.contains(&self.raw(at));
        self.before(at).is_some_and(|b| names(&BEFORE, b)) || self.gap(at + 1) == Gap::Space && names(&AFTER, at + 1)
    }

    pub fn season(&self, at: usize, article: Option<usize>) -> Option<Draft> {
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

    pub fn feast(&self, at: usize) -> Option<Draft> {
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
    pub fn feast_of_two_words(&self, at: usize) -> Option<Draft> {
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
