//! Sentences, words and how they hang together.
//!
//! Made from the text of a report and the spans of its blocks, since no sentence runs over the end of a block. It never
//! looks at what kind of block it reads, or at any other report.
//!
//! Sentences and tokens are cut at once. Tags, trees, clauses and meanings are made when somebody asks for those of a sentence, once,
//! whichever thread asks: most sentences are never compared with another and need none.

mod abbreviations;
mod agreement;
#[cfg(test)]
mod claims;
mod clauses;
mod dep;
mod features;
#[cfg(feature = "training")]
pub mod learn;
mod lemma;
mod lexicon;
mod meaning;
mod model;
#[cfg(any(test, feature = "training"))]
mod packed;
mod parser;
mod sentences;
mod slips;
mod tag;
mod tagger;
mod tokens;
mod tree;
pub mod vectors;
mod words;

pub use clauses::{Clause, Link, Oblique};
pub use dep::Dep;
pub use meaning::Meaning;
pub use tag::Tag;
pub use tree::Tree;

use crate::lately::Lately;
use crate::text::Span;
use model::Desk;
#[cfg(test)]
use model::Model;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::OnceLock;
use words::Words;

/// The words of a text, cut into sentences and tokens.
#[derive(Clone, Debug)]
pub struct Prose {
    text: std::sync::Arc<str>,
    /// In order; they do not overlap.
    pub sentences: Vec<Sentence>,
    /// In order; they do not overlap. White space belongs to none.
    pub tokens: Vec<Token>,
    /// For each token its sentence.
    of_tokens: Vec<u32>,
    /// The tokens in lower case.
    lower: Words,
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
    /// Its first token.
    first: usize,
    tags: OnceLock<Vec<Tag>>,
    lemmas: OnceLock<Words>,
    tree: OnceLock<Tree>,
    clauses: OnceLock<Vec<Clause>>,
    meanings: OnceLock<Vec<Option<Meaning>>>,
}

/// What was made of the words of one sentence, wherever it stands.
#[derive(Default)]
struct Reading {
    /// The numbers of its tags; none before it is tagged.
    tags: Vec<u8>,
    /// Its tree; none before it is parsed.
    arcs: Vec<tree::Arc>,
}

/// In tokens.
const LONGEST_SENTENCE: usize = 400;

thread_local! {
    /// Room that every sentence needs while it is read.
    static DESK: RefCell<Desk> = RefCell::default();
    /// By the words of the sentence: reports of one event print each other's sentences, whole paragraphs of an agency stand in
    /// a hundred papers.
    static LATELY: RefCell<Lately<String, Reading>> = RefCell::default();
}

impl Prose {
    /// Reads `blocks` of `text`: the spans must be in order and not overlap.
    pub fn of(text: std::sync::Arc<str>, blocks: &[Span]) -> Self {
        let mut prose = Self {
            text,
            sentences: Vec::new(),
            tokens: Vec::new(),
            of_tokens: Vec::new(),
            lower: Words::with_room(0, 0),
            grammar: Vec::new(),
        };
        for (block, &span) in blocks.iter().enumerate() {
            for sentence in sentences::split(&prose.text, span) {
                let first = prose.tokens.len();
                tokens::split(&prose.text, sentence, &mut prose.tokens);
                prose.add_sentences(first, sentence, block);
            }
        }
        let grammar = |sentence: &Sentence| Grammar { first: sentence.tokens.start, ..Grammar::default() };
        prose.grammar = prose.sentences.iter().map(grammar).collect();
        prose.of_tokens.reserve_exact(prose.tokens.len());
        for (index, sentence) in prose.sentences.iter().enumerate() {
            prose.of_tokens.resize(sentence.tokens.end, index as u32);
        }
        prose.lower = Words::with_room(prose.text.len(), prose.tokens.len());
        prose.tokens.iter().for_each(|token| prose.lower.push_lower(token.span.of(&prose.text)));
        prose
    }

    /// The tokens from `first` on as one sentence; as several if they are more than any writer would put into one, which keeps
    /// the cost of reading linear.
    fn add_sentences(&mut self, first: usize, span: Span, block: usize) {
        let last = self.tokens.len();
        if last - first <= LONGEST_SENTENCE {
            self.sentences.push(Sentence { span, tokens: first..last, block });
            return;
        }
        for from in (first..last).step_by(LONGEST_SENTENCE) {
            let tokens = from..(from + LONGEST_SENTENCE).min(last);
            self.sentences.push(Sentence { span: self.span(tokens.clone()), tokens, block });
        }
    }

