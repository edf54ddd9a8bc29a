use crate::prose::{Clause, Dep, Prose, Tag, Tree};
use std::ops::Range;

/// One sentence with what the readers of this room ask of it again and again.
pub(super) struct Sentence<'p> {
    pub(super) prose: &'p Prose,
    pub(super) index: usize,
    pub(super) tokens: Range<usize>,
}

impl<'p> Sentence<'p> {
    pub(super) fn new(prose: &'p Prose, index: usize) -> Self {
        Self { prose, index, tokens: prose.sentences[index].tokens.clone() }
    }

    pub(super) fn tree(&self) -> &'p Tree {
        self.prose.tree(self.index)
    }

    /// The clause whose predicate is `token`.
    pub(super) fn clause(&self, token: usize) -> Option<&'p Clause> {
        self.prose.clauses(self.index).iter().find(|clause| clause.predicate == token)
    }

    /// The clause that `clause` hangs on.
    pub(super) fn above(&self, clause: &Clause) -> Option<&'p Clause> {
        clause.head.and_then(|head| self.prose.clauses(self.index).get(head))
    }

    pub(super) fn tag(&self, token: usize) -> Tag {
        self.prose.tag(token)
    }

    pub(super) fn lemma(&self, token: usize) -> &'p str {
        self.prose.lemma(token)
    }

    pub(super) fn word(&self, token: usize) -> &'p str {
        self.prose.word(token)
    }

    /// Whether `token` is a verb, and of which lemma. "Says" is one whatever its tag is.
    pub(super) fn verb(&self, token: usize) -> Option<&'p str> {
        if self.tag(token).is_verb() {
            return Some(self.lemma(token));
        }
        if self.tag(token) == Tag::Nns && self.claims_that(token) {
            return crate::wording::speech::listed_verb(self.word(token).strip_suffix('s')?);
        }
        if self.tag(token) == Tag::Nn && self.claims_that(token) && self.is_behind_many(token) {
            return crate::wording::speech::listed_verb(self.word(token));
        }
        let misread = self.tag(token).is_noun() || self.tag(token).is_adjective();
        let noun = token > self.tokens.start && matches!(self.tag(token - 1), Tag::Dt | Tag::PrpPoss | Tag::Jj);
        let plain = || self.word(token).chars().next().is_some_and(char::is_lowercase);
        if !misread || noun || !plain() {
            return None;
        }
        crate::wording::speech::plain_form(self.word(token))
    }

    /// "Its authors *caution*", "Analysts at Orbit & Co. *estimate*": a plural stands before the form without an ending.
    fn is_behind_many(&self, token: usize) -> bool {
        const FARTHEST: usize = 8;
        let before = |at: &usize| {
            let tag = self.tag(*at);
            tag.is_noun() || matches!(tag, Tag::In | Tag::Cc | Tag::Dt | Tag::Jj | Tag::Pos)
        };
        let from = self.tokens.start.max(token.saturating_sub(FARTHEST));
        let many = |at: usize| self.tag(at) == Tag::Nns;
        many(token - 1) || (from..token).rev().take_while(before).any(|at| many(at) && self.tag(at + 1) == Tag::In)
    }

    /// "The union claims that": a noun would have its owner or a determiner before it.
    fn claims_that(&self, token: usize) -> bool {
        let inside = token > self.tokens.start && token + 1 < self.tokens.end;
        inside && self.is(token + 1, &["that"]) && self.tag(token - 1).is_noun()
    }

    /// Whether `token` is a verb that can be a predicate by itself.
    pub(super) fn is_finite(&self, token: usize) -> bool {
        self.tag(token).is_finite() || !self.tag(token).is_verb() && self.verb(token).is_some()
    }

    pub(super) fn is(&self, token: usize, words: &[&str]) -> bool {
        if !self.tokens.contains(&token) {
            return false;
        }
        let said = self.word(token);
        words.iter().any(|word| said.eq_ignore_ascii_case(word))
    }

    /// The preposition of a noun: the first word of the first one.
    pub(super) fn preposition(&self, noun: usize) -> Option<&'p str> {
        self.tree().children_as(noun, Dep::Case).find(|&case| case < noun).map(|case| self.word(case))
    }

    /// Nouns that hang on `token` with one of these prepositions.
    pub(super) fn with_preposition<'a>(
        &'a self,
        token: usize,
        prepositions: &'a [&str],
    ) -> impl Iterator<Item = usize> + 'a {
        self.tree().children(token).filter(move |&child| {
            let dep = self.tree().dep(child);
            (dep.is_oblique() || matches!(dep, Dep::Nmod | Dep::Advcl | Dep::Acl | Dep::Xcomp))
                && self.tree().children(child).any(|case| {
                    case < child
                        && matches!(self.tree().dep(case), Dep::Case | Dep::Mark)
                        && self.is(case, prepositions)
                })
        })
    }

    /// Whether a verb that can be a predicate stands among `tokens`.
    pub(super) fn has_finite(&self, tokens: Range<usize>) -> bool {
        tokens.into_iter().any(|token| self.is_finite(token))
    }
}

/// Quotation marks of all shapes.
pub(super) fn is_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "‘" | "’" | "'" | "''" | "``" | "„" | "«" | "»")
}
