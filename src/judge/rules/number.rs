//! Figures for the same thing that differ: how many, how much, how far, how old.

use crate::account::Account;
use crate::align::{Alignment, SentenceId};
use crate::facts::Relation;
use crate::facts::quantity::{self, Kind, Quantity, Role, Wording};
use crate::judge::sides::{Claim, Parting};
use crate::judge::{Rule, Severity, Verdict, superseded};
use crate::weighing::Weighing;
use std::collections::BTreeMap;

/// A quantity of one of the reports.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Figure {
    report: usize,
    quantity: usize,
}

/// Two figures that may be of the same thing.
struct Pair {
    left: Figure,
    right: Figure,
    relation: Relation,
    weighing: Weighing,
}

/// A pair that agrees explains a figure away even when it looks this much less like the same thing than one that parts:
/// a report that gives the same number anywhere near does not contradict it.
const ALIBI: f64 = 1.5;

/// Where figures of the same thing part.
pub fn partings(accounts: &[Account], alignment: &Alignment) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment);
    let mut rivals: BTreeMap<(Figure, usize), Vec<usize>> = BTreeMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        rivals.entry((pair.left, pair.right.report)).or_default().push(index);
        rivals.entry((pair.right, pair.left.report)).or_default().push(index);
    }
    let of_either = |pair: &Pair| {
        [(pair.left, pair.right.report), (pair.right, pair.left.report)].into_iter().flat_map(|key| &rivals[&key])
    };
    let beaten = |index: usize| {
        let pair = &pairs[index];
        of_either(pair).any(|&other| {
            let rival = &pairs[other];
            let lead = pair.weighing.total() - rival.weighing.total();
            match rival.relation {
                Relation::Apart(_) => lead < 0.0 || (lead == 0.0 && other < index),
                _ => lead < ALIBI,
            }
        })
    };
    (0..pairs.len())
        .filter(|&index| matches!(pairs[index].relation, Relation::Apart(_)) && !beaten(index))
        .map(|index| parting(accounts, &pairs[index]))
        .collect()
}

fn pairs(accounts: &[Account], alignment: &Alignment) -> Vec<Pair> {
    let figures = |id: SentenceId| {
        let account = &accounts[id.report];
        let sentence = account.prose.sentences[id.sentence].span;
        let first = account.quantities.partition_point(|q| q.span.start < sentence.start);
        let last = account.quantities.partition_point(|q| q.span.start < sentence.end);
        (first..last).map(move |quantity| Figure { report: id.report, quantity })
    };
    let mut pairs = Vec::new();
    for candidate in &alignment.candidates {
        for left in figures(candidate.left) {
            for right in figures(candidate.right) {
                let (a, b) = (figure(accounts, left), figure(accounts, right));
                let relation = quantity::compare(a, b);
                if is_told(a) && is_told(b) && !matches!(relation, Relation::NotComparable(_)) {
                    let weighing = weigh(a, b, &candidate.likeness);
                    pairs.push(Pair { left, right, relation, weighing });
                }
            }
        }
    }
    pairs
}

fn figure(accounts: &[Account], figure: Figure) -> &Quantity {
    &accounts[figure.report].quantities[figure.quantity]
}

/// Whether the text gives the figure as a fact: not a place in an order, not a number that only follows from the words.
fn is_told(quantity: &Quantity) -> bool {
    quantity.kind != Kind::Ordinal && quantity.wording != Wording::Implied
}

/// What speaks for two figures being of the same thing. Weights were set by hand.
fn weigh(a: &Quantity, b: &Quantity, statements: &Weighing) -> Weighing {
    let alike = |name| statements.parts().iter().find(|(part, _)| *part == name).map_or(0.0, |(_, weight)| *weight);
    let mut weighing = Weighing::new()
        .part("before anything is known", -4.0)
        .part("words alike", 4.0 * alike("words alike"))
        .part("letters alike", 3.0 * alike("letters alike"));
    match (&a.event, &b.event) {
        (Some(x), Some(y)) if x.class == y.class => weighing.add("same event", 2.5),
        (Some(_), Some(_)) => weighing.add("another event", -2.0),
        _ => {}
    }
    match (&a.of, &b.of) {
        (Some(x), Some(y)) if x.lemma == y.lemma => weighing.add("same noun counted", 1.5),
        (Some(_), Some(_)) => weighing.add("another noun counted", -1.0),
        _ => {}
    }
    if a.role != b.role && !(is_level(a.role) && is_level(b.role)) {
        weighing.add("one is a change, the other a level", -3.0);
    }
    if a.part_of.is_some() != b.part_of.is_some() {
        weighing.add("one is a part", -2.0);
    }
    weighing
}

fn is_level(role: Role) -> bool {
    matches!(role, Role::Level | Role::To)
}

fn parting(accounts: &[Account], pair: &Pair) -> Parting {
    let (a, b) = (figure(accounts, pair.left), figure(accounts, pair.right));
    let (left, right) = (&accounts[pair.left.report], &accounts[pair.right.report]);
    let grown = superseded::by_growth((left, a), (right, b));
    let apart = match &pair.relation {
        Relation::Apart(reason) => reason.as_ref(),
        _ => "",
    };
    let subject = subject(a, b);
    Parting {
        rule: Rule::Number,
        verdict: if grown { Verdict::Update } else { Verdict::Conflict },
        severity: severity(a, b),
        reason: reason(&subject, apart, grown),
        subject,
        left: claim(left, pair.left, a),
        right: claim(right, pair.right, b),
        weighing: pair.weighing.clone(),
    }
}

fn claim(account: &Account, figure: Figure, quantity: &Quantity) -> Claim {
    let text = account.report.text.as_str();
    let value = quantity.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    Claim {
        report: figure.report,
        span: quantity.number,
        sentence: account.sentence(quantity.span),
        said_by: None,
        same_as: format!("{}{}", quantity.said().normalize(), quantity.unit.map_or("", |unit| unit.name)),
        value,
    }
}

/// What is counted and in what event: "hostages (release)".
fn subject(a: &Quantity, b: &Quantity) -> String {
    let of = a.of.as_ref().or(b.of.as_ref()).map(|counted| counted.lemma.as_str());
    let event = a.event.as_ref().or(b.event.as_ref()).map(|event| event.lemma.as_str());
    match (of, event) {
        (Some(of), Some(event)) => format!("{of}, {event}"),
        (Some(only), None) | (None, Some(only)) => only.to_string(),
        (None, None) => "a figure".to_string(),
    }
}

fn reason(subject: &str, apart: &str, grown: bool) -> String {
    let what = format!("Both figures are of the same thing ({subject}), and they part: {apart}.");
    if grown {
        format!("{what} The later report has the higher one, as happens while people are still counting.")
    } else {
        what
    }
}

/// The dead and the hurt come first, details of people and distances last.
fn severity(a: &Quantity, b: &Quantity) -> Severity {
    let grave = |q: &Quantity| {
        q.event.as_ref().is_some_and(|e| ["die", "injure", "miss", "seize", "release"].contains(&e.class.as_str()))
    };
    if grave(a) || grave(b) {
        return Severity::Error;
    }
    match a.kind {
        Kind::Count | Kind::Money | Kind::Percent | Kind::Vote { .. } => Severity::Error,
        _ => Severity::Warning,
    }
}
