//! Figures for the same thing that differ: how many, how much, how far, how old.

use crate::account::Account;
use crate::align::{Alignment, Candidate};
use crate::facts::Relation;
use crate::facts::quantity::{self, Kind, Overlap, Quantity, Role};
use crate::facts::timex;
use crate::judge::beside;
use crate::judge::figures::{self, Figures, SMALL};
use crate::judge::occasions::happened_to_two;
use crate::judge::pairing::{self, FactId, Filed, ONE_OF_A_PART, Pair, SAME_EVENT, STEP, across, agreeing, unrivalled};
use crate::judge::rewordings::is_changed;
use crate::judge::scope;
use crate::judge::sides::{Claim, Parting, shorter};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, Verdict, superseded, voices};
use crate::text::Span;
use crate::weighing::Weighing;
use crate::wording::outcomes::Outcome;
use crate::wording::{acts, countries, event_class, happens_to_people, is_function_word, roles, speech, things};
use rust_decimal::Decimal;

/// Where figures of the same thing part. Those that differ by no more than `tolerance`, as a share of the larger, agree.
pub fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights, tolerance: Decimal) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment, tolerance);
    unrivalled(Rule::Number, &pairs, weights)
        .into_iter()
        .map(|(pair, weighing)| parting(accounts, pair, weighing))
        .collect()
}

/// Where figures of the same thing agree.
pub fn meetings(accounts: &[Account], alignment: &Alignment, weights: &Weights, tolerance: Decimal) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment, tolerance);
    agreeing(Rule::Number, &pairs, weights)
        .into_iter()
        .map(|(pair, weighing)| parting(accounts, pair, weighing))
        .collect()
}

/// The figures of aligned sentences, each with each that it can be compared with.
pub fn pairs(accounts: &[Account], alignment: &Alignment, tolerance: Decimal) -> Vec<Pair> {
    let figures = Filed::of(accounts, |account| account.quantities.iter().map(|q| q.number).collect());
    let known = Figures::of(accounts);
    across(accounts, alignment.everywhere().chain(&alignment.counted), &figures, |candidate, left, right| {
        let (a, b) = (figure(accounts, left), figure(accounts, right));
        let mut pair = pair(accounts, &figures, &known, candidate, left, right)?;
        if is_changed(accounts, alignment, (candidate.left, a.number), (candidate.right, b.number)) {
            pair.signs.add("only this was changed", 1.0);
            pair.relation = as_written(a, b, pair.relation);
        } else if counts_people(a) && counts_people(b) && known.distance(left, right) >= OF_TWO_EVENTS {
            return None;
        }
        Some(tolerated(accounts, pair, tolerance))
    })
}

/// Figures that lie closer together than the reader finds worth a word agree. Scores and votes are exact.
fn tolerated(accounts: &[Account], pair: Pair, tolerance: Decimal) -> Pair {
    let (a, b) = (figure(accounts, pair.left), figure(accounts, pair.right));
    let is_exact = matches!(a.kind, Kind::Score { .. } | Kind::Vote { .. });
    if tolerance.is_zero() || is_exact || !matches!(pair.relation, Relation::Apart(_)) {
        return pair;
    }
    let size = |q: &Quantity| q.unit.map_or(Some(q.said()), |unit| unit.to_base(q.said()));
    let is_near = size(a).zip(size(b)).is_some_and(|(x, y)| {
        let most = x.abs().max(y.abs()).checked_mul(tolerance);
        x.checked_sub(y).zip(most).is_some_and(|(apart, most)| apart.abs() <= most)
    });
    match is_near {
        true => Pair { relation: Relation::Compatible("they differ by no more than is tolerated".into()), ..pair },
        false => pair,
    }
}

