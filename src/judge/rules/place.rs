//! Where it happened: which town, which side, how far.

use crate::account::Account;
use crate::align::{Alignment, Candidate};
use crate::facts::Relation;
use crate::facts::place::{self, Place};
use crate::judge::pairing::{FactId, Filed, Pair, across, apart, context, unrivalled};
use crate::judge::sides::{Claim, Parting, words};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, voices};
use crate::weighing::Weighing;

/// Where one event has two places.
pub fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment);
    unrivalled(Rule::Place, &pairs, weights)
        .into_iter()
        .map(|(pair, weighing)| parting(accounts, pair, weighing))
        .collect()
}

/// The places of aligned sentences, each with each that it can be compared with.
pub fn pairs(accounts: &[Account], alignment: &Alignment) -> Vec<Pair> {
    let places = Filed::of(accounts, |account| account.places.iter().map(|p| p.value).collect());
    across(alignment, &places, |candidate, left, right| pair(accounts, candidate, left, right))
}

fn pair(accounts: &[Account], candidate: &Candidate, left: FactId, right: FactId) -> Option<Pair> {
    let (a, b) = (at(accounts, left), at(accounts, right));
    let relation = place::compare(a, b);
    if matches!(relation, Relation::NotComparable(_)) {
        return None;
    }
    let mut signs = context(accounts, candidate, [a.value, b.value], [a.value, b.value]);
    signs.add("sides of one place", f64::from(u8::from(a.side.is_some() && b.side.is_some())));
    signs.add("the same preposition", f64::from(u8::from(a.preposition == b.preposition)));
    Some(Pair { left, right, relation, signs })
}

fn at(accounts: &[Account], id: FactId) -> &Place {
    &accounts[id.report].places[id.fact]
}

fn parting(accounts: &[Account], pair: &Pair, weighing: Weighing) -> Parting {
    let (left, right) = (&accounts[pair.left.report], &accounts[pair.right.report]);
    let left_claim = claim(left, pair.left, at(accounts, pair.left));
    let right_claim = claim(right, pair.right, at(accounts, pair.right));
    let subject = left
        .clause_at(left_claim.span.start)
        .map_or_else(|| "where it happened".to_string(), |clause| format!("where: {}", clause.lemma));
    Parting {
        rule: Rule::Place,
        verdict: voices::verdict((left, &left_claim), (right, &right_claim)),
        severity: Severity::Warning,
        subject,
        reason: format!("Both places are of the same event, and they part: {}.", apart(pair)),
        left: left_claim,
        right: right_claim,
        weighing,
    }
}

fn claim(account: &Account, id: FactId, place: &Place) -> Claim {
    let value = words(account, place.value);
    Claim {
        report: id.report,
        span: place.value,
        sentence: account.sentence(place.value),
        said_by: account.said_by(place.value),
        same_as: value.to_lowercase(),
        topic: format!("{:?}", place.value),
        again: Vec::new(),
        value,
    }
}
