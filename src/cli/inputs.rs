//! Finds the inputs that paths name, and reads the reports in them.

use super::args::Reports;
use super::complain;
use super::folders::Folders;
use crate::formats::{self, Input, folder};
use crate::report::Report;
use crate::settings::Reading;
use globset::GlobBuilder;
use ignore::WalkBuilder;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// What was read, and whether that is all that was asked for.
pub struct Inputs {
    /// The reports, in the order of the paths, those of a folder by name.
    pub reports: Vec<Report>,
    /// What could not be read and why; it has been said on stderr.
    pub missed: Vec<String>,
    /// What the event is called, where the folders of the files agree on it.
    pub title: Option<String>,
}

/// Standard input among the paths.
const STDIN: &str = "-";

/// A list of this many bytes names more reports than one event has.
const LONGEST_LIST: usize = 16 << 20;

/// The paths that the command line names, itself or in a file of them; `None` where it names none.
pub fn named(asked: &Reports) -> io::Result<Option<Vec<PathBuf>>> {
    let mut paths = asked.paths.clone();
    if let Some(file) = &asked.files_from {
        if file == Path::new(STDIN) && paths.iter().any(|path| path == Path::new(STDIN)) {
            return Err(io::Error::other("standard input is named twice: as a report and as the list of them"));
        }
        paths.extend(listed(file)?);
        return Ok(Some(paths));
    }
    Ok(Some(paths).filter(|paths| !paths.is_empty()))
}

/// The paths in a file, one a line; a file with zero bytes in it has one before each of them, as `find -print0` writes.
fn listed(file: &Path) -> io::Result<Vec<PathBuf>> {
    let bytes = bytes(file, LONGEST_LIST).map_err(|why| io::Error::other(format!("{}: {why}", shown(file))))?;
    if bytes.len() > LONGEST_LIST {
        return Err(io::Error::other(format!("{}: this is too long for a list of reports", shown(file))));
    }
    let words = String::from_utf8(bytes).map_err(|_| {
        io::Error::other(format!("{}: this is no list of paths; it must be UTF-8, one path a line", shown(file)))
    })?;
    let between = if words.contains('\0') { '\0' } else { '\n' };
    let lines = words.split(between).map(|line| line.trim_end_matches('\r')).filter(|line| !line.trim().is_empty());
    Ok(lines.map(PathBuf::from).collect())
}

/// The reports in `paths`, as far as `reading` allows. What cannot be read is named on stderr, and the rest is read all the
/// same.
pub fn read(paths: &[PathBuf], stdin_name: &str, quiet: bool, reading: &Reading) -> Inputs {
    let inputs = Inputs { reports: Vec::new(), missed: Vec::new(), title: None };
    let mut reader =
        Reader { inputs, folders: Folders::default(), reading, stdin_name, quiet, room: reading.most_together };
    for path in paths {
        match reader.files(path) {
            Ok(files) => files.iter().for_each(|file| reader.take(file)),
            Err(why) => reader.inputs.miss(&format!("{}: {why}", shown(path))),
        }
        reader.folders.complaints().iter().for_each(|why| reader.inputs.miss(why));
    }
    let mut inputs = reader.inputs;
    inputs.title = reader.folders.title();
    inputs.leave_out_copies(quiet);
    inputs.leave_out_those_beyond(reading.formats.most_reports);
    inputs
}

struct Reader<'a> {
    inputs: Inputs,
    folders: Folders,
    reading: &'a Reading,
    stdin_name: &'a str,
    /// Only what went wrong is said.
    quiet: bool,
    /// How many more bytes are read.
    room: usize,
}

/// A file, and whether it was named itself rather than found in a folder or by a glob.
struct Found {
    path: PathBuf,
    by_name: bool,
}

