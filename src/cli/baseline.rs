use super::args::{Accept, Accepted, Baseline as Asked, BaselineAction};
use super::{Status, output, paths, told};
use crate::gate::{Baseline, Entry};
use crate::render::{FindingRecord, Record, inert};
use jiff::civil::Date;
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

/// Where accepted findings are if nothing else is said.
const FILE: &str = "atodds-baseline.json";

/// Does what is asked with the baseline.
pub fn run(asked: &Asked) -> io::Result<Status> {
    match &asked.action {
        BaselineAction::Show(accepted) => show(accepted),
        BaselineAction::Accept(asked) => accept(asked),
        BaselineAction::Prune(accepted) => prune(accepted),
    }
}

/// A result, and the baseline that speaks of it.
pub struct Ledger {
    pub record: Record,
    pub baseline: Baseline,
    pub path: PathBuf,
    today: Option<Date>,
}

impl Ledger {
    /// Reads both; a baseline that is not there yet is empty.
    pub fn open(asked: &Accepted) -> io::Result<Self> {
        let settings = told::settings(&asked.config)?;
        let path = asked.baseline.clone().or(settings.baseline).unwrap_or_else(|| PathBuf::from(FILE));
        let baseline = if path.exists() { told::baseline(&path)? } else { Baseline::default() };
        let some_expire = baseline.entries().any(|entry| entry.expires.is_some());
        let today = asked.today.or_else(|| some_expire.then(told::today));
        Ok(Self { record: told::record(&asked.result, None)?, baseline, path, today })
    }

    /// Writes the baseline.
    pub fn save(&self) -> io::Result<()> {
        output::to_file(&self.path, &self.baseline.written())
    }

    /// The findings of the result that are not accepted, or not any more.
    pub fn new_findings(&self) -> Vec<FindingRecord> {
        self.all().filter(|finding| self.standing(finding) != Standing::Known).cloned().collect()
    }

    /// All findings of the result but those that the settings ignore.
    fn all(&self) -> impl Iterator<Item = &FindingRecord> {
        let known = self.record.set_aside.iter().filter(|aside| aside.why == "known").map(|aside| &aside.finding);
        self.record.findings.iter().chain(known)
    }

    fn standing(&self, finding: &FindingRecord) -> Standing {
        match self.baseline.entry(&finding.id) {
            None => Standing::New,
            Some(Entry { expires: Some(last), .. }) if self.today.is_some_and(|today| today > *last) => {
                Standing::Expired
            }
            Some(_) => Standing::Known,
        }
    }

    fn gone(&self) -> Vec<&Entry> {
        let there = |entry: &&Entry| self.record.all_findings().any(|finding| finding.id == entry.id);
        self.baseline.entries().filter(|entry| !there(entry)).collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    New,
    Known,
    Expired,
}

impl Standing {
    fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Known => "known",
            Self::Expired => "expired",
        }
    }
}

fn show(asked: &Accepted) -> io::Result<Status> {
    let ledger = Ledger::open(asked)?;
    let mut out = String::new();
    for finding in ledger.all() {
        let _ = writeln!(out, "{:8} {}", ledger.standing(finding).name(), line(finding));
    }
    for entry in ledger.gone() {
        let _ = writeln!(out, "{:8} {}  {}", "gone", inert::line(&entry.id), inert::line(&entry.message));
    }
    let new = ledger.new_findings();
    let _ =
        writeln!(out, "{} new, {} known, {} gone", new.len(), ledger.all().count() - new.len(), ledger.gone().len());
    output::print(&out)?;
    let fails = new.iter().any(|finding| ledger.record.gate.fails(&finding.verdict));
    Ok(if fails { Status::Findings } else { Status::Quiet })
}

fn accept(asked: &Accept) -> io::Result<Status> {
    let mut ledger = Ledger::open(&asked.accepted)?;
    if let Some(id) = asked.findings.iter().find(|id| !ledger.all().any(|finding| finding.id == **id)) {
        let name = paths::shown(&asked.accepted.result);
        return Err(io::Error::other(format!(
            "{name}: there is no finding {id:?} in it; 'atodds render {name}' shows all"
        )));
    }
    let wanted = |finding: &FindingRecord| asked.findings.is_empty() || asked.findings.contains(&finding.id);
    let accepted: Vec<FindingRecord> = ledger.new_findings().into_iter().filter(wanted).collect();
    for finding in &accepted {
        ledger.baseline.accept(entry(finding, asked.reason.clone(), asked.expires));
    }
    ledger.save()?;
    let entries = ledger.baseline.entries().count();
    output::print(&format!("accepted {}; {} has {entries}\n", accepted.len(), paths::shown(&ledger.path)))?;
    Ok(Status::Quiet)
}

fn prune(asked: &Accepted) -> io::Result<Status> {
    let mut ledger = Ledger::open(asked)?;
    let gone: Vec<String> = ledger.gone().into_iter().map(|entry| entry.id.clone()).collect();
    let removed = ledger.baseline.prune(|entry| !gone.contains(&entry.id));
    ledger.save()?;
    let entries = ledger.baseline.entries().count();
    output::print(&format!("removed {removed}; {} has {entries}\n", paths::shown(&ledger.path)))?;
    Ok(Status::Quiet)
}

/// The entry that accepts `finding`.
pub fn entry(finding: &FindingRecord, reason: Option<String>, expires: Option<Date>) -> Entry {
    Entry { id: finding.id.clone(), rule: finding.rule.clone(), message: finding.message.clone(), reason, expires }
}

fn line(finding: &FindingRecord) -> String {
    inert::line(&format!("{}  {} ({}): {}", finding.id, finding.verdict, finding.rule, finding.message))
}
