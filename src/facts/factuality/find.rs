use super::refuted::{Refuted, refuted};
use super::value::{Factuality, Modality, Outcome, Polarity, Side, Time};
use crate::prose::{Clause, Dep, Oblique, Prose, Tag, Tree};
use crate::wording::calendar::{self, Word};
use crate::wording::lower;
use crate::wording::{names, nominals, outcomes, roles, things};

/// Verbs that turn what they rule: "failed to sign", "stopped them from leaving".
const TURNING: &[&str] = &[
    "fail",
    "refuse",
    "decline",
    "forget",
    "neglect",
    "avoid",
    "omit",
    "prevent",
    "keep",
    "bar",
    "block",
    "prohibit",
    "ban",
    "forbid",
    "hesitate",
    "rule_out",
    "dissuade",
    "deter",
    "discourage",
];

/// Adjectives that turn what they rule: "unable to walk", "unlikely to pass".
const TURNING_ADJECTIVES: &[&str] =
    &["unable", "unlikely", "unwilling", "reluctant", "incapable", "impossible", "loath"];

/// Predicates that make a clause under them false: "it is untrue that".
const FALSE: &[&str] = &["false", "untrue", "wrong", "incorrect", "mistaken", "myth", "lie", "fiction", "nonsense"];

/// Verbs and adjectives under which a thing is still to come.
const PLANNING: &[&str] = &[
    "plan",
    "intend",
    "aim",
    "hope",
    "expect",
    "schedule",
    "set",
    "agree",
    "promise",
    "threaten",
    "vow",
    "decide",
    "want",
    "prepare",
    "pledge",
    "poise",
    "slate",
    "arrange",
    "propose",
    "offer",
    "book",
    "due",
    "ready",
    "likely",
    "about",
    "swear",
    "undertake",
    "determined",
    "wish",
    "mean",
    "await",
    "wait",
];

/// Those under which it may be so.
const SEEMING: &[&str] = &[
    "seem",
    "appear",
    "believe",
    "think",
    "say",
    "suspect",
    "report",
    "allege",
    "presume",
    "assume",
    "fear",
    "possible",
    "probable",
    "likely",
    "try",
    "attempt",
    "seek",
    "understand",
    "suppose",
    "rumor",
    "rumour",
    "claim",
    "feel",
    "able",
];

/// Those under which it ought to be so.
const REQUIRING: &[&str] = &[
    "require",
    "order",
    "ask",
    "urge",
    "tell",
    "demand",
    "instruct",
    "oblige",
    "force",
    "need",
    "have",
    "ought",
    "recommend",
    "advise",
    "command",
    "request",
    "beg",
    "necessary",
    "essential",
    "call",
];

/// Adverbs that leave it open.
const PERHAPS: &[&str] = &[
    "reportedly",
    "allegedly",
    "apparently",
    "possibly",
    "probably",
    "perhaps",
    "maybe",
    "presumably",
    "supposedly",
    "likely",
    "seemingly",
    "purportedly",
    "conceivably",
];

/// Adverbs that deny: "hardly moved", "nearly died".
const DENYING: &[&str] =
    &["not", "n't", "n’t", "never", "hardly", "barely", "scarcely", "nearly", "almost", "neither", "nor"];

/// Verbs that say no more than that their object came about: "reached a deal".
const LIGHT: &[&str] = &[
    "reach", "strike", "sign", "make", "find", "seal", "clinch", "conclude", "get", "have", "be", "announce", "report",
    "record", "suffer", "see", "come", "take", "achieve", "produce", "cause", "give", "hold", "secure", "tender",
    "receive", "raise", "issue", "file", "lodge", "submit", "conduct", "impose", "complete", "return", "exchange",
    "mount", "deliver", "fire", "open", "launch", "stage", "declare", "offer", "do", "shout", "voice", "express",
    "utter", "send", "grant", "obtain", "gain",
];

/// Those of them that say nothing without their object: what "made a decision" says is that somebody decided.
const LIGHTEST: &[&str] = &["be", "have", "make", "give", "take", "get", "come", "do"];

/// Where something stands that is there: "no warning was *in force*", "refunds were not *on offer*".
const IN_PLACE: &[&str] = &["force", "place", "effect", "offer", "way", "sight", "prospect", "progress"];

/// Nouns of signs: without a sign of an attack there was none as far as is known.
const SIGNS: &[&str] = &["evidence", "indication", "sign", "trace", "suggestion", "proof", "hint"];

/// Nouns that say nothing of what is had or is there.
const VAGUE: &[&str] = &[
    "choice",
    "idea",
    "way",
    "time",
    "doubt",
    "chance",
    "reason",
    "comment",
    "place",
    "part",
    "sense",
    "word",
    "need",
    "right",
    "interest",
    "thing",
    "people",
    "man",
    "woman",
    "matter",
    "role",
    "point",
    "use",
    "look",
    "kind",
    "sort",
    "lot",
    "number",
    "question",
    "case",
    "effect",
    "impact",
    "difference",
    "day",
    "year",
    "month",
    "week",
    "hour",
    "person",
    "one",
];

