//! Who stands around a verb: its subject, its object, whoever a preposition leads in, and whether it is denied.
//!
//! The tree is asked first; where it shows nobody, the words right before and behind the verb.

use super::factuality::is_refuted;
use super::party::Polarity;
use crate::entities::Entities;
use crate::prose::{Prose, Tag};
use crate::wording::names;

/// The head of the subject of the verb at `verb`, auxiliaries before it included, from the tree or, where the tree gives
/// none, the phrase right before it.
pub(in crate::facts) fn subject(prose: &Prose, entities: &Entities, verb: usize) -> Option<usize> {
    let sentence = prose.sentence_of(verb);
    let tree = prose.tree(sentence);
    if let Some(cleft) = cleft(prose, entities, verb) {
        return Some(cleft);
    }
    let mut predicate = verb;
    for _ in 0..4 {
        let own = tree.children(predicate).find(|&child| tree.dep(child).is_subject() && child < verb);
        if let Some(subject) = own {
            // "The soldiers at the crossing fired": the tree may take the crossing.
            let start = entities.phrase_at(subject).map_or(subject, |at| entities.phrases[at].tokens.start);
            let first = prose.sentences[sentence].tokens.start;
            let led = start.checked_sub(1).filter(|&led| led > first && leads_in(prose, led));
            let whole =
                led.filter(|&led| entities.phrase_at(led - 1).is_some()).and_then(|_| before(prose, entities, verb));
            return Some(whole.unwrap_or_else(|| antecedent(prose, entities, subject)));
        }
        let joined = matches!(tree.dep(predicate).name(), "conj" | "xcomp" | "aux" | "aux:pass" | "cop");
        match tree.head(predicate) {
            Some(head) if joined => predicate = head,
            _ => break,
        }
    }
    before(prose, entities, verb)
}

/// The managers, of "it was the managers who, at midnight, left": whoever a cleft sentence names, for the first verb behind
/// "who" that is not set off by commas.
fn cleft(prose: &Prose, entities: &Entities, verb: usize) -> Option<usize> {
    let first = prose.sentences[prose.sentence_of(verb)].tokens.start;
    let who = (first..verb).rev().take(24).find(|&at| matches!(prose.word(at), "who" | "that" | "which"))?;
    let before = (first..who).rev().find(|&at| prose.word(at) != ",")?;
    let phrase = entities.phrase_at(before)?;
    let start = (first..before).rev().take(10).find(|&at| matches!(prose.word(at), "was" | "is" | "were"))?;
    start.checked_sub(1).filter(|&at| at >= first && prose.word(at).eq_ignore_ascii_case("it"))?;
    let mut commas = 0;
    let verbal = |at: usize| prose.tag(at).is_verb() && !matches!(prose.lemma(at), "have" | "be" | "do");
    if !(who + 1..verb).any(verbal) {
        return Some(entities.phrases[phrase].head);
    }
    for at in who + 1..verb {
        let verbal = verbal(at);
        commas += usize::from(prose.word(at) == ",");
        // "who got up and left" has two verbs of one subject.
        let joined = verbal && (at + 1..verb).any(|next| matches!(prose.word(next), "and" | "or"));
        if verbal && commas % 2 == 0 && !joined {
            return None;
        }
    }
    (commas % 2 == 0).then_some(entities.phrases[phrase].head)
}

/// Whether the word at `token` is a preposition, and no "that" or "because" with which a clause begins.
fn leads_in(prose: &Prose, token: usize) -> bool {
    const OPENING: [&str; 12] = [
        "that", "because", "if", "while", "when", "although", "though", "unless", "whether", "until", "after", "before",
    ];
    matches!(prose.tag(token), Tag::In | Tag::To) && !OPENING.contains(&prose.lower(token))
}

/// How far before a verb its subject is looked for where the tree gives none.
const BEFORE: usize = 40;

/// The head of the phrase that stands before the verb group at `verb`, with nothing but auxiliaries, adverbs and asides
/// between; of "the house at the bridge" the house.
pub(in crate::facts) fn before(prose: &Prose, entities: &Entities, verb: usize) -> Option<usize> {
    let first = prose.sentences[prose.sentence_of(verb)].tokens.start;
    let mut at = verb;
    while at > first && at + BEFORE > verb {
        at -= 1;
        let tag = prose.tag(at);
        if tag.is_pronoun() && !matches!(prose.lower(at), "it" | "they" | "he" | "she" | "we" | "i") {
            return Some(antecedent(prose, entities, at));
        }
        if let Some(phrase) = entities.phrase_at(at) {
            let phrase = &entities.phrases[phrase];
            let Some(led) = phrase.tokens.start.checked_sub(1).filter(|&led| led >= first) else {
                return Some(phrase.head);
            };
            if !leads_in(prose, led) {
                return Some(phrase.head);
            }
            // "had by Friday retaken it", "the house at the bridge had been".
            let lead = led.checked_sub(1).filter(|&lead| lead >= first)?;
            let auxiliary = matches!(prose.lemma(lead), "have" | "be") || prose.tag(lead) == Tag::Md;
            if !(auxiliary || entities.phrase_at(lead).is_some()) {
                return None;
            }
            at = led;
            continue;
        }
        if prose.word(at) == ","
            && let Some(opens) = (first..at).rev().take(14).find(|&opens| prose.word(opens) == ",")
        {
            // "the governor, Ann Roe, ordered": the comma closes an aside, which is another name or says more.
            let named = prose.tag(opens + 1).is_proper();
            at = if named { at } else { opens };
            continue;
        }
        let quoted = matches!(tag, Tag::Open | Tag::Close) || matches!(prose.word(at), "\"" | "“" | "”");
        if !(quoted || tag.is_verb() || matches!(tag, Tag::Md | Tag::To) || tag.is_adverb()) {
            return None;
        }
    }
    None
}

