use super::markup;
use super::words::Words;
use crate::report::BlockKind;
use crate::text::Span;

/// A block of Markdown, its marks taken off.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct MarkdownBlock {
    pub kind: BlockKind,
    pub words: Words,
}

/// The blocks of the Markdown that begins at byte `start` of `source`.
pub(super) fn blocks(source: &Words, start: usize) -> Vec<MarkdownBlock> {
    let mut reader = Reader { source, found: Vec::new(), open: Words::default() };
    let mut fence: Option<char> = None;
    let mut at = start;
    for line in source.as_str()[start..].split_inclusive('\n') {
        let span = contents(line, at, reader.open.is_blank());
        at += line.len();
        let text = span.of(source.as_str());
        let mark = text.chars().next().filter(|_| text.starts_with("```") || text.starts_with("~~~"));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => {}
            (None, Some(mark)) => {
                reader.close(BlockKind::Paragraph);
                fence = Some(mark);
            }
            (None, None) => reader.line(span, begins_item(line)),
        }
    }
    reader.close(BlockKind::Paragraph);
    reader.found
}

struct Reader<'a> {
    source: &'a Words,
    found: Vec<MarkdownBlock>,
    open: Words,
}

impl Reader<'_> {
    fn line(&mut self, span: Span, begins_item: bool) {
        let text = span.of(self.source.as_str());
        let rule = |mark: char| text.len() >= 2 && text.chars().all(|c| c == mark || c == ' ');
        let is_reference = text.starts_with('[') && text.contains("]:");
        if rule('=') || rule('-') {
            let kind = if rule('=') { BlockKind::Headline } else { BlockKind::Paragraph };
            return self.close(kind);
        }
        if text.is_empty() || rule('*') || rule('_') || is_reference || is_table_rule(text) {
            return self.close(BlockKind::Paragraph);
        }
        let level = text.bytes().take_while(|b| *b == b'#').count();
        if (1..=6).contains(&level) && text[level..].starts_with([' ', '\t']) {
            self.close(BlockKind::Paragraph);
            let words = text.trim_end_matches('#').trim_end();
            self.open.extend(self.source, span.start + level..(span.start + words.len()).max(span.start + level));
            return self.close(if level == 1 { BlockKind::Headline } else { BlockKind::Paragraph });
        }
        if begins_item {
            self.close(BlockKind::Paragraph);
        }
        if !self.open.as_str().is_empty() {
            self.open.push_spelled('\n', self.source.source(span.start.saturating_sub(1)));
        }
        self.open.extend(self.source, span.start..span.end);
    }

    /// Ends the open block. A paragraph that is nothing but a picture is the caption of it.
    fn close(&mut self, kind: BlockKind) {
        let words = std::mem::take(&mut self.open).trimmed();
        let text = words.as_str();
        let is_picture = text.starts_with("![") && text.ends_with(')') && text.matches("](").count() == 1;
        let kind = if is_picture { BlockKind::Caption } else { kind };
        let words = inline(&words).flowed();
        if !words.is_blank() {
            self.found.push(MarkdownBlock { kind, words });
        }
    }
}

/// What stands on a line without marks of quotations and lists, however deep. A number is a mark only where a block may
/// begin: a wrapped line can begin with the last word of a sentence, and that can be a number.
fn contents(line: &str, at: usize, begins_block: bool) -> Span {
    let mut rest = line.trim_start();
    while let Some(inside) = rest.strip_prefix('>').or_else(|| list_mark(rest)) {
        rest = inside.trim_start();
    }
    if let Some(inside) = number_mark(rest).filter(|_| begins_block || rest.starts_with("1. ")) {
        rest = inside.trim_start();
    }
    let start = at + line.len() - rest.len();
    Span::new(start, start + rest.trim_end().len())
}

/// What follows a mark such as `- ` at the head of a line.
fn list_mark(rest: &str) -> Option<&str> {
    ["- ", "* ", "+ "].iter().find_map(|mark| rest.strip_prefix(mark)).filter(|inside| !inside.trim().is_empty())
}

/// What follows a mark such as `2. `.
fn number_mark(rest: &str) -> Option<&str> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let inside = rest[digits..].strip_prefix(". ").or_else(|| rest[digits..].strip_prefix(") "))?;
    (1..=2).contains(&digits).then_some(inside).filter(|inside| !inside.trim().is_empty())
}

fn begins_item(line: &str) -> bool {
    let rest = line.trim_start_matches([' ', '>', '\t']);
    list_mark(rest).is_some() || rest.starts_with("1. ")
}

