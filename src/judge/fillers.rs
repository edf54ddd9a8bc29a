//! Two names for whoever has a part that one alone has: the judge of a trial, the captain of a ship, the owner of a building.
//!
//! Of each report one named person may have the part, and neither report knows the other's name.

use super::sides::{Claim, Parting};
use super::weights::Weights;
use super::{Rule, Severity, Verdict};
use crate::account::Account;
use crate::align::{Alignment, EntityId, SentenceId};
use crate::entities::{Entity, Form, Kind, Likeness, likeness};
use crate::facts::profile::{What, When};
use crate::report::BlockKind;
use crate::text::Span;
use crate::weighing::Weighing;
use std::collections::BTreeMap;

/// The part of what something is to be called, which is no person's.
const NAME: &str = "name";

/// Who has a part in one report.
struct Filler {
    id: EntityId,
    /// Of what, in words.
    of: Option<String>,
    name: Span,
}

/// More reports than this behind one are not asked for the same part: as for names, so many neighbours are witness enough.
const MOST_REPORTS: usize = 64;

/// Where two reports give one part to two who share no name.
pub(super) fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let mut parts: BTreeMap<String, Vec<Filler>> = BTreeMap::new();
    for (report, account) in accounts.iter().enumerate() {
        for (part, filler) in sole(report, account) {
            parts.entry(part).or_default().push(filler);
        }
    }
    let christened = accounts.iter().enumerate().filter_map(|(report, account)| christened(report, account));
    parts.insert(NAME.to_string(), christened.collect());
    let mut found = Vec::new();
    for (part, fillers) in &parts {
        for (at, left) in fillers.iter().enumerate() {
            let rights = fillers[at + 1..].iter().take(MOST_REPORTS);
            found.extend(rights.filter_map(|right| parting(accounts, alignment, weights, part, left, right)));
        }
    }
    found
}

/// What `account` says that one thing is to be called, where it says so of one alone: "will be known as Alder Cross".
fn christened(report: usize, account: &Account) -> Option<Filler> {
    const NAMING: [&str; 7] = ["call", "name", "know", "rename", "christen", "dub", "title"];
    let prose = &account.prose;
    let named = |verb: usize| {
        let naming = prose.tag(verb).is_verb() && NAMING.contains(&prose.lemma(verb));
        let first = prose.sentences[prose.sentence_of(verb)].tokens.start;
        let be = verb.checked_sub(1).filter(|&be| naming && be > first && prose.lower(be) == "be")?;
        matches!(prose.lower(be - 1), "to" | "will" | "would").then_some(())?;
        let at = verb + 1 + usize::from(prose.tokens.get(verb + 1).is_some_and(|_| prose.lower(verb + 1) == "as"));
        prose.tokens.get(at)?;
        let mention = account.entities.mention_at(at).map(|mention| &account.entities.mentions[mention])?;
        let entity = &account.entities.entities[mention.entity];
        let id = EntityId { report, entity: mention.entity };
        (entity.named && entity.kind != Kind::Person).then_some(Filler { id, of: None, name: mention.span })
    };
    let mut all = (0..prose.tokens.len()).filter_map(named);
    all.next().filter(|_| all.next().is_none())
}

/// The parts of `account` that one of its named persons alone has.
fn sole(report: usize, account: &Account) -> Vec<(String, Filler)> {
    let mut parts: BTreeMap<&str, Vec<(usize, Option<&String>)>> = BTreeMap::new();
    for profile in account.profiles.iter().filter(|profile| profile.when == When::Now) {
        let (What::Role(role) | What::Occupation(role)) = &profile.what else { continue };
        if role.below.is_none() && SOLE.contains(&role.head.as_str()) {
            parts.entry(&role.head).or_default().push((profile.entity, role.of.as_ref()));
        }
    }
    // "U.S. District Judge Naomi Felt" is taken for a name.
    let titled = account.entities.entities.iter().enumerate().filter(|(_, entity)| entity.named);
    for (entity, named) in titled {
        let mut words = named.name.split(' ').peekable();
        while let Some(word) = words.next() {
            if let Some(part) =
                TITLES.iter().find(|title| **title == word.to_lowercase()).filter(|_| words.peek().is_some())
            {
                parts.entry(part).or_default().push((entity, None));
            }
        }
    }
    for (kin, entity) in kin(account) {
        parts.entry(kin).or_default().push((entity, None));
    }
    let one = |(part, mut holders): (&str, Vec<(usize, Option<&String>)>)| {
        let (entity, of) = *holders.first()?;
        holders.retain(|(other, _)| *other != entity);
        let id = EntityId { report, entity };
        let named = &account.entities.entities[entity];
        let name = name_of(account, named)
            .filter(|_| holders.is_empty() && named.named && !matches!(named.kind, Kind::Place | Kind::Thing))?;
        Some((part.to_string(), Filler { id, of: of.cloned(), name }))
    };
    parts.into_iter().filter_map(one).collect()
}

/// "A son, Martin", "his son, Martin": who is named beside a word for kin of which he is the only one.
fn kin(account: &Account) -> Vec<(&'static str, usize)> {
    const KIN: [&str; 8] = ["son", "daughter", "wife", "husband", "widow", "widower", "father", "mother"];
    let prose = &account.prose;
    let beside = |at: usize| {
        let kin = KIN.into_iter().find(|&kin| prose.lower(at) == kin)?;
        let next = at + 1 + usize::from(prose.tokens.get(at + 1).is_some_and(|_| prose.word(at + 1) == ","));
        prose.tokens.get(next).filter(|_| prose.sentence_of(next) == prose.sentence_of(at))?;
        let mention = &account.entities.mentions[account.entities.mention_at(next)?];
        let entity = &account.entities.entities[mention.entity];
        let person = matches!(entity.kind, Kind::Person | Kind::Unclear) && entity.named;
        (person && mention.form == Form::Named).then_some((kin, mention.entity))
    };
    (0..prose.tokens.len()).filter_map(beside).collect()
}

