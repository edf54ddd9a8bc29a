//! Time grows with the input, not with its square: in the length of a line and of a sentence, in sentences, reports and repeats.
//!
//! What is counted is the time that a thread had the processor, the least of several runs, each on a thread that has read
//! nothing before: a busy machine changes little. What grows with the square costs a hundred times as much.

#[path = "../examples/scale/news.rs"]
mod news;

use atodds::account::Account;
use atodds::text::Span;
use atodds::{Comparer, Report, formats};
use serde_json::json;
use std::fs;
use std::time::Instant;

/// Ten for ten, and room for caches that grow too small for the input: 11 was the most that was measured, beside other work.
const MOST: f64 = 15.0;

/// For how long this thread has had the processor, in seconds.
fn worked() -> Option<f64> {
    // The count is brought up to date when the processor is given up.
    std::thread::yield_now();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<u64>().ok()? as f64 / 1e9)
}

/// The seconds of a run of `work` on a thread of its own.
fn once(work: &(impl Fn() + Sync)) -> f64 {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| {
        let (start, before) = (Instant::now(), worked());
        work();
        before.zip(worked()).map_or_else(|| start.elapsed().as_secs_f64(), |(before, after)| after - before)
    })
}

/// The seconds of a run of `work`: the least of some rounds, each of so many runs that a pause hardly counts.
fn cost(work: &(impl Fn() + Sync)) -> f64 {
    const ENOUGH: f64 = 0.04;
    let round = |_| {
        let (mut taken, mut runs) = (0.0, 0);
        while taken < ENOUGH && runs < 100 {
            taken += once(work);
            runs += 1;
        }
        taken / f64::from(runs)
    };
    (0..3).map(round).fold(f64::INFINITY, f64::min)
}

fn grows(what: &str, small: impl Fn() + Sync, large: impl Fn() + Sync) -> Option<String> {
    let (small, large) = (cost(&small), cost(&large));
    let ratio = large / small;
    println!("{what:<40} {:>8.2} ms {:>8.2} ms  x {ratio:.1}", small * 1e3, large * 1e3);
    (ratio > MOST).then(|| format!("{what}: ten times the input costs {ratio:.1} times the time"))
}

fn report(text: &str) -> Report {
    let line = json!({"id": "s", "reports": [{"id": "r", "text": text}]}).to_string();
    formats::set("s", &line).unwrap_or_else(|error| panic!("{}", error.why)).reports.remove(0)
}

fn read(text: &str) -> impl Fn() + Sync + use<> {
    let report = report(text);
    move || drop(Account::of(report.clone()))
}

fn compare(reports: Vec<Report>) -> impl Fn() + Sync {
    move || drop(Comparer::default().compare(&reports))
}

fn event(reports: usize, words: usize) -> Vec<Report> {
    let set = news::set(7, news::Size { reports, words }).to_string();
    formats::set("s", &set).unwrap_or_else(|error| panic!("{}", error.why)).reports
}

#[test]
fn ten_times_the_input_costs_far_less_than_a_hundred_times_the_time() {
    // Whatever is read once for all is read before anything is measured.
    compare(event(2, 200))();
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
    // Each report has names that no other has, and of which many sound alike.
    let lists = |sentences: u32| {
        let name = |number: u32| {
            let syllable = |at: u32| {
                let n = number.wrapping_mul(2_654_435_761).rotate_left(7 * at) as usize;
                [["B", "D", "G", "K", "L", "M", "N", "R"][n % 8], ["a", "e", "i", "ou"][n / 8 % 4]].concat()
            };
            format!("{}{}{}n", syllable(0), syllable(1).to_lowercase(), syllable(2).to_lowercase())
        };
        let says = |n: u32| {
            let [a, b, c, d] = [0, 1, 2, 3].map(|at| name(4 * n + at));
            format!("The mayor said on Monday that {a} {b} had met with {c} {d} at the mill. ")
        };
        vec![
            report(&(0..sentences).map(says).collect::<String>()),
            report(&(sentences..2 * sentences).map(says).collect::<String>()),
        ]
    };
    wrong.extend(grows("lists of names", compare(lists(100)), compare(lists(1000))));
    let mut reading = |what, small: String, large: String| wrong.extend(grows(what, read(&small), read(&large)));
    reading("news", news::text(1, 700), news::text(1, 7000));
    let places = |sentences: usize| {
        const PART: &str = "Nine people drowned off Levan, the mayor said. ";
        let report = report(&PART.repeat(sentences));
        let place = move |n: usize| report.text.place(Span::new(n * PART.len(), (n + 1) * PART.len()));
        move || (0..sentences).for_each(|n| assert_eq!(place(n).position.line, 1))
    };
    wrong.extend(grows("places in one line", places(300), places(3000)));
    wrong.extend(grows("reports of one event", compare(event(40, 100)), compare(event(400, 100))));
    wrong.extend(grows("words of two reports", compare(event(2, 400)), compare(event(2, 4000))));
    let same = |times: usize| {
        let says =
            |people: usize| format!("The ferry that sank carried {people} people, the mayor said. ").repeat(times);
        let line = json!({"id": "s", "reports": [{"id": "a", "text": says(140)}, {"id": "b", "text": says(410)}]});
        formats::set("s", &line.to_string()).unwrap_or_else(|error| panic!("{}", error.why)).reports
    };
    wrong.extend(grows("one claim again and again", compare(same(60)), compare(same(600))));
    let copies = |n: usize| vec![event(1, 200).remove(0); n];
    wrong.extend(grows("copies of one report", compare(copies(20)), compare(copies(200))));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
