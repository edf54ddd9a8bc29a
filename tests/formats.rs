//! One story in every format that is read, and what becomes of it when bytes go wrong.

mod readings;

use atodds::account::Account;
use atodds::formats::{Input, Options, folder, read};
use atodds::report::{About, BlockKind, Moment, Report};
use atodds::text::{Field, Span};
use proptest::prelude::*;
use readings::look_at;
use std::fs;
use std::io::Read as _;
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

/// The reports in an example, with what the folder knows of them: one, but for the package, where the picture is another.
fn reports_in(name: &str) -> Vec<Report> {
    let settings = fs::read_to_string(folder_of_examples().join(folder::NAME)).unwrap();
    let folder = folder::Folder::parse(folder::NAME, &settings, &names()).unwrap();
    let reports = read(Input { name: name.into(), bytes: bytes_of(name) }, &Options::default());
    let mut reports = reports.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(reports.len(), if is_package(name) { 2 } else { 1 }, "{name}");
    if let Some(entry) = folder.entry(name) {
        reports.iter_mut().for_each(|report| entry.apply(report));
    }
    reports
}

fn is_package(name: &str) -> bool {
    name.contains("package")
}

/// Of a photo there is only the caption.
fn is_photo(name: &str) -> bool {
    name.starts_with("photo")
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
        let found: Vec<String> = reports_in(&name).iter().flat_map(words).collect();
        let expected = if is_photo(&name) { &STORY[4..] } else { &STORY[..] };
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn the_same_particulars_are_read_from_every_format() {
    for name in names() {
        let reports = reports_in(&name);
        let report = &reports[0];
        let outlet = if name == "ap.json" { "AP" } else { "Northern News Agency" };
        assert_eq!(report.outlet.as_deref(), Some(outlet), "{name}");
        assert!(report.is_english(), "{name}");
        if is_photo(&name) || is_package(&name) {
            let fields = reports.last().unwrap().declared.iter().filter(|d| d.about == About::Created);
            let taken: Vec<_> = fields.map(|d| Moment::parse(&d.value).unwrap().seconds()).collect();
            assert!(!taken.is_empty() && taken.iter().all(|taken| *taken == 1_709_802_900), "{name}: {taken:?}");
        }
        let credit = reports.iter().flat_map(Report::credits).next().and_then(|(_, credit)| credit.who);
        assert_eq!(credit.as_deref(), Some("Pavel Anders"), "{name}");
        if is_photo(&name) {
            continue;
        }
        assert_eq!(report.published.map(|moment| moment.seconds()), Some(1_709_821_200), "{name}");
        let updated = report.updated.map(|moment| moment.seconds());
        assert_eq!(updated, if name == "rss.xml" { None } else { Some(1_709_827_500) }, "{name}");
        let dateline = report.dateline.as_ref().map(|dateline| dateline.place.of(report.text.as_str()));
        assert_eq!(dateline, Some("PORT ELLERY, Corvania"), "{name}");
    }
}

/// What is read out of the words of a report: numbers, times, who says what, what is quoted, who holds or did what.
fn facts(report: Report) -> Vec<String> {
    let account = Account::of(report);
    let text = account.report.text.as_str();
    let words = |span: Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let quantities = account.quantities.iter().map(|q| format!("{}: {:?}", words(q.span), q.bounds));
    let times = account.times.iter().map(|t| format!("{}: {:?} {:?}", words(t.span), t.said, t.clock));
    let sayings = account.attributions.iter().map(|a| {
        let source = a.source.as_ref().map(|source| words(source.span));
        format!("{:?} {source:?}: {:?}", a.stance, a.content.iter().map(|span| words(*span)).collect::<Vec<_>>())
    });
    let quotations = account.quotations.iter().map(|q| words(q.span));
    quantities.chain(times).chain(sayings).chain(quotations).collect()
}

#[test]
fn the_same_facts_are_read_from_every_format() {
    let found = |name: &str| {
        let mut facts: Vec<String> = reports_in(name).into_iter().flat_map(facts).collect();
        facts.sort();
        facts
    };
    let expected = found("plain.txt");
    assert!(expected.len() >= 8, "{expected:?}");
    for name in names() {
        let found = found(&name);
        if is_photo(&name) {
            assert!(found.iter().any(|fact| fact.starts_with("Thursday, March 7, 2024")), "{name}: {found:?}");
        } else {
            assert_eq!(found, expected, "{name}");
        }
    }
}

/// The characters of an example as an editor's program shows them.
fn characters(name: &str) -> Option<String> {
    let mut bytes = bytes_of(name);
    if name.ends_with(".gz") {
        let mut unpacked = Vec::new();
        flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut unpacked).unwrap();
        bytes = unpacked;
    }
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        char::decode_utf16(units).map(Result::unwrap).collect::<String>()
    };
    let text = match name {
        "utf-16.txt" => utf16(&bytes, u16::from_le_bytes),
        "utf-16-be.txt" => utf16(&bytes, u16::from_be_bytes),
        "windows-1252.txt" => encoding_rs::WINDOWS_1252.decode(&bytes).0.into_owned(),
        _ => String::from_utf8(bytes).ok()?,
    };
    Some(text.trim_start_matches('\u{FEFF}').to_string())
}

