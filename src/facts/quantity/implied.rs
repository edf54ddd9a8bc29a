//! Reads words that count without being numbers, where they tell how many something happened to: "no one was hurt",
//! "both men died", "neither survived". Elsewhere such words count nothing: "both sides", "no one knows".

use super::find::{cover, simple};
use super::lex::{Lex, Lexeme};
use super::value::{Bounds, Kind, Near, Quantity, Wording};
use crate::wording::numerals::Numeral;
use crate::wording::{event_class, happens_to_people};
use rust_decimal::Decimal;

/// Whether a word that is read here may stand at `at`.
pub(super) fn opens(first: &Lexeme) -> bool {
    matches!(first.text.len(), 2..=7)
        && first.text.starts_with(['n', 'N', 'b', 'B', 's', 'S'])
        && first.is_any(&["no", "nobody", "none", "neither", "both", "several"])
}

/// The quantity that the word at `at` implies, and where reading goes on.
pub(super) fn read(lexemes: &[Lexeme], at: usize) -> Option<(Quantity, usize)> {
    let first = &lexemes[at];
    let is = |at: usize, words: &[&str]| lexemes.get(at).is_some_and(|word| word.is_any(words));
    let mut next = at + 1;
    let value = if first.is("both") { Decimal::TWO } else { Decimal::ZERO };
    if first.is("no") {
        let hyphen = usize::from(is(next, &["-"]));
        if is(next + hyphen, &["one"]) {
            next += hyphen + 1;
        } else if !named_fate(lexemes, next) && !people_happened_to(lexemes, next) && !things_happen_to(lexemes, next) {
            return None;
        }
    }
    // "neither pilot", "both drivers"
    let noun = usize::from(first.is_any(&["both", "neither"]) && lexemes.get(next).is_some_and(is_common));
    let told = first.is("no") && next == at + 1 || happens(lexemes, next + noun) || happened(lexemes, at);
    let pairs = is(next + 1, &["and", "nor"]) || is(next + 2, &["and", "nor"]);
    if !told || (pairs && first.is_any(&["both", "neither"])) {
        return None;
    }
    let quantity = simple(cover(lexemes, at, next), value, Kind::Count, Wording::Implied);
    if first.is("several") {
        let bounds = Bounds::at_least(Decimal::TWO);
        return Some((Quantity { bounds, near: Near::Vague, wording: Wording::Vague, ..quantity }, next));
    }
    Some((quantity, next))
}

/// "no *deaths*", "no *casualties* were reported". What nobody has heard of yet is not counted: "no word of deaths".
fn named_fate(lexemes: &[Lexeme], at: usize) -> bool {
    const FATES: [&str; 8] =
        ["casualties", "deaths", "fatalities", "injuries", "survivors", "arrests", "victims", "fatality"];
    let adjective = lexemes.get(at).is_some_and(|word| word.is_any(&["serious", "civilian", "human", "further"]));
    lexemes.get(at + usize::from(adjective)).is_some_and(|word| word.is_any(&FATES))
}

/// "no passengers were hurt": a plural, then what happened.
fn people_happened_to(lexemes: &[Lexeme], at: usize) -> bool {
    lexemes.get(at).is_some_and(is_plural) && happens(lexemes, at + 1)
}

/// "no factories will close", "no jobs are to be cut": a plural, then what becomes of things.
fn things_happen_to(lexemes: &[Lexeme], at: usize) -> bool {
    const BETWEEN: [&str; 11] = ["will", "would", "is", "are", "were", "be", "been", "have", "had", "to", "being"];
    const FATES: [&str; 16] = [
        "close",
        "closed",
        "shut",
        "go",
        "cut",
        "lost",
        "destroyed",
        "damaged",
        "cancelled",
        "canceled",
        "stolen",
        "sold",
        "scrapped",
        "axed",
        "affected",
        "grounded",
    ];
    let between = lexemes.iter().skip(at + 1).take(4).take_while(|word| word.is_any(&BETWEEN)).count();
    let fate = lexemes.get(at + 1 + between).is_some_and(|word| word.is_any(&FATES));
    between > 0 && fate && lexemes.get(at).is_some_and(is_plural)
}

fn is_common(word: &Lexeme) -> bool {
    word.lex == Lex::Word && !word.is_capital() && !word.is_any(&["the", "of", "has", "have", "was", "is"])
}

fn is_plural(word: &Lexeme) -> bool {
    const IRREGULAR: [&str; 5] = ["people", "men", "women", "children", "crew"];
    word.lex == Lex::Word && (word.is_any(&IRREGULAR) || (word.text.len() > 3 && word.text.ends_with('s')))
}

/// Words that may stand between who and what happened to them.
const BETWEEN: [&str; 32] = [
    "was", "were", "is", "are", "has", "have", "had", "been", "be", "of", "the", "these", "those", "his", "her",
    "their", "its", "them", "else", "on", "board", "aboard", "in", "inside", "other", "others", "people", "men",
    "women", "children", "man", "woman",
];

/// How far behind the word what happened is looked for.
const REACH: usize = 8;

/// Whether what follows tells what happened to people: "was hurt", "of the five men has been charged".
fn happens(lexemes: &[Lexeme], at: usize) -> bool {
    for word in lexemes.iter().skip(at).take(REACH) {
        if is_fate(word) {
            return true;
        }
        let number = matches!(word.lex, Lex::Number(_) | Lex::Numeral(Numeral::Digit(_) | Numeral::Teen(_)));
        if !number && !word.is_any(&BETWEEN) && !word.text.ends_with("ly") && !is_plural(word) {
            return false;
        }
    }
    false
}

/// "killed both", "hurting no one": a verb right before.
fn happened(lexemes: &[Lexeme], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| is_fate(&lexemes[before]) || is_deed(&lexemes[before]))
}

fn is_deed(word: &Lexeme) -> bool {
    word.is_any(&["killing", "injuring", "wounding", "hurting", "arresting"])
}

/// Whether the word says what became of people.
fn is_fate(word: &Lexeme) -> bool {
    let verb = word.text.ends_with("ed") || word.is_any(&["hurt", "died", "dead", "missing", "freed", "charged"]);
    verb && (word.is_any(&["charged", "harmed"])
        || event_class(&word.text.to_ascii_lowercase()).is_some_and(happens_to_people))
}
