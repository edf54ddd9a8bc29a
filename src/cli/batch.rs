use super::args::Batch;
use super::{Status, inputs, told};
use crate::batch;
use crate::comparison::Comparer;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;

/// Compares sets, a line each.
pub fn run(asked: &Batch) -> io::Result<Status> {
    let mut out = BufWriter::new(io::stdout().lock());
    let settings = told::settings(&asked.config)?;
    let gate = told::gate(&settings, &asked.gate)?;
    let comparer = Comparer::new(settings.comparison);
    let outcome = if asked.file == Path::new("-") {
        batch::run("<stdin>", io::stdin().lock(), &mut out, &comparer, &gate)?
    } else {
        let name = inputs::shown(&asked.file);
        let file = File::open(&asked.file).map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
        batch::run(&name, BufReader::new(file), &mut out, &comparer, &gate)?
    };
    out.flush()?;
    if outcome.unread > 0 {
        super::complain(&format!(
            "{} of {} lines could not be read; each has its error in the output",
            outcome.unread,
            outcome.unread + outcome.sets
        ));
    }
    Ok(match outcome {
        batch::Outcome { unread: 1.., .. } => Status::Failed,
        batch::Outcome { failed: 1.., .. } => Status::Findings,
        _ => Status::Quiet,
    })
}
