use super::{Evidence, Finding, Rule, Severity, Side, Verdict};
use crate::account::Account;
use crate::text::Span;
use crate::weighing::Weighing;
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

/// A value said in one place, as a rule hands it over.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Claim {
    pub report: usize,
    pub span: Span,
    pub sentence: Span,
    pub said_by: Option<Span>,
    /// For people.
    pub value: String,
    /// Equal for claims that say the same, whatever the words.
    pub same_as: String,
    /// What it is said of; equal for claims of one report that are about one thing.
    pub topic: String,
    /// Where else the report says so: the headline's figure again in the text.
    pub again: Vec<Span>,
}

impl Claim {
    /// What `report` says at `span`, in the words of `value`; a claim that is about nothing that another of the report is about.
    pub fn alone(account: &Account, report: usize, span: Span, value: String) -> Self {
        Self {
            report,
            span,
            sentence: account.sentence(span),
            topic: format!("{span:?}"),
            again: Vec::new(),
            said_by: account.said_by(span),
            same_as: value.to_lowercase(),
            value,
        }
    }
}

/// The words at `span`, on one line.
pub(super) fn words(account: &Account, span: Span) -> String {
    span.of(account.report.text.as_str()).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "When the ferry sank", for words that say when or where; the lemma in brackets where the report's own words do not join.
pub(super) fn happening(question: &str, account: &Account, at: Span) -> String {
    let Some(clause) = account.clause_at(at.start) else { return format!("{question} it happened") };
    match account.happening(clause) {
        Some(happening) => format!("{question} {happening}"),
        None => format!("{question} it happened ({})", clause.lemma),
    }
}

/// Of two ways to name one thing the shorter, of equally short ones the first in the alphabet: whichever report comes first,
/// the subject of a finding is the same.
pub(super) fn shorter(one: String, other: String) -> String {
    let order = |words: &String| (words.chars().count(), words.clone());
    if order(&one) <= order(&other) { one } else { other }
}

/// Of two names of one person the longer, of equally long ones the first in the alphabet.
pub(super) fn fuller<'a>(one: &'a str, other: &'a str) -> &'a str {
    let order = |name: &'a str| (Reverse(name.chars().count()), name);
    if order(one) <= order(other) { one } else { other }
}

/// Two claims about the same thing that cannot stand side by side.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Parting {
    pub rule: Rule,
    pub verdict: Verdict,
    pub severity: Severity,
    pub subject: String,
    pub reason: String,
    pub left: Claim,
    pub right: Claim,
    pub weighing: Weighing,
}

/// A parting that we are less sure of does not tie two others together: through one false link a finding would speak of two
/// things.
const SURE_ENOUGH: f64 = 0.5;

/// A third report that gives a value of a finding, said of the same, belongs to it where it is this likely.
const LIKELY_ENOUGH: f64 = 0.1;

/// The same value said of the same thing in one report, be it in the headline and again in the text.
type Said = (Rule, usize, String, String);

/// One finding for each thing that is parted over: partings that share what a report says are about the same thing. Its
/// words are those of the parting that we are surest of; one that says no more than others already did is only evidence.
/// Claims in the same words show nobody anything, and are left out.
pub(super) fn join(accounts: &[Account], mut partings: Vec<Parting>) -> Vec<Finding> {
    partings.retain(|parting| parting.left.same_as != parting.right.same_as);
    let (sure, unsure): (Vec<_>, Vec<_>) =
        partings.into_iter().partition(|parting| parting.weighing.confidence() >= SURE_ENOUGH);
    let mut groups = Groups::default();
    sure.into_iter().for_each(|parting| groups.add(parting));
    let mut alone = Vec::new();
    for parting in unsure {
        match groups.of_both(&parting).or_else(|| groups.of_one_and_value(&parting)) {
            Some(group) => groups.groups[group].push(parting),
            None => alone.push(vec![parting]),
        }
    }
    groups.groups.into_iter().chain(alone).filter_map(|partings| finding(accounts, partings)).collect()
}

/// One for each thing that is agreed on, all that is said of it together.
pub(super) fn gather(accounts: &[Account], meetings: Vec<Parting>) -> Vec<Finding> {
    let mut groups = Groups::default();
    meetings.into_iter().for_each(|meeting| groups.add(meeting));
    groups.groups.into_iter().filter_map(|meetings| finding(accounts, meetings)).collect()
}

#[derive(Default)]
struct Groups {
    groups: Vec<Vec<Parting>>,
    home: BTreeMap<Said, usize>,
}

