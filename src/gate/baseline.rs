use crate::error::Error;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The number of the baseline's shape.
pub const BASELINE_SCHEMA: &str = "atodds-baseline/1";

/// What every result of this program begins its schema with.
const RESULT: &str = "atodds/";

/// Findings that were accepted earlier, by fingerprint.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Baseline {
    entries: BTreeMap<String, Entry>,
}

/// One accepted finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its fingerprint.
    pub id: String,
    /// Its rule, for people.
    #[serde(default)]
    pub rule: String,
    /// Its message, for people.
    #[serde(default)]
    pub message: String,
    /// Why it was accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The last day on which it is accepted.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "day")]
    pub expires: Option<Date>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    findings: Vec<Entry>,
}

/// What is needed of an earlier result to know its findings again.
#[derive(Deserialize)]
struct Earlier {
    #[serde(default)]
    findings: Vec<Signed>,
    #[serde(default)]
    set_aside: Vec<Aside>,
}

#[derive(Deserialize)]
struct Aside {
    finding: Signed,
}

#[derive(Deserialize)]
struct Signed {
    id: String,
    rule: String,
    message: String,
}

#[derive(Deserialize)]
struct Version {
    schema: String,
}

impl Baseline {
    /// Reads a baseline, or any earlier JSON result, whose findings are then all accepted. `name` is for messages.
    pub fn read(name: &str, source: &str) -> Result<Self, Error> {
        let unusable = |why: String| Error::Unusable { name: name.to_string(), why };
        let bad = |error: serde_json::Error| {
            unusable(format!("{error}; a baseline is made by 'atodds baseline accept' or is an earlier JSON result"))
        };
        let Version { schema } = serde_json::from_str(source).map_err(bad)?;
        if schema.starts_with(RESULT) && schema != "atodds/1"
            || schema.starts_with("atodds-baseline/") && schema != BASELINE_SCHEMA
        {
            return Err(unusable(format!(
                "written as {schema:?}, which this version does not read; make it again with 'atodds baseline accept'"
            )));
        }
        let entries: Vec<Entry> = if schema == BASELINE_SCHEMA {
            serde_json::from_str::<File>(source).map_err(bad)?.findings
        } else if schema.starts_with(RESULT) {
            let earlier: Earlier = serde_json::from_str(source).map_err(bad)?;
            let known = earlier.set_aside.into_iter().map(|aside| aside.finding);
            earlier.findings.into_iter().chain(known).map(Entry::of).collect()
        } else {
            return Err(unusable(format!("{schema:?} is neither a baseline nor a result of atodds")));
        };
        let mut baseline = Self::default();
        for entry in entries {
            if let Some(twice) = baseline.entries.insert(entry.id.clone(), entry) {
                return Err(unusable(format!("the finding {:?} is in it twice; remove one", twice.id)));
            }
        }
        Ok(baseline)
    }

    /// The same as a file, sorted by fingerprint, so that versions of it can be compared line by line.
    pub fn written(&self) -> String {
        let file = File { schema: BASELINE_SCHEMA.into(), findings: self.entries.values().cloned().collect() };
        let mut json = serde_json::to_string_pretty(&file).expect("a baseline has string keys");
        json.push('\n');
        json
    }

    /// Its entries, by fingerprint.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// The entry for a fingerprint.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// Takes an entry in; one for the same finding gives way.
    pub fn accept(&mut self, entry: Entry) {
        self.entries.insert(entry.id.clone(), entry);
    }

    /// Keeps the entries that `wanted` says yes to, and gives the number of those that went.
    pub fn prune(&mut self, wanted: impl Fn(&Entry) -> bool) -> usize {
        let before = self.entries.len();
        self.entries.retain(|_, entry| wanted(entry));
        before - self.entries.len()
    }
}

impl Entry {
    fn of(signed: Signed) -> Self {
        Self { id: signed.id, rule: signed.rule, message: signed.message, reason: None, expires: None }
    }

    /// What it is for, in messages.
    pub fn about(&self) -> String {
        if self.message.is_empty() { self.id.clone() } else { format!("{:?} ({})", self.message, self.id) }
    }
}

/// A day as `2027-01-31`.
mod day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub fn serialize<S: Serializer>(day: &Option<Date>, to: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.to_string()).serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
        let written: Option<String> = Option::deserialize(from)?;
        let day = written.map(|written| {
            written.parse().map_err(|_| D::Error::custom(format!("{written:?} is not a day such as 2027-01-31")))
        });
        day.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RESULT: &str = r#"{"schema": "atodds/1", "findings": [{"id": "aa", "rule": "number", "message": "x: 1 or 2", "sides": []}],
        "set_aside": [{"why": "known", "finding": {"id": "bb", "rule": "number", "message": "y: 1 or 2"}}]}"#;

    fn says(source: &str) -> String {
        Baseline::read("b.json", source).unwrap_err().to_string()
    }

    #[test]
    fn an_earlier_result_is_a_baseline_with_what_it_knew_already() {
        let baseline = Baseline::read("b.json", RESULT).unwrap();
        assert_eq!(baseline.entries().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["aa", "bb"]);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut baseline = Baseline::read("b.json", RESULT).unwrap();
        let entry = Entry {
            reason: Some("settled".into()),
            expires: "2027-01-31".parse().ok(),
            ..baseline.entry("aa").unwrap().clone()
        };
        baseline.accept(entry);
        assert_eq!(Baseline::read("b.json", &baseline.written()).unwrap(), baseline);
        assert_eq!(baseline.prune(|entry| entry.id == "aa"), 1);
        assert!(baseline.written().contains("\"expires\": \"2027-01-31\""));
    }

    #[test]
    fn what_cannot_be_read_is_named_with_the_way_out() {
        assert!(says("{\"schema\": ").contains("b.json: EOF"));
        assert!(says(r#"{"schema": "atodds-baseline/3", "findings": []}"#).contains("atodds-baseline/3"));
        assert!(says(r#"{"schema": "atodds/9", "findings": []}"#).contains("make it again"));
        assert!(says(r#"{"schema": "other", "findings": []}"#).contains("neither"));
        let entry = r#"{"id": "aa", "rule": "number", "message": "m"}"#;
        let twice = format!(r#"{{"schema": "atodds-baseline/1", "findings": [{entry}, {entry}]}}"#);
        assert!(says(&twice).contains("twice"));
        let day = r#"{"schema": "atodds-baseline/1", "findings": [{"id": "aa", "expires": "soon"}]}"#;
        assert!(says(day).contains("2027-01-31"));
    }
}
