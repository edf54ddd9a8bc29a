//! What is known of the figures of all reports, beside their values: what they are figures of, whether they are of the whole,
//! and where their report gives the value of another.

use super::pairing::FactId;
use super::{scope, superseded};
use crate::account::{Account, Happening};
use crate::facts::Relation;
use crate::facts::quantity::{self, Kind, PropertyWord, Quantity, Role};
use crate::facts::timex::Timex;
use crate::prose::vectors::Known;
use crate::prose::{Dep, Prose};
use crate::wording::things::{self, Sort};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// The figures of all reports: each is looked at once, however many others it is held against.
pub(super) struct Figures<'a> {
    accounts: &'a [Account],
    known: Vec<Vec<Figure<'a>>>,
    /// For each report its figures by their value.
    by_value: Vec<FxHashMap<Value, Vec<usize>>>,
}

/// A number, the same however it is written.
type Value = (i128, u32);

fn value(number: Decimal) -> Value {
    let number = number.normalize();
    (number.mantissa(), number.scale())
}

/// What is known of one figure, once somebody has asked.
#[derive(Clone, Default)]
struct Figure<'a> {
    property: OnceCell<Option<PropertyWord>>,
    sort: OnceCell<Vec<&'a str>>,
    narrowed: OnceCell<bool>,
    long_ago: OnceCell<Option<&'a Timex>>,
    to_come: OnceCell<bool>,
    on_a_basis: OnceCell<bool>,
    so_far: OnceCell<bool>,
    of_a_day: OnceCell<bool>,
    places: OnceCell<Vec<&'a str>>,
    sole: OnceCell<bool>,
    magnitude: OnceCell<f64>,
    sole_of_noun: OnceCell<bool>,
    sole_length: OnceCell<bool>,
    happening: OnceCell<Happening<'a>>,
}

impl<'a> Figures<'a> {
    pub fn of(accounts: &'a [Account]) -> Self {
        let by_value = |account: &Account| {
            let mut by_value: FxHashMap<Value, Vec<usize>> = FxHashMap::default();
            for (index, quantity) in account.quantities.iter().enumerate() {
                by_value.entry(value(quantity.said())).or_default().push(index);
            }
            by_value
        };
        Self {
            accounts,
            known: accounts.iter().map(|account| vec![Figure::default(); account.quantities.len()]).collect(),
            by_value: accounts.iter().map(by_value).collect(),
        }
    }

