use crate::text::Span;
use crate::wording::names::Site;

/// Where something happened, as it was said.
#[derive(Clone, PartialEq, Debug)]
pub struct Place {
    /// The words from the preposition or distance to the end of the place: "12 kilometres south of the town".
    pub span: Span,
    /// The value in question, as short as it can be named: "south", "on the Tessina viaduct".
    pub value: Span,
    /// The predicate of the event, as a token of the text.
    pub event: usize,
    /// Its lemma: `bear` of "was born in".
    pub lemma: String,
    /// The head noun of the place: `town`, `viaduct`.
    pub head: usize,
    /// The preposition in lower case, "" where there is none ("hit the coast").
    pub preposition: String,
    /// Its name, if it has one: "Tessina viaduct", "Pier 9".
    pub name: Option<String>,
    /// What sort of place it is, if the words say so.
    pub site: Option<Site>,
    /// Its noun in lower case: "viaduct".
    pub noun: String,
    /// On which side of the place: "south of", "the southern edge of", "the left".
    pub side: Option<Side>,
    /// How far from it, in metres.
    pub metres: Option<f64>,
    /// Which of several, by its number: the third floor, the second carriage.
    pub level: Option<u8>,
    /// The entity of the place, as an index into the entities of the text.
    pub entity: Option<usize>,
    /// What is said to stand there, by its noun: `school` of "the school in Dorn".
    pub stands: Option<String>,
}

impl Place {
    /// "By the garden door", "through a window": whether it is the way in or out.
    pub fn is_way(&self) -> bool {
        matches!(self.preposition.as_str(), "by" | "through" | "via") && self.site == Some(Site::Part)
    }

    /// Whether it is the way out.
    pub fn leads_out(&self) -> bool {
        const OUT: [&str; 6] = ["leave", "escape", "flee", "exit", "get away", "slip away"];
        OUT.contains(&self.lemma.as_str())
    }

    /// "Bound for Lisbon", "on the way to Madrid": whether it is where somebody or something was going.
    pub fn is_goal(&self) -> bool {
        self.preposition == "to" && self.name.is_some() && self.side.is_none()
    }
}

/// A side of something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Side {
    /// Degrees clockwise from north, a multiple of 45.
    Compass(u16),
    /// Left.
    Left,
    /// Right.
    Right,
    /// Inside.
    Inside,
    /// Outside.
    Outside,
}
