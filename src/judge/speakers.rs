use crate::account::Account;
use crate::entities::{Form, Kind, Likeness, likeness};
use crate::facts::attribution::{Attribution, SourceClass};
use crate::text::Span;

/// Who is credited with some words.
pub(super) struct Speaker<'a> {
    account: &'a Account,
    attribution: &'a Attribution,
}

/// Whether two speakers are one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Identity {
    /// Their names are forms of one name.
    Same,
    /// One of them has no name, or the name of a body that may speak through the other.
    Unclear,
    /// Two people with names of their own.
    Different,
}

/// Who says the words at `span`, where somebody is credited with them.
pub(super) fn speaker(account: &Account, span: Span) -> Option<Speaker<'_>> {
    let attribution = account.attribution(span)?;
    attribution.source.as_ref().map(|_| Speaker { account, attribution })
}

impl<'a> Speaker<'a> {
    /// The words that name the speaker.
    pub fn span(&self) -> Span {
        self.attribution.source.as_ref().map_or_else(Span::default, |source| source.span)
    }

    /// The speaker for people: the name where there is one, else the words.
    pub fn shown(&self) -> String {
        self.person().map_or_else(|| self.account.whom(self.span()), str::to_string)
    }

    /// Whether a pronoun is said to mean somebody whom its own words name: nobody speaks of themselves so.
    fn speaks_of(&self, entity: usize) -> bool {
        let pronoun = self.attribution.source.as_ref().is_some_and(|source| source.class == SourceClass::Pronoun);
        let entities = &self.account.entities;
        let mut named = entities.entities[entity].mentions.iter().map(|&mention| &entities.mentions[mention]);
        pronoun && named.any(|m| m.form == Form::Named && self.attribution.covers(m.span))
    }

    /// The name of the person who speaks, if the report gives one anywhere.
    fn person(&self) -> Option<&'a str> {
        let source = self.attribution.source.as_ref()?;
        if source.class == SourceClass::Outlet || source.class == SourceClass::Document {
            return None;
        }
        let entities = &self.account.entities;
        let apposed = source.apposed.and_then(|span| entities.mentions.iter().find(|m| span.overlaps(m.span)));
        let mention = entities.mention_at(source.head).map(|index| &entities.mentions[index]);
        // "Railway Minister Ann Roe" has no mention at its first word, but one inside.
        let inside = entities.mentions.iter().filter(|m| m.form == Form::Named && source.span.contains(m.span));
        [mention, apposed]
            .into_iter()
            .flatten()
            .chain(inside.filter(|_| source.class == SourceClass::Named && mention.is_none()))
            .filter(|mention| !self.speaks_of(mention.entity))
            .map(|mention| &entities.entities[mention.entity])
            .find(|entity| entity.named && entity.kind == Kind::Person)
            .map(|entity| entity.name.as_str())
    }
}

/// Whether two speakers are one. Only two people who both have names are told apart: an official may be the minister, and
/// the ministry may speak through its spokesman.
pub(super) fn identity(a: &Speaker, b: &Speaker) -> Identity {
    let (Some(one), Some(other)) = (a.person(), b.person()) else { return Identity::Unclear };
    match likeness(one, other) {
        Likeness::Different => Identity::Different,
        _ => Identity::Same,
    }
}
