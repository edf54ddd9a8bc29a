//! Clauses: who did what to whom, read off the tree.
//!
//! A predicate is a verb, or an adjective or noun that is said of something. What English leaves out is filled in: the
//! subject that clauses joined by "and" share, the noun that a relative clause describes, the subject of "began *to fall*"
//! and of "…, *killing 12*".

use super::{Dep, Prose, Tag, Tree};
use crate::wording::lower;

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
    /// It stands beside: "The bridge fell, *she said*", or after a semicolon.
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
    /// Modal and auxiliary verbs in text order, those shared by "and" too: `could`, `have`, `been`; `to` of "to fall" is
    /// not among them.
    pub auxiliaries: Vec<usize>,
    /// The clause that it hangs on or is joined to, as an index into the clauses of the sentence.
    pub head: Option<usize>,
    /// The token of that clause that it hangs on: the verb, or the noun that a relative clause describes.
    pub anchor: Option<usize>,
    /// How it hangs there.
    pub link: Link,
    /// Noun and apposition, of any noun of the clause: "the mayor, *Ann Roe*".
    pub appositions: Vec<(usize, usize)>,
    /// Whether both parsers agree on subjects, objects and agents, and on what it shares them with.
    pub sure: bool,
}

impl Clause {
    /// The first modal verb, if there is one: `could`, `may`, `will`.
    pub fn modal(&self, prose: &Prose) -> Option<usize> {
        self.auxiliaries.iter().copied().find(|&token| prose.tag(token) == Tag::Md)
    }
}

/// The clauses of one sentence in the order of their predicates.
pub(super) fn of(prose: &Prose, tree: &Tree) -> Vec<Clause> {
    let reader = Reader { prose, tree };
    let predicates: Vec<usize> = tree.tokens().filter(|&token| reader.is_predicate(token)).collect();
    let mut clauses: Vec<Clause> = predicates.iter().map(|&predicate| reader.clause(predicate)).collect();
    for clause in &mut clauses {
        let above = reader.above(clause.predicate, &predicates);
        clause.head = above;
        if above.is_none() {
            clause.link = Link::Root;
        }
    }
    // A clause takes from the one above it, so that one must be complete first.
    let mut order: Vec<usize> = (0..clauses.len()).collect();
    order.sort_by_key(|&at| reader.depth(predicates[at]));
    for at in order {
        let above = clauses[at].head.map(|head| clauses[head].clone());
        reader.complete(&mut clauses[at], above.as_ref());
    }
    reader.mend_garden_paths(&mut clauses);
    reader.mend_nouns_at_the_root(&mut clauses);
    reader.mend_headlines(&mut clauses);
    reader.place_appositions(&mut clauses, &predicates);
    clauses
}

struct Reader<'p> {
    prose: &'p Prose,
    tree: &'p Tree,
}

