//! What was read out of one text: as a line of JSON, and for people.

use super::parties::{self, PartiesRecord};
use super::{SCHEMA, inert};
use crate::account::Account;
use crate::facts::Party;
use crate::facts::attribution::{Attribution, Direct};
use crate::facts::quantity::{Kind, Limit, Quantity};
use crate::facts::timex::Timex;
use crate::text::Span;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Write;

#[derive(Serialize, JsonSchema)]
pub(super) struct FactsLine {
    /// `atodds/1`.
    schema: &'static str,
    id: String,
    quantities: Vec<QuantityRecord>,
    times: Vec<TimeRecord>,
    attributions: Vec<AttributionRecord>,
    #[serde(flatten)]
    parties: PartiesRecord,
}

#[derive(Serialize, JsonSchema)]
struct QuantityRecord {
    start: usize,
    end: usize,
    text: String,
    value: ValueRecord,
    unit: Option<&'static str>,
    of: Option<String>,
    event: Option<String>,
}

#[derive(Serialize, JsonSchema)]
struct TimeRecord {
    start: usize,
    end: usize,
    text: String,
    r#type: &'static str,
    value: String,
}

#[derive(Serialize, JsonSchema)]
struct AttributionRecord {
    source: WordsRecord,
    cue: Option<WordsRecord>,
    content: Vec<SpanRecord>,
    stance: &'static str,
    direct: bool,
    /// What kind of source it is.
    class: &'static str,
    /// Who speaks in the end, in lower case: whose spokesman it is, whom "he" means.
    party: Option<String>,
    /// The place of the attribution that this one is part of, in the text: what an official says according to a paper.
    within: Option<SpanRecord>,
}

#[derive(Serialize, JsonSchema)]
struct WordsRecord {
    start: usize,
    end: usize,
    text: String,
}

#[derive(Serialize, JsonSchema)]
struct SpanRecord {
    start: usize,
    end: usize,
}

#[derive(Serialize, JsonSchema)]
struct ValueRecord {
    low: Option<serde_json::Number>,
    high: Option<serde_json::Number>,
    approximate: bool,
}

/// The facts of a text on one line of JSON, offsets in its field.
pub fn line(account: &Account) -> String {
    let facts = FactsLine {
        schema: SCHEMA,
        id: account.report.id.clone(),
        quantities: account.quantities.iter().filter(|q| counts_or_measures(q)).map(|q| quantity(account, q)).collect(),
        times: account.times.iter().map(|t| time(account, t)).collect(),
        attributions: account.attributions.iter().filter_map(|a| attribution(account, a)).collect(),
        parties: parties::records(account),
    };
    let mut json = serde_json::to_string(&facts).expect("facts have string keys and finite numbers");
    json.push('\n');
    json
}

/// A place in an order, "the third", does neither.
fn counts_or_measures(quantity: &Quantity) -> bool {
    quantity.kind != Kind::Ordinal
}

fn quantity(account: &Account, quantity: &Quantity) -> QuantityRecord {
    let span = whole(quantity);
    let place = account.report.text.place(span).span;
    QuantityRecord {
        start: place.start,
        end: place.end,
        text: words(account, span),
        value: ValueRecord {
            low: quantity.bounds.low.and_then(number),
            high: quantity.bounds.high.and_then(number),
            approximate: quantity.approximate,
        },
        unit: quantity.unit.map(|unit| unit.name),
        of: quantity.of.as_ref().map(|counted| words(account, counted.span)),
        event: quantity.event.as_ref().map(|event| event.lemma.clone()),
    }
}

fn time(account: &Account, time: &Timex) -> TimeRecord {
    let place = account.report.text.place(time.span).span;
    let (r#type, value) = time.timex3();
    TimeRecord { start: place.start, end: place.end, text: words(account, time.span), r#type, value }
}

/// `None` of words that are credited to nobody who is named, as in "is believed to".
fn attribution(account: &Account, attribution: &Attribution) -> Option<AttributionRecord> {
    let place = |span: Span| account.report.text.place(span).span;
    let named = |span: Span| WordsRecord { start: place(span).start, end: place(span).end, text: words(account, span) };
    let piece = |&span: &Span| SpanRecord { start: place(span).start, end: place(span).end };
    let source = attribution.source.as_ref()?;
    Some(AttributionRecord {
        source: named(source.whole()),
        cue: attribution.cue.map(named),
        content: attribution.content.iter().map(piece).collect(),
        stance: attribution.stance.name(),
        direct: attribution.direct == Direct::Direct,
        class: source.class.name(),
        party: Party::speaking(&account.prose, &account.entities, source).key,
        within: attribution.within.map(|outer| piece(&account.attributions[outer].extent())),
    })
}

/// The number with what it counts, where that stands right after it: "at least 40 people".
fn whole(quantity: &Quantity) -> Span {
    match &quantity.of {
        Some(of) if of.span.start >= quantity.span.end && of.span.start <= quantity.span.end + 1 => {
            quantity.span.cover(of.span)
        }
        _ => quantity.span,
    }
}

fn number(limit: Limit) -> Option<serde_json::Number> {
    limit.value.normalize().to_string().parse().ok()
}

fn words(account: &Account, span: Span) -> String {
    span.of(account.report.text.as_str()).to_string()
}

/// The facts of a text for people: a line a fact, under the name of the report.
pub fn table(account: &Account) -> String {
    let mut out = format!("{}\n", inert::line(&account.report.id));
    for quantity in account.quantities.iter().filter(|q| counts_or_measures(q)) {
        let position = account.report.text.place(quantity.span).position;
        let said = inert::line(&words(account, whole(quantity)));
        let _ = writeln!(out, "  {}:{}  {}  =  {}", position.line, position.column, said, meant(account, quantity));
    }
    for time in &account.times {
        let position = account.report.text.place(time.span).position;
        let (kind, value) = time.timex3();
        let said = inert::line(&words(account, time.span));
        let _ = writeln!(out, "  {}:{}  {said}  =  {kind} {value}", position.line, position.column);
    }
    for attribution in &account.attributions {
        let position = account.report.text.place(attribution.extent()).position;
        let source = attribution.source.as_ref().map_or("somebody".to_string(), |s| words(account, s.span));
        let content: Vec<String> = attribution.content.iter().map(|span| words(account, *span)).collect();
        let said = inert::line(&format!("{source}  {}  {}", attribution.stance.name(), content.join(" … ")));
        let _ = writeln!(out, "  {}:{}  {said}", position.line, position.column);
    }
    parties::lines(account, &mut out);
    out
}

fn meant(account: &Account, quantity: &Quantity) -> String {
    let end = |limit: Option<Limit>| limit.map_or(String::new(), |l| printed(l.value));
    let value = match quantity.bounds.point() {
        Some(value) => printed(value),
        None => format!("{}..{}", end(quantity.bounds.low), end(quantity.bounds.high)),
    };
    let about = if quantity.approximate { "about " } else { "" };
    let unit = quantity.unit.map(|unit| format!(" {}", unit.name)).unwrap_or_default();
    let of = quantity.of.as_ref().map(|of| format!(" {}", inert::line(&words(account, of.span)))).unwrap_or_default();
    let event = quantity.event.as_ref().map(|event| format!(", {}", event.lemma)).unwrap_or_default();
    format!("{about}{value}{unit}{of}{event}")
}

fn printed(value: Decimal) -> String {
    value.normalize().to_string()
}
