//! From the head of a noun phrase to a source.

use super::sentence::Sentence;
use super::value::{Source, SourceClass};
use crate::prose::{Dep, Prose, Tag};
use crate::wording::lower;
use crate::wording::speech::{self, Speaker};
use std::ops::Range;

/// The source whose head is `head`, with the words `known` if they are.
pub(super) fn source(prose: &Prose, head: usize, known: Option<Range<usize>>) -> Source {
    let sentence = Sentence::new(prose, prose.sentence_of(head));
    let apposed = apposed(&sentence, head);
    let tokens = known.filter(|known| known.contains(&head)).unwrap_or_else(|| phrase(&sentence, head));
    let class = class(&sentence, head, tokens.clone(), apposed);
    let apposed = apposed.map(|other| prose.span(phrase(&sentence, other)));
    Source { span: prose.span(tokens), head, apposed, class }
}

/// The noun phrase of `head`, up to a comma, a bracket or a relative clause.
pub(super) fn phrase(sentence: &Sentence, head: usize) -> Range<usize> {
    let tree = sentence.tree();
    if sentence.tag(head).is_pronoun() {
        return head..head + 1;
    }
    let all = tree.subtree(head);
    let stops = |token: usize| {
        let word = sentence.word(token);
        matches!(word, "," | "(" | ")" | "—" | "–" | "--" | ":" | ";" | "[")
            || super::sentence::is_mark(word) && token > head
            || tree.dep(token).is_clause() && token != head && sentence.tag(token).is_finite()
            || token > head && matches!(sentence.tag(token), Tag::Wp | Tag::Wdt)
            || token != head && sentence.is_finite(token)
            || token > head && (tree.dep(token) == Dep::Parataxis || sentence.is(token, &["that"]))
    };
    let mut start = head;
    while start > all.start && !stops(start - 1) {
        start -= 1;
    }
    while start < head && is_lead(sentence, start) {
        start += 1;
    }
    let mut end = head + 1;
    while end < all.end && !stops(end) {
        end += 1;
    }
    while end > head + 1 && matches!(sentence.tag(end - 1), Tag::Cc | Tag::In | Tag::Pos | Tag::Period) {
        end -= 1;
    }
    start..end
}

/// What stands before a noun phrase and is no part of it: "and", "even", the preposition.
fn is_lead(sentence: &Sentence, token: usize) -> bool {
    matches!(sentence.tag(token), Tag::Cc | Tag::In | Tag::To | Tag::Comma | Tag::Colon)
        || matches!(sentence.tree().dep(token), Dep::Case | Dep::Cc | Dep::Mark | Dep::Punct)
        || super::sentence::is_mark(sentence.word(token))
}

/// The other name that is set beside `head`, before it or behind.
fn apposed(sentence: &Sentence, head: usize) -> Option<usize> {
    let tree = sentence.tree();
    let behind = tree.children_as(head, Dep::Appos).find(|&other| sentence.tag(other).is_noun());
    behind.or_else(|| tree.head(head).filter(|_| tree.dep(head) == Dep::Appos))
}

fn class(sentence: &Sentence, head: usize, tokens: Range<usize>, apposed: Option<usize>) -> SourceClass {
    let tag = sentence.tag(head);
    if tag.is_pronoun() {
        return SourceClass::Pronoun;
    }
    let proper = tokens.clone().filter(|&token| sentence.tag(token).is_proper());
    let near = |token: usize| {
        let tree = sentence.tree();
        token == head
            || tree.head(token) == Some(head)
                && matches!(tree.dep(token), Dep::Flat | Dep::Compound | Dep::NmodDesc | Dep::Appos)
    };
    let name = proper.clone().rev().find(|&token| near(token));
    let lemma = lower(sentence.lemma(head));
    let named = tag.is_proper() || apposed.is_some_and(|other| sentence.tag(other).is_proper());
    if let Some(name) = name.filter(|_| tag.is_proper())
        && speech::is_outlet_name(sentence.word(name))
    {
        return SourceClass::Outlet;
    }
    if named {
        return SourceClass::Named;
    }
    let first = sentence.prose.lower(tokens.start);
    let definite = matches!(first, "the" | "its" | "his" | "her" | "their" | "our" | "this" | "that")
        || sentence.tree().children_as(head, Dep::NmodPoss).next().is_some();
    match speech::speaker(&lemma) {
        Some(Speaker::Document) => SourceClass::Document,
        Some(Speaker::Outlet) => SourceClass::Outlet,
        Some(Speaker::Witness) => SourceClass::Witness,
        Some(Speaker::Nobody) => SourceClass::Unnamed,
        Some(Speaker::Official) => SourceClass::Official,
        None if tag.is_plural() || tag == Tag::Cd || tag == Tag::Dt => SourceClass::Group,
        None if definite => SourceClass::Role,
        None if matches!(first, "a" | "an" | "one" | "another") => SourceClass::Unnamed,
        None => SourceClass::Role,
    }
}
