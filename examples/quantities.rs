//! Reads JSON Lines with an `id` and a `text` each and prints what quantities are read out of them, in the shape of
//! the results of `atodds facts`. `cargo run --example quantities -- FILE`

use atodds::facts::quantity::{self, Kind, Quantity};
use atodds::prose::Prose;
use atodds::text::Span;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};
use std::io::Read;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut lines = String::new();
    match std::env::args().next_back().filter(|name| std::path::Path::new(name).extension().is_some()) {
        Some(name) => lines = std::fs::read_to_string(name)?,
        None => drop(std::io::stdin().read_to_string(&mut lines)?),
    }
    for line in lines.lines() {
        let row: Value = serde_json::from_str(line)?;
        let text = row["text"].as_str().unwrap_or_default();
        let prose = Prose::of(text.into(), &[Span::new(0, text.len())]);
        let mut found = quantity::find(&prose);
        quantity::attach(&prose, &mut found);
        let quantities: Vec<Value> =
            found.iter().filter(|q| q.kind != Kind::Ordinal).map(|quantity| shown(text, quantity)).collect();
        println!("{}", json!({"schema": "atodds/1", "id": row["id"], "quantities": quantities}));
    }
    Ok(())
}

fn shown(text: &str, quantity: &Quantity) -> Value {
    let number = |limit: Option<quantity::Limit>| limit.and_then(|limit| limit.value.to_f64());
    json!({
        "start": quantity.span.start, "end": quantity.span.end, "text": quantity.span.of(text),
        "number": quantity.number.of(text),
        "value": {"low": number(quantity.bounds.low), "high": number(quantity.bounds.high), "approximate": quantity.approximate},
        "unit": quantity.unit.map(|unit| unit.name),
        "kind": format!("{:?}", quantity.kind), "role": format!("{:?}", quantity.role),
        "of": quantity.of.as_ref().map(|of| of.span.of(text)),
        "event": quantity.event.as_ref().map(|event| event.lemma.clone()),
    })
}
