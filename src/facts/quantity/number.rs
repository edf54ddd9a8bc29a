//! Reads one number from lexemes: digits, words, magnitudes, fractions.

use super::cardinal;
use super::lex::{LONGEST, Lex, Lexeme, lower};
use super::value::{Near, Wording};
use crate::wording::numerals::Numeral;
use crate::wording::units::{Unit, currency, opens_unit, unit};
use rust_decimal::Decimal;

/// A number as it stands in a sentence, before anything around it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The lexemes it is written with, from the first to one past the last.
    pub start: usize,
    pub next: usize,
    pub value: Decimal,
    pub step: Decimal,
    pub wording: Wording,
    pub near: Near,
    pub shape: Shape,
    /// The magnitude in it, which the number before a dash shares: "$5-6 million".
    pub factor: Decimal,
    /// From the sign or code before it.
    pub currency: Option<Unit>,
}

/// What the way it is written says about the number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Digits without a sign in them: perhaps a year, a house number, a name.
    Plain,
    /// Digits with a comma or decimals, a magnitude, or words.
    Full,
    /// A part of one.
    Fraction,
    /// `21st`, `third`.
    Ordinal,
}

/// The number that begins at lexeme `at`, if one does.
pub(super) fn read(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    let first = lexemes.get(at)?;
    match first.lex {
        Lex::Number(_) => digits(lexemes, at, None),
        Lex::Numeral(_) => words(lexemes, at),
        Lex::Sign('-' | '\u{2212}') => negative(lexemes, at),
        Lex::Word if first.is("minus") => negative(lexemes, at),
        Lex::Word if lexemes.get(at + 1).is_some_and(|sign| sign.glued && sign.is_sign('$')) => money(lexemes, at),
        Lex::Word if first.is_any(&["a", "an"]) && a_unit(lexemes, at) => {
            Some(found(at, at + 1, Decimal::ONE, Decimal::ONE, Wording::Words, Shape::Full))
        }
        Lex::Word if first.is("twice") => {
            Some(found(at, at + 1, Decimal::TWO, Decimal::ONE, Wording::Words, Shape::Full))
        }
        Lex::Word if first.is_any(&["a", "an"]) => words(lexemes, at),
        Lex::Word if first.is_any(&["several", "few"]) => several(lexemes, at),
        Lex::Word | Lex::Sign(_) => money(lexemes, at),
        Lex::Opaque => stopwatch(lexemes, at),
    }
}

/// `-5`, `-$5`, "minus five": a sign must touch what is behind it, and nothing before it.
fn negative(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    let (sign, next) = (lexemes[at], lexemes.get(at + 1)?);
    let touches = sign.is_word() || (!sign.glued && next.glued);
    let mut number = match next.lex {
        _ if !touches => None,
        Lex::Number(_) => digits(lexemes, at + 1, None),
        Lex::Numeral(_) if sign.is_word() => words(lexemes, at + 1),
        Lex::Sign(_) => money(lexemes, at + 1),
        _ => None,
    }?;
    number.value.set_sign_negative(true);
    (number.start, number.shape) = (at, Shape::Full);
    Some(number)
}

/// A time that was run: `2:04:37`, `61:39`; fewer than 25 of the first of two is a time of day.
fn stopwatch(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    let mut total = 0u32;
    let parts = lexemes[at].text.split(':');
    let count = parts.clone().count();
    for (place, part) in parts.enumerate() {
        let value: u32 =
            part.parse().ok().filter(|&value| value < 1_000 && (place == 0 || (value < 60 && part.len() == 2)))?;
        total = total * 60 + value;
    }
    let run = count == 3 || (count == 2 && total >= 25 * 60);
    run.then(|| found(at, at + 1, Decimal::from(total), Decimal::ONE, Wording::Digits, Shape::Full))
}

/// Whether "a" at `at` counts the unit behind it: it does where something bounds it, as in "less than an hour".
pub(super) fn a_unit(lexemes: &[Lexeme], at: usize) -> bool {
    const BEFORE: [&str; 14] = [
        "than",
        "nearly",
        "almost",
        "about",
        "least",
        "over",
        "under",
        "around",
        "roughly",
        "just",
        "approximately",
        "barely",
        "within",
        "most",
    ];
    let bounded = at > 0 && lexemes[at - 1].is_any(&BEFORE);
    let Some(word) = lexemes.get(at + 1).filter(|_| bounded) else { return false };
    let full = word.is_any(&["full", "whole", "square", "cubic", "nautical"]);
    let named = if full { lexemes.get(at + 2) } else { Some(word) };
    let mut buffer = [0; LONGEST];
    let behind = lexemes.get(at + if full { 3 } else { 2 });
    let phrase = behind.is_some_and(|next| next.is_hyphen() || next.is_any(&["ago", "of"]));
    !phrase
        && named.and_then(|named| lower(named.text, &mut buffer)).is_some_and(|named| {
            opens_unit(named) || unit(named).is_some_and(|unit| !word.is("second") && unit.name != "time")
        })
}

