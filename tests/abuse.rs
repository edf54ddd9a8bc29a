//! What becomes of input that is broken or means harm, and of runs that cannot do their work.
//!
//! `cargo test --test abuse -- --nocapture` prints the table. Of every row: no panic, no hang, status as expected, and
//! nothing on standard output that steers a terminal. What single readers make of broken files is in `formats.rs`, what is
//! drawn of hostile words in `renders.rs`.

#![cfg(unix)]

mod program;

use program::{bash, folder};
use std::time::{Duration, Instant};

const AGENCY: &str =
    "Ferry sinks off Levan\n\nThe ferry carried 140 passengers when it sank on Friday, the coast guard said.\n";
const COURIER: &str =
    "Ferry sinks off Levan\n\nThe ferry carried 410 passengers when it sank on Friday, the coast guard said.\n";

/// Longer than any row takes on a busy machine, shorter than anything quadratic.
const LONGEST: Duration = Duration::from_secs(60);

/// One row: what is tried, the files it needs besides two sound reports `a.txt` and `b.txt`, the shell line, with which of
/// these statuses it ends, and what is said on stderr.
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

fn text(words: impl Into<String>) -> Vec<u8> {
    words.into().into_bytes()
}

fn utf16(words: &str, big: bool) -> Vec<u8> {
    words.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
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
        row("lines that end in CR", vec![("c.txt", lines("\r"))], "atodds a.txt c.txt", COMPARED, ""),
        row("lines that end in CRLF", vec![("c.txt", lines("\r\n"))], "atodds a.txt c.txt", COMPARED, ""),
        row("lines that end in NEL", vec![("c.txt", lines("\u{85}"))], "atodds a.txt c.txt", COMPARED, ""),
        row("lines that end in U+2028", vec![("c.txt", lines("\u{2028}"))], "atodds a.txt c.txt", COMPARED, ""),
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
            "100,000 marks on one letter",
            vec![("c.txt", text(format!("Nine e{} drowned.", "\u{301}".repeat(100_000))))],
            "atodds a.txt c.txt",
            COMPARED,
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

/// Words that are hard to read, and languages that are not read.
fn words() -> Vec<Row> {
    let numbers = "1,2,3,4 1.000,50 1 000 12-14 12–14 $5-6 million 1/2 2 1/2 minus five a couple dozens no fewer than 1.2m 3x \
                   0x10 ٪ +1 (555) 010-9999 3-2 No. 10 Boeing 747 F-16 COVID-19 1e400 -0 99999999999999999999999999 1.7.2024 ½ ² Ⅻ １２ ١٢ 1O2";
    let times = "Feb. 30, 2024 at 24:00; 12/11/10; in the year 0; 31 June 275760; 25:61 p.m.; last week; next Tuesday; 0000-00-00; \
                 2024-02-30T99:99:99Z; the 32nd of March; 1 Muharram 1446; 99 BC; Q5 2024; week 60 of 2023; tomorrow's yesterday";
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
        row("no environment at all", vec![], "env -i \"$(command -v atodds)\" a.txt b.txt", COMPARED, ""),
        row(
            "a zone, a width and a terminal that do not exist",
            vec![],
            "TZ=Bogus COLUMNS=0 TERM=dumb LANG=xx_YY NO_COLOR= RUST_BACKTRACE=full atodds a.txt b.txt",
            COMPARED,
            "",
        ),
        row(
            "entries that expire on days out of this world",
            vec![],
            "atodds a.txt b.txt --today 0000-13-45",
            FAILED,
            "--today",
        ),
        row("one day in 1970", vec![], "atodds a.txt b.txt --today 1970-01-01", COMPARED, ""),
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
    let start = Instant::now();
    let done = bash(folder.path(), row.line);
    let taken = start.elapsed();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    let status = done.status.code().unwrap_or(-1);
    let steers = |words: &str| words.contains(['\u{1b}', '\u{7}', '\u{8}', '\u{9b}', '\u{202e}']);
    let commands = |words: &str| words.lines().any(|line| line.starts_with("::") || line.starts_with("##["));
    let wrong = [
        (!row.status.contains(&status), "another status than expected"),
        (!err.contains(row.says), "something else is said"),
        (err.contains("panicked") || err.contains("mistake in atodds"), "it fell over"),
        (status == 2 && err.is_empty() && !row.line.contains("2>"), "it failed in silence"),
        (steers(&out) || steers(&err), "its output steers a terminal"),
        (commands(&out), "its output steers a build server"),
        (taken > LONGEST, "it took too long"),
    ];
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
