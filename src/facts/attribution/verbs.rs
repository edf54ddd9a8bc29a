//! Verbs that credit, read off the tree: "said that it fell", "it fell, she said", "was ordered to leave".

#![expect(clippy::single_range_in_vec_init, reason = "a content of one piece is a list of one range")]

use super::draft::{Draft, with_cue, without};
use super::order;
use super::sentence::{Sentence, is_mark};
use super::value::Stance;
use crate::prose::{Clause, Dep, Link, Tag};
use crate::wording::speech::{self, Cue, Frame, Speaker};
use crate::wording::{names, roles};
use std::ops::Range;

/// Verbs whose passive takes its subject into the content: "the ship is believed to have sunk".
const RAISING: &[&str] = &[
    "believe",
    "think",
    "say",
    "report",
    "expect",
    "know",
    "understand",
    "allege",
    "estimate",
    "suspect",
    "fear",
    "suppose",
    "rumor",
    "rumour",
    "consider",
    "presume",
    "assume",
    "feel",
    "hold",
    "deem",
    "see",
    "find",
    "project",
    "forecast",
    "claim",
    "predict",
    "confirm",
    "reveal",
];

/// Verbs with which somebody lets a document speak: "issued a statement saying".
const ISSUING: &[&str] = &[
    "issue",
    "release",
    "make",
    "send",
    "publish",
    "write",
    "sign",
    "read",
    "post",
    "produce",
    "put",
    "circulate",
    "deliver",
];

/// Verbs that say what they think a thing is: "called the vote a farce".
const NAMING: &[&str] =
    &["call", "consider", "deem", "label", "brand", "find", "think", "declare", "pronounce", "believe", "judge"];

/// Adds a draft for each verb of the sentence that credits somebody with something.
pub(super) fn read(sentence: &Sentence, drafts: &mut Vec<Draft>) {
    for token in sentence.tokens.clone() {
        let Some(lemma) = sentence.verb(token) else { continue };
        if let Some(known) = with_cue(drafts, token) {
            widen(sentence, token, &mut drafts[known]);
            continue;
        }
        let cues = speech::verb(lemma);
        if cues.is_empty()
            || is_attribute(sentence, token)
            || is_turn_of_phrase(sentence, token)
            || is_condition(sentence, token)
            || is_too_soon(sentence, token)
        {
            continue;
        }
        let found = match sentence.clause(token) {
            Some(clause) => draft(sentence, clause, cues, drafts),
            None => by_words(sentence, token, cues),
        };
        let found = called_untrue(sentence, token).or(found);
        let found = found.or_else(|| called_on(sentence, token)).or_else(|| blamed(sentence, token));
        drafts.extend(found.filter(|draft| !is_asked_for(sentence, token, draft, drafts)));
    }
}

/// "said *it was the army*: "They hung up."": what stands between the verb and the quotation is said, too.
fn widen(sentence: &Sentence, token: usize, draft: &mut Draft) {
    let Some(quoted) = draft.content.iter().map(|piece| piece.start).min().filter(|&start| start > token + 1) else {
        return;
    };
    let report = order::behind_only(sentence, token).and_then(|report| report.content.into_iter().next());
    if let Some(before) = report.map(|piece| piece.start..piece.end.min(quoted - 1))
        && before.start < before.end
        && sentence.has_finite(before.clone())
    {
        draft.content.insert(0, before);
    }
}

/// "which is to say that": nobody says it.
fn is_turn_of_phrase(sentence: &Sentence, token: usize) -> bool {
    let first = sentence.tokens.start;
    token >= first + 2
        && sentence.lemma(token) == "say"
        && sentence.is(token - 1, &["to"])
        && sentence.lemma(token - 2) == "be"
        && (token < first + 3 || sentence.is(token - 3, &["which", "that"]))
}

/// "if *elected*, he will": nobody chose to.
fn is_condition(sentence: &Sentence, token: usize) -> bool {
    matches!(sentence.tag(token), Tag::Vbn | Tag::Vbd)
        && token > sentence.tokens.start
        && sentence.is(token - 1, &["if", "when", "once", "unless", "until", "though", "although"])
}

/// "it was too soon *to know*": nobody knows.
fn is_too_soon(sentence: &Sentence, token: usize) -> bool {
    const FARTHEST: usize = 4;
    let infinitive = sentence.tag(token) == Tag::Vb && token > sentence.tokens.start && sentence.is(token - 1, &["to"]);
    let from = sentence.tokens.start.max(token.saturating_sub(FARTHEST));
    infinitive
        && (from..token).any(|at| {
            sentence.is(at, &["too", "impossible", "hard", "difficult", "early", "unable"])
                && !sentence.is(at, &["not"])
        })
}

/// "urged the council *to reject* the plan": the council has not rejected it.
fn is_asked_for(sentence: &Sentence, token: usize, draft: &Draft, drafts: &[Draft]) -> bool {
    let infinitive = sentence.tag(token) == Tag::Vb && token > sentence.tokens.start && sentence.is(token - 1, &["to"]);
    let clause = draft.content.iter().any(|piece| sentence.has_finite(piece.clone()));
    let asked = |other: &Draft| other.stance == Stance::Demand && other.covers(token);
    infinitive && !clause && drafts.iter().any(asked)
}

/// "blamed the delay on a fire", "accused the army of firing first", where the tree does not show it.
fn blamed(sentence: &Sentence, token: usize) -> Option<Draft> {
    if !matches!(sentence.lemma(token), "blame" | "accuse") || !sentence.is_finite(token) {
        return None;
    }
    let start = token + 1;
    let end = order::end_of(sentence, token, start);
    let edge = (start..end).find(|&at| sentence.is(at, &["on", "for", "of"]))?;
    let nominal = (start..edge).all(|at| !sentence.is_finite(at)) && edge > start;
    let (head, phrase) = order::noun_before(sentence, token, None).filter(|_| nominal)?;
    let draft = Draft::new(Some(head), token..start, vec![start..end], Stance::Accuse);
    is_speaker(sentence, head).then_some(Draft { phrase: Some(phrase), ..draft })
}

