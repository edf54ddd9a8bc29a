//! Who and what a text speaks of: the people, organisations, places, groups and things of one report, and every place
//! where it speaks of each.
//!
//! Made from the prose of the report alone. It never looks at who says what, or at another report: which entities of several
//! reports are one is decided upstairs, by [`likeness`] of names and by what is said of them.

mod builder;
mod likeness;
mod names;
mod phrases;
mod sound;

pub use likeness::{Filing, Likeness, Name, likeness};
pub use phrases::Phrase;

use crate::prose::Prose;
use crate::text::Span;

/// The entities of one text.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// In text order of their heads.
    pub mentions: Vec<Mention>,
    /// In the order in which they are first mentioned.
    pub entities: Vec<Entity>,
    /// Every noun phrase of the text, in text order, whether it mentions an entity or not.
    pub phrases: Vec<Phrase>,
    /// For each token the mention whose head or name it belongs to, one more than its index; 0 of others.
    at: Vec<u32>,
}

/// One place where a text speaks of somebody or something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// Its words: a name without its title, a description from its article to its noun, a pronoun.
    pub span: Span,
    /// The token that everything else of it hangs on; of a name, its last word.
    pub head: usize,
    /// Whom it mentions, as an index into [`Entities::entities`].
    pub entity: usize,
    /// How it speaks of them.
    pub form: Form,
}

/// How a mention speaks of an entity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Form {
    /// By name: "Ann Roe", "RGF".
    Named,
    /// By a noun: "the mayor", "two soldiers".
    Described,
    /// By a pronoun: "she", "their".
    Pronoun,
}

/// Somebody or something that a text speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entity {
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its fullest name; without one, its first description.
    pub name: String,
    /// Whether [`Entity::name`] is a name.
    pub named: bool,
    /// Every mention, in text order, as indices into [`Entities::mentions`].
    pub mentions: Vec<usize>,
}

/// What sort of thing an entity is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// One person.
    Person,
    /// A body that acts under a name: a ministry, a firm, an army.
    Organisation,
    /// A country, a town, a building. Countries that act are places too.
    Place,
    /// People taken together: rebels, residents.
    Group,
    /// Anything else: a ship, a law, a storm.
    Thing,
    /// It could not be made out.
    Unclear,
}

impl Entities {
    /// Reads who and what `prose` speaks of.
    pub fn of(prose: &Prose) -> Self {
        builder::Builder::new(prose).read()
    }

    /// The noun phrase that `token` stands in, as an index into [`Entities::phrases`].
    pub fn phrase_at(&self, token: usize) -> Option<usize> {
        let at = self.phrases.partition_point(|phrase| phrase.tokens.end <= token);
        self.phrases.get(at).filter(|phrase| phrase.tokens.contains(&token)).map(|_| at)
    }

    /// The mention that `token` is part of, as an index into [`Entities::mentions`].
    pub fn mention_at(&self, token: usize) -> Option<usize> {
        (*self.at.get(token)? as usize).checked_sub(1)
    }

    /// The entity that `token` is part of a mention of, as an index into [`Entities::entities`].
    pub fn entity_at(&self, token: usize) -> Option<usize> {
        Some(self.mentions[self.mention_at(token)?].entity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    /// Every entity with its mentions: "person: Ann Roe = the mayor = she; place: Dorn".
    fn said(text: &str) -> String {
        let prose = Prose::of(text.into(), &[Span::new(0, text.len())]);
        let entities = Entities::of(&prose);
        let all = entities.entities.iter().map(|entity| {
            let words: Vec<&str> = entity.mentions.iter().map(|&m| entities.mentions[m].span.of(text)).collect();
            format!("{}: {}", format!("{:?}", entity.kind).to_lowercase(), words.join(" = "))
        });
        let all: Vec<String> = all.collect();
        if all.is_empty() { "nothing".into() } else { all.join("; ") }
    }

    #[test]
    fn finds_who_is_who() {
        corpus::check("entities/found.txt", include_str!("found.txt"), said);
    }
}
