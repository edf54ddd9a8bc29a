//! Fits the weights of the judge to labelled report sets, and measures them on sets that they were not fitted to.
//!
//! ```sh
//! cargo run --release --example train_judge -- SETS [--results OUT.jsonl] [--weights OUT.txt] [--lessons OUT.jsonl] [--min-confidence P]
//! ```
//!
//! `SETS` is a folder of labelled sets in JSON. Each pair of values that part is an example: right when a label says that
//! the reports are at odds there, wrong otherwise. The weights are those of a logistic regression whose prior is Gaussian
//! around `src/judge/priors.txt`, fitted by full-batch gradient descent, which always takes the same steps. Cross-validation is by set: every eighth set
//! is judged with weights fitted to the others, and `--results` writes those judgements in the form of `atodds batch`, to
//! be scored. `--weights` writes the weights fitted to all sets,
//! `--lessons` the pairs themselves, with their signs, to be looked at; `--min-confidence` says how sure a judgement must be to
//! be among the results.

use atodds::comparison::{Comparer, Comparison};
use atodds::formats;
use atodds::gate;
use atodds::judge::{self, BEFORE, Evidence, Lesson, Rule, Weights};
use atodds::render::{Record, json};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

const FOLDS: usize = 8;
const STEPS: usize = 2000;
const PACE: f64 = 0.5;
/// How many examples the prior is worth: a weight moves from it by one where it costs as much as this many halves. On sets that
/// the weights were not fitted to, less finds more and is wrong more often; with this much nine in ten are right.
const TRUST: f64 = 2.0;

struct Set {
    id: String,
    labels: Vec<Value>,
    raw: Value,
    comparison: Comparison,
    lessons: Vec<(Lesson, bool)>,
}

/// What the labels say of a lesson.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labelled {
    /// The reports are at odds there.
    AtOdds,
    /// The labels name both values as values of one thing, though not these two as a pair: of three tolls that follow one
    /// another two pairs are labelled, and the third is no false alarm. Nor do labels name each step of a toll that rose.
    OfOneThing,
    /// Nothing, or that it is a trap.
    Nothing,
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("the folder of labelled sets comes first");
    let (mut results, mut written, mut looked_at) = (None, None, None);
    let mut gate = gate::Options::default();
    while let Some(flag) = arguments.next() {
        match flag.as_str() {
            "--results" => results = arguments.next(),
            "--weights" => written = arguments.next(),
            "--lessons" => looked_at = arguments.next(),
            "--min-confidence" => {
                let least = arguments.next().and_then(|least| least.parse().ok());
                gate.min_confidence = least.expect("a number from 0 to 1 follows --min-confidence");
            }
            other => panic!("there is no {other}; there are --results, --weights, --lessons and --min-confidence"),
        }
    }
    let sets = read(&folder);
    let right: usize = sets.iter().flat_map(|s| &s.lessons).filter(|(_, right)| *right).count();
    let all: usize = sets.iter().map(|set| set.lessons.len()).sum();
    eprintln!("{} sets, {all} pairs that part, {right} of them at odds", sets.len());
    if let Some(path) = looked_at {
        let lines = sets.iter().flat_map(|set| set.lessons.iter().map(|(lesson, right)| set.line(lesson, *right)));
        fs::write(path, lines.collect::<String>()).expect("the lessons can be written");
    }
    if let Some(path) = results {
        fs::write(path, crossed(&sets, &gate)).expect("the results can be written");
    }
    let weights = fit(&sets.iter().collect::<Vec<_>>());
    let lines = listing(&weights);
    match written {
        Some(path) => fs::write(path, lines).expect("the weights can be written"),
        None => print!("{lines}"),
    }
}

