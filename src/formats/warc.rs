//! Web archives: each page that a server answered with is a report.

use super::{Limit, Options, packed};
use crate::report::{About, Declared, Note, Report};
use std::borrow::Cow;

/// Whether bytes are a web archive.
pub(super) fn is_warc(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/")
}

/// The reports in an archive. Records that cannot be read are errors, since what they held would go missing unseen.
pub(super) fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Vec<Report>, String> {
    let mut reports = Vec::new();
    let mut rest = bytes;
    let mut number = 0;
    let mut unpacked = 0;
    let mut lines = LinesBefore { bytes, at: 0, lines: 0 };
    while !rest.is_empty() {
        number += 1;
        let (record, after) = record(rest).map_err(|why| format!("record {number}: {why}"))?;
        let end = bytes.len() - after.len();
        rest = without_line_ends(after);
        let is_answer = record.field("warc-type") == Some("response") && answered_with_text(record.content);
        if is_answer {
            let body = body(&record, options).map_err(|why| format!("record {number}: {why}"))?;
            if is_warc(&body) {
                return Err(format!("record {number}: it holds another archive; take that out and read it by itself"));
            }
            unpacked += body.len();
            if unpacked > options.largest_unpacked {
                return Err(format!(
                    "its pages unpack to more than {} MiB; split it, {}",
                    options.largest_unpacked >> 20,
                    Limit::Unpacked.way_out()
                ));
            }
            let lines_before = match &body {
                Cow::Borrowed(body) => Some(lines.before(end - body.len())),
                Cow::Owned(_) => None,
            };
            let read = read_page(name, number, &record, &body, lines_before, options);
            reports.extend(read.map_err(|why| format!("record {number}: {why}"))?);
        }
    }
    if reports.is_empty() {
        return Err("there is no page in the archive".into());
    }
    Ok(reports)
}

struct Record<'a> {
    head: &'a str,
    content: &'a [u8],
}

impl<'a> Record<'a> {
    fn field(&self, name: &str) -> Option<&'a str> {
        field(self.head, name)
    }
}

/// The value of a field of a head; names are in any case.
fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let pairs = head.lines().filter_map(|line| line.split_once(':'));
    pairs.into_iter().find(|(key, _)| key.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

/// Counts the lines of an archive, from record to record.
struct LinesBefore<'a> {
    bytes: &'a [u8],
    at: usize,
    lines: usize,
}

impl LinesBefore<'_> {
    /// How many lines end before byte `at`, which lies after the one that was asked for before.
    fn before(&mut self, at: usize) -> usize {
        let ends = |&at: &usize| {
            self.bytes[at] == b'\n' || (self.bytes[at] == b'\r' && self.bytes.get(at + 1) != Some(&b'\n'))
        };
        self.lines += (self.at..at).filter(ends).count();
        self.at = at;
        self.lines
    }
}

/// The first record of `bytes`, and what comes after its content.
fn record(bytes: &[u8]) -> Result<(Record<'_>, &[u8]), String> {
    if !is_warc(bytes) {
        return Err("it does not begin with WARC/; the one before it may say a wrong length".into());
    }
    let (head, rest) = head(bytes).ok_or("its head breaks off")?;
    let length = field(head, "content-length").and_then(|length| length.parse::<usize>().ok());
    let length = length.ok_or("it does not say its length")?;
    let content = rest.get(..length).ok_or("it breaks off")?;
    Ok((Record { head, content }, &rest[length..]))
}

fn without_line_ends(bytes: &[u8]) -> &[u8] {
    let ends = bytes.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    &bytes[ends..]
}

/// The lines up to an empty one, and what comes after it.
fn head(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let mut end = 0;
    for line in bytes[..bytes.len().min(LONGEST_HEAD)].split_inclusive(|byte| *byte == b'\n') {
        let next = end + line.len();
        if matches!(line, b"\r\n" | b"\n") {
            return Some((std::str::from_utf8(&bytes[..end]).ok()?, &bytes[next..]));
        }
        end = next;
    }
    None
}

const LONGEST_HEAD: usize = 64 << 10;

fn answered_with_text(content: &[u8]) -> bool {
    let Some((head, _)) = head(content) else { return false };
    let answered = head.lines().next().and_then(|line| line.split_whitespace().nth(1)) == Some("200");
    let kind = field(head, "content-type").unwrap_or("text/html");
    answered && ["html", "text/plain", "json", "xml"].iter().any(|known| kind.contains(known))
}

/// What the server sent, put together and unpacked; borrowed where it stands in the archive as it is.
fn body<'a>(record: &Record<'a>, options: &Options) -> Result<Cow<'a, [u8]>, String> {
    let (http, body) = head(record.content).ok_or("the answer of the server breaks off")?;
    let in_chunks = field(http, "transfer-encoding").is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
    let whole = if in_chunks { Cow::Owned(unchunked(body)?) } else { Cow::Borrowed(body) };
    if packed::is_packed(&whole) { packed::unpack(&whole, options).map(Cow::Owned) } else { Ok(whole) }
}

