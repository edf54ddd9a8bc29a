//! Finds who controls what: by verbs ("hold", "command"), by nouns ("in control of", "in the hands of"), by orders given.

use super::value::{Control, Extent, Kind, Phase};
use crate::entities::{self, Entities};
use crate::facts::around::{self, Word};
use crate::facts::party::{Party, Polarity, ToldApart};
use crate::prose::{Prose, Tag};
use crate::text::Span;
use crate::wording::{lower, names, sides};

/// Who controls what, as `prose` says it, in text order; `others` are those whom it tells apart.
pub fn find(prose: &Prose, entities: &Entities, others: &ToldApart) -> Vec<Control> {
    let mut found: Vec<Control> = Vec::new();
    for token in 0..prose.tokens.len() {
        let reader = Reader { prose, entities, at: Word::of(prose, token) };
        let control = reader
            .noun(token)
            .or_else(|| reader.verb(token))
            .or_else(|| reader.fell(token))
            .or_else(|| reader.stands(token))
            .or_else(|| reader.holds_out(token))
            .or_else(|| reader.driven(token))
            .or_else(|| reader.passed(token))
            .or_else(|| reader.belongs(token))
            .or_else(|| reader.undecided(token))
            .or_else(|| reader.stays(token))
            .or_else(|| reader.orders(token));
        let Some(control) = control else { continue };
        // "took control" is one control, not a seizure and a control.
        if found.last().is_none_or(|last| !last.span.overlaps(control.span)) {
            found.push(control);
        }
    }
    for control in &mut found {
        [&mut control.holder, &mut control.held].into_iter().flatten().for_each(|party| party.among(others));
    }
    found
}

struct Reader<'r> {
    prose: &'r Prose,
    entities: &'r Entities,
    /// The word that is read.
    at: Word<'r>,
}

