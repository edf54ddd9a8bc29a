use crate::account::Account;
use crate::entities::{Entity, Kind, Likeness, keys, likeness};
use std::collections::{BTreeMap, BTreeSet};

/// An entity of one of the reports.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntityId {
    /// The report, as an index.
    pub report: usize,
    /// The entity, as an index into those of its account.
    pub entity: usize,
}

/// Names of different reports that may be of one bearer, and how alike they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Namesakes {
    /// The one in the earlier report of the list.
    pub left: EntityId,
    /// The other.
    pub right: EntityId,
    /// How their names stand to each other; never [`Likeness::Different`].
    pub likeness: Likeness,
    /// Whether no other name of either report may be of the same bearer: "Roe" where only one Roe is about.
    pub sole: bool,
}

/// Which named entities of different reports may be one.
///
/// Names are filed under [`keys`] and only those that share one are compared.
pub(super) fn namesakes(accounts: &[Account]) -> Vec<Namesakes> {
    let mut filed: BTreeMap<String, Vec<EntityId>> = BTreeMap::new();
    for (report, account) in accounts.iter().enumerate() {
        for (entity, named) in account.entities.entities.iter().enumerate().filter(|(_, entity)| entity.named) {
            for key in keys(&named.name) {
                filed.entry(key).or_default().push(EntityId { report, entity });
            }
        }
    }
    let mut looked_at = BTreeSet::new();
    let mut found = Vec::new();
    for ids in filed.values().filter(|ids| ids.len() <= MOST_UNDER_A_KEY) {
        for (at, &left) in ids.iter().enumerate() {
            for &right in &ids[at + 1..] {
                if left.report != right.report && looked_at.insert((left, right)) {
                    found.extend(compare(accounts, left, right));
                }
            }
        }
    }
    found.sort_by_key(|pair| (pair.left, pair.right));
    let ambiguous = ambiguous(&found);
    found.iter_mut().for_each(|pair| pair.sole = !ambiguous.contains(&(pair.left, pair.right)));
    found
}

/// A key that more entities share says nothing; pairs under it grow with its square.
const MOST_UNDER_A_KEY: usize = 2000;

fn compare(accounts: &[Account], left: EntityId, right: EntityId) -> Option<Namesakes> {
    let entity = |id: EntityId| -> &Entity { &accounts[id.report].entities.entities[id.entity] };
    let (a, b) = (entity(left), entity(right));
    let same_sort = a.kind == b.kind || a.kind == Kind::Unclear || b.kind == Kind::Unclear;
    let likeness = likeness(&a.name, &b.name);
    (same_sort && likeness != Likeness::Different).then_some(Namesakes { left, right, likeness, sole: true })
}

fn ambiguous(found: &[Namesakes]) -> BTreeSet<(EntityId, EntityId)> {
    let mut partners: BTreeMap<(EntityId, usize), Vec<EntityId>> = BTreeMap::new();
    for pair in found {
        partners.entry((pair.left, pair.right.report)).or_default().push(pair.right);
        partners.entry((pair.right, pair.left.report)).or_default().push(pair.left);
    }
    let several = |id: EntityId, report: usize| partners[&(id, report)].len() > 1;
    found
        .iter()
        .filter(|pair| several(pair.left, pair.right.report) || several(pair.right, pair.left.report))
        .map(|pair| (pair.left, pair.right))
        .collect()
}
