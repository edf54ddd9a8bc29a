//! Who is who within one report.
//!
//! One pass in text order. A name joins an entity whose name it may share; a description one that was called so, or the
//! only recent one of its kind; a pronoun the nearest person or body before it. What is unclear stays alone: a wrong link
//! makes two people one, and everything said of them with them. Every search back is bounded, so the whole is linear.

use super::names::{self, Name};
use super::phrases::{self, Phrase};
use super::{Entities, Entity, Filing, Form, Kind, Likeness, Mention, likeness};
use crate::prose::{Dep, Prose, Tag};
use crate::wording::names as words;
use crate::wording::{countries, lower, roles, speech};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// How many entities back a name is compared with those of the same key.
const NAMESAKES: usize = 24;
/// How many mentions back a description or pronoun is looked for.
const BACK: usize = 40;
/// How many sentences back "the group" may have been named.
const SENTENCES: usize = 4;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sex {
    Man,
    Woman,
}

/// What is known of an entity while the text is read.
#[derive(Default)]
struct Known {
    /// The nouns by which it was called.
    nouns: Vec<String>,
    names: Vec<Called>,
    sex: Option<Sex>,
    plural: bool,
}

/// A name that an entity was called by, as written and as it is compared.
struct Called {
    words: String,
    read: Rc<likeness::Name>,
}

impl Called {
    /// How `name` stands to it, which is `read`. Most names are those that were met before.
    fn likeness(&self, name: &str, read: &likeness::Name) -> Likeness {
        if self.words == name { Likeness::Same } else { read.likeness(&self.read) }
    }
}

pub(super) struct Builder<'p> {
    prose: &'p Prose,
    entities: Entities,
    known: Vec<Known>,
    by_key: FxHashMap<String, Row>,
}

/// The entities whose names are filed under one key, in order.
#[derive(Default)]
struct Row {
    names: Vec<usize>,
    /// Those for whose names the key is short: they need not be held against each other.
    long: Vec<usize>,
}

impl<'p> Builder<'p> {
    pub(super) fn new(prose: &'p Prose) -> Self {
        let entities = Entities { at: vec![0; prose.tokens.len()], ..Entities::default() };
        Self { prose, entities, known: Vec::new(), by_key: FxHashMap::default() }
    }

    pub(super) fn read(mut self) -> Entities {
        for sentence in 0..self.prose.sentences.len() {
            let names = names::find(self.prose, sentence);
            let first = self.entities.phrases.len();
            phrases::find(self.prose, sentence, &names, &mut self.entities.phrases);
            self.sentence(&names, first);
        }
        self.finish()
    }

    fn sentence(&mut self, names: &[Name], first: usize) {
        let mut names = names.iter().peekable();
        for at in first..self.entities.phrases.len() {
            let phrase = self.entities.phrases[at].clone();
            while let Some(name) = names.next_if(|name| name.tokens.end <= phrase.tokens.end) {
                if name.tokens.end < phrase.tokens.end {
                    self.modifier(name);
                    continue;
                }
                let one_of_a_people = is_one_of_a_people(self.prose, name, &phrase);
                let kind = if one_of_a_people { Kind::Person } else { name.kind };
                let partner = self.partner(at, first, kind);
                if one_of_a_people {
                    let meant = partner.or_else(|| self.compatriot_meant(&phrase));
                    self.describe_as(&phrase, Kind::Person, meant);
                } else {
                    let partner = partner.or_else(|| self.alias_of(&phrase)).or_else(|| self.town_of(&phrase));
                    self.named(name, &phrase, partner);
                }
            }
            if phrase.pronoun {
                self.pronoun(&phrase);
            } else if self.mention_of(phrase.head).is_none() {
                self.described(at, &phrase, first);
            }
        }
    }

    fn mention_of(&self, token: usize) -> Option<usize> {
        self.entities.mention_at(token)
    }

    /// The entity that the phrase `at` is another name or description of, because it is set beside it.
    fn partner(&self, at: usize, first: usize, kind: Kind) -> Option<usize> {
        let here = &self.entities.phrases[at];
        // "the founder" of "Ann Roe, the founder's daughter" is somebody else.
        if self.prose.tokens.get(here.tokens.end).is_some_and(|_| is_possessive(self.prose.word(here.tokens.end))) {
            return None;
        }
        let plural = |phrase: &Phrase| self.prose.tag(phrase.head).is_plural() && !self.is_name(phrase);
        (first..at).rev().take(4).find_map(|before| {
            let before = self.office_holder(before, kind).filter(|&holder| holder >= first).unwrap_or(before);
            let other = &self.entities.phrases[before];
            let entity = self.entities.entity_at(other.head)?;
            let fits = self.kinds_fit(entity, kind) && plural(here) == plural(other);
            (fits && !self.begins_anew(other, here) && beside(self.prose, &self.entities.phrases, before, at))
                .then_some(entity)
        })
    }

    /// "At the gate of the mill, Ann Roe was waiting", "where they had brought Jan Orr, his widow said": whether `here` is the
    /// subject that a comma parts from what goes before it.
    fn begins_anew(&self, other: &Phrase, here: &Phrase) -> bool {
        let tree = self.prose.tree(self.prose.sentence_of(here.head));
        tree.dep(here.head).is_subject()
            && tree.head(here.head).is_some_and(|verb| verb > here.head)
            && matches!(tree.dep(other.head), Dep::Obl | Dep::Obj | Dep::Nmod)
    }

