use super::Record;

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
