use super::args::Render;
use super::{Status, check, output, told};
use std::io;
use std::slice;

/// Draws an earlier result again. The status says only whether that was done.
pub fn run(asked: &Render) -> io::Result<Status> {
    let targets = check::targets(&asked.output);
    let record = output::or_told(&targets, || {
        output::check(&targets)?;
        output::spare(&targets, slice::from_ref(&asked.result))?;
        told::record(&asked.result, asked.set.as_deref())
    })?;
    output::write(&targets, &check::finished(record, &asked.output), check::drawn(&asked.output))?;
    Ok(Status::Quiet)
}