fn read(folder: &str) -> Vec<Set> {
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the folder is there").map(|e| e.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "json"));
    paths.sort();
    let comparer = Comparer::default();
    paths
        .iter()
        .map(|path| {
            let raw: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            let set = formats::set("set", &raw.to_string()).expect("a set can be read");
            let comparison = comparer.compare(&set.reports);
            let labels = raw["labels"].as_array().cloned().unwrap_or_default();
            let mut set = Set { id: set.id, labels, raw, comparison, lessons: Vec::new() };
            let lessons = judge::lessons(&set.comparison.accounts, &set.comparison.alignment);
            let named: BTreeSet<usize> = lessons.iter().flat_map(|lesson| set.named_by(lesson)).collect();
            let labelled = |lesson: &Lesson| match set.is_at_odds(lesson) {
                true if set.is_beside_the_values(lesson, &named) => Labelled::OfOneThing,
                true => Labelled::AtOdds,
                false => set.elsewhere(lesson),
            };
            let lessons: Vec<_> = lessons.into_iter().map(|lesson| (labelled(&lesson), lesson)).collect();
            let disputed = disputed(&lessons);
            let again = |(labelled, lesson): &(Labelled, Lesson)| {
                *labelled == Labelled::Nothing
                    && sides(lesson).iter().any(|side| disputed.contains(side))
                    && !set.is_trap(lesson)
            };
            let lessons: Vec<_> = lessons.into_iter().filter(|lesson| !again(lesson)).collect();
            let told = lessons.into_iter().filter(|(labelled, _)| *labelled != Labelled::OfOneThing);
            set.lessons = told.map(|(labelled, lesson)| (lesson, labelled == Labelled::AtOdds)).collect();
            set
        })
        .collect()
}

/// The claims that are at odds with another. Of who did it, who holds it and whether it was so labels name one claim a side; where a third report
/// has the claim again, it is joined to the finding and is no false alarm.
fn disputed(lessons: &[(Labelled, Lesson)]) -> BTreeSet<(Rule, usize, usize)> {
    let odds = lessons.iter().filter(|(labelled, lesson)| {
        *labelled == Labelled::AtOdds && matches!(lesson.rule, Rule::Control | Rule::Responsibility | Rule::Polarity)
    });
    odds.flat_map(|(_, lesson)| sides(lesson)).collect()
}

fn sides(lesson: &Lesson) -> [(Rule, usize, usize); 2] {
    [&lesson.left, &lesson.right].map(|evidence| (lesson.rule, evidence.report, evidence.span.start))
}

impl Set {
    /// Whether a trap has one of its quotes on each side.
    fn is_trap(&self, lesson: &Lesson) -> bool {
        let mut traps = self.labels.iter().filter(|label| label["verdict"] == "none");
        traps.any(|label| self.meets(lesson, label))
    }

    /// Whether a label that is no trap has one of its quotes on each side, or names both values in its two reports: a
    /// headline repeats what the text says.
    fn is_at_odds(&self, lesson: &Lesson) -> bool {
        self.labels.iter().filter(|label| label["verdict"] != "none").any(|label| {
            let touches = |evidence: &Evidence, side: &str| self.touches(evidence, &label[side]);
            let repeats = |evidence: &Evidence, side: &str, value: usize| {
                self.raw["reports"][evidence.report]["id"] == label[side]["report"]
                    && label["values"][value].as_str() == Some(self.words(evidence))
            };
            let (left, right) = (&lesson.left, &lesson.right);
            (touches(left, "a") && touches(right, "b"))
                || (touches(left, "b") && touches(right, "a"))
                || (repeats(left, "a", 0) && repeats(right, "b", 1))
                || (repeats(left, "b", 1) && repeats(right, "a", 0))
        })
    }

    /// The labels of figures whose two values the lesson has, as they are written or nearly so.
    fn named_by(&self, lesson: &Lesson) -> Vec<usize> {
        let alike = |evidence: &Evidence, value: &Value| {
            let (said, value) = (plain(self.words(evidence)), plain(value.as_str().unwrap_or_default()));
            !value.is_empty() && (said.contains(&value) || value.contains(&said))
        };
        let names = |label: &Value| {
            let values = &label["values"];
            let (left, right) = (&lesson.left, &lesson.right);
            alike(left, &values[0]) && alike(right, &values[1]) || alike(left, &values[1]) && alike(right, &values[0])
        };
        let labels = self.labels.iter().enumerate().filter(|(_, label)| label["kind"] == "number");
        labels.filter(|(_, label)| self.meets(lesson, label) && names(label)).map(|(index, _)| index).collect()
    }

