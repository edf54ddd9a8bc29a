//! Adds up the counts of a list: "13 sailors, 10 cooks and a pilot" are 24 together.

use super::value::{Bounds, Event, Kind, Near, Quantity, Role, Wording};
use crate::prose::Prose;
use rust_decimal::Decimal;

/// The sums of the lists of counts in `prose`, whose `quantities` have been attached, in text order.
///
/// A sum is worded as [`Wording::Sum`] and has the event of its items; the dead and the hurt together are casualties. It
/// is what the text comes to, not what it says: to be held against a total that another text gives.
pub fn together(prose: &Prose, quantities: &[Quantity]) -> Vec<Quantity> {
    let mut sums = Vec::new();
    let mut first = 0;
    while first < quantities.len() {
        let last = first + quantities[first..].windows(2).take_while(|pair| listed(prose, &pair[0], &pair[1])).count();
        sums.extend(sum(prose, &quantities[first..=last]));
        if last == first {
            sums.extend(quantities.get(first + 1).and_then(|next| casualties(prose, &quantities[first], next)));
        }
        first = last + 1;
    }
    sums
}

/// A list has no more items than this; a longer one is a table.
const ITEMS: usize = 12;

/// Whether nothing but a comma or "and" stands between the noun of `a` and the number of `b`.
fn listed(prose: &Prose, a: &Quantity, b: &Quantity) -> bool {
    let Some(end) = end(a).filter(|_| adds(a) && adds(b)) else { return false };
    end <= b.span.start
        && prose.text()[end..b.span.start].split_whitespace().all(|word| matches!(word, "," | "and" | "&"))
        && prose.text()[end..b.span.start].trim() != ""
}

fn adds(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count
        && quantity.is_exact()
        && matches!(quantity.role, Role::Level)
        && quantity.part_of.is_none()
        && quantity.of.is_some()
        && quantity.said().fract().is_zero()
}

/// Where the noun of `quantity` ends, if it stands right behind it.
fn end(quantity: &Quantity) -> Option<usize> {
    let of = quantity.of.as_ref()?;
    (of.span.start >= quantity.span.end && of.span.start <= quantity.span.end + 1).then_some(of.span.end)
}

fn sum(prose: &Prose, items: &[Quantity]) -> Option<Quantity> {
    let (first, last) = (items.first()?, items.last()?);
    if items.len() > ITEMS || !adds(first) {
        return None;
    }
    let mut total = items.iter().try_fold(Decimal::ZERO, |sum, item| sum.checked_add(item.said()))?;
    let mut span = first.span.cover(last.span);
    let mut count = items.len();
    if let Some(past) = end(last) {
        span.end = span.end.max(past);
        if let Some(more) = one_more(prose, past) {
            (total, span.end, count) = (total.checked_add(Decimal::ONE)?, more, count + 1);
        }
    }
    if let Some(start) = one_before(prose, first) {
        (total, span.start, count) = (total.checked_add(Decimal::ONE)?, start, count + 1);
    }
    (count > 1).then(|| Quantity {
        span,
        number: span,
        bounds: Bounds::exactly(total),
        near: Near::Unsaid,
        wording: Wording::Sum,
        of: None,
        event: last.event.clone().or_else(|| first.event.clone()),
        part_of: None,
        ..first.clone()
    })
}

/// Where "and a pilot" ends that follows byte `at`.
fn one_more(prose: &Prose, at: usize) -> Option<usize> {
    let token = prose.tokens.partition_point(|token| token.span.start < at);
    let word = |on: usize| prose.tokens.get(token + on).map(|_| prose.word(token + on));
    let comma = usize::from(word(0) == Some(","));
    let article = word(comma) == Some("and") && matches!(word(comma + 1), Some("a" | "an"));
    let noun = token + comma + 2;
    (article && noun < prose.tokens.len() && prose.tag(noun).is_noun() && !prose.tag(noun).is_plural())
        .then(|| prose.tokens[noun].span.end)
}

/// Where "a mother and her" begins that stands before `first`.
fn one_before(prose: &Prose, first: &Quantity) -> Option<usize> {
    let token = prose.tokens.partition_point(|token| token.span.start < first.span.start);
    let word = |back: usize| token.checked_sub(back).map(|at| prose.word(at));
    let hers = matches!(word(1), Some("her" | "his" | "their")) && word(2) == Some("and");
    let one = matches!(word(4), Some("a" | "A" | "an" | "An"));
    (hers && one).then(|| prose.tokens[token - 4].span.start)
}

fn class(quantity: &Quantity) -> Option<&str> {
    quantity.event.as_ref().map(|event| event.class.as_str())
}

/// The dead and the hurt together: "killing three and wounding nine".
fn casualties(prose: &Prose, a: &Quantity, b: &Quantity) -> Option<Quantity> {
    const APART: usize = 60;
    let both = matches!((class(a), class(b)), (Some("die"), Some("injure")) | (Some("injure"), Some("die")));
    let counts =
        [a, b].iter().all(|q| q.kind == Kind::Count && q.is_exact() && q.role == Role::Level && q.part_of.is_none());
    let between = prose.text().get(a.span.end..b.span.start)?;
    let joined =
        between.len() <= APART && between.split_whitespace().any(|word| word == "and") && !between.contains(['.', ';']);
    if !both || !counts || !joined {
        return None;
    }
    let event = b.event.clone().map(|event| Event { class: "casualty".to_string(), ..event });
    let span = a.span.cover(b.span);
    let total = a.said().checked_add(b.said())?;
    Some(Quantity {
        span,
        number: span,
        bounds: Bounds::exactly(total),
        wording: Wording::Sum,
        of: None,
        event,
        ..a.clone()
    })
}
