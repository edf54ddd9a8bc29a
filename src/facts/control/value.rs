use crate::facts::party::{Party, Polarity};
use crate::text::Span;

/// That somebody holds, commands, runs, owns a place, a group, a thing, or does not.
#[derive(Clone, PartialEq, Debug)]
pub struct Control {
    /// The words of the value, as short as they can be named: "in full control", "does not give them orders".
    pub span: Span,
    /// The token that says so: `hold`, `control`, `hands`.
    pub cue: usize,
    /// Who holds it.
    pub holder: Option<Party>,
    /// What is held.
    pub held: Option<Party>,
    /// In what way.
    pub kind: Kind,
    /// How much of it.
    pub extent: Extent,
    /// Whether it is so.
    pub polarity: Polarity,
    /// Whether it was so before, came to be so, or is to be so.
    pub phase: Phase,
    /// Whether it is said to be so still: what somebody took since is not his.
    pub still: bool,
    /// Whether it was had before: "retook", "regained".
    pub again: bool,
    /// Whether it is whoever says so who holds it: "the town has not fallen". The holder is then to be found by who says it.
    pub own: bool,
}

/// In what way something is controlled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Has a place: holds, occupies, is in control of.
    Hold,
    /// Orders people about: commands, leads, directs.
    Command,
    /// Manages: runs, operates, is in charge of, governs.
    Run,
    /// Owns, or has a share.
    Own,
}

/// How much is controlled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Extent {
    /// All of it, in so many words.
    Full,
    /// Part of it, or all but part.
    Part,
    /// It is being fought over.
    Contested,
    /// Not said: as a rule, all of it.
    Unsaid,
}

/// Where in its course a control is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Phase {
    /// It is so at the time of the report.
    Now,
    /// It came to be so: seized, took over. What follows may have undone it.
    Taken,
    /// It was lost by the holder: surrendered, was driven from.
    Lost,
    /// It was so once.
    Once,
    /// It is to be so: plans to take over.
    Planned,
}