impl Reader<'_> {
    fn first(&self, token: usize, dep: Dep) -> Option<usize> {
        self.tree.children_as(token, dep).next()
    }

    fn is_predicate(&self, token: usize) -> bool {
        let tag = self.prose.tag(token);
        let dep = self.tree.dep(token);
        if dep == Dep::Root {
            return !tag.is_punctuation();
        }
        let is_word = dep.is_auxiliary()
            || matches!(dep, Dep::Cop | Dep::Amod | Dep::Compound | Dep::Case | Dep::Mark | Dep::Fixed | Dep::Flat);
        if is_word || tag.is_punctuation() {
            return false;
        }
        let has_subject = self.tree.children(token).any(|child| self.tree.dep(child).is_subject());
        let clausal = matches!(dep, Dep::Xcomp | Dep::Ccomp | Dep::Advcl | Dep::AclRelcl | Dep::Parataxis);
        let verb = tag.is_verb() && (dep != Dep::Obl && dep != Dep::Nmod || has_subject);
        let joined = dep == Dep::Conj
            && tag.is_adjective()
            && self.tree.head(token).is_some_and(|head| self.first(head, Dep::Cop).is_some());
        verb || self.first(token, Dep::Cop).is_some() || (clausal && (has_subject || dep == Dep::Xcomp)) || joined
    }

    /// The nearest predicate above.
    fn above(&self, predicate: usize, predicates: &[usize]) -> Option<usize> {
        let mut up = self.tree.head(predicate);
        while let Some(token) = up {
            if let Ok(at) = predicates.binary_search(&token) {
                return Some(at);
            }
            up = self.tree.head(token);
        }
        None
    }

    fn depth(&self, token: usize) -> usize {
        std::iter::successors(self.tree.head(token), |&up| self.tree.head(up)).count()
    }

    /// `token` and what "and" joins to it, directly or not.
    fn row(&self, token: usize) -> Vec<usize> {
        let mut row = vec![token];
        let mut next = 0;
        while let Some(&token) = row.get(next) {
            row.extend(self.tree.children_as(token, Dep::Conj).filter(|&child| self.is_nominal(child)));
            next += 1;
        }
        row.sort_unstable();
        row
    }

    /// What can stand in a row of noun phrases: no verb with a clause of its own, no relative pronoun.
    fn is_nominal(&self, token: usize) -> bool {
        let tag = self.prose.tag(token);
        !tag.is_verb()
            && !tag.is_adverb()
            && !matches!(tag, Tag::Wp | Tag::Wdt)
            && self.first(token, Dep::Cop).is_none()
    }

    fn rows(&self, predicate: usize, wanted: impl Fn(Dep) -> bool) -> Vec<usize> {
        self.tree.children(predicate).filter(|&child| wanted(self.tree.dep(child))).flat_map(|c| self.row(c)).collect()
    }

    /// What the words of one clause say by themselves.
    fn clause(&self, predicate: usize) -> Clause {
        let tree = self.tree;
        let auxiliaries: Vec<usize> =
            tree.children(predicate).filter(|&child| tree.dep(child).is_auxiliary()).collect();
        let passive = self.is_passive(predicate, &auxiliaries);
        let (agents, obliques) = self.obliques(predicate, passive);
        let mut subjects = self.rows(predicate, |dep| dep.is_subject() || matches!(dep, Dep::Csubj | Dep::CsubjPass));
        if subjects.len() > 1 {
            subjects.retain(|&token| !matches!(self.prose.tag(token), Tag::Wp | Tag::Wdt));
        }
        let objects = self.objects(predicate);
        let tells =
            |dep: Dep| dep.is_subject() || dep.is_object() || matches!(dep, Dep::OblAgent | Dep::Cop | Dep::AuxPass);
        Clause {
            predicate,
            lemma: self.lemma(predicate),
            copula: self.first(predicate, Dep::Cop),
            negation: self.negation(predicate, &subjects, &objects),
            subjects,
            objects,
            obliques,
            agents,
            passive,
            auxiliaries,
            head: None,
            anchor: tree.head(predicate),
            link: link(tree.dep(predicate)),
            appositions: Vec::new(),
            sure: tree.children(predicate).filter(|&child| tells(tree.dep(child))).all(|child| tree.sure(child)),
        }
    }

    /// Objects, without what the parsers take for one now and then: an adverb ("ran aground"), a clause ("denies losing
    /// it"), a noun with a preposition ("sank off the coast").
    fn objects(&self, predicate: usize) -> Vec<usize> {
        let objects = self.tree.children(predicate).filter(|&child| self.tree.dep(child).is_object());
        let real = |&child: &usize| {
            let tag = self.prose.tag(child);
            !tag.is_adverb() && !tag.is_verb() && self.preposition(child).is_none()
        };
        objects.filter(real).flat_map(|child| self.row(child)).collect()
    }

    /// "shoot down", else the lemma.
    fn lemma(&self, predicate: usize) -> String {
        let mut lemma = self.prose.lemma(predicate).to_string();
        for particle in self.tree.children_as(predicate, Dep::CompoundPrt) {
            lemma.push(' ');
            lemma.push_str(self.prose.lower(particle));
        }
        lemma
    }

    /// Passives are marked by an auxiliary, or are participles without one: "killed in the attack", "…, launched from a
    /// ship, …", in headlines "Twelve killed in blast". What the tree calls passive is not if the words speak against it:
    /// "may have killed", or a clause with a subject and no auxiliary at all ("that soldiers fired").
    fn is_passive(&self, predicate: usize, auxiliaries: &[usize]) -> bool {
        let tag = self.prose.tag(predicate);
        if !matches!(tag, Tag::Vbn | Tag::Vbd) {
            return self.first(predicate, Dep::AuxPass).is_some();
        }
        let has = |wanted: Dep| self.first(predicate, wanted).is_some();
        if let Some(&last) = auxiliaries.last() {
            let passive = has(Dep::AuxPass) || has(Dep::NsubjPass) || has(Dep::OblAgent) || tag == Tag::Vbn;
            return passive && matches!(self.prose.lemma(last), "be" | "get" | "'s");
        }
        let subject = self.tree.children(predicate).any(|child| self.tree.dep(child).is_subject() && child < predicate);
        match self.tree.dep(predicate) {
            Dep::Acl => !subject,
            Dep::AclRelcl if !subject => tag == Tag::Vbn || self.tree.head(predicate) == predicate.checked_sub(1),
            Dep::Advcl | Dep::Xcomp => tag == Tag::Vbn && !(subject && has(Dep::Mark)),
            Dep::Conj => false,
            _ if subject => {
                tag == Tag::Vbn && has(Dep::OblAgent) || (tag == Tag::Vbn && !self.ends_with_stop() && !has(Dep::Obj))
            }
            _ => tag == Tag::Vbn,
        }
    }

    /// Headlines have no full stop.
    fn ends_with_stop(&self) -> bool {
        let last = self.tree.tokens().rev().find(|&token| !matches!(self.prose.tag(token), Tag::Close | Tag::Rrb));
        last.is_some_and(|token| self.prose.tag(token) == Tag::Period)
    }

    /// The noun phrases with prepositions of a clause: who did it, and all others.
    fn obliques(&self, predicate: usize, passive: bool) -> (Vec<usize>, Vec<Oblique>) {
        let (mut agents, mut others) = (Vec::new(), Vec::new());
        for child in self.tree.children(predicate) {
            let dep = self.tree.dep(child);
            let preposition = self.preposition(child);
            if !(dep.is_oblique() || dep.is_object() && preposition.is_some()) {
                continue;
            }
            let by = preposition.as_deref() == Some("by");
            let acts = (dep == Dep::OblAgent || (passive && by)) && !self.is_time(child);
            for token in self.row(child) {
                if acts {
                    agents.push(token);
                } else {
                    others.push(Oblique { token, preposition: self.preposition(token).or(preposition.clone()) });
                }
            }
        }
        (agents, others)
    }

    fn preposition(&self, token: usize) -> Option<String> {
        let mut words = Vec::new();
        for case in self.tree.children_as(token, Dep::Case).filter(|&case| case < token) {
            words.push(self.prose.lower(case));
            words.extend(self.tree.children_as(case, Dep::Fixed).map(|word| self.prose.lower(word)));
        }
        (!words.is_empty()).then(|| words.join(" "))
    }

    /// "by Monday", "by noon", "by 2030" name no agent.
    fn is_time(&self, token: usize) -> bool {
        const TIMES: &[&str] = &[
            "afternoon",
            "april",
            "august",
            "dawn",
            "day",
            "december",
            "dusk",
            "end",
            "evening",
            "february",
            "friday",
            "hour",
            "january",
            "july",
            "june",
            "march",
            "may",
            "midnight",
            "monday",
            "month",
            "morning",
            "night",
            "noon",
            "november",
            "now",
            "october",
            "saturday",
            "september",
            "sunday",
            "thursday",
            "time",
            "today",
            "tomorrow",
            "tuesday",
            "wednesday",
            "week",
            "year",
        ];
        let lemma = lower(self.prose.lemma(token));
        self.prose.tag(token).is_number() || TIMES.binary_search(&&*lemma).is_ok()
    }

    fn negation(&self, predicate: usize, subjects: &[usize], objects: &[usize]) -> Option<usize> {
        let tree = self.tree;
        let lemma = |token: usize| lower(self.prose.lemma(token));
        let own = tree.children(predicate).find(|&child| {
            let dep = tree.dep(child);
            let adverb = matches!(dep, Dep::Advmod | Dep::Aux | Dep::Unclear | Dep::CcPreconj | Dep::Cc | Dep::Det);
            let word = lemma(child);
            let longer = self.prose.word(child).eq_ignore_ascii_case("longer");
            let no_longer = || longer && tree.children(child).any(|c| lemma(c) == "no");
            let nor = || dep == Dep::Conj && tree.children_as(child, Dep::Cc).any(|cc| lemma(cc) == "nor");
            nor()
                || (adverb && (matches!(&*word, "not" | "never" | "neither" | "nor") || no_longer()))
                || (matches!(dep, Dep::Mark | Dep::Case) && word == "without")
        });
        own.or_else(|| subjects.iter().chain(objects).find_map(|&noun| self.no(noun)))
    }

    /// `no` of "no one", "no ship", "none of the ships", "nothing".
    fn no(&self, noun: usize) -> Option<usize> {
        let is = |token: usize, words: &[&str]| words.contains(&self.prose.lower(token));
        if is(noun, &["none", "nobody", "nothing", "neither"]) {
            return Some(noun);
        }
        let mut before = self.tree.children(noun).filter(|&child| child < noun);
        // "The No 8 shirt"
        let numbers = |c: usize| c + 1 < noun && self.prose.word(c + 1).bytes().all(|byte| byte.is_ascii_digit());
        before.find(|&c| {
            let no = is(c, &["no", "not", "neither"]) && !numbers(c);
            no && matches!(self.tree.dep(c), Dep::Det | Dep::Advmod | Dep::Amod)
        })
    }

    /// Fills in what the clause leaves out.
    fn complete(&self, clause: &mut Clause, above: Option<&Clause>) {
        let Some(above) = above else { return };
        let dep = self.tree.dep(clause.predicate);
        match clause.link {
            Link::Conjunct if clause.anchor == Some(above.predicate) => self.share(clause, above),
            Link::Relative => self.relate(clause, dep),
            Link::Complement if dep == Dep::Xcomp && clause.subjects.is_empty() => {
                let controls = !above.objects.is_empty() && !above.passive;
                clause.subjects = if controls { above.objects.clone() } else { above.subjects.clone() };
                clause.sure &= above.sure && self.tree.sure(clause.predicate);
            }
            Link::Adverbial if clause.subjects.is_empty() && !self.is_finite(clause) => {
                clause.subjects = above.subjects.clone();
                clause.sure &= above.sure && self.tree.sure(clause.predicate);
            }
            _ => {}
        }
    }

    fn is_finite(&self, clause: &Clause) -> bool {
        let finite = |token: usize| self.prose.tag(token).is_finite();
        finite(clause.predicate) || clause.auxiliaries.iter().chain(&clause.copula).any(|&token| finite(token))
    }

    /// "killed 12 and injured 30", "was shot and died", "did not eat or drink".
    fn share(&self, clause: &mut Clause, above: &Clause) {
        let tag = self.prose.tag(clause.predicate);
        let same_form = tag == self.prose.tag(above.predicate);
        if !clause.subjects.is_empty() {
            return;
        }
        clause.subjects = above.subjects.clone();
        clause.sure &= above.sure && self.tree.sure(clause.predicate);
        let participle = matches!(tag, Tag::Vbn | Tag::Vbd) && clause.auxiliaries.is_empty();
        if participle && above.passive && clause.objects.is_empty() {
            clause.passive = true;
        }
        if clause.auxiliaries.is_empty() && same_form && !tag.is_finite() {
            clause.auxiliaries = above.auxiliaries.clone();
        }
        if clause.copula.is_none() && !tag.is_verb() {
            clause.copula = above.copula;
        }
        let or = self.first(clause.predicate, Dep::Cc).is_some_and(|cc| matches!(self.prose.lemma(cc), "or" | "nor"));
        let subject_denied = above.negation.is_some_and(|no| self.prose.tag(no) != Tag::Rb && no < above.predicate);
        if clause.negation.is_none() && (or || subject_denied) {
            clause.negation = above.negation;
        }
    }

    /// Puts the noun that a relative clause describes in the place of its pronoun, or where it has none, in its gap.
    fn relate(&self, clause: &mut Clause, dep: Dep) {
        let Some(noun) = clause.anchor else { return };
        let relates = |token: usize| matches!(self.prose.tag(token), Tag::Wdt | Tag::Wp);
        let that = |token: usize| self.prose.lemma(token) == "that" && self.tree.subtree(token).len() == 1;
        clause.sure &= self.tree.sure(clause.predicate);
        let mut stands = false;
        for slot in [&mut clause.subjects, &mut clause.objects] {
            for token in slot.iter_mut().filter(|token| relates(**token) || that(**token)) {
                *token = noun;
                stands = true;
            }
        }
        if stands {
            return;
        }
        if dep == Dep::Acl {
            let to = self.first(clause.predicate, Dep::Mark).is_some();
            if clause.subjects.is_empty() && !to {
                clause.subjects = vec![noun];
            }
            return;
        }
        let place = self.tree.children(clause.predicate).any(|child| {
            self.prose.tag(child) == Tag::Wrb
                || clause.obliques.iter().any(|o| relates(o.token))
                || self.tree.dep(child).is_clause()
        });
        if clause.subjects.is_empty() {
            clause.subjects = vec![noun];
        } else if clause.objects.is_empty()
            && clause.copula.is_none()
            && !clause.passive
            && !place
            && !self.is_time(noun)
        {
            clause.objects = vec![noun];
        }
    }

    /// "The woman injured in the crash died": parsers take the participle behind the noun for the main verb. If a finite verb
    /// without a subject of its own follows, and nothing joins the two, that one is the main verb, and the first describes
    /// the noun.
    fn mend_garden_paths(&self, clauses: &mut [Clause]) {
        for later in 1..clauses.len() {
            let (before, rest) = clauses.split_at_mut(later);
            let (Some(first), Some(main)) = (before.last_mut(), rest.first_mut()) else { continue };
            let main_tag = self.prose.tag(main.predicate);
            let finite = matches!(main_tag, Tag::Vbd | Tag::Vbz) || self.is_finite(main) || main_tag == Tag::Vbn;
            let participle =
                matches!(self.prose.tag(first.predicate), Tag::Vbd | Tag::Vbn) && first.auxiliaries.is_empty();
            let behind = |token: usize| token + 1 == first.predicate && self.prose.tag(token).is_noun();
            let hangs = self.tree.head(main.predicate) == Some(first.predicate) && main.link != Link::Conjunct;
            let own = self.tree.children(main.predicate).any(|child| {
                let dep = self.tree.dep(child);
                dep.is_subject() || matches!(dep, Dep::Mark | Dep::Cc)
            });
            let open = self.nothing_joins(first.predicate, main.predicate);
            if finite
                && participle
                && hangs
                && !own
                && open
                && first.objects.is_empty()
                && first.subjects.iter().any(|&s| behind(s))
            {
                first.passive = true;
                first.link = Link::Relative;
                main.subjects = first.subjects.clone();
                main.passive &= !main.auxiliaries.is_empty();
                main.link = Link::Root;
                (first.sure, main.sure) = (false, false);
            }
        }
    }

    /// No comma, no conjunction, no relative pronoun between two tokens.
    fn nothing_joins(&self, from: usize, to: usize) -> bool {
        (from + 1..to).all(|token| {
            let tag = self.prose.tag(token);
            !matches!(tag, Tag::Comma | Tag::Colon | Tag::Cc | Tag::Wdt | Tag::Wp | Tag::Wrb)
        })
    }

    /// "A bus carrying tourists overturned.": parsers may take it all for a noun phrase, the last verb for a participle
    /// that describes it. But a whole sentence needs a verb, so it is that one, if it has an object, is tagged as a past tense,
    /// or other clauses stand before it or hang on it; "A woman wounded in the blast." stays what it is.
    fn mend_nouns_at_the_root(&self, clauses: &mut [Clause]) {
        let verbal =
            |clause: &Clause| self.is_finite(clause) && !clause.subjects.is_empty() && clause.link != Link::Relative;
        let Some(root) = self.tree.root().filter(|&root| self.prose.tag(root).is_noun()) else { return };
        let bare = self.first(root, Dep::Cop).is_none() && self.first(root, Dep::Nsubj).is_none();
        if !bare || !self.ends_with_stop() || clauses.iter().any(verbal) {
            return;
        }
        let describes = |clause: &Clause| {
            matches!(self.prose.tag(clause.predicate), Tag::Vbn | Tag::Vbd)
                && matches!(self.tree.dep(clause.predicate), Dep::Acl | Dep::AclRelcl)
                && clause.auxiliaries.is_empty()
                && clause.agents.is_empty()
        };
        let Some(at) = clauses.iter().rposition(describes) else { return };
        let (predicate, others) =
            (clauses[at].predicate, clauses.iter().filter(|clause| clause.predicate != root).count());
        let after_another = clauses[..at].iter().any(|clause| clause.predicate > root);
        let direct = self.tree.head(predicate) == Some(root);
        let leads = clauses.iter().any(|clause| clause.anchor == Some(predicate));
        let main = &mut clauses[at];
        let past = self.prose.tag(predicate) == Tag::Vbd || !main.objects.is_empty();
        if (after_another && others > 1) || direct && (past || leads) {
            main.passive = false;
            main.subjects = self.row(root);
            main.link = Link::Root;
            main.sure = false;
        }
    }

    /// "President resigns", "Blast kills nine": a verb in the third person has a subject. If the tree has none, it is the noun
    /// that hangs before the verb as something that cannot hang on a verb, or the noun that the verb hangs on.
    fn mend_headlines(&self, clauses: &mut [Clause]) {
        for clause in clauses.iter_mut().filter(|clause| clause.subjects.is_empty()) {
            if self.prose.tag(clause.predicate) != Tag::Vbz {
                continue;
            }
            let odd = |dep: Dep| {
                matches!(
                    dep,
                    Dep::Compound | Dep::NmodDesc | Dep::Nmod | Dep::NmodUnmarked | Dep::Amod | Dep::Flat | Dep::Appos
                ) || matches!(
                    dep,
                    Dep::Unclear | Dep::Vocative | Dep::Parataxis | Dep::OblUnmarked | Dep::Dislocated | Dep::List
                )
            };
            let is_noun = |token: usize| self.prose.tag(token).is_noun();
            let before = self
                .tree
                .children(clause.predicate)
                .rev()
                .find(|&child| child < clause.predicate && is_noun(child) && odd(self.tree.dep(child)));
            let above = clause.anchor.filter(|&noun| {
                noun < clause.predicate && is_noun(noun) && clause.link == Link::Beside && !self.ends_with_stop()
            });
            clause.subjects = before.or(above).into_iter().collect();
            clause.sure = false;
        }
    }

    fn place_appositions(&self, clauses: &mut [Clause], predicates: &[usize]) {
        for token in self.tree.tokens().filter(|&token| self.tree.dep(token) == Dep::Appos) {
            let at = predicates.binary_search(&token).ok().or_else(|| self.above(token, predicates));
            if let (Some(at), Some(noun)) = (at, self.tree.head(token)) {
                clauses[at].appositions.push((noun, token));
            }
        }
    }
}

fn link(dep: Dep) -> Link {
    match dep {
        Dep::Root => Link::Root,
        Dep::Acl | Dep::AclRelcl => Link::Relative,
        Dep::Advcl | Dep::AdvclRelcl => Link::Adverbial,
        Dep::Conj => Link::Conjunct,
        Dep::Ccomp | Dep::Xcomp | Dep::Csubj | Dep::CsubjPass | Dep::CsubjOuter => Link::Complement,
        _ => Link::Beside,
    }
}
