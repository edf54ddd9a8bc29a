//! Fixed phrases that credit: "according to", "in the words of", "in her view", "as he put it", "citing".

use super::draft::{Draft, without};
use super::sentence::Sentence;
use super::value::Stance;
use crate::prose::{Dep, Tag};
use std::ops::Range;

const VIEWS: &[&str] =
    &["view", "opinion", "words", "word", "account", "estimation", "judgment", "judgement", "eyes", "telling"];

/// Adds a draft for each phrase of the sentence.
pub(super) fn read(sentence: &Sentence, drafts: &mut Vec<Draft>) {
    for token in sentence.tokens.clone() {
        let draft = according(sentence, token)
            .or_else(|| in_view(sentence, token))
            .or_else(|| as_put(sentence, token, drafts))
            .or_else(|| citing(sentence, token, drafts));
        drafts.extend(draft);
    }
}

fn according(sentence: &Sentence, token: usize) -> Option<Draft> {
    let next = token + 1;
    if !sentence.is(token, &["according"]) || !sentence.is(next, &["to"]) {
        return None;
    }
    let head = noun_behind(sentence, next)?;
    Some(Draft::new(Some(head), token..next + 1, around(sentence, token, head)?, Stance::Affirm))
}

/// "in her view", "in the words of one aide", "by his account".
fn in_view(sentence: &Sentence, token: usize) -> Option<Draft> {
    if !sentence.is(token, &["in", "by"]) {
        return None;
    }
    let noun = (token + 1..sentence.tokens.end.min(token + 8)).find(|&at| sentence.is(at, VIEWS))?;
    let owner = sentence.tree().children_as(noun, Dep::NmodPoss).find(|&owner| owner > token);
    let of = (noun + 1 < sentence.tokens.end && sentence.is(noun + 1, &["of"]))
        .then(|| noun_behind(sentence, noun + 1))
        .flatten();
    let source = owner.or(of)?;
    let last = if owner.is_some() { noun } else { source };
    Some(Draft::new(Some(source), token..noun + 1, around(sentence, token, last)?, Stance::Affirm))
}

/// "as the mayor put it", "as he said".
fn as_put(sentence: &Sentence, token: usize, drafts: &[Draft]) -> Option<Draft> {
    if !sentence.is(token, &["as"]) || token + 2 >= sentence.tokens.end {
        return None;
    }
    let verb = (token + 2..sentence.tokens.end.min(token + 9)).find(|&at| sentence.tag(at).is_verb())?;
    let said = matches!(sentence.lemma(verb), "say" | "note" | "explain" | "report" | "observe" | "describe");
    let put = sentence.lemma(verb) == "put" && sentence.is(verb + 1, &["it"]);
    if !(put || said && ends_phrase(sentence, verb + 1)) || drafts.iter().any(|draft| draft.cue.contains(&verb)) {
        return None;
    }
    let subject = sentence.clause(verb).and_then(|clause| clause.subjects.first().copied());
    let subject = subject.filter(|s| (token + 1..verb).contains(s)).or_else(|| noun_behind(sentence, token))?;
    let last = if put { verb + 1 } else { verb };
    let content = around(sentence, token, last)?;
    Some(Draft::new(Some(subject), verb..last + 1, content, Stance::Affirm))
}

/// "the paper, citing officials, reported": the officials say what the paper says.
fn citing(sentence: &Sentence, token: usize, drafts: &[Draft]) -> Option<Draft> {
    if !sentence.is(token, &["citing", "quoting"]) {
        return None;
    }
    let head = noun_behind(sentence, token)?;
    let tree = sentence.tree();
    let over = tree.head(token).unwrap_or(token);
    let whole = |draft: &&Draft| sentence.tokens.contains(&draft.cue.start) && !draft.content.is_empty();
    let outer = drafts
        .iter()
        .filter(whole)
        .find(|draft| draft.cue.contains(&over))
        .or_else(|| drafts.iter().filter(whole).min_by_key(|draft| draft.cue.start.abs_diff(token)))?;
    let mut draft = Draft::new(Some(head), token..token + 1, outer.content.clone(), Stance::Affirm);
    draft.content = draft.content.into_iter().flat_map(|piece| without(piece, &(token..head + 1))).collect();
    draft.passes_on = Some(outer.cue.start);
    Some(draft)
}

/// The head of the noun phrase that begins behind `token`.
fn noun_behind(sentence: &Sentence, token: usize) -> Option<usize> {
    let next = token + 1;
    let (head, run) = super::order::noun_behind(sentence, token, (next < sentence.tokens.end).then_some(next))?;
    // The first word alone is no better guess than the words.
    if head != next || run.len() == 1 {
        Some(head)
    } else {
        super::order::noun_behind(sentence, token, None).map(|(head, _)| head)
    }
}

fn ends_phrase(sentence: &Sentence, token: usize) -> bool {
    token >= sentence.tokens.end || matches!(sentence.word(token), "," | "." | ";" | "—")
}

/// The clause that a phrase from `first` on stands in, without the phrase. `last` is its noun or verb.
fn around(sentence: &Sentence, first: usize, last: usize) -> Option<Vec<Range<usize>>> {
    let tree = sentence.tree();
    let hole = first..phrase_end(sentence, first, last);
    let opens = first == sentence.tokens.start
        || (first == sentence.tokens.start + 1 && super::sentence::is_mark(sentence.word(first - 1)));
    let mut at = last.max(first);
    // Up out of the phrase, then on to the clause it is in.
    while let Some(head) = tree.head(at) {
        at = head;
        let outside = !hole.contains(&at);
        if outside && (sentence.tag(at).is_verb() || sentence.clause(at).is_some()) {
            break;
        }
    }
    let all = if opens || hole.contains(&at) { sentence.tokens.clone() } else { tree.subtree(at) };
    let all = if at_end(sentence, &hole) && tree.head(at).is_none() { sentence.tokens.clone() } else { all };
    let pieces = without(all, &hole);
    (!pieces.is_empty()).then_some(pieces)
}

fn at_end(sentence: &Sentence, hole: &Range<usize>) -> bool {
    hole.end + 1 >= sentence.tokens.end
}

/// Where the phrase ends: with its noun phrase, behind an apposition that commas enclose too.
fn phrase_end(sentence: &Sentence, first: usize, last: usize) -> usize {
    let tree = sentence.tree();
    if sentence.tag(last).is_verb() || last == first || sentence.tag(last) == Tag::Prp {
        return last + 1;
    }
    let all = tree.subtree(last);
    super::speaker::phrase(sentence, last).end.max(if all.start >= first { all.end } else { last + 1 })
}