/// "called reports that it fell a lie", "dismissed the claim as false": that is denied.
fn called_untrue(sentence: &Sentence, token: usize) -> Option<Draft> {
    const LONGEST: usize = 30;
    let names =
        matches!(sentence.lemma(token), "call" | "brand" | "label" | "dismiss" | "describe" | "denounce" | "deem");
    if !names || !sentence.tag(token).is_verb() || !(sentence.is_finite(token) || sentence.tag(token) == Tag::Vbn) {
        return None;
    }
    let start = token + 1;
    let end = sentence.tokens.end.min(start + LONGEST);
    let verdict = (start + 1..end).find(|&at| sentence.is(at, speech::UNTRUE))?;
    let helps = |at: usize| {
        sentence.tag(at).is_adverb()
            || sentence.tag(at).is_adjective()
            || is_mark(sentence.word(at))
            || sentence.is(at, &["a", "an", "as", "pure", "complete"])
    };
    let edge = (start..verdict).rev().take_while(|&at| helps(at)).last().unwrap_or(verdict);
    let named = edge > start && !sentence.is(edge - 1, &["be", "is", "are", "was", "were", ","]);
    let (head, phrase) = order::noun_before(sentence, token, None).filter(|_| named)?;
    // Of "called the charge "false"" all is content; of "called reports that it fell a lie" what was reported is.
    let mut end = verdict + 1;
    if end < sentence.tokens.end && matches!(sentence.word(end), ".") {
        end += 1;
    }
    let closes = end < sentence.tokens.end && is_mark(sentence.word(end));
    let end = if closes { end + 1 } else { verdict + 1 };
    let told = sentence.has_finite(start..edge);
    let content = start..if told { edge } else { end };
    let draft = Draft::new(Some(head), token..start, vec![content], polar(sentence, token, Stance::Deny));
    is_speaker(sentence, head).then_some(Draft { phrase: Some(phrase), ..draft })
}

/// "called on the council to act".
fn called_on(sentence: &Sentence, token: usize) -> Option<Draft> {
    let calls = matches!(sentence.lemma(token), "call" | "prevail" | "appeal");
    if !calls || !sentence.is(token + 1, &["on", "upon", "to"]) {
        return None;
    }
    let (_, run) = order::noun_behind(sentence, token + 1, None)?;
    let to = run
        .clone()
        .chain([run.end])
        .find(|&at| at + 1 < sentence.tokens.end && sentence.is(at, &["to"]) && sentence.tag(at + 1) == Tag::Vb)?;
    let (head, phrase) = order::noun_before(sentence, token, None)?;
    let content = to..order::end_of(sentence, token, to);
    let draft = Draft::new(Some(head), token..token + 2, vec![content], Stance::Demand);
    is_speaker(sentence, head).then_some(Draft { phrase: Some(phrase), ..draft })
}

/// "the alleged thief", "its expected loss".
fn is_attribute(sentence: &Sentence, token: usize) -> bool {
    let participle = matches!(sentence.tag(token), Tag::Vbn | Tag::Vbg | Tag::Jj);
    let leads = token > sentence.tokens.start
        && (matches!(sentence.tag(token - 1), Tag::Dt | Tag::PrpPoss | Tag::Pos)
            || sentence.tag(token - 1).is_adjective());
    participle
        && leads
        && token + 1 < sentence.tokens.end
        && (sentence.tag(token + 1).is_noun() || sentence.tag(token + 1).is_adjective())
}

/// The draft of a verb that the tree has no clause for.
fn by_words(sentence: &Sentence, token: usize, cues: &[Cue]) -> Option<Draft> {
    let clausal = cues.iter().find(|cue| cue.frame.has(Frame::CLAUSE));
    let report = clausal.and_then(|cue| Some((cue.stance, order::read(sentence, token, None)?)));
    let (stance, report) = report.or_else(|| {
        let (stance, content) = plain_content(sentence, token, cues)?;
        Some((stance, order::Report { source: order::noun_before(sentence, token, None), content: vec![content] }))
    })?;
    let (head, phrase) = report.source?;
    let stance = polar(sentence, token, stance);
    let mut draft = Draft::new(Some(head), token..token + 1, report.content, stance);
    draft.phrase = Some(phrase);
    is_speaker(sentence, head).then_some(draft)
}

/// "denies *taking bribes*", "vows *to stay*", "orders the army *to leave*", read by the words alone.
fn plain_content(sentence: &Sentence, token: usize, cues: &[Cue]) -> Option<(Stance, Range<usize>)> {
    let of = |frame: Frame| cues.iter().find(|cue| cue.frame.has(frame)).map(|cue| cue.stance);
    let next = order::skip_time(sentence, token + 1);
    let end = || order::end_of(sentence, token, next);
    if next + 1 >= sentence.tokens.end {
        return None;
    }
    let to = |at: usize| at + 1 < sentence.tokens.end && sentence.is(at, &["to"]) && sentence.tag(at + 1) == Tag::Vb;
    if to(next) {
        return Some((of(Frame::TO)?, next..end()));
    }
    if sentence.tag(next) == Tag::Vbg {
        return Some((of(Frame::ING)?, next..end()));
    }
    let edge = order::right_edge(sentence, next).filter(|&edge| edge > next)?;
    if to(edge) {
        return of(Frame::NOUN_TO)
            .map(|stance| (stance, next..end()))
            .or_else(|| Some((of(Frame::ORDER)?, edge..end())));
    }
    Some((of(Frame::NOUN)?, next..edge))
}

/// The clause as a past tense with the subject before it, where it was taken for a participle.
fn as_past(sentence: &Sentence, clause: &Clause) -> Clause {
    let subjects = order::noun_before(sentence, clause.predicate, None).map(|(head, _)| head);
    Clause { passive: false, link: Link::Root, subjects: subjects.into_iter().collect(), ..clause.clone() }
}