/// A number behind the sign or code of a currency: `$40`, `US$1.2bn`, `Rs. 500`.
fn money(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    let first = lexemes[at];
    let mut next = at + 1;
    let mut unit = currency(first.text);
    if first.is_word()
        && let Some(sign) = lexemes.get(next).filter(|sign| sign.glued && sign.is_sign('$'))
    {
        let joined = first.text.len() + sign.text.len();
        let mut buffer = [0u8; 8];
        let into = buffer.get_mut(..joined)?;
        into[..first.text.len()].copy_from_slice(first.text.as_bytes());
        into[first.text.len()..].copy_from_slice(sign.text.as_bytes());
        unit = std::str::from_utf8(into).ok().and_then(currency).or_else(|| currency("$"));
        next += 1;
    }
    let unit = unit?;
    if lexemes.get(next).is_some_and(|dot| dot.glued && dot.is_sign('.')) {
        next += 1;
    }
    let mut number = digits(lexemes, next, Some(unit)).or_else(|| big_words(lexemes, next))?;
    number.start = at;
    number.currency = Some(unit);
    number.shape = Shape::Full;
    Some(number)
}

/// `$` before words: "$ten million".
fn big_words(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    let glued = lexemes.get(at).is_some_and(|word| word.glued && matches!(word.lex, Lex::Numeral(_)));
    if glued { words(lexemes, at) } else { None }
}

fn digits(lexemes: &[Lexeme], at: usize, currency: Option<Unit>) -> Option<Number> {
    let written = lexemes.get(at)?.written()?;
    let mut number = Number {
        start: at,
        next: at + 1,
        value: written.value,
        step: written.step,
        wording: Wording::Digits,
        near: Near::Unsaid,
        shape: if written.grouped { Shape::Full } else { Shape::Plain },
        factor: Decimal::ONE,
        currency: None,
    };
    if ordinal_ending(lexemes, &mut number) {
        return Some(number);
    }
    if !written.grouped {
        broken(lexemes, &mut number);
    }
    if written.step.is_zero() {
        number.shape = Shape::Fraction;
    }
    and_a_half(lexemes, &mut number);
    magnitudes(lexemes, &mut number, currency.is_some());
    Some(number)
}

/// `st`, `nd`, `rd`, `th` right behind the digits.
fn ordinal_ending(lexemes: &[Lexeme], number: &mut Number) -> bool {
    let ending = lexemes.get(number.next);
    let found = ending.is_some_and(|word| word.glued && word.is_any(&["st", "nd", "rd", "th"]));
    if found {
        number.next += 1;
        number.shape = Shape::Ordinal;
    }
    found
}

/// `1/2`, `2 1/2`, `2½`, `2 ½`.
fn broken(lexemes: &[Lexeme], number: &mut Number) {
    let at = number.next;
    if let Some(part) = lexemes.get(at).and_then(Lexeme::written).filter(|part| part.step.is_zero()) {
        number.value = number.value.saturating_add(part.value);
        number.shape = Shape::Full;
        number.next = at + 1;
        return;
    }
    if let Some(value) = slashed(lexemes, at - 1) {
        number.value = value;
        number.step = Decimal::ZERO;
        number.shape = Shape::Fraction;
        number.next = at + 2;
    } else if let Some(value) = slashed(lexemes, at).filter(|_| !lexemes[at].glued) {
        number.value = number.value.saturating_add(value);
        number.shape = Shape::Full;
        number.next = at + 3;
    }
}

/// The value of `n/m` at `at`, where it can only be a fraction: a date such as 9/11 is none.
fn slashed(lexemes: &[Lexeme], at: usize) -> Option<Decimal> {
    let (over, sign, under) = (lexemes.get(at)?, lexemes.get(at + 1)?, lexemes.get(at + 2)?);
    if !(sign.glued && under.glued && matches!(sign.lex, Lex::Sign('/' | '⁄'))) {
        return None;
    }
    if at > 0 && over.glued && matches!(lexemes[at - 1].lex, Lex::Sign('/')) {
        return None;
    }
    if lexemes.get(at + 3).is_some_and(|more| more.glued && more.is_sign('/')) {
        return None;
    }
    let (over, under) = (over.written()?, under.written()?);
    const COMMON: [u32; 10] = [2, 3, 4, 5, 6, 8, 10, 16, 32, 100];
    let common = COMMON.iter().any(|&n| under.value == Decimal::from(n));
    if over.grouped || under.grouped || over.value.is_zero() || over.value >= under.value || !common {
        return None;
    }
    over.value.checked_div(under.value)
}

