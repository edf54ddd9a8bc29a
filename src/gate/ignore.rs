use crate::comparison::Comparison;
use crate::judge::{Finding, Rule};
use jiff::civil::Date;

/// Somebody does not want to see a finding, or findings of a kind, and says why.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ignore {
    /// The fingerprint of the finding; without one, every finding that fits `rule` and `words`.
    pub finding: Option<String>,
    /// Only findings of this rule.
    pub rule: Option<Rule>,
    /// Only findings with all of these in their message or in the sentences of their evidence, in upper or lower case.
    pub words: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub expires: Option<Date>,
}

impl Ignore {
    /// Whether it speaks of `finding`. An entry that asks for nothing speaks of none.
    pub fn names(&self, finding: &Finding, comparison: &Comparison) -> bool {
        if let Some(fingerprint) = &self.finding {
            return *fingerprint == finding.fingerprint;
        }
        let asks = self.rule.is_some() || !self.words.is_empty();
        asks && self.rule.is_none_or(|rule| rule == finding.rule) && self.has_all_words(finding, comparison)
    }

    fn has_all_words(&self, finding: &Finding, comparison: &Comparison) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let evidence = finding.sides.iter().flat_map(|side| &side.evidence);
        let sentences = evidence.map(|e| e.sentence.of(comparison.accounts[e.report].report.text.as_str()).to_string());
        let said = std::iter::once(finding.message()).chain(sentences).collect::<Vec<_>>().join("\n").to_lowercase();
        self.words.iter().all(|words| said.contains(&words.to_lowercase()))
    }

    /// What it is for, in messages.
    pub fn about(&self) -> String {
        let rule = self.rule.map(|rule| format!("rule {}", rule.name()));
        let words = (!self.words.is_empty()).then(|| format!("{:?}", self.words.join(" + ")));
        self.finding.clone().unwrap_or_else(|| [rule, words].into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}