fn draft(sentence: &Sentence, clause: &Clause, cues: &[Cue], drafts: &mut [Draft]) -> Option<Draft> {
    let token = clause.predicate;
    // "Asked about it, she said": nobody stands before it.
    if token == sentence.tokens.start && sentence.tag(token) != Tag::Vbg {
        return None;
    }
    let quotes = matches!(sentence.lemma(token), "quote" | "cite");
    // "the agency, quoting residents, said": whom somebody cites is read with what they are cited for.
    if quotes
        && sentence.tag(token) == Tag::Vbg
        && sentence.word(token - usize::from(token > sentence.tokens.start)) == ","
    {
        return None;
    }
    if is_passive(sentence, clause)
        && (quotes || matches!(sentence.lemma(token), "convince" | "concern" | "worry" | "determine"))
    {
        return None;
    }
    let as_past = if order::is_bare_past(sentence, clause) {
        Some(as_past(sentence, clause))
    } else {
        // A past tense is no passive, whatever the tree makes of its subject.
        (clause.passive && !is_passive(sentence, clause)).then(|| Clause { passive: false, ..clause.clone() })
    };
    let clause = as_past.as_ref().unwrap_or(clause);
    let trailing = trails(sentence, clause, drafts).or_else(|| second_of_two(sentence, clause, drafts));
    let by_tree = source(sentence, clause);
    let clausal = cues.iter().find(|cue| cue.frame.has(Frame::CLAUSE));
    let subjectless = is_passive(sentence, clause) || sentence.tag(token) == Tag::Vbg;
    let words = clausal.filter(|_| !quotes).and_then(|cue| {
        let report =
            if subjectless { order::behind_only(sentence, token) } else { order::read(sentence, token, by_tree) };
        Some((cue.stance, report?))
    });
    let (stance, content, mut beside) = match words {
        Some((stance, report)) => {
            let raised = raised_subject(sentence, clause).filter(|_| !is_told(sentence, token));
            (stance, raised.into_iter().chain(report.content).collect(), report.source)
        }
        None => {
            let plain = || {
                let (stance, content) = plain_content(sentence, token, cues).filter(|_| !subjectless)?;
                let silent = matches!(sentence.lemma(token), "decline" | "refuse");
                let infinitive = sentence.is(content.start, &["to"]) && !silent;
                infinitive.then(|| (stance, vec![content]))
            };
            let found = content(sentence, clause, cues).or_else(plain).filter(|_| !quotes);
            let (stance, content) = found.or_else(|| {
                let object = clause.objects.first().filter(|_| quotes).copied()?;
                let start = super::speaker::phrase(sentence, object).start;
                let all = start..order::end_of(sentence, token, start);
                // "the ship was empty, the agency quoted a sailor as saying": what was said stands in front.
                let front = || order::read(sentence, token, by_tree).map(|report| report.content);
                let content = if says_no_more(sentence, all.clone()) { front()? } else { vec![all] };
                (start > token).then_some((Stance::Affirm, content))
            })?;
            let helped = clause.auxiliaries.iter().any(|&aux| sentence.is_finite(aux) && aux < token);
            let finite = (sentence.is_finite(token) || helped || as_past.is_some()) && !subjectless;
            (stance, content, if finite { order::noun_before(sentence, token, by_tree) } else { None })
        }
    };
    if let Some((head, phrase)) = beside.take() {
        let real = antecedent(sentence, clause, head);
        let other = || order::antecedent(sentence, head).filter(|(noun, _)| *noun == real).map(|(_, run)| run);
        let words =
            if real == head { phrase } else { other().unwrap_or_else(|| super::speaker::phrase(sentence, real)) };
        beside = Some((real, words));
    }
    let source = match trailing {
        Some(outer) => drafts[outer].source,
        None => beside.as_ref().map(|(head, _)| *head).or(by_tree),
    };
    if source.is_none() && !stands_without_source(sentence, clause) {
        return None;
    }
    if source.is_some_and(|source| !is_speaker(sentence, source)) {
        return None;
    }
    if let Some(outer) = trailing {
        cut(&mut drafts[outer], token);
    }
    let content = content.into_iter().flat_map(|piece| without(piece, &(token..token + 1))).collect();
    let cue = cue(sentence, clause);
    let mut draft = Draft::new(source, cue, content, stance_of(sentence, clause, stance));
    draft.passes_on = passed_on(sentence, clause, &draft, drafts);
    draft.phrase = match trailing {
        Some(outer) => drafts[outer].phrase.clone(),
        None => beside.map(|(_, phrase)| phrase),
    };
    share_source(&mut draft, drafts);
    let nobody =
        draft.phrase.as_ref().is_some_and(|phrase| sentence.is(phrase.start, &["no", "neither", "none", "nobody"]));
    if nobody {
        draft.stance = negated(sentence, token, draft.stance);
    }
    Some(draft)
}

/// "Senator Ortiz called it a gift and *urged*": the same words are the source of both.
fn share_source(draft: &mut Draft, drafts: &[Draft]) {
    let Some(head) = draft.source.filter(|_| draft.phrase.is_none()) else { return };
    let same = |other: &&Draft| other.phrase.as_ref().is_some_and(|phrase| phrase.contains(&head));
    if let Some(other) = drafts.iter().rev().find(same) {
        draft.source = other.source;
        draft.phrase = other.phrase.clone();
    }
}

/// "was told": the subject does not say it.
pub(super) fn is_passive(sentence: &Sentence, clause: &Clause) -> bool {
    clause.passive && matches!(sentence.tag(clause.predicate), Tag::Vbn | Tag::Vb) || is_as_saying(sentence, clause)
}

/// Whether "that" or a word that asks stands right behind the verb, so that the subject is no part of the content.
fn is_told(sentence: &Sentence, token: usize) -> bool {
    let next = token + 1;
    next < sentence.tokens.end && sentence.is(next, &["that", "whether", "how", "why", "what"])
}

/// "was believed", "were told": the passive names no source. A bare participle ("asked about it") is no claim.
fn stands_without_source(sentence: &Sentence, clause: &Clause) -> bool {
    clause.passive && clause.agents.is_empty() && clause.auxiliaries.iter().any(|&aux| sentence.lemma(aux) == "be")
}

