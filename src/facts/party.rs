//! Who a fact speaks of, and whether it is so: what control and responsibility have in common.

use super::attribution::Source;
use crate::entities::{Entities, Form, Kind, Likeness, Name, Phrase, likeness};
use crate::prose::{Prose, Tag};
use crate::text::Span;
use crate::wording::sides::side;
use crate::wording::{countries, names};
use std::sync::Arc;

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
    /// Who acts through it, in lower case: whose soldiers, team or spokesman it is, the country of "Iranian officials",
    /// whom a pronoun means. `None` where that cannot be told.
    pub key: Option<String>,
    /// What sort of thing a key is that is a name; a country is a place.
    bearer: Option<Kind>,
    /// Whether the words are a pronoun alone.
    pub pronoun: bool,
    /// Whom the text sets apart from each other.
    others: Apart,
}

/// Pairs of names of whom a text speaks as of two.
pub(in crate::facts) type Apart = Arc<[(Name, Name)]>;

/// Whether something is said to be so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Denied,
}

impl Polarity {
    /// The other one.
    pub(in crate::facts) fn turned(self) -> Self {
        match self {
            Self::Affirmed => Self::Denied,
            Self::Denied => Self::Affirmed,
        }
    }
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
    /// Who speaks: by the name that is set beside the source, if there is one.
    pub fn speaking(prose: &Prose, entities: &Entities, source: &Source) -> Self {
        let last = |span: Span| prose.tokens.partition_point(|token| token.span.end < span.end);
        let named = |token: &usize| entities.entity_at(*token).is_some_and(|entity| entities.entities[entity].named);
        let apposed = source.apposed.map(last).filter(named);
        Self::at(prose, entities, apposed.unwrap_or(source.head))
    }

    /// The party whose words `token` stands in.
    pub fn at(prose: &Prose, entities: &Entities, token: usize) -> Self {
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
        let pronoun = entities.phrase_at(head).is_some_and(|at| entities.phrases[at].pronoun);
        let (key, bearer) = key(prose, entities, head).map_or((None, None), |key| (Some(key.words), key.bearer));
        Self { head, span, name, entity, key, bearer, pronoun, others: Arc::from([]) }
    }

    /// Whether its words are those of whoever speaks: "we", "our soldiers".
    pub fn is_speaker(&self, prose: &Prose) -> bool {
        let first = self.span.of(prose.text()).split_whitespace().next().unwrap_or_default().to_lowercase();
        matches!(first.as_str(), "we" | "us" | "our" | "ours" | "i" | "me" | "my" | "mine")
    }

    /// The same words, spoken by `speaker`: whose "our soldiers" are.
    pub fn spoken_by(&mut self, speaker: &Self) {
        self.name = speaker.name.clone();
        self.entity = speaker.entity;
        self.key = speaker.key.clone();
        self.bearer = speaker.bearer;
    }

