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