/// Ends the content of `draft` before the comma in front of `token`.
fn cut(draft: &mut Draft, token: usize) {
    for piece in draft.content.iter_mut().filter(|piece| piece.end > token) {
        piece.end = token.max(piece.start);
    }
    draft.content.retain(|piece| !piece.is_empty());
}

/// The draft that a participle goes on with: "she said it fell, *adding* that nobody was hurt".
fn trails(sentence: &Sentence, clause: &Clause, drafts: &[Draft]) -> Option<usize> {
    let token = clause.predicate;
    let own = order::goes_on(sentence.lemma(token)) && sentence.tag(token) == Tag::Vbg && token > sentence.tokens.start;
    if !own || sentence.word(token - 1) != "," {
        return None;
    }
    let before = |draft: &Draft| sentence.tokens.contains(&draft.cue.start) && draft.cue.end <= token;
    // Whoever speaks in what somebody else says does not go on after it.
    let outermost = |index: usize| {
        let cue = drafts[index].cue.start;
        !drafts.iter().any(|other| before(other) && other.covers(cue) && other.cue.start != cue)
    };
    (0..drafts.len()).rev().find(|&index| before(&drafts[index]) && outermost(index))
}

/// The draft whose speaker goes on: "he noted that she had voted for it and *suggested* that". In its content, the verb would
/// share the subject of that clause: of things, which do not speak, of a clause whose tense is another, and behind "but" it
/// does not.
fn second_of_two(sentence: &Sentence, clause: &Clause, drafts: &[Draft]) -> Option<usize> {
    let token = clause.predicate;
    let helpers = |at: &usize| sentence.tag(*at).is_adverb();
    let joint = (sentence.tokens.start..token).rev().find(|at| !helpers(at))?;
    let joins = sentence.is(joint, &["and", "but"]) && matches!(sentence.tag(token), Tag::Vbd | Tag::Vbn | Tag::Vbz);
    if !joins || !speech::utters(sentence.lemma(token)) {
        return None;
    }
    let index = (0..drafts.len()).find(|&index| {
        let draft = &drafts[index];
        let verb = draft.cue.end - usize::from(!draft.cue.is_empty());
        draft.covers(joint)
            && sentence.tokens.contains(&verb)
            && draft.cue.end <= joint
            && sentence.is_finite(verb)
            && !speech::verb(sentence.lemma(verb)).is_empty()
            && (sentence.tag(verb) == Tag::Vbz) == (sentence.tag(token) == Tag::Vbz)
    })?;
    let inner = sentence.above(clause);
    let helped = inner.is_some_and(|inner| {
        inner.auxiliaries.iter().any(|&aux| sentence.tag(aux) == Tag::Md || sentence.lemma(aux) == "have")
            || inner.passive
            || sentence.tag(inner.predicate).is_finite() && sentence.tag(inner.predicate) != sentence.tag(token)
    });
    let thing = clause.subjects.first().is_some_and(|&subject| is_thing(sentence, subject));
    (sentence.is(joint, &["but"]) || helped || thing).then_some(index)
}

/// Nothing that speaks: neither a name, a pronoun, people, nor a body or paper.
fn is_thing(sentence: &Sentence, noun: usize) -> bool {
    let lemma = sentence.lemma(noun);
    sentence.tag(noun).is_noun()
        && !sentence.tag(noun).is_proper()
        && speech::speaker(lemma).is_none()
        && roles::noun(lemma).is_none()
        && !names::is_organisation(lemma)
        && !names::is_group(sentence.word(noun))
}

/// The verb with what belongs to it: "declined to say", "has not said".
fn cue(sentence: &Sentence, clause: &Clause) -> Range<usize> {
    let token = clause.predicate;
    let above = sentence.above(clause).filter(|above| holds_back(sentence, clause, above));
    above.map_or(token..token + 1, |above| above.predicate.min(token)..token + 1)
}

/// Whether `above` is "declined" in "declined to say".
fn holds_back(sentence: &Sentence, clause: &Clause, above: &Clause) -> bool {
    clause.link == Link::Complement
        && sentence.tree().dep(clause.predicate) == Dep::Xcomp
        && matches!(sentence.lemma(above.predicate), "decline" | "refuse")
}

fn stance_of(sentence: &Sentence, clause: &Clause, stance: Stance) -> Stance {
    if sentence.above(clause).is_some_and(|above| holds_back(sentence, clause, above))
        || leaves_open(sentence, clause.predicate)
    {
        return Stance::Refuse;
    }
    polar(sentence, clause.predicate, stance)
}

/// "neither confirm nor deny".
fn leaves_open(sentence: &Sentence, token: usize) -> bool {
    let first = sentence.tokens.start;
    let either = |at: usize, other: &str| {
        at >= first + 2 && sentence.is(at - 1, &["nor", "or"]) && sentence.lemma(at - 2) == other
    };
    sentence.lemma(token) == "deny" && either(token, "confirm")
        || sentence.lemma(token) == "confirm" && either(token, "deny")
}

/// The stance with "not" taken in: not to say is no denial, not to believe is one.
fn polar(sentence: &Sentence, token: usize, stance: Stance) -> Stance {
    if order::is_negated(sentence, token) { negated(sentence, token, stance) } else { stance }
}

/// What is left of a stance that is denied.
fn negated(sentence: &Sentence, token: usize, stance: Stance) -> Stance {
    let helpers = token.saturating_sub(4).max(sentence.tokens.start)..token;
    let unwilling = helpers.into_iter().any(|at| sentence.is(at, &["would", "will", "wo"]));
    let thinks = matches!(sentence.lemma(token), "think" | "believe" | "expect" | "see" | "feel" | "accept" | "agree");
    match stance {
        Stance::Affirm if thinks => Stance::Deny,
        Stance::Affirm if unwilling => Stance::Refuse,
        Stance::Affirm | Stance::Accuse | Stance::Deny | Stance::Ask => Stance::Unknown,
        Stance::Promise => Stance::Refuse,
        Stance::Doubt => Stance::Affirm,
        other => other,
    }
}

