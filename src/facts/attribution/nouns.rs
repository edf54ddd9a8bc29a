//! Nouns and adjectives that credit: "its claim that", "a promise by the army to", "is confident that".

use super::draft::Draft;
use super::order;
use super::sentence::Sentence;
use super::value::Stance;
use crate::prose::{Clause, Dep, Tag};
use crate::wording::speech::{self, Cue, Frame};
use std::ops::Range;

/// Verbs whose subject is the source of the noun that they take: "made a promise", "voiced fear".
const LIGHT: &[&str] = &[
    "make",
    "issue",
    "express",
    "voice",
    "repeat",
    "renew",
    "give",
    "have",
    "hold",
    "offer",
    "share",
    "state",
    "air",
    "reiterate",
    "withdraw",
    "retract",
    "publish",
    "announce",
    "release",
    "send",
    "take",
    "reach",
    "carry",
    "register",
    "drop",
];

/// Adds a draft for each noun and adjective of the sentence that credits somebody with something.
pub(super) fn read(sentence: &Sentence, drafts: &mut Vec<Draft>) {
    for token in sentence.tokens.clone() {
        let tag = sentence.tag(token);
        let draft = if tag.is_noun() && !tag.is_proper() {
            noun(sentence, token, speech::noun(sentence.lemma(token)))
        } else if tag.is_adjective() || tag == Tag::Vbn {
            adjective(sentence, token, speech::adjective(sentence.lemma(token)))
                .or_else(|| adjective(sentence, token, speech::adjective(sentence.prose.lower(token))))
        } else {
            None
        };
        drafts.extend(draft);
    }
}

fn noun(sentence: &Sentence, token: usize, cues: &[Cue]) -> Option<Draft> {
    if cues.is_empty() && !sentence.is(token, VERSIONS) {
        return None;
    }
    let tree = sentence.tree();
    let of = |frame: Frame| cues.iter().find(|cue| cue.frame.has(frame)).map(|cue| cue.stance);
    let owner = tree.children_as(token, Dep::NmodPoss).next();
    if let Some(draft) = by_words(sentence, token, &of).or_else(|| is_that(sentence, token, &of)) {
        return Some(draft);
    }
    let (stance, content) = dependent_clause(sentence, token, &of).or_else(|| {
        prepositional(sentence, token, &of).filter(|_| owner.is_some() || speaks_light(sentence, token).is_some())
    })?;
    let by = || sentence.with_preposition(token, &["by", "from", "among"]).find(|&by| sentence.tag(by).is_noun());
    let source = owner.or_else(by).or_else(|| speaks_light(sentence, token))?;
    let content = super::draft::without(content, &(source..source + 1)).into_iter().next_back()?;
    let none = tree.children_as(token, Dep::Det).any(|no| sentence.is(no, &["no"]));
    let stance = if none { without_any(stance) } else { stance };
    Some(Draft::new(Some(source), token..token + 1, vec![content], stance))
}

/// "has *no* plans to resign", "had *no* knowledge of it".
fn without_any(stance: Stance) -> Stance {
    match stance {
        Stance::Promise | Stance::Threaten => Stance::Refuse,
        Stance::Doubt => Stance::Affirm,
        _ => Stance::Unknown,
    }
}

/// "the minister's claim that", "a claim by the minister that": owner, noun and clause stand side by side.
fn by_words(sentence: &Sentence, token: usize, of: &dyn Fn(Frame) -> Option<Stance>) -> Option<Draft> {
    let mut next = token + 1;
    let mut source = owner(sentence, token);
    if source.is_none() && next < sentence.tokens.end && sentence.is(next, &["by", "from"]) {
        let found = order::noun_behind(sentence, next, None)?;
        next = found.1.end;
        source = Some(found);
    }
    let (head, phrase) = source.or_else(|| made_by(sentence, next))?;
    if next + 2 >= sentence.tokens.end {
        return None;
    }
    let that = sentence.is(next, &["that"]) && sentence.has_finite(next + 1..sentence.tokens.end);
    let to = sentence.is(next, &["to"]) && sentence.tag(next + 1) == Tag::Vb;
    let stance = if that { of(Frame::CLAUSE) } else { of(Frame::TO).filter(|_| to) }?;
    let start = next + usize::from(that);
    let opens = phrase.start.min(token) <= sentence.tokens.start + 1 || source_opens(sentence, token);
    let content = start..end_of_clause(sentence, start, that, opens);
    let mut draft = Draft::new(Some(head), token..token + 1, vec![content], stance);
    draft.phrase = Some(phrase);
    Some(draft)
}

