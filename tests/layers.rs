//! What rooms know of: no room above or beside it, and the clock in two places only.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, from the ground up, each with its rooms.
const FLOORS: [&[&str]; 14] = [
    &["text", "wording", "weighing", "error", "lately", "corpus"],
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

/// Shows every source below `folder`, by name.
fn each_source(folder: &Path, see: &mut impl FnMut(&Path, &str)) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            each_source(&path, see);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            see(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn imports_run_down() {
    let root = source_folder();
    let mut found = Vec::new();
    each_source(&root, &mut |path, source| {
        let room = path.strip_prefix(&root).unwrap().iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if room != "lib" {
            found.extend(trespasses(room, source));
        }
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn an_upward_or_sideways_import_is_seen() {
    assert_eq!(trespasses("facts", "use crate::judge::Finding;").len(), 1);
    assert_eq!(trespasses("prose", "let report: crate::report::Report;").len(), 1);
    assert_eq!(trespasses("facts", "use crate::{text::Span};").len(), 1, "one import a line, through the door");
    assert_eq!(trespasses("facts", "use crate::prose::Prose; // crate::judge").len(), 0);
}

/// Where the clock is asked: for the day on which entries expire and the stamp, and for how long something has taken. So a
/// clock that is set to 1970 changes nothing else; nobody can set it in a test, but what asks it can be counted.
const ASK_THE_CLOCK: [&str; 2] = ["progress.rs", "told.rs"];

fn asks_the_clock(source: &str) -> bool {
    ["Timestamp::now", "SystemTime", "Instant::now", "Zoned::now"].iter().any(|ask| source.contains(ask))
}

#[test]
fn the_clock_is_asked_for_nothing_but_expiry_stamp_and_progress() {
    let mut asking: Vec<String> = Vec::new();
    each_source(&source_folder(), &mut |path, source| {
        if asks_the_clock(source) && !path.ends_with("tests.rs") {
            asking.push(path.file_name().unwrap().to_str().unwrap().to_string());
        }
    });
    asking.sort_unstable();
    assert_eq!(asking, ASK_THE_CLOCK);
}