/// Who says it: the subject, of a passive the agent, of a participle whoever the clause above is about.
pub(super) fn source(sentence: &Sentence, clause: &Clause) -> Option<usize> {
    const FARTHEST: usize = 4;
    let tree = sentence.tree();
    let mut clause = clause;
    // "She told reporters": behind a quotation the tree takes those who are told for who tells them.
    let before = clause.predicate.checked_sub(1).filter(|&at| at >= sentence.tokens.start);
    let by_pronoun = before.filter(|&at| sentence.is(at, &["he", "she", "they", "we", "I"]));
    if let Some(pronoun) = by_pronoun.filter(|_| sentence.tag(clause.predicate).is_finite()) {
        return Some(pronoun);
    }
    if is_as_saying(sentence, clause) {
        let above = sentence.above(clause)?;
        return if above.passive { above.subjects.first() } else { above.objects.first() }.copied();
    }
    for _ in 0..FARTHEST {
        if clause.passive && !matches!(sentence.lemma(clause.predicate), "quote" | "convince" | "concern" | "worry") {
            return clause.agents.first().copied();
        }
        if let Some(&subject) = clause.subjects.first() {
            let written = clause.link == Link::Relative && sentence.tag(clause.predicate) == Tag::Vbg;
            let author = author(sentence, subject).filter(|_| written);
            return author.or(Some(antecedent(sentence, clause, subject))).filter(|&s| is_speaker(sentence, s));
        }
        if clause.link == Link::Relative {
            let noun = tree.head(clause.predicate)?;
            return Some(author(sentence, noun).unwrap_or(noun));
        }
        clause = sentence.above(clause)?;
    }
    None
}

/// `saying` in "was quoted as saying".
fn is_as_saying(sentence: &Sentence, clause: &Clause) -> bool {
    let token = clause.predicate;
    let quoted = |above: &Clause| matches!(sentence.lemma(above.predicate), "quote" | "cite" | "describe" | "report");
    token > sentence.tokens.start
        && sentence.is(token - 1, &["as"])
        && sentence.tag(token) == Tag::Vbg
        && sentence.above(clause).is_some_and(quoted)
}

/// The quoting, of "the ship was empty, the agency quoted a sailor as saying": the agency passes on the very words.
fn passed_on(sentence: &Sentence, clause: &Clause, draft: &Draft, drafts: &[Draft]) -> Option<usize> {
    let above = sentence.above(clause).filter(|_| is_as_saying(sentence, clause))?;
    let outer = drafts.iter().find(|other| other.cue.contains(&above.predicate))?;
    (outer.content == draft.content).then_some(outer.cue.start)
}

/// Whether the words end with "as saying".
fn says_no_more(sentence: &Sentence, mut words: Range<usize>) -> bool {
    let last = words.rfind(|&at| !sentence.tag(at).is_punctuation());
    last.is_some_and(|last| sentence.tag(last) == Tag::Vbg && last > 0 && sentence.is(last - 1, &["as"]))
}

/// What "who" stands for.
fn antecedent(sentence: &Sentence, clause: &Clause, subject: usize) -> usize {
    let relative =
        matches!(sentence.tag(subject), Tag::Wp | Tag::Wdt) || sentence.is(subject, &["that", "who", "which"]);
    if !relative {
        return subject;
    }
    match sentence.tree().head(clause.predicate) {
        Some(noun) if clause.link == Link::Relative && noun < subject && sentence.tag(noun).is_noun() => noun,
        _ => order::antecedent(sentence, subject).map_or(subject, |(noun, _)| noun),
    }
}

/// Whose words a document has: "*she* issued a statement saying".
fn author(sentence: &Sentence, noun: usize) -> Option<usize> {
    if speech::speaker(sentence.lemma(noun)) != Some(Speaker::Document) {
        return None;
    }
    const FARTHEST: usize = 6;
    let from = sentence.tokens.start.max(noun.saturating_sub(FARTHEST));
    let issues = |&at: &usize| sentence.tag(at).is_verb() && ISSUING.contains(&sentence.lemma(at));
    let verb = (from..noun).rev().find(issues)?;
    order::noun_before(sentence, verb, None).map(|(head, _)| head)
}

/// Nothing that only fills the place of a subject.
pub(super) fn is_speaker(sentence: &Sentence, head: usize) -> bool {
    let empty = sentence.tag(head) == Tag::Ex
        || sentence.tag(head) == Tag::Cd && !sentence.is(head + 1, &["of"])
        || matches!(sentence.tag(head), Tag::Wp | Tag::Wdt | Tag::Wrb)
        || sentence.tree().dep(head) == Dep::Expl
        || sentence.is(head, &["what", "this", "nothing", "there"]);
    !empty
}

/// What is said, and the stance of the verb's sense that takes such a content.
fn content(sentence: &Sentence, clause: &Clause, cues: &[Cue]) -> Option<(Stance, Vec<Range<usize>>)> {
    let of = |frame: Frame| cues.iter().find(|cue| cue.frame.has(frame)).map(|cue| cue.stance);
    let clausal = of(Frame::CLAUSE);
    // "promised *to come*, though few believe it": what stands right behind is what was promised.
    let next = clause.predicate + 1;
    let at_once = next + 1 < sentence.tokens.end && sentence.is(next, &["to"]) && sentence.tag(next + 1) == Tag::Vb;
    let infinitive_first = || if at_once { infinitive(sentence, clause, cues) } else { None };
    infinitive_first()
        .or_else(|| clausal.and_then(|stance| Some((stance, clause_content(sentence, clause)?))))
        .or_else(|| infinitive(sentence, clause, cues))
        .or_else(|| naming(sentence, clause).map(|content| (Stance::Affirm, content)))
        .or_else(|| of(Frame::ING).and_then(|stance| Some((stance, ing(sentence, clause)?))))
        .or_else(|| of(Frame::BLAME).and_then(|stance| Some((stance, blame(sentence, clause)?))))
        .or_else(|| of(Frame::AS).and_then(|stance| Some((stance, as_something(sentence, clause)?))))
        .or_else(|| of(Frame::NOUN).and_then(|stance| Some((stance, noun(sentence, clause, stance)?))))
        .or_else(|| prepositional(sentence, clause, &of))
        .or_else(|| {
            clausal.filter(|_| !clause.passive).and_then(|stance| Some((stance, before_comma(sentence, clause)?)))
        })
}

