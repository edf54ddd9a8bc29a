//! Who did it in other words than a verb of the deed and its subject: who was provoked, who was made to, whose it was, who paid.

use super::find::{Reader, is_wrong};
use super::value::{Act, Responsibility};
use crate::facts::around;
use crate::facts::party::Polarity;
use crate::prose::Tag;

impl Reader<'_> {
    /// What the word at `token` says of who did it.
    pub(super) fn in_other_words(&self, token: usize) -> Option<Responsibility> {
        self.disowned(token)
            .or_else(|| self.unprovoked(token))
            .or_else(|| self.answered_fire(token))
            .or_else(|| self.unforced(token))
            .or_else(|| self.sent(token))
            .or_else(|| self.pressed(token))
            .or_else(|| self.finger(token))
            .or_else(|| self.blame_lies(token))
            .or_else(|| self.share(token))
            .or_else(|| self.came_of(token))
            .or_else(|| self.bill(token))
            .or_else(|| self.culprit(token))
            .or_else(|| self.at_the_wheel(token))
    }

    /// "These are not our men", "it was not our missile": of whoever speaks.
    fn disowned(&self, token: usize) -> Option<Responsibility> {
        let be = self.is_verb(token) && self.lemma(token) == "be" && token > self.first(token);
        let subject = token.checked_sub(1).filter(|_| be)?;
        let shown = matches!(self.lower(subject), "it" | "this" | "that" | "these" | "those" | "they" | "he");
        let not = matches!(self.lower(token + 1), "not" | "n't" | "n’t");
        let ours = token + 2;
        let whole = matches!(self.lower(ours), "ours" | "mine" | "us" | "me" | "we" | "i");
        let has = matches!(self.lower(ours), "our" | "my");
        if !(shown && not && (whole || has)) {
            return None;
        }
        let head = if whole { ours } else { self.phrase_from(ours)? };
        let fact = self.fact(token, Some(head), Act::Blame, None, None, Polarity::Denied);
        Some(Responsibility { span: self.prose.span(token..head + 1), own: true, agent: None, ..fact })
    }

    /// "The attack was unprovoked", "without any provocation": whoever says so did not begin it.
    fn unprovoked(&self, token: usize) -> Option<Responsibility> {
        let word = self.lower(token);
        let without = || (self.first(token)..token).rev().take(4).find(|&at| self.lower(at) == "without");
        let from = match word {
            "unprovoked" => token,
            "provocation" => without()?,
            _ => return None,
        };
        let be = (self.first(from)..from).rev().take(2).find(|&at| self.lemma(at) == "be");
        if be.is_some_and(|be| matches!(self.lower(be + 1), "not" | "n't" | "n’t")) {
            return None;
        }
        let fact = self.fact(token, None, Act::Begin, None, None, Polarity::Denied);
        Some(Responsibility { span: self.prose.span(from..token + 1), own: true, ..fact })
    }

    /// "The guards returned fire", "retaliated": somebody else fired first.
    fn answered_fire(&self, token: usize) -> Option<Responsibility> {
        if !self.is_verb(token) || self.is_passive(token) {
            return None;
        }
        let end = match (self.lemma(token), self.lower(token + 1)) {
            ("return", "fire") | ("fire" | "shoot" | "hit" | "strike", "back") => token + 2,
            ("retaliate", _) => token + 1,
            _ => return None,
        };
        let agent = self.subject(token)?;
        let planned = matches!(self.prose.tag(token), Tag::Vb);
        let denied = around::polarity(self.prose, self.entities, token, Some(agent)) == Polarity::Denied;
        if planned || denied {
            return None;
        }
        let fact = self.fact(token, Some(agent), Act::Begin, None, None, Polarity::Denied);
        Some(Responsibility { span: self.prose.span(token..end), ..fact })
    }

    /// "She left of her own accord", "the firm came forward on its own", "he acted alone": nobody made them.
    fn unforced(&self, token: usize) -> Option<Responsibility> {
        const CHOSEN: &[&str] = &[
            "come",
            "act",
            "decide",
            "leave",
            "resign",
            "go",
            "step",
            "withdraw",
            "recall",
            "quit",
            "stop",
            "close",
            "return",
            "surrender",
            "choose",
            "do",
            "depart",
            "join",
            "sign",
            "confess",
            "work",
            "pull",
        ];
        const OWN: &[&str] = &["accord", "volition", "will", "initiative", "choice", "free"];
        let own = |at: usize| self.lower(at) == "own" && self.prose.tag(at - 1).is_pronoun();
        let (from, to) = match self.lower(token) {
            "own" if token >= self.first(token) + 2 && own(token) => {
                let by = token - 2;
                let noun = OWN.contains(&self.lower(token + 1));
                let stands = !self.prose.tokens.get(token + 1).is_some_and(|_| self.prose.tag(token + 1).is_noun());
                let fits = match self.lower(by) {
                    "of" | "by" | "from" => noun,
                    "on" => noun || stands,
                    _ => false,
                };
                fits.then_some((by, token + 1 + usize::from(noun)))?
            }
            "voluntarily" | "unprompted" | "willingly" | "unasked" => (token, token + 1),
            "alone" if token > 0 && self.lemma(token - 1) == "act" => (token - 1, token + 1),
            _ => return None,
        };
        let chosen = |at: &usize| self.is_verb(*at) && CHOSEN.contains(&self.lemma(*at));
        let before = (self.first(from)..from.max(token)).rev().take(6).find(chosen);
        let behind = || (to..(to + 3).min(self.end(token))).find(chosen);
        let verb = before.or_else(behind)?;
        let subject = self.subject(verb)?;
        let refused = around::polarity(self.prose, self.entities, verb, Some(subject)) == Polarity::Denied;
        if refused {
            return None;
        }
        let fact = self.fact(verb, None, Act::Order, Some(subject), None, Polarity::Denied);
        Some(Responsibility { span: self.prose.span(from..to), cue: token, ..fact })
    }

    /// "Worked for a foreign state", "in the pay of the firm", "on behalf of the army": who sent them.
    fn sent(&self, token: usize) -> Option<Responsibility> {
        let next = self.lower(token + 1);
        let (verb, preposition) = match self.lower(token) {
            "working" | "worked" | "acting" | "acted" if next == "for" && self.is_verb(token) => (token, token + 1),
            "behalf" | "pay" | "service" if next == "of" && matches!(self.lower(token - 1), "on" | "in" | "the") => {
                let verb = (self.first(token)..token).rev().take(5).find(|&at| self.is_verb(at))?;
                (verb, token + 1)
            }
            _ => return None,
        };
        let sender = self.phrase_from(preposition + 1)?;
        let party = self.party(sender);
        let body = party.is_nobody() || party.entity.is_some() || crate::wording::sides::side(&party.name).is_some();
        let state = matches!(self.lemma(sender), "state" | "power" | "government" | "group" | "agency" | "service");
        if !(body || state) {
            return None;
        }
        let subject = self.subject(verb);
        let mut polarity = around::polarity(self.prose, self.entities, verb, subject);
        if party.is_nobody() {
            polarity = polarity.turned();
        }
        Some(self.fact(verb, Some(sender), Act::Order, subject, None, polarity))
    }

    /// "Under pressure from the regulator", "after the regulator threatened to", "at the insistence of the mayor".
    fn pressed(&self, token: usize) -> Option<Responsibility> {
        let agent = match self.lower(token) {
            "pressure" | "threat" | "orders" if token > 0 && self.lower(token - 1) == "under" => {
                self.led_by(token, "from", 1).or_else(|| self.led_by(token, "by", 1))?
            }
            "insistence" | "urging" | "suggestion" | "behest" | "instigation" | "prompting" => {
                self.owner(token).or_else(|| self.led_by(token, "of", 1))?
            }
            "threatened" if self.is_verb(token) && !self.is_passive(token) && self.lower(token + 1) == "to" => {
                let agent = self.subject(token).filter(|&agent| agent < token)?;
                let start = self.entities.phrase_at(agent).map_or(agent, |at| self.entities.phrases[at].tokens.start);
                let led = start.checked_sub(1).filter(|&at| at >= self.first(token))?;
                matches!(self.lower(led), "after" | "when" | "once" | "until" | "because").then_some(agent)?
            }
            _ => return None,
        };
        Some(self.fact(token, Some(agent), Act::Order, None, None, Polarity::Affirmed))
    }

    /// "Pointed the finger at the police".
    fn finger(&self, token: usize) -> Option<Responsibility> {
        let points = self.lemma(token) == "finger"
            && (self.first(token)..token).rev().take(3).any(|at| self.lemma(at) == "point")
            || self.lemma(token) == "finger" && self.lemma(token + 1) == "point";
        let agent = self.led_by(token, "at", 3).filter(|_| points)?;
        Some(self.fact(token, Some(agent), Act::Blame, None, None, Polarity::Affirmed))
    }

    /// "The blame lay with the driver", "put the blame on the weather", "blame for the delay fell on the firm", "laid it at the
    /// feet of the mayor".
    fn blame_lies(&self, token: usize) -> Option<Responsibility> {
        let noun = self.prose.tag(token).is_noun();
        if matches!(self.lower(token), "blame" | "fault") && noun {
            const REACH: usize = 7;
            let lies = |at: &usize| {
                matches!(self.lemma(*at), "lie" | "lay" | "rest" | "fall" | "put" | "place" | "pin" | "be")
                    && self.is_verb(*at)
            };
            let range = self.first(token).max(token.saturating_sub(4))..(token + REACH).min(self.end(token));
            let verb = range.into_iter().find(lies)?;
            let from = verb.max(token);
            let agent = ["with", "on"].into_iter().find_map(|word| self.led_by(from, word, 3))?;
            let object = self.led_by(token, "for", 1);
            return Some(self.affirmed(from, Some(agent), Act::Blame, object));
        }
        if self.lower(token) == "feet" && self.lower(token + 1) == "of" && token > 1 && self.lower(token - 2) == "at" {
            let agent = self.led_by(token, "of", 1)?;
            let laid =
                (self.first(token)..token).rev().take(8).find(|&at| matches!(self.lemma(at), "lay" | "place"))?;
            return Some(self.fact(token, Some(agent), Act::Blame, self.object(laid), None, Polarity::Affirmed));
        }
        None
    }

    /// "Had a hand in the killing", "was involved in the attack".
    fn share(&self, token: usize) -> Option<Responsibility> {
        let verb = match self.lower(token) {
            "hand" | "part" | "role" => (self.first(token)..token)
                .rev()
                .take(3)
                .find(|&at| self.is_verb(at) && matches!(self.lemma(at), "have" | "play" | "take"))?,
            "involved" | "complicit" | "implicated" => {
                (self.first(token)..token).rev().take(3).find(|&at| self.lemma(at) == "be")?
            }
            _ => return None,
        };
        let object = self
            .led_by(token, "in", 1)
            .filter(|&object| is_wrong(self.lemma(object)) || matches!(self.lemma(object), "it" | "this"))?;
        let agent = self.subject(verb)?;
        Some(self.affirmed(token, Some(agent), Act::Blame, Some(object)))
    }

    /// "Resulted from a leak", "thanks to the mayor", "owing to fog", "as a result of a strike".
    fn came_of(&self, token: usize) -> Option<Responsibility> {
        let next = self.lower(token + 1);
        let verb = self.is_verb(token);
        match (self.lemma(token), next) {
            ("result" | "stem" | "arise" | "originate", "from") if verb => {
                let agent = self.phrase_from(token + 2)?;
                Some(self.affirmed(token, Some(agent), Act::Blame, self.subject(token)))
            }
            ("owe" | "owing", "to") | ("thanks", "to") if self.lower(token) != "owe" => {
                let agent = self.phrase_from(token + 2)?;
                Some(self.fact(token, Some(agent), Act::Blame, None, None, Polarity::Affirmed))
            }
            // "put the delay down to fog"
            ("put", _) if verb => {
                let down = (token + 1..(token + 6).min(self.end(token))).find(|&at| self.lower(at) == "down")?;
                let agent = self.led_by(down, "to", 1)?;
                Some(self.fact(token, Some(agent), Act::Blame, self.object(token), None, Polarity::Affirmed))
            }
            _ => None,
        }
    }

    /// "The town footed the bill", "met the cost", "at the expense of the firm".
    fn bill(&self, token: usize) -> Option<Responsibility> {
        if matches!(self.lower(token), "bill" | "cost" | "costs" | "tab" | "expense" | "expenses") {
            let pays = |at: &usize| {
                matches!(self.lemma(*at), "foot" | "meet" | "pick" | "bear" | "cover" | "shoulder") && self.is_verb(*at)
            };
            let verb = (self.first(token)..token).rev().take(4).find(pays);
            if let Some(verb) = verb {
                let agent = if self.is_passive(verb) { self.led_by(verb, "by", 3) } else { self.subject(verb) }?;
                return Some(self.affirmed(verb, Some(agent), Act::Provide, self.led_by(token, "of", 1)));
            }
            let at = (self.first(token)..token).rev().take(4).any(|at| self.lower(at) == "at");
            let expense = self.lower(token) == "expense" && at;
            let agent = self.owner(token).or_else(|| self.led_by(token, "of", 1)).filter(|_| expense)?;
            return Some(self.fact(token, Some(agent), Act::Provide, None, None, Polarity::Affirmed));
        }
        None
    }

    /// "The culprit was a gull", "a gull was the culprit".
    fn culprit(&self, token: usize) -> Option<Responsibility> {
        const CULPRITS: [&str; 5] = ["culprit", "perpetrator", "instigator", "mastermind", "cause"];
        if !(CULPRITS.contains(&self.lemma(token)) && self.prose.tag(token).is_noun()) {
            return None;
        }
        let be = |at: usize| self.prose.tokens.get(at).is_some_and(|_| self.lemma(at) == "be" && self.is_verb(at));
        let object = self.led_by(token, "of", 1);
        let end = object.map_or(token + 1, |object| object + 1);
        if be(end) {
            let agent = self.phrase_from(end + 1)?;
            return Some(self.affirmed(end, Some(agent), Act::Blame, object));
        }
        let first = self.entities.phrase_at(token).map_or(token, |at| self.entities.phrases[at].tokens.start);
        let before = first.checked_sub(1).filter(|&at| at >= self.first(token) && be(at))?;
        let agent = self.subject(before)?;
        Some(self.affirmed(token, Some(agent), Act::Blame, object))
    }

    /// "Was at the wheel", "at the controls was the co-pilot".
    fn at_the_wheel(&self, token: usize) -> Option<Responsibility> {
        let wheel = matches!(self.lower(token), "wheel" | "controls" | "helm" | "tiller");
        let led = token.checked_sub(2).filter(|&at| wheel && at >= self.first(token))?;
        if !matches!(self.lower(led), "at" | "behind") || self.lower(led + 1) != "the" {
            return None;
        }
        // "At the wheel was the mate"
        let next = token + 1;
        if self.prose.tokens.get(next).is_some_and(|_| self.lemma(next) == "be") && led == self.first(token) {
            let agent = self.phrase_from(next + 1)?;
            return Some(self.affirmed(token, Some(agent), Act::Handle, None));
        }
        let be = led.checked_sub(1).filter(|&at| at >= self.first(token) && self.is_verb(at))?;
        let agent = self.subject(be)?;
        Some(self.affirmed(token, Some(agent), Act::Handle, None))
    }
}