impl Reader<'_> {
    fn word(&self, token: usize) -> &str {
        self.prose.tokens.get(token).map_or("", |_| self.prose.word(token))
    }

    fn lower(&self, token: usize) -> &str {
        self.at.lower(self.prose, token)
    }

    fn lemma(&self, token: usize) -> &str {
        self.at.lemma(self.prose, token)
    }

    fn party(&self, token: usize) -> Party {
        Party::at(self.prose, self.entities, token)
    }

    fn first(&self, token: usize) -> usize {
        self.prose.sentences[self.prose.sentence_of(token)].tokens.start
    }

    fn end(&self, token: usize) -> usize {
        self.prose.sentences[self.prose.sentence_of(token)].tokens.end
    }

    fn subject(&self, verb: usize) -> Option<usize> {
        around::subject(self.prose, self.entities, verb)
    }

    fn led_by(&self, token: usize, word: &str, reach: usize) -> Option<usize> {
        around::led_by(self.prose, self.entities, token, word, reach)
    }

    /// "hold the town", "is led by Ann Roe", "seized the airfield".
    fn verb(&self, token: usize) -> Option<Control> {
        if !self.prose.tag(token).is_verb() {
            return None;
        }
        let (kind, phase) = verb_of(self.lemma(token), self.lower(token + 1))?;
        let passive = self.is_passive(token);
        let (holder, held) = if passive {
            // "Is directed from Dorn" by whoever rules there.
            let from = || self.led_by(token, "from", 4).filter(|_| kind != Kind::Hold);
            let by = self.led_by(token, "by", 4).or_else(from)?;
            (Some(by), self.passive_subject(token))
        } else {
            (self.subject(token), self.object(token))
        };
        if holder.is_some_and(|holder| ASKS.contains(&self.lower(holder))) {
            return None;
        }
        if !self.can_be_held(kind, self.lemma(token), held?) {
            return None;
        }
        let until = if passive { holder.unwrap_or(token) } else { token };
        let span = self.span_of(token, until);
        Some(self.control(token, span, holder, held, kind, phase))
    }

    /// "the town fell to the rebels", "the port fell into the hands of the army": only who takes sides takes towns.
    fn fell(&self, token: usize) -> Option<Control> {
        if self.lemma(token) != "fall" || !self.prose.tag(token).is_verb() || self.word(token + 1) != "to" {
            return None;
        }
        let holder = self.led_by(token, "to", 1)?;
        let held = self.subject(token)?;
        let kind = self.entities.entity_at(holder).map(|entity| self.entities.entities[entity].kind);
        let side = matches!(kind, Some(entities::Kind::Group | entities::Kind::Organisation))
            || names::is_group(self.lower(holder));
        let held_fits = self.can_be_held(Kind::Hold, "take", held);
        (side && held_fits).then(|| {
            self.control(token, self.span_of(token, holder), Some(holder), Some(held), Kind::Hold, Phase::Taken)
        })
    }

    /// "The town has not fallen", "denied that the port had changed hands", "not a street has passed into other hands": what is
    /// denied is that it was lost, so whoever says so holds it still.
    fn stands(&self, token: usize) -> Option<Control> {
        const OTHERS: &[&str] = &["other", "enemy", "hostile", "rebel", "foreign"];
        let lost = match self.lemma(token) {
            "fall" => !matches!(self.lower(token + 1), "to" | "into" | "on" | "in" | "by" | "from" | "ill" | "short"),
            "change" => self.lower(token + 1) == "hands",
            "pass" | "go" => {
                self.lower(token + 1) == "into"
                    && OTHERS.contains(&self.lower(token + 2))
                    && self.lower(token + 3) == "hands"
            }
            _ => false,
        };
        if !lost || !self.prose.tag(token).is_verb() {
            return None;
        }
        let subject = self.subject(token)?;
        let opens = self.entities.phrase_at(subject).map_or(subject, |at| self.entities.phrases[at].tokens.start);
        let not_one = opens > self.first(token) && self.lower(opens - 1) == "not";
        let denied = around::polarity(self.prose, self.entities, token, Some(subject)) == Polarity::Denied;
        let denied = denied || not_one;
        // "Not a house in Dorn" is all of Dorn.
        let inside = || self.led_by(subject, "in", 1).filter(|&place| place < token && self.is_place(place));
        let held = if self.lower(subject) == "it" {
            self.place_before(subject)
        } else {
            inside().or_else(|| Some(self.whole(subject)))
        };
        let held = held.filter(|&held| denied && self.can_be_held(Kind::Hold, "take", held))?;
        let hands = (token + 1..(token + 4).min(self.end(token))).find(|&at| self.lower(at) == "hands");
        let span = self.with_denial(self.span_of(token, hands.unwrap_or(token)), token);
        let mut control = self.control(token, span, None, Some(held), Kind::Hold, Phase::Now);
        (control.span, control.polarity) = (span, Polarity::Affirmed);
        (control.still, control.own) = (true, true);
        Some(control)
    }

    /// The town, of "the militia that held the town denied that it had fallen".
    fn place_before(&self, pronoun: usize) -> Option<usize> {
        const REACH: usize = 16;
        let mut before = (self.first(pronoun)..pronoun).rev().take(REACH);
        before.find(|&at| {
            let head = self.entities.phrase_at(at).is_some_and(|phrase| self.entities.phrases[phrase].head == at);
            head && self.is_place(at)
        })
    }

    fn is_place(&self, token: usize) -> bool {
        let entity = self.entities.entity_at(token).map(|entity| self.entities.entities[entity].kind);
        entity == Some(entities::Kind::Place) || names::site(self.lemma(token)).is_some()
    }

    /// "Militiamen were holding out in the centre": a part of it is theirs still.
    fn holds_out(&self, token: usize) -> Option<Control> {
        if self.lemma(token) != "hold" || self.lower(token + 1) != "out" || !self.prose.tag(token).is_verb() {
            return None;
        }
        let into = ["in", "at", "inside"].iter().find_map(|word| self.led_by(token + 1, word, 1))?;
        let held = around::part_of(self.prose, self.entities, into);
        let holder = self.subject(token).filter(|&holder| self.takes_sides(holder) && self.is_place(held))?;
        let mut control =
            self.control(token, self.span_of(token, into), Some(holder), Some(held), Kind::Hold, Phase::Now);
        control.still = true;
        control.extent = if control.extent == Extent::Unsaid { Extent::Part } else { control.extent };
        Some(control)
    }

    /// "was driven out of the town", "drove the army from the town", "withdrew from the town": whoever did hold it.
    fn driven(&self, token: usize) -> Option<Control> {
        const DRIVING: &[&str] =
            &["drive", "push", "force", "flush", "expel", "chase", "oust", "dislodge", "rout", "eject"];
        const LEAVING: &[&str] = &["withdraw", "retreat", "flee", "pull"];
        if !self.prose.tag(token).is_verb() {
            return None;
        }
        let drives = DRIVING.contains(&self.lemma(token));
        let leaves = LEAVING.contains(&self.lemma(token));
        if !(drives || leaves) {
            return None;
        }
        const REACH: usize = 7;
        let from = self.led_by(token, "from", REACH).or_else(|| {
            let out = (token + 1..(token + REACH).min(self.end(token))).find(|&at| self.lower(at) == "out")?;
            self.led_by(out, "of", 1)
        });
        let held = from.filter(|&held| self.can_be_held(Kind::Hold, "hold", held))?;
        let holder = match (drives, self.is_passive(token)) {
            (true, false) => around::object(self.prose, self.entities, token).filter(|&object| object < held)?,
            _ => self.subject(token)?,
        };
        let span = self.span_of(token, held);
        self.takes_sides(holder).then(|| self.control(token, span, Some(holder), Some(held), Kind::Hold, Phase::Lost))
    }

    /// "Who is to run the trains has not been decided": it is nobody's yet, and not this one's either.
    fn undecided(&self, token: usize) -> Option<Control> {
        if !self.prose.tag(token).is_verb() {
            return None;
        }
        let (kind, _) = verb_of(self.lemma(token), self.lower(token + 1))?;
        let first = self.first(token);
        let asked = (first..token).rev().take(5).find(|&at| ASKS.contains(&self.lower(at)))?;
        let planned = (asked..token).any(|at| matches!(self.lower(at), "to" | "will" | "would" | "should" | "shall"));
        const OPEN: &[&str] = &["undecided", "unclear", "unsettled", "unresolved"];
        const SETTLE: &[&str] = &["settle", "decide", "choose", "determine", "agree", "resolve", "announce", "select"];
        let open = |at: usize| {
            OPEN.contains(&self.lower(at))
                || SETTLE.contains(&self.lemma(at))
                    && (first.max(at.saturating_sub(4))..at)
                        .any(|not| matches!(self.lower(not), "not" | "n't" | "n’t" | "yet" | "never"))
        };
        let around = first..(token + 12).min(self.end(token));
        let held = self.object(token).filter(|&held| self.can_be_held(kind, self.lemma(token), held))?;
        let cue = around.into_iter().find(|&at| open(at)).filter(|_| planned)?;
        let mut control = self.control(token, self.prose.span(asked..held + 1), None, Some(held), kind, Phase::Now);
        control.span = control.span.cover(self.prose.tokens[cue].span);
        (control.polarity, control.phase) = (Polarity::Denied, Phase::Planned);
        Some(control)
    }

    /// "The soldiers have not left the palace", "refuse to leave".
    fn stays(&self, token: usize) -> Option<Control> {
        let leaves = matches!(self.lemma(token), "leave" | "vacate" | "evacuate" | "withdraw" | "retreat");
        if !leaves || !self.prose.tag(token).is_verb() {
            return None;
        }
        let from = || self.led_by(token, "from", 3);
        let object = self.object(token).or_else(from)?;
        // "The soldiers who entered the palace have not left it."
        let held = if self.lower(object) == "it" { self.place_before(object).unwrap_or(object) } else { object };
        let meant = self.party(held);
        let place = self.can_be_held(Kind::Hold, "hold", held) || meant.pronoun && meant.entity.is_some();
        let holder = self.subject(token).filter(|&holder| place && self.takes_sides(holder))?;
        let refuses = (self.first(token)..token).rev().take(3).any(|at| matches!(self.lemma(at), "refuse" | "decline"));
        let denied = around::polarity(self.prose, self.entities, token, Some(holder)) == Polarity::Denied;
        if !(refuses || denied) {
            return None;
        }
        let span = self.span_of(token, object);
        let mut control = self.control(token, span, Some(holder), Some(held), Kind::Hold, Phase::Now);
        (control.polarity, control.still) = (Polarity::Affirmed, true);
        Some(control)
    }

    /// The district, of "most of the district". Seven miles of a road are not the road.
    fn whole(&self, held: usize) -> usize {
        let part =
            matches!(self.lemma(held), "most" | "much" | "all" | "part" | "half" | "rest" | "whole" | "majority");
        if part { around::part_of(self.prose, self.entities, held) } else { held }
    }

    /// Forces and bodies, who hold ground; a crowd is driven from a square and holds nothing.
    fn takes_sides(&self, token: usize) -> bool {
        if matches!(self.lemma(token), "crowd" | "resident" | "people" | "family" | "villager" | "protester" | "worker")
        {
            return false;
        }
        let kind = self.entities.entity_at(token).map(|entity| self.entities.entities[entity].kind);
        let side = sides::side(&self.party(token).name).is_some() || names::is_group(self.lower(token));
        side || kind == Some(entities::Kind::Organisation) || self.party(token).takes_sides()
    }

    /// "Control of the port passed to the navy".
    fn passed(&self, token: usize) -> Option<Control> {
        const REACH: usize = 8;
        if self.lower(token) != "control" || !self.prose.tag(token).is_noun() {
            return None;
        }
        let held = self.of_behind(token)?;
        let goes = |&at: &usize| {
            self.prose.tag(at).is_verb()
                && matches!(self.lemma(at), "pass" | "go" | "fall" | "shift" | "transfer" | "revert")
        };
        let verb = (held + 1..(held + REACH).min(self.end(token))).find(goes)?;
        let holder = self.led_by(verb, "to", 2)?;
        let span = self.span_of(verb, holder);
        Some(self.control(verb, span, Some(holder), Some(held), Kind::Hold, Phase::Taken))
    }

    /// "The islands belong to Norland", "the crossing is manned by guards".
    fn belongs(&self, token: usize) -> Option<Control> {
        if !self.prose.tag(token).is_verb() {
            return None;
        }
        let (kind, holder) = match self.lemma(token) {
            "belong" if self.word(token + 1) == "to" => (Kind::Own, self.led_by(token, "to", 1)?),
            "man" | "guard" | "patrol" | "garrison" if self.is_passive(token) => {
                (Kind::Hold, self.led_by(token, "by", 3)?)
            }
            _ => return None,
        };
        let held = self.subject(token).filter(|&held| self.can_be_held(kind, "hold", held))?;
        Some(self.control(token, self.span_of(token, holder), Some(holder), Some(held), kind, Phase::Now))
    }

    fn object(&self, verb: usize) -> Option<usize> {
        if self.word(verb + 1) == "over" {
            let phrase = around::phrase_from(self.prose, self.entities, verb + 2)?;
            return Some(self.entities.phrases[phrase].head);
        }
        around::object(self.prose, self.entities, verb)
    }

    fn is_passive(&self, token: usize) -> bool {
        if self.prose.tag(token) != Tag::Vbn {
            return false;
        }
        let first = self.first(token);
        let before = (first..token).rev().find(|&at| !self.prose.tag(at).is_adverb());
        let be = before.is_some_and(|at| self.lemma(at) == "be" || self.lemma(at) == "get");
        let has = before.is_some_and(|at| self.lemma(at) == "have");
        be || (!has && self.led_by(token, "by", 2).is_some())
    }

    fn passive_subject(&self, token: usize) -> Option<usize> {
        self.subject(token)
    }

    /// Talks, a vote and one's breath are held too; a film and a race are run.
    fn can_be_held(&self, kind: Kind, verb: &str, held: usize) -> bool {
        let phrase = self.entities.phrase_at(held).map(|at| &self.entities.phrases[at]);
        let noun = phrase.map_or_else(|| lower(self.lemma(held)), |phrase| phrase.noun(self.prose));
        let word = self.lower(held);
        let entity = self.entities.entity_at(held).map(|entity| self.entities.entities[entity].kind);
        if NOUNS_OF_CONTROL.contains(&&*noun) {
            return false;
        }
        if matches!(verb, "take" | "hold" | "have" | "lose") && self.is_saying(held, &noun) {
            return false;
        }
        let place = names::site(&noun).is_some() || entity == Some(entities::Kind::Place) || GROUND.contains(&&*noun);
        let body = names::is_organisation(&noun)
            || names::is_group(word)
            || matches!(entity, Some(entities::Kind::Organisation | entities::Kind::Group))
            || BODIES.contains(&&*noun);
        let pronoun = matches!(word, "it" | "them");
        let named = self.prose.tag(held).is_proper() && entity != Some(entities::Kind::Person);
        match (kind, verb) {
            (_, "have") => (place || noun == "place") && self.is_whole(held),
            (_, "hold" | "keep" | "take" | "lose" | "defend") => place || named,
            (Kind::Hold, _) => place || body || named || pronoun,
            (Kind::Command, "lead" | "direct" | "head") => body || named || pronoun,
            (Kind::Command, _) => place || body || named || pronoun,
            (Kind::Run | Kind::Own, _) => place || body || named || pronoun || names::is_thing(&noun),
        }
    }

    /// "Take shelter", "hold office", "lost ground": with no word before the noun the two mean something of their own.
    fn is_saying(&self, held: usize, noun: &str) -> bool {
        const SAYINGS: &[&str] =
            &["shelter", "refuge", "position", "ground", "office", "place", "part", "school", "home", "court"];
        let bare = self.entities.phrase_at(held).is_none_or(|at| self.entities.phrases[at].tokens.len() == 1);
        bare && SAYINGS.contains(&noun)
    }

    /// "The whole place", "all of the town".
    fn is_whole(&self, held: usize) -> bool {
        let start = self.entities.phrase_at(held).map_or(held, |at| self.entities.phrases[at].tokens.start);
        let from = start.saturating_sub(3).max(self.first(held));
        (from..held).any(|at| matches!(self.lower(at), "whole" | "entire" | "all"))
    }

    /// "in control of", "in the hands of", "under the command of", "had command of".
    fn noun(&self, token: usize) -> Option<Control> {
        let word = self.lower(token);
        match word {
            "control" | "command" | "charge" | "possession" if self.prose.tag(token).is_noun() => {
                self.in_control(token, word)
            }
            "hands" | "grip" | "flag" | "rule" | "occupation" => self.in_hands(token, word),
            "keys" if self.word(token + 1) == "to" => {
                let held = self.led_by(token, "to", 1);
                let verb = self.verb_before(token, &["hold", "have", "keep"])?;
                Some(self.control(
                    token,
                    self.span_of(verb, held.unwrap_or(token)),
                    self.subject(verb),
                    held,
                    Kind::Hold,
                    Phase::Now,
                ))
            }
            _ => None,
        }
    }

    /// The nearest verb before `token` that is one of `lemmas`, a few words back.
    fn verb_before(&self, token: usize, lemmas: &[&str]) -> Option<usize> {
        let first = self.first(token);
        (first..token).rev().take(6).find(|&at| self.prose.tag(at).is_verb() && lemmas.contains(&self.lemma(at)))
    }

    /// "X is in full control of Y", "Y is under the control of X", "X's control", "X took control of Y".
    fn in_control(&self, token: usize, noun: &str) -> Option<Control> {
        let kind = if noun == "command" {
            Kind::Command
        } else if noun == "charge" {
            Kind::Run
        } else {
            Kind::Hold
        };
        let phrase = &self.entities.phrases[self.entities.phrase_at(token)?];
        let first = self.first(token);
        let owner = phrase.of.map(|of| &self.entities.phrases[of]);
        let start = owner.map_or(phrase.tokens.start, |owner| owner.tokens.start);
        let led = start.checked_sub(1).filter(|&at| at >= first).map(|at| self.lower(at));
        let of = self.of_behind(token);
        if led == Some("under") {
            // "under army control"
            let names = |at: usize| self.prose.tag(at).is_noun() || self.word(at).starts_with(char::is_uppercase);
            let inner = (phrase.tokens.start..token).find(|&at| names(at) && !self.prose.tag(at).is_determiner());
            let holder = owner.map(|owner| owner.head).or(of).or(inner);
            // A fire is brought under control, too.
            let held =
                self.subject_of_phrase(start - 1).filter(|&held| self.can_be_held(Kind::Run, "control", held))?;
            let span = self.span_of(start - 1, holder.unwrap_or(token).max(token));
            let mut control = self.control(token, span, holder, Some(held), kind, Phase::Now);
            if let Some(inner) = inner.filter(|_| holder == inner) {
                control.holder = Some(Party::word(self.prose, self.entities, inner));
            }
            return Some(control);
        }
        if led == Some("in") {
            let verb = start.saturating_sub(2);
            // "the minister in charge of the rescue" says what he is, not who holds it.
            if noun == "charge" && !self.prose.tag(verb).is_verb() && !self.prose.tag(verb).is_adverb() {
                return None;
            }
            let span = self.span_of(start - 1, token);
            return Some(self.control(token, span, self.subject_of_phrase(start - 1), of, kind, Phase::Now));
        }
        if led == Some("for") && self.is_fight(start.saturating_sub(2)) {
            let span = self.span_of(start - 2, token);
            return Some(self.control(token, span, None, of, kind, Phase::Now));
        }
        const HAVE: &[&str] = &[
            "have",
            "hold",
            "keep",
            "retain",
            "maintain",
            "take",
            "seize",
            "regain",
            "gain",
            "wrest",
            "win",
            "recover",
            "assume",
            "lose",
            "cede",
            "hand",
            "claim",
            "exercise",
            "share",
            "relinquish",
            "resume",
        ];
        let verb = self.verb_before(token, HAVE)?;
        if owner.is_some() {
            return None;
        }
        let phase = match self.lemma(verb) {
            "have" | "hold" | "keep" | "retain" | "maintain" | "claim" | "exercise" | "share" => Phase::Now,
            "lose" | "cede" | "hand" | "relinquish" => Phase::Lost,
            _ => Phase::Taken,
        };
        // A pilot loses control, too.
        let of = of.or_else(|| self.led_by(token, "over", 3)).or_else(|| self.led_by(token, "to", 1));
        of?;
        let mut control = self.control(token, self.span_of(verb, token), self.subject(verb), of, kind, phase);
        // "has no control over the militia"
        if (verb + 1..token).any(|at| self.lower(at) == "no") {
            control.polarity = control.polarity.turned();
        }
        Some(control)
    }

    fn is_fight(&self, token: usize) -> bool {
        matches!(self.lower(token), "fighting" | "battle" | "struggle" | "fight" | "vying" | "battling" | "contest")
    }

    fn of_behind(&self, token: usize) -> Option<usize> {
        // "entirely in the hands" of the army: a quotation may end in between.
        let quoted = matches!(self.word(token + 1), "”" | "\"" | "’" | "''");
        let of = token + 1 + usize::from(quoted);
        if self.word(of) == "of" { self.led_by(token, "of", 2) } else { None }
    }

    /// What a phrase with a preposition at `at` is said of: the subject of the "is" before it, or the noun before it.
    fn subject_of_phrase(&self, at: usize) -> Option<usize> {
        let first = self.first(at);
        let verb = (first..at).rev().take(5).find(|&token| self.prose.tag(token).is_verb());
        if let Some(verb) = verb {
            // "brought the port under control"
            let brought = matches!(self.lemma(verb), "bring" | "put" | "place" | "keep" | "leave")
                .then(|| self.object(verb))
                .flatten();
            return brought.or_else(|| self.subject(verb)).map(|held| self.whole(held));
        }
        let before = at.checked_sub(1).filter(|&token| token >= first)?;
        self.entities.phrase_at(before).map(|phrase| self.entities.phrases[phrase].head)
    }

    /// "in the hands of the rebels", "in rebel hands", "in its hands", "under the army's flag".
    fn in_hands(&self, token: usize, noun: &str) -> Option<Control> {
        let phrase = &self.entities.phrases[self.entities.phrase_at(token)?];
        let owner = phrase.of.map(|of| &self.entities.phrases[of]);
        let start = owner.map_or(phrase.tokens.start, |owner| owner.tokens.start);
        let led = start.checked_sub(1).filter(|&at| at >= self.first(token))?;
        let preposition = self.lower(led);
        let fits = if matches!(noun, "hands" | "grip") {
            matches!(preposition, "in" | "into")
        } else {
            preposition == "under"
        };
        if !fits {
            return None;
        }
        let names = |at: usize| self.prose.tag(at).is_noun() || self.word(at).starts_with(char::is_uppercase);
        let inner = (phrase.tokens.start..token).find(|&at| names(at) && !self.prose.tag(at).is_determiner());
        let holder = owner.map(|owner| owner.head).or_else(|| self.of_behind(token)).or(inner)?;
        let held = self.subject_of_phrase(led);
        let span = self.span_of(led, holder.max(token));
        let mut control = self.control(token, span, Some(holder), held, Kind::Hold, Phase::Now);
        if inner == Some(holder) {
            control.holder = Some(Party::word(self.prose, self.entities, holder));
        }
        Some(control)
    }

    /// "does not give them orders", "takes orders from Tehran", "answers to the general".
    fn orders(&self, token: usize) -> Option<Control> {
        let (kind, phase) = (Kind::Command, Phase::Now);
        if self.lower(token) == "orders" && self.prose.tag(token).is_noun() {
            if let Some(verb) = self.verb_before(token, &["give", "issue", "send"]) {
                let subject = self.subject(verb);
                let to = self.led_by(token, "to", 1);
                let between = (verb + 1..token)
                    .find(|&at| self.entities.phrase_at(at).is_some() && !self.prose.tag(at).is_determiner());
                let held = to.or(between.filter(|&at| self.entities.phrase_at(at) != self.entities.phrase_at(token)));
                held?;
                return Some(self.control(token, self.span_of(verb, token), subject, held, kind, phase));
            }
            let verb = self.verb_before(token, &["take", "receive", "get", "follow", "obey"])?;
            let holder = self.led_by(token, "from", 2)?;
            return Some(self.control(
                token,
                self.span_of(verb, holder),
                Some(holder),
                self.subject(verb),
                kind,
                phase,
            ));
        }
        let answers = self.lemma(token) == "answer" && self.prose.tag(token).is_verb() && self.word(token + 1) == "to";
        if answers {
            let holder = self.led_by(token, "to", 1)?;
            return Some(self.control(
                token,
                self.span_of(token, holder),
                Some(holder),
                self.subject(token),
                kind,
                phase,
            ));
        }
        None
    }

    /// From the auxiliary or "not" before `from` to the end of the phrase of `until`.
    fn span_of(&self, from: usize, until: usize) -> Span {
        let first = self.first(from);
        let mut start = from;
        while start > first {
            let at = start - 1;
            let word = self.lower(at);
            let auxiliary = self.prose.tag(at) == Tag::Md || matches!(self.lemma(at), "do" | "be" | "have");
            let counted = (auxiliary && self.prose.tag(at) != Tag::Vbg)
                || matches!(
                    word,
                    "not" | "n't" | "n’t" | "never" | "still" | "fully" | "entirely" | "now" | "no" | "ever" | "longer"
                );
            if !counted {
                break;
            }
            start = at;
        }
        let end =
            self.entities.phrase_at(until).map_or(until + 1, |at| self.entities.phrases[at].tokens.end.max(until + 1));
        self.prose.span(start..end.max(from + 1))
    }

    fn control(
        &self,
        cue: usize,
        span: Span,
        holder: Option<usize>,
        held: Option<usize>,
        kind: Kind,
        phase: Phase,
    ) -> Control {
        let (mut polarity, lost) =
            (around::polarity(self.prose, self.entities, cue, holder.filter(|&h| h < cue)), phase);
        let subject_denied = held.filter(|&h| h < cue && holder.is_none_or(|holder| holder > cue));
        if let Some(held) = subject_denied {
            polarity = around::polarity(self.prose, self.entities, cue, Some(held));
        }
        let span = if polarity == Polarity::Denied { self.with_denial(span, cue) } else { span };
        // Who has not lost it has it.
        let kept = polarity == Polarity::Denied && lost == Phase::Lost;
        let (polarity, lost) = if kept { (Polarity::Affirmed, Phase::Now) } else { (polarity, lost) };
        Control {
            span,
            cue,
            holder: holder.map(|token| self.party(token)),
            // "Gives them orders": whom "them" means is guessed wrong where it would be whoever gives them.
            held: held.map(|token| self.party(token)).filter(|held| {
                let own = holder.map(|token| self.party(token)).is_some_and(|holder| holder.key == held.key);
                !(own && held.pronoun)
            }),
            kind,
            extent: self.extent(cue, held),
            polarity,
            phase: self.phase(cue, lost, polarity),
            still: kept || self.is_still(cue),
            again: self.is_again(cue),
            own: false,
        }
    }

    /// "Retook", "won back control".
    fn is_again(&self, cue: usize) -> bool {
        const AGAIN: &[&str] = &["retake", "recapture", "regain", "recover", "back", "liberate"];
        (self.first(cue).max(cue.saturating_sub(4))..=cue).any(|at| AGAIN.contains(&self.lemma(at)))
    }

    /// "Still holds", "remains in the hands of".
    fn is_still(&self, cue: usize) -> bool {
        let first = self.first(cue);
        let still = |at: usize| self.lower(at) == "still" || matches!(self.lemma(at), "remain" | "stay" | "continue");
        (first..cue).rev().take(6).any(still)
    }

    /// The value is the denial itself: "denied that he leads".
    fn with_denial(&self, span: Span, cue: usize) -> Span {
        let first = self.first(cue);
        let denial = (first..cue).rev().take(5).find(|&at| self.lemma(at) == "deny" && self.prose.tag(at).is_verb());
        denial.map_or(span, |at| self.prose.tokens[at].span.cover(span))
    }

    /// Tense, as far as it matters: "had been", "will".
    fn phase(&self, cue: usize, phase: Phase, polarity: Polarity) -> Phase {
        let first = self.first(cue);
        let mut before = (first..cue).rev().take(6).map(|at| self.lower(at));
        let planned = before.any(|word| {
            matches!(
                word,
                "will"
                    | "would"
                    | "plan"
                    | "plans"
                    | "planned"
                    | "hopes"
                    | "hope"
                    | "wants"
                    | "wanted"
                    | "threatened"
                    | "vowed"
                    | "tried"
                    | "trying"
                    | "intends"
                    | "promised"
                    | "promises"
                    | "pledged"
                    | "pledges"
                    | "vows"
                    | "threatens"
            )
        });
        // "Is to be run by"
        let planned = planned
            || cue >= first + 3
                && self.lemma(cue - 1) == "be"
                && self.lower(cue - 2) == "to"
                && self.lemma(cue - 3) == "be";
        // "Held it until Friday"
        const REACH: usize = 7;
        let until = (cue..self.end(cue).min(cue + REACH)).any(|at| self.lower(at) == "until");
        let formerly =
            until || (first..cue).rev().take(6).any(|at| matches!(self.lower(at), "once" | "formerly" | "until"));
        match phase {
            Phase::Now if planned && polarity == Polarity::Affirmed => Phase::Planned,
            Phase::Now if formerly => Phase::Once,
            other if planned => {
                if other == Phase::Taken {
                    Phase::Planned
                } else {
                    other
                }
            }
            other => other,
        }
    }

    fn extent(&self, cue: usize, held: Option<usize>) -> Extent {
        const FULL: &[&str] =
            &["full", "complete", "total", "whole", "entire", "entirely", "all", "every", "fully", "completely"];
        const PART: &[&str] = &[
            "part",
            "parts",
            "most",
            "half",
            "some",
            "much",
            "partly",
            "partial",
            "except",
            "majority",
            "rest",
            "remainder",
        ];
        const REGIONS: &[&str] =
            &["centre", "center", "heart", "outskirts", "middle", "north", "south", "east", "west", "edge"];
        const FOUGHT: &[&str] = &["contested", "disputed", "contesting", "battling", "fighting", "battle", "fight"];
        let (first, end) = (self.first(cue), self.end(cue));
        let from = held.map_or(cue, |held| held.min(cue)).saturating_sub(4).max(first);
        let to = (held.map_or(cue, |held| held.max(cue)) + 6).min(end);
        let has = |list: &[&str]| (from..to).any(|at| list.contains(&self.lower(at)));
        // "Was under its control after fighting" is settled.
        let over = |at: usize| at > from && matches!(self.lower(at - 1), "after" | "since" | "following");
        // "The centre of the town", but "the town east of the capital".
        let inside = |at: usize| {
            REGIONS.contains(&self.lower(at)) && self.lower(at + 1) == "of" && held.is_some_and(|held| at < held)
        };
        // "Held only the station".
        let only = held.filter(|&held| held > cue).is_some_and(|held| {
            (cue + 1..held).any(|at| matches!(self.lower(at), "only" | "just"))
                || cue > first && self.lower(cue - 1) == "only"
        });
        if (from..to).any(|at| FOUGHT.contains(&self.lower(at)) && !over(at)) {
            Extent::Contested
        } else if has(PART) || only || (from..to).any(inside) {
            Extent::Part
        } else if has(FULL) {
            Extent::Full
        } else {
            Extent::Unsaid
        }
    }
}

