//! Where results go.

use super::{complain, paths};
use crate::render::{Drawn, Format, Page, Record, json, terminal};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// A format, and where it goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    pub format: Format,
    pub to: Place,
}

/// Where an output goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    Stdout,
    File(PathBuf),
    /// A page with its files beside it.
    Folder(PathBuf),
}

impl FromStr for Target {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let (name, path) = written.split_once('=').map_or((written, None), |(name, path)| (name, Some(path)));
        let format = Format::named(name).ok_or_else(|| {
            let known = Format::ALL.map(Format::name);
            format!("there is no format {name:?}; there are {}", known.join(", "))
        })?;
        let to = match path {
            None | Some("-") => Place::Stdout,
            Some("") => return Err("after '=' comes the path of a file".into()),
            Some(path) => Place::File(PathBuf::from(path)),
        };
        Ok(Self { format, to })
    }
}

impl Target {
    /// The files that it writes.
    fn files(&self) -> Vec<PathBuf> {
        match &self.to {
            Place::Stdout => Vec::new(),
            Place::File(path) => vec![path.clone()],
            Place::Folder(folder) => Page::FILES.iter().map(|name| folder.join(name)).collect(),
        }
    }
}

/// Whether two paths lead to one file.
fn same(one: &Path, other: &Path) -> bool {
    one == other || fs::canonicalize(one).ok().zip(fs::canonicalize(other).ok()).is_some_and(|(a, b)| a == b)
}

/// Whether `targets` do not get into each other's way: no file twice, and only one on standard output.
pub fn check(targets: &[Target]) -> io::Result<()> {
    if targets.iter().filter(|target| target.to == Place::Stdout).count() > 1 {
        let why = "two outputs go to standard output; give all but one a file: FORMAT=PATH";
        return Err(io::Error::other(why));
    }
    let files: Vec<PathBuf> = targets.iter().flat_map(Target::files).collect();
    let twice = files.iter().enumerate().find(|(n, path)| files[..*n].iter().any(|other| same(other, path)));
    twice.map_or(Ok(()), |(_, path)| {
        Err(io::Error::other(format!("{}: two outputs go to this file", paths::shown(path))))
    })
}

/// Whether `targets` leave all of `inputs` as they are.
pub fn spare(targets: &[Target], inputs: &[PathBuf]) -> io::Result<()> {
    let files = targets.iter().flat_map(Target::files);
    let mut taken = files.filter(|path| inputs.iter().any(|input| same(input, path)));
    taken.next().map_or(Ok(()), |path| {
        let why = "this is one of the reports; write the result to another file";
        Err(io::Error::other(format!("{}: {why}", paths::shown(&path))))
    })
}

/// Writes `record` to every target. What a format has no room for is said on stderr, too.
pub fn write(targets: &[Target], record: &Record, how: Drawn) -> io::Result<()> {
    let plain = Drawn { terminal: terminal::Style { colour: false, unicode: true, ..how.terminal }, ..how };
    for Target { format, to } in targets {
        let left_out = match to {
            Place::Stdout => {
                let sheet = format.draw(record, &how);
                print(&sheet.words)?;
                sheet.left_out
            }
            Place::File(path) => {
                let sheet = format.draw(record, &plain);
                to_file(path, &sheet.words)?;
                sheet.left_out
            }
            Place::Folder(folder) => to_folder(folder, record, &plain)?,
        };
        if let Some(told) = left_out {
            complain(&format!("{}: {told}", format.name()));
        }
    }
    Ok(())
}

/// Writes to the targets for programs that there is no result, so that none is left with an earlier one.
pub fn write_failure(targets: &[Target], id: Option<&str>, why: &str) -> io::Result<()> {
    let failure = json::failure(id, why);
    for target in targets.iter().filter(|target| matches!(target.format, Format::Json | Format::Jsonl)) {
        match &target.to {
            Place::Stdout => print(&failure)?,
            Place::File(path) => to_file(path, &failure)?,
            Place::Folder(_) => {}
        }
    }
    Ok(())
}

fn to_folder(folder: &Path, record: &Record, how: &Drawn) -> io::Result<Option<String>> {
    fs::create_dir_all(folder)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", paths::shown(folder))))?;
    let page = Page::of(record, how.largest_page);
    for (name, words) in &page.files {
        to_file(&folder.join(name), words)?;
    }
    Ok(page.left_out)
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
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", paths::shown(path))))
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