/// The Herald, of "the claim that the bridge was mined was first made by the Herald"; `that` is where the clause begins.
fn made_by(sentence: &Sentence, that: usize) -> Option<(usize, Range<usize>)> {
    if !sentence.is(that, &["that"]) {
        return None;
    }
    let be = end_of_clause(sentence, that + 1, true, true);
    let made = (be + 1..sentence.tokens.end).find(|&at| !sentence.tag(at).is_adverb())?;
    let passive =
        sentence.lemma(be.min(made)) == "be" && sentence.tag(made) == Tag::Vbn && sentence.is(made + 1, &["by"]);
    if passive && LIGHT.contains(&sentence.lemma(made)) { order::noun_behind(sentence, made + 1, None) } else { None }
}

/// Nouns for what somebody holds that take no clause of their own, but can be one: "the company's line is that".
const VERSIONS: &[&str] = &["line", "version", "position", "account", "story", "stance", "answer"];

/// "the state's argument, as its lawyer put it, is that": owner, noun, asides, "is that".
fn is_that(sentence: &Sentence, token: usize, of: &dyn Fn(Frame) -> Option<Stance>) -> Option<Draft> {
    const FARTHEST: usize = 14;
    let (head, phrase) = owner(sentence, token)?;
    let end = sentence.tokens.end;
    let be =
        (token + 1..end.min(token + FARTHEST)).find(|&at| sentence.is_finite(at) && !in_aside(sentence, token, at))?;
    let that = be + 1;
    let says = sentence.lemma(be) == "be" && that + 1 < end && sentence.is(that, &["that"]);
    let version = || sentence.is(token, VERSIONS).then_some(Stance::Affirm);
    let stance = of(Frame::CLAUSE).or_else(version).filter(|_| says)?;
    let content = that + 1..end_of_clause(sentence, that + 1, true, false);
    Some(Draft { phrase: Some(phrase), ..Draft::new(Some(head), token..token + 1, vec![content], stance) })
}

/// Whether an odd number of commas stands between the two.
fn in_aside(sentence: &Sentence, from: usize, to: usize) -> bool {
    (from..to).filter(|&at| sentence.word(at) == ",").count() % 2 == 1
}

/// `its` and "the army" in "its claim", "the army's first claim".
fn owner(sentence: &Sentence, token: usize) -> Option<(usize, Range<usize>)> {
    let mut at = token;
    while at > sentence.tokens.start && (sentence.tag(at - 1).is_adjective() || sentence.tag(at - 1) == Tag::Nn) {
        at -= 1;
    }
    let before = at.checked_sub(1).filter(|&before| before >= sentence.tokens.start)?;
    match sentence.tag(before) {
        Tag::PrpPoss => Some((before, before..before + 1)),
        Tag::Pos => order::noun_before(sentence, before, None),
        _ => None,
    }
}

/// Whether the noun's phrase begins the sentence, so that a main verb is still to come.
fn source_opens(sentence: &Sentence, token: usize) -> bool {
    !sentence.has_finite(sentence.tokens.start..token)
}

/// Where the clause on a noun ends: before the main verb if that is still to come, else with the sentence.
fn end_of_clause(sentence: &Sentence, start: usize, that: bool, opens: bool) -> usize {
    let end = sentence.tokens.end;
    if !opens {
        return (start..end).find(|&at| matches!(sentence.word(at), ";") || sentence.is(at, &["but"])).unwrap_or(end);
    }
    let mut verbs = (start..end).filter(|&at| {
        let helped =
            matches!(sentence.lemma(at.max(1) - 1), "be" | "have" | "get") || sentence.tag(at.max(1) - 1).is_adverb();
        let main = sentence.is_finite(at) || sentence.tag(at) == Tag::Vbn && !helped;
        main && !matches!(sentence.word(at.max(1) - 1), "and" | "who" | "which" | "that" | "or")
    });
    if that {
        verbs.next();
    }
    verbs.next().unwrap_or(end)
}

