//! Reads what a number measures: its unit, the other end of a range, what a rate is for, a score, an age.

use super::around;
use super::find::{cover, is_time};
use super::lex::{LONGEST, Lex, Lexeme, lower};
use super::number::{self, Number, Shape};
use super::value::{Per, Wording};
use crate::wording::units::{self, Dimension, Unit};
use rust_decimal::Decimal;

/// No unit has more words.
const WORDS: usize = 4;

/// The unit behind `number` or in front of it, and where it ends.
pub(super) fn unit(lexemes: &[Lexeme], number: &Number) -> Option<(Unit, usize)> {
    if number.currency.is_some() {
        return number.currency.map(|unit| (unit, number.next));
    }
    let mut at = number.next;
    if lexemes[number.start].lex == Lex::Opaque {
        return units::unit("second").map(|unit| (unit, at));
    }
    if lexemes[number.start].is("twice") {
        return units::unit("time").map(|unit| (unit, at));
    }
    if number.shape == Shape::Fraction || (number.value < Decimal::ONE && lexemes.get(at).is_some_and(|of| of.is("of")))
    {
        at = of_a(lexemes, at);
    }
    let hyphen = lexemes.get(at).is_some_and(|dash| dash.glued && dash.is_hyphen());
    let between = lexemes.get(at).is_some_and(|word| word.is_any(&BETWEEN) && !word.glued);
    at += usize::from(hyphen || between);
    let first = lexemes.get(at)?;
    if number.shape == Shape::Fraction && at > number.next && first.is("point") {
        return units::unit("percentage point").map(|unit| (unit, at + 1));
    }
    if let Some(found) = sign(lexemes, at) {
        return Some(found);
    }
    if let Some(found) = power(lexemes, at, number) {
        return Some(found);
    }
    if let Some(unit) = short(lexemes, at, number) {
        return Some((unit, at + 1));
    }
    let (unit, next) = named(lexemes, at)?;
    fits(lexemes, number, unit, first, next, hyphen).map(|unit| (unit, next))
}

/// Words that can stand between a number and its unit.
const BETWEEN: [&str; 14] = [
    "more",
    "additional",
    "further",
    "full",
    "whole",
    "straight",
    "consecutive",
    "long",
    "extra",
    "working",
    "business",
    "short",
    "solid",
    "other",
];

/// Past the "of a" of "a quarter of a mile", the "an" of "half an hour", the "of one" of "a third of one percent".
fn of_a(lexemes: &[Lexeme], at: usize) -> usize {
    let is = |at: usize, words: &[&str]| lexemes.get(at).is_some_and(|word| word.is_any(words));
    if is(at, &["of"]) && is(at + 1, &["a", "an", "one"]) {
        at + 2
    } else if is(at, &["a", "an"]) {
        at + 1
    } else {
        at
    }
}

/// `%`, `°C`, `€` and other signs behind the number.
fn sign(lexemes: &[Lexeme], at: usize) -> Option<(Unit, usize)> {
    let Lex::Sign(sign) = lexemes.get(at)?.lex else { return None };
    let of = |name: &str, next: usize| units::unit(name).map(|unit| (unit, next));
    match sign {
        '%' | '٪' | '％' => of("percent", at + 1),
        '℃' => of("degree Celsius", at + 1),
        '℉' => of("degree Fahrenheit", at + 1),
        '°' | 'º' => match lexemes.get(at + 1) {
            Some(scale) if scale.is_any(&["c", "celsius"]) => of("degree Celsius", at + 2),
            Some(scale) if scale.is_any(&["f", "fahrenheit"]) => of("degree Fahrenheit", at + 2),
            _ => of("degree", at + 1),
        },
        '€' | '£' | '₽' | '₹' | '¥'
            if lexemes[at].glued || lexemes.get(at + 1).is_none_or(|next| next.written().is_none()) =>
        {
            units::currency(lexemes[at].text).map(|unit| (unit, at + 1))
        }
        _ => None,
    }
}

