//! Compares two quantities by what they say, at the coarser of their precisions.
//!
//! Each is turned into its reach: all that it can be, in base units, once bounds, nearness and rounding are allowed
//! for. Reaches that have something in common leave both right.

use super::value::{Kind, Near, Quantity, Role, Wording};
use crate::facts::Relation;
use crate::wording::units::{Dimension, Unit};
use rust_decimal::Decimal;

/// How two quantities stand to each other by their values alone, whatever they count. It is symmetric: the order of
/// the two changes neither the answer nor its reason.
pub fn compare(a: &Quantity, b: &Quantity) -> Relation {
    let (a, b) = in_order(a, b);
    stand(a, b).map(|why| why.told(a, b).into())
}

/// The same as [`compare`], with a reason that names neither value: for whoever holds very many against each other and tells
/// of few.
pub fn stand(a: &Quantity, b: &Quantity) -> Relation<Why> {
    small(a, b).unwrap_or_else(|| by_reach(a, b))
}

/// How two small exact counts stand, which most figures are: what they can be besides need not be worked out.
pub(super) fn small(a: &Quantity, b: &Quantity) -> Option<Relation<Why>> {
    let count = |q: &Quantity| {
        let bare = q.kind == Kind::Count && q.unit.is_none() && q.per.is_none() && q.near == Near::Unsaid;
        let closed =
            q.bounds.low.is_some_and(|limit| limit.inclusive) && q.bounds.high.is_some_and(|limit| limit.inclusive);
        q.bounds.point().filter(|value| bare && closed && *value < Decimal::ONE_HUNDRED && !value.is_sign_negative())
    };
    let (x, y) = (count(a)?, count(b)?);
    let comparable = a.step == b.step && part(a) == part(b);
    comparable.then(|| if x == y { Relation::Same } else { Relation::Apart(Why::NoRoom) })
}

pub(super) fn by_reach(a: &Quantity, b: &Quantity) -> Relation<Why> {
    if let Some(relation) = minority(a, b).or_else(|| minority(b, a)) {
        return relation;
    }
    if let Some(why) = unlike(a, b) {
        return Relation::NotComparable(why);
    }
    if let Some(relation) = contests(a, b) {
        return relation;
    }
    let (unit_a, unit_b) = shared_units(a, b);
    let (Some(reach_a), Some(reach_b)) = (Reach::of(a, unit_a, b, unit_b), Reach::of(b, unit_b, a, unit_a)) else {
        return Relation::NotComparable(Why::TooLarge);
    };
    if same(a, b, reach_a, reach_b) {
        return Relation::Same;
    }
    if turned(a, b) || !reach_a.meets(reach_b) {
        return Relation::Apart(Why::NoRoom);
    }
    Relation::Compatible(Why::Room(room(a, b)))
}

/// Why two quantities stand as they do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Why {
    /// They are numbers of two sorts.
    Sorts,
    /// They are measured in units that cannot be turned into each other.
    Units,
    /// One is a change and one a level, or they have other parts in a change.
    Parts,
    /// One is a rate and one is not, or they are rates over different things.
    Rates,
    /// One cannot be reckoned with.
    TooLarge,
    /// No number can be both.
    NoRoom,
    /// Some number can be both, and why.
    Room(&'static str),
    /// One is a vote, and the other counts those who dissented.
    Dissent,
}

impl Why {
    /// In words that name `a` and `b`.
    fn told(self, a: &Quantity, b: &Quantity) -> String {
        match self {
            Self::Sorts => format!("{a} is {} and {b} is {}", name(a), name(b)),
            Self::Units => format!("{a} and {b} are measured in different things"),
            Self::Parts => format!("{a} is {} and {b} is {}", told(part(a)), told(part(b))),
            Self::Rates => format!("{a} is {} and {b} is {}", rate(a), rate(b)),
            Self::TooLarge => "one of the two is too large to be compared".into(),
            Self::NoRoom => format!("{a} and {b} cannot both be right"),
            Self::Room(why) => format!("{a} and {b} can both be right: {why}"),
            Self::Dissent => {
                let (vote, count) = if matches!(a.kind, Kind::Vote { .. }) { (a, b) } else { (b, a) };
                let are = if dissented(vote) == Some(count.said()) { "are" } else { "are not" };
                format!("{count} dissenters {are} the smaller side of {vote}")
            }
        }
    }
}

