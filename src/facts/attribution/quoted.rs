//! Quotations with the verb and the speaker beside them: "It fell," she said. / She said, "It fell."
//!
//! The words decide here, not the tree: what stands in quotation marks is easily misread as part of the sentence around it.

use super::draft::{Draft, is_sentence_like, with_cue};
use super::quotation::near;
use super::sentence::{Sentence, is_mark};
use super::value::Stance;
use super::{Quotation, order, verbs};
use crate::prose::{Link, Prose, Tag};
use crate::wording::speech::{self, Frame};
use std::ops::Range;

/// Whoever goes on spoke so many quotations ago at most.
const RECENT: usize = 40;

/// How far a verb can stand from its quotation: "Ann Roe, 34, who lives next door and saw it from her window, said".
const FARTHEST: usize = 40;

/// Adds a draft for each quotation that has a verb of its own, then gives those without one to whoever speaks around them.
pub(super) fn read(prose: &Prose, quotations: &[Quotation], headlines: &[bool], drafts: &mut Vec<Draft>) {
    for index in 0..quotations.len() {
        let quotation = &quotations[index];
        if !is_remark(prose, quotation) || headlines.get(sentence_of(prose, quotation.tokens.start)) == Some(&true) {
            continue;
        }
        let cue = behind(prose, quotations, quotation).or_else(|| before(prose, quotations, quotation));
        match cue {
            Some(cue) => {
                credit(prose, quotation, cue, drafts);
                run_back(quotations, index, drafts);
            }
            None => go_on(prose, quotations, index, drafts),
        }
    }
}

/// Gives the paragraphs of a running quotation to whoever is named behind its last, which is number `index`.
fn run_back(quotations: &[Quotation], index: usize, drafts: &mut [Draft]) {
    let Some(speaker) = drafts_with(drafts, quotations[index].tokens.start) else { return };
    let mut before = quotations[index].continues;
    while let Some(at) = before.filter(|&at| drafts_with(drafts, quotations[at].tokens.start).is_none()) {
        drafts[speaker].content.push(quotations[at].tokens.clone());
        before = quotations[at].continues;
    }
}

fn sentence_of(prose: &Prose, token: usize) -> usize {
    prose.sentence_of(token)
}

/// Whole words of somebody, not a name or a word held at arm's length: it begins a sentence, or a comma or colon leads to
/// it or ends it.
fn is_remark(prose: &Prose, quotation: &Quotation) -> bool {
    let Range { start, end } = quotation.marked.clone();
    let sentence = &prose.sentences[sentence_of(prose, quotation.tokens.start)];
    // The mark stands in an earlier sentence than the words where a paragraph ends between them.
    let leads = |before: usize| matches!(prose.word(before), "," | ":" | "—" | "–" | "(" | "“" | "\"" | "‘");
    let opens = start == sentence.tokens.start
        || start.checked_sub(1).is_some_and(leads)
        || start > sentence.tokens.start && is_cue_word(prose, start - 1) && begins_large(prose, quotation);
    let ends_with_comma = end > 1 && end - 1 > quotation.tokens.end && matches!(prose.word(quotation.tokens.end), ",");
    let comma_behind = prose.tokens.get(end).is_some() && prose.word(end) == ",";
    opens && (begins_large(prose, quotation) || follows_cue(prose, start))
        || (ends_with_comma || comma_behind) && begins_large(prose, quotation)
}

fn begins_large(prose: &Prose, quotation: &Quotation) -> bool {
    prose
        .word(quotation.tokens.start)
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '…' | '.' | '$'))
}

fn is_cue_word(prose: &Prose, token: usize) -> bool {
    let sentence = Sentence::new(prose, prose.sentence_of(token));
    sentence
        .verb(token)
        .is_some_and(|lemma| speech::verb(lemma).iter().any(|cue| cue.frame.has(Frame::CLAUSE.or(Frame::QUOTE))))
}

/// `said Joan Pell, "and …"`: the comma or verb before a quotation that goes on in lower case.
fn follows_cue(prose: &Prose, start: usize) -> bool {
    let first = prose.sentences[sentence_of(prose, start)].tokens.start;
    (first.max(start.saturating_sub(12))..start).any(|token| is_cue_word(prose, token))
}