    fn quantity(&self, id: FactId) -> &'a Quantity {
        &self.accounts[id.report].quantities[id.fact]
    }

    fn known(&self, id: FactId) -> &Figure<'a> {
        &self.known[id.report][id.fact]
    }

    fn property_word(&self, id: FactId) -> Option<PropertyWord> {
        let prose = &self.accounts[id.report].prose;
        *self.known(id).property.get_or_init(|| quantity::property_word(prose, self.quantity(id)))
    }

    /// The property that figure `id` is a figure of, where words name one.
    pub fn property(&self, id: FactId) -> Option<&'static str> {
        self.property_word(id).map(|word| word.property)
    }

    /// The words that say which sort of its property figure `id` is of: the *mortgage* rate, the *break-up* fee.
    fn sort(&self, id: FactId) -> &[&'a str] {
        let prose = &self.accounts[id.report].prose;
        self.known(id).sort.get_or_init(|| self.property_word(id).map_or(Vec::new(), |word| sort(prose, word)))
    }

    /// Whether two figures of one property are of two sorts of it: the policy rate and a mortgage rate.
    pub fn are_two_sorts(&self, one: FactId, other: FactId) -> bool {
        /// Of words taken at random one pair in a thousand is more alike.
        const ALIKE: f32 = 0.55;
        let alike =
            |x: &str, y: &str| x == y || Known::of(x).zip(Known::of(y)).is_some_and(|(x, y)| x.likeness(y) >= ALIKE);
        let (mine, theirs) = (self.sort(one), self.sort(other));
        let met = || mine.iter().any(|x| theirs.iter().any(|y| alike(x, y)));
        // What customers pay, or are paid, is never meant by "the rate" alone.
        let of_customers = |sorts: &[&str]| sorts.iter().any(|sort| OF_CUSTOMERS.contains(sort));
        let told = !mine.is_empty() && !theirs.is_empty() || of_customers(mine) || of_customers(theirs);
        told && !met()
    }

    /// Whether figure `id` is the only one of its property, magnitude or vote that its report gives, however often. What is told
    /// of a part, of another year or of a change is no second one.
    pub fn is_sole(&self, id: FactId) -> bool {
        *self.known(id).sole.get_or_init(|| self.has_no_second(id))
    }

    /// What happens in so long a time, or so often, as figure `id` says.
    pub fn happening(&self, id: FactId) -> &Happening<'a> {
        let account = &self.accounts[id.report];
        self.known(id).happening.get_or_init(|| account.happening_at(self.quantity(id).span))
    }

    /// Whether figure `id` counts things of which its report gives no other number, but for parts of them: the 1,900 drivers of a
    /// report that counts no drivers once more.
    pub fn is_sole_of_noun(&self, id: FactId) -> bool {
        *self.known(id).sole_of_noun.get_or_init(|| self.has_no_second_of_noun(id))
    }

    fn has_no_second_of_noun(&self, id: FactId) -> bool {
        let one = self.quantity(id);
        let quantities = &self.accounts[id.report].quantities;
        let share = |q: &Quantity| matches!(q.kind, Kind::Percent | Kind::Fraction);
        let sort = |q: &Quantity| (q.kind == Kind::Count, share(q));
        let Some(noun) = one.of.as_ref().filter(|_| one.kind == Kind::Count || share(one)) else { return false };
        let is_second = |other: usize| {
            let quantity = &quantities[other];
            let of = || quantity.of.as_ref().is_none_or(|of| things::sort(&of.lemma, &noun.lemma) != Sort::Other);
            sort(quantity) == sort(one)
                && of()
                && matches!(quantity::stand(quantity, one), Relation::Apart(_))
                && !scope::is_part(&self.accounts[id.report], quantity)
        };
        // "Four Dorn Police officers" are some of the officers. The words tell more surely than their tags.
        let prose = &self.accounts[id.report].prose;
        let mut words = prose.tokens_in(one.number).end..=noun.head;
        let named = words.any(|token| prose.word(token).starts_with(char::is_uppercase));
        !named && !self.is_narrowed(id) && !(0..quantities.len()).any(is_second)
    }

    /// Whether figure `id` says how long or how often, and no other of its report does of the same happening.
    pub fn is_sole_length(&self, id: FactId) -> bool {
        *self.known(id).sole_length.get_or_init(|| self.has_no_second_length(id))
    }

    fn has_no_second_length(&self, id: FactId) -> bool {
        let one = self.quantity(id);
        let quantities = &self.accounts[id.report].quantities;
        let is_second = |fact: usize| {
            quantities[fact].kind == one.kind
                && matches!(quantity::stand(&quantities[fact], one), Relation::Apart(_))
                && self.happening(FactId { fact, ..id }).shared(self.happening(id)).next().is_some()
        };
        matches!(one.kind, Kind::Duration | Kind::Times) && !(0..quantities.len()).any(is_second)
    }

    fn has_no_second(&self, id: FactId) -> bool {
        let account = &self.accounts[id.report];
        let quantities = &account.quantities;
        let one = &quantities[id.fact];
        // The headline has the sum in pounds that the text gives behind that in euros.
        let again = |other: usize| {
            let quantity = &quantities[other];
            let same = self.by_value[id.report].get(&value(quantity.said())).into_iter().flatten();
            same.copied().filter(move |&index| quantities[index].unit == quantity.unit)
        };
        let is_second = |other: usize| {
            let quantity = &quantities[other];
            let at = FactId { fact: other, ..id };
            quantity.said() != one.said()
                && is_of_one_sort(quantity, one)
                && matches!(quantity.role, Role::Level | Role::To)
                && matches!(quantity::stand(quantity, one), Relation::Apart(_))
                && self.property(at) == self.property(id)
                && !is_converted(account, other)
                && !again(other).any(|index| is_converted(account, index))
                && !self.is_narrowed(at)
        };
        !(0..quantities.len()).any(is_second)
    }

    /// Whether the report of `other` gives the value of figure `id`, too, of the same event or property and of the whole: what
    /// differs from it there is something else.
    pub fn is_given_with(&self, id: FactId, other: FactId) -> bool {
        let (one, account) = (self.quantity(id), &self.accounts[other.report]);
        let same = || self.by_value[other.report].get(&value(one.said()));
        let again = |&fact: &usize| {
            let at = FactId { fact, ..other };
            let quantity = self.quantity(at);
            let same_event = || quantity.class().is_some() && quantity.class() == one.class();
            let same_property = || self.property(at).is_some() && self.property(at) == self.property(id);
            fact != other.fact
                && quantity.kind == one.kind
                && quantity.unit == one.unit
                && (same_event() || same_property())
                && !self.is_narrowed(at)
                && !superseded::is_former(account, quantity)
        };
        id.report != other.report
            && one.said() > Decimal::from(SMALL)
            && same().is_some_and(|same| same.iter().any(again))
    }

    /// Whether what figure `id` is told of is planned, expected or asked for.
    pub fn is_to_come(&self, id: FactId) -> bool {
        let account = &self.accounts[id.report];
        *self.known(id).to_come.get_or_init(|| scope::is_to_come(account, self.quantity(id)))
    }

    /// Whether figure `id` is said to be with or without a part of it: with the debt, before tax.
    pub fn is_on_a_basis(&self, id: FactId) -> bool {
        let account = &self.accounts[id.report];
        let figure = || &account.quantities[scope::in_text(account, id.fact).unwrap_or(id.fact)];
        *self.known(id).on_a_basis.get_or_init(|| scope::is_on_a_basis(account, figure()))
    }

    /// Whether figure `id` is said to be counted from the beginning.
    pub fn is_so_far(&self, id: FactId) -> bool {
        let account = &self.accounts[id.report];
        *self.known(id).so_far.get_or_init(|| scope::is_so_far(account, self.quantity(id)))
    }

    /// Whether the clause of figure `id` tells of one day.
    pub fn is_of_a_day(&self, id: FactId) -> bool {
        let account = &self.accounts[id.report];
        *self.known(id).of_a_day.get_or_init(|| scope::is_of_a_day(account, self.quantity(id)))
    }

    /// The names of the places where the event is said to be that figure `id` is counted in.
    pub fn places(&self, id: FactId) -> &[&'a str] {
        let account = &self.accounts[id.report];
        self.known(id).places.get_or_init(|| scope::places(account, self.quantity(id)))
    }

    /// Whether the words around figure `id` say that it is not of the whole.
    pub fn is_narrowed(&self, id: FactId) -> bool {
        *self.known(id).narrowed.get_or_init(|| scope::is_narrowed(&self.accounts[id.report], id.fact))
    }

    /// How many orders of magnitude lie between two figures, 3 at most: 105 and 110 are slips for each other, 105 and 9,000 not.
    pub fn distance(&self, one: FactId, other: FactId) -> f64 {
        let magnitude = |id| *self.known(id).magnitude.get_or_init(|| magnitude(self.quantity(id)));
        apart([self.quantity(one), self.quantity(other)], [magnitude(one), magnitude(other)])
    }

    /// The time long before its report that figure `id` is told of.
    pub fn long_ago(&self, id: FactId) -> Option<&'a Timex> {
        let account = &self.accounts[id.report];
        *self.known(id).long_ago.get_or_init(|| scope::long_ago(account, self.quantity(id)))
    }
}