/// The reports of one page. `lines_before` says how many lines of the archive stand before it, where it stands there as it is.
fn read_page(
    name: &str,
    number: usize,
    record: &Record,
    body: &[u8],
    lines_before: Option<usize>,
    options: &Options,
) -> Result<Vec<Report>, String> {
    let kind = head(record.content).and_then(|(http, _)| field(http, "content-type")).unwrap_or("");
    let extension = if kind.contains("html") { ".html" } else { "" };
    let mut reports =
        super::read_file(&format!("{name}#{number}{extension}"), body, lines_before.unwrap_or(0), options)?;
    for report in &mut reports {
        report.id = report.id.replacen(extension, "", usize::from(!extension.is_empty()));
        if let Some(address) = record.field("warc-target-uri") {
            let address = address.trim_matches(['<', '>']);
            let lines = if lines_before.is_none() { " Lines are counted inside the page." } else { "" };
            let message = format!("The page was archived from {address}.{lines}");
            report.declared.push(Declared {
                about: About::Link,
                field: "WARC-Target-URI".into(),
                value: address.to_string(),
            });
            report.notes.push(Note { what: "archive", message });
        }
    }
    Ok(reports)
}

/// A body in chunks, each after its length in hexadecimal digits.
fn unchunked(mut bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut whole = Vec::new();
    loop {
        let line = bytes.iter().position(|byte| *byte == b'\n').ok_or("a chunk breaks off")?;
        let size =
            std::str::from_utf8(&bytes[..line]).ok().and_then(|line| line.split(';').next()).unwrap_or("").trim();
        let size = usize::from_str_radix(size, 16).map_err(|_| "the length of a chunk is no number")?;
        if size == 0 {
            return Ok(whole);
        }
        let rest = &bytes[line + 1..];
        whole.extend_from_slice(rest.get(..size).ok_or("a chunk breaks off")?);
        let after = &rest[size..];
        bytes = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><h1>Ferry sinks</h1><article><p>Nine people drowned off Lorne.</p></article></html>";

    fn archive(http: &str, body: &str) -> String {
        let content = format!("HTTP/1.1 200 OK\r\n{http}\r\n\r\n{body}");
        format!(
            "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na=b\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\
             WARC-Target-URI: https://example.org/ferry\r\nContent-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    }

    fn read_archive(archive: &str) -> Result<Vec<String>, String> {
        let reports = read("a.warc", archive.as_bytes(), &Options::default())?;
        Ok(reports.iter().map(|report| format!("{}: {}", report.id, report.text.as_str())).collect())
    }

    #[test]
    fn reads_pages_whole_and_in_chunks() {
        let expected = ["a.warc#2: Ferry sinks\n\nNine people drowned off Lorne."];
        assert_eq!(read_archive(&archive("Content-Type: text/html", PAGE)).unwrap(), expected);
        let (a, b) = PAGE.split_at(20);
        let chunks = format!("{:x}\r\n{a}\r\n{:x};x=y\r\n{b}\r\n0\r\n\r\n", a.len(), b.len());
        assert_eq!(
            read_archive(&archive("Content-Type: text/html\r\nTransfer-Encoding: chunked", &chunks)).unwrap(),
            expected
        );
    }

    #[test]
    fn lines_are_those_of_the_archive_where_the_page_stands_in_it_as_it_is() {
        let line = |archive: &str| {
            let reports = read("a.warc", archive.as_bytes(), &Options::default()).unwrap();
            let at = reports[0].text.as_str().find("Nine").unwrap();
            reports[0].text.place(crate::text::Span::new(at, at + 4)).position.line
        };
        let whole = archive("Content-Type: text/html", PAGE);
        let before = whole.lines().position(|line| line.contains("Nine people")).unwrap();
        assert_eq!(line(&whole), before + 1);
        let chunks = format!("{:x}\r\n{PAGE}\r\n0\r\n\r\n", PAGE.len());
        assert_eq!(line(&archive("Content-Type: text/html\r\nTransfer-Encoding: chunked", &chunks)), 1);
    }

    #[test]
    fn names_the_record_that_cannot_be_read() {
        let whole = archive("Content-Type: text/html", PAGE);
        let cut = &whole[..whole.len() - 30];
        assert_eq!(read_archive(cut).unwrap_err(), "record 2: it breaks off");
        let wrong = whole.replace("Content-Length: 3", "Content-Length: 9");
        assert!(read_archive(&wrong).unwrap_err().starts_with("record 2: it does not begin"));
        let chunks = archive("Content-Type: text/html\r\nTransfer-Encoding: chunked", "xyz\r\n");
        assert!(read_archive(&chunks).unwrap_err().contains("no number"));
        assert_eq!(
            read_archive("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n").unwrap_err(),
            "record 1: it does not say its length"
        );
    }
}
