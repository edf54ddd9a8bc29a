use crate::text::Span;

/// One thing that a text says of somebody: an office, an age, a nationality.
#[derive(Clone, PartialEq, Debug)]
pub struct Profile {
    /// The words of the value, as short as they can be named: "a deputy foreign minister", "47", "Uruguayan".
    pub span: Span,
    /// Of whom, as an index into the entities of the text.
    pub entity: usize,
    /// What it says of them.
    pub what: What,
    /// Whether it is so now.
    pub when: When,
}

/// Whether somebody is something now.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum When {
    /// Now, as far as the text says.
    Now,
    /// Once: "a former pilot", "was mayor until May".
    Once,
    /// In the place of another, or not yet: "acting", "interim", "designate", "will be".
    Acting,
}

/// What is said of somebody.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// An office or function that they hold: "Iran's foreign minister".
    Role(Role),
    /// What they do or are trained for: "a cellist", "a video journalist".
    Occupation(Role),
    /// A military or police rank, its name in full: "brigadier general".
    Rank(String),
    /// In years.
    Age(u32),
    /// The nation, as the list of countries names it; the word itself of nations that it does not know.
    Nationality(String),
    /// Where they were born.
    Birthplace(String),
    /// Where they live.
    Residence(String),
    /// What they are to somebody: "the founder's daughter".
    Relation(Relative),
}

/// An office, a function, a profession.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Role {
    /// Its noun in the singular, in lower case; the first of its words where one office has several names: "chief
    /// executive" of "CEO".
    pub head: String,
    /// "deputy", "vice", "assistant": whom it stands below.
    pub below: Option<String>,
    /// What stands before the noun, in lower case: "foreign" of "foreign minister".
    pub field: Vec<String>,
    /// Of what: "the fire service", "Halden"; without its article.
    pub of: Option<String>,
}

/// What somebody is to somebody else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relative {
    /// The noun: "daughter".
    pub kin: String,
    /// To whom: an index into the entities of the text, if they are known.
    pub to: Option<usize>,
    /// To whom, in words: "the founder", "his".
    pub to_words: String,
}
