//! The same reports give the same bytes, whatever the machine looks like.

mod program;

use atodds::render::Format;
use program::{atodds, fed, folder, inside, program};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SET: [&str; 4] = [
    "examples/oman-talks/chronicle.txt",
    "examples/oman-talks/courier.txt",
    "examples/oman-talks/ap-caption.txt",
    "examples/oman-talks/digest.txt",
];

fn with_format<'a>(paths: &[&'a str]) -> Vec<&'a str> {
    paths.iter().copied().chain(["--output", "json"]).collect()
}

#[test]
fn threads_locale_zone_and_home_change_nothing() {
    let plain = atodds(&with_format(&SET)).stdout;
    for environment in [
        [("RAYON_NUM_THREADS", "1"), ("TZ", "Asia/Tokyo"), ("LANG", "C")],
        [("RAYON_NUM_THREADS", "2"), ("TZ", "Bogus"), ("LC_ALL", "tr_TR.UTF-8")],
        [("RAYON_NUM_THREADS", "8"), ("HOME", ""), ("COLUMNS", "3")],
    ] {
        assert_eq!(fed(&with_format(&SET), b"", &environment).stdout, plain, "{environment:?}");
    }
}

#[test]
fn every_output_is_the_same_in_every_folder_and_with_any_number_of_threads() {
    let outputs = |threads: &str| -> Vec<Vec<u8>> {
        let folder = tempfile::tempdir().unwrap();
        for path in SET {
            let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
            fs::copy(&path, folder.path().join(path.rsplit('/').next().unwrap())).unwrap();
        }
        let names: Vec<String> = Format::ALL.iter().map(|format| format!("{0}=r.{0}", format.name())).collect();
        let mut command = program(folder.path());
        for name in &names {
            command.args(["--output", name]);
        }
        let done = command.arg("./").env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
        let read = |format: &Format| fs::read(folder.path().join(format!("r.{}", format.name()))).unwrap();
        Format::ALL.iter().map(read).collect()
    };
    let plain = outputs("1");
    for threads in ["2", "8"] {
        for (written, (first, format)) in outputs(threads).iter().zip(plain.iter().zip(Format::ALL)) {
            assert!(written == first, "{} differs with {threads} threads", format.name());
        }
    }
    for (written, format) in plain.iter().zip(Format::ALL) {
        assert!(!written.starts_with(b"\xef\xbb\xbf"), "{}: no mark of byte order", format.name());
        let words = String::from_utf8(written.clone()).unwrap();
        assert!(format == Format::Csv || !words.contains('\r'), "{}", format.name());
        assert!(!words.contains(env!("CARGO_MANIFEST_DIR")) && !words.contains("/tmp"), "{}", format.name());
        assert!(words.ends_with('\n'), "{}", format.name());
    }
}

#[test]
fn the_order_in_which_reports_are_named_changes_no_finding() {
    let findings = |paths: &[&str]| -> BTreeSet<String> {
        let result: Value = serde_json::from_str(&atodds(&with_format(paths)).stdout).unwrap();
        result["findings"].as_array().unwrap().iter().map(|f| f["id"].as_str().unwrap().to_string()).collect()
    };
    let plain = findings(&SET);
    assert!(!plain.is_empty());
    for turn in 1..SET.len() {
        let mut turned = SET;
        turned.rotate_left(turn);
        assert_eq!(findings(&turned), plain, "{turned:?}");
    }
}

#[test]
fn moved_lines_and_other_line_ends_change_no_fingerprint() {
    let ids = |moved: bool| -> BTreeSet<String> {
        let files = SET.map(|path| {
            let words = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
            let words =
                if moved { words.replace('\n', "\r\n").replacen("\r\n\r\n", "\r\n\r\n\r\n\r\n", 1) } else { words };
            (path.rsplit('/').next().unwrap(), words)
        });
        let folder = folder(&files);
        let result: Value = serde_json::from_str(&inside(folder.path(), &["./", "-o", "json"]).stdout).unwrap();
        result["findings"].as_array().unwrap().iter().map(|finding| finding["id"].as_str().unwrap().into()).collect()
    };
    assert!(!ids(false).is_empty());
    assert_eq!(ids(true), ids(false));
}

#[test]
fn scores_have_two_decimals() {
    let result: Value = serde_json::from_str(&atodds(&with_format(&SET)).stdout).unwrap();
    let findings = result["findings"].as_array().unwrap();
    let weights = findings.iter().flat_map(|finding| finding["parts"].as_array().unwrap()).map(|part| &part["weight"]);
    let scores: Vec<String> =
        findings.iter().map(|finding| &finding["confidence"]).chain(weights).map(Value::to_string).collect();
    assert!(scores.len() > 5);
    for score in scores {
        assert!(score.split_once('.').is_none_or(|(_, decimals)| decimals.len() <= 2), "{score}");
    }
}

#[test]
fn a_batch_gives_the_same_bytes_for_any_number_of_threads() {
    let report = |path: &str| serde_json::json!({"id": path, "text": fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()});
    let set = |n: usize| serde_json::json!({"id": format!("s{n}"), "reports": SET.map(report)}).to_string() + "\n";
    let input: String = (0..100).map(set).collect();
    let run = |threads: &str| fed(&["batch"], input.as_bytes(), &[("RAYON_NUM_THREADS", threads)]).stdout;
    let one = run("1");
    assert_eq!(one.lines().count(), 100);
    assert_eq!(run("2"), one);
    assert_eq!(run("8"), one);
}
