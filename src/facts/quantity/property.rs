//! What a figure of money, a share, a measure or a span of time is a figure of: the *property* of MeasEval (Harper et al.
//! 2021), which may stand in the noun it hangs on, in its verb, or just beside it.

use super::value::{Kind, Quantity};
use crate::prose::Prose;
use crate::wording::properties::{self, Sort};

/// How many words before and behind the figure are looked at.
const BEFORE: usize = 8;
const BEHIND: usize = 5;

/// The property that `quantity` of `prose` is a figure of, by its noun, else its verb, else the nearest word that names one
/// within the sentence. None where no word names one.
pub fn property(prose: &Prose, quantity: &Quantity) -> Option<&'static str> {
    let sort = match quantity.kind {
        Kind::Money => Sort::Money,
        Kind::Percent | Kind::Fraction => Sort::Share,
        Kind::Measure => Sort::Measure,
        Kind::Duration => Sort::Duration,
        Kind::Count => Sort::Count,
        _ => return None,
    };
    let named = |lemma: &str| properties::property(sort, &lemma.to_lowercase());
    let of = || quantity.of.as_ref().and_then(|of| named(&of.lemma));
    let told = || quantity.event.as_ref().and_then(|event| named(&event.lemma));
    let beside = || {
        let sentence = prose.sentence_at(quantity.span.start)?;
        let tokens = prose.sentences[sentence].tokens.clone();
        let at = |byte: usize| tokens.start + prose.tokens[tokens.clone()].partition_point(|t| t.span.end <= byte);
        let (first, last) = (at(quantity.span.start), at(quantity.span.end));
        let before = (first.saturating_sub(BEFORE).max(tokens.start)..first).rev().map(|token| (first - token, token));
        let behind = (last..(last + BEHIND).min(tokens.end)).map(|token| (token + 1 - last, token));
        let found = before.chain(behind).filter_map(|(far, token)| Some((far, named(prose.lemma(token))?)));
        found.min_by_key(|(far, _)| *far).map(|(_, property)| property)
    };
    of().or_else(told).or_else(beside)
}
