use crate::prose::Prose;
use crate::text::Span;
use std::ops::Range;

/// Words between quotation marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quotation {
    /// The words, without the marks and without the comma or full stop before the closing one. They can run over several
    /// sentences of one block.
    pub span: Span,
    /// The same as tokens.
    pub tokens: Range<usize>,
    /// The words with their marks; a running quotation has no closing one.
    pub marked: Range<usize>,
    /// Whether it stands inside another.
    pub nested: bool,
    /// The quotation of an earlier paragraph that was left open and goes on here, as an index into the same list.
    pub continues: Option<usize>,
}

impl Quotation {
    /// The words.
    pub fn words<'p>(&self, prose: &'p Prose) -> &'p str {
        self.span.of(prose.text())
    }
}

/// All quotations of `prose`, in the order in which they open.
///
/// Straight, curly and angled marks, double and single; an apostrophe is told from a closing mark by what stands around
/// it. A quotation that a paragraph leaves open goes on in the next where that opens with a mark again; otherwise the
/// closing mark was forgotten, and it ends with its sentence. One pass over the tokens, another over each open end.
pub fn quotations(prose: &Prose) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open_end: Option<usize> = None;
    for block in blocks(prose) {
        let first = found.len();
        let left_open = Reader::new(prose, block.clone()).read(&mut found);
        let opens_with_mark = found.get(first).is_some_and(|q| q.marked.start == block.start);
        if opens_with_mark && let Some(before) = open_end {
            found[first].continues = Some(before);
        } else if let Some(before) = open_end {
            end_with_sentence(prose, &mut found[before]);
        }
        open_end = left_open;
    }
    if let Some(before) = open_end {
        end_with_sentence(prose, &mut found[before]);
    }
    found.iter_mut().for_each(|quotation| trim(prose, quotation));
    without_empty(found)
}

/// Leaves out quotations without a word, and renumbers what the others continue.
fn without_empty(found: Vec<Quotation>) -> Vec<Quotation> {
    let mut kept: Vec<Quotation> = Vec::with_capacity(found.len());
    let mut place = Vec::with_capacity(found.len());
    for mut quotation in found {
        place.push((!quotation.tokens.is_empty()).then_some(kept.len()));
        if !quotation.tokens.is_empty() {
            quotation.continues = quotation.continues.and_then(|before| place[before]);
            kept.push(quotation);
        }
    }
    kept
}

/// Takes the comma or full stop off the end.
fn trim(prose: &Prose, quotation: &mut Quotation) {
    while !quotation.tokens.is_empty() && matches!(prose.word(quotation.tokens.end - 1), "," | "." | ";" | ":") {
        quotation.tokens.end -= 1;
    }
    quotation.span = prose.span(quotation.tokens.clone());
}

/// The quotations that can have something in common with `tokens`: at most a few that nest begin before it.
pub(super) fn near<'q>(quotations: &'q [Quotation], tokens: &Range<usize>) -> &'q [Quotation] {
    const NESTED: usize = 4;
    let from = quotations.partition_point(|q| q.marked.start < tokens.start).saturating_sub(NESTED);
    let to = quotations.partition_point(|q| q.marked.start <= tokens.end).max(from);
    &quotations[from..to]
}

/// The tokens of each block that has any.
fn blocks(prose: &Prose) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for sentence in &prose.sentences {
        match blocks.last_mut() {
            Some(range) if last == Some(sentence.block) => range.end = sentence.tokens.end,
            _ => blocks.push(sentence.tokens.clone()),
        }
        last = Some(sentence.block);
    }
    blocks
}

fn end_with_sentence(prose: &Prose, quotation: &mut Quotation) {
    let first = quotation.tokens.start;
    if first >= prose.tokens.len() {
        return;
    }
    let end = prose.sentences[prose.sentence_of(first)].tokens.end;
    quotation.tokens.end = end;
    quotation.marked.end = end;
    quotation.span = prose.span(quotation.tokens.clone());
}

/// What a mark can be, by its own shape and the white space around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    Open,
    Close,
    /// Straight, with white space on both sides or on none.
    Either,
}

/// The pairs of marks that are told apart: a quotation closes with a mark of the kind that it opened with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Double,
    Single,
    Angled,
}

struct Reader<'p> {
    prose: &'p Prose,
    block: Range<usize>,
    /// Opening marks without their closing ones: token, kind, and the place in the list of quotations.
    open: Vec<(usize, Kind, usize)>,
}

