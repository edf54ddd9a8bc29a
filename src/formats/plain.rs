use super::File;
use super::draft::Draft;
use super::front_matter::FrontMatter;
use super::markdown;
use super::words::Words;
use crate::report::{BlockKind, Kind, Report};
use crate::text::Span;

/// No headline is longer; a first paragraph without a full stop might be.
const LONGEST_HEADLINE: usize = 160;

/// Text without empty lines has a paragraph a line if most lines are longer than a screen is wide.
const SHORTEST_PARAGRAPH: usize = 100;

/// The report in a text: fields if it has a head of them, a headline if the first line is one, then paragraphs.
pub(super) fn read(file: &File) -> Result<Report, String> {
    let mut draft = Draft::new(file);
    let mut start = 0;
    let front_matter = FrontMatter::of(file.text).transpose()?;
    if let Some(found) = &front_matter {
        found.declare(&mut draft);
        start = found.end;
    }
    if file.has_extension(&["md", "markdown", "mkd"]) {
        for block in markdown::blocks(&file.words, start) {
            match block.kind {
                BlockKind::Headline if !draft.has_words() => draft.headline(&block.words),
                BlockKind::Headline => draft.block(BlockKind::Paragraph, &block.words),
                kind => draft.block(kind, &block.words),
            }
        }
    } else {
        read_lines(file, start, &mut draft);
    }
    let report = draft.report(file.name)?;
    Ok(if is_caption(&report) { as_caption(report) } else { report })
}

fn read_lines(file: &File, start: usize, draft: &mut Draft) {
    let lines = lines(file.text, start);
    let mut start = start;
    if let Some(headline) = headline(file.text, &lines).filter(|_| !draft.has_words()) {
        draft.headline(&file.words.slice(headline.start..headline.end));
        start = headline.end;
    }
    let lines: Vec<Span> = lines.into_iter().filter(|line| line.start >= start).collect();
    for paragraph in paragraphs(file.text, &lines) {
        draft.block(BlockKind::Paragraph, &unescaped(&file.words.slice(paragraph.start..paragraph.end)));
    }
}

/// Wire copy may still carry the control characters of its transmission; they are no words.
fn unescaped(words: &Words) -> Words {
    let mut clean = Words::default();
    let mut start = 0;
    let text = words.as_str();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_control() && !c.is_whitespace()) {
        clean.extend(words, start..at);
        start = at + c.len_utf8();
    }
    clean.extend(words, start..text.len());
    clean
}

/// The first line, when it is short, does not end a sentence, and stands apart from what follows.
fn headline(source: &str, lines: &[Span]) -> Option<Span> {
    let has_words = |line: &&Span| !line.of(source).trim().is_empty();
    let mut words = lines.iter().filter(has_words);
    let (first, second) = (words.next()?, words.next()?);
    let line = first.of(source).trim();
    let gap = lines.iter().any(|l| l.start > first.start && l.start < second.start);
    let stands_apart = gap || Report::is_byline(second.of(source).trim());
    let fits = line.len() <= LONGEST_HEADLINE && !ends_sentence(line) && !Report::is_byline(line);
    let opens_story = Report::opens_with_dateline(line) || Report::is_aside(line) || line.starts_with(['[', '(']);
    (stands_apart && fits && !opens_story).then_some(*first)
}

/// A full stop, unless it is that of an abbreviation such as "U.S.".
fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '\'', '’', ')']);
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or("");
    bare.ends_with('.') && !last.trim_end_matches('.').contains('.')
}

/// Paragraphs are parted by empty lines; a text without these has one a line.
fn paragraphs(source: &str, lines: &[Span]) -> Vec<Span> {
    let has_words = |line: &Span| !line.of(source).trim().is_empty();
    let Some((first, last)) = lines.iter().position(has_words).zip(lines.iter().rposition(has_words)) else {
        return Vec::new();
    };
    let inside = &lines[first..=last];
    let long = inside.iter().filter(|line| line.len() >= SHORTEST_PARAGRAPH).count();
    let one_a_line = inside.iter().all(has_words) && long * 2 >= inside.len();
    let mut found: Vec<Span> = Vec::new();
    let mut goes_on = false;
    for &line in lines {
        match found.last_mut().filter(|_| goes_on && !one_a_line && has_words(&line)) {
            Some(open) => *open = open.cover(line),
            None if has_words(&line) => found.push(line),
            None => {}
        }
        goes_on = has_words(&line);
    }
    found
}

/// The lines of `source` from byte `from` on, each with its end.
fn lines(source: &str, from: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = from;
    let mut characters = source[from..].char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let ends = match c {
            '\r' => characters.peek().is_none_or(|(_, next)| *next != '\n'),
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
            _ => false,
        };
        if ends {
            found.push(Span::new(start, from + at + c.len_utf8()));
            start = from + at + c.len_utf8();
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
    use crate::formats::Options;

    fn check_named(name: &str, source: &str, blocks: &[(BlockKind, &str)]) {
        let report = read(&File::new(name, source, &Options::default())).unwrap();
        let found: Vec<_> = report.blocks.iter().map(|b| (b.kind, b.span.of(report.text.as_str()))).collect();
        assert_eq!(found, blocks, "{source:?}");
        for block in report.blocks.iter().filter(|_| !source.contains('\r')) {
            let place = report.text.place(block.span).position;
            let line = source.split('\n').nth(place.line - 1).unwrap();
            let here: String = line.chars().skip(place.column - 1).collect();
            let first = block.span.of(report.text.as_str()).split_whitespace().next().unwrap();
            assert!(here.starts_with(first), "{here:?} does not begin with {first:?}");
        }
    }

    fn check(source: &str, blocks: &[(BlockKind, &str)]) {
        check_named("r.txt", source, blocks);
    }

    use BlockKind::{Byline, Caption, Credit, EditorsNote, Headline, Paragraph};

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

    #[test]
    fn reads_fields_at_the_head_and_takes_marks_off_markdown_only() {
        let source = "---\ntitle: Ferry sinks\n---\nNine *people* drowned.";
        check(
            "---\ntitle: Ferry sinks\n---\nNine *people* drowned.",
            &[(Headline, "Ferry sinks"), (Paragraph, "Nine *people* drowned.")],
        );
        check_named("r.MD", source, &[(Headline, "Ferry sinks"), (Paragraph, "Nine people drowned.")]);
    }

    #[test]
    fn a_slug_is_no_headline() {
        let expected = [(EditorsNote, "BC-Lorne-Ferry, 1st Ld-Writethru"), (Paragraph, "Nine drowned.")];
        check("BC-Lorne-Ferry, 1st Ld-Writethru\n\nNine drowned.", &expected);
    }
}
