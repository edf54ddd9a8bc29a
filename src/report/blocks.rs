use super::Dateline;
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
    /// Whose picture it is: `(Jane Roe/AP)`, `(Defense Ministry via AP)`.
    Credit,
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

/// The blocks of a text in order, and the dateline before the first paragraph.
pub(super) fn of(text: &Text) -> (Vec<Block>, Option<Dateline>) {
    let mut blocks = Vec::new();
    let mut dateline = None;
    if let Some(span) = text.field(Field::Headline).and_then(|span| trimmed(text, span)) {
        blocks.push(Block { kind: BlockKind::Headline, span });
    }
    let body = text.field(Field::Body).unwrap_or_default();
    for paragraph in paragraphs(text, body) {
        let words = paragraph.of(text.as_str());
        if is_byline(words) {
            blocks.push(Block { kind: BlockKind::Byline, span: paragraph });
            continue;
        }
        let opens = !blocks.iter().any(|b| b.kind == BlockKind::Paragraph);
        let found = if opens && dateline.is_none() { Dateline::of(words, paragraph.start) } else { None };
        let start = found.as_ref().map_or(paragraph.start, |d| d.span.end);
        dateline = dateline.or(found);
        let credit = credit(words).map(|at| paragraph.start + at).filter(|&at| at >= start);
        let prose = trimmed(text, Span::new(start, credit.unwrap_or(paragraph.end)));
        blocks.extend(prose.map(|span| Block { kind: BlockKind::Paragraph, span }));
        blocks.extend(credit.map(|at| Block { kind: BlockKind::Credit, span: Span::new(at, paragraph.end) }));
    }
    (blocks, dateline)
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
    let name = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY "));
    name.is_some_and(|name| {
        words.len() <= LONGEST_BYLINE
            && !words.ends_with(['.', '"', '”', '?', '!'])
            && name.chars().next().is_some_and(char::is_uppercase)
    })
}

/// Where a picture credit at the end of a paragraph begins: parentheses after the last full stop, with a slash or "via"
/// or "Photo" in them.
fn credit(words: &str) -> Option<usize> {
    let inside = words.strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let named = &inside[open + 1..];
    let is_credit = named.contains('/') || named.contains(" via ") || named.to_lowercase().contains("photo");
    let after_sentence = words[..open].trim_end().ends_with(['.', '"', '”', '!', '?', ')']) || open == 0;
    (is_credit && after_sentence && named.len() <= LONGEST_CREDIT && !named.contains(char::is_numeric)).then_some(open)
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
    }
}
