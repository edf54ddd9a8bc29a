use super::{Credit, Dateline, Note, wire};
use crate::text::{Field, Span, Text};

/// What a block is. Only some are statements of the report.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// The headline.
    Headline,
    /// Who wrote it.
    Byline,
    /// Running text.
    Paragraph,
    /// The words under a picture.
    Caption,
    /// The words under a picture that was taken earlier, of something else: `FILE - In this March 3 photo …`.
    ArchiveCaption,
    /// Whose picture it is: `(Jane Roe/AP)`, `(Defense Ministry via AP)`.
    Credit,
    /// Words to editors or about the report itself. They tell nothing of the event, or tell what was wrong.
    EditorsNote,
    /// What is right according to a correction; what was wrong, beside it, is an editor's note.
    Correction,
}

impl BlockKind {
    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Paragraph => "paragraph",
            Self::Caption => "caption",
            Self::ArchiveCaption => "archive caption",
            Self::Credit => "credit",
            Self::EditorsNote => "editors' note",
            Self::Correction => "correction",
        }
    }

    /// Whether it describes a picture.
    pub fn is_caption(self) -> bool {
        matches!(self, Self::Caption | Self::ArchiveCaption)
    }

    /// Whether it says something of the event: bylines and credits say who made the report.
    pub fn states(self) -> bool {
        matches!(self, Self::Headline | Self::Paragraph | Self::Caption | Self::Correction)
    }
}

/// A stretch of the text that belongs together. A sentence never runs over its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its words, without the white space around them.
    pub span: Span,
}

/// A byline says who wrote it in a few words; a paragraph that happens to begin with "By" runs on.
const LONGEST_BYLINE: usize = 100;
const LONGEST_CREDIT: usize = 120;

/// What a text was found to be made of.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub blocks: Vec<Block>,
    pub dateline: Option<Dateline>,
    pub notes: Vec<Note>,
}

/// The blocks of a text whose paragraphs all are of one kind and parted by empty lines.
pub(super) fn of(text: &Text, kind: BlockKind) -> Cut {
    let headline = text.field(Field::Headline).map(|span| Block { kind: BlockKind::Headline, span });
    let body = text.field(Field::Body).unwrap_or_default();
    let paragraphs = paragraphs(text, body).into_iter().map(|span| Block { kind, span });
    within(text, headline.into_iter().chain(paragraphs))
}

/// Looks into the blocks that a format gave: finds bylines, asides to editors, the dateline, credits and pictures from
/// the archive.
pub(super) fn within(text: &Text, given: impl IntoIterator<Item = Block>) -> Cut {
    let mut cut = Cut::default();
    for block in given {
        let Some(span) = trimmed(text, block.span) else { continue };
        let block = Block { span, ..block };
        match block.kind {
            BlockKind::Paragraph | BlockKind::Caption => cut.take(text, block),
            BlockKind::EditorsNote => cut.set_aside(text, block),
            BlockKind::Correction => cut.correct(text, block),
            _ => cut.blocks.push(block),
        }
    }
    cut
}

impl Cut {
    fn take(&mut self, text: &Text, block: Block) {
        let words = block.span.of(text.as_str());
        if is_byline(words) || names_contributors(words) {
            return self.blocks.push(Block { kind: BlockKind::Byline, ..block });
        }
        match wire::aside(words) {
            Some(wire::Aside::Correction) => return self.correct(text, block),
            Some(wire::Aside::ToEditors) => return self.set_aside(text, block),
            None => {}
        }
        let opens = !self.blocks.iter().any(|b| b.kind == BlockKind::Paragraph);
        let found = if opens && self.dateline.is_none() { Dateline::of(words, block.span.start) } else { None };
        let start = found.as_ref().map_or(block.span.start, |d| d.span.end);
        self.dateline = self.dateline.take().or(found);
        let credit = credit(words, block.kind).map(|at| block.span.start + at).filter(|&at| at >= start);
        let credit = credit.map(|at| Span::new(at, block.span.end));
        let archived = credit.is_some_and(|at| Credit::read(at.of(text.as_str())).archive) || wire::is_archive(words);
        let kind = if archived { BlockKind::ArchiveCaption } else { block.kind };
        let prose = trimmed(text, Span::new(start, credit.map_or(block.span.end, |at| at.start)));
        self.blocks.extend(prose.map(|span| Block { kind, span }));
        self.blocks.extend(credit.map(|span| Block { kind: BlockKind::Credit, span }));
    }

