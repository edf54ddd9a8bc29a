use super::Verdict;
use super::sides::Claim;
use crate::account::Account;
use crate::entities::{Likeness, likeness};
use crate::facts::Party;
use crate::text::Span;

/// What it means that two claims part: a dispute when they are credited to different sources, a conflict when a report
/// makes one of them its own, or when both credit the same source.
pub(super) fn verdict(a: (&Account, &Claim), b: (&Account, &Claim)) -> Verdict {
    let credited = |(account, claim): (&Account, &Claim)| claim.said_by.map(|span| account.running(span));
    let (Some(one), Some(other)) = (credited(a), credited(b)) else { return Verdict::Conflict };
    let is_one = match (named(a), named(b)) {
        (Some(x), Some(y)) => likeness(x, y) != Likeness::Different,
        _ => one.to_lowercase() == other.to_lowercase(),
    };
    if is_one { Verdict::Conflict } else { Verdict::Dispute }
}

fn named<'a>((account, claim): (&'a Account, &Claim)) -> Option<&'a str> {
    account.name_of(claim.said_by?)
}

/// Whether two claims of one report are those of two sources. What a report says itself it does not set against itself.
pub(super) fn are_two(account: &Account, a: Span, b: Span) -> bool {
    differ(&account.speaker(a), &account.speaker(b))
}

/// Whether two who are credited are known for two; `None` is the report itself.
pub(super) fn differ(one: &Option<Party>, other: &Option<Party>) -> bool {
    let key = |speaker: &Option<Party>| speaker.as_ref().and_then(|party| party.key.clone());
    key(one).zip(key(other)).is_some_and(|(x, y)| x != y)
}
