use super::{Evidence, Finding, Rule, Severity, Side, Verdict};
use crate::text::Span;
use crate::weighing::Weighing;
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

/// One finding for each thing that is parted over: partings that share a claim are about the same thing. Its words are
/// those of the parting that we are surest of. Claims in the same words show nobody anything, and are left out.
pub(super) fn join(mut partings: Vec<Parting>) -> Vec<Finding> {
    partings.retain(|parting| parting.left.same_as != parting.right.same_as);
    let (partings, unsure): (Vec<_>, Vec<_>) =
        partings.into_iter().partition(|parting| parting.weighing.confidence() >= SURE_ENOUGH);
    let alone = unsure.into_iter().filter_map(|parting| finding(vec![parting]));
    let mut groups: Vec<Vec<Parting>> = Vec::new();
    let mut home: BTreeMap<(Rule, usize, Span), usize> = BTreeMap::new();
    for parting in partings {
        let keys = [&parting.left, &parting.right].map(|claim| (parting.rule, claim.report, claim.span));
        let homes: Vec<usize> = keys.iter().filter_map(|key| home.get(key).copied()).collect();
        let into = homes.iter().copied().min().unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        for from in homes.into_iter().filter(|&from| from != into) {
            let moved = std::mem::take(&mut groups[from]);
            home.values_mut().filter(|place| **place == from).for_each(|place| *place = into);
            groups[into].extend(moved);
        }
        keys.into_iter().for_each(|key| {
            home.insert(key, into);
        });
        groups[into].push(parting);
    }
    groups.into_iter().filter_map(finding).chain(alone).collect()
}

fn finding(partings: Vec<Parting>) -> Option<Finding> {
    let surest = partings.iter().reduce(|best, p| if p.weighing.total() > best.weighing.total() { p } else { best })?;
    let mut sides: BTreeMap<String, Side> = BTreeMap::new();
    for claim in partings.iter().flat_map(|p| [&p.left, &p.right]) {
        let evidence =
            Evidence { report: claim.report, span: claim.span, sentence: claim.sentence, said_by: claim.said_by };
        let side = sides
            .entry(claim.same_as.clone())
            .or_insert_with(|| Side { value: claim.value.clone(), evidence: Vec::new() });
        if !side.evidence.contains(&evidence) {
            side.evidence.push(evidence);
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
