//! The words of a report, and the way back from any byte of them to the file.
//!
//! Everything upstairs speaks of [`Span`]s of one [`Text`]. A text is joined from pieces, each copied unchanged from a
//! field of the report; between pieces stands only white space that no field has. So `text[span]` is what the reader
//! sees, and [`Text::place`] says where.

mod lines;
mod span;
mod spans;

pub use lines::{Lines, Position};
pub use span::Span;
pub use spans::Spans;
use std::sync::{Arc, OnceLock};

/// Which field of a report a piece of text is from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Field {
    /// The headline.
    Headline,
    /// The body: everything else that is read.
    Body,
}

impl Field {
    /// The name of the field in results: `headline` or `text`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Body => "text",
        }
    }

    /// The field of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Headline, Self::Body].into_iter().find(|field| field.name() == name)
    }
}

/// A place in a report: byte offsets into the named field, and where that is in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The field.
    pub field: Field,
    /// Bytes into the field.
    pub span: Span,
    /// Where the first byte stands in the file.
    pub position: Position,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    at: usize,
    len: usize,
    field: Field,
    offset: usize,
    position: Position,
}

/// The words of one report, joined from its fields, with the map back.
#[derive(Clone, Debug)]
pub struct Text {
    content: Arc<str>,
    pieces: Vec<Piece>,
    /// The lines of each piece, once somebody has asked where something stands.
    lines: OnceLock<Vec<Lines>>,
}

impl Text {
    /// All of it.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// The same words, shared: what reads them may keep them without copying.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.content)
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.content.len()
    }

    /// True when there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.content.trim().is_empty()
    }

    /// Where `span` stands: its field, its bytes there, its line and column in the file.
    ///
    /// A span that runs over several pieces of one field covers what lies between; one that leaves its field is cut at
    /// the field's end.
    pub fn place(&self, span: Span) -> Place {
        let index = self.piece_at(span.start);
        let first = self.pieces[index];
        let start = first.offset + (span.start.max(first.at) - first.at).min(first.len);
        let last = self.pieces[self.piece_at(span.end.saturating_sub(1).max(span.start))];
        let end = if last.field == first.field {
            last.offset + (span.end.max(last.at) - last.at).min(last.len)
        } else {
            first.offset + first.len
        };
        Place { field: first.field, span: Span::new(start, end.max(start)), position: self.position(index, span.start) }
    }

    /// From the first byte of `field` to its last, if there is any of it.
    pub fn field(&self, field: Field) -> Option<Span> {
        let spans = self.pieces.iter().filter(|p| p.field == field).map(|p| Span::new(p.at, p.at + p.len));
        spans.reduce(Span::cover)
    }

    /// The span of this text that holds bytes `span` of `field`, if they were taken in.
    pub fn locate(&self, field: Field, span: Span) -> Option<Span> {
        let at = |byte: usize| {
            self.pieces
                .iter()
                .find(|p| p.field == field && p.offset <= byte && byte <= p.offset + p.len)
                .map(|p| p.at + byte - p.offset)
        };
        let (start, end) = (at(span.start)?, at(span.end)?);
        (start <= end).then(|| Span::new(start, end))
    }

    /// The piece that byte `at` stands in, or behind.
    fn piece_at(&self, at: usize) -> usize {
        self.pieces.partition_point(|piece| piece.at <= at).saturating_sub(1)
    }

    fn position(&self, index: usize, at: usize) -> Position {
        let words = |piece: &Piece| &self.content[piece.at..piece.at + piece.len];
        let lines = self.lines.get_or_init(|| self.pieces.iter().map(|piece| Lines::of(words(piece))).collect());
        let piece = &self.pieces[index];
        let inside = lines[index].position(words(piece), at.saturating_sub(piece.at));
        Position {
            line: piece.position.line + inside.line - 1,
            column: if inside.line == 1 { piece.position.column + inside.column - 1 } else { inside.column },
        }
    }
}

/// Joins a [`Text`] from the pieces of its fields.
#[derive(Debug, Default)]
pub struct TextBuilder {
    content: String,
    pieces: Vec<Piece>,
}

impl TextBuilder {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds `words`, which stand at byte `offset` of `field` and at `position` of the file, and says where they are now.
    pub fn push(&mut self, field: Field, offset: usize, position: Position, words: &str) -> Span {
        let at = self.content.len();
        self.content.push_str(words);
        self.pieces.push(Piece { at, len: words.len(), field, offset, position });
        Span::new(at, self.content.len())
    }

    /// Parts what comes from what came by an empty line that belongs to no field.
    pub fn part(&mut self) {
        if !self.content.is_empty() {
            self.content.push_str("\n\n");
        }
    }

    /// The text.
    pub fn build(mut self) -> Text {
        if self.pieces.is_empty() {
            self.push(Field::Body, 0, Position { line: 1, column: 1 }, "");
        }
        Text { content: self.content.into(), pieces: self.pieces, lines: OnceLock::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Text {
        let mut text = TextBuilder::new();
        text.push(Field::Headline, 0, Position { line: 1, column: 1 }, "Toll rises");
        text.part();
        text.push(Field::Body, 0, Position { line: 3, column: 1 }, "Twelve died.\nMore später.");
        text.build()
    }

    #[test]
    fn leads_back_to_field_line_and_column() {
        let text = sample();
        let at = text.as_str().find("spä").unwrap();
        let place = text.place(Span::new(at, at + "später".len()));
        assert_eq!((place.field, place.span), (Field::Body, Span::new(18, 25)));
        assert_eq!(place.position, Position { line: 4, column: 6 });
        assert_eq!(text.locate(Field::Body, place.span), Some(Span::new(at, at + 7)));
    }

    #[test]
    fn a_span_over_two_fields_stays_in_the_first() {
        let text = sample();
        let place = text.place(Span::new(5, text.len()));
        assert_eq!((place.field, place.span), (Field::Headline, Span::new(5, 10)));
    }
}
