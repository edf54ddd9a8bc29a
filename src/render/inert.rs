//! Text from outside, made harmless for terminals and the logs of CI.

use std::ops::Range;

/// What build servers take for a command wherever it stands in a line (`##[…]`, `##vso[…]`, `##teamcity[…]`) or at its
/// start (`::error::`). A zero-width space after the first character breaks it and cannot be seen.
const BREAK: char = '\u{200b}';

/// `words` with control characters shown as pictures, direction marks and other invisible characters as U+FFFD, and
/// commands to build servers broken up; line breaks become spaces.
pub fn line(words: &str) -> String {
    span(words, 0..0).0
}

/// The same, and where the bytes `within` are now.
pub fn span(words: &str, within: Range<usize>) -> (String, Range<usize>) {
    let mut out = String::with_capacity(words.len());
    let (mut start, mut end) = (None, None);
    let mut before = None;
    for (at, c) in words.char_indices() {
        if at >= within.start {
            start.get_or_insert(out.len());
        }
        if at >= within.end {
            end.get_or_insert(out.len());
        }
        if (before == Some('#') && c == '#') || (before == Some(':') && c == ':') {
            out.push(BREAK);
        }
        out.push(shown(c));
        before = Some(c);
    }
    let length = out.len();
    let (start, end) = (start.unwrap_or(length), end.unwrap_or(length));
    (out, start..end)
}

fn shown(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fffe}'..='\u{ffff}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_or_the_build_server() {
        assert_eq!(line("a\u{1b}[2Jb\u{202e}c\u{9b}"), "a␛[2Jb\u{fffd}c\u{fffd}");
        for command in ["##vso[task.setvariable x]y", "##[error]x", "::error::x", "##teamcity[x]"] {
            let shown = line(command);
            assert!(!shown.contains("##") && !shown.contains("::"), "{shown:?}");
        }
    }

    #[test]
    fn the_span_moves_along() {
        let words = "é\u{1b}::twelve:: x";
        let start = words.find("twelve").unwrap();
        let (out, within) = span(words, start..start + 6);
        assert_eq!(&out[within], "twelve");
        assert_eq!(span("", 0..0), (String::new(), 0..0));
        assert_eq!(span("ab", 1..2).1, 1..2);
    }
}
