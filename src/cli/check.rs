use super::args::Check;
use super::output::{self, Format, Target};
use super::{Status, complain, inputs};
use crate::comparison::Comparer;
use crate::render::Record;
use std::io;

/// Compares the reports of one event.
pub fn run(asked: &Check) -> io::Result<Status> {
    let targets = if asked.outputs.is_empty() {
        vec![Target { format: Format::Terminal, path: None }]
    } else {
        asked.outputs.clone()
    };
    if let Err(why) = output::check(&targets, &asked.reports.paths) {
        complain(&why);
        return Ok(Status::Failed);
    }
    let inputs = inputs::read(&asked.reports.paths, &asked.reports.stdin_name);
    if inputs.reports.len() < 2 {
        complain(&too_few(inputs.reports.len()));
        return Ok(Status::Failed);
    }
    let comparison = Comparer::default().compare(&inputs.reports);
    let gated = asked.gate.options().pass(&comparison.findings);
    let record = Record::of(None, &comparison, &gated);
    output::write(&targets, &record, output::style(asked.color))?;
    Ok(match (inputs.complete, gated.failed) {
        (false, _) => Status::Failed,
        (true, true) => Status::Findings,
        (true, false) => Status::Quiet,
    })
}

fn too_few(reports: usize) -> String {
    let there = if reports == 0 { "there is no report" } else { "there is only one report" };
    format!("{there} to compare; name two or more")
}