fn pair(
    accounts: &[Account],
    facts: &Filed,
    known: &Figures,
    candidate: &Candidate,
    left: FactId,
    right: FactId,
) -> Option<Pair> {
    let (a, b) = (figure(accounts, left), figure(accounts, right));
    // Who dissents is counted in the vote.
    let vote = |q: &Quantity| matches!(q.kind, Kind::Vote { .. });
    let people_and_measure = (a.kind == Kind::Count) != (b.kind == Kind::Count)
        && (counts_people(a) || counts_people(b))
        && !(vote(a) || vote(b));
    let told = is_told(&accounts[left.report], a) && is_told(&accounts[right.report], b);
    if !told || people_and_measure {
        return None;
    }
    // A sentence that is held against itself has both.
    let itself = candidate.left == candidate.right;
    let known_there = [knows_other((&accounts[left.report], a), b), knows_other((&accounts[right.report], b), a)];
    // "Revised from 4.1 to 3.8", and "first put at 4.1, then at 3.8": each report has both figures.
    if !itself && known_there.iter().all(Option::is_some) {
        return None;
    }
    let known_there = known_there.into_iter().flatten().max().filter(|_| !itself);
    // "Five Dornians are among 11 people who were held" does not say that five were.
    if known_there == Some(Known::Beside) && a.said().min(b.said()) > SMALL.into() {
        return None;
    }
    let sums = sums(accounts, left, right);
    let relation = sums.map_or_else(|| stand(a, b), |(x, y)| stand(x, y));
    if scope::are_of_two_times((&accounts[left.report], a), (&accounts[right.report], b)) {
        return None;
    }
    let adds_up = add_up((&accounts[left.report], a), b) || add_up((&accounts[right.report], b), a);
    if adds_up {
        return None;
    }
    let relation = risen((&accounts[left.report], a), (&accounts[right.report], b), relation);
    let relation = one_more((&accounts[left.report], a), (&accounts[right.report], b), relation);
    if matches!(relation, Relation::NotComparable(_)) {
        return None;
    }
    let mut signs = facts.context(candidate, [(left, a.span), (right, b.span)], [event(a), event(b)]);
    // How long each of two people is to be in prison, on how many counts each was convicted: not how many people.
    let told = [(left, a), (right, b)].map(|(id, q)| accounts[id.report].telling_at(event(q).start));
    if let [Some(one), Some(other)] = told
        && !counts_people(a)
        && !counts_people(b)
        && happened_to_two(one, other)
    {
        return None;
    }
    let lengths = a.kind == Kind::Duration && b.kind == Kind::Duration;
    let times = a.kind == Kind::Times && b.kind == Kind::Times;
    if (lengths || times)
        && let Some(alike) = known.happening(left).alike(known.happening(right))
    {
        signs.leave_out("same act");
        signs.add("same act", alike);
        let sole = alike > 0.0 && known.is_sole_length(left) && known.is_sole_length(right);
        signs.add("the only lengths of the act", f64::from(u8::from(sole)));
    }
    let ends =
        |id: FactId, q: &Quantity| q.event.iter().flat_map(|e| accounts[id.report].ends_at(e.span.start)).collect();
    let (mine, theirs): (Vec<Outcome>, Vec<Outcome>) = (ends(left, a), ends(right, b));
    let one_end = a.class() != b.class() && mine.iter().any(|end| theirs.contains(end));
    signs.add("counted in the same end", f64::from(u8::from(one_end)));
    let spread = (scope::spread(&accounts[left.report], a), scope::spread(&accounts[right.report], b));
    let one_sum = matches!(spread, (Some(x), Some(y)) if stand(x, y) == Relation::Same);
    signs.add("the same is spread over each", f64::from(u8::from(lengths && one_sum)));
    let taken_up = left.report == right.report
        && may_be_of_one_event(a, b)
        && !scope::is_part(&accounts[left.report], a)
        && !scope::is_part(&accounts[right.report], b)
        && beside::takes_up_the_figure(&accounts[left.report], a.number, b.number)
        && beside::are_side_by_side(&accounts[left.report], a.number, b.number);
    signs.add("one takes up the figure of the other", f64::from(u8::from(taken_up)));
    let properties = known.property(left).zip(known.property(right));
    // Each distance is that of another place.
    let same_property = properties.is_some_and(|(x, y)| x == y && x != "distance");
    // "3.4 percent of GDP", and "a shortfall of 3.8 percent": where the property is one its nouns need not be. "The figure" is of
    // what the other counts.
    let distance = known.distance(left, right);
    // What is held against each other is the sum, not its item.
    let mut own = sums.map_or_else(|| alike(a, b, distance), |(x, y)| alike(x, y, figures::distance(x, y)));
    if same_property || taken_up {
        own.leave_out("another noun counted");
    }
    if taken_up && (a.of.is_none() || b.of.is_none()) {
        own.leave_out("one noun is narrower");
        own.add("same noun counted", 1.0);
    }
    signs.extend(&own);
    if properties.is_some() {
        signs.add(if same_property { "figures of the same property" } else { "figures of two properties" }, 1.0);
    }
    let two_sorts = same_property && known.are_two_sorts(left, right);
    signs.add("two sorts of one property", f64::from(u8::from(two_sorts)));
    let given = known.is_given_with(left, right) || known.is_given_with(right, left);
    signs.add("one report has both", f64::from(u8::from(given)));
    signs.add("both tell by how much it grew", f64::from(u8::from(are_changes(a, b))));
    let kind = common_kind(a, b);
    let same_sort = same_property || matches!(kind, Kind::Magnitude | Kind::Vote { .. });
    let narrowed = (known.is_narrowed(left), known.is_narrowed(right));
    if same_sort && narrowed == (false, false) && known.is_sole(left) && known.is_sole(right) {
        signs.add("the only figures of their kind", 1.0);
        // What it costs now and what it will cost is one sum; a forecast of the weather is of another day. A slip of the hand
        // makes it ten times as much.
        let one_time = kind == Kind::Money || known.is_to_come(left) == known.is_to_come(right);
        let one_thing = same_property && !two_sorts && one_time && distance <= ANOTHER_ORDER;
        signs.add("the only figures of one property", f64::from(u8::from(one_thing)));
    }
    let one_noun =
        quantity::subject(a, b).counted == Overlap::Same && !a.of.as_ref().is_some_and(|of| is_anybody(&of.lemma));
    if one_noun && distance < ANOTHER_ORDER && a.said().min(b.said()) > SMALL.into() {
        let sole = known.is_sole_of_noun(left) && known.is_sole_of_noun(right);
        signs.add("the only figures of their noun", f64::from(u8::from(sole)));
    }
    signs.add("one counts those who voted against", f64::from(u8::from(vote(a) != vote(b))));
    signs.add("both are rates", f64::from(u8::from(a.per.is_some() && b.per.is_some())));
    signs.add("the same digits in another order", swapped(a, b));
    signs.add("one is still to come", f64::from(u8::from(known.is_to_come(left) != known.is_to_come(right))));
    signs.add("one is on another basis", f64::from(u8::from(known.is_on_a_basis(left) != known.is_on_a_basis(right))));
    let places = [left, right].map(|id| known.places(id));
    let two_places = are_of_two_places(accounts, (left, right), places);
    // The plant in Dorn makes 900 cars, and that in Arle 400.
    if two_places && scope::stand_in_each((&accounts[left.report], a), (&accounts[right.report], b)) {
        return None;
    }
    let sides = ((&accounts[left.report], a), (&accounts[right.report], b));
    signs.add("told of counterparts", f64::from(u8::from(scope::are_counterparts(sides.0, sides.1))));
    signs.add("told of two days", f64::from(u8::from(scope::are_of_two_days(sides.0, sides.1))));
    signs.add("told of two places", f64::from(u8::from(two_places)));
    let so_far = [left, right].map(|id| known.is_so_far(id));
    let of_a_day = [left, right].map(|id| known.is_of_a_day(id));
    let mixed = so_far[0] && of_a_day[1] || so_far[1] && of_a_day[0];
    signs.add("one is of a day, the other of all", f64::from(u8::from(mixed)));
    match known_there {
        Some(Known::Step) => signs.add(STEP, 1.0),
        Some(Known::Beside) => signs.add("one sentence has both", 1.0),
        None => {}
    }
    if scope::is_part(&accounts[left.report], a) != scope::is_part(&accounts[right.report], b) {
        signs.add("one is a part", 1.0);
    }
    let same_event = a.event.as_ref().zip(b.event.as_ref()).is_some_and(|(x, y)| x.class == y.class);
    // The dead of a war are no toll of an attack.
    let same_order = distance < ANOTHER_ORDER;
    if same_event || same_sort {
        match narrowed {
            (false, false) if !same_order => {}
            (false, false) if same_event => {
                signs.add("both of the whole event", 1.0);
                let people = counts_people(a) && counts_people(b);
                signs.add("a toll", f64::from(u8::from(people && is_toll(a) && is_toll(b))));
            }
            (false, false) => signs.add("neither in passing", 1.0),
            (true, true) if are_of_one_time(known, left, right) => signs.add("both of one time before", 1.0),
            (true, true) if are_changes(a, b) => {}
            (true, true) => signs.add("each of a part of the event", 1.0),
            _ => signs.add(ONE_OF_A_PART, 1.0),
        }
    }
    if same_order && superseded::by_growth((&accounts[left.report], a), (&accounts[right.report], b)) {
        signs.add("the figure has moved on", 1.0);
    }
    Some(Pair { left, right, relation, signs })
}

