//! What the folders of the inputs say of their files.

use super::paths::{or_here, shown, words};
use crate::formats::folder::{Entry, Folder, NAME};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A description of a folder is short; a larger file is something else.
const LARGEST: usize = 1 << 20;

/// The descriptions of folders, each read when its first file is asked about.
#[derive(Default)]
pub struct Folders {
    known: BTreeMap<PathBuf, Option<Folder>>,
    complaints: Vec<String>,
}

impl Folders {
    /// What is known of `file` from the folder that it is in.
    pub fn entry(&mut self, file: &Path) -> Option<&Entry> {
        let folder = file.parent()?;
        if !self.known.contains_key(folder) {
            let described = described(folder).transpose();
            let known = described.unwrap_or_else(|why| {
                self.complaints.push(why);
                None
            });
            self.known.insert(folder.to_path_buf(), known);
        }
        self.known.get(folder)?.as_ref()?.entry(&file.file_name()?.to_string_lossy())
    }

    /// What was wrong with the descriptions that were read since this was asked last.
    pub fn complaints(&mut self) -> Vec<String> {
        std::mem::take(&mut self.complaints)
    }

    /// What the event is called, if the folders agree.
    pub fn title(&self) -> Option<String> {
        let mut titles = self.known.values().flatten().filter_map(|folder| folder.title.as_ref());
        let first = titles.next()?;
        titles.all(|title| title == first).then(|| first.clone())
    }
}

/// What the `set.toml` of a folder says; nothing if it has none.
fn described(folder: &Path) -> Option<Result<Folder, String>> {
    let path = folder.join(NAME);
    if !path.is_file() {
        return None;
    }
    let name = shown(&path);
    Some(
        words(&path, LARGEST, "the description of a folder")
            .map_err(|error| error.to_string())
            .and_then(|text| Folder::parse(&name, &text, &names(folder)).map_err(|error| error.to_string())),
    )
}

/// The names of all files in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(or_here(folder)).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    let mut names: Vec<String> = files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