fn is_table_rule(text: &str) -> bool {
    text.starts_with('|') && text.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// The words of a block without marks for emphasis, links, code and tags.
fn inline(words: &Words) -> Words {
    let text = words.as_str();
    let dropped = dropped(text);
    let mut kept = Words::default();
    let mut at = 0;
    for span in dropped.into_iter().chain([Span::new(text.len(), text.len())]) {
        if span.start >= at {
            let plain = markup::decoded(words, at..span.start);
            kept.extend(&plain, 0..plain.as_str().len());
        }
        at = at.max(span.end);
    }
    kept
}

/// The marks in `text`, in order of their starts.
fn dropped(text: &str) -> Vec<Span> {
    let mut found = links(text);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let width = match bytes[at] {
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                found.push(Span::new(at, at + 1));
                at += 2;
                continue;
            }
            b'*' | b'_' | b'`' => bytes[at..].iter().take_while(|b| **b == bytes[at]).count(),
            b'<' => tag_width(&text[at..]),
            _ => 0,
        };
        if width > 0 && (bytes[at] == b'<' || is_mark(text, at, width)) {
            found.push(Span::new(at, at + width));
        }
        at += width.max(1);
    }
    found.sort();
    found
}

/// A tag, a comment or an address in angle brackets; 0 where `<` is just a sign.
fn tag_width(rest: &str) -> usize {
    let named = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
    // Tags are short. Without a limit, a text of nothing but `<a` would be searched to its end again and again.
    let window = &rest[..rest.floor_char_boundary(LONGEST_TAG)];
    if named { window.find('>').map_or(0, |end| end + 1) } else { 0 }
}

const LONGEST_TAG: usize = 2000;

/// Asterisks between digits are signs, and so are underscores inside a word and either between spaces.
fn is_mark(text: &str, at: usize, width: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + width..].chars().next();
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match text.as_bytes()[at] {
        b'`' => true,
        _ => (!is_word(before) || !is_word(after)) && (!is_space(before) || !is_space(after)),
    }
}

/// What belongs to links and pictures but is not their words: `[`, `](address)`, `![`, `[^1]`.
fn links(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let last_close = text.rfind(')').unwrap_or(0);
    let mut open: Vec<usize> = Vec::new();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' => open.push(at),
            b']' => {
                let Some(start) = open.pop() else {
                    at += 1;
                    continue;
                };
                let note = bytes.get(start + 1) == Some(&b'^');
                let address = bytes.get(at + 1) == Some(&b'(') && at < last_close;
                let end = if address { text[at..].find(')').map(|end| at + end + 1) } else { None };
                if note {
                    found.push(Span::new(start, at + 1));
                } else if let Some(end) = end {
                    let is_picture = start > 0 && bytes[start - 1] == b'!';
                    found.push(Span::new(start - usize::from(is_picture), start + 1));
                    found.push(Span::new(at, end));
                    at = end;
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(BlockKind, &str)]) {
        let words = Words::whole(source);
        let found = blocks(&words, 0);
        let read: Vec<_> = found.iter().map(|block| (block.kind, block.words.as_str())).collect();
        assert_eq!(read, expected, "{source}");
    }

    use BlockKind::{Caption, Headline, Paragraph};

    #[test]
    fn takes_marks_off() {
        check(
            "# Ferry *sinks*\n\n**Nine** people _drowned_ off [Lorne](https://example.org/a), `Ann Poe` said.\n",
            &[(Headline, "Ferry sinks"), (Paragraph, "Nine people drowned off Lorne, Ann Poe said.")],
        );
        check("Ferry sinks\n===\n\nNine\ndrowned.", &[(Headline, "Ferry sinks"), (Paragraph, "Nine drowned.")]);
        check("> - Nine drowned.\n> - Two swam.", &[(Paragraph, "Nine drowned."), (Paragraph, "Two swam.")]);
        check("1. Nine drowned.\n\n2. Two swam.", &[(Paragraph, "Nine drowned."), (Paragraph, "Two swam.")]);
        check("The dead were\n17. Two swam.", &[(Paragraph, "The dead were 17. Two swam.")]);
        check("![A man waits. (Ann Poe/AP)](a.jpg)", &[(Caption, "A man waits. (Ann Poe/AP)")]);
        check("<b>Nine</b> &amp; two<!-- x --> drowned.[^1]", &[(Paragraph, "Nine & two drowned.")]);
        check("```\ncode\n```\nNine.", &[(Paragraph, "Nine.")]);
        check("Six\\* drowned.\n\n[1]: https://example.org", &[(Paragraph, "Six* drowned.")]);
    }

    #[test]
    fn leaves_signs_that_are_no_marks() {
        for prose in ["2*3 boats", "3 < 4 boats", "a_b_c", "5 * 3", "[sic] he said", "He (Ann) [of Lorne] said"] {
            check(prose, &[(Paragraph, prose)]);
        }
    }

    #[test]
    fn takes_anything_in_linear_time() {
        for piece in ["[", "![", "](", "<a", "*", "> ", "- ", "\\", "`", "[^", "é_"] {
            blocks(&Words::whole(&piece.repeat(200_000)), 0);
        }
    }
}
