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

/// One finding for each thing that is parted over: partings that share a claim are about the same thing. Its words are
/// those of the parting that we are surest of.
pub(super) fn join(partings: Vec<Parting>) -> Vec<Finding> {
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
    groups.into_iter().filter_map(finding).collect()
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
