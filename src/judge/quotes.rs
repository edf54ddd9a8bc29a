use super::pairing::FactId;
use crate::account::Account;
use crate::align::{Alignment, SentenceId};
use crate::facts::Relation;
use crate::facts::attribution::{Quotation, compare_quotes};
use std::collections::BTreeSet;

/// Two quotations of different reports that are the same remark, and how their words stand to each other.
pub(super) struct QuotePair {
    pub left: FactId,
    pub right: FactId,
    pub relation: Relation,
    /// Words of the shorter.
    pub words: usize,
}

/// A quotation of fewer words is a turn of phrase that two people may share.
pub(super) const FEWEST_WORDS: usize = 4;

/// So few words are one remark where one person says them.
const FEWEST_OF_ONE: usize = 3;

/// The quotations of aligned sentences that are one remark.
pub(super) fn pairs(accounts: &[Account], alignment: &Alignment) -> Vec<QuotePair> {
    let mut looked_at = BTreeSet::new();
    let mut pairs = Vec::new();
    for candidate in &alignment.candidates {
        for left in in_sentence(accounts, candidate.left) {
            for right in in_sentence(accounts, candidate.right) {
                if left != right && looked_at.insert((left, right)) {
                    pairs.extend(pair(accounts, left, right));
                }
            }
        }
    }
    pairs
}

pub(super) fn quotation(accounts: &[Account], id: FactId) -> &Quotation {
    &accounts[id.report].quotations[id.fact]
}

fn pair(accounts: &[Account], left: FactId, right: FactId) -> Option<QuotePair> {
    let (a, b) = (quotation(accounts, left), quotation(accounts, right));
    let (words, longer) = (a.tokens.len().min(b.tokens.len()), a.tokens.len().max(b.tokens.len()));
    if words < FEWEST_OF_ONE {
        return None;
    }
    let said = |quotation: &Quotation, id: FactId| quotation.words(&accounts[id.report].prose).to_string();
    let relation = compare_quotes(&said(a, left), &said(b, right));
    let relation = match relation {
        Relation::Apart(_) if words * 2 < longer => Relation::Compatible("one is a small part of the other".into()),
        relation => relation,
    };
    (!matches!(relation, Relation::NotComparable(_))).then_some(QuotePair { left, right, relation, words })
}

fn in_sentence(accounts: &[Account], id: SentenceId) -> Vec<FactId> {
    let account = &accounts[id.report];
    let sentence = account.prose.sentences[id.sentence].span;
    let inside = |quotation: &Quotation| quotation.span.overlaps(sentence) && !quotation.nested;
    let facts = account.quotations.iter().enumerate().filter(|(_, quotation)| inside(quotation));
    facts.map(|(fact, _)| FactId { report: id.report, fact }).collect()
}
