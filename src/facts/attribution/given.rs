//! A figure or a place that somebody gives, with no clause around it: "put the toll at 17", "the Post has 31 dead".

use super::draft::{Draft, with_cue};
use super::order;
use super::sentence::Sentence;
use super::speaker;
use super::value::{SourceClass, Stance};
use super::verbs::{is_passive, is_speaker, source};
use crate::prose::Tag;
use std::ops::Range;

/// Words that may stand before a number.
const APPROXIMATE: &[&str] = &[
    "about", "around", "nearly", "almost", "over", "roughly", "more", "less", "than", "least", "most", "at", "$",
    "some", "between", "only", "just", "up", "to",
];

/// In words, how far what is said of a thing may stand from the verb.
const FARTHEST: usize = 10;

/// Whether a word of the sentence may give something so.
pub(super) fn may_give(sentence: &Sentence, token: usize) -> bool {
    match sentence.lemma(token) {
        "put" | "place" | "give" | "attribute" => true,
        "have" => token > sentence.tokens.start && sentence.tag(token - 1).is_proper(),
        _ => false,
    }
}

/// Adds a draft for each verb of the sentence with which somebody gives a figure or a place.
pub(super) fn read(sentence: &Sentence, drafts: &mut Vec<Draft>) {
    for token in sentence.tokens.clone() {
        let Some(lemma) = sentence.verb(token) else { continue };
        if with_cue(drafts, token).is_some() {
            continue;
        }
        let found = match lemma {
            "put" | "place" | "set" | "estimate" | "reckon" => {
                reckoned(sentence, token).or_else(|| placed(sentence, token))
            }
            "give" => given(sentence, token),
            "say" => alone(sentence, token),
            "have" => had(sentence, token),
            "attribute" => attributed(sentence, token),
            _ => None,
        };
        drafts.extend(found);
    }
}

/// Where the number begins that stands at `from`, words like "about" left out.
fn number(sentence: &Sentence, from: usize) -> Option<usize> {
    let mut tokens = from..sentence.tokens.end;
    tokens.find(|&at| !sentence.is(at, APPROXIMATE)).filter(|&at| sentence.tag(at) == Tag::Cd)
}

/// "put the toll at 17", "the toll was put at 17 by the ministry".
fn reckoned(sentence: &Sentence, token: usize) -> Option<Draft> {
    let behind = token + 1..sentence.tokens.end.min(token + FARTHEST);
    let at = behind.clone().take_while(|&at| !sentence.is_finite(at)).find(|&at| sentence.is(at, &["at"]))?;
    let number = number(sentence, at + 1)?;
    let end = order::right_edge(sentence, number)?;
    let clause = sentence.clause(token)?;
    if is_passive(sentence, clause) {
        let figure = clause.subjects.first().map(|&subject| speaker::phrase(sentence, subject))?;
        let by = (end.saturating_sub(1)..sentence.tokens.end).take(4).find(|&at| sentence.is(at, &["by"]));
        let agent = by.and_then(|by| order::noun_behind(sentence, by, None));
        let end = by.unwrap_or(end).max(number + 1);
        let draft =
            Draft::new(agent.as_ref().map(|(head, _)| *head), token..token + 1, vec![figure, at..end], Stance::Affirm);
        return Some(Draft { phrase: agent.map(|(_, phrase)| phrase), ..draft });
    }
    let figure = order::right_edge(sentence, token + 1).filter(|&edge| edge + 1 >= at && at > token + 1)?;
    draft(sentence, token, token + 1..end.max(figure))
}

/// "gave the number as 88".
fn given(sentence: &Sentence, token: usize) -> Option<Draft> {
    let edge = order::right_edge(sentence, token + 1).filter(|&edge| edge > token + 1 && sentence.is(edge, &["as"]))?;
    let end = order::right_edge(sentence, number(sentence, edge + 1)?)?;
    draft(sentence, token, token + 1..end)
}

/// "The ministry says 6.1 percent of revenue": an answer without a verb of its own.
fn alone(sentence: &Sentence, token: usize) -> Option<Draft> {
    let end = order::right_edge(sentence, number(sentence, token + 1)?)?;
    let verbless = !sentence.has_finite(token + 1..sentence.tokens.end);
    verbless.then(|| draft(sentence, token, token + 1..end)).flatten()
}

/// "The Post had 31 dead on Sunday": what a paper has, it reports.
fn had(sentence: &Sentence, token: usize) -> Option<Draft> {
    let end = order::right_edge(sentence, number(sentence, token + 1)?)?;
    let found = draft(sentence, token, token + 1..end)?;
    publishes(sentence, &found).then_some(found)
}

/// "The Courier's reporter places the guards on the east bank": whoever is no paper may put them there by hand.
fn placed(sentence: &Sentence, token: usize) -> Option<Draft> {
    let thing = object(sentence, token)?;
    let where_ = thing.end;
    let is_place = where_ < sentence.tokens.end && sentence.is(where_, &["in", "at", "on", "near", "off", "outside"]);
    let end = order::end_of(sentence, token, thing.start);
    let found = draft(sentence, token, thing.start..end).filter(|_| is_place)?;
    (publishes(sentence, &found) || sentence.is(found.source?, &["most", "others", "some"])).then_some(found)
}

/// "attributes the plan to Mr. Sohl".
fn attributed(sentence: &Sentence, token: usize) -> Option<Draft> {
    let thing = object(sentence, token).filter(|thing| sentence.is(thing.end, &["to"]))?;
    draft(sentence, token, thing.start..order::end_of(sentence, token, thing.start))
}

/// The noun phrase right behind the verb, up to the first preposition that does not belong to it.
fn object(sentence: &Sentence, token: usize) -> Option<Range<usize>> {
    let last = sentence.tokens.end.min(token + FARTHEST);
    let edge = order::right_edge(sentence, token + 1)?.min(last);
    let parts = |at: &usize| sentence.tag(*at) == Tag::In && !sentence.is(*at, &["of"]) || sentence.tag(*at) == Tag::To;
    let end = (token + 1..edge).find(parts).unwrap_or(edge);
    (end > token + 1).then_some(token + 1..end)
}

fn draft(sentence: &Sentence, token: usize, content: Range<usize>) -> Option<Draft> {
    let clause = sentence.clause(token)?;
    let (head, phrase) = order::noun_before(sentence, token, source(sentence, clause))?;
    let found = Draft::new(Some(head), token..token + 1, vec![content], Stance::Affirm);
    is_speaker(sentence, head).then_some(Draft { phrase: Some(phrase), ..found })
}

/// Whether the source is a paper, or who writes for one.
fn publishes(sentence: &Sentence, draft: &Draft) -> bool {
    let Some(head) = draft.source else { return false };
    let known = draft.phrase.clone();
    let writes = sentence.is(head, &["reporter", "correspondent", "map", "report"]);
    writes || speaker::source(sentence.prose, head, known).class == SourceClass::Outlet
}
