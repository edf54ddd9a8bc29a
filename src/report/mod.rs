//! A report as it was published: its words, cut into blocks, and what its outlet says about it.
//!
//! Made by `formats` from bytes. It never looks at what the sentences mean.

mod blocks;
mod credit;
mod dateline;
mod language;
mod moment;
mod versions;
mod wire;

pub use blocks::{Block, BlockKind};
pub use credit::Credit;
pub use dateline::Dateline;
pub use language::Language;
pub use moment::Moment;
pub use versions::{same_item, superseded};

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

/// Something that a reader of the result should know about a report or how it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// What happened, in a word that programs can match: `encoding`, `published`, `editors`, `correction`, `embargo`,
    /// `usage`, `language`, `version`, `hidden`, `broken`, `empty`.
    pub what: &'static str,
    /// The same for people, a whole sentence.
    pub message: String,
}

impl Note {
    /// What is noted of a report that is in another language than English.
    pub const LANGUAGE: &str = "language";
    /// What is noted of a report that seems to break off.
    pub const BROKEN: &str = "broken";
    /// What is noted where something was left out because there is too much of it.
    pub const LIMIT: &str = "limit";
}

/// The piece that a report is a version of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its identifier or slug; the same in all versions.
    pub id: String,
    /// The number of the version, if it has one.
    pub version: Option<u32>,
}

/// What a field beside the words speaks of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum About {
    /// Who published it.
    Outlet,
    /// When it came out.
    Published,
    /// When it was last changed.
    Updated,
    /// When its content was made: of a picture, when it was taken.
    Created,
    /// Who wrote it or took it.
    Byline,
    /// The credit of a picture.
    Credit,
    /// Where the outlet has it from.
    Source,
    /// Where it was made.
    Place,
    /// Until when it must not be published.
    Embargo,
    /// How it may be used.
    Usage,
    /// The language it claims to be in.
    Language,
    /// The address at which it is published.
    Link,
}

/// What a field of the file says beside the words. The words may say something else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Declared {
    /// What the field speaks of.
    pub about: About,
    /// The field as its format calls it: `datePublished`, `IPTC 2:55`.
    pub field: String,
    /// What it says, as written.
    pub value: String,
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
    /// The piece it is a version of, where it says so.
    pub item: Option<Item>,
    /// English, or one that is not compared.
    pub language: Language,
    /// What the fields of the file say, in its order.
    pub declared: Vec<Declared>,
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
    /// See [`Report::item`].
    pub item: Option<Item>,
    /// See [`Report::declared`].
    pub declared: Vec<Declared>,
}

impl Report {
    /// A report from its words: finds blocks and dateline, reads the times.
    pub fn new(id: impl Into<String>, text: Text, particulars: Particulars) -> Self {
        let of_captions = particulars.kind == Some(Kind::Caption);
        let cut = blocks::of(&text, if of_captions { BlockKind::Caption } else { BlockKind::Paragraph });
        Self::from_cut(id.into(), text, cut, particulars)
    }

    /// The same where the format says what is headline, paragraph or caption: `given` are such blocks, in order. Dateline,
    /// credits and words to editors are still looked for in them.
    pub fn of_blocks(id: impl Into<String>, text: Text, given: Vec<Block>, particulars: Particulars) -> Self {
        let cut = blocks::within(&text, given);
        Self::from_cut(id.into(), text, cut, particulars)
    }

    fn from_cut(id: String, text: Text, cut: blocks::Cut, particulars: Particulars) -> Self {
        let mut notes = cut.notes;
        let slug = cut.blocks.iter().filter(|b| b.kind == BlockKind::EditorsNote);
        let item = particulars.item.or_else(|| slug.filter_map(|b| wire::slug(b.span.of(text.as_str()))).next());
        notes.extend(particulars.declared.iter().filter_map(shown));
        let language = language_of(&text, &cut.blocks, &particulars.declared);
        Self {
            id,
            outlet: particulars.outlet.or_else(|| cut.dateline.as_ref().and_then(|d| d.agency.clone())),
            published: moment::read(particulars.published.as_deref(), "published", &mut notes),
            updated: moment::read(particulars.updated.as_deref(), "updated", &mut notes),
            kind: particulars.kind.unwrap_or_default(),
            item,
            language,
            declared: particulars.declared,
            dateline: cut.dateline,
            text,
            blocks: cut.blocks,
            notes,
        }
    }

    /// What the credits under its pictures say, each with its block.
    pub fn credits(&self) -> impl Iterator<Item = (Block, Credit)> {
        let blocks = self.blocks.iter().filter(|block| block.kind == BlockKind::Credit);
        blocks.map(|block| (*block, Credit::read(block.span.of(self.text.as_str()))))
    }

    /// Who wrote it, as its fields or a line of it say, without the "By".
    pub fn byline(&self) -> Option<&str> {
        let field = self.declared.iter().find(|declared| declared.about == About::Byline);
        let mut lines = self.blocks.iter().filter(|block| block.kind == BlockKind::Byline);
        let words = || lines.find_map(|block| blocks::named_in_byline(block.span.of(self.text.as_str())));
        field.map(|field| field.value.as_str()).or_else(words)
    }

    /// The address at which it is published, where a field gives one that a browser can open.
    pub fn link(&self) -> Option<&str> {
        let links = self.declared.iter().filter(|declared| declared.about == About::Link);
        let can_be_opened = |link: &&str| link.starts_with("https://") || link.starts_with("http://");
        links.map(|declared| declared.value.as_str()).find(can_be_opened)
    }

    /// Whether its words can be compared with those of other reports.
    pub fn is_english(&self) -> bool {
        self.language == Language::English
    }

    /// Whether a line by itself says who wrote the report: `By Jane Roe`.
    pub fn is_byline(line: &str) -> bool {
        blocks::is_byline(line)
    }

    /// Whether a line begins with a dateline: `MUSCAT, Oman (AP) —`.
    pub fn opens_with_dateline(line: &str) -> bool {
        Dateline::of(line, 0).is_some()
    }

    /// Whether a line by itself speaks to editors or about the report: `Eds: Adds quotes.`
    pub fn is_aside(line: &str) -> bool {
        wire::aside(line).is_some()
    }

    /// The name that people see: the outlet where it is known, the id otherwise.
    pub fn name(&self) -> &str {
        self.outlet.as_deref().unwrap_or(&self.id)
    }

    /// The same from whatever folder a report is read: of a path its last part.
    pub fn short_name(&self) -> &str {
        self.outlet.as_deref().unwrap_or_else(|| self.id.rsplit('/').find(|part| !part.is_empty()).unwrap_or(&self.id))
    }
}

/// Embargo and terms of use are shown to who reads the result.
fn shown(declared: &Declared) -> Option<Note> {
    let (what, says) = match declared.about {
        About::Embargo => ("embargo", "The report is under embargo until"),
        About::Usage => ("usage", "The report comes with terms of use:"),
        _ => return None,
    };
    Some(Note { what, message: format!("{says} {}", declared.value) })
}

fn language_of(text: &Text, blocks: &[Block], declared: &[Declared]) -> Language {
    let told = declared.iter().find(|d| d.about == About::Language).map(|d| d.value.as_str());
    let words: Vec<&str> = blocks.iter().filter(|b| b.kind.states()).map(|b| b.span.of(text.as_str())).collect();
    Language::of(&words.join(" "), told)
}
