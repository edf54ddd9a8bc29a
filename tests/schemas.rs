//! What is written for other programs has the shape that they were promised: JSON by our own schema, SARIF and JUnit by
//! what their formats ask.
//!
//! The schema of SARIF is not ours to pass on: `schemas/sarif.json` says in words of our own what it asks of the parts that
//! we write. JUnit has no schema of its own; its table here follows that of the Jenkins xUnit plugin.

mod program;
mod records;

use atodds::render::schema::{self, Document};
use atodds::render::{Changes, Drawn, Format, Record};
use atodds::settings;
use jsonschema::Validator;
use program::{atodds, fed};
use records::{ferry, hostile, nothing};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

#[track_caller]
fn conforms(schema: &Validator, value: &Value) {
    let wrong: Vec<String> =
        schema.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The schema with every object closed: what it does not name is wrong, too.
fn closed(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(|field| *field = closed(field.take()));
            if fields.contains_key("properties") && fields.get("type") == Some(&json!("object")) {
                fields.insert("additionalProperties".into(), json!(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = closed(item.take())),
        _ => {}
    }
    schema
}

fn of_results() -> Validator {
    validator(&closed(parsed(&schema::of(Document::Result))))
}

/// Results made by hand, with and without what can be asked for or left out.
fn results() -> Vec<Record> {
    let mut all = vec![ferry(), nothing(), hostile()];
    all.extend([ferry().without_scores(), ferry().with_path_prefix("desk/"), ferry().without_words()]);
    all
}

#[test]
fn json_is_as_its_schema_says() {
    let schema = of_results();
    for record in results() {
        for words_in_json in [false, true] {
            let out = Format::Json.draw(&record, &Drawn { words_in_json, ..Drawn::default() });
            conforms(&schema, &parsed(&out.words));
        }
    }
    for wrong in [json!({"schema": 1, "odd": true}), json!({}), json!([]), json!(null)] {
        assert!(!schema.is_valid(&wrong), "{wrong}");
    }
    let mut odd = parsed(&Format::Json.draw(&ferry(), &Drawn::default()).words);
    odd["findings"][0]["sides"][0]["evidence"][0]["page"] = json!(3);
    assert!(!schema.is_valid(&odd), "a field that the schema does not name");
}

#[test]
fn the_examples_are_as_the_schemas_say() {
    let (json, sarif) = (of_results(), validator(&parsed(include_str!("schemas/sarif.json"))));
    for set in ["oman-talks", "earthquake", "contested-town", "formats"] {
        let written = |format: &str| parsed(&atodds(&[&format!("examples/{set}"), "--output", format]).stdout);
        conforms(&json, &written("json"));
        conforms(&json, &written("jsonl"));
        conforms(&sarif, &written("sarif"));
    }
    let set = r#"{"id": "s", "reports": [{"id": "a", "text": "Six died.", "byline": "Ann Roe", "url": "https://example.org/a"},
        {"id": "b", "text": "Nine died."}]}"#;
    conforms(&json, &parsed(&fed(&["batch"], set.replace('\n', " ").as_bytes(), &[]).stdout));
}

#[test]
fn facts_and_changes_are_as_their_schemas_say() {
    let facts = validator(&closed(parsed(&schema::of(Document::Facts))));
    for report in ["oman-talks/chronicle", "oman-talks/courier", "earthquake/agency", "contested-town/daily"] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = program::get(root, &format!("examples/{report}.txt"));
        let line = json!({"id": report, "text": text, "published": "2024-03-09"}).to_string();
        let told = parsed(&fed(&["facts", "--jsonl"], line.as_bytes(), &[]).stdout);
        assert!(told["quantities"].as_array().unwrap().len() + told["entities"].as_array().unwrap().len() > 2);
        conforms(&facts, &told);
    }
    let changes = validator(&closed(parsed(&schema::of(Document::Changes))));
    for (old, new) in [(ferry(), nothing()), (nothing(), ferry()), (hostile(), ferry().without_scores())] {
        conforms(&changes, &parsed(&Changes::between(&old, &new).json()));
    }
    assert!(!changes.is_valid(&parsed(&Format::Json.draw(&ferry(), &Drawn::default()).words)));
}

#[test]
fn what_stands_in_place_of_a_result_is_as_the_schemas_say() {
    let failure = validator(&closed(parsed(&schema::of(Document::Failure))));
    let sarif = validator(&parsed(include_str!("schemas/sarif.json")));
    for id in [None, Some("s")] {
        let told = |format: Format| parsed(&format.failure(id, "there is \"no\" [report](x)").unwrap());
        conforms(&failure, &told(Format::Json));
        conforms(&failure, &told(Format::Jsonl));
        conforms(&sarif, &told(Format::Sarif));
    }
    assert!(!failure.is_valid(&parsed(&Format::Json.draw(&ferry(), &Drawn::default()).words)));
}