    /// The spokesman, of "a spokesman for the ministry, Ann Roe": a name behind is that of a person before the body.
    fn office_holder(&self, at: usize, kind: Kind) -> Option<usize> {
        if !matches!(kind, Kind::Unclear | Kind::Person) {
            return None;
        }
        let start = self.entities.phrases[at].tokens.start;
        let led = start.checked_sub(1).filter(|&led| matches!(self.prose.word(led), "of" | "for" | "at" | "in"))?;
        let holder = at.checked_sub(1).filter(|&holder| self.entities.phrases[holder].tokens.end == led)?;
        let entity = self.entities.entity_at(self.entities.phrases[holder].head)?;
        (self.entities.entities[entity].kind == Kind::Person).then_some(holder)
    }

    fn is_name(&self, phrase: &Phrase) -> bool {
        self.prose.tag(phrase.head).is_proper()
    }

    /// A name inside a phrase about something else: "a Forest Service commander". What only says of which people
    /// somebody is, mentions nobody.
    fn modifier(&mut self, name: &Name) {
        let words = self.prose.span(name.tokens.clone()).of(self.prose.text());
        if matches!(countries::country(words), Some((_, countries::Says::People))) {
            return;
        }
        let entity = self.entity_of_name(words, name.kind, None).unwrap_or_else(|| self.create(name.kind, words, true));
        self.mention(name.tokens.clone(), name.tokens.end - 1, entity, Form::Named);
        self.learn_name(entity, words, name.kind);
    }

    fn named(&mut self, name: &Name, phrase: &Phrase, partner: Option<usize>) {
        let words = self.prose.span(name.tokens.clone()).of(self.prose.text());
        let kind = self.kind_of_name(name, phrase);
        let partner = partner.filter(|&entity| self.may_be(entity, words, kind));
        let sex = name.title.clone().find_map(|token| words::title(self.prose.lower(token)).and_then(sex_of_title));
        let found = self.entity_of_name(words, kind, sex).or(partner);
        let entity = found.unwrap_or_else(|| self.create(kind, words, true));
        self.mention(name.tokens.clone(), name.tokens.end - 1, entity, Form::Named);
        self.learn_name(entity, words, kind);
        self.learn_title(entity, name);
        let opens = name.tokens.start.checked_sub(1).filter(|token| phrase.tokens.contains(token));
        if let (Kind::Thing, Some(noun)) = (kind, opens) {
            self.learn_noun(entity, self.prose.lemma(noun), kind, false);
        }
    }

    /// The town, of "the town of Dorn".
    fn town_of(&self, phrase: &Phrase) -> Option<usize> {
        let of = phrase.tokens.start.checked_sub(1).filter(|&token| self.prose.word(token) == "of")?;
        let mention = self.entities.mention_at(of.checked_sub(1)?)?;
        let mention = &self.entities.mentions[mention];
        let site = words::site(self.prose.lemma(mention.head));
        let named = site.is_some_and(|site| site < words::Site::Way) || self.prose.lemma(mention.head) == "port";
        (mention.form == Form::Described && mention.head + 1 == of && named).then_some(mention.entity)
    }

    /// The entity that "known as" or "calls itself" right before `phrase` gives its name to.
    fn alias_of(&self, phrase: &Phrase) -> Option<usize> {
        let before = phrase.tokens.start.checked_sub(1)?;
        let quoted = matches!(self.prose.tag(before), Tag::Open | Tag::Close);
        let at = if quoted { before.checked_sub(1)? } else { before };
        let word = |back: usize| at.checked_sub(back).map_or("", |token| self.prose.word(token));
        let called = match word(0) {
            "as" => matches!(word(1), "known" | "identified"),
            "itself" | "themselves" | "himself" | "herself" => {
                matches!(word(1), "calls" | "call" | "called" | "calling")
            }
            word => matches!(word, "alias" | "aka" | "née" | "nee" | "nicknamed" | "dubbed" | "called" | "named"),
        };
        let last = self.entities.mentions.iter().rev().find(|mention| mention.form != Form::Pronoun)?;
        let near = last.head < at && at - last.head < 8;
        (called && near && self.prose.sentence_of(last.head) == self.prose.sentence_of(at)).then_some(last.entity)
    }

    /// Whether `entity`, as far as it is known, can have this name and kind.
    fn may_be(&self, entity: usize, name: &str, kind: Kind) -> bool {
        let here = self.entities.entities[entity].kind;
        let kinds = here == kind || here == Kind::Unclear || kind == Kind::Unclear;
        let bodies = |kind| matches!(kind, Kind::Group | Kind::Organisation);
        let named = &self.known[entity].names;
        let name = likeness::Name::lately(name);
        (kinds || (bodies(here) && bodies(kind)))
            && (named.is_empty() || named.iter().any(|other| other.read.likeness(&name) != Likeness::Different))
    }

    /// What the words around a name say of it, where the name itself does not.
    fn kind_of_name(&self, name: &Name, phrase: &Phrase) -> Kind {
        let opens = name.tokens.start.checked_sub(1).filter(|&token| phrase.tokens.contains(&token));
        let thing = |token: usize| {
            let given = name.tokens.len() > 1 && words::bearer(self.prose.word(token)).is_some();
            words::is_thing(&lower(self.prose.lemma(token))) && !given
        };
        if opens.is_some_and(thing) || thing(name.tokens.start) {
            return Kind::Thing;
        }
        if name.kind != Kind::Unclear {
            return name.kind;
        }
        let word = |token: usize| self.prose.tokens.get(token).map_or("", |_| self.prose.word(token));
        let before = phrase.tokens.start.checked_sub(1).map_or("", |token| word(token));
        let (next, after) = (word(name.tokens.end), word(name.tokens.end + 1));
        let article = self.prose.word(phrase.tokens.start).eq_ignore_ascii_case("the");
        let age = next == "," && after.len() < 3 && after.bytes().all(|b| b.is_ascii_digit()) && !after.is_empty();
        if age || (next == "," && matches!(after, "who" | "whose" | "aged")) || matches!(next, "who" | "whose") {
            return Kind::Person;
        }
        if matches!(before, "in" | "near" | "at" | "outside" | "towards" | "toward") && !article {
            return Kind::Place;
        }
        if name.tokens.len() > 1 && !article && words::bearer(self.prose.word(name.tokens.start)).is_some() {
            return Kind::Person;
        }
        if article { Kind::Organisation } else { Kind::Unclear }
    }

