//! Report sets in, one result a line out, in the order of the input.

use crate::comparison::{Comparer, Comparison};
use crate::formats;
use crate::gate;
use crate::render::{Record, SCHEMA, json};
use rayon::prelude::*;
use serde_json::json;
use std::io::{self, BufRead, Write};

/// What came of a whole stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// Sets that were compared.
    pub sets: usize,
    /// Lines that could not be read; each has its record in the output.
    pub unread: usize,
    /// Sets with findings at or above the gate.
    pub failed: usize,
}

/// Lines taken in at a time: enough for every thread to have work, few enough for memory to stay flat.
const AT_A_TIME: usize = 64;

/// Reads sets from `input`, one a line, and writes results to `output`, one a line. Empty lines are passed over.
///
/// A line that cannot be read gives a record with `error`, and the stream goes on. An error is returned only when
/// `input` or `output` fails. `name` says in messages where the input is from.
pub fn run(
    name: &str,
    input: impl BufRead,
    output: &mut impl Write,
    comparer: &Comparer,
    gate: &gate::Options,
) -> io::Result<Outcome> {
    let mut lines = lines(input).enumerate();
    let mut outcome = Outcome::default();
    loop {
        let chunk: Vec<(usize, io::Result<Vec<u8>>)> = lines.by_ref().take(AT_A_TIME).collect();
        if chunk.is_empty() {
            return Ok(outcome);
        }
        let results: Vec<io::Result<Option<Line>>> = chunk
            .into_par_iter()
            .map(|(number, line)| Ok(answer(&format!("{name}:{}", number + 1), &line?, comparer, gate)))
            .collect();
        for result in results {
            let Some(line) = result? else { continue };
            output.write_all(line.json.as_bytes())?;
            outcome.sets += usize::from(!line.unread);
            outcome.unread += usize::from(line.unread);
            outcome.failed += usize::from(line.failed);
        }
    }
}

struct Line {
    json: String,
    unread: bool,
    failed: bool,
}

fn answer(place: &str, line: &[u8], comparer: &Comparer, gate: &gate::Options) -> Option<Line> {
    let line = match std::str::from_utf8(line) {
        Ok(line) if line.trim().is_empty() => return None,
        Ok(line) => line,
        Err(error) => return Some(unread(None, format!("{place}: {error}; JSON Lines are UTF-8"))),
    };
    Some(match formats::set(place, line) {
        Ok(set) => {
            let comparison: Comparison = comparer.compare(&set.reports);
            let mut gated = gate.pass(&comparison);
            // An entry for a finding of one set has nothing to do with the others: whether it is stale no set can say.
            gated.stale.clear();
            let record = Record::of(Some(set.id), &comparison, gate, &gated);
            Line { json: json::line(&record), unread: false, failed: gated.failed }
        }
        Err(error) => unread(error.id, error.why.to_string()),
    })
}

fn unread(id: Option<String>, why: String) -> Line {
    let record = json!({"schema": SCHEMA, "id": id, "error": why});
    Line { json: format!("{record}\n"), unread: true, failed: false }
}

/// The lines as bytes: one that is not UTF-8 must not end the stream.
fn lines(mut input: impl BufRead) -> impl Iterator<Item = io::Result<Vec<u8>>> {
    std::iter::from_fn(move || {
        let mut line = Vec::new();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => Some(Ok(line)),
            Err(error) => Some(Err(error)),
        }
    })
}
