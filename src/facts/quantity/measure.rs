//! Reads what a number measures: its unit, the other end of a range, what a rate is for, a score, an age.

use super::around;
use super::find::{cover, is_time, simple};
use super::lex::{LONGEST, Lex, Lexeme, lower};
use super::number::{self, Number, Shape};
use super::value::{Kind, Per, Quantity, Wording};
use crate::wording::numerals::Numeral;
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
    let spread = number.shape != Shape::Fraction && singular && many && !hyphen && ambiguous.contains(&unit.name);
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
    let second = lexemes.get(start).filter(|word| matches!(word.lex, Lex::Number(_) | Lex::Numeral(_)))?;
    debug_assert!(!second.text.is_empty());
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
    let other = lexemes.get(next + 2).is_some_and(|word| word.is_any(&NOT));
    const EACH: [&str; 7] = ["head", "person", "capita", "share", "household", "family", "piece"];
    let article = first.is_any(&["a", "an"]);
    let known = time.is_some_and(|unit| is_time(Some(unit)) || !article)
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

/// What sort of number it is, by its unit and by the words beside it.
pub(super) fn kind(lexemes: &[Lexeme], number: &Number, unit: Option<Unit>, next: usize) -> Kind {
    if is_age(lexemes, number, unit, next) {
        return Kind::Age;
    }
    match unit.map(|unit| unit.dimension) {
        Some(Dimension::Money(_)) => Kind::Money,
        Some(Dimension::Share | Dimension::Points) => Kind::Percent,
        Some(Dimension::Duration) => Kind::Duration,
        Some(Dimension::Times) => Kind::Times,
        Some(_) => Kind::Measure,
        None if number.shape == Shape::Fraction => Kind::Fraction,
        None if is_magnitude(lexemes, number) => Kind::Magnitude,
        None => Kind::Count,
    }
}

fn is_age(lexemes: &[Lexeme], number: &Number, unit: Option<Unit>, next: usize) -> bool {
    let word = |at: usize, words: &[&str]| lexemes.get(at).is_some_and(|word| word.is_any(words));
    let before =
        |back: usize, words: &[&str]| number.start.checked_sub(back).is_some_and(|at| lexemes[at].is_any(words));
    if is_time(unit) {
        let old = if lexemes.get(next).is_some_and(|dash| dash.is_hyphen() && dash.glued) { next + 1 } else { next };
        return word(old, &["old", "olds"]) || (word(next, &["of"]) && word(next + 1, &["age"]));
    }
    if unit.is_some() || number.value > Decimal::from(120) || number.value < Decimal::ONE {
        return false;
    }
    if before(1, &["aged", "age", "ages"]) || (before(1, &["of"]) && before(2, &["age"])) {
        return true;
    }
    let ends = match lexemes.get(next) {
        None => true,
        Some(lexeme) => matches!(lexeme.lex, Lex::Sign(',' | '.' | ')' | ';' | ':' | '—' | '–')) || lexeme.is("who"),
    };
    let at_age = before(1, &["at"]) && before(2, &[","]) && lexemes.get(next).is_some_and(|comma| comma.is_sign(','));
    let is_age = before(1, &["is", "was"]) && before(2, &["who", "she", "he"]) && ends;
    if at_age || is_age || (before(1, &["between"]) && before(2, &["aged", "ages"])) {
        return true;
    }
    let person = before(1, &["of"])
        && before(
            2,
            &["man", "woman", "boy", "girl", "child", "age", "worker", "labourer", "laborer", "driver", "farmer"],
        );
    (person || before(1, &["turned", "turns", "turning"]) && !word(next, &["away"]) || behind_a_name(lexemes, number))
        && ends
}

/// Past the "-old" of "7-year-old", the "of age".
pub(super) fn past_old(lexemes: &[Lexeme], next: usize) -> usize {
    let is = |at: usize, words: &[&str]| lexemes.get(at).is_some_and(|word| word.is_any(words));
    if is(next, &["old"]) {
        next + 1
    } else if (is(next, &["-"]) && is(next + 1, &["old", "olds"])) || (is(next, &["of"]) && is(next + 1, &["age"])) {
        next + 2
    } else {
        next
    }
}

/// "Maria Lopes, 41, said": a number between commas behind a name.
fn behind_a_name(lexemes: &[Lexeme], number: &Number) -> bool {
    let Some(comma) = number.start.checked_sub(1) else { return false };
    let Some(name) = comma.checked_sub(1).map(|at| &lexemes[at]) else { return false };
    let plain = number.shape == Shape::Plain && number.wording == Wording::Digits;
    let first = comma.checked_sub(2).map(|at| &lexemes[at]);
    let named = name.lex == Lex::Word
        && name.is_capital()
        && first.is_none_or(|first| first.is_capital() || first.is_sign('.') || first.is_word());
    plain && lexemes[comma].is_sign(',') && named
}

