//! Finds the quantities of a text: a number, then what stands before and behind it.

use super::around::{self, Bound, Past};
use super::implied;
use super::kinds;
use super::lex::{self, Lex, Lexeme};
use super::measure;
use super::named;
use super::number::{self, Number, Shape};
use super::pairs;
use super::value::{Bounds, Kind, Near, Quantity, Role, Wording};
use crate::prose::Prose;
use crate::text::Span;
use crate::wording::units::{self, Dimension, Unit};
use rust_decimal::Decimal;

/// The quantities of `prose` in the order of the text. It reads words only, no tree, in linear time.
///
/// Dates, clock times, years and numbers that are names are left out. What is counted, and in what event, is left for
/// [`super::attach`].
pub fn find(prose: &Prose) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut lexemes = Vec::new();
    for sentence in &prose.sentences {
        lex::split(prose.text(), sentence.span, &mut lexemes);
        read(&lexemes, &mut found);
    }
    found
}

fn read(lexemes: &[Lexeme], found: &mut Vec<Quantity>) {
    let mut at = 0;
    let mut title = None;
    let mut past = None;
    while at < lexemes.len() {
        if let Some((quantity, next)) = implied::opens(&lexemes[at]).then(|| implied::read(lexemes, at)).flatten() {
            found.push(quantity);
            at = next;
            past = None;
            continue;
        }
        let Some(number) = begins(lexemes, at).then(|| number::read(lexemes, at)).flatten() else {
            at += 1;
            continue;
        };
        let title = *title.get_or_insert_with(|| named::is_title(lexemes));
        if let Some(past) = named::name(lexemes, &number, title) {
            at = past.max(at + 1);
            continue;
        }
        let (start, stop) = (number.start, number.next);
        let (mut quantity, next) = quantity(lexemes, number, past);
        if let (Some(to), Some(past), Some(from)) = (&mut quantity, past, found.last())
            && past.next + 1 == start
            && stands_alone(lexemes, stop)
        {
            take_unit(to, from);
        }
        at = next.max(at + 1);
        past = quantity.as_ref().map(|quantity| Past {
            role: quantity.role,
            age: quantity.kind == Kind::Age && quantity.number.end == quantity.span.end,
            next,
        });
        found.extend(quantity);
    }
}

/// "From 11 miles to 8": the second number leaves out the unit of the first.
fn take_unit(to: &mut Quantity, from: &Quantity) {
    let measured = matches!(from.kind, Kind::Measure | Kind::Money | Kind::Percent);
    if to.role == Role::To && from.role == Role::From && to.kind == Kind::Count && to.unit.is_none() && measured {
        (to.kind, to.unit) = (from.kind, from.unit);
    }
}

/// Whether no noun follows that the number before lexeme `at` could count.
fn stands_alone(lexemes: &[Lexeme], at: usize) -> bool {
    lexemes
        .get(at)
        .is_none_or(|next| next.lex != Lex::Word || next.is_any(&["and", "but", "by", "on", "in", "after", "as"]))
}

/// Whether a number can begin at `at`: a look at one or two lexemes, since most words begin none.
fn begins(lexemes: &[Lexeme], at: usize) -> bool {
    let first = &lexemes[at];
    match first.lex {
        Lex::Number(_) | Lex::Numeral(_) => true,
        Lex::Sign(sign) => !sign.is_ascii_punctuation() || matches!(sign, '$' | '-'),
        Lex::Opaque => first.text.contains(':'),
        Lex::Word => {
            first.is_any(&["twice", "minus"]) || lexemes.get(at + 1).is_some_and(|next| begins_word(lexemes, at, next))
        }
    }
}

fn begins_word(lexemes: &[Lexeme], at: usize, next: &Lexeme) -> bool {
    let first = &lexemes[at];
    match next.lex {
        Lex::Number(_) | Lex::Sign('$' | '.') => first.text.len() <= 3,
        Lex::Numeral(_) => first.is_any(&["a", "an", "several", "few"]) || first.text.len() == 3,
        Lex::Word => first.is_any(&["a", "an"]) && (next.is("handful") || number::a_unit(lexemes, at)),
        _ => false,
    }
}

