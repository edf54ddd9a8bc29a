//! Where aligned statements part, and what that means.
//!
//! Made from accounts and their alignment. Each rule compares one kind of value; what comes out of all of them is joined
//! over the reports, signed and put in order.

mod agreement;
mod beside;
mod declared;
mod denials;
mod figures;
mod fillers;
mod finding;
mod lesson;
mod occasions;
mod pairing;
mod quotes;
mod rewordings;
mod rule;
mod rules;
mod same_figures;
mod scope;
mod sides;
mod speakers;
mod superseded;
mod told;
mod voices;
mod weights;

use crate::account::Account;
use crate::align::Alignment;
use crate::report::same_item;
use crate::text::Span;
pub use agreement::{Agreement, agreements};
pub use finding::{Evidence, Finding, Severity, Side, Verdict};
pub use lesson::{Lesson, lessons};
pub use rule::Rule;
use rust_decimal::Decimal;
pub use same_figures::{SameFigure, same_figures};
use std::cell::LazyCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
pub use weights::{BEFORE, Weights};

/// Which rules judge.
#[derive(Clone, Debug)]
pub struct Options {
    /// The rules, in any order.
    pub rules: Vec<Rule>,
    /// How much each sign says.
    pub weights: Weights,
    /// Figures that differ by no more than this share of the larger agree: 0.02 lets 98 and 100 pass.
    pub tolerance: Decimal,
    /// The severity of what a rule finds, where it is not for the rule to say.
    pub severities: BTreeMap<Rule, Severity>,
    /// Whether each report is also held against itself.
    pub within: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rules: Rule::ALL.to_vec(),
            weights: Weights::shipped().clone(),
            tolerance: Decimal::ZERO,
            severities: BTreeMap::new(),
            within: false,
        }
    }
}

/// What the rules find in `accounts`, most important first.
pub fn judge(accounts: &[Account], alignment: &Alignment, options: &Options) -> Vec<Finding> {
    let mut partings = Vec::new();
    let quotes = LazyCell::new(|| quotes::pairs(accounts, alignment));
    for rule in Rule::ALL.into_iter().filter(|rule| options.rules.contains(rule)) {
        partings.extend(match rule {
            Rule::Number => rules::number::partings(accounts, alignment, &options.weights, options.tolerance),
            Rule::Date => rules::date::partings(accounts, alignment, &options.weights),
            Rule::Attribution => rules::attribution::partings(accounts, &quotes, &options.weights),
            Rule::Quote => rules::quote::partings(accounts, &quotes, &options.weights),
            Rule::Control => rules::control::partings(accounts, alignment, &options.weights),
            Rule::Responsibility => rules::responsibility::partings(accounts, alignment, &options.weights),
            Rule::Polarity => rules::polarity::partings(accounts, alignment, &options.weights),
            Rule::Place => rules::place::partings(accounts, alignment, &options.weights),
            Rule::Name => {
                let mut named = rules::name::partings(accounts, alignment, &options.weights);
                named.extend(fillers::partings(accounts, alignment, &options.weights));
                // Two captains with one surname are told of once, by what is surer.
                named.sort_by(sides::surest_first);
                let mut told = BTreeSet::new();
                named.retain(|parting| told.insert(names(parting)));
                named
            }
            Rule::Role => rules::role::partings(accounts, alignment, &options.weights),
        });
    }
    let reworded = rewordings::partings(accounts, alignment, &options.weights).into_iter();
    let told = Told::of(&partings);
    let reworded: Vec<_> = reworded.filter(|p| options.rules.contains(&p.rule) && !told.tells(p)).collect();
    partings.extend(reworded);
    // Of one report, only what two of its sources say: side by side, or anywhere where that is asked for.
    let of_two = |p: &sides::Parting| {
        let two = if options.within { voices::are_two } else { beside::are_side_by_side };
        p.left.report != p.right.report || two(&accounts[p.left.report], p.left.span, p.right.span)
    };
    partings.retain(of_two);
    if options.within {
        let own = declared::partings(accounts).into_iter();
        partings.extend(own.filter(|parting| options.rules.contains(&parting.rule)));
    }
    if options.rules.contains(&Rule::Polarity) {
        partings.extend(denials::partings(accounts));
    }
    let mut findings = told_once(without_echoes(sides::join(accounts, partings)));
    findings.iter_mut().for_each(|finding| update_between_versions(finding, accounts));
    findings.iter_mut().for_each(|f| f.sign(|report| accounts[report].report.short_name().to_string()));
    for finding in &mut findings {
        finding.severity = options.severities.get(&finding.rule).copied().unwrap_or(finding.severity);
    }
    put_in_order(&mut findings);
    findings
}