#[test]
fn the_template_is_as_the_schema_of_settings_says() {
    let schema = validator(&closed(parsed(&settings::schema())));
    let switched_on: Vec<String> = settings::template()
        .lines()
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with([' ', '#'])).unwrap_or(line))
        // JSON has no days: there they stand in quotes, which the settings take as well.
        .map(|line| line.replace("expires = 2027-01-31", "expires = \"2027-01-31\""))
        .collect();
    let settings: Value = toml::from_str(&switched_on.join("\n")).unwrap();
    assert!(settings["rules"].as_object().unwrap().len() > 5 && settings["limits"]["max-depth"] == 256);
    conforms(&schema, &settings);
    assert!(!schema.is_valid(&json!({"gate": {"fail_on": "never"}})), "an unknown key");
    assert!(!schema.is_valid(&json!({"gate": {"fail-on": "sometimes"}})), "an unknown verdict");
    assert!(!schema.is_valid(&json!({"limits": {"max-size": 0}})), "no limit is nothing");
}

#[test]
fn sarif_is_as_the_format_and_code_scanning_ask() {
    let schema = validator(&parsed(include_str!("schemas/sarif.json")));
    let written = |record: &Record| parsed(&Format::Sarif.draw(record, &Drawn::default()).words);
    for record in results() {
        conforms(&schema, &written(&record));
    }
    let log = written(&ferry());
    let spoilt: [(&str, Value); 6] = [
        ("/version", json!("2.0.0")),
        ("/runs/0/results/0/locations/0/physicalLocation/region/startColumn", json!(0)),
        ("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", json!("a b.txt")),
        ("/runs/0/results/0/level", json!("fatal")),
        ("/runs/0/results/0/message", json!("words")),
        ("/runs/0/tool/driver/rules/0/fullDescription/text", json!("long ".repeat(300))),
    ];
    for (at, value) in spoilt {
        let mut log = log.clone();
        *log.pointer_mut(at).unwrap() = value;
        assert!(!schema.is_valid(&log), "{at}");
    }
}

/// An element of JUnit: its name, the attributes that it must have, those that it may have besides, and what may stand in it.
type Element = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

const JUNIT: [Element; 7] = [
    ("testsuites", &[], &["name", "time", "tests", "failures", "errors"], &["testsuite"]),
    (
        "testsuite",
        &["name", "tests", "failures", "errors"],
        &["skipped", "time", "timestamp", "hostname", "id", "package", "file", "log", "url", "group"],
        &["testsuite", "properties", "testcase", "system-out", "system-err"],
    ),
    (
        "testcase",
        &["name"],
        &["classname", "time", "group"],
        &["skipped", "error", "failure", "system-out", "system-err"],
    ),
    ("failure", &[], &["type", "message"], &[]),
    ("error", &[], &["type", "message"], &[]),
    ("skipped", &[], &["type", "message"], &[]),
    ("system-out", &[], &[], &[]),
];

/// How often each element stands in the document, after each was held against the table.
fn checked(xml: &str) -> Result<BTreeMap<String, usize>, String> {
    let document = roxmltree::Document::parse(xml).map_err(|error| format!("{error}: {xml}"))?;
    let mut seen = BTreeMap::new();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let known = JUNIT.iter().find(|(known, ..)| *known == name);
        let (_, needed, allowed, inside) = known.ok_or_else(|| format!("there is no element {name}"))?;
        if let Some(missing) = needed.iter().find(|attribute| !node.has_attribute(**attribute)) {
            return Err(format!("{name} has no {missing}"));
        }
        if let Some(odd) = node.attributes().find(|a| !needed.contains(&a.name()) && !allowed.contains(&a.name())) {
            return Err(format!("{name} has no attribute {}", odd.name()));
        }
        if let Some(odd) = node.children().find(|c| c.is_element() && !inside.contains(&c.tag_name().name())) {
            return Err(format!("{} does not stand in {name}", odd.tag_name().name()));
        }
        let may_have_words = inside.is_empty();
        if !may_have_words && node.children().any(|c| c.is_text() && !c.text().unwrap_or("").trim().is_empty()) {
            return Err(format!("{name} has words"));
        }
        *seen.entry(name.to_string()).or_default() += 1;
    }
    match document.root_element().tag_name().name() {
        "testsuites" | "testsuite" => Ok(seen),
        other => Err(format!("{other} is no root")),
    }
}

#[test]
fn junit_is_as_its_readers_ask_and_counts_what_it_has() {
    for record in results() {
        let out = Format::Junit.draw(&record, &Drawn::default()).words;
        let seen = checked(&out).unwrap();
        let document = roxmltree::Document::parse(&out).unwrap();
        let suite = document.descendants().find(|node| node.has_tag_name("testsuite")).unwrap();
        for (attribute, element) in
            [("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")]
        {
            let counted = seen.get(element).copied().unwrap_or(0).to_string();
            assert_eq!(suite.attribute(attribute), Some(counted.as_str()), "{element}: {out}");
        }
    }
    for wrong in [
        "<testsuites><testsuite name='x'/></testsuites>",
        "<testsuites><testcase name='x'/></testsuites>",
        "<testsuite name='x' tests='1' failures='0' errors='0'><testcase name='x' line='3'/></testsuite>",
        "<testsuites>words</testsuites>",
        "<report/>",
    ] {
        assert!(checked(wrong).is_err(), "{wrong}");
    }
}