    /// Whether two figures stand in the quotes of labels of which others are the values, as `named` says: of "19 among 402, against
    /// 31 among 398" only 19 and 31 are at odds with what another report says.
    fn is_beside_the_values(&self, lesson: &Lesson, named: &BTreeSet<usize>) -> bool {
        let met = || self.labels.iter().enumerate().filter(|(_, label)| self.meets(lesson, label));
        let other = |(index, label): (usize, &Value)| label["kind"] != "number" || named.contains(&index);
        lesson.rule == Rule::Number && self.named_by(lesson).is_empty() && met().next().is_some() && met().all(other)
    }

    /// Whether both values are named by labels that hang together: the labels of one kind that share a value of one report.
    fn elsewhere(&self, lesson: &Lesson) -> Labelled {
        let words = |evidence: &Evidence| plain(self.words(evidence));
        let [left, right] = [words(&lesson.left), words(&lesson.right)];
        let of_rule = |label: &&Value| label["verdict"] != "none" && label["kind"] == lesson.rule.name();
        let values = |label: &Value| [0, 1].map(|at| plain(label["values"][at].as_str().unwrap_or_default()));
        let mut known: BTreeSet<String> = BTreeSet::from([left.clone()]);
        loop {
            let before = known.len();
            for label in self.labels.iter().filter(of_rule) {
                let pair = values(label);
                if pair.iter().any(|value| known.contains(value)) {
                    known.extend(pair);
                }
            }
            if known.len() == before {
                break;
            }
        }
        let is_step = || {
            let sign = |name: &str| lesson.signs.parts().iter().any(|(sign, _)| *sign == name);
            sign("a toll") && sign("the figure has moved on")
        };
        if left != right && known.len() > 1 && known.contains(&right) || is_step() && !self.is_trap(lesson) {
            Labelled::OfOneThing
        } else {
            Labelled::Nothing
        }
    }

    /// A lesson as a line of JSON: its two values in their sentences, the labels that it meets, its signs.
    fn line(&self, lesson: &Lesson, right: bool) -> String {
        let side = |evidence: &Evidence| {
            let account = &self.comparison.accounts[evidence.report];
            let sentence = evidence.sentence.of(account.report.text.as_str());
            json!({"report": evidence.report, "words": self.words(evidence), "sentence": sentence})
        };
        let labels = self.labels.iter().enumerate().filter(|(_, label)| self.meets(lesson, label));
        let labels: Vec<Value> = labels.map(|(index, label)| json!([index, label["verdict"]])).collect();
        let signs: BTreeMap<&str, f64> = lesson.signs.parts().iter().copied().collect();
        let line = json!({"set": self.id, "rule": lesson.rule.name(), "left": side(&lesson.left),
            "right": side(&lesson.right), "labels": labels, "at_odds": right, "signs": signs});
        format!("{line}\n")
    }

    /// Whether the two values stand in the two quotes of the label.
    fn meets(&self, lesson: &Lesson, label: &Value) -> bool {
        let (left, right) = (&lesson.left, &lesson.right);
        (self.touches(left, &label["a"]) && self.touches(right, &label["b"]))
            || (self.touches(left, &label["b"]) && self.touches(right, &label["a"]))
    }

    fn words(&self, evidence: &Evidence) -> &str {
        evidence.span.of(self.comparison.accounts[evidence.report].report.text.as_str())
    }

    fn touches(&self, evidence: &Evidence, side: &Value) -> bool {
        let report = &self.raw["reports"][evidence.report];
        let quote = side["quote"].as_str().unwrap_or_default();
        if report["id"] != side["report"] || quote.is_empty() {
            return false;
        }
        let text = self.comparison.accounts[evidence.report].report.text.as_str();
        text.match_indices(quote).any(|(at, _)| evidence.span.start < at + quote.len() && at < evidence.span.end)
    }
}

/// A value without the words that bound it, in small letters, small numbers as digits: the headline's "7" is "seven".
fn plain(words: &str) -> String {
    const NUMBERS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let digits = |word: &str| NUMBERS.iter().position(|number| *number == word).map(|at| at.to_string());
    words.to_lowercase().split_whitespace().map(|word| digits(word).unwrap_or(word.to_string())).collect()
}

