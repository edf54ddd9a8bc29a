//! Reports from files.
//!
//! Made from the name and the bytes of an input; what the bytes are is seen from the bytes first and from the name
//! second. It opens no file, follows no link, and never looks at what the sentences mean.

mod ap;
mod draft;
mod encoding;
mod exif;
mod feeds;
pub mod folder;
mod front_matter;
mod html;
mod json;
mod limit;
mod markdown;
mod markup;
mod newsml;
mod ninjs;
mod nitf;
mod packed;
mod page;
mod photo;
mod plain;
mod set;
mod warc;
mod words;
mod xml;

pub use limit::{Limit, Options};
pub use set::{Set, Unread};

use crate::error::Error;
use crate::report::Report;
use json::Value;
use words::{Places, Words};

/// One input as it came.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its name as given; messages and ids use it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
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

    /// The same file inside another, after so many of its lines.
    fn after(mut self, lines: usize) -> Self {
        self.places.lines_before = lines;
        self
    }

    fn has_extension(&self, known: &[&str]) -> bool {
        let extension = self.name.rsplit_once('.').map_or("", |(_, extension)| extension);
        known.iter().any(|known| extension.eq_ignore_ascii_case(known))
    }
}

/// The endings of files that are taken for reports when a folder is named.
pub const ENDINGS: [&str; 16] = [
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".json",
    ".ninjs",
    ".xml",
    ".nitf",
    ".rss",
    ".atom",
    ".jpg",
    ".jpeg",
    ".warc",
];