/// Whether each figure is told of a named place, and neither report knows that of the other: a report that goes into where in
/// a town it was names the town, too.
fn are_of_two_places(accounts: &[Account], (left, right): (FactId, FactId), [one, other]: [&[&str]; 2]) -> bool {
    let meet = one.iter().any(|x| other.iter().any(|y| x.contains(y) || y.contains(x)));
    let knows =
        |report: usize, names: &[&str]| names.iter().any(|name| accounts[report].report.text.as_str().contains(name));
    !one.is_empty() && !other.is_empty() && !meet && !knows(left.report, other) && !knows(right.report, one)
}

/// Whether both figures are told of one time before the story: a truce of the autumn, in reports of the spring.
fn are_of_one_time(known: &Figures, left: FactId, right: FactId) -> bool {
    let times = known.long_ago(left).zip(known.long_ago(right));
    times.is_some_and(|(x, y)| matches!(timex::stand(x, y), Relation::Same | Relation::Compatible(_)))
}

/// 34 and 43, 1.4 million and 4.1 million: a slip of the hand in copying. Each digit more that both have makes it less likely
/// that they have them by chance; from this many on nothing is added.
const DIGITS: usize = 4;

/// By how many digits two figures tell of a slip in copying: those that both have in another order, less the first.
fn swapped(a: &Quantity, b: &Quantity) -> f64 {
    // Casting out nines: what has the same digits leaves the same rest, and most pairs of figures do not.
    let rest = |q: &Quantity| q.said().mantissa() % 9;
    let size = |q: &Quantity| q.said().trunc().to_string().len();
    if a.said() == b.said() || rest(a).abs() != rest(b).abs() || size(a) != size(b) {
        return 0.0;
    }
    let digits = a.digits();
    if digits != b.digits() { 0.0 } else { (digits.len().clamp(1, DIGITS) - 1) as f64 }
}

