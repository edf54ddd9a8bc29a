use super::args::Diff;
use super::output::{self, Target};
use super::{Status, told};
use crate::render::{Changes, Format, GateRecord};
use std::io;

/// Prints what is new, gone and changed.
pub fn run(asked: &Diff) -> io::Result<Status> {
    let targets: Vec<Target> = asked.json.then(|| Target::to_program(Format::Json)).into_iter().collect();
    let (old, new) =
        output::or_told(&targets, || Ok((told::record(&asked.old, None)?, told::record(&asked.new, None)?)))?;
    let changes = Changes::between(&old, &new);
    output::print(&if asked.json { changes.json() } else { changes.draw() })?;
    let gate = GateRecord { fail_on: asked.fail_on.clone(), min_confidence: 0.0 };
    Ok(if changes.fails(&gate) { Status::Findings } else { Status::Quiet })
}