/// "Who controls it is not clear" says nothing of who does.
const ASKS: &[&str] = &["who", "whoever", "what", "which"];

/// What is had, lost and won, and read by its own noun.
const NOUNS_OF_CONTROL: &[&str] = &["control", "command", "charge", "possession", "key", "power"];

/// Ground that is held, besides what a list of places knows.
const GROUND: &[&str] = &[
    "territory",
    "ground",
    "ridge",
    "position",
    "front",
    "line",
    "area",
    "zone",
    "enclave",
    "stronghold",
    "land",
    "pass",
    "hill",
    "edge",
    "network",
    "server",
    "system",
    "crossroads",
    "stretch",
    "rest",
    "site",
    "complex",
    "compound",
    "quarter",
    "district",
    "suburb",
];

const BODIES: &[&str] =
    &["gang", "group", "rebel", "fighter", "business", "operation", "mission", "talks", "country", "rifle"];

/// What a verb says of control, with the particle behind it.
fn verb_of(lemma: &str, next: &str) -> Option<(Kind, Phase)> {
    Some(match (lemma, next) {
        ("take", "over") => (Kind::Hold, Phase::Taken),
        ("control" | "hold" | "occupy" | "retain" | "have", _) => (Kind::Hold, Phase::Now),
        ("seize" | "capture" | "retake" | "recapture" | "overrun" | "liberate" | "storm" | "regain" | "wrest", _) => {
            (Kind::Hold, Phase::Taken)
        }
        ("take", _) => (Kind::Hold, Phase::Taken),
        ("lose" | "surrender" | "abandon" | "cede", _) => (Kind::Hold, Phase::Lost),
        ("command" | "lead" | "direct" | "head" | "oversee" | "supervise", _) => (Kind::Command, Phase::Now),
        ("run" | "operate" | "govern" | "rule" | "administer" | "manage" | "chair", _) => (Kind::Run, Phase::Now),
        ("own", _) => (Kind::Own, Phase::Now),
        _ => return None,
    })
}
