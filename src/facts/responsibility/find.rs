//! Finds who did what: by verbs of deeds, actively and passively, by blame, claims and denials, by causes.

use super::value::{Act, Responsibility};
use crate::entities::{Entities, Kind};
use crate::facts::around::{self, Word};
use crate::facts::party::{Party, Polarity, ToldApart};
use crate::prose::{Prose, Tag};
use crate::text::Span;
use crate::wording::countries;
use crate::wording::sides::side;
use crate::wording::speech;

/// Who is responsible for what, as `prose` says it, in text order; `others` are those whom it tells apart.
pub fn find(prose: &Prose, entities: &Entities, others: &ToldApart) -> Vec<Responsibility> {
    let mut found = Vec::new();
    for token in 0..prose.tokens.len() {
        let reader = Reader { prose, entities, at: Word::of(prose, token) };
        let one = reader
            .blame(token)
            .or_else(|| reader.claim(token))
            .or_else(|| reader.behind(token))
            .or_else(|| reader.denial(token))
            .or_else(|| reader.cause(token))
            .or_else(|| reader.answer(token))
            .or_else(|| reader.in_other_words(token))
            .or_else(|| reader.deed(token));
        found.extend(one);
    }
    for deed in &mut found {
        [&mut deed.agent, &mut deed.object, &mut deed.target, &mut deed.accuser]
            .into_iter()
            .flatten()
            .for_each(|p| p.among(others));
    }
    found
}

pub(super) struct Reader<'r> {
    pub prose: &'r Prose,
    pub entities: &'r Entities,
    /// The word that is read.
    at: Word<'r>,
}