    /// The entity that has this name, or one that it may be short for. "Mrs. Pell" is not her husband.
    fn entity_of_name(&self, name: &str, kind: Kind, sex: Option<Sex>) -> Option<usize> {
        let mut best: Option<(usize, bool)> = None;
        let mut rivals = 0;
        let country = countries::country(name);
        let read = likeness::Name::lately(name);
        // An entity stands under several keys.
        let mut known: FxHashMap<usize, Likeness> = FxHashMap::default();
        let filing = Filing::lately(name);
        let rows = filing.keys().filter_map(|key| self.by_key.get(key)).flat_map(|row| [&row.names, &row.long]);
        let short = filing.short().filter_map(|key| self.by_key.get(key)).map(|row| &row.names);
        for row in rows.chain(short) {
            for &entity in row.iter().rev().take(NAMESAKES) {
                let other_sex = sex.is_some() && self.known[entity].sex.is_some() && self.known[entity].sex != sex;
                if other_sex || best.is_some_and(|(found, _)| found == entity) {
                    continue;
                }
                let alike = |other: &Called| match other.likeness(name, &read) {
                    // Moscow is not Russia when the question is where.
                    Likeness::Compatible if country.is_some() => Likeness::Different,
                    other => other,
                };
                let closest = || self.known[entity].names.iter().map(alike).min_by_key(|&alike| closeness(alike));
                let sure = match *known.entry(entity).or_insert_with(|| closest().unwrap_or(Likeness::Different)) {
                    Likeness::Same | Likeness::Spelling => true,
                    Likeness::Compatible if self.kinds_fit(entity, kind) && !self.is_kin(entity, name) => false,
                    _ => continue,
                };
                match best {
                    Some((_, true)) => {}
                    _ if sure => best = Some((entity, true)),
                    Some((found, false)) => {
                        rivals += 1;
                        best = Some((found.max(entity), false));
                    }
                    None => best = Some((entity, false)),
                }
            }
        }
        best.filter(|&(_, sure)| sure || rivals < 2).map(|(entity, _)| entity)
    }

    /// Whether the entity has the surname of `name` with another name before it: "Ann Roe" who is called "Roe", and "Jane Roe".
    fn is_kin(&self, entity: usize, name: &str) -> bool {
        let surname = |name: &str| name.split_once(' ').and_then(|_| name.rsplit(' ').next().map(str::to_lowercase));
        let own = surname(name);
        let read = likeness::Name::lately(name);
        let differs =
            |other: &Called| surname(&other.words) == own && read.likeness(&other.read) == Likeness::Different;
        own.is_some()
            && self.entities.entities[entity].kind == Kind::Person
            && self.known[entity].names.iter().any(differs)
    }

    fn kinds_fit(&self, entity: usize, kind: Kind) -> bool {
        let here = self.entities.entities[entity].kind;
        let bodies = |kind| matches!(kind, Kind::Group | Kind::Organisation | Kind::Unclear);
        here == kind || here == Kind::Unclear || kind == Kind::Unclear || (bodies(here) && bodies(kind))
    }

    fn described(&mut self, at: usize, phrase: &Phrase, first: usize) {
        let lemma = phrase.noun(self.prose);
        let plural = self.prose.tag(phrase.head).is_plural();
        let sort = kind_of_noun(&lemma, self.prose.word(phrase.head), plural);
        let Some(kind) = sort.or_else(|| publishes(&lemma).then_some(Kind::Organisation)) else { return };
        let partner = self.partner(at, first, kind);
        let found = partner.or_else(|| self.meant_by(phrase, &lemma, plural));
        // A paper that nobody publishes is something to write on.
        if sort.is_some() || found.is_some() {
            self.describe(phrase, &lemma, kind, found);
        }
    }

    /// Whom "the Dane" means: whoever was last named, as with "she".
    fn compatriot_meant(&self, phrase: &Phrase) -> Option<usize> {
        let definite = self.prose.word(phrase.tokens.start).eq_ignore_ascii_case("the");
        let one = !self.prose.tag(phrase.head).is_plural();
        let named = |&entity: &usize| self.entities.entities[entity].named;
        let noun = self.prose.lower(phrase.head);
        let recent = self.entities.mentions.iter().rev().take(BACK).map(|mention| mention.entity);
        let called = recent.into_iter().find(|&entity| self.known[entity].nouns.iter().any(|other| *other == noun));
        if definite && called.is_some() {
            return called;
        }
        if definite && one { self.person_meant(phrase.head, None).filter(named) } else { None }
    }

    /// "a Dane".
    fn describe_as(&mut self, phrase: &Phrase, kind: Kind, partner: Option<usize>) {
        let found = partner.filter(|&entity| self.kinds_fit(entity, kind));
        self.describe(phrase, self.prose.lower(phrase.head), kind, found);
    }