    fn set_aside(&mut self, text: &Text, block: Block) {
        self.notes.push(Note { what: "editors", message: block.span.of(text.as_str()).to_string() });
        self.blocks.push(Block { kind: BlockKind::EditorsNote, ..block });
    }

    /// Parts what was wrong, which nobody states any more, from what is right.
    fn correct(&mut self, text: &Text, block: Block) {
        let words = block.span.of(text.as_str());
        self.notes.push(Note { what: "correction", message: words.to_string() });
        for (part, is_right) in wire::correction(words) {
            let span = Span::new(block.span.start + part.start, block.span.start + part.end);
            let kind = if is_right { BlockKind::Correction } else { BlockKind::EditorsNote };
            self.blocks.extend(trimmed(text, span).map(|span| Block { kind, span }));
        }
    }
}

/// Paragraphs are parted by lines without words.
fn paragraphs(text: &Text, body: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = body.start;
    for line in body.of(text.as_str()).split_inclusive(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        let span = Span::new(at, at + line.len());
        at = span.end;
        if line == "\n" && text.as_str()[..span.start].ends_with('\r') {
            open = open.map(|o| o.cover(span));
        } else if line.trim().is_empty() {
            found.extend(open.take());
        } else {
            open = Some(open.map_or(span, |o| o.cover(span)));
        }
    }
    found.extend(open);
    found.into_iter().filter_map(|span| trimmed(text, span)).collect()
}

fn trimmed(text: &Text, span: Span) -> Option<Span> {
    let words = span.of(text.as_str());
    let start = span.start + words.len() - words.trim_start().len();
    let end = span.start + words.trim_end().len();
    (start < end).then(|| Span::new(start, end))
}

pub(super) fn is_byline(words: &str) -> bool {
    named_in_byline(words).is_some()
}

/// Who wrote the report, as a line that says nothing else has it.
pub(super) fn named_in_byline(words: &str) -> Option<&str> {
    let name = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY "))?;
    let is_one = words.len() <= LONGEST_BYLINE
        && !words.ends_with(['.', '"', '”', '?', '!'])
        && name.chars().next().is_some_and(char::is_uppercase);
    is_one.then_some(name)
}

/// `Jane Roe in Muscat contributed to this report.`
fn names_contributors(words: &str) -> bool {
    const LONGEST: usize = 300;
    let ends = ["contributed to this report.", "contributed to this story.", "contributed reporting."];
    words.len() <= LONGEST && ends.iter().any(|end| words.ends_with(end)) && words.matches(". ").count() == 0
}

/// Where the credit at the end of a paragraph begins: parentheses after the last full stop, with a slash or "via" or
/// "photo" in them. Captions also close with a credit that has no parentheses.
fn credit(words: &str, kind: BlockKind) -> Option<usize> {
    let Some(inside) = words.strip_suffix(')') else {
        return if kind == BlockKind::Caption { bare_credit(words) } else { None };
    };
    let open = inside.rfind('(')?;
    let named = &inside[open + 1..];
    let is_credit = named.contains('/') || named.contains(" via ") || named.to_lowercase().contains("photo");
    (is_credit && follows_sentence(&words[..open]) && is_name(named)).then_some(open)
}

/// `Photo by Jane Roe/Getty Images`, `THE NORTHERN PRESS/HO-Lorne Council`.
fn bare_credit(words: &str) -> Option<usize> {
    let start = words.rfind(['.', '"', '”', '!', '?']).map_or(0, |at| words.ceil_char_boundary(at + 1));
    let at = start + words[start..].len() - words[start..].trim_start().len();
    let named = &words[at..];
    let is_credit = named.starts_with("Photo by ") || named.starts_with("Photo: ") || named.contains('/');
    (is_credit && is_name(named) && named.starts_with(char::is_uppercase)).then_some(at)
}

