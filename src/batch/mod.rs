//! Report sets in, one result a line out, in the order of the input.
//!
//! A few sets are in memory at a time: no more are read than can be answered, and none is read before the last answers are
//! written, so that a slow reader of the results slows down the reading of the sets. A set that cannot be read or compared is
//! a record in the stream, not its end.

mod resume;

use crate::comparison::{Comparer, Comparison};
use crate::formats;
use crate::gate;
use crate::render::{Record, json};
use rayon::prelude::*;
pub use resume::{Kept, kept};
use std::io::{self, BufRead, Read, Write};
use std::ops::AddAssign;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What came of a whole stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// Sets that were compared.
    pub sets: usize,
    /// Lines that could not be read or compared; each has its record in the output.
    pub unread: usize,
    /// Sets with findings at or above the gate.
    pub failed: usize,
    /// Sets with reports that are not in English and took no part, or that seem to break off, and those too large for every pair
    /// to be looked at.
    pub short: usize,
}

impl AddAssign for Outcome {
    fn add_assign(&mut self, other: Self) {
        self.sets += other.sets;
        self.unread += other.unread;
        self.failed += other.failed;
        self.short += other.short;
    }
}

impl Outcome {
    /// What came of a line that could not be read or compared.
    const UNREAD: Self = Self { sets: 0, unread: 1, failed: 0, short: 0 };

    /// What came of one set that was compared.
    fn of_one(failed: bool, short: bool) -> Self {
        Self { sets: 1, unread: 0, failed: failed.into(), short: short.into() }
    }
}

/// Lines taken in at a time: enough for every thread to have work, few enough for memory to stay flat.
const AT_A_TIME: usize = 64;

/// Bytes taken in at a time, but for a line that is longer: sixty-four sets of a thousand reports each are too many.
const BYTES_AT_A_TIME: usize = 16 << 20;

/// A longer line is no set of news; one without an end would fill the memory.
const LONGEST_LINE: usize = 256 << 20;

/// Reads sets from `input`, one a line, and writes results to `output`, one a line. Empty lines are passed over, and so are
/// the first `done` others, which have their results already.
///
/// A line that cannot be read gives a record with `error`, and the stream goes on. An error is returned only when
/// `input` or `output` fails. `name` says in messages where the input is from.
pub fn run(
    name: &str,
    input: impl BufRead,
    output: &mut impl Write,
    comparer: &Comparer,
    gate: &gate::Options,
    done: usize,
) -> io::Result<Outcome> {
    let mut lines = lines(input)
        .filter(|(_, line)| !matches!(line, Ok(Line::Words(words)) if words.trim_ascii().is_empty()))
        .skip(done);
    let mut outcome = Outcome::default();
    loop {
        let chunk = chunk(&mut lines)?;
        if chunk.is_empty() {
            return Ok(outcome);
        }
        let answers: Vec<Answer> = chunk
            .into_par_iter()
            .map(|(number, line)| answer(&format!("{name}:{number}"), line, comparer, gate))
            .collect();
        for answer in answers {
            output.write_all(answer.json.as_bytes())?;
            outcome += answer.outcome;
        }
        output.flush()?;
    }
}

/// A line of JSON Lines.
pub(crate) enum Line {
    /// Its bytes.
    Words(Vec<u8>),
    /// Longer than [`LONGEST_LINE`], and passed over.
    TooLong,
}

impl Line {
    /// Its characters, or why there are none.
    pub(crate) fn words(self) -> Result<String, String> {
        match self {
            Self::Words(line) => String::from_utf8(line).map_err(|error| format!("{error}; JSON Lines are UTF-8")),
            Self::TooLong => Err(format!("the line is longer than {} MiB", LONGEST_LINE >> 20)),
        }
    }
}

fn chunk(lines: &mut impl Iterator<Item = (usize, io::Result<Line>)>) -> io::Result<Vec<(usize, Line)>> {
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    while chunk.len() < AT_A_TIME && bytes < BYTES_AT_A_TIME {
        let Some((number, line)) = lines.next() else { break };
        let line = line?;
        if let Line::Words(words) = &line {
            bytes += words.len();
        }
        chunk.push((number, line));
    }
    Ok(chunk)
}

struct Answer {
    json: String,
    outcome: Outcome,
}

fn answer(place: &str, line: Line, comparer: &Comparer, gate: &gate::Options) -> Answer {
    let line = match line.words() {
        Ok(line) => line,
        Err(why) => return unread(None, format!("{place}: {why}")),
    };
    match formats::set(place, &line) {
        Ok(set) => {
            let id = set.id.clone();
            // A mistake of ours in one set must not cost the others their results.
            catch_unwind(AssertUnwindSafe(|| compared(set, comparer, gate))).unwrap_or_else(|_| {
                unread(
                    Some(id),
                    format!("{place}: comparing this set failed through a mistake in atodds; please report it"),
                )
            })
        }
        Err(error) => unread(error.id, error.why.to_string()),
    }
}

fn compared(set: formats::Set, comparer: &Comparer, gate: &gate::Options) -> Answer {
    let comparison: Comparison = comparer.compare(&set.reports);
    let mut gated = gate.pass(&comparison);
    // An entry for a finding of one set has nothing to do with the others: whether it is stale no set can say.
    gated.stale.clear();
    let record = Record::of(Some(set.id), &comparison, gate, &gated);
    Answer { json: json::line(&record), outcome: Outcome::of_one(gated.failed, comparison.falls_short()) }
}

fn unread(id: Option<String>, why: String) -> Answer {
    Answer { json: json::failure(id.as_deref(), &why), outcome: Outcome::UNREAD }
}

/// The lines as bytes, with their numbers: one that is not UTF-8 must not end the stream. An error of `input` comes again and
/// again.
pub(crate) fn lines(mut input: impl BufRead) -> impl Iterator<Item = (usize, io::Result<Line>)> {
    let next = move || line(&mut input).transpose();
    std::iter::from_fn(next).enumerate().map(|(index, line)| (index + 1, line))
}

fn line(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let read = input.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
    if read <= LONGEST_LINE || line.ends_with(b"\n") {
        return Ok((read > 0).then_some(Line::Words(line)));
    }
    input.skip_until(b'\n')?;
    Ok(Some(Line::TooLong))
}
