//! Which statements, over several reports, speak of the same thing.
//!
//! Made from accounts. It never looks at whether the values in the statements agree: that is the judge's affair.

mod assign;
mod candidates;
mod clusters;
mod events;
mod likeness;
mod people;
mod ranks;
mod rewordings;

use crate::account::Account;
use crate::report::Note;
use crate::weighing::Weighing;
pub use clusters::Cluster;
pub use events::{act_part, bearer_part, doer_part, event_parts};
pub use likeness::Likeness;
pub use people::{EntityId, Names, Namesakes};
use ranks::Ranks;
pub use rewordings::{Edit, Rewording};

/// How far the aligner looks.
#[derive(Clone, Debug)]
pub struct Options {
    /// No statement is weighed against more others than this.
    pub most_candidates: usize,
}

impl Default for Options {
    /// 48 candidates are more than any statement of the labelled sets has rivals worth a look.
    fn default() -> Self {
        Self { most_candidates: 48 }
    }
}

/// A statement of one of the reports.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct StatementId {
    /// The report, as an index.
    pub report: usize,
    /// The statement, as an index into its account.
    pub statement: usize,
}

/// A sentence of one of the reports.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SentenceId {
    /// The report, as an index.
    pub report: usize,
    /// The sentence, as an index into the prose of its account.
    pub sentence: usize,
}

/// Two sentences that share enough words to be worth a look: of different reports, or of one that is held against itself.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// The one in the earlier report of the list.
    pub left: SentenceId,
    /// The other.
    pub right: SentenceId,
    /// How alike they are.
    pub likeness: Alike,
}

/// How alike two sentences are, by two measures. There are many pairs, and most are of no further interest, so it becomes a
/// [`Weighing`] only where more is weighed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Alike {
    /// Their words, 0 to 1.
    pub words: f64,
    /// Their letters, 0 to 1.
    pub letters: f64,
}

impl Alike {
    /// Both together.
    pub fn total(self) -> f64 {
        self.words + self.letters
    }

    /// Both by name, as parts of what is weighed.
    pub fn parts(self) -> [(&'static str, f64); 2] {
        [("words alike", self.words), ("letters alike", self.letters)]
    }
}

/// Two statements of different reports that may speak of the same thing.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    /// The one in the earlier report of the list.
    pub left: StatementId,
    /// The other.
    pub right: StatementId,
    /// What speaks for it: how alike the sentences are, 0 to 1 a part, and whether the event is the same.
    pub weighing: Weighing,
}

/// Which statements speak of the same thing.
#[derive(Clone, Debug, Default)]
pub struct Alignment {
    /// Every pair of sentences worth a look, in order of left, then right. Of one report only where it is held against itself.
    pub candidates: Vec<Candidate>,
    /// Every pair of sentences that each say who did something or who holds something, in order of left, then right; of one
    /// report, too.
    pub contested: Vec<Candidate>,
    /// The pairs of sentences of two reports that give figures of one event or property and are no candidates: they share no
    /// word.
    pub counted: Vec<Candidate>,
    /// The pairs of sentences of two reports that tell when one act was done, or what is still to come, and are no candidates.
    pub timed: Vec<Candidate>,
    /// The pairs of sentences of two reports that tell where one act was done and are no candidates.
    pub placed: Vec<Candidate>,
    /// The pairs of sentences of two reports of which one says that something was not so that the other tells of with a word of
    /// the same root, and that are no candidates.
    pub answered: Vec<Candidate>,
    /// Every pair of sentences of one report that each credit somebody: where its sources may be at odds.
    pub own: Vec<Candidate>,
    /// The pairs of sentences that say the same in the same words but for some, in order of left, then right.
    pub rewordings: Vec<Rewording>,
    /// The pairs that speak of the same thing: for two reports, each statement at most once.
    pub matches: Vec<Match>,
    /// Named entities of different reports that may be one, in order of left, then right.
    pub namesakes: Vec<Namesakes>,
    /// Who bears which name.
    pub names: Names,
    /// The matches joined over all reports.
    pub clusters: Vec<Cluster>,
    /// Limits that were hit.
    pub notes: Vec<Note>,
}

impl Alignment {
    /// The pairs of sentences of two reports, then those of one that credit somebody.
    pub fn everywhere(&self) -> impl Iterator<Item = &Candidate> {
        self.candidates.iter().chain(&self.own)
    }

    /// How many statements have a match.
    pub fn aligned(&self) -> usize {
        self.clusters.iter().map(|cluster| cluster.members.len()).sum()
    }
}

/// Aligns the statements of `accounts`, report by report.
pub fn align(accounts: &[Account], options: &Options) -> Alignment {
    let likeness = Likeness::of(accounts);
    let (candidates, mut notes) = candidates::find(accounts, &likeness, options);
    let ranks = Ranks::of(accounts);
    let matches = assign::one_to_one(accounts, &candidates, &ranks);
    let clusters = clusters::join(&matches, &ranks);
    let own = candidates::within(accounts, &likeness);
    let (contested, limit) = candidates::contested(accounts, &likeness, &candidates, options);
    notes.extend(limit);
    let rewordings = rewordings::find(accounts, &candidates);
    let counted = candidates::counted(accounts, &likeness, &candidates);
    let timed = candidates::timed(accounts, &likeness, &candidates);
    let placed = candidates::placed(accounts, &likeness, &candidates);
    let answered = candidates::answered(accounts, &likeness, &candidates);
    let (names, limit) = Names::of(accounts);
    notes.extend(limit);
    let (namesakes, limit) = people::namesakes(accounts, &names);
    notes.extend(limit);
    Alignment {
        candidates,
        contested,
        counted,
        timed,
        placed,
        answered,
        own,
        rewordings,
        matches,
        namesakes,
        names,
        clusters,
        notes,
    }
}