impl Reader<'_> {
    pub(super) fn word(&self, token: usize) -> &str {
        self.prose.tokens.get(token).map_or("", |_| self.prose.word(token))
    }

    #[inline]
    pub(super) fn lower(&self, token: usize) -> &str {
        self.at.lower(self.prose, token)
    }

    #[inline]
    pub(super) fn lemma(&self, token: usize) -> &str {
        self.at.lemma(self.prose, token)
    }

    #[inline]
    pub(super) fn is_verb(&self, token: usize) -> bool {
        self.at.is_verb(self.prose, token)
    }

    pub(super) fn first(&self, token: usize) -> usize {
        self.prose.sentences[self.prose.sentence_of(token)].tokens.start
    }

    pub(super) fn end(&self, token: usize) -> usize {
        self.prose.sentences[self.prose.sentence_of(token)].tokens.end
    }

    pub(super) fn party(&self, token: usize) -> Party {
        Party::at(self.prose, self.entities, token)
    }

    pub(super) fn subject(&self, verb: usize) -> Option<usize> {
        around::subject(self.prose, self.entities, verb)
    }

    pub(super) fn object(&self, verb: usize) -> Option<usize> {
        around::object(self.prose, self.entities, verb)
    }

    pub(super) fn led_by(&self, token: usize, word: &str, reach: usize) -> Option<usize> {
        around::led_by(self.prose, self.entities, token, word, reach)
    }

    pub(super) fn phrase_from(&self, token: usize) -> Option<usize> {
        let phrase = around::phrase_from(self.prose, self.entities, token)?;
        Some(self.entities.phrases[phrase].head)
    }

    pub(super) fn affirmed(&self, cue: usize, agent: Option<usize>, act: Act, object: Option<usize>) -> Responsibility {
        let polarity = around::polarity(self.prose, self.entities, cue, agent.filter(|&agent| agent < cue));
        self.fact(cue, agent, act, object, None, polarity)
    }

    /// The value is who did it; of a denial what was denied, from the denial to the deed.
    pub(super) fn fact(
        &self,
        cue: usize,
        agent: Option<usize>,
        act: Act,
        object: Option<usize>,
        target: Option<usize>,
        polarity: Polarity,
    ) -> Responsibility {
        let agent = agent.map(|token| self.party(token));
        let span = match (&agent, polarity) {
            (Some(agent), Polarity::Affirmed) => agent.span,
            _ => self.denied_span(cue, object),
        };
        Responsibility {
            span,
            cue,
            agent,
            act,
            lemma: self.lemma(cue).to_string(),
            object: object.map(|token| self.party(token)),
            target: target.map(|token| self.party(token)),
            polarity,
            accuser: None,
            own: false,
        }
    }

    fn denied_span(&self, cue: usize, object: Option<usize>) -> Span {
        let first = self.first(cue);
        let starts = |at: usize| {
            let word = self.lower(at);
            matches!(word, "not" | "never" | "no" | "nothing" | "nobody" | "n't" | "n’t") || self.lemma(at) == "deny"
        };
        let start = (first..=cue).rev().take(8).filter(|&at| starts(at)).last().unwrap_or(cue);
        let auxiliary = |at: usize| self.prose.tag(at) == Tag::Md || matches!(self.lemma(at), "do" | "have" | "be");
        let start = start.checked_sub(1).filter(|&at| at >= first && auxiliary(at)).unwrap_or(start);
        let end = object.filter(|&object| object > cue && object - cue < 6).unwrap_or(cue);
        self.prose.span(start..end.max(cue) + 1)
    }

    /// "blamed the police for the crush", "accused the army of firing", "the blame lay with the driver".
    fn blame(&self, token: usize) -> Option<Responsibility> {
        // "the police were to blame"
        let to_blame = self.lower(token) == "blame" && token > 0 && self.lower(token - 1) == "to";
        if to_blame {
            let be = (self.first(token)..token).rev().take(5).find(|&at| self.lemma(at) == "be");
            let subject = self.subject(be.unwrap_or(token - 1))?;
            return Some(self.affirmed(token, Some(subject), Act::Blame, self.led_by(token, "for", 1)));
        }
        if self.is_verb(token) && matches!(self.lemma(token), "blame" | "accuse" | "suspect" | "charge" | "fault") {
            let blamed = if self.is_passive(token) { self.subject(token) } else { self.object(token) }?;
            let (preposition, reach) = match self.lemma(token) {
                "blame" | "fault" => ("for", 12),
                "charge" => ("with", 12),
                _ => ("of", 12),
            };
            let not_blamed = around::polarity(self.prose, self.entities, token, None) == Polarity::Denied;
            if self.lower(blamed) == "itself" || not_blamed {
                return None;
            }
            // "blamed the crush on the police"
            let on = self.led_by(token, "on", 8).filter(|_| self.lemma(token) == "blame");
            let object = self.led_by(token, preposition, reach).or_else(|| self.deed_behind(token, preposition));
            // "Accused them of looking for a pretext" lays no deed at their door.
            if matches!(self.lemma(token), "accuse" | "suspect" | "charge") && object.is_none() {
                return None;
            }
            let (agent, object) = match on {
                Some(on) => (on, Some(blamed)),
                None => (blamed, object),
            };
            let accuser = if self.is_passive(token) { self.led_by(token, "by", 3) } else { self.subject(token) };
            let accuser = accuser.filter(|&accuser| accuser != agent).map(|token| self.party(token));
            let fact = self.fact(token, Some(agent), Act::Blame, object, None, Polarity::Affirmed);
            return Some(Responsibility { accuser, ..fact });
        }
        // "at the door of the militia"
        if self.lower(token) == "door" && self.word(token + 1) == "of" && token > 1 && self.lower(token - 2) == "at" {
            let agent = self.led_by(token, "of", 1)?;
            let laid = (self.first(token)..token).rev().take(10).find(|&at| self.is_verb(at));
            let object =
                laid.and_then(|verb| if self.is_passive(verb) { self.subject(verb) } else { self.object(verb) });
            return Some(self.fact(token, Some(agent), Act::Blame, object, None, Polarity::Affirmed));
        }
        // "bore the hallmarks of the militia"
        let trace = matches!(
            self.lemma(token),
            "hallmark" | "handiwork" | "fingerprint" | "mark" | "signature" | "stamp" | "trademark"
        );
        if trace && self.word(token + 1) == "of" {
            let agent = self.led_by(token, "of", 1)?;
            let bears = |at: &usize| matches!(self.lemma(*at), "have" | "bear" | "carry" | "show" | "be");
            let verb = (self.first(token)..token).rev().take(4).find(|&at| self.is_verb(at)).filter(bears)?;
            let polarity = around::polarity(self.prose, self.entities, verb, None);
            return Some(self.fact(token, Some(agent), Act::Blame, self.subject(verb), None, polarity));
        }
        None
    }

    /// The stampede, of "accused the stewards of causing the stampede".
    fn deed_behind(&self, token: usize, preposition: &str) -> Option<usize> {
        let end = self.end(token);
        let at = (token + 1..(token + 8).min(end)).find(|&at| self.word(at) == preposition)?;
        if !self.is_gerund(at + 1) {
            return None;
        }
        self.object(at + 1).or_else(|| act_of(self.lemma(at + 1), self.lower(at + 2)).map(|_| at + 1))
    }

    /// "claimed responsibility for the attack", "nobody has claimed the attack".
    fn claim(&self, token: usize) -> Option<Responsibility> {
        let claims = self.lemma(token) == "claim" && self.is_verb(token) && !self.is_passive(token);
        if claims && let Some(deed) = self.object(token).filter(|&object| is_deed(self.lemma(object))) {
            return Some(self.affirmed(token, self.subject(token), Act::Blame, Some(deed)));
        }
        if self.lower(token) != "responsibility" {
            return None;
        }
        let first = self.first(token);
        // "Responsibility for the blaze lies with the owner"
        let lies = (token + 1..self.end(token)).take(8).find(|&at| self.is_verb(at));
        if let Some(verb) = lies.filter(|&at| matches!(self.lemma(at), "lie" | "rest")) {
            let agent = self.led_by(verb, "with", 3)?;
            return Some(self.fact(
                token,
                Some(agent),
                Act::Blame,
                self.led_by(token, "for", 2),
                None,
                Polarity::Affirmed,
            ));
        }
        let claims = |at: &usize| {
            matches!(self.lemma(*at), "claim" | "take" | "accept" | "deny" | "disclaim" | "admit" | "bear" | "share")
        };
        let verb = (first..token).rev().take(4).find(|at| self.is_verb(*at) && claims(at))?;
        let denied = matches!(self.lemma(verb), "deny" | "disclaim");
        let subject = self.subject(verb);
        let object = self.led_by(token, "for", 2);
        let mut polarity = around::polarity(self.prose, self.entities, verb, subject);
        if denied {
            polarity = polarity.turned();
        }
        Some(self.fact(token, subject, Act::Blame, object, None, polarity))
    }

    /// "was behind the attack", "was responsible for the fire", "the work of the gang", "the Guard's doing".
    fn behind(&self, token: usize) -> Option<Responsibility> {
        let is = |at: usize| matches!(self.lemma(at), "be" | "stand" | "lie");
        let copula = |at: usize| (self.first(at)..at).rev().take(3).find(|&before| is(before));
        match self.lower(token) {
            "behind" => {
                let be = copula(token)?;
                let object = self.phrase_from(token + 1)?;
                let deed = is_deed(self.lemma(object)) || matches!(self.lower(object), "it" | "this" | "that");
                deed.then(|| self.affirmed(token, self.subject(be), Act::Blame, Some(object)))
            }
            // "held the owner responsible for the deaths"
            "responsible" | "accountable" | "liable" if self.held(token).is_some() => {
                let object = self.led_by(token, "for", 1)?;
                Some(self.affirmed(token, self.held(token), Act::Blame, Some(object)))
            }
            "responsible" => {
                let be = copula(token)?;
                let object = self.led_by(token, "for", 1)?;
                Some(self.affirmed(token, self.subject(be), Act::Blame, Some(object)))
            }
            // "was at fault"
            "fault" if token > 0 && self.lower(token - 1) == "at" => {
                let be = copula(token)?;
                Some(self.affirmed(token, self.subject(be), Act::Blame, self.led_by(token, "for", 1)))
            }
            // "was the result of a leak"
            "result" | "consequence" => {
                let be = copula(token)?;
                let agent = self.led_by(token, "of", 1)?;
                Some(self.affirmed(token, Some(agent), Act::Blame, self.subject(be)))
            }
            "work" | "doing" | "fault" => {
                let be = (self.first(token)..token).rev().take(5).find(|&before| is(before))?;
                let phrase = &self.entities.phrases[self.entities.phrase_at(token)?];
                let owner = phrase.of.map(|of| self.entities.phrases[of].head);
                let agent = owner.or_else(|| self.owner(token)).or_else(|| self.led_by(token, "of", 1))?;
                Some(self.affirmed(token, Some(agent), Act::Blame, self.subject(be)))
            }
            _ => None,
        }
    }

    /// The driver, of "the driver's fault".
    pub(super) fn owner(&self, noun: usize) -> Option<usize> {
        let mark = (self.first(noun)..noun).rev().take(3).find(|&at| self.prose.tag(at) == Tag::Pos)?;
        mark.checked_sub(1).and_then(|at| self.entities.phrase_at(at)).map(|at| self.entities.phrases[at].head)
    }

    /// The owner, of "held the owner responsible".
    fn held(&self, token: usize) -> Option<usize> {
        const REACH: usize = 8;
        let holds = |&at: &usize| self.is_verb(at) && matches!(self.lemma(at), "hold" | "find");
        let verb = (self.first(token)..token).rev().take(REACH).find(holds)?;
        let passive = self.is_passive(verb) && verb + 2 >= token;
        let held = if passive { self.subject(verb) } else { self.object(verb).filter(|&held| held < token) };
        // Nothing but the one who is held stands between.
        held.filter(|&held| passive || held + 2 > token - usize::from(self.prose.tag(token - 1).is_adverb()))
    }

    /// "had nothing to do with the killing", "had no part in it", "denied any involvement", "denied ordering it".
    fn denial(&self, token: usize) -> Option<Responsibility> {
        let word = self.lower(token);
        let object = |reach| self.led_by(token, "in", reach).or_else(|| self.led_by(token, "with", reach));
        let nothing = word == "nothing" && self.lower(token + 1) == "to" && self.lemma(token + 2) == "do";
        if nothing {
            let subject = token.checked_sub(1).and_then(|verb| self.subject(verb));
            let object = self.led_by(token, "with", 5);
            return Some(self.fact(token, subject, Act::Blame, object, None, Polarity::Denied));
        }
        let share = matches!(word, "part" | "role" | "hand" | "involvement" | "knowledge");
        if share && token > 0 {
            let first = self.first(token);
            let none = (first..token).rev().take(2).any(|at| self.lower(at) == "no");
            let denies = (first..token).rev().take(4).find(|&at| self.lemma(at) == "deny");
            let verb = denies.or_else(|| (first..token).rev().take(4).find(|&at| self.is_verb(at)))?;
            if !(none || denies.is_some()) {
                return None;
            }
            return Some(self.fact(token, self.subject(verb), Act::Blame, object(2), None, Polarity::Denied));
        }
        // "distanced itself from the killing"
        let own = matches!(self.lower(token + 1), "itself" | "himself" | "herself" | "themselves");
        if matches!(self.lemma(token), "distance" | "dissociate") && own && self.word(token + 2) == "from" {
            let object = self.led_by(token + 1, "from", 1);
            return Some(self.fact(token, self.subject(token), Act::Blame, object, None, Polarity::Denied));
        }
        // "denied ordering the killing"
        let did = self.is_gerund(token + 1) && self.lemma(token + 1) != "have";
        if self.lemma(token) == "deny" && self.is_verb(token) && did {
            let deed = token + 1;
            let act = act_of(self.lemma(deed), self.lower(deed + 1)).map_or(Act::Blame, |(act, _)| act);
            return Some(self.fact(deed, self.subject(token), act, self.object(deed), None, Polarity::Denied));
        }
        None
    }

    pub(super) fn is_gerund(&self, token: usize) -> bool {
        self.prose.tokens.get(token).is_some_and(|_| self.prose.tag(token) == Tag::Vbg)
    }

    /// "because of a faulty sensor", "caused by the rebels", "attributed it to a printing error".
    fn cause(&self, token: usize) -> Option<Responsibility> {
        let lemma = self.lemma(token);
        match (lemma, self.lower(token + 1)) {
            ("because" | "due", "of" | "to") => {
                let agent = self.phrase_from(token + 2)?;
                Some(self.fact(token, Some(agent), Act::Blame, None, None, Polarity::Affirmed))
            }
            ("attribute" | "trace", _) if self.is_verb(token) => {
                let agent = self.led_by(token, "to", 8)?;
                let object = if self.is_passive(token) { self.subject(token) } else { self.object(token) };
                Some(self.fact(token, Some(agent), Act::Blame, object, None, Polarity::Affirmed))
            }
            // "the delay was down to the weather"
            ("down", "to") if token > 0 && self.lemma(token - 1) == "be" => {
                let agent = self.phrase_from(token + 2)?;
                Some(self.affirmed(token, Some(agent), Act::Blame, self.subject(token - 1)))
            }
            // "a bad update led to the outage"
            ("lead", "to") if self.is_verb(token) => {
                let object = self.phrase_from(token + 2).filter(|&object| is_deed(self.lemma(object)))?;
                Some(self.affirmed(token, self.subject(token), Act::Blame, Some(object)))
            }
            ("come", "under") if self.is_verb(token) => {
                let fire = (token + 2..(token + 5).min(self.end(token)))
                    .find(|&at| origin_of(self.lemma(at)) == Some(Act::Harm))?;
                let agent = self.led_by(fire, "from", 1).or_else(|| self.led_by(fire, "by", 1))?;
                let agent = self.whose_place(agent);
                Some(self.fact(fire, Some(agent), Act::Harm, self.subject(token), None, Polarity::Affirmed))
            }
            // "died at the hands of the police"
            ("hand", "of") if token > 1 && self.lower(token - 2) == "at" => {
                let agent = self.led_by(token, "of", 1)?;
                let verb = (self.first(token)..token - 2).rev().take(4).find(|&at| self.is_verb(at))?;
                Some(self.fact(verb, Some(agent), Act::Harm, self.subject(verb), None, Polarity::Affirmed))
            }
            // "on the mayor's orders", "on the orders of the mayor", "at the request of the mayor"
            ("order" | "instruction" | "request" | "behest", _) if self.prose.tag(token).is_noun() => {
                let leads =
                    (self.first(token)..token).rev().take(5).any(|at| matches!(self.lower(at), "on" | "at" | "under"));
                let near =
                    (self.first(token)..token).rev().take(5).all(|at| !self.is_verb(at) || self.lemma(at) == "be");
                let agent =
                    self.owner(token).or_else(|| self.led_by(token, "of", 1).or_else(|| self.led_by(token, "from", 1)));
                let act = if matches!(lemma, "order" | "instruction") { Act::Order } else { Act::Ask };
                agent
                    .filter(|_| leads && near)
                    .map(|agent| self.fact(token, Some(agent), act, None, None, Polarity::Affirmed))
            }
            // "twelve died in an Adranian airstrike"
            (_, _) if self.is_verb(token) && self.suffers(token) => {
                let blow = self.led_by(token, "in", 3).or_else(|| self.led_by(token, "by", 3))?;
                let known = self.strikers(blow);
                let object = self.subject(token);
                known.then(|| self.affirmed(token, Some(blow), Act::Harm, object))
            }
            ("come", "from") if self.is_verb(token) => {
                // "The proposal, to shorten the term of the lease, came from her"
                let before = || around::before(self.prose, self.entities, token);
                let subject = [self.subject(token), before()];
                let came = |subject: &usize| origin_of(self.lemma(*subject)).is_some();
                let subject = subject.into_iter().flatten().find(came)?;
                let agent = self.whose_place(self.phrase_from(token + 2)?);
                let act = origin_of(self.lemma(subject))?;
                Some(self.fact(token, Some(agent), act, Some(subject), None, Polarity::Affirmed))
            }
            _ => None,
        }
    }

    /// "died", "were killed": whoever it is about did not do it.
    fn suffers(&self, token: usize) -> bool {
        let harmed = matches!(self.lemma(token), "kill" | "wound" | "injure" | "hurt" | "destroy" | "damage");
        matches!(self.lemma(token), "die" | "perish")
            || harmed && self.is_passive(token) && self.led_by(token, "by", 5).is_none()
    }

    /// Whether the phrase of `blow` names an attack and whose it was: "an Adranian airstrike", "rebel shelling", "a raid by
    /// the army".
    fn strikers(&self, blow: usize) -> bool {
        const BLOWS: &[&str] = &[
            "airstrike",
            "strike",
            "raid",
            "shelling",
            "bombardment",
            "attack",
            "bombing",
            "ambush",
            "offensive",
            "assault",
        ];
        let phrase = self.entities.phrase_at(blow).map(|at| self.entities.phrases[at].tokens.clone());
        let named = |mut tokens: std::ops::Range<usize>| {
            tokens.any(|at| {
                at != blow
                    && (countries::country(self.word(at)).is_some()
                        || side(self.word(at)).is_some()
                        || self.word(at).starts_with(char::is_uppercase) && at > self.first(blow))
            })
        };
        BLOWS.contains(&self.lemma(blow)) && phrase.is_some_and(named)
    }

    /// The police lorry, of "the roof of the police lorry"; "the rebel side of the river" is the rebels'.
    pub(super) fn whose_place(&self, head: usize) -> usize {
        let party = self.party(head);
        let of = self.word(head + 1) == "of" && side(&party.name).is_none();
        if of { self.phrase_from(head + 2).unwrap_or(head) } else { head }
    }

    /// "The first shots were Norland's", "It was the army.": who is named where the deed was told before.
    fn answer(&self, token: usize) -> Option<Responsibility> {
        if !(self.is_verb(token) && self.lemma(token) == "be") {
            return None;
        }
        if let Some(whose) = self.whose(token) {
            return Some(whose);
        }
        let at = around::phrase_from(self.prose, self.entities, token + 1)?;
        let phrase = &self.entities.phrases[at];
        let first = phrase.of.map_or(phrase.tokens.start, |of| self.entities.phrases[of].tokens.start);
        if first > token + 2 {
            return None;
        }
        let ends = |at: usize| {
            at >= self.end(token) || matches!(self.word(at), "." | "," | ";" | ":" | "”" | "\"" | "!" | "’")
        };
        let subject = token.checked_sub(1).filter(|&at| at >= self.first(token))?;
        let behind = phrase.tokens.end;
        if self.prose.tokens.get(behind).is_some_and(|_| self.prose.tag(behind) == Tag::Pos) && ends(behind + 1) {
            let object = self.entities.phrase_at(subject).map(|at| &self.entities.phrases[at])?;
            let first = object.tokens.clone().any(|at| self.lower(at) == "first");
            let act = origin_of(self.lemma(object.head))?;
            let act = if first && act == Act::Harm { Act::Begin } else { act };
            return Some(self.fact(token, Some(phrase.head), act, Some(object.head), None, Polarity::Affirmed));
        }
        let it = self.lower(subject) == "it" && ends(behind);
        let kind = self.entities.entity_at(phrase.head).map(|entity| self.entities.entities[entity].kind);
        let nation = countries::country(self.word(phrase.head)).is_some();
        let acts = nation || matches!(kind, Some(Kind::Organisation | Kind::Group));
        let definite = nation || self.lower(phrase.tokens.start) == "the" || self.prose.tag(phrase.head).is_proper();
        let agent = (it && acts && definite).then_some(phrase.head)?;
        Some(self.fact(token, Some(agent), Act::Blame, None, None, Polarity::Affirmed))
    }

    /// "The idea had been hers", "the decision was ours".
    fn whose(&self, be: usize) -> Option<Responsibility> {
        let whose = be + 1;
        let alone = matches!(self.lower(whose), "hers" | "ours" | "mine" | "theirs")
            || self.lower(whose) == "his"
                && !self.prose.tokens.get(whose + 1).is_some_and(|_| self.prose.tag(whose + 1).is_noun());
        let subject = self.subject(be).filter(|_| alone)?;
        let told = matches!(self.lower(subject), "it" | "this" | "that");
        let act = if told { Act::Blame } else { origin_of(self.lemma(subject))? };
        let object = (!told).then_some(subject);
        let fact = self.affirmed(be, Some(whose), act, object);
        // Of whom "hers" speaks is not known by itself; who says so is meant.
        let unknown = fact.agent.as_ref().is_none_or(|agent| agent.key.is_none());
        let own = unknown || matches!(self.lower(whose), "ours" | "mine");
        let agent = fact.agent.filter(|_| !own);
        let span = if fact.polarity == Polarity::Affirmed { self.prose.span(be..whose + 1) } else { fact.span };
        Some(Responsibility { span, agent, own, ..fact })
    }

    /// What stands behind the verb at `token`, with the particle that may be parted from it: `off` of "broke them off".
    fn particle(&self, token: usize) -> &str {
        let next = token + 1;
        let parted = self.entities.phrase_at(next).map(|at| self.entities.phrases[at].tokens.end);
        let particle = parted.filter(|&end| end < next + 4).map(|end| self.lower(end));
        particle.filter(|&word| matches!(word, "off" | "out" | "down" | "up")).unwrap_or_else(|| self.lower(next))
    }

    /// "The army fired two missiles", "the talks were sought by Washington", "it was the Iranians who asked".
    fn deed(&self, token: usize) -> Option<Responsibility> {
        if !self.is_verb(token) {
            return None;
        }
        let next = self.particle(token);
        let breaks = matches!(self.lemma(token), "break" | "raise");
        let by_object = || if breaks { act_of(self.lemma(token), self.lemma(self.object(token)?)) } else { None };
        let (act, needs_object) = self.given(token).or_else(|| act_of(self.lemma(token), next)).or_else(by_object)?;
        // "it was the crowd that fired"
        let needs_object = needs_object && !(self.lemma(token) == "fire" && self.is_cleft(token));
        // Whoever is pulled out is saved.
        let pulled = matches!(self.lemma(token), "pull") && self.is_passive(token);
        let act = if pulled { Act::Find } else { act };
        // "denied ordering it" is read as a denial.
        if token > 0 && self.lemma(token - 1) == "deny" && self.is_gerund(token) {
            return None;
        }
        // "The minister says abducted pupils are free"
        let says = token > 0 && self.is_verb(token - 1) && !speech::verb(self.lemma(token - 1)).is_empty();
        if says && self.prose.tag(token) == Tag::Vbn {
            return None;
        }
        // To tell somebody something is no order.
        let orders = (token + 1..(token + 6).min(self.end(token))).any(|at| self.lower(at) == "to");
        if self.lemma(token) == "tell" && !orders {
            return None;
        }
        if self.is_passive(token) {
            let agent =
                self.led_by(token, "by", 5).or_else(|| self.led_by(token, "from", 2).filter(|_| act == Act::Harm))?;
            let steers = matches!(self.lemma(token), "drive" | "fly" | "steer" | "pilot");
            if steers && !self.subject(token).is_some_and(|object| is_vehicle(self.lemma(object))) {
                return None;
            }
            let not_time =
                !matches!(self.lemma(agent), "night" | "morning" | "hour" | "day" | "week" | "time" | "noon");
            let object = self.subject(token);
            return not_time.then(|| {
                let polarity = around::polarity(self.prose, self.entities, token, object);
                self.fact(token, Some(agent), act, object, None, polarity)
            });
        }
        let agent = self.giver(self.subject(token)?);
        // "gave the order to shut the plant": no order shuts it.
        let to = self.prose.tag(token) == Tag::Vb && token > 0 && self.lower(token - 1) == "to";
        if self.lower(agent) == "who" || (to && origin_of(self.lemma(agent)).is_some()) {
            return None;
        }
        let paid = if next == "for" { self.phrase_from(token + 2) } else { None };
        // "set fire to the houses"
        let burnt = if next == "fire" { self.led_by(token, "to", 3) } else { None };
        let object = burnt.or_else(|| self.object(token)).or(paid);
        // "Had asked to come"
        let asks = self.lemma(token) == "ask" && self.lower(token + 1) == "to";
        if needs_object && object.is_none() && !asks {
            return None;
        }
        // Rain drives people indoors, and planes fly flags.
        let steers = matches!(self.lemma(token), "drive" | "fly" | "steer" | "pilot");
        if steers && !object.is_some_and(|object| is_vehicle(self.lemma(object))) {
            return None;
        }
        // "Proposed moving the festival": nothing is done to the festival.
        let object = object.filter(|_| !(act == Act::Make && self.is_gerund(token + 1)));
        // "Shot a look", "shot a film"
        let seen =
            |object: usize| matches!(self.lemma(object), "look" | "glance" | "film" | "video" | "scene" | "picture");
        if self.lemma(token) == "shoot" && object.is_some_and(seen) {
            return None;
        }
        let left = object.map_or("", |object| self.lemma(object));
        if self.lemma(token) == "leave"
            && !matches!(left, "talk" | "talks" | "table" | "negotiation" | "meeting" | "session")
        {
            return None;
        }
        // "Fired the first shot", "threw the first punch"
        let first = act == Act::Harm && object.is_some_and(|object| self.is_first(object));
        let act = if first { Act::Begin } else { act };
        let polarity = around::polarity(self.prose, self.entities, token, Some(agent));
        let target = match act {
            Act::Ask | Act::Order | Act::Harm if self.given(token).is_none() => object,
            _ => None,
        };
        Some(self.fact(token, Some(agent), act, object, target, polarity))
    }

    /// "The first shot", "the first blow".
    fn is_first(&self, noun: usize) -> bool {
        let phrase = self.entities.phrase_at(noun).map(|at| self.entities.phrases[at].tokens.clone());
        phrase.is_some_and(|mut tokens| tokens.any(|at| self.lower(at) == "first"))
    }

    /// The council, of "a grant from the council".
    fn giver(&self, subject: usize) -> usize {
        let gift = matches!(
            self.lemma(subject),
            "scholarship" | "grant" | "loan" | "donation" | "gift" | "bursary" | "subsidy" | "legacy" | "money"
        );
        let from = || self.led_by(subject, "from", 1);
        if gift { from().unwrap_or(subject) } else { subject }
    }

    /// "It was the crowd *that fired*".
    fn is_cleft(&self, token: usize) -> bool {
        let first = self.first(token);
        token >= first + 2
            && matches!(self.lower(token - 1), "that" | "who" | "which")
            && (first..token).rev().take(8).any(|at| self.lower(at) == "it" && self.lemma(at + 1) == "be")
    }

    /// What "gave the order", "made an approach" come to.
    fn given(&self, token: usize) -> Option<(Act, bool)> {
        let light = matches!(self.lemma(token), "give" | "make" | "issue" | "put" | "submit");
        let calls = self.lemma(token) == "call" && self.particle(token) != "off";
        if !(light || calls) {
            return None;
        }
        let object = if self.is_passive(token) { self.subject(token) } else { self.object(token) }?;
        if calls && matches!(self.lemma(object), "strike" | "walkout" | "election" | "vote") {
            return Some((Act::Begin, true));
        }
        origin_of(self.lemma(object)).filter(|_| light).map(|act| (act, true))
    }

    pub(super) fn is_passive(&self, token: usize) -> bool {
        if !matches!(self.prose.tag(token), Tag::Vbn | Tag::Vbd) {
            return false;
        }
        let first = self.first(token);
        let before = (first..token).rev().find(|&at| !self.prose.tag(at).is_adverb());
        let be = before.is_some_and(|at| matches!(self.lemma(at), "be" | "get"));
        let have = before.is_some_and(|at| self.lemma(at) == "have");
        let by = (token + 1..(token + 3).min(self.end(token))).any(|at| self.lower(at) == "by");
        be || (by && !have && self.prose.tag(token) == Tag::Vbn)
    }
}

