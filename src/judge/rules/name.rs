//! One bearer under two names: a wrong first name, a misspelt surname, a ship with another ship's name.

use crate::account::Account;
use crate::align::{Alignment, Candidate, EntityId, SentenceId};
use crate::entities::{Entity, Form, Kind, Likeness, likeness};
use crate::facts::Relation;
use crate::facts::profile::{self, What};
use crate::judge::fillers::is_in_capitals;
use crate::judge::sides::{Claim, Parting, words};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, Verdict};
use crate::prose::Sentence;
use crate::report::BlockKind;
use crate::text::Span;
use crate::weighing::Weighing;
use crate::wording::{countries, lower, names};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Where names that share a part stand in sentences that tell the same, and neither is known to the other report.
pub fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let knows = |report, id| alignment.names.knows(report, id, entity(accounts, id).kind);
    let mut likest: BTreeMap<(EntityId, EntityId), Likest> = BTreeMap::new();
    let named: Vec<_> = accounts.iter().enumerate().map(|(report, account)| named(report, account)).collect();
    let names: Vec<Vec<Name>> =
        accounts.iter().map(|account| account.entities.entities.iter().map(Name::of).collect()).collect();
    let name = |id: EntityId| &names[id.report][id.entity];
    let of_two = |candidate: &&Candidate| candidate.left.report != candidate.right.report;
    for candidate in alignment.candidates.iter().filter(of_two) {
        let of = |id: SentenceId| named[id.report][id.sentence].iter();
        for (&left, &right) in of(candidate.left).flat_map(|left| of(candidate.right).map(move |right| (left, right))) {
            let alike = share_a_part(name(left), name(right));
            if alike && !knows(right.report, left) && !knows(left.report, right) {
                let this = Likest::of(candidate);
                likest.entry((left, right)).and_modify(|best| best.meet(this)).or_insert(this);
            }
        }
    }
    likest.into_iter().filter_map(|((left, right), best)| parting(accounts, left, right, best, weights)).collect()
}

/// Where two names stand in the sentences that are most alike.
#[derive(Clone, Copy)]
struct Likest {
    likeness: f64,
    left: usize,
    right: usize,
}

impl Likest {
    fn of(candidate: &Candidate) -> Self {
        Self { likeness: candidate.likeness.total(), left: candidate.left.sentence, right: candidate.right.sentence }
    }

    /// Of sentences that are as alike, the first of each report, whichever report was named first.
    fn meet(&mut self, other: Self) {
        if other.likeness > self.likeness {
            *self = other;
        } else if other.likeness == self.likeness {
            self.left = self.left.min(other.left);
            self.right = self.right.min(other.right);
        }
    }
}

fn entity(accounts: &[Account], id: EntityId) -> &Entity {
    &accounts[id.report].entities.entities[id.entity]
}

/// The named entities of each sentence, by number and once; none of a headline, in some of which every word is written like a
/// name.
fn named(report: usize, account: &Account) -> Vec<Vec<EntityId>> {
    let in_sentence = |(index, sentence): (usize, &Sentence)| {
        if account.block(index) == BlockKind::Headline || is_in_capitals(account, index) {
            return Vec::new();
        }
        let first = account.entities.mentions.partition_point(|mention| mention.head < sentence.tokens.start);
        let here = account.entities.mentions[first..].iter().take_while(|m| m.head < sentence.tokens.end);
        let named = here.filter(|mention| account.entities.entities[mention.entity].named);
        let mut ids: Vec<EntityId> = named.map(|mention| EntityId { report, entity: mention.entity }).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    account.prose.sentences.iter().enumerate().map(in_sentence).collect()
}

/// Two surnames that are this much alike are a slip for each other: "Brandt" and "Brandon" are at 0.87.
const NEARLY: f64 = 0.85;

/// An entity with the parts of its name, which meets many others.
struct Name<'e> {
    entity: &'e Entity,
    parts: Vec<Cow<'e, str>>,
}

