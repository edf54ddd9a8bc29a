use super::value::Attribution;
use crate::text::{Span, Spans};

/// Attributions filed by where their contents and cues stand: who says some words is asked of every fact.
#[derive(Clone, Debug, Default)]
pub struct Credits {
    content: Spans,
    cues: Spans,
}

impl Credits {
    /// Files `attributions`, of one text.
    pub fn of(attributions: &[Attribution]) -> Self {
        let numbered = || attributions.iter().enumerate();
        let content = numbered().flat_map(|(index, one)| one.content.iter().map(move |&piece| (piece, index)));
        let cues = numbered().filter_map(|(index, one)| Some((one.cue?, index)));
        Self { content: Spans::of(content), cues: Spans::of(cues) }
    }

    /// The innermost of `attributions`, which are those that were filed, that has all of `span` in its content: who says it.
    /// `None` is the report itself.
    pub fn speaker(&self, attributions: &[Attribution], span: Span) -> Option<usize> {
        // Whom a paper cites says the very words that the paper does.
        let depth = |index: usize| attributions[index].within.is_none();
        self.around(span).min_by_key(|&index| (attributions[index].length(), depth(index), index))
    }

    /// The attributions with a piece of content that has all of `span`.
    pub fn around(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        self.content.around(span).map(|(_, index)| index)
    }

    /// The attributions with content in `span`.
    pub fn over(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        self.content.over(span).map(|(_, index)| index)
    }

    /// The attributions whose cue stands in `span`.
    pub fn with_cue_in(&self, span: Span) -> impl Iterator<Item = usize> + '_ {
        self.cues.inside(span).map(|(_, index)| index)
    }
}
