//! Who a fact speaks of, and whether it is so: what control and responsibility have in common.

use crate::text::Span;

/// Somebody or something that a fact speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    /// The token that the words hang on.
    pub head: usize,
    /// The words: "Units of the Kestovian army".
    pub span: Span,
    /// Who that is in full, where a pronoun or short form stands for it: the name of the entity.
    pub name: String,
    /// The entity, as an index into the entities of the text.
    pub entity: Option<usize>,
}

/// Whether something is said to be so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Denied,
}
