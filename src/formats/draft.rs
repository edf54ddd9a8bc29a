use super::words::{Places, Words};
use super::{File, Limit, Options};
use crate::report::{About, Block, BlockKind, Declared, Item, Kind, Note, Particulars, Report};
use crate::text::{Field, Position, Span, TextBuilder};

/// A report as a format with fields puts it together: block after block, and what the fields say.
#[derive(Debug)]
pub(super) struct Draft<'s> {
    places: Option<&'s Places<'s>>,
    text: TextBuilder,
    length: usize,
    body: Option<usize>,
    given: Vec<Block>,
    particulars: Particulars,
    notes: Vec<Note>,
    hidden: usize,
    most_blocks: usize,
    too_many: bool,
}

impl<'s> Draft<'s> {
    /// A draft whose words stand in a file of characters.
    pub fn new(file: &'s File<'s>) -> Self {
        Self { places: Some(&file.places), ..Self::without_places(file.options) }
    }

    /// A draft whose words have no lines and columns in the file; they are counted inside the field.
    pub fn without_places(options: &Options) -> Self {
        Self {
            places: None,
            text: TextBuilder::new(),
            length: 0,
            body: None,
            given: Vec::new(),
            particulars: Particulars::default(),
            notes: Vec::new(),
            hidden: 0,
            most_blocks: options.most_blocks,
            too_many: false,
        }
    }

    /// The headline; the first that has words counts.
    pub fn headline(&mut self, words: &Words) {
        if self.length == 0 {
            self.push(Field::Headline, BlockKind::Headline, words);
        }
    }

    /// The next block of the body.
    pub fn block(&mut self, kind: BlockKind, words: &Words) {
        self.push(Field::Body, kind, words);
    }

    /// Whether it has any words yet.
    pub fn has_words(&self) -> bool {
        self.length > 0
    }

    /// Whether the body has any words yet.
    pub fn has_body(&self) -> bool {
        self.body.is_some()
    }

    fn push(&mut self, field: Field, kind: BlockKind, words: &Words) {
        if words.is_blank() {
            return;
        }
        if self.given.len() >= self.most_blocks {
            self.too_many = true;
            return;
        }
        if self.length > 0 {
            self.text.part();
            self.length += 2;
        }
        let start = self.length;
        let base = match field {
            Field::Headline => start,
            Field::Body => *self.body.get_or_insert(start),
        };
        let trimmed = words.trimmed();
        for (text, source) in trimmed.runs(0..trimmed.as_str().len()) {
            self.push_visible(field, base, source, text);
        }
        self.given.push(Block { kind, span: Span::new(start, self.length) });
    }

    /// Leaves out characters that no reader sees; they would part words that look whole.
    fn push_visible(&mut self, field: Field, base: usize, source: usize, text: &str) {
        let mut start = 0;
        for (at, c) in text.char_indices().filter(|(_, c)| is_hidden(*c)) {
            self.push_run(field, base, source + start, &text[start..at]);
            self.hidden += 1;
            start = at + c.len_utf8();
        }
        self.push_run(field, base, source + start, &text[start..]);
    }

    fn push_run(&mut self, field: Field, base: usize, source: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        let offset = self.length - base;
        let inside = Position { line: 1, column: 1 };
        let position = self.places.map_or(inside, |places| places.position(source));
        self.length = self.text.push(field, offset, position, text).end;
    }

    /// What a field of the file says. The first outlet, publication and change count for the report; all are kept.
    pub fn declare(&mut self, about: About, field: impl Into<String>, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let first = match about {
            About::Outlet => Some(&mut self.particulars.outlet),
            About::Published => Some(&mut self.particulars.published),
            About::Updated => Some(&mut self.particulars.updated),
            _ => None,
        };
        if let Some(slot) = first {
            slot.get_or_insert_with(|| value.to_string());
        }
        if self.particulars.declared.len() >= MOST_DECLARED {
            return;
        }
        let declared = Declared { about, field: field.into(), value: value.to_string() };
        if !self.particulars.declared.contains(&declared) {
            self.particulars.declared.push(declared);
        }
    }