/// `km²`, `m3`: the sign or digit right behind a short form of length.
fn power(lexemes: &[Lexeme], at: usize, number: &Number) -> Option<(Unit, usize)> {
    let length = short(lexemes, at, number).filter(|unit| unit.dimension == Dimension::Length)?;
    let power = lexemes.get(at + 1).filter(|power| power.glued)?;
    let name = match power.text {
        "2" | "²" => format!("square {}", length.name),
        "3" | "³" => format!("cubic {}", length.name),
        _ => return None,
    };
    units::unit(&name).map(|unit| (unit, at + 2))
}

/// A short form right behind digits, or parted from them by a space where it can be no word.
fn short(lexemes: &[Lexeme], at: usize, number: &Number) -> Option<Unit> {
    let word = &lexemes[at];
    let digits = number.wording == Wording::Digits;
    if let Some(unit) = units::currency(word.text).filter(|_| word.is_word() && word.text.len() > 1 && digits) {
        return Some(unit);
    }
    let unit = units::abbreviation(word.text)?;
    if lexemes.get(at + 1).is_some_and(|slash| slash.glued && slash.is_sign('/')) {
        return None;
    }
    const WORDLIKE: [&str; 15] = ["in", "ins", "ac", "ms", "mb", "bp", "pp", "h", "s", "c", "p", "x", "t", "g", "l"];
    let parted =
        !word.glued && (WORDLIKE.contains(&word.text) || word.text.len() == 1 && !matches!(word.text, "m" | "C" | "F"));
    (digits && !parted).then_some(unit)
}

/// The longest unit whose words begin at `at`.
fn named(lexemes: &[Lexeme], at: usize) -> Option<(Unit, usize)> {
    let mut buffer = [0; LONGEST];
    let first = lexemes.get(at).filter(|word| word.is_word())?;
    let first = lower(first.text, &mut buffer)?;
    let mut found = units::unit(first).map(|unit| (unit, at + 1));
    let compound = lexemes.get(at + 1).is_some_and(|next| next.glued && (next.is_hyphen() || next.is_sign('/')));
    if !units::opens_unit(first) && !compound {
        return found;
    }
    let mut words = first.to_owned();
    for (next, word) in lexemes.iter().enumerate().skip(at + 1).take(WORDS * 2 - 1) {
        if !word.glued {
            words.push(' ');
        }
        if !(word.is_word() || word.is_hyphen() || word.is_sign('/')) {
            break;
        }
        words.push_str(&word.text.to_lowercase());
        let spoken = words.replace("km/h", "kilometres per hour").replace("m/s", "metres per second");
        if let Some(unit) = units::unit(&words).or_else(|| units::unit(&spoken)) {
            found = Some((unit, next + 1));
        }
    }
    found
}

/// Whether the word is the unit here: "won 5" is no money, "two second-half goals" no time. A pound is money where
/// the sentence speaks of paying.
fn fits(lexemes: &[Lexeme], number: &Number, unit: Unit, word: &Lexeme, next: usize, hyphen: bool) -> Option<Unit> {
    let singular = word.is(unit.name);
    let many = number.value > Decimal::ONE;
    let ambiguous = ["second", "quarter", "time", "stone", "degree", "night", "crown", "lead", "foot", "yard"];
    // "Two degree courses" are no degrees, and a slope of "8 degree" is.
    let before_noun = lexemes.get(next).is_some_and(Lexeme::is_word);
    let spread =
        number.shape != Shape::Fraction && singular && many && !hyphen && before_noun && ambiguous.contains(&unit.name);
    let half = word.is("second") && hyphen && lexemes.get(next).is_some_and(|dash| dash.is_hyphen() && dash.glued);
    if spread || half || (unit.name == "time" && (singular || hyphen)) {
        return None;
    }
    if matches!(unit.name, "won" | "real" | "rand" | "dong") && number.value < Decimal::ONE_HUNDRED {
        return None;
    }
    if unit.name == "quarter" && number.shape == Shape::Fraction {
        return None;
    }
    if unit.name == "pound" && !hyphen && pays(lexemes, number, next) {
        return units::unit("pound sterling");
    }
    Some(unit)
}

