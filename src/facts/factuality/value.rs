use crate::text::Span;
pub use crate::wording::outcomes::{Heading, Outcome, Side};

/// Whether a clause says that something is so, may be so or is not so, and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Factuality {
    /// The words that say it, as few as there are: `did not sign`, `without a deal`.
    pub span: Span,
    /// The token that says what happens: the verb, the predicate noun or adjective, or the noun of "without a deal".
    pub predicate: usize,
    /// Its lemma, with its particle.
    pub lemma: String,
    /// Whether it is so.
    pub polarity: Polarity,
    /// How sure that is.
    pub modality: Modality,
    /// When.
    pub time: Time,
    /// What makes it negative, possible or planned: `not`, `could`, `failed`.
    pub cue: Option<Span>,
    /// The outcomes that its words stand for, before polarity: "no deal" is an agreement, and negative.
    pub outcomes: Vec<Outcome>,
    /// What happens, as verbs, where a noun says it: `decide` of "made no decision", `withdraw` of "there was no withdrawal".
    pub roots: Vec<String>,
    /// Where it goes: "turned *toward* the wave".
    pub heading: Option<Heading>,
}

impl Factuality {
    /// Its outcomes with polarity taken in: of "no deal", that there was none.
    pub fn results(&self) -> impl Iterator<Item = Outcome> + '_ {
        self.outcomes
            .iter()
            .map(|outcome| if self.polarity == Polarity::Negative { outcome.turned() } else { *outcome })
    }
}

/// Whether it is so.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Polarity {
    /// It is.
    Positive,
    /// It is not.
    Negative,
}

impl Polarity {
    /// The other one.
    pub fn turned(self) -> Self {
        match self {
            Self::Positive => Self::Negative,
            Self::Negative => Self::Positive,
        }
    }
}

/// How sure it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Modality {
    /// It is said to be so.
    Fact,
    /// `may`, `could`, `likely`, `reportedly`.
    Possible,
    /// `will`, `plans to`, `scheduled to`.
    Planned,
    /// `if it fell`, `would have`.
    Conditional,
    /// `must`, `should`, `was ordered to`.
    Required,
}

/// When.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Time {
    /// It is over.
    Done,
    /// It goes on, or is so in general.
    Ongoing,
    /// It is to come.
    Planned,
}