/// The noun that "who", "which" or "that" stands for: the phrase before it; otherwise `token` itself.
fn antecedent(prose: &Prose, entities: &Entities, token: usize) -> usize {
    if !matches!(prose.lower(token), "who" | "which" | "that" | "whom") {
        return entities.phrase_at(token).map_or(token, |at| entities.phrases[at].head);
    }
    let first = prose.sentences[prose.sentence_of(token)].tokens.start;
    let mut at = token;
    while at > first {
        at -= 1;
        if let Some(phrase) = entities.phrase_at(at) {
            let phrase = &entities.phrases[phrase];
            // "The port of Dorn, which is run by": the port is.
            let of =
                phrase.tokens.start.checked_sub(2).filter(|&whole| whole >= first && prose.word(whole + 1) == "of");
            let whole = of.and_then(|whole| entities.phrase_at(whole)).map(|at| &entities.phrases[at]);
            let site =
                whole.filter(|whole| names::site(&whole.noun(prose)).is_some() && prose.tag(phrase.head).is_proper());
            return site.unwrap_or(phrase).head;
        }
        if !matches!(prose.word(at), "," | "—" | "–" | "of" | "in") {
            break;
        }
    }
    token
}

/// The head of the object of the verb at `verb`: from the tree, or the phrase right behind it.
pub(in crate::facts) fn object(prose: &Prose, entities: &Entities, verb: usize) -> Option<usize> {
    let tree = prose.tree(prose.sentence_of(verb));
    let from_tree = tree.children(verb).find(|&child| tree.dep(child).is_object() && child > verb);
    let particle = prose
        .tokens
        .get(verb + 1)
        .is_some_and(|_| matches!(prose.word(verb + 1), "off" | "out" | "up" | "down" | "back" | "away" | "forward"));
    let behind = verb + 1 + usize::from(particle);
    let beside = || phrase_from(prose, entities, behind).map(|at| entities.phrases[at].head);
    let token = from_tree.or_else(beside).or_else(|| described_by(prose, entities, verb))?;
    let head = entities.phrase_at(token).map_or(token, |at| entities.phrases[last_phrase(entities, at)].head);
    Some(part_of(prose, entities, head))
}

/// The house, of "the house which they hold": the noun that a relative clause with a subject of its own describes.
fn described_by(prose: &Prose, entities: &Entities, verb: usize) -> Option<usize> {
    let sentence = prose.sentence_of(verb);
    let first = prose.sentences[sentence].tokens.start;
    // "Told reporters that they had surrendered" describes no reporters.
    let relative = |at: &usize| match prose.word(*at) {
        "that" => prose.tag(*at) != Tag::In,
        word => matches!(word, "which" | "whom"),
    };
    let pronoun = (first..verb).rev().take(12).find(relative)?;
    let subject = (pronoun + 1..verb).any(|at| entities.phrase_at(at).is_some());
    let noun = antecedent(prose, entities, pronoun);
    (subject && noun != pronoun).then_some(noun)
}

/// The city, of "parts of the city"; any other noun itself.
pub(in crate::facts) fn part_of(prose: &Prose, entities: &Entities, head: usize) -> usize {
    const PARTS: &[&str] = &[
        "part",
        "whole",
        "half",
        "most",
        "rest",
        "majority",
        "all",
        "much",
        "mile",
        "remainder",
        "kilometre",
        "kilometer",
        "stretch",
        "third",
        "quarter",
        "percent",
        "some",
        "dozen",
        "many",
        "centre",
        "center",
        "heart",
        "outskirts",
        "middle",
        "north",
        "south",
        "east",
        "west",
    ];
    let counted = prose.tag(head) == Tag::Cd;
    if !(counted || PARTS.contains(&prose.lemma(head)))
        || prose.tokens.get(head + 1).is_none_or(|_| prose.word(head + 1) != "of")
    {
        return head;
    }
    phrase_from(prose, entities, head + 2).map_or(head, |at| entities.phrases[at].head)
}

/// The phrase that begins at `token`, an adverb or particle before it allowed.
pub(in crate::facts) fn phrase_from(prose: &Prose, entities: &Entities, token: usize) -> Option<usize> {
    let sentence = prose.sentences.get(prose.sentence_of(token.min(prose.tokens.len().checked_sub(1)?)))?;
    // "retreating government forces" are read as a participle and a phrase.
    let loose = |t: usize| prose.tag(t).is_adverb() || matches!(prose.tag(t), Tag::Rp | Tag::Vbg | Tag::Close);
    let skips = |t: usize| sentence.tokens.contains(&t) && loose(t);
    let mut at = token;
    while skips(at) && entities.phrase_at(at).is_none() {
        at += 1;
    }
    if !sentence.tokens.contains(&at) {
        return None;
    }
    let first = entities.phrase_at(at)?;
    Some(last_phrase(entities, first))
}