/// Which two names of which two reports part.
fn names(parting: &sides::Parting) -> [(usize, String); 2] {
    [&parting.left, &parting.right].map(|claim| (claim.report, claim.same_as.clone()))
}

/// Partings by the reports and the sentence that they are of, so that each is held against those of the same words alone.
struct Told<'p> {
    partings: BTreeMap<(usize, usize, usize), Vec<&'p sides::Parting>>,
}

impl<'p> Told<'p> {
    fn of(partings: &'p [sides::Parting]) -> Self {
        let mut told = Self { partings: BTreeMap::new() };
        for parting in partings {
            told.partings.entry(Self::place(parting)).or_default().push(parting);
        }
        told
    }

    fn place(parting: &sides::Parting) -> (usize, usize, usize) {
        (parting.left.report, parting.right.report, parting.left.sentence.start)
    }

    /// Whether another is of the words of `one`, and as sure.
    fn tells(&self, one: &sides::Parting) -> bool {
        let alike = |other: &sides::Parting| {
            one.left.span.overlaps(other.left.span) && one.right.span.overlaps(other.right.span)
        };
        let others = self.partings.get(&Self::place(one)).into_iter().flatten();
        others.into_iter().any(|other| alike(other) && other.weighing.total() >= one.weighing.total())
    }
}

/// Puts findings in order, most important first, then by their places, and tells those with the same content apart.
pub fn put_in_order(findings: &mut [Finding]) {
    findings.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| first_place(a).cmp(&first_place(b))));
    number_repeats(findings);
}

/// What parts two versions of one item is no conflict: the later takes the place of the earlier.
fn update_between_versions(finding: &mut Finding, accounts: &[Account]) {
    let reports: BTreeSet<usize> = finding.evidence().map(|evidence| evidence.report).collect();
    let mut others = reports.iter().map(|&report| &accounts[report].report);
    let are_versions = others.next().is_some_and(|first| others.all(|other| same_item(first, other)));
    if reports.len() > 1 && are_versions {
        finding.verdict = Verdict::Update;
        finding.reason.push_str(" These are versions of one item, and the later takes the place of the earlier.");
    }
}

/// Leaves out what another rule says of the same words at greater length: a quotation that was turned on its head also has
/// a verb that was, and a number.
fn without_echoes(findings: Vec<Finding>) -> Vec<Finding> {
    let places = Places::of(&findings);
    let confidence: Vec<f64> = findings.iter().map(Finding::confidence).collect();
    let echoes = |one: usize, two: usize| {
        let (finding, other) = (&findings[one], &findings[two]);
        let inside = |e: &Evidence| other.evidence().any(|o| o.report == e.report && o.span.contains(e.span));
        other.rule != finding.rule && confidence[two] >= confidence[one].min(0.5) && finding.evidence().all(inside)
    };
    let is_echo = |one: usize| {
        let mut around = places.around(&findings[one].sides[0].evidence[0]);
        around.any(|two| echoes(one, two) && !echoes(two, one))
    };
    let echo: Vec<bool> = (0..findings.len()).map(is_echo).collect();
    findings.into_iter().zip(echo).filter(|(_, echo)| !echo).map(|(finding, _)| finding).collect()
}