/// A clause behind the verb, before it, or around it.
fn clause_content(sentence: &Sentence, clause: &Clause) -> Option<Vec<Range<usize>>> {
    let tree = sentence.tree();
    let token = clause.predicate;
    let halts = token + 1 < sentence.tokens.end && sentence.word(token + 1) == ",";
    let complement = tree.children(token).find(|&child| {
        let dep = tree.dep(child);
        if halts && child > token && !is_marked(sentence, child) {
            return false;
        }
        matches!(dep, Dep::Ccomp | Dep::Csubj | Dep::CsubjPass)
            || dep == Dep::Parataxis
                && child > token
                && sentence.has_finite(tree.subtree(child))
                && sentence.is(tree.subtree(child).start.max(token + 2) - 1, &[":", "“", "\""])
            || dep == Dep::Advcl && child > token && is_marked(sentence, child)
    });
    if let Some(child) = complement.filter(|&child| is_finite_clause(sentence, child) || is_marked(sentence, child)) {
        let raised = raised_subject(sentence, clause).filter(|_| !is_marked(sentence, child));
        return Some(raised.into_iter().chain([until_other_speaker(sentence, tree.subtree(child), token)]).collect());
    }
    let head = tree.head(token).filter(|_| tree.dep(token) == Dep::Parataxis)?;
    let around = tree.subtree(head);
    let own = tree.subtree(token);
    // What is parted by a semicolon is said apart.
    if own.start > sentence.tokens.start && sentence.is(own.start, &[";"]) {
        return None;
    }
    let behind = own.end < around.end;
    let mut pieces = without(around, &own);
    if behind && let Some(last) = pieces.pop() {
        pieces.push(until_other_speaker(sentence, last, token));
    }
    pieces.iter().any(|piece| sentence.has_finite(piece.clone()) || piece.len() > 1).then_some(pieces)
}

/// "that", "whether" or a word that asks leads the clause of `token`.
fn is_marked(sentence: &Sentence, token: usize) -> bool {
    let tree = sentence.tree();
    let first = tree.subtree(token).start;
    let asks = |at: usize| matches!(sentence.tag(at), Tag::Wrb | Tag::Wp | Tag::Wdt | Tag::WpPoss);
    tree.children_as(token, Dep::Mark).any(|mark| sentence.is(mark, &["that", "whether", "if"]))
        && (sentence.is(first, &["that", "whether"]) || tree.dep(token) == Dep::Ccomp)
        || asks(first) && tree.dep(token) == Dep::Ccomp
}

fn is_finite_clause(sentence: &Sentence, token: usize) -> bool {
    let tree = sentence.tree();
    let finite = |at: usize| sentence.tag(at).is_finite();
    let subject = tree.children(token).any(|child| tree.dep(child).is_subject() || tree.dep(child) == Dep::Expl);
    let own = finite(token)
        || tree.children(token).any(|c| (tree.dep(c).is_auxiliary() || tree.dep(c) == Dep::Cop) && finite(c));
    own || subject && sentence.tag(token) != Tag::Vbg && tree.children_as(token, Dep::Mark).next().is_none()
}

/// `piece` up to where "but" brings in somebody else who speaks, `cue` apart.
fn until_other_speaker(sentence: &Sentence, piece: Range<usize>, cue: usize) -> Range<usize> {
    let ends = piece.clone().skip(1).find(|&token| {
        sentence.is(token, &["but", "while", "though", "although"])
            && sentence.word(token - 1) == ","
            && (token + 1..piece.end).take(12).any(|later| {
                later != cue
                    && sentence.tag(later).is_finite()
                    && speech::verb(sentence.lemma(later)).iter().any(|c| c.frame.has(Frame::CLAUSE))
                    && sentence.clause(later).is_some_and(|clause| {
                        clause.link != Link::Relative
                            && clause.subjects.iter().any(|&s| s > token && sentence.tag(s) != Tag::Prp)
                    })
            })
    });
    piece.start..ends.map_or(piece.end, |at| at - 1)
}

/// "the ship" of "the ship is believed to have sunk".
fn raised_subject(sentence: &Sentence, clause: &Clause) -> Option<Range<usize>> {
    let raises = clause.passive && RAISING.contains(&sentence.lemma(clause.predicate));
    let subject = clause.subjects.first().copied().filter(|_| raises)?;
    let filler = sentence.tree().dep(subject) == Dep::Expl || sentence.is(subject, &["it", "there"]);
    (!filler).then(|| super::speaker::phrase(sentence, subject))
}