/// The two in an order that does not depend on which came first.
fn in_order<'q>(a: &'q Quantity, b: &'q Quantity) -> (&'q Quantity, &'q Quantity) {
    let key = |q: &Quantity| (q.said(), q.kind, q.role, q.wording, q.per.is_some());
    let order = key(a).cmp(&key(b)).then_with(|| a.to_string().cmp(&b.to_string()));
    if order.is_gt() { (b, a) } else { (a, b) }
}

/// Why the two measure different things, if they do.
fn unlike(a: &Quantity, b: &Quantity) -> Option<Why> {
    let (sort_a, sort_b) = (sort(a), sort(b));
    let (unit_a, unit_b) = shared_units(a, b);
    let bare = lends_unit(a, b) || lends_unit(b, a) || is_magnitude_of(a, b) || is_magnitude_of(b, a);
    if sort_a != sort_b && !bare {
        return Some(Why::Sorts);
    }
    if dimension(unit_a, a) != dimension(unit_b, b) && !bare {
        return Some(Why::Units);
    }
    let (role_a, role_b) = (part(a), part(b));
    let difference = |q: &Quantity| q.unit.is_some_and(|unit| unit.dimension == Dimension::Points);
    if role_a != role_b && !turned(a, b) && !(difference(a) && difference(b)) {
        return Some(Why::Parts);
    }
    // "110 kilometres an hour", and "128".
    if bare && (a.per.is_none() || b.per.is_none()) {
        return None;
    }
    let rates = a.per.map(|per| per.unit.map(|unit| unit.dimension));
    (rates != b.per.map(|per| per.unit.map(|unit| unit.dimension))).then_some(Why::Rates)
}

/// Kinds that are compared with each other have one sort.
fn sort(quantity: &Quantity) -> u8 {
    match quantity.kind {
        Kind::Count => 0,
        Kind::Measure | Kind::Duration | Kind::Money => 1,
        Kind::Percent if quantity.unit.is_some_and(|unit| unit.dimension == Dimension::Points) => 2,
        Kind::Percent | Kind::Fraction => 3,
        Kind::Age => 4,
        Kind::Ordinal => 5,
        Kind::Score { .. } => 6,
        Kind::Vote { .. } => 7,
        Kind::Magnitude => 8,
        Kind::Times => 9,
    }
}

fn name(quantity: &Quantity) -> &'static str {
    match quantity.kind {
        Kind::Count => "a count",
        Kind::Measure => "a measure",
        Kind::Duration => "a length of time",
        Kind::Money => "a sum of money",
        Kind::Percent => "a percentage",
        Kind::Fraction => "a part",
        Kind::Age => "an age",
        Kind::Ordinal => "a place in an order",
        Kind::Score { .. } => "a score",
        Kind::Vote { .. } => "a vote",
        Kind::Magnitude => "a magnitude",
        Kind::Times => "how often it was",
    }
}

fn dimension(unit: Option<Unit>, quantity: &Quantity) -> Option<Dimension> {
    match quantity.kind {
        Kind::Fraction => Some(Dimension::Share),
        Kind::Age => Some(Dimension::Duration),
        _ => unit.map(|unit| unit.dimension),
    }
}

/// A bare number beside one with a unit can leave out the same unit: "from 11 miles to 8".
fn lends_unit(bare: &Quantity, other: &Quantity) -> bool {
    let measured = matches!(other.kind, Kind::Measure | Kind::Duration | Kind::Money | Kind::Percent);
    let same = || bare.of.as_ref().is_none_or(|of| other.of.as_ref().is_some_and(|other| other.lemma == of.lemma));
    bare.kind == Kind::Count && bare.unit.is_none() && measured && same()
}

/// "It measured 6.4" is a magnitude where the other report says so.
fn is_magnitude_of(bare: &Quantity, other: &Quantity) -> bool {
    let decimal = !bare.said().fract().is_zero() && bare.said() < Decimal::TEN;
    bare.kind == Kind::Count && bare.unit.is_none() && decimal && other.kind == Kind::Magnitude
}

