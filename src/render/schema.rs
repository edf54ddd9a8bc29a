use super::Record;

/// A JSON Schema (draft 2020-12) of one result, made from the same types that write it.
pub fn document() -> String {
    let schema = schemars::schema_for!(Record);
    let mut json = serde_json::to_string_pretty(&schema).expect("a schema has string keys");
    json.push('\n');
    json
}
