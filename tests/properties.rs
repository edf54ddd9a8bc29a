//! What must hold of any text: nothing is lost in cutting it up, what is printed is read back, the order of reports changes no
//! finding, and no words of a report become structure of what is drawn.
//!
//! `PROPTEST_CASES=100000 cargo test --release --test properties` tries longer.

use atodds::account::Account;
use atodds::facts::quantity::{self, Bounds};
use atodds::facts::timex;
use atodds::formats;
use atodds::gate;
use atodds::prose::Prose;
use atodds::render::{Drawn, Format, Record};
use atodds::text::Span;
use atodds::{Comparer, Comparison, Report};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

fn prose(text: &str) -> Prose {
    Prose::of(text.into(), &[Span::new(0, text.len())])
}

/// Words of news among characters that have made readers stumble.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "the",
        "ferry",
        "sank",
        "killed",
        "at least",
        "about",
        "12",
        "1,200",
        "$5 million",
        "3.5",
        "per cent",
        "%",
        "Friday",
        "March 9, 2024",
        "2024-03-09",
        "last week",
        "p.m.",
        "6:40",
        "said",
        "denied",
        "that",
        "“",
        "”",
        "\"",
        "‘",
        "’s",
        "'",
        "Gen. Ann Roe",
        "Roe",
        "Levan",
        "the mayor",
        "control",
        "not",
        "no",
        "U.S.",
        "Mr.",
        ".",
        ". ",
        "!",
        "?",
        ",",
        ";",
        ":",
        "—",
        "-",
        "–",
        "…",
        "(",
        ")",
        "\n",
        "\n\n",
        "\u{a0}",
        "\u{200b}",
        "\u{202e}",
        "é",
        "ß",
        "İ",
        "ﬁ",
        "½",
        "²",
        "１２",
        "١٢",
        "🚒",
        "\u{301}",
        "<b>",
        "</script>",
        "&amp;",
        "]]>",
        "::error::",
        "##[error]",
        "|",
        "`",
        "=1+1",
        "\u{1b}[2J",
        "dozens",
        "between",
        "and",
        "to",
        "of the",
        "two",
        "first",
        "half",
        "a third",
        "minus",
        "No. 7",
        "F-16",
        "24:00",
        "Feb. 30",
    ]);
    let joined = (pieces, any::<bool>()).prop_map(|(piece, space)| format!("{piece}{}", if space { " " } else { "" }));
    prop_oneof![4 => prop::collection::vec(joined, 0..60).prop_map(|all| all.concat()), 1 => "\\PC{0,120}"]
}

/// A report of plain sentences that another may contradict.
fn report() -> impl Strategy<Value = String> {
    let sentence = (0..8usize, 1..60usize, 0..7usize).prop_map(|(manner, n, day)| {
        let day = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day];
        let yes = if n % 2 == 0 { "" } else { "not " };
        match manner {
            0 => format!("The ferry carried {n} passengers, the coast guard said."),
            1 => format!("At least {n} people drowned when it sank on {day}."),
            2 => format!("“We counted {n} boats on {day},” Mayor Ann Roe said."),
            3 => format!("The owner denied that the ferry was {yes}sound."),
            4 => format!("Rebels do {yes}control the port of Levan, officials said."),
            5 => format!("Repairs will cost ${n} million."),
            6 => format!("Captain Jon Bar, {n}, was arrested in Levan on {day}."),
            _ => format!("The storm did {yes}reach the coast before {day}."),
        }
    });
    prop::collection::vec(sentence, 1..10).prop_map(|sentences| sentences.join(" "))
}

fn set(texts: &[String]) -> Vec<Report> {
    let reports: Vec<Value> =
        texts.iter().enumerate().map(|(n, text)| json!({"id": format!("r{n}"), "text": text})).collect();
    formats::set("set", &json!({"id": "set", "reports": reports}).to_string())
        .map(|set| set.reports)
        .unwrap_or_default()
}

fn compared(reports: &[Report]) -> Comparison {
    Comparer::default().compare(reports)
}

fn record(comparison: &Comparison) -> Record {
    let gate = gate::Options { min_confidence: 0.0, ..gate::Options::default() };
    let gated = gate.pass(comparison);
    Record::of(None, comparison, &gate, &gated).with_words(comparison)
}