/// The units of both, where a bare number takes that of the other.
fn shared_units(a: &Quantity, b: &Quantity) -> (Option<Unit>, Option<Unit>) {
    let unit_a = if lends_unit(a, b) { b.unit } else { a.unit };
    let unit_b = if lends_unit(b, a) { a.unit } else { b.unit };
    cents(unit_a, unit_b)
}

/// Cents of no named currency are those of the currency beside them.
fn cents(a: Option<Unit>, b: Option<Unit>) -> (Option<Unit>, Option<Unit>) {
    let small = |unit: Option<Unit>| unit.filter(|unit| unit.dimension == Dimension::Money("cent"));
    let has_cents =
        |unit: Unit| matches!(unit.dimension, Dimension::Money("USD" | "EUR" | "AUD" | "CAD" | "NZD" | "ZAR"));
    let lend = |to: Option<Unit>, from: Option<Unit>| match (small(to), from) {
        (Some(cent), Some(from)) if has_cents(from) => Some(Unit { dimension: from.dimension, ..cent }),
        _ => to,
    };
    (lend(a, b), lend(b, a))
}

/// What it was before differs from what it is; what it is after is what it is. To pay more is a rise.
fn part(quantity: &Quantity) -> Role {
    let measured = matches!(quantity.kind, Kind::Money | Kind::Measure | Kind::Percent | Kind::Duration);
    match quantity.role {
        Role::To => Role::Level,
        Role::More if measured => Role::Rise,
        role => role,
    }
}

/// One rose, the other fell.
fn turned(a: &Quantity, b: &Quantity) -> bool {
    matches!((a.role, b.role), (Role::Rise, Role::Fall) | (Role::Fall, Role::Rise))
}

fn told(role: Role) -> &'static str {
    match role {
        Role::Level | Role::To => "how much there is",
        Role::Rise => "how much it rose",
        Role::Fall => "how much it fell",
        Role::From => "how much there was before",
        Role::More => "what came on top",
        Role::Other => "what was left",
        Role::AllBut => "how many were left out",
    }
}

fn rate(quantity: &Quantity) -> &'static str {
    match quantity.per {
        None => "not a rate",
        Some(per) if per.unit.is_some() => "a rate over time",
        Some(_) => "a rate",
    }
}

/// Scores and votes are the same whichever side is named first.
fn contests(a: &Quantity, b: &Quantity) -> Option<Relation<Why>> {
    let sides = |quantity: &Quantity| match quantity.kind {
        Kind::Score { against } | Kind::Vote { against } => {
            Some((quantity.said().max(against), quantity.said().min(against)))
        }
        _ => None,
    };
    let (sides_a, sides_b) = (sides(a)?, sides(b)?);
    Some(if sides_a == sides_b { Relation::Same } else { Relation::Apart(Why::NoRoom) })
}

/// Those who dissented are the smaller side of a vote.
fn minority(vote: &Quantity, count: &Quantity) -> Option<Relation<Why>> {
    let smaller = dissented(vote)?;
    let dissent = count.event.as_ref().is_some_and(|event| matches!(event.class.as_str(), "dissent" | "disagree"));
    if count.kind != Kind::Count || !dissent || !count.is_exact() {
        return None;
    }
    Some(if smaller == count.said() { Relation::Compatible(Why::Dissent) } else { Relation::Apart(Why::Dissent) })
}

/// How many voted on the smaller side.
fn dissented(vote: &Quantity) -> Option<Decimal> {
    let Kind::Vote { against } = vote.kind else { return None };
    Some(vote.said().min(against))
}

fn same(a: &Quantity, b: &Quantity, reach_a: Reach, reach_b: Reach) -> bool {
    let open = |q: &Quantity| (q.bounds.low.map(|l| l.inclusive), q.bounds.high.map(|l| l.inclusive), q.near);
    !turned(a, b) && open(a) == open(b) && reach_a.said == reach_b.said
}

fn room(a: &Quantity, b: &Quantity) -> &'static str {
    let either = |test: fn(&Quantity) -> bool| test(a) || test(b);
    if either(|q| q.near == Near::Vague) {
        return "one of them is vague";
    }
    if either(|q| q.near != Near::Unsaid) {
        return "one of them is said to be near";
    }
    if either(|q| q.bounds.point().is_none()) {
        return "one of them is a bound";
    }
    if a.unit != b.unit { "the difference is one of units and rounding" } else { "one of them is rounded" }
}

