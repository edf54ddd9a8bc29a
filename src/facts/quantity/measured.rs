//! Reads what a number measures where no noun stands behind it: "its *depth* at 11 miles", "the *fee* of $3m".

use super::hung;
use super::value::{Counted, Kind, Quantity};
use crate::prose::{Dep, Prose, Tree};
use crate::wording::event_class;
use crate::wording::units;
use std::ops::Range;

/// Verbs that give somebody's figure for something: "put the speed at", "the price is fixed at".
const GIVING: [&str; 16] = [
    "put", "give", "set", "fix", "estimate", "report", "list", "show", "record", "assess", "reckon", "value", "place",
    "peg", "cap", "raise",
];

/// Verbs that say how much their subject is.
const BEING: [&str; 18] = [
    "be", "reach", "hit", "stand", "total", "amount", "rise", "fall", "climb", "drop", "grow", "increase", "average",
    "exceed", "top", "measure", "revise", "lower",
];

/// Nouns that only say that there is a number.
const NUMBER: [&str; 8] = ["number", "total", "count", "tally", "figure", "toll", "rate", "level"];

/// Nouns that say that a number is a change, which its role tells already.
const CHANGE: [&str; 10] =
    ["growth", "rise", "increase", "gain", "jump", "fall", "drop", "decline", "decrease", "reduction"];

/// A word of more than so many children is no word of prose; the rest of them is not looked at.
const CHILDREN: usize = 40;

/// How many words before the number its noun and its verb are looked for where the words alone show them.
const REACH: usize = 8;

/// What the number of `quantity` measures, which stands at the tokens `number` of a sentence that is `tokens`; `top` is the
/// token on which the rest of the number hangs.
pub(super) fn measured(
    prose: &Prose,
    (tree, tokens): (&Tree, Range<usize>),
    quantity: &Quantity,
    (start, top): (usize, Option<usize>),
) -> Option<Counted> {
    if matches!(
        quantity.kind,
        Kind::Ordinal | Kind::Age | Kind::Times | Kind::Magnitude | Kind::Score { .. } | Kind::Vote { .. }
    ) {
        return None;
    }
    let sentence = Sentence { prose, tree, tokens };
    // What "came two hours after" was not two hours long.
    let long = quantity.kind == Kind::Duration;
    let head = sentence
        .behind(quantity, top)
        .or_else(|| sentence.before_of(start, quantity))
        .or_else(|| sentence.given(start).filter(|_| !long))
        .or_else(|| sentence.subject(top?).filter(|_| !long))?;
    let lemma = hung::noun_lemma(prose, head).to_lowercase();
    let says_nothing = [&NUMBER[..], &CHANGE[..]].iter().any(|list| list.contains(&lemma.as_str()));
    let tells_event = quantity.kind == Kind::Count && event_class(prose.lower(head)).is_some();
    (!says_nothing && !tells_event).then(|| Counted { head, lemma, span: prose.span(head..head + 1) })
}

struct Sentence<'p> {
    prose: &'p Prose,
    tree: &'p Tree,
    tokens: Range<usize>,
}

impl Sentence<'_> {
    /// Whether the word can name what is measured: a common noun that is no unit.
    fn is_noun(&self, token: usize) -> bool {
        let tag = |token: usize| self.prose.tag(token);
        self.tokens.contains(&token)
            && tag(token).is_noun()
            && !tag(token).is_pronoun()
            && (!tag(token).is_proper() || token == self.tokens.start)
            && units::unit(self.lower(token)).is_none()
    }

    fn lower(&self, token: usize) -> &str {
        self.prose.lower(token)
    }

    /// "a 31 percent *premium*", "a €62m *fee*", "a five-hour *blaze*".
    fn behind(&self, quantity: &Quantity, top: Option<usize>) -> Option<usize> {
        const NEAR: usize = 3;
        if quantity.kind == Kind::Count {
            return None;
        }
        let head = self.tree.head(top?)?;
        let hangs = matches!(self.tree.dep(top?), Dep::Nummod | Dep::Compound | Dep::Amod | Dep::NmodUnmarked);
        let behind = head > top? && head - top? <= NEAR && self.prose.tokens[head].span.start >= quantity.span.end;
        (hangs && behind && self.is_noun(head)).then_some(head)
    }

    /// "a *speed* of almost 180", "the *price* of $3m".
    fn before_of(&self, start: usize, quantity: &Quantity) -> Option<usize> {
        let of = start.checked_sub(1).filter(|of| self.tokens.contains(of) && self.lower(*of) == "of")?;
        let noun = of.checked_sub(1).filter(|&noun| self.is_noun(noun))?;
        // "the children of 12 sailors" are not twelve.
        (quantity.kind != Kind::Count).then_some(noun)
    }

    /// "put its *depth* at 11 miles", "the *price* is fixed at", "gave the *speed* as", "revised its *depth* from".
    fn given(&self, start: usize) -> Option<usize> {
        let at = start.checked_sub(1).filter(|at| self.tokens.contains(at))?;
        if !["at", "as", "from", "to"].contains(&self.lower(at)) {
            return None;
        }
        let from = at.saturating_sub(REACH).max(self.tokens.start);
        let verb = (from..at).rev().find(|&token| self.prose.tag(token).is_verb())?;
        let lemma = self.prose.lemma(verb);
        if !GIVING.contains(&lemma) && !BEING.contains(&lemma) {
            return None;
        }
        let passive = self.tree.children(verb).take(CHILDREN).any(|child| self.tree.dep(child) == Dep::NsubjPass);
        let theirs = passive || BEING.contains(&lemma);
        self.object(verb + 1, at).or_else(|| self.subject_of(verb).filter(|_| theirs))
    }

    /// The head of the noun phrase right behind a verb: of "the final cost of the bridge" the cost.
    fn object(&self, from: usize, stop: usize) -> Option<usize> {
        let describes = |token: &usize| {
            let tag = self.prose.tag(*token);
            tag.is_determiner() || tag.is_adjective() || tag.is_noun() || tag.is_pronoun() || self.lower(*token) == "'s"
        };
        let last = (from..stop).take_while(describes).last()?;
        Some(last).filter(|&noun| self.is_noun(noun))
    }

    /// "*Turnout* was 61 percent", "the *temperature* reached 43 degrees".
    fn subject(&self, top: usize) -> Option<usize> {
        if self.tree.children(top).take(CHILDREN).any(|child| self.tree.dep(child) == Dep::Cop) {
            return self.subject_of(top);
        }
        let verb = self.tree.head(top).filter(|&verb| self.prose.tag(verb).is_verb())?;
        let told = matches!(self.tree.dep(top), Dep::Obj | Dep::Obl | Dep::OblUnmarked | Dep::Xcomp);
        if !told || !BEING.contains(&self.prose.lemma(verb)) {
            return None;
        }
        self.subject_of(verb)
    }

    fn subject_of(&self, verb: usize) -> Option<usize> {
        let few = self.tree.children(verb).take(CHILDREN);
        few.into_iter().find(|&child| self.tree.dep(child).is_subject()).filter(|&noun| self.is_noun(noun))
    }
}
