//! What the program can say of itself: settings to begin with, schemas, completions, the manual.

use super::args::{Arguments, Completions, Init, Man, Schema};
use super::{Status, output, paths};
use crate::render::schema::{self, Document};
use crate::settings;
use clap::CommandFactory;
use std::fs::OpenOptions;
use std::io::{self, Write};

/// Writes a file of settings where there is none.
pub fn init(asked: &Init) -> io::Result<Status> {
    let folder = asked.folder.strip_prefix(".").unwrap_or(&asked.folder);
    let path = folder.join(settings::NAME);
    let named = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => io::Error::other(format!("{}: is there already", paths::shown(&path))),
        _ => io::Error::other(format!("{}: {error}", paths::shown(&path))),
    };
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(named)?;
    file.write_all(settings::template().as_bytes()).map_err(named)?;
    output::print(&format!("wrote {}\n", paths::shown(&path)))?;
    Ok(Status::Quiet)
}

/// Prints a JSON Schema.
pub fn schema(asked: &Schema) -> io::Result<Status> {
    output::print(&match asked.of.as_str() {
        "settings" => settings::schema(),
        "changes" => schema::of(Document::Changes),
        "facts" => schema::of(Document::Facts),
        "failure" => schema::of(Document::Failure),
        _ => schema::of(Document::Result),
    })?;
    Ok(Status::Quiet)
}

/// Prints completions.
pub fn completions(asked: &Completions) -> io::Result<Status> {
    let mut printed = Vec::new();
    clap_complete::generate(asked.shell, &mut Arguments::command(), "atodds", &mut printed);
    output::print(&String::from_utf8_lossy(&printed))?;
    Ok(Status::Quiet)
}

/// Prints a page of the manual.
pub fn man(asked: &Man) -> io::Result<Status> {
    let mut program = Arguments::command();
    program.build();
    let mut command = &program;
    for name in &asked.command {
        let found = command.find_subcommand(name);
        command = found.ok_or_else(|| io::Error::other("there is no such command; see 'atodds --help'"))?;
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    output::print(&String::from_utf8_lossy(&page))?;
    Ok(Status::Quiet)
}