/// All that a quantity can be, in base units. An end that is none is open.
#[derive(Clone, Copy, Debug)]
struct Reach {
    low: Option<Decimal>,
    high: Option<Decimal>,
    /// Whether an end itself belongs to it.
    closed: bool,
    /// The ends as they were said.
    said: (Option<Decimal>, Option<Decimal>),
}

impl Reach {
    /// The reach of `quantity` measured in `unit`, as it is read beside `other`; none if it is too large.
    fn of(quantity: &Quantity, unit: Option<Unit>, other: &Quantity, other_unit: Option<Unit>) -> Option<Self> {
        let scale = Scale::of(quantity, unit);
        let slack = slack(quantity, other, unit.map(|u| u.name) != other_unit.map(|u| u.name))?;
        let (low, high) = (quantity.bounds.low, quantity.bounds.high);
        let said = (scale.base(low.map(|limit| limit.value))?, scale.base(high.map(|limit| limit.value))?);
        let below =
            low.map(|limit| limit.value.checked_sub(slack.below)).map_or(Some(None), |value| value.map(Some))?;
        let mut above =
            high.map(|limit| limit.value.checked_add(slack.above)).map_or(Some(None), |value| value.map(Some))?;
        let mut below = below;
        match quantity.near {
            Near::Vague => above = Some(quantity.said().checked_mul(vague_ceiling(quantity))?),
            Near::Above if above.is_none() => above = Some(quantity.said().checked_add(slack.above)?),
            Near::Below if below.is_none() => below = Some(quantity.said().checked_sub(slack.below)?),
            _ => {}
        }
        // The end of "about" is soft, that of rounding is not: 1.25 is not written 1.2.
        let closed = (slack.below.is_zero() && slack.above.is_zero()) || quantity.near != Near::Unsaid;
        let exclusive = low.is_some_and(|limit| !limit.inclusive) || high.is_some_and(|limit| !limit.inclusive);
        let (mut low, mut high) = (scale.base(below)?, scale.base(above)?);
        if let Some(unit) = unit.filter(|unit| unit.blur > 0 && unit.name != other_unit.map_or("", |unit| unit.name)) {
            let blur = Decimal::new(i64::from(unit.blur), 2);
            low = low.map(|low| low.checked_mul(Decimal::ONE - blur)).map_or(Some(None), |low| low.map(Some))?;
            high = high.map(|high| high.checked_mul(Decimal::ONE + blur)).map_or(Some(None), |high| high.map(Some))?;
        }
        let round = exclusive && is_round(quantity.said());
        Some(Self { low, high, closed: closed && (!exclusive || round), said })
    }

    /// Whether one number can be in both. Where two only touch, both ends must belong, and one must be all there is.
    fn meets(self, other: Self) -> bool {
        let low = self.low.max(other.low);
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let (Some(low), Some(high)) = (low, high) else { return true };
        let point = |reach: Self| reach.low.is_some() && reach.low == reach.high;
        let ends = |reach: Self| reach.low == Some(low) || reach.high == Some(low);
        let has = |reach: Self| point(reach) || !ends(reach) || reach.closed;
        low < high || (low == high && (point(self) || point(other)) && has(self) && has(other))
    }
}

/// From the unit that was said to the base unit, and to a second where it is a rate.
struct Scale {
    unit: Option<Unit>,
    share: bool,
    per: Option<Unit>,
}

impl Scale {
    fn of(quantity: &Quantity, unit: Option<Unit>) -> Self {
        Self { unit, share: quantity.kind == Kind::Fraction, per: quantity.per.and_then(|per| per.unit) }
    }

    /// None on the outside if the number is too large, on the inside if there is none.
    fn base(&self, value: Option<Decimal>) -> Option<Option<Decimal>> {
        let Some(value) = value else { return Some(None) };
        let base = match self.unit {
            Some(unit) if !self.share => unit.to_base(value)?,
            _ => value,
        };
        let base = match self.per {
            Some(per) => base.checked_div(per.to_base(Decimal::ONE)?)?,
            None => base,
        };
        if base.scale() == 0 {
            return Some(Some(base));
        }
        // Twenty places are beyond any precision of news, and hide what division leaves behind.
        Some(Some(base.round_dp(20).normalize()))
    }
}