/// Every value of a comparison that is a place in a text stands in it, on whole characters.
fn places_are_sound(comparison: &Comparison) {
    for finding in &comparison.findings {
        assert!(finding.sides.len() > 1, "{finding:?}");
        assert!((0.0..=1.0).contains(&finding.confidence()), "{finding:?}");
        for evidence in finding.evidence() {
            let text = comparison.accounts[evidence.report].report.text.as_str();
            for span in [evidence.span, evidence.sentence].into_iter().chain(evidence.said_by) {
                assert!(text.get(span.start..span.end).is_some(), "{span:?} of {text:?}");
            }
            assert!(evidence.sentence.overlaps(evidence.span), "{evidence:?} of {text:?}");
        }
    }
}

/// What rule, what verdict, who says what. The words for what a finding is about are those of the first report named, and
/// with them its fingerprint.
fn said(comparison: &Comparison) -> BTreeSet<String> {
    let one = |finding: &atodds::judge::Finding| {
        let sides: BTreeSet<String> = finding
            .sides
            .iter()
            .map(|side| {
                let words = |e: &atodds::judge::Evidence| {
                    let report = &comparison.accounts[e.report].report;
                    format!("{} {:?} {}", report.id, e.span, e.span.of(report.text.as_str()))
                };
                side.evidence.iter().map(words).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" + ")
            })
            .collect();
        format!(
            "{:?} {:?} {} {:.2} {sides:?}",
            finding.rule,
            finding.verdict,
            finding.fingerprint,
            finding.confidence()
        )
    };
    comparison.findings.iter().map(one).collect()
}

/// How often each element stands in a page.
fn elements(html: &str) -> BTreeMap<String, usize> {
    let mut elements = BTreeMap::new();
    for tag in html.split('<').skip(1) {
        let name: String = tag.chars().take_while(|c| c.is_ascii_alphanumeric() || "/!".contains(*c)).collect();
        *elements.entry(name).or_default() += 1;
    }
    elements
}

