use super::{Match, Ranks, StatementId};
use std::collections::BTreeMap;

/// Statements of several reports that speak of the same thing: at most one of each report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cluster {
    /// Its statements, in order; two or more.
    pub members: Vec<StatementId>,
}

/// Joins matches over all reports, the best first.
///
/// Two clusters that both have a statement of one report stay apart: this is what keeps A like B, B like C from making
/// A and C one when they are two sentences of the same report.
pub(super) fn join(matches: &[Match], ranks: &Ranks) -> Vec<Cluster> {
    let mut best: Vec<&Match> = matches.iter().collect();
    best.sort_by_cached_key(|m| ranks.best_first(m));
    let mut clusters: Vec<Vec<StatementId>> = Vec::new();
    let mut home: BTreeMap<StatementId, usize> = BTreeMap::new();
    for m in best {
        let mut place = |id: StatementId, clusters: &mut Vec<Vec<StatementId>>| {
            *home.entry(id).or_insert_with(|| {
                clusters.push(vec![id]);
                clusters.len() - 1
            })
        };
        let (into, from) = (place(m.left, &mut clusters), place(m.right, &mut clusters));
        let share_a_report = clusters[into].iter().any(|a| clusters[from].iter().any(|b| a.report == b.report));
        if into == from || share_a_report {
            continue;
        }
        let moved = std::mem::take(&mut clusters[from]);
        moved.iter().for_each(|id| {
            home.insert(*id, into);
        });
        clusters[into].extend(moved);
    }
    let mut clusters: Vec<Cluster> = clusters
        .into_iter()
        .filter(|members| members.len() > 1)
        .map(|mut members| {
            members.sort();
            Cluster { members }
        })
        .collect();
    clusters.sort_by_key(|cluster| cluster.members[0]);
    clusters
}
