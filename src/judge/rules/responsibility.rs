//! Who did it, began it, ordered it, asked for it, is to blame.

use crate::account::Account;
use crate::align::{Alignment, Candidate};
use crate::facts::Relation;
use crate::facts::responsibility::{self, Responsibility};
use crate::judge::pairing::{FactId, Filed, Pair, across, apart, context, unrivalled};
use crate::judge::sides::{Claim, Parting, shorter};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, voices};
use crate::weighing::Weighing;

/// Where a deed is laid at two doors.
pub fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment);
    unrivalled(Rule::Responsibility, &pairs, weights)
        .into_iter()
        .map(|(pair, weighing)| parting(accounts, pair, weighing))
        .collect()
}

/// The deeds of aligned sentences, each with each that it can be compared with.
pub fn pairs(accounts: &[Account], alignment: &Alignment) -> Vec<Pair> {
    let deeds = Filed::of(accounts, |account| account.deeds.iter().map(|deed| deed.span).collect());
    across(alignment, &deeds, |candidate, left, right| pair(accounts, candidate, left, right))
}

fn pair(accounts: &[Account], candidate: &Candidate, left: FactId, right: FactId) -> Option<Pair> {
    let (a, b) = (at(accounts, left), at(accounts, right));
    let relation = responsibility::compare(a, b);
    if is_pronoun(accounts, left) || is_pronoun(accounts, right) || matches!(relation, Relation::NotComparable(_)) {
        return None;
    }
    let mut signs = context(accounts, candidate, [a.span, b.span], [a.span, b.span]);
    signs.add("the same deed", f64::from(u8::from(a.lemma == b.lemma)));
    if let (Some(x), Some(y)) = (&a.object, &b.object) {
        let head = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_lowercase();
        signs.add("done to the same", if head(&x.name) == head(&y.name) { 1.0 } else { -0.5 });
    }
    Some(Pair { left, right, relation, signs })
}

/// Whether the agent is a pronoun: whom it stands for is known too seldom to lay a deed at their door.
fn is_pronoun(accounts: &[Account], id: FactId) -> bool {
    let agent = at(accounts, id).agent.as_ref();
    agent.is_some_and(|party| accounts[id.report].prose.tag(party.head).is_pronoun())
}

fn at(accounts: &[Account], id: FactId) -> &Responsibility {
    &accounts[id.report].deeds[id.fact]
}

fn parting(accounts: &[Account], pair: &Pair, weighing: Weighing) -> Parting {
    let (left, right) = (&accounts[pair.left.report], &accounts[pair.right.report]);
    let left_claim = claim(left, pair.left, at(accounts, pair.left));
    let right_claim = claim(right, pair.right, at(accounts, pair.right));
    Parting {
        rule: Rule::Responsibility,
        verdict: voices::verdict((left, &left_claim), (right, &right_claim)),
        severity: Severity::Error,
        subject: shorter(deed(accounts, pair.left), deed(accounts, pair.right)),
        reason: format!("Both speak of the same deed, and they part: {}.", apart(pair)),
        left: left_claim,
        right: right_claim,
        weighing,
    }
}

/// What was done, and to what: "who did it (fire, missiles)".
fn deed(accounts: &[Account], id: FactId) -> String {
    let deed = at(accounts, id);
    let object = deed.object.as_ref().map(|object| format!(", {}", object.running())).unwrap_or_default();
    format!("who did it ({}{object})", deed.lemma)
}

fn claim(account: &Account, id: FactId, deed: &Responsibility) -> Claim {
    let value = account.running(deed.span);
    Claim {
        report: id.report,
        span: deed.span,
        sentence: account.sentence(deed.span),
        topic: format!("{:?}", deed.span),
        again: Vec::new(),
        said_by: account.said_by(deed.span),
        same_as: value.to_lowercase(),
        value,
    }
}
