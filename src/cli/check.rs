use super::args::{Check, Output};
use super::output::{self, Place, Target};
use super::{Status, complain, inputs, paths, progress, told};
use crate::comparison::Comparer;
use crate::render::{Drawn, Format, NoteRecord, Record, ToolRecord, terminal};
use std::io;

/// Compares the reports of one event.
pub fn run(asked: &Check) -> io::Result<Status> {
    let targets = targets(&asked.output);
    let Some(compared) = output::or_told(&targets, || compared(asked, &targets))? else { return Ok(Status::Failed) };
    output::write(&targets, &finished(compared.record, &asked.output), drawn(&asked.output))?;
    Ok(compared.status)
}

/// A result that can be written, and with what status the run ends then.
struct Compared {
    record: Record,
    status: Status,
}

/// The result; nothing where there are too few reports for one, which has been said.
fn compared(asked: &Check, targets: &[Target]) -> io::Result<Option<Compared>> {
    let settings = told::settings(&asked.config)?;
    let gate = told::gate(&settings, &asked.gate)?;
    let named = paths::named(&asked.reports)?;
    let paths = named.as_ref().unwrap_or(&settings.paths);
    output::check(targets)?;
    let reading = told::reading(settings.reading, &asked.limits);
    let quiet = asked.reports.quiet;
    let mut inputs =
        progress::shown(quiet, "reading", || inputs::read(paths, &asked.reports.stdin_name, quiet, &reading));
    output::spare(targets, &inputs.files)?;
    for report in &mut inputs.reports {
        report.outlet = settings.outlets.of(&report.id).map(str::to_string).or(report.outlet.take());
    }
    let comparer = Comparer::new(told::comparison(settings.comparison, &asked.comparing, &asked.scope, &asked.itself));
    let what = format!("comparing {} reports", inputs.reports.len());
    let comparison = progress::shown(quiet, &what, || comparer.compare(&inputs.reports));
    let fewest = if asked.itself.within { 1 } else { 2 };
    if comparison.accounts.len() < fewest {
        told::say_left_out(&comparison);
        let why = too_few(comparison.accounts.len());
        complain(&why);
        output::write_failure(targets, inputs.title.as_deref(), &[inputs.missed, vec![why]].concat().join("; "))?;
        return Ok(None);
    }
    let gated = gate.pass(&comparison);
    let mut record = Record::of(inputs.title.take(), &comparison, &gate, &gated);
    let unread = inputs.missed.iter().cloned().map(NoteRecord::unread);
    record.notes.extend(unread);
    if wants_agreements(targets) {
        record = record
            .with_agreements(&comparison, &comparer.agreements(&comparison))
            .with_same_figures(&comparison, &comparer.same_figures(&comparison));
    }
    if wants_words(&asked.output, targets) {
        record = record.with_words(&comparison);
    }
    record.tool = Some(tool());
    let whole = inputs.missed.is_empty() && !told::falls_short(&comparison, &asked.scope);
    let status = match (whole, gated.failed) {
        (false, _) => Status::Failed,
        (true, true) => Status::Findings,
        (true, false) => Status::Quiet,
    };
    Ok(Some(Compared { record, status }))
}

/// Where the result goes; to the terminal if nothing is said.
pub fn targets(asked: &Output) -> Vec<Target> {
    let page = asked.html_dir.iter().map(|folder| Target { format: Format::Html, to: Place::Folder(folder.clone()) });
    let mut targets: Vec<Target> = asked.outputs.iter().cloned().chain(page).collect();
    if targets.is_empty() {
        targets.push(Target { format: Format::Terminal, to: Place::Stdout });
    }
    targets
}

/// The record with what was asked to be in it, and without what was asked to be left out.
pub fn finished(mut record: Record, asked: &Output) -> Record {
    record.made = asked.stamp.map(told::made).or(record.made);
    if asked.reproducible {
        record.tool = None;
    }
    if asked.no_fulltext {
        record = record.without_words();
    }
    if asked.no_score {
        record = record.without_scores();
    }
    match &asked.path_prefix {
        Some(prefix) => record.with_path_prefix(prefix),
        None => record,
    }
}

/// How it is drawn.
pub fn drawn(asked: &Output) -> Drawn {
    let detail = if asked.summary { terminal::Detail::Line } else { terminal::Detail::Block };
    let terminal = terminal::Style { detail, ..output::style(asked.color) };
    Drawn { terminal, words_in_json: asked.keep_text, largest_page: asked.max_page << 20 }
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
