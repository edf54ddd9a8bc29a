//! Who a fact speaks of, and whether it is so: what control and responsibility have in common.

use super::around;
use super::attribution::Source;
use crate::entities::{Entities, Form, Kind, Likeness, Name, Phrase, likeness};
use crate::lately::Lately;
use crate::prose::Prose;
use crate::text::Span;
use crate::wording::sides::{Side, side};
use crate::wording::{countries, doers, lower, names, roles, things, without_article};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// Somebody or something that a fact speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    /// The token that the words hang on.
    pub head: usize,
    /// The words: "Units of the Kestovian army".
    pub span: Span,
    /// The words themselves.
    words: String,
    /// Their noun in the singular, in lower case.
    noun: String,
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
    /// Whether they mean nobody.
    nobody: bool,
    /// Whom the text sets apart from each other.
    others: ToldApart,
}

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

thread_local! {
    static READ: RefCell<Lately<Box<str>, Rc<Description>>> = RefCell::default();
    static CALLED: RefCell<Called> = RefCell::default();
    static TOLD: RefCell<Told> = RefCell::default();
}

/// Which of the names that a text sets apart are a name.
type Called = Lately<(ToldApart, Box<str>), Rc<[bool]>>;

/// Which two names a text sets apart.
type Told = Lately<(ToldApart, [Box<str>; 2]), bool>;

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
        let words = span.of(prose.text()).to_string();
        let phrase = entities.phrase_at(head).map(|at| &entities.phrases[at]).filter(|phrase| phrase.head == head);
        let noun = phrase.map_or_else(|| lower(prose.lemma(head)), |phrase| phrase.noun(prose)).into_owned();
        let nobody = means_nobody(&words);
        Self { head, span, words, noun, name, entity, key, bearer, pronoun, nobody, others: ToldApart::default() }
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
    pub(in crate::facts) fn among(&mut self, others: &ToldApart) {
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
        let (mine, theirs) = (Description::lately(&self.name), Description::lately(&other.name));
        // "the rebel side" says enough, "the other side" does not.
        if mine.side.zip(theirs.side).is_some_and(|(x, y)| x != y) {
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
        let (mine, theirs) = (self.said(mine), other.said(theirs));
        if mine.vague || theirs.vague {
            return Parties::Unclear;
        }
        match (mine.nation, theirs.nation) {
            (Some(x), Some(y)) if x != y => return Parties::Two,
            (Some(_), Some(_)) => {}
            _ if mine.people.as_ref().zip(theirs.people.as_ref()).is_some_and(|(x, y)| !one_people(x, y)) => {
                return Parties::Two;
            }
            _ => {}
        }
        if mine.name.likeness_lately(&theirs.name) != Likeness::Different
            || self.is_called(&mine, &theirs.last)
            || other.is_called(&theirs, &mine.last)
        {
            return Parties::One;
        }
        match (mine.side, theirs.side) {
            (Some(x), Some(y)) => {
                if x == y {
                    Parties::One
                } else {
                    Parties::Two
                }
            }
            _ if mine.is_name && theirs.is_name => Parties::Two,
            _ if doers::are_two(&self.noun, &other.noun) || are_two_kin(&self.noun, &other.noun) => Parties::Two,
            _ => Parties::Unclear,
        }
    }

    /// Whether this party and `other` are one, as far as words can tell.
    pub fn is_one_with(&self, other: &Self) -> bool {
        self.to(other) == Parties::One
    }

    /// Whether its words mean nobody: "no one", "neither side", "no government".
    pub fn is_nobody(&self) -> bool {
        self.nobody
    }

    /// Whether it is one of those who fight or govern, and no bystander: a country, a named body, the army, the rebels.
    pub fn takes_sides(&self) -> bool {
        let named = self.bearer.is_some_and(|bearer| matches!(bearer, Kind::Organisation | Kind::Group | Kind::Place));
        let sides = [Some(&self.name), self.key.as_ref()].into_iter().flatten().filter_map(|words| side(words)).next();
        const BODIES: [&str; 3] = ["general staff", "high command", "command"];
        let body = BODIES.contains(&&*lower(without_article(&self.name)));
        named || body || matches!(sides, Some(Side::State | Side::Rebels))
    }

    /// Its noun in the singular, in lower case: "mayor" of "the mayor".
    pub fn noun(&self) -> &str {
        &self.noun
    }

    /// What its name, which is `named`, says; of words that mean anybody, what whoever acts through them is called.
    fn said(&self, named: Rc<Description>) -> Rc<Description> {
        match &self.key {
            Some(key) if named.vague => Description::lately(key),
            _ => named,
        }
    }

    /// The words that stand for it in the text.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Whether `noun` is among the words for this party, which is `said`, or the last of its name: the star of "former film
    /// star Ann Roe".
    fn is_called(&self, said: &Description, noun: &str) -> bool {
        let mut words = self.words.as_bytes().split(|&byte| byte == b' ').chain([said.last.as_bytes()]);
        words.any(|word| word.eq_ignore_ascii_case(noun.as_bytes()))
    }

    /// Two through whom one acts: one, but for two services of one country.
    fn one_acts(&self, other: &Self) -> Parties {
        let service = |words: &str| matches!(last_word(words), "army" | "navy" | "police" | "court" | "parliament");
        let (a, b) = (&self.name, &other.name);
        if service(a) && service(b) && last_word(a) != last_word(b) { Parties::Unclear } else { Parties::One }
    }

    /// Whether one of the two texts speaks of the two as of two.
    fn set_apart(&self, other: &Self, x: &str, y: &str) -> bool {
        self.others.tell(x, y) || other.others.tell(x, y)
    }
}