/// A verb that credits, in a tense, that is no relative clause and stands in no other quotation.
fn is_cue(sentence: &Sentence, quotations: &[Quotation], own: &Quotation, token: usize) -> bool {
    let tag = sentence.tag(token);
    let finite = sentence.is_finite(token) || matches!(tag, Tag::Vbn | Tag::Vb | Tag::Vbg);
    finite
        && !matches!(sentence.lemma(token), "see" | "find" | "hear" | "hold" | "feel" | "mean")
        && sentence
            .verb(token)
            .is_some_and(|lemma| speech::verb(lemma).iter().any(|cue| cue.frame.has(Frame::CLAUSE.or(Frame::QUOTE))))
        && !near(quotations, &(token..token + 1)).iter().any(|q| q.nested == own.nested && q.marked.contains(&token))
}

/// `," Ann Roe said`, `," said Ann Roe`.
fn behind(prose: &Prose, quotations: &[Quotation], quotation: &Quotation) -> Option<usize> {
    let first = quotation.marked.end;
    let last_word = quotation.tokens.end.saturating_sub(1);
    let sentence = Sentence::new(prose, sentence_of(prose, last_word));
    let outer = outer_end(quotations, quotation).min(sentence.tokens.end);
    let comma = usize::from(first < outer && matches!(prose.word(first), "," | "—" | "–"));
    let first = first + comma;
    if first >= outer || quotation.tokens.end == quotation.marked.end {
        return None;
    }
    let open = comma == 1 || ends_with_pause(prose, quotation);
    if !open && !is_cue_word(prose, first) {
        return None;
    }
    let leads = matches!(
        sentence.tag(first),
        Tag::Cc | Tag::In | Tag::To | Tag::Wp | Tag::Wdt | Tag::Wrb | Tag::Vbg | Tag::Period
    );
    if leads && !sentence.is(first, &["according"]) {
        return None;
    }
    let mut token = first;
    while token < outer.min(first + FARTHEST) {
        if let Some(skip) = near(quotations, &(token..token + 1))
            .iter()
            .find(|q| q.marked.start == token && q.marked != quotation.marked)
        {
            token = skip.marked.end.max(token + 1);
            continue;
        }
        let finite = sentence.is_finite(token) || sentence.tag(token) == Tag::Vbn;
        if finite && is_cue(&sentence, quotations, quotation, token) && !is_relative(&sentence, token, first) {
            return Some(token);
        }
        if sentence.tag(token).is_finite()
            && !is_relative(&sentence, token, first)
            && !is_helper(&sentence, token)
            && token > first
        {
            let speaks = comma == 1 || ends_with_comma(prose, quotation);
            return Some(token).filter(|&token| speaks && shrugs(&sentence, first, token));
        }
        token += 1;
    }
    None
}

/// "It's a gift," *Mr. Stroud shot back*: behind a quotation that pauses, a name and whatever verb ends the clause.
fn shrugs(sentence: &Sentence, first: usize, verb: usize) -> bool {
    let named = (first..verb).all(|at| {
        sentence.tag(at).is_noun() || matches!(sentence.tag(at), Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::Jj)
    });
    let next = verb + 1;
    let ends = next >= sentence.tokens.end
        || matches!(sentence.word(next), "." | "," | "back" | "in" | "out" | "at" | "to" | "from" | "with");
    named && ends && sentence.tag(verb) == Tag::Vbd && !sentence.is(first, &["it", "that", "this"])
}

fn ends_with_comma(prose: &Prose, quotation: &Quotation) -> bool {
    quotation.marked.end - quotation.tokens.end > 1 && prose.word(quotation.tokens.end) == ","
}

/// A comma, a question mark or a dash before the closing mark: the sentence goes on behind it.
fn ends_with_pause(prose: &Prose, quotation: &Quotation) -> bool {
    let mut last = quotation.marked.end.saturating_sub(2).max(quotation.tokens.start);
    // The pause can stand before the closing mark of a quotation inside.
    while last > quotation.tokens.start && is_mark(prose.word(last)) {
        last -= 1;
    }
    let sign = prose.word(last);
    matches!(sign, "," | "—" | "–" | "…" | "..." | "-" | "--") || sign.starts_with(['?', '!'])
}