    fn describe(&mut self, phrase: &Phrase, lemma: &str, kind: Kind, found: Option<usize>) {
        let words = self.prose.span(phrase.tokens.clone()).of(self.prose.text());
        let plural = self.prose.tag(phrase.head).is_plural();
        let entity = found.unwrap_or_else(|| self.create(kind, words, false));
        self.mention(phrase.tokens.clone(), phrase.head, entity, Form::Described);
        // Who was president is not "the president".
        let former =
            phrase.tokens.clone().any(|token| matches!(self.prose.word(token), "former" | "ex" | "late" | "then"));
        if former {
            self.learn_kind(entity, kind);
        } else {
            self.learn_noun(entity, lemma, kind, plural);
        }
    }

    /// The entity that "the minister", "the group" means.
    fn meant_by(&self, phrase: &Phrase, lemma: &str, plural: bool) -> Option<usize> {
        let first = self.prose.lower(phrase.tokens.start);
        let definite = matches!(first, "the" | "this" | "that" | "these" | "those");
        if !definite && phrase.of.is_none() {
            return None;
        }
        let modifiers = self.modifiers(phrase);
        let owner = phrase.of.and_then(|of| self.entities.entity_at(self.entities.phrases[of].head));
        let recent = || self.entities.mentions.iter().rev().take(BACK);
        let mut called = recent().filter(|mention| {
            let known = &self.known[mention.entity];
            known.plural == plural && known.nouns.iter().any(|noun| noun == lemma) && Some(mention.entity) != owner
        });
        let mut any = false;
        let fits = |mention: &&Mention| {
            any = true;
            modifiers.iter().all(|word| self.was_called(mention.entity, word))
        };
        if let Some(mention) = called.find(fits) {
            return Some(mention.entity);
        }
        if any {
            return None;
        }
        let wide = stands_for_any(lemma) || publishes(lemma);
        if phrase.of.is_some() || !wide || plural {
            return None;
        }
        let here = self.prose.sentence_of(phrase.head);
        // "the shipping company" is that of the name that says so: Tarmo Shipping.
        let said_so = |entity: &Entity| {
            let words = || entity.name.split_whitespace().map(str::to_lowercase);
            modifiers.iter().all(|modifier| words().any(|word| word == *modifier))
        };
        let near = |mention: &&Mention| here - self.prose.sentence_of(mention.head) <= SENTENCES;
        let fits = |mention: &&Mention| {
            let entity = &self.entities.entities[mention.entity];
            let open = entity.kind == Kind::Unclear;
            let fitting = fits_noun(lemma, entity) || (open && !publishes(lemma));
            entity.named && mention.form == Form::Named && fitting && said_so(entity)
        };
        let mut candidates: Vec<usize> = recent().take_while(near).filter(fits).map(|m| m.entity).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let [one] = candidates[..] else { return self.told_of(phrase.head, &candidates) };
        // A name that may be anything was the subject of a sentence before: "Orla leads the militia" names no militia.
        let acts = |mention: &&Mention| {
            mention.entity == one && self.is_subject(mention.head) && self.prose.sentence_of(mention.head) < here
        };
        let sure = self.entities.entities[one].kind != Kind::Unclear || recent().any(|mention| acts(&mention));
        sure.then_some(one)
    }

    /// Of several that "the company" may mean, the only one that this paragraph has spoken of, if a sentence was about it.
    fn told_of(&self, token: usize, candidates: &[usize]) -> Option<usize> {
        let here = self.prose.sentence_of(token);
        let block = self.prose.sentences[here].block;
        let before = |mention: &&Mention| {
            let sentence = self.prose.sentence_of(mention.head);
            sentence < here && self.prose.sentences[sentence].block == block
        };
        let recent = self.entities.mentions.iter().rev().take(BACK);
        let acts = |mention: &Mention| self.is_subject(mention.head);
        // Of a name that may be anything, only what it did shows that it is no place.
        let plain = |mention: &Mention| self.entities.entities[mention.entity].kind != Kind::Unclear;
        let told = recent.filter(before).filter(|m| candidates.contains(&m.entity) && (plain(m) || acts(m)));
        let told: Vec<&Mention> = told.collect();
        let one = told.first()?.entity;
        let sure = told.iter().all(|mention| mention.entity == one) && told.iter().any(|mention| acts(mention));
        sure.then_some(one)
    }

    /// The words between article and noun that say which one is meant.
    fn modifiers(&self, phrase: &Phrase) -> Vec<String> {
        let inner = phrase.tokens.start..phrase.head;
        let counted = inner.filter(|&token| {
            let tag = self.prose.tag(token);
            tag.is_noun() || tag.is_adjective() || tag.is_number()
        });
        counted.map(|token| self.prose.lemma(token).to_lowercase()).collect()
    }

    fn was_called(&self, entity: usize, word: &str) -> bool {
        let mentions = &self.entities.entities[entity].mentions;
        mentions.iter().take(8).any(|&mention| {
            let head = self.entities.mentions[mention].head;
            let phrase = self.entities.phrase_at(head).map(|at| self.entities.phrases[at].tokens.clone());
            phrase.is_some_and(|tokens| tokens.clone().any(|token| self.prose.lemma(token).eq_ignore_ascii_case(word)))
        })
    }

