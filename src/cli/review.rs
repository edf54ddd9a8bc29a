use super::args::Review;
use super::baseline::{self, Ledger};
use super::{Status, output, paths};
use crate::judge::Rule;
use crate::render::{FindingRecord, explained, terminal};
use std::io::{self, BufRead, IsTerminal};

const KEYS: &str = "a accept · s skip · e explain · r page of the rule · q quit";

/// What is done with a finding.
enum Decision {
    Accept(Option<String>),
    Skip,
    Quit,
}

/// Walks through the findings that are not accepted yet. Each is saved as soon as it is accepted.
pub fn run(asked: &Review) -> io::Result<Status> {
    if !io::stdin().is_terminal() {
        return Err(io::Error::other("a review needs a terminal; without one use 'atodds baseline accept'"));
    }
    let mut ledger = Ledger::open(&asked.accepted)?;
    let style = output::style(asked.color);
    let findings = ledger.new_findings();
    let (mut accepted, mut skipped) = (0, 0);
    for (number, finding) in findings.iter().enumerate() {
        output::print(&format!("\n{} of {}\n", number + 1, findings.len()))?;
        output::print(&terminal::finding(finding, &ledger.record, style))?;
        match decide(finding, &ledger, style)? {
            Decision::Accept(reason) => {
                ledger.baseline.accept(baseline::entry(finding, reason, None));
                ledger.save()?;
                accepted += 1;
            }
            Decision::Skip => skipped += 1,
            Decision::Quit => break,
        }
    }
    let left = findings.len() - accepted - skipped;
    let file = paths::shown(&ledger.path);
    output::print(&format!("{accepted} accepted into {file}, {skipped} skipped, {left} not looked at\n"))?;
    Ok(Status::Quiet)
}

fn decide(finding: &FindingRecord, ledger: &Ledger, style: terminal::Style) -> io::Result<Decision> {
    loop {
        output::print(&format!("{KEYS} > "))?;
        let Some(key) = answer()? else { return Ok(Decision::Quit) };
        match key.as_str() {
            "a" => {
                output::print("reason > ")?;
                let reason = answer()?.filter(|reason| !reason.is_empty());
                return Ok(Decision::Accept(reason));
            }
            "s" | "" => return Ok(Decision::Skip),
            "e" => output::print(&explained::draw(finding, &ledger.record, style))?,
            "r" => output::print(Rule::named(&finding.rule).map_or("there is no page\n", Rule::page))?,
            "q" => return Ok(Decision::Quit),
            _ => {}
        }
    }
}

/// A line that was typed; nothing at the end of input.
fn answer() -> io::Result<Option<String>> {
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line)?;
    Ok((read > 0).then(|| line.trim().to_string()))
}
