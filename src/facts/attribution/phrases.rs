//! Fixed phrases that credit: "according to", "in the words of", "in her view", "as he put it", "citing".

use super::draft::{Draft, without};
use super::sentence::Sentence;
use super::value::Stance;
use crate::prose::{Dep, Tag};
use crate::wording::{lower, names, roles, speech};
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
    let (head, run) = noun_behind(sentence, next)?;
    let content = around(sentence, token..behind_relative(sentence, run.end))?;
    Some(Draft { phrase: Some(run), ..Draft::new(Some(head), token..next + 1, content, Stance::Affirm) })
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
    let end = if owner.is_some() { noun + 1 } else { of.as_ref()?.1.end };
    let (source, phrase) = owner.map(|owner| (owner, None)).or_else(|| of.map(|(head, run)| (head, Some(run))))?;
    let content = around(sentence, token..end)?;
    Some(Draft { phrase, ..Draft::new(Some(source), token..noun + 1, content, Stance::Affirm) })
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
    let subject =
        subject.filter(|s| (token + 1..verb).contains(s)).or_else(|| Some(noun_behind(sentence, token)?.0))?;
    let last = if put { verb + 1 } else { verb };
    let content = around(sentence, token..last + 1)?;
    Some(Draft::new(Some(subject), verb..last + 1, content, Stance::Affirm))
}

/// "the paper, citing officials, reported": the officials say what the paper says.
fn citing(sentence: &Sentence, token: usize, drafts: &[Draft]) -> Option<Draft> {
    if !sentence.is(token, &["citing", "quoting"]) {
        return None;
    }
    let (head, run) = noun_behind(sentence, token)?;
    let tree = sentence.tree();
    let over = tree.head(token).unwrap_or(token);
    let whole = |draft: &&Draft| sentence.tokens.contains(&draft.cue.start) && !draft.content.is_empty();
    // A paper cites more often than whoever it writes of.
    let publishes = |draft: &&Draft| {
        draft.source.is_some_and(|source| {
            speech::is_outlet_name(sentence.word(source))
                || speech::speaker(sentence.lemma(source)) == Some(speech::Speaker::Outlet)
        }) || draft.cue.len() == 1 && sentence.lemma(draft.cue.start) == "report"
    };
    let outer = drafts
        .iter()
        .filter(whole)
        .find(publishes)
        .or_else(|| drafts.iter().filter(whole).find(|draft| draft.cue.contains(&over)))
        .or_else(|| drafts.iter().filter(whole).min_by_key(|draft| draft.cue.start.abs_diff(token)))?;
    // "Orbit will close a plant, citing weak demand": demand says nothing, the firm says that it is weak.
    if !can_speak(sentence, head) {
        let content = token + 1..super::order::end_of(sentence, token, token + 1);
        let cited = Draft::new(outer.source, token..token + 1, vec![content], Stance::Affirm);
        return outer.source.map(|_| Draft { phrase: outer.phrase.clone(), ..cited });
    }
    let mut draft = Draft::new(Some(head), token..token + 1, outer.content.clone(), Stance::Affirm);
    draft.content = draft.content.into_iter().flat_map(|piece| without(piece, &(token..run.end))).collect();
    draft.phrase = Some(run);
    draft.passes_on = Some(outer.cue.start);
    Some(draft)
}

/// People, bodies, papers and whatever has a name.
fn can_speak(sentence: &Sentence, head: usize) -> bool {
    let (tag, lemma) = (sentence.tag(head), lower(sentence.lemma(head)));
    let word = sentence.prose.lower(head);
    tag.is_proper()
        || tag.is_pronoun()
        || speech::speaker(&lemma).is_some()
        || roles::noun(&lemma).is_some()
        || names::is_organisation(&lemma)
        || names::is_group(word)
}

/// Head and words of the noun phrase that begins behind `token`.
fn noun_behind(sentence: &Sentence, token: usize) -> Option<(usize, Range<usize>)> {
    super::order::noun_behind(sentence, token, None)
}

fn ends_phrase(sentence: &Sentence, token: usize) -> bool {
    token >= sentence.tokens.end || matches!(sentence.word(token), "," | "." | ";" | "—")
}

/// Where a relative clause ends that begins at `at`, or behind a comma there: "the owner, who was there,".
fn behind_relative(sentence: &Sentence, at: usize) -> usize {
    let end = sentence.tokens.end;
    let is_comma = |at: usize| at < end && sentence.word(at) == ",";
    let other = super::order::right_edge(sentence, at + 1).filter(|&edge| is_comma(at) && edge > at + 1 && edge < end);
    let named = other.filter(|&edge| is_comma(edge) || sentence.word(edge) == ".");
    let at = named.unwrap_or(at);
    let first = at + usize::from(is_comma(at));
    let relates = |at: usize| {
        at < end && (matches!(sentence.tag(at), Tag::Wp | Tag::Wdt | Tag::WpPoss) || sentence.is(at, &["that"]))
    };
    let leads = first < end && sentence.tag(first) == Tag::In && relates(first + 1);
    if !(relates(first) || leads) {
        return at;
    }
    (first..end).find(|&at| matches!(sentence.word(at), "," | "." | ";")).unwrap_or(end)
}

/// The clause that the phrase `hole` stands in, without it: the whole sentence where the phrase opens or closes it.
fn around(sentence: &Sentence, hole: Range<usize>) -> Option<Vec<Range<usize>>> {
    let tree = sentence.tree();
    let opens = hole.start <= sentence.tokens.start + 1;
    let closes = hole.end + 1 >= sentence.tokens.end || sentence.word(hole.start.max(1) - 1) == ",";
    let mut up = tree.head(hole.start).filter(|_| !opens && !closes);
    // Up out of the phrase, then on to the clause it is in.
    while let Some(at) = up {
        if !hole.contains(&at) && (sentence.tag(at).is_verb() || sentence.clause(at).is_some()) {
            break;
        }
        up = tree.head(at);
    }
    let all = up.map_or(sentence.tokens.clone(), |at| tree.subtree(at));
    let pieces = without(all, &hole);
    let says = |piece: &Range<usize>| piece.clone().any(|at| sentence.tag(at).is_verb() || sentence.is_finite(at));
    // Behind the phrase an apposition to its source may stand, which says nothing.
    let kept: Vec<_> = pieces
        .into_iter()
        .filter(|piece| {
            piece.start < hole.start || says(piece) || sentence.tag((piece.start + 1).min(piece.end - 1)) == Tag::In
        })
        .collect();
    kept.iter().any(says).then_some(kept)
}
