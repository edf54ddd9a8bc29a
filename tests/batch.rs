//! Many sets: what becomes of a run that is cut off, of lines that are no sets, of a reader that is slow.

#[path = "../examples/scale/news.rs"]
mod news;
mod program;

use news::{Size, set};
use program::{Run, fed, inside};
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const SMALL: Size = Size { reports: 2, words: 40 };

/// Sets of made-up news, a line each, with some lines that are no sets.
fn sets(count: u64) -> String {
    let line = |seed| match seed % 7 {
        3 => "{\"id\": \"broken\", \"reports\": [\n".to_string(),
        5 => format!("\n  \n{}\n", set(seed, SMALL)),
        _ => format!("{}\n", set(seed, SMALL)),
    };
    (0..count).map(line).collect()
}

fn folder(input: &str) -> TempDir {
    program::folder(&[("sets.jsonl", input)])
}

fn resume(folder: &TempDir) -> Run {
    inside(folder.path(), &["batch", "sets.jsonl", "--resume", "results.jsonl"])
}

fn results(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("results.jsonl")).unwrap()
}

#[test]
fn a_run_that_is_cut_off_anywhere_goes_on_to_the_same_bytes_and_status() {
    let folder = folder(&sets(12));
    let whole = inside(folder.path(), &["batch", "sets.jsonl"]);
    assert_eq!(resume(&folder).status, whole.status);
    assert_eq!(results(&folder), whole.stdout);
    let ends = whole.stdout.match_indices('\n').map(|(at, _)| at);
    let cuts = ends.clone().chain(ends.map(|at| at + 1)).chain([0, 1, 100, whole.stdout.len() - 2]);
    for cut in cuts {
        fs::write(folder.path().join("results.jsonl"), &whole.stdout.as_bytes()[..cut]).unwrap();
        let resumed = resume(&folder);
        assert_eq!(resumed.status, whole.status, "cut at {cut}: {}", resumed.stderr);
        assert_eq!(results(&folder), whole.stdout, "cut at {cut}");
    }
}

#[test]
fn a_killed_run_loses_and_doubles_nothing() {
    let folder = folder(&sets(400));
    let whole = inside(folder.path(), &["batch", "sets.jsonl"]).stdout;
    for bytes in [1, whole.len() as u64 / 3, whole.len() as u64 / 2] {
        let mut running = Command::new(env!("CARGO_BIN_EXE_atodds"))
            .args(["batch", "sets.jsonl", "--resume", "results.jsonl"])
            .current_dir(folder.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let written = || fs::metadata(folder.path().join("results.jsonl")).map_or(0, |file| file.len());
        while written() < bytes && running.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(2));
        }
        running.kill().unwrap();
        running.wait().unwrap();
    }
    resume(&folder);
    assert_eq!(results(&folder), whole);
}

#[test]
fn results_of_other_sets_are_never_overwritten() {
    let folder = folder(&sets(3));
    let foreign = [
        ("notes that somebody took\n", "line 1: this is no result"),
        (
            "{\"schema\": \"atodds/1\", \"id\": \"set-9\", \"findings\": []}\n",
            "line 1: this is the result of set \"set-9\"",
        ),
    ];
    for (words, why) in foreign {
        fs::write(folder.path().join("results.jsonl"), words).unwrap();
        let refused = resume(&folder);
        assert_eq!(refused.status, 2);
        assert!(refused.stderr.contains(why), "{}", refused.stderr);
        assert_eq!(results(&folder), words);
    }
    let too_many = inside(folder.path(), &["batch", "sets.jsonl"]).stdout.repeat(2);
    fs::write(folder.path().join("results.jsonl"), &too_many).unwrap();
    assert!(
        resume(&folder).stderr.contains("line 4: this is the result of")
            || resume(&folder).stderr.contains("no such set")
    );
    assert_eq!(results(&folder), too_many);
    let piped = fed(&["batch", "--resume", "/nonexistent/results.jsonl"], b"", &[]);
    assert!(piped.status == 2 && piped.stderr.contains("standard input"), "{}", piped.stderr);
}

#[test]
fn every_line_has_its_record_in_its_place() {
    let run = fed(&["batch"], sets(30).as_bytes(), &[]);
    assert_eq!(run.status, 2);
    let ids: Vec<String> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].to_string())
        .collect();
    let expected = (0..30).map(|n| if n % 7 == 3 { "null".to_string() } else { format!("\"set-{n}\"") });
    assert_eq!(ids, expected.collect::<Vec<_>>());
    assert!(run.stderr.contains("4 of 30 lines"), "{}", run.stderr);
}

/// Whether every thread of a process waits for something other than the processor; where the system does not tell, yes.
fn waits(process: u32) -> bool {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let told = threads.filter_map(|thread| fs::read_to_string(thread.path().join("stat")).ok());
    told.filter_map(|stat| stat.rsplit(')').next()?.trim_start().chars().next()).all(|state| state == 'S')
}

/// The bytes that a program has taken from its standard input, which is a file that it shares with the test.
fn taken(folder: &Path, results_read: usize) -> u64 {
    use std::io::Seek;
    let mut input = fs::File::open(folder.join("sets.jsonl")).unwrap();
    let mut running = Command::new(env!("CARGO_BIN_EXE_atodds"))
        .arg("batch")
        .stdin(input.try_clone().unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut first = vec![0; results_read];
    running.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    // It is looked at until it has stood still for many looks, however busy the machine is. A program that does not wait for
    // its reader works until it has taken everything.
    let (process, mut taken, mut still) = (running.id(), 0, 0);
    while still < 40 {
        std::thread::sleep(Duration::from_millis(5));
        let now = input.stream_position().unwrap();
        still = if now == taken && waits(process) { still + 1 } else { 0 };
        taken = now;
    }
    running.kill().unwrap();
    running.wait().unwrap();
    taken
}

#[test]
fn no_more_is_read_than_the_reader_of_the_results_takes() {
    let folder = folder(&sets(2000));
    let all = fs::metadata(folder.path().join("sets.jsonl")).unwrap().len();
    assert!(taken(folder.path(), 1) < all / 2, "a reader that takes one byte must hold up the reading of the sets");
}