impl<'e> Name<'e> {
    fn of(entity: &'e Entity) -> Self {
        Self { entity, parts: parts(&entity.name) }
    }
}

/// Whether the names are alike enough to be taken for each other and are not forms of one name: one part is the same, in
/// the same place, and another is not.
fn share_a_part(Name { entity: a, parts: x }: &Name, Name { entity: b, parts: y }: &Name) -> bool {
    let person = |entity: &Entity| entity.kind == Kind::Person;
    // What a ship or a band is taken for is guessed: "Star Amber" may be anything.
    let same_kind = a.kind == b.kind && !matches!(a.kind, Kind::Place | Kind::Group);
    let guessed = [a.kind, b.kind].iter().all(|kind| *kind != Kind::Place) && !(person(a) && person(b));
    let last_shared = x.len() == 2 && x.last() == y.last();
    if guessed && shares_a_rare_word(x, y) {
        return likeness(&a.name, &b.name) != Likeness::Same;
    }
    if !(same_kind || guessed && last_shared) {
        return false;
    }
    let shared = x.iter().zip(y).filter(|(one, other)| one == other).count();
    if x.len() < 2 || x.len() != y.len() || shared == 0 || shared + 1 != x.len() {
        return false;
    }
    // Many people are called Ehud; what runs in a report is the surname, and what is mixed up is the name before it.
    let surname_shared = x.last() == y.last();
    // Longer names are mostly transliterated, and spelt as each desk likes.
    let plural = |x: &str, y: &str| x.strip_suffix('s') == Some(y) || y.strip_suffix('s') == Some(x);
    let slip = |x: &str, y: &str| strsim::jaro_winkler(x, y) >= NEARLY && !plural(x, y);
    let one_letter_off = || x.len() == 2 && x.last().zip(y.last()).is_some_and(|(x, y)| slip(x, y));
    (surname_shared || one_letter_off()) && likeness(&a.name, &b.name) != Likeness::Same
}

/// Whether two names of two words are told apart by one of them, and have in common one that is no noun for what bears names:
/// "Grey Heron" and "Black Heron", but not "High Court" and "County Court"; "Dorn Town" and "Dorn Rovers".
fn shares_a_rare_word(x: &[Cow<'_, str>], y: &[Cow<'_, str>]) -> bool {
    let ([a, b], [c, d]) = (x, y) else { return false };
    let common = |word: &str| {
        names::is_organisation(word)
            || names::is_group(word)
            || names::is_thing(word)
            || names::is_corporate(word)
            || names::is_trade(word)
            || names::site(word).is_some()
            || countries::country(word).is_some()
            || CLUBS.contains(&word)
    };
    let clubs = a == c && b != d && CLUBS.contains(&&**b) && CLUBS.contains(&&**d);
    (b == d && a != c && b.len() > 3 && !common(b)) || clubs
}

/// What clubs of one town are told apart by.
const CLUBS: [&str; 12] = [
    "town",
    "rovers",
    "united",
    "city",
    "athletic",
    "rangers",
    "wanderers",
    "county",
    "albion",
    "rugby",
    "harriers",
    "wednesday",
];

fn parts(name: &str) -> Vec<Cow<'_, str>> {
    let said =
        |part: &Cow<'_, str>| !part.ends_with('.') && part != "the" && !names::is_ship_prefix(&part.to_uppercase());
    name.split_whitespace().map(lower).filter(said).collect()
}

