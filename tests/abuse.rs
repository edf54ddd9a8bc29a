//! What becomes of input that is broken or means harm, and of runs that cannot do their work.
//!
//! `cargo test --test abuse -- --nocapture` prints the table. Of every row: no panic, no hang, status as expected, and
//! nothing on standard output that steers a terminal. What single readers make of broken files is in `formats.rs`, what is
//! drawn of hostile words in `renders.rs`.

#![cfg(unix)]

mod program;

use program::{bash, folder, get};
use std::ffi::OsStr;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const AGENCY: &str =
    "Ferry sinks off Levan\n\nThe ferry carried 140 passengers when it sank on Friday, the coast guard said.\n";
const COURIER: &str =
    "Ferry sinks off Levan\n\nThe ferry carried 410 passengers when it sank on Friday, the coast guard said.\n";

/// What soup is made of.
const WORDS: [&str; 16] = [
    "ferry", "nine", "Levan", "drowned", "the", "mayor", "said", "on", "Friday", "port", "of", "not", "killed",
    "people", "in", "Tarasu",
];

/// Longer than any row takes on a busy machine, shorter than anything quadratic.
const LONGEST: Duration = Duration::from_secs(60);

/// One row: what is tried, the files it needs besides two sound reports `a.txt` and `b.txt`, the shell line, with which of
/// these statuses it ends, and what is said.
struct Row {
    what: &'static str,
    files: Vec<(&'static str, Vec<u8>)>,
    line: &'static str,
    status: &'static [i32],
    says: &'static str,
}

fn row(
    what: &'static str,
    files: Vec<(&'static str, Vec<u8>)>,
    line: &'static str,
    status: &'static [i32],
    says: &'static str,
) -> Row {
    Row { what, files, line, status, says }
}

/// Compared, with findings or without.
const COMPARED: &[i32] = &[0, 1];
const FAILED: &[i32] = &[2];

/// With this a line ends that this machine has no means for; the table says so.
const NOT_TRIED: i32 = 99;

/// What the lines have beside the program. The superuser may write and read everything, so what must be refused is tried as
/// nobody, and disks that are full or cannot be written are mounted where only the line sees them.
const MEANS: &str = r#"
as_nobody() {
  test "$(id -u)" -ne 0 && { "$@"; return; }
  nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
  chmod a+rx . && $nobody test -r . -a -x "$(command -v atodds)" 2> /dev/null || exit 99
  $nobody "$@"
}
with_disk() { # LINE, which has an empty disk of 1 MiB in the folder "disk"
  mkdir disk
  unshare --user --map-root-user --mount bash -c "mount -t tmpfs none disk" 2> /dev/null || exit 99
  unshare --user --map-root-user --mount bash -c "mount -t tmpfs -o size=1m none disk; $1"
}
at() { command -v faketime > /dev/null || exit 99; faketime "$@"; }
"#;

fn text(words: impl Into<String>) -> Vec<u8> {
    words.into().into_bytes()
}

fn utf16(words: &str, big: bool) -> Vec<u8> {
    words.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// A picture whose fields are a caption and the code that this says it is in.
fn captioned(caption: &[u8], code: &[u8]) -> Vec<u8> {
    let field = |record: u8, number: u8, value: &[u8]| {
        [&[0x1c, record, number], &(value.len() as u16).to_be_bytes()[..], value].concat()
    };
    let mut fields = [field(1, 90, code), field(2, 120, caption)].concat();
    fields.resize(fields.len().next_multiple_of(2), 0);
    let length = (fields.len() as u32).to_be_bytes();
    let segment = [b"Photoshop 3.0\08BIM\x04\x04\0\0", &length[..], &fields].concat();
    let length = (segment.len() as u16 + 2).to_be_bytes();
    [b"\xff\xd8\xff\xed", &length[..], &segment, b"\xff\xd9"].concat()
}

fn with_mark(mark: &[u8], words: Vec<u8>) -> Vec<u8> {
    [mark, &words].concat()
}

/// Paths that are named.
fn paths() -> Vec<Row> {
    vec![
        row("a file that is not there", vec![], "atodds a.txt b.txt c9.html", FAILED, "there is no such file"),
        row("a mistyped name", vec![], "atodds a.txt b.tx", FAILED, "is it b.txt?"),
        row("an empty folder", vec![], "mkdir none; atodds none", FAILED, "no reports in this folder"),
        row("one report alone", vec![], "atodds a.txt", FAILED, "only one report"),
        row("one report alone, held against itself", vec![], "atodds a.txt --within", COMPARED, ""),
        row(
            "a folder of hidden files alone",
            vec![],
            "mkdir d; cp a.txt d/.a.txt; atodds d",
            FAILED,
            "no reports in this folder",
        ),
        row("the same file twice", vec![], "atodds a.txt a.txt", FAILED, "the same words"),
        row("a symbolic link to itself", vec![], "ln -s loop loop; atodds a.txt b.txt loop", FAILED, "loop"),
        row(
            "a named pipe",
            vec![],
            "mkfifo pipe; timeout 5 atodds a.txt b.txt pipe",
            FAILED,
            "neither a file nor a folder",
        ),
        row("a device without end", vec![], "atodds a.txt b.txt /dev/zero", FAILED, "neither a file nor a folder"),
        row("a name that begins with a dash", vec![("-x.txt", text(COURIER))], "atodds -- a.txt -x.txt", COMPARED, ""),
        row("a name with a new line", vec![("n\nb.txt", text(COURIER))], "atodds a.txt 'n\nb.txt'", COMPARED, ""),
        row("a name with an escape", vec![("e\u{1b}[2J.txt", text(COURIER))], "atodds a.txt e*.txt", COMPARED, ""),
        row(
            "a name with a command of a build server",
            vec![("::error::x.txt", text(COURIER))],
            "atodds a.txt ::error::x.txt",
            COMPARED,
            "",
        ),
        row(
            "a name that turns the line round",
            vec![("\u{202e}txt.b.txt", text(COURIER))],
            "atodds a.txt *.b.txt",
            COMPARED,
            "",
        ),
        row(
            "a name with a byte that is no character",
            vec![],
            "cp b.txt $'x\\xff.txt'; atodds a.txt x*.txt",
            COMPARED,
            "",
        ),
        row(
            "the same in a log for code scanning",
            vec![],
            "cp b.txt $'x\\xff.txt'; atodds a.txt x*.txt -o sarif | grep -q '\"x%EF%BF%BD.txt\"'",
            &[0],
            "",
        ),
        row(
            "a name with a backslash",
            vec![],
            "cp b.txt 'c\\d.txt'; atodds a.txt 'c\\d.txt' -o csv | grep -qF 'c\\d.txt'",
            &[0],
            "",
        ),
        row(
            "a name of 255 bytes",
            vec![],
            "n=$(printf 'n%.0s' {1..251}).txt; cp b.txt $n; atodds a.txt $n",
            COMPARED,
            "",
        ),
        row(
            "a name longer than names can be",
            vec![],
            "atodds a.txt b.txt $(printf 'n%.0s' {1..4000})",
            FAILED,
            "no such file",
        ),
        row("a name of a device elsewhere", vec![("CON", text(COURIER))], "atodds a.txt CON", COMPARED, ""),
        row(
            "a name with the signs of a glob",
            vec![("c[1]*.txt", text(COURIER))],
            "atodds a.txt 'c[1]*.txt'",
            COMPARED,
            "",
        ),
        row("a way out of the folder and back", vec![], "mkdir d; atodds d/../a.txt ./b.txt", COMPARED, ""),
        row(
            "a link in a folder",
            vec![],
            "mkdir d; cp a.txt b.txt d; ln -s ../../secret.txt d/c.txt; echo 'Nine drowned.' > secret.txt; ln -s ../secret.txt d/e.txt; atodds d",
            &[1],
            "d/e.txt: left out: it is a link",
        ),
        row("a link to nothing", vec![], "ln -s nowhere.txt c.txt; atodds a.txt b.txt c.txt", FAILED, "c.txt"),
        row(
            "a link to a device without end",
            vec![],
            "ln -s /dev/zero c.txt; atodds a.txt b.txt c.txt",
            FAILED,
            "neither a file",
        ),
        row("the memory of the program itself", vec![], "atodds a.txt b.txt /proc/self/mem", FAILED, "/proc/self/mem"),
        row("the log of the kernel", vec![], "timeout 5 atodds a.txt b.txt /proc/kmsg", FAILED, "/proc/kmsg: "),
        row(
            "settings, a list, a baseline and sets that keep their reader waiting",
            vec![],
            "for how in '--config' '--files-from' '--baseline'; do timeout 5 atodds a.txt b.txt $how /proc/kmsg; test $? -eq 2 || exit 90; done; exit 2",
            FAILED,
            "/proc/kmsg: ",
        ),
        row("a pipe of the shell", vec![], "atodds <(cat a.txt) <(cat b.txt)", &[1], "2 reports"),
        row(
            "standard input that is a pipe, by its other name",
            vec![],
            "cat b.txt | atodds a.txt /dev/stdin",
            &[1],
            "2 reports",
        ),
        row("the same, and it is a file", vec![], "atodds a.txt /dev/stdin < b.txt", &[1], "2 reports"),
        row("a list from a pipe of the shell", vec![], "atodds --files-from <(ls *.txt)", &[1], "2 reports"),
        row("standard input twice", vec![], "atodds - - < a.txt", FAILED, "standard input is named twice"),
        row("sets that are a folder", vec![], "mkdir d; atodds batch d", FAILED, "d: this is a folder"),
        row("the same, to go on with", vec![], "mkdir d; atodds batch d --resume r", FAILED, "d: this is a folder"),
        row("texts that are a folder", vec![], "mkdir d; atodds facts --jsonl d", FAILED, "d: this is a folder"),
        row("two copies of one report", vec![], "cp a.txt c.txt; atodds a.txt c.txt", FAILED, "the same words"),
        row("standard input without end", vec![], "atodds a.txt b.txt - < /dev/zero", FAILED, "larger than 16 MiB"),
        row("a list of reports without end", vec![], "atodds --files-from /dev/zero", FAILED, "/dev/zero"),
        row(
            "a file that grows while it is read",
            vec![],
            "(while :; do cat b.txt >> c.txt; done) & w=$!; sleep 0.05; atodds a.txt c.txt; s=$?; kill $w; exit $s",
            &[0, 1, 2],
            "",
        ),
        row(
            "a file that may not be read",
            vec![],
            "cp b.txt c.txt; chmod 0 c.txt; as_nobody atodds a.txt b.txt c.txt",
            FAILED,
            "c.txt: Permission denied",
        ),
        row(
            "a folder that may not be read",
            vec![],
            "mkdir -m 0 d; as_nobody atodds a.txt b.txt d",
            FAILED,
            "Permission denied",
        ),
        row(
            "a list with the ends of lines of Windows",
            vec![("l", text("a.txt\r\nb.txt\r\n"))],
            "atodds --files-from l",
            COMPARED,
            "",
        ),
        row(
            "a list with zeros between",
            vec![("l", b"a.txt\0b.txt\0".to_vec())],
            "atodds --files-from l",
            COMPARED,
            "",
        ),
        row(
            "a list of 20,000 files that are not there",
            vec![],
            "seq 20000 > l; atodds --files-from l",
            FAILED,
            "20000: there is no such file",
        ),
        row(
            "128 KiB of arguments",
            vec![],
            "atodds b.txt $(printf 'a.txt %.0s' {1..21000})",
            COMPARED,
            "the same words",
        ),
        row("nothing to read", vec![], "atodds - a.txt < /dev/null", FAILED, "no words"),
        row(
            "five hundred files",
            vec![],
            "for i in $(seq 500); do echo \"Nine drowned on day $i.\" > r$i.txt; done; atodds r*.txt",
            FAILED,
            "more than 256",
        ),
    ]
}

/// Bytes that are no text, or text in other codes.
fn bytes() -> Vec<Row> {
    let lines = |end: &str| text(COURIER.replace('\n', end));
    vec![
        row("an empty file", vec![("c.txt", vec![])], "atodds a.txt b.txt c.txt", FAILED, "c.txt"),
        row("white space alone", vec![("c.txt", text(" \n\u{a0}\n"))], "atodds a.txt b.txt c.txt", FAILED, "no words"),
        row(
            "a byte order mark alone",
            vec![("c.txt", with_mark(b"\xef\xbb\xbf", vec![]))],
            "atodds a.txt b.txt c.txt",
            FAILED,
            "c.txt",
        ),
        row(
            "Windows-1252",
            vec![("c.txt", b"Caf\xe9 owner\n\nThe ferry carried 15 passengers \x96 all drowned.\n".to_vec())],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "a page that says in which code it is",
            vec![("c.html", b"<html><head><meta charset=windows-1252></head><body><p>The caf\xe9 owner said the ferry carried 410 passengers when it sank on Friday.</p></body></html>".to_vec())],
            "atodds a.txt c.html -o json | grep -q 'caf\u{e9} owner'",
            &[0],
            "",
        ),
        row(
            "UTF-16, little end first",
            vec![("c.txt", with_mark(b"\xff\xfe", utf16(COURIER, false)))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "UTF-16, big end first",
            vec![("c.txt", with_mark(b"\xfe\xff", utf16(COURIER, true)))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row("UTF-16 without its mark", vec![("c.txt", utf16(COURIER, false))], "atodds a.txt c.txt", COMPARED, ""),
        row("the same, big end first", vec![("c.txt", utf16(COURIER, true))], "atodds a.txt c.txt", COMPARED, ""),
        row(
            "half a character of UTF-16",
            vec![("c.txt", with_mark(b"\xff\xfe", utf16(COURIER, false)[..101].to_vec()))],
            "atodds a.txt c.txt",
            COMPARED,
            "damaged",
        ),
        row(
            "a mark in the middle",
            vec![("c.txt", text(COURIER.replace("410", "4\u{feff}10")))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "lone surrogates in UTF-8",
            vec![("c.txt", [COURIER.as_bytes(), b"\xed\xa0\x80 \xc0\x80 x\xe2\x82"].concat())],
            "atodds a.txt c.txt",
            &[0, 1, 2],
            "",
        ),
        row("zeros", vec![("c.txt", vec![0; 4096])], "atodds a.txt b.txt c.txt", FAILED, "binary"),
        row(
            "a program",
            vec![("c.txt", b"\x7fELF\x02\x01\x01\0\0\0".to_vec())],
            "atodds a.txt b.txt c.txt",
            FAILED,
            "c.txt",
        ),
        row(
            "an office document",
            vec![("c.txt", b"PK\x03\x04\x14\0".to_vec())],
            "atodds a.txt b.txt c.txt",
            FAILED,
            "office document",
        ),
        row(
            "a picture that is named a text",
            vec![("c.txt", [&b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01"[..], &[0x9c; 3000]].concat())],
            "atodds a.txt b.txt c.txt",
            FAILED,
            "c.txt: the picture breaks off",
        ),
        row(
            "a text that is named a picture",
            vec![("c.jpg", text(COURIER))],
            "atodds a.txt b.txt c.jpg",
            &[0, 1, 2],
            "",
        ),
        row(
            "a picture of another kind",
            vec![("c.jpg", b"\x89PNG\r\n\x1a\n".to_vec())],
            "atodds a.txt b.txt c.jpg",
            FAILED,
            "c.jpg: it is a PNG picture",
        ),
        row(
            "fields of a picture that end behind its end",
            vec![(
                "c.jpg",
                b"\xff\xd8\xff\xed\xff\xffPhotoshop 3.0\08BIM\x04\x04\0\0\xff\xff\xff\xff\x1c\x02\x78\xff\xff".to_vec(),
            )],
            "atodds a.txt b.txt c.jpg",
            FAILED,
            "c.jpg",
        ),
        row(
            "a picture that is cut off",
            vec![("c.jpg", captioned(COURIER.as_bytes(), b"")[..90].to_vec())],
            "atodds a.txt b.txt c.jpg",
            FAILED,
            "c.jpg: a segment of the picture runs past its end",
        ),
        row(
            "a caption of 30,000 bytes",
            vec![("c.jpg", captioned(COURIER.repeat(290).as_bytes(), b""))],
            "atodds a.txt c.jpg",
            COMPARED,
            "",
        ),
        row(
            "a caption in another code than it says",
            vec![("c.jpg", captioned(b"The ferry from M\xe1laga carried 410 passengers when it sank.", b"\x1b%G"))],
            "atodds a.txt c.jpg",
            COMPARED,
            "",
        ),
        row(
            "a caption in a code that there is not",
            vec![("c.jpg", captioned(COURIER.as_bytes(), b"\x1b%Z\xff"))],
            "atodds a.txt c.jpg",
            &[1],
            "410",
        ),
        row(
            "packed, and broken off",
            vec![],
            "gzip -c b.txt | head -c 60 > c.txt.gz; atodds a.txt b.txt c.txt.gz",
            FAILED,
            "c.txt.gz",
        ),
        row(
            "packed, and not what it was",
            vec![],
            "gzip -c b.txt > c.txt.gz; printf 'xxxx' | dd of=c.txt.gz bs=1 seek=60 conv=notrunc 2> /dev/null; atodds a.txt b.txt c.txt.gz",
            FAILED,
            "c.txt.gz",
        ),
        row(
            "packed twice",
            vec![],
            "gzip -c b.txt | gzip > c.txt.gz; atodds a.txt b.txt c.txt.gz",
            FAILED,
            "packed twice",
        ),
        row(
            "packed a thousand times smaller",
            vec![],
            "head -c 80000000 /dev/zero | gzip > c.txt.gz; atodds a.txt b.txt c.txt.gz",
            FAILED,
            "max-",
        ),
        row(
            "an archive whose lengths lie",
            vec![(
                "c.warc",
                text(
                    "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999999999\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                ),
            )],
            "atodds a.txt b.txt c.warc",
            FAILED,
            "c.warc",
        ),
        row("lines that end in CR", vec![("c.txt", lines("\r"))], "atodds a.txt c.txt", COMPARED, ""),
        row("lines that end in CRLF", vec![("c.txt", lines("\r\n"))], "atodds a.txt c.txt", COMPARED, ""),
        row("lines that end in NEL", vec![("c.txt", lines("\u{85}"))], "atodds a.txt c.txt", COMPARED, ""),
        row("lines that end in U+2028", vec![("c.txt", lines("\u{2028}"))], "atodds a.txt c.txt", COMPARED, ""),
        row(
            "lines that end in each way",
            vec![("c.txt", text(COURIER.replacen('\n', "\r", 1).replacen('\n', "\r\n", 1).replace("when", "\nwhen")))],
            "atodds a.txt c.txt",
            &[1],
            "410",
        ),
    ]
}

/// Text without measure.
fn masses() -> Vec<Row> {
    let many = |part: &str, times: usize| text(part.repeat(times));
    let digits = |n: usize| format!("The ferry carried {n} passengers when it sank. ");
    let equal: String = (0..1500).map(digits).collect();
    let near: String = (0..1500).map(|n| digits(n * 10)).collect();
    vec![
        row(
            "one line of 100 kB",
            vec![("c.txt", many("Nine people drowned when the ferry sank off Levan, and the mayor said so. ", 1400))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "one line of 10 MB",
            vec![],
            "yes 'Nine people drowned off Levan.' | tr -d '\\n' | head -c 10000000 > c.txt; atodds a.txt c.txt",
            FAILED,
            "raise the limit max-text",
        ),
        row(
            "12,000 figures in one line",
            vec![("c.txt", many("7 died ", 12_000))],
            "atodds a.txt c.txt",
            &[0, 1, 2],
            "",
        ),
        row(
            "a sentence of 20,000 words",
            vec![("c.txt", many("the old grey ferry ", 5000))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "1,000,000 marks on one letter",
            vec![("c.txt", text(format!("Nine e{} drowned.", "\u{301}".repeat(1_000_000))))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "words in no order",
            vec![(
                "c.txt",
                text(
                    WORDS
                        .iter()
                        .cycle()
                        .step_by(7)
                        .take(8000)
                        .enumerate()
                        .map(|(n, word)| format!("{word}{}", if n % 17 == 16 { ". " } else { " " }))
                        .collect::<String>(),
                ),
            )],
            "atodds a.txt b.txt c.txt",
            &[0, 1, 2],
            "",
        ),
        row("20,000 joined emoji", vec![("c.txt", many("👩\u{200d}🚒", 20_000))], "atodds a.txt c.txt", &[0, 1, 2], ""),
        row(
            "a number of 4,000 digits",
            vec![("c.txt", text(format!("Some {} people drowned.", "9".repeat(4000))))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row("stop words alone", vec![("c.txt", many("the of and to in. ", 3000))], "atodds a.txt c.txt", COMPARED, ""),
        row("sentences of one word", vec![("c.txt", many("Drowned. ", 6000))], "atodds a.txt c.txt", COMPARED, ""),
        row(
            "one claim 1,500 times in each",
            vec![("c.txt", many(COURIER, 1500)), ("d.txt", many(AGENCY, 1500))],
            "atodds c.txt d.txt",
            COMPARED,
            "",
        ),
        row(
            "1,500 sentences but for a digit",
            vec![("c.txt", text(equal)), ("d.txt", text(near))],
            "atodds c.txt d.txt",
            COMPARED,
            "",
        ),
        row(
            "the same, where every limit that is hit counts",
            vec![
                ("c.txt", text("Nine drowned off Levan on Friday. ".repeat(600))),
                ("d.txt", text("Ten drowned off Levan on Friday. ".repeat(600))),
            ],
            "atodds c.txt d.txt --strict | grep -o 'held against no other' >&2; exit ${PIPESTATUS[0]}",
            FAILED,
            "held against no other",
        ),
        row(
            "3,000 quotations",
            vec![("c.txt", many("“Nine drowned,” she said. ", 3000))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "quotations that never close",
            vec![("c.txt", many("She said “nine drowned. ", 3000))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "10,000 brackets",
            vec![("c.txt", many("(", 10_000)), ("d.txt", text("Nine drowned."))],
            "atodds c.txt d.txt a.txt",
            &[0, 1, 2],
            "",
        ),
        row("1 GiB of address space", vec![], "ulimit -v 1048576; atodds a.txt b.txt", COMPARED, ""),
    ]
}

/// Markup and data that mean harm.
fn structures() -> Vec<Row> {
    let bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]>";
    let file = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    let parameter = "<!DOCTYPE r [<!ENTITY % x SYSTEM \"http://example.invalid/x.dtd\"> %x;]>";
    let feed = |head: &str, title: &str| {
        text(format!("<?xml version=\"1.0\"?>{head}<rss><channel><item><title>{title}</title></item></channel></rss>"))
    };
    let front = |head: &str| text(format!("---\n{head}\n---\n\n{COURIER}"));
    let aliases: String = (0..9).map(|n| format!("a{}: &a{} [*a{n},*a{n},*a{n},*a{n}]\n", n + 1, n + 1)).collect();
    let linked = |data: &str| {
        text(format!(
            "<html><body><script type=\"application/ld+json\">{data}</script><article><p>{COURIER}</p></article></body></html>"
        ))
    };
    let third = "atodds a.txt b.txt c.*";
    vec![
        row("elements nested 200,000 deep", vec![("c.html", text("<div>".repeat(200_000)))], third, FAILED, "c.html"),
        row("the same in XML", vec![("c.xml", feed("", &"<b>".repeat(200_000)))], third, FAILED, "c.xml"),
        row(
            "quotations nested 50,000 deep",
            vec![("c.md", text(format!("{} {COURIER}", ">".repeat(50_000))))],
            third,
            &[0, 1, 2],
            "",
        ),
        row("brackets nested 100,000 deep", vec![("c.json", text("[".repeat(100_000)))], third, FAILED, "c.json"),
        row(
            "tags that never close",
            vec![("c.html", text(format!("<p><b><i>{COURIER}<table><tr><td")))],
            third,
            COMPARED,
            "",
        ),
        row(
            "words that no reader sees",
            vec![(
                "c.html",
                text(format!(
                    "<article><p>{AGENCY}</p><p style=\"display:none\">{COURIER}</p><!-- {COURIER} --><template>{COURIER}</template><script>{COURIER}</script></article>"
                )),
            )],
            "atodds a.txt c.html --within",
            &[0],
            "",
        ),
        row(
            "words for readers without scripts",
            vec![("c.html", text(format!("<article><p>{AGENCY}</p><noscript><p>{AGENCY}</p></noscript></article>")))],
            "atodds facts c.html | grep -c '=  140 passengers' >&2",
            &[0],
            "1",
        ),
        row(
            "entities that laugh a billion times",
            vec![("c.xml", feed(bomb, "&c;"))],
            third,
            FAILED,
            "entities of its own",
        ),
        row(
            "entities that grow with their square",
            vec![(
                "c.xml",
                feed(&format!("<!DOCTYPE rss [<!ENTITY x \"{}\">]>", "9".repeat(50_000)), &"&x;".repeat(5_000)),
            )],
            third,
            FAILED,
            "entities of its own",
        ),
        row("an entity that is a file", vec![("c.xml", feed(file, "&x;"))], third, FAILED, "c.xml"),
        row("an entity from elsewhere", vec![("c.xml", feed(parameter, "x"))], third, FAILED, "c.xml"),
        row(
            "an inclusion of a file",
            vec![(
                "c.xml",
                feed("", "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>"),
            )],
            "atodds a.txt b.txt c.xml -o json | grep -c root: >&2; exit ${PIPESTATUS[0]}",
            &[0, 1, 2],
            "0",
        ),
        row("an entity that is not declared", vec![("c.xml", feed("", "&x;"))], third, FAILED, "c.xml"),
        row(
            "aliases of aliases",
            vec![("c.txt", front(&format!("a0: &a0 [x,x]\n{aliases}title: *a9")))],
            "atodds a.txt c.txt",
            &[0, 1, 2],
            "",
        ),
        row(
            "an object in the front matter",
            vec![("c.txt", front("title: !!python/object/apply:os.system [\"touch made\"]"))],
            "atodds a.txt c.txt; s=$?; test ! -e made || exit 90; exit $s",
            COMPARED,
            "",
        ),
        row(
            "a field of 1 MiB, tabs, no, on, days that never were",
            vec![("c.txt", front(&format!("title: {}\n\tno: on\ndate: 2024-02-31", "x".repeat(1 << 20))))],
            "atodds a.txt c.txt",
            &[0, 1, 2],
            "",
        ),
        row(
            "front matter that never ends",
            vec![("c.txt", text(format!("---\ntitle: x\n{COURIER}")))],
            "atodds a.txt c.txt",
            FAILED,
            "not closed",
        ),
        row(
            "data of a page that are broken",
            vec![("c.html", linked("{\"@type\":\"NewsArticle\",\"headline\":"))],
            third,
            &[0, 1, 2],
            "",
        ),
        row(
            "data of a page that disagree",
            vec![(
                "c.html",
                linked(
                    "{\"@graph\":[{\"@type\":[\"NewsArticle\",7],\"headline\":\"A\"},{\"@type\":\"NewsArticle\",\"headline\":\"B\"}]}",
                ),
            )],
            third,
            &[0, 1, 2],
            "",
        ),
        row("JSON with comments", vec![("c.json", text("{\"reports\": [ // none\n]}"))], third, FAILED, "c.json"),
        row(
            "JSON with a comma too many",
            vec![("c.json", text("{\"headline\": \"x\", \"reports\": [],}"))],
            third,
            FAILED,
            "c.json: its JSON cannot be read",
        ),
        row(
            "JSON with a key twice",
            vec![(
                "c.json",
                text(
                    "{\"uri\": \"x\", \"body_text\": \"It carried 7 people.\", \"body_text\": \"It carried 410 passengers.\"}",
                ),
            )],
            "atodds a.txt c.json",
            COMPARED,
            "",
        ),
        row("JSON with NaN", vec![("c.json", text("{\"reports\": NaN}"))], third, FAILED, "c.json"),
        row(
            "JSON that is cut off",
            vec![("c.json", text("{\"reports\": [{\"id\": \"x\", \"text\": \"Nine"))],
            third,
            FAILED,
            "c.json",
        ),
        row(
            "an id that leads out of the folder of a page",
            vec![(
                "c.json",
                text("{\"id\":\"../../s\",\"reports\":[{\"id\":\"../../r\",\"text\":\"Nine drowned on Friday.\"}]}"),
            )],
            "mkdir -p in/side; cd in/side; atodds ../../a.txt ../../b.txt ../../c.json --html-dir page -o json=o; s=$?; test \"$(ls ../.. | tr '\\n' ' ')\" = 'a.txt b.txt c.json in ' || exit 90; test \"$(ls ..)\" = side || exit 91; exit $s",
            COMPARED,
            "",
        ),
        row(
            "hostile words in every format",
            vec![(
                "c.txt",
                text(
                    "The ferry carried 999 passengers</script><img src=x onerror=alert(1)>]]> when it sank, @team said.\n",
                ),
            )],
            "for f in html junit markdown csv sarif; do atodds a.txt c.txt -o $f > o.$f; done; grep -c '<img' o.*; test $(cat o.* | grep -c '<img src=x') -eq 0",
            COMPARED,
            "",
        ),
    ]
}

/// Words that are hard to read, and languages that are not read.
fn words() -> Vec<Row> {
    let numbers = "1,2,3,4 1.000,50 1 000 12-14 12–14 $5-6 million 1/2 2 1/2 minus five a couple dozens no fewer than 1.2m 3x \
                   0x10 ٪ +1 (555) 010-9999 3-2 No. 10 Boeing 747 F-16 COVID-19 1e400 -0 99999999999999999999999999 1.7.2024 ½ ² Ⅻ １２ ١٢ 1O2";
    let times = "Feb. 30, 2024 at 24:00; 12/11/10; in the year 0; 31 June 275760; 25:61 p.m.; last week; next Tuesday; 0000-00-00; \
                 2024-02-30T99:99:99Z; 2016-12-31T23:59:60Z; 23:59:60; the 32nd of March; 1 Muharram 1446; 99 BC; Q5 2024; week 60 of 2023; tomorrow's yesterday";
    let controls = "The \u{1b}[2J\u{1b}]0;title\u{7} ferry \u{9b}31m carried \u{8}\u{8} 410\u{202e} passengers \u{2066}when\u{2069} it sank\r, \u{1b}]52;c;eA==\u{7} she said.";
    vec![
        row("numbers that are hard to read", vec![("c.txt", text(numbers))], "atodds facts c.txt", &[0], ""),
        row("days and hours that never were", vec![("c.txt", text(times))], "atodds facts c.txt", &[0], ""),
        row(
            "days that never were, published then too",
            vec![("s.jsonl", text("{\"id\":\"s\",\"published\":\"2024-02-31\",\"text\":\"It sank yesterday.\"}"))],
            "atodds facts --jsonl s.jsonl",
            &[0, 2],
            "",
        ),
        row(
            "escapes, bells and turned lines",
            vec![("c.txt", text(format!("{COURIER}\n{controls}\n")))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "look-alike letters and digits",
            vec![("c.txt", text("The ferry carried ４１０ passengers off Оman, ١٢ of them crew.\n"))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "zero-width characters in words",
            vec![("c.txt", text("The fer\u{200b}ry car\u{ad}ried 4\u{200d}10 pass\u{2060}engers when it sank.\n"))],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
        row(
            "Arabic",
            vec![("c.txt", text("غرقت العبارة قبالة ليفان يوم الجمعة وعلى متنها ٤١٠ ركاب.\n"))],
            "atodds a.txt c.txt",
            FAILED,
            "not in English",
        ),
        row(
            "Chinese",
            vec![("c.txt", text("渡轮周五在利万附近沉没，船上有410名乘客。\n"))],
            "atodds a.txt c.txt",
            FAILED,
            "not in English",
        ),
        row(
            "Hebrew and English",
            vec![(
                "c.txt",
                text("המעבורת טבעה ביום שישי מול לבאן, אמר משמר החופים. The ferry carried 410 passengers.\n"),
            )],
            "atodds a.txt b.txt c.txt",
            &[0, 1, 2],
            "",
        ),
        row(
            "another language where that counts",
            vec![("c.txt", text("غرقت العبارة قبالة ليفان يوم الجمعة وعلى متنها ٤١٠ ركاب.\n"))],
            "atodds a.txt b.txt c.txt --strict",
            FAILED,
            "not in English",
        ),
        row(
            "Thai",
            vec![("c.txt", text("เรือข้ามฟากบรรทุกผู้โดยสาร 410 คนจมลงเมื่อวันศุกร์\n"))],
            "atodds a.txt c.txt",
            FAILED,
            "not in English",
        ),
        row(
            "commands of build servers",
            vec![(
                "c.txt",
                text("::error::The ferry carried 410 passengers.\n\n##[error] It sank.\n\n::stop-commands::t\n"),
            )],
            "atodds a.txt c.txt",
            COMPARED,
            "",
        ),
    ]
}

/// Settings, baselines, results and sets that are broken.
fn papers() -> Vec<Row> {
    let toml = |words: &str| vec![("atodds.toml", text(words))];
    let deep = "[".repeat(100_000);
    vec![
        row("an unknown setting", toml("[gate]\nfail-onn = \"note\"\n"), "atodds a.txt b.txt", FAILED, "fail-on"),
        row(
            "a setting of the wrong kind",
            toml("[gate]\nmin-confidence = \"high\"\n"),
            "atodds a.txt b.txt",
            FAILED,
            "atodds.toml",
        ),
        row("settings that are no TOML", toml("[gate\n"), "atodds a.txt b.txt", FAILED, "atodds.toml"),
        row(
            "settings with a mark before them",
            toml("\u{feff}[gate]\nfail-on = \"never\"\n"),
            "atodds a.txt b.txt",
            &[0],
            "",
        ),
        row(
            "an entry for findings with nothing in them",
            toml("[[ignore]]\nwords = [\"\"]\nreason = \"x\"\n"),
            "atodds a.txt b.txt",
            FAILED,
            "atodds.toml: line 2: there is nothing between the quotes",
        ),
        row(
            "a baseline without a name",
            toml("[gate]\nbaseline = \"\"\n"),
            "atodds a.txt b.txt",
            FAILED,
            "atodds.toml: line 2: there is nothing between the quotes",
        ),
        row(
            "a rule that there is not",
            toml("[rules]\nnumbr = \"off\"\n"),
            "atodds a.txt b.txt",
            FAILED,
            "is it number?",
        ),
        row(
            "a limit beyond all limits",
            toml("[limits]\nmax-size = 99999999999\n"),
            "atodds a.txt b.txt",
            FAILED,
            "max-size",
        ),
        row("a limit of nothing", vec![], "atodds --max-size 0 a.txt b.txt", FAILED, "--max-size"),
        row(
            "settings with a glob of a thousand stars",
            toml(&format!("[[outlet]]\npaths = \"{}x\"\nname = \"X\"\n", "**/".repeat(1000))),
            "atodds a.txt b.txt",
            &[0, 1, 2],
            "",
        ),
        row(
            "settings with a glob that never closes",
            toml("[[outlet]]\npaths = \"[a\"\nname = \"X\"\n"),
            "atodds a.txt b.txt",
            FAILED,
            "atodds.toml",
        ),
        row(
            "settings that are binary",
            vec![("atodds.toml", vec![0xff, 0, 7])],
            "atodds a.txt b.txt",
            FAILED,
            "atodds.toml",
        ),
        row("settings without end", vec![], "atodds --config /dev/zero a.txt b.txt", FAILED, "/dev/zero"),
        row("settings that are a folder", vec![], "mkdir cfg; atodds --config cfg a.txt b.txt", FAILED, "cfg"),
        row("settings that are not there", vec![], "atodds --config nope.toml a.txt b.txt", FAILED, "nope.toml"),
        row("a glob of a thousand stars", vec![], "atodds a.txt \"$(printf '**/%.0s' $(seq 1000))x\"", FAILED, ""),
        row(
            "a baseline that breaks off",
            vec![("k.json", text("{\"schema\": \"atodds"))],
            "atodds --baseline k.json a.txt b.txt",
            FAILED,
            "k.json",
        ),
        row(
            "a baseline of another kind",
            vec![("k.json", text("{\"schema\": \"other/9\"}"))],
            "atodds --baseline k.json a.txt b.txt",
            FAILED,
            "k.json",
        ),
        row(
            "a baseline with an entry twice",
            vec![("k.json", text("{\"schema\":\"atodds-baseline/1\",\"findings\":[{\"id\":\"x\"},{\"id\":\"x\"}]}"))],
            "atodds --baseline k.json a.txt b.txt",
            FAILED,
            "twice",
        ),
        row(
            "a baseline of a later version",
            vec![("k.json", text("{\"schema\":\"atodds-baseline/7\",\"findings\":[]}"))],
            "atodds --baseline k.json a.txt b.txt",
            FAILED,
            "atodds-baseline/7",
        ),
        row(
            "a baseline for what is gone",
            vec![("k.json", text("{\"schema\":\"atodds-baseline/1\",\"findings\":[{\"id\":\"x\"}]}"))],
            "atodds --baseline k.json a.txt b.txt | grep 'for a finding that is gone' >&2",
            &[0],
            "prune",
        ),
        row(
            "a baseline of 500 MB",
            vec![],
            "truncate -s 500M k.json; atodds --baseline k.json a.txt b.txt",
            FAILED,
            "larger than 256 MiB",
        ),
        row("a baseline that is a folder", vec![], "mkdir k; atodds --baseline k a.txt b.txt", FAILED, "k: "),
        row("a baseline that is not there", vec![], "atodds --baseline k.json a.txt b.txt", FAILED, "k.json"),
        row(
            "a baseline that is no text",
            vec![("k.json", vec![0xff; 9])],
            "atodds --baseline k.json a.txt b.txt",
            FAILED,
            "UTF-8",
        ),
        row(
            "a broken baseline is not written over",
            vec![("k.json", text("{\"schema\": \"atodds"))],
            "atodds a.txt b.txt -o json=r.json; atodds baseline accept r.json --baseline k.json; s=$?; test \"$(wc -c < k.json)\" -eq 18 || exit 90; exit $s",
            FAILED,
            "k.json",
        ),
        row(
            "sets without end",
            vec![],
            "ulimit -v 2000000; timeout 3 atodds batch /dev/zero | head -c 300 >&2; test ${PIPESTATUS[0]} -ne 101",
            &[0],
            "",
        ),
        row(
            "a result that breaks off",
            vec![("k.json", text("{\"schema\": \"atodds/1\", \"reports\": ["))],
            "atodds render k.json",
            FAILED,
            "k.json",
        ),
        row(
            "a result nested 100,000 deep",
            vec![("k.json", text(deep.clone()))],
            "atodds render k.json",
            FAILED,
            "k.json",
        ),
        row(
            "a set nested 100,000 deep",
            vec![("k.jsonl", text(deep))],
            "atodds batch k.jsonl",
            FAILED,
            "could not be read",
        ),
        row(
            "a set that is a list, a number, not UTF-8",
            vec![("k.jsonl", b"[]\n7\n\xff\xfe\n{\"id\":\"\\ud800\"}\n{}\n".to_vec())],
            "atodds batch k.jsonl",
            FAILED,
            "5 of 5 lines",
        ),
        row(
            "a set whose id leads out of the folder",
            vec![("k.jsonl", text("{\"id\":\"../../x\",\"reports\":[]}\n"))],
            "atodds batch k.jsonl",
            &[0, 2],
            "",
        ),
        row(
            "figures beyond all bounds in JSON",
            vec![(
                "k.jsonl",
                text(
                    "{\"id\":\"s\",\"n\":1e400,\"m\":-0,\"reports\":[{\"id\":\"r\",\"text\":\"x\",\"text\":\"y\"}]}\n",
                ),
            )],
            "atodds batch k.jsonl",
            &[0, 2],
            "",
        ),
    ]
}

/// Output that cannot be written, and machines that are not as they should be.
fn failures() -> Vec<Row> {
    vec![
        row("standard output is full", vec![], "atodds a.txt b.txt > /dev/full", FAILED, "space"),
        row(
            "standard output of a batch is full",
            vec![("s.jsonl", text("{\"id\":\"s\",\"reports\":[]}\n"))],
            "atodds batch s.jsonl > /dev/full",
            FAILED,
            "space",
        ),
        row("facts to a full disk", vec![], "atodds facts a.txt > /dev/full", FAILED, "space"),
        row("a file on a full disk", vec![], "atodds a.txt b.txt -o json=/dev/full", FAILED, "/dev/full"),
        row(
            "results to go on with on a full disk",
            vec![("s.jsonl", text("{\"id\":\"s\",\"reports\":[]}\n"))],
            "atodds batch s.jsonl --resume /dev/full",
            FAILED,
            "/dev/full",
        ),
        row("nobody can be told", vec![], "atodds a.txt c9.html 2> /dev/full", FAILED, ""),
        row("standard error is closed", vec![], "atodds a.txt c9.html 2>&-", FAILED, ""),
        row("an output in no folder", vec![], "atodds a.txt b.txt -o json=none/out.json", FAILED, "none/out.json"),
        row("an output below a file", vec![], "atodds a.txt b.txt -o json=a.txt/out.json", FAILED, "a.txt/out.json"),
        row(
            "an output in a folder that takes none",
            vec![],
            "atodds a.txt b.txt -o json=/proc/out.json",
            FAILED,
            "/proc/out.json",
        ),
        row("an output over a report", vec![], "atodds a.txt b.txt -o json=b.txt", FAILED, "one of the reports"),
        row(
            "an output over a report, by a link",
            vec![],
            "ln -s b.txt l.json; atodds a.txt b.txt -o json=l.json",
            FAILED,
            "one of the reports",
        ),
        row(
            "an output where a link leads",
            vec![],
            "ln -s real.json l.json; atodds a.txt b.txt -o json=l.json; s=$?; test -L l.json -a -s real.json || exit 90; exit $s",
            COMPARED,
            "",
        ),
        row(
            "standard output by its other name",
            vec![],
            "before=$(ls -l /dev/stdout); atodds a.txt b.txt -o json=/dev/stdout > o; s=$?; test \"$(head -c 1 o)\" = '{' -a \"$before\" = \"$(ls -l /dev/stdout)\" || exit 90; exit $s",
            COMPARED,
            "",
        ),
        row(
            "standard error by its name",
            vec![],
            "atodds a.txt b.txt -o json=/dev/stderr 2>> o; s=$?; test -s o || exit 90; exit $s",
            COMPARED,
            "",
        ),
        row(
            "an output with a name of 255 bytes",
            vec![],
            "n=$(printf 'n%.0s' {1..255}); atodds a.txt b.txt -o json=$n; s=$?; test -s $n || exit 90; exit $s",
            COMPARED,
            "",
        ),
        row(
            "an output with a name longer than names can be",
            vec![],
            "atodds a.txt b.txt -o json=$(printf 'n%.0s' {1..300})",
            FAILED,
            "nnn",
        ),
        row("an output that is a folder", vec![], "mkdir d; atodds a.txt b.txt -o json=d", FAILED, "d: "),
        row("a page in a folder that is a file", vec![], "atodds a.txt b.txt --html-dir a.txt", FAILED, "a.txt"),
        row(
            "an output that only its owner reads stays so",
            vec![("o.json", text("x"))],
            "chmod 600 o.json; atodds a.txt b.txt -o json=o.json; s=$?; ls -l o.json | grep -q '^-rw-------' || exit 90; exit $s",
            COMPARED,
            "",
        ),
        row(
            "an output in a folder that may not be written",
            vec![],
            "mkdir d; chmod 555 d; as_nobody atodds a.txt b.txt -o json=d/o.json",
            FAILED,
            "d/o.json: Permission denied",
        ),
        row(
            "an output that may not be written",
            vec![("o.json", text("as it was"))],
            "chmod 444 o.json; chmod 777 .; as_nobody atodds a.txt b.txt -o json=o.json; s=$?; test \"$(cat o.json)\" = 'as it was' || exit 90; exit $s",
            FAILED,
            "o.json: Permission denied",
        ),
        row(
            "an output on a disk that cannot be written",
            vec![],
            "with_disk 'mount -o remount,ro disk; atodds a.txt b.txt -o json=disk/o.json'",
            FAILED,
            "disk/o.json: Read-only file system",
        ),
        row(
            "a disk that fills up half way",
            vec![],
            "with_disk 'echo as it was > disk/o.html; head -c 1030000 /dev/zero > disk/fill; atodds a.txt b.txt -o html=disk/o.html; s=$?; test \"$(cat disk/o.html)\" = \"as it was\" || exit 90; test \"$(ls -A disk | wc -l)\" -eq 2 || exit 91; exit $s'",
            FAILED,
            "disk/o.html: No space left",
        ),
        row(
            "results to go on with on a disk that fills up",
            vec![],
            "seq 400 | sed 's/.*/{\"id\":\"s&\",\"reports\":[]}/' > s.jsonl; with_disk 'head -c 1030000 /dev/zero > disk/fill; atodds batch s.jsonl --resume disk/r.jsonl; test $? -eq 2 || exit 90; rm disk/fill; atodds batch s.jsonl --resume disk/r.jsonl || exit 92; atodds batch s.jsonl > whole.jsonl; cmp whole.jsonl disk/r.jsonl || exit 91; exit 2'",
            FAILED,
            "disk/r.jsonl: No space left",
        ),
        row(
            "a full disk, in every format",
            vec![],
            "with_disk 'head -c 1100000 /dev/zero > disk/fill 2> /dev/null; for f in terminal json jsonl markdown html csv sarif junit github; do atodds a.txt b.txt -o $f=disk/o; test $? -eq 2 -a ! -s disk/o || exit 90; done; exit 2'",
            FAILED,
            "disk/o: No space left",
        ),
        row(
            "a folder of a page on a full disk",
            vec![],
            "with_disk 'mkdir disk/page; head -c 1100000 /dev/zero > disk/fill 2> /dev/null; atodds a.txt b.txt --html-dir disk/page; s=$?; test -z \"$(ls -A disk/page)\" || exit 90; exit $s'",
            FAILED,
            "disk/page/",
        ),
        row(
            "a baseline on a full disk",
            vec![],
            "atodds a.txt b.txt -o json=r.json; with_disk 'echo \"{\\\"schema\\\":\\\"atodds-baseline/1\\\",\\\"findings\\\":[]}\" > disk/k.json; cp disk/k.json before; head -c 1100000 /dev/zero > disk/fill 2> /dev/null; atodds baseline accept r.json --baseline disk/k.json; s=$?; cmp before disk/k.json || exit 90; exit $s'",
            FAILED,
            "disk/k.json: No space left",
        ),
        row(
            "settings to begin with on a full disk",
            vec![],
            "with_disk 'head -c 1100000 /dev/zero > disk/fill 2> /dev/null; atodds init disk; s=$?; test ! -s disk/atodds.toml || exit 90; exit $s'",
            FAILED,
            "disk/atodds.toml: No space left",
        ),
        row("two outputs in one file", vec![], "atodds a.txt b.txt -o json=o -o html=o", FAILED, "two outputs"),
        row(
            "a write that is broken off",
            vec![("out.html", text("as it was"))],
            "(trap '' XFSZ; ulimit -f 4; atodds a.txt b.txt -o html=out.html); s=$?; test \"$(cat out.html)\" = 'as it was' || exit 90; test \"$(ls out*)\" = out.html || exit 91; exit $s",
            FAILED,
            "out.html",
        ),
        row(
            "a working folder that is gone",
            vec![],
            "here=$PWD; mkdir gone; cd gone; rmdir ../gone; atodds $here/a.txt $here/b.txt",
            COMPARED,
            "",
        ),
        row(
            "a report beside nothing, the working folder being gone",
            vec![],
            "mkdir gone; cd gone; rmdir ../gone; atodds a.txt b.txt",
            FAILED,
            "a.txt: there is no such file",
        ),
        row(
            "a result to a working folder that is gone",
            vec![],
            "here=$PWD; mkdir gone; cd gone; rmdir ../gone; atodds $here/a.txt $here/b.txt -o json=o.json",
            FAILED,
            "o.json: ",
        ),
        row("no home", vec![], "env -u HOME -u XDG_CONFIG_HOME atodds a.txt b.txt", COMPARED, ""),
        row("no environment at all", vec![], "env -i \"$(command -v atodds)\" a.txt b.txt", COMPARED, ""),
        row(
            "a zone, a width and a terminal that do not exist",
            vec![],
            "TZ=Bogus COLUMNS=0 TERM=dumb LANG=xx_YY NO_COLOR= RUST_BACKTRACE=full atodds a.txt b.txt",
            COMPARED,
            "",
        ),
        row("no standard output", vec![], "atodds a.txt b.txt >&-", &[0, 1, 2], ""),
        row("nothing open at all", vec![], "atodds a.txt b.txt <&- >&- 2>&-", &[0, 1, 2], ""),
        row("a width beyond all screens", vec![], "COLUMNS=99999 atodds a.txt b.txt", COMPARED, ""),
        row(
            "a home that is not there",
            vec![],
            "HOME=/nowhere XDG_CONFIG_HOME=/nowhere atodds a.txt b.txt",
            COMPARED,
            "",
        ),
        row(
            "settings of an environment that are not there",
            vec![],
            "ATODDS_CONFIG=/nowhere/x.toml atodds a.txt b.txt",
            FAILED,
            "/nowhere/x.toml",
        ),
        row(
            "a clock that stands at 1970",
            vec![],
            "atodds a.txt b.txt -o json > now; s=$?; at '1970-01-01 00:00:01' atodds a.txt b.txt -o json > then; cmp now then || exit 90; exit $s",
            COMPARED,
            "",
        ),
        row(
            "a clock that stands at 2100",
            vec![],
            "atodds a.txt b.txt -o json > now; s=$?; at '2100-02-28 23:59:59' atodds a.txt b.txt -o json > then; cmp now then || exit 90; exit $s",
            COMPARED,
            "",
        ),
        row("a limit of 20 open files", vec![], "ulimit -n 20; atodds a.txt b.txt", COMPARED, ""),
        row("256 MiB of address space", vec![], "ulimit -v 262144; atodds a.txt b.txt", COMPARED, ""),
        row(
            "entries that expire on days out of this world",
            vec![],
            "atodds a.txt b.txt --today 0000-13-45",
            FAILED,
            "--today",
        ),
        row("one day in 1970", vec![], "atodds a.txt b.txt --today 1970-01-01", COMPARED, ""),
        row(
            "a run that is interrupted",
            vec![],
            "yes 'Nine people drowned on Friday.' | head -n 20000 | nl > c.txt; atodds a.txt c.txt & sleep 0.3; kill -INT $!; kill -TERM $! 2> /dev/null; wait $!; s=$?; test $s -gt 128 || exit $s; exit 0",
            &[0, 1],
            "",
        ),
        row(
            "a write that is interrupted, at any moment",
            vec![("out.html", text("as it was"))],
            "for n in 1 2 3 4 5 6 7 8 9 10 11 12; do atodds a.txt b.txt -o html=out.html & sleep 0.0$n; kill -TERM $! 2> /dev/null; wait $!; test \"$(cat out.html)\" = 'as it was' -o \"$(tail -c 8 out.html)\" = '</html>' || exit 90; done; exit 0",
            &[0],
            "",
        ),
        row(
            "a reader that wants one line",
            vec![],
            "set -o pipefail; atodds a.txt b.txt | head -1 > /dev/null; test $? -eq 141 -o $? -le 1",
            &[0],
            "",
        ),
        row(
            "a reader that goes away",
            vec![],
            "{ atodds facts a.txt b.txt a.txt b.txt; echo $? > status; } | true; sleep 0.1; test $(cat status) -eq 141 -o $(cat status) -eq 0",
            &[0],
            "",
        ),
    ]
}

/// Runs the shell line of a row in a folder with its files.
fn tried(row: &Row) -> Result<Duration, String> {
    let sound = [("a.txt", AGENCY.as_bytes()), ("b.txt", COURIER.as_bytes())];
    let files = sound.into_iter().chain(row.files.iter().map(|(name, bytes)| (*name, bytes.as_slice())));
    let folder = folder(&files.collect::<Vec<_>>());
    tried_in(folder.path(), row)
}

fn tried_in(folder: &Path, row: &Row) -> Result<Duration, String> {
    let start = Instant::now();
    let done = bash(folder, &format!("{MEANS}{}", row.line));
    let taken = start.elapsed();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    let status = done.status.code().unwrap_or(-1);
    let steers = |words: &str| words.contains(['\u{1b}', '\u{7}', '\u{8}', '\u{9b}', '\u{202e}']);
    let commands = |words: &str| words.lines().any(|line| line.starts_with("::") || line.starts_with("##["));
    let wrong = [
        (!row.status.contains(&status), "another status than expected"),
        (!err.contains(row.says) && !out.contains(row.says), "something else is said"),
        (err.contains("panicked") || err.contains("mistake in atodds"), "it fell over"),
        (status == 2 && err.is_empty() && !row.line.contains("2>"), "it failed in silence"),
        (steers(&out) || steers(&err), "its output steers a terminal"),
        (commands(&out), "its output steers a build server"),
        (taken > LONGEST, "it took too long"),
    ];
    if status == NOT_TRIED {
        println!("{:<50}   —           not tried: this machine has no means for it", row.what);
        return Ok(taken);
    }
    let first = |words: &str| words.lines().next().unwrap_or("").chars().take(150).collect::<String>();
    match wrong.into_iter().find(|(is, _)| *is) {
        Some((_, why)) => Err(format!("{}: {why}: status {status}, {taken:?}, {:?}", row.what, first(&err))),
        None => {
            println!("{:<50} {status:>3} {:>6} ms  {}", row.what, taken.as_millis(), first(&err));
            Ok(taken)
        }
    }
}

#[track_caller]
fn all(rows: &[Row]) {
    let wrong: Vec<String> = rows.iter().filter_map(|row| tried(row).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn odd_paths() {
    all(&paths());
}

#[test]
fn a_socket_is_no_report() {
    let folder = folder(&[("a.txt", AGENCY), ("b.txt", COURIER)]);
    let _socket = UnixListener::bind(folder.path().join("s.txt")).unwrap();
    let row = row("a socket", vec![], "atodds a.txt b.txt s.txt", FAILED, "neither a file nor a folder");
    tried_in(folder.path(), &row).unwrap();
}

#[test]
fn structures_that_mean_harm() {
    all(&structures());
}

#[test]
fn odd_bytes() {
    all(&bytes());
}

#[test]
fn masses_of_text() {
    all(&masses());
}

#[test]
fn odd_words() {
    all(&words());
}

#[test]
fn broken_papers() {
    all(&papers());
}

#[test]
fn output_and_machine_fail() {
    all(&failures());
}

/// What ends a run is told to whoever waits for JSON, too: one object with the reason, and nothing else.
#[test]
fn programs_are_told_why_there_is_no_result() {
    let lines = [
        ("atodds a.txt -o json", "only one report"),
        ("atodds a.txt b.txt --config none.toml -o json", "none.toml"),
        ("atodds a.txt b.txt --baseline none.json -o jsonl", "none.json"),
        ("atodds a.txt b.txt --files-from none.txt --output=json", "none.txt"),
        ("atodds a.txt b.txt -o json -o html=none/o.html", "none/o.html"),
        ("atodds a.txt b.txt -o json -o csv=b.txt", "one of the reports"),
        ("atodds a.txt b.txt -o json --no-such-flag", "--no-such-flag"),
        ("atodds a.txt b.txt -o json --min-confidence 7", "between 0 and 1"),
        ("atodds a.txt b.txt -o=jsonl --no-such-flag", "--no-such-flag"),
        ("atodds facts --jsonl --no-such-flag", "--no-such-flag"),
        ("atodds render none.json -o json", "none.json"),
        ("atodds diff none.json none.json --json", "none.json"),
        ("atodds batch none.jsonl", "none.jsonl"),
        ("atodds facts --jsonl none.jsonl", "none.jsonl"),
        ("atodds facts --jsonl .", "."),
        ("atodds a.txt b.txt --config none.toml -o json=o.json 2> /dev/null; s=$?; cat o.json; exit $s", "none.toml"),
    ];
    for (line, why) in lines {
        let folder = folder(&[("a.txt", AGENCY), ("b.txt", COURIER)]);
        let done = bash(folder.path(), line);
        let told: serde_json::Value =
            serde_json::from_slice(&done.stdout).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert!(told["error"].as_str().is_some_and(|told| told.contains(why)), "{line}: {told}");
        assert_eq!(told["schema"], "atodds/1", "{line}");
        assert_eq!(done.status.code(), Some(2), "{line}");
        assert_eq!(get(folder.path(), "b.txt"), COURIER, "{line}");
    }
}

/// A failure replaces an earlier result, so that nobody takes that for this one, and no other file.
#[test]
fn a_failure_replaces_an_earlier_result_and_nothing_else() {
    let folder = folder(&[("a.txt", AGENCY), ("b.txt", COURIER)]);
    let run = |line: &str| bash(folder.path(), line).status.code();
    assert_eq!(run("atodds a.txt b.txt -o json=o.json -o jsonl=o.jsonl -o sarif=o.sarif"), Some(1));
    let failing =
        "atodds a.txt b.txt --config none.toml -o json=b.txt -o json=o.json -o jsonl=o.jsonl -o sarif=o.sarif";
    assert_eq!(run(failing), Some(2));
    assert_eq!(get(folder.path(), "b.txt"), COURIER);
    for name in ["o.json", "o.jsonl"] {
        assert!(get(folder.path(), name).contains("\"error\""), "{name}");
    }
    let log: serde_json::Value = serde_json::from_str(&get(folder.path(), "o.sarif")).unwrap();
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
    assert!(log["runs"][0].get("results").is_none(), "none is not the same as no findings");
}

/// The clock is asked where entries expire, for the stamp, and for how long the progress has been shown: no other word of the
/// source does, so that no output can depend on it.
#[test]
fn the_clock_is_read_in_two_places() {
    let mut reading: Vec<PathBuf> = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension() == Some(OsStr::new("rs")) && !path.ends_with("tests.rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                let clocks = ["SystemTime", "Instant::now", "Timestamp::now", "Zoned::now", "elapsed()"];
                if clocks.iter().any(|clock| source.contains(clock)) {
                    reading.push(path);
                }
            }
        }
    }
    let mut names: Vec<_> = reading.iter().map(|path| path.file_name().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["progress.rs", "told.rs"]);
}
