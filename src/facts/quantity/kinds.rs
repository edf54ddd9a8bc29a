//! Says what sort of number it is, and whether it counts anything at all.

use super::find::is_time;
use super::lex::{Lex, Lexeme};
use super::number::{Number, Shape};
use super::value::{Kind, Wording};
use crate::wording::numerals::Numeral;
use crate::wording::units::{Dimension, Unit};
use rust_decimal::Decimal;

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
    // "A woman of 45 died": what follows is nothing that 45 could count.
    let counts_nothing = lexemes.get(next).is_none_or(|lexeme| {
        !lexeme.text.ends_with('s') || lexeme.is_any(&["was", "is", "has", "who's", "as"]) || !lexeme.is_word()
    });
    (person && counts_nothing)
        || (before(1, &["turned", "turns", "turning"]) && !word(next, &["away"]) || behind_a_name(lexemes, number))
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