/// What fell out of the properties below, in its shortest form.
#[test]
fn what_fell_over_once() {
    for text in ["\"\n\n—", "“\n\nNine", "\u{1b}[2J", "7 died 7 died"] {
        places_are_sound(&compared(&set(&[text.to_string(), "The ferry carried 9 passengers.".to_string()])));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cutting_a_text_loses_nothing(text in soup()) {
        let prose = prose(&text);
        let tokens: String = prose.tokens.iter().map(|token| token.span.of(&text)).collect();
        // Control characters and those without width belong to no word.
        let says = |c: &char| c.is_alphanumeric();
        let letters: String = text.chars().filter(says).collect();
        let kept: String = tokens.chars().filter(says).collect();
        prop_assert_eq!(kept, letters);
        prop_assert!(prose.tokens.windows(2).all(|two| two[0].span.end <= two[1].span.start));
        prop_assert!(prose.sentences.windows(2).all(|two| two[0].span.end <= two[1].span.start));
        prop_assert!(prose.sentences.windows(2).all(|two| two[0].tokens.end == two[1].tokens.start));
    }

    #[test]
    fn what_is_read_stands_in_the_text(text in soup()) {
        for report in set(&[text]) {
            let account = Account::of(report);
            let words = account.report.text.as_str();
            let quantities = account.quantities.iter().flat_map(|q| [q.span, q.number]);
            for span in quantities.chain(account.times.iter().map(|t| t.span)).chain(account.statements.iter().map(|s| s.span)) {
                prop_assert!(words.get(span.start..span.end).is_some(), "{span:?} of {words:?}");
            }
            for Bounds { low, high } in account.quantities.iter().map(|quantity| quantity.bounds) {
                let in_order = low.zip(high).is_none_or(|(low, high)| low.value <= high.value);
                prop_assert!(in_order, "{low:?} {high:?} of {words:?}");
            }
        }
    }

    #[test]
    fn a_number_that_is_printed_is_read_back(number in 2u64..2_000_000_000_000) {
        let digits = number.to_string();
        let grouped: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|three| std::str::from_utf8(three).unwrap()).collect();
        let text = format!("The ministry counted {} bricks.", grouped.join(","));
        let found = quantity::find(&prose(&text));
        prop_assert_eq!(found.len(), 1, "{}", &text);
        prop_assert_eq!(found[0].bounds.point(), Some(Decimal::from(number)), "{}", &text);
    }

    #[test]
    fn a_share_that_is_printed_is_read_back(tenths in 1u32..1000) {
        let share = Decimal::new(i64::from(tenths), 1);
        let found = quantity::find(&prose(&format!("Prices rose by {share} percent.")));
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].bounds.point(), Some(share));
    }

    #[test]
    fn a_day_that_is_printed_is_read_back(year in 1900u32..2099, month in 1usize..=12, day in 1u32..=28, manner in 0..4) {
        let name = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"][month - 1];
        let written = match manner {
            0 => format!("{year}-{month:02}-{day:02}"),
            1 => format!("{name} {day}, {year}"),
            2 => format!("{day} {name} {year}"),
            _ => format!("the {day}{} of {name}, {year}", ["th", "st", "nd", "rd"].get(if day / 10 == 1 { 0 } else { day as usize % 10 }).unwrap_or(&"th")),
        };
        let text = format!("The bridge fell on {written}.");
        let prose = prose(&text);
        let mut times = timex::find(&prose);
        timex::resolve(&prose, &mut times, &timex::Anchor::default());
        let values: Vec<String> = times.iter().map(|time| time.timex3().1).collect();
        prop_assert_eq!(values, vec![format!("{year}-{month:02}-{day:02}")], "{}", text);
    }

    #[test]
    fn the_order_of_reports_changes_no_finding(a in report(), b in report(), c in report()) {
        let reports = set(&[a, b, c]);
        let mut turned = reports.clone();
        turned.reverse();
        prop_assert_eq!(said(&compared(&reports)), said(&compared(&turned)));
    }

    #[test]
    fn any_texts_can_be_compared(a in soup(), b in soup(), c in report()) {
        let reports = set(&[a.clone(), b, format!("{c} {a}")]);
        places_are_sound(&compared(&reports));
    }

    #[test]
    fn no_words_become_structure(a in report(), b in report(), hostile in prop::sample::select(vec![
        "<img src=x onerror=alert(1)>", "</script><script>", "]]>", "<!--", "--><svg onload=x>", "\"><b>", "&lt;i&gt;",
        "::error::x", "\n::stop-commands::x", "##[error]", "%0A::error::", "=HYPERLINK(1)", "![](http://x/)", "\u{1b}[2J", "\u{202e}",
    ])) {
        // The harmful words stand inside the sentences that are shown, and so do the harmless ones.
        let mixed = |filler: &str| set(&[a.replace("said", &format!("said {filler}")), b.replace("ferry", &format!("ferry {filler}"))]);
        let plain = record(&compared(&mixed("yonder")));
        let risky = record(&compared(&mixed(hostile)));
        let page = Format::Html.draw(&risky, &Drawn::default()).words;
        let elements = elements(&page);
        for banned in ["img", "svg", "iframe", "object", "!--", "b", "/b"] {
            prop_assert!(!elements.contains_key(banned), "{banned}");
        }
        let own = Format::Html.draw(&plain, &Drawn::default()).words;
        for script in ["<script", "</script"] {
            prop_assert_eq!(page.matches(script).count(), own.matches(script).count(), "{}", script);
        }
        prop_assert!(!hostile.contains('<') || !page.contains(hostile), "{hostile}");
        let github = Format::Github.draw(&risky, &Drawn::default()).words;
        let commands = github.lines().filter(|line| line.starts_with("::error") || line.starts_with("::warning") || line.starts_with("::notice")).count();
        prop_assert_eq!(commands, github.lines().filter(|line| line.starts_with("::")).count());
        prop_assert!(commands >= risky.findings.len());
        let sarif: Value = serde_json::from_str(&Format::Sarif.draw(&risky, &Drawn::default()).words).unwrap();
        prop_assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), risky.findings.len());
        let lines = Format::Jsonl.draw(&risky, &Drawn::default()).words;
        prop_assert_eq!(lines.lines().count(), 1);
        let terminal = Format::Terminal.draw(&risky, &Drawn::default()).words;
        let steers = terminal.contains(['\u{1b}', '\u{202e}']);
        prop_assert!(!steers);
    }
}
