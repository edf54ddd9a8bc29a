//! What the program was told: flags first, then the file of settings, then what is so without either.

use super::args::{Comparing, Config, Gate, Limits, Scope, Stamp, Within};
use super::{complain, paths};
use crate::comparison::{self, Comparison, Versions};
use crate::error::Error;
use crate::formats::{self, Limit};
use crate::gate::{self, Baseline};
use crate::judge::{self, Verdict};
use crate::render::{Record, json};
use crate::settings::{self, Settings};
use jiff::Timestamp;
use jiff::civil::Date;
use std::io;
use std::path::Path;

/// A larger file is neither a result nor a baseline.
const LARGEST: usize = 256 << 20;

/// A file of settings is short; a larger one is something else.
const LARGEST_SETTINGS: usize = 1 << 20;

/// The settings of the file that is named, or of the nearest one.
pub fn settings(config: &Config) -> io::Result<Settings> {
    let path = match &config.config {
        Some(path) => Some(path.clone()),
        None if config.no_config => None,
        None => settings::find(&std::env::current_dir().unwrap_or_default()),
    };
    let Some(path) = path else { return Ok(Settings::default()) };
    let source = paths::words(&path, LARGEST_SETTINGS, "settings")?;
    settings::parse(&paths::shown(&path), &source, path.parent().unwrap_or(Path::new(""))).map_err(told)
}

/// The gate of the settings with what the flags say, the baseline read.
pub fn gate(settings: &Settings, asked: &Gate) -> io::Result<gate::Options> {
    let mut gate = settings.gate.clone();
    if let Some(name) = &asked.fail_on {
        gate.fail_on = verdict(name);
    }
    gate.min_confidence = asked.min_confidence.unwrap_or(gate.min_confidence);
    let path = asked.baseline.as_ref().or(settings.baseline.as_ref());
    gate.baseline = path.map(|path| baseline(path)).transpose()?;
    let expiries = gate.ignore.iter().map(|entry| entry.expires);
    let of_baseline = gate.baseline.iter().flat_map(Baseline::entries).map(|entry| entry.expires);
    let some_expire = expiries.chain(of_baseline).any(|day| day.is_some());
    gate.today = asked.today.or_else(|| some_expire.then(today));
    Ok(gate)
}

/// How much is read: what the flags say, otherwise what `reading` does.
pub fn reading(mut reading: formats::Options, asked: &Limits) -> formats::Options {
    for limit in Limit::ALL {
        if let Some(to) = asked.said(limit) {
            limit.set(&mut reading, to);
        }
    }
    reading
}

/// Which versions of an item take part.
pub fn versions(asked: &Scope) -> Versions {
    if asked.versions { Versions::Every } else { Versions::Latest }
}

/// The options of the comparison with what the flags say.
pub fn comparison(
    settings: comparison::Options,
    asked: &Comparing,
    scope: &Scope,
    itself: &Within,
) -> comparison::Options {
    let tolerance = asked.tolerance.unwrap_or(settings.judge.tolerance);
    comparison::Options {
        versions: versions(scope),
        align: settings.align,
        judge: judge::Options { within: itself.within, tolerance, ..settings.judge },
    }
}

/// Whether `--strict` finds that not all was compared that should have been, which is said on stderr then.
pub fn falls_short(comparison: &Comparison, asked: &Scope) -> bool {
    let short = asked.strict && comparison.falls_short();
    if short {
        complain(
            "not all was compared that should have been, which --strict asks for; the notes of the result say what",
        );
    }
    short
}

/// Says on stderr which reports took no part, where no result will.
pub fn say_left_out(comparison: &Comparison) {
    for out in &comparison.left_out {
        complain(&format!("{}: {}", out.report.id, out.note().message));
    }
}

/// The verdict that `--fail-on` names.
pub fn verdict(name: &str) -> Option<Verdict> {
    match name {
        "never" => None,
        "note" => Some(Verdict::Hedge),
        name => Verdict::named(name),
    }
}

/// The day of the system's clock, in UTC, by which entries expire.
pub fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(now()).date()
}

/// What `--stamp` says, to the second.
pub fn made(asked: Stamp) -> String {
    let moment = match asked {
        Stamp::Now => now(),
        Stamp::At(moment) => moment,
    };
    Timestamp::from_second(moment.as_second()).unwrap_or(moment).to_string()
}

/// The system's clock. It is asked for the expiry of entries and for the stamp, and for nothing else.
fn now() -> Timestamp {
    Timestamp::now()
}

/// A baseline, or an earlier result taken as one.
pub fn baseline(path: &Path) -> io::Result<Baseline> {
    Baseline::read(&paths::shown(path), &source(path)?).map_err(told)
}

/// An earlier result. Of several in JSON Lines, that of `set`.
pub fn record(path: &Path, set: Option<&str>) -> io::Result<Record> {
    let (name, source) = (paths::shown(path), source(path)?);
    let lines: Vec<&str> = source.lines().filter(|line| !line.trim().is_empty()).collect();
    let is_stream = lines.len() > 1 && lines.iter().all(|line| line.starts_with('{') && line.ends_with('}'));
    if !is_stream {
        return json::read(&name, &source).map_err(told);
    }
    let Some(set) = set else {
        let why = format!("{name}: there are {} results in it; name one with --set ID", lines.len());
        return Err(io::Error::other(why));
    };
    let records = lines.iter().filter_map(|line| json::read(&name, line).ok());
    let mut of_set = records.filter(|record| record.id.as_deref() == Some(set));
    of_set.next().ok_or_else(|| io::Error::other(format!("{name}: there is no result of a set {set:?}")))
}

fn source(path: &Path) -> io::Result<String> {
    paths::words(path, LARGEST, "a result or a baseline")
}

fn told(error: Error) -> io::Error {
    io::Error::other(error.to_string())
}