    /// Whom the text of this party sets apart from each other.
    pub(in crate::facts) fn among(&mut self, others: &Apart) {
        self.others = others.clone();
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
        match (&self.key, &other.key) {
            (Some(x), Some(y)) if x == y => return self.one_acts(other),
            (Some(x), Some(y)) if self.set_apart(other, x, y) => return Parties::Two,
            // Two people, or the people of two countries: "his staff" is not Ms. Roe.
            (Some(x), Some(y)) if self.bearer.is_some() && self.bearer == other.bearer && names_part(x, y) => {
                return Parties::Two;
            }
            _ => {}
        }
        let (mine, theirs) = (self.said(), other.said());
        if is_vague(mine) || is_vague(theirs) {
            return Parties::Unclear;
        }
        let (a, b) = (without_article(mine), without_article(theirs));
        match (nation(a), nation(b)) {
            (Some(x), Some(y)) if x != y => return Parties::Two,
            (Some(_), Some(_)) => {}
            _ if people(a).zip(people(b)).is_some_and(|(x, y)| !one_people(x, y)) => return Parties::Two,
            _ => {}
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

    /// Its name; of words that mean anybody, whoever acts through them.
    fn said(&self) -> &str {
        match &self.key {
            Some(key) if is_vague(&self.name) => key,
            _ => &self.name,
        }
    }

    /// Two through whom one acts: one, but for two services of one country.
    fn one_acts(&self, other: &Self) -> Parties {
        let service = |words: &str| matches!(last_word(words), "army" | "navy" | "police" | "court" | "parliament");
        let (a, b) = (&self.name, &other.name);
        if service(a) && service(b) && last_word(a) != last_word(b) { Parties::Unclear } else { Parties::One }
    }

    /// Whether one of the two texts speaks of the two as of two.
    fn set_apart(&self, other: &Self, x: &str, y: &str) -> bool {
        if self.others.is_empty() && other.others.is_empty() {
            return false;
        }
        let (x, y) = (Name::of(x), Name::of(y));
        let pair = |(a, b): &(Name, Name)| (a.is_same(&x) && b.is_same(&y)) || (a.is_same(&y) && b.is_same(&x));
        self.others.iter().chain(other.others.iter()).any(pair)
    }
}

fn names_part(x: &str, y: &str) -> bool {
    likeness(x, y) == Likeness::Different && last_word(x) != last_word(y)
}

/// The adjective of a people, or the name of a land, that `words` open with or are: "Adranian" of "Adranian mortars".
fn people(words: &str) -> Option<&str> {
    let first = words.split(' ').next().filter(|first| first.starts_with(char::is_uppercase))?;
    let ends = |endings: &[&str]| endings.iter().any(|ending| first.ends_with(ending)) && first.len() > 5;
    let adjective = ends(&["ian", "ean", "ese", "ish", "ani"]) && !is_name(words);
    let land = ends(&["ia", "land", "stan"]) && first == words && names::bearer(first).is_none();
    (adjective || land).then_some(first)
}

fn one_people(x: &str, y: &str) -> bool {
    x == y || countries::derived(x, y) || countries::derived(y, x)
}

/// The most pairs that one text keeps, and the most parties of a sentence that are paired.
const MOST_PAIRS: usize = 64;
const IN_A_SENTENCE: usize = 6;

/// Who is told apart in `prose`: each two parties that one sentence speaks of as of two.
pub(in crate::facts) fn told_apart(prose: &Prose, entities: &Entities) -> Apart {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let acts = |kind| matches!(kind, Kind::Organisation | Kind::Group | Kind::Person);
    let mut mentions = entities.mentions.iter().filter(|m| m.form != Form::Pronoun).peekable();
    for sentence in &prose.sentences {
        let mut here: Vec<(usize, String)> = Vec::new();
        while let Some(mention) = mentions.next_if(|m| m.head < sentence.tokens.end) {
            let entity = &entities.entities[mention.entity];
            let nation = countries::country(&entity.name).is_some();
            let vague = !entity.named && is_vague(&entity.name);
            if !(acts(entity.kind) || nation) || vague || here.iter().any(|(other, _)| *other == mention.entity) {
                continue;
            }
            here.extend(key(prose, entities, mention.head).map(|key| (mention.entity, key.words)));
        }
        here.truncate(IN_A_SENTENCE);
        for (index, (_, one)) in here.iter().enumerate() {
            for (_, other) in here[index + 1..].iter().filter(|(_, other)| other != one) {
                let pair = (one.clone(), other.clone());
                if pairs.len() < MOST_PAIRS && !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
        }
    }
    pairs.iter().map(|(one, other)| (Name::of(one), Name::of(other))).collect()
}

/// How far "the spokesman of the leader of the group" is followed.
const STEPS: usize = 4;

/// Who acts through somebody.
struct Key {
    /// In lower case: a country, a name, a noun without its article.
    words: String,
    /// What sort of thing bears the name, if it is one.
    bearer: Option<Kind>,
}

/// Who acts through the words whose noun stands at `head`.
fn key(prose: &Prose, entities: &Entities, head: usize) -> Option<Key> {
    let mut head = head;
    for _ in 0..STEPS {
        if let Some(named) = named_at(prose, entities, head) {
            return Some(named);
        }
        let phrase = &entities.phrases[entities.phrase_at(head)?];
        if phrase.pronoun {
            let meant = entities.entity_at(head).and_then(|entity| described_at(entities, entity));
            head = meant.filter(|&to| to != head)?;
            continue;
        }
        if !serves(&phrase.noun(prose)) {
            return described(prose, phrase);
        }
        if let Some(next) = served(prose, entities, phrase) {
            head = next;
            continue;
        }
        let mut inside = (phrase.tokens.start..phrase.head).rev();
        return inside.find_map(|token| named_at(prose, entities, token)).or_else(|| described(prose, phrase));
    }
    None
}

/// The noun of whoever `phrase` serves: the rebels of "the rebels' mortars" and of "a spokesman for the rebels".
fn served(prose: &Prose, entities: &Entities, phrase: &Phrase) -> Option<usize> {
    if let Some(owner) = phrase.of {
        return Some(entities.phrases[owner].head);
    }
    let next = prose.tokens.get(phrase.tokens.end).map(|_| prose.word(phrase.tokens.end))?;
    let at = phrase_from(prose, entities, phrase.tokens.end + 1).filter(|_| matches!(next, "of" | "for" | "from"))?;
    Some(entities.phrases[at].head)
}

fn described(prose: &Prose, phrase: &Phrase) -> Option<Key> {
    let words = prose.span(phrase.tokens.clone()).of(prose.text()).to_lowercase();
    let words = without_article(&words).to_string();
    (!is_vague(&words)).then_some(Key { words, bearer: None })
}

/// The country or name that `token` gives.
fn named_at(prose: &Prose, entities: &Entities, token: usize) -> Option<Key> {
    let nation = |words: &str| {
        let (country, _) = countries::country(words)?;
        Some(Key { words: country.name.to_lowercase(), bearer: Some(Kind::Place) })
    };
    if let Some(nation) = nation(prose.word(token)) {
        return Some(nation);
    }
    let entity = &entities.entities[entities.entity_at(token)?];
    let name = || Key { words: without_article(&entity.name).to_lowercase(), bearer: Some(entity.kind) };
    entity.named.then(|| nation(&entity.name).unwrap_or_else(name))
}

/// Where `entity` is first spoken of by more than a pronoun.
fn described_at(entities: &Entities, entity: usize) -> Option<usize> {
    let mentions = entities.entities[entity].mentions.iter().map(|&mention| &entities.mentions[mention]);
    mentions.filter(|mention| mention.form != Form::Pronoun).map(|mention| mention.head).next()
}

/// Nouns of those through whom somebody acts, and of the things that they act with: "its men", "the army's mortars", "a
/// spokesman for the group".
fn serves(noun: &str) -> bool {
    const THROUGH: &[&str] = &[
        "man",
        "men",
        "troop",
        "troops",
        "soldier",
        "force",
        "forces",
        "unit",
        "fighter",
        "gunman",
        "personnel",
        "staff",
        "team",
        "delegation",
        "side",
        "people",
        "official",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "diplomat",
        "negotiator",
        "mortar",
        "gun",
        "drone",
        "artillery",
        "armour",
        "armor",
        "tank",
        "plane",
        "jet",
        "aircraft",
        "ship",
        "lorry",
        "representative",
        "envoy",
        "lawyer",
        "agent",
        "employee",
        "worker",
        "operator",
        "member",
        "embassy",
        "government",
        "army",
        "military",
        "officer",
        "guard",
        "general staff",
        "ambassador",
        "mission",
        "headquarters",
        "committee",
        "commander",
        "leader",
        "ministry",
        "police",
    ];
    THROUGH.contains(&noun)
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
    if let Some(cleft) = cleft(prose, entities, verb) {
        return Some(cleft);
    }
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
        // "the governor, Ann Roe, ordered": the comma closes an aside.
        let closes = prose.word(at) == "," && (first..at).rev().take(8).any(|opens| prose.word(opens) == ",");
        if !(closes || tag.is_verb() || matches!(tag, Tag::Md | Tag::To) || tag.is_adverb()) {
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
    let beside = || phrase_from(prose, entities, behind).map(|at| entities.phrases[at].head);
    let token = from_tree.or_else(beside).or_else(|| described_by(prose, entities, verb))?;
    let head = entities.phrase_at(token).map_or(token, |at| entities.phrases[last_phrase(entities, at)].head);
    Some(part_of(prose, entities, head))
}

/// The house, of "the house which they hold": the noun that a relative clause with a subject of its own describes.
fn described_by(prose: &Prose, entities: &Entities, verb: usize) -> Option<usize> {
    let sentence = prose.sentence_of(verb);
    let first = prose.sentences[sentence].tokens.start;
    let relative = |at: &usize| matches!(prose.word(*at), "which" | "that" | "whom");
    let pronoun = (first..verb).rev().take(12).find(relative)?;
    let subject = (pronoun + 1..verb).any(|at| entities.phrase_at(at).is_some());
    let noun = antecedent(prose, entities, pronoun);
    (subject && noun != pronoun).then_some(noun)
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
