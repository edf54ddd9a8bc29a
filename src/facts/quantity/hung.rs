//! Reads from the tree of a sentence what a number counts and in what event.

use super::value::{Counted, Event};
use crate::prose::{Dep, Prose, Tree};
use crate::wording::event_class;
use std::ops::Range;

/// How many steps up a tree lead from a number to its event at most.
const STEPS: usize = 8;

/// A word of more than so many children is no word of prose; the rest of them is not looked at.
const CHILDREN: usize = 40;

/// The token among `number` that the others hang on.
pub(super) fn top(tree: &Tree, number: Range<usize>) -> Option<usize> {
    let outside = |&token: &usize| tree.head(token).is_none_or(|head| !number.contains(&head));
    let tops = number.clone().filter(outside);
    let heads = |&token: &usize| {
        !matches!(tree.dep(token), Dep::Case | Dep::Advmod | Dep::Punct | Dep::Mark | Dep::Cc | Dep::Det)
    };
    tops.clone().find(heads).or_else(|| tops.clone().next())
}

/// The noun that the number at `top` counts: the one it hangs on, or the one behind its "of".
pub(super) fn counted(prose: &Prose, tree: &Tree, number: Range<usize>, top: usize) -> Option<Counted> {
    let head = tree.head(top).filter(|&head| tree.dep(top) == Dep::Nummod && prose.tag(head).is_noun());
    let head = head.or_else(|| behind_of(prose, tree, top)).or_else(|| predicate(prose, tree, top))?;
    let near = head >= number.end && head - number.end < 6;
    let first = if near { first_of_phrase(prose, tree, number.end, head) } else { head };
    Some(Counted { head, lemma: noun_lemma(prose, head), span: prose.span(first..head + 1) })
}

/// The noun behind the "of" of the number: "105 of the 253 *people*".
fn behind_of(prose: &Prose, tree: &Tree, top: usize) -> Option<usize> {
    let of = |noun: usize| tree.children_as(noun, Dep::Case).any(|case| prose.lemma(case) == "of");
    tree.children(top)
        .take(CHILDREN)
        .find(|&noun| noun > top && tree.dep(noun) == Dep::Nmod && of(noun) && prose.tag(noun).is_noun())
}

/// What those at `top` are said to be: "seven of them were *nurses*".
fn predicate(prose: &Prose, tree: &Tree, top: usize) -> Option<usize> {
    let noun = tree.head(top).filter(|&noun| tree.dep(top) == Dep::Nsubj && prose.tag(noun).is_noun())?;
    let led = |dep| tree.children_as(noun, dep).next().is_some();
    (led(Dep::Cop) && !led(Dep::Case)).then_some(noun)
}

/// Where the words that describe `head` begin, no earlier than `from`.
fn first_of_phrase(prose: &Prose, tree: &Tree, from: usize, head: usize) -> usize {
    let describes = |token: usize| {
        matches!(tree.dep(token), Dep::Amod | Dep::Compound | Dep::Flat | Dep::NmodPoss) || prose.tag(token).is_noun()
    };
    (from..head)
        .rev()
        .take_while(|&token| describes(token) || prose.word(token) == "-")
        .filter(|&token| prose.word(token) != "-")
        .last()
        .unwrap_or(head)
}

/// What is counted where a verb gives the number of it: "the number of *homes* has gone up to 640".
pub(super) fn told_number(prose: &Prose, tree: &Tree, top: usize) -> Option<Counted> {
    const NUMBER: [&str; 6] = ["number", "total", "count", "tally", "figure", "toll"];
    let verb = tree.head(top).filter(|&verb| prose.tag(verb).is_verb())?;
    let few = tree.children(verb).take(CHILDREN).filter(|&child| child != top);
    let noun =
        few.filter(|&child| NUMBER.contains(&prose.lemma(child))).find_map(|number| behind_of(prose, tree, number))?;
    Some(Counted { head: noun, lemma: noun_lemma(prose, noun), span: prose.span(noun..noun + 1) })
}

/// The dictionary form of the noun; people and persons are one.
pub(super) fn noun_lemma(prose: &Prose, head: usize) -> String {
    let lemma = prose.lemma(head);
    if matches!(lemma, "people" | "persons") { "person".to_string() } else { lemma.to_string() }
}

/// The event that the thing at `anchor` takes part in: what it does or suffers, else what describes it.
pub(super) fn event(prose: &Prose, tree: &Tree, anchor: usize) -> Option<Event> {
    let mut at = anchor;
    for _ in 0..STEPS {
        let dep = tree.dep(at);
        let Some(head) = tree.head(at) else { return own(prose, tree, at) };
        if dep.is_subject() || dep.is_object() {
            return Some(verb(prose, tree, head, at));
        }
        if let Some(own) = own(prose, tree, at) {
            return Some(own);
        }
        if let Some(class) = class_of(prose, head) {
            return Some(told(prose, tree, head, class));
        }
        match dep {
            Dep::Nmod
            | Dep::NmodPoss
            | Dep::NmodUnmarked
            | Dep::Conj
            | Dep::Appos
            | Dep::Compound
            | Dep::Flat
            | Dep::Nummod
            | Dep::Amod => at = head,
            _ if prose.tag(head).is_verb() => return Some(verb(prose, tree, head, at)),
            _ => return None,
        }
    }
    None
}

