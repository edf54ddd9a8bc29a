//! The corpus beside this room is its test.

use super::*;
use crate::prose::Prose;
use crate::text::Span;
use std::fmt::Write;
use std::sync::Arc;

/// A text of the corpus and what should be found in it.
struct Case {
    text: String,
    headline: bool,
    wanted: Vec<Wanted>,
    /// Stands under `not yet`.
    fails: bool,
}

struct Wanted {
    source: String,
    stance: String,
    content: Vec<String>,
    direct: Option<Direct>,
    within: Option<usize>,
}

fn cases(corpus: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut fails = false;
    for line in corpus.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            fails = heading == "not yet";
        } else if let Some(wanted) = line.strip_prefix("  ") {
            let case = cases.last_mut().expect("a text stands above what is found in it");
            if wanted != "nothing" {
                case.wanted.push(read_wanted(wanted));
            }
        } else if !line.is_empty() && !line.starts_with("# ") {
            let headline = line.strip_prefix("= ");
            let text = headline.unwrap_or(line).to_string();
            cases.push(Case { text, headline: headline.is_some(), wanted: Vec::new(), fails });
        }
    }
    cases
}

fn read_wanted(line: &str) -> Wanted {
    let (head, rest) = line.split_once(" [").expect("content stands in brackets");
    let (source, stance) = head.rsplit_once(' ').expect("a stance stands before the content");
    let (content, tail) = rest.rsplit_once(']').expect("the bracket closes");
    let direct = match tail {
        _ if tail.contains("direct") => Some(Direct::Direct),
        _ if tail.contains("mixed") => Some(Direct::Mixed),
        _ => None,
    };
    Wanted {
        source: source.to_string(),
        stance: stance.to_string(),
        content: content.split("] [").map(str::to_string).collect(),
        direct,
        within: tail.split_once("in ").map(|(_, n)| n.trim().parse::<usize>().expect("a number") - 1),
    }
}

fn prose(case: &Case) -> (Prose, Vec<bool>) {
    let mut blocks = Vec::new();
    let mut start = 0;
    let text: String = case.text.replace('|', "\n");
    for (at, _) in text.match_indices('\n') {
        blocks.push(Span::new(start, at));
        start = at + 1;
    }
    blocks.push(Span::new(start, text.len()));
    let prose = Prose::of(Arc::from(text), &blocks);
    let headlines = vec![case.headline; prose.sentences.len()];
    (prose, headlines)
}

fn overlap(a: &[Span], b: &[Span]) -> usize {
    let common = |x: &Span, y: &Span| x.end.min(y.end).saturating_sub(x.start.max(y.start));
    a.iter().map(|x| b.iter().map(|y| common(x, y)).sum::<usize>()).sum()
}

/// The pieces of the content, each looked for behind the one before it.
fn spans(text: &str, pieces: &[String]) -> Option<Vec<Span>> {
    let mut from = 0;
    pieces
        .iter()
        .map(|piece| {
            let start = from + text[from..].find(piece.as_str())?;
            from = start + piece.len();
            Some(Span::new(start, from))
        })
        .collect()
}

/// How the corpus counts: half of the content, and the source touched, as extractors are scored elsewhere.
fn matches(wanted: &Wanted, got: &Attribution, text: &str, share: usize) -> bool {
    let Some(content) = spans(text, &wanted.content) else { return false };
    let size: usize = content.iter().map(|span| span.len()).sum();
    let common = overlap(&content, &got.content) * share;
    let source = match &got.source {
        Some(source) => source.span.of(text).contains(&wanted.source) || wanted.source.contains(source.span.of(text)),
        None => wanted.source == "-",
    };
    let whole = (share - 1).max(1);
    source && common >= size * whole && common >= got.length() * whole
}

/// The same, but nothing too much: at least five sixths of the content, the very words of the source, stance and nesting.
fn agrees(wanted: &Wanted, got: &Attribution, text: &str) -> bool {
    let source = got.source.as_ref().map_or("-", |source| source.span.of(text));
    matches(wanted, got, text, 6)
        && source == wanted.source
        && format!("{:?}", got.stance).to_uppercase() == wanted.stance
        && wanted.direct.is_none_or(|direct| direct == got.direct)
        && wanted.within == got.within
}

fn shown(found: &[Attribution], text: &str) -> String {
    let mut lines = String::new();
    for a in found {
        let source = a.source.as_ref().map_or("-", |s| s.span.of(text));
        let stance = format!("{:?}", a.stance).to_uppercase();
        let content: Vec<String> = a.content.iter().map(|c| format!("[{}]", c.of(text))).collect();
        let within = a.within.map(|n| format!(" in {}", n + 1)).unwrap_or_default();
        let _ = writeln!(lines, "  {source} {stance} {} {:?}{within}", content.join(" "), a.direct);
    }
    if lines.is_empty() { "  nothing\n".into() } else { lines }
}

#[test]
fn finds_who_says_what() {
    let mut wrong = String::new();
    let (mut gold, mut got, mut hit) = (0, 0, 0);
    for case in cases(include_str!("found.txt")) {
        let (prose, headlines) = prose(&case);
        let found = find(&prose, &headlines);
        let text = prose.text();
        let mut left: Vec<&Attribution> = found.iter().collect();
        gold += case.wanted.len();
        got += found.len();
        for wanted in &case.wanted {
            if let Some(at) = left.iter().position(|a| matches(wanted, a, text, 2)) {
                left.remove(at);
                hit += 1;
            }
        }
        let right = case.wanted.len() == found.len()
            && case.wanted.iter().all(|wanted| found.iter().any(|a| agrees(wanted, a, text)));
        if right == case.fails {
            let what = if right { "passes now: move it up" } else { "wrong" };
            let _ = writeln!(wrong, "{what}: {}\n{}", case.text, shown(&found, text));
        }
    }
    let (precision, recall) = (hit as f64 / got as f64, hit as f64 / gold as f64);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "attributions: wanted {gold} found {got} matched {hit}: precision {precision:.3} recall {recall:.3} F1 {f1:.3}"
    );
    assert!(wrong.is_empty(), "{wrong}");
}
