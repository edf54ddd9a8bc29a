//! The page of tricky cases says what the program says. `ATODDS_WRITE=1 cargo test --test tricky` writes it anew; look at
//! what changed before it lands.

use atodds::judge::Rule;
use atodds::render::terminal::Style;
use atodds::render::{Record, explained};
use atodds::{Comparer, formats, gate};
use std::fs;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tricky-cases.md");

/// One pair of reports with what is wanted of it.
#[derive(Default)]
struct Case {
    reports: Vec<serde_json::Value>,
    wanted: String,
}

impl Case {
    /// Takes a line of the page in: "one 2026-05-03:  words".
    fn take(&mut self, line: &str) {
        let Some((head, words)) = line.strip_prefix("    ").and_then(|line| line.split_once(": ")) else { return };
        let (name, day) = head.split_once(' ').unwrap_or((head, ""));
        let words = words.trim();
        match name {
            "one" | "other" => {
                let mut report = serde_json::json!({"id": name, "text": words});
                if !day.trim().is_empty() {
                    report["published"] = day.trim().into();
                }
                self.reports.push(report);
            }
            "wanted" => self.wanted = words.to_string(),
            _ => {}
        }
    }

    /// What the program makes of it.
    fn record(&self) -> Record {
        let line = serde_json::json!({"id": "case", "reports": self.reports}).to_string();
        let set = formats::set("tricky-cases.md", &line).expect("a set as batch takes it");
        let comparison = Comparer::default().compare(&set.reports);
        let gate = gate::Options::default();
        Record::of(None, &comparison, &gate, &gate.pass(&comparison))
    }

    /// What is told of it: each finding, and whether that is what is wanted.
    fn told(&self) -> (String, bool) {
        assert_eq!(self.reports.len(), 2, "one and other, then what is wanted: {}", self.wanted);
        let record = self.record();
        let kinds: Vec<String> = record.findings.iter().map(|f| format!("{}[{}]", f.verdict, f.rule)).collect();
        if kinds.is_empty() {
            return ("nothing".into(), self.wanted == "nothing");
        }
        let told = record.findings.iter().zip(&kinds).map(|(finding, kind)| format!("{kind}: {}", finding.message));
        (told.collect::<Vec<_>>().join(" · "), kinds.join(", ") == self.wanted)
    }
}

/// The page with what is told today under each case, and the count of those that are as wanted.
fn written_anew(page: &str) -> String {
    let mut out = String::new();
    let mut case = Case::default();
    let (mut right, mut all) = (0, 0);
    for line in page.lines().filter(|line| !line.starts_with("    told: ")) {
        case.take(line);
        out.push_str(line);
        out.push('\n');
        if line.starts_with("    wanted: ") {
            let (told, as_wanted) = std::mem::take(&mut case).told();
            out.push_str(&format!("    told:   {told}{}\n", if as_wanted { "" } else { "  ✗" }));
            right += usize::from(as_wanted);
            all += 1;
        }
    }
    let counted = page.split(" are told as wanted").next().and_then(|before| before.rsplit(": ").next());
    let counted = counted.expect("the page says how many are told as wanted");
    out.replacen(&format!("{counted} are told as wanted"), &format!("{right} of {all} are told as wanted"), 1)
}

#[test]
fn each_case_is_told_as_the_page_says() {
    let page = fs::read_to_string(PAGE).unwrap();
    let anew = written_anew(&page);
    if std::env::var_os("ATODDS_WRITE").is_some() {
        fs::write(PAGE, &anew).unwrap();
        return;
    }
    let differs = page.lines().zip(anew.lines()).filter(|(old, new)| old != new);
    let differs: Vec<String> = differs.map(|(old, new)| format!("page: {old}\n now: {new}")).collect();
    assert_eq!(page.lines().count(), anew.lines().count(), "a case without a 'told' line; see the head of this file");
    assert!(differs.is_empty(), "{}\n(see the head of this file)", differs.join("\n"));
}

/// What is told of each pair of the page, with the pair's result.
fn results(page: &str) -> Vec<Record> {
    let mut results = Vec::new();
    let mut case = Case::default();
    for line in page.lines() {
        case.take(line);
        if line.starts_with("    wanted: ") {
            results.push(std::mem::take(&mut case).record());
        }
    }
    results
}

#[test]
fn each_rule_explains_what_it_found_in_sentences() {
    let why = [
        ("number", "cannot both be right"),
        ("date", "it cannot have been January 2025 and December 2025"),
        ("attribution", "one credits it to"),
        ("quote", "its meaning is not the same"),
        ("control", "is said to be in the hands of the army, and of the rebels"),
        ("responsibility", "is said to have been done by the army, and by the rebels"),
        ("polarity", "it cannot be both: “signed” and “did not sign”"),
        ("place", "and they part: it cannot have been “south” and “"),
        ("name", "neither report knows the other name"),
        ("role", "cannot both be so"),
    ];
    assert_eq!(why.map(|(rule, _)| rule), Rule::ALL.map(Rule::name));
    let results = results(&fs::read_to_string(PAGE).unwrap());
    for (rule, reason) in why {
        let of_rule = results.iter().flat_map(|record| record.findings.iter().map(move |finding| (record, finding)));
        let told: Vec<String> = of_rule
            .filter(|(_, finding)| finding.rule == rule)
            .map(|(record, finding)| explained::draw(finding, record, Style { width: 4_000, ..Style::default() }))
            .collect();
        assert!(told.iter().any(|told| told.contains(reason)), "{rule}: {told:?}");
        for told in told {
            let settled = told.split("\nWhat would settle it\n").nth(1).unwrap_or_default();
            assert!(settled.contains("\n  Ask "), "{rule}: whom to ask? {told}");
            assert!(told.contains("Of a hundred findings that weigh as much as this one, "), "{rule}: {told}");
            assert!(!told.contains("according to he") && !told.contains("by The "), "{rule}: {told}");
        }
    }
}

#[test]
fn a_page_that_is_not_true_is_seen() {
    let case = |told: &str| {
        format!(
            "x: 1 of 1 are told as wanted\n    one:    Six people died in the fire.\n    other:  Nine people died in the fire.\n    wanted: conflict[number]\n    told:   {told}\n"
        )
    };
    let told = "conflict[number]: people, died: six or nine";
    assert_eq!(written_anew(&case(told)), case(told));
    assert_ne!(written_anew(&case("nothing")), case("nothing"));
}
