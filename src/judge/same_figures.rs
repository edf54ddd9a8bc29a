use super::rules::number::counts_people;
use super::sides::shorter;
use super::{Evidence, Side};
use crate::account::Account;
use crate::facts::quantity::{Kind, Quantity, Role, Wording};
use crate::wording::event_class;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A figure that reports give for different things. Each may be right; or one has been taken for the other, as when the
/// number of shelters opened after a storm is printed as that of its dead.
#[derive(Clone, PartialEq, Debug)]
pub struct SameFigure {
    /// The figure.
    pub figure: String,
    /// What it is said of, in the words of the reports, and where.
    pub sides: Vec<Side>,
}

/// Figures with fewer digits that matter are given for many things by chance: 250 for houses and for people is no sign.
const FEWEST_DIGITS: usize = 3;

/// What a figure is said of, as far as it can be told apart without doubt: people are no shelters, and the dead are not the
/// hurt. "450 houses" and "450 buildings" may well be the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    /// People, and what befell them where that is said.
    People(Option<String>),
    Others,
}

/// The figures of `accounts` that one report gives for people and another for something else, or one for the dead and
/// another for the hurt, smallest first.
pub fn same_figures(accounts: &[Account]) -> Vec<SameFigure> {
    let mut told: BTreeMap<Decimal, Vec<(usize, &Quantity, Thing)>> = BTreeMap::new();
    for (report, account) in accounts.iter().enumerate() {
        for quantity in account.quantities.iter().filter(|quantity| is_telling(quantity)) {
            if let Some(thing) = thing(quantity) {
                told.entry(quantity.said().normalize()).or_default().push((report, quantity, thing));
            }
        }
    }
    let parted = told.into_iter().filter(|(_, told)| parts_two_reports(told));
    parted.map(|(_, told)| same_figure(accounts, &told)).collect()
}

/// An exact count in digits, of which enough matter that chance does not bring it about twice.
fn is_telling(quantity: &Quantity) -> bool {
    let digits = quantity.said().normalize().to_string();
    let mattering = digits.trim_end_matches('0').chars().filter(char::is_ascii_digit).count();
    quantity.kind == Kind::Count
        && quantity.wording == Wording::Digits
        && quantity.role == Role::Level
        && quantity.bounds.point().is_some()
        && !quantity.approximate
        && mattering >= FEWEST_DIGITS
}

fn thing(quantity: &Quantity) -> Option<Thing> {
    if counts_people(quantity) {
        let event = quantity.event.as_ref().filter(|event| event_class(&event.class).is_some());
        return Some(Thing::People(event.map(|event| event.class.clone())));
    }
    quantity.of.as_ref().map(|_| Thing::Others)
}

/// Whether one report says it of one thing and another of another, and neither of both.
fn parts_two_reports(told: &[(usize, &Quantity, Thing)]) -> bool {
    let parts = |one: &Thing, other: &Thing| match (one, other) {
        (Thing::People(Some(one)), Thing::People(Some(other))) => one != other,
        (Thing::People(_), Thing::People(_)) => false,
        (one, other) => one != other,
    };
    let says = |report: usize, thing: &Thing| told.iter().any(|(r, _, t)| *r == report && !parts(t, thing));
    told.iter().any(|(left, _, one)| {
        told.iter()
            .any(|(right, _, other)| left != right && parts(one, other) && !says(*left, other) && !says(*right, one))
    })
}

fn same_figure(accounts: &[Account], told: &[(usize, &Quantity, Thing)]) -> SameFigure {
    let mut sides: BTreeMap<&Thing, Side> = BTreeMap::new();
    for (report, quantity, thing) in told {
        let account = &accounts[*report];
        let value = value(account, quantity, thing);
        let side = sides.entry(thing).or_insert_with(|| Side { value: value.clone(), evidence: Vec::new() });
        side.value = shorter(std::mem::take(&mut side.value), value);
        side.evidence.push(Evidence {
            report: *report,
            span: quantity.number,
            sentence: account.sentence(quantity.span),
            said_by: account.said_by(quantity.span),
        });
    }
    let mut sides: Vec<Side> = sides.into_values().collect();
    sides.sort_by(|a, b| a.evidence[0].cmp(&b.evidence[0]));
    let figures = told.iter().map(|(report, quantity, _)| accounts[*report].running(quantity.number));
    SameFigure { figure: figures.reduce(shorter).unwrap_or_default(), sides }
}

/// "4,460 shelters"; "1,187 people, killed".
fn value(account: &Account, quantity: &Quantity, thing: &Thing) -> String {
    let counted = account.running(quantity.of.as_ref().map_or(quantity.span, |of| quantity.span.cover(of.span)));
    match (thing, &quantity.event) {
        (Thing::People(Some(_)), Some(event)) => format!("{counted}, {}", account.running(event.span)),
        _ => counted,
    }
}
