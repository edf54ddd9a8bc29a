use super::Rule;
use crate::text::Span;
use crate::weighing::Weighing;
use sha2::{Digest, Sha256};

/// What it means that the sides part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Verdict {
    /// One report states in its own voice what the other only credits to somebody.
    Hedge,
    /// The later report supersedes the earlier.
    Update,
    /// Different parties are credited with claims that cannot both be true.
    Dispute,
    /// The reports cannot both be right.
    Conflict,
}

impl Verdict {
    /// All, the gravest first.
    pub const ALL: [Self; 4] = [Self::Conflict, Self::Dispute, Self::Update, Self::Hedge];

    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hedge => "hedge",
            Self::Update => "update",
            Self::Dispute => "dispute",
            Self::Conflict => "conflict",
        }
    }

    /// The verdict of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.name() == name)
    }
}

/// How much it matters if the finding is right. It says nothing about how sure we are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Ages, distances, details.
    Warning,
    /// The dead, who did it, who holds the town.
    Error,
}

impl Severity {
    /// Its name in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Where a value is said.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Evidence {
    /// Which report, as an index into those compared.
    pub report: usize,
    /// The value in question, as short as it can be named.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// Who says it, where that is not the report itself.
    pub said_by: Option<Span>,
}

/// One of the values that part, with everybody who says it.
#[derive(Clone, PartialEq, Debug)]
pub struct Side {
    /// The value, for people.
    pub value: String,
    /// Where it is said; at least one place.
    pub evidence: Vec<Evidence>,
}

/// Where reports are at odds.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// What it means.
    pub verdict: Verdict,
    /// How much it matters.
    pub severity: Severity,
    /// What both speak of, in a few words: "people killed".
    pub subject: String,
    /// Why these are the same thing, and why they part; sentences.
    pub reason: String,
    /// Two or more.
    pub sides: Vec<Side>,
    /// How sure we are, by part.
    pub weighing: Weighing,
    /// Names this finding by its content: the same in the next run, whatever lines moved.
    pub fingerprint: String,
}

impl Finding {
    /// 0 to 1; of the findings with 0.9, nine in ten should be right.
    pub fn confidence(&self) -> f64 {
        self.weighing.confidence()
    }

    /// Every place where one of the values is said.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.sides.iter().flat_map(|side| &side.evidence)
    }

    /// One line: what it is about, and the values.
    pub fn message(&self) -> String {
        let values: Vec<&str> = self.sides.iter().map(|side| side.value.as_str()).collect();
        format!("{}: {}", self.subject, values.join(" or "))
    }

    /// Ten hexadecimal digits of a SHA-256 over rule, subject and who says what. `name` gives the name of a report.
    pub fn sign(&mut self, name: impl Fn(usize) -> String) {
        let mut said: Vec<String> = self
            .sides
            .iter()
            .flat_map(|side| side.evidence.iter().map(|e| format!("{}\u{1f}{}", name(e.report), plain(&side.value))))
            .collect();
        said.sort();
        said.dedup();
        let signed = format!("{}\u{1e}{}\u{1e}{}", self.rule.name(), plain(&self.subject), said.join("\u{1e}"));
        let digest = Sha256::digest(signed.as_bytes());
        self.fingerprint = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    }
}

/// Case and spacing change between versions of a story without changing what is said.
fn plain(words: &str) -> String {
    words.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