/// `and a half`, `and three-quarters`, behind a whole number.
pub(super) fn and_a_half(lexemes: &[Lexeme], number: &mut Number) {
    let at = number.next;
    if !lexemes.get(at).is_some_and(|word| word.is("and")) {
        return;
    }
    let Some((part, next)) = part(lexemes, at + 1).filter(|&(part, _)| part < Decimal::ONE) else { return };
    // "two and a half of them": of a whole number no part is taken.
    if number.value.fract().is_zero() {
        number.value = number.value.saturating_add(part);
        number.step = Decimal::new(5, 1);
        number.shape = Shape::Full;
        number.next = next;
    }
}

/// Adds the half of "two hours and a half", which stands at `at`; false if there is none.
pub(super) fn half_behind(lexemes: &[Lexeme], number: &mut Number, at: usize) -> bool {
    let half = part(lexemes, at + 1).filter(|(part, _)| *part == Decimal::new(5, 1));
    let Some((part, next)) = half.filter(|_| number.value.fract().is_zero()) else { return false };
    if lexemes.get(next).is_some_and(|word| word.is_any(&["of", "a", "million", "billion"])) {
        return false;
    }
    number.value = number.value.saturating_add(part);
    (number.step, number.next) = (part, next);
    true
}

/// Magnitudes behind digits, or behind a number of words that ended with a half.
pub(super) fn magnitudes(lexemes: &[Lexeme], number: &mut Number, money: bool) {
    for _ in 0..2 {
        let mut at = number.next;
        if lexemes.get(at).is_some_and(|dash| dash.glued && dash.is_hyphen()) {
            at += 1;
        }
        let Some(word) = lexemes.get(at) else { return };
        let Some(magnitude) = magnitude(lexemes, at, word, money) else { return };
        let factor = Decimal::from(magnitude);
        let (Some(value), Some(step)) = (number.value.checked_mul(factor), number.step.checked_mul(factor)) else {
            return;
        };
        (number.value, number.step, number.next) = (value, step, at + 1);
        number.factor = number.factor.saturating_mul(factor);
        number.shape = Shape::Full;
        and_a_half_of(lexemes, number, factor);
    }
}

/// `a million and a half`.
pub(super) fn and_a_half_of(lexemes: &[Lexeme], number: &mut Number, factor: Decimal) {
    let at = number.next;
    if !lexemes.get(at).is_some_and(|word| word.is("and")) {
        return;
    }
    let Some((part, next)) = part(lexemes, at + 1) else { return };
    let unit_follows = lexemes.get(next).is_some_and(|word| word.is("of"));
    if unit_follows || number.value > factor * Decimal::from(20) {
        return;
    }
    number.value = number.value.saturating_add(part.saturating_mul(factor));
    number.step = factor * Decimal::new(5, 1);
    number.next = next;
}

fn magnitude(lexemes: &[Lexeme], at: usize, word: &Lexeme, money: bool) -> Option<u64> {
    match word.lex {
        Lex::Numeral(Numeral::Magnitude(n)) => Some(n),
        Lex::Numeral(Numeral::Hundred) => Some(100),
        Lex::Numeral(Numeral::Dozen) => Some(12),
        Lex::Word if word.glued => short(lexemes, at, word.text, money),
        _ => None,
    }
}

/// One letter for a magnitude. An `m` is a million of money or of what follows, and else a metre.
fn short(lexemes: &[Lexeme], at: usize, letter: &str, money: bool) -> Option<u64> {
    match letter {
        "m" | "M" if money || things_follow(lexemes, at + 1) => Some(1_000_000),
        "M" => Some(1_000_000),
        "b" | "B" if money => Some(1_000_000_000),
        "T" if money => Some(1_000_000_000_000),
        "k" | "K" => Some(1_000),
        _ => None,
    }
}

fn things_follow(lexemes: &[Lexeme], at: usize) -> bool {
    let Some(next) = lexemes.get(at).filter(|next| !next.glued && next.lex == Lex::Word) else { return false };
    next.is("people")
        || (next.text.ends_with('s') && !next.is_any(&["was", "is", "has", "as", "this", "its", "hurdles"]))
}