fn parting(accounts: &[Account], left: EntityId, right: EntityId, best: Likest, weights: &Weights) -> Option<Parting> {
    let (a, b) = (entity(accounts, left), entity(accounts, right));
    let persons = a.kind == Kind::Person && b.kind == Kind::Person;
    let rare = !persons && shares_a_rare_word(&parts(&a.name), &parts(&b.name));
    let signs = Weighing::new()
        .part("sentences alike", best.likeness)
        .part("the same is said of both", f64::from(u8::from(same_is_said(accounts, left, right))))
        .part("what is said of them parts", f64::from(u8::from(parts_in_role(accounts, left, right))))
        .part("a person", f64::from(u8::from(persons)))
        .part("a rare word in common", f64::from(u8::from(rare)))
        .part("two kinds of bearer", f64::from(u8::from(a.kind != b.kind)));
    let (left, right) = (claim(accounts, left, best.left)?, claim(accounts, right, best.right)?);
    let shown = |claim: &Claim| words(&accounts[claim.report], claim.span);
    if shown(&left) == shown(&right) {
        return None;
    }
    Some(Parting {
        rule: Rule::Name,
        verdict: Verdict::Conflict,
        severity: Severity::Warning,
        subject: "a name".to_string(),
        reason: format!(
            "What is told of {} in one report is told of {} in the other, and neither report knows the other name.",
            a.name, b.name
        ),
        left,
        right,
        weighing: weights.weigh(Rule::Name.name(), &signs),
    })
}

/// Whether a role, an occupation, an age or kin of one is the other's too.
fn same_is_said(accounts: &[Account], left: EntityId, right: EntityId) -> bool {
    related(accounts, left, right, |relation| *relation == Relation::Same)
}

fn parts_in_role(accounts: &[Account], left: EntityId, right: EntityId) -> bool {
    related(accounts, left, right, |relation| matches!(relation, Relation::Apart(_)))
}

fn related(accounts: &[Account], left: EntityId, right: EntityId, wanted: impl Fn(&Relation) -> bool) -> bool {
    let of = |id: EntityId| {
        let all = accounts[id.report].profiles.iter();
        all.filter(move |p| p.entity == id.entity && !matches!(p.what, What::Nationality(_)))
    };
    of(left).any(|a| of(right).any(|b| wanted(&profile::compare(a, b))))
}

/// A name stands all over a report; so many more places show that it is no slip of the pen.
const ENOUGH: usize = 2;

/// Where else the report writes the name so.
fn again(account: &Account, named: &Entity, name: Span) -> Vec<Span> {
    let shown = words(account, name);
    let mentions = named.mentions.iter().map(|&mention| account.entities.mentions[mention].span);
    mentions.filter(|&span| span != name && words(account, span) == shown).take(ENOUGH).collect()
}

fn claim(accounts: &[Account], id: EntityId, sentence: usize) -> Option<Claim> {
    let account = &accounts[id.report];
    let named = entity(accounts, id);
    let mentions = named.mentions.iter().map(|&mention| &account.entities.mentions[mention]);
    let here = |span: Span| account.prose.sentences[sentence].span.contains(span);
    let names = mentions.filter(|mention| mention.form == Form::Named).map(|mention| mention.span);
    // The surname alone does not show a first name that differs.
    let is_whole = |span: Span| parts(&words(account, span)).len() >= parts(&named.name).len();
    let span = names.max_by_key(|&span| (is_whole(span), here(span), span.len()))?;
    Some(Claim {
        report: id.report,
        span,
        sentence: account.sentence(span),
        topic: String::new(),
        again: again(account, named, span),
        said_by: account.said_by(span),
        same_as: named.name.to_lowercase(),
        value: named.name.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    #[test]
    fn the_whole_name_is_shown() {
        let words = "Divers found Orwin Vasker near the weir. Vasker was taken ashore, where he died.";
        let accounts = [Account::told("r", words, Particulars::default())];
        let named = |entity: &Entity| entity.name == "Orwin Vasker";
        let entity = accounts[0].entities.entities.iter().position(named).unwrap();
        let claim = claim(&accounts, EntityId { report: 0, entity }, 1).unwrap();
        assert_eq!(self::words(&accounts[0], claim.span), "Orwin Vasker");
    }
}
