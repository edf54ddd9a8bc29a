//! What one party is said to have said and another denies in a word that points back: "Iran denied this", "the firm called
//! the claim false".
//!
//! Nothing here looks at another report: the words that are denied stand in the same one.

use super::beside::TAKEN_UP;
use super::rules::polarity::event;
use super::sides::{Claim, Parting};
use super::{Rule, Severity, voices};
use crate::account::Account;
use crate::facts::Party;
use crate::facts::attribution::{Attribution, Direct, Stance};
use crate::facts::factuality::Factuality;
use crate::report::BlockKind;
use crate::text::Span;
use crate::weighing::Weighing;
use crate::wording::nominals;
use crate::wording::speech::UNTRUE;
use std::ops::Range;

/// Where a report says that one party denies what it has just said that another says.
pub(super) fn partings(accounts: &[Account]) -> Vec<Parting> {
    let of = |(report, account)| {
        let reader = Reader { report, account };
        let all: Vec<Parting> = (0..reader.account.attributions.len()).filter_map(|at| reader.parting(at)).collect();
        all
    };
    accounts.iter().enumerate().flat_map(of).collect()
}

struct Reader<'a> {
    report: usize,
    account: &'a Account,
}

/// Who denies "this" denies what stands right before it, as a rule.
const DENIED: f64 = 1.4;
/// "The accusation" is one that was made.
const NAMED_A_CLAIM: f64 = 0.4;

