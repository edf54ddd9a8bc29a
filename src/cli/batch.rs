use super::args::Batch;
use super::output::{self, Target};
use super::{Status, complain, paths, progress, told};
use crate::batch::{self, Kept, Outcome};
use crate::comparison::Comparer;
use crate::gate;
use crate::render::Format;
use std::fs::OpenOptions;
use std::io::{self, BufReader, BufWriter, Seek, SeekFrom, Write};
use std::path::Path;

/// Compares sets, a line each. What ends the run before all are compared is told on a line of its own, unless the lines are
/// kept to go on with.
pub fn run(asked: &Batch) -> io::Result<Status> {
    let to_program = asked.resume.is_none().then(|| Target::to_program(Format::Jsonl));
    output::or_told(to_program.as_slice(), || all(asked))
}

fn all(asked: &Batch) -> io::Result<Status> {
    let settings = told::settings(&asked.config)?;
    let gate = told::gate(&settings, &asked.gate)?;
    let comparer = Comparer::new(told::comparison(settings.comparison, &asked.comparing, &asked.scope, &asked.itself));
    let outcome = progress::shown(asked.quiet, "comparing sets", || match &asked.resume {
        Some(results) => resumed(asked, results, &comparer, &gate),
        None => answer(asked, &mut BufWriter::new(io::stdout().lock()), &comparer, &gate, 0),
    })?;
    if outcome.unread > 0 {
        complain(&format!(
            "{} of {} lines could not be read or compared; each has its error in the output",
            outcome.unread,
            outcome.unread + outcome.sets
        ));
    }
    if asked.scope.strict && outcome.short > 0 {
        let sets = outcome.short;
        complain(&format!("not all was compared of {sets} sets, which --strict asks for; their notes say what"));
    }
    Ok(match outcome {
        Outcome { unread: 1.., .. } => Status::Failed,
        Outcome { short: 1.., .. } if asked.scope.strict => Status::Failed,
        Outcome { failed: 1.., .. } => Status::Findings,
        _ => Status::Quiet,
    })
}

fn answer(
    asked: &Batch,
    out: &mut impl Write,
    comparer: &Comparer,
    gate: &gate::Options,
    done: usize,
) -> io::Result<Outcome> {
    if is_stdin(asked) {
        return batch::run("<stdin>", io::stdin().lock(), out, comparer, gate, done);
    }
    batch::run(&paths::shown(&asked.file), paths::lines(&asked.file)?, out, comparer, gate, done)
}

/// Goes on where an earlier run ended: what it wrote whole is kept, what it broke off is done again.
fn resumed(asked: &Batch, results: &Path, comparer: &Comparer, gate: &gate::Options) -> io::Result<Outcome> {
    if is_stdin(asked) {
        return Err(io::Error::other("--resume reads the sets twice; give a file, not standard input"));
    }
    let name = paths::shown(results);
    let told = |error: io::Error| io::Error::new(error.kind(), format!("{name}: {error}"));
    let mut file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(results).map_err(told)?;
    if !file.metadata().map_err(told)?.is_file() {
        return Err(io::Error::other(format!("{name}: this is no file that can be read again; give a file")));
    }
    let kept: Kept = batch::kept(BufReader::new(&file), paths::lines(&asked.file)?, gate)
        .map_err(|why| io::Error::other(format!("{name}: {why}; give a file of this input's results, or a new one")))?;
    file.set_len(kept.bytes).and_then(|()| file.seek(SeekFrom::Start(kept.bytes))).map_err(told)?;
    let mut outcome = answer(asked, &mut BufWriter::new(&mut file), comparer, gate, kept.lines()).map_err(told)?;
    file.sync_all().map_err(told)?;
    outcome += kept.outcome;
    Ok(outcome)
}

fn is_stdin(asked: &Batch) -> bool {
    asked.file == Path::new("-")
}