#[test]
fn every_word_leads_back_to_the_file() {
    for name in names() {
        // Places count inside the field: the words of a picture have no lines, those of a set none of their own.
        if is_photo(&name) || name == "set.json" {
            continue;
        }
        let source = characters(&name).unwrap();
        let lines: Vec<&str> = source.split('\n').collect();
        for report in reports_in(&name) {
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
}

#[test]
fn offsets_count_in_the_words_of_the_field() {
    for name in names() {
        let report = reports_in(&name).pop().unwrap();
        let start = report.text.field(Field::Body).unwrap().start;
        let at = report.text.as_str().find("Smoke").unwrap();
        let place = report.text.place(Span::new(at, at + 5));
        assert_eq!((place.field, place.span), (Field::Body, Span::new(at - start, at - start + 5)), "{name}");
    }
}

/// What each limit says when it is hit: which examples it is for, and by what options it is hit.
#[test]
fn every_limit_is_named_in_every_format() {
    type Limit = (&'static str, fn(&str) -> bool, fn(usize) -> Options);
    let limits: [Limit; 6] = [
        ("max-size", |_| true, |length| Options { largest: length - 1, ..Options::default() }),
        ("max-reports", |_| true, |_| Options { most_reports: 0, ..Options::default() }),
        ("max-blocks", |name| name != "set.json", |_| Options { most_blocks: 1, ..Options::default() }),
        (
            "max-depth",
            |name| {
                !is_photo(name)
                    && name != "set.json"
                    && [".json", ".xml", ".html", ".warc"].iter().any(|e| name.contains(e))
            },
            |_| Options { deepest: 1, ..Options::default() },
        ),
        ("max-unpacked", |name| name.ends_with(".gz"), |_| Options { largest_unpacked: 99, ..Options::default() }),
        ("max-unpacked", |name| name.contains(".warc"), |_| Options { largest_unpacked: 99, ..Options::default() }),
    ];
    for name in names() {
        let bytes = bytes_of(&name);
        for (flag, _, options) in limits.iter().filter(|(_, is_for, _)| is_for(&name)) {
            let read = read(Input { name: name.clone(), bytes: bytes.clone() }, &options(bytes.len()));
            let said = read.map(|reports| reports.len()).map_err(|error| error.to_string());
            let named = said.as_ref().is_err_and(|said| said.starts_with(&name) && said.contains(flag));
            // A photo has two blocks, and one of them is cut out of the other.
            let too_small = *flag == "max-blocks" && is_photo(&name);
            assert!(named || too_small, "{name}, {flag}: {said:?}");
        }
    }
}

/// A file that breaks off is an error where the format has an end; words may end anywhere.
#[test]
fn what_breaks_off_is_an_error_or_words() {
    for name in names() {
        let bytes = bytes_of(&name);
        let has_end = [".json", ".xml", ".gz", ".warc", ".jpg"].iter().any(|ending| name.ends_with(ending));
        // What comes after the metadata of a picture is not looked at.
        let metadata = || (2..bytes.len() - 1).find(|&at| matches!(bytes[at..at + 2], [0xFF, 0xD9 | 0xDA])).unwrap();
        let whole = if is_photo(&name) { metadata() } else { bytes.trim_ascii_end().len() };
        for length in (1..whole).step_by(7).chain([whole - 1]) {
            let read = read(Input { name: name.clone(), bytes: bytes[..length].to_vec() }, &Options::default());
            let said = read.map(|reports| reports.len()).map_err(|error| error.to_string());
            let at = format!("{name}, {length} of {} bytes: {said:?}", bytes.len());
            // A line end at the end of a record of an archive is none of its content.
            assert!(!has_end || said.is_err(), "{at}");
            assert!(said.map_or_else(|said| said.starts_with(&format!("{name}: ")), |reports| reports > 0), "{at}");
        }
    }
}

/// Files that are made to exhaust or to deceive a reader: what is said of each, and how they are made.
fn hostile() -> Vec<(&'static str, &'static str, Vec<u8>, &'static str)> {
    let many = |part: &str| part.repeat((1 << 20) / part.len());
    let page = |part: &str| format!("<html><body><p>Nine people drowned.</p>{}", many(part)).into_bytes();
    let feed = |item: &str| format!("<?xml version=\"1.0\"?><rss><channel>{}</channel></rss>", many(item)).into_bytes();
    let numbered =
        |part: &dyn Fn(usize) -> String| format!("<html>{}", (0..20_000).map(part).collect::<String>()).into_bytes();
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><nitf>&b;</nitf>";
    let outside = "<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><nitf>&a;</nitf>";
    let parameter = "<?xml version=\"1.0\"?><!DOCTYPE nitf [<!ENTITY % a SYSTEM \"http://x/\"> %a;]><nitf/>";
    let yaml: String =
        (1..9).fold("---\na0: &a0 [x]\n".into(), |bomb, n| format!("{bomb}a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1));
    vec![
        ("one line of words", "r.txt", many("Nine people drowned. ").into_bytes(), ""),
        ("one line of counts", "r.txt", many("7 died ").into_bytes(), ""),
        ("combining marks", "r.txt", format!("Nine e{} drowned.", many("\u{301}")).into_bytes(), ""),
        ("joined emoji", "r.txt", many("👩\u{200D}🚒").into_bytes(), ""),
        ("hidden marks", "r.txt", many("a\u{202E}").into_bytes(), ""),
        ("paragraphs", "r.txt", many("x\n\n").into_bytes(), "more than 20000 paragraphs"),
        ("quotation marks of Markdown", "r.md", many("> ").into_bytes(), "no words"),
        ("brackets of Markdown", "r.md", many("![a](").into_bytes(), ""),
        ("a bomb of aliases", "r.md", format!("{yaml}title: *a8\n---\nNine drowned.").into_bytes(), ""),
        ("nested elements", "r.html", page("<div>"), "nested more than 256 deep"),
        ("nested emphasis", "r.html", page("<b>x"), "nested more than 256 deep"),
        ("open paragraphs", "r.html", page("<p>x"), "more than 20000 paragraphs"),
        ("empty elements", "r.html", page("<div></div>"), ""),
        ("ends without starts", "r.html", page("</q>"), ""),
        ("open comments", "r.html", page("<!--"), ""),
        ("open tags", "r.html", page("<a b='"), ""),
        ("open scripts", "r.html", page("<script>"), ""),
        ("attributes", "r.html", page("<a b=c d"), ""),
        ("linked data", "r.html", page("<script type='application/ld+json'>[{}]</script>"), ""),
        (
            "articles in linked data",
            "r.html",
            page("<script type=application/ld+json>{\"@type\":\"Article\"}</script>"),
            "",
        ),
        (
            "graphs in graphs",
            "r.html",
            page(&format!("<script type='application/ld+json'>{}</script>", "{\"@graph\":[".repeat(99))),
            "",
        ),
        ("fields", "r.html", numbered(&|n| format!("<meta name=author content='{n}'>")), "no words"),
        (
            "titles",
            "r.html",
            numbered(&|n| {
                if n % 60 == 0 {
                    format!("<h1>Nine {n}</h1>")
                } else {
                    "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Nine b\"}</script>".into()
                }
            }),
            "",
        ),
        ("one long title", "r.html", page("a <meta property=og:title content=b>"), ""),
        (
            "blocks in emphasis",
            "r.html",
            format!("<html>{}{}", "<b>".repeat(250), many("<div></div>")).into_bytes(),
            "no words",
        ),
        ("entities", "r.html", page("&amp;"), ""),
        ("ampersands", "r.html", page("&"), ""),
        ("nested lists", "r.json", many("[").into_bytes(), "nested deeper"),
        ("nested objects", "r.json", many("{\"a\":").into_bytes(), "nested deeper"),
        (
            "JSON that breaks off",
            "r.json",
            b"{\"id\": \"s\", \"reports\": [".to_vec(),
            "it breaks off (line 1, column 25)",
        ),
        ("JSON of another shape", "r.json", b"{\"a\": 1e400}".to_vec(), "no shape that is read"),
        (
            "several sets",
            "r.json",
            b"{\"id\":\"a\",\"reports\":[]}\n{\"id\":\"b\",\"reports\":[]}".to_vec(),
            "atodds batch",
        ),
        (
            "nested XML",
            "r.xml",
            format!("<?xml version=\"1.0\"?>{}", many("<nitf>")).into_bytes(),
            "nested more than 256 deep",
        ),
        (
            "XML nested behind quotation marks",
            "r.xml",
            format!("<?xml version=\"1.0\"?>{}", many("<rss a='/>'>")).into_bytes(),
            "nested more than 256 deep",
        ),
        ("a bomb of entities", "r.xml", bomb.into(), "declares entities"),
        ("an entity outside", "r.xml", outside.into(), "declares entities"),
        ("a parameter entity", "r.xml", parameter.into(), "declares entities"),
        ("XML that breaks off", "r.xml", b"<?xml version=\"1.0\"?><nitf><body>".to_vec(), "no sound XML"),
        ("XML of another kind", "r.xml", b"<?xml version=\"1.0\"?><svg/>".to_vec(), "whose root is \"svg\""),
        ("items of a feed", "r.xml", feed("<item><title>Nine drowned</title></item>"), ""),
        ("entities of XML", "r.xml", feed("<item><title>&amp;&amp;&amp;&amp;&amp;&amp;</title></item>"), ""),
        ("runs of CDATA", "r.xml", feed("<item><title><![CDATA[a]]><![CDATA[b]]></title></item>"), ""),
        ("zeros", "r.txt", vec![0; 1 << 20], "binary"),
        ("a program", "r.txt", b"\x7FELF\x02\x01\x01".to_vec(), "a program"),
        ("a picture without words", "r.txt", b"\xFF\xD8\xFF\xD9".to_vec(), "no caption"),
        ("a picture of another kind", "r.jpg", b"\x89PNG\r\n\x1A\n".to_vec(), "PNG"),
        ("an office document", "r.txt", b"PK\x03\x04".to_vec(), "office document"),
        ("empty segments", "r.jpg", [&[0xFF, 0xD8][..], &[0xFF, 0xE1, 0, 2].repeat(1 << 18)].concat(), "breaks off"),
        ("fill bytes", "r.jpg", [&[0xFF, 0xD8][..], &[0xFF; 1 << 20]].concat(), "breaks off"),
        ("records without length", "r.warc", b"WARC/1.0\r\n\r\n".repeat(1 << 16), "does not say its length"),
        ("empty records", "r.warc", b"WARC/1.0\r\nContent-Length: 0\r\n\r\n".repeat(1 << 15), "no page"),
        ("archives in archives", "r.warc", nested_archive(40), "holds another archive"),
        ("white space", "r.txt", many(" \u{A0}\n").into_bytes(), "no words"),
    ]
}

/// A web archive with a page that is a web archive with a page.
fn nested_archive(depth: usize) -> Vec<u8> {
    (0..depth).fold(b"x".to_vec(), |page, _| {
        let http = [&b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"[..], &page].concat();
        let head = format!("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {}\r\n\r\n", http.len());
        [head.as_bytes(), &http].concat()
    })
}

#[test]
fn hostile_files_end_soon_in_words_or_in_a_named_error() {
    let mut failures = Vec::new();
    for (what, name, bytes, expected) in hostile() {
        let start = std::time::Instant::now();
        let options = Options { most_reports: usize::MAX, ..Options::default() };
        let outcome = read(Input { name: name.into(), bytes }, &options).map_err(|error| error.to_string());
        let taken = start.elapsed();
        let as_expected = match &outcome {
            Ok(_) => expected.is_empty(),
            Err(error) => !expected.is_empty() && error.contains(expected),
        };
        // Ten times what the slowest took on a busy machine when this was written.
        if !as_expected || taken.as_secs() >= 10 {
            let told = outcome.map(|reports| format!("{} reports", reports.len()));
            failures.push(format!("{what}: {told:?} after {taken:?}, expected {expected:?}"));
        }
        eprintln!("{what}: {taken:?}");
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
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
        look_at(&name, &changed(bytes_of(&name), &changes));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,200}", extension in prop::sample::select(vec!["txt", "md", "html", "json", "xml"])) {
        look_at(&format!("r.{extension}"), text.as_bytes());
    }
}
