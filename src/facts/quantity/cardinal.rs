//! Reads words that add up to a whole number: "two hundred and six thousand", "twenty-one", "two dozen".

use super::lex::{Lex, Lexeme};
use super::number::{Number, Shape, and_a_half, and_a_half_of, found, magnitudes};
use super::value::Wording;
use crate::wording::numerals::Numeral;
use rust_decimal::Decimal;

/// What the last word was, which says what can follow.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Last {
    Start,
    Ones,
    Tens,
    Hundred,
    Magnitude,
    Dozen,
}

/// The sum so far: whole magnitudes, and the group below a thousand that waits for its own.
struct Sum {
    total: u64,
    group: u64,
    last: Last,
    /// Magnitudes come down: after "million" only "thousand" and less.
    ceiling: u64,
    /// The size of the last place that was said.
    step: u64,
}

/// The number whose words begin at `at`; "a" is one where a hundred, a magnitude or a dozen follows.
pub(super) fn read(lexemes: &[Lexeme], at: usize) -> Option<Number> {
    let mut sum = Sum { total: 0, group: 0, last: Last::Start, ceiling: u64::MAX, step: 1 };
    let mut next = at;
    if lexemes[at].is_any(&["a", "an"]) {
        let big = lexemes.get(at + 1).and_then(Lexeme::numeral);
        if !matches!(big, Some(Numeral::Hundred | Numeral::Magnitude(_) | Numeral::Dozen)) {
            return None;
        }
        (sum.group, sum.last, next) = (1, Last::Ones, at + 1);
    }
    loop {
        let joined = join(lexemes, next, sum.last);
        let Some(numeral) = lexemes.get(joined).and_then(Lexeme::numeral) else { break };
        if sum.add(numeral).is_none() {
            break;
        }
        next = joined + 1;
    }
    if next == at || sum.last == Last::Start {
        return None;
    }
    finish(lexemes, at, next, &sum)
}

impl Sum {
    /// Adds the word if it can follow what came before.
    fn add(&mut self, numeral: Numeral) -> Option<()> {
        let opens = matches!(self.last, Last::Start | Last::Hundred | Last::Magnitude);
        match numeral {
            Numeral::Digit(n) if opens || (self.last == Last::Tens && n > 0) => self.ones(n, Last::Ones),
            Numeral::Teen(n) if opens => self.ones(n, Last::Ones),
            Numeral::Tens(n) if opens => self.ones(n, Last::Tens),
            Numeral::Hundred if matches!(self.last, Last::Ones | Last::Tens) && (1..100).contains(&self.group) => {
                self.group *= 100;
                (self.last, self.step) = (Last::Hundred, 100);
            }
            Numeral::Magnitude(n) if self.group > 0 && n < self.ceiling => {
                self.total = self.total.checked_add(self.group.checked_mul(n)?)?;
                (self.group, self.ceiling, self.last, self.step) = (0, n, Last::Magnitude, n);
            }
            Numeral::Dozen if self.total == 0 && self.group > 0 && self.last < Last::Magnitude => {
                (self.group, self.last) = (self.group * 12, Last::Dozen);
            }
            _ => return None,
        }
        Some(())
    }

    fn ones(&mut self, n: u8, last: Last) {
        self.group += u64::from(n);
        (self.last, self.step) = (last, 1);
    }
}

/// Makes the number of what was added up, with the half that may follow.
fn finish(lexemes: &[Lexeme], at: usize, next: usize, sum: &Sum) -> Option<Number> {
    let value = Decimal::from(sum.total.checked_add(sum.group)?);
    let mut number = found(at, next, value, Decimal::from(sum.step), Wording::Words, Shape::Full);
    number.factor = Decimal::from(if sum.step >= 1_000 { sum.step } else { 1 });
    match sum.last {
        Last::Magnitude => and_a_half_of(lexemes, &mut number, Decimal::from(sum.step)),
        Last::Dozen => {
            and_a_half_of(lexemes, &mut number, Decimal::from(12));
            number.step = Decimal::ONE;
        }
        _ => {
            and_a_half(lexemes, &mut number);
            if number.next > next {
                magnitudes(lexemes, &mut number, false);
            }
        }
    }
    Some(number)
}

/// Past a hyphen inside "twenty-one", or the "and" of "a hundred and six".
fn join(lexemes: &[Lexeme], at: usize, last: Last) -> usize {
    let Some(word) = lexemes.get(at) else { return at };
    let numeral = |at: usize| lexemes.get(at).filter(|next| matches!(next.lex, Lex::Numeral(_)));
    let Some(next) = numeral(at + 1) else { return at };
    let hyphen = word.glued && word.is_hyphen() && last != Last::Start && next.glued;
    let and = word.is("and") && matches!(last, Last::Hundred | Last::Magnitude);
    let hundred = || numeral(at + 2).and_then(Lexeme::numeral) == Some(Numeral::Hundred);
    let comma = word.is_sign(',') && last == Last::Magnitude && hundred();
    if hyphen || and || comma { at + 1 } else { at }
}
