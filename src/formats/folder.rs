//! A folder of reports of one event, with a `set.toml` that says what the files do not say themselves.

use super::unreadable;
use crate::error::Error;
use crate::report::{About, Declared, Kind, Moment, Report};
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// The name of the file that describes the folder it is in.
pub const NAME: &str = "set.toml";

/// What a `set.toml` says of its folder.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// What the event is called.
    pub title: Option<String>,
    /// What is known of single files.
    pub entries: Vec<Entry>,
}

/// What is known of one file. It goes before what the file says of itself.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The file, by its name in the folder.
    pub file: String,
    /// See [`Report::outlet`].
    pub outlet: Option<String>,
    /// See [`Report::published`].
    pub published: Option<Moment>,
    /// See [`Report::updated`].
    pub updated: Option<Moment>,
    /// See [`Report::kind`].
    pub kind: Option<Kind>,
    /// The address at which it is published.
    pub url: Option<String>,
    /// Why it is left out of the comparison, if it is.
    pub skip: Option<String>,
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Option<String>,
    #[serde(default, rename = "report")]
    entries: Vec<WrittenEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEntry {
    file: Spanned<String>,
    outlet: Option<String>,
    published: Option<Spanned<Time>>,
    updated: Option<Spanned<Time>>,
    kind: Option<Spanned<String>>,
    url: Option<String>,
    skip: Option<String>,
}

/// A time as TOML writes it, or in quotes.
#[derive(Deserialize)]
#[serde(untagged, expecting = "this is not a time such as 2024-03-09T18:20:00Z")]
enum Time {
    Bare(toml::value::Datetime),
    Quoted(String),
}

const KEYS: [&str; 9] = ["title", "report", "file", "outlet", "published", "updated", "kind", "url", "skip"];

/// What is wrong, and at which byte of the file.
type Fault = (usize, String);

impl Folder {
    /// Reads the text of the `set.toml` that is called `name`; `files` are the names of all files in its folder.
    pub fn parse(name: &str, text: &str, files: &[String]) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let parsed = toml::from_str(text).map_err(|error| fault(&error));
        parsed.and_then(|written: Written| written.checked(files)).map_err(|(at, why)| {
            let line = text[..text.floor_char_boundary(at)].matches('\n').count() + 1;
            unreadable(name, format!("line {line}: {why}"))
        })
    }

    /// What is known of a file, by its name in the folder.
    pub fn entry(&self, file: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.file == file)
    }
}

impl Written {
    fn checked(self, files: &[String]) -> Result<Folder, Fault> {
        let mut seen = BTreeSet::new();
        let mut entries = Vec::new();
        for written in self.entries {
            let at = written.file.span().start;
            let entry = written.checked(files)?;
            if !seen.insert(entry.file.clone()) {
                return Err((at, format!("the file {:?} is described twice; keep one", entry.file)));
            }
            entries.push(entry);
        }
        Ok(Folder { title: self.title, entries })
    }
}

impl WrittenEntry {
    fn checked(self, files: &[String]) -> Result<Entry, Fault> {
        let at = self.file.span().start;
        let file = self.file.into_inner();
        if !files.contains(&file) {
            let near = nearest(&file, files.iter().map(String::as_str));
            return Err((at, format!("there is no file {file:?} in the folder{near}")));
        }
        Ok(Entry {
            file,
            outlet: self.outlet,
            published: self.published.map(moment).transpose()?,
            updated: self.updated.map(moment).transpose()?,
            kind: self.kind.map(kind).transpose()?,
            url: self.url,
            skip: self.skip,
        })
    }
}

fn moment(written: Spanned<Time>) -> Result<Moment, Fault> {
    let at = written.span().start;
    let written = match written.into_inner() {
        Time::Bare(time) => time.to_string(),
        Time::Quoted(words) => words,
    };
    Moment::parse(&written).ok_or((at, format!("{written:?} is not a time such as 2024-03-09T18:20:00Z")))
}

fn kind(written: Spanned<String>) -> Result<Kind, Fault> {
    let name = written.get_ref();
    Kind::named(name)
        .ok_or((written.span().start, format!("{name:?} is not article, brief, caption, liveblog or wire")))
}

impl Entry {
    /// Puts what is known into a report of the file.
    pub fn apply(&self, report: &mut Report) {
        report.outlet = self.outlet.clone().or(report.outlet.take());
        report.published = self.published.or(report.published);
        report.updated = self.updated.or(report.updated);
        report.kind = self.kind.unwrap_or(report.kind);
        let link = |url| Declared { about: About::Link, field: "url".into(), value: url };
        report.declared.splice(0..0, self.url.clone().map(link));
    }
}

/// What is wrong, and the key that was meant where one was misspelled.
fn fault(error: &toml::de::Error) -> Fault {
    let message = error.message();
    let unknown = message.strip_prefix("unknown field `").and_then(|rest| rest.split('`').next());
    let near = unknown.map_or_else(String::new, |key| nearest(key, KEYS.into_iter()));
    (error.span().map_or(0, |span| span.start), format!("{}{near}", message.trim_end()))
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
        let text = "title = 'Ferry'\n[[report]]\nfile = 'ap.txt'\noutlet = 'AP'\npublished = '2024-03-09'\nkind = 'wire'\n\
             updated = 2024-03-09T18:20:00Z\n[[report]]\nfile = 'lorne.html'\nskip = 'a copy of that of AP'\n";
        let folder = parse(text).unwrap();
        assert_eq!(folder.title.as_deref(), Some("Ferry"));
        assert!(folder.entry("talks.html").is_none());
        assert_eq!(folder.entry("lorne.html").unwrap().skip.as_deref(), Some("a copy of that of AP"));
        let mut report = Report::new("ap.txt", TextBuilder::new().build(), Particulars::default());
        folder.entry("ap.txt").unwrap().apply(&mut report);
        assert_eq!((report.outlet.as_deref(), report.kind), (Some("AP"), Kind::Wire));
        assert_eq!(report.published.map(|m| m.to_string()).as_deref(), Some("2024-03-09"));
        assert_eq!(report.updated.map(|m| m.to_string()).as_deref(), Some("2024-03-09T18:20:00Z"));
    }

    #[test]
    fn names_the_line_and_what_was_meant() {
        for (text, expected) in [
            ("[[report]]\nfile = 'ap.txt'\noutlit = 'AP'\n", "ferry/set.toml: line 3: unknown field `outlit`"),
            ("[[report]]\nfile = 'ap.txt'\noutlit = 'AP'\n", "did you mean \"outlet\"?"),
            ("[[report]]\noutlet = 'AP'\n", "line 1: missing field `file`"),
            (
                "[[report]]\nfile = 'ap.text'\n",
                "line 2: there is no file \"ap.text\" in the folder; did you mean \"ap.txt\"?",
            ),
            ("[[report]]\nfile = '../secret'\n", "line 2: there is no file \"../secret\" in the folder"),
            ("[[report]]\nfile = 'ap.txt'\npublished = 'soon'\n", "line 3: \"soon\" is not a time"),
            ("[[report]]\nfile = 'ap.txt'\nupdated = 18:20:00\n", "line 3: \"18:20:00\" is not a time"),
            ("[[report]]\nfile = 'ap.txt'\npublished = 2024\n", "line 3: this is not a time"),
            (
                "[[report]]\nfile = 'ap.txt'\n[[report]]\nfile = 'ap.txt'\n",
                "line 4: the file \"ap.txt\" is described twice",
            ),
            ("[[report]]\nfile = 'ap.txt'\nkind = 'poem'\n", "line 3: \"poem\" is not"),
            ("title = ", "line 1"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