impl<'p> Reader<'p> {
    fn new(prose: &'p Prose, block: Range<usize>) -> Self {
        Self { prose, block, open: Vec::new() }
    }

    /// Adds the quotations of the block. Gives the one that is left open by it, if any.
    fn read(mut self, found: &mut Vec<Quotation>) -> Option<usize> {
        for token in self.block.clone() {
            let Some((kind, mark)) = self.mark(token) else { continue };
            match mark {
                Mark::Close => self.close(token, kind, found),
                Mark::Open => self.opens(token, kind, found),
                Mark::Either if self.is_open(kind) => self.close(token, kind, found),
                Mark::Either => self.opens(token, kind, found),
            }
        }
        // A single mark that nothing closes was an apostrophe.
        let left = self.open.iter().find(|(_, kind, _)| *kind != Kind::Single).map(|&(_, _, at)| at);
        for &(token, kind, at) in self.open.iter().filter(|(_, _, at)| Some(*at) != left) {
            debug_assert!(token < self.block.end);
            found[at].tokens = token..token;
            found[at].nested = kind == Kind::Single;
        }
        left
    }

    fn is_open(&self, kind: Kind) -> bool {
        self.open.iter().any(|(_, open, _)| *open == kind)
    }

    fn opens(&mut self, token: usize, kind: Kind, found: &mut Vec<Quotation>) {
        if self.is_open(kind) {
            return;
        }
        self.open.push((token, kind, found.len()));
        found.push(Quotation {
            span: self.prose.span(token + 1..self.block.end),
            tokens: token + 1..self.block.end,
            marked: token..self.block.end,
            nested: self.open.len() > 1,
            continues: None,
        });
    }

    fn close(&mut self, token: usize, kind: Kind, found: &mut [Quotation]) {
        let Some(depth) = self.open.iter().rposition(|(_, open, _)| *open == kind) else { return };
        // What was opened inside and never closed were apostrophes.
        for (start, _, at) in self.open.drain(depth + 1..) {
            found[at].tokens = start..start;
        }
        let Some((start, _, at)) = self.open.pop() else { return };
        found[at].tokens = start + 1..token;
        found[at].marked = start..token + 1;
        found[at].span = self.prose.span(start + 1..token);
    }

    fn mark(&self, token: usize) -> Option<(Kind, Mark)> {
        let word = self.prose.word(token);
        let (kind, shape) = match word {
            "“" | "„" | "``" => (Kind::Double, Mark::Open),
            "”" | "''" => (Kind::Double, Mark::Close),
            "\"" => (Kind::Double, Mark::Either),
            "«" => (Kind::Angled, Mark::Open),
            "»" => (Kind::Angled, Mark::Close),
            "‘" => (Kind::Single, Mark::Open),
            "’" | "'" | "`" => (Kind::Single, Mark::Either),
            _ => return None,
        };
        if kind == Kind::Single && shape == Mark::Either {
            return Some((kind, self.single(token)?));
        }
        let straight = if shape == Mark::Either { self.by_spaces(token) } else { shape };
        Some((kind, straight))
    }