fn is_helper(sentence: &Sentence, token: usize) -> bool {
    sentence.tag(token) == Tag::Md || matches!(sentence.lemma(token), "have" | "be" | "do")
}

/// Inside a relative clause: "who *lives* next door".
fn is_relative(sentence: &Sentence, token: usize, first: usize) -> bool {
    let by_tree = sentence.clause(token).is_some_and(|clause| clause.link == Link::Relative);
    let asked = (first..token)
        .rev()
        .take_while(|&at| sentence.word(at) != ",")
        .any(|at| matches!(sentence.tag(at), Tag::Wp | Tag::Wdt | Tag::WpPoss));
    by_tree && sentence.tag(token) != Tag::Vbd || asked
}

/// `Ann Roe said, "`, `told viewers: "`, `said "`.
fn before(prose: &Prose, quotations: &[Quotation], quotation: &Quotation) -> Option<usize> {
    let sentence = Sentence::new(prose, sentence_of(prose, quotation.marked.start));
    let from = outer_start(quotations, quotation).max(sentence.tokens.start);
    let start = quotation.marked.start;
    if start <= from {
        return None;
    }
    let mut token = start;
    while token > from.max(start.saturating_sub(FARTHEST)) {
        token -= 1;
        if let Some(skip) = near(quotations, &(token..token + 1))
            .iter()
            .rev()
            .find(|q| q.marked.end == token + 1 && q.marked != quotation.marked && q.nested == quotation.nested)
        {
            token = skip.marked.start.min(token);
            continue;
        }
        if is_cue(&sentence, quotations, quotation, token) {
            return Some(token);
        }
        if sentence.tag(token).is_finite() && !is_helper(&sentence, token) {
            return None;
        }
    }
    None
}

fn outer_end(quotations: &[Quotation], quotation: &Quotation) -> usize {
    let outer = near(quotations, &quotation.marked)
        .iter()
        .find(|q| quotation.nested && q.marked.start < quotation.marked.start && quotation.marked.end <= q.marked.end);
    outer.map_or(usize::MAX, |q| q.tokens.end)
}

fn outer_start(quotations: &[Quotation], quotation: &Quotation) -> usize {
    let outer = near(quotations, &quotation.marked)
        .iter()
        .find(|q| quotation.nested && q.marked.start < quotation.marked.start && quotation.marked.end <= q.marked.end);
    outer.map_or(0, |q| q.tokens.start)
}

/// Gives the quotation to the subject of `cue`; a verb can have several.
fn credit(prose: &Prose, quotation: &Quotation, cue: usize, drafts: &mut Vec<Draft>) {
    let from = drafts.len().saturating_sub(RECENT);
    if let Some(known) = with_cue(&drafts[from..], cue).map(|at| from + at) {
        drafts[known].content.push(quotation.tokens.clone());
        return;
    }
    let sentence = Sentence::new(prose, prose.sentence_of(cue));
    let senses = speech::verb(sentence.verb(cue).unwrap_or_default());
    let stance =
        senses.iter().find(|s| s.frame.has(Frame::CLAUSE.or(Frame::QUOTE))).map_or(Stance::Affirm, |s| s.stance);
    let asked = quotation.marked.end.checked_sub(2).is_some_and(|at| prose.word(at).starts_with('?'));
    let stance = match stance {
        Stance::Ask if !asked => Stance::Affirm,
        stance => stance,
    };
    let (head, phrase) = speaker(&sentence, quotation, cue).unzip();
    let mut draft = Draft::new(head, cue..cue + 1, vec![quotation.tokens.clone()], stance);
    draft.phrase = phrase.flatten();
    draft.quoted = true;
    drafts.push(draft);
}