/// "to come", "the army to leave", and whom it is told.
fn infinitive(sentence: &Sentence, clause: &Clause, cues: &[Cue]) -> Option<(Stance, Vec<Range<usize>>)> {
    let tree = sentence.tree();
    let token = clause.predicate;
    let of = |frame: Frame| cues.iter().find(|cue| cue.frame.has(frame)).map(|cue| cue.stance);
    let child = tree.children(token).find(|&child| {
        child > token && matches!(tree.dep(child), Dep::Xcomp | Dep::Ccomp | Dep::Advcl) && has_to(sentence, child)
    });
    let on_object = || {
        let objects = clause.objects.iter().copied().filter(|&object| object > token);
        objects.flat_map(|object| tree.children_as(object, Dep::Acl)).find(|&child| has_to(sentence, child))
    };
    let child = child.or_else(|| on_object().filter(|_| of(Frame::ORDER.or(Frame::NOUN_TO)).is_some()))?;
    if tree.dep(child) == Dep::Advcl && of(Frame::TO.or(Frame::ORDER)).is_none() {
        return None;
    }
    if keeps_silent(sentence, token, child) || wants_no_name(sentence, token, child) {
        return None;
    }
    let all = with_second(sentence, stretched(sentence, before_next_clause(sentence, tree.subtree(child))));
    // "threatened to leave unless": the condition is theirs.
    let unless = all.end < sentence.tokens.end && sentence.is(all.end, &["unless"]);
    let all = if unless { all.start..order::end_of(sentence, token, all.end) } else { all };
    let object = clause.objects.iter().copied().find(|&object| object > token && object < child);
    if clause.passive {
        let stance =
            of(Frame::ORDER).filter(|_| raised_subject(sentence, clause).is_none()).or_else(|| of(Frame::all()))?;
        return Some((stance, raised_subject(sentence, clause).into_iter().chain([all]).collect()));
    }
    match object {
        Some(object) => {
            if let Some(stance) = of(Frame::NOUN_TO) {
                return Some((stance, vec![super::speaker::phrase(sentence, object).start..all.end]));
            }
            Some((of(Frame::ORDER)?, vec![all]))
        }
        None => {
            let own_subject = tree.children(child).any(|c| tree.dep(c).is_subject());
            let stance = if own_subject { of(Frame::NOUN_TO) } else { of(Frame::TO).or_else(|| of(Frame::ORDER)) };
            Some((stance?, vec![all]))
        }
    }
}

/// "asked not to be named" says nothing.
fn wants_no_name(sentence: &Sentence, token: usize, child: usize) -> bool {
    let hides = matches!(sentence.lemma(child), "name" | "identify" | "quote" | "anonymous");
    hides && matches!(sentence.lemma(token), "ask" | "request" | "want" | "decline" | "refuse")
}

/// "to pay and *to apologise*": what "and to" adds to an infinitive.
fn with_second(sentence: &Sentence, piece: Range<usize>) -> Range<usize> {
    let end = piece.end;
    let adds = end + 2 < sentence.tokens.end
        && sentence.is(end, &["and", "or"])
        && sentence.is(end + 1, &["to"])
        && sentence.tag(end + 2) == Tag::Vb;
    if adds { piece.start..stretched(sentence, end + 2..end + 3).end } else { piece }
}

fn has_to(sentence: &Sentence, child: usize) -> bool {
    let tree = sentence.tree();
    tree.children_as(child, Dep::Mark).any(|to| to < child && sentence.is(to, &["to"]))
}

/// "declined" of "declined to say what it carried": there, `say` is the cue.
fn keeps_silent(sentence: &Sentence, token: usize, child: usize) -> bool {
    if !matches!(sentence.lemma(token), "decline" | "refuse") {
        return false;
    }
    let Some(inner) = sentence.clause(child) else { return false };
    let cues = speech::verb(sentence.lemma(child));
    cues.iter().any(|cue| cue.frame.has(Frame::CLAUSE.or(Frame::ON))) && content(sentence, inner, cues).is_some()
}

/// "called the vote a farce", "considers it unfair".
fn naming(sentence: &Sentence, clause: &Clause) -> Option<Vec<Range<usize>>> {
    let tree = sentence.tree();
    let token = clause.predicate;
    if !NAMING.contains(&sentence.lemma(token)) || clause.passive {
        return None;
    }
    if let Some(quoted) = named_so(sentence, token) {
        return Some(quoted);
    }
    let object = clause.objects.iter().copied().find(|&object| object > token)?;
    let name = tree.children(token).chain(tree.children(object)).find(|&child| {
        child > object
            && matches!(tree.dep(child), Dep::Xcomp | Dep::Obj | Dep::Ccomp | Dep::Appos | Dep::OblUnmarked)
            && sentence.word(child - 1) != ","
            && (sentence.tag(child).is_noun() || sentence.tag(child).is_adjective())
    })?;
    Some(vec![super::speaker::phrase(sentence, object).start..tree.subtree(name).end])
}

/// "what he called "a circus"", "which she called "a gift"": the words in marks right behind the verb.
fn named_so(sentence: &Sentence, token: usize) -> Option<Vec<Range<usize>>> {
    const LONGEST: usize = 40;
    let open = token + 1;
    let marked = open < sentence.tokens.end && matches!(sentence.word(open), "“" | "\"" | "‘");
    let end = sentence.tokens.end.min(open + LONGEST);
    let close = (open + 1..end).find(|&at| matches!(sentence.word(at), "”" | "\"" | "’")).filter(|_| marked)?;
    Some(vec![open..close + 1])
}

/// "taking bribes" behind "denied".
fn ing(sentence: &Sentence, clause: &Clause) -> Option<Vec<Range<usize>>> {
    let tree = sentence.tree();
    let child = tree.children(clause.predicate).find(|&child| {
        child > clause.predicate
            && !(clause.predicate..child).any(|at| sentence.word(at) == ",")
            && matches!(tree.dep(child), Dep::Xcomp | Dep::Ccomp | Dep::Obj | Dep::Advcl)
            && (sentence.tag(child) == Tag::Vbg
                || tree.children(child).any(|c| tree.dep(c).is_auxiliary() && sentence.tag(c) == Tag::Vbg))
    })?;
    let end = tree.subtree(clause.predicate).end;
    let comma = (child..end).find(|&at| sentence.word(at) == ",").unwrap_or(end);
    let all = tree.subtree(child);
    Some(vec![all.start..all.end.max(comma)])
}

/// "the rebels of firing first".
fn blame(sentence: &Sentence, clause: &Clause) -> Option<Vec<Range<usize>>> {
    let tree = sentence.tree();
    let token = clause.predicate;
    let crime = sentence
        .with_preposition(token, &["of", "for", "with", "on"])
        .chain(clause.objects.iter().flat_map(|&object| sentence.with_preposition(object, &["of", "for", "with"])))
        .find(|&crime| crime > token)?;
    let end = tree.subtree(crime).end;
    let start = match clause.objects.iter().copied().find(|&object| object > token) {
        Some(object) => super::speaker::phrase(sentence, object).start,
        None => tree.subtree(crime).start,
    };
    // "for the outage, which it said": the report goes on.
    let aside = (start..end)
        .find(|&at| sentence.word(at) == "," && at + 1 < end && matches!(sentence.tag(at + 1), Tag::Wdt | Tag::Wp));
    let end = aside.unwrap_or(end);
    (start < end).then(|| vec![start..end])
}

