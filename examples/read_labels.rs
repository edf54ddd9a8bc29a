//! Says of each label of a number or a date whether both of its values are read, and whether their values part: the most
//! that the judge can find, however well it weighs.
//!
//! ```sh
//! cargo run --example read_labels -- SETS [--all]
//! ```
//!
//! `SETS` is a folder of labelled sets in JSON. A line is printed for each label that is not reached, or for every one
//! with `--all`: what was read on either side, and how the two compare. Numbers come with how what they count and the event
//! they count it in stand to each other. Labels of verdict `none` are left out.

use atodds::account::Account;
use atodds::facts::Relation;
use atodds::facts::quantity::{self, Quantity};
use atodds::facts::timex;
use atodds::formats;
use atodds::text::Span;
use serde_json::Value;
use std::fs;

/// How far a label is reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Unread,
    OneRead,
    NotComparable,
    Agrees,
    Apart,
}

const REACHES: [(Reach, &str); 5] = [
    (Reach::Unread, "neither is read"),
    (Reach::OneRead, "one is not read"),
    (Reach::NotComparable, "not comparable"),
    (Reach::Agrees, "agree"),
    (Reach::Apart, "apart"),
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("the folder of labelled sets comes first");
    let all = arguments.next().is_some_and(|flag| flag == "--all");
    let mut paths: Vec<_> = fs::read_dir(&folder).expect("the folder is there").map(|e| e.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "json"));
    paths.sort();
    let (mut numbers, mut dates, mut others) = ([0; 5], [0; 5], 0);
    for path in paths {
        let raw: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let set = formats::set("set", &raw.to_string()).expect("a set can be read");
        let accounts: Vec<Account> = set.reports.into_iter().map(Account::of).collect();
        for label in raw["labels"].as_array().into_iter().flatten().filter(|label| label["verdict"] != "none") {
            let counts = match label["kind"].as_str() {
                Some("number") => &mut numbers,
                Some("date") => &mut dates,
                _ => continue,
            };
            let (reach, told) = reach(&raw, &accounts, label);
            counts[reach as usize] += 1;
            others += i32::from(told.starts_with('('));
            if all || reach != Reach::Apart || told.starts_with('(') {
                println!("{} {} {}: {told}", set.id, label["verdict"], REACHES[reach as usize].1);
            }
        }
    }
    for (name, counts) in [("number", numbers), ("date", dates)] {
        let parts: Vec<String> =
            REACHES.iter().map(|(reach, words)| format!("{words} {}", counts[*reach as usize])).collect();
        println!("{name}: {} labels: {}", counts.iter().sum::<i32>(), parts.join(", "));
    }
    println!("of the numbers {others} are read as numbers of different things");
}

fn reach(raw: &Value, accounts: &[Account], label: &Value) -> (Reach, String) {
    let sides = [side(raw, accounts, label, "a", 0), side(raw, accounts, label, "b", 1)];
    let numbers = best(&sides, |account| &account.quantities, |q| q.number, quantity::compare, shown);
    let told =
        best(&sides, |account| &account.quantities, |q| q.number, quantity::compare_as_told, |_, _| String::new());
    let numbers = (numbers.0, if told.0 < numbers.0 { format!("(of other things) {}", numbers.1) } else { numbers.1 });
    let times = best(
        &sides,
        |account| &account.times,
        |t| t.span,
        timex::compare,
        |account, time| format!("{} = {}", words(account, time.span), time.timex3().1),
    );
    let (number, time) = (numbers.0, times.0);
    let (reach, told) = if label["kind"] == "date" || time > number { times } else { numbers };
    let quotes = format!("\n    {} <> {}", label["a"]["quote"], label["b"]["quote"]);
    (reach, told + &quotes)
}

/// A report and where the value stands in it that a label quotes.
type Side<'a> = (&'a Account, Vec<Span>);

fn side<'a>(raw: &Value, accounts: &'a [Account], label: &Value, side: &str, value: usize) -> Side<'a> {
    let reports = raw["reports"].as_array().expect("a set has reports");
    let index = reports.iter().position(|report| report["id"] == label[side]["report"]).expect("the report is there");
    let text = accounts[index].report.text.as_str();
    let quote = label[side]["quote"].as_str().unwrap_or_default();
    let value = label["values"][value].as_str().filter(|value| quote.contains(value)).unwrap_or(quote);
    let spans = text.match_indices(quote).flat_map(|(at, _)| {
        quote.match_indices(value).map(move |(within, _)| Span::new(at + within, at + within + value.len()))
    });
    (&accounts[index], spans.collect())
}

/// The facts of both sides that reach furthest.
fn best<'a, F: 'a>(
    sides: &[Side<'a>; 2],
    facts: impl Fn(&'a Account) -> &'a Vec<F>,
    span: impl Fn(&F) -> Span,
    compare: impl Fn(&F, &F) -> Relation,
    shown: impl Fn(&Account, &F) -> String,
) -> (Reach, String) {
    let on = |side: &Side<'a>| -> Vec<&'a F> {
        facts(side.0).iter().filter(|fact| side.1.iter().any(|quote| quote.overlaps(span(fact)))).collect()
    };
    let (left, right) = (on(&sides[0]), on(&sides[1]));
    let list =
        |side: usize, found: &[&F]| found.iter().map(|fact| shown(sides[side].0, fact)).collect::<Vec<_>>().join(" & ");
    let told = format!("[{}] <> [{}]", list(0, &left), list(1, &right));
    if left.is_empty() || right.is_empty() {
        let reach = if left.is_empty() && right.is_empty() { Reach::Unread } else { Reach::OneRead };
        return (reach, told);
    }
    let pairs = left.iter().flat_map(|a| right.iter().map(|b| compare(a, b)));
    let reached = pairs.map(|relation| match relation {
        Relation::Apart(_) => Reach::Apart,
        Relation::NotComparable(_) => Reach::NotComparable,
        Relation::Same | Relation::Compatible(_) => Reach::Agrees,
    });
    (reached.max().unwrap_or(Reach::Unread), told)
}

fn shown(account: &Account, quantity: &Quantity) -> String {
    let of = quantity.of.as_ref().map_or("-", |of| of.lemma.as_str());
    let event = quantity.event.as_ref().map_or("-", |event| event.class.as_str());
    format!("{} = {quantity}; of {of}; in {event}", words(account, quantity.number))
}

fn words(account: &Account, span: Span) -> &str {
    span.of(account.report.text.as_str())
}
