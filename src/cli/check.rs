use super::args::{Check, Output};
use super::output::{self, Target};
use super::{Status, complain, inputs, progress, told};
use crate::comparison::Comparer;
use crate::render::{Drawn, Format, NoteRecord, Record, ToolRecord, terminal};
use std::io;

/// Compares the reports of one event.
pub fn run(asked: &Check) -> io::Result<Status> {
    let settings = told::settings(&asked.config)?;
    let gate = told::gate(&settings, &asked.gate)?;
    let named = inputs::named(&asked.reports)?;
    let paths = named.as_ref().unwrap_or(&settings.paths);
    let targets = targets(&asked.output);
    if let Err(why) = output::check(&targets, paths) {
        complain(&why);
        return Ok(Status::Failed);
    }
    let reading = told::reading(settings.reading, &asked.limits);
    let quiet = asked.reports.quiet;
    let mut inputs =
        progress::shown(quiet, "reading", || inputs::read(paths, &asked.reports.stdin_name, quiet, &reading));
    for report in &mut inputs.reports {
        report.outlet = settings.outlets.of(&report.id).map(str::to_string).or(report.outlet.take());
    }
    let comparer = Comparer::new(told::comparison(settings.comparison, &asked.comparing, &asked.scope, &asked.itself));
    let what = format!("comparing {} reports", inputs.reports.len());
    let comparison = progress::shown(quiet, &what, || comparer.compare(&inputs.reports));
    let fewest = if asked.itself.within { 1 } else { 2 };
    if comparison.accounts.len() < fewest {
        told::say_left_out(&comparison);
        complain(&too_few(comparison.accounts.len()));
        return Ok(Status::Failed);
    }
    let gated = gate.pass(&comparison);
    let mut record = Record::of(inputs.title.take(), &comparison, &gate, &gated);
    let unread = inputs.missed.iter().cloned().map(NoteRecord::unread);
    record.notes.extend(unread);
    if wants_agreements(&targets) {
        let agreements = comparer.agreements(&comparison);
        record = record.with_agreements(&comparison, &agreements);
    }
    if wants_words(&asked.output, &targets) {
        record = record.with_words(&comparison);
    }
    if !asked.output.reproducible {
        record.tool = Some(tool());
    }
    output::write(&targets, &record, drawn(&asked.output))?;
    let whole = inputs.missed.is_empty() && !told::falls_short(&comparison, &asked.scope);
    Ok(match (whole, gated.failed) {
        (false, _) => Status::Failed,
        (true, true) => Status::Findings,
        (true, false) => Status::Quiet,
    })
}

/// Where the result goes; to the terminal if nothing is said.
pub fn targets(asked: &Output) -> Vec<Target> {
    match asked.outputs.is_empty() {
        true => vec![Target { format: Format::Terminal, path: None }],
        false => asked.outputs.clone(),
    }
}

/// How it is drawn.
pub fn drawn(asked: &Output) -> Drawn {
    let detail = if asked.summary { terminal::Detail::Line } else { terminal::Detail::Block };
    let terminal = terminal::Style { detail, ..output::style(asked.color) };
    Drawn { terminal, words_in_json: asked.keep_text }
}

fn wants_words(asked: &Output, targets: &[Target]) -> bool {
    let html = targets.iter().any(|target| target.format == Format::Html);
    asked.keep_text || (html && !asked.no_fulltext)
}

/// Whether one of the outputs says what the reports agree on.
fn wants_agreements(targets: &[Target]) -> bool {
    let says = |target: &Target| matches!(target.format, Format::Json | Format::Jsonl | Format::Html | Format::Csv);
    targets.iter().any(says)
}

/// This program.
fn tool() -> ToolRecord {
    ToolRecord { name: env!("CARGO_PKG_NAME").into(), version: env!("CARGO_PKG_VERSION").into() }
}

fn too_few(reports: usize) -> String {
    let there = if reports == 0 { "there is no report" } else { "there is only one report" };
    format!("{there} to compare; name two or more")
}