    /// What the report is, unless that was said before.
    pub fn kind(&mut self, kind: Kind) {
        self.particulars.kind.get_or_insert(kind);
    }

    /// The piece it is a version of, unless that was said before.
    pub fn item(&mut self, id: &str, version: Option<u32>) {
        if !id.trim().is_empty() && !names_a_site(id.trim()) {
            self.particulars.item.get_or_insert_with(|| Item { id: id.trim().to_string(), version });
        }
    }

    /// Something that the reader of the result should know.
    pub fn note(&mut self, what: &'static str, message: impl Into<String>) {
        self.notes.push(Note { what, message: message.into() });
    }

    /// The report; an error if it has more blocks than the options allow.
    pub fn report(mut self, id: impl Into<String>) -> Result<Report, String> {
        if self.too_many {
            return Err(many_blocks(self.most_blocks));
        }
        if self.particulars.declared.len() >= MOST_DECLARED {
            let message =
                format!("The report declares more than {MOST_DECLARED} things of itself; the rest was left out.");
            self.notes.push(Note { what: Note::LIMIT, message });
        }
        let mut report = Report::of_blocks(id, self.text.build(), self.given, self.particulars);
        report.notes.extend(self.notes);
        if self.hidden > 0 {
            let message = format!("{} characters that no reader sees were left out of the text.", self.hidden);
            report.notes.push(Note { what: "hidden", message });
        }
        Ok(report)
    }
}

/// An address without a path is that of all that an outlet publishes, and no piece's.
fn names_a_site(id: &str) -> bool {
    let address = id.strip_prefix("https://").or_else(|| id.strip_prefix("http://"));
    address.is_some_and(|address| address.find('/').is_none_or(|slash| slash + 1 == address.len()))
}

/// What is wrong with a report of too many blocks.
pub(super) fn many_blocks(most: usize) -> String {
    format!("it has more than {most} paragraphs; cut it into its reports, {}", Limit::Blocks.way_out())
}

/// A report declares a dozen things. Each is compared with those before it, so that there must be an end.
const MOST_DECLARED: usize = 200;

/// Soft hyphens, spaces without width, and marks that turn the direction of writing. Joiners stay: they are part of how
/// some scripts and emoji are written.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_site_names_no_piece() {
        for (id, expected) in [
            ("https://example.org", None),
            ("https://example.org/", None),
            ("https://example.org/ferry", Some("https://example.org/ferry")),
            (" urn:ferry ", Some("urn:ferry")),
            (" ", None),
        ] {
            let options = Options::default();
            let mut draft = Draft::without_places(&options);
            draft.item(id, None);
            assert_eq!(draft.report("r").unwrap().item.map(|item| item.id).as_deref(), expected, "{id}");
        }
    }

    #[test]
    fn leads_back_over_blocks_and_hidden_characters() {
        let source = "Ferry sinks\nNine pas\u{AD}sengers drowned.\nTwo swam.";
        let options = Options::default();
        let file = File::new("r", source, &options);
        let mut draft = Draft::new(&file);
        let mut words = |line: &str, kind: Option<BlockKind>| {
            let mut words = Words::default();
            words.push(line, source.find(line).unwrap());
            match kind {
                Some(kind) => draft.block(kind, &words),
                None => draft.headline(&words),
            }
        };
        words("Ferry sinks", None);
        words("Nine pas\u{AD}sengers drowned.", Some(BlockKind::Paragraph));
        words("Two swam.", Some(BlockKind::Caption));
        let report = draft.report("r").unwrap();
        assert_eq!(report.text.as_str(), "Ferry sinks\n\nNine passengers drowned.\n\nTwo swam.");
        let at = report.text.as_str().find("swam").unwrap();
        let place = report.text.place(Span::new(at, at + 4));
        assert_eq!((place.span.start, place.position), (30, Position { line: 3, column: 5 }));
        let at = report.text.as_str().find("sengers").unwrap();
        assert_eq!(report.text.place(Span::new(at, at + 7)).position, Position { line: 2, column: 10 });
        assert_eq!(report.notes[0].what, "hidden");
    }
}