    /// White space before and none behind: it opens.
    fn by_spaces(&self, token: usize) -> Mark {
        let before = self.character_before(token);
        let after = self.character_after(token);
        let gap_before = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '“' | '‘'));
        let gap_after = after.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | ']' | ',' | ';' | ':' | '?' | '!'));
        match (gap_before, gap_after) {
            (true, false) => Mark::Open,
            (false, true) => Mark::Close,
            _ => Mark::Either,
        }
    }

    /// An apostrophe that stands alone as a token: "the workers' rights" closes nothing unless a single mark is open and
    /// nothing closer to a closing mark follows.
    fn single(&self, token: usize) -> Option<Mark> {
        let before = self.character_before(token);
        let after = self.character_after(token);
        let opens = before.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '“' | '(' | '—' | '–' | '['))
            && after.is_some_and(|c| c.is_alphanumeric())
            && self.prose.word(token) != "’";
        if opens {
            return Some(Mark::Open);
        }
        if !self.is_open(Kind::Single) || after.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let plural = before.is_some_and(|c| matches!(c, 's' | 'S' | 'z' | 'x'));
        if plural && after.is_some_and(char::is_whitespace) && self.closes_later(token) {
            return None;
        }
        Some(Mark::Close)
    }

    /// Whether a better closing mark stands behind `token` before another opens. It looks no further than this many tokens,
    /// so that a text of apostrophes is read in linear time.
    fn closes_later(&self, token: usize) -> bool {
        const FARTHEST: usize = 200;
        let to = self.block.end.min(token + FARTHEST);
        for later in token + 1..to {
            match self.prose.word(later) {
                "‘" | "“" | "\"" => return false,
                "’" | "'" => {
                    let before = self.character_before(later);
                    if before.is_some_and(|c| matches!(c, ',' | '.' | '!' | '?')) {
                        return true;
                    }
                }
                _ => {}
            }
        }
        false
    }

    fn character_before(&self, token: usize) -> Option<char> {
        let start = self.prose.tokens[token].span.start;
        self.prose.text()[self.prose.tokens[self.block.start].span.start..start].chars().next_back()
    }

    fn character_after(&self, token: usize) -> Option<char> {
        let end = self.prose.tokens[token].span.end;
        self.prose.text()[end..self.prose.tokens[self.block.end - 1].span.end].chars().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    /// Paragraphs are parted by a bar; what is found stands in braces.
    const CASES: &[&str] = &[
        "“{It fell},” she said. “{Nobody saw it}.”",
        "\"{It fell},\" she said. \"{Nobody saw it. Nobody heard it}.\"",
        "‘{It fell},’ she said, and the workers’ families wept.",
        "'{It fell},' she said. The workers' families wept.",
        "He called it “{a ‘{great}’ day},” and left.",
        "He called it \"{a 'great' day}\" and left.",
        "“{We waited.| “{And then we left}.” He sat down.",
        "“{We waited.| “{We waited again.| “{We left},” he said.",
        "She called it “{a lie. The rest| went home.",
        "She said it was a \"{lie}\".",
        "The '90s were the workers' years, and the bosses' too.",
        "He said ‘{the workers’ rights are gone},’ and left.",
        "«{It fell}», she said.",
        "(\"{It fell},\" she said.)",
        "It was \"{bad}\"—very \"{bad}\".",
        "“”, \"\", '' and ''''.",
        "",
    ];

    #[test]
    fn pairs_the_marks() {
        let mut wrong = Vec::new();
        for case in CASES {
            let mut text = String::new();
            let mut want = Vec::new();
            let mut open = Vec::new();
            let mut blocks = Vec::new();
            let mut start = 0;
            for c in case.chars() {
                match c {
                    '{' => open.push(text.len()),
                    '}' => want.push((open.pop().unwrap(), text.len())),
                    '|' => {
                        blocks.push(Span::new(start, text.len()));
                        text.push('\n');
                        start = text.len();
                    }
                    _ => text.push(c),
                }
            }
            blocks.push(Span::new(start, text.len()));
            // What is left open ends with its sentence or its block.
            for at in open {
                let block = blocks.iter().find(|b| b.end > at).unwrap();
                let end = at + block.of(&text)[at - block.start..].find('.').unwrap_or(block.end - at);
                want.push((at, end));
            }
            want.sort();
            let prose = Prose::of(Arc::from(text.as_str()), &blocks);
            let got: Vec<(usize, usize)> = quotations(&prose).iter().map(|q| (q.span.start, q.span.end)).collect();
            // A nested single pair inside straight doubles may or may not be read; both are right.
            let outer = |all: &[(usize, usize)]| -> Vec<(usize, usize)> {
                all.iter().filter(|a| !all.iter().any(|b| b != *a && b.0 <= a.0 && a.1 <= b.1)).copied().collect()
            };
            if outer(&got) != outer(&want) {
                wrong.push((case, got.iter().map(|&(s, e)| text[s..e].to_string()).collect::<Vec<_>>()));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn running_quotations_know_what_they_continue() {
        let text = "“One.\n“Two.\n“Three,” he said.";
        let ends: Vec<usize> = text.char_indices().filter(|(_, c)| *c == '\n').map(|(at, _)| at).collect();
        let blocks = [Span::new(0, ends[0]), Span::new(ends[0] + 1, ends[1]), Span::new(ends[1] + 1, text.len())];
        let found = quotations(&Prose::of(Arc::from(text), &blocks));
        assert_eq!(found.iter().map(|q| q.continues).collect::<Vec<_>>(), [None, Some(0), Some(1)]);
    }
}
