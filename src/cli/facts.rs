use super::args::Facts;
use super::{Status, complain, inputs, output, paths, told};
use crate::account::Account;
use crate::formats;
use crate::render::{facts, grammar, json};
use crate::report::{Language, Report};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
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

fn lines(asked: &Facts) -> io::Result<Status> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut status = Status::Quiet;
    for path in &asked.paths {
        let name = paths::shown(path);
        let input: Box<dyn BufRead> = if path == Path::new("-") {
            Box::new(io::stdin().lock())
        } else {
            Box::new(BufReader::new(File::open(path).map_err(|e| io::Error::new(e.kind(), format!("{name}: {e}")))?))
        };
        for (number, line) in input.lines().enumerate() {
            let line = line.map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
            if line.trim().is_empty() {
                continue;
            }
            let place = format!("{name}:{}", number + 1);
            let (id, why) = match formats::single(&place, &line) {
                Ok(report) => match not_english(&report) {
                    Some(why) => (Some(report.id), format!("{place}: {why}")),
                    None => {
                        out.write_all(facts::line(&Account::of(report)).as_bytes())?;
                        continue;
                    }
                },
                Err(unread) => (unread.id, unread.why.to_string()),
            };
            complain(&why);
            out.write_all(json::failure(id.as_deref(), &why).as_bytes())?;
            status = Status::Failed;
        }
    }
    out.flush()?;
    Ok(status)
}