    fn pronoun(&mut self, phrase: &Phrase) {
        let word = self.prose.lower(phrase.head);
        let (kind, sex, plural) = match word {
            "he" | "him" | "his" | "himself" => (Kind::Person, Some(Sex::Man), false),
            "she" | "her" | "hers" | "herself" => (Kind::Person, Some(Sex::Woman), false),
            "it" | "its" | "itself" => (Kind::Organisation, None, false),
            "they" | "them" | "their" | "theirs" | "themselves" => (Kind::Group, None, true),
            _ => return,
        };
        if word == "it" && self.may_mean_nothing(phrase.head) {
            return;
        }
        let found = match kind {
            Kind::Person => self.person_meant(phrase.head, sex),
            _ => self.body_meant(phrase.head, plural),
        };
        // "it" that nobody is found for is a thing or nothing at all.
        if found.is_none() && kind != Kind::Person {
            return;
        }
        let entity = found.unwrap_or_else(|| self.create(kind, self.prose.word(phrase.head), false));
        if let Some(sex) = sex {
            self.known[entity].sex.get_or_insert(sex);
            if self.entities.entities[entity].kind == Kind::Unclear {
                self.entities.entities[entity].kind = Kind::Person;
            }
        }
        self.mention(phrase.tokens.clone(), phrase.head, entity, Form::Pronoun);
    }

    /// "Norway said it was an insult", "Moscow called it a lie": what happened, not who.
    fn may_mean_nothing(&self, it: usize) -> bool {
        let first = self.prose.sentences[self.prose.sentence_of(it)].tokens.start;
        let word = |at: usize| self.prose.tokens.get(at).map_or("", |_| self.prose.word(at));
        let be = matches!(word(it + 1), "is" | "was" | "would" | "will");
        let next = it + 2 + usize::from(word(it + 2) == "be");
        let predicate = self.prose.tokens.get(next).is_some_and(|_| {
            self.prose.tag(next).is_adjective() || matches!(word(next), "a" | "an" | "not" | "the" | "too" | "no")
        });
        let named = it > first
            && matches!(
                self.prose.lemma(it - 1),
                "call" | "describe" | "consider" | "deem" | "label" | "find" | "think"
            );
        (be && predicate) || named
    }

    /// The person whom "he" or "she" means: the first in this sentence, or in the nearest before it.
    fn person_meant(&self, token: usize, sex: Option<Sex>) -> Option<usize> {
        let here = self.prose.sentence_of(token);
        let barred = self.subject_of_one_verb(token);
        let fits = |mention: &&Mention, kind: Kind| {
            let entity = &self.entities.entities[mention.entity];
            let known = &self.known[mention.entity];
            let sexed = sex.is_none() || known.sex.is_none() || known.sex == sex;
            // A name of several words that nothing else was said of is a person's, as a rule.
            let full = entity.kind == Kind::Unclear && entity.named && entity.name.contains(' ');
            (entity.kind == kind || (kind == Kind::Person && full))
                && (kind == Kind::Person || entity.named)
                && !known.plural
                && sexed
                && Some(mention.entity) != barred
        };
        self.first_of_nearest(here, |mention| fits(mention, Kind::Person))
            .or_else(|| self.first_of_nearest(here, |mention| fits(mention, Kind::Unclear)))
    }

    /// The body that "it" or "they" means: likewise, but no more than one sentence back.
    fn body_meant(&self, token: usize, plural: bool) -> Option<usize> {
        let here = self.prose.sentence_of(token);
        let barred = self.subject_of_one_verb(token);
        let things = self.last_plural_thing(token).filter(|_| plural);
        let fits = |mention: &&Mention| {
            let entity = &self.entities.entities[mention.entity];
            let known = &self.known[mention.entity];
            // "The agency said the shots …; they": more than one thing has been named since.
            if things.is_some_and(|thing| thing > mention.head && !known.plural) {
                return false;
            }
            let body = match entity.kind {
                Kind::Organisation | Kind::Group => true,
                Kind::Thing => !plural,
                Kind::Place => !plural && entity.named,
                Kind::Person => known.plural && plural,
                Kind::Unclear => !plural && entity.named,
            };
            let number = plural || !known.plural;
            let other = Some(mention.entity) != barred;
            body && number && other && self.is_subject(mention.head) && here - self.prose.sentence_of(mention.head) <= 1
        };
        self.first_of_nearest(here, fits)
    }

    /// The last noun in the plural before `token` that mentions nobody: "shots". One sentence back is looked at.
    fn last_plural_thing(&self, token: usize) -> Option<usize> {
        let here = self.prose.sentence_of(token);
        let near = |phrase: &&Phrase| here - self.prose.sentence_of(phrase.head) <= 1;
        let before = self.entities.phrases.iter().rev().filter(|phrase| phrase.head < token).take_while(near);
        let plural = |head: usize| self.prose.tag(head) == Tag::Nns && self.mention_of(head).is_none();
        before.take(BACK).map(|phrase| phrase.head).find(|&head| plural(head) && self.is_subject(head))
    }

    fn first_of_nearest(&self, here: usize, fits: impl Fn(&&Mention) -> bool) -> Option<usize> {
        let near = |mention: &&Mention| here - self.prose.sentence_of(mention.head) <= 3;
        let mut found: Option<(usize, usize)> = None;
        for mention in self.entities.mentions.iter().rev().take(BACK).take_while(near).filter(fits) {
            let sentence = self.prose.sentence_of(mention.head);
            match found {
                Some((at, _)) if at != sentence => break,
                _ => found = Some((sentence, mention.entity)),
            }
        }
        found.map(|(_, entity)| entity)
    }

    /// The entity that a pronoun cannot mean, since it is the subject of the verb whose object the pronoun is.
    fn subject_of_one_verb(&self, pronoun: usize) -> Option<usize> {
        let mut recent = self.entities.mentions.iter().rev().take(4);
        recent.find(|mention| self.both_of_one_verb(mention.head, pronoun)).map(|mention| mention.entity)
    }

