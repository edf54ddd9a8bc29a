use super::quotation::near;
use super::sentence::{Sentence, is_mark};
use super::value::{Attribution, Direct, Stance};
use super::{Quotation, speaker};
use crate::prose::Prose;
use std::ops::Range;

/// An attribution while it is put together, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The head of the source.
    pub(super) source: Option<usize>,
    /// The words of the source, where they are known better than from the tree.
    pub(super) phrase: Option<Range<usize>>,
    /// The words that credit.
    pub(super) cue: Range<usize>,
    /// Pieces in the order in which they were found.
    pub(super) content: Vec<Range<usize>>,
    pub(super) stance: Stance,
    /// Whether the content was found as a quotation, so that another may go on where it ends.
    pub(super) quoted: bool,
    /// The draft, by its cue, that this one passes on: "citing".
    pub(super) passes_on: Option<usize>,
}

impl Draft {
    pub(super) fn new(source: Option<usize>, cue: Range<usize>, content: Vec<Range<usize>>, stance: Stance) -> Self {
        Self { source, phrase: None, cue, content, stance, quoted: false, passes_on: None }
    }

    pub(super) fn covers(&self, token: usize) -> bool {
        self.content.iter().any(|piece| piece.contains(&token))
    }

    /// How many tokens of `range` are content.
    pub(super) fn overlap(&self, range: &Range<usize>) -> usize {
        self.content.iter().map(|p| p.end.min(range.end).saturating_sub(p.start.max(range.start))).sum()
    }

    /// Puts the pieces in order, joins those that touch, takes signs and "that" off their ends and drops empty ones.
    pub(super) fn tidy(&mut self, prose: &Prose, quotations: &[Quotation]) {
        let mut pieces: Vec<Range<usize>> =
            self.content.drain(..).map(|piece| trimmed(prose, piece, quotations)).filter(|p| !p.is_empty()).collect();
        pieces.sort_by_key(|piece| (piece.start, piece.end));
        for piece in pieces {
            match self.content.last_mut() {
                Some(last) if piece.start <= last.end => last.end = last.end.max(piece.end),
                _ => self.content.push(piece),
            }
        }
    }

    /// The attribution, but for what it is nested in.
    pub(super) fn finish(&self, prose: &Prose, quotations: &[Quotation]) -> Attribution {
        Attribution {
            source: self.source.map(|head| speaker::source(prose, head, self.phrase.clone())),
            cue: (!self.cue.is_empty()).then(|| prose.span(self.cue.clone())),
            content: self.content.iter().map(|piece| prose.span(piece.clone())).collect(),
            stance: self.stance,
            direct: self.direct(quotations),
            within: None,
        }
    }

    fn direct(&self, quotations: &[Quotation]) -> Direct {
        let all: usize = self.content.iter().map(Range::len).sum();
        let covers = |q: &Quotation, piece: &Range<usize>| q.tokens.start <= piece.start && piece.end <= q.marked.end;
        // A nested quotation is the source's own words only where the content is all inside it.
        let inside = |piece: &Range<usize>| {
            near(quotations, piece).iter().filter(|q| covers(q, piece)).max_by_key(|q| q.marked.start)
        };
        let cue = self.cue.start;
        let own = |q: &Quotation| self.cue.is_empty() || !q.marked.contains(&cue);
        let quoted: usize = self
            .content
            .iter()
            .map(|piece| match inside(piece) {
                Some(q) if own(q) => piece.len(),
                _ => near(quotations, piece)
                    .iter()
                    .filter(|q| own(q) && !q.nested)
                    .map(|q| q.tokens.end.min(piece.end).saturating_sub(q.tokens.start.max(piece.start)))
                    .sum(),
            })
            .sum();
        match quoted {
            0 => Direct::Indirect,
            n if n >= all => Direct::Direct,
            _ => Direct::Mixed,
        }
    }
}

/// `piece` without the marks, commas, "that" and loose conjunctions at its ends. A quotation mark stays where its partner
/// stands inside.
fn trimmed(prose: &Prose, piece: Range<usize>, quotations: &[Quotation]) -> Range<usize> {
    let Range { mut start, mut end } = piece;
    let opens_inside = |at: usize, end: usize| {
        near(quotations, &(at..end)).iter().any(|q| q.marked.start == at && q.marked.end < end && q.marked.len() > 1)
    };
    let closes_inside = |at: usize, start: usize| {
        near(quotations, &(start..at + 1)).iter().any(|q| q.marked.end == at + 1 && q.marked.start > start)
    };
    while start < end {
        let word = prose.word(start);
        let sign = matches!(word, "," | ";" | ":" | "." | ")" | "—" | "–" | "--" | "-");
        let mark = is_mark(word) && !opens_inside(start, end);
        if !(sign || mark || word.eq_ignore_ascii_case("that") && is_complementizer(prose, start, end)) {
            break;
        }
        start += 1;
    }
    while start < end {
        let word = prose.word(end - 1);
        let sign = matches!(word, "," | ";" | ":" | "." | "(" | "—" | "–" | "--" | "-");
        let mark = is_mark(word) && !closes_inside(end - 1, start);
        let loose =
            ["and", "but", "or", "while", "that"].iter().any(|w| word.eq_ignore_ascii_case(w)) && end > start + 1;
        if !(sign || mark || loose && !word.eq_ignore_ascii_case("that")) {
            break;
        }
        end -= 1;
    }
    start..end
}

/// "that" before a clause, not "that man", nor "that is".
fn is_complementizer(prose: &Prose, at: usize, end: usize) -> bool {
    use crate::prose::Tag;
    at + 1 < end && prose.tag(at) == Tag::In
}

/// What is left of `all` without `hole`.
pub(super) fn without(all: Range<usize>, hole: &Range<usize>) -> Vec<Range<usize>> {
    let before = all.start..hole.start.clamp(all.start, all.end);
    let after = hole.end.clamp(all.start, all.end)..all.end;
    [before, after].into_iter().filter(|piece| !piece.is_empty()).collect()
}

/// The index of the draft whose cue is `token`.
pub(super) fn with_cue(drafts: &[Draft], token: usize) -> Option<usize> {
    drafts.iter().position(|draft| draft.cue.contains(&token))
}

/// Whether `span` is a sentence of its own: a verb stands in it.
pub(super) fn is_sentence_like(sentence: &Sentence, tokens: Range<usize>) -> bool {
    tokens.clone().any(|token| sentence.tag(token).is_verb() || sentence.tag(token).is_finite())
}
