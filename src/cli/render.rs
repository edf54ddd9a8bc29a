use super::args::Render;
use super::{Status, check, complain, output, told};
use std::io;
use std::slice;

/// Draws an earlier result again. The status says only whether that was done.
pub fn run(asked: &Render) -> io::Result<Status> {
    let targets = check::targets(&asked.output);
    if let Err(why) = output::check(&targets, slice::from_ref(&asked.result)) {
        complain(&why);
        return Ok(Status::Failed);
    }
    let mut record = told::record(&asked.result, asked.set.as_deref())?;
    if asked.output.no_fulltext {
        record = record.without_words();
    }
    if asked.output.reproducible {
        record.tool = None;
    }
    output::write(&targets, &record, check::drawn(&asked.output))?;
    Ok(Status::Quiet)
}
