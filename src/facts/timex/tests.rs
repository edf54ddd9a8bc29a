use super::*;
use crate::prose::Prose;
use crate::report::Moment;
use std::collections::BTreeMap;
use std::fmt::Write;

fn anchor(published: &str) -> Anchor {
    let moment = Moment::parse(published);
    Anchor {
        published: moment.map(|m| m.date),
        time: moment.and_then(|m| m.time),
        offset: moment.and_then(|m| m.offset),
        day: None,
    }
}

fn read(text: &str, anchor: &Anchor) -> Vec<Timex> {
    let prose = Prose::of(text.into(), &[Span::new(0, text.len())]);
    let mut times = find(&prose);
    resolve(&prose, &mut times, anchor);
    times
}

/// The text without its brackets, and where they were.
fn unmarked(marked: &str) -> (String, Vec<Span>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), 0);
    for c in marked.chars() {
        match c {
            '[' => open = text.len(),
            ']' => spans.push(Span::new(open, text.len())),
            _ => text.push(c),
        }
    }
    (text, spans)
}

/// "DATE 2027-05-12 [Wednesday], …"
fn shown(text: &str, times: impl Iterator<Item = (String, Span)>) -> String {
    times.map(|(value, span)| format!("{value} [{}]", span.of(text))).collect::<Vec<_>>().join(", ")
}

#[test]
fn finds_what_the_corpus_says() {
    let (mut failures, mut passes, mut lines) = (String::new(), String::new(), 0);
    let (mut published, mut expected, mut not_yet) = (Anchor::default(), Vec::new(), false);
    for line in
        include_str!("found.txt").lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
    {
        if let Some(day) = line.strip_prefix("published ") {
            published = anchor(day);
        } else if line == "not yet" {
            not_yet = true;
        } else if let Some(sentence) = line.strip_prefix("  ") {
            lines += 1;
            let (text, spans) = unmarked(sentence);
            let found = read(&text, &published);
            let values = found.iter().map(|t| {
                let (kind, value) = t.timex3();
                (format!("{kind} {value}"), t.span)
            });
            let found = shown(&text, values);
            let wanted = shown(&text, expected.iter().cloned().zip(spans.iter().copied()));
            assert_eq!(expected.len(), spans.len(), "as many values as brackets: {line}");
            if (found == wanted) == not_yet {
                let report = if not_yet { &mut passes } else { &mut failures };
                writeln!(report, "{sentence}\n   wanted {wanted}\n   found  {found}").unwrap();
            }
        } else {
            expected = if line == "nothing" { Vec::new() } else { line.split(", ").map(str::to_string).collect() };
        }
    }
    assert!(failures.is_empty(), "\n{failures}\n{} of {lines} lines fail", failures.lines().count() / 3);
    assert!(passes.is_empty(), "these pass now, move them up:\n{passes}");
    assert!(lines >= 300, "{lines}");
}

#[test]
fn relates_what_the_corpus_says() {
    let (mut failures, mut passes, mut lines) = (String::new(), String::new(), 0);
    let (mut expected, mut not_yet) = ("", false);
    for line in include_str!("related.txt")
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
    {
        let Some(pair) = line.strip_prefix("  ") else {
            if line == "not yet" {
                not_yet = true;
            } else {
                expected = line;
            }
            continue;
        };
        lines += 1;
        let (left, right) = pair.split_once(" | ").unwrap_or_else(|| panic!("a pair has a bar: {line}"));
        let (a, b) = (marked(left), marked(right));
        let (one, other) = (compare(&a, &b), compare(&b, &a));
        assert_eq!(one, other, "symmetric: {line}");
        if (name(&one) == expected) == not_yet {
            let report = if not_yet { &mut passes } else { &mut failures };
            writeln!(report, "{pair}\n   wanted {expected}\n   found  {one:?}").unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}\n{} of {lines} pairs fail", failures.lines().count() / 3);
    assert!(passes.is_empty(), "these pass now, move them up:\n{passes}");
    assert!(lines >= 150, "{lines}");
}

fn name(relation: &crate::facts::Relation) -> &'static str {
    use crate::facts::Relation;
    match relation {
        Relation::Same => "same",
        Relation::Compatible(_) => "compatible",
        Relation::Apart(_) => "apart",
        Relation::NotComparable(_) => "not comparable",
    }
}

/// The time in brackets of "2027-05-13: It burst on [Wednesday]."
fn marked(side: &str) -> Timex {
    let (published, sentence) = side.trim().split_once(": ").unwrap_or_else(|| panic!("a side has a day: {side}"));
    let (text, spans) = unmarked(sentence);
    let times = read(&text, &anchor(published));
    let found: BTreeMap<usize, Timex> = times.into_iter().map(|t| (t.span.start, t)).collect();
    let [span] = spans[..] else { panic!("one bracket a side: {side}") };
    found.get(&span.start).cloned().unwrap_or_else(|| panic!("no time found there: {side} {found:?}"))
}

mod properties {
    use super::*;
    use crate::wording::calendar::{Part, Season, Unit};
    use proptest::prelude::*;

    fn year() -> impl Strategy<Value = Option<i16>> {
        proptest::option::of(1000i16..2200)
    }

