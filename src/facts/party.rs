//! Who a fact speaks of, and whether it is so: what control and responsibility have in common.

use crate::entities::{Entities, Likeness, likeness};
use crate::prose::{Prose, Tag};
use crate::text::Span;
use crate::wording::countries;
use crate::wording::sides::side;

/// Somebody or something that a fact speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    /// The token that the words hang on.
    pub head: usize,
    /// The words: "Units of the Kestovian army".
    pub span: Span,
    /// Who that is in full, where a pronoun or short form stands for it: the name of the entity.
    pub name: String,
    /// The entity, as an index into the entities of the text.
    pub entity: Option<usize>,
}

/// Whether something is said to be so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Denied,
}

/// How two parties stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::facts) enum Parties {
    /// One, as far as words can tell.
    One,
    /// Two: two names, or names of two sides.
    Two,
    /// It cannot be told: a pronoun, or descriptions that may fit one.
    Unclear,
}

impl Party {
    /// The party whose words `token` stands in.
    pub(in crate::facts) fn at(prose: &Prose, entities: &Entities, token: usize) -> Self {
        let phrase = entities.phrase_at(token).map(|at| owned(entities, at));
        Self::of_tokens(prose, entities, phrase.unwrap_or(token..token + 1))
    }

    /// The party that `token` alone names: "rebel" of "rebel hands".
    pub(in crate::facts) fn word(prose: &Prose, entities: &Entities, token: usize) -> Self {
        Self::of_tokens(prose, entities, token..token + 1)
    }

    fn of_tokens(prose: &Prose, entities: &Entities, tokens: std::ops::Range<usize>) -> Self {
        let head = tokens.end - 1;
        let span = prose.span(tokens);
        let entity = entities.entity_at(head);
        let named = entity.filter(|&entity| entities.entities[entity].named);
        let name = match named {
            Some(entity) => entities.entities[entity].name.clone(),
            None => span.of(prose.text()).to_string(),
        };
        Self { head, span, name, entity }
    }

    /// Its name as it stands in the middle of a sentence: "the army" of "The army".
    pub fn running(&self) -> String {
        match self.name.split_once(' ') {
            Some((first, rest)) if LEADING.contains(&first) => format!("{} {rest}", first.to_lowercase()),
            _ => self.name.clone(),
        }
    }

    /// How this party stands to `other` of another text.
    pub(in crate::facts) fn to(&self, other: &Self) -> Parties {
        // "the rebel side" says enough, "the other side" does not.
        if let (Some(x), Some(y)) = (side(&self.name), side(&other.name))
            && x != y
        {
            return Parties::Two;
        }
        if is_vague(&self.name) || is_vague(&other.name) {
            return Parties::Unclear;
        }
        let (a, b) = (without_article(&self.name), without_article(&other.name));
        if let (Some(x), Some(y)) = (nation(a), nation(b))
            && x != y
        {
            return Parties::Two;
        }
        if likeness(a, b) != Likeness::Different || last_word(a).eq_ignore_ascii_case(last_word(b)) {
            return Parties::One;
        }
        match (side(a), side(b)) {
            (Some(_), Some(_)) => Parties::One,
            _ if is_name(a) && is_name(b) => Parties::Two,
            _ => Parties::Unclear,
        }
    }
}

/// Words that are written with a capital only where a sentence begins.
const LEADING: [&str; 9] = ["The", "A", "An", "His", "Her", "Its", "Their", "Some", "Each"];

/// The phrase at `index` with what owns it: "the rebels' army".
fn owned(entities: &Entities, index: usize) -> std::ops::Range<usize> {
    let mut first = index;
    while let Some(of) = entities.phrases[first].of {
        first = of;
    }
    entities.phrases[first].tokens.start..entities.phrases[index].tokens.end
}

/// The nation that a word of `words` names: Chile's of "Chilean troops".
fn nation(words: &str) -> Option<&'static str> {
    let capital = words.split_whitespace().filter(|word| word.starts_with(char::is_uppercase));
    capital.filter_map(countries::country).map(|(country, _)| country.name).next()
}

fn last_word(words: &str) -> &str {
    words.rsplit(' ').next().unwrap_or(words)
}

fn is_name(words: &str) -> bool {
    last_word(words).starts_with(char::is_uppercase)
}

fn without_article(words: &str) -> &str {
    let articles = ["the", "a", "an", "The", "A", "An"];
    words.split_once(' ').filter(|(first, _)| articles.contains(first)).map_or(words, |(_, rest)| rest)
}

/// Words that may mean anybody: "they", "the other side", "two men".
fn is_vague(words: &str) -> bool {
    const VAGUE: &[&str] = &[
        "it", "they", "them", "we", "us", "i", "he", "she", "him", "her", "you", "who", "which", "that", "its",
        "their", "our", "this", "these", "those", "side", "men", "people", "somebody", "someone", "anybody", "others",
        "group", "one", "both", "all", "some", "what", "nobody", "party", "parties", "sides",
    ];
    VAGUE.contains(&last_word(words).to_lowercase().as_str())
}

