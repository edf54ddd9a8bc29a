use crate::facts::party::{Party, Polarity};
use crate::text::Span;

/// That somebody did something, began it, ordered it, asked for it, is to blame for it, or not.
#[derive(Clone, PartialEq, Debug)]
pub struct Responsibility {
    /// The words of the value, as short as they can be named: the agent as a rule, "had no part in the killing" of a denial.
    pub span: Span,
    /// The token that says so: `fired`, `blamed`.
    pub cue: usize,
    /// Who is responsible; nobody of a denial without a name.
    pub agent: Option<Party>,
    /// For what sort of deed.
    pub act: Act,
    /// The lemma of the deed: "fire", "request".
    pub lemma: String,
    /// What it was done to, or is blamed for: `missiles`, `talks`.
    pub object: Option<Party>,
    /// Whom they asked, ordered, attacked: `Washington` in "sought out Washington".
    pub target: Option<Party>,
    /// Whether it is so.
    pub polarity: Polarity,
    /// Who lays it at somebody's door, where a verb of blame says so itself: "the union accused the firm".
    pub accuser: Option<Party>,
    /// Whether the agent is whoever speaks, without a word for them: "the shelling was unprovoked", "it was not our doing".
    pub own: bool,
}

impl Responsibility {
    /// Whether it says that nobody did it, or that nobody made somebody do it: "nobody sent us", "of her own accord".
    pub fn says_nobody(&self) -> bool {
        let nobody = self.agent.as_ref().map_or(self.act == Act::Order && !self.own, Party::is_nobody);
        nobody && self.polarity == Polarity::Denied
    }
}

/// A sort of deed. Deeds of different sorts are not compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Act {
    /// Fired, killed, attacked, blew up.
    Harm,
    /// Fired first, started, launched, provoked.
    Begin,
    /// Broke off, walked out, ended.
    End,
    /// Asked for, sought, requested, approached.
    Ask,
    /// Ordered, told, instructed, allowed.
    Order,
    /// Proposed, put forward, wrote, designed, drafted.
    Make,
    /// Opened, closed, switched, and other deeds that need a hand.
    Handle,
    /// Paid for, sent, supplied.
    Provide,
    /// Found, discovered, rescued.
    Find,
    /// Is to blame, caused, was behind, claimed it.
    Blame,
}
