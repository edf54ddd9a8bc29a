//! The face: what is typed, what is done, with what status it ends.

mod align;
mod args;
mod baseline;
mod batch;
mod check;
mod diff;
mod explain;
mod facts;
mod folders;
mod inputs;
mod output;
mod papers;
mod paths;
mod progress;
mod render;
mod review;
mod told;

use crate::render::json;
use args::{Arguments, Command};
use clap::Parser;
use std::io::{IsTerminal, Write};
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
    let arguments = Arguments::try_parse().unwrap_or_else(|misread| not_understood(&misread));
    std::panic::set_hook(Box::new(|panic| complain(&our_mistake(panic))));
    match std::panic::catch_unwind(|| carried_out(arguments)) {
        Ok(status) => status,
        Err(_) => ExitCode::from(Status::Failed as u8),
    }
}

/// Says what is wrong with the command line, to programs, too, and ends; or prints the help that was asked for.
fn not_understood(misread: &clap::Error) -> ! {
    if misread.use_stderr() && output::is_for_programs(std::env::args_os()) {
        let told = misread.to_string();
        let why = told.split("\n\n").next().unwrap_or(&told).trim_start_matches("error: ");
        // Where nobody can be told, the exit status says it.
        let _ = output::print(&json::failure(None, why));
    }
    misread.exit()
}

/// What is said when the program has a mistake: one line, whatever `RUST_BACKTRACE` asks for.
fn our_mistake(panic: &std::panic::PanicHookInfo) -> String {
    let place = panic.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
    let why = panic.payload_as_str().unwrap_or("it gave up");
    format!("this is a mistake in atodds{place}: {why}; please report it")
}

fn carried_out(arguments: Arguments) -> ExitCode {
    let done = match arguments.command {
        Some(Command::Check(asked)) => check::run(&asked),
        Some(Command::Batch(asked)) => batch::run(&asked),
        Some(Command::Facts(asked)) => facts::run(&asked),
        Some(Command::Align(asked)) => align::run(&asked),
        Some(Command::Explain(asked)) => explain::run(&asked),
        Some(Command::Render(asked)) => render::run(&asked),
        Some(Command::Diff(asked)) => diff::run(&asked),
        Some(Command::Baseline(asked)) => baseline::run(&asked),
        Some(Command::Review(asked)) => review::run(&asked),
        Some(Command::Init(asked)) => papers::init(&asked),
        Some(Command::Schema(asked)) => papers::schema(&asked),
        Some(Command::Completions(asked)) => papers::completions(&asked),
        Some(Command::Man(asked)) => papers::man(&asked),
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
    let over_progress = if std::io::stderr().is_terminal() { "\r\x1b[K" } else { "" };
    // Where nobody can be told, the exit status says it.
    let _ = writeln!(std::io::stderr(), "{over_progress}atodds: {}", crate::render::inert::line(what));
}
