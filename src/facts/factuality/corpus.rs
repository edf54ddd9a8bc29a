//! The corpora beside this room are its tests.

use super::*;
use crate::facts::Relation;
use crate::prose::Prose;
use crate::text::Span;
use std::fmt::Write;

fn read(text: &str) -> Prose {
    Prose::of(text.into(), &[Span::new(0, text.len())])
}

fn everything(prose: &Prose) -> Vec<Factuality> {
    (0..prose.sentences.len()).flat_map(|sentence| all(prose, sentence)).collect()
}

fn shown(f: &Factuality) -> String {
    let sign = if f.polarity == Polarity::Positive { '+' } else { '-' };
    format!("{} {sign} {:?} {:?}", f.lemma, f.modality, f.time).to_lowercase()
}

/// Of the clauses of a sentence, the one that `heading` begins with the lemma of.
#[test]
fn reads_what_is_so() {
    let (mut wrong, mut right, mut lines) = (String::new(), 0, 0);
    let (mut heading, mut fails) = ("", false);
    for line in include_str!("found.txt").lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(section) = line.strip_prefix("## ") {
            fails = section == "not yet";
            continue;
        }
        let Some(sentence) = line.strip_prefix("  ") else {
            heading = line;
            continue;
        };
        lines += 1;
        let found: Vec<String> = everything(&read(sentence)).iter().map(shown).collect();
        let has = found.iter().any(|f| f == heading);
        right += usize::from(has);
        if has == fails {
            let _ = writeln!(
                wrong,
                "{heading}{}: {sentence}\n    {}",
                if has { " passes now" } else { "" },
                found.join(" | ")
            );
        }
    }
    println!("factuality: {right} of {lines} right");
    assert!(wrong.is_empty(), "{wrong}");
}

/// The clause whose predicate stands in brackets.
fn marked(line: &str) -> Option<Factuality> {
    let start = line.find('[')?;
    let end = line.find(']')? - 1;
    let prose = read(&line.replace(['[', ']'], ""));
    everything(&prose).into_iter().filter(|f| f.span.overlaps(Span::new(start, end))).min_by_key(|f| {
        let predicate = prose.tokens[f.predicate].span;
        (!Span::new(start, end).overlaps(predicate), f.span.len())
    })
}

#[test]
fn tells_what_excludes_what() {
    let (mut wrong, mut heading) = (String::new(), "");
    let mut lines = include_str!("related.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    while let Some(line) = lines.next() {
        let Some(one) = line.strip_prefix("  ") else {
            heading = line;
            continue;
        };
        let other = lines.next().and_then(|line| line.strip_prefix("  ")).expect("sentences come in pairs");
        let name = |relation: Relation| match relation {
            Relation::Same => "same",
            Relation::Compatible(_) => "compatible",
            Relation::Apart(_) => "apart",
            Relation::NotComparable(_) => "not comparable",
        };
        let (a, b) = (marked(one), marked(other));
        if let Some((a, b)) = a.as_ref().zip(b.as_ref()) {
            let compared = !matches!(compare(a, b), Relation::NotComparable(_));
            assert!(
                !compared || marks(a) & marks(b) != 0,
                "what can be compared has a mark in common: {one} | {other}"
            );
        }
        let got = a.as_ref().zip(b.as_ref()).map_or("nothing", |(a, b)| name(compare(a, b)));
        let back = a.as_ref().zip(b.as_ref()).map_or("nothing", |(a, b)| name(compare(b, a)));
        let fails = heading.starts_with("not yet: ");
        if got != back || (got == heading.trim_start_matches("not yet: ")) == fails {
            let show = |f: &Option<Factuality>| f.as_ref().map(shown).unwrap_or_default();
            let _ = writeln!(wrong, "{heading}: got {got}\n  {one} ({})\n  {other} ({})", show(&a), show(&b));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
