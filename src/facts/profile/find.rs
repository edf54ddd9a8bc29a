//! Finds what is said of somebody: in titles, in phrases set beside a name, behind "is", in "who …" and "born in …".

use super::value::{Profile, Relative, Role, What, When};
use crate::entities::{Entities, Entity, Form, Kind, Mention};
use crate::prose::{Prose, Tag};
use crate::text::Span;
use crate::wording::roles::{self, Noun, Tenure};
use crate::wording::{countries, lower, names, without_article};
use std::ops::Range;

/// What `prose` says of its entities, in text order.
pub fn find(prose: &Prose, entities: &Entities) -> Vec<Profile> {
    let reader = Reader { prose, entities };
    let mut found = Vec::new();
    for (index, mention) in entities.mentions.iter().enumerate() {
        match mention.form {
            Form::Named => reader.named(mention, &mut found),
            Form::Described => reader.described(index, mention, &mut found),
            Form::Pronoun => {}
        }
        if mention.form != Form::Described || entities.entities[mention.entity].kind == Kind::Person {
            reader.behind(mention, &mut found);
        }
    }
    found.sort_by_key(|profile| (profile.span, profile.entity));
    found.dedup_by(|a, b| a.span == b.span && a.what == b.what);
    found
}

struct Reader<'r> {
    prose: &'r Prose,
    entities: &'r Entities,
}

