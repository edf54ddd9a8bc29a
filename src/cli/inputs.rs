//! Finds the inputs that paths name, and reads the reports in them.

use super::complain;
use crate::formats::{self, Input};
use crate::report::Report;
use globset::GlobBuilder;
use ignore::WalkBuilder;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What was read, and whether that is all that was asked for.
pub struct Inputs {
    /// The reports, in the order of the paths, those of a folder by name.
    pub reports: Vec<Report>,
    /// What could not be read and why; it has been said on stderr.
    pub missed: Vec<String>,
}

/// Standard input among the paths.
const STDIN: &str = "-";

/// The reports in `paths`. What cannot be read is named on stderr, and the rest is read all the same.
pub fn read(paths: &[PathBuf], stdin_name: &str) -> Inputs {
    let mut inputs = Inputs { reports: Vec::new(), missed: Vec::new() };
    for path in paths {
        match files(path) {
            Ok(files) => files.iter().for_each(|file| inputs.take(file, stdin_name)),
            Err(why) => inputs.miss(&format!("{}: {why}", shown(path))),
        }
    }
    inputs.leave_out_copies();
    inputs
}

impl Inputs {
    fn take(&mut self, file: &Path, stdin_name: &str) {
        let options = formats::Options::default();
        let read = bytes(file, options.largest).map_err(|why| format!("{}: {why}", shown(file))).and_then(|bytes| {
            let name = if file == Path::new(STDIN) { stdin_name.to_string() } else { shown(file) };
            formats::read(Input { name, bytes }, &options).map_err(|error| error.to_string())
        });
        match read {
            Ok(reports) => self.reports.extend(reports),
            Err(why) => self.miss(&why),
        }
    }

    fn miss(&mut self, why: &str) {
        complain(why);
        self.missed.push(why.to_string());
    }

    /// The same words twice are one voice: comparing them would only find what one report has against itself.
    fn leave_out_copies(&mut self) {
        let mut kept: Vec<Report> = Vec::new();
        for report in self.reports.drain(..) {
            match kept.iter().find(|other| other.text.as_str() == report.text.as_str()) {
                Some(other) => complain(&format!("{}: the same words as {}; left out", report.id, other.id)),
                None => kept.push(report),
            }
        }
        self.reports = kept;
    }
}

/// Paths as people give them, with `/` on every system.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn files(path: &Path) -> Result<Vec<PathBuf>, String> {
    if path == Path::new(STDIN) || path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    if path.is_dir() {
        return in_folder(path);
    }
    let written = shown(path);
    if path.exists() {
        return Err("this is neither a file nor a folder; give a file".into());
    }
    if written.contains(['*', '?', '[', '{']) {
        return matching(&written);
    }
    Err(match near(path) {
        Some(near) => format!("there is no such file; is it {near}?"),
        None => "there is no such file".into(),
    })
}

/// The reports of a folder, by name. Hidden files and files whose ending no reader knows are passed over.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let found = walk(folder, |file| formats::reads(&shown(file)))?;
    if found.is_empty() {
        return Err(format!("there are no reports in this folder (files ending in {})", formats::ENDINGS.join(", ")));
    }
    Ok(found)
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

fn walk(root: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, String> {
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
        .filter(|(likeness, _)| *likeness >= NEAR_ENOUGH)
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let (_, name) = likely.into_iter().next()?;
    Some(shown(&path.with_file_name(name)))
}