/// Judges every set with weights fitted to sets of other folds.
fn crossed(sets: &[Set], gate: &gate::Options) -> String {
    let mut lines = vec![String::new(); sets.len()];
    for fold in 0..FOLDS {
        let others: Vec<&Set> = sets.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, s)| s).collect();
        let options = judge::Options { weights: fit(&others), ..judge::Options::default() };
        for (index, set) in sets.iter().enumerate().filter(|(index, _)| index % FOLDS == fold) {
            let Comparison { accounts, alignment, .. } = &set.comparison;
            let comparison =
                Comparison { findings: judge::judge(accounts, alignment, &options), ..set.comparison.clone() };
            let gated = gate.pass(&comparison);
            lines[index] = json::line(&Record::of(Some(set.id.clone()), &comparison, gate, &gated));
        }
    }
    lines.concat()
}

/// The weights of every rule that can be fitted; the others stay as shipped.
fn fit(sets: &[&Set]) -> Weights {
    let mut weights = Weights::shipped().clone();
    for rule in Rule::ALL {
        let lessons: Vec<&(Lesson, bool)> =
            sets.iter().flat_map(|set| &set.lessons).filter(|(lesson, _)| lesson.rule == rule).collect();
        if lessons.is_empty() {
            continue;
        }
        // A sign that no lesson shows keeps what is thought of it beforehand.
        for (_, sign, weight) in Weights::prior().iter().filter(|(of, ..)| *of == rule.name()) {
            weights.set(rule.name(), sign, weight);
        }
        for (sign, weight) in regress(rule, &lessons) {
            weights.set(rule.name(), sign, weight);
        }
    }
    weights
}

fn regress<'l>(rule: Rule, lessons: &[&'l (Lesson, bool)]) -> BTreeMap<&'l str, f64> {
    let names: BTreeSet<&str> = lessons
        .iter()
        .flat_map(|(lesson, _)| lesson.signs.parts().iter().map(|(name, _)| *name))
        .chain([BEFORE])
        .collect();
    let signs: BTreeMap<&str, usize> = names.into_iter().enumerate().map(|(index, name)| (name, index)).collect();
    let row = |lesson: &Lesson| -> Vec<(usize, f64)> {
        lesson.signs.parts().iter().map(|(name, value)| (signs[name], *value)).chain([(signs[BEFORE], 1.0)]).collect()
    };
    let rows: Vec<(Vec<(usize, f64)>, f64)> =
        lessons.iter().map(|(lesson, right)| (row(lesson), f64::from(u8::from(*right)))).collect();
    let prior: Vec<f64> = signs.keys().map(|name| Weights::prior().get(rule.name(), name)).collect();
    let mut weights = prior.clone();
    for _ in 0..STEPS {
        let mut slope = vec![0.0; weights.len()];
        for (row, right) in &rows {
            let total: f64 = row.iter().map(|(index, value)| weights[*index] * value).sum();
            let miss = 1.0 / (1.0 + (-total).exp()) - right;
            row.iter().for_each(|(index, value)| slope[*index] += miss * value);
        }
        for index in 0..weights.len() {
            weights[index] -=
                PACE * (slope[index] + TRUST * (weights[index] - prior[index])) / (TRUST + rows.len() as f64 / 10.0);
            // Two figures told of the same act are not less likely to be of the same thing, whatever a few examples say.
            if weights[index] * prior[index] < 0.0 {
                weights[index] = 0.0;
            }
        }
    }
    signs.into_iter().map(|(name, index)| (name, (weights[index] * 100.0).round() / 100.0)).collect()
}

fn listing(weights: &Weights) -> String {
    let mut out = String::from(
        "# How much each sign says, in log-odds. Rule, sign, weight, parted by tabs. Fitted by examples/train_judge.rs.\n",
    );
    for (rule, sign, weight) in weights.iter() {
        let _ = writeln!(out, "{rule}\t{sign}\t{weight:.2}");
    }
    out
}