/// What is known of a quantity while it is being read.
struct Draft {
    number: Number,
    high: Option<Number>,
    unit: Option<Unit>,
    /// One past the last lexeme.
    next: usize,
    /// One past the last lexeme of the number with its unit sign: "$1.2 billion", "40%".
    short: usize,
}

/// The quantity that `number` begins, and where reading goes on.
fn quantity(lexemes: &[Lexeme], number: Number, past: Option<Past>) -> (Option<Quantity>, usize) {
    if number.shape == Shape::Ordinal {
        return (Some(ordinal(lexemes, &number)), number.next);
    }
    if let Some((quantity, next)) = pairs::contest(lexemes, &number) {
        return (Some(quantity), next);
    }
    if let Some((quantity, next)) = pairs::ratio(lexemes, &number) {
        return (Some(finish(lexemes, quantity, next, past)), next);
    }
    let draft = measured(lexemes, number);
    let next = draft.next;
    if !kinds::counts(lexemes, &draft.number, draft.unit) {
        return (None, next);
    }
    (Some(whole(lexemes, draft, past)), next)
}

/// Reads the other end of a range and the unit.
fn measured(lexemes: &[Lexeme], mut number: Number) -> Draft {
    let unit = measure::unit(lexemes, &number);
    let (mut short, mut next) = (number.next, unit.map_or(number.next, |(_, next)| next));
    let mut unit = unit.map(|(unit, _)| unit);
    if next > short && lexemes.get(short).is_some_and(|sign| sign.lex == Lex::Sign('%')) {
        short += 1;
    }
    let mut high = None;
    if let Some((other, other_unit, past)) = measure::range(lexemes, &number, unit, next) {
        if other.factor > number.factor && number.factor == Decimal::ONE && unit.is_none_or(measure::is_money) {
            number.value = number.value.saturating_mul(other.factor);
            number.step = number.step.saturating_mul(other.factor);
        }
        unit = other_unit.or(unit);
        short = if past > other.next && lexemes[other.next].is_sign('%') { other.next + 1 } else { other.next };
        next = past;
        high = Some(other);
    } else if unit.is_some()
        && number.currency.is_none()
        && lexemes.get(next).is_some_and(|and| and.is("and"))
        && number::half_behind(lexemes, &mut number, next)
    {
        // "a minute and a half": the half stands behind the unit.
        next = number.next;
        short = next;
    } else if let Some((total, smaller, past)) = unit.and_then(|unit| measure::compound(lexemes, &number, unit, next)) {
        (number.value, number.step, unit) = (total, Decimal::ONE, Some(smaller));
        (next, short) = (past, past);
    }
    Draft { number, high, unit, next, short }
}

fn whole(lexemes: &[Lexeme], draft: Draft, past: Option<Past>) -> Quantity {
    let Draft { number, high, unit, next, short } = draft;
    let bounds = match high {
        Some(high) => Bounds::between(number.value, high.value),
        None if number.near == Near::Vague => Bounds::at_least(number.value),
        None => Bounds::exactly(number.value),
    };
    let quantity = Quantity {
        span: cover(lexemes, number.start, next),
        number: cover(lexemes, number.start, short),
        bounds,
        approximate: matches!(number.near, Near::Around),
        near: number.near,
        step: high.map_or(number.step, |high| high.step.max(number.step)),
        kind: kinds::kind(lexemes, &number, unit, next),
        unit,
        wording: number.wording,
        role: Role::Level,
        per: None,
        of: None,
        event: None,
        part_of: None,
    };
    // "aged 23 and 31"
    let with_age = past.is_some_and(|past| past.age && past.next + 1 == number.start) && number.start > 0;
    let and = with_age && lexemes[number.start - 1].is_any(&["and", "or"]);
    let kind = if and && quantity.kind == Kind::Count { Kind::Age } else { quantity.kind };
    let quantity = Quantity { kind, ..quantity };
    let next = if quantity.kind == Kind::Age { kinds::past_old(lexemes, next) } else { next };
    let quantity = Quantity { span: cover(lexemes, number.start, next), ..quantity };
    let around = around::read(lexemes, number.start, next, &quantity, past);
    let quantity = Quantity { per: measure::per(lexemes, next, unit), ..quantity };
    dress(lexemes, quantity, around)
}

