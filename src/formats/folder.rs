//! A folder of reports of one event, with a `set.toml` that says what the files do not say themselves.

use super::unreadable;
use crate::error::Error;
use crate::report::{Kind, Moment, Report};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The name of the file that describes the folder it is in.
pub const NAME: &str = "set.toml";

/// What a `set.toml` says of its folder.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Folder {
    /// What the event is called.
    pub title: Option<String>,
    /// What is known of single files.
    #[serde(default, rename = "report")]
    pub entries: Vec<Entry>,
}

/// What is known of one file. It goes before what the file says of itself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The file, by its name in the folder.
    pub file: String,
    /// See [`Report::outlet`].
    pub outlet: Option<String>,
    /// See [`Report::published`]; as written in reports.
    pub published: Option<String>,
    /// See [`Report::updated`].
    pub updated: Option<String>,
    /// The name of its kind.
    pub kind: Option<String>,
    /// Left out of the comparison, and why.
    pub skip: Option<String>,
}

const KEYS: [&str; 8] = ["title", "report", "file", "outlet", "published", "updated", "kind", "skip"];

impl Folder {
    /// Reads the text of the `set.toml` that is called `name`; `files` are the names of all files in its folder.
    pub fn parse(name: &str, text: &str, files: &[String]) -> Result<Self, Error> {
        let folder: Self = toml::from_str(text).map_err(|error| unreadable(name, fault(text, &error)))?;
        folder.checked(files).map_err(|why| unreadable(name, why))
    }

    fn checked(self, files: &[String]) -> Result<Self, String> {
        let mut seen = BTreeSet::new();
        for entry in &self.entries {
            if !files.contains(&entry.file) {
                let near = nearest(&entry.file, files.iter().map(String::as_str));
                return Err(format!("there is no file {:?} in the folder{near}", entry.file));
            }
            if !seen.insert(&entry.file) {
                return Err(format!("the file {:?} is described twice; keep one", entry.file));
            }
            for moment in [&entry.published, &entry.updated].into_iter().flatten() {
                if Moment::parse(moment).is_none() {
                    return Err(format!("{:?}: {moment:?} is not a time such as 2024-03-09T18:20:00Z", entry.file));
                }
            }
            if let Some(kind) = entry.kind.as_deref().filter(|kind| Kind::named(kind).is_none()) {
                return Err(format!("{:?}: {kind:?} is not article, brief, caption, liveblog or wire", entry.file));
            }
        }
        Ok(self)
    }

    /// What is known of a file, by its name in the folder.
    pub fn entry(&self, file: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.file == file)
    }
}

impl Entry {
    /// Puts what is known into a report of the file.
    pub fn apply(&self, report: &mut Report) {
        report.outlet = self.outlet.clone().or(report.outlet.take());
        report.published = self.published.as_deref().and_then(Moment::parse).or(report.published);
        report.updated = self.updated.as_deref().and_then(Moment::parse).or(report.updated);
        report.kind = self.kind.as_deref().and_then(Kind::named).unwrap_or(report.kind);
    }
}

/// What is wrong, with its line, and the key that was meant where one was misspelled.
fn fault(text: &str, error: &toml::de::Error) -> String {
    let start = error.span().map_or(0, |span| span.start);
    let line = text[..text.floor_char_boundary(start)].matches('\n').count() + 1;
    let message = error.message();
    let unknown = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    let near = unknown.map_or_else(String::new, |key| nearest(key, KEYS.into_iter()));
    format!("line {line}: {message}{near}")
}

/// The name that is most like `name`, as a question.
fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    let near = names.map(|known| (strsim::damerau_levenshtein(name, known), known)).min();
    let near = near.filter(|(distance, _)| *distance * 3 <= name.chars().count().max(3));
    near.map_or_else(String::new, |(_, known)| format!("; did you mean {known:?}?"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;
    use crate::text::TextBuilder;

    fn parse(text: &str) -> Result<Folder, String> {
        let files = ["ap.txt".to_string(), "lorne.html".to_string()];
        Folder::parse("ferry/set.toml", text, &files).map_err(|error| error.to_string())
    }

    #[test]
    fn says_what_the_files_do_not_say() {
        let text =
            "title = 'Ferry'\n[[report]]\nfile = 'ap.txt'\noutlet = 'AP'\npublished = '2024-03-09'\nkind = 'wire'\n";
        let folder = parse(text).unwrap();
        assert_eq!(folder.title.as_deref(), Some("Ferry"));
        assert!(folder.entry("lorne.html").is_none());
        let mut report = Report::new("ap.txt", TextBuilder::new().build(), Particulars::default());
        folder.entry("ap.txt").unwrap().apply(&mut report);
        assert_eq!((report.outlet.as_deref(), report.kind), (Some("AP"), Kind::Wire));
        assert!(report.published.is_some());
    }

    #[test]
    fn names_the_line_and_what_was_meant() {
        for (text, expected) in [
            ("[[report]]\nfile = 'ap.txt'\noutlit = 'AP'\n", "ferry/set.toml: line 3: unknown field `outlit`"),
            ("[[report]]\nfile = 'ap.txt'\noutlit = 'AP'\n", "did you mean \"outlet\"?"),
            ("[[report]]\nfile = 'ap.text'\n", "no file \"ap.text\" in the folder; did you mean \"ap.txt\"?"),
            ("[[report]]\nfile = '../secret'\n", "no file \"../secret\" in the folder"),
            ("[[report]]\nfile = 'ap.txt'\npublished = 'soon'\n", "\"soon\" is not a time"),
            ("[[report]]\nfile = 'ap.txt'\n[[report]]\nfile = 'ap.txt'\n", "described twice"),
            ("[[report]]\nfile = 'ap.txt'\nkind = 'poem'\n", "\"poem\" is not"),
            ("title = ", "line 1"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
