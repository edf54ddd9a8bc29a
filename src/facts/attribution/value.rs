use crate::prose::Prose;
use crate::text::Span;
pub use crate::wording::speech::Stance;

/// Who says what, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribution {
    /// Who says it; `None` where nobody is named ("is believed to").
    pub source: Option<Source>,
    /// The words that make it an attribution: `said`, `according to`, `'s claim`. None of a quotation that stands alone.
    pub cue: Option<Span>,
    /// What is said, in pieces where the cue stands inside it. Without the cue, the source and the marks at both ends.
    pub content: Vec<Span>,
    /// What the source does with it.
    pub stance: Stance,
    /// In whose words.
    pub direct: Direct,
    /// The attribution that this one is part of, as an index into the same list: what Tehran says according to an
    /// official according to a paper.
    pub within: Option<usize>,
}

impl Attribution {
    /// Whether a piece of the content has every byte of `span`.
    pub fn covers(&self, span: Span) -> bool {
        self.content.iter().any(|piece| piece.contains(span))
    }

    /// From the first byte of the content to the last.
    pub fn extent(&self) -> Span {
        match (self.content.first(), self.content.last()) {
            (Some(first), Some(last)) => first.cover(*last),
            _ => Span::default(),
        }
    }

    /// The length of the content, gaps left out.
    pub fn length(&self) -> usize {
        self.content.iter().map(|piece| piece.len()).sum()
    }
}

/// In whose words something is said.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Direct {
    /// In the source's: all of it stands in quotation marks.
    Direct,
    /// In the report's.
    Indirect,
    /// Some words are quoted.
    Mixed,
}

/// Who says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The noun phrase, without what is set behind a comma: `the ministry's spokesman`.
    pub span: Span,
    /// Its head, as a token.
    pub head: usize,
    /// The other name for it that is set beside: `Ann Roe` in "the spokesman, Ann Roe,".
    pub apposed: Option<Span>,
    /// What kind of source it is.
    pub class: SourceClass,
}

impl Source {
    /// Its words with the other name that is set beside it: "the spokesman, Ann Roe".
    pub fn whole(&self) -> Span {
        self.apposed.map_or(self.span, |other| self.span.cover(other))
    }

    /// Its words, the apposition left out.
    pub fn words<'p>(&self, prose: &'p Prose) -> &'p str {
        self.span.of(prose.text())
    }
}

/// What kind of source somebody is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SourceClass {
    /// A person or body with a name, given here: `Mr. Roe`, `the Red Cross`.
    Named,
    /// One person or body, named elsewhere or by office: `the mayor`, `the ministry`.
    Role,
    /// An office without a name: `a senior official`, `diplomats`.
    Official,
    /// People who were there: `residents`, `a survivor`.
    Witness,
    /// Who publishes: `the Chronicle`, `state television`.
    Outlet,
    /// More than one, not by name: `analysts`, `the rebels`.
    Group,
    /// Something written or filmed: `the report`, `a poll`.
    Document,
    /// Somebody who is not to be known: `people briefed on the talks`.
    Unnamed,
    /// `he`, `they`, `who`.
    Pronoun,
}

impl SourceClass {
    /// The word that results carry.
    pub fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Role => "role",
            Self::Official => "official",
            Self::Witness => "witness",
            Self::Outlet => "outlet",
            Self::Group => "group",
            Self::Document => "document",
            Self::Unnamed => "unnamed",
            Self::Pronoun => "pronoun",
        }
    }

    /// Whether the source may be anybody of its kind, so that a name in another report does not contradict it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Official | Self::Witness | Self::Group | Self::Unnamed)
    }
}
