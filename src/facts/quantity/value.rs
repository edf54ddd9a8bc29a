use crate::text::Span;
use crate::wording::units::Unit;
use rust_decimal::Decimal;

/// A number that counts or measures something, as it was said.
#[derive(Clone, PartialEq, Debug)]
pub struct Quantity {
    /// The number with its bound words and its unit: "at least 40", "some 22 kilometres".
    pub span: Span,
    /// The number alone, as short as it can be named: "40", "two dozen", "$1.2 billion".
    pub number: Span,
    /// What it can be, in [`Quantity::unit`], magnitude applied: 40 percent is 40, a third is 0.333….
    pub bounds: Bounds,
    /// Said to be near the number only: "about", "some", "nearly", "dozens".
    pub approximate: bool,
    /// On which side of the number it lies.
    pub near: Near,
    /// The size of the last place that was written: 0.1 million for "1.2 million", 1 for "640".
    pub step: Decimal,
    /// What it is measured in, if that was said.
    pub unit: Option<Unit>,
    /// What sort of number it is.
    pub kind: Kind,
    /// How the number was put into words.
    pub wording: Wording,
    /// Its part in a change: "rose by 20", "from 59 to 62", "another 30".
    pub role: Role,
    /// What a rate is for: "a day", "per person".
    pub per: Option<Per>,
    /// What is counted, once attached.
    pub of: Option<Counted>,
    /// In what event it is counted, once attached.
    pub event: Option<Event>,
    /// Of which quantity of the same text it is a part, as an index into what [`super::find`] gave, once attached.
    pub part_of: Option<usize>,
}

/// From what to what a number can be; an open end is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Bounds {
    /// The least it can be.
    pub low: Option<Limit>,
    /// The most it can be.
    pub high: Option<Limit>,
}

/// One end of what a number can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
    /// The number.
    pub value: Decimal,
    /// Whether the number itself is still possible: it is in "at least 40", and not in "more than 40".
    pub inclusive: bool,
}

/// On which side of the number that was said the true one lies, when it is near it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Near {
    /// No word says that it is near: "40", "at least 40".
    #[default]
    Unsaid,
    /// On either: "about 40".
    Around,
    /// Below: "nearly 40", "just under 40".
    Below,
    /// Above: "just over 40", "40-odd".
    Above,
    /// Anywhere from the number up to several times as much: "dozens".
    Vague,
}

/// What sort of number it is. Numbers of different sorts are not compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Of things that can be counted, or of something that is not said.
    Count,
    /// Of a unit of measure.
    Measure,
    /// A span of time; its unit is one of time.
    Duration,
    /// Money; its unit is the currency.
    Money,
    /// Percent, percentage points, basis points.
    Percent,
    /// A part of one: "a third", "one in five".
    Fraction,
    /// How old, in years.
    Age,
    /// A place in an order: "third-largest".
    Ordinal,
    /// Of a game: the points of the side named first.
    Score {
        /// The points of the other side.
        against: Decimal,
    },
    /// Of a vote: the votes of the side named first.
    Vote {
        /// The votes of the other side.
        against: Decimal,
    },
    /// Of an earthquake.
    Magnitude,
    /// How often: "three times", "twice".
    Times,
}

/// How a number was put into words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Wording {
    /// In digits, perhaps with a magnitude: "640", "1.2 million".
    Digits,
    /// In words that name it: "forty", "two dozen".
    Words,
    /// In words that leave it open: "dozens", "a handful".
    Vague,
    /// By words that are no numerals: "both", "no one", "twice".
    Implied,
    /// By adding up a list: "a mother and her two children".
    Sum,
}

/// The part that a number plays in a change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Role {
    /// It is how much there is.
    #[default]
    Level,
    /// By how much something rose.
    Rise,
    /// By how much something fell.
    Fall,
    /// What it was before: "from 59".
    From,
    /// What it is after: "to 62".
    To,
    /// On top of others: "another 30", "nine more".
    More,
    /// What is left beside others: "the other five".
    Other,
    /// All less so many: "all but three".
    AllBut,
}

/// What a rate is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Per {
    /// The words: "a day", "per person".
    pub span: Span,
    /// The unit, if it is one: a day.
    pub unit: Option<Unit>,
}

