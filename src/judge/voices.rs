use super::Verdict;
use super::sides::Claim;
use crate::account::Account;

/// What it means that two claims part: a dispute when they are credited to different sources, a conflict when a report
/// makes one of them its own.
pub(super) fn verdict(a: (&Account, &Claim), b: (&Account, &Claim)) -> Verdict {
    let said = |(account, claim): (&Account, &Claim)| {
        claim.said_by.map(|span| span.of(account.report.text.as_str()).to_lowercase())
    };
    match (said(a), said(b)) {
        (Some(x), Some(y)) if x != y => Verdict::Dispute,
        _ => Verdict::Conflict,
    }
}
