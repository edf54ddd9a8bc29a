//! A report as it was published: its words, cut into blocks, and what its outlet says about it.
//!
//! Made by `formats` from bytes. It never looks at what the sentences mean.

mod blocks;
mod dateline;
mod moment;

pub use blocks::{Block, BlockKind};
pub use dateline::Dateline;
pub use moment::Moment;

use crate::text::Text;

/// What kind of piece an outlet filed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Kind {
    /// An article; also what nothing else is said of.
    #[default]
    Article,
    /// A few lines on a story.
    Brief,
    /// The words under a picture.
    Caption,
    /// A page that grows by time-stamped posts.
    Liveblog,
    /// An agency's copy.
    Wire,
}

impl Kind {
    /// The kind of that name in report sets, if there is one.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "article" => Self::Article,
            "brief" => Self::Brief,
            "caption" => Self::Caption,
            "liveblog" => Self::Liveblog,
            "wire" => Self::Wire,
            _ => return None,
        })
    }

    /// Its name in report sets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Brief => "brief",
            Self::Caption => "caption",
            Self::Liveblog => "liveblog",
            Self::Wire => "wire",
        }
    }
}

/// Something that a reader of the result should know about how a report was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// What happened, in a word that programs can match: `encoding`, `published`, `limit`.
    pub what: &'static str,
    /// The same for people, a whole sentence.
    pub message: String,
}

/// What one outlet published.
#[derive(Clone, Debug)]
pub struct Report {
    /// What the report is called in results; a path as given, or the id of the set.
    pub id: String,
    /// Who published it, as the report itself or its set says.
    pub outlet: Option<String>,
    /// When it came out.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub updated: Option<Moment>,
    /// Article, caption, …
    pub kind: Kind,
    /// Place, agency and day at the head of the first paragraph.
    pub dateline: Option<Dateline>,
    /// Headline and body.
    pub text: Text,
    /// The blocks of the text, in order; they do not overlap.
    pub blocks: Vec<Block>,
    /// What was odd.
    pub notes: Vec<Note>,
}

/// What is known of a report besides its words. All of it may be missing.
#[derive(Clone, Debug, Default)]
pub struct Particulars {
    /// See [`Report::outlet`].
    pub outlet: Option<String>,
    /// As written; what cannot be read becomes a note.
    pub published: Option<String>,
    /// As written.
    pub updated: Option<String>,
    /// See [`Report::kind`].
    pub kind: Option<Kind>,
}

impl Report {
    /// A report from its words: finds blocks and dateline, reads the times.
    pub fn new(id: impl Into<String>, text: Text, particulars: Particulars) -> Self {
        let mut notes = Vec::new();
        let (mut blocks, dateline) = blocks::of(&text);
        let kind = particulars.kind.unwrap_or_default();
        if kind == Kind::Caption {
            blocks.iter_mut().filter(|b| b.kind == BlockKind::Paragraph).for_each(|b| b.kind = BlockKind::Caption);
        }
        Self {
            id: id.into(),
            outlet: particulars.outlet.or_else(|| dateline.as_ref().and_then(|d| d.agency.clone())),
            published: moment::read(particulars.published.as_deref(), "published", &mut notes),
            updated: moment::read(particulars.updated.as_deref(), "updated", &mut notes),
            kind,
            dateline,
            text,
            blocks,
            notes,
        }
    }

    /// Whether a line by itself says who wrote the report: `By Jane Roe`.
    pub fn is_byline(line: &str) -> bool {
        blocks::is_byline(line)
    }

    /// Whether a line begins with a dateline: `MUSCAT, Oman (AP) —`.
    pub fn opens_with_dateline(line: &str) -> bool {
        Dateline::of(line, 0).is_some()
    }

    /// The name that people see: the outlet where it is known, the id otherwise.
    pub fn name(&self) -> &str {
        self.outlet.as_deref().unwrap_or(&self.id)
    }
}