/// Verbs by which somebody gives a figure, whatever it is of.
const GIVING: [&str; 22] = [
    "give", "put", "set", "show", "estimate", "say", "have", "be", "report", "record", "count", "speak", "call",
    "reckon", "list", "cite", "claim", "confirm", "assess", "expect", "plan", "include",
];

/// Verbs by which a figure becomes another.
const MOVING: [&str; 19] = [
    "revise", "raise", "lower", "rise", "climb", "fall", "drop", "grow", "increase", "reach", "stand", "go", "bring",
    "update", "hit", "cut", "total", "come", "double",
];

/// Whether two figures may be of one event: who is held is missing, but who is hurt is not trapped. "Gave the number as" leaves
/// open what is counted.
fn may_be_of_one_event(a: &Quantity, b: &Quantity) -> bool {
    const GONE: [&str; 4] = ["hold", "seize", "miss", "arrest"];
    let gone = |q: &Quantity| q.class().is_some_and(|class| GONE.contains(&class));
    let open = |q: &Quantity| q.class().is_none_or(|class| GIVING.contains(&class));
    gone(a) && gone(b) || open(a) || open(b) || a.class() == b.class()
}

/// Where the event stands that the figure is told of; the tree around a number that stands alone is often wrong.
fn event(quantity: &Quantity) -> Span {
    quantity.event.as_ref().map_or(quantity.span, |event| event.span)
}

/// "At least 14" allows for 41, but where the report with 41 is the later one the figure has moved on, and a page that
/// still says 14 is out of date.
fn risen(a: (&Account, &Quantity), b: (&Account, &Quantity), relation: Relation) -> Relation {
    match relation {
        Relation::Compatible(_) if superseded::by_far((a.0, a.1), (b.0, b.1)) => {
            Relation::Apart("the figure has moved on from one to the other".into())
        }
        relation => relation,
    }
}

/// "Nine people, before he shot himself", and ten: one counts the one who did it.
fn one_more(a: (&Account, &Quantity), b: (&Account, &Quantity), relation: Relation) -> Relation {
    let dead = |q: &Quantity| q.kind == Kind::Count && q.event.as_ref().is_some_and(|event| event.class == "die");
    let differ = a.1.said().checked_sub(b.1.said()).is_some_and(|by| by.abs() == Decimal::ONE);
    if matches!(relation, Relation::Apart(_))
        && differ
        && dead(a.1)
        && dead(b.1)
        && (scope::tells_of_its_doers_death(a.0, a.1) || scope::tells_of_its_doers_death(b.0, b.1))
    {
        return Relation::Compatible("one may count the one who did it among the dead".into());
    }
    relation
}

/// How a sentence that has one of two figures gives the other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    /// As another figure: the offer, and the price of the day before.
    Beside,
    /// As what the one was before or is now: "up from 40 percent at noon", "first put at 3.9, then at 4.2".
    Step,
}

/// How the sentence of a figure also gives the value of the other, of the same event, if it does.
fn knows_other((account, own): (&Account, &Quantity), other: &Quantity) -> Option<Known> {
    let known = |q: &Quantity| {
        // Twelve dead and thirty hurt are not thirty dead and twelve hurt; a magnitude is first put and then revised.
        // "Five Dornians are among 11 who were held" leaves open what was done to the five; "four went off" does not.
        let tells = |class: &str| acts::act(class).is_some() && !GIVING.contains(&class) && !MOVING.contains(&class);
        let open = |class: &str| event_class(class).is_none() && !tells(class);
        let one_event = |(x, y): (&str, &str)| x == y || open(x);
        let same_event = || own.kind != Kind::Count || q.class().zip(own.class()).is_none_or(one_event);
        // "Five were dropped, of which four went off": the four are of the five.
        let is_whole = |index: usize| account.quantities.get(index).is_some_and(|whole| whole.number == own.number);
        let part = q.part_of.is_some_and(is_whole) && q.class() != own.class();
        q.number != own.number && q.unit == other.unit && q.said() == other.said() && same_event() && !part
    };
    let others = scope::beside(account, own).filter(|q| known(q));
    let step = |q: &Quantity| superseded::is_former(account, q) || superseded::is_former(account, own);
    others.map(|q| if step(q) { Known::Step } else { Known::Beside }).max()
}

