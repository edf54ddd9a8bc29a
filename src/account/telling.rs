use crate::prose::vectors::Known;
use crate::prose::{Clause, Prose, Tag};
use crate::wording::{event_class, is_function_word};

/// Who does what to whom in a clause, in words that can be held against those of another clause. Read once a clause, since
/// a clause is held against many.
#[derive(Clone, PartialEq, Debug)]
pub struct Telling {
    /// The lemma of the predicate, with its particle.
    pub lemma: String,
    /// The lemma as one whose meaning is known.
    pub known: Option<Known>,
    /// The class of events that the predicate belongs to.
    pub class: Option<&'static str>,
    /// The nouns and names of who does it, as a dictionary has them: of the subject, or the agent of a passive.
    pub doers: Vec<String>,
    /// Of whom it is done to: of the object, or the subject of a passive.
    pub undergoers: Vec<String>,
}

impl Telling {
    /// What `clause` of `prose` tells.
    pub(super) fn of(prose: &Prose, clause: &Clause) -> Self {
        let (doers, undergoers) =
            if clause.passive { (&clause.agents, &clause.subjects) } else { (&clause.subjects, &clause.objects) };
        Self {
            lemma: clause.lemma.clone(),
            known: Known::of(&clause.lemma),
            class: event_class(&prose.word(clause.predicate).to_lowercase()),
            doers: named(prose, doers),
            undergoers: named(prose, undergoers),
        }
    }
}

/// The nouns and names of noun phrases, as a dictionary has them.
fn named(prose: &Prose, heads: &[usize]) -> Vec<String> {
    let says_who = |token: &usize| {
        let tag = prose.tag(*token);
        (tag.is_noun() || tag.is_proper()) && tag != Tag::Prp && !is_function_word(&prose.word(*token).to_lowercase())
    };
    heads
        .iter()
        .flat_map(|&head| prose.tree(prose.sentence_of(head)).subtree(head).take(12))
        .filter(says_who)
        .map(|token| prose.lemma(token).to_lowercase())
        .collect()
}
