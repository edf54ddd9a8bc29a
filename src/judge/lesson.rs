use super::pairing::{FactId, Pair};
use super::{Evidence, Rule, rules};
use crate::account::Account;
use crate::align::Alignment;
use crate::facts::Relation;
use crate::text::Span;
use crate::weighing::Weighing;
use rust_decimal::Decimal;

/// Two values that part, and the signs that they are of the same thing: what weights are fitted to, once somebody says
/// whether they are.
#[derive(Clone, PartialEq, Debug)]
pub struct Lesson {
    /// The rule that compares them.
    pub rule: Rule,
    /// One value.
    pub left: Evidence,
    /// The other.
    pub right: Evidence,
    /// The signs, before they are weighed.
    pub signs: Weighing,
}

/// Every pair of values that part in `accounts`, whether or not it would be shown.
pub fn lessons(accounts: &[Account], alignment: &Alignment) -> Vec<Lesson> {
    let number = |id: FactId| accounts[id.report].quantities[id.fact].number;
    let date = |id: FactId| accounts[id.report].times[id.fact].span;
    let mut lessons = of(accounts, Rule::Number, rules::number::pairs(accounts, alignment, Decimal::ZERO), number);
    lessons.extend(of(accounts, Rule::Date, rules::date::pairs(accounts, alignment), date));
    let polarity = |id: FactId| accounts[id.report].assertions[id.fact].factuality.span;
    lessons.extend(of(accounts, Rule::Polarity, rules::polarity::pairs(accounts, alignment), polarity));
    let deed = |id: FactId| accounts[id.report].deeds[id.fact].span;
    lessons.extend(of(accounts, Rule::Responsibility, rules::responsibility::pairs(accounts, alignment), deed));
    let place = |id: FactId| accounts[id.report].places[id.fact].value;
    lessons.extend(of(accounts, Rule::Place, rules::place::pairs(accounts, alignment), place));
    let control = |id: FactId| accounts[id.report].controls[id.fact].span;
    lessons.extend(of(accounts, Rule::Control, rules::control::pairs(accounts, alignment), control));
    lessons
}

fn of(accounts: &[Account], rule: Rule, pairs: Vec<Pair>, span: impl Fn(FactId) -> Span) -> Vec<Lesson> {
    let evidence = |id: FactId| Evidence {
        report: id.report,
        span: span(id),
        sentence: accounts[id.report].sentence(span(id)),
        said_by: None,
    };
    let parts = |pair: &Pair| matches!(pair.relation, Relation::Apart(_));
    let lesson =
        |pair: Pair| Lesson { rule, left: evidence(pair.left), right: evidence(pair.right), signs: pair.signs };
    pairs.into_iter().filter(parts).map(lesson).collect()
}