fn pays(lexemes: &[Lexeme], number: &Number, next: usize) -> bool {
    const PAY: [&str; 36] = [
        "cost",
        "costs",
        "costing",
        "worth",
        "price",
        "priced",
        "pay",
        "paid",
        "pays",
        "paying",
        "fine",
        "fined",
        "fee",
        "prize",
        "salary",
        "budget",
        "bill",
        "sold",
        "sell",
        "raised",
        "raise",
        "bringing",
        "earn",
        "earned",
        "spent",
        "spend",
        "value",
        "valued",
        "debt",
        "loan",
        "compensation",
        "wage",
        "wages",
        "funding",
        "pounds",
        "award",
    ];
    let money_behind = lexemes.get(next).is_some_and(|open| open.is_sign('('))
        && lexemes.get(next + 1).is_some_and(|sign| units::currency(sign.text).is_some());
    let near = &lexemes[number.start.saturating_sub(12)..number.start];
    number.factor >= Decimal::from(1_000_000) || money_behind || near.iter().any(|word| word.is_any(&PAY))
}

/// The other end of a range that begins with `number`, whose unit, if any, ends before `next`: the number, its unit
/// and where all of it ends.
pub(super) fn range(
    lexemes: &[Lexeme],
    number: &Number,
    unit: Option<Unit>,
    next: usize,
) -> Option<(Number, Option<Unit>, usize)> {
    let join = lexemes.get(next)?;
    let between = number.start > 0 && lexemes[number.start - 1].is("between");
    let from = number.start > 0 && lexemes[number.start - 1].is("from");
    let dash = join.is_dash() && join.glued && lexemes.get(next + 1).is_some_and(|after| after.glued);
    let hyphen_to = join.glued && join.is_hyphen() && lexemes.get(next + 1).is_some_and(|to| to.is("to"));
    let spaced = join.is_dash() && !join.glued && number.wording == super::value::Wording::Digits;
    let joined = dash
        || spaced
        || (join.is("to") && !(from && changes(lexemes, number.start)))
        || join.is("or")
        || (between && join.is("and"));
    if !joined && !hyphen_to {
        return None;
    }
    let start = if hyphen_to { next + 2 } else { next + 1 };
    let other = number::read(lexemes, start).filter(|other| other.start == start && other.near == number.near)?;
    if !matches!(other.shape, Shape::Plain | Shape::Full) || number.shape == Shape::Fraction {
        return None;
    }
    let other_unit = self::unit(lexemes, &other);
    // "rose 3 percent to 41", "up by 20 to 41": the second is what came of it.
    let outcome = join.is("to")
        && other_unit.is_none()
        && !between
        && (unit.is_some() && number.currency.is_none() || moved(lexemes, number));
    if outcome {
        return None;
    }
    let past = other_unit.map_or(other.next, |(_, past)| past);
    let other_unit = other_unit.map(|(unit, _)| unit);
    if spaced && (other_unit.is_none() || unit.is_some()) {
        return None;
    }
    let same = unit.is_none() || other_unit.is_none() || unit.map(|u| u.dimension) == other_unit.map(|u| u.dimension);
    let low = if other.factor > number.factor && number.factor == Decimal::ONE && unit.is_none_or(is_money) {
        number.value.checked_mul(other.factor)?
    } else {
        number.value
    };
    // "two or three" leaves it open; "3 or 40" and "5 to 2" are two numbers.
    let near = !join.is("or") || other.value <= low.saturating_mul(Decimal::from(3));
    (same && near && other.value > low).then_some((other, other_unit.or(unit), past))
}

/// Whether the number is by how much something moved.
fn moved(lexemes: &[Lexeme], number: &Number) -> bool {
    let before = number.start.checked_sub(1).map(|at| &lexemes[at]);
    before.is_some_and(|word| word.is("by")) || around::direction_before(lexemes, number.start)
}

/// Whether a verb before "from" tells of a change, so that its two numbers are before and after.
fn changes(lexemes: &[Lexeme], at: usize) -> bool {
    const CHANGE: [&str; 32] = [
        "rose",
        "rise",
        "risen",
        "rising",
        "fell",
        "fall",
        "fallen",
        "falling",
        "increase",
        "increased",
        "increasing",
        "decreased",
        "dropped",
        "drop",
        "grew",
        "grow",
        "grown",
        "climbed",
        "jumped",
        "went",
        "raised",
        "raise",
        "cut",
        "lowered",
        "reduced",
        "up",
        "down",
        "revised",
        "changed",
        "moved",
        "slipped",
        "declined",
    ];
    lexemes[at.saturating_sub(8)..at].iter().any(|word| word.is_any(&CHANGE))
}

