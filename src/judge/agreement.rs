use super::sides::Parting;
use super::{Finding, Options, Rule, Side, rules, sides};
use crate::account::Account;
use crate::align::Alignment;

/// What several reports say alike: one side where all say the same, several where what they say can all be right.
#[derive(Clone, PartialEq, Debug)]
pub struct Agreement {
    /// The rule that compared the values.
    pub rule: Rule,
    /// What they speak of, in a few words: "people killed".
    pub subject: String,
    /// Who says what.
    pub sides: Vec<Side>,
}

/// Two values are shown as one claim when they are more likely of one thing than not.
const SURE_ENOUGH: f64 = 0.5;

/// Where `accounts` agree on figures and times. What one of `findings` speaks of is left to it.
pub fn agreements(
    accounts: &[Account],
    alignment: &Alignment,
    options: &Options,
    findings: &[Finding],
) -> Vec<Agreement> {
    let mut meetings = Vec::new();
    for rule in Rule::ALL.into_iter().filter(|rule| options.rules.contains(rule)) {
        meetings.extend(match rule {
            Rule::Number => rules::number::meetings(accounts, alignment, &options.weights, options.tolerance),
            Rule::Date => rules::date::meetings(accounts, alignment, &options.weights),
            _ => Vec::new(),
        });
    }
    meetings.retain(|meeting| meeting.weighing.confidence() >= SURE_ENOUGH && !is_told(meeting, findings));
    let mut agreements: Vec<Agreement> = sides::gather(accounts, meetings).into_iter().map(agreement).collect();
    agreements.sort_by(|a, b| (a.rule, &a.sides[0].evidence[0]).cmp(&(b.rule, &b.sides[0].evidence[0])));
    agreements
}

/// Whether a finding of some weight has one of the two values among its sides.
fn is_told(meeting: &Parting, findings: &[Finding]) -> bool {
    let sure = findings.iter().filter(|finding| finding.confidence() >= SURE_ENOUGH);
    sure.flat_map(Finding::evidence)
        .any(|told| [&meeting.left, &meeting.right].iter().any(|c| c.report == told.report && c.span == told.span))
}

fn agreement(finding: Finding) -> Agreement {
    Agreement { rule: finding.rule, subject: finding.subject, sides: finding.sides }
}