/// How far below and above what was said the true number can lie.
struct Slack {
    below: Decimal,
    above: Decimal,
}

/// A tenth off is still "about" and "nearly".
const NEARLY: Decimal = Decimal::from_parts(1, 0, 0, false, 1);
/// A part in words beside a percentage: 21 percent is "a fifth", 38 percent is not "a third".
const PARTLY: Decimal = Decimal::from_parts(6, 0, 0, false, 2);
/// Rounding that no word tells of stays within a twentieth.
const ROUNDED: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// Counts below this are taken to be exact unless written in words: 300 is not 310.
const LARGE: Decimal = Decimal::ONE_THOUSAND;

fn slack(quantity: &Quantity, other: &Quantity, converted: bool) -> Option<Slack> {
    let said = quantity.said().abs();
    let coarse = coarse(said);
    let near = || {
        let whole = matches!(quantity.kind, Kind::Count | Kind::Duration | Kind::Age | Kind::Times);
        let least = if whole { quantity.step } else { half(quantity.step) };
        let tenth = said.checked_mul(NEARLY)?;
        Some(if quantity.kind == Kind::Fraction { tenth } else { tenth.min(coarse).max(least) })
    };
    let rounding = rounding(quantity, other, converted, coarse)?;
    let (below, above) = match quantity.near {
        Near::Unsaid => (rounding, rounding),
        Near::Around => (near()?, near()?),
        Near::Below => (near()?, said.checked_mul(Decimal::new(5, 3))?),
        // "20-odd" stays below 30, "200-odd" below 300.
        Near::Above => (Decimal::ZERO, coarse.max(near()?)),
        Near::Vague => (Decimal::ZERO, Decimal::ZERO),
    };
    Some(Slack { below, above })
}

/// How much is lost by writing the number as it is written.
fn rounding(quantity: &Quantity, other: &Quantity, converted: bool, coarse: Decimal) -> Option<Decimal> {
    let said = quantity.said().abs();
    let silent = half(coarse).min(said.checked_mul(ROUNDED)?);
    if quantity.bounds.point().is_none() {
        return Some(if converted { silent } else { Decimal::ZERO });
    }
    if quantity.kind == Kind::Fraction {
        return if other.kind == Kind::Fraction { Some(Decimal::ZERO) } else { said.checked_mul(PARTLY) };
    }
    let written = half(quantity.step);
    let exact = matches!(quantity.kind, Kind::Count | Kind::Age | Kind::Ordinal | Kind::Times);
    let words = quantity.wording == Wording::Words;
    let round = coarse >= Decimal::ONE_HUNDRED && (said >= LARGE || words);
    if converted {
        return Some(written.max(silent));
    }
    // Two numbers written to the same place differ by what they say, not by rounding.
    let alike = quantity.step == other.step && !(round && said != other.said());
    if alike
        || (exact
            && quantity.step <= Decimal::ONE
            && !round
            && other.step <= Decimal::ONE
            && quantity.step >= Decimal::ONE)
    {
        return Some(Decimal::ZERO);
    }
    Some(if round { written.max(silent) } else { written })
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

fn half(step: Decimal) -> Decimal {
    // To divide takes many times as long as to multiply.
    step.checked_mul(HALF).unwrap_or_default()
}

/// The place of the last digit that is not zero: 100 of 2,400; 1 of 37; half a hundred of 250.
fn coarse(said: Decimal) -> Decimal {
    let said = said.normalize();
    if said.is_zero() {
        return Decimal::ONE;
    }
    if said.scale() > 0 {
        return Decimal::new(1, said.scale());
    }
    let (mut place, mut rest) = (1, said.mantissa());
    while rest % 10 == 0 {
        rest /= 10;
        place *= 10;
    }
    let fifty = rest % 10 == 5 && place >= 10;
    Decimal::from_i128_with_scale(if fifty { place * 5 } else { place }, 0)
}

/// Whether it is a number that people round to: 30, 500, 2,000.
fn is_round(said: Decimal) -> bool {
    coarse(said) >= Decimal::TEN
}

/// Ten times as much has another word: hundreds for dozens, thousands for hundreds. A handful is at most a dozen.
fn vague_ceiling(quantity: &Quantity) -> Decimal {
    if quantity.said() < Decimal::TEN { Decimal::from(4) } else { Decimal::TEN }
}