/// Who says it, as head and words: the noun phrase behind a verb that follows the quotation at once, else the one before the
/// verb, else the subject that the tree gives.
fn speaker(sentence: &Sentence, quotation: &Quotation, cue: usize) -> Option<(usize, Option<Range<usize>>)> {
    let outside = |token: &usize| !quotation.marked.contains(token);
    let by_tree = sentence.clause(cue).and_then(|clause| verbs::source(sentence, clause)).filter(outside);
    let follows = quotation.marked.end <= cue;
    let at_once =
        follows && (quotation.marked.end == cue || cue == quotation.marked.end + 1 && !is_nominal(sentence, cue - 1));
    let inverted = || order::noun_behind(sentence, cue, by_tree);
    let before =
        || order::noun_before(sentence, cue, by_tree).filter(|(head, run)| outside(head) && outside(&run.start));
    let found = if at_once {
        inverted().or_else(before)
    } else {
        before().or_else(|| inverted().filter(|_| !follows && cue > 0 && sentence.word(cue - 1) == ","))
    };
    match found {
        Some((head, run)) => Some((head, Some(run))),
        None => by_tree.map(|head| (head, None)),
    }
}

fn is_nominal(sentence: &Sentence, token: usize) -> bool {
    sentence.tag(token).is_noun() || sentence.tag(token) == Tag::Prp
}

/// A quotation without a verb: whoever spoke just before it goes on, or whoever the sentence before it is about.
fn go_on(prose: &Prose, quotations: &[Quotation], index: usize, drafts: &mut Vec<Draft>) {
    let quotation = &quotations[index];
    if quotation.nested {
        return;
    }
    let at = sentence_of(prose, quotation.tokens.start);
    let sentence = Sentence::new(prose, at);
    let spoken = |other: &Quotation| drafts_with(drafts, other.tokens.start);
    if let Some(draft) = quotation.continues.and_then(|before| spoken(&quotations[before])) {
        drafts[draft].content.push(quotation.tokens.clone());
        return;
    }
    if let Some(draft) = by_colon(&sentence, quotation) {
        drafts.push(draft);
        return;
    }
    let alone = quotation.marked.start == sentence.tokens.start;
    let previous = index.checked_sub(1).map(|before| &quotations[before]);
    let Some(before) = alone.then(|| at.checked_sub(1)).flatten() else { return };
    if let Some(draft) = previous.and_then(spoken).filter(|&d| speaks_last(prose, &drafts[d], before)) {
        drafts[draft].content.push(quotation.tokens.clone());
        return;
    }
    let same_block = prose.sentences[before].block == prose.sentences[at].block;
    let subject = same_block.then(|| subject_of(&Sentence::new(prose, before))).flatten();
    if let Some(subject) = subject.filter(|_| is_sentence_like(&sentence, quotation.tokens.clone())) {
        let mut draft = Draft::new(
            Some(subject),
            quotation.marked.start..quotation.marked.start,
            vec![quotation.tokens.clone()],
            Stance::Affirm,
        );
        draft.quoted = true;
        drafts.push(draft);
    }
}

fn drafts_with(drafts: &[Draft], token: usize) -> Option<usize> {
    let from = drafts.len().saturating_sub(RECENT);
    drafts[from..].iter().rposition(|draft| draft.quoted && draft.covers(token)).map(|at| from + at)
}

/// Whether the draft reaches into sentence `before`, so that what follows is the same speech.
fn speaks_last(prose: &Prose, draft: &Draft, before: usize) -> bool {
    let tokens = &prose.sentences[before].tokens;
    tokens.contains(&draft.cue.start) || draft.content.iter().any(|piece| piece.end > tokens.start)
}

/// "The farmer was blunt: "…"".
fn by_colon(sentence: &Sentence, quotation: &Quotation) -> Option<Draft> {
    let sign = quotation.marked.start.checked_sub(1).filter(|&at| sentence.is(at, &[":"]))?;
    let subject = subject_of(sentence).filter(|&subject| subject < sign)?;
    let mut draft = Draft::new(Some(subject), sign..sign + 1, vec![quotation.tokens.clone()], Stance::Affirm);
    draft.quoted = true;
    Some(draft)
}

/// Whom the sentence is about: the subject of its main clause.
fn subject_of(sentence: &Sentence) -> Option<usize> {
    let root = sentence.tree().root()?;
    let clause = sentence.clause(root)?;
    let subject = clause.subjects.first().copied()?;
    let speaks = sentence.tag(subject).is_proper()
        || sentence.tag(subject) == Tag::Prp && !sentence.is(subject, &["it"])
        || sentence.tag(subject).is_noun()
            && !matches!(sentence.lemma(subject), "answer" | "reply" | "word" | "message");
    speaks.then_some(subject)
}