/// Whether a file of that name in a folder is taken for a report, packed or not.
pub fn reads(name: &str) -> bool {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Every report in `input`, in its order; there is at least one.
pub fn read(input: Input, options: &Options) -> Result<Vec<Report>, Error> {
    let Input { name, bytes } = input;
    let reports = read_bytes(&name, &bytes, options).map_err(|why| unreadable(&name, why))?;
    // What could not be read stands as U+FFFD; where nothing else is left, nothing was read.
    let is_read = |c: char| !c.is_whitespace() && c != char::REPLACEMENT_CHARACTER;
    let has_words = |report: &Report| report.text.as_str().contains(is_read);
    if !reports.iter().any(has_words) {
        return Err(unreadable(&name, NO_WORDS.into()));
    }
    if reports.len() > options.most_reports {
        let why = format!(
            "there are {} reports in it, more than {}; take out those of one event, {}",
            reports.len(),
            options.most_reports,
            Limit::Reports.way_out()
        );
        return Err(unreadable(&name, why));
    }
    Ok(reports)
}

const NO_WORDS: &str = "there are no words in it; leave it out or save the report into it";

fn read_bytes(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Report>, String> {
    if bytes.len() > options.largest {
        let most = options.largest >> 20;
        let way_out = Limit::Size.way_out();
        return Err(format!("it is larger than {most} MiB; cut it into its reports, {way_out}"));
    }
    if !packed::is_packed(bytes) {
        return read_unpacked(name, bytes, options);
    }
    let unpacked = packed::unpack(bytes, options)?;
    if packed::is_packed(&unpacked) {
        return Err("it is packed twice; unpack it once".into());
    }
    let inner = name.strip_suffix(".gz").unwrap_or(name);
    let mut reports = read_unpacked(inner, &unpacked, options)?;
    for report in &mut reports {
        let number = report.id.strip_prefix(inner).filter(|rest| rest.is_empty() || rest.starts_with('#'));
        if let Some(number) = number {
            report.id = format!("{name}{number}");
        }
    }
    Ok(reports)
}

/// Reads bytes that are not packed.
fn read_unpacked(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Report>, String> {
    if warc::is_warc(bytes) {
        return warc::read(name, bytes, options);
    }
    read_file(name, bytes, 0, options)
}

/// Reads a file that is neither packed nor an archive of others, so that none can hold itself. It stands after
/// `lines_before` lines of the input.
fn read_file(name: &str, bytes: &[u8], lines_before: usize, options: &Options) -> Result<Vec<Report>, String> {
    if photo::is_jpeg(bytes) {
        return Ok(vec![photo::read(name, bytes, options)?]);
    }
    let decoded = encoding::decode(bytes)?;
    let mut reports = read_text(&File::new(name, &decoded.text, options).after(lines_before))?;
    reports.iter_mut().for_each(|report| report.notes.extend(decoded.note.clone()));
    Ok(reports)
}

fn read_text(file: &File) -> Result<Vec<Report>, String> {
    if let Some(set) = set::sniff(file.text) {
        return set;
    }
    if let Some(value) = json_value(file)? {
        return read_json(file, &value);
    }
    match xml::root_name(file.text) {
        Some("nitf") => Ok(vec![nitf::read(file, xml::parse(file)?.root_element())?]),
        Some("newsItem" | "packageItem" | "newsMessage") => newsml::read(file, xml::parse(file)?.root_element()),
        Some("rss" | "feed" | "RDF") => feeds::read_xml(file, xml::parse(file)?.root_element()),
        Some(other) if is_xml(file) && !other.eq_ignore_ascii_case("html") => {
            Err(format!("it is XML whose root is {other:?}; NITF, NewsML-G2, RSS and Atom are read"))
        }
        _ if is_html(file) => Ok(vec![html::read(file)?]),
        _ => match misnamed(file) {
            Some(why) => Err(why),
            None => Ok(vec![plain::read(file)?]),
        },
    }
}

const XML: [&str; 4] = ["xml", "nitf", "rss", "atom"];

fn is_xml(file: &File) -> bool {
    file.text.trim_start().starts_with("<?xml") || file.has_extension(&XML)
}

/// What a file is called and is not. Words under such a name are the rest of something that broke off, or its error page.
fn misnamed(file: &File) -> Option<String> {
    let kinds: [(&[&str], &str); 3] =
        [(&["jpg", "jpeg"], "a JPEG picture"), (&["warc"], "a web archive"), (&XML, "XML")];
    let (_, kind) = kinds.iter().find(|(extensions, _)| file.has_extension(extensions))?;
    Some(format!("by its name it is {kind}, by its bytes it is not; fetch it again or rename it"))
}

/// The value in a file that is JSON, by its name or because it reads as such. Prose may begin with a bracket, too.
fn json_value(file: &File) -> Result<Option<Value>, String> {
    let text = file.text.trim_start();
    let named = file.has_extension(&["json", "ninjs"]);
    let opens = text.starts_with("{") || (text.starts_with("[") && text[1..].trim_start().starts_with('{'));
    if !opens && !named {
        return Ok(None);
    }
    match Value::parse(&file.words, file.options.deepest) {
        Ok(value) => Ok(Some(value)),
        Err(_) if !named && !text[1..].trim_start().starts_with(['"', '{']) => Ok(None),
        Err(fault) => {
            let place = file.places.position(fault.at);
            Err(format!("its JSON cannot be read: {} (line {}, column {})", fault.what, place.line, place.column))
        }
    }
}

fn read_json(file: &File, value: &Value) -> Result<Vec<Report>, String> {
    let items = ap::items(value);
    if !items.is_empty() {
        let name = |index| if items.len() > 1 { format!("{}#{}", file.name, index + 1) } else { file.name.to_string() };
        return items.iter().enumerate().map(|(index, item)| ap::read(file, item, name(index))).collect();
    }
    if feeds::is_json_feed(value) {
        return feeds::read_json(file, value);
    }
    if ninjs::is_one(value) {
        return Ok(vec![ninjs::read(file, value, file.name.to_string())?]);
    }
    if let Value::Array(values) = value
        && !values.is_empty()
        && values.iter().all(ninjs::is_one)
    {
        let numbered = values.iter().enumerate();
        return numbered.map(|(n, value)| ninjs::read(file, value, format!("{}#{}", file.name, n + 1))).collect();
    }
    Err("it is JSON of no shape that is read: a report set, ninjs, an item of the AP's Media API or a JSON Feed".into())
}

/// Characters of a field that holds markup or none, as a reader sees them.
fn markup_words(words: &Words) -> Words {
    let mut seen = Words::default();
    for token in markup::Tokens::of(words) {
        if let markup::Token::Text(text) = token {
            seen.extend(&text, 0..text.as_str().len());
        }
    }
    seen.flowed()
}

/// A page by its first tag, or by its name where it begins with another.
fn is_html(file: &File) -> bool {
    let head = file.text.trim_start().get(..15).unwrap_or(file.text.trim_start()).to_ascii_lowercase();
    let opens = ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.starts_with(tag));
    opens || (file.has_extension(&["html", "htm", "xhtml"]) && file.text.contains('<'))
}

/// The reports of one line of a batch: `{"id": …, "reports": [{"id": …, "text": …}, …]}`.
///
/// Headlines and texts are taken unchanged: offsets of results count in them, and so do lines and columns. `name` says in
/// messages where the line is from.
pub fn set(name: &str, line: &str) -> Result<Set, Unread> {
    set::read(line).and_then(set::in_measure).map_err(|fault| fault.named(name))
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
        for bytes in [
            &b""[..],
            b" \n\t",
            b"\xEF\xBB\xBF",
            b"\xFF\xFE",
            b"\xFF\xFE\x00",
            b"\xEF\xBB\xBF \r\n",
            b"---\ndate: x\n---\n",
        ] {
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
    fn a_list_of_items_is_read_item_by_item() {
        let items = br#"[{"uri": "a", "headline": "Six died."}, {"uri": "b", "headline": "Nine died."}]"#;
        let reports = read_input(items).unwrap();
        assert_eq!(reports.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(), ["r.txt#1", "r.txt#2"]);
    }

    #[test]
    fn a_text_that_opens_with_a_bracket_is_no_set() {
        let reports = read_input(b"[This story was updated.]\n\nSix died.").unwrap();
        assert_eq!(reports[0].blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).count(), 2);
    }
}
