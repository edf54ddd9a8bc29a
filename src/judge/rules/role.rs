//! What one person is said to be: office, rank, profession, nationality, kin.

use crate::account::Account;
use crate::align::{Alignment, EntityId, Namesakes};
use crate::entities::Likeness;
use crate::facts::Relation;
use crate::facts::profile::{self, Profile, What};
use crate::judge::sides::{Claim, Parting, fuller, surest_first};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, Verdict};
use crate::weighing::Weighing;

/// Where two reports say of one person what nobody is at once. Ages are figures, and birthplaces places.
pub fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let one = |pair: &&Namesakes| pair.sole || pair.likeness == Likeness::Same;
    alignment.namesakes.iter().filter(one).flat_map(|pair| of_one(accounts, pair, weights)).collect()
}

fn of_one(accounts: &[Account], pair: &Namesakes, weights: &Weights) -> Vec<Parting> {
    let (left, right) = (profiles(accounts, pair.left), profiles(accounts, pair.right));
    let mut found = Vec::new();
    for a in &left {
        for b in &right {
            let Relation::Apart(reason) = profile::compare(a, b) else { continue };
            if !explained(a, &right) && !explained(b, &left) {
                found.push(parting(accounts, pair, (a, b), &reason, weights));
            }
        }
    }
    // A person has one office more in one report than in the other, and each parts with each: one of them is enough.
    found.sort_by(surest_first);
    found.truncate(1);
    found.extend(ages(accounts, pair, weights));
    found
}

fn profiles(accounts: &[Account], id: EntityId) -> Vec<&Profile> {
    let all = accounts[id.report].profiles.iter();
    all.filter(|profile| profile.entity == id.entity && !matches!(profile.what, What::Age(_))).collect()
}

/// Whether the other report says the same of the person in another place.
fn explained(one: &Profile, others: &[&Profile]) -> bool {
    others.iter().any(|other| match profile::compare(one, other) {
        Relation::Same => true,
        Relation::Compatible(_) => std::mem::discriminant(&one.what) == std::mem::discriminant(&other.what),
        _ => false,
    })
}

fn parting(
    accounts: &[Account],
    pair: &Namesakes,
    (a, b): (&Profile, &Profile),
    reason: &str,
    weights: &Weights,
) -> Parting {
    let rule = rule(&a.what);
    let [one, other] = [pair.left, pair.right].map(|id| &accounts[id.report].entities.entities[id.entity].name);
    let name = fuller(one, other);
    let mut signs = Weighing::new();
    signs.add("the same name in full", f64::from(u8::from(pair.likeness == Likeness::Same)));
    signs.add("a matter of office", f64::from(u8::from(matches!(a.what, What::Role(_) | What::Occupation(_)))));
    Parting {
        rule,
        verdict: Verdict::Conflict,
        severity: Severity::Warning,
        subject: name.to_string(),
        reason: format!("Both reports speak of {name}, and what they say cannot both be so: {reason}."),
        left: claim(accounts, pair.left, a),
        right: claim(accounts, pair.right, b),
        weighing: weights.weigh(Rule::Role.name(), &signs),
    }
}

fn ages(accounts: &[Account], pair: &Namesakes, weights: &Weights) -> Option<Parting> {
    let of = |id: EntityId| {
        let all = accounts[id.report].profiles.iter();
        all.filter(move |p| p.entity == id.entity && matches!(p.what, What::Age(_))).collect::<Vec<_>>()
    };
    let (left, right) = (of(pair.left), of(pair.right));
    let [one, other] = [pair.left, pair.right].map(|id| &accounts[id.report]);
    let stand = |a: &Profile, b: &Profile| match profile::compare(a, b) {
        Relation::Compatible(_) if grows_younger((one, a), (other, b)) || grows_younger((other, b), (one, a)) => {
            Relation::Apart("who was older before is younger in a later report".into())
        }
        relation => relation,
    };
    let agree = |a: &&Profile| right.iter().any(|b| !matches!(stand(a, b), Relation::Apart(_)));
    if left.iter().any(agree) {
        return None;
    }
    let (a, b) = (*left.first()?, *right.first()?);
    let Relation::Apart(reason) = stand(a, b) else { return None };
    Some(parting(accounts, pair, (a, b), &reason, weights))
}

/// 26 in January, and 25 in June.
fn grows_younger((first, older): (&Account, &Profile), (then, younger): (&Account, &Profile)) -> bool {
    let (What::Age(was), What::Age(is)) = (&older.what, &younger.what) else { return false };
    let days = first.report.published.zip(then.report.published).map(|(x, y)| (x.date, y.date));
    is < was && days.is_some_and(|(before, after)| before < after)
}

fn rule(what: &What) -> Rule {
    match what {
        What::Age(_) => Rule::Number,
        _ => Rule::Role,
    }
}

fn claim(accounts: &[Account], id: EntityId, profile: &Profile) -> Claim {
    let account = &accounts[id.report];
    let words = account.running(profile.span);
    Claim {
        report: id.report,
        span: profile.span,
        sentence: account.sentence(profile.span),
        topic: account.entities.entities[profile.entity].name.clone(),
        again: Vec::new(),
        said_by: account.said_by(profile.span),
        same_as: words.to_lowercase(),
        value: words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    #[test]
    fn nobody_grows_younger() {
        let told = |words: &str, published: &str| {
            let particulars = Particulars { published: Some(published.to_string()), ..Particulars::default() };
            Account::told("r", words, particulars)
        };
        let younger =
            |first: &Account, then: &Account| grows_younger((first, &first.profiles[0]), (then, &then.profiles[0]));
        let before = told("Ann Roe, 26, was held on Monday.", "2027-01-03");
        let after = told("Ann Roe, 25, was held on Monday.", "2027-06-09");
        assert!(younger(&before, &after));
        assert!(!younger(&after, &before));
        assert!(!younger(&before, &told("Ann Roe, 25, was held on Monday.", "2027-01-03")));
    }
}
