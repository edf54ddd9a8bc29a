//! What a figure of money, a share, a measure or a span of time is a figure of: the *property* of MeasEval (Harper et al.
//! 2021), which may stand in the noun it hangs on, in its verb, or just beside it.

use super::value::{Kind, Quantity, Role};
use crate::prose::{Dep, Prose};
use crate::wording::lower;
use crate::wording::properties::{self, Sort};

/// How many words before and behind the figure are looked at.
const BEFORE: usize = 8;
const BEHIND: usize = 5;

/// A word that names the property of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PropertyWord {
    /// The property.
    pub property: &'static str,
    /// The sort of figures that it is a property of.
    pub sort: Sort,
    /// The word, as an index into the tokens of the prose.
    pub token: usize,
}

/// The property that `quantity` of `prose` is a figure of, as [`property_word`] has it.
pub fn property(prose: &Prose, quantity: &Quantity) -> Option<&'static str> {
    property_word(prose, quantity).map(|word| word.property)
}

/// The property that a lemma names for figures of `sort`.
pub fn property_of(sort: Sort, lemma: &str) -> Option<&'static str> {
    properties::property(sort, &lower(lemma))
}

/// The word that says what `quantity` of `prose` is a figure of: its noun, else its verb, else the subject of a verb of rising
/// and falling, else the nearest word that names a property within the sentence. None where no word names one.
pub fn property_word(prose: &Prose, quantity: &Quantity) -> Option<PropertyWord> {
    let sort = match quantity.kind {
        Kind::Money => Sort::Money,
        Kind::Percent | Kind::Fraction => Sort::Share,
        Kind::Measure => Sort::Measure,
        Kind::Duration => Sort::Duration,
        Kind::Count => Sort::Count,
        _ => return None,
    };
    let fits = |property: &&str| quantity.unit.is_none_or(|unit| properties::measures(property, unit.dimension));
    let named = |lemma: &str, token: usize| {
        property_of(sort, lemma).filter(fits).map(|property| PropertyWord { property, sort, token })
    };
    // "The jobless rate" is no rate of interest.
    let named = |lemma: &str, token: usize| {
        let sort_of_rate = || named(prose.lemma(token.checked_sub(1)?), token - 1);
        (lemma == "rate").then(sort_of_rate).flatten().or_else(|| named(lemma, token))
    };
    let of = || quantity.of.as_ref().and_then(|of| named(&of.lemma, of.head));
    // Who raises a rate raises no pay.
    let raises = |token: usize| prose.lemma(token) == "raise" && prose.tag(token).is_verb();
    let told =
        || quantity.event.as_ref().and_then(|event| named(&event.lemma, event.head).filter(|_| !raises(event.head)));
    let moved = || what_moved(prose, quantity).find_map(|subject| named(prose.lemma(subject), subject));
    let began = || what_the_clause_begins_with(prose, quantity).find_map(|token| named(prose.lemma(token), token));
    let beside = || {
        let sentence = prose.sentence_at(quantity.span.start)?;
        let tokens = prose.sentences[sentence].tokens.clone();
        let at = |byte: usize| tokens.start + prose.tokens[tokens.clone()].partition_point(|t| t.span.end <= byte);
        let (first, last) = (at(quantity.span.start), at(quantity.span.end));
        let before = (first.saturating_sub(BEFORE).max(tokens.start)..first).rev().map(|token| (first - token, token));
        let behind = (last..(last + BEHIND).min(tokens.end)).map(|token| (token + 1 - last, token));
        let found = before
            .chain(behind)
            .filter_map(|(far, token)| Some((far, named(prose.lemma(token), token).filter(|_| !raises(token))?)));
        found.min_by_key(|(far, _)| *far).map(|(_, word)| word)
    };
    // "The 120-metre tower".
    let measured = || {
        let of = quantity.of.as_ref().filter(|_| sort == Sort::Measure)?;
        let property = properties::of_thing(&of.lemma)?;
        Some(PropertyWord { property, sort, token: of.head })
    };
    let by_unit = || {
        let property = properties::of_unit(quantity.unit?.dimension)?;
        Some(PropertyWord { property, sort, token: prose.tokens_in(quantity.number).start })
    };
    let by_both = || standing(quantity).map(|(property, token)| PropertyWord { property, sort, token });
    by_both().or_else(of).or_else(measured).or_else(told).or_else(moved).or_else(beside).or_else(began).or_else(by_unit)
}

