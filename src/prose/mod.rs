//! Sentences, words and how they hang together.
//!
//! Made from the text of a report and the spans of its blocks, since no sentence runs over the end of a block. It never
//! looks at what kind of block it reads, or at any other report.
//!
//! Sentences and tokens are cut at once. Tags, trees and clauses are made when somebody asks for those of a sentence, once,
//! whichever thread asks: most sentences are never compared with another and need none.

mod abbreviations;
mod clauses;
mod dep;
mod sentences;
mod tag;
mod tokens;
mod tree;

pub use clauses::{Clause, Link, Oblique};
pub use dep::Dep;
pub use tag::Tag;
pub use tree::Tree;

use crate::text::Span;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The words of a text, cut into sentences and tokens.
#[derive(Clone, Debug)]
pub struct Prose {
    text: Arc<str>,
    /// In order; they do not overlap.
    pub sentences: Vec<Sentence>,
    /// In order; they do not overlap. White space belongs to none.
    pub tokens: Vec<Token>,
    /// One for each sentence.
    grammar: Vec<Grammar>,
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

/// What is made of one sentence when it is asked for.
#[derive(Clone, Debug, Default)]
struct Grammar {
    words: OnceLock<Vec<Word>>,
    tree: OnceLock<Tree>,
    clauses: OnceLock<Vec<Clause>>,
}

#[derive(Clone, Debug)]
struct Word {
    tag: Tag,
    lemma: Box<str>,
}

impl Prose {
    /// Reads `blocks` of `text`: the spans must be in order and not overlap.
    pub fn of(text: Arc<str>, blocks: &[Span]) -> Self {
        let mut prose = Self { text, sentences: Vec::new(), tokens: Vec::new(), grammar: Vec::new() };
        for (block, &span) in blocks.iter().enumerate() {
            for sentence in sentences::split(&prose.text, span) {
                let first = prose.tokens.len();
                tokens::split(&prose.text, sentence, &mut prose.tokens);
                prose.sentences.push(Sentence { span: sentence, tokens: first..prose.tokens.len(), block });
            }
        }
        prose.grammar.resize_with(prose.sentences.len(), Grammar::default);
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

    /// The bytes from the first of `tokens` to the last; of an empty range, none.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens).and_then(|tokens| Some((tokens.first()?, tokens.last()?))) {
            Some((first, last)) => first.span.cover(last.span),
            None => Span::default(),
        }
    }

    /// The sentence that byte `at` stands in; of a byte between two, the next.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.span.end <= at);
        (index < self.sentences.len()).then_some(index)
    }

    /// The sentence of `token`, as an index into [`Prose::sentences`].
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }

    /// What kind of word `token` is.
    pub fn tag(&self, token: usize) -> Tag {
        self.read(token).tag
    }

    /// The form of `token` that dictionaries list, in lower case ("fell" is "fall"); of a name, the name as written.
    pub fn lemma(&self, token: usize) -> &str {
        &self.read(token).lemma
    }

    /// What hangs on what in `sentence`.
    pub fn tree(&self, sentence: usize) -> &Tree {
        self.grammar[sentence].tree.get_or_init(|| {
            let tokens = self.sentences[sentence].tokens.clone();
            let arc = |at: usize| tree::Arc {
                head: at.checked_sub(1).map(|head| head as u32),
                dep: if at == 0 { Dep::Root } else { Dep::Unclear },
                sure: false,
            };
            Tree::new(tokens.start, (0..tokens.len()).map(arc).collect())
        })
    }

    /// The clauses of `sentence`, in the order of their predicates.
    pub fn clauses(&self, sentence: usize) -> &[Clause] {
        self.grammar[sentence].clauses.get_or_init(|| clauses::of(self, self.tree(sentence)))
    }

    fn read(&self, token: usize) -> &Word {
        let sentence = self.sentence_of(token);
        let tokens = self.sentences[sentence].tokens.clone();
        let words = self.grammar[sentence].words.get_or_init(|| {
            let word = |token| Word { tag: Tag::Nn, lemma: self.word(token).to_lowercase().into() };
            tokens.clone().map(word).collect()
        });
        &words[token - tokens.start]
    }
}
