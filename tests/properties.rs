//! What must hold of any text: nothing is lost in cutting it up, what is printed is read back, the order of reports changes no
//! finding, and no words of a report become structure of what is drawn.
//!
//! `PROPTEST_CASES=100000 PROPTEST_RNG_SEED=7 cargo test --release --test properties` tries longer, and others.

mod oracles;

use atodds::account::Account;
use atodds::facts::{quantity, timex};
use atodds::prose::Prose;
use atodds::text::Span;
use oracles::{PIECES, set};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use rust_decimal::Decimal;

fn prose(text: &str) -> Prose {
    Prose::of(text.into(), &[Span::new(0, text.len())])
}

/// `PROPTEST_RNG_SEED` where it is set.
fn seed() -> RngSeed {
    match ProptestConfig::default().rng_seed {
        RngSeed::Random => RngSeed::Fixed(1),
        fixed => fixed,
    }
}

/// See [`PIECES`].
fn soup() -> impl Strategy<Value = String> {
    let joined = (prop::sample::select(PIECES), any::<bool>())
        .prop_map(|(piece, space)| format!("{piece}{}", if space { " " } else { "" }));
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

/// What fell out of the properties below, in its shortest form.
#[test]
fn what_fell_over_once() {
    for text in ["\"\n\n—", "“\n\nNine", "\u{1b}[2J", "7 died 7 died"] {
        oracles::judge(&[text.to_string(), "The ferry carried 9 passengers.".to_string()]);
    }
    // A number took in a sign that is no part of it; a unit was printed as no reader reads it.
    ["twice%", "$5 million%", "8°"].into_iter().for_each(oracles::numbers);
    // A time that was over before it began; a stop that was another where the text began with it.
    ["hours later yesterday", "later yesterday", "earlier tomorrow"].into_iter().for_each(oracles::times);
    oracles::tokenizer("ri.Ld-Writethru");
    for [one, other] in
        [["2024-03-09 per cent 0 a dozen ", "yesterday 12 per cent "], ["30 ", "30 more than $5 million in 2019"]]
    {
        oracles::judge(&[one.to_string(), other.to_string()]);
    }
    // Each shares as much with the next: which of them made a cluster was decided by the report that came first.
    let ring = [
        "A tiger and a camel drowned.",
        "A bison and a tiger drowned. A zebra and a bison drowned.",
        "A camel and a zebra drowned.",
    ];
    oracles::aligner(&ring.map(str::to_string));
    // A person had the name that the report that came first gives.
    let named = ["Gen. Ann Roe Jon Bar“ ", "Captain Jon Bar, 16, was arrested in Levan on Sunday."];
    oracles::judge(&named.map(str::to_string));
    // What a figure is told with was taken from the report that came first.
    let told = [
        "people $5 millionsaidminus Gen. Roe dozens",
        "March 9, 2024 first;two “ twoblamed ١٢",
        "Repairs will cost $8 million. “We counted 44 boats,” Mayor Ann Roe said. At least 4 people drowned.",
    ];
    oracles::judge(&told.map(str::to_string));
    // What reports agree on was said in the words of the one that came first.
    for [one, other] in [
        ["The ferry carried twelve cars.", "The ferry carried a dozen cars."],
        ["ferry １２‘ Rebels 2024-03-09", "ferry .  a dozen 2024-03-09 "],
    ] {
        oracles::judge(&[one.to_string(), other.to_string()]);
    }
    // What a finding is about was said in the words of the report that came first: whose remark it is, which remark, the
    // figure that is given for two things.
    for [one, other] in [
        [
            "“We will not leave the old port of Levan,” Roe said.",
            "“We will leave the old port of Levan,” Ann Roe said.",
        ],
        [
            "“The port of Levan was never ours to give away,” Mayor Ann Roe said on Monday.",
            "“The port of Levan was never ours to give away, and it will not be,” Captain Jon Bar said on Monday.",
        ],
        ["The storm killed 4461 people.", "The city opened 4,461 shelters."],
    ] {
        oracles::judge(&[one.to_string(), other.to_string()]);
    }
}

proptest! {
    // The same texts on every run: a suite that fails does so for what was changed. The fuzz targets look for new ones.
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: seed(), ..ProptestConfig::default() })]

    #[test]
    fn cutting_a_text_loses_nothing(text in soup()) {
        oracles::splitter(&text);
        oracles::tokenizer(&text);
    }

    #[test]
    fn what_is_read_stands_in_the_text(text in soup()) {
        oracles::numbers(&text);
        oracles::times(&text);
        for report in set(&[text]) {
            let account = Account::of(report);
            let words = account.report.text.as_str();
            for span in account.statements.iter().map(|statement| statement.span) {
                prop_assert!(words.get(span.start..span.end).is_some(), "{span:?} of {words:?}");
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
    fn the_order_of_reports_changes_no_finding(texts in [report(), report(), report()]) {
        oracles::aligner(&texts);
    }

    #[test]
    fn any_texts_can_be_compared(a in soup(), b in soup(), c in report()) {
        oracles::judge(&[a.clone(), b, format!("{c} {a}")]);
    }

    #[test]
    fn no_words_become_structure(a in report(), b in report(), hostile in prop::sample::select(vec![
        "<img src=x onerror=alert(1)>", "</script><script>", "]]>", "<!--", "--><svg onload=x>", "\"><b>", "&lt;i&gt;",
        "::error::x", "\n::stop-commands::x", "##[error]", "%0A::error::", "=HYPERLINK(1)", "![](http://x/)", "\u{1b}[2J", "\u{202e}",
    ])) {
        // The harmful words stand inside the sentences that are shown.
        oracles::renderers(&[a.replace("said", &format!("said {hostile}")), b.replace("ferry", &format!("ferry {hostile}"))]);
    }
}
