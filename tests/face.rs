//! What the program says and with what status it ends, when all is well and when it is not.

mod program;

use program::{Run, atodds, fed, folder};
use std::fs;
use tempfile::TempDir;

const ONE: &str = "Ferry sinks\n\nMALMO (AP) — At least 12 people died when a ferry sank off Malmo on Friday.\n";
const OTHER: &str =
    "Vote on budget put off\n\nThe council put off its vote on the school budget for a week, the mayor said.\n";

fn compare(folder: &TempDir, names: &[&str]) -> Run {
    atodds(&names.iter().map(|name| folder.path().join(name)).collect::<Vec<_>>())
}

fn complains(run: &Run, about: &str) {
    assert_eq!(run.status, 2, "{}", run.stderr);
    assert!(run.stderr.contains(about), "{:?} does not name {about:?}", run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

#[test]
fn unrelated_reports_are_not_at_odds() {
    let folder = folder(&[("a.txt", ONE.as_bytes()), ("b.txt", OTHER.as_bytes())]);
    let run = compare(&folder, &["a.txt", "b.txt"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.ends_with("0 findings shown, 0 ignored, 0 known, 0 below the gate\n"), "{}", run.stdout);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_compared() {
    let files: [(&str, &[u8]); 5] = [
        ("a.txt", ONE.as_bytes()),
        ("b.txt", OTHER.as_bytes()),
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("b.bin", b"\x7fELF\0\0\0\x01\0"),
    ];
    let folder = folder(&files);
    for bad in ["missing.txt", "empty.txt", "blank.txt", "b.bin"] {
        let run = compare(&folder, &["a.txt", bad, "b.txt"]);
        complains(&run, bad);
        assert!(run.stdout.contains("2 reports"), "{bad}: {}", run.stdout);
    }
}

#[test]
fn a_mistyped_name_is_met_with_a_suggestion() {
    let folder = folder(&[("chronicle.txt", ONE.as_bytes())]);
    complains(&compare(&folder, &["chronical.txt"]), "chronicle.txt?");
}

#[test]
fn fewer_than_two_reports_are_no_comparison() {
    let folder = folder(&[("a.txt", ONE.as_bytes()), ("copy.txt", ONE.as_bytes()), ("page.pdf", b"%PDF-1.4")]);
    complains(&compare(&folder, &["a.txt"]), "only one report");
    complains(&compare(&folder, &["a.txt", "copy.txt"]), "the same words as");
    fs::create_dir(folder.path().join("nothing")).unwrap();
    complains(&compare(&folder, &["nothing"]), "no reports in this folder");
}

#[test]
fn other_encodings_are_read() {
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(ONE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows: Vec<u8> =
        OTHER.replace("mayor", "mayor of Malm\u{1}").bytes().map(|b| if b == 1 { 0xF6 } else { b }).collect();
    let folder = folder(&[("wide.txt", &utf16), ("west.txt", &windows)]);
    let run = compare(&folder, &["wide.txt", "west.txt"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("2 reports"), "{}", run.stdout);
}

#[test]
fn standard_input_is_a_report_with_the_name_that_it_is_given() {
    let path = "examples/oman-talks/digest.txt";
    let caption = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/oman-talks/ap-caption.txt")).unwrap();
    let run = fed(&["-", "--stdin-name", "caption.txt", path], &caption, &[]);
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stdout.contains("caption.txt:3:"), "{}", run.stdout);
}

#[test]
fn globs_and_folders_name_the_same_reports() {
    let folder = atodds(&["examples/oman-talks"]);
    let glob = atodds(&["examples/oman-talks/*.txt"]);
    assert_eq!((folder.status, folder.stdout), (glob.status, glob.stdout));
    complains(&atodds(&["examples/oman-talks/*.md"]), "no file matches");
}

#[test]
fn the_gate_decides_the_status_and_not_what_is_shown() {
    let shown = atodds(&["examples/oman-talks"]).stdout;
    let never = atodds(&["examples/oman-talks", "--fail-on", "never"]);
    assert_eq!((never.status, never.stdout), (0, shown));
    let sure = atodds(&["examples/oman-talks", "--min-confidence", "1"]);
    assert!(sure.stdout.contains("0 findings shown"), "{}", sure.stdout);
    assert_eq!(atodds(&["examples/oman-talks", "--min-confidence", "2"]).status, 2);
}

#[test]
fn outputs_go_where_they_are_sent_and_never_over_a_report() {
    let folder = folder(&[("a.txt", ONE.as_bytes()), ("b.txt", OTHER.as_bytes())]);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_string();
    let (a, b, json) = (path("a.txt"), path("b.txt"), path("result.json"));
    let run = atodds(&[&a, &b, "--output", "terminal", "--output", &format!("json={json}")]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let result: serde_json::Value = serde_json::from_str(&fs::read_to_string(&json).unwrap()).unwrap();
    assert_eq!(result["schema"], "atodds/1");
    complains(&atodds(&[&a, &b, "--output", &format!("json={a}")]), "one of the reports");
    assert_eq!(fs::read_to_string(&a).unwrap(), ONE);
    complains(&atodds(&[&a, &b, "-o", "json", "-o", "jsonl"]), "two outputs");
    complains(&atodds(&[&a, &b, "-o", &format!("json={}", path("no/such/result.json"))]), "no/such");
    assert_eq!(atodds(&[&a, &b, "-o", "pdf"]).status, 2);
}

#[test]
fn a_batch_goes_on_after_a_line_that_cannot_be_read() {
    let good = r#"{"id": "s1", "reports": [{"id": "a", "text": "Six died."}, {"id": "b", "text": "It rained."}]}"#;
    let input = format!("{good}\n\n{{\"id\": \"s2\"}}\nnonsense\n{good}\n");
    let run = fed(&["batch"], input.as_bytes(), &[]);
    let lines: Vec<serde_json::Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!((&lines[0]["id"], &lines[3]["id"]), (&"s1".into(), &"s1".into()));
    assert_eq!(lines[1]["id"], "s2");
    assert!(lines[1]["error"].as_str().unwrap().contains("<stdin>:3"), "{}", lines[1]);
    assert!(lines[2]["error"].is_string() && lines[2]["id"].is_null());
    complains(&run, "2 of 4 lines");
}

#[test]
fn facts_gives_offsets_in_the_text_as_it_was() {
    let run =
        fed(&["facts", "--jsonl"], "{\"id\": \"t\", \"text\": \"Café: at least 40 people died.\"}\n".as_bytes(), &[]);
    let facts: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let quantity = &facts["quantities"][0];
    assert_eq!((quantity["start"].as_u64(), quantity["text"].as_str()), (Some(7), Some("at least 40 people")));
    assert_eq!((quantity["value"]["low"].as_u64(), &quantity["value"]["high"]), (Some(40), &serde_json::Value::Null));
}

#[test]
fn nothing_is_read_out_of_another_language() {
    let german = "Bei dem Unglück auf der Fähre sind neun Menschen gestorben, wie die Polizei in der Stadt sagte. Die Fähre war auf dem Weg nach Malmö.";
    let lines =
        format!("{{\"id\": \"g\", \"text\": \"{german}\"}}\n{{\"id\": \"e\", \"text\": \"Nine people died.\"}}\n");
    let run = fed(&["facts", "--jsonl"], lines.as_bytes(), &[]);
    let records: Vec<serde_json::Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(records[0]["error"].as_str().unwrap().contains("not in English (German)"), "{}", records[0]);
    assert_eq!((&records[0]["id"], records[1]["quantities"].as_array().unwrap().len()), (&"g".into(), 1));
    complains(&run, "<stdin>:1: the report is not in English");
    complains(&fed(&["facts", "-"], german.as_bytes(), &[]), "not in English");
}

#[test]
fn each_rule_has_a_page() {
    let run = atodds(&["explain", "number"]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.starts_with("# number\n"));
    assert_eq!(atodds(&["explain", "weather"]).status, 2);
}
