//! Reports from files.
//!
//! Made from the name and the bytes of an input; what the bytes are is seen from the bytes first and from the name
//! second. It opens no file, follows no link, and never looks at what the sentences mean.

mod draft;
mod encoding;
mod front_matter;
mod json;
mod markdown;
mod markup;
mod plain;
mod set;
mod words;

pub use set::{Set, Unread};

use crate::error::Error;
use crate::report::Report;
use words::{Places, Words};

/// One input as it came.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its name as given; messages and ids use it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How much of an input is taken in. What is larger is refused by name, never cut off in silence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// The most bytes of one input.
    pub largest: usize,
    /// How deep elements and values may nest.
    pub deepest: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { largest: 16 << 20, deepest: 256 }
    }
}

/// A file of characters.
struct File<'s> {
    name: &'s str,
    text: &'s str,
    words: Words,
    places: Places<'s>,
    options: &'s Options,
}

impl<'s> File<'s> {
    fn new(name: &'s str, text: &'s str, options: &'s Options) -> Self {
        Self { name, text, words: Words::whole(text), places: Places::of(text), options }
    }

    fn has_extension(&self, known: &[&str]) -> bool {
        let extension = self.name.rsplit_once('.').map_or("", |(_, extension)| extension);
        known.iter().any(|known| extension.eq_ignore_ascii_case(known))
    }
}

/// The endings of files that are taken for reports when a folder is named.
pub const ENDINGS: [&str; 3] = [".txt", ".text", ".json"];

/// Whether a file of that name in a folder is taken for a report.
pub fn reads(name: &str) -> bool {
    let name = name.to_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Every report in `input`, in its order; there is at least one.
pub fn read(input: Input, options: &Options) -> Result<Vec<Report>, Error> {
    let Input { name, bytes } = input;
    let reports = read_bytes(&name, &bytes, options).map_err(|why| unreadable(&name, why))?;
    if reports.iter().all(|report| report.text.is_empty()) {
        return Err(unreadable(&name, NO_WORDS.into()));
    }
    Ok(reports)
}

const NO_WORDS: &str = "there are no words in it; leave it out or save the report into it";

fn read_bytes(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Report>, String> {
    if bytes.len() > options.largest {
        return Err(format!("it is larger than {} MiB; cut it into its reports", options.largest >> 20));
    }
    let decoded = encoding::decode(bytes)?;
    let mut reports = read_text(&File::new(name, &decoded.text, options))?;
    reports.iter_mut().for_each(|report| report.notes.extend(decoded.note.clone()));
    Ok(reports)
}

fn read_text(file: &File) -> Result<Vec<Report>, String> {
    match set::sniff(file.text) {
        Some(set) => set,
        None => Ok(vec![plain::read(file)?]),
    }
}

/// The reports of one line of a batch: `{"id": …, "reports": [{"id": …, "text": …}, …]}`.
///
/// Headlines and texts are taken unchanged: offsets of results count in them, and so do lines and columns. `name` says in
/// messages where the line is from.
pub fn set(name: &str, line: &str) -> Result<Set, Unread> {
    set::read(line).map_err(|fault| fault.named(name))
}

/// The report of a line with a single text: `{"id": …, "text": …, "published": …}`.
pub fn single(name: &str, line: &str) -> Result<Report, Unread> {
    set::single(line).map_err(|fault| fault.named(name))
}

fn unreadable(name: &str, why: String) -> Error {
    Error::Unreadable { name: name.to_string(), why }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::BlockKind;

    fn read_input(bytes: &[u8]) -> Result<Vec<Report>, String> {
        let input = Input { name: "r.txt".into(), bytes: bytes.to_vec() };
        read(input, &Options::default()).map_err(|error| error.to_string())
    }

    #[test]
    fn what_has_no_words_is_refused_with_the_way_out() {
        for bytes in [&b""[..], b" \n\t", b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xEF\xBB\xBF \r\n", b"---\ndate: x\n---\n"] {
            let error = read_input(bytes).unwrap_err();
            assert_eq!(error, "r.txt: there are no words in it; leave it out or save the report into it", "{bytes:?}");
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_refused() {
        let input = Input { name: "r.txt".into(), bytes: vec![b'a'; 20] };
        assert!(read(input, &Options { largest: 10, ..Options::default() }).is_err());
    }

    #[test]
    fn a_set_in_a_file_is_read_as_a_set() {
        let set = br#"{"id": "s", "reports": [{"id": "a", "text": "Six died."}, {"id": "b", "text": "Nine died."}]}"#;
        let reports = read_input(set).unwrap();
        assert_eq!(reports.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn a_text_that_opens_with_a_bracket_is_no_set() {
        let reports = read_input(b"[This story was updated.]\n\nSix died.").unwrap();
        assert_eq!(reports[0].blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).count(), 2);
    }
}
