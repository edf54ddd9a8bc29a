//! Imports run down: no room knows one above or beside it.

use std::fs;
use std::path::Path;

/// The floors, from the ground up, each with its rooms.
const FLOORS: [&[&str]; 14] = [
    &["text", "wording", "weighing", "error", "corpus"],
    &["prose", "report"],
    &["entities", "formats"],
    &["facts"],
    &["account"],
    &["align"],
    &["judge"],
    &["comparison"],
    &["gate"],
    &["render"],
    &["settings"],
    &["batch"],
    &["cli"],
    &["main"],
];

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// The rooms that a line of code names after `crate::`, whether it imports or spells the path out.
fn named(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or("");
    code.match_indices("crate::").map(move |(at, found)| {
        let rest = &code[at + found.len()..];
        &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())]
    })
}

fn trespasses(room: &str, source: &str) -> Vec<String> {
    let own = floor(room).unwrap_or_else(|| panic!("the room {room} has no floor: give it one in tests/layers.rs"));
    let allowed = |other: &str| other == room || floor(other).is_some_and(|other| other < own);
    let mut found = Vec::new();
    for line in source.lines() {
        found.extend(named(line).filter(|other| !allowed(other)).map(|other| format!("{room} names {other}: {line}")));
    }
    found
}

fn walk(folder: &Path, room: Option<&str>, found: &mut Vec<String>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_string();
        let room = room.unwrap_or(&stem);
        if path.is_dir() {
            walk(&path, Some(room), found);
        } else if path.extension().is_some_and(|e| e == "rs") && room != "lib" {
            found.extend(trespasses(room, &fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn imports_run_down() {
    let mut found = Vec::new();
    walk(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(), None, &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn an_upward_or_sideways_import_is_seen() {
    assert_eq!(trespasses("facts", "use crate::judge::Finding;").len(), 1);
    assert_eq!(trespasses("prose", "let report: crate::report::Report;").len(), 1);
    assert_eq!(trespasses("facts", "use crate::{text::Span};").len(), 1, "one import a line, through the door");
    assert_eq!(trespasses("facts", "use crate::prose::Prose; // crate::judge").len(), 0);
}
