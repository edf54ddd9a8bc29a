//! Reads two numbers that make one value: scores, votes, and parts such as "one in five".

use super::find::{cover, simple};
use super::lex::{Lex, Lexeme};
use super::measure::unit;
use super::number::{self, Number, Shape};
use super::value::{Kind, Quantity, Wording};
use rust_decimal::Decimal;

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

const VOTE: [&str; 31] = [
    "approved",
    "upheld",
    "ratified",
    "bill",
    "motion",
    "amendment",
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
    let coded = after.text.len() > 1 && after.text.starts_with('0');
    if coded || !matches!(after.lex, Lex::Number(_) | Lex::Numeral(_)) || number.currency.is_some() {
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
    const PEOPLE: [&str; 12] = [
        "people",
        "adults",
        "voters",
        "women",
        "men",
        "children",
        "households",
        "families",
        "workers",
        "patients",
        "of",
        "students",
    ];
    let people = lexemes
        .get(whole.next)
        .is_some_and(|next| next.is_any(&PEOPLE) || (next.is_capital() && next.text.ends_with('s')));
    let usual = one
        || (people && whole.value <= Decimal::from(5))
        || round
        || (whole.value <= Decimal::from(5) && number.wording == Wording::Words && whole.wording == Wording::Words);
    // "one soldier in 40 houses" counts both.
    let counted = lexemes.get(whole.next).is_some_and(|next| next.lex == Lex::Word && next.text.ends_with('s'));
    let year = whole.shape == Shape::Plain
        && whole.value >= Decimal::from(1_500)
        && whole.value <= Decimal::from(2_100)
        && !round;
    if whole.value <= number.value
        || (noun && counted)
        || year
        || (plain && !usual)
        || (plain && unit(lexemes, &whole).is_some())
    {
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
