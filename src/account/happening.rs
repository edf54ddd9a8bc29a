//! What happens at a time: what its clause tells of, or the noun that the clause leaves it to.

use super::Account;
use super::telling::act_of_subject;
use crate::prose::{Clause, Dep, Link, Prose};
use crate::text::Span;
use crate::wording::happenings::{self, Phase};
use crate::wording::{is_function_word, things};

/// What is told to happen in the clause of some words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Happening<'a> {
    /// What happens, in words that are the same for all that tell of it; in order, each once.
    pub what: Vec<&'a str>,
    /// Whether it begins or ends then.
    pub phase: Option<Phase>,
    /// The nouns that the clause leaves it to and that are known for nothing that happens: "a *concert* is held".
    pub things: Vec<&'a str>,
    /// Whether nouns alone say what happens: "a hearing is scheduled".
    pub in_nouns: bool,
}

/// What begins when nothing says what, and what ends.
const BEGIN: &str = "begin";
const END: &str = "end";

impl<'a> Happening<'a> {
    /// What both tell of. That both begin is something only where one does not say what begins.
    pub fn shared<'s>(&'s self, other: &'s Self) -> impl Iterator<Item = &'a str> + use<'a, 's> {
        let open = self.says_no_more() || other.says_no_more();
        let shared = move |what: &&str| other.what.contains(what) && (open || !is_phase(what));
        self.what.iter().copied().filter(shared)
    }

    /// "It began": no word says what.
    fn says_no_more(&self) -> bool {
        self.things.is_empty() && self.what.iter().all(|what| is_phase(what))
    }

    /// 1 where both tell of the same, a half where both begin and it is open whether one thing does, -1 where they tell of two
    /// things: of the beginning and the end of one, or of two that nouns name. None where the words leave it open.
    pub fn alike(&self, other: &Self) -> Option<f64> {
        let phases = self.phase.zip(other.phase).is_some_and(|(x, y)| x != y);
        let of_one_thing = || self.things.iter().any(|thing| other.things.contains(thing));
        match self.shared(other).next() {
            _ if phases => Some(-1.0),
            Some(_) => Some(1.0),
            None if self.phase.is_some() && self.phase == other.phase => Some(0.5),
            None if self.in_nouns && other.in_nouns => Some(if of_one_thing() { 1.0 } else { -1.0 }),
            None => None,
        }
    }
}

fn is_phase(what: &str) -> bool {
    matches!(what, BEGIN | END)
}

/// How far from a clause its complement may lie: "is expected to begin to fall".
const DEPTH: usize = 2;

/// What happens at the words of `span`.
pub(super) fn at(account: &Account, span: Span) -> Happening<'_> {
    let prose = &account.prose;
    let Some(sentence) = prose.sentence_at(span.start) else { return Happening::default() };
    // A dateline stands outside of sentences.
    let (own, all) = (prose.tokens_in(span), &prose.sentences[sentence].tokens);
    let tokens = own.start.max(all.start)..own.end.min(all.end);
    if tokens.is_empty() {
        return Happening::default();
    }
    let clauses = prose.clauses(sentence);
    let mut reader = Reader { prose, clauses, own: tokens.clone(), told: Happening::default(), verbs: false };
    match reader.named().or_else(|| reader.named_before()) {
        Some(noun) => reader.told.what.push(noun),
        None => {
            if let Some(clause) = account.clause_at(span.start) {
                reader.read(reader.cleft(clause, tokens.end).unwrap_or(clause), DEPTH);
            }
            // "Since 2009, when the roof fell in".
            let of_time = |clause: &&Clause| clause.anchor.is_some_and(|anchor| tokens.contains(&anchor));
            if let Some(clause) = reader.clauses.iter().find(of_time) {
                reader.read(clause, 0);
            }
        }
    }
    let Reader { mut told, verbs, .. } = reader;
    let says_nothing = told.what.is_empty() && told.things.is_empty();
    told.in_nouns = !(verbs || says_nothing);
    match told.phase {
        Some(Phase::Begin) => told.what.push(BEGIN),
        Some(Phase::End) => told.what.push(END),
        None => {}
    }
    told.what.sort_unstable();
    told.what.dedup();
    told
}

struct Reader<'a> {
    prose: &'a Prose,
    clauses: &'a [Clause],
    /// The words of the time itself.
    own: std::ops::Range<usize>,
    told: Happening<'a>,
    /// Whether a verb says what happens.
    verbs: bool,
}

