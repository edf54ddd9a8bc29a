//! The test of the clauses: `claims.txt` says what a reader understands.

use super::{Clause, Dep, Prose, Tag};
use crate::text::Span;

/// Whole sentences, in percent, that must be understood.
const ENOUGH: usize = 90;

struct Case {
    sentence: &'static str,
    claims: Vec<&'static str>,
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("claims.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match (line.strip_prefix("  "), cases.last_mut()) {
            (Some(claim), Some(case)) => case.claims.push(claim),
            _ => cases.push(Case { sentence: line, claims: Vec::new() }),
        }
    }
    cases
}

#[test]
fn understands_news() {
    let cases = cases();
    let mut failed = Vec::new();
    for case in &cases {
        let prose = Prose::of(case.sentence.into(), &[Span::new(0, case.sentence.len())]);
        let clauses = prose.clauses(0);
        let missing: Vec<_> =
            case.claims.iter().filter(|claim| !clauses.iter().any(|c| is(&prose, c, claim))).collect();
        if !missing.is_empty() {
            let read: Vec<String> = clauses.iter().map(|clause| describe(&prose, clause)).collect();
            failed.push(format!("{}\n    missing {missing:?}\n    read    {read:?}", case.sentence));
        }
    }
    let whole = cases.len() - failed.len();
    println!("{whole} of {} sentences whole\n{}", cases.len(), failed.join("\n"));
    assert!(cases.len() >= 150);
    assert!(100 * whole >= ENOUGH * cases.len(), "only {whole} of {}:\n{}", cases.len(), failed.join("\n"));
}

fn is(prose: &Prose, clause: &Clause, claim: &str) -> bool {
    if claim == "*" {
        return true;
    }
    let passive = claim.contains(" < ");
    let slots: Vec<&str> = claim.split(if passive { " < " } else { " > " }).collect();
    let [subjects, verb, others] = slots[..] else { panic!("a claim has three slots: {claim}") };
    let filled = if passive { &clause.agents } else { &clause.objects };
    clause.passive == passive
        && verb == predicate(prose, clause, verb)
        && holds(prose, &clause.subjects, subjects)
        && holds(prose, filled, others)
}

/// Negation, modal if `like` has one, lemma.
fn predicate(prose: &Prose, clause: &Clause, like: &str) -> String {
    let mut words = Vec::new();
    if clause.negation.is_some() {
        words.push("not".to_string());
    }
    let auxiliaries = clause.auxiliaries.iter().map(|&token| prose.word(token).to_lowercase());
    words.extend(auxiliaries.filter(|word| like.split(' ').any(|part| part == word)));
    let is_noun = clause.copula.is_some() && prose.tag(clause.predicate).is_noun();
    let word = prose.word(clause.predicate);
    words.push(if is_noun && like.ends_with(word) { word.to_string() } else { clause.lemma.clone() });
    words.join(" ")
}

fn holds(prose: &Prose, found: &[usize], slot: &str) -> bool {
    match slot {
        "*" => true,
        "-" => found.is_empty(),
        _ => {
            let wanted: Vec<&str> = slot.split(" + ").collect();
            wanted.len() == found.len() && wanted.iter().zip(found).all(|(want, &token)| names(prose, token, want))
        }
    }
}

/// Whether the noun phrase is called so, with the number before it if there is one.
fn names(prose: &Prose, noun: usize, want: &str) -> bool {
    let (count, name) = match want.split_once(' ') {
        Some((count, name)) => (Some(count), name),
        None => (None, want),
    };
    let tree = prose.tree(prose.sentence_of(noun));
    let part = |dep| matches!(dep, Dep::Flat | Dep::Compound | Dep::NmodDesc | Dep::Appos);
    let called = |token: usize| prose.word(token) == name || figure(prose, token) == name;
    let is_called = called(noun) || tree.children(noun).any(|child| part(tree.dep(child)) && called(child));
    is_called && count.is_none_or(|count| tree.children_as(noun, Dep::Nummod).any(|n| figure(prose, n) == count))
}

fn figure(prose: &Prose, token: usize) -> String {
    const WORDS: &[&str] =
        &["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = prose.word(token).to_lowercase();
    WORDS.iter().position(|&known| known == word).map_or(word, |number| number.to_string())
}

fn describe(prose: &Prose, clause: &Clause) -> String {
    let row = |tokens: &[usize]| {
        let names: Vec<String> = tokens.iter().map(|&token| name(prose, token)).collect();
        if names.is_empty() { "-".to_string() } else { names.join(" + ") }
    };
    let auxiliaries: Vec<&str> = clause.auxiliaries.iter().map(|&token| prose.word(token)).collect();
    let (sign, others) = if clause.passive { ("<", &clause.agents) } else { (">", &clause.objects) };
    let verb = predicate(prose, clause, &auxiliaries.join(" "));
    format!("{} {sign} {verb} {sign} {}", row(&clause.subjects), row(others))
}

fn name(prose: &Prose, noun: usize) -> String {
    let tree = prose.tree(prose.sentence_of(noun));
    let counts = tree.children_as(noun, Dep::Nummod).map(|number| figure(prose, number));
    let words: Vec<String> = counts.chain([prose.word(noun).to_string()]).collect();
    format!("{}{}", words.join(" "), if prose.tag(noun) == Tag::Cd { "#" } else { "" })
}