/// Reads what stands around a quantity that is already made.
fn finish(lexemes: &[Lexeme], quantity: Quantity, next: usize, past: Option<Past>) -> Quantity {
    let start = lexemes.partition_point(|lexeme| lexeme.span.start < quantity.span.start);
    let around = around::read(lexemes, start, next, &quantity, past);
    dress(lexemes, quantity, around)
}

/// Puts the words around a number into its bounds.
fn dress(lexemes: &[Lexeme], mut quantity: Quantity, around: around::Around) -> Quantity {
    let said = quantity.bounds.said();
    match around.bound {
        Some(Bound::AtLeast) => quantity.bounds = Bounds::at_least(least(quantity.bounds)),
        Some(Bound::MoreThan) => quantity.bounds = Bounds::more_than(least(quantity.bounds)),
        Some(Bound::AtMost) => quantity.bounds = Bounds::at_most(most(quantity.bounds)),
        Some(Bound::LessThan) => quantity.bounds = Bounds::less_than(most(quantity.bounds)),
        Some(Bound::JustOver) => (quantity.bounds, quantity.near) = (Bounds::more_than(said), Near::Above),
        Some(Bound::JustUnder) => (quantity.bounds, quantity.near) = (Bounds::less_than(said), Near::Below),
        Some(Bound::Nearly) => (quantity.approximate, quantity.near) = (true, Near::Below),
        Some(Bound::About) => (quantity.approximate, quantity.near) = (true, Near::Around),
        Some(Bound::Odd) => (quantity.approximate, quantity.near) = (true, Near::Above),
        None => {}
    }
    quantity.role = around.role;
    if around.age && quantity.kind == Kind::Count {
        quantity.kind = Kind::Age;
    }
    if quantity.kind == Kind::Age && quantity.unit.is_none() {
        quantity.unit = units::unit("year");
    }
    quantity.span = quantity.span.cover(cover(lexemes, around.start, around.next));
    if let Some(per) = quantity.per {
        quantity.span = quantity.span.cover(per.span);
    }
    quantity
}

fn least(bounds: Bounds) -> Decimal {
    bounds.low.map_or(bounds.said(), |limit| limit.value)
}

fn most(bounds: Bounds) -> Decimal {
    bounds.high.map_or(bounds.said(), |limit| limit.value)
}

fn ordinal(lexemes: &[Lexeme], number: &Number) -> Quantity {
    let span = cover(lexemes, number.start, number.next);
    simple(span, number.value, Kind::Ordinal, number.wording)
}

/// A quantity of which nothing but its value and its kind is known.
pub(super) fn simple(span: Span, value: Decimal, kind: Kind, wording: Wording) -> Quantity {
    Quantity {
        span,
        number: span,
        bounds: Bounds::exactly(value),
        approximate: false,
        near: Near::Unsaid,
        step: Decimal::ONE,
        unit: None,
        kind,
        wording,
        role: Role::Level,
        per: None,
        of: None,
        event: None,
        part_of: None,
    }
}

/// From lexeme `from` to the one before `to`; empty at `from` where that is all.
pub(super) fn cover(lexemes: &[Lexeme], from: usize, to: usize) -> Span {
    let first = lexemes[from].span;
    if to <= from {
        return Span::new(first.start, first.start);
    }
    first.cover(lexemes[to - 1].span)
}

/// Whether a unit measures time.
pub(super) fn is_time(unit: Option<Unit>) -> bool {
    unit.is_some_and(|unit| unit.dimension == Dimension::Duration)
}