    /// Whether `pronoun` is the object of the verb whose subject `other` is: nobody "denied it" of themselves.
    fn both_of_one_verb(&self, other: usize, pronoun: usize) -> bool {
        let sentence = self.prose.sentence_of(pronoun);
        if self.prose.sentence_of(other) != sentence || self.prose.tag(pronoun) == Tag::PrpPoss {
            return false;
        }
        let tree = self.prose.tree(sentence);
        let verbs = (other..pronoun).filter(|&token| self.prose.tag(token).is_verb()).count();
        // "the embassy said it had": a pronoun that a verb follows is a subject.
        let followed = self.prose.tokens.get(pronoun + 1).is_some_and(|_| {
            let tag = self.prose.tag(pronoun + 1);
            tag.is_verb() || tag == Tag::Md
        });
        let behind_verb = pronoun > other + 1 && self.prose.tag(pronoun - 1).is_verb() && !followed;
        ((tree.dep(pronoun).is_object() && !followed) || behind_verb) && verbs < 2
    }

    fn is_subject(&self, token: usize) -> bool {
        let tree = self.prose.tree(self.prose.sentence_of(token));
        let mut at = token;
        // A name's last word hangs on its first.
        for _ in 0..3 {
            if tree.dep(at).is_subject() {
                return true;
            }
            match tree.head(at) {
                Some(head) if head < at && self.entities.entity_at(head) == self.entities.entity_at(token) => at = head,
                _ => return false,
            }
        }
        false
    }

    fn create(&mut self, kind: Kind, name: &str, named: bool) -> usize {
        self.entities.entities.push(Entity { kind, name: name.to_string(), named, mentions: Vec::new() });
        self.known.push(Known::default());
        self.known.len() - 1
    }

    fn mention(&mut self, tokens: std::ops::Range<usize>, head: usize, entity: usize, form: Form) {
        let mention = self.entities.mentions.len();
        let span = self.prose.span(tokens.clone());
        for token in tokens {
            // A name inside a description keeps its own mention.
            if self.entities.at[token] == 0 || token == head {
                self.entities.at[token] = mention as u32 + 1;
            }
        }
        self.entities.mentions.push(Mention { span, head, entity, form });
        self.entities.entities[entity].mentions.push(mention);
    }

    fn learn_name(&mut self, entity: usize, name: &str, kind: Kind) {
        let known = &mut self.known[entity];
        let first = name.split_whitespace().next().filter(|first| first.len() < name.len());
        if matches!(kind, Kind::Person | Kind::Unclear) && known.sex.is_none() {
            known.sex = first.and_then(words::bearer).and_then(sex_of_title);
        }
        let at = &mut self.entities.entities[entity];
        let fuller = name.chars().count() > at.name.chars().count() && !is_acronym_of(name, &at.name);
        if !at.named || fuller {
            at.name = name.to_string();
        }
        at.named = true;
        if at.kind == Kind::Unclear || (at.kind == Kind::Organisation && kind == Kind::Person) {
            at.kind = kind;
        }
        if known.names.len() < 6 && !known.names.iter().any(|other| other.words == name) {
            known.names.push(Called { words: name.to_string(), read: likeness::Name::lately(name) });
            for noun in nouns_of_name(name, at.kind) {
                if !known.nouns.contains(&noun) {
                    known.nouns.push(noun);
                }
            }
            let filing = Filing::lately(name);
            let mut file = |key: &str, row: fn(&mut Row) -> &mut Vec<usize>| {
                let row = row(self.by_key.entry(key.to_string()).or_default());
                if row.last() != Some(&entity) {
                    row.push(entity);
                }
            };
            filing.keys().for_each(|key| file(key, |row| &mut row.names));
            filing.short().for_each(|key| file(key, |row| &mut row.long));
        }
    }

    fn learn_title(&mut self, entity: usize, name: &Name) {
        for token in name.title.clone() {
            let word = self.prose.lower(token);
            let title = words::title(word);
            self.known[entity].sex = title.and_then(sex_of_title).or(self.known[entity].sex);
            if matches!(title, Some(words::Title::Sir | words::Title::Madam)) {
                continue;
            }
            let role = || roles::noun(word.trim_end_matches('.')).map(|_| &*word);
            if let Some(noun) = words::office(word).or_else(role) {
                self.learn_noun(entity, noun, Kind::Person, false);
            }
        }
    }

    fn learn_noun(&mut self, entity: usize, noun: &str, kind: Kind, plural: bool) {
        let known = &mut self.known[entity];
        // A ferry is "the vessel" later, too.
        for noun in [noun].into_iter().chain(words::wider(noun).iter().copied()) {
            if known.nouns.len() < 8 && !known.nouns.iter().any(|other| other == noun) {
                known.nouns.push(noun.to_string());
            }
        }
        known.plural |= plural;
        known.sex = known.sex.or_else(|| sex_of(noun));
        self.learn_kind(entity, kind);
    }

    fn learn_kind(&mut self, entity: usize, kind: Kind) {
        if self.entities.entities[entity].kind == Kind::Unclear {
            self.entities.entities[entity].kind = kind;
        }
    }

    /// A name of two or three words that nothing else was said of, is a person's: they are most.
    fn finish(mut self) -> Entities {
        for entity in &mut self.entities.entities {
            let words = entity.name.split_whitespace().count();
            let small = |word: &str| word.split('-').next().is_some_and(words::is_particle);
            let plain = entity.name.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || small(word));
            if entity.kind == Kind::Unclear && entity.named && (2..4).contains(&words) && plain {
                entity.kind = Kind::Person;
            }
        }
        self.entities
    }
}

