//! Time grows with the input, not with its square: in the length of a line and of a sentence, in sentences, reports and repeats.
//!
//! What is counted is the time that this thread had the processor, so that a busy machine changes little. What grows with the
//! square costs a hundred times as much; the bound lies between.

#[path = "../examples/scale/news.rs"]
mod news;

use atodds::account::Account;
use atodds::{Comparer, Report, formats};
use serde_json::json;
use std::fs;
use std::time::{Duration, Instant};

/// Ten for ten, and room for caches that grow too small, for a clock that ticks a hundred times a second, and for pairs of
/// sentences, which grow with the square until there are some hundred and their number is capped.
const MOST: f64 = 40.0;

/// How long this thread has worked, in ticks of ten milliseconds.
fn ticks() -> Option<u64> {
    let stat = fs::read_to_string("/proc/thread-self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit(')').next()?.split_whitespace().collect();
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

/// The time of one run of `work`: of so many that the clock can see it.
fn cost(mut work: impl FnMut()) -> f64 {
    const ENOUGH: u64 = 8;
    work();
    let (start, first, mut runs) = (Instant::now(), ticks(), 0);
    loop {
        work();
        runs += 1;
        let taken = match first.zip(ticks()) {
            Some((first, now)) => (now - first) as f64,
            None => start.elapsed().as_secs_f64() * 100.0,
        };
        if taken >= ENOUGH as f64 || start.elapsed() > Duration::from_secs(60) {
            return taken / f64::from(runs);
        }
    }
}

fn grows(what: &str, small: impl FnMut(), large: impl FnMut()) -> Option<String> {
    let (small, large) = (cost(small), cost(large));
    let ratio = large / small;
    println!("{what:<40} {:>8.1} ms {:>8.1} ms  x {ratio:.1}", small * 10.0, large * 10.0);
    (ratio > MOST).then(|| format!("{what}: ten times the input costs {ratio:.1} times the time"))
}

fn report(text: &str) -> Report {
    let line = json!({"id": "s", "reports": [{"id": "r", "text": text}]}).to_string();
    formats::set("s", &line).unwrap_or_else(|error| panic!("{}", error.why)).reports.remove(0)
}

fn read(text: &str) -> impl FnMut() {
    let report = report(text);
    move || drop(Account::of(report.clone()))
}

/// Compares on this thread alone.
fn compare(reports: Vec<Report>) -> impl FnMut() {
    move || drop(Comparer::default().compare(&reports))
}

fn event(reports: usize, words: usize) -> Vec<Report> {
    let set = news::set(7, news::Size { reports, words }).to_string();
    formats::set("s", &set).unwrap_or_else(|error| panic!("{}", error.why)).reports
}

#[test]
fn ten_times_the_input_costs_far_less_than_a_hundred_times_the_time() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let wrong = pool.install(|| {
        let mut wrong = Vec::new();
        let mut reading = |what, small: String, large: String| wrong.extend(grows(what, read(&small), read(&large)));
        let parts = [
            ("sentences in one line", "Nine people drowned off Levan, the mayor said. "),
            ("paragraphs", "Nine people drowned off Levan, the mayor said.\n\n"),
            ("words without a full stop", "the old grey ferry of the northern line "),
            ("figures", "7 died, 12 hurt, $3 million lost; "),
            ("quotations", "“Nine people drowned,” Mayor Ann Roe said. "),
            ("quotations that never close", "She said “nine people drowned. "),
            ("denials", "Roe denied that Bar had said that Roe denied it. "),
            ("brackets", "(the (ferry "),
            ("signs", "-/.’“…"),
        ];
        for (what, part) in parts {
            reading(what, part.repeat(300), part.repeat(3000));
        }
        let names = |n: usize| (0..n).map(|n| format!("Ann Roe{n} met Jon Bar{}. ", n * 7 % 1000)).collect::<String>();
        reading("people", names(150), names(1500));
        reading("news", news::text(1, 700), news::text(1, 7000));
        wrong.extend(grows("reports of one event", compare(event(40, 100)), compare(event(400, 100))));
        wrong.extend(grows("words of two reports", compare(event(2, 400)), compare(event(2, 4000))));
        let same = |times: usize| {
            vec![
                report(&"The ferry carried 140 people. ".repeat(times)),
                report(&"The ferry carried 410 people. ".repeat(times)),
            ]
        };
        wrong.extend(grows("one claim again and again", compare(same(60)), compare(same(600))));
        let copies = |n: usize| vec![event(1, 200).remove(0); n];
        wrong.extend(grows("copies of one report", compare(copies(20)), compare(copies(200))));
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
