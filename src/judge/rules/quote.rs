//! The same remark of the same person in words that do not mean the same.

use crate::account::Account;
use crate::facts::Relation;
use crate::judge::pairing::FactId;
use crate::judge::quotes::{self, QuotePair, quotation};
use crate::judge::sides::{Claim, Parting, fuller, words};
use crate::judge::speakers::{Identity, Speaker, identity, speaker};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, Verdict};
use crate::weighing::Weighing;

/// Where quotations part.
pub fn partings(accounts: &[Account], pairs: &[QuotePair], weights: &Weights) -> Vec<Parting> {
    pairs.iter().filter_map(|pair| parting(accounts, pair, weights)).collect()
}

fn parting(accounts: &[Account], pair: &QuotePair, weights: &Weights) -> Option<Parting> {
    let Relation::Apart(reason) = &pair.relation else { return None };
    let said = |id: FactId| speaker(&accounts[id.report], quotation(accounts, id).span);
    let (left, right) = (said(pair.left), said(pair.right));
    let who = match (&left, &right) {
        (Some(a), Some(b)) => identity(a, b),
        _ => Identity::Unclear,
    };
    // Two people may well say opposite things in the same words: that is a debate.
    if who == Identity::Different || pair.words < quotes::FEWEST_WORDS && who != Identity::Same {
        return None;
    }
    let mut signs = Weighing::new().part("many words shared", (pair.words as f64 / 10.0).min(1.0));
    signs.add("same speaker", f64::from(u8::from(who == Identity::Same)));
    let name = match [&left, &right].map(|speaker| speaker.as_ref().map(Speaker::shown)) {
        [Some(one), Some(other)] => fuller(&one, &other).to_string(),
        [one, other] => one.or(other).unwrap_or_else(|| "what was said".to_string()),
    };
    Some(Parting {
        rule: Rule::Quote,
        verdict: Verdict::Conflict,
        severity: Severity::Error,
        subject: format!("words of {name}"),
        reason: format!("Both quote the same remark, and its meaning is not the same: {reason}."),
        left: claim(accounts, pair.left, left.as_ref()),
        right: claim(accounts, pair.right, right.as_ref()),
        weighing: weights.weigh(Rule::Quote.name(), &signs),
    })
}

fn claim(accounts: &[Account], id: FactId, speaker: Option<&Speaker>) -> Claim {
    let account = &accounts[id.report];
    let span = quotation(accounts, id).span;
    let words = words(account, span);
    Claim {
        report: id.report,
        span,
        sentence: account.sentence(span),
        topic: String::new(),
        again: Vec::new(),
        said_by: speaker.map(Speaker::span),
        same_as: words.to_lowercase(),
        value: format!("“{words}”"),
    }
}