/// Where the text first names it at its longest, but for headlines.
fn name_of(account: &Account, entity: &Entity) -> Option<Span> {
    let mentions = entity.mentions.iter().map(|&mention| &account.entities.mentions[mention]);
    let told = |span: Span| {
        let sentence = account.prose.sentence_at(span.start);
        sentence.is_some_and(|sentence| {
            account.block(sentence) != BlockKind::Headline && !is_in_capitals(account, sentence)
        })
    };
    let names = mentions.filter(|mention| mention.form == Form::Named && told(mention.span));
    names.map(|mention| mention.span).max_by_key(|span| (span.len(), std::cmp::Reverse(span.start)))
}

/// "Judge Releases Call": in a headline every word is written like a name, wherever it stands.
pub(super) fn is_in_capitals(account: &Account, sentence: usize) -> bool {
    let mut tokens = account.prose.sentences[sentence].tokens.clone();
    let small = |at: usize| account.prose.tag(at).is_verb() && account.prose.word(at).starts_with(char::is_lowercase);
    !tokens.any(small)
}

fn parting(
    accounts: &[Account],
    alignment: &Alignment,
    weights: &Weights,
    part: &str,
    left: &Filler,
    right: &Filler,
) -> Option<Parting> {
    let entity = |filler: &Filler| &accounts[filler.id.report].entities.entities[filler.id.entity];
    let (a, b) = (entity(left), entity(right));
    let known = alignment.names.knows(right.id.report, left.id, a.kind)
        || alignment.names.knows(left.id.report, right.id, b.kind);
    let of_two = left.of.as_ref().zip(right.of.as_ref()).is_some_and(|(x, y)| are_two(x, y));
    if known || of_two || likeness(&a.name, &b.name) != Likeness::Different {
        return None;
    }
    let shared = a.name.split(' ').any(|word| b.name.split(' ').any(|other| other == word));
    let mut signs = Weighing::new();
    signs.add("sentences alike", alike(accounts, alignment, left, right));
    let called = f64::from(u8::from(part == NAME));
    signs.add("a person", 1.0 - called);
    signs.add("the only one with a part", 1.0 - called);
    signs.add("what it is to be called", called);
    signs.add("the names share a word", f64::from(u8::from(shared)));
    Some(Parting {
        rule: Rule::Name,
        verdict: Verdict::Conflict,
        severity: Severity::Warning,
        subject: if part == NAME { "what it is to be called".into() } else { format!("the name of the {part}") },
        reason: format!(
            "Each report gives one {part}: {} in one and {} in the other, and neither report knows the other name.",
            a.name, b.name
        ),
        left: claim(accounts, left),
        right: claim(accounts, right),
        weighing: weights.weigh(Rule::Name.name(), &signs),
    })
}

/// Whether what a part is of is two things. A company may be the plant that burnt.
fn are_two(x: &str, y: &str) -> bool {
    const ANY_BODY: [&str; 5] = ["company", "firm", "business", "group", "operator"];
    let any = |of: &str| ANY_BODY.iter().any(|body| of.to_lowercase() == *body);
    !any(x) && !any(y) && likeness(x, y) == Likeness::Different
}

/// How alike the sentences are in which the two are named.
fn alike(accounts: &[Account], alignment: &Alignment, left: &Filler, right: &Filler) -> f64 {
    let sentence = |filler: &Filler| {
        let report = filler.id.report;
        Some(SentenceId { report, sentence: accounts[report].prose.sentence_at(filler.name.start)? })
    };
    let Some(pair) = sentence(left).zip(sentence(right)) else { return 0.0 };
    let found = alignment.candidates.binary_search_by_key(&pair, |candidate| (candidate.left, candidate.right));
    found.map_or(0.0, |at| alignment.candidates[at].likeness.total())
}

fn claim(accounts: &[Account], filler: &Filler) -> Claim {
    let account = &accounts[filler.id.report];
    let name = account.entities.entities[filler.id.entity].name.clone();
    Claim::alone(account, filler.id.report, filler.name, name)
}

/// Parts of which an event, a body or a place has one as a rule, each by the first of its names.
const SOLE: [&str; 16] = [
    "judge",
    "captain",
    "pilot",
    "driver",
    "owner",
    "mayor",
    "governor",
    "chief executive",
    "referee",
    "imam",
    "pastor",
    "priest",
    "bishop",
    "landlord",
    "founder",
    "head teacher",
];

/// Those of them that stand before a name.
const TITLES: [&str; 3] = ["judge", "mayor", "bishop"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    fn parts(words: &str) -> Vec<String> {
        let account = Account::told("r", words, Particulars::default());
        sole(0, &account).into_iter().map(|(part, _)| part).collect()
    }

    #[test]
    fn a_part_is_had_by_one() {
        assert_eq!(
            parts("The judge, Ann Roe, set the date. The captain of the ferry, Tom Lind, was ill."),
            ["captain", "judge"]
        );
        assert_eq!(parts("The judge, Ann Roe, set the date. Another judge, Tom Lind, was ill."), Vec::<String>::new());
    }
}
