use super::{FindingRecord, GateRecord, Record, SCHEMA, inert};
use schemars::JsonSchema;
use serde::Serialize;
use std::fmt::Write;

/// What differs between two results of one event.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Changes {
    /// `atodds/1`.
    schema: &'static str,
    /// Findings of the later result about something that the earlier has none of.
    pub new: Vec<FindingRecord>,
    /// Findings about the same thing that say something else now: other values, or another verdict.
    pub changed: Vec<Changed>,
    /// Findings of the earlier result about something that the later has none of.
    pub gone: Vec<FindingRecord>,
    /// How many are in both.
    pub same: usize,
}

/// A finding, then and now.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Changed {
    /// In the earlier result.
    pub old: FindingRecord,
    /// In the later one.
    pub new: FindingRecord,
}

impl Changes {
    /// From `old` to `new`. A finding is the same by its fingerprint, changed when rule and subject are the same.
    pub fn between(old: &Record, new: &Record) -> Self {
        let mut left: Vec<&FindingRecord> = old.all_findings().collect();
        let mut changes = Self { schema: SCHEMA, new: Vec::new(), changed: Vec::new(), gone: Vec::new(), same: 0 };
        let mut unknown = Vec::new();
        for finding in new.all_findings() {
            match left.iter().position(|earlier| earlier.id == finding.id) {
                Some(at) => {
                    let earlier = left.remove(at);
                    if earlier.verdict == finding.verdict {
                        changes.same += 1;
                    } else {
                        changes.changed.push(Changed { old: earlier.clone(), new: finding.clone() });
                    }
                }
                None => unknown.push(finding),
            }
        }
        for finding in unknown {
            let alike = |earlier: &&FindingRecord| earlier.rule == finding.rule && earlier.subject == finding.subject;
            match left.iter().position(alike) {
                Some(at) => changes.changed.push(Changed { old: left.remove(at).clone(), new: finding.clone() }),
                None => changes.new.push(finding.clone()),
            }
        }
        changes.gone = left.into_iter().cloned().collect();
        changes
    }

    /// For people: a line each, and a last line that counts.
    pub fn draw(&self) -> String {
        let mut out = String::new();
        for finding in &self.new {
            let _ = writeln!(out, "new      {}", line(finding));
        }
        for Changed { old, new } in &self.changed {
            let _ = writeln!(out, "changed  {}\n    was  {}", line(new), line(old));
        }
        for finding in &self.gone {
            let _ = writeln!(out, "gone     {}", line(finding));
        }
        let counts = (self.new.len(), self.changed.len(), self.gone.len(), self.same);
        let _ = writeln!(out, "{} new, {} changed, {} gone, {} the same", counts.0, counts.1, counts.2, counts.3);
        out
    }

    /// As one JSON document.
    pub fn json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("changes have string keys and finite numbers");
        json.push('\n');
        json
    }

    /// Whether one that is new or changed is a reason to fail.
    pub fn fails(&self, gate: &GateRecord) -> bool {
        let now = self.new.iter().chain(self.changed.iter().map(|changed| &changed.new));
        now.into_iter().any(|finding| gate.fails(&finding.verdict))
    }
}

fn line(finding: &FindingRecord) -> String {
    inert::line(&format!("{}  {} ({}): {}", finding.id, finding.verdict, finding.rule, finding.message))
}
