use super::{Record, SCHEMA};
use crate::error::Error;
use schemars::JsonSchema;
use serde::Serialize;

/// The whole result as one JSON document, indented, with a closing line break.
pub fn document(record: &Record) -> String {
    let mut json = serde_json::to_string_pretty(record).expect("a record has string keys and finite numbers");
    json.push('\n');
    json
}

/// The whole result on one line, with a closing line break.
pub fn line(record: &Record) -> String {
    let mut json = serde_json::to_string(record).expect("a record has string keys and finite numbers");
    json.push('\n');
    json
}

/// What stands in place of a result that could not be made.
#[derive(Serialize, JsonSchema)]
pub(super) struct Failure<'a> {
    /// Why there is none.
    error: &'a str,
    /// The id of the set or the text, where it is known.
    id: Option<&'a str>,
    /// `atodds/1`.
    schema: &'a str,
}

/// What stands in place of a result that could not be made, on one line, with a closing line break.
pub fn failure(id: Option<&str>, why: &str) -> String {
    let failure = Failure { error: why, id, schema: SCHEMA };
    format!("{}\n", serde_json::to_string(&failure).expect("a failure has string keys"))
}

/// Reads a result that [`document`] or [`line`] wrote. `name` is for messages.
pub fn read(name: &str, source: &str) -> Result<Record, Error> {
    #[derive(serde::Deserialize)]
    struct Version {
        schema: String,
        error: Option<String>,
    }
    let unusable = |why: String| Error::Unusable { name: name.to_string(), why };
    let bad = |error: serde_json::Error| {
        unusable(format!("{error}; an earlier result is what 'atodds check --output json=PATH' writes"))
    };
    let Version { schema, error } = serde_json::from_str(source).map_err(bad)?;
    if schema != SCHEMA {
        return Err(unusable(format!(
            "its schema is {schema:?}, and this version reads {SCHEMA:?}; compare the reports again"
        )));
    }
    if let Some(why) = error {
        return Err(unusable(format!("there is no result in it, since there was none: {why}")));
    }
    serde_json::from_str(source).map_err(bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_result_is_named_with_the_way_out() {
        let says = |source: &str| read("r.json", source).unwrap_err().to_string();
        assert!(says("{").starts_with("r.json: EOF"));
        assert!(says(r#"{"schema": "atodds/7"}"#).contains("atodds/7"));
        assert!(says(r#"{"schema": "atodds/1"}"#).contains("missing field"));
        assert!(says(&failure(Some("s"), "it \"broke\" off")).ends_with("since there was none: it \"broke\" off"));
        assert!(read("r.json", &"[".repeat(100_000)).is_err());
    }
}