/// As [`Figures::distance`], of figures that no text gives.
pub(super) fn distance(one: &Quantity, other: &Quantity) -> f64 {
    apart([one, other], [magnitude(one), magnitude(other)])
}

fn apart([one, other]: [&Quantity; 2], magnitudes: [f64; 2]) -> f64 {
    // Nobody, and twelve: there is no order of size to none.
    if one.said().is_zero() != other.said().is_zero() { 0.0 } else { (magnitudes[0] - magnitudes[1]).abs().min(3.0) }
}

/// The order of magnitude of a figure in its base unit.
fn magnitude(quantity: &Quantity) -> f64 {
    let said = quantity.unit.and_then(|unit| unit.to_base(quantity.said())).unwrap_or(quantity.said());
    said.abs().to_f64().unwrap_or(0.0).max(0.1).log10()
}

/// Rates that a bank gives its customers.
const OF_CUSTOMERS: [&str; 8] = ["mortgage", "deposit", "saving", "savings", "loan", "lending", "overdraft", "bond"];

/// Numbers up to here are said of many things in every report.
pub(super) const SMALL: i32 = 3;

/// Whether both are sums of money, both magnitudes. A bare decimal is the size of an earthquake as a rule, and no count.
fn is_of_one_sort(a: &Quantity, b: &Quantity) -> bool {
    let bare = |q: &Quantity| q.unit.is_none() && !q.said().fract().is_zero();
    std::mem::discriminant(&a.kind) == std::mem::discriminant(&b.kind) && bare(a) == bare(b)
}

/// "€62m (£53m)", "12 miles, or 19 kilometres": the figure before it once more, in another unit.
fn is_converted(account: &Account, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &account.quantities[before]) else { return false };
    let one = &account.quantities[index];
    let between = account.report.text.as_str().get(before.span.end..one.span.start).map(str::trim);
    let again = matches!(between, Some("(" | ", or" | "or" | ", about"));
    again && before.kind == one.kind && before.unit != one.unit
}

