//! The face: what is typed, what is done, with what status it ends.

mod align;
mod args;
mod batch;
mod check;
mod explain;
mod facts;
mod inputs;
mod output;

use args::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

/// With what status a run ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    /// Nothing at or above the gate.
    Quiet = 0,
    /// Findings at or above the gate.
    Findings = 1,
    /// It could not do its work, or not all of it.
    Failed = 2,
}

/// The status of a program whose reader went away, as a shell reports it.
const READER_GONE: u8 = 141;

/// Does what the command line says.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(Command::Check(asked)) => check::run(&asked),
        Some(Command::Batch(asked)) => batch::run(&asked),
        Some(Command::Facts(asked)) => facts::run(&asked),
        Some(Command::Align(asked)) => align::run(&asked),
        Some(Command::Explain(asked)) => explain::run(&asked),
        None => check::run(&arguments.check),
    };
    match done {
        Ok(status) => ExitCode::from(status as u8),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::from(READER_GONE),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(Status::Failed as u8)
        }
    }
}

/// Says on stderr what went wrong. File names and texts in it are from outside, so it is made harmless first.
fn complain(what: &str) {
    eprintln!("atodds: {}", crate::render::inert::line(what));
}