/// The head of the subject of the verb at `verb`, auxiliaries before it included, from the tree or, where the tree gives
/// none, the phrase right before it.
pub(in crate::facts) fn subject(prose: &Prose, entities: &Entities, verb: usize) -> Option<usize> {
    let sentence = prose.sentence_of(verb);
    let tree = prose.tree(sentence);
    let mut predicate = verb;
    for _ in 0..4 {
        let own = tree.children(predicate).find(|&child| tree.dep(child).is_subject() && child < verb);
        if let Some(subject) = own {
            return Some(antecedent(prose, entities, subject));
        }
        let joined = matches!(tree.dep(predicate).name(), "conj" | "xcomp" | "aux" | "aux:pass" | "cop");
        match tree.head(predicate) {
            Some(head) if joined => predicate = head,
            _ => break,
        }
    }
    before(prose, entities, verb)
}

/// The head of the phrase that stands before the verb group at `verb`, with nothing but auxiliaries and adverbs between.
fn before(prose: &Prose, entities: &Entities, verb: usize) -> Option<usize> {
    let first = prose.sentences[prose.sentence_of(verb)].tokens.start;
    let mut at = verb;
    while at > first {
        at -= 1;
        let tag = prose.tag(at);
        if tag.is_pronoun()
            && !matches!(prose.word(at).to_lowercase().as_str(), "it" | "they" | "he" | "she" | "we" | "i")
        {
            return Some(antecedent(prose, entities, at));
        }
        if let Some(phrase) = entities.phrase_at(at) {
            let phrase = &entities.phrases[phrase];
            let led = phrase.tokens.start.checked_sub(1).filter(|&t| t >= first).map(|t| prose.tag(t));
            return (led != Some(Tag::In) && led != Some(Tag::To)).then_some(phrase.head);
        }
        if !(tag.is_verb() || matches!(tag, Tag::Md | Tag::To) || tag.is_adverb()) {
            return None;
        }
    }
    None
}

/// The noun that "who", "which" or "that" stands for: the phrase before it; otherwise `token` itself.
fn antecedent(prose: &Prose, entities: &Entities, token: usize) -> usize {
    if !matches!(prose.word(token).to_lowercase().as_str(), "who" | "which" | "that" | "whom") {
        return entities.phrase_at(token).map_or(token, |at| entities.phrases[at].head);
    }
    let first = prose.sentences[prose.sentence_of(token)].tokens.start;
    let mut at = token;
    while at > first {
        at -= 1;
        if let Some(phrase) = entities.phrase_at(at) {
            return entities.phrases[phrase].head;
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
    let token = from_tree.or_else(|| phrase_from(prose, entities, behind).map(|at| entities.phrases[at].head))?;
    let head = entities.phrase_at(token).map_or(token, |at| entities.phrases[last_phrase(entities, at)].head);
    Some(part_of(prose, entities, head))
}

/// The city, of "parts of the city"; any other noun itself.
fn part_of(prose: &Prose, entities: &Entities, head: usize) -> usize {
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
    ];
    if !PARTS.contains(&prose.lemma(head)) || prose.tokens.get(head + 1).is_none_or(|_| prose.word(head + 1) != "of") {
        return head;
    }
    phrase_from(prose, entities, head + 2).map_or(head, |at| entities.phrases[at].head)
}

/// The phrase that begins at `token`, an adverb or particle before it allowed.
pub(in crate::facts) fn phrase_from(prose: &Prose, entities: &Entities, token: usize) -> Option<usize> {
    let sentence = prose.sentences.get(prose.sentence_of(token.min(prose.tokens.len().checked_sub(1)?)))?;
    let skips = |t: usize| sentence.tokens.contains(&t) && (prose.tag(t).is_adverb() || prose.tag(t) == Tag::Rp);
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
        let word = prose.word(at).to_lowercase();
        let tag = prose.tag(at);
        match word.as_str() {
            "not" | "n't" | "n’t" | "never" | "without" => nots += 1,
            "no" if at + 1 < verb && prose.word(at + 1) == "longer" => nots += 1,
            _ if tag.is_verb() && denies(prose.lemma(at)) => nots += 1,
            _ if Some(at) == subject || prose.tag(at).is_punctuation() => break,
            _ => {}
        }
    }
    let nobody = subject.is_some_and(|subject| {
        let phrase = entities.phrase_at(subject).map_or(subject, |at| entities.phrases[at].tokens.start);
        let first = prose.word(phrase).to_lowercase();
        matches!(first.as_str(), "no" | "nobody" | "none" | "neither")
    });
    let denied = subject.is_some_and(|subject| {
        let start = entities.phrase_at(subject).map_or(subject, |at| entities.phrases[at].tokens.start);
        (first..start).rev().take(3).any(|at| prose.tag(at).is_verb() && denies(prose.lemma(at)))
    });
    if (nots + usize::from(nobody) + usize::from(denied)) % 2 == 1 { Polarity::Denied } else { Polarity::Affirmed }
}

fn denies(lemma: &str) -> bool {
    matches!(lemma, "deny" | "refute" | "reject" | "dispute" | "disclaim")
}
