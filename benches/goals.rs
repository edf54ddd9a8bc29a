//! What each stage costs, beside what it should cost: `cargo bench --bench goals`.
//!
//! Times are those of one thread, the best of several runs, on text that is made up (see `examples/scale/news.rs`). Where
//! valgrind is installed the instructions of one comparison are counted too: they are the same on a busy machine.

#[path = "../examples/scale/news.rs"]
mod news;

use atodds::account::Account;
use atodds::facts::{quantity, timex};
use atodds::prose::Prose;
use atodds::text::Span;
use atodds::{Comparer, Report, align, formats, judge};
use news::Size;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Four reports of five hundred words: what an editor compares.
const DESK: Size = Size { reports: 4, words: 500 };

fn main() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
    pool.install(|| {
        println!("{:<52} {:>12} {:>12}", "one thread", "measured", "goal");
        reading();
        comparing();
        running();
    });
}

fn line(what: &str, measured: f64, unit: &str, goal: Option<f64>) {
    let goal = goal.map_or_else(String::new, |goal| format!("{goal} {unit}"));
    println!("{what:<52} {:>12} {goal:>12}", format!("{measured:.1} {unit}"));
}

/// The best of `runs`.
fn best(runs: usize, mut work: impl FnMut()) -> Duration {
    let one = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(one).min().unwrap_or_default()
}

fn whole(text: &str) -> Prose {
    Prose::of(text.into(), &[Span::new(0, text.len())])
}

fn reading() {
    let text = news::text(1, 40_000);
    let megabytes = text.len() as f64 / 1e6;
    let speed = |what, goal, work: &mut dyn FnMut()| line(what, megabytes / best(5, work).as_secs_f64(), "MB/s", goal);
    speed("sentences and words", None, &mut || drop(whole(&text)));
    speed("and numbers and times, without trees", Some(25.0), &mut || {
        let prose = whole(&text);
        drop((quantity::find(&prose), timex::find(&prose)));
    });
    speed("and trees", None, &mut || {
        let prose = whole(&text);
        let clauses: usize = (0..prose.sentences.len()).map(|sentence| prose.clauses(sentence).len()).sum();
        assert!(clauses > 0, "there are clauses in any news");
    });
    let report = reports(Size { reports: 1, words: 40_000 }).remove(0);
    speed("all that a report says", None, &mut || drop(Account::of(report.clone())));
}

fn reports(size: Size) -> Vec<Report> {
    let set = news::set(1, size).to_string();
    formats::set("set", &set).map(|set| set.reports).unwrap_or_default()
}

fn comparing() {
    let milliseconds =
        |what, goal, runs, work: &mut dyn FnMut()| line(what, best(runs, work).as_secs_f64() * 1e3, "ms", goal);
    let set = reports(DESK);
    let accounts: Vec<Account> = set.iter().cloned().map(Account::of).collect();
    let alignment = align::align(&accounts, &align::Options::default());
    milliseconds("4 reports of 500 words: aligned", None, 9, &mut || {
        drop(align::align(&accounts, &align::Options::default()))
    });
    milliseconds("4 reports of 500 words: judged", None, 9, &mut || {
        drop(judge::judge(&accounts, &alignment, &judge::Options::default()))
    });
    milliseconds("4 reports of 500 words: all", Some(10.0), 9, &mut || drop(Comparer::default().compare(&set)));
    let many = reports(Size { reports: 50, words: 500 });
    milliseconds("50 reports of one event", None, 3, &mut || drop(Comparer::default().compare(&many)));
    let many = reports(Size { reports: 1000, words: 500 });
    milliseconds("1,000 reports of one event", Some(5000.0), 1, &mut || drop(Comparer::default().compare(&many)));
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
    let (one, many) = (sets("one.jsonl", 1, DESK), sets("many.jsonl", 300, DESK));
    line("a process that prints its help", process(&["--help"], 9).0, "ms", Some(10.0));
    let (time, memory) = process(&["batch", &one], 9);
    line("a process for 4 reports of 500 words", time, "ms", Some(25.0));
    line("  and its memory", memory, "MB", Some(60.0));
    let (time, memory) = process(&["batch", &many], 1);
    line("batch", 300.0 / time * 1e3, "sets/s", Some(150.0));
    line("  and its memory for 300 sets", memory, "MB", None);
    if let Some(millions) = instructions(&["batch", &one]) {
        line("instructions for 4 reports of 500 words", millions, "M", None);
    }
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

/// Milliseconds of the best of `runs`, and the most memory in megabytes that one took.
fn process(arguments: &[&str], runs: usize) -> (f64, f64) {
    let mut memory: f64 = 0.0;
    let time = best(runs, || {
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
    });
    (time.as_secs_f64() * 1e3, memory)
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