/// "that the wells are clean", "to withdraw".
fn dependent_clause(
    sentence: &Sentence,
    token: usize,
    of: &dyn Fn(Frame) -> Option<Stance>,
) -> Option<(Stance, Range<usize>)> {
    let tree = sentence.tree();
    tree.children(token).filter(|&child| child > token).find_map(|child| {
        let dep = tree.dep(child);
        if !matches!(dep, Dep::Acl | Dep::Ccomp | Dep::AclRelcl | Dep::Xcomp | Dep::Advcl) {
            return None;
        }
        let marked = |words: &[&str]| tree.children_as(child, Dep::Mark).any(|mark| sentence.is(mark, words));
        let stance = if marked(&["that", "whether"]) {
            of(Frame::CLAUSE)
        } else if marked(&["to"]) {
            of(Frame::TO)
        } else {
            None
        }?;
        Some((stance, tree.subtree(child)))
    })
}

/// "of the affair", "for a truce".
fn prepositional(
    sentence: &Sentence,
    token: usize,
    of: &dyn Fn(Frame) -> Option<Stance>,
) -> Option<(Stance, Range<usize>)> {
    let frames: [(Frame, &[&str]); 2] = [(Frame::OF, &["of", "about"]), (Frame::FOR, &["for"])];
    frames.iter().find_map(|&(frame, prepositions)| {
        let stance = of(frame)?;
        let noun = sentence.with_preposition(token, prepositions).find(|&noun| noun > token)?;
        let all = sentence.tree().subtree(noun);
        (all.len() > 1).then(|| (stance, all.start + 1..all.end))
    })
}

/// "The army" of "the army made a promise".
fn speaks_light(sentence: &Sentence, token: usize) -> Option<usize> {
    let tree = sentence.tree();
    let verb = tree.head(token).filter(|_| tree.dep(token).is_object()).and_then(|verb| sentence.clause(verb))?;
    let light = LIGHT.contains(&sentence.lemma(verb.predicate)) && !verb.passive;
    verb.subjects.first().copied().filter(|_| light)
}

fn adjective(sentence: &Sentence, token: usize, cues: &[Cue]) -> Option<Draft> {
    if cues.is_empty() {
        return None;
    }
    let clause = sentence.clause(token)?;
    let source = super::verbs::source(sentence, &Clause { passive: false, ..clause.clone() })?;
    if sentence.is(source, &["it", "that", "this", "what"]) {
        return None;
    }
    let tree = sentence.tree();
    let of = |frame: Frame| cues.iter().find(|cue| cue.frame.has(frame)).map(|cue| cue.stance);
    let (stance, content) = tree.children(token).filter(|&child| child > token).find_map(|child| {
        let clausal = matches!(tree.dep(child), Dep::Ccomp | Dep::Advcl | Dep::Xcomp | Dep::Acl);
        let to = tree.children_as(child, Dep::Mark).any(|mark| sentence.is(mark, &["to"]));
        let that = tree.children_as(child, Dep::Mark).any(|mark| sentence.is(mark, &["that", "whether", "if"]));
        let bare = tree.dep(child) == Dep::Ccomp && sentence.has_finite(tree.subtree(child));
        let frame = match () {
            () if clausal && to => Frame::TO,
            () if clausal && (that || bare) => Frame::CLAUSE,
            () if tree.dep(child) == Dep::Obl
                && sentence.preposition(child).is_some_and(|p| p == "of" || p == "about") =>
            {
                Frame::OF
            }
            () => return None,
        };
        let all = tree.subtree(child);
        let skip = usize::from(frame == Frame::OF);
        Some((of(frame)?, all.start + skip..all.end))
    })?;
    let stance = match (clause.negation.is_some(), stance) {
        (false, stance) => stance,
        (true, Stance::Doubt) => Stance::Affirm,
        (true, Stance::Affirm) => Stance::Doubt,
        (true, other) => other,
    };
    Some(Draft::new(Some(source), token..token + 1, vec![content], stance))
}
