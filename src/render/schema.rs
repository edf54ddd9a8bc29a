use super::facts::FactsLine;
use super::json::Failure;
use super::{Changes, Record};
use schemars::{JsonSchema, schema_for};

/// What is written as JSON.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Document {
    /// One result.
    Result,
    /// What differs between two results.
    Changes,
    /// What was read out of one text.
    Facts,
    /// What stands in place of any of them that could not be made.
    Failure,
}

/// A JSON Schema (draft 2020-12) of such a document, made from the same types that write it.
pub fn of(document: Document) -> String {
    match document {
        Document::Result => written::<Record>(),
        Document::Changes => written::<Changes>(),
        Document::Facts => written::<FactsLine>(),
        Document::Failure => written::<Failure>(),
    }
}

fn written<T: JsonSchema>() -> String {
    let mut json = serde_json::to_string_pretty(&schema_for!(T)).expect("a schema has string keys");
    json.push('\n');
    json
}
