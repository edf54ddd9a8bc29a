//! Finds the inputs that paths name, and reads the reports in them.

use super::complain;
use super::folders::Folders;
use super::paths::{STDIN, bytes, folder_of, is_open_already, matching, near, shown, walk};
use crate::formats::{self, Input, Limit, Options, folder};
use crate::report::Report;
use std::path::{Path, PathBuf};

/// What was read, and whether that is all that was asked for.
pub struct Inputs {
    /// The reports, in the order of the paths, those of a folder by name.
    pub reports: Vec<Report>,
    /// What could not be read and why; it has been said on stderr.
    pub missed: Vec<String>,
    /// The files that they are in.
    pub files: Vec<PathBuf>,
    /// What the event is called, where the folders of the files agree on it.
    pub title: Option<String>,
}

/// The reports in `paths`, as far as `reading` allows. What cannot be read is named on stderr, and the rest is read all the
/// same.
pub fn read(paths: &[PathBuf], stdin_name: &str, quiet: bool, reading: &Options) -> Inputs {
    let inputs = Inputs { reports: Vec::new(), missed: Vec::new(), files: Vec::new(), title: None };
    let mut reader = Reader {
        inputs,
        folders: Folders::default(),
        reading,
        stdin_name,
        quiet,
        room: reading.most_together,
        room_for_text: reading.most_text,
    };
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
    inputs.leave_out_those_beyond(reading.most_reports);
    inputs
}

struct Reader<'a> {
    inputs: Inputs,
    folders: Folders,
    reading: &'a Options,
    stdin_name: &'a str,
    /// Only what went wrong is said.
    quiet: bool,
    /// How many more bytes are read.
    room: usize,
    /// How many more bytes of text the reports may have.
    room_for_text: usize,
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
        self.inputs.files.push(file.path.clone());
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
        let options = self.reading;
        let bytes = bytes(file, options.largest).map_err(|why| format!("{}: {why}", shown(file)))?;
        let beyond = |what, limit: Limit| {
            let (name, most, way_out) = (shown(file), limit.of(options), limit.way_out());
            format!("{name}: with it all {what} than {most} MiB; leave some out, {way_out}")
        };
        let room = self.room.checked_sub(bytes.len());
        self.room = room.ok_or_else(|| beyond("files together are larger", Limit::Total))?;
        let name = if file == Path::new(STDIN) { self.stdin_name.to_string() } else { shown(file) };
        let reports = formats::read(Input { name, bytes }, options).map_err(|error| error.to_string())?;
        let room = self.room_for_text.checked_sub(reports.iter().map(|report| report.text.len()).sum());
        self.room_for_text = room.ok_or_else(|| beyond("reports together are longer", Limit::Text))?;
        Ok(reports)
    }

    fn files(&mut self, path: &Path) -> Result<Vec<Found>, String> {
        if path.file_name().is_some_and(|name| name == folder::NAME) && path.is_file() {
            return self.in_folder(folder_of(path)).map(found);
        }
        if path == Path::new(STDIN) || path.is_file() {
            return Ok(vec![Found { path: path.to_path_buf(), by_name: true }]);
        }
        if path.is_dir() {
            return self.in_folder(path).map(found);
        }
        let written = shown(path);
        if path.exists() && is_open_already(path) {
            return Ok(vec![Found { path: path.to_path_buf(), by_name: true }]);
        }
        if path.exists() {
            return Err(
                "this is neither a file nor a folder; give a file, or '-' and its words on standard input".into()
            );
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
            "{first}: {all} reports are more than {most}, so that it and those after it were left out; name fewer, {}",
            Limit::Reports.way_out()
        ));
    }
}