/// The nouns in a name by which its bearer is called again: "fund" of "World Food Fund", "king" of "King Olav", "lake" of
/// "Lake Orra", "storm" of "Hurricane Ida".
fn nouns_of_name(name: &str, kind: Kind) -> Vec<String> {
    let mut words = name.split_whitespace().map(str::to_lowercase);
    let (Some(first), Some(last)) = (words.next(), words.next_back()) else { return Vec::new() };
    let is = |word: &str, wanted: &[Kind]| kind_of_noun(word, word, false).is_some_and(|kind| wanted.contains(&kind));
    let nouns: Vec<String> = match kind {
        Kind::Person => [first].into_iter().filter(|first| is(first, &[Kind::Person]) || is_crowned(first)).collect(),
        Kind::Organisation | Kind::Group => {
            [last].into_iter().filter(|last| is(last, &[Kind::Organisation, Kind::Group, Kind::Place])).collect()
        }
        Kind::Place => [last, first].into_iter().filter(|noun| is(noun, &[Kind::Place])).collect(),
        Kind::Thing => [first, last].into_iter().filter(|noun| is(noun, &[Kind::Thing])).collect(),
        Kind::Unclear => Vec::new(),
    };
    let wider = nouns.iter().flat_map(|noun| words::wider(noun)).map(|noun| (*noun).to_string());
    wider.collect::<Vec<_>>().into_iter().chain(nouns).collect()
}

/// Offices for life, which stand before a first name alone.
fn is_crowned(word: &str) -> bool {
    matches!(
        word,
        "king"
            | "queen"
            | "pope"
            | "prince"
            | "princess"
            | "emperor"
            | "empress"
            | "sultan"
            | "emir"
            | "crown"
            | "archbishop"
            | "bishop"
            | "cardinal"
            | "patriarch"
            | "duke"
            | "duchess"
    )
}

fn closeness(likeness: Likeness) -> u8 {
    match likeness {
        Likeness::Same => 0,
        Likeness::Spelling => 1,
        Likeness::Compatible => 2,
        Likeness::Different => 3,
    }
}

fn is_acronym_of(long: &str, short: &str) -> bool {
    long.chars().all(|c| c.is_uppercase() || c == '.') && !short.chars().all(|c| c.is_uppercase())
}

/// What sort of thing a common noun names, if it is one of those that act or are acted in.
fn kind_of_noun(lemma: &str, word: &str, plural: bool) -> Option<Kind> {
    let word = lower(word);
    if words::is_group(&word) || words::is_group(lemma) {
        return Some(Kind::Group);
    }
    if roles::noun(lemma).is_some() || roles::noun(&word).is_some() {
        return Some(if plural { Kind::Group } else { Kind::Person });
    }
    if !plural && words::rank(lemma).is_some_and(|rank| rank.grade > 8) {
        return Some(Kind::Person);
    }
    if words::is_organisation(lemma) || words::is_organisation(&word) {
        return Some(Kind::Organisation);
    }
    if words::site(lemma).is_some() {
        return Some(Kind::Place);
    }
    words::is_thing(lemma).then_some(Kind::Thing)
}

/// Nouns so wide that, with "the", they mean whoever was named last.
fn stands_for_any(lemma: &str) -> bool {
    const WIDE: &[&str] = &[
        "group",
        "company",
        "firm",
        "country",
        "nation",
        "agency",
        "organisation",
        "organization",
        "movement",
        "party",
        "gang",
        "militia",
        "force",
        "alliance",
        "town",
        "city",
        "village",
        "island",
        "ministry",
        "union",
        "club",
        "team",
        "ship",
        "ferry",
        "vessel",
        "bank",
        "kingdom",
        "republic",
        "province",
        "airline",
        "hospital",
        "university",
    ];
    WIDE.contains(&lemma)
}

/// Whether the noun is one for whoever publishes: "the paper", "the agency".
fn publishes(lemma: &str) -> bool {
    lemma == "paper" || speech::speaker(lemma) == Some(speech::Speaker::Outlet)
}

fn fits_noun(lemma: &str, entity: &Entity) -> bool {
    match lemma {
        _ if publishes(lemma) && lemma != "agency" => {
            entity.name.split_whitespace().next_back().is_some_and(speech::is_outlet_name)
        }
        "country" | "nation" | "kingdom" | "republic" => {
            matches!(countries::country(&entity.name), Some((_, countries::Says::Name)))
        }
        "town" | "city" | "village" | "island" | "province" => {
            entity.kind == Kind::Place && countries::country(&entity.name).is_none()
        }
        "ship" | "ferry" | "vessel" => entity.kind == Kind::Thing,
        _ if says_another(lemma, &entity.name) => false,
        _ => matches!(entity.kind, Kind::Organisation | Kind::Group) && countries::country(&entity.name).is_none(),
    }
}

/// Whether a name says that it is of another sort than a noun for one sort of body: the Lebanese Army is no militia.
fn says_another(lemma: &str, name: &str) -> bool {
    const OF_ONE_SORT: &[&str] =
        &["militia", "gang", "ministry", "union", "club", "team", "bank", "airline", "hospital", "university", "party"];
    let last = name.split_whitespace().next_back().map(str::to_lowercase);
    OF_ONE_SORT.contains(&lemma) && last.is_some_and(|last| last != lemma && words::is_organisation(&last))
}

