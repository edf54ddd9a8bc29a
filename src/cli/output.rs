//! Where results go.

use crate::render::{Record, json, terminal};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// A shape of the result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For people at a terminal.
    Terminal,
    /// One document.
    Json,
    /// One line.
    Jsonl,
}

impl Format {
    const ALL: [(&'static str, Self); 3] = [("terminal", Self::Terminal), ("json", Self::Json), ("jsonl", Self::Jsonl)];

    fn render(self, record: &Record, style: terminal::Style) -> String {
        match self {
            Self::Terminal => terminal::draw(record, style),
            Self::Json => json::document(record),
            Self::Jsonl => json::line(record),
        }
    }
}

/// A format, and the file that gets it; without one it goes to standard output.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    pub format: Format,
    pub path: Option<PathBuf>,
}

impl FromStr for Target {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let (name, path) = written.split_once('=').map_or((written, None), |(name, path)| (name, Some(path)));
        let format = Format::ALL.iter().find(|(known, _)| *known == name).map(|(_, format)| *format);
        let format = format.ok_or_else(|| {
            let known: Vec<&str> = Format::ALL.iter().map(|(known, _)| *known).collect();
            format!("there is no format {name:?}; there are {}", known.join(", "))
        })?;
        let path = path.filter(|path| *path != "-");
        if path == Some("") {
            return Err("after '=' comes the path of a file".into());
        }
        Ok(Self { format, path: path.map(PathBuf::from) })
    }
}

/// Whether `targets` can all be written, before any work is done: no file twice, none of the inputs.
pub fn check(targets: &[Target], inputs: &[PathBuf]) -> Result<(), String> {
    let same = |a: &Path, b: &Path| {
        a == b || fs::canonicalize(a).ok().zip(fs::canonicalize(b).ok()).is_some_and(|(a, b)| a == b)
    };
    let on_stdout = targets.iter().filter(|target| target.path.is_none()).count();
    if on_stdout > 1 {
        return Err("two outputs go to standard output; give all but one a file: FORMAT=PATH".into());
    }
    let paths: Vec<&PathBuf> = targets.iter().filter_map(|target| target.path.as_ref()).collect();
    for (index, path) in paths.iter().enumerate() {
        if inputs.iter().any(|input| same(input, path)) {
            return Err(format!("{}: this is one of the reports; write the result to another file", path.display()));
        }
        if paths[..index].iter().any(|other| same(other, path)) {
            return Err(format!("{}: two outputs go to this file", path.display()));
        }
    }
    Ok(())
}

/// Writes `record` to every target.
pub fn write(targets: &[Target], record: &Record, style: terminal::Style) -> io::Result<()> {
    for target in targets {
        match &target.path {
            Some(path) => {
                let plain = terminal::Style { colour: false, ..style };
                replace(path, target.format.render(record, plain).as_bytes())
                    .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
            }
            None => print(&target.format.render(record, style))?,
        }
    }
    Ok(())
}

/// To standard output, all of it or an error.
pub fn print(words: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(words.as_bytes())?;
    out.flush()
}

/// The file has either what it had or all of `bytes`, never a part: they are written beside it and moved into place.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let name = path.file_name().ok_or_else(|| io::Error::other("this is no name of a file"))?;
    let mut beside = name.to_os_string();
    beside.push(".atodds-part");
    let beside = path.with_file_name(beside);
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let done = written.and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        let _ = fs::remove_file(&beside);
    }
    done
}

/// How to draw on standard output.
pub fn style(color: clap::ColorChoice) -> terminal::Style {
    let stdout = io::stdout();
    let colour = match color {
        clap::ColorChoice::Always => true,
        clap::ColorChoice::Never => false,
        clap::ColorChoice::Auto => anstream::AutoStream::choice(&stdout) != anstream::ColorChoice::Never,
    };
    let width = if stdout.is_terminal() { columns() } else { None };
    terminal::Style { width: width.unwrap_or(terminal::WIDTH), colour, unicode: true }
}

fn columns() -> Option<usize> {
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}
