//! The same words credited to people who cannot both have said them first.

use crate::account::Account;
use crate::facts::Relation;
use crate::judge::pairing::FactId;
use crate::judge::quotes::{self, QuotePair, quotation};
use crate::judge::sides::{Claim, Parting, shorter, words};
use crate::judge::speakers::{Identity, Speaker, identity, speaker};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, Verdict};
use crate::weighing::Weighing;

/// Where one remark has two speakers.
pub fn partings(accounts: &[Account], pairs: &[QuotePair], weights: &Weights) -> Vec<Parting> {
    pairs.iter().filter_map(|pair| parting(accounts, pair, weights)).collect()
}

fn parting(accounts: &[Account], pair: &QuotePair, weights: &Weights) -> Option<Parting> {
    if pair.words < quotes::FEWEST_WORDS {
        return None;
    }
    let said = |id: FactId| speaker(&accounts[id.report], quotation(accounts, id).span);
    let (left, right) = (said(pair.left)?, said(pair.right)?);
    if matches!(pair.relation, Relation::Apart(_)) || identity(&left, &right) != Identity::Different {
        return None;
    }
    let mut signs = Weighing::new().part("many words shared", (pair.words as f64 / 10.0).min(1.0));
    signs.add("word for word", f64::from(u8::from(pair.relation == Relation::Same)));
    let [one, other] = [pair.left, pair.right].map(|id| words(&accounts[id.report], quotation(accounts, id).span));
    let words = shorter(one, other);
    Some(Parting {
        rule: Rule::Attribution,
        verdict: Verdict::Conflict,
        severity: Severity::Error,
        subject: format!("who said “{words}”"),
        reason: format!(
            "Both quote the same remark; one credits it to {}, the other to {}.",
            left.shown(),
            right.shown()
        ),
        left: claim(accounts, pair.left, &left),
        right: claim(accounts, pair.right, &right),
        weighing: weights.weigh(Rule::Attribution.name(), &signs),
    })
}

fn claim(accounts: &[Account], id: FactId, speaker: &Speaker) -> Claim {
    let account = &accounts[id.report];
    Claim {
        report: id.report,
        span: speaker.span(),
        sentence: account.sentence(quotation(accounts, id).span).cover(account.sentence(speaker.span())),
        topic: words(account, quotation(accounts, id).span),
        again: Vec::new(),
        said_by: None,
        same_as: speaker.shown().to_lowercase(),
        value: speaker.shown(),
    }
}
