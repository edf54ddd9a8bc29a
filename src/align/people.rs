use crate::account::Account;
use crate::entities::{Entity, Filing, Kind, Likeness, Name};
use crate::report::Note;
use rustc_hash::FxHashMap;

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

/// The names of all reports: who bears them, and which may be of one bearer. Each name is read once, however many
/// reports have it.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// For each report and entity its name, as an index into the others; `None` of entities without one.
    of: Vec<Vec<Option<usize>>>,
    /// For each name its bearers, in order, with what sort of thing each is.
    bearers: Vec<Vec<(EntityId, Kind)>>,
    /// For each name those that it may be a form of, itself among them, in order.
    alike: Vec<Vec<(usize, Likeness)>>,
}

impl Names {
    /// The names in `accounts`, and a limit if one was hit. Names are filed under their [`Filing`] and only those that share a
    /// key are compared.
    pub(super) fn of(accounts: &[Account]) -> (Self, Option<Note>) {
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        let mut names = Self::default();
        for (report, account) in accounts.iter().enumerate() {
            names.of.push(Vec::with_capacity(account.entities.entities.len()));
            for (entity, named) in account.entities.entities.iter().enumerate() {
                let number = named.named.then(|| {
                    *numbers.entry(&named.name).or_insert_with(|| {
                        names.bearers.push(Vec::new());
                        names.bearers.len() - 1
                    })
                });
                if let Some(number) = number {
                    names.bearers[number].push((EntityId { report, entity }, named.kind));
                }
                names.of[report].push(number);
            }
        }
        let words: Vec<&str> =
            names.bearers.iter().map(|bearers| entity(accounts, bearers[0].0).name.as_str()).collect();
        let (alike, left_out) = alike(&words);
        names.alike = alike;
        let note = (left_out > 0).then(|| Note {
            what: Note::LIMIT,
            message: format!("{left_out} names that too many others sound like were not held against these others."),
        });
        (names, note)
    }

    /// Whether an entity of `report` may bear the name of `one`; names that are only spelt alike are two names.
    pub fn knows(&self, report: usize, one: EntityId, kind: Kind) -> bool {
        let others = self.partners(one, kind, report);
        others.into_iter().any(|(_, likeness)| likeness != Likeness::Spelling)
    }

    /// The entities of `report` that may be `one`.
    fn partners(&self, one: EntityId, kind: Kind, report: usize) -> impl Iterator<Item = (EntityId, Likeness)> + '_ {
        let name = self.of[one.report][one.entity];
        let alike = name.map_or(&[][..], |name| self.alike[name].as_slice());
        alike.iter().flat_map(move |&(other, likeness)| {
            let bearers = &self.bearers[other];
            let first = bearers.partition_point(|(id, _)| id.report < report);
            let here = bearers[first..].iter().take_while(move |(id, _)| id.report == report);
            here.filter(move |(_, other)| kinds_fit(kind, *other)).map(move |(id, _)| (*id, likeness))
        })
    }
}

/// A name that more reports have than this is held against those of so many reports behind each. Of a value that is wrong
/// in one report of a thousand, so many neighbours are witness enough; all pairs of a thousand would be half a million for
/// each name.
const MOST_REPORTS: usize = 64;

/// A key that more names share says nothing; the work under it grows with its square.
const MOST_UNDER_A_KEY: usize = 100;

/// Which named entities of different reports may be one, in order of left, then right; and a limit if one was hit.
pub(super) fn namesakes(accounts: &[Account], names: &Names) -> (Vec<Namesakes>, Option<Note>) {
    let (mut found, mut left_out) = (Vec::new(), 0);
    for (name, bearers) in names.bearers.iter().enumerate() {
        for &(left, kind) in bearers {
            for &(other, likeness) in &names.alike[name] {
                let others = &names.bearers[other];
                let behind = others.partition_point(|(id, _)| id.report <= left.report);
                let near = reach(&others[behind..]);
                left_out += others.len() - behind - near;
                for &(right, _) in others[behind..behind + near].iter().filter(|(_, other)| kinds_fit(kind, *other)) {
                    let sole = names.partners(left, kind, right.report).nth(1).is_none()
                        && names.partners(right, entity(accounts, right).kind, left.report).nth(1).is_none();
                    found.push(Namesakes { left, right, likeness, sole });
                }
            }
        }
    }
    found.sort_unstable_by_key(|pair| (pair.left, pair.right));
    let note = (left_out > 0).then(|| Note {
        what: Note::LIMIT,
        message: format!(
            "{left_out} pairs of names were not looked at: each name was held against those of the {MOST_REPORTS} next reports that have it."
        ),
    });
    (found, note)
}

/// How many of `bearers`, which are in order, stand in its first [`MOST_REPORTS`] reports.
fn reach(bearers: &[(EntityId, Kind)]) -> usize {
    let mut reports = 0;
    let mut last = None;
    let beyond = bearers.iter().position(|(id, _)| {
        reports += usize::from(last != Some(id.report));
        last = Some(id.report);
        reports > MOST_REPORTS
    });
    beyond.unwrap_or(bearers.len())
}

/// For each name those that it may be a form of; and how many names stand under a key that says nothing.
fn alike(words: &[&str]) -> (Vec<Vec<(usize, Likeness)>>, usize) {
    let read: Vec<Name> = words.iter().map(|name| Name::of(name)).collect();
    let filings: Vec<Filing> = read.iter().map(Filing::of).collect();
    let mut filed: FxHashMap<&str, Filed> = FxHashMap::default();
    for (number, filing) in filings.iter().enumerate() {
        filing.keys().for_each(|key| filed.entry(key).or_default().names.push(number));
        filing.short().for_each(|short| filed.entry(short).or_default().long.push(number));
    }
    let mut alike: Vec<Vec<(usize, Likeness)>> = (0..words.len()).map(|name| vec![(name, Likeness::Same)]).collect();
    let telling = |filed: &&Filed| filed.names.len() <= MOST_UNDER_A_KEY;
    let left_out = filed.values().filter(|filed| !telling(filed)).map(|filed| filed.names.len()).sum();
    let mut others: Vec<usize> = Vec::new();
    for (one, filing) in filings.iter().enumerate() {
        others.clear();
        let behind = |numbers: &[usize]| numbers.partition_point(|&other| other <= one);
        for filed in filing.keys().filter_map(|key| filed.get(key)).filter(telling) {
            others.extend_from_slice(&filed.names[behind(&filed.names)..]);
            others.extend_from_slice(&filed.long[behind(&filed.long)..]);
        }
        for filed in filing.short().filter_map(|short| filed.get(short)).filter(telling) {
            others.extend_from_slice(&filed.names[behind(&filed.names)..]);
        }
        others.sort_unstable();
        others.dedup();
        for &other in &others {
            let likeness = read[one].likeness(&read[other]);
            if likeness != Likeness::Different {
                alike[one].push((other, likeness));
                alike[other].push((one, likeness));
            }
        }
    }
    alike.iter_mut().for_each(|others| others.sort_unstable_by_key(|(other, _)| *other));
    (alike, left_out)
}

/// The names under one key, in order.
#[derive(Default)]
struct Filed {
    names: Vec<usize>,
    /// Those whose first letters it is: each is held against the others, but not against its like.
    long: Vec<usize>,
}

fn entity(accounts: &[Account], id: EntityId) -> &Entity {
    &accounts[id.report].entities.entities[id.entity]
}

fn kinds_fit(a: Kind, b: Kind) -> bool {
    a == b || a == Kind::Unclear || b == Kind::Unclear
}