fn is_magnitude(lexemes: &[Lexeme], number: &Number) -> bool {
    let word = |at: usize| lexemes.get(at).is_some_and(|word| word.is_any(&["magnitude", "magnitudes"]));
    let before = |back: usize| number.start.checked_sub(back).is_some_and(word);
    if number.value >= Decimal::TEN {
        return false;
    }
    let hyphen = lexemes.get(number.next).is_some_and(Lexeme::is_hyphen);
    if word(number.next + usize::from(hyphen)) || before(1) || before(2) {
        return true;
    }
    const QUAKE: [&str; 8] =
        ["quake", "earthquake", "tremor", "aftershock", "richter", "magnitude", "quakes", "earthquakes"];
    let decimal = number.step < Decimal::ONE && !number.step.is_zero();
    let near = number.start.saturating_sub(14)..lexemes.len().min(number.next + 10);
    let told = number.start.checked_sub(1).is_some_and(|at| {
        lexemes[at].is_any(&["measured", "measuring", "measures", "a", "the", "at", "registered", "of", "strong"])
    });
    decimal && told && lexemes[near].iter().any(|word| word.is_any(&QUAKE))
}

const GAME: [&str; 40] = [
    "win",
    "won",
    "wins",
    "winning",
    "beat",
    "beats",
    "beating",
    "lost",
    "loss",
    "lose",
    "defeat",
    "defeated",
    "victory",
    "draw",
    "drew",
    "drawn",
    "lead",
    "led",
    "leads",
    "score",
    "scored",
    "goal",
    "goals",
    "match",
    "game",
    "final",
    "ahead",
    "thrashed",
    "set",
    "half-time",
    "series",
    "aggregate",
    "penalties",
    "shootout",
    "tie",
    "tied",
    "side",
    "cup",
    "league",
    "routed",
];
const VOTE: [&str; 25] = [
    "vote",
    "votes",
    "voted",
    "voting",
    "ruling",
    "ruled",
    "decision",
    "court",
    "panel",
    "split",
    "committee",
    "council",
    "board",
    "jury",
    "justices",
    "dissent",
    "senate",
    "chamber",
    "parliament",
    "majority",
    "house",
    "lawmakers",
    "margin",
    "commission",
    "decided",
];

/// A score or a vote: "3-2", "by six to three", "94 votes to 30".
pub(super) fn contest(lexemes: &[Lexeme], number: &Number) -> Option<(Quantity, usize)> {
    let dash = lexemes.get(number.next)?;
    let glued = dash.glued && matches!(dash.lex, Lex::Sign('-' | '–' | '\u{2010}' | '\u{2011}'));
    let votes =
        dash.is_any(&["votes", "vote"]) && lexemes.get(number.next + 1).is_some_and(|to| to.is_any(&["to", "against"]));
    if !glued && !votes && !dash.is("to") {
        return None;
    }
    let start = number.next + if votes { 2 } else { 1 };
    let after = lexemes.get(start).filter(|after| !glued || after.glued)?;
    if !matches!(after.lex, Lex::Number(_) | Lex::Numeral(_)) || number.currency.is_some() {
        return None;
    }
    let other = number::read(lexemes, start).filter(|other| matches!(other.shape, Shape::Plain | Shape::Full))?;
    let whole = |n: &Number| n.value.fract().is_zero() && n.near == number.near && n.value < Decimal::from(1_000);
    if !whole(number) || !whole(&other) || unit(lexemes, &other).is_some() || number.shape == Shape::Fraction {
        return None;
    }
    let near = &lexemes[number.start.saturating_sub(12)..lexemes.len().min(other.next + 6)];
    let has = |words: &[&str]| near.iter().any(|word| word.is_any(words));
    let falls = other.value <= number.value;
    let kind = if votes || (has(&VOTE) && (glued || falls)) {
        Kind::Vote { against: other.value }
    } else if (glued && (has(&GAME) || falls)) || (falls && has(&GAME)) {
        Kind::Score { against: other.value }
    } else {
        return None;
    };
    let span = cover(lexemes, number.start, other.next);
    Some((simple(span, number.value, kind, number.wording), other.next))
}

