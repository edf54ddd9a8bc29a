use super::find::Finder;
use super::lex::{Gap, Means};
use crate::wording::calendar::{Link, Unit, Word};

/// How many units, and up to which word that goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Amount {
    /// In tenths; `None` for "several".
    pub tenths: Option<u32>,
    pub next: usize,
    /// "a year": the number is only an article.
    pub article: bool,
}

impl Finder<'_> {
    /// "two", "2.5", "a", "a couple of", "two and a half", "several".
    pub fn amount(&self, at: usize) -> Option<Amount> {
        let whole = self.whole(at)?;
        let exact = |tenths: u32, next| Some(Amount { tenths: Some(tenths), next, article: false });
        match whole.tenths {
            Some(tenths) => match self.and_a_half(whole.next) {
                Some(next) if !whole.article => exact(tenths.checked_add(5)?, next),
                _ => Some(whole),
            },
            None => Some(whole),
        }
    }

    fn and_a_half(&self, at: usize) -> Option<usize> {
        let joined = |at| matches!(self.gap(at), Gap::Space | Gap::Hyphen);
        let and_half = self.is_link(at, Link::And) && joined(at) && self.is_link(at + 1, Link::A);
        (and_half && self.is_link(at + 2, Link::Half)).then_some(at + 3)
    }

    fn whole(&self, at: usize) -> Option<Amount> {
        let some = |next| Some(Amount { tenths: None, next, article: false });
        match self.means(at) {
            Means::Digits(n, _) | Means::Grouped(n) => {
                if self.is_price(at) {
                    return None;
                }
                Some(Amount { tenths: Some(n.checked_mul(10)?), next: at + 1, article: false })
            }
            Means::Decimal(n, tenth, 1) if !self.is_price(at) => {
                Some(Amount { tenths: Some(n.checked_mul(10)?.checked_add(tenth)?), next: at + 1, article: false })
            }
            Means::Decimal(..) => None,
            Means::Word(Word::Some) => some(at + 1),
            Means::Word(Word::Count(_)) => self.counted(at),
            Means::Word(Word::Link(Link::A)) => self.after_article(at + 1),
            Means::Word(Word::Link(Link::Half)) => {
                let next = if self.is_link(at + 1, Link::A) { at + 2 } else { at + 1 };
                Some(Amount { tenths: Some(5), next, article: false })
            }
            Means::Word(_) => None,
        }
    }

    /// What follows "a": nothing more, or "few", "couple of", "dozen", "half", "hundred".
    fn after_article(&self, at: usize) -> Option<Amount> {
        let plain = Amount { tenths: Some(10), next: at, article: true };
        if self.gap(at) != Gap::Space {
            return None;
        }
        match self.word(at) {
            Word::Some => Some(Amount { tenths: None, next: at + 1, article: false }),
            Word::Link(Link::Half) => Some(Amount { tenths: Some(5), next: at + 1, article: false }),
            Word::Count(_) if self.is(at, "couple") || self.is(at, "dozen") || self.is(at, "hundred") => {
                self.counted(at)
            }
            _ if self.is(at, "full") || self.is(at, "whole") => Some(Amount { next: at + 1, ..plain }),
            _ if self.is(at, "number") && self.is_link(at + 1, Link::Of) => {
                Some(Amount { tenths: None, next: at + 2, article: false })
            }
            _ => Some(plain),
        }
    }

    /// "twenty-five", "three hundred", "a couple of".
    fn counted(&self, at: usize) -> Option<Amount> {
        let Word::Count(first) = self.word(at) else { return None };
        let mut total = u32::from(first);
        let mut next = at + 1;
        let joined = |at| matches!(self.gap(at), Gap::Space | Gap::Hyphen);
        if let (Word::Count(second), true) = (self.word(next), joined(next)) {
            let second = u32::from(second);
            if (20..100).contains(&total) && second < 10 {
                total += second;
                next += 1;
            } else if self.is(next, "hundred") || self.is(next, "dozen") {
                total *= second;
                next += 1;
            }
        }
        if self.is_link(next, Link::Of) && self.is(next - 1, "couple") {
            next += 1;
        }
        Some(Amount { tenths: Some(total * 10), next, article: false })
    }

    /// A whole number from one up, in digits or a word: an hour, a day of the month.
    pub fn small(&self, at: usize) -> Option<u32> {
        match self.means(at) {
            Means::Digits(n, places) if places <= 2 => Some(n),
            Means::Word(Word::Count(n)) if n <= 12 && !self.is(at, "dozen") && !self.is(at, "couple") => {
                Some(u32::from(n))
            }
            _ => None,
        }
    }

    /// "third", "3rd", "21st" and the word after it.
    pub fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        match self.means(at) {
            Means::Word(Word::Ordinal(n)) => Some((u32::from(n), at + 1)),
            Means::Word(Word::Unit(Unit::Second, _)) if self.is(at, "second") => Some((2, at + 1)),
            Means::Word(Word::Count(tens @ (20 | 30))) if self.gap(at + 1) == Gap::Hyphen => match self.ordinal(at + 1)
            {
                Some((n, next)) if n < 10 => Some((u32::from(tens) + n, next)),
                _ => None,
            },
            Means::Digits(n, places) if places <= 2 && self.gap(at + 1) == Gap::Glued => {
                let suffix = self.raw(at + 1);
                ["st", "nd", "rd", "th"].iter().any(|s| s.eq_ignore_ascii_case(suffix)).then_some((n, at + 2))
            }
            _ => None,
        }
    }

    /// A sign before the number says that it counts no days: `$20`, `#9`.
    pub fn is_price(&self, at: usize) -> bool {
        let before = &self.text[..self.words[at].start];
        before.ends_with(['$', '£', '€', '¥', '#', '₹'])
    }
}