/// Verbs of going up and down that mean something else with an object.
const TRANSITIVE: [&str; 9] = ["drop", "slip", "ease", "climb", "mount", "shed", "advance", "jump", "gain"];

/// What is paid: "the sum was delivered".
const MONEY: &[&str] = &["money", "sum", "cash", "ransom", "fee", "payment", "dollar", "euro", "pound", "bribe"];

/// In words behind "is stepping down": "as head of the party with immediate effect".
const IMMEDIATELY: usize = 12;

/// Verbs that "it would not" does not stand for.
const SAYING: &[&str] =
    &["say", "tell", "ask", "add", "quote", "report", "insist", "claim", "deny", "argue", "believe", "think", "know"];

/// How many sentences back "it would not" may find its verb.
const ELLIPSIS: usize = 1;

/// How `clause` of sentence number `sentence` says that it is so. Who says it is left aside: under "he denied that" the
/// clause is as positive as it stands.
pub fn of(prose: &Prose, sentence: usize, clause: &Clause) -> Factuality {
    Reader::new(prose, sentence).read(clause)
}

/// The factuality of each clause of a sentence, and of outcomes that stand in a noun: "ended *without a deal*".
pub fn all(prose: &Prose, sentence: usize) -> Vec<Factuality> {
    let clauses = prose.clauses(sentence);
    let reader = Reader::new(prose, sentence);
    let mut found: Vec<Factuality> = clauses.iter().map(|clause| reader.read(clause)).collect();
    fill_ellipses(prose, sentence, &mut found);
    let nouns: Vec<Factuality> = reader.nouns(&found).collect();
    found.extend(nouns);
    found.sort_by_key(|f| (f.predicate, f.span));
    found
}

/// Gives "it would not" and "nobody was" the verb that they leave out: the last one before them that is not of speech.
fn fill_ellipses(prose: &Prose, sentence: usize, found: &mut [Factuality]) {
    for index in 0..found.len() {
        if !leaves_out_its_verb(prose, sentence, found[index].predicate) {
            continue;
        }
        let says = |f: &&Factuality| {
            SAYING.contains(&f.lemma.as_str())
                || LIGHTEST.contains(&f.lemma.as_str())
                || prose.tag(f.predicate) == Tag::Md
        };
        let here = found[..index].iter().rev().find(|f| !says(f)).cloned();
        let earlier = || {
            (sentence.saturating_sub(ELLIPSIS)..sentence).rev().filter(|&at| same_block(prose, at, sentence)).find_map(
                |at| {
                    let reader = Reader::new(prose, at);
                    reader.clauses.iter().rev().map(|clause| reader.read(clause)).find(|f| !says(&f))
                },
            )
        };
        let Some(meant) = here.or_else(earlier) else { continue };
        let one = &mut found[index];
        let word = prose.lower(one.predicate);
        if matches!(word, "will" | "would" | "wo") {
            one.modality = Modality::Planned;
        }
        (one.lemma, one.outcomes, one.roots, one.heading) = (meant.lemma, meant.outcomes, meant.roots, meant.heading);
    }
}

fn same_block(prose: &Prose, one: usize, other: usize) -> bool {
    prose.sentences[one].block == prose.sentences[other].block
}

/// Whether the predicate is an auxiliary with nothing but "not" behind it.
fn leaves_out_its_verb(prose: &Prose, sentence: usize, predicate: usize) -> bool {
    let auxiliary = prose.tag(predicate) == Tag::Md || matches!(prose.lemma(predicate), "be" | "do" | "have");
    let end = prose.sentences[sentence].tokens.end;
    let next = (predicate + 1..end).find(|&at| !matches!(prose.word(at), "not" | "n't" | "n’t"));
    // "He did, however, have one": the verb comes behind the aside.
    let aside = next.filter(|&at| prose.word(at) == "," && at + 3 < end && prose.word(at + 2) == ",");
    if aside.is_some_and(|at| prose.tag(at + 1).is_adverb() && prose.tag(at + 3).is_verb()) {
        return false;
    }
    auxiliary && next.is_none_or(|at| matches!(prose.word(at), "." | "," | ";" | "”" | "\"" | "—"))
}

/// With what the lemma begins where something is had, or is there: "had no jackets", "without jackets". The jackets themselves
/// may be anything.
pub const HAVING: &str = "have ";

fn having(noun: &str) -> String {
    format!("{HAVING}{noun}")
}

struct Reader<'p> {
    prose: &'p Prose,
    tree: &'p Tree,
    clauses: &'p [Clause],
    refuted: Vec<Refuted>,
}

/// What rules a clause from above.
#[derive(Default)]
struct Above {
    turned: Option<usize>,
    modality: Option<(Modality, usize)>,
    time: Option<Time>,
}

