/// Where the lines of a file begin.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`; lines and columns count from one, columns in characters.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
    /// How many characters begin before each block, so that no line is too long to count in.
    characters: Vec<usize>,
}

/// In bytes.
const BLOCK: usize = 64;

/// A position that people use: the line and the character in it, both from one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// Line, from one.
    pub line: usize,
    /// Character in the line, from one.
    pub column: usize,
}

impl Lines {
    /// The lines of `source`.
    pub fn of(source: &str) -> Self {
        let bytes = source.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            let ends_here = byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends_here {
                starts.push(at + 1);
            }
        }
        let mut begun = 0;
        let before = |block| {
            begun += begin(block);
            begun
        };
        let characters = std::iter::once(0).chain(bytes.chunks(BLOCK).map(before)).collect();
        Self { starts, characters }
    }

    /// The position of byte `at` of the same source; an offset past the end is the end.
    pub fn position(&self, source: &str, at: usize) -> Position {
        let at = source.floor_char_boundary(at);
        let line = self.starts.partition_point(|&start| start <= at);
        let before = |at: usize| self.characters[at / BLOCK] + begin(&source.as_bytes()[at / BLOCK * BLOCK..at]);
        let column = before(at) - before(self.starts[line - 1]) + 1;
        Position { line, column }
    }
}

/// How many characters begin among `bytes` of a text.
fn begin(bytes: &[u8]) -> usize {
    const GOES_ON: std::ops::Range<u8> = 0x80..0xc0;
    if bytes.is_ascii() {
        return bytes.len();
    }
    bytes.iter().filter(|byte| !GOES_ON.contains(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_of_every_ending_and_columns_in_characters() {
        let source = "one\ntwo\r\nthré4\rfive";
        let at = |word: &str| Lines::of(source).position(source, source.find(word).unwrap());
        assert_eq!(at("one"), Position { line: 1, column: 1 });
        assert_eq!(at("two"), Position { line: 2, column: 1 });
        assert_eq!(at("4"), Position { line: 3, column: 5 });
        assert_eq!(at("five"), Position { line: 4, column: 1 });
        assert_eq!(Lines::of(source).position(source, 999).line, 4);
        let long = "é1\u{301} ".repeat(400);
        let lines = Lines::of(&long);
        for at in (0..long.len()).filter(|&at| long.is_char_boundary(at)) {
            assert_eq!(lines.position(&long, at).column, long[..at].chars().count() + 1);
        }
    }
}
