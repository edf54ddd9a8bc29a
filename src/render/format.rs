use super::{Record, SCHEMA, csv, github, html, json, junit, markdown, sarif, terminal};

/// A shape of the result.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// For people at a terminal.
    Terminal,
    /// One document.
    Json,
    /// One line.
    Jsonl,
    /// For comments on a change, job summaries and chats.
    Markdown,
    /// One page for a browser.
    Html,
    /// A table of findings by reports, for a spreadsheet.
    Csv,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, for test reports.
    Junit,
    /// Workflow commands, for annotations on GitHub.
    Github,
}

/// How to draw.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Drawn {
    /// For a terminal.
    pub terminal: terminal::Style,
    /// Whether JSON keeps the words of the reports, where the record has them.
    pub words_in_json: bool,
    /// The most bytes of what is shown in a page. What has no room is counted in it.
    pub largest_page: usize,
}

impl Default for Drawn {
    fn default() -> Self {
        Self { terminal: terminal::Style::default(), words_in_json: false, largest_page: html::LARGEST }
    }
}

/// A result in one format.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// All of it, with a closing line break.
    pub words: String,
    /// What the format has no room for, as a sentence for people; it stands in the words, too.
    pub left_out: Option<String>,
}

impl Format {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 9] = [
        Self::Terminal,
        Self::Json,
        Self::Jsonl,
        Self::Markdown,
        Self::Html,
        Self::Csv,
        Self::Sarif,
        Self::Junit,
        Self::Github,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Github => "github",
        }
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What stands in place of a result that could not be made, and why; nothing in formats that people alone read.
    pub fn failure(self, id: Option<&str>, why: &str) -> Option<String> {
        match self {
            Self::Json | Self::Jsonl => Some(json::failure(id, why)),
            Self::Sarif => Some(sarif::failure(why)),
            _ => None,
        }
    }

    /// Whether a file that begins with these words is a result that this program wrote in this format.
    pub fn wrote(self, beginning: &str) -> bool {
        let told = |words: &str| beginning.starts_with('{') && beginning.contains(words);
        match self {
            Self::Json => told(&format!("\"schema\": \"{SCHEMA}\"")) || Self::Jsonl.wrote(beginning),
            Self::Jsonl => told(&format!("\"schema\":\"{SCHEMA}\"")),
            Self::Sarif => told("\"name\": \"atodds\""),
            _ => false,
        }
    }

    /// `record` in this format.
    pub fn draw(self, record: &Record, how: &Drawn) -> Sheet {
        let bare = || if how.words_in_json { record.clone() } else { record.without_words() };
        let whole = |words: String| Sheet { words, left_out: None };
        match self {
            Self::Terminal => whole(terminal::draw(record, how.terminal)),
            Self::Json => whole(json::document(&bare())),
            Self::Jsonl => whole(json::line(&bare())),
            Self::Markdown => markdown::draw(record),
            Self::Html => html::draw(record, how.largest_page),
            Self::Csv => whole(csv::draw(record)),
            Self::Sarif => sarif::draw(record),
            Self::Junit => whole(junit::draw(record)),
            Self::Github => whole(github::draw(record)),
        }
    }
}