/// A number that begins with a word.
fn words(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    vague(lexemes, at)
        .or_else(|| fraction(lexemes, at))
        .or_else(|| cardinal::read(lexemes, at))
        .or_else(|| ordinal(lexemes, at))
}

pub(super) fn found(at: usize, next: usize, value: Decimal, step: Decimal, wording: Wording, shape: Shape) -> Number {
    Number { start: at, next, value, step, wording, near: Near::Unsaid, shape, factor: Decimal::ONE, currency: None }
}

/// "dozens", "tens of thousands", "several hundred", "a few dozen", "a handful", "a couple of".
fn vague(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    let first = &lexemes[at];
    let vaguely = |next: usize, value: u64| {
        let value = Decimal::from(value);
        Some(Number { near: Near::Vague, ..found(at, next, value, value, Wording::Vague, Shape::Full) })
    };
    if first.is_any(&["a", "an"]) {
        let second = lexemes.get(at + 1)?;
        let of = lexemes.get(at + 2).is_some_and(|word| word.is("of"));
        if second.numeral() == Some(Numeral::Two) && second.is("couple") && of {
            return Some(Number {
                near: Near::Around,
                ..found(at, at + 2, Decimal::TWO, Decimal::ONE, Wording::Vague, Shape::Full)
            });
        }
        if second.is("handful") && of {
            let three = Decimal::from(3);
            return Some(Number { near: Near::Vague, ..found(at, at + 2, three, three, Wording::Vague, Shape::Full) });
        }
        if second.is("pair") && of {
            return Some(found(at, at + 2, Decimal::TWO, Decimal::ONE, Wording::Implied, Shape::Full));
        }
        return None;
    }
    let Some(Numeral::Plural(unit)) = first.numeral() else { return None };
    let of = lexemes.get(at + 1).is_some_and(|word| word.is("of"));
    let more = if of { lexemes.get(at + 2).and_then(Lexeme::numeral) } else { None };
    if let Some(Numeral::Plural(bigger)) = more
        && bigger > unit
    {
        let unit = if unit == 20 { 40 } else { unit * 2 };
        return vaguely(at + 3, unit.checked_mul(bigger)?);
    }
    if first.is("tens") || (first.is("scores") && !scores_of(lexemes, at)) {
        return None;
    }
    vaguely(at + 1, unit * 2)
}

/// "several hundred", "a few dozen": at least two of them.
fn several(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    let unit = match lexemes.get(at + 1)?.numeral()? {
        Numeral::Hundred => 100,
        Numeral::Dozen => 12,
        Numeral::Magnitude(n) => n,
        _ => return None,
    };
    let start = if at > 0 && lexemes[at - 1].is("a") { at - 1 } else { at };
    let value = Decimal::from(unit.checked_mul(2)?);
    Some(Number { near: Near::Vague, ..found(start, at + 2, value, value, Wording::Vague, Shape::Full) })
}

/// Scores are twenties where people or things follow, and points where a game is told.
fn scores_of(lexemes: &[Lexeme], at: usize) -> bool {
    const FOLLOW: [&str; 12] =
        ["of", "were", "are", "more", "have", "had", "dead", "killed", "injured", "hurt", "wounded", "died"];
    lexemes.get(at + 1).is_some_and(|word| word.is_any(&FOLLOW))
        && !(at > 0
            && lexemes[at - 1].is_word()
            && lexemes[at - 1].is_any(&["test", "exam", "credit", "the", "their", "these"]))
}

/// The part that begins at `at` and where it ends: "a third", "two-thirds", "three quarters", "half".
fn part(lexemes: &[Lexeme], at: usize) -> Option<(Decimal, usize)> {
    let first = lexemes.get(at)?;
    if first.numeral() == Some(Numeral::Half) {
        return Some((Decimal::new(5, 1), at + 1));
    }
    let over = match first.lex {
        Lex::Word if first.is_any(&["a", "an"]) => Decimal::ONE,
        Lex::Numeral(Numeral::Digit(n)) if n > 0 => Decimal::from(n),
        Lex::Number(written) if !written.grouped && written.value < Decimal::TEN && written.value > Decimal::ZERO => {
            written.value
        }
        _ => return None,
    };
    let mut next = at + 1;
    let hyphen = lexemes.get(next).is_some_and(|dash| dash.glued && dash.is_hyphen());
    if hyphen {
        next += 1;
    }
    let under = match lexemes.get(next)?.numeral()? {
        Numeral::Half => 2,
        Numeral::Quarter => 4,
        Numeral::Ordinal(n) if n > 2 && over == Decimal::ONE => n,
        Numeral::Parts(n) if over != Decimal::ONE => n,
        _ => return None,
    };
    // "three quarters" without a hyphen are nine months unless something is divided.
    let months = under == 4 && over > Decimal::ONE && !hyphen && !lexemes.get(next + 1).is_some_and(|of| of.is("of"));
    let ordinal =
        lexemes[next].numeral().is_some_and(|n| matches!(n, Numeral::Ordinal(_))) && !divides(lexemes, next + 1);
    if months || (ordinal && !hyphen) {
        return None;
    }
    Some((over.checked_div(Decimal::from(under))?, next + 1))
}

