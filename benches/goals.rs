//! What each stage costs, beside what it should cost: `cargo bench --bench goals`.
//!
//! Times are those for which one thread had the processor, on text that is made up (see
//! `examples/scale/news.rs`): a busy machine changes them by some tenths, not by times. Where valgrind is installed the
//! instructions of one comparison are counted too: they are the same on a busy machine.

#[path = "../examples/scale/news.rs"]
mod news;

use atodds::account::Account;
use atodds::align::Alignment;
use atodds::facts::{quantity, timex};
use atodds::prose::{Prose, Sentence};
use atodds::text::Span;
use atodds::{Comparer, Report, align, formats, judge};
use news::Size;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// As the program has it.
#[cfg(not(target_family = "wasm"))]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Four reports of five hundred words: what an editor compares.
const DESK: Size = Size { reports: 4, words: 500 };
/// What an agency sends by the thousand.
const NOTICES: Size = Size { reports: 2, words: 20 };
/// What the world has to say of one day.
const EVENT: Size = Size { reports: 1000, words: 500 };

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
    pool.install(|| {
        println!("{:<52} {:>12} {:>12}", "one thread", "measured", "goal");
        waking();
        reading();
        comparing();
        running();
    });
}

fn line(what: &str, measured: f64, unit: &str, goal: Option<f64>) {
    let goal = goal.map_or_else(String::new, |goal| format!("{goal} {unit}"));
    println!("{what:<52} {:>12} {goal:>12}", format!("{measured:.1} {unit}"));
}

/// For how long this thread had the processor while it did the work; how long that took where the system does not say.
fn taken(work: &mut dyn FnMut()) -> Duration {
    let worked = || {
        // The count is brought up to date when the processor is given up.
        std::thread::yield_now();
        let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    };
    let (start, before) = (Instant::now(), worked());
    work();
    before.zip(worked()).map_or_else(|| start.elapsed(), |(before, after)| after - before)
}

/// What is only done once.
fn waking() {
    let prose = whole("The ferry sank off Levan on Friday, the mayor said.");
    let first = taken(&mut || assert!(prose.tree(0).root().is_some(), "a sentence has a root"));
    line("the first sentence, its model cold", first.as_secs_f64() * 1e3, "ms", Some(10.0));
}

fn whole(text: &str) -> Prose {
    Prose::of(text.into(), &[Span::new(0, text.len())])
}

/// Texts of which none has been read before: what a thread has read lately it need not read again.
fn texts(first: u64) -> impl Iterator<Item = String> {
    (first..first + 4).map(|seed| news::text(seed, 40_000))
}

fn reading() {
    let speed = |first, what, goal, work: &mut dyn FnMut(&str)| {
        let of = |text: String| text.len() as f64 / 1e6 / taken(&mut || work(&text)).as_secs_f64();
        line(what, texts(first).map(of).fold(0.0, f64::max), "MB/s", goal);
    };
    speed(100, "sentences and words", None, &mut |text| drop(whole(text)));
    speed(200, "and numbers and times, without trees", Some(25.0), &mut |text| {
        let prose = whole(text);
        drop((quantity::find(&prose), timex::find(&prose)));
    });
    let parsed = |text: String| {
        let prose = whole(&text);
        let words = |sentence: &Sentence| sentence.span.of(&text);
        let all: BTreeSet<&str> = prose.sentences.iter().map(words).collect();
        let trees = taken(&mut || {
            (0..prose.sentences.len()).for_each(|sentence| assert!(prose.tree(sentence).root().is_some()))
        });
        all.len() as f64 / trees.as_secs_f64() / 1e3
    };
    line("tags and both parsers", texts(300).map(parsed).fold(0.0, f64::max), "k sent/s", Some(15.0));
    let read = |seed: u64| {
        let report = reports(seed, Size { reports: 1, words: 40_000 }).remove(0);
        report.text.len() as f64 / 1e6 / taken(&mut || drop(Account::of(report.clone()))).as_secs_f64()
    };
    line("all that a report says", (400..404).map(read).fold(0.0, f64::max), "MB/s", None);
}

fn reports(seed: u64, size: Size) -> Vec<Report> {
    let set = news::set(seed, size).to_string();
    formats::set("set", &set).map(|set| set.reports).unwrap_or_default()
}

/// Sets of which none has been compared before.
const SETS: u64 = 40;