impl Reader<'_> {
    fn word(&self, token: usize) -> &str {
        self.prose.tokens.get(token).map_or("", |_| self.prose.word(token))
    }

    fn lower(&self, token: usize) -> &str {
        self.prose.tokens.get(token).map_or("", |_| self.prose.lower(token))
    }

    fn same_sentence(&self, a: usize, b: usize) -> bool {
        b < self.prose.tokens.len() && self.prose.sentence_of(a) == self.prose.sentence_of(b)
    }

    fn is_person(&self, entity: usize) -> bool {
        matches!(self.entities.entities[entity].kind, Kind::Person | Kind::Unclear)
    }

    /// The first token of a mention.
    fn start(&self, mention: &Mention) -> usize {
        let at = self.prose.tokens.partition_point(|token| token.span.start < mention.span.start);
        at.min(mention.head)
    }

    /// The title before a name: "Iranian Foreign Minister Ann Roe", "striker Luis Paz".
    fn named(&self, mention: &Mention, found: &mut Vec<Profile>) {
        let Some(phrase) = self.entities.phrase_at(mention.head) else { return };
        let phrase = &self.entities.phrases[phrase];
        let start = self.start(mention);
        let title = phrase.tokens.start.min(start)..start;
        if !self.is_person(mention.entity) || phrase.head != mention.head {
            return;
        }
        if !title.is_empty() {
            let before = found.len();
            self.role_words(title.clone(), phrase.of, mention.entity, Place::Title, found);
            let tenure = title.start.checked_sub(1).and_then(|token| roles::tenure(self.lower(token)));
            if tenure == Some(Tenure::Acting) {
                found[before..].iter_mut().for_each(|profile| profile.when = When::Acting);
            }
            self.age_inside(title, mention.entity, found);
        }
    }

    /// "a deputy foreign minister", "the founder's daughter", "the 47-year-old".
    fn described(&self, index: usize, mention: &Mention, found: &mut Vec<Profile>) {
        let Some(at) = self.entities.phrase_at(mention.head) else { return };
        let phrase = &self.entities.phrases[at];
        if self.entities.entities[mention.entity].kind != Kind::Person {
            return;
        }
        self.age_inside(phrase.tokens.clone(), mention.entity, found);
        let bare = phrase.tokens.len() < 3 && phrase.of.is_none() && !self.goes_on(phrase.tokens.end);
        let people = countries::country(self.word(phrase.head)).is_some();
        let definite = self.lower(phrase.tokens.start) == "the";
        let repeats = definite && bare && !people && !self.stands_beside(index, mention);
        if !repeats {
            self.role_words(phrase.tokens.clone(), phrase.of, mention.entity, Place::Description, found);
        }
    }

    fn goes_on(&self, token: usize) -> bool {
        matches!(self.word(token), "of" | "for" | "at" | "in")
    }

    /// Whether the mention before or after is of the same entity and only a comma or "is" stands between.
    fn stands_beside(&self, index: usize, mention: &Mention) -> bool {
        let close = |left: &Mention, right: &Mention| {
            let gap = self.start(right).saturating_sub(left.head + 1);
            left.entity == right.entity && gap < 3 && self.same_sentence(left.head, right.head)
        };
        let before = index.checked_sub(1).and_then(|before| self.entities.mentions.get(before));
        let after = self.entities.mentions.get(index + 1);
        before.is_some_and(|before| close(before, mention)) || after.is_some_and(|after| close(mention, after))
    }

    /// Reads the words of a title or description.
    fn role_words(
        &self,
        tokens: Range<usize>,
        owner: Option<usize>,
        entity: usize,
        place: Place,
        found: &mut Vec<Profile>,
    ) {
        let words = self.sort_words(tokens.clone());
        // "English side Levan beat Dorn" is a headline, and Levan is English.
        let of_another = tokens.clone().any(|token| {
            let mention = self.entities.mention_at(token).map(|mention| &self.entities.mentions[mention]);
            let after = |span: &Span| mention.is_some_and(|mention| mention.span.start > span.end);
            let names = mention.is_some_and(|mention| mention.entity != entity && mention.form == Form::Named);
            names && words.nation.as_ref().is_some_and(|(_, span)| after(span))
        });
        if let Some((nation, span)) = words.nation.as_ref().filter(|_| !of_another) {
            let office = words.role.last().is_some_and(|&last| self.noun(last) == Some(Noun::Office));
            if !office && (place == Place::Description || !words.role.is_empty()) {
                let what = What::Nationality(nation.clone());
                found.push(Profile { span: *span, entity, what, when: words.when });
            }
        }
        let mut words = words;
        if let Some((rank, from)) = self.rank(&words.role, place) {
            let ranked = words.role.split_off(from);
            let span = self.cover(&ranked);
            found.push(Profile { span, entity, what: What::Rank(rank.name.to_string()), when: words.when });
            if place == Place::Description {
                return;
            }
        }
        let Some(&head) = words.role.last() else { return };
        let lemma = self.noun_of(head);
        match roles::noun(&lemma).or_else(|| self.noun(head)) {
            Some(Noun::Kin) => {
                let relative = self.relative(lemma, owner, head);
                let span = self.with_owner(&tokens, owner);
                found.extend(relative.map(|r| Profile { span, entity, what: What::Relation(r), when: words.when }));
            }
            Some(noun @ (Noun::Office | Noun::Occupation)) => {
                let role = self.role(&words, owner, head);
                let what = if noun == Noun::Office { What::Role(role) } else { What::Occupation(role) };
                let span =
                    if place == Place::Title { self.cover(&words.role) } else { self.with_owner(&tokens, owner) };
                found.push(Profile { span, entity, what, when: words.when });
            }
            _ => {}
        }
    }

    fn noun(&self, token: usize) -> Option<Noun> {
        roles::noun(self.lower(token).trim_end_matches('.')).or_else(|| roles::noun(self.prose.lemma(token)))
    }

    /// The noun with the words that hyphens join to it.
    fn noun_of(&self, head: usize) -> String {
        let phrase = self.entities.phrase_at(head).map(|at| &self.entities.phrases[at]).filter(|at| at.head == head);
        phrase.map_or_else(|| lower(self.prose.lemma(head)), |phrase| phrase.noun(self.prose)).into_owned()
    }

    fn cover(&self, tokens: &[usize]) -> Span {
        match (tokens.first(), tokens.last()) {
            (Some(&first), Some(&last)) => self.prose.span(first..last + 1),
            _ => Span::default(),
        }
    }

    /// The phrase with the words before its `'s`: "Iran's foreign minister".
    fn with_owner(&self, tokens: &Range<usize>, owner: Option<usize>) -> Span {
        let start = owner.map_or(tokens.start, |owner| self.entities.phrases[owner].tokens.start);
        self.prose.span(start.min(tokens.start)..tokens.end)
    }

    /// Parts the words of a role from articles, nations, and words that say when.
    fn sort_words(&self, tokens: Range<usize>) -> Words {
        let mut words = Words { role: Vec::new(), nation: None, body: None, when: When::Now };
        let mut age = tokens.start;
        for token in tokens.clone() {
            if self.word(token + 2) == "year" && self.word(token + 4) == "old" && self.word(token + 1) == "-" {
                age = token + 5;
            }
            if token < age {
                continue;
            }
            if let Some(body) = self.body_named(token, tokens.end) {
                words.body = Some(body);
                continue;
            }
            let lower = self.lower(token);
            let nation = countries::country(self.word(token)).filter(|(_, says)| *says == countries::Says::People);
            if let Some((country, _)) = nation
                && self.word(token).starts_with(char::is_uppercase)
            {
                let nation = (country.name.to_string(), self.prose.tokens[token].span);
                words.nation = Some(words.nation.unwrap_or(nation));
                continue;
            }
            match roles::tenure(lower) {
                Some(Tenure::Once) => words.when = When::Once,
                Some(Tenure::Acting) => words.when = When::Acting,
                None if self.prose.tag(token).is_determiner() || matches!(lower, "own" | "then") => {}
                None if lower == "-" && words.role.is_empty() => {}
                None => words.role.push(token),
            }
        }
        words
    }

    /// The body or country that a name before the noun names, if `token` is part of one.
    fn body_named(&self, token: usize, end: usize) -> Option<String> {
        let mention = self.entities.mention_at(token).map(|mention| &self.entities.mentions[mention])?;
        let entity = &self.entities.entities[mention.entity];
        let inside = mention.form == Form::Named && mention.head + 1 < end && entity.kind != Kind::Person;
        inside.then(|| entity.name.clone())
    }

    /// The rank that the last words name, and where they begin among `tokens`.
    fn rank(&self, tokens: &[usize], place: Place) -> Option<(names::Rank, usize)> {
        // "a commander", "the captain" are said of functions too.
        let function = ["commander", "captain", "private", "detective", "inspector", "superintendent", "marshal"];
        (tokens.len().saturating_sub(5)..tokens.len()).find_map(|from| {
            let words: Vec<&str> =
                tokens[from..].iter().map(|&token| self.word(token)).filter(|word| *word != "-").collect();
            let rank = names::rank(&words.join(" "))?;
            (place == Place::Title || !function.contains(&rank.name)).then_some((rank, from))
        })
    }

    fn role(&self, words: &Words, owner: Option<usize>, head: usize) -> Role {
        let lower: Vec<String> = words.role.iter().map(|&token| self.prose.lemma(token).to_lowercase()).collect();
        let mut from = lower.len() - 1;
        for longer in (0..lower.len().saturating_sub(1)).rev() {
            if lower.len() - longer <= 4 && roles::is_one(&lower[longer..].join(" ")) {
                from = longer;
            }
        }
        // The noun with what a hyphen joins to it: "co-pilot".
        let whole = self.noun_of(head);
        let name = if whole.contains('-') && roles::noun(&whole).is_some() { whole } else { lower[from..].join(" ") };
        let before = &lower[..from];
        let below = before.iter().find(|word| roles::is_below(word)).cloned();
        let field = before.iter().filter(|word| !roles::is_below(word) && word.chars().any(char::is_alphanumeric));
        Role {
            head: roles::canonical(&name).to_string(),
            below,
            field: field.cloned().collect(),
            of: self.of_what(owner, head).or_else(|| words.body.clone()).or_else(|| self.nation_served(words, head)),
        }
    }

    /// "Iran" of "the Iranian minister"; a striker serves no nation.
    fn nation_served(&self, words: &Words, head: usize) -> Option<String> {
        let (nation, _) = words.nation.as_ref()?;
        (self.noun(head) == Some(Noun::Office)).then(|| nation.clone())
    }

    /// "the fire service" of "director of the fire service"; "Iran" of "Iran's minister".
    fn of_what(&self, owner: Option<usize>, head: usize) -> Option<String> {
        if let Some(owner) = owner {
            let owner = &self.entities.phrases[owner];
            let entity = self.entities.entity_at(owner.head);
            let told = |entity: &Entity| entity.named || entity.kind == Kind::Organisation;
            if let Some(entity) = entity.filter(|&entity| !owner.pronoun || told(&self.entities.entities[entity])) {
                return Some(without_article(&self.entities.entities[entity].name).to_string());
            }
            let words = self.prose.span(owner.tokens.clone()).of(self.prose.text());
            return (!owner.pronoun).then(|| without_article(words).to_string());
        }
        if !matches!(self.word(head + 1), "of" | "for" | "at" | "in") || self.word(head + 2) == "charge" {
            return None;
        }
        let phrase = self.whole(self.entities.phrase_at(head + 2)?);
        let words = self.prose.span(phrase).of(self.prose.text());
        Some(without_article(words).to_string())
    }

    fn relative(&self, kin: String, owner: Option<usize>, head: usize) -> Option<Relative> {
        let of = match owner {
            Some(owner) => &self.entities.phrases[owner],
            None if self.word(head + 1) == "of" => &self.entities.phrases[self.entities.phrase_at(head + 2)?],
            None => return None,
        };
        let to_words = self.prose.span(of.tokens.clone()).of(self.prose.text()).to_string();
        Some(Relative { kin, to: self.entities.entity_at(of.head), to_words })
    }

    /// "the 47-year-old", "47-year-old Ann Roe".
    fn age_inside(&self, tokens: Range<usize>, entity: usize, found: &mut Vec<Profile>) {
        let ages = tokens.filter_map(|token| Some((token, self.years_old(token)?)));
        found.extend(ages.map(|(token, age)| self.aged(token, entity, age)));
    }

    /// 47 of "47-year-old".
    fn years_old(&self, token: usize) -> Option<u32> {
        let years = self.word(token + 1) == "-" && self.word(token + 2) == "year" && self.word(token + 4) == "old";
        self.word(token).parse().ok().filter(|&age| years && age < 125)
    }

    fn aged(&self, token: usize, entity: usize, age: u32) -> Profile {
        Profile { span: self.prose.tokens[token].span, entity, what: What::Age(age), when: When::Now }
    }

    /// What follows a mention: ", 54,", ", who heads the department,", "of Norway", "was born in Hull".
    fn behind(&self, mention: &Mention, found: &mut Vec<Profile>) {
        let entity = mention.entity;
        if !self.is_person(entity) {
            return;
        }
        let mut at = mention.head + 1;
        if self.word(at) == "," && self.same_sentence(mention.head, at) {
            at += 1;
            if let Some((token, age)) = self.age(at) {
                found.push(self.aged(token, entity, age));
                at = token + 1;
                if self.word(at) == "," {
                    at += 1;
                }
            }
            // "Ann Roe, a 47-year-old roofer": whatever a roofer is.
            let apposed = at + usize::from(matches!(self.word(at), "a" | "an" | "the"));
            let described = self.entities.entity_at(apposed + 5) == Some(entity);
            if let Some(age) = self.years_old(apposed).filter(|_| mention.form == Form::Named && !described) {
                found.push(self.aged(apposed, entity, age));
            }
        }
        if mention.form == Form::Named {
            self.home(at, entity, found);
        }
        if self.word(at) == "who" {
            self.clause(at + 1, entity, found);
        } else if at == mention.head + 1 {
            self.clause(at, entity, found);
        }
    }

    fn age(&self, at: usize) -> Option<(usize, u32)> {
        let token = if self.word(at) == "aged" { at + 1 } else { at };
        let age = self.word(token).parse::<u32>().ok().filter(|age| (1..125).contains(age))?;
        let closed = matches!(self.word(token + 1), "," | "." | ")" | ";" | "and" | "");
        (closed || token > at).then_some((token, age))
    }

    /// "of Norway": a nation; "of Dorn": where somebody lives.
    fn home(&self, at: usize, entity: usize, found: &mut Vec<Profile>) {
        if !matches!(self.word(at), "of" | "from") {
            return;
        }
        let Some(place) = self.entities.mention_at(at + 1).map(|place| &self.entities.mentions[place]) else { return };
        if place.form != Form::Named {
            return;
        }
        let words = place.span.of(self.prose.text());
        let what = match countries::country(words) {
            Some((country, countries::Says::Name)) => What::Nationality(country.name.to_string()),
            _ if self.entities.entities[place.entity].kind == Kind::Organisation => return,
            _ if at == self.prose.sentences[self.prose.sentence_of(at)].tokens.start => return,
            _ if self.word(at.saturating_sub(1)) == "," => What::Residence(words.to_string()),
            _ => return,
        };
        found.push(Profile { span: place.span, entity, what, when: When::Now });
    }

    /// What the verb at or just behind `at` says of its subject.
    fn clause(&self, at: usize, entity: usize, found: &mut Vec<Profile>) {
        let mut verb = at;
        let mut when = When::Now;
        while verb < at + 4
            && matches!(
                self.lower(verb),
                "has"
                    | "had"
                    | "also"
                    | "now"
                    | "once"
                    | "then"
                    | "later"
                    | "formerly"
                    | "is"
                    | "was"
                    | "been"
                    | "being"
                    | "still"
                    | "currently"
            )
        {
            if matches!(self.lower(verb), "once" | "formerly") {
                when = When::Once;
            }
            verb += 1;
        }
        if !self.same_sentence(at.saturating_sub(1), verb) {
            return;
        }
        let lemma = lower(self.prose.lemma(verb));
        let next = self.word(verb + 1);
        match (&*lemma, next) {
            ("bear" | "born", "in") => self.place(verb + 2, entity, What::Birthplace, found),
            ("live" | "reside" | "settle", "in") => self.place(verb + 2, entity, What::Residence, found),
            ("in" | "charge", "charge" | "of") if self.word(verb) == "in" && self.word(verb + 2) == "of" => {
                self.function("head", verb..verb + 3, entity, when, found);
            }
            ("work" | "serve" | "act", "as") => {
                let Some(phrase) = self.entities.phrase_at(verb + 2) else { return };
                let phrase = &self.entities.phrases[phrase];
                let past = self.prose.tag(verb) == Tag::Vbd;
                let before = found.len();
                self.role_words(phrase.tokens.clone(), phrase.of, entity, Place::Description, found);
                if past || when == When::Once {
                    found[before..].iter_mut().for_each(|profile| profile.when = When::Once);
                }
            }
            _ if verb > at && self.is_copula(verb - 1) => match self.age(verb) {
                // "Roe, who is 47".
                Some((token, age)) => found.push(self.aged(token, entity, age)),
                None => self.predicate(verb, entity, when, found),
            },
            _ => {
                if let Some(function) = function_of(&lemma)
                    && self.prose.tag(verb).is_verb()
                {
                    let past = self.prose.tag(verb) == Tag::Vbd && when == When::Once;
                    let when = if past { When::Once } else { when };
                    self.function(function, verb..verb + 1, entity, when, found);
                }
            }
        }
    }

    fn is_copula(&self, token: usize) -> bool {
        matches!(self.lower(token), "is" | "was" | "once" | "also" | "now" | "then" | "still")
    }

    /// "who was once his country's envoy": a phrase behind "is" that no mention joined to the name.
    fn predicate(&self, at: usize, entity: usize, when: When, found: &mut Vec<Profile>) {
        let mut phrase = self.entities.phrase_at(at);
        while let Some(index) = phrase {
            let next = &self.entities.phrases[index];
            let owned = self.entities.phrases.get(index + 1).filter(|after| after.of == Some(index));
            if owned.is_none() {
                if self.entities.entity_at(next.head) == Some(entity) {
                    return;
                }
                let before = found.len();
                self.role_words(next.tokens.clone(), next.of, entity, Place::Description, found);
                if when == When::Once {
                    found[before..].iter_mut().for_each(|profile| profile.when = When::Once);
                }
                return;
            }
            phrase = Some(index + 1);
        }
    }

    fn place(&self, at: usize, entity: usize, what: fn(String) -> What, found: &mut Vec<Profile>) {
        let Some(place) = self.entities.mention_at(at).map(|place| &self.entities.mentions[place]) else { return };
        if place.form == Form::Named {
            let words = place.span.of(self.prose.text());
            found.push(Profile { span: place.span, entity, what: what(words.to_string()), when: When::Now });
        }
    }

    /// "heads the department": a function in a verb.
    fn function(&self, head: &str, verb: Range<usize>, entity: usize, when: When, found: &mut Vec<Profile>) {
        let Some(phrase) = self.entities.phrase_at(verb.end) else { return };
        let phrase = self.whole(phrase);
        let words = self.prose.span(phrase.clone()).of(self.prose.text());
        let of = without_article(words).to_string();
        let role = Role { head: head.to_string(), below: None, field: Vec::new(), of: Some(of) };
        let span = self.prose.span(verb.start..phrase.end);
        found.push(Profile { span, entity, what: What::Role(role), when });
    }

    /// The phrase at `index` with the phrases that it owns: "the rebels' army".
    fn whole(&self, index: usize) -> Range<usize> {
        let start = self.entities.phrases[index].tokens.start;
        let mut at = index;
        while self.entities.phrases.get(at + 1).is_some_and(|next| next.of == Some(at)) {
            at += 1;
        }
        start..self.entities.phrases[at].tokens.end
    }
}

/// Where the words of a role stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Title,
    Description,
}

struct Words {
    role: Vec<usize>,
    nation: Option<(String, Span)>,
    /// The name inside the phrase: "the Forest Service" of "a Forest Service commander".
    body: Option<String>,
    when: When,
}

/// The office of whoever does this.
fn function_of(verb: &str) -> Option<&'static str> {
    Some(match verb {
        "head" | "lead" | "run" | "oversee" => "head",
        "direct" => "director",
        "chair" => "chair",
        "command" => "commander",
        "manage" => "manager",
        "own" => "owner",
        "teach" => "teacher",
        "coach" => "coach",
        "edit" => "editor",
        _ => return None,
    })
}