fn sex_of_title(title: words::Title) -> Option<Sex> {
    match title {
        words::Title::Sir => Some(Sex::Man),
        words::Title::Madam => Some(Sex::Woman),
        _ => None,
    }
}

fn sex_of(noun: &str) -> Option<Sex> {
    const WOMEN: &[&str] = &[
        "mother",
        "daughter",
        "sister",
        "wife",
        "widow",
        "aunt",
        "niece",
        "girl",
        "actress",
        "queen",
        "waitress",
        "nun",
        "grandmother",
        "girlfriend",
        "mother-in-law",
        "princess",
        "lady",
    ];
    const MEN: &[&str] = &[
        "father",
        "son",
        "brother",
        "husband",
        "widower",
        "uncle",
        "nephew",
        "boy",
        "king",
        "monk",
        "grandfather",
        "boyfriend",
        "father-in-law",
        "prince",
        "gentleman",
        "priest",
    ];
    if WOMEN.contains(&noun) || noun.ends_with("woman") {
        Some(Sex::Woman)
    } else if MEN.contains(&noun) {
        Some(Sex::Man)
    } else {
        None
    }
}

/// Whether the phrases `before` and `after` name the same: "Ann Roe, the mayor of Arle,", "Los Zorros is a gang", "the
/// mayor of Arle, Ann Roe".
fn beside(prose: &Prose, phrases: &[Phrase], before: usize, after: usize) -> bool {
    let (left, right) = (&phrases[before], &phrases[after]);
    if left.pronoun || right.pronoun || right.of.is_some_and(|of| of < before) {
        return false;
    }
    let from = left.tokens.end;
    let owner = right.of.map_or(right.tokens.start, |of| phrases[of].tokens.start);
    let between = from..owner.max(from);
    if right.of == Some(before) {
        return false;
    }
    let Some(comma) = last_comma(prose, between.clone()) else {
        return copula(prose, between, right);
    };
    if copula(prose, between.clone(), right) {
        return true;
    }
    let only_phrases = |range: std::ops::Range<usize>| {
        range.clone().all(|token| {
            let inside = phrases[before + 1..after].iter().any(|phrase| phrase.tokens.contains(&token));
            inside || prose.tag(token) == Tag::In || is_possessive(prose.word(token)) || opens_age(prose, token)
        })
    };
    comma + 1 == between.end && only_phrases(from..comma) && set_beside(prose, left, right)
}

/// The comma or "aged" before an age, which stands between a name and what is set beside it: "Ann Roe, 54, the mayor".
fn opens_age(prose: &Prose, token: usize) -> bool {
    let digits = |token: usize| prose.word(token).bytes().all(|b| b.is_ascii_digit());
    let word = prose.word(token);
    (word == "," && (digits(token + 1) || prose.word(token + 1) == "aged")) || (word == "aged" && digits(token + 1))
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

fn last_comma(prose: &Prose, tokens: std::ops::Range<usize>) -> Option<usize> {
    tokens.rev().find(|&token| prose.word(token) == ",")
}

/// Not the members of a row: "the mayor, the governor and Ann Roe".
fn set_beside(prose: &Prose, left: &Phrase, right: &Phrase) -> bool {
    let people =
        |phrase: &Phrase| matches!(countries::country(prose.word(phrase.head)), Some((_, countries::Says::People)));
    let named = |phrase: &Phrase| prose.tag(phrase.head).is_proper() && !people(phrase);
    if named(left) == named(right) || (people(left) && !named(right)) {
        return false;
    }
    let after = right.tokens.end;
    let joins = |token: usize| prose.tokens.get(token).is_some() && matches!(prose.word(token), "and" | "or");
    let comma = prose.tokens.get(after).is_some() && prose.word(after) == ",";
    // "the foreign minister, Ann Roe, and an aide": nobody is a minister without a name beside a name.
    let office = !prose.tag(left.head).is_plural() && roles::noun(&left.noun(prose)) == Some(roles::Noun::Office);
    let bearer =
        office && named(right) && (left.of.is_some() || prose.word(left.tokens.start).eq_ignore_ascii_case("the"));
    if joins(after) || (comma && joins(after + 1) && !bearer) {
        return false;
    }
    let noun = if named(left) { right } else { left };
    people(noun) || kind_of_noun(&noun.noun(prose), prose.word(noun.head), prose.tag(noun.head).is_plural()).is_some()
}

/// "a Dane", "the Dane", not "the Danes" or "the Dutch".
fn is_one_of_a_people(prose: &Prose, name: &Name, phrase: &Phrase) -> bool {
    let words = prose.span(name.tokens.clone()).of(prose.text());
    let article = prose.lower(phrase.tokens.start);
    let one = !["s", "sh", "ch", "ese", "men"].iter().any(|ending| words.ends_with(ending));
    phrase.tokens.len() == name.tokens.len() + 1
        && matches!(countries::country(words), Some((_, countries::Says::People)))
        && (matches!(article, "a" | "an") || (article == "the" && one))
}

/// "is", "was", "became" alone between the two, and no "not".
fn copula(prose: &Prose, between: std::ops::Range<usize>, right: &Phrase) -> bool {
    let words: Vec<&str> = between.take(5).map(|token| prose.word(token)).collect();
    let is = |word: &str| matches!(word, "is" | "was" | "are" | "were" | "became" | "remains");
    let article = matches!(prose.word(right.tokens.start), "a" | "an" | "the");
    let called = article || right.of.is_some() || roles::noun(&right.noun(prose)) == Some(roles::Noun::Office);
    called && matches!(words[..], [verb] | [",", verb] | [",", "who", verb] | ["who", verb] if is(verb))
}
