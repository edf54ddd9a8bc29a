//! Sentences and words.
//!
//! Made from the text of a report and the spans of its blocks, since no sentence runs over the end of a block. It never
//! looks at what kind of block it reads, or at any other report.

mod sentences;
mod tokens;

use crate::text::Span;
use std::ops::Range;
use std::sync::Arc;

/// The words of a text, cut into sentences and tokens.
#[derive(Clone, Debug)]
pub struct Prose {
    text: Arc<str>,
    /// In order; they do not overlap.
    pub sentences: Vec<Sentence>,
    /// In order; they do not overlap. White space belongs to none.
    pub tokens: Vec<Token>,
}

/// From the first word to the full stop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its words.
    pub span: Span,
    /// Its tokens, as indices into [`Prose::tokens`].
    pub tokens: Range<usize>,
    /// The block it stands in, as an index into the blocks that were given.
    pub block: usize,
}

/// A word, a number, a sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its characters.
    pub span: Span,
}

impl Prose {
    /// Reads `blocks` of `text`.
    pub fn of(text: Arc<str>, blocks: &[Span]) -> Self {
        let mut prose = Self { text, sentences: Vec::new(), tokens: Vec::new() };
        for (block, &span) in blocks.iter().enumerate() {
            for sentence in sentences::split(&prose.text, span) {
                let first = prose.tokens.len();
                tokens::split(&prose.text, sentence, &mut prose.tokens);
                prose.sentences.push(Sentence { span: sentence, tokens: first..prose.tokens.len(), block });
            }
        }
        prose
    }

    /// The text that was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The characters of token `index`.
    pub fn word(&self, index: usize) -> &str {
        self.tokens[index].span.of(&self.text)
    }

    /// The sentence that byte `at` stands in; of a byte between two, the next.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.span.end <= at);
        (index < self.sentences.len()).then_some(index)
    }
}
