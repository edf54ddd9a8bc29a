use crate::text::Position;
use std::ops::Range;

/// Characters taken from a file, and where each run of them stands there.
///
/// A run is copied unchanged; where a character was written otherwise (`&amp;`, `\n`), it is a run of its own that stands
/// where its spelling begins.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Words {
    text: String,
    runs: Vec<Run>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Run {
    at: usize,
    source: usize,
    verbatim: bool,
}

impl Words {
    /// All of a file.
    pub fn whole(source: &str) -> Self {
        let mut words = Self::default();
        words.push(source, 0);
        words
    }

    /// Adds `text`, which stands unchanged at byte `source` of the file.
    pub fn push(&mut self, text: &str, source: usize) {
        if text.is_empty() {
            return;
        }
        let follows = |run: &Run| run.verbatim && self.text.len() - run.at + run.source == source;
        let goes_on = self.runs.last().is_some_and(follows);
        if !goes_on {
            self.runs.push(Run { at: self.text.len(), source, verbatim: true });
        }
        self.text.push_str(text);
    }

    /// Adds a character that is spelled otherwise at byte `source` of the file.
    pub fn push_spelled(&mut self, c: char, source: usize) {
        self.runs.push(Run { at: self.text.len(), source, verbatim: false });
        self.text.push(c);
    }

    /// Adds part of other words.
    pub fn extend(&mut self, other: &Words, range: Range<usize>) {
        for (text, source, verbatim) in other.marked_runs(range) {
            match text.chars().next().filter(|_| !verbatim) {
                Some(c) => self.push_spelled(c, source),
                None => self.push(text, source),
            }
        }
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Part of these words.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let mut part = Self::default();
        part.extend(self, range);
        part
    }

    /// Without the white space at both ends.
    pub fn trimmed(&self) -> Self {
        let start = self.text.len() - self.text.trim_start().len();
        self.slice(start..self.text.trim_end().len().max(start))
    }

    /// With each stretch of white space as one space, as a reader of markup sees it.
    pub fn flowed(&self) -> Self {
        let mut flowed = Self::default();
        let mut gap: Option<(usize, bool)> = None;
        for (text, source, verbatim) in self.marked_runs(0..self.text.len()) {
            let mut rest = 0;
            while rest < text.len() {
                let here = &text[rest..];
                let word = here.find(is_space).unwrap_or(here.len());
                if word > 0 {
                    if let Some(space) = gap.take().filter(|_| !flowed.text.is_empty()) {
                        flowed.push_space(space);
                    }
                    match here.chars().next().filter(|_| !verbatim) {
                        Some(c) => flowed.push_spelled(c, source + rest),
                        None => flowed.push(&here[..word], source + rest),
                    }
                    rest += word;
                } else {
                    gap.get_or_insert((source + rest, verbatim && here.starts_with(' ')));
                    rest += 1;
                }
            }
        }
        flowed
    }

    /// A space that is one in the file goes on with its run; what stands for a line break is a run of its own.
    fn push_space(&mut self, (source, is_space): (usize, bool)) {
        if is_space {
            self.push(" ", source);
        } else {
            self.push_spelled(' ', source);
        }
    }

    /// The runs in `range`, each with its place in the file.
    pub fn runs(&self, range: Range<usize>) -> impl Iterator<Item = (&str, usize)> {
        self.marked_runs(range).map(|(text, source, _)| (text, source))
    }

    fn marked_runs(&self, range: Range<usize>) -> impl Iterator<Item = (&str, usize, bool)> {
        let first = self.runs.partition_point(|run| run.at <= range.start).saturating_sub(1);
        let runs = self.runs.get(first..).unwrap_or_default();
        let ends = runs.iter().skip(1).map(|run| run.at).chain([self.text.len()]);
        let inside = runs.iter().zip(ends).take_while(move |(run, _)| run.at < range.end);
        inside.map(move |(run, end)| {
            let (start, end) = (run.at.max(range.start), end.min(range.end));
            (&self.text[start..end.max(start)], run.source + start - run.at, run.verbatim)
        })
    }

    /// Where byte `at` stands in the file.
    pub fn source(&self, at: usize) -> usize {
        let after = self.runs.partition_point(|run| run.at <= at);
        after.checked_sub(1).map_or(0, |index| self.runs[index].source + at - self.runs[index].at)
    }
}

/// White space as markup has it; a no-break space holds words together and stays.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{C}')
}

/// Lines and columns of a file in steps, so that a place on a line of megabytes is found at once.
#[derive(Debug)]
pub(super) struct Places<'s> {
    source: &'s str,
    /// How many lines of the input come before.
    pub lines_before: usize,
    lines: Vec<usize>,
    /// Characters before every `STEP`th byte.
    characters: Vec<usize>,
}

const STEP: usize = 256;

impl<'s> Places<'s> {
    pub fn of(source: &'s str) -> Self {
        let bytes = source.as_bytes();
        let ends = |at: usize| bytes[at] == b'\n' || (bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let lines = std::iter::once(0).chain((0..bytes.len()).filter(|&at| ends(at)).map(|at| at + 1)).collect();
        let counts = bytes.chunks(STEP).scan(0, |before, chunk| {
            let here = *before;
            *before += starts(chunk);
            Some(here)
        });
        let characters = counts.collect();
        Self { source, lines_before: 0, lines, characters }
    }

    pub fn position(&self, at: usize) -> Position {
        let at = self.source.floor_char_boundary(at);
        let line = self.lines.partition_point(|&start| start <= at);
        let line_in_file = self.lines_before + line;
        Position {
            line: line_in_file,
            column: self.characters_before(at) - self.characters_before(self.lines[line - 1]) + 1,
        }
    }

    fn characters_before(&self, at: usize) -> usize {
        let step = at / STEP;
        let known = self.characters.get(step).copied();
        let total = || self.characters.last().map_or(0, |last| last + starts(self.last_chunk()));
        known.map_or_else(total, |known| known + starts(&self.source.as_bytes()[step * STEP..at]))
    }

    fn last_chunk(&self) -> &[u8] {
        self.source.as_bytes().chunks(STEP).next_back().unwrap_or_default()
    }
}

/// How many characters begin in `bytes`.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !matches!(byte, 0x80..=0xBF)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lines;

    #[test]
    fn flows_white_space_and_keeps_places() {
        let source = " \n The  café\n\t was&amp;shut. ";
        let mut words = Words::default();
        let entity = source.find('&').unwrap();
        words.push(&source[..entity], 0);
        words.push_spelled('&', entity);
        words.push(&source[entity + 5..], entity + 5);
        let flowed = words.flowed();
        assert_eq!(flowed.as_str(), "The café was&shut.");
        for word in ["The", "café", "was", "shut."] {
            let at = flowed.as_str().find(word).unwrap();
            assert_eq!(flowed.source(at), source.find(word).unwrap(), "{word}");
        }
        assert_eq!(flowed.slice(4..9).as_str(), "café");
        assert_eq!(words.trimmed().as_str(), "The  café\n\t was&shut.");
        assert_eq!(Words::default().flowed(), Words::default());
        assert_eq!(Words::default().runs(0..0).count(), 0);
    }

    #[test]
    fn finds_the_same_places_as_the_lines_of_a_text() {
        let source = format!("one\rtwo\r\n{}\nthré4", "é".repeat(700));
        let (places, lines) = (Places::of(&source), Lines::of(&source));
        for at in (0..=source.len() + 1).filter(|&at| source.is_char_boundary(at.min(source.len()))) {
            assert_eq!(places.position(at), lines.position(&source, at), "byte {at}");
        }
    }
}
