use crate::report::{BlockKind, Kind, Particulars, Report};
use crate::text::{Field, Lines, Span, TextBuilder};

/// No headline is longer; a first paragraph without a full stop might be.
const LONGEST_HEADLINE: usize = 160;

/// Text without empty lines has a paragraph a line if most lines are longer than a screen is wide.
const SHORTEST_PARAGRAPH: usize = 100;

/// The report in a plain text: a headline if the first line is one, then paragraphs.
pub(super) fn read(name: &str, source: &str) -> Report {
    let lines = lines(source);
    let words: Vec<Span> = lines.iter().copied().filter(|line| !line.of(source).trim().is_empty()).collect();
    let index = Lines::of(source);
    let mut text = TextBuilder::new();
    let mut start = words.first().map_or(0, |line| line.start);
    if let Some(headline) = headline(source, &lines, &words) {
        text.push(Field::Headline, 0, index.position(source, headline.start), headline.of(source));
        text.part();
        start = words[1].start;
    }
    for paragraph in paragraphs(source, start, &lines) {
        text.part();
        text.push(Field::Body, paragraph.start - start, index.position(source, paragraph.start), paragraph.of(source));
    }
    let report = Report::new(name, text.build(), Particulars::default());
    if is_caption(&report) { as_caption(report) } else { report }
}

/// The first line, when it is short, does not end a sentence, and stands apart from what follows.
fn headline(source: &str, lines: &[Span], words: &[Span]) -> Option<Span> {
    let (first, second) = (words.first()?, words.get(1)?);
    let line = first.of(source).trim();
    let gap = lines.iter().any(|l| l.start > first.start && l.start < second.start);
    let stands_apart = gap || Report::is_byline(second.of(source).trim());
    let fits = line.len() <= LONGEST_HEADLINE && !ends_sentence(line) && !Report::is_byline(line);
    let opens_story = Report::opens_with_dateline(line) || line.starts_with(['[', '(']);
    if !stands_apart || !fits || opens_story {
        return None;
    }
    let start = first.start + first.of(source).find(line)?;
    Some(Span::new(start, start + line.len()))
}

/// A full stop, unless it is that of an abbreviation such as "U.S.".
fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '\'', '’', ')']);
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or("");
    bare.ends_with('.') && !last.trim_end_matches('.').contains('.')
}

/// From `start` on: one stretch, whose paragraphs are parted by empty lines; or one a line.
fn paragraphs(source: &str, start: usize, lines: &[Span]) -> Vec<Span> {
    let rest = || lines.iter().copied().filter(|line| line.start >= start);
    let empty = rest().rev().skip_while(|l| l.of(source).trim().is_empty()).any(|l| l.of(source).trim().is_empty());
    let long = rest().filter(|line| line.len() >= SHORTEST_PARAGRAPH).count();
    if empty || long * 2 < rest().count() {
        return vec![Span::new(start, source.len())];
    }
    rest().filter(|line| !line.of(source).trim().is_empty()).collect()
}

/// The lines of `source`, each with its end.
fn lines(source: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = source.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let ends = match c {
            '\r' => characters.peek().is_none_or(|(_, next)| *next != '\n'),
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
            _ => false,
        };
        if ends {
            found.push(Span::new(start, at + c.len_utf8()));
            start = at + c.len_utf8();
        }
    }
    if start < source.len() {
        found.push(Span::new(start, source.len()));
    }
    found
}

/// A single paragraph that closes with the name of a photographer.
fn is_caption(report: &Report) -> bool {
    let count = |kind| report.blocks.iter().filter(|block| block.kind == kind).count();
    count(BlockKind::Credit) == 1 && count(BlockKind::Paragraph) == 1
}

fn as_caption(mut report: Report) -> Report {
    report.kind = Kind::Caption;
    report.blocks.iter_mut().filter(|b| b.kind == BlockKind::Paragraph).for_each(|b| b.kind = BlockKind::Caption);
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, blocks: &[(BlockKind, &str)]) {
        let report = read("r.txt", source);
        let found: Vec<_> = report.blocks.iter().map(|b| (b.kind, b.span.of(report.text.as_str()))).collect();
        assert_eq!(found, blocks, "{source:?}");
        for block in &report.blocks {
            let place = report.text.place(block.span);
            let line = source.split_inclusive(['\n']).nth(place.position.line - 1);
            let words = block.span.of(report.text.as_str()).lines().next().unwrap();
            if let Some(line) = line.filter(|_| !source.contains('\r')) {
                let here: String = line.chars().skip(place.position.column - 1).collect();
                assert!(here.starts_with(words), "{here:?} does not begin with {words:?}");
            }
        }
    }

    use BlockKind::{Byline, Caption, Credit, Headline, Paragraph};

    #[test]
    fn reads_headline_byline_and_paragraphs() {
        let expected = [
            (Headline, "Ferry sinks off Lorne"),
            (Byline, "By Ann Poe"),
            (Paragraph, "Nine people drowned."),
            (Paragraph, "Two swam ashore."),
        ];
        check("Ferry sinks off Lorne\n\nBy Ann Poe\n\nNine people drowned.\n\nTwo swam ashore.\n", &expected);
        check("\n  Ferry sinks off Lorne\nBy Ann Poe\n\nNine people drowned.\n \nTwo swam ashore.", &expected);
        check(
            "Ferry sinks off Lorne\r\n\r\nBy Ann Poe\r\n\r\nNine people drowned.\r\n\r\nTwo swam ashore.\r\n",
            &expected,
        );
        check("Ferry sinks off Lorne\r\rBy Ann Poe\r\rNine people drowned.\r\rTwo swam ashore.", &expected);
    }

    #[test]
    fn a_first_line_that_is_prose_is_no_headline() {
        check("Nine people drowned.\n\nTwo swam.", &[(Paragraph, "Nine people drowned."), (Paragraph, "Two swam.")]);
        check(
            "Nine people drowned off Lorne\nand two swam.",
            &[(Paragraph, "Nine people drowned off Lorne\nand two swam.")],
        );
        check("Nine people drowned off Lorne", &[(Paragraph, "Nine people drowned off Lorne")]);
    }

    #[test]
    fn a_headline_may_close_with_an_abbreviation_or_a_question() {
        check("Talks open in U.S.\n\nThey began.", &[(Headline, "Talks open in U.S."), (Paragraph, "They began.")]);
        check("Who sank it?\n\nNobody knows.", &[(Headline, "Who sank it?"), (Paragraph, "Nobody knows.")]);
    }

    #[test]
    fn long_lines_without_gaps_are_paragraphs() {
        let (a, b) = ("Nine people drowned ".repeat(8), "Two of them swam ".repeat(8));
        check(&format!("{a}\n{b}\n"), &[(Paragraph, a.trim()), (Paragraph, b.trim())]);
    }

    #[test]
    fn one_paragraph_with_a_photographer_is_a_caption() {
        check("A man waits in Lorne. (Ann Poe/AP)", &[(Caption, "A man waits in Lorne."), (Credit, "(Ann Poe/AP)")]);
    }
}