/// "Twelve died in the first blast and four in the second", and sixteen: what one sentence counts of one event, together.
fn add_up(one: (&Account, &Quantity), whole: &Quantity) -> bool {
    sums_add_up(one, whole) || counts_add_up(one, whole)
}

/// "$281 million in cash and $90 million in stock", and $371 million.
fn sums_add_up(one: (&Account, &Quantity), whole: &Quantity) -> bool {
    let sum = |q: &&Quantity| q.kind == Kind::Money && q.unit == whole.unit && q.role == Role::Level;
    let items = || scope::beside(one.0, one.1).filter(sum);
    let total = || items().try_fold(Decimal::ZERO, |sum, item| sum.checked_add(item.said()));
    sum(&one.1) && items().nth(1).is_some() && total() == Some(whole.said())
}

fn counts_add_up(one: (&Account, &Quantity), whole: &Quantity) -> bool {
    // "And two more on the way to hospital" died, too.
    let more = |q: &Quantity| q.role == Role::More && q.class().is_none();
    let counted =
        |q: &&Quantity| q.kind == Kind::Count && (q.role == Role::Level && q.class() == one.1.class() || more(q));
    if one.1.class().is_none() || !counted(&one.1) {
        return false;
    }
    let items = || scope::beside(one.0, one.1).filter(counted);
    let sum = || items().try_fold(Decimal::ZERO, |sum, item| sum.checked_add(item.said()));
    items().nth(1).is_some() && sum() == Some(whole.said())
}

/// "More than 50" leaves room for "more than 70", and "950 million" may be rounded; but where a sentence stands in another
/// report with that alone changed, it was changed. To round is no change.
fn as_written(a: &Quantity, b: &Quantity, relation: Relation) -> Relation {
    let ends = |q: &Quantity| [q.bounds.low, q.bounds.high].map(|end| end.is_some());
    let told_alike = a.wording == b.wording && a.near == b.near && a.approximate == b.approximate && ends(a) == ends(b);
    let by = a.said().checked_sub(b.said()).map(|by| by.abs());
    let rounded = a.step != b.step && by.is_some_and(|by| by <= a.step.max(b.step));
    match relation {
        Relation::Compatible(_) if told_alike && a.unit == b.unit && !rounded && a.bounds != b.bounds => {
            Relation::Apart(format!("in the same sentence one says {a} and the other {b}").into())
        }
        relation => relation,
    }
}

/// The two figures with the sum for the one of them that is an item of a list, where the other counts the whole.
fn sums(accounts: &[Account], left: FactId, right: FactId) -> Option<(&Quantity, &Quantity)> {
    let (a, b) = (figure(accounts, left), figure(accounts, right));
    let sides = ((&accounts[left.report], left.fact), (&accounts[right.report], right.fact));
    let sums = [summed(sides.0, sides.1).map(|sum| (sum, b)), summed(sides.1, sides.0).map(|sum| (a, sum))];
    sums.into_iter().flatten().min_by_key(|(x, y)| alike_first(&stand(x, y)))
}

/// The sum that a figure is an item of, where the figure of another report counts the whole.
fn summed<'a>(a: (&'a Account, usize), b: (&Account, usize)) -> Option<&'a Quantity> {
    let (item, other) = (&a.0.quantities[a.1], &b.0.quantities[b.1]);
    let sum = a.0.sums.iter().find(|sum| sum.items.contains(&a.1) && sum.answers(item, other))?;
    Some(&sum.total)
}

/// How two figures stand to each other. A finding names the values itself, so the reason need not.
fn stand(a: &Quantity, b: &Quantity) -> Relation {
    quantity::stand(a, b).map(|_| "by their values".into())
}

/// Where the sums of both reports answer each other, the one that fits better: whichever report was named first.
fn alike_first(relation: &Relation) -> u8 {
    match relation {
        Relation::Same => 0,
        Relation::Compatible(_) => 1,
        Relation::Apart(_) => 2,
        Relation::NotComparable(_) => 3,
    }
}

fn figure(accounts: &[Account], id: FactId) -> &Quantity {
    &accounts[id.report].quantities[id.fact]
}

/// Whether the figure tells how much there is: not a place in an order. An age belongs to a person, and is held against that
/// person's, and "two years ago" is a time.
fn is_told(account: &Account, quantity: &Quantity) -> bool {
    let ago = quantity.kind == Kind::Duration && account.is_in_a_date(quantity.span);
    !(matches!(quantity.kind, Kind::Ordinal | Kind::Age) || ago)
}

/// As many signs as lie in two figures.
const OWN_SIGNS: usize = 8;

