//! Who is who, who holds and does what, where, and what is said to be so: the part of a text's facts that is about people
//! and deeds, as records and as lines for people.

use super::{inert, variants};
use crate::account::{Account, Assertion};
use crate::entities::{Entity, Form};
use crate::facts::control::Control;
use crate::facts::place::Place;
use crate::facts::profile::{Profile, Relative, What, When};
use crate::facts::responsibility::Responsibility;
use crate::facts::{Party, Polarity, factuality};
use crate::text::Span;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Write;

/// All of it.
#[derive(Serialize, JsonSchema)]
pub(super) struct PartiesRecord {
    entities: Vec<EntityRecord>,
    profiles: Vec<ProfileRecord>,
    controls: Vec<ControlRecord>,
    responsibilities: Vec<DeedRecord>,
    places: Vec<PlaceRecord>,
    assertions: Vec<AssertionRecord>,
}

#[derive(Serialize, JsonSchema)]
struct EntityRecord {
    name: String,
    kind: &'static str,
    named: bool,
    mentions: Vec<PlaceOfMention>,
}

#[derive(Serialize, JsonSchema)]
struct PlaceOfMention {
    start: usize,
    end: usize,
    form: &'static str,
}

#[derive(Serialize, JsonSchema)]
struct ProfileRecord {
    start: usize,
    end: usize,
    text: String,
    of: usize,
    what: &'static str,
    value: String,
    when: &'static str,
}

