//! What a desk does with what it has: folders that say what their files do not, other languages, versions of one item,
//! pictures against their own fields, limits.

mod program;

use program::{Run, atodds, folder};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const NORTH: &str = "Ferry sinks\n\nNine people drowned when the ferry sank off Lorne on Friday, the mayor said.\n";
const SOUTH: &str = "Ferry lost\n\nThe ferry sank off Lorne on Friday, and eleven people drowned, the mayor said.\n";
const GERMAN: &str = "Fähre gesunken\n\nNeun Menschen sind bei dem Unglück auf der Fähre vor Lorne gestorben, wie die \
                      Polizei sagte.\n";

fn run(folder: &TempDir, names: &[&str], flags: &[&str]) -> Run {
    let paths = names.iter().map(|name| folder.path().join(name));
    let run = atodds(&paths.chain(flags.iter().map(PathBuf::from)).collect::<Vec<_>>());
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    run
}

fn result(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", run.stdout, run.stderr))
}

fn names(folder: &Path, result: &Value) -> Vec<String> {
    let ids = result["reports"].as_array().unwrap().iter().map(|report| report["id"].as_str().unwrap());
    ids.map(|id| id.replace(&format!("{}/", folder.to_str().unwrap()), "")).collect()
}

fn notes(result: &Value, what: &str) -> Vec<String> {
    let notes = result["notes"].as_array().unwrap().iter().filter(|note| note["what"] == what);
    notes.map(|note| note["message"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_folder_says_what_its_files_do_not() {
    let set = "title = 'The ferry of Lorne'\n[[report]]\nfile = 'a.txt'\noutlet = 'Northern News'\n\
               published = 2024-03-09T18:20:00Z\n[[report]]\nfile = 'c.txt'\nskip = 'not of the ferry'\n\
               [[report]]\nfile = 'south.copy'\noutlet = 'Southern News'\n";
    let folder =
        folder(&[("set.toml", set), ("a.txt", NORTH), ("south.copy", SOUTH), ("c.txt", "Talks\n\nThe talks ended.\n")]);
    for named in ["", "set.toml"] {
        let run = run(&folder, &[named], &["--output", "json"]);
        let result = result(&run);
        assert_eq!(result["id"], "The ferry of Lorne");
        assert_eq!(names(folder.path(), &result), ["a.txt", "south.copy"]);
        assert_eq!(result["reports"][0]["source"], "Northern News");
        assert_eq!(result["reports"][0]["published"], "2024-03-09T18:20:00Z");
        assert_eq!(result["reports"][1]["source"], "Southern News");
        assert!(run.stderr.contains("c.txt: left out: not of the ferry"), "{}", run.stderr);
    }
    let result = result(&run(&folder, &["a.txt", "c.txt"], &["--output", "json"]));
    assert_eq!(names(folder.path(), &result), ["a.txt", "c.txt"], "what is named itself is read");
    assert_eq!(result["reports"][0]["source"], "Northern News", "and known from its folder all the same");
}

#[test]
fn what_is_wrong_with_the_description_of_a_folder_is_said_with_its_line_and_the_rest_is_compared() {
    for (set, expected) in [
        ("[[report]]\nfile = 'a.txt'\noutlit = 'AP'\n", "set.toml: line 3: unknown field `outlit`"),
        (
            "\n[[report]]\nfile = 'a.text'\n",
            "set.toml: line 3: there is no file \"a.text\" in the folder; did you mean \"a.txt\"?",
        ),
        (
            "[[report]]\nfile = 'a.txt'\npublished = 'Friday'\n",
            "set.toml: line 3: \"Friday\" is not a time such as 2024-",
        ),
        ("[[report]\n", "set.toml: line 1: "),
    ] {
        let folder = folder(&[("set.toml", set), ("a.txt", NORTH), ("b.txt", SOUTH)]);
        let run = run(&folder, &[""], &["--output", "json"]);
        assert_eq!(run.status, 2, "{set}");
        assert!(run.stderr.contains(expected), "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
        assert_eq!(names(folder.path(), &result(&run)), ["a.txt", "b.txt"]);
    }
}

#[test]
fn a_page_that_seems_to_break_off_is_named() {
    let page = format!("<html><body><h1>Ferry sinks</h1><p>{}</p><p>The ma", NORTH.replace('\n', " "));
    let folder = folder(&[
        ("a.txt", SOUTH),
        ("page.html", &page),
        ("whole.html", &format!("{page}yor left.</p></body></html>")),
    ]);
    let broken = run(&folder, &["a.txt", "page.html"], &["--output", "json"]);
    assert_eq!(notes(&result(&broken), "broken").len(), 1, "{}", broken.stdout);
    assert_eq!(run(&folder, &["a.txt", "page.html"], &["--strict", "--fail-on", "never"]).status, 2);
    assert_eq!(run(&folder, &["a.txt", "whole.html"], &["--strict", "--fail-on", "never"]).status, 0);
}

#[test]
fn a_report_in_another_language_is_named_and_left_out() {
    let folder = folder(&[("a.txt", NORTH), ("b.txt", SOUTH), ("c.txt", GERMAN)]);
    let all = ["a.txt", "c.txt", "b.txt"];
    let relaxed = run(&folder, &all, &["--output", "json", "--fail-on", "never"]);
    let read = result(&relaxed);
    assert_eq!((relaxed.status, names(folder.path(), &read)), (0, vec!["a.txt".to_string(), "b.txt".to_string()]));
    let said = notes(&read, "language");
    assert!(said.len() == 1 && said[0].contains("German"), "{said:?}");
    assert_eq!(run(&folder, &all, &["--strict", "--fail-on", "never"]).status, 2);
    assert_eq!(run(&folder, &["a.txt", "b.txt"], &["--strict", "--fail-on", "never"]).status, 0);
    let alone = run(&folder, &["a.txt", "c.txt"], &[]);
    assert_eq!(alone.status, 2);
    assert!(alone.stderr.contains("c.txt: The report is not in English (German)"), "{}", alone.stderr);
    let set =
        format!(r#"{{"id": "s", "reports": [{{"id": "a", "text": {:?}}}, {{"id": "c", "text": {GERMAN:?}}}]}}"#, NORTH);
    let file = self::folder(&[("sets.jsonl", &set)]);
    let path = file.path().join("sets.jsonl");
    let batch = |flags: &[&str]| atodds(&[&["batch", path.to_str().unwrap()], flags].concat());
    assert_eq!(batch(&[]).status, 0, "{}", batch(&[]).stderr);
    assert!(batch(&[]).stdout.contains("not in English (German)"));
    assert_eq!(batch(&["--strict"]).status, 2);
}

fn item(version: u32, day: u32, dead: &str) -> String {
    format!(
        "<newsItem guid='urn:ferry' version='{version}'><itemMeta><provider literal='nna'><name>NNA</name></provider>\
         <firstCreated>2024-03-09T08:00:00Z</firstCreated><versionCreated>2024-03-{day:02}T09:00:00Z</versionCreated></itemMeta>\
         <contentMeta><headline>Ferry sinks</headline></contentMeta><contentSet><inlineData>The ferry sank off Lorne on \
         Friday and {dead} people drowned, the mayor said.</inlineData></contentSet></newsItem>"
    )
}

#[test]
fn of_two_versions_the_latest_is_compared_and_with_the_flag_both() {
    let (first, second) = (item(1, 9, "nine"), item(2, 10, "eleven"));
    let folder = folder(&[("2.xml", second.as_str()), ("1.xml", &first), ("b.txt", SOUTH)]);
    let all = ["1.xml", "2.xml", "b.txt"];
    let latest = result(&run(&folder, &all, &["--output", "json"]));
    assert_eq!(names(folder.path(), &latest), ["2.xml", "b.txt"]);
    assert_eq!(latest["findings"].as_array().unwrap().len(), 0, "{latest}");
    let said = notes(&latest, "version");
    assert!(said.len() == 1 && said[0].contains("2.xml is a later version of the same item"), "{said:?}");
    let alone = run(&folder, &["1.xml", "2.xml"], &[]);
    assert_eq!(alone.status, 2);
    assert!(alone.stderr.contains("ask for every version"), "{}", alone.stderr);
    let both = result(&run(&folder, &["1.xml", "2.xml"], &["--versions", "--output", "json"]));
    assert_eq!(names(folder.path(), &both), ["1.xml", "2.xml"]);
    let verdicts: Vec<&str> =
        both["findings"].as_array().unwrap().iter().map(|f| f["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["update"], "{both}");
}

#[test]
fn a_picture_is_held_against_its_own_fields() {
    let picture = r#"{"uri": "urn:smoke", "type": "picture", "contentcreated": "2023-03-07T09:15:00Z", "by": "Joe Roe",
        "description_caption": "Smoke rises over Lorne on Thursday, March 7, 2024. (NNA Photo/Ann Poe)"}"#;
    let folder = folder(&[("smoke.json", picture)]);
    assert_eq!(run(&folder, &["smoke.json"], &[]).status, 2, "one report is no comparison");
    let run = run(&folder, &["smoke.json"], &["--within", "--output", "json"]);
    let result = result(&run);
    let mut messages: Vec<&str> =
        result["findings"].as_array().unwrap().iter().map(|f| f["message"].as_str().unwrap()).collect();
    messages.sort_unstable();
    assert_eq!(
        messages,
        [
            "when the picture was taken: 2023-03-07 (contentcreated) or Thursday, March 7, 2024",
            "whose picture: (NNA Photo/Ann Poe) or Joe Roe (by)"
        ]
    );
    assert_eq!(run.status, 1);
}

#[test]
fn a_headline_is_held_against_its_text() {
    let folder = folder(&[
        (
            "a.txt",
            "Eleven people drown as ferry sinks off Lorne\n\nNine people drowned when the ferry sank off Lorne on Friday, the mayor said.\n",
        ),
        (
            "b.txt",
            "Nine people drown as ferry sinks off Lorne\n\nNine people drowned when the ferry sank off Lorne on Friday, the mayor said.\n",
        ),
    ]);
    let apart = result(&run(&folder, &["a.txt"], &["--within", "--min-confidence", "0", "--output", "json"]));
    let message = apart["findings"][0]["message"].as_str();
    assert_eq!(message, Some("people, drown: eleven or nine"), "{apart}");
    let fields: Vec<&str> = apart["findings"][0]["sides"]
        .as_array()
        .unwrap()
        .iter()
        .map(|side| side["evidence"][0]["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["headline", "text"]);
    let same = run(&folder, &["b.txt"], &["--within", "--min-confidence", "0"]);
    assert_eq!(same.status, 0, "{}", same.stdout);
}

#[test]
fn what_a_handout_shows_is_said_by_who_handed_it_out() {
    let picture = r#"{"uri": "urn:convoy", "type": "picture", "description_caption": "Forty trucks cross the bridge at Lorne on Friday. (Lorne Council via NNA)"}"#;
    let folder = folder(&[
        ("convoy.json", picture),
        ("b.txt", "Trucks cross\n\nThirty trucks crossed the bridge at Lorne on Friday.\n"),
    ]);
    let compared = result(&run(&folder, &["convoy.json", "b.txt"], &["--min-confidence", "0", "--output", "json"]));
    let evidence = compared["findings"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|f| f["sides"].as_array().unwrap())
        .flat_map(|s| s["evidence"].as_array().unwrap());
    let said_by: Vec<&Value> = evidence.filter(|e| e["quote"] == "Forty").map(|e| &e["said_by"]).collect();
    assert!(!said_by.is_empty() && said_by.iter().all(|who| *who == "Lorne Council"), "{compared}");
}

/// What both reports give `a.txt` and `b.txt` have in common as a figure and not as a thing.
fn same_figures(agency: &str, courier: &str) -> Vec<Vec<String>> {
    let folder = folder(&[
        ("a.txt", format!("Storm hits Lorne\n\n{agency}\n")),
        ("b.txt", format!("Lorne after it\n\n{courier}\n")),
    ]);
    let result = result(&run(&folder, &["a.txt", "b.txt"], &["--no-config", "--output", "json"]));
    let told = result["same_figures"].as_array().cloned().unwrap_or_default();
    let value = |side: &Value| side["value"].as_str().unwrap().to_string();
    told.iter().map(|same| same["sides"].as_array().unwrap().iter().map(value).collect()).collect()
}

#[test]
fn a_figure_that_is_given_for_two_things_is_told() {
    const DEAD: &str = "The storm killed 4,460 people, officials said.";
    assert_eq!(same_figures("The town opened 4,460 shelters.", DEAD), [["4,460 shelters", "4,460 people, killed"]]);
    let hurt = "The storm injured 4,460 people, the ministry said.";
    assert_eq!(same_figures(hurt, DEAD), [["4,460 people, injured", "4,460 people, killed"]]);
    for (one, other, why) in [
        ("The storm destroyed 300 houses.", "The storm killed 300 people.", "a round figure is given for much"),
        ("The town opened about 4,460 shelters.", DEAD, "not exact"),
        ("The storm killed 4,460 people and 4,460 cows.", DEAD, "this report knows of both"),
        ("There were 4,460 people on board.", "The ferry carried 4,460 passengers.", "people both"),
        ("The storm destroyed 4,460 houses.", "It left 4,460 buildings in ruins.", "houses are buildings"),
    ] {
        assert_eq!(same_figures(one, other), Vec::<Vec<String>>::new(), "{why}");
    }
}

#[test]
fn each_limit_can_be_raised_and_says_so_when_it_is_hit() {
    let large = format!("{SOUTH}{}", " ".repeat(1 << 20));
    let wordy = format!("{SOUTH}{}\n", "a".repeat(1 << 20));
    let many = NORTH.repeat(150);
    let deep = format!("<html><body>{}<p>Nine drowned.</p></body></html>", "<div>".repeat(300));
    let folder = folder(&[
        ("a.txt", NORTH),
        ("b.txt", SOUTH),
        ("large.txt", &large),
        ("wordy.txt", &wordy),
        ("many.txt", &many),
        ("deep.html", &deep),
    ]);
    for (file, tight, wide) in [
        ("large.txt", &["--max-size", "1"][..], &["--max-size", "2"][..]),
        ("large.txt", &["--max-total", "1"], &["--max-total", "2"]),
        ("wordy.txt", &["--max-text", "1"], &["--max-text", "2"]),
        ("many.txt", &["--max-blocks", "100"], &[]),
        ("deep.html", &[], &["--max-depth", "400"]),
        ("b.txt", &["--max-reports", "1"], &[]),
    ] {
        let within = run(&folder, &["a.txt", file], &[wide, &["--fail-on", "never"]].concat());
        assert_eq!(within.status, 0, "{file} {wide:?}: {}", within.stderr);
        let beyond = run(&folder, &["a.txt", file], tight);
        assert_eq!(beyond.status, 2, "{file} {tight:?}");
        let limit = tight.first().unwrap_or(&"--max-depth").trim_start_matches('-');
        assert!(beyond.stderr.contains(file) && beyond.stderr.contains(limit), "{file} {tight:?}: {}", beyond.stderr);
    }
    assert_eq!(run(&folder, &["a.txt", "b.txt"], &["--max-depth", "5000"]).status, 2);
    assert!(atodds(&["check", "--help"]).stdout.contains("The most MiB of one file [default: 16]"));
}