/// The signs that lie in the figures themselves, of which the one is as many orders of size from the other.
fn alike(a: &Quantity, b: &Quantity, distance: f64) -> Weighing {
    let mut signs = Weighing::with_room(OWN_SIGNS);
    let subject = quantity::subject(a, b);
    match (&a.event, &b.event) {
        (Some(x), Some(_))
            if subject.event == Overlap::Same && is_counted_in(a, &x.class) && is_counted_in(b, &x.class) =>
        {
            signs.add(SAME_EVENT, 1.0);
        }
        (Some(x), Some(y)) if x.class == y.class => {
            signs.add("told with the same verb", 1.0);
            let tells = !is_function_word(&x.lemma) && speech::verb(&x.lemma).is_empty();
            let same_noun = subject.counted == Overlap::Same;
            signs.add("the same noun with the same verb", f64::from(u8::from(tells && same_noun)));
        }
        (Some(_), Some(_)) if subject.event == Overlap::Other => signs.add("counted in two sorts of events", 1.0),
        (Some(_), Some(_)) => signs.add("counted in another event", 1.0),
        _ => signs.add("no event is told", 1.0),
    }
    match (subject.counted, &a.of, &b.of) {
        (Overlap::Same, ..) => signs.add("same noun counted", 1.0),
        (Overlap::Within, ..) if are_there_as_such(a, b) => signs.add("both count people", 1.0),
        (Overlap::Within, ..) => signs.add("one noun is narrower", 1.0),
        (Overlap::Other, ..) => signs.add("another noun counted", 1.0),
        (_, None, Some(only)) | (_, Some(only), None) if counts_people(a) && counts_people(b) => {
            let fits = is_anybody(&only.lemma);
            signs.add(if fits { "both count people" } else { "one noun is narrower" }, 1.0);
        }
        _ if counts_people(a) && counts_people(b) => signs.add("both count people", 1.0),
        _ => signs.add("no noun is counted", 1.0),
    }
    if a.role != b.role && !(is_level(a.role) && is_level(b.role)) && !(is_growth(a.role) && is_growth(b.role)) {
        signs.add("one is a change, the other a level", 1.0);
    }
    signs.add(kind(common_kind(a, b)), 1.0);
    signs.add("far apart in size", distance);
    signs.add(pairing::ANOTHER_ORDER, f64::from(u8::from(distance >= ANOTHER_ORDER)));
    if a.said().max(b.said()) <= SMALL.into() {
        signs.add("both are small", 1.0);
    }
    signs
}

/// Whether one counts people and the other those who are there as what the event makes of them: who is detained at a rally is a
/// protester, who is led out of a village a resident. A child among them is told apart, and a crew from the passengers.
fn are_there_as_such(a: &Quantity, b: &Quantity) -> bool {
    const EVENTS: [&str; 8] = ["arrest", "seize", "release", "evacuate", "rescue", "trap", "attend", "flee"];
    const SUCH: [&str; 7] = ["protester", "hostage", "migrant", "resident", "prisoner", "spectator", "guest"];
    let such = |q: &Quantity| {
        q.of.as_ref().is_some_and(|of| SUCH.iter().any(|such| things::sort(such, &of.lemma) == things::Sort::Same))
    };
    let anybody = |q: &Quantity| q.of.as_ref().is_some_and(|of| is_anybody(&of.lemma));
    let event = a.class().is_some_and(|class| EVENTS.contains(&class)) && a.class() == b.class();
    event && (anybody(a) && such(b) || such(a) && anybody(b))
}

/// Whether the event says what is counted. How long somebody had been married who died does not say how many died.
fn is_counted_in(quantity: &Quantity, class: &str) -> bool {
    const FATES: [&str; 4] = ["die", "injure", "casualty", "miss"];
    event_class(class).is_some() && (quantity.kind == Kind::Count || !FATES.contains(&class))
}

/// Figures that are ten times as large and more, as [`distance`] counts.
const ANOTHER_ORDER: f64 = 1.0;

/// People are not miscounted by a hundred times: the dead of a war and those of an attack.
const OF_TWO_EVENTS: f64 = 2.0;

/// Whether people are counted: by the noun, or by an event that only happens to people.
pub fn counts_people(quantity: &Quantity) -> bool {
    if quantity.kind != Kind::Count {
        return false;
    }
    let noun = quantity
        .of
        .as_ref()
        .is_some_and(|of| roles::noun(&of.lemma).is_some() || is_anybody(&of.lemma) || countries::national(&of.lemma));
    noun || (quantity.of.is_none() && quantity.event.as_ref().is_some_and(|event| happens_to_people(&event.class)))
}

/// Whether the figure is one of those that a story of a disaster, a battle or a crackdown has once: its dead, its missing.
fn is_toll(quantity: &Quantity) -> bool {
    let anybody = quantity.of.as_ref().is_none_or(|of| is_anybody(&of.lemma));
    anybody && quantity.event.as_ref().is_some_and(|event| happens_to_people(&event.class))
}

