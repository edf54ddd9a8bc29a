use crate::entities::{Entities, Form};
use crate::facts::attribution::Source;
use crate::prose::vectors::Known;
use crate::prose::{Clause, Meaning, Prose, Tag};
use crate::wording::{acts, event_class, is_function_word, nominals};

/// Who does what to whom in a clause, in words that can be held against those of another clause. Read once a clause, since
/// a clause is held against many.
#[derive(Clone, PartialEq, Debug)]
pub struct Telling {
    /// The lemma of the predicate, with its particle.
    pub lemma: String,
    /// The lemma as one whose meaning is known.
    pub known: Option<Known>,
    /// The act that it tells of, if other verbs tell of it too.
    pub act: Option<&'static str>,
    /// Whether it leaves to its object what is done.
    pub light: bool,
    /// The class of events that the predicate belongs to.
    pub class: Option<&'static str>,
    /// The nouns and names of who does it, as a dictionary has them: of the subject, or the agent of a passive.
    pub doers: Vec<Meaning>,
    /// Of whom it is done to: of the object, or the subject of a passive.
    pub undergoers: Vec<Meaning>,
    /// The noun of the undergoer, where it is one noun and no name: the words before it say what sort it is.
    pub undergoer: Option<Meaning>,
    /// Whether it tells of one more of its kind: a second convoy, the previous exchange.
    pub another: bool,
}

/// Verbs that leave to their object what is done.
const LIGHT: [&str; 13] =
    ["be", "have", "do", "make", "take", "get", "give", "go", "come", "say", "put", "see", "become"];

/// Verbs that leave to their subject what happens.
const HAPPENING: [&str; 7] = ["come", "happen", "occur", "be", "take place", "follow", "unfold"];

impl Telling {
    /// What `clause` of `prose` tells.
    pub(super) fn of(prose: &Prose, entities: &Entities, clause: &Clause) -> Self {
        let (doers, undergoers) =
            if clause.passive { (&clause.agents, &clause.subjects) } else { (&clause.subjects, &clause.objects) };
        let object = |&head: &usize| acts::act_with(&clause.lemma, prose.lemma(head));
        // "The attack came at dawn", "the vote took place on Sunday": the subject says what happened.
        let happened = || clause.subjects.iter().find_map(|&head| acts::act(nominals::root(prose.lemma(head))?));
        let comes = HAPPENING.contains(&clause.lemma.as_str());
        let with_object = undergoers.iter().find_map(object).or_else(|| if comes { happened() } else { None });
        let of_subject = || act_of_subject(prose, clause);
        Self {
            lemma: clause.lemma.clone(),
            known: Known::of(&clause.lemma),
            act: with_object.or_else(of_subject).or_else(|| acts::act(&clause.lemma)),
            light: with_object.is_none() && LIGHT.contains(&clause.lemma.as_str()),
            class: event_class(prose.lower(clause.predicate)),
            doers: named(prose, entities, doers),
            undergoers: named(prose, entities, undergoers),
            undergoer: match undergoers[..] {
                [one] if !prose.tag(one).is_proper() && !prose.tag(one).is_pronoun() => prose.meaning(one).cloned(),
                _ => None,
            },
            another: doers.iter().chain(undergoers).any(|&head| is_another(prose, head)),
        }
    }

    /// The same with the names of `source` for the "I" or "we" that is the subject of its `clause`.
    pub(super) fn by_speaker(mut self, prose: &Prose, entities: &Entities, clause: &Clause, source: &Source) -> Self {
        let own = if clause.passive { &mut self.undergoers } else { &mut self.doers };
        own.extend(named(prose, entities, &[source.head]));
        self
    }
}

/// What the verb of `clause` tells of its subject, where that says which act it is: a boat that *goes down* sinks. The tree does
/// not always join the verb and its particle.
pub(super) fn act_of_subject(prose: &Prose, clause: &Clause) -> Option<&'static str> {
    let behind = clause.predicate + 1;
    let sentence = &prose.sentences[prose.sentence_of(clause.predicate)].tokens;
    let particle = sentence.contains(&behind).then(|| format!("{} {}", clause.lemma, prose.lower(behind)));
    let told = |verb: &str| clause.subjects.iter().find_map(|&head| acts::act_of(verb, prose.lemma(head)));
    told(&clause.lemma).or_else(|| particle.and_then(|verb| told(&verb)))
}

/// Whether the noun of `head` is told from others of its kind by an order.
fn is_another(prose: &Prose, head: usize) -> bool {
    const ORDERS: [&str; 10] =
        ["another", "second", "third", "fourth", "fifth", "further", "previous", "earlier", "other", "next"];
    let tree = prose.tree(prose.sentence_of(head));
    !prose.tag(head).is_proper()
        && tree.children(head).any(|child| child < head && ORDERS.contains(&prose.lower(child)))
}

/// The nouns and names of noun phrases, as a dictionary has them; of a pronoun, and of a name that is given short, those of
/// whom it means: "he" is "Roe" and "mayor".
fn named(prose: &Prose, entities: &Entities, heads: &[usize]) -> Vec<Meaning> {
    let says_who = |token: &usize| {
        let tag = prose.tag(*token);
        (tag.is_noun() || tag.is_proper()) && tag != Tag::Prp && !is_function_word(prose.lower(*token))
    };
    let mut tokens: Vec<usize> =
        heads.iter().flat_map(|&head| prose.tree(prose.sentence_of(head)).subtree(head).take(12)).collect();
    for entity in heads.iter().filter_map(|&head| entities.entity_at(head)) {
        let mentions = entities.entities[entity].mentions.iter().take(MENTIONS).map(|&at| &entities.mentions[at]);
        tokens.extend(mentions.filter(|mention| mention.form != Form::Pronoun).map(|mention| mention.head));
    }
    let named = tokens.iter().filter(|token| says_who(token)).filter_map(|&token| prose.meaning(token));
    let mut words: Vec<Meaning> = named.cloned().collect();
    words.sort_unstable_by(|a, b| a.word.cmp(&b.word));
    words.dedup_by(|a, b| a.word == b.word);
    words
}

/// Whom a report speaks of at length it has named in every way by then.
const MENTIONS: usize = 20;
