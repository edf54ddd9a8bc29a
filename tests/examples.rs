//! Every example in every format, as it is printed. A snapshot changes in the commit that means it to.

mod program;

use program::atodds;
use std::fs;

/// The folders of `examples/` that are report sets: those with plain texts in them, the many formats of one story aside.
fn sets() -> Vec<String> {
    let mut sets: Vec<String> = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir() && entry.file_name() != "formats")
        .filter(|entry| {
            fs::read_dir(entry.path()).unwrap().any(|file| file.unwrap().path().extension().is_some_and(|e| e == "txt"))
        })
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    sets.sort();
    sets
}

fn snapshot(name: &str, printed: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, printed);
    });
}

#[test]
fn every_set_in_every_format() {
    for set in sets() {
        for format in ["terminal", "json", "jsonl"] {
            let run = atodds(&[&format!("examples/{set}"), "--output", format]);
            assert_eq!(run.stderr, "");
            snapshot(&format!("{set}.{format}"), &format!("{}exit status {}\n", run.stdout, run.status));
        }
    }
}

#[test]
fn what_is_read_and_what_is_aligned() {
    for set in sets() {
        snapshot(&format!("{set}.facts"), &atodds(&["facts", &format!("examples/{set}")]).stdout);
        snapshot(&format!("{set}.align"), &atodds(&["align", &format!("examples/{set}")]).stdout);
    }
}

#[test]
fn how_two_articles_are_read() {
    for (set, article) in [("oman-talks", "chronicle"), ("earthquake", "agency")] {
        let run = atodds(&["facts", "--show", "grammar", &format!("examples/{set}/{article}.txt")]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""));
        snapshot(&format!("{set}.{article}.grammar"), &run.stdout);
    }
}

#[test]
fn the_oman_talks_are_at_odds_over_the_hostages_released_and_not_over_those_taken() {
    let run = atodds(&["examples/oman-talks", "--output", "json"]);
    assert_eq!(run.status, 1);
    let result: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let values = |finding: &serde_json::Value| -> Vec<String> {
        finding["sides"]
            .as_array()
            .unwrap()
            .iter()
            .map(|s| s["evidence"][0]["quote"].as_str().unwrap().into())
            .collect()
    };
    let numbers: Vec<Vec<String>> =
        result["findings"].as_array().unwrap().iter().filter(|f| f["rule"] == "number").map(values).collect();
    assert_eq!(numbers, [["105", "110"]]);
}

/// An article that tells what papers say is held against the papers, and what it has one paper say against what it has
/// another say.
#[test]
fn the_papers_that_a_roundup_cites_are_told_apart() {
    let found = |arguments: &[&str]| -> Vec<String> {
        let run = atodds(&[arguments, &["--min-confidence", "0", "--output", "json"]].concat());
        let result: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let side = |side: &serde_json::Value| {
            let evidence = &side["evidence"][0];
            format!("{} ({})", side["value"].as_str().unwrap(), evidence["said_by"].as_str().unwrap_or("itself"))
        };
        let findings = result["findings"].as_array().unwrap().iter();
        findings.map(|f| f["sides"].as_array().unwrap().iter().map(side).collect::<Vec<_>>().join(" | ")).collect()
    };
    let within = found(&["examples/dam-collapse/roundup.txt", "--within"]);
    for expected in [
        "41 (The Northern Herald) | 17 (The Tribune)",
        "had been opened (an engineer at the water ministry) | were never opened (the paper)",
        "refused to leave (residents) | had left (State television)",
    ] {
        assert!(within.iter().any(|sides| sides == expected), "{expected}: {within:#?}");
    }
    let cited = found(&["examples/dam-collapse"]);
    let misquoted =
        |sides: &&String| sides.starts_with("at least 44 (rescuers)") && sides.contains("41 (The Northern Herald)");
    assert!(cited.iter().any(|sides| misquoted(&sides)), "{cited:#?}");
}

/// The words that stand in quotation marks in each article, and who is read to say them.
#[test]
fn every_direct_quotation_of_the_examples_has_its_speaker() {
    let wanted: &[(&str, &[(&str, &str)])] = &[
        (
            "contested-town/agency.txt",
            &[("its commander, Yusuf Tamar", "Our flag is over the town hall, and our fighters are in every street")],
        ),
        ("contested-town/blog.txt", &[]),
        ("contested-town/daily.txt", &[]),
        ("dam-collapse/northern-herald.txt", &[]),
        (
            "dam-collapse/roundup.txt",
            &[("the water minister, Ilya Brandt", "The wall was sound, and it was inspected in May")],
        ),
        ("dam-collapse/tribune.txt", &[]),
        ("earthquake/agency.txt", &[]),
        ("earthquake/morning-paper.txt", &[("Ms Vargas", "We have no more blankets, and the night will be cold")]),
        ("formats/plain.txt", &[("he", "We pulled nine people from the stairwell")]),
        ("formats/front-matter.txt", &[("he", "We pulled nine people from the stairwell")]),
        ("oman-talks/ap-caption.txt", &[]),
        ("oman-talks/chronicle.txt", &[("an Iranian", "We may advise them, but we do not command them")]),
        ("oman-talks/courier.txt", &[("he", "The call came from their side, not from ours")]),
        ("oman-talks/digest.txt", &[]),
    ];
    let mut wrong = Vec::new();
    for (article, quotations) in wanted {
        let text = fs::read_to_string(format!("{}/examples/{article}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let line = serde_json::json!({ "id": article, "text": text }).to_string();
        let told: serde_json::Value =
            serde_json::from_str(&program::fed(&["facts", "--jsonl"], line.as_bytes(), &[]).stdout).unwrap();
        let words = |span: &serde_json::Value| {
            let offset = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
            text[offset("start")..offset("end")].to_string()
        };
        let direct = told["attributions"].as_array().unwrap().iter().filter(|a| a["direct"] == true);
        let found: Vec<(String, String)> = direct.map(|a| (words(&a["source"]), words(&a["content"][0]))).collect();
        let same = found.iter().map(|(who, what)| (who.as_str(), what.as_str())).eq(quotations.iter().copied());
        if !same {
            wrong.push((article, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
