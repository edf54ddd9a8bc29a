//! Where results go.

use crate::render::{Drawn, Format, Record, terminal};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

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
        let format = Format::named(name).ok_or_else(|| {
            let known = Format::ALL.map(Format::name);
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
pub fn write(targets: &[Target], record: &Record, how: Drawn) -> io::Result<()> {
    let plain = terminal::Style { colour: false, unicode: true, ..how.terminal };
    for target in targets {
        match &target.path {
            Some(path) => to_file(path, &target.format.draw(record, &Drawn { terminal: plain, ..how }))?,
            None => print(&target.format.draw(record, &how))?,
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

/// To a file, all of it or what was there before.
pub fn to_file(path: &Path, words: &str) -> io::Result<()> {
    replace(path, words.as_bytes())
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
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
    let plain = terminal::Style { colour, ..terminal::Style::default() };
    if !stdout.is_terminal() {
        return plain;
    }
    let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    terminal::Style { width: width.unwrap_or(terminal::WIDTH), unicode: speaks_unicode(), ..plain }
}

/// Whether the terminal shows more than ASCII, as far as the environment says. Only frames and marks depend on it, and only
/// on a terminal: what goes to a file or a pipe is the same everywhere.
fn speaks_unicode() -> bool {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if set("TERM").is_some_and(|term| term == "dumb" || term == "linux") {
        return false;
    }
    if cfg!(windows) {
        return set("WT_SESSION").is_some() || set("TERM").is_some();
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default().to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}