fn means_nobody(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    ["nobody", "no", "none", "neither"].iter().any(|none| first.eq_ignore_ascii_case(none))
}

/// Her husband is not her father.
fn are_two_kin(a: &str, b: &str) -> bool {
    let kin = |noun: &str| roles::noun(noun) == Some(roles::Noun::Kin);
    kin(a) && kin(b) && !roles::kin_agree(a, b)
}

/// What words for a party say of it.
struct Description {
    /// The words without an article, as a name.
    name: Rc<Name>,
    /// The last of them.
    last: Box<str>,
    /// The side of a fight that they name.
    side: Option<Side>,
    /// The nation that one of them names.
    nation: Option<&'static str>,
    /// The people or land that they open with.
    people: Option<Box<str>>,
    /// Whether they end in a name.
    is_name: bool,
    /// Whether they may mean anybody.
    vague: bool,
}

impl Description {
    fn of(words: &str) -> Self {
        let vague = is_vague(words);
        let words = without_article(words);
        Self {
            name: Name::lately(words),
            last: last_word(words).into(),
            side: side(words),
            nation: nation(words),
            people: people(words).map(Box::from),
            is_name: is_name(words),
            vague,
        }
    }

    /// The same, for words that are asked for again and again: the parties of a deed meet those of many. What was read last
    /// is kept.
    fn lately(words: &str) -> Rc<Self> {
        let read = || Rc::new(Self::of(words));
        let lately = |lately: &RefCell<Lately<Box<str>, Rc<Self>>>| {
            lately.borrow_mut().get(words, |key| **key == *words, || (words.into(), read())).clone()
        };
        READ.try_with(lately).unwrap_or_else(|_| read())
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

/// Whom a text sets apart from each other: each two parties that one of its sentences speaks of as of two.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ToldApart(Option<Arc<Apart>>);

#[derive(PartialEq, Eq, Debug, Default)]
struct Apart {
    /// Each name once.
    names: Vec<Name>,
    /// The pairs, by the places of the names.
    pairs: Vec<[usize; 2]>,
}

impl ToldApart {
    /// Those of `prose`.
    pub fn of(prose: &Prose, entities: &Entities) -> Self {
        let pairs = pairs(prose, entities);
        let mut words: Vec<&str> = pairs.iter().flatten().map(String::as_str).collect();
        words.sort_unstable();
        words.dedup();
        let place = |name: &String| words.partition_point(|other| *other < name.as_str());
        let pairs = pairs.iter().map(|pair| pair.each_ref().map(place)).collect();
        Self(Some(Arc::new(Apart { names: words.into_iter().map(Name::of).collect(), pairs })))
    }

    /// Whether the two are of one text.
    fn is(&self, other: &Self) -> bool {
        self.0.as_ref().map(Arc::as_ptr) == other.0.as_ref().map(Arc::as_ptr)
    }

    /// Whether `x` and `y` are such a pair, either way round. What was found last is kept, as by [`Self::called`].
    fn tell(&self, x: &str, y: &str) -> bool {
        let Some(apart) = &self.0 else { return false };
        let find = || {
            let (x, y) = (self.called(apart, x), self.called(apart, y));
            apart.pairs.iter().any(|&[a, b]| (x[a] && y[b]) || (y[a] && x[b]))
        };
        let lately = |lately: &RefCell<Told>| {
            let is = |(of, [one, other]): &(Self, [Box<str>; 2])| self.is(of) && **one == *x && **other == *y;
            let asked = (Arc::as_ptr(apart).addr(), x, y);
            *lately.borrow_mut().get(&asked, is, || ((self.clone(), [x.into(), y.into()]), find()))
        };
        TOLD.try_with(lately).unwrap_or_else(|_| find())
    }

    /// Which of the names are `name`. Those of a set meet those of each of its texts again and again, so what was found last
    /// is kept.
    fn called(&self, apart: &Arc<Apart>, name: &str) -> Rc<[bool]> {
        let find = || {
            let name = Name::lately(name);
            apart.names.iter().map(|other| other.is_same(&name)).collect::<Rc<[bool]>>()
        };
        let lately = |lately: &RefCell<Called>| {
            let is = |(of, asked): &(Self, Box<str>)| self.is(of) && **asked == *name;
            let asked = (Arc::as_ptr(apart).addr(), name);
            Rc::clone(lately.borrow_mut().get(&asked, is, || ((self.clone(), name.into()), find())))
        };
        CALLED.try_with(lately).unwrap_or_else(|_| find())
    }
}

fn pairs(prose: &Prose, entities: &Entities) -> Vec<[String; 2]> {
    let mut pairs: Vec<[String; 2]> = Vec::new();
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
                let pair = [one.clone(), other.clone()];
                if pairs.len() < MOST_PAIRS && !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
        }
    }
    pairs
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
        if let Some(land) = land_of(prose, entities, head) {
            return Some(land);
        }
        if let Some(named) = named_at(prose, entities, head) {
            return Some(named);
        }
        let phrase = &entities.phrases[entities.phrase_at(head)?];
        if phrase.pronoun {
            let meant = entities.entity_at(head).and_then(|entity| described_at(entities, entity));
            head = meant.filter(|&to| to != head)?;
            continue;
        }
        if !things::acts_for(&phrase.noun(prose)) {
            if let Some(next) = led(prose, entities, phrase) {
                head = next;
                continue;
            }
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

/// The country of a ministry, an army, a police that a text names: "Norland's Defence Ministry" further up.
fn land_of(prose: &Prose, entities: &Entities, head: usize) -> Option<Key> {
    const MENTIONS: usize = 4;
    let entity = &entities.entities[entities.entity_at(head)?];
    let body = entity.kind == Kind::Organisation && things::acts_for(&lower(last_word(&entity.name)));
    let mentions = entity.mentions.iter().take(MENTIONS).map(|&mention| entities.mentions[mention].head);
    let mut owners = mentions.filter(|_| body).filter_map(|head| {
        let phrase = &entities.phrases[entities.phrase_at(head)?];
        let owner = phrase.of.map(|of| entities.phrases[of].head).into_iter();
        owner.chain(phrase.tokens.start..head).find_map(|at| {
            let (country, _) =
                countries::country(prose.word(at)).filter(|_| prose.word(at).starts_with(char::is_uppercase))?;
            Some(country.name.to_lowercase())
        })
    });
    owners.next().map(|words| Key { words, bearer: Some(Kind::Place) })
}

/// The noun of whoever `phrase` serves: the rebels of "the rebels' mortars" and of "a spokesman for the rebels".
fn served(prose: &Prose, entities: &Entities, phrase: &Phrase) -> Option<usize> {
    if let Some(owner) = phrase.of {
        return Some(entities.phrases[owner].head);
    }
    let next = prose.tokens.get(phrase.tokens.end).map(|_| prose.word(phrase.tokens.end))?;
    let at = around::phrase_from(prose, entities, phrase.tokens.end + 1)
        .filter(|_| matches!(next, "of" | "for" | "from"))?;
    Some(entities.phrases[at].head)
}

/// The noun of whoever leads the band of `phrase`, or of what it calls itself: "a gang led by Juan Roca", "officers calling
/// themselves the Council".
fn led(prose: &Prose, entities: &Entities, phrase: &Phrase) -> Option<usize> {
    const BANDS: [&str; 9] =
        ["gang", "group", "faction", "militia", "band", "cell", "movement", "breakaway", "network"];
    if !BANDS.contains(&&*phrase.noun(prose)) {
        return None;
    }
    let end = prose.sentences[prose.sentence_of(phrase.head)].tokens.end;
    let word = |at: usize| if at < end { prose.lower(at) } else { "" };
    // "A gang of thieves led by him", but not "the gang is led by him".
    let of = if word(phrase.tokens.end) == "of" { 4 } else { 1 };
    let at = (phrase.tokens.end..phrase.tokens.end + of).find(|&at| {
        matches!(word(at), "led" | "headed" | "commanded" | "loyal" | "calling" | "known")
            || (at == phrase.tokens.end && word(at) == "called")
    })?;
    let next = match (word(at), word(at + 1)) {
        ("led" | "headed" | "commanded", "by") | ("loyal", "to") | ("known", "as") => at + 2,
        ("calling", "itself" | "themselves") => at + 2,
        ("called", _) => at + 1,
        _ => return None,
    };
    let at = around::phrase_from(prose, entities, next)?;
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
    // "Us" is whoever speaks, and no country.
    if !prose.tag(token).is_pronoun()
        && let Some(nation) = nation(prose.word(token))
    {
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

/// Words that end in a name; "Teen" of a headline is none.
fn is_name(words: &str) -> bool {
    let last = last_word(words);
    last.starts_with(char::is_uppercase) && !(last == words && roles::noun(&lower(last)).is_some())
}

/// Words that may mean anybody: "they", "the other side", "either party", "two men". "The party" is one of politics.
fn is_vague(words: &str) -> bool {
    matches!(
        &*lower(last_word(words)),
        "it" | "they"
            | "them"
            | "we"
            | "us"
            | "i"
            | "he"
            | "she"
            | "him"
            | "her"
            | "you"
            | "who"
            | "which"
            | "that"
            | "its"
            | "their"
            | "our"
            | "this"
            | "these"
            | "those"
            | "side"
            | "men"
            | "people"
            | "somebody"
            | "someone"
            | "anybody"
            | "others"
            | "group"
            | "one"
            | "both"
            | "all"
            | "some"
            | "what"
            | "nobody"
            | "parties"
            | "sides"
    ) || ["other party", "either party", "each party", "one party", "third party"].contains(&words)
}