#[derive(Serialize, JsonSchema)]
struct PartyRecord {
    start: usize,
    end: usize,
    text: String,
    /// Who that is: the name of the entity, where there is one.
    name: String,
    /// Who acts through it, in lower case.
    party: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct ControlRecord {
    start: usize,
    end: usize,
    text: String,
    holder: Option<PartyRecord>,
    held: Option<PartyRecord>,
    kind: &'static str,
    extent: &'static str,
    phase: &'static str,
    denied: bool,
    said_by: Option<PartyRecord>,
}

#[derive(Serialize, JsonSchema)]
struct DeedRecord {
    start: usize,
    end: usize,
    text: String,
    agent: Option<PartyRecord>,
    act: &'static str,
    verb: String,
    object: Option<PartyRecord>,
    target: Option<PartyRecord>,
    denied: bool,
    said_by: Option<PartyRecord>,
}

#[derive(Serialize, JsonSchema)]
struct PlaceRecord {
    start: usize,
    end: usize,
    text: String,
    event: String,
    name: Option<String>,
    metres: Option<f64>,
}

#[derive(Serialize, JsonSchema)]
struct AssertionRecord {
    start: usize,
    end: usize,
    text: String,
    event: String,
    negative: bool,
    modality: &'static str,
    time: &'static str,
    /// Whether somebody is said to deny it.
    denied: bool,
}

/// The records of `account`, offsets in its field.
pub(super) fn records(account: &Account) -> PartiesRecord {
    PartiesRecord {
        entities: account.entities.entities.iter().map(|one| entity(account, one)).collect(),
        profiles: account.profiles.iter().map(|one| profile(account, one)).collect(),
        controls: account.controls.iter().map(|one| control(account, one)).collect(),
        responsibilities: account.deeds.iter().map(|one| deed(account, one)).collect(),
        places: account.places.iter().map(|one| place(account, one)).collect(),
        assertions: account.assertions.iter().map(|one| assertion(account, one)).collect(),
    }
}

fn at(account: &Account, span: Span) -> (usize, usize, String) {
    let place = account.report.text.place(span).span;
    (place.start, place.end, span.of(account.report.text.as_str()).to_string())
}

fn party_record(account: &Account, party: &Party) -> PartyRecord {
    let (start, end, text) = at(account, party.span);
    PartyRecord { start, end, text, name: party.name.clone(), party: party.key.clone() }
}

fn said_by(account: &Account, span: Span) -> Option<PartyRecord> {
    account.speaker(span).map(|speaker| party_record(account, &speaker))
}

fn entity(account: &Account, entity: &Entity) -> EntityRecord {
    let mention = |&index: &usize| {
        let mention = &account.entities.mentions[index];
        let (start, end, _) = at(account, mention.span);
        PlaceOfMention { start, end, form: variants::of_form(mention.form) }
    };
    EntityRecord {
        name: entity.name.clone(),
        kind: variants::of_entity(entity.kind),
        named: entity.named,
        mentions: entity.mentions.iter().map(mention).collect(),
    }
}

fn profile(account: &Account, profile: &Profile) -> ProfileRecord {
    let (start, end, text) = at(account, profile.span);
    let (what, value) = what(&profile.what);
    let when = match profile.when {
        When::Now => "now",
        When::Once => "once",
        When::Acting => "acting",
    };
    ProfileRecord { start, end, text, of: profile.entity, what, value, when }
}

fn what(what: &What) -> (&'static str, String) {
    match what {
        What::Role(role) => ("role", role.words()),
        What::Occupation(role) => ("occupation", role.words()),
        What::Rank(rank) => ("rank", rank.clone()),
        What::Age(years) => ("age", years.to_string()),
        What::Nationality(nation) => ("nationality", nation.clone()),
        What::Birthplace(place) => ("birthplace", place.clone()),
        What::Residence(place) => ("residence", place.clone()),
        What::Relation(Relative { kin, to_words, .. }) => ("relation", format!("{kin} of {to_words}")),
    }
}

fn control(account: &Account, control: &Control) -> ControlRecord {
    let (start, end, text) = at(account, control.span);
    let party = |party: &Option<Party>| party.as_ref().map(|party| party_record(account, party));
    ControlRecord {
        start,
        end,
        text,
        holder: party(&control.holder),
        held: party(&control.held),
        kind: variants::of_control(control.kind),
        extent: variants::of_extent(control.extent),
        phase: variants::of_phase(control.phase),
        denied: control.polarity == Polarity::Denied,
        said_by: said_by(account, control.span),
    }
}

fn deed(account: &Account, deed: &Responsibility) -> DeedRecord {
    let (start, end, text) = at(account, deed.span);
    let party = |party: &Option<Party>| party.as_ref().map(|party| party_record(account, party));
    DeedRecord {
        start,
        end,
        text,
        agent: party(&deed.agent),
        act: variants::of_act(deed.act),
        verb: deed.lemma.clone(),
        object: party(&deed.object),
        target: party(&deed.target),
        denied: deed.polarity == Polarity::Denied,
        said_by: said_by(account, deed.span),
    }
}

fn place(account: &Account, place: &Place) -> PlaceRecord {
    let (start, end, text) = at(account, place.span);
    PlaceRecord { start, end, text, event: place.lemma.clone(), name: place.name.clone(), metres: place.metres }
}

fn assertion(account: &Account, assertion: &Assertion) -> AssertionRecord {
    let factuality = &assertion.factuality;
    let (start, end, text) = at(account, factuality.span);
    AssertionRecord {
        start,
        end,
        text,
        event: factuality.lemma.clone(),
        negative: factuality.polarity == factuality::Polarity::Negative,
        modality: variants::of_modality(factuality.modality),
        time: variants::of_time(factuality.time),
        denied: assertion.denied,
    }
}

/// The same for people, a line each.
pub(super) fn lines(account: &Account, out: &mut String) {
    for entity in account.entities.entities.iter().filter(|entity| entity.named || entity.mentions.len() > 1) {
        let kind = variants::of_entity(entity.kind);
        let _ = writeln!(out, "  {kind}  {}{}", inert::line(&entity.name), also(account, entity));
    }
    for profile in &account.profiles {
        let name = &account.entities.entities[profile.entity].name;
        let (_, _, words) = at(account, profile.span);
        let _ = writeln!(out, "  {}  is  {}", inert::line(name), inert::line(&words));
    }
    let who = |party: &Option<Party>| party.as_ref().map_or("somebody".to_string(), known);
    for control in &account.controls {
        let not = if control.polarity == Polarity::Denied { "does not " } else { "" };
        let said =
            format!("{}  {not}{}  {}", who(&control.holder), variants::of_control(control.kind), who(&control.held));
        line(account, control.span, &said, out);
    }
    for deed in &account.deeds {
        let not = if deed.polarity == Polarity::Denied { "not " } else { "" };
        let object = deed.object.as_ref().map(|object| format!("  {}", known(object))).unwrap_or_default();
        line(account, deed.span, &format!("{}  {not}{}{object}", who(&deed.agent), deed.lemma), out);
    }
    for place in &account.places {
        let (_, _, words) = at(account, place.span);
        line(account, place.span, &format!("{}  {words}", place.lemma), out);
    }
    for assertion in &account.assertions {
        let factuality = &assertion.factuality;
        let sign = if factuality.polarity == factuality::Polarity::Negative { "not so" } else { "so" };
        let denied = if assertion.denied { ", denied" } else { "" };
        let said = format!("{}  {sign}, {}{denied}", factuality.lemma, variants::of_modality(factuality.modality));
        line(account, factuality.span, &said, out);
    }
}

/// Who that is, with whoever acts through them where the words do not say it.
fn known(party: &Party) -> String {
    match &party.key {
        Some(key) if !party.name.to_lowercase().contains(key) => format!("{} ({key})", party.name),
        _ => party.name.clone(),
    }
}

/// By what else the text calls somebody.
fn also(account: &Account, entity: &Entity) -> String {
    let mut words: Vec<String> = Vec::new();
    for &mention in &entity.mentions {
        let mention = &account.entities.mentions[mention];
        let (_, _, said) = at(account, mention.span);
        if mention.form != Form::Pronoun && said != entity.name && !words.contains(&said) {
            words.push(said);
        }
    }
    let shown: Vec<String> = words.iter().map(|word| inert::line(word).to_string()).collect();
    let names = if shown.is_empty() { String::new() } else { format!("  = {}", shown.join(" = ")) };
    format!("{names}  ({})", super::some(entity.mentions.len(), "mention"))
}

fn line(account: &Account, span: Span, said: &str, out: &mut String) {
    let position = account.report.text.place(span).position;
    let _ = writeln!(out, "  {}:{}  {}", position.line, position.column, inert::line(said));
}