fn comparing() {
    let milliseconds = |what, goal, time: Duration| line(what, time.as_secs_f64() * 1e3, "ms", goal);
    let (mut read, mut aligned, mut judged) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for seed in 500..500 + SETS {
        let set = reports(seed, DESK);
        let (mut accounts, mut alignment) = (Vec::new(), Alignment::default());
        read += taken(&mut || accounts = set.iter().cloned().map(Account::of).collect());
        aligned += taken(&mut || alignment = align::align(&accounts, &align::Options::default()));
        judged += taken(&mut || drop(judge::judge(&accounts, &alignment, &judge::Options::default())));
    }
    let a_set = |time: Duration| time / SETS as u32;
    milliseconds("4 reports of 500 words: read", None, a_set(read));
    milliseconds("4 reports of 500 words: aligned", None, a_set(aligned));
    milliseconds("4 reports of 500 words: judged", None, a_set(judged));
    milliseconds("4 reports of 500 words: all", Some(10.0), a_set(read + aligned + judged));
    for (what, count, goal) in
        [("50 reports of one event", 50, Some(150.0)), ("1,000 reports of one event", 1000, Some(5000.0))]
    {
        let many = reports(1, Size { reports: count, words: 500 });
        milliseconds(what, goal, taken(&mut || drop(Comparer::default().compare(&many))));
    }
}

/// The program as a process, its models cold.
fn running() {
    let folder = std::env::temp_dir().join(format!("atodds-goals-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the sets can be made");
    let sets = |name: &str, count: u64, size| {
        let path = folder.join(name);
        let lines: String = (0..count).map(|seed| format!("{}\n", news::set(seed, size))).collect();
        fs::write(&path, lines).expect("sets can be written");
        path.display().to_string()
    };
    let one = sets("one.jsonl", 1, DESK);
    line("a process that prints its help", process(&["--help"], 20).0, "ms", Some(10.0));
    let (time, memory) = process(&["batch", &one], 20);
    line("a process for 4 reports of 500 words", time, "ms", Some(25.0));
    line("  and its memory", memory, "MB", Some(60.0));
    let (time, memory) = process(&["batch", &sets("many.jsonl", 300, DESK)], 1);
    line("batch, a core", 300.0 / time * 1e3, "sets/s", Some(150.0));
    line("  and its memory for 300 sets", memory, "MB", None);
    for (what, count) in [("  and for 1,000 sets of two notices", 1000), ("  and for 10,000", 10_000)] {
        let (_, memory) = process(&["batch", &sets("short.jsonl", count, NOTICES)], 1);
        line(what, memory, "MB", Some(60.0));
    }
    let (time, memory) = process(&["batch", &sets("event.jsonl", 1, EVENT)], 1);
    line("a process for 1,000 reports of one event", time, "ms", Some(5000.0));
    line("  and its memory", memory, "MB", Some(1000.0));
    if let Some(millions) = instructions(&["batch", &one]) {
        line("instructions for 4 reports of 500 words", millions, "M", None);
    }
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

/// Milliseconds of the processor that one of `runs` took, and the most memory in megabytes.
fn process(arguments: &[&str], runs: u32) -> (f64, f64) {
    let mut memory: f64 = 0.0;
    let (start, before) = (Instant::now(), ended_children());
    for _ in 0..runs {
        let mut child = Command::new(env!("CARGO_BIN_EXE_atodds"))
            .args(arguments)
            .env("RAYON_NUM_THREADS", "1")
            .stdout(Stdio::null())
            .spawn()
            .expect("the program can be started");
        while child.try_wait().is_ok_and(|ended| ended.is_none()) {
            memory = memory.max(most_memory(child.id()).unwrap_or(0.0));
            std::thread::sleep(Duration::from_micros(300));
        }
    }
    let worked = before.zip(ended_children()).map_or_else(|| start.elapsed(), |(before, after)| after - before);
    (worked.as_secs_f64() * 1e3 / f64::from(runs), memory)
}

/// For how long children that have ended had the processor, in steps of a hundredth of a second, where the system tells.
fn ended_children() -> Option<Duration> {
    let told = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = told.rsplit(')').next()?.split_whitespace().collect();
    let ticks = fields.get(13)?.parse::<u64>().ok()? + fields.get(14)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

/// The most that the process has had in memory so far, where the system tells.
fn most_memory(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(kilobytes.trim().trim_end_matches(" kB").parse::<f64>().ok()? / 1e3)
}

/// Millions of instructions that valgrind counts, if it is there.
fn instructions(arguments: &[&str]) -> Option<f64> {
    let counted = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", env!("CARGO_BIN_EXE_atodds")])
        .args(arguments)
        .env("RAYON_NUM_THREADS", "1")
        .stdout(Stdio::null())
        .output()
        .ok()?;
    std::io::stdout().flush().ok()?;
    let told = String::from_utf8_lossy(&counted.stderr).into_owned();
    let count: String = told.lines().find_map(|line| line.split("refs:").nth(1))?.trim().replace(',', "");
    Some(count.parse::<f64>().ok()? / 1e6)
}
