use super::args::Align;
use super::{Status, complain, inputs, output, paths, told};
use crate::align::{Match, StatementId};
use crate::comparison::{Comparer, Comparison, Options};
use crate::formats;
use crate::render::inert;
use std::fmt::Write;
use std::io;

/// Prints which statements speak of the same thing, and the parts of each score.
pub fn run(asked: &Align) -> io::Result<Status> {
    let reading = told::reading(formats::Options::default(), &asked.limits);
    let paths = paths::named(&asked.reports)?.unwrap_or_default();
    let inputs = inputs::read(&paths, &asked.reports.stdin_name, asked.reports.quiet, &reading);
    let comparison = Comparer::new(Options { versions: told::versions(&asked.scope), ..Options::default() })
        .compare(&inputs.reports);
    told::say_left_out(&comparison);
    if comparison.accounts.len() < 2 {
        complain("there is nothing to align; name two or more reports");
        return Ok(Status::Failed);
    }
    output::print(&drawn(&comparison))?;
    let whole = inputs.missed.is_empty() && !told::falls_short(&comparison, &asked.scope);
    Ok(if whole { Status::Quiet } else { Status::Failed })
}

fn drawn(comparison: &Comparison) -> String {
    let mut out = String::new();
    for cluster in &comparison.alignment.clusters {
        for &id in &cluster.members {
            let _ = writeln!(out, "{}: {}", place(comparison, id), words(comparison, id));
        }
        let inside = |m: &&Match| cluster.members.contains(&m.left) && cluster.members.contains(&m.right);
        for m in comparison.alignment.matches.iter().filter(inside) {
            let _ = writeln!(out, "  {}", score(comparison, m));
        }
        out.push('\n');
    }
    let _ = writeln!(
        out,
        "{} clusters of {} statements",
        comparison.alignment.clusters.len(),
        comparison.alignment.aligned()
    );
    out
}

fn score(comparison: &Comparison, m: &Match) -> String {
    let parts: Vec<String> = m.weighing.parts().iter().map(|(name, weight)| format!("{name} {weight:.2}")).collect();
    let (left, right) = (place(comparison, m.left), place(comparison, m.right));
    format!("{:.2} {left} = {right} ({})", m.weighing.total(), parts.join(", "))
}

fn place(comparison: &Comparison, id: StatementId) -> String {
    let account = &comparison.accounts[id.report];
    let position = account.report.text.place(account.statements[id.statement].span).position;
    format!("{}:{}:{}", inert::line(&account.report.id), position.line, position.column)
}

fn words(comparison: &Comparison, id: StatementId) -> String {
    let account = &comparison.accounts[id.report];
    inert::line(account.statements[id.statement].span.of(account.report.text.as_str()))
}
