use super::args::Facts;
use super::{Status, complain, inputs, output, told};
use crate::account::Account;
use crate::formats;
use crate::render::facts;
use crate::render::grammar;
use crate::report::Language;
use crate::settings::Reading;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// Prints what is read out of each text.
pub fn run(asked: &Facts) -> io::Result<Status> {
    if asked.jsonl { lines(asked) } else { tables(asked) }
}

fn tables(asked: &Facts) -> io::Result<Status> {
    let inputs =
        inputs::read(&asked.paths, &asked.stdin_name, false, &told::reading(Reading::default(), &asked.limits));
    let mut status = if inputs.missed.is_empty() { Status::Quiet } else { Status::Failed };
    let table = if asked.show == "grammar" { grammar::table } else { facts::table };
    for report in inputs.reports {
        if let Language::Other(name) = &report.language {
            complain(&format!("{}: the report is not in English ({name}); only English is read", report.id));
            status = Status::Failed;
            continue;
        }
        output::print(&table(&Account::of(report)))?;
    }
    Ok(status)
}

fn lines(asked: &Facts) -> io::Result<Status> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut status = Status::Quiet;
    for path in &asked.paths {
        let name = inputs::shown(path);
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
            match formats::single(&format!("{name}:{}", number + 1), &line) {
                Ok(report) => out.write_all(facts::line(&Account::of(report)).as_bytes())?,
                Err(unread) => {
                    complain(&unread.why.to_string());
                    let record = serde_json::json!({"schema": crate::render::SCHEMA, "id": unread.id, "error": unread.why.to_string()});
                    writeln!(out, "{record}")?;
                    status = Status::Failed;
                }
            }
        }
    }
    out.flush()?;
    Ok(status)
}