/// What describes the noun at `anchor`: "hostages *released* in May", "12 *dead*", "people *who fled*".
fn own(prose: &Prose, tree: &Tree, anchor: usize) -> Option<Event> {
    if let Some(class) = class_of(prose, anchor) {
        return Some(told(prose, tree, anchor, class));
    }
    let clauses = tree
        .children(anchor)
        .take(CHILDREN)
        .filter(|&child| matches!(tree.dep(child), Dep::Acl | Dep::AclRelcl | Dep::Amod));
    let mut last = None;
    for child in clauses {
        if let Some(class) = class_of(prose, child) {
            return Some(told(prose, tree, child, class));
        }
        if tree.dep(child) != Dep::Amod {
            last.get_or_insert(child);
        }
    }
    last.map(|child| verb(prose, tree, child, anchor))
}

/// Verbs that say no more than that something is so; the event is what hangs on them.
const LIGHT: [&str; 36] = [
    "be", "have", "put", "leave", "see", "rise", "reach", "climb", "bring", "take", "stand", "say", "report", "count",
    "lose", "hit", "know", "believe", "fear", "think", "find", "expect", "confirm", "presume", "include", "raise",
    "increase", "grow", "fall", "lower", "give", "get", "estimate", "revise", "announce", "remain",
];

/// Whether a verb says no more than that something is so.
pub(super) fn is_light(lemma: &str) -> bool {
    LIGHT.contains(&lemma)
}

/// The event of the verb at `head`, in which `anchor` takes part.
fn verb(prose: &Prose, tree: &Tree, head: usize, anchor: usize) -> Event {
    if let Some(class) = class_of(prose, head) {
        return told(prose, tree, head, class);
    }
    if let Some(go) =
        tree.children(head).take(CHILDREN).find(|&child| prose.lemma(head) == "let" && prose.lemma(child) == "go")
    {
        let span = prose.span(head.min(go)..head.max(go) + 1);
        return Event { head, lemma: "let go".to_string(), class: "release".to_string(), span };
    }
    let freed = tree.head(head).filter(|&above| prose.lemma(head) == "go" && prose.lemma(above) == "let");
    if let Some(above) = freed {
        let span = prose.span(above.min(head)..above.max(head) + 1);
        return Event { head: above, lemma: "let go".to_string(), class: "release".to_string(), span };
    }
    if is_light(prose.lemma(head)) {
        if let Some(event) = beneath(prose, tree, head, anchor) {
            return event;
        }
        let deeper = tree
            .children(head)
            .take(CHILDREN)
            .find(|&child| tree.dep(child) == Dep::Xcomp && prose.tag(child).is_verb());
        if let Some(deeper) = deeper {
            return plain(prose, tree, deeper);
        }
    }
    plain(prose, tree, head)
}

/// The word for an event among what hangs on a light verb: "left 87 *hurt*", "the number of *dead* rose to 41".
fn beneath(prose: &Prose, tree: &Tree, head: usize, anchor: usize) -> Option<Event> {
    let few = |token: usize| tree.children(token).take(CHILDREN);
    let children: Vec<usize> = few(head).filter(|&child| child != anchor).collect();
    let below = children.iter().flat_map(|&child| few(child));
    let near = children.iter().copied().chain(below).chain(few(anchor));
    near.filter(|&token| !tree.dep(token).is_auxiliary())
        .find_map(|token| class_of(prose, token).map(|class| told(prose, tree, token, class)))
}

fn class_of(prose: &Prose, token: usize) -> Option<&'static str> {
    event_class(prose.lower(token))
}

/// The event of a class at `token`; the dead and the hurt together are casualties.
fn told(prose: &Prose, tree: &Tree, token: usize, class: &str) -> Event {
    // "killed or injured" is of the same people, "12 killed and 30 injured" is not.
    let beside = |&other: &usize| other > token && other - token <= 2;
    let joined =
        tree.children_as(token, Dep::Conj).take(CHILDREN).find(beside).and_then(|other| class_of(prose, other));
    let both = matches!((class, joined), ("die", Some("injure")) | ("injure", Some("die")));
    let class = if both { "casualty" } else { class };
    Event {
        head: token,
        lemma: prose.lemma(token).to_string(),
        class: class.to_string(),
        span: prose.span(token..token + 1),
    }
}

/// A verb of no class, with its particle: "turn up".
fn plain(prose: &Prose, tree: &Tree, head: usize) -> Event {
    let particle = tree.children(head).take(CHILDREN).find(|&child| tree.dep(child) == Dep::CompoundPrt);
    // The "up" of "cut up to 40" bounds the number.
    let bounds = |particle: usize| tree.tokens().contains(&(particle + 1)) && prose.lemma(particle + 1) == "to";
    let particle = particle.filter(|&particle| !bounds(particle));
    let lemma = match particle {
        Some(particle) => format!("{} {}", prose.lemma(head), prose.lemma(particle)),
        None => prose.lemma(head).to_string(),
    };
    Event { head, class: lemma.clone(), lemma, span: prose.span(head..head + 1) }
}