/// Nouns that leave open what people are counted: a child is among the people, and not the other way round.
fn is_anybody(lemma: &str) -> bool {
    ["person", "people", "victim", "body", "casualty", "death", "life", "hostage", "captive", "survivor", "civilian"]
        .contains(&lemma)
}

/// "Up by six cents", "nine cents more".
fn is_growth(role: Role) -> bool {
    matches!(role, Role::Rise | Role::More)
}

/// Whether both tell by how much it rose, or both by how much it fell.
fn are_changes(a: &Quantity, b: &Quantity) -> bool {
    is_growth(a.role) && is_growth(b.role) || a.role == Role::Fall && b.role == Role::Fall
}

fn is_level(role: Role) -> bool {
    matches!(role, Role::Level | Role::To)
}

/// The kind of both; where one is a bare number ("5" beside "$5 million") that of the other.
fn common_kind(a: &Quantity, b: &Quantity) -> Kind {
    a.kind.max(b.kind)
}

/// Kinds of numbers differ in how many things of one report they are said of.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "a count",
        Kind::Money => "money",
        Kind::Percent | Kind::Fraction => "a share",
        Kind::Measure => "a measure",
        Kind::Duration => "a duration",
        Kind::Age => "an age",
        Kind::Magnitude | Kind::Score { .. } | Kind::Vote { .. } => "a result",
        Kind::Ordinal | Kind::Times => "how often",
    }
}

fn parting(accounts: &[Account], pair: &Pair, weighing: Weighing) -> Parting {
    // What parts from nine is "two lorries and a bus", not two.
    let told = sums(accounts, pair.left, pair.right);
    let (a, b) = told.unwrap_or((figure(accounts, pair.left), figure(accounts, pair.right)));
    let (left, right) = (&accounts[pair.left.report], &accounts[pair.right.report]);
    let (mut left_claim, mut right_claim) = (claim(left, pair.left, a), claim(right, pair.right, b));
    if left_claim.same_as == right_claim.same_as {
        // 94 to 30 and 94 to 37; at least 18 and fewer than 18.
        (left_claim.same_as, right_claim.same_as) = (a.to_string(), b.to_string());
    }
    let grown = superseded::by_growth((left, a), (right, b))
        || superseded::as_said_again((left, a, &left_claim.again), (right, b, &right_claim.again));
    let verdict = if grown { Verdict::Update } else { voices::verdict((left, &left_claim), (right, &right_claim)) };
    let subject = subject((left, a), (right, b));
    Parting {
        rule: Rule::Number,
        verdict,
        severity: severity(a, b),
        reason: reason(&subject, [&left_claim.value, &right_claim.value], grown),
        subject,
        left: left_claim,
        right: right_claim,
        weighing,
    }
}

fn claim(account: &Account, id: FactId, quantity: &Quantity) -> Claim {
    Claim {
        report: id.report,
        span: quantity.number,
        sentence: account.sentence(quantity.span),
        topic: topic(quantity),
        again: again(account, quantity),
        said_by: account.said_by(quantity.span),
        same_as: format!("{}{}", quantity.said().normalize(), quantity.unit.map_or("", |unit| unit.name)),
        value: account.running(quantity.span),
    }
}

/// Numbers from here on are seldom said of two things in one report.
const TELLING: i32 = 13;

/// Where the report gives the same figure of the same event once more: in the headline, in the caption.
fn again(account: &Account, quantity: &Quantity) -> Vec<Span> {
    let Some(event) = &quantity.event else { return Vec::new() };
    // "Climbed to 19": the verb leaves open what was counted, and 19 is said of little else.
    let open = |other: &Quantity| {
        let vague = other.event.as_ref().is_none_or(|event| event_class(&event.class).is_none());
        vague && other.unit.is_none() && other.said() >= TELLING.into()
    };
    let same = |other: &&Quantity| {
        other.number != quantity.number
            && other.said() == quantity.said()
            && other.kind == quantity.kind
            && other.unit == quantity.unit
            && (open(other) || other.event.as_ref().is_some_and(|e| e.class == event.class))
    };
    account.quantities.iter().filter(same).map(|other| other.number).collect()
}

/// The event that is counted in, or else what is counted.
fn topic(quantity: &Quantity) -> String {
    let event = quantity.event.as_ref().map(|event| event.class.clone());
    event.or_else(|| quantity.of.as_ref().map(|of| of.lemma.clone())).unwrap_or_else(|| format!("{:?}", quantity.span))
}

