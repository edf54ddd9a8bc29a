use super::args::Diff;
use super::{Status, output, told};
use crate::render::{Changes, GateRecord};
use std::io;

/// Prints what is new, gone and changed.
pub fn run(asked: &Diff) -> io::Result<Status> {
    let (old, new) = (told::record(&asked.old, None)?, told::record(&asked.new, None)?);
    let changes = Changes::between(&old, &new);
    output::print(&if asked.json { changes.json() } else { changes.draw() })?;
    let gate = GateRecord { fail_on: asked.fail_on.clone(), min_confidence: 0.0 };
    Ok(if changes.fails(&gate) { Status::Findings } else { Status::Quiet })
}