/// What is counted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Counted {
    /// The head noun, as an index into the tokens of the prose.
    pub head: usize,
    /// The noun as a dictionary has it: "person" of "people".
    pub lemma: String,
    /// The noun with the words that say which: "Israeli hostages".
    pub span: Span,
}

/// The event a number is counted in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// The word that names it, as an index into the tokens of the prose.
    pub head: usize,
    /// That word as a dictionary has it: "kill".
    pub lemma: String,
    /// The class that words for the same event share: "die" for killed, dead, deaths and toll; else the lemma.
    pub class: String,
    /// Its words: "were let go".
    pub span: Span,
}

impl Bounds {
    /// This number and no other.
    pub fn exactly(value: Decimal) -> Self {
        Self::between(value, value)
    }

    /// From `low` to `high`, whichever way round they come; both are possible.
    pub fn between(low: Decimal, high: Decimal) -> Self {
        let limit = |value| Some(Limit { value, inclusive: true });
        Self { low: limit(low.min(high)), high: limit(low.max(high)) }
    }

    /// `value` or more.
    pub fn at_least(value: Decimal) -> Self {
        Self { low: Some(Limit { value, inclusive: true }), high: None }
    }

    /// More than `value`.
    pub fn more_than(value: Decimal) -> Self {
        Self { low: Some(Limit { value, inclusive: false }), high: None }
    }

    /// `value` or less.
    pub fn at_most(value: Decimal) -> Self {
        Self { low: None, high: Some(Limit { value, inclusive: true }) }
    }

    /// Less than `value`.
    pub fn less_than(value: Decimal) -> Self {
        Self { low: None, high: Some(Limit { value, inclusive: false }) }
    }

    /// The only number it can be.
    pub fn point(self) -> Option<Decimal> {
        let (low, high) = (self.low?, self.high?);
        (low.value == high.value).then_some(low.value)
    }

    /// The number that was said: the only one, the bound, or the middle of two.
    pub fn said(self) -> Decimal {
        match (self.low, self.high) {
            (Some(low), Some(high)) => middle(low.value, high.value),
            (Some(only), None) | (None, Some(only)) => only.value,
            (None, None) => Decimal::ZERO,
        }
    }
}

impl Quantity {
    /// The number that was said, without its bounds: 40 of "at least 40", 25 of "20 to 30".
    pub fn said(&self) -> Decimal {
        self.bounds.said()
    }

    /// The digits of the number that was said, without the noughts that it ends with, in order of size: 1 and 4 of 4,100,000.
    pub fn digits(&self) -> Vec<u8> {
        let mut rest = self.said().normalize().mantissa().unsigned_abs();
        while rest > 0 && rest.is_multiple_of(10) {
            rest /= 10;
        }
        let mut digits = Vec::new();
        while rest > 0 {
            digits.push((rest % 10) as u8);
            rest /= 10;
        }
        digits.sort_unstable();
        digits
    }

    /// The class of the event that it is counted in.
    pub fn class(&self) -> Option<&str> {
        self.event.as_ref().map(|event| event.class.as_str())
    }

    /// Whether it can be one number only, and is said to be that.
    pub fn is_exact(&self) -> bool {
        self.bounds.point().is_some() && self.near == Near::Unsaid && !self.approximate
    }
}

fn middle(low: Decimal, high: Decimal) -> Decimal {
    // Written alike they are the same, which takes fewer steps to see than that they have one value.
    let alike = low.scale() == high.scale() && low.mantissa() == high.mantissa();
    if alike || low == high {
        return low;
    }
    let half = Decimal::new(5, 1);
    low * half + high * half
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_keep_what_was_said() {
        let forty = Decimal::from(40);
        assert_eq!(Bounds::exactly(forty).point(), Some(forty));
        assert_eq!(Bounds::at_least(forty).point(), None);
        assert_eq!(Bounds::less_than(forty).said(), forty);
        assert_eq!(Bounds::between(Decimal::from(30), Decimal::from(20)).said(), Decimal::from(25));
        assert_eq!(Bounds::between(Decimal::MAX, Decimal::MIN).said(), Decimal::ZERO);
    }
}