/// Whether what follows "a third" shows it to be a part, and not the third of a row.
fn divides(lexemes: &[Lexeme], at: usize) -> bool {
    const FOLLOW: [&str; 22] = [
        "of", "were", "are", "in", "by", "to", "on", "less", "more", "higher", "lower", "have", "from", "since",
        "over", "and", "or", "as", "fewer", "than", "after", "compared",
    ];
    match lexemes.get(at) {
        None => true,
        Some(next) => next.is_any(&FOLLOW) || (matches!(next.lex, Lex::Sign(_)) && !next.is_hyphen()),
    }
}

/// A part of one, or of a magnitude: "half a million", "a quarter of a million", "a third", "two-thirds".
fn fraction(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    let (value, mut next) = part(lexemes, at)?;
    let bare_half = lexemes[at].numeral() == Some(Numeral::Half);
    if bare_half && !halves(lexemes, at) {
        return None;
    }
    let mut number = found(at, next, value, Decimal::ZERO, Wording::Words, Shape::Fraction);
    for filler in [["-", "of"], ["a", "an"], ["-", "-"]] {
        if lexemes.get(next).is_some_and(|word| word.is_any(&filler)) {
            next += 1;
        }
    }
    let unit = match lexemes.get(next).and_then(Lexeme::numeral) {
        Some(Numeral::Magnitude(n)) => n,
        Some(Numeral::Hundred) => 100,
        Some(Numeral::Dozen) => 12,
        _ => return Some(number),
    };
    number.value = value.checked_mul(Decimal::from(unit))?;
    number.step = if unit == 12 { Decimal::ONE } else { Decimal::from(unit) * Decimal::new(5, 1) };
    number.shape = Shape::Full;
    number.next = next + 1;
    Some(number)
}

/// Whether "half" at `at` is a number: half of something, half the votes, half a day, more than half.
fn halves(lexemes: &[Lexeme], at: usize) -> bool {
    const AFTER: [&str; 22] = [
        "of", "the", "a", "an", "his", "her", "its", "their", "our", "were", "are", "have", "had", "this", "that",
        "those", "these", "say", "said", "million", "billion", "all",
    ];
    const BEFORE: [&str; 14] = [
        "than", "about", "nearly", "almost", "over", "under", "around", "roughly", "by", "least", "only", "to", "in",
        "and",
    ];
    let next = lexemes.get(at + 1);
    let after = next.is_some_and(|word| word.is_any(&AFTER));
    let hyphen = next.is_some_and(|dash| dash.is_hyphen())
        && lexemes.get(at + 2).is_some_and(|word| {
            word.is_any(&["a", "an", "million", "billion", "dozen", "hour", "mile", "day", "century", "point", "inch"])
        });
    let before = at > 0 && lexemes[at - 1].is_any(&BEFORE) && !next.is_some_and(|dash| dash.is_hyphen());
    let counted = at > 0
        && (lexemes[at - 1].is_any(&["first", "second", "other", "the", "better", "top", "bottom"])
            || (lexemes[at - 1].is_hyphen() && lexemes[at - 1].glued));
    (after || hyphen || before) && !counted
}

/// "third", "twenty-first"; a second is one only where it is not of time.
fn ordinal(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    let ones = |at: usize| match lexemes.get(at)?.numeral()? {
        Numeral::Ordinal(n) => Some(n),
        _ => None,
    };
    let (value, next) = match lexemes[at].numeral()? {
        Numeral::Ordinal(n) => (n, at + 1),
        Numeral::Tens(tens) => {
            (u32::from(tens) + ones(at + 2).filter(|&n| n < 10 && lexemes[at + 1].is_hyphen())?, at + 3)
        }
        _ => return None,
    };
    Some(found(at, next, Decimal::from(value), Decimal::ONE, Wording::Words, Shape::Ordinal))
}