/// Leaves out what another rule says of the same sentences, with words in common, and is surer of: who shot it down where it was
/// shot down and was not. Of two that are as sure the rule that comes first: figures go before words.
fn told_once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut of_sentence: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate() {
        for evidence in finding.evidence() {
            of_sentence.entry((evidence.report, evidence.sentence.start)).or_default().push(index);
        }
    }
    let rank = |finding: &Finding| ((finding.confidence() * 100.0).round() as u32, Reverse(finding.rule));
    let again = |one: &Finding, other: &Finding| {
        let beside = |e: &Evidence| other.evidence().any(|o| o.report == e.report && o.sentence == e.sentence);
        let shares = |e: &Evidence| other.evidence().any(|o| o.report == e.report && o.span.overlaps(e.span));
        one.rule != other.rule && rank(other) > rank(one) && one.evidence().all(beside) && one.evidence().any(shares)
    };
    let is_again = |finding: &Finding| {
        let first = &finding.sides[0].evidence[0];
        of_sentence[&(first.report, first.sentence.start)].iter().any(|&other| again(finding, &findings[other]))
    };
    let again: Vec<bool> = findings.iter().map(is_again).collect();
    findings.into_iter().zip(again).filter(|(_, again)| !again).map(|(finding, _)| finding).collect()
}

/// Where findings stand, so that each is held against those of the same words alone.
struct Places {
    /// For each report the spans, in order, with the findings they are evidence of; and how long the longest is.
    reports: BTreeMap<usize, (Vec<(Span, usize)>, usize)>,
}

impl Places {
    fn of(findings: &[Finding]) -> Self {
        let mut reports: BTreeMap<usize, (Vec<(Span, usize)>, usize)> = BTreeMap::new();
        for (index, finding) in findings.iter().enumerate() {
            for evidence in finding.evidence() {
                let (spans, longest) = reports.entry(evidence.report).or_default();
                spans.push((evidence.span, index));
                *longest = evidence.span.len().max(*longest);
            }
        }
        reports.values_mut().for_each(|(spans, _)| spans.sort_unstable());
        Self { reports }
    }

    /// The findings with evidence around the words of `evidence`.
    fn around(&self, evidence: &Evidence) -> impl Iterator<Item = usize> + '_ {
        let span = evidence.span;
        let (spans, longest) =
            self.reports.get(&evidence.report).map_or((&[][..], 0), |(spans, longest)| (spans.as_slice(), *longest));
        let first = spans.partition_point(|(other, _)| other.start + longest < span.end);
        let here = spans[first..].iter().take_while(move |(other, _)| other.start <= span.start);
        here.filter(move |(other, _)| other.contains(span)).map(|(_, finding)| *finding)
    }
}

fn rank(finding: &Finding) -> (Reverse<Severity>, Reverse<Verdict>, Reverse<u64>) {
    (Reverse(finding.severity), Reverse(finding.verdict), Reverse((finding.confidence() * 100.0) as u64))
}

fn first_place(finding: &Finding) -> (&Evidence, Rule) {
    (&finding.sides[0].evidence[0], finding.rule)
}

/// Two findings with the same content, such as one slip made twice, are told apart by where they stand in their texts. What is
/// numbered already keeps its number.
fn number_repeats(findings: &mut [Finding]) {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_cached_key(|&index| {
        let mut spans: Vec<Span> = findings[index].evidence().map(|evidence| evidence.span).collect();
        spans.sort_unstable();
        spans
    });
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for index in order {
        let finding = &mut findings[index];
        let content = finding.fingerprint.clone();
        let mut times = 1;
        while !taken.insert(finding.fingerprint.clone()) {
            times += 1;
            finding.fingerprint = format!("{content}-{times}");
        }
    }
}