    /// The text that was read.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The characters of token `index`.
    #[inline]
    pub fn word(&self, index: usize) -> &str {
        self.tokens[index].span.of(&self.text)
    }

    /// The characters of token `index` in lower case.
    #[inline]
    pub fn lower(&self, index: usize) -> &str {
        self.lower.get(index)
    }

    /// The bytes from the first of `tokens` to the last; of an empty range, none.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens).and_then(|tokens| Some((tokens.first()?, tokens.last()?))) {
            Some((first, last)) => first.span.cover(last.span),
            None => Span::default(),
        }
    }

    /// The tokens that begin in `span`.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        first..self.tokens.partition_point(|token| token.span.start < span.end).max(first)
    }

    /// The sentence that byte `at` stands in; of a byte between two, the next.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|s| s.span.end <= at);
        (index < self.sentences.len()).then_some(index)
    }

    /// The sentence of `token`, as an index into [`Prose::sentences`].
    #[inline]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.of_tokens.get(token).map_or(self.sentences.len(), |&sentence| sentence as usize)
    }

    /// What kind of word `token` is.
    #[inline]
    pub fn tag(&self, token: usize) -> Tag {
        let sentence = self.sentence_of(token);
        self.tags(sentence)[token - self.grammar[sentence].first]
    }

    /// The form of `token` that dictionaries list, in lower case ("fell" is "fall"); of a name, the name as written.
    #[inline]
    pub fn lemma(&self, token: usize) -> &str {
        let sentence = self.sentence_of(token);
        let grammar = &self.grammar[sentence];
        grammar.lemmas.get().unwrap_or_else(|| self.look_up(sentence)).get(token - grammar.first)
    }

    /// Looks up the lemmas of `sentence`.
    #[cold]
    fn look_up(&self, sentence: usize) -> &Words {
        self.grammar[sentence].lemmas.get_or_init(|| {
            let Sentence { span, tokens, .. } = &self.sentences[sentence];
            let mut lemmas = Words::with_room(span.len(), tokens.len());
            for (token, &tag) in tokens.clone().zip(self.tags(sentence)) {
                lemmas.push(&lemma::of(self.word(token), self.lower(token), tag));
            }
            lemmas
        })
    }

    /// What `token` means, if it is a word that means something by itself.
    pub fn meaning(&self, token: usize) -> Option<&Meaning> {
        let sentence = self.sentence_of(token);
        self.meanings(sentence)[token - self.sentences[sentence].tokens.start].as_ref()
    }

    /// What the words among `tokens` mean, which all stand in `sentence`: each word once, in alphabetical order.
    pub fn meant_by(&self, sentence: usize, tokens: impl Iterator<Item = usize>) -> Vec<&Meaning> {
        let first = self.sentences[sentence].tokens.start;
        let meanings = self.meanings(sentence);
        let mut words = Vec::with_capacity(tokens.size_hint().1.unwrap_or_default());
        words.extend(tokens.filter_map(|token| meanings[token - first].as_ref()));
        Meaning::put_in_order(&mut words);
        words
    }

    /// One for each token of `sentence`.
    fn meanings(&self, sentence: usize) -> &[Option<Meaning>] {
        let read = || {
            let tokens = self.sentences[sentence].tokens.clone();
            let mut meanings: Vec<_> =
                tokens.map(|token| Meaning::of(self.lower(token), || self.lemma(token))).collect();
            Meaning::rank(&mut meanings);
            meanings
        };
        self.grammar[sentence].meanings.get_or_init(read)
    }

    /// What hangs on what in `sentence`.
    pub fn tree(&self, sentence: usize) -> &Tree {
        self.grammar[sentence].tree.get_or_init(|| {
            let arcs = self.read(sentence, |reading, desk| {
                if reading.arcs.is_empty() {
                    self.tag_on(desk, sentence, reading);
                    model::shipped().parse(desk);
                    reading.arcs = model::shipped().arcs(desk);
                    slips::mend_voice(self.words(sentence), &desk.tags, &mut reading.arcs);
                }
                reading.arcs.clone()
            });
            Tree::new(self.sentences[sentence].tokens.start, arcs)
        })
    }

    /// The clauses of `sentence`, in the order of their predicates.
    pub fn clauses(&self, sentence: usize) -> &[Clause] {
        self.grammar[sentence].clauses.get_or_init(|| clauses::of(self, self.tree(sentence)))
    }

    #[inline]
    fn tags(&self, sentence: usize) -> &[Tag] {
        self.grammar[sentence].tags.get().unwrap_or_else(|| self.give_tags(sentence))
    }

    /// Tags the words of `sentence`.
    #[cold]
    fn give_tags(&self, sentence: usize) -> &Vec<Tag> {
        self.grammar[sentence].tags.get_or_init(|| {
            self.read(sentence, |reading, desk| {
                if reading.tags.is_empty() {
                    self.tag_on(desk, sentence, reading);
                }
                reading.tags.iter().map(|&tag| model::tag(tag)).collect()
            })
        })
    }

    /// Does `work` with the desk of this thread and what it knows of `sentence` already.
    fn read<T>(&self, sentence: usize, work: impl FnOnce(&mut Reading, &mut Desk) -> T) -> T {
        LATELY.with_borrow_mut(|lately| {
            // No word has a line break inside.
            let Sentence { span, tokens, .. } = &self.sentences[sentence];
            let mut words = String::with_capacity(span.len() + tokens.len());
            for word in self.words(sentence) {
                words.push_str(word);
                words.push('\n');
            }
            let reading = lately.get(words.as_str(), |key| *key == words, || (words.clone(), Reading::default()));
            DESK.with_borrow_mut(|desk| work(reading, desk))
        })
    }

    /// Lays the words of `sentence` and their tags on the desk.
    fn tag_on(&self, desk: &mut Desk, sentence: usize, reading: &mut Reading) {
        model::shipped().look(self.words(sentence), desk);
        if reading.tags.is_empty() {
            model::shipped().tag_looks(desk);
            slips::mend(self.words(sentence), &mut desk.tags);
            reading.tags.clone_from(&desk.tags);
        } else {
            desk.tags.clone_from(&reading.tags);
        }
    }

    fn words(&self, sentence: usize) -> impl Iterator<Item = &str> {
        self.sentences[sentence].tokens.clone().map(|token| self.word(token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Prose {
        Prose::of(text.into(), &[Span::new(0, text.len())])
    }

    #[test]
    fn the_weights_can_be_read() {
        assert!(Model::read(include_bytes!("models/grammar.bin")).is_some());
        assert!(Model::read(b"atodds-g and something else that is no model").is_none());
    }

    #[test]
    fn tags_and_trees_are_those_of_english() {
        let prose = read("The storm killed twelve people in the northern town on Friday.");
        let tags: Vec<&str> = (0..12).map(|token| prose.tag(token).name()).collect();
        assert_eq!(tags.join(" "), "DT NN VBD CD NNS IN DT JJ NN IN NNP .");
        let tree = prose.tree(0);
        assert_eq!(tree.root(), Some(2));
        assert_eq!((tree.head(1), tree.dep(1)), (Some(2), Dep::Nsubj));
        assert_eq!((tree.head(4), tree.dep(4)), (Some(2), Dep::Obj));
        assert_eq!((tree.head(3), tree.dep(3)), (Some(4), Dep::Nummod));
        assert_eq!(prose.lemma(2), "kill");
        assert_eq!(prose.span(tree.subtree(4)).of(prose.text()).split(' ').next(), Some("twelve"));
    }

    #[test]
    fn odd_text_of_any_length_is_read_in_linear_time() {
        for pattern in
            ["a", ".", "a.", "(", "a(b", "'s", "A. ", "-", "x-y/", "\n", "…", "“", "1,", "the ", "Mr. ", "?!)\" ", "é."]
        {
            let prose = read(&pattern.repeat(30_000));
            let tokens: usize = prose.tokens.iter().map(|t| t.span.len()).sum();
            let letters: usize = prose.text().split_whitespace().map(str::len).sum();
            assert_eq!(tokens, letters, "{pattern:?}");
            assert!(
                prose.sentences.iter().take(1).all(|s| s.tokens.is_empty() || prose.tree(0).root().is_some()),
                "{pattern:?}"
            );
        }
    }

    #[test]
    fn any_text_can_be_read() {
        for text in ["", " ", "\n\n", "…", "’’’", "(((((((((", "a\u{301}\u{200b}b", "?!?!?! x", "x.y.z...", "🚀🚀 12"]
        {
            let prose = read(text);
            for sentence in 0..prose.sentences.len() {
                assert!(prose.tree(sentence).root().is_some(), "{text:?}");
                prose.clauses(sentence);
            }
        }
    }
}