impl Reader<'_> {
    /// What attribution number `at` denies of the one before it.
    fn parting(&self, at: usize) -> Option<Parting> {
        let denial = &self.account.attributions[at];
        let such = self.no_such(denial);
        let names_a_claim = such.is_some() || self.points_back(denial)?;
        let said = self.said_before(at)?;
        if self.is_of_a_figure(denial) {
            return None;
        }
        let told = match such {
            Some(noun) => self.told_of(said, noun)?,
            None => self.told(said)?,
        };
        let denying = if such.is_some() { *denial.content.first()? } else { self.denying(denial)? };
        let (left, mut right) = (self.claim(told.span), self.claim(denying));
        if such.is_none() {
            right.again.extend(self.goes_on(at));
        }
        let weighing = Weighing::new()
            .part("what was just said is denied", DENIED)
            .part("a claim is named", if names_a_claim { NAMED_A_CLAIM } else { 0.0 });
        Some(Parting {
            rule: Rule::Polarity,
            verdict: voices::verdict((self.account, &left), (self.account, &right)),
            severity: Severity::Error,
            subject: event(self.account, told),
            reason: format!("One says so, “{}”, and the other does not: “{}”.", left.value, right.value),
            left,
            right,
            weighing,
        })
    }

    /// Whether `one` denies something that stands before it; and whether in a word for what somebody claims.
    fn points_back(&self, one: &Attribution) -> Option<bool> {
        let ([content], Some(_)) = (&one.content[..], one.cue) else { return None };
        let tokens = self.account.prose.tokens_in(*content);
        let takes_up = self.takes_up(tokens.clone());
        let denies = match one.stance {
            Stance::Deny => takes_up || tokens.len() == 1 && self.points(tokens.start),
            _ if one.stance.name() == Stance::Affirm.name() => self.is_untrue(tokens),
            _ => false,
        };
        denies.then_some(takes_up)
    }

    /// `request` of "said that no such request was received", "denied that any such request was".
    fn no_such(&self, one: &Attribution) -> Option<usize> {
        let prose = &self.account.prose;
        let tokens = prose.tokens_in(*one.content.first()?);
        let opens = |token: &usize| prose.lower(*token) != "that" && !prose.tag(*token).is_punctuation();
        let first = tokens.clone().take(3).find(opens)?;
        let negates = match one.stance {
            Stance::Deny => prose.lower(first) == "any",
            _ if one.stance.name() == Stance::Affirm.name() => prose.lower(first) == "no",
            _ => false,
        };
        let such = first + 1 < tokens.end && prose.lower(first + 1) == "such";
        (first + 2..tokens.end.min(first + 5)).find(|&at| prose.tag(at).is_noun()).filter(|_| negates && such)
    }

    /// What is told in what `one` says that `noun` stands for: the request, of "asked" and of "made a request"; any thing.
    fn told_of(&self, one: &Attribution, noun: usize) -> Option<&Factuality> {
        let prose = &self.account.prose;
        let lemma = prose.lemma(noun);
        let root = nominals::root(lemma);
        let all = || one.content.iter().flat_map(|piece| prose.tokens_in(*piece));
        let named = |at: usize| {
            prose.lemma(at) == lemma || root.is_some_and(|root| nominals::verb_root(prose.lemma(at)) == Some(root))
        };
        let asks = |at: usize| matches!((lemma, prose.lemma(at)), ("request", "ask") | ("offer", "give"));
        let is_of_it = lemma == "thing" || TAKEN_UP.contains(&lemma) || all().any(|at| named(at) || asks(at));
        self.told(one).filter(|_| is_of_it)
    }

    /// Whether the words begin with "the claim", "that account", "any such suggestion".
    fn takes_up(&self, mut tokens: Range<usize>) -> bool {
        let prose = &self.account.prose;
        let first = tokens.next().map(|token| prose.lower(token));
        first.is_some_and(|word| POINTING.contains(&word))
            && tokens.take(2).any(|token| TAKEN_UP.contains(&prose.lemma(token)))
    }

    /// "That figure": which one it is cannot be told from what somebody says.
    fn is_of_a_figure(&self, denial: &Attribution) -> bool {
        let prose = &self.account.prose;
        denial.content.iter().any(|piece| prose.tokens_in(*piece).any(|token| FIGURES.contains(&prose.lemma(token))))
    }

    fn points(&self, token: usize) -> bool {
        BARE.contains(&self.account.prose.lower(token))
    }

    /// Whether the words say no more than that it was not so: "that was a lie", "this is not true", "it had found no evidence of that".
    fn is_untrue(&self, tokens: Range<usize>) -> bool {
        /// With more words something of its own is said.
        const SHORT: usize = 9;
        let prose = &self.account.prose;
        let any = |is: &dyn Fn(usize) -> bool| tokens.clone().any(is);
        let negated = any(&|token| matches!(prose.lower(token), "no" | "not" | "n't" | "n’t"));
        let untrue = any(&|token| UNTRUE.contains(&prose.lemma(token)));
        let so = any(&|token| TRUE.contains(&prose.lower(token)));
        let of_that = any(&|token| {
            SIGNS.contains(&prose.lemma(token))
                && token + 2 < tokens.end
                && matches!(prose.lower(token + 1), "of" | "in" | "for" | "to")
                && (self.points(token + 2) || self.takes_up(token + 2..tokens.end))
        });
        let flat = self.points(tokens.start) && if negated { so && !untrue } else { untrue };
        tokens.len() <= SHORT && (flat || of_that && negated)
    }

    /// What another is said to have said right before attribution number `at`. Where it cannot be told whether they are
    /// another, nothing.
    fn said_before(&self, at: usize) -> Option<&Attribution> {
        /// A sentence has seldom more attributions.
        const LOOKED_AT: usize = 6;
        /// How far "she says that he asked that" is followed.
        const NESTED: usize = 4;
        let account = self.account;
        let denial = &account.attributions[at];
        let sentence = |one: &Attribution| account.prose.sentence_at(one.content.first()?.start);
        let here = sentence(denial).filter(|&here| account.block(here) != BlockKind::Headline)?;
        let before = |one: &&Attribution| {
            // "…, a claim that the army rejects" stands in the sentence that it speaks of.
            let earlier = one.extent().start < denial.extent().start;
            earlier
                && sentence(one)
                    .is_some_and(|there| there + BACK >= here && account.block(there) != BlockKind::Headline)
        };
        let party = self.speaker(denial);
        // "Denied this. 'No such thing was said,' he added": what he denies twice he denies of the same.
        let again = |one: &&Attribution| {
            self.points_back(one).is_some()
                && self.speaker(one).zip(party.as_ref()).is_some_and(|(x, y)| x.key == y.key)
        };
        let nearest = account.attributions[..at].iter().rev().take(LOOKED_AT).filter(before).find(|one| !again(one))?;
        // "He had asked for guards" is no saying of his: she says that he had.
        let outer = |one: &&Attribution| one.within.map(|index| &account.attributions[index]);
        let says = |one: &&Attribution| one.stance.name() == Stance::Affirm.name() && one.source.is_some();
        let nearest = std::iter::successors(Some(nearest), outer).take(NESTED).find(says).unwrap_or(nearest);
        let affirms = nearest.stance.name() == Stance::Affirm.name() && self.points_back(nearest).is_none();
        let (said_by, denied_by) = (self.speaker(nearest), self.speaker(denial));
        // A study's authors and "co-author Ann Roe" are one team.
        let of_a_team = |party: &Option<Party>| party.as_ref().is_some_and(|one| self.is_scholar(one));
        let one_team = of_a_team(&said_by) && of_a_team(&denied_by);
        (affirms && !one_team && voices::differ(&said_by, &denied_by)).then_some(nearest)
    }

    fn is_scholar(&self, party: &Party) -> bool {
        const SCHOLARS: [&str; 8] =
            ["researcher", "author", "co-author", "coauthor", "scientist", "team", "professor", "study"];
        let words = party.words().to_lowercase();
        let mut words = words.split(' ').map(|word| word.strip_suffix('s').unwrap_or(word));
        words.any(|word| SCHOLARS.contains(&word)) || SCHOLARS.contains(&party.noun())
    }

    fn speaker(&self, one: &Attribution) -> Option<Party> {
        one.source.as_ref().map(|source| Party::speaking(&self.account.prose, &self.account.entities, source))
    }

    /// The main thing that is said in what `one` says.
    fn told(&self, one: &Attribution) -> Option<&Factuality> {
        let account = self.account;
        let first = account.prose.tokens_in(*one.content.first()?).start;
        let sentence = account.prose.sentence_of(first);
        let tree = account.prose.tree(sentence);
        let from = account.assertions.partition_point(|assertion| assertion.sentence < sentence);
        let inside = account.assertions[from..].iter().take_while(|assertion| assertion.sentence == sentence);
        let inside = inside
            .map(|assertion| &assertion.factuality)
            .filter(|told| one.covers(account.prose.tokens[told.predicate].span));
        let heads = |told: &&Factuality| {
            tree.head(told.predicate).is_none_or(|head| !one.covers(account.prose.tokens[head].span))
        };
        inside.clone().find(heads).or_else(|| inside.min_by_key(|told| told.span))
    }

    /// What is quoted right behind the denial, of the same source: "denied this. 'We were never asked,' he said".
    fn goes_on(&self, at: usize) -> Option<Span> {
        let account = self.account;
        let (denial, next) = (&account.attributions[at], account.attributions.get(at + 1)?);
        let party = |one: &Attribution| self.speaker(one)?.key;
        let sentence = |one: &Attribution| account.prose.sentence_at(one.content.first()?.start);
        let follows = sentence(denial).zip(sentence(next)).is_some_and(|(here, there)| there == here + 1);
        let quoted = next.direct == Direct::Direct && next.content.len() == 1;
        (follows && quoted && party(denial).is_some() && party(denial) == party(next)).then(|| next.extent())
    }

    /// "Denied this", "called the claim false".
    fn denying(&self, denial: &Attribution) -> Option<Span> {
        let words = denial.cue?.cover(denial.extent());
        let sentence = self.account.sentence(words);
        sentence.contains(words).then_some(words)
    }

    fn claim(&self, span: Span) -> Claim {
        Claim::alone(self.account, self.report, span, self.account.running(span))
    }
}

