use super::{Line, Outcome, lines};
use crate::gate;
use crate::judge::Verdict;
use crate::render::SCHEMA;
use crate::report::Note;
use serde::Deserialize;
use std::io::{self, BufRead};

/// What an earlier run has written before it ended, as far as it can be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Kept {
    /// Its bytes, to the end of its last whole line.
    pub bytes: u64,
    /// What came of these lines.
    pub outcome: Outcome,
}

impl Kept {
    /// How many sets have their results.
    pub fn lines(&self) -> usize {
        self.outcome.sets + self.outcome.unread
    }
}

/// The whole lines of `results`, each held against its set in `input`. A last line without its end is not kept: the run
/// was killed while it wrote it.
///
/// A line that is no result, or the result of another set, is an error with its number: the file belongs to another input,
/// and what it holds must not be mixed with results of this one, nor be lost.
pub fn kept(results: impl BufRead, input: impl BufRead, gate: &gate::Options) -> Result<Kept, String> {
    let mut sets = lines(input).filter_map(|(_, line)| match line {
        Ok(Line::Words(words)) if words.trim_ascii().is_empty() => None,
        line => Some(line),
    });
    let mut kept = Kept::default();
    for (number, line) in lines(results) {
        let line = line.map_err(|error| format!("line {number}: {error}"))?;
        let Line::Words(line) = line else { return Err(format!("line {number}: this is no result")) };
        if !line.ends_with(b"\n") {
            break;
        }
        let result = Earlier::of(&line).ok_or_else(|| format!("line {number}: this is no result of 'atodds batch'"))?;
        let Some(set) = sets.next() else { return Err(format!("line {number}: there is no such set in the input")) };
        let set = set.map_err(|error: io::Error| error.to_string())?;
        if let (Some(of), Some(id)) = (&result.id, id(&set))
            && *of != id
        {
            return Err(format!("line {number}: this is the result of set {of:?}, and the input has {id:?} there"));
        }
        kept.bytes += line.len() as u64;
        kept.outcome += match result.error {
            Some(_) => Outcome::UNREAD,
            None => Outcome::of_one(result.fails(gate.fail_on), result.falls_short()),
        };
    }
    Ok(kept)
}

/// What is looked at of a result.
#[derive(Deserialize)]
struct Earlier {
    schema: String,
    id: Option<String>,
    error: Option<String>,
    #[serde(default)]
    findings: Vec<Shown>,
    #[serde(default)]
    notes: Vec<Said>,
}

#[derive(Deserialize)]
struct Said {
    what: String,
}

#[derive(Deserialize)]
struct Shown {
    verdict: String,
}

impl Earlier {
    fn of(line: &[u8]) -> Option<Self> {
        serde_json::from_slice(line).ok().filter(|result: &Self| result.schema == SCHEMA)
    }

    fn falls_short(&self) -> bool {
        self.notes.iter().any(|note| [Note::LANGUAGE, Note::BROKEN, Note::LIMIT].contains(&note.what.as_str()))
    }

    fn fails(&self, fail_on: Option<Verdict>) -> bool {
        let reaches = |least| self.findings.iter().any(|f| Verdict::named(&f.verdict).is_some_and(|v| v >= least));
        fail_on.is_some_and(reaches)
    }
}

/// The id of a set, as far as the line can be read.
fn id(set: &Line) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    match set {
        Line::Words(words) => serde_json::from_slice::<Named>(words).ok().map(|named| named.id),
        Line::TooLong => None,
    }
}