/// What the noun and the verb of a figure tell together: whom a firm has or employs is its workforce, and those of the voters who
/// vote are the turnout.
fn standing(quantity: &Quantity) -> Option<(&'static str, usize)> {
    const WORKERS: [&str; 4] = ["employee", "worker", "staff", "workforce"];
    const VOTERS: [&str; 4] = ["voter", "elector", "electorate", "register"];
    let (of, event) = (quantity.of.as_ref()?, quantity.event.as_ref()?);
    let told = |verbs: &[&str]| verbs.contains(&event.lemma.as_str());
    let property = match quantity.kind {
        Kind::Count if told(&["employ"]) => "workforce",
        Kind::Count if WORKERS.contains(&of.lemma.as_str()) && told(&["have", "workforce"]) => "workforce",
        Kind::Percent | Kind::Fraction
            if VOTERS.contains(&of.lemma.as_str()) && told(&["vote", "cast", "turn out", "take", "participate"]) =>
        {
            "turnout"
        }
        _ => return None,
    };
    Some((property, of.head))
}

/// The words before a figure of rising or falling, from where its clause begins: "underlying *sales* in the three months to June
/// rose 3 percent", whatever stands between.
fn what_the_clause_begins_with<'p>(prose: &'p Prose, quantity: &Quantity) -> impl Iterator<Item = usize> + use<'p> {
    let moved = matches!(quantity.role, Role::Rise | Role::Fall);
    let before = prose.sentence_at(quantity.span.start).filter(|_| moved).map(|sentence| {
        let tokens = prose.sentences[sentence].tokens.clone();
        let at = tokens.start + prose.tokens[tokens.clone()].partition_point(|t| t.span.end <= quantity.span.start);
        let ends = |&token: &usize| matches!(prose.lower(token), "," | ";" | ":" | "and" | "but" | "that" | "while");
        let first = (tokens.start..at).rev().find(ends).map_or(tokens.start, |end| end + 1);
        first..at
    });
    before.into_iter().flatten()
}

/// The subjects of the verb of rising and falling that a figure hangs on: the sales of "sales in the three months to June rose
/// 4 percent".
fn what_moved<'p>(prose: &'p Prose, quantity: &Quantity) -> impl Iterator<Item = usize> + use<'p> {
    /// A figure hangs on its verb, or on a noun that does.
    const UP: usize = 3;
    let verb = prose.sentence_at(quantity.number.start).and_then(|sentence| {
        let tokens = prose.sentences[sentence].tokens.clone();
        let inside = prose.tokens[tokens.clone()].partition_point(|token| token.span.end <= quantity.number.start);
        let tree = prose.tree(sentence);
        let first = Some(tokens.start + inside).filter(|token| *token < tokens.end);
        let mut up = std::iter::successors(first, |&token| tree.head(token)).take(UP + 1);
        let moves = |&token: &usize| MOVES.contains(&prose.lemma(token));
        let just_before = || (tokens.start..tokens.start + inside).next_back().filter(moves);
        up.find(|&token| prose.tag(token).is_verb()).filter(moves).or_else(just_before)
    });
    let subjects = verb.into_iter().flat_map(|verb| {
        let tree = prose.tree(prose.sentence_of(verb));
        tree.children(verb).filter(move |&child| matches!(tree.dep(child), Dep::Nsubj | Dep::NsubjPass))
    });
    subjects.collect::<Vec<_>>().into_iter()
}

/// Verbs of which the subject says what the figure is of.
const MOVES: [&str; 22] = [
    "rise", "fall", "climb", "drop", "grow", "shrink", "increase", "decrease", "gain", "lose", "slip", "edge", "go",
    "come", "stand", "reach", "hit", "total", "remain", "slow", "ease", "be",
];