impl<'p> Reader<'p> {
    fn new(prose: &'p Prose, sentence: usize) -> Self {
        let (tree, clauses) = (prose.tree(sentence), prose.clauses(sentence));
        Self { prose, tree, clauses, refuted: refuted(prose, sentence) }
    }
}

impl Reader<'_> {
    fn lower(&self, token: usize) -> &str {
        self.prose.lower(token)
    }

    fn is(&self, token: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(token))
    }

    fn lemma_in(&self, token: usize, words: &[&str]) -> bool {
        words.contains(&&*lower(self.prose.lemma(token))) || self.is(token, words)
    }

    fn read(&self, clause: &Clause) -> Factuality {
        let above = self.above(clause);
        let negations = self.negations(clause);
        // "Was not approved without argument": it was, with some.
        let without = clause.obliques.iter().any(|oblique| oblique.preposition.as_deref() == Some("without"));
        let turns =
            negations.len() + usize::from(above.turned.is_some()) + usize::from(without && !negations.is_empty());
        let polarity = if turns % 2 == 1 { Polarity::Negative } else { Polarity::Positive };
        let (modality, modal) = self.modality(clause, &above, polarity);
        let time = self.time(clause, modality, &above);
        let cue = negations.first().copied().or(above.turned).or(modal);
        let predicate = clause.predicate;
        let words = [cue, clause.copula, clause.auxiliaries.first().copied(), Some(predicate)];
        let near = |&token: &usize| !self.comma_between(token, predicate);
        let first = words.iter().flatten().copied().filter(near).min().unwrap_or(predicate);
        let last =
            words.iter().flatten().copied().filter(near).chain(self.particle(predicate)).max().unwrap_or(predicate);
        // "had made no decision": what there is none of is part of the value.
        let noun = self
            .meant_nouns(clause)
            .into_iter()
            .chain(self.had(clause))
            .filter(|&noun| noun > last && noun - last < 5)
            .max();
        let light = LIGHTEST.contains(&&*lower(&clause.lemma));
        let last = noun.filter(|_| light).unwrap_or(last);
        let heading = self.heading(clause);
        let last = heading.map_or(last, |(at, _)| last.max(at));
        Factuality {
            span: self.prose.span(first..last + 1),
            predicate,
            lemma: self.lemma(clause),
            polarity,
            modality,
            time,
            cue: cue.map(|token| self.prose.tokens[token].span),
            outcomes: self.outcomes(clause),
            roots: self.roots(clause),
            heading: heading.map(|(_, heading)| heading),
        }
    }

    /// The lemma with its particle, where the two mean a thing of their own: "go off", "ask for". Of "made a decision" and
    /// "there was a decision" it is the verb that the noun stands for.
    fn lemma(&self, clause: &Clause) -> String {
        let plain = lower(&clause.lemma);
        if LIGHTEST.contains(&&*plain)
            && let Some(root) = self.roots(clause).into_iter().next()
        {
            return root;
        }
        let adverb = |&child: &usize| child == clause.predicate + 1 && self.tree.dep(child) == Dep::Advmod;
        let particle = self.tree.children(clause.predicate).find(adverb).map(|child| self.lower(child));
        match particle.filter(|particle| !outcomes::outcomes(&format!("{plain}_{particle}")).is_empty()) {
            Some(particle) => format!("{} {particle}", clause.lemma),
            None if plain == "ask" && clause.obliques.iter().any(|o| o.preposition.as_deref() == Some("for")) => {
                "ask for".to_string()
            }
            None => clause.lemma.clone(),
        }
    }

    /// What happens, as verbs, where it stands in a noun: `decide` of "made no decision", `withdraw` of "there was never any
    /// withdrawal", `elect` of "no election was held".
    fn roots(&self, clause: &Clause) -> Vec<String> {
        let predicate = lower(&clause.lemma);
        let meant = self.meant_nouns(clause);
        if meant.is_empty() && !LIGHT.contains(&&*predicate) {
            return nominals::verb_root(&predicate).map(str::to_string).into_iter().collect();
        }
        let thing = self.had(clause).map(|noun| having(&lower(self.prose.lemma(noun))));
        let root = |noun: usize| nominals::root(&lower(self.prose.lemma(noun)));
        meant.into_iter().filter_map(root).map(str::to_string).chain(thing).collect()
    }

    /// What is had, or is there: the jackets of "had no jackets", "there were jackets for all". That something was had in many
    /// words says something of the thing alone.
    fn had(&self, clause: &Clause) -> Option<usize> {
        let there = || self.tree.children(clause.predicate).any(|child| self.is(child, &["there"]));
        let nouns = match &*lower(&clause.lemma) {
            "have" | "carry" | "wear" => &clause.objects,
            "be" if there() => &clause.subjects,
            _ => return None,
        };
        let thing = |noun: usize| {
            let tag = self.prose.tag(noun);
            let lemma = lower(self.prose.lemma(noun));
            tag.is_noun() && !tag.is_proper() && !tag.is_pronoun() && nominals::root(&lemma).is_none()
        };
        let vague = |noun: usize| self.lemma_in(noun, SIGNS) || self.lemma_in(noun, VAGUE);
        // Little of it is nearly none.
        let little = |noun: usize| self.tree.children(noun).any(|child| self.is(child, &["little", "few"]));
        nouns.iter().copied().find(|&noun| thing(noun) && !little(noun) && !vague(noun))
    }

    /// The nouns that say what happens, of "there was", "made" and the like.
    fn meant_nouns(&self, clause: &Clause) -> Vec<usize> {
        let predicate = lower(&clause.lemma);
        let light = LIGHT.contains(&&*predicate);
        let there = self.tree.children(clause.predicate).any(|child| self.is(child, &["there"]));
        let in_place = clause.copula.is_some() && IN_PLACE.contains(&&*predicate);
        let mut nouns: Vec<usize> = Vec::new();
        if there || in_place || (clause.passive && light) {
            nouns.extend(&clause.subjects);
            // "there would be an appeal"
            nouns.extend((there && clause.copula.is_some()).then_some(clause.predicate));
        } else if light {
            nouns.extend(&clause.objects);
        }
        let means = |&noun: &usize| {
            let lemma = lower(self.prose.lemma(noun));
            nominals::root(&lemma).is_some() || !outcomes::outcomes(&lemma).is_empty()
        };
        nouns.into_iter().map(|noun| self.of_sign(noun)).filter(means).collect()
    }

    /// The attack, of "no sign of an attack".
    fn of_sign(&self, noun: usize) -> usize {
        if !self.lemma_in(noun, SIGNS) {
            return noun;
        }
        let of = |&child: &usize| child > noun && self.tree.children(child).any(|c| self.is(c, &["of"]));
        self.tree.children(noun).find(of).unwrap_or(noun)
    }

    /// Where it goes, if a word right behind it says so, and the word: "turned *toward* the wave", "turned *away*".
    fn heading(&self, clause: &Clause) -> Option<(usize, outcomes::Heading)> {
        let end = self.tree.tokens().end;
        let mut behind = clause.predicate + 1..end.min(clause.predicate + 3);
        behind.find_map(|at| Some((at, outcomes::heading(self.lower(at))?)))
    }

    fn particle(&self, predicate: usize) -> Option<usize> {
        self.tree.children_as(predicate, Dep::CompoundPrt).last()
    }

    fn comma_between(&self, one: usize, other: usize) -> bool {
        (one.min(other)..one.max(other)).any(|token| matches!(self.prose.word(token), "," | ";" | ":"))
    }

    /// Words of the clause itself that deny it. Two of them cancel out; "neither … nor" are one.
    fn negations(&self, clause: &Clause) -> Vec<usize> {
        let predicate = clause.predicate;
        let mut found: Vec<usize> = clause.negation.into_iter().collect();
        for child in self.tree.children(predicate) {
            let dep = self.tree.dep(child);
            let adverb = matches!(dep, Dep::Advmod | Dep::CcPreconj | Dep::Cc | Dep::Unclear | Dep::Aux);
            let longer = self.is(child, &["longer"]) && self.tree.children(child).any(|c| self.is(c, &["no"]));
            if adverb && self.is(child, DENYING) || longer || dep == Dep::Mark && self.is(child, &["without"]) {
                found.push(child);
            }
        }
        let nouns = clause.subjects.iter().chain(&clause.objects).chain(clause.copula.is_some().then_some(&predicate));
        found.extend(nouns.filter_map(|&noun| self.no(noun)));
        let bare = |oblique: &&Oblique| !matches!(oblique.preposition.as_deref(), Some("without" | "with"));
        // "At no time did they enter, he said": he said so.
        let own = |token: &usize| {
            self.tree.head(*token) == Some(predicate) && !(*token < predicate && self.comma_between(*token, predicate))
        };
        let obliques = clause.obliques.iter().filter(bare).map(|oblique| oblique.token).filter(own);
        found.extend(obliques.filter_map(|noun| self.no(noun)));
        found.retain(|&token| !self.is_shared(clause, token));
        // "Nobody was asked to sign": who does not sign is denied where they are asked.
        let lent = |&noun: &usize| self.infinitive(predicate).is_some() && self.tree.head(noun) != Some(predicate);
        let lent: Vec<usize> = clause.subjects.iter().copied().filter(lent).filter_map(|noun| self.no(noun)).collect();
        found.retain(|token| !lent.contains(token));
        found.sort_unstable();
        found.dedup();
        let neither = found.iter().any(|&token| self.is(token, &["neither"]));
        found.retain(|&token| !(neither && self.is(token, &["nor"])));
        found
    }

    /// A negation beyond the predicate's own words that belongs to the clause above: "did not say it fell".
    fn is_shared(&self, clause: &Clause, token: usize) -> bool {
        self.tree.head(token).is_some_and(|head| {
            head != clause.predicate
                && self.clauses.iter().any(|other| {
                    other.predicate == head
                        && other.predicate != clause.predicate
                        && other.negation == Some(token)
                        && other.copula.is_none()
                })
        })
    }

    /// `no` of "no deal", `nobody`.
    fn no(&self, noun: usize) -> Option<usize> {
        if self.is(noun, &["nobody", "none", "nothing", "neither", "noone"]) {
            return Some(noun);
        }
        let first = self.prose.sentences[self.prose.sentence_of(noun)].tokens.start;
        if self.is(noun, &["one"]) && noun > first && self.is(noun - 1, &["no"]) {
            return Some(noun - 1);
        }
        let before = self.tree.children(noun).filter(|&child| child < noun);
        // "The No 8 shirt"
        let is_number = |at: usize| self.lower(at).bytes().all(|byte| byte.is_ascii_digit());
        before.into_iter().find(|&child| self.is(child, &["no", "neither", "zero"]) && !is_number(child + 1))
    }

    fn above(&self, clause: &Clause) -> Above {
        let predicate = clause.predicate;
        let mut above = Above::default();
        if self.is_conditional(clause) {
            above.modality = Some((Modality::Conditional, predicate));
        }
        if let Some(refuted) = self.refuted_at(predicate) {
            above.turned = Some(refuted.cue);
            return above;
        }
        let Some(head) = self.tree.head(predicate) else { return above };
        let dep = self.tree.dep(predicate);
        // "Without a coin being paid"
        let being = clause.auxiliaries.iter().any(|&aux| self.is(aux, &["being"]));
        if being && dep == Dep::Acl && self.tree.children(head).any(|c| c < head && self.is(c, &["without"])) {
            above.turned = Some(predicate);
            return above;
        }
        let ruled = matches!(dep, Dep::Xcomp | Dep::Ccomp | Dep::Csubj | Dep::CsubjPass)
            || matches!(dep, Dep::Acl | Dep::Advcl | Dep::Obl)
                && (self.infinitive(predicate).is_some() || self.is_kept(predicate) || self.is_far_from(predicate));
        let clause_above = self.clauses.iter().find(|other| other.predicate == head);
        let upper = clause_above.map(|other| (self.negations(other).len() % 2 == 1, other));
        above.time = upper.as_ref().map(|(_, other)| self.tense(other)).filter(|_| !self.is_finite(clause));
        if !ruled {
            above.modality = above.modality.or(self.unconfirmed(head, dep).map(|verb| (Modality::Possible, verb)));
            return above;
        }
        let xcomp = dep == Dep::Xcomp || self.infinitive(predicate).is_some() || self.is_far_from(predicate);
        let blocks = matches!(
            self.prose.lemma(head),
            "prevent" | "keep" | "bar" | "block" | "prohibit" | "ban" | "stop" | "discourage" | "deter"
        );
        let turns = if blocks {
            self.is_kept(predicate)
        } else {
            xcomp && (self.lemma_in(head, TURNING) || self.lemma_in(head, TURNING_ADJECTIVES))
        };
        let lies = matches!(dep, Dep::Ccomp | Dep::Csubj) && self.lemma_in(head, FALSE);
        let yet = xcomp && (self.is_yet_to(predicate) || self.is_far_from(predicate));
        let none = self.has_no(head, dep);
        let refused = upper.as_ref().is_some_and(|(negative, _)| *negative) && xcomp && !self.lemma_in(head, SEEMING);
        let turned = usize::from(turns || lies || yet || none) + usize::from(refused && !none);
        above.turned = (turned % 2 == 1).then_some(head);
        above.modality = above.modality.or(self.unconfirmed(head, dep).map(|verb| (Modality::Possible, verb)));
        // What is unlikely is not ruled out.
        if xcomp && self.is(head, &["unlikely"]) {
            above.modality = above.modality.or(Some((Modality::Possible, head)));
            above.time = Some(Time::Planned);
        }
        if !xcomp || turns || yet {
            return above;
        }
        // "Will stay open", "may become violent"
        if let (Some((_, other)), None) = (&upper, self.infinitive(predicate)) {
            let (modality, _) = self.modality(other, &Above::default(), Polarity::Positive);
            above.modality = above.modality.or(Some((modality, head)).filter(|_| modality != Modality::Fact));
        }
        let passive = upper.as_ref().is_some_and(|(_, other)| other.passive);
        let modality = match () {
            () if self.lemma_in(head, &["have", "need", "ought"]) => Some(Modality::Required),
            () if self.lemma_in(head, PLANNING) && !(passive && self.lemma_in(head, &["want"])) => {
                Some(Modality::Planned)
            }
            () if self.lemma_in(head, REQUIRING) => Some(Modality::Required),
            () if self.lemma_in(head, SEEMING) => Some(Modality::Possible),
            () if self.is(head, &["going"]) && self.infinitive(predicate).is_some() => Some(Modality::Planned),
            () => None,
        };
        above.modality = above.modality.or(modality.map(|modality| (modality, head)));
        above
    }

    /// What the main verb of the clause at `predicate` is refuted by.
    fn refuted_at(&self, predicate: usize) -> Option<&Refuted> {
        let inside = |refuted: &&Refuted| refuted.tokens.contains(&predicate);
        let refuted = self.refuted.iter().find(inside)?;
        // Of the clauses inside, the first is denied; the others hang on it.
        let first = self.clauses.iter().map(|clause| clause.predicate).filter(|at| refuted.tokens.contains(at)).min();
        (first == Some(predicate)).then_some(refuted)
    }

    /// "has no plans *to close it*". Who has no choice does it.
    fn has_no(&self, head: usize, dep: Dep) -> bool {
        dep == Dep::Acl
            && self.prose.tag(head).is_noun()
            && !self.lemma_in(head, &["choice", "option", "doubt", "alternative"])
            && self.no(head).is_some()
    }

    /// `confirm` of "could not confirm that it fell", "could not confirm reports that it fell".
    fn unconfirmed(&self, head: usize, dep: Dep) -> Option<usize> {
        let verb = if dep == Dep::Acl { self.tree.head(head)? } else { head };
        let confirms =
            self.lemma_in(verb, &["confirm", "verify", "corroborate"]) && matches!(dep, Dep::Acl | Dep::Ccomp);
        let clause = self.clauses.iter().find(|clause| clause.predicate == verb)?;
        (confirms && self.negations(clause).len() % 2 == 1).then_some(verb)
    }

    /// "Far from *fleeing*".
    fn is_far_from(&self, predicate: usize) -> bool {
        predicate >= self.tree.tokens().start + 2
            && self.is(predicate - 1, &["from"])
            && self.is(predicate - 2, &["far"])
            && self.prose.tag(predicate) == Tag::Vbg
    }

    /// `from` of "prevented them from leaving".
    fn is_kept(&self, predicate: usize) -> bool {
        let mut marks = self.tree.children(predicate).filter(|&c| matches!(self.tree.dep(c), Dep::Mark | Dep::Case));
        self.prose.tag(predicate) == Tag::Vbg && marks.any(|c| self.is(c, &["from"]))
    }

    /// "has yet to leave".
    fn is_yet_to(&self, predicate: usize) -> bool {
        predicate >= self.tree.tokens().start + 2 && self.is(predicate - 1, &["to"]) && self.is(predicate - 2, &["yet"])
    }

    /// `to` of "to fall".
    fn infinitive(&self, predicate: usize) -> Option<usize> {
        self.tree.children_as(predicate, Dep::Mark).find(|&mark| self.is(mark, &["to"]))
    }

    /// "if it falls", "unless".
    fn is_conditional(&self, clause: &Clause) -> bool {
        let marks = |predicate: usize| {
            self.tree.dep(predicate) == Dep::Advcl
                && self.tree.children(predicate).any(|c| {
                    matches!(self.tree.dep(c), Dep::Mark | Dep::Advmod)
                        && self.is(c, &["if", "unless", "provided", "should", "lest"])
                })
        };
        let whether = self.tree.children_as(clause.predicate, Dep::Mark).any(|c| self.is(c, &["whether", "if"]));
        marks(clause.predicate) || whether
    }

    fn modality(&self, clause: &Clause, above: &Above, polarity: Polarity) -> (Modality, Option<usize>) {
        if let Some(due) = self.due(clause) {
            return (Modality::Planned, Some(due));
        }
        if let Some((modality, token)) = above.modality {
            return (modality, Some(token));
        }
        let had = clause.auxiliaries.iter().any(|&aux| self.is(aux, &["have", "’ve", "'ve"]));
        for &aux in &clause.auxiliaries {
            let modality = match self.lower(aux) {
                "may" | "might" => Modality::Possible,
                "can" | "could" | "ca" if polarity == Polarity::Negative => Modality::Fact,
                "can" | "could" => Modality::Possible,
                "would" | "’d" | "'d" if had => Modality::Conditional,
                "will" | "would" | "shall" | "wo" | "’ll" | "'ll" => Modality::Planned,
                "must" | "should" | "ought" | "need" => Modality::Required,
                _ => continue,
            };
            return (modality, Some(aux));
        }
        if self.is_going_to(clause) {
            return (Modality::Planned, clause.auxiliaries.last().copied());
        }
        // What is on offer is still to be had.
        if clause.copula.is_some() && self.is(clause.predicate, &["offer"]) {
            return (Modality::Planned, clause.copula);
        }
        let perhaps =
            self.tree.children(clause.predicate).find(|&c| self.tree.dep(c) == Dep::Advmod && self.is(c, PERHAPS));
        if let Some(token) = perhaps {
            return (Modality::Possible, Some(token));
        }
        if clause.copula.is_some()
            && self.is(clause.predicate, &["possible", "probable", "likely", "unlikely", "impossible"])
        {
            return (Modality::Possible, Some(clause.predicate));
        }
        (Modality::Fact, None)
    }

    /// What stands before "to" where it is *due* to happen, or *is* to happen.
    fn due(&self, clause: &Clause) -> Option<usize> {
        let first = self.prose.sentences[self.prose.sentence_of(clause.predicate)].tokens.start;
        let mut before = (first..clause.predicate).rev().skip_while(|&token| self.is(token, &["be"]));
        let to = before.next().filter(|&token| self.is(token, &["to"]))?;
        before.next().filter(|&token| self.is(token, &["due", "is", "are", "was", "were"]) && token + 1 == to)
    }

    /// "was stepping down", "is leaving": as a rule he has not left yet, but "with immediate effect" he has.
    fn is_going_to(&self, clause: &Clause) -> bool {
        let leaves = |outcome: &Outcome| outcome.class == "staying";
        let be = clause.auxiliaries.last().is_some_and(|&aux| self.prose.lemma(aux) == "be");
        let end = self.tree.tokens().end.min(clause.predicate + IMMEDIATELY);
        let now = (clause.predicate..end).any(|at| self.is(at, &["immediate", "immediately"]));
        be && !now && self.prose.tag(clause.predicate) == Tag::Vbg && self.outcomes(clause).iter().any(leaves)
    }

    fn is_finite(&self, clause: &Clause) -> bool {
        let verb = clause.copula.or(clause.auxiliaries.first().copied()).unwrap_or(clause.predicate);
        self.prose.tag(verb).is_finite()
    }

    fn tense(&self, clause: &Clause) -> Time {
        let first =
            clause.auxiliaries.first().copied().into_iter().chain(clause.copula).min().unwrap_or(clause.predicate);
        let tag = self.prose.tag(first);
        let perfect = self.lemma_in(first, &["have", "’ve", "'ve"]) && first != clause.predicate;
        let passive_now =
            clause.passive && matches!(tag, Tag::Vbz | Tag::Vbp) && self.prose.tag(clause.predicate) == Tag::Vbn;
        match tag {
            Tag::Vbd | Tag::Vbn => Time::Done,
            _ if perfect => Time::Done,
            _ if passive_now => Time::Ongoing,
            Tag::Md if !self.is(first, &["could"]) => Time::Planned,
            Tag::Md => Time::Done,
            _ => Time::Ongoing,
        }
    }

    /// "may have fallen".
    fn is_modal_perfect(&self, clause: &Clause) -> bool {
        let modal = clause.auxiliaries.iter().any(|&aux| self.prose.tag(aux) == Tag::Md);
        modal && clause.auxiliaries.iter().any(|&aux| self.is(aux, &["have", "’ve", "'ve"]))
    }

    fn time(&self, clause: &Clause, modality: Modality, above: &Above) -> Time {
        if modality == Modality::Planned {
            return Time::Planned;
        }
        if self.is_finite(clause) {
            let perfect = self.is_modal_perfect(clause);
            return if perfect { Time::Done } else { self.tense(clause) };
        }
        let participle = self.prose.tag(clause.predicate) == Tag::Vbn;
        above.time.filter(|_| !participle).unwrap_or(if participle { Time::Done } else { Time::Ongoing })
    }

    /// What the words of the clause stand for.
    fn outcomes(&self, clause: &Clause) -> Vec<Outcome> {
        let predicate = clause.lemma.replace(' ', "_").to_lowercase();
        let own = |name: &str| outcomes::outcomes(name).to_vec();
        let nouns = if clause.passive { &clause.subjects } else { &clause.objects };
        let mut found = Vec::new();
        if LIGHT.contains(&predicate.as_str()) || clause.copula.is_some() {
            found.extend(nouns.iter().flat_map(|&noun| own(&lower(self.prose.lemma(noun)))));
        }
        let joined = nouns.iter().map(|&noun| format!("{predicate}_{}", lower(self.prose.lemma(noun))));
        found.extend(joined.flat_map(|phrase| own(&phrase)));
        // "held on Wednesday" is not "held on".
        let timeless = |token: usize| calendar::of(&lower(self.prose.lemma(token))) == Word::Other;
        let set = clause
            .obliques
            .iter()
            .filter(|oblique| timeless(oblique.token))
            .filter_map(|o| Some(format!("{predicate}_{}", o.preposition.as_deref()?)));
        found.extend(set.flat_map(|phrase| own(&phrase)));
        // "Remains in custody", "ended with a deal": the noun says how it stands.
        let led_to = |oblique: &&Oblique| {
            let ways: &[&str] = match &*predicate {
                "remain" | "stay" | "keep" => &["in", "at", "on", "under"],
                "end" | "conclude" | "finish" | "close" | "result" => &["in", "with"],
                _ => &[],
            };
            oblique.preposition.as_deref().is_some_and(|way| ways.contains(&way)) && self.no(oblique.token).is_none()
        };
        let stands = clause.obliques.iter().filter(led_to);
        found.extend(stands.flat_map(|oblique| own(&lower(self.prose.lemma(oblique.token)))));
        let money = nouns.iter().chain(&clause.subjects).any(|&noun| self.lemma_in(noun, MONEY));
        if money {
            found.extend(own(&format!("{predicate}_money")));
        }
        let adverbs: Vec<usize> = self
            .tree
            .children(clause.predicate)
            .filter(|&c| matches!(self.tree.dep(c), Dep::Advmod | Dep::Xcomp | Dep::CompoundPrt))
            .collect();
        found.extend(adverbs.iter().flat_map(|&c| own(&format!("{predicate}_{}", self.lower(c)))));
        // "closer" is no opening.
        if found.is_empty() && matches!(self.prose.tag(clause.predicate), Tag::Jjr | Tag::Rbr) {
            found = own(self.lower(clause.predicate));
        }
        if found.is_empty() && clause.passive {
            found = own(&format!("be_{predicate}"));
        }
        if found.is_empty() {
            found = own(&predicate);
        }
        if found.is_empty() {
            found = own(self.lower(clause.predicate));
        }
        // "Approved it unanimously": how it was done is held against how else.
        found.extend(adverbs.iter().filter(|&&c| self.prose.tag(c) == Tag::Rb).flat_map(|&c| own(self.lower(c))));
        // Whoever holds a meeting holds nobody.
        let of_things = !nouns.is_empty() && nouns.iter().all(|&noun| self.is_no_captive(noun));
        found.retain(|outcome| !of_things || outcome.class != "freedom");
        // What stays open does not stay where it is.
        let so = |child: usize| self.tree.dep(child) == Dep::Xcomp && self.prose.tag(child).is_adjective();
        let stays_so =
            matches!(&*predicate, "stay" | "remain" | "keep") && self.tree.children(clause.predicate).any(so);
        found.retain(|outcome| !stays_so || outcome.class != "staying");
        // Whoever drops a knife does not fall.
        let moved = TRANSITIVE.contains(&predicate.as_str()) && nouns.iter().any(|&noun| !self.is_counted(noun));
        found.retain(|outcome| !moved || outcome.class != "direction");
        // Whoever was refused may well have asked.
        found.retain(|outcome| !(clause.passive && outcome.class == "asking" && outcome.side == Side::Second));
        found.dedup();
        found
    }

    /// Whether a noun names a thing, and nobody who could be held and freed.
    fn is_no_captive(&self, noun: usize) -> bool {
        let tag = self.prose.tag(noun);
        let lemma = lower(self.prose.lemma(noun));
        let somebody = things::is_people(&lemma) || roles::noun(&lemma).is_some() || names::is_group(&lemma);
        let held = outcomes::outcomes(&lemma).iter().any(|outcome| outcome.class == "freedom");
        tag.is_noun() && !(tag.is_proper() || tag.is_pronoun() || somebody || held || self.is_counted(noun))
    }

    /// Whether a noun tells how much: "half a percent", "three points".
    fn is_counted(&self, noun: usize) -> bool {
        const MEASURES: [&str; 5] = ["percent", "point", "cent", "half", "third"];
        let number = |token: usize| self.prose.tag(token) == Tag::Cd;
        number(noun) || self.lemma_in(noun, &MEASURES) || self.tree.children(noun).any(number)
    }

    /// Outcomes in nouns that are denied: "without a deal", "with no deal".
    fn nouns<'a>(&'a self, known: &'a [Factuality]) -> impl Iterator<Item = Factuality> + 'a {
        self.tree.tokens().filter(|&token| self.prose.tag(token).is_noun()).filter_map(move |token| {
            let outcomes = outcomes::outcomes(&lower(self.prose.lemma(token)));
            let cue = self.tree.children(token).filter(|&c| c < token).find(|&c| self.is(c, &["without", "no"]))?;
            let taken = known.iter().any(|f| f.cue == Some(self.prose.tokens[cue].span) || f.predicate == token);
            if taken {
                return None;
            }
            let time = self.clause_of(token).map_or(Time::Done, |clause| self.tense(clause));
            Some(Factuality {
                span: self.prose.span(cue..token + 1),
                predicate: token,
                lemma: self.prose.lemma(token).to_string(),
                polarity: Polarity::Negative,
                modality: Modality::Fact,
                time,
                cue: Some(self.prose.tokens[cue].span),
                outcomes: outcomes.to_vec(),
                roots: match nominals::root(self.prose.lemma(token)) {
                    Some(root) => vec![root.to_string()],
                    None => vec![having(&lower(self.prose.lemma(token)))],
                },
                heading: None,
            })
        })
    }

    fn clause_of(&self, token: usize) -> Option<&Clause> {
        std::iter::successors(Some(token), |&at| self.tree.head(at))
            .find_map(|at| self.clauses.iter().find(|clause| clause.predicate == at))
    }
}
