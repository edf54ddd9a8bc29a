use super::args::Facts;
use super::{Status, complain, inputs, output, paths, told};
use crate::account::Account;
use crate::batch;
use crate::formats;
use crate::render::{facts, grammar, json};
use crate::report::{Language, Report};
use std::io::{self, BufRead, BufWriter, Write};
use std::path::Path;

/// Prints what is read out of each text.
pub fn run(asked: &Facts) -> io::Result<Status> {
    if asked.jsonl { lines(asked) } else { tables(asked) }
}

fn tables(asked: &Facts) -> io::Result<Status> {
    let inputs = inputs::read(
        &asked.paths,
        &asked.stdin_name,
        false,
        &told::reading(formats::Options::default(), &asked.limits),
    );
    let mut status = if inputs.missed.is_empty() { Status::Quiet } else { Status::Failed };
    let table = if asked.show == "grammar" { grammar::table } else { facts::table };
    for report in inputs.reports {
        match not_english(&report) {
            Some(why) => {
                complain(&format!("{}: {why}", report.id));
                status = Status::Failed;
            }
            None => output::print(&table(&Account::of(report)))?,
        }
    }
    Ok(status)
}

/// Why nothing is read out of a report that is in another language.
fn not_english(report: &Report) -> Option<String> {
    match &report.language {
        Language::Other(name) => Some(format!("the report is not in English ({name}); only English is read")),
        Language::English => None,
    }
}

/// A line each. What cannot be read has its error on one, too, and the rest is read all the same.
fn lines(asked: &Facts) -> io::Result<Status> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut status = Status::Quiet;
    for path in &asked.paths {
        let name = paths::shown(path);
        let lines = match opened(path) {
            Ok(input) => batch::lines(input),
            Err(error) => {
                unread(&mut out, None, &error.to_string())?;
                status = Status::Failed;
                continue;
            }
        };
        for (number, line) in lines {
            let place = format!("{name}:{number}");
            let line = match line {
                Ok(line) => line.words(),
                Err(error) => {
                    unread(&mut out, None, &format!("{place}: {error}"))?;
                    status = Status::Failed;
                    break;
                }
            };
            let read = match line {
                Ok(line) if line.trim().is_empty() => continue,
                Ok(line) => formats::single(&place, &line).map_err(|unread| (unread.id, unread.why.to_string())),
                Err(why) => Err((None, format!("{place}: {why}"))),
            };
            let in_english = |report: Report| match not_english(&report) {
                Some(why) => Err((Some(report.id), format!("{place}: {why}"))),
                None => Ok(report),
            };
            match read.and_then(in_english) {
                Ok(report) => out.write_all(facts::line(&Account::of(report)).as_bytes())?,
                Err((id, why)) => {
                    unread(&mut out, id.as_deref(), &why)?;
                    status = Status::Failed;
                }
            }
        }
    }
    out.flush()?;
    Ok(status)
}

fn opened(path: &Path) -> io::Result<Box<dyn BufRead>> {
    Ok(if path == Path::new(paths::STDIN) { Box::new(io::stdin().lock()) } else { Box::new(paths::lines(path)?) })
}

fn unread(out: &mut impl Write, id: Option<&str>, why: &str) -> io::Result<()> {
    complain(why);
    out.write_all(json::failure(id, why).as_bytes())
}