fn is_vehicle(lemma: &str) -> bool {
    const VEHICLES: [&str; 22] = [
        "bus",
        "car",
        "van",
        "lorry",
        "truck",
        "taxi",
        "train",
        "tram",
        "plane",
        "aircraft",
        "helicopter",
        "boat",
        "ship",
        "ferry",
        "vessel",
        "yacht",
        "motorcycle",
        "motorbike",
        "vehicle",
        "coach",
        "jet",
        "minibus",
    ];
    VEHICLES.contains(&lemma)
}

/// Nouns of what somebody can be behind.
fn is_deed(lemma: &str) -> bool {
    const DEEDS: &[&str] = &[
        "strike",
        "cyberattack",
        "outage",
        "campaign",
        "move",
        "operation",
        "crash",
        "decision",
        "delay",
        "accident",
        "collapse",
        "collision",
        "flood",
        "spill",
    ];
    is_wrong(lemma) || DEEDS.contains(&lemma)
}

/// Those of them that are wrongs: who is involved in a fraud has a hand in it, and a car that is involved in a crash has none.
pub(super) fn is_wrong(lemma: &str) -> bool {
    const WRONGS: &[&str] = &[
        "attack",
        "bombing",
        "killing",
        "murder",
        "shooting",
        "raid",
        "plot",
        "coup",
        "assault",
        "abduction",
        "kidnapping",
        "hack",
        "theft",
        "fraud",
        "crime",
        "fire",
        "blast",
        "explosion",
        "massacre",
        "assassination",
        "violence",
        "leak",
        "breach",
        "death",
        "robbery",
        "heist",
        "arson",
        "ambush",
        "poisoning",
        "unrest",
    ];
    WRONGS.contains(&lemma)
}

