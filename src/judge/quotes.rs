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
    let quoted: Vec<Vec<Vec<FactId>>> = accounts.iter().enumerate().map(in_sentences).collect();
    let quoted = |id: SentenceId| &quoted[id.report][id.sentence];
    for candidate in &alignment.candidates {
        for &left in quoted(candidate.left) {
            for &right in quoted(candidate.right) {
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

/// For each sentence of a report the quotations that have words of it, in order.
fn in_sentences((report, account): (usize, &Account)) -> Vec<Vec<FactId>> {
    let sentences = &account.prose.sentences;
    let mut quoted = vec![Vec::new(); sentences.len()];
    for (fact, quotation) in account.quotations.iter().enumerate().filter(|(_, quotation)| !quotation.nested) {
        let first = account.prose.sentence_at(quotation.span.start).unwrap_or(sentences.len());
        let here = sentences[first..].iter().take_while(|sentence| sentence.span.start < quotation.span.end);
        quoted[first..first + here.count()].iter_mut().for_each(|quoted| quoted.push(FactId { report, fact }));
    }
    quoted
}