    fn calendar() -> impl Strategy<Value = Calendar> {
        prop_oneof![
            Just(Calendar::Unknown),
            (10i16..22).prop_map(Calendar::Century),
            (100i16..220).prop_map(Calendar::Decade),
            (1000i16..2200).prop_map(Calendar::Year),
            (year(), 1u8..=2).prop_map(|(y, n)| Calendar::Half(y, n)),
            (year(), 1u8..=4).prop_map(|(y, n)| Calendar::Quarter(y, n)),
            year().prop_map(|y| Calendar::Season(y, Season::Autumn)),
            (year(), 1u8..=12).prop_map(|(y, n)| Calendar::Month(y, n)),
            (1000i16..2200, 1u8..=52).prop_map(|(y, n)| Calendar::Week(y, n)),
            proptest::option::of((1000i16..2200, 1u8..=52)).prop_map(Calendar::Weekend),
            (year(), 1u8..=12, 1u8..=28).prop_map(|(y, m, d)| Calendar::Day(y, m, d)),
            (1u8..=7).prop_map(Calendar::Weekday),
        ]
    }

    fn clock() -> impl Strategy<Value = Clock> {
        let part = prop_oneof![Just(Part::Dawn), Just(Part::Afternoon), Just(Part::Night), Just(Part::Midday)];
        prop_oneof![
            Just(Clock::Unsaid),
            part.prop_map(Clock::Part),
            (0u8..24, 0u8..60).prop_map(|(h, m)| Clock::At(h, Some(m), None)),
            (0u8..24, 0u8..60, 0u8..60).prop_map(|(h, m, s)| Clock::At(h, Some(m), Some(s))),
        ]
    }

    fn value() -> impl Strategy<Value = super::super::Value> {
        let zone = proptest::option::of(-48i32..56);
        let point = (calendar(), clock(), zone).prop_map(|(day, clock, quarters)| {
            let zoned = matches!(clock, Clock::At(..));
            let offset = quarters.filter(|_| zoned).and_then(|q| Offset::from_seconds(q * 900).ok());
            super::super::Value::Point(Point { day, clock, offset })
        });
        let units = prop_oneof![
            Just(Unit::Minute),
            Just(Unit::Hour),
            Just(Unit::Day),
            Just(Unit::Month),
            Just(Unit::Year),
            Just(Unit::Decade)
        ];
        let length = (proptest::option::of(0u32..100_000), units)
            .prop_map(|(tenths, unit)| super::super::Value::Duration(Duration { tenths, unit }));
        prop_oneof![point, length, Just(super::super::Value::Past)]
    }

    proptest! {
        #[test]
        fn a_printed_value_reads_as_itself(value in value()) {
            let printed = value.to_string();
            let read: super::super::Value = printed.parse().expect("what is printed can be read");
            prop_assert_eq!(read.to_string(), printed);
        }

        #[test]
        fn no_text_is_too_odd(text in "(\\PC|Friday|March|9|2024|[ap]\\.m\\.|the|of|last|two|weeks|ago|[ ,:.’'-]|\n){0,60}") {
            check_all(&text)?;
        }

        #[test]
        fn no_heap_of_calendar_words_is_too_odd(words in proptest::collection::vec((0usize..2000, 0usize..GAPS.len()), 0..40)) {
            let known: Vec<&str> = crate::wording::calendar::all_words().chain(MORE.split(' ')).collect();
            let mut text = String::new();
            for (word, gap) in words {
                text.push_str(known[word % known.len()]);
                text.push_str(GAPS[gap]);
            }
            check_all(&text)?;
            check_all(text.to_uppercase().trim_end())?;
        }

        #[test]
        fn nothing_reads_as_a_value_by_accident(text in "\\PC{0,12}") {
            let _ = text.parse::<super::super::Value>();
        }

        #[test]
        fn comparing_is_symmetric(words in proptest::collection::vec(0usize..PHRASES.len(), 2)) {
            let timex = |n: usize| read(PHRASES[words[n]], &anchor("2027-05-13")).remove(0);
            let (a, b) = (timex(0), timex(1));
            prop_assert_eq!(compare(&a, &b), compare(&b, &a));
        }
    }

    const GAPS: [&str; 10] = [" ", " ", " ", " ", " ", ", ", "-", ". ", "'", ""];

    const MORE: &str = "2024 1998 9 12 30 31 4.30 1,100 7:37 1353 9/11 1990s two twenty third first few March May Friday Sun \
        said will scheduled year's New Year Eve Day light small hours o'clock old attack people $5 (1023 GMT) 16th 99999999999";

    fn check_all(text: &str) -> Result<(), TestCaseError> {
        for timex in read(text, &anchor("2027-05-13")) {
            prop_assert!(!timex.span.of(text).is_empty());
            let (_, value) = timex.timex3();
            prop_assert!(value.parse::<super::super::Value>().is_ok(), "{}", value);
        }
        Ok(())
    }

    const PHRASES: [&str; 16] = [
        "It fell on Friday.",
        "It fell last week.",
        "It fell two months ago.",
        "It fell at 3 p.m. GMT.",
        "It fell shortly after midnight on Tuesday.",
        "It fell in late November.",
        "It fell by noon.",
        "It will fall in the third quarter.",
        "It took nearly a year.",
        "It took 11 months.",
        "It falls every day.",
        "It fell on Sept. 12.",
        "It fell before Christmas.",
        "It fell recently.",
        "It fell overnight.",
        "It fell in the 1990s.",
    ];
}
