//! Noun phrases without what hangs behind their noun: "the army", "three of" is none, "an Iranian deputy minister".
//!
//! Cut by tags and by the names that were found, not by trees: a chunk of tags is right where a tree is not.

use super::names::Name;
use crate::prose::{Prose, Tag};
use crate::wording::{lower, names, roles};
use std::borrow::Cow;
use std::ops::Range;

/// A noun phrase from its article to its noun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Phrase {
    /// Its tokens, article included; of a possessor's phrase without the `'s`.
    pub tokens: Range<usize>,
    /// Its noun: the last token.
    pub head: usize,
    /// Whose it is, as an index into the phrases: "the army" of "the army's spokesman".
    pub of: Option<usize>,
    /// A pronoun alone: "she", "their".
    pub pronoun: bool,
}

impl Phrase {
    /// Its noun in the singular, in lower case; with the words that hyphens join to it: "father-in-law".
    pub fn noun<'p>(&self, prose: &'p Prose) -> Cow<'p, str> {
        let mut from = self.head;
        while from >= self.tokens.start + 2
            && prose.word(from - 1) == "-"
            && glued(prose, from - 2)
            && glued(prose, from - 1)
        {
            from -= 2;
        }
        if from == self.head {
            return lower(prose.lemma(self.head));
        }
        let words = prose.span(from..self.head + 1).of(prose.text()).to_lowercase();
        Cow::Owned(words.strip_prefix("ex-").map_or_else(|| words.clone(), str::to_string))
    }
}

/// Whether nothing stands between `token` and the next.
fn glued(prose: &Prose, token: usize) -> bool {
    matches!((prose.tokens.get(token), prose.tokens.get(token + 1)), (Some(a), Some(b)) if a.span.end == b.span.start)
}

/// The noun phrases of sentence `index`, added to `found`, in text order.
pub(super) fn find(prose: &Prose, index: usize, names: &[Name], found: &mut Vec<Phrase>) {
    let tokens = prose.sentences[index].tokens.clone();
    let mut names = names.iter().peekable();
    let mut open: Option<usize> = None;
    let mut owner = None;
    let mut at = tokens.start;
    let close = |open: &mut Option<usize>, owner: &mut Option<usize>, end: usize, found: &mut Vec<Phrase>| {
        let Some(start) = open.take() else { return };
        let of = owner.take();
        if let Some(head) = (start..end).rev().find(|&token| heads(prose, token)) {
            found.push(Phrase { tokens: start..head + 1, head, of, pronoun: false });
        }
    };
    while at < tokens.end {
        while names.peek().is_some_and(|name| name.tokens.end <= at) {
            names.next();
        }
        if let Some(name) = names.peek().filter(|name| name.tokens.start == at) {
            open.get_or_insert(at);
            at = name.tokens.end;
            if at >= tokens.end || !continues(prose, at, tokens.end) {
                close(&mut open, &mut owner, at, found);
            }
            continue;
        }
        let tag = prose.tag(at);
        match tag {
            Tag::Pos => {
                close(&mut open, &mut owner, at, found);
                owner = found.last().filter(|phrase| phrase.tokens.end == at).map(|_| found.len() - 1);
                open = owner.map(|_| at + 1);
            }
            Tag::Prp | Tag::PrpPoss => {
                close(&mut open, &mut owner, at, found);
                found.push(Phrase { tokens: at..at + 1, head: at, of: None, pronoun: true });
                if tag == Tag::PrpPoss {
                    owner = Some(found.len() - 1);
                    open = Some(at + 1);
                }
            }
            _ if tag.is_determiner() && tag != Tag::Wdt => {
                close(&mut open, &mut owner, at, found);
                open = Some(at);
            }
            _ if belongs(prose, at, open, tokens.end) => {
                open.get_or_insert(at);
            }
            _ => {
                close(&mut open, &mut owner, at, found);
                owner = None;
            }
        }
        at += 1;
    }
    close(&mut open, &mut owner, tokens.end, found);
}

fn heads(prose: &Prose, token: usize) -> bool {
    let tag = prose.tag(token);
    // "chief executive" is often tagged as two adjectives, "flat" as one.
    let lists = |word: &str| roles::noun(word).is_some() || names::site(word).is_some();
    let known = tag.is_adjective() && lists(prose.word(token));
    tag.is_noun() || known || tag.is_number() || tag == Tag::Fw || prose.word(token).starts_with(char::is_uppercase)
}

/// Behind a name: whether a noun goes on with the phrase, as in "the Forest Service commander".
fn continues(prose: &Prose, at: usize, end: usize) -> bool {
    let tag = prose.tag(at);
    tag.is_noun() || tag == Tag::Pos || (belongs(prose, at, Some(at), end) && !tag.is_number())
}

/// Whether the word at `at` stands inside a noun phrase, which `open` says has begun.
fn belongs(prose: &Prose, at: usize, open: Option<usize>, end: usize) -> bool {
    let tag = prose.tag(at);
    if tag.is_noun() || tag.is_number() || tag.is_adjective() || matches!(tag, Tag::Dollar | Tag::Fw) {
        return true;
    }
    let next = (at + 1 < end).then(|| prose.tag(at + 1));
    let before_noun = next.is_some_and(|next| next.is_noun() || next.is_adjective() || next == Tag::Hyph);
    if open.is_some() && at > 0 && prose.word(at - 1) == "-" && glued(prose, at - 1) {
        return true;
    }
    match tag {
        Tag::Hyph => open.is_some() && next.is_some(),
        // "the minister blamed supporters" is no phrase, even where the verb is tagged as a participle.
        Tag::Vbn | Tag::Vbg => open.is_some_and(|open| (open..at).all(|t| !prose.tag(t).is_noun())) && before_noun,
        Tag::Rb => open.is_some() && next.is_some_and(|next| next.is_adjective() || next == Tag::Vbn),
        _ => false,
    }
}