impl Reader<'_> {
    fn take(&mut self, file: &Found) {
        let skip = self.folders.entry(&file.path).and_then(|entry| entry.skip.clone());
        if let Some(why) = skip.filter(|_| !file.by_name) {
            if !self.quiet {
                complain(&format!("{}: left out: {why}", shown(&file.path)));
            }
            return;
        }
        match self.reports(&file.path) {
            Ok(mut reports) => {
                if let Some(entry) = self.folders.entry(&file.path) {
                    reports.iter_mut().for_each(|report| entry.apply(report));
                }
                self.inputs.reports.extend(reports);
            }
            Err(why) => self.inputs.miss(&why),
        }
    }

    fn reports(&mut self, file: &Path) -> Result<Vec<Report>, String> {
        let options = &self.reading.formats;
        let bytes = bytes(file, options.largest).map_err(|why| format!("{}: {why}", shown(file)))?;
        let Some(room) = self.room.checked_sub(bytes.len()) else {
            let most = self.reading.most_together >> 20;
            return Err(format!(
                "{}: with it all files together are larger than {most} MiB; leave some out, or allow more with --max-total",
                shown(file)
            ));
        };
        self.room = room;
        let name = if file == Path::new(STDIN) { self.stdin_name.to_string() } else { shown(file) };
        formats::read(Input { name, bytes }, options).map_err(|error| error.to_string())
    }

    fn files(&mut self, path: &Path) -> Result<Vec<Found>, String> {
        if path.file_name().is_some_and(|name| name == folder::NAME) && path.is_file() {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            return self.in_folder(folder).map(found);
        }
        if path == Path::new(STDIN) || path.is_file() {
            return Ok(vec![Found { path: path.to_path_buf(), by_name: true }]);
        }
        if path.is_dir() {
            return self.in_folder(path).map(found);
        }
        let written = shown(path);
        if path.exists() {
            return Err("this is neither a file nor a folder; give a file".into());
        }
        if written.contains(['*', '?', '[', '{']) {
            return matching(&written).map(found);
        }
        Err(match near(path) {
            Some(near) => format!("there is no such file; is it {near}?"),
            None => "there is no such file".into(),
        })
    }

    /// The reports of a folder, by name. Hidden files are passed over, and files whose ending no reader knows unless the
    /// folder describes them.
    fn in_folder(&mut self, folder: &Path) -> Result<Vec<PathBuf>, String> {
        let found = walk(folder, |file| formats::reads(&shown(file)) || self.folders.entry(file).is_some())?;
        if found.is_empty() {
            return Err(format!(
                "there are no reports in this folder (files ending in {})",
                formats::ENDINGS.join(", ")
            ));
        }
        Ok(found)
    }
}

fn found(paths: Vec<PathBuf>) -> Vec<Found> {
    paths.into_iter().map(|path| Found { path, by_name: false }).collect()
}

impl Inputs {
    fn miss(&mut self, why: &str) {
        complain(why);
        self.missed.push(why.to_string());
    }

    /// The same words twice are one voice: comparing them would only find what one report has against itself.
    fn leave_out_copies(&mut self, quiet: bool) {
        let mut kept: Vec<Report> = Vec::new();
        for report in self.reports.drain(..) {
            match kept.iter().find(|other| other.text.as_str() == report.text.as_str()) {
                Some(_) if quiet => {}
                Some(other) => complain(&format!("{}: the same words as {}; left out", report.id, other.id)),
                None => kept.push(report),
            }
        }
        self.reports = kept;
    }

    fn leave_out_those_beyond(&mut self, most: usize) {
        let Some(first) = self.reports.get(most).map(|report| report.id.clone()) else { return };
        let all = self.reports.len();
        self.reports.truncate(most);
        self.miss(&format!(
            "{first}: {all} reports are more than {most}, so that it and those after it were left out; name fewer, or allow more with --max-reports"
        ));
    }
}

/// Paths as people give them, with `/` on every system.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn matching(glob: &str) -> Result<Vec<PathBuf>, String> {
    let matcher = GlobBuilder::new(glob).literal_separator(true).build().map_err(|e| e.to_string())?.compile_matcher();
    let fixed: PathBuf =
        Path::new(glob).iter().take_while(|part| !part.to_string_lossy().contains(['*', '?', '[', '{'])).collect();
    let root = if fixed.as_os_str().is_empty() { Path::new(".") } else { &fixed };
    let found = walk(root, |file| matcher.is_match(file.strip_prefix("./").unwrap_or(file)))?;
    if found.is_empty() {
        return Err("no file matches".into());
    }
    Ok(found.iter().map(|file| file.strip_prefix("./").unwrap_or(file).to_path_buf()).collect())
}

fn walk(root: &Path, mut wanted: impl FnMut(&Path) -> bool) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let by_name = |a: &std::ffi::OsStr, b: &std::ffi::OsStr| a.cmp(b);
    for entry in WalkBuilder::new(root).standard_filters(false).hidden(true).sort_by_file_name(by_name).build() {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) && wanted(entry.path()) {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

/// No more than `largest` bytes and one are read, so that a device without an end is refused like any large file.
fn bytes(file: &Path, largest: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let limit = largest as u64 + 1;
    let read = if file == Path::new(STDIN) {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    read.map(|_| bytes).map_err(|error| error.to_string())
}

/// A file beside the one that is missing whose name is nearly the same.
fn near(path: &Path) -> Option<String> {
    const NEAR_ENOUGH: f64 = 0.85;
    let wanted = path.file_name()?.to_string_lossy().to_lowercase();
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut likely: Vec<(f64, String)> = names
        .map(|name| (strsim::jaro_winkler(&wanted, &name.to_lowercase()), name))
        .filter(|(likeness, name)| *likeness >= NEAR_ENOUGH && Some(std::ffi::OsStr::new(name)) != path.file_name())
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let (_, name) = likely.into_iter().next()?;
    Some(shown(&path.with_file_name(name)))
}
