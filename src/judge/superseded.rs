use crate::account::Account;
use crate::facts::quantity::{Near, Quantity, Role};
use crate::text::Span;
use rust_decimal::Decimal;

/// Words by which a report says that its figure takes the place of an earlier one.
const RISEN: [&str; 14] = [
    "risen to",
    "rises to",
    "rose to",
    "climbed to",
    "climbs to",
    "gone up to",
    "grown to",
    "grew to",
    "jumped to",
    "increased to",
    "revised to",
    "reached",
    "so far",
    "raised to",
];

/// What people count while rescuers and officials still work: such counts grow.
const GROWING: [&str; 8] = ["die", "injure", "miss", "arrest", "evacuate", "flee", "destroy", "rescue"];

/// Whether the higher of two figures is the later news, so that the lower was right when it was printed: the report
/// that has it came out later and counts what grows, or says itself that the figure has risen.
///
/// Tolls rise while rescuers work. A figure that falls, or a fixed past fact that differs, is no update.
pub(super) fn by_growth(a: (&Account, &Quantity), b: (&Account, &Quantity)) -> bool {
    let (low, high) = if a.1.said() <= b.1.said() { (a, b) } else { (b, a) };
    if low.1.said() == high.1.said() {
        return false;
    }
    // The missing are found, and the trapped are freed.
    let missing = [low.1, high.1].iter().all(|q| q.class() == Some("miss"));
    if missing && is_later(low.0, high.0) == Some(true) {
        return true;
    }
    let grows = || [low.1, high.1].iter().any(|q| q.class().is_some_and(|class| GROWING.contains(&class)));
    match is_later(high.0, low.0) {
        Some(false) => false,
        Some(true) if grows() => true,
        _ => says_it_has_risen(high.0, high.1.span),
    }
}

/// The same where the words that say so stand elsewhere: the headline has "nine dead", and the text "had risen to nine". Each
/// figure comes with the places where its report gives it again.
pub(super) fn as_said_again(a: (&Account, &Quantity, &[Span]), b: (&Account, &Quantity, &[Span])) -> bool {
    let (low, high) = if a.1.said() <= b.1.said() { (a, b) } else { (b, a) };
    low.1.said() != high.1.said()
        && is_later(high.0, low.0) != Some(false)
        && high.2.iter().any(|&span| says_it_has_risen(high.0, span))
}

/// Whether one report came out after another; `None` where either has no day.
fn is_later(one: &Account, other: &Account) -> Option<bool> {
    let moment = |account: &Account| account.report.published.map(|moment| moment.seconds());
    Some(moment(one)? > moment(other)?)
}

/// The same of two figures that can both be right, "at least 14" and 41: the higher one must be said to have risen, or be
/// half as much again in a later report.
pub(super) fn by_far(a: (&Account, &Quantity), b: (&Account, &Quantity)) -> bool {
    let (low, high) = if a.1.said() <= b.1.said() { (a, b) } else { (b, a) };
    // "Several" is no bound that is passed.
    let open_above = low.1.bounds.high.is_none() && low.1.bounds.low.is_some() && low.1.near != Near::Vague;
    let half_as_much = || low.1.said() + low.1.said() / Decimal::TWO;
    let far = || high.1.said() >= half_as_much() || says_it_has_risen(high.0, high.1.span);
    open_above && high.1.bounds.point().is_some() && far() && by_growth(a, b)
}

/// Whether the figure is said to be what it was before: "up from 40", "first put at 40".
pub(super) fn is_former(account: &Account, quantity: &Quantity) -> bool {
    const FORMERLY: [&str; 8] =
        ["first put", "at first", "initially", "originally", "earlier put", "up from", "down from", "revised from"];
    let before = just_before(account, quantity.number);
    quantity.role == Role::From || FORMERLY.iter().any(|words| before.contains(words))
}

/// Whether a word for rising stands just before the figure.
fn says_it_has_risen(account: &Account, figure: Span) -> bool {
    let before = just_before(account, figure);
    RISEN.iter().any(|words| before.contains(words))
}

/// The words just before a figure in its sentence, and the figure, in small letters.
fn just_before(account: &Account, figure: Span) -> String {
    const REACH: usize = 40;
    let sentence = account.sentence(figure);
    let text = account.report.text.as_str();
    let from = text.floor_char_boundary(figure.start.saturating_sub(REACH).max(sentence.start));
    text[from..figure.end].to_lowercase()
}