/// In sentences: what "this" points to stands no further back.
const BACK: usize = 1;

/// Words that stand for what has been said.
const BARE: [&str; 4] = ["this", "that", "it", "which"];

/// Words that point to a claim: "the claim", "any such suggestion".
const POINTING: [&str; 10] = ["the", "this", "that", "these", "those", "such", "any", "both", "a", "an"];

/// Words for a number that has been given.
const FIGURES: [&str; 6] = ["figure", "number", "toll", "count", "total", "estimate"];

/// Words for what is so.
const TRUE: [&str; 5] = ["true", "so", "correct", "accurate", "case"];

/// What there is none of, if a claim is untrue.
const SIGNS: [&str; 7] = ["evidence", "truth", "proof", "sign", "indication", "trace", "basis"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    /// What is said and how it is denied, and the verdict.
    fn read(words: &str) -> Vec<String> {
        let accounts = [Account::told("a", words, Particulars::default())];
        let shown = |p: &Parting| format!("{} | {} | {:?}", p.left.value, p.right.value, p.verdict);
        partings(&accounts).iter().map(shown).collect()
    }

    #[test]
    fn what_was_just_said_is_denied_in_a_word() {
        for (words, found) in [
            ("Arden said that Borland had sold the rifles. Borland denied this.", "had sold | denied this | Dispute"),
            (
                "Arden said that Borland had sold the rifles, a charge that Borland rejects.",
                "had sold | a charge that Borland rejects | Dispute",
            ),
            (
                "The union said that 40 were dismissed. The firm called the claim false.",
                "were dismissed | called the claim false | Dispute",
            ),
            (
                "The mayor said that the well was safe. The farmers say that is a lie.",
                "was safe | say that is a lie | Dispute",
            ),
            (
                "Ann Roe said that she had asked for guards. The police said that no such request was received.",
                "had asked | no such request was received | Dispute",
            ),
            (
                "The gang said it had copied the files. The firm said it had found no evidence of that.",
                "had copied | said it had found no evidence of that | Dispute",
            ),
        ] {
            assert_eq!(read(words), [found], "{words}");
        }
    }

    #[test]
    fn what_is_denied_in_its_own_words_or_was_said_by_nobody_is_left_alone() {
        for words in [
            "Arden said that Borland had sold the rifles. Borland denied that it had sold any.",
            "The well was closed in May. The mayor denied this.",
            "The mayor said that the well was safe. The mayor denied the claim.",
            "The mayor said that the well was safe. It rained all day. Nobody slept. The farmers denied it.",
            "The union said that 40 were dismissed. The firm disputes that figure.",
            "The union said that it had closed the gate. The firm said that no such ship had been in port.",
            "The mayor said that the well was safe. The farmers said that was true.",
            "The mayor said that the well was safe. The farmers said this was not a lie.",
        ] {
            assert!(read(words).is_empty(), "{words}: {:?}", read(words));
        }
    }
}