fn follows_sentence(before: &str) -> bool {
    before.trim_end().ends_with(['.', '"', '”', '!', '?', ')']) || before.trim().is_empty()
}

fn is_name(words: &str) -> bool {
    !words.is_empty() && words.len() <= LONGEST_CREDIT && !words.contains(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use crate::report::{BlockKind, Particulars, Report};
    use crate::text::{Field, Position, TextBuilder};

    fn read(body: &str) -> Vec<(BlockKind, String)> {
        let mut text = TextBuilder::new();
        text.push(Field::Headline, 0, Position { line: 1, column: 1 }, "Talks end");
        text.part();
        text.push(Field::Body, 0, Position { line: 3, column: 1 }, body);
        let report = Report::new("r", text.build(), Particulars::default());
        report.blocks.iter().map(|b| (b.kind, b.span.of(report.text.as_str()).to_string())).collect()
    }

    #[test]
    fn cuts_headline_byline_paragraphs_and_credit() {
        let blocks = read("By Jane Roe\n\nMUSCAT (AP) — The talks\nended.\n \nA man waits. (Jane Roe/AP)\n");
        let expected = [
            (BlockKind::Headline, "Talks end"),
            (BlockKind::Byline, "By Jane Roe"),
            (BlockKind::Paragraph, "The talks\nended."),
            (BlockKind::Paragraph, "A man waits."),
            (BlockKind::Credit, "(Jane Roe/AP)"),
        ];
        assert_eq!(blocks, expected.map(|(kind, words)| (kind, words.to_string())));
    }

    #[test]
    fn keeps_parentheses_that_are_no_credit() {
        assert_eq!(read("It cost 5 million euros ($5.4 million).").len(), 2);
        assert_eq!(read("They left (and/or fled).").len(), 2);
        assert_eq!(read("By noon the square was full.").len(), 2);
        let contributors = read("Jane Roe in Muscat contributed to this report.");
        assert_eq!(contributors[1].0, BlockKind::Byline);
    }

    #[test]
    fn parts_what_was_wrong_from_what_is_right() {
        use BlockKind::{Correction, EditorsNote};
        let check = |body: &str, expected: &[(BlockKind, &str)]| {
            let blocks = read(body);
            let found: Vec<_> = blocks[1..].iter().map(|(kind, words)| (*kind, words.as_str())).collect();
            assert_eq!(found, expected);
        };
        check(
            "Correction: we gave the day as Friday. The boat sank on Thursday.",
            &[(EditorsNote, "Correction: we gave the day as Friday."), (Correction, "The boat sank on Thursday.")],
        );
        check(
            "CORRECTION: The boat sank on Thursday, not Friday.",
            &[(EditorsNote, "CORRECTION:"), (Correction, "The boat sank on Thursday, not Friday.")],
        );
        check(
            "This story has been corrected to show that nine drowned, not ten.",
            &[(EditorsNote, "This story has been corrected to show that"), (Correction, "nine drowned, not ten.")],
        );
        check(
            "An earlier version of this article misstated the rank of Lt. Gen. Ann Poe.",
            &[(EditorsNote, "An earlier version of this article misstated the rank of Lt. Gen. Ann Poe.")],
        );
    }

    #[test]
    fn sets_aside_what_is_not_the_story() {
        let blocks =
            read("BC-Lorne-Talks, 2nd Ld-Writethru\n\nEds: Adds quotes.\n\nThe talks ended.\n\nFILE - A man waits.");
        let kinds: Vec<_> = blocks.iter().map(|(kind, _)| *kind).collect();
        use BlockKind::{ArchiveCaption, EditorsNote, Headline, Paragraph};
        assert_eq!(kinds, [Headline, EditorsNote, EditorsNote, Paragraph, ArchiveCaption]);
    }
}