/// A part told by two numbers: "one in five", "nine in 10", "8 of every 1,000", "three out of four".
pub(super) fn ratio(lexemes: &[Lexeme], number: &Number) -> Option<(Quantity, usize)> {
    let is = |at: usize, words: &[&str]| lexemes.get(at).is_some_and(|word| word.is_any(words));
    let mut at = number.next;
    let one = number.value == Decimal::ONE;
    // "one family in five", "one patient in 12"
    let tens = is(at + 2, &["10", "ten", "100", "1,000"]) && number.value < Decimal::ONE_HUNDRED;
    let noun = (one || tens)
        && lexemes.get(at).is_some_and(|word| word.lex == Lex::Word && !word.is_any(&["in", "out", "of"]))
        && is(at + 1, &["in"]);
    if noun {
        at += 1;
    }
    let every = is(at, &["of", "in"]) && is(at + 1, &["every", "each"]);
    let out_of = is(at, &["out"]) && is(at + 1, &["of"]);
    let plain = is(at, &["in"]);
    if !every && !out_of && !plain {
        return None;
    }
    at += if out_of && is(at + 2, &["every"]) {
        3
    } else if every || out_of {
        2
    } else {
        1
    };
    let whole = number::read(lexemes, at).filter(|whole| whole.start == at && whole.near == number.near)?;
    let round = [10, 100, 1_000, 10_000, 100_000, 1_000_000].map(Decimal::from).contains(&whole.value);
    let usual = one
        || round
        || (whole.value <= Decimal::from(5) && number.wording == Wording::Words && whole.wording == Wording::Words);
    let year = whole.shape == Shape::Plain
        && whole.value >= Decimal::from(1_500)
        && whole.value <= Decimal::from(2_100)
        && !round;
    if whole.value <= number.value || year || (plain && !usual) || (plain && unit(lexemes, &whole).is_some()) {
        return None;
    }
    if out_of && !round && whole.value > Decimal::from(12) {
        return None;
    }
    let value = number.value.checked_div(whole.value)?;
    let span = cover(lexemes, number.start, whole.next);
    let mut quantity = simple(span, value, Kind::Fraction, number.wording);
    quantity.step = Decimal::ZERO;
    Some((quantity, whole.next))
}

/// Whether it counts at all: "one" often stands for a thing already named, and halves of games are no halves.
pub(super) fn counts(lexemes: &[Lexeme], number: &Number, unit: Option<Unit>) -> bool {
    if unit.is_none() && number.next == number.start + 1 && lexemes[number.start].is_any(&["a", "an"]) {
        return false;
    }
    let two = lexemes[number.start].numeral() == Some(Numeral::Two);
    let one = number.value == Decimal::ONE
        && number.wording == Wording::Words
        && number.shape == Shape::Full
        && number.next == number.start + 1;
    if two && number.next == number.start + 1 {
        return false;
    }
    !one || unit.is_some_and(|unit| !idly(lexemes, number, unit)) || (unit.is_none() && one_counts(lexemes, number))
}

/// "One day, …", "one night he left": no length of time.
fn idly(lexemes: &[Lexeme], number: &Number, unit: Unit) -> bool {
    let next = lexemes.get(number.next + 1);
    let story = next.is_none_or(|next| {
        next.is_any(&[",", "when", "he", "she", "they", "we", "i", "it", "the", "last", "this", "in"])
    });
    let bare = number.start == 0
        || !lexemes[number.start - 1]
            .is_any(&["than", "least", "only", "just", "in", "for", "within", "by", "about", "of", "nearly"]);
    matches!(unit.name, "day" | "night") && story && bare
}

/// Whether "one" counts: before a noun that is counted elsewhere in the sentence, behind "at least", in "one was killed".
fn one_counts(lexemes: &[Lexeme], number: &Number) -> bool {
    let next = lexemes.get(number.next);
    const FATE: [&str; 22] = [
        "killed",
        "dead",
        "died",
        "wounded",
        "injured",
        "hurt",
        "missing",
        "arrested",
        "other",
        "person",
        "more",
        "death",
        "people",
        "soldier",
        "child",
        "man",
        "woman",
        "civilian",
        "policeman",
        "officer",
        "fatality",
        "survivor",
    ];
    const ONLY: [&str; 4] = ["least", "only", "just", "than"];
    const DOING: [&str; 8] = ["killing", "wounding", "injuring", "killed", "wounded", "injured", "kills", "leaving"];
    let behind = number.start.checked_sub(1).map(|at| &lexemes[at]);
    let told = |at: usize| {
        lexemes.get(at).is_some_and(|word| {
            word.is_any(&["said", "says", "told", "who", "put", "described", "called", "added", "recalled"])
        })
    };
    const NEXT: [&str; 12] = ["was", "has", "is", "were", "had", "in", "at", "on", "from", "with", "for", "to"];
    let listed = number.start >= 2
        && behind.is_some_and(|behind| behind.is_any(&["and", ","]))
        && lexemes[number.start.saturating_sub(5)..number.start - 1].iter().any(|word| {
            matches!(word.lex, Lex::Number(_))
                || matches!(word.numeral(), Some(Numeral::Digit(_) | Numeral::Teen(_) | Numeral::Tens(_)))
        });
    if listed && next.is_some_and(|next| !next.is_any(&NEXT) || next.is_any(&["was", "is"])) {
        return true;
    }
    let speaker = told(number.next + 1) || told(number.next + 2);
    if next.is_none_or(|next| {
        next.is_any(&["of", "another", "day", "by", "that", "who", "which", "way", "thing", "side", "point"])
    }) {
        return behind.is_some_and(|behind| behind.is_any(&DOING));
    }
    let after = behind.is_some_and(|behind| behind.is_any(&ONLY) || behind.is_any(&DOING));
    !speaker && (after || next.is_some_and(|next| next.is_any(&FATE)))
}
