//! One story in every format that is read, and what becomes of it when bytes go wrong.

use atodds::formats::{Input, Options, folder, read};
use atodds::report::{About, BlockKind, Report};
use atodds::text::{Field, Span};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn folder_of_examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/formats")
}

fn names() -> Vec<String> {
    let entries = fs::read_dir(folder_of_examples()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with('.') && name != folder::NAME);
    names.sort();
    names
}

fn bytes_of(name: &str) -> Vec<u8> {
    fs::read(folder_of_examples().join(name)).unwrap()
}

/// The one report in an example, with what the folder knows of it.
fn example(name: &str) -> Report {
    let settings = fs::read_to_string(folder_of_examples().join(folder::NAME)).unwrap();
    let folder = folder::Folder::parse(folder::NAME, &settings, &names()).unwrap();
    let reports = read(Input { name: name.into(), bytes: bytes_of(name) }, &Options::default());
    let mut reports = reports.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(reports.len(), 1, "{name}");
    let mut report = reports.remove(0);
    if let Some(entry) = folder.entry(name) {
        entry.apply(&mut report);
    }
    report
}

/// What a reader of the report reads, without the byline.
fn words(report: &Report) -> Vec<String> {
    let told = |kind| kind != BlockKind::Byline;
    let blocks = report.blocks.iter().filter(|block| told(block.kind));
    let text = report.text.as_str();
    blocks.map(|block| block.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

const STORY: [&str; 6] = [
    "Fire at Port Ellery grain terminal kills four",
    "A fire at the grain terminal in Port Ellery killed four workers and injured at least 17 others on Thursday, officials said.",
    "The blaze broke out at 6:40 a.m. in the older of two silos, Fire Chief Tomás Reyl said. “We pulled nine people from the stairwell,” he said.",
    "Mayor Irena Dušek said the cause was unknown, and she denied that the terminal & its silos had failed their last inspection.",
    "Smoke rises over the grain terminal in Port Ellery, Corvania, Thursday, March 7, 2024.",
    "(NNA Photo/Pavel Anders)",
];

#[test]
fn the_same_story_is_read_from_every_format() {
    for name in names() {
        let report = example(&name);
        let expected = if name == "photo.jpg" { &STORY[4..] } else { &STORY[..] };
        assert_eq!(words(&report), expected, "{name}");
    }
}

#[test]
fn the_same_particulars_are_read_from_every_format() {
    for name in names() {
        let report = example(&name);
        let outlet = if name == "ap.json" { "AP" } else { "Northern News Agency" };
        assert_eq!(report.outlet.as_deref(), Some(outlet), "{name}");
        assert!(report.is_english(), "{name}");
        if name == "photo.jpg" {
            let taken: Vec<_> =
                report.declared.iter().filter(|d| d.about == About::Created).map(|d| &d.value).collect();
            assert_eq!(taken, ["20240307T091500+0000", "2024-03-07T09:15:00Z"]);
            continue;
        }
        assert_eq!(report.published.map(|moment| moment.seconds()), Some(1_709_821_200), "{name}");
        let updated = report.updated.map(|moment| moment.seconds());
        assert_eq!(updated, if name == "rss.xml" { None } else { Some(1_709_827_500) }, "{name}");
        let dateline = report.dateline.as_ref().map(|dateline| dateline.place.of(report.text.as_str()));
        assert_eq!(dateline, Some("PORT ELLERY, Corvania"), "{name}");
        assert_eq!(report.credits().next().map(|(_, credit)| credit.who), Some(Some("Pavel Anders".into())), "{name}");
    }
}

#[test]
fn every_word_leads_back_to_the_file() {
    for name in names() {
        let Ok(source) = String::from_utf8(bytes_of(&name)) else { continue };
        if name == "archive.warc" || name == "set.json" {
            // Places count inside the page, and inside the field.
            continue;
        }
        let lines: Vec<&str> = source.split('\n').collect();
        let report = example(&name);
        let text = report.text.as_str();
        for word in text.split_whitespace() {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let place = report.text.place(Span::new(start, start + word.len())).position;
            let here: String = lines[place.line - 1].chars().skip(place.column - 1).collect();
            let spelled = here.starts_with(['&', '\\']) && !word.starts_with(|c: char| c.is_ascii_alphanumeric());
            let first: String = word.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
            assert!(
                spelled || here.starts_with(word) || (!first.is_empty() && here.starts_with(&first)),
                "{name}: {word} at {place:?}, where {here:.20} stands"
            );
        }
    }
}

#[test]
fn offsets_count_in_the_words_of_the_field() {
    for name in names() {
        let report = example(&name);
        let start = report.text.field(Field::Body).unwrap().start;
        let at = report.text.as_str().find("Smoke").unwrap();
        let place = report.text.place(Span::new(at, at + 5));
        assert_eq!((place.field, place.span), (Field::Body, Span::new(at - start, at - start + 5)), "{name}");
    }
}

/// Reads bytes and looks at all that was read; nothing may panic, and every span must be one of the text.
fn read_anything(name: &str, bytes: Vec<u8>) {
    let Ok(reports) = read(Input { name: name.into(), bytes }, &Options::default()) else { return };
    for report in &reports {
        for block in &report.blocks {
            assert!(report.text.as_str().get(block.span.start..block.span.end).is_some());
            let place = report.text.place(block.span);
            assert!(place.position.line > 0 && place.position.column > 0);
        }
        assert!(report.credits().count() <= report.blocks.len());
    }
}

/// A change to the bytes of a file: some cut, doubled, turned, or replaced by what readers must not stumble over.
#[derive(Clone, Debug)]
enum Change {
    Cut(prop::sample::Index, usize),
    Repeat(prop::sample::Index, usize, usize),
    Turn(prop::sample::Index, u8),
    Insert(prop::sample::Index, &'static [u8]),
    End(prop::sample::Index),
}

const STUMBLING_BLOCKS: [&[u8]; 34] = [
    b"<",
    b">",
    b"&",
    b"&#",
    b"&#xD800;",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<script>",
    b"</",
    b"\"",
    b"\\",
    b"\\u",
    b"\\ud800",
    b"{",
    b"}",
    b"[",
    b"]",
    b"](",
    b"---\n",
    b"+++\n",
    b"```\n",
    b"\r",
    b"\0",
    b"\xFF",
    b"\xED\xA0\x80",
    b"\xE2\x80\x8F",
    b"\xC2\xAD",
    b"\xFF\xED\xFF\xFF",
    b"\x1C\x02\x78\xFF\xFF",
    b"<!DOCTYPE x [<!ENTITY a \"b\">]>",
    b"Content-Length: 99",
    b"FILE - ",
];

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        (at(), 1..60_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (at(), 1..20_usize, 1..60_usize).prop_map(|(at, length, times)| Change::Repeat(at, length, times)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Change::Turn(at, byte)),
        (at(), prop::sample::select(&STUMBLING_BLOCKS[..])).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        at().prop_map(Change::End),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        if bytes.is_empty() {
            break;
        }
        match change {
            Change::Cut(at, length) => {
                let at = at.index(bytes.len());
                bytes.drain(at..(at + length).min(bytes.len()));
            }
            Change::Repeat(at, length, times) => {
                let at = at.index(bytes.len());
                let part = bytes[at..(at + length).min(bytes.len())].repeat(*times);
                bytes.splice(at..at, part);
            }
            Change::Turn(at, byte) => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Change::Insert(at, part) => {
                let at = at.index(bytes.len());
                bytes.splice(at..at, part.iter().copied());
            }
            Change::End(at) => bytes.truncate(at.index(bytes.len())),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// `PROPTEST_CASES` makes the run longer.
    #[test]
    fn no_bytes_make_a_reader_panic(
        name in prop::sample::select(names()),
        changes in prop::collection::vec(change(), 1..8),
    ) {
        read_anything(&name, changed(bytes_of(&name), &changes));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,200}", extension in prop::sample::select(vec!["txt", "md", "html", "json", "xml"])) {
        read_anything(&format!("r.{extension}"), text.into_bytes());
    }
}