fn last_phrase(entities: &Entities, index: usize) -> usize {
    let mut last = index;
    while entities.phrases.get(last + 1).is_some_and(|next| next.of == Some(last)) {
        last += 1;
    }
    last
}

/// Who is led in by the preposition `word` within `reach` tokens behind `token`: the rebels of "held by the rebels".
pub(in crate::facts) fn led_by(
    prose: &Prose,
    entities: &Entities,
    token: usize,
    word: &str,
    reach: usize,
) -> Option<usize> {
    let end = prose.sentences[prose.sentence_of(token)].tokens.end;
    let preposition = (token + 1..(token + 1 + reach).min(end)).find(|&at| prose.word(at) == word)?;
    phrase_from(prose, entities, preposition + 1).map(|at| entities.phrases[at].head)
}

/// Whether the verb group that ends at `verb` is denied: "did not", "never", "no soldier", "denied that".
pub(in crate::facts) fn polarity(prose: &Prose, entities: &Entities, verb: usize, subject: Option<usize>) -> Polarity {
    let first = prose.sentences[prose.sentence_of(verb)].tokens.start;
    let mut nots = 0;
    for at in (first..verb).rev().take(7) {
        let word = prose.lower(at);
        let tag = prose.tag(at);
        match word {
            "not" | "n't" | "n’t" | "never" | "without" => nots += 1,
            "no" if at + 1 < verb && prose.word(at + 1) == "longer" => nots += 1,
            _ if tag.is_verb() && denies(prose.lemma(at)) => nots += 1,
            _ if Some(at) == subject || prose.tag(at).is_punctuation() => break,
            _ => {}
        }
    }
    let nobody = subject.is_some_and(|subject| {
        let phrase = entities.phrase_at(subject).map_or(subject, |at| entities.phrases[at].tokens.start);
        let first = prose.lower(phrase);
        matches!(first, "no" | "nobody" | "none" | "neither")
    });
    let denied = subject.is_some_and(|subject| {
        let start = entities.phrase_at(subject).map_or(subject, |at| entities.phrases[at].tokens.start);
        let between = |&at: &usize| !prose.tag(at).is_punctuation() && !matches!(prose.word(at), "and" | "but" | "or");
        let clause = (first..start).rev().take(5).take_while(between).find(|&at| prose.tag(at).is_verb());
        clause.is_some_and(|at| denies(prose.lemma(at))) || is_cleft_with_not(prose, first, start)
    });
    let refuted = is_refuted(prose, verb);
    if (nots + usize::from(nobody) + usize::from(denied) + usize::from(refuted)) % 2 == 1 {
        Polarity::Denied
    } else {
        Polarity::Affirmed
    }
}

/// "It was not *the army* that fired", "it wasn't".
fn is_cleft_with_not(prose: &Prose, first: usize, start: usize) -> bool {
    let is =
        |at: usize, words: &[&str]| at >= first && words.iter().any(|word| prose.word(at).eq_ignore_ascii_case(word));
    start >= first + 3
        && is(start - 1, &["not", "n't", "n’t"])
        && prose.lemma(start - 2) == "be"
        && is(start - 3, &["it"])
}

fn denies(lemma: &str) -> bool {
    matches!(lemma, "deny" | "refute" | "reject" | "dispute" | "disclaim" | "dismiss" | "rebut")
}

/// A word that is asked about again and again while it is read.
pub(in crate::facts) struct Word<'p> {
    token: usize,
    lower: &'p str,
    lemma: &'p str,
    is_verb: bool,
}

impl<'p> Word<'p> {
    pub(in crate::facts) fn of(prose: &'p Prose, token: usize) -> Self {
        Self { token, lower: prose.lower(token), lemma: prose.lemma(token), is_verb: prose.tag(token).is_verb() }
    }

    /// `token` of `prose` in lower case; nothing behind the last.
    #[inline]
    pub(in crate::facts) fn lower(&self, prose: &'p Prose, token: usize) -> &'p str {
        if token == self.token {
            return self.lower;
        }
        prose.tokens.get(token).map_or("", |_| prose.lower(token))
    }

    /// The lemma of `token` of `prose`; nothing behind the last.
    #[inline]
    pub(in crate::facts) fn lemma(&self, prose: &'p Prose, token: usize) -> &'p str {
        if token == self.token {
            return self.lemma;
        }
        prose.tokens.get(token).map_or("", |_| prose.lemma(token))
    }

    /// Whether `token` of `prose` is a verb.
    #[inline]
    pub(in crate::facts) fn is_verb(&self, prose: &'p Prose, token: usize) -> bool {
        if token == self.token {
            return self.is_verb;
        }
        prose.tokens.get(token).is_some_and(|_| prose.tag(token).is_verb())
    }
}