/// The words before the noun of a property that tell it from others of its name; those that any has tell nothing.
fn sort(prose: &Prose, word: PropertyWord) -> Vec<&str> {
    const ANY: [&str; 34] = [
        "new",
        "total",
        "final",
        "main",
        "full",
        "initial",
        "current",
        "annual",
        "average",
        "official",
        "key",
        "overall",
        "estimated",
        "whole",
        "entire",
        "latest",
        "last",
        "first",
        "second",
        "next",
        "high",
        "low",
        "record",
        "big",
        "base",
        "net",
        "gross",
        "early",
        "late",
        "early",
        "fixed",
        "yearly",
        "monthly",
        "daily",
    ];
    let tree = prose.tree(prose.sentence_of(word.token));
    let says = |&child: &usize| matches!(tree.dep(child), Dep::Compound | Dep::Amod) && !prose.tag(child).is_proper();
    let lemmas = tree.children(word.token).filter(says).map(|child| prose.lemma(child));
    lemmas
        .filter(|lemma| !ANY.contains(lemma) && quantity::property_of(word.sort, lemma) != Some(word.property))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    const FIRST: FactId = FactId { report: 0, fact: 0 };
    const SECOND: FactId = FactId { report: 1, fact: 0 };

    fn accounts(told: [&str; 2]) -> [Account; 2] {
        let particulars = || Particulars { published: Some("2027-05-13".to_string()), ..Particulars::default() };
        told.map(|told| Account::told("r", told, particulars()))
    }

    #[test]
    fn words_and_units_say_what_a_figure_is_of() {
        let of = |told| Figures::of(&accounts([told, ""])).property(FIRST);
        assert_eq!(of("The jobless rate fell to 5 percent."), Some("joblessness"));
        assert_eq!(of("The firm employs 900 people."), Some("workforce"));
        assert_eq!(of("Sixty percent of voters cast ballots."), Some("turnout"));
        assert_eq!(of("The car was doing 90 mph."), Some("speed"));
        assert_ne!(of("About 900 barrels leaked from the pipe."), Some("distance"));
    }

    #[test]
    fn a_mortgage_rate_is_no_policy_rate() {
        let two = |told| Figures::of(&accounts(told)).are_two_sorts(FIRST, SECOND);
        assert!(two(["The bank cut its policy rate to 4 percent.", "The mortgage rate is 6 percent."]));
        assert!(!two(["The bank cut its policy rate to 4 percent.", "The bank cut its main rate to 3 percent."]));
        assert!(two(["The bank cut its rate to 4 percent.", "The mortgage rate is 6 percent."]));
        assert!(!two(["The bank cut its rate to 4 percent.", "The policy rate is 3 percent."]));
    }

    #[test]
    fn a_report_that_gives_the_value_as_well_means_something_else_by_the_other() {
        let given = |other| Figures::of(&accounts(["The storm killed 24 people.", other])).is_given_with(FIRST, SECOND);
        assert!(given("Nine people died in the mill. The storm killed 24 people."));
        assert!(!given("Nine people died. The storm closed 24 schools."));
        assert!(!given("Twenty-nine people died. The toll was first put at 24."));
    }

    #[test]
    fn what_is_counted_once_is_the_only_figure_of_its_noun() {
        let sole = |told| Figures::of(&accounts([told, ""])).is_sole_of_noun(FIRST);
        assert!(sole("Some 1,900 drivers are on strike. Forty buses left the yard."));
        assert!(!sole("Some 1,900 drivers are on strike. The city has 2,400 drivers."));
        assert!(!sole("Four Dorn Police officers died."));
    }

    #[test]
    fn a_length_is_that_of_its_act() {
        let sole = |told| Figures::of(&accounts([told, ""])).is_sole_length(FIRST);
        assert!(sole("They fought the fire for nine hours. The road was closed for two days."));
        assert!(!sole("They fought the fire for nine hours. Others fought it for two days."));
    }

    #[test]
    fn another_unit_or_another_year_is_no_second_price() {
        let sole = |told| Figures::of(&accounts([told, ""])).is_sole(FIRST);
        assert!(sole("The clubs agreed on a fee of €30m (£26m), with a further €4m to follow."));
        assert!(sole("The line will cost £900 million. In 2019 the cost was put at £500 million."));
        assert!(sole("The line will cost £900 million. About £300 million had been spent on it."));
        assert!(sole("The line will cost £940 million. The cost of the line passes £900 million."));
        assert!(!sole("The line will cost £900 million. The cost of the station is £500 million."));
    }
}
