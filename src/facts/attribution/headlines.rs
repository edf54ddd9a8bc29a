//! Headlines that credit with a colon or a dash: "Police: driver was asleep", "Driver was asleep — police".

use super::draft::Draft;
use super::sentence::{Sentence, is_mark};
use super::value::Stance;
use super::{Quotation, speaker};
use crate::wording::{lower, speech};
use std::ops::Range;

/// Longer ones are no name of a speaker.
const LONGEST_NAME: usize = 4;

/// Adds the draft of a headline, if it has such a form.
pub(super) fn read(sentence: &Sentence, quotations: &[Quotation], drafts: &mut Vec<Draft>) {
    let parted = sentence.tokens.clone().find(|&at| sentence.is(at, &[":", "—", "–", "--", "-"]));
    let Some(sign) = parted else { return };
    let before = sentence.tokens.start..sign;
    let after = sign + 1..sentence.tokens.end;
    let colon = sentence.is(sign, &[":"]);
    if colon && names_speaker(sentence, before.clone()) && says_something(sentence, after.clone()) {
        return drafts.push(draft(sentence, before, sign, after));
    }
    let last_quoted = quotations.iter().find(|q| q.marked == before);
    if let Some(quotation) = last_quoted
        && colon
        && let Some(head) = first_noun(sentence, after.clone())
    {
        let mut found = Draft::new(Some(head), sign..sign + 1, vec![quotation.tokens.clone()], Stance::Affirm);
        found.quoted = true;
        return drafts.push(found);
    }
    if !colon && names_speaker(sentence, after.clone()) && says_something(sentence, before.clone()) {
        drafts.push(draft(sentence, after, sign, before));
    }
}

fn draft(sentence: &Sentence, name: Range<usize>, sign: usize, content: Range<usize>) -> Draft {
    let head = head(sentence, name.clone());
    Draft::new(Some(head), sign..sign + 1, vec![content], Stance::Affirm)
}

/// The word of the name that the others hang on.
fn head(sentence: &Sentence, name: Range<usize>) -> usize {
    let tree = sentence.tree();
    let outside = |token: &usize| tree.head(*token).is_none_or(|head| !name.contains(&head));
    name.clone().rev().find(outside).unwrap_or(name.end - 1)
}

/// "Police", "Ann Roe", "UN report"; not "Floods" or "Geneva talks".
fn names_speaker(sentence: &Sentence, name: Range<usize>) -> bool {
    if name.is_empty() || name.len() > LONGEST_NAME {
        return false;
    }
    let last = sentence.word(name.end - 1);
    let lemma = lower(sentence.lemma(name.end - 1));
    let plain = last.strip_suffix('s').unwrap_or(last).to_lowercase();
    let listed =
        speech::speaker(&lemma).or_else(|| speech::speaker(&plain)).or_else(|| speech::speaker(&last.to_lowercase()));
    listed.is_some() || speech::is_outlet_name(last) || is_person(sentence, name)
}

/// Two or more names, or one behind a title.
fn is_person(sentence: &Sentence, name: Range<usize>) -> bool {
    name.len() >= 2
        && name.clone().all(|token| sentence.tag(token).is_proper())
        && !sentence.word(name.end - 1).ends_with('s')
}

/// A clause, and none that asks or explains ("what we know").
fn says_something(sentence: &Sentence, content: Range<usize>) -> bool {
    let asks = content
        .clone()
        .find(|&at| !is_mark(sentence.word(at)))
        .is_some_and(|at| sentence.is(at, &["what", "how", "why", "who", "where", "when", "live", "a", "five", "in"]));
    let verb = content.clone().any(|token| sentence.tag(token).is_verb() || sentence.tag(token).is_finite());
    verb && !asks
}

fn first_noun(sentence: &Sentence, tokens: Range<usize>) -> Option<usize> {
    let first = tokens.clone().find(|&token| sentence.tag(token).is_noun())?;
    let tree = sentence.tree();
    let up =
        tree.head(first).filter(|head| tokens.contains(head) && sentence.tag(*head).is_noun() && *head < first + 4);
    Some(speaker::phrase(sentence, up.unwrap_or(first))).map(|phrase| up.unwrap_or(first).min(phrase.end - 1))
}
