//! Reports from files.
//!
//! Made from the name and the bytes of an input; what the bytes are is seen from the bytes first and from the name
//! second. It opens no file, follows no link, and never looks at what the sentences mean.

mod encoding;
mod plain;
mod set;

pub use set::{Set, Unread};

use crate::error::Error;
use crate::report::Report;

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
}

impl Default for Options {
    fn default() -> Self {
        Self { largest: 16 << 20 }
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
    if bytes.len() > options.largest {
        let most = options.largest >> 20;
        return Err(unreadable(&name, format!("it is larger than {most} MiB; cut it into its reports")));
    }
    let decoded = encoding::decode(&bytes).map_err(|why| unreadable(&name, why))?;
    if decoded.text.trim().is_empty() {
        return Err(unreadable(&name, "there are no words in it; leave it out or save the report into it".into()));
    }
    let mut reports = match set::sniff(&name, &decoded.text) {
        Some(set) => set.map_err(|unread| unread.why)?.reports,
        None => vec![plain::read(&name, &decoded.text)],
    };
    reports.iter_mut().for_each(|report| report.notes.extend(decoded.note.clone()));
    Ok(reports)
}

/// The reports of one line of a batch: `{"id": …, "reports": [{"id": …, "text": …}, …]}`.
///
/// Headlines and texts are taken unchanged: offsets of results count in them, and so do lines and columns. `name` says in
/// messages where the line is from.
pub fn set(name: &str, line: &str) -> Result<Set, Unread> {
    set::read(name, line)
}

/// The report of a line with a single text: `{"id": …, "text": …, "published": …}`.
pub fn single(name: &str, line: &str) -> Result<Report, Unread> {
    set::single(name, line)
}

fn unreadable(name: &str, why: String) -> Error {
    Error::Unreadable { name: name.to_string(), why }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::BlockKind;

    fn read_bytes(bytes: &[u8]) -> Result<Vec<Report>, String> {
        let input = Input { name: "r.txt".into(), bytes: bytes.to_vec() };
        read(input, &Options::default()).map_err(|error| error.to_string())
    }

    #[test]
    fn what_has_no_words_is_refused_with_the_way_out() {
        for bytes in [&b""[..], b" \n\t", b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xEF\xBB\xBF \r\n"] {
            let error = read_bytes(bytes).unwrap_err();
            assert_eq!(error, "r.txt: there are no words in it; leave it out or save the report into it", "{bytes:?}");
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_refused() {
        let input = Input { name: "r.txt".into(), bytes: vec![b'a'; 20] };
        assert!(read(input, &Options { largest: 10 }).is_err());
    }

    #[test]
    fn a_set_in_a_file_is_read_as_a_set() {
        let set = br#"{"id": "s", "reports": [{"id": "a", "text": "Six died."}, {"id": "b", "text": "Nine died."}]}"#;
        let reports = read_bytes(set).unwrap();
        assert_eq!(reports.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn a_text_that_opens_with_a_bracket_is_no_set() {
        let reports = read_bytes(b"[This story was updated.]\n\nSix died.").unwrap();
        assert_eq!(reports[0].blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).count(), 2);
    }
}