/// What is counted and in what event, in the words of the reports: "hostages, released".
fn subject(a: (&Account, &Quantity), b: (&Account, &Quantity)) -> String {
    let of = |(account, quantity): (&Account, &Quantity)| Some(noun(account, quantity.of.as_ref()?.head));
    let event = |(account, quantity): (&Account, &Quantity)| Some(noun(account, quantity.event.as_ref()?.head));
    match (either(of(a), of(b)), either(event(a), event(b))) {
        (Some(of), Some(event)) if of != event => format!("{of}, {event}"),
        (Some(only), _) | (None, Some(only)) => only,
        (None, None) => what(common_kind(a.1, b.1)).to_string(),
    }
}

/// What a figure of that kind is, where no noun says it.
fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Magnitude => "the magnitude",
        Kind::Score { .. } => "the score",
        Kind::Vote { .. } => "the vote",
        Kind::Times => "how often",
        kind => self::kind(kind),
    }
}

fn noun(account: &Account, token: usize) -> String {
    let word = account.prose.word(token);
    if account.prose.tag(token).is_proper() { word.to_string() } else { word.to_lowercase() }
}

fn either(one: Option<String>, other: Option<String>) -> Option<String> {
    match (one, other) {
        (Some(one), Some(other)) => Some(shorter(one, other)),
        (one, other) => one.or(other),
    }
}

fn reason(subject: &str, [one, other]: [&str; 2], grown: bool) -> String {
    let same = format!("Both figures are of the same thing ({subject})");
    if grown {
        format!("{same}; the higher one is the newer, as happens while people are still counting.")
    } else {
        format!("{same}, and they part: {one} and {other} cannot both be right.")
    }
}

/// The dead and the hurt come first, details of people and distances last.
fn severity(a: &Quantity, b: &Quantity) -> Severity {
    let grave = |q: &Quantity| {
        q.event.as_ref().is_some_and(|e| ["die", "injure", "miss", "seize", "release"].contains(&e.class.as_str()))
    };
    if grave(a) || grave(b) {
        return Severity::Error;
    }
    match common_kind(a, b) {
        Kind::Count | Kind::Money | Kind::Percent | Kind::Vote { .. } => Severity::Error,
        _ => Severity::Warning,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    /// Whether any two figures of two reports are held against each other.
    fn held(one: &str, other: &str) -> bool {
        let particulars = || Particulars { published: Some("2027-05-13".to_string()), ..Particulars::default() };
        let accounts = [one, other].map(|told| Account::told("r", told, particulars()));
        let alignment = crate::align::align(&accounts, &crate::align::Options::default());
        !pairs(&accounts, &alignment, Decimal::ZERO).is_empty()
    }

    #[test]
    fn figures_of_two_years_two_people_and_two_plants_are_two() {
        assert!(held("The firm cut 900 jobs.", "The firm cut 400 jobs."));
        assert!(!held("The firm cut 900 jobs this spring.", "The firm cut 400 jobs last year."));
        assert!(held("Tom Roe was jailed for nine years.", "Roe was jailed for six years."));
        assert!(!held("Tom Roe was jailed for nine years.", "His brother Peter was jailed for six years."));
        assert!(!held("Its plant in Dorn makes 900 cars.", "Its plant in Arle makes 400 cars."));
    }

    #[test]
    fn who_is_detained_at_a_rally_is_a_protester() {
        let told = |words: &str| Account::told("r", words, Particulars::default()).quantities[0].clone();
        let such = |one: &str, other: &str| are_there_as_such(&told(one), &told(other));
        assert!(such("Police arrested 14 people.", "Nineteen protesters were detained."));
        assert!(!such("Police arrested 14 people.", "Nine children were detained."));
        assert!(!such("The ship carried 89 people.", "The ship carried 83 passengers."));
    }

    #[test]
    fn a_list_is_told_as_a_list() {
        let accounts = ["Nine vehicles collided.", "Two lorries, four cars and a bus collided."]
            .map(|told| Account::told("r", told, Particulars::default()));
        let alignment = crate::align::align(&accounts, &crate::align::Options::default());
        let found = partings(&accounts, &alignment, Weights::shipped(), Decimal::ZERO);
        assert_eq!(found[0].right.value, "two lorries, four cars and a bus");
    }

    #[test]
    fn who_dissents_is_counted_in_the_vote() {
        assert!(held("The court ruled 6-3 for the mill.", "Four judges dissented."));
    }

    #[test]
    fn more_digits_that_are_swapped_tell_more() {
        let of = |one: &str, other: &str| {
            let [a, b] =
                [one, other].map(|told| Account::told("r", told, Particulars::default()).quantities[0].clone());
            swapped(&a, &b)
        };
        assert_eq!(of("It listed 43 names.", "It listed 34 names."), 1.0);
        assert_eq!(of("It cost $1.4 million.", "It cost $4.1 million."), 1.0);
        assert_eq!(of("It listed 128 people.", "There are 182 names on it."), 2.0);
        assert_eq!(of("It listed 128 people.", "It listed 129 people."), 0.0);
        assert_eq!(of("It listed 40 people.", "It listed 400 people."), 0.0);
    }
}