/// What came from somebody: shots, an order, a proposal.
fn origin_of(noun: &str) -> Option<Act> {
    Some(match noun {
        "shot" | "round" | "shell" | "fire" | "rocket" | "missile" | "bullet" | "attack" | "shelling" => Act::Harm,
        "order" | "instruction" | "command" | "decision" | "choice" => Act::Order,
        "request" | "appeal" | "approach" | "invitation" => Act::Ask,
        "goal" | "winner" | "equaliser" | "equalizer" | "penalty" => Act::Make,
        "proposal" | "idea" | "suggestion" | "letter" | "draft" | "plan" | "offer" => Act::Make,
        "money" | "weapon" | "donation" | "gift" => Act::Provide,
        _ => return None,
    })
}

/// A table: what a verb, with the word behind it, does; and whether it means so only with an object.
fn act_of(lemma: &str, next: &str) -> Option<(Act, bool)> {
    Some(match (lemma, next) {
        ("fire" | "shoot" | "open" | "strike" | "attack" | "move", "first") => (Act::Begin, false),
        ("hang", "up") | ("storm", "out") | ("walk", "away") => (Act::End, false),
        // "raised the alarm"
        ("let", "off" | "out" | "loose") => (Act::Handle, true),
        ("drive" | "fly" | "steer" | "pilot", _) => (Act::Handle, true),
        ("raise", "alarm") | ("tip", "off") | ("alert", _) | ("dig", "out") => (Act::Find, true),
        ("open", "fire") => (Act::Begin, false),
        ("break" | "call" | "cut", "off") | ("walk", "out") | ("pull", "out" | "back") | ("leave", "the") => {
            (Act::End, false)
        }
        // "broke the deadlock"
        ("break", "deadlock" | "impasse" | "stalemate") => (Act::Make, true),
        ("get", "up") => (Act::End, false),
        ("carry", "out") => (Act::Harm, true),
        ("put", "forward") | ("score", _) => (Act::Make, true),
        ("mastermind" | "orchestrate" | "cause" | "engineer", _) => (Act::Blame, true),
        ("organise" | "organize" | "stage" | "instigate", _) => (Act::Begin, true),
        ("withdraw", _) => (Act::End, true),
        ("free" | "liberate", _) => (Act::Handle, true),
        ("work" | "man" | "run", "by") => (Act::Handle, true),
        ("set", "off" | "fire") => (Act::Harm, false),
        ("blow", "up") | ("shoot" | "gun" | "cut", "down") | ("knock", _) => (Act::Harm, true),
        (
            "fire" | "shell" | "attack" | "kill" | "shoot" | "bomb" | "strike" | "hit" | "stab" | "murder"
            | "assassinate" | "kidnap" | "abduct" | "torch" | "burn" | "destroy" | "sink" | "ram" | "hack" | "poison"
            | "beat" | "wound" | "injure" | "ambush" | "detonate" | "throw" | "loot" | "sabotage" | "steal" | "tow",
            _,
        ) => (Act::Harm, true),
        ("start" | "begin" | "launch" | "provoke" | "initiate" | "trigger" | "spark", _) => (Act::Begin, true),
        ("end" | "halt" | "scrap" | "abandon" | "cancel" | "suspend" | "scuttle" | "derail" | "terminate", _) => {
            (Act::End, true)
        }
        ("request" | "seek" | "approach" | "ask" | "solicit" | "invite" | "demand" | "propose" | "suggest", _)
            if matches!(lemma, "propose" | "suggest") =>
        {
            (Act::Make, true)
        }
        ("request" | "seek" | "approach" | "ask" | "solicit" | "invite" | "demand" | "ring" | "call", _) => {
            (Act::Ask, true)
        }
        (
            "order" | "impose" | "instruct" | "command" | "authorise" | "authorize" | "direct" | "force" | "tell"
            | "designate",
            _,
        ) => (Act::Order, true),
        ("come", "up") | ("think" | "dream", "up" | "of") => (Act::Make, true),
        ("conceive" | "author" | "pen" | "compose", _) => (Act::Make, true),
        ("write" | "draft" | "design" | "invent" | "devise" | "build" | "make" | "create", _) => (Act::Make, true),
        ("open" | "close" | "shut" | "switch" | "unlock" | "block" | "restore" | "operate" | "release" | "stop", _) => {
            (Act::Handle, true)
        }
        (
            "leak" | "pay" | "supply" | "finance" | "fund" | "arm" | "send" | "donate" | "bankroll" | "sponsor"
            | "underwrite",
            _,
        ) => (Act::Provide, true),
        ("rescue" | "save" | "find" | "discover" | "spot" | "identify", _) => (Act::Find, true),
        _ => return None,
    })
}