pub(super) fn is_money(unit: Unit) -> bool {
    matches!(unit.dimension, Dimension::Money(_))
}

/// A measure told in two units: "seven years and six months", "5 feet 10 inches", in the smaller one.
pub(super) fn compound(lexemes: &[Lexeme], number: &Number, unit: Unit, next: usize) -> Option<(Decimal, Unit, usize)> {
    const PAIRS: [(&str, &str, u32); 9] = [
        ("year", "month", 12),
        ("hour", "minute", 60),
        ("minute", "second", 60),
        ("day", "hour", 24),
        ("week", "day", 7),
        ("foot", "inch", 12),
        ("pound", "ounce", 16),
        ("stone", "pound", 14),
        ("month", "day", 0),
    ];
    let mut start = next;
    if lexemes.get(start).is_some_and(|comma| comma.is_sign(',')) {
        start += 1;
    }
    if lexemes.get(start).is_some_and(|and| and.is("and")) {
        start += 1;
    }
    lexemes.get(start).filter(|word| matches!(word.lex, Lex::Number(_) | Lex::Numeral(_)))?;
    let smaller = number::read(lexemes, start).filter(|n| matches!(n.shape, Shape::Plain | Shape::Full))?;
    let (small, past) = self::unit(lexemes, &smaller)?;
    let (_, _, times) = PAIRS.into_iter().find(|&(big, little, _)| big == unit.name && little == small.name)?;
    let times = Decimal::from(times);
    if smaller.value >= times || !number.value.fract().is_zero() {
        return None;
    }
    let total = number.value.checked_mul(times)?.checked_add(smaller.value)?;
    Some((total, small, past))
}

/// What a rate is for, where it stands at `next`: "a day", "per person", "daily".
pub(super) fn per(lexemes: &[Lexeme], next: usize, unit: Option<Unit>) -> Option<Per> {
    // "Nine cents more an hour"
    let more = lexemes.get(next).is_some_and(|word| word.is("more"));
    if more && unit.is_some_and(is_money) && !lexemes.get(next + 1).is_some_and(|word| word.is("more")) {
        return per(lexemes, next + 1, unit);
    }
    // "Nine cents for a litre"
    let each = lexemes.get(next + 1).is_some_and(|word| word.is_any(&["a", "an", "each", "every"]));
    let for_each = each && lexemes.get(next)?.is("for") && unit.is_some_and(is_money);
    if for_each {
        return per(lexemes, next + 1, unit).filter(|per| per.unit.is_some_and(|unit| !is_time(Some(unit))));
    }
    let first = lexemes.get(next)?;
    for (word, name) in
        [("daily", "day"), ("weekly", "week"), ("monthly", "month"), ("annually", "year"), ("hourly", "hour")]
    {
        if first.is(word) && unit.is_some() {
            return Some(Per { span: first.span, unit: units::unit(name) });
        }
    }
    let slash = first.is_sign('/') && first.glued;
    if !slash && !first.is_any(&["a", "an", "per", "every", "each"]) {
        return None;
    }
    let word = lexemes.get(next + 1).filter(|word| word.is_word())?;
    let mut buffer = [0; LONGEST];
    let time = lower(word.text, &mut buffer).and_then(units::unit);
    const NOT: [&str; 11] =
        ["after", "ago", "earlier", "later", "before", "on", "since", "early", "late", "older", "younger"];
    // "A year on", "a day before".
    let other = is_time(time) && lexemes.get(next + 2).is_some_and(|word| word.is_any(&NOT));
    const EACH: [&str; 7] = ["head", "person", "capita", "share", "household", "family", "piece"];
    let article = first.is_any(&["a", "an"]);
    let money = unit.is_some_and(is_money);
    let known = time
        .is_some_and(|unit| is_time(Some(unit)) || !article || (money && unit.dimension != Dimension::Times))
        || word.is_any(&EACH)
        || (!article && !first.is("each"));
    if other
        || !known
        || (unit.is_none() && !is_time(time))
        || (is_time(unit) && is_time(time) && article && word.is("time"))
    {
        return None;
    }
    Some(Per { span: cover(lexemes, next, next + 2), unit: time })
}
