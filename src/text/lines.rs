/// Where the lines of a file begin.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`; lines and columns count from one, columns in characters.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

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
        Self { starts }
    }

    /// The position of byte `at` of the same source; an offset past the end is the end.
    pub fn position(&self, source: &str, at: usize) -> Position {
        let at = source.floor_char_boundary(at);
        let line = self.starts.partition_point(|&start| start <= at);
        let column = source[self.starts[line - 1]..at].chars().count() + 1;
        Position { line, column }
    }
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
    }
}