impl Groups {
    fn add(&mut self, parting: Parting) {
        let keys = said(&parting);
        let mut homes: Vec<usize> = keys.iter().filter_map(|key| self.home.get(key).copied()).collect();
        homes.sort_unstable();
        homes.dedup();
        let into = homes.first().copied().unwrap_or_else(|| {
            self.groups.push(Vec::new());
            self.groups.len() - 1
        });
        for from in homes.into_iter().skip(1) {
            let moved = std::mem::take(&mut self.groups[from]);
            moved.iter().flat_map(said).for_each(|key| {
                self.home.insert(key, into);
            });
            self.groups[into].extend(moved);
        }
        keys.into_iter().for_each(|key| {
            self.home.insert(key, into);
        });
        self.groups[into].push(parting);
    }

    /// The group that has what one side of `parting` says, and of another report the value of the other, said of the same: a
    /// third report that says so, too.
    fn of_one_and_value(&self, parting: &Parting) -> Option<usize> {
        if parting.weighing.confidence() < LIKELY_ENOUGH {
            return None;
        }
        let has = |group: usize, claim: &Claim| {
            let said = |other: &Claim| other.same_as == claim.same_as && other.topic == claim.topic;
            self.groups[group].iter().any(|p| p.rule == parting.rule && (said(&p.left) || said(&p.right)))
        };
        let [left, right] = said(parting).map(|key| self.home.get(&key).copied());
        let with = |group: Option<usize>, other: &Claim| group.filter(|&group| has(group, other));
        with(left, &parting.right).or_else(|| with(right, &parting.left))
    }

    /// The group that has what both sides of `parting` say.
    fn of_both(&self, parting: &Parting) -> Option<usize> {
        let [left, right] = said(parting).map(|key| self.home.get(&key).copied());
        left.filter(|_| left == right)
    }
}

fn said(parting: &Parting) -> [Said; 2] {
    [&parting.left, &parting.right]
        .map(|claim| (parting.rule, claim.report, claim.same_as.clone(), claim.topic.clone()))
}

/// Where a claim is made, and where it is made again.
fn evidence(accounts: &[Account], claim: &Claim) -> Vec<Evidence> {
    let account = &accounts[claim.report];
    let first = Evidence { report: claim.report, span: claim.span, sentence: claim.sentence, said_by: claim.said_by };
    let again = claim.again.iter().map(|&span| Evidence {
        report: claim.report,
        span,
        sentence: account.sentence(span),
        said_by: account.said_by(span),
    });
    std::iter::once(first).chain(again).collect()
}

fn finding(accounts: &[Account], mut partings: Vec<Parting>) -> Option<Finding> {
    partings.sort_by(surest_first);
    let surest = partings.first()?;
    let mut sides: BTreeMap<String, Side> = BTreeMap::new();
    for (parting, claim) in partings.iter().flat_map(|p| [(p, &p.left), (p, &p.right)]) {
        let side = sides
            .entry(claim.same_as.clone())
            .or_insert_with(|| Side { value: value_of(parting, claim), evidence: Vec::new() });
        for evidence in evidence(accounts, claim) {
            if !side.evidence.contains(&evidence) {
                side.evidence.push(evidence);
            }
        }
    }
    let mut sides: Vec<Side> = sides.into_values().collect();
    sides.iter_mut().for_each(|side| side.evidence.sort());
    sides.sort_by(|a, b| a.evidence[0].cmp(&b.evidence[0]));
    Some(Finding {
        rule: surest.rule,
        verdict: surest.verdict,
        severity: surest.severity,
        subject: surest.subject.clone(),
        reason: surest.reason.clone(),
        weighing: surest.weighing.clone(),
        sides,
        fingerprint: String::new(),
    })
}

/// The words for what `claim` says, one of the two of `parting`: where both say the same, the shorter.
fn value_of(parting: &Parting, claim: &Claim) -> String {
    let (left, right) = (&parting.left, &parting.right);
    if left.same_as != right.same_as {
        return claim.value.clone();
    }
    shorter(left.value.clone(), right.value.clone())
}

/// In an order that has nothing to do with which report was named first.
pub(super) fn surest_first(a: &Parting, b: &Parting) -> Ordering {
    let values = |parting: &Parting| {
        let mut values = [&parting.left, &parting.right].map(|claim| (claim.value.clone(), claim.span));
        values.sort_unstable();
        values
    };
    let surer = b.weighing.total().total_cmp(&a.weighing.total());
    surer.then_with(|| {
        (&a.subject, a.verdict, a.severity, values(a)).cmp(&(&b.subject, b.verdict, b.severity, values(b)))
    })
}
