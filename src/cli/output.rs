//! Where results go.

use super::{complain, paths};
use crate::render::{Drawn, Format, Page, Record, terminal};
use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
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
            None | Some("-" | "/dev/stdout" | "/dev/fd/1" | "/proc/self/fd/1") => Place::Stdout,
            Some("") => return Err("after '=' comes the path of a file".into()),
            Some(path) => Place::File(PathBuf::from(path)),
        };
        Ok(Self { format, to })
    }
}

impl Target {
    /// Standard output, for a program.
    pub fn to_program(format: Format) -> Self {
        Self { format, to: Place::Stdout }
    }

    /// Whether it can be told of a failure before the reports are known.
    fn is_free(&self) -> bool {
        match &self.to {
            Place::Stdout => true,
            Place::File(path) => fs::symlink_metadata(path).is_err() || self.format.wrote(&beginning(path)),
            Place::Folder(_) => false,
        }
    }

    /// The files that it writes.
    fn files(&self) -> Vec<PathBuf> {
        match &self.to {
            Place::Stdout => Vec::new(),
            Place::File(path) => vec![path.clone()],
            Place::Folder(folder) => Page::FILES.iter().map(|name| folder.join(name)).collect(),
        }
    }
}

/// The first words of a file; none where it cannot be read or is no file.
fn beginning(path: &Path) -> String {
    const ENOUGH: u64 = 512;
    let is_file = fs::metadata(path).is_ok_and(|there| there.is_file());
    let mut bytes = Vec::new();
    let read = |file: fs::File| file.take(ENOUGH).read_to_end(&mut bytes);
    match is_file.then(|| fs::File::open(path).and_then(read)) {
        Some(Ok(_)) => String::from_utf8_lossy(&bytes).into_owned(),
        _ => String::new(),
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

/// Writes `record` to every target, standard output last: what stands there for a program says that all the rest was written.
pub fn write(targets: &[Target], record: &Record, how: Drawn) -> io::Result<()> {
    let (stdout, elsewhere): (Vec<Target>, Vec<Target>) =
        targets.iter().cloned().partition(|target| target.to == Place::Stdout);
    or_told(&stdout, || elsewhere.iter().try_for_each(|target| write_one(target, record, &how)))?;
    stdout.iter().try_for_each(|target| write_one(target, record, &how))
}

/// What a format has no room for is said on stderr, too.
fn write_one(Target { format, to }: &Target, record: &Record, how: &Drawn) -> io::Result<()> {
    let plain = Drawn { terminal: terminal::Style { colour: false, unicode: true, ..how.terminal }, ..*how };
    let left_out = match to {
        Place::Stdout => {
            let sheet = format.draw(record, how);
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
    Ok(())
}

/// What `make` makes. Where it fails, the targets for programs are told why; a file is so only if it is not there or holds an
/// earlier result, since it is not known yet whether it is one of the reports.
pub fn or_told<T>(targets: &[Target], make: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    let made = catch_unwind(AssertUnwindSafe(make));
    let why = match &made {
        Ok(Ok(_)) => None,
        Ok(Err(error)) => Some(error.to_string()),
        Err(_) => Some("this is a mistake in atodds; please report it".to_string()),
    };
    if let Some(why) = why {
        let free: Vec<Target> = targets.iter().filter(|target| target.is_free()).cloned().collect();
        // Whoever cannot be told here is told by the exit status.
        let _ = write_failure(&free, None, &why);
    }
    made.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Writes to the targets for programs that there is no result, so that none is left with an earlier one.
pub fn write_failure(targets: &[Target], id: Option<&str>, why: &str) -> io::Result<()> {
    for target in targets {
        let Some(failure) = target.format.failure(id, why) else { continue };
        match &target.to {
            Place::Stdout => print(&failure)?,
            Place::File(path) => to_file(path, &failure)?,
            Place::Folder(_) => {}
        }
    }
    Ok(())
}

/// Whether a command line that could not be understood asks for JSON on standard output.
pub fn is_for_programs(arguments: impl IntoIterator<Item = OsString>) -> bool {
    let arguments: Vec<String> = arguments.into_iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let is_json = |name: &str| ["json", "jsonl", "json=-", "jsonl=-"].contains(&name);
    let joined = |word: &str| {
        let written = ["--output=", "-o=", "-o"].iter().find_map(|flag| word.strip_prefix(flag));
        written.is_some_and(is_json) || ["--json", "--jsonl"].contains(&word)
    };
    let apart = |pair: &[String]| ["--output", "-o"].contains(&pair[0].as_str()) && is_json(&pair[1]);
    arguments.iter().any(|word| joined(word)) || arguments.windows(2).any(apart)
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

/// The file has either what it had or all of `bytes`, never a part: they are written beside it and moved into place. A link
/// stays one, and what it leads to is written. What is no file takes them as they come.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let there = fs::metadata(path).ok();
    if paths::is_open_already(path) || there.as_ref().is_some_and(|there| !there.is_file()) {
        return fs::OpenOptions::new().append(true).open(path)?.write_all(bytes);
    }
    if there.is_some() {
        // A file that may not be written is not replaced either, though its folder would allow it.
        fs::OpenOptions::new().append(true).open(path)?;
    }
    let path = followed(path);
    let (beside, mut file) = beside(&path)?;
    let written = there
        .map_or(Ok(()), |there| file.set_permissions(there.permissions()))
        .and_then(|()| file.write_all(bytes))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Where a link leads, even if there is nothing yet.
fn followed(path: &Path) -> PathBuf {
    let one_step = || fs::read_link(path).map_or(path.to_path_buf(), |to| path.with_file_name(to));
    fs::canonicalize(path).unwrap_or_else(|_| one_step())
}

/// A new file in the same folder. Its name is short, since that of `path` may be as long as names can be, and no other run's.
fn beside(path: &Path) -> io::Result<(PathBuf, fs::File)> {
    const MOST_TRIES: u32 = 1000;
    path.file_name().ok_or_else(|| io::Error::other("this is no name of a file"))?;
    let mut tried = 0;
    loop {
        let part = path.with_file_name(format!(".atodds-{}-{tried}.part", std::process::id()));
        tried += 1;
        match fs::OpenOptions::new().write(true).create_new(true).open(&part) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && tried < MOST_TRIES => {}
            made => return made.map(|file| (part, file)),
        }
    }
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