impl<'a> Reader<'a> {
    /// The event that the time stands right before: "Friday's *funeral*", "the April *attack*".
    fn named(&self) -> Option<&'static str> {
        let tree = self.prose.tree(self.prose.sentence_of(self.own.start));
        let head = tree.head(self.own.end.checked_sub(1)?)?;
        let before = head >= self.own.end && head < self.own.end + 4 && self.prose.tag(head).is_noun();
        happenings::of_noun(self.prose.lemma(head)).filter(|_| before)
    }

    /// The event that the time is said to be of: "a *search* of six hours", "the *storm* of 1987".
    fn named_before(&self) -> Option<&'static str> {
        let of = self.own.start.checked_sub(1).filter(|&of| self.prose.lower(of) == "of")?;
        let noun = of.checked_sub(1).filter(|&noun| self.prose.tag(noun).is_noun())?;
        happenings::of_noun(self.prose.lemma(noun))
    }

    /// "It was not until 4 p.m. *that he gave in*": what a clause with "it" and "be" sets off.
    fn cleft(&self, clause: &Clause, behind: usize) -> Option<&'a Clause> {
        let prose = self.prose;
        let be = clause.copula.is_some() || clause.lemma == "be";
        let it = be && clause.subjects.iter().all(|&subject| prose.lower(subject) == "it");
        let tree = prose.tree(prose.sentence_of(clause.predicate));
        let that = |predicate: usize| {
            tree.children(predicate).any(|child| child >= behind && child < predicate && prose.lower(child) == "that")
        };
        self.clauses.iter().find(|other| it && other.predicate > behind && that(other.predicate))
    }

    /// Whether no verb but "be" tells what happens.
    fn is_copular(&self, clause: &Clause) -> bool {
        clause.copula.is_some() && !self.prose.tag(clause.predicate).is_verb()
    }

    fn read(&mut self, clause: &'a Clause, depth: usize) {
        let prose = self.prose;
        let lemma = clause.lemma.as_str();
        let verb = if self.is_copular(clause) { "be" } else { lemma };
        let behind =
            clause.obliques.iter().filter(|oblique| oblique.preposition.is_some()).map(|oblique| oblique.token);
        let nouns = behind.chain(self.is_copular(clause).then_some(clause.predicate));
        // An adverb or adjective right behind: "are *back*", "fell *silent*".
        let tree = prose.tree(prose.sentence_of(clause.predicate));
        let right_behind = |child: usize| child == clause.predicate + 1;
        let describes = |child: usize| matches!(tree.dep(child), Dep::Advmod | Dep::Xcomp) || right_behind(child);
        let beside = tree.children(clause.predicate).filter(|&child| describes(child));
        let undergoes = if clause.passive { &clause.subjects } else { &clause.objects };
        let with_object = || undergoes.iter().find_map(|&noun| happenings::of_object(verb, prose.lemma(noun)));
        let together =
            nouns.chain(beside).find_map(|noun| happenings::of_both(verb, prose.lemma(noun))).or_else(with_object);
        let joined = self.with_particle(clause);
        let phase =
            happenings::phase(joined.as_deref().unwrap_or(lemma)).or_else(|| together.and_then(happenings::phase));
        // "The trial opens": no door does.
        let opens =
            || lemma == "open" && clause.subjects.iter().any(|&noun| happenings::of_noun(prose.lemma(noun)).is_some());
        let phase = phase.or_else(|| opens().then_some(Phase::Begin));
        self.told.phase = self.told.phase.or(phase);
        if phase.is_some() {
            self.verbs = true;
            // "The ban takes effect": the object is no thing that begins.
            let objects = if together.is_some() { &[][..] } else { &clause.objects[..] };
            self.nouns(clause, objects);
        } else if let Some(together) = together {
            self.verbs = true;
            self.told.what.push(together);
        } else if clause.passive && matches!(verb, "hear" | "feel" | "see") {
            // "The blast was heard at noon".
            self.nouns(clause, &[]);
        } else if verb == "tell" && clause.passive {
            self.verbs = true;
            self.told.what.push("learn");
        } else if happenings::is_saying(verb) {
            return;
        } else if let Some(act) = act_of_subject(prose, clause) {
            self.verbs = true;
            self.told.what.push(act);
        } else if let Some(told) = joined.and_then(|joined| happenings::known(&joined)) {
            self.verbs = true;
            self.told.what.push(told);
        } else if happenings::is_open(verb) {
            self.nouns(clause, &clause.objects);
        } else {
            self.verbs = true;
            self.told.what.push(happenings::of_verb(lemma, prose.lower(clause.predicate)));
            // "The blast shook the town", "a fire tore through a shop": it was then that it was.
            let sudden = clause.subjects.iter().filter_map(|&noun| happenings::of_noun(prose.lemma(noun)));
            self.told.what.extend(sudden.filter(|what| happenings::is_done_by(what, lemma) && !clause.passive));
        }
        if depth > 0 {
            self.complements(clause, depth);
        }
    }

    /// "Came *out*": the tree does not always join the verb and its particle.
    fn with_particle(&self, clause: &Clause) -> Option<String> {
        let behind = clause.predicate + 1;
        let sentence = &self.prose.sentences[self.prose.sentence_of(clause.predicate)].tokens;
        let particle = sentence.contains(&behind).then(|| self.prose.lower(behind))?;
        Some(format!("{} {particle}", clause.lemma)).filter(|joined| happenings::known(joined).is_some())
    }

    /// "Is expected *to give* its verdict", "telephoned *to concede*".
    fn complements(&mut self, clause: &'a Clause, depth: usize) {
        let below = |other: &&Clause| {
            let to = other.predicate.checked_sub(1).is_some_and(|before| self.prose.lower(before) == "to");
            other.anchor == Some(clause.predicate) && matches!(other.link, Link::Complement | Link::Adverbial) && to
        };
        let below: Vec<&'a Clause> = self.clauses.iter().filter(below).collect();
        below.into_iter().for_each(|clause| self.read(clause, depth - 1));
    }

    /// What the nouns of `clause` name: its `objects`, else its subject, else the noun that it describes.
    fn nouns(&mut self, clause: &'a Clause, objects: &[usize]) {
        // "The search took *six hours*", "the vote takes *place*".
        let says_nothing = |object: &usize| {
            self.own.contains(object) || clause.lemma == "take" && self.prose.lemma(*object) == "place"
        };
        let objects: Vec<usize> = objects.iter().copied().filter(|object| !says_nothing(object)).collect();
        let described = clause.anchor.filter(|_| clause.link == Link::Relative);
        let heads: Vec<usize> = match (&objects[..], &clause.subjects[..]) {
            ([], []) => described.into_iter().collect(),
            ([], subjects) => subjects.to_vec(),
            (objects, _) => objects.to_vec(),
        };
        let predicate = self.is_copular(clause).then_some(clause.predicate);
        for head in heads.into_iter().chain(predicate) {
            self.noun(head);
        }
    }

    fn noun(&mut self, head: usize) {
        let prose = self.prose;
        let (tag, lemma) = (prose.tag(head), prose.lemma(head));
        if !tag.is_noun() || tag.is_proper() || tag.is_pronoun() {
            return;
        }
        match happenings::of_noun(lemma) {
            Some(known) => self.told.what.push(known),
            None if !things::is_people(lemma) && !is_function_word(lemma) => self.told.things.push(lemma),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    fn told(words: &str) -> (Vec<String>, Option<Phase>) {
        let particulars = Particulars { published: Some("2027-05-13".to_string()), ..Particulars::default() };
        let account = Account::told("r", words, particulars);
        let told = at(&account, account.times[0].span);
        (told.what.iter().map(ToString::to_string).collect(), told.phase)
    }

    #[test]
    fn times_are_of_one_happening_in_other_words() {
        let same = |one: &str, other: &str| {
            let (x, y) = (told(one), told(other));
            assert!(x.0.iter().any(|what| y.0.contains(what)), "{one} {x:?} {other} {y:?}");
        };
        same("The funeral will be held on Friday.", "She will be buried on Saturday.");
        same("The jury is expected to give its verdict on Friday.", "A verdict is due on Tuesday.");
        same("He telephoned his rival at noon to concede.", "He conceded at 9 a.m.");
        same("It was not until 4 p.m., when all votes were in, that he rang her to concede.", "He conceded at 1 a.m.");
        same("The mine has been closed since 2009.", "It was shut in 2012.");
        same("The ceasefire took effect at noon on Sunday.", "The truce began at 6 p.m. on Sunday.");
        same("The treaty was signed in 1987.", "The treaty, concluded in 1978, forbids it.");
        same("Rusk's resignation, announced on Friday, surprised nobody.", "Rusk resigned on Monday.");
        same("She faces a hearing on June 4.", "A hearing is scheduled for June 14.");
    }

    #[test]
    fn what_begins_is_no_end() {
        assert_eq!(told("The strike began on Monday.").1, Some(Phase::Begin));
        assert_eq!(told("The ban takes effect on Monday.").1, Some(Phase::Begin));
        assert_eq!(told("The strike ended on Monday.").1, Some(Phase::End));
    }
}
