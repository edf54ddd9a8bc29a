use super::{Dep, Prose, Tag, Tree};

/// How a clause hangs on the clause above it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Link {
    /// It is the main clause.
    Root,
    /// It is what somebody says, knows, orders: "said *the bridge fell*", "began *to fall*", "*What fell* was …".
    Complement,
    /// It describes a noun: "a bridge *that fell*", "a bridge *built in 1911*".
    Relative,
    /// It says when, why, how: "*after the bridge fell*".
    Adverbial,
    /// "and" joins it to a clause before it: "fell *and broke*".
    Conjunct,
    /// It stands beside, as in "*The bridge fell*, she said" or after a semicolon.
    Beside,
}

/// A noun phrase with its preposition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Oblique {
    /// The head of the noun phrase.
    pub token: usize,
    /// The preposition in lower case, words of a longer one joined by spaces ("because of"); `None` of a bare one ("fell
    /// *Monday*").
    pub preposition: Option<String>,
}

/// One predicate with what belongs to it. All tokens are indices into [`Prose::tokens`]; those of noun phrases are
/// heads, and a row that "and" joins is given whole: "Ann and Bob fell" has two subjects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clause {
    /// The verb; of "is dead", "was a teacher" the adjective or noun.
    pub predicate: usize,
    /// The lemma of the predicate, with its particle: "shoot down".
    pub lemma: String,
    /// `is` in "is dead".
    pub copula: Option<usize>,
    /// Who or what. Shared by clauses that "and" joins, and by "began *to fall*"; of a relative clause it is the noun
    /// that the clause describes where the pronoun stands for it.
    pub subjects: Vec<usize>,
    /// Whom or what. Of a passive clause, what the verb leaves behind it ("was given *a medal*").
    pub objects: Vec<usize>,
    /// Everything else with or without a preposition, the agent of a passive left out.
    pub obliques: Vec<Oblique>,
    /// Who did it, of a passive: "by *the rebels*".
    pub agents: Vec<usize>,
    /// "was killed", "killed in the attack": the subject suffers it.
    pub passive: bool,
    /// `not`, `never`, `no` of the subject or object ("no one died"), `without` before an -ing form.
    pub negation: Option<usize>,
    /// Modal and auxiliary verbs in text order: `could`, `have`, `been`; `to` of "to fall" is not among them.
    pub auxiliaries: Vec<usize>,
    /// The clause that it hangs on or is joined to, as an index into the clauses of the sentence.
    pub head: Option<usize>,
    /// How it hangs there.
    pub link: Link,
    /// Noun and apposition, of any noun of the clause: "the mayor, *Ann Roe*".
    pub appositions: Vec<(usize, usize)>,
    /// Whether both parsers agree on subjects, objects and agents.
    pub sure: bool,
}

/// The clauses of one sentence in the order of their predicates.
pub(super) fn of(prose: &Prose, tree: &Tree) -> Vec<Clause> {
    let predicates: Vec<usize> = tree.tokens().filter(|&token| is_predicate(prose, tree, token)).collect();
    predicates.iter().map(|&predicate| clause(prose, tree, &predicates, predicate)).collect()
}

fn is_predicate(prose: &Prose, tree: &Tree, token: usize) -> bool {
    let own = |dep: Dep| tree.children_as(token, dep).next().is_some();
    let dep = tree.dep(token);
    let hangs_as_word =
        dep.is_auxiliary() || matches!(dep, Dep::Cop | Dep::Amod | Dep::Compound | Dep::Case | Dep::Mark);
    own(Dep::Cop) || (prose.tag(token).is_verb() && !hangs_as_word)
}

fn clause(prose: &Prose, tree: &Tree, predicates: &[usize], predicate: usize) -> Clause {
    let all = |wanted: fn(Dep) -> bool| tree.children(predicate).filter(|&child| wanted(tree.dep(child))).collect();
    let above = tree.head(predicate).and_then(|head| predicates.iter().position(|&p| p == head));
    Clause {
        predicate,
        lemma: prose.lemma(predicate).to_string(),
        copula: tree.children_as(predicate, Dep::Cop).next(),
        subjects: all(Dep::is_subject),
        objects: all(Dep::is_object),
        obliques: Vec::new(),
        agents: all(|dep| dep == Dep::OblAgent),
        passive: tree.children(predicate).any(|child| matches!(tree.dep(child), Dep::AuxPass | Dep::NsubjPass)),
        negation: tree.children(predicate).find(|&c| prose.tag(c) == Tag::Rb && prose.lemma(c) == "not"),
        auxiliaries: all(Dep::is_auxiliary),
        head: above,
        link: if above.is_none() { Link::Root } else { Link::Complement },
        appositions: Vec::new(),
        sure: tree.sure(predicate),
    }
}