/// "the vote as a farce".
fn as_something(sentence: &Sentence, clause: &Clause) -> Option<Vec<Range<usize>>> {
    let tree = sentence.tree();
    let token = clause.predicate;
    let object = clause.objects.iter().copied().find(|&object| object > token)?;
    let name = sentence
        .with_preposition(token, &["as"])
        .chain(sentence.with_preposition(object, &["as"]))
        .find(|&name| name > object)?;
    Some(vec![super::speaker::phrase(sentence, object).start..tree.subtree(name).end])
}

/// "the charges". "It" says too little, unless it is denied.
fn noun(sentence: &Sentence, clause: &Clause, stance: Stance) -> Option<Vec<Range<usize>>> {
    let tree = sentence.tree();
    if clause.passive {
        let subject = clause.subjects.first().copied().filter(|_| !clause.agents.is_empty())?;
        return Some(vec![tree.subtree(subject)]);
    }
    let mut objects = clause.objects.iter().copied().filter(|&object| object > clause.predicate);
    let object = objects.next().filter(|&object| !order::is_time(sentence, object))?;
    let all = tree.subtree(object);
    // "promised him a house": both are content.
    let end = objects.next().map_or(all.end, |other| tree.subtree(other).end.max(all.end));
    let of = end < sentence.tokens.end && sentence.is(end, &["of"]);
    let end = if of { order::right_edge(sentence, end + 1).unwrap_or(end) } else { end };
    // "rejected suggestions *the pilot was drunk*"
    let tells = sentence.tag(object) == Tag::Nns && !speech::noun(sentence.lemma(object)).is_empty();
    let end = if tells && end == object + 1 && order::opens_clause(sentence, end) {
        order::end_of(sentence, clause.predicate, end)
    } else {
        end
    };
    let empty = sentence.tag(object).is_pronoun() && stance != Stance::Deny && end == all.end;
    (!empty).then(|| vec![before_next_clause(sentence, all.start..end)])
}

/// `piece` to the end of its own clause, where the tree breaks off in the middle: no sign, conjunction or verb comes first.
fn stretched(sentence: &Sentence, piece: Range<usize>) -> Range<usize> {
    let stops = |at: &usize| {
        let tag = sentence.tag(*at);
        let sign = matches!(
            tag,
            Tag::Comma | Tag::Period | Tag::Colon | Tag::Cc | Tag::Open | Tag::Close | Tag::Lrb | Tag::Rrb
        );
        sign || matches!(tag, Tag::Wp | Tag::Wdt | Tag::Wrb)
            || sentence.is_finite(*at)
            || sentence
                .is(*at, &["as", "because", "if", "after", "before", "since", "while", "that", "unless", "until"])
    };
    let end = (piece.end..sentence.tokens.end).find(stops).unwrap_or(sentence.tokens.end);
    // A verb behind means that the words before it are its subject.
    let verb = end < sentence.tokens.end && sentence.is_finite(end);
    piece.start..if verb { piece.end } else { end }
}

/// `piece` up to a comma behind which another verb begins: ", and one of them said", ", rejecting its plea".
fn before_next_clause(sentence: &Sentence, piece: Range<usize>) -> Range<usize> {
    let ends = piece.clone().skip(1).find(|&at| {
        sentence.word(at) == ","
            && at + 1 < piece.end
            && (sentence.tag(at + 1) == Tag::Vbg
                || sentence.is(at + 1, &["and", "but", "while", "though", "although"])
                    && sentence.has_finite(at + 1..piece.end)
                || sentence.is(at + 1, &["though", "although"]) && sentence.has_finite(at + 1..sentence.tokens.end)
                || sentence.is(at + 1, &["and", "but"])
                    && at + 2 < sentence.tokens.end
                    && order::other_speaks(sentence, at + 2, at))
    });
    piece.start..ends.unwrap_or(piece.end)
}

/// "of floods", "for an inquiry", "to a truce".
fn prepositional(
    sentence: &Sentence,
    clause: &Clause,
    of: &dyn Fn(Frame) -> Option<Stance>,
) -> Option<(Stance, Vec<Range<usize>>)> {
    let frames: [(Frame, &[&str]); 3] =
        [(Frame::OF, &["of", "about", "against"]), (Frame::FOR, &["for"]), (Frame::ON, &["on", "to"])];
    frames.iter().find_map(|&(frame, prepositions)| {
        let stance = of(frame)?;
        let noun = sentence
            .with_preposition(clause.predicate, prepositions)
            .find(|&noun| noun > clause.predicate && !order::is_time(sentence, noun))?;
        let all = sentence.tree().subtree(noun);
        Some((stance, vec![all.start + 1..all.end.max(all.start + 1)]))
    })
}

/// Where the tree shows no content, but the verb and its source stand behind a comma at the end: what is before it.
fn before_comma(sentence: &Sentence, clause: &Clause) -> Option<Vec<Range<usize>>> {
    let token = clause.predicate;
    let subject = clause.subjects.first().copied()?;
    let start = super::speaker::phrase(sentence, subject).start.min(token);
    let comma = start.checked_sub(1).filter(|&at| at > sentence.tokens.start && sentence.word(at) == ",")?;
    let ends = token.max(subject) + 1;
    let closes = sentence.tokens.end <= ends + 1
        || matches!(sentence.word(ends), "," | "." | ";")
        || matches!(sentence.tag(ends), Tag::In | Tag::Nnp | Tag::Rb);
    let piece = sentence.tokens.start..comma;
    (closes && sentence.has_finite(piece.clone())).then(|| vec![piece])
}
