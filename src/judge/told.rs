//! What is known of an assertion by itself: who is said to do it, when, to what, with what aim. Each meets many others, so what is
//! asked again and again is worked out once.

use super::occasions::when;
use crate::account::{Account, Assertion, Era, Telling};
use crate::entities::Kind;
use crate::facts::Party;
use crate::facts::factuality::{self, Factuality, Modality, Polarity};
use crate::facts::timex::Timex;
use crate::prose::{Clause, Dep, Link, Tag};
use crate::wording::calendar::{self, Word};
use crate::wording::{lower, nominals, things};
use std::borrow::Cow;
use std::cell::OnceCell;

/// An assertion that can be contradicted, and what is known of it.
pub(super) struct Told<'a> {
    account: &'a Account,
    pub assertion: &'a Assertion,
    /// The number of those who do it.
    pub counted: Option<Cow<'a, str>>,
    pub telling: Option<&'a Telling>,
    /// What its predicate tells, if that is a clause: of "refused to leave", that somebody leaves.
    pub act: Option<&'a Telling>,
    /// As [`factuality::marks`] gives them.
    pub marks: u64,
    /// The clause that its words begin in, and that of its predicate: of "refused to leave" the two are two.
    clause: Option<&'a Clause>,
    inner: Option<&'a Clause>,
    subject: OnceCell<Option<Party>>,
    denies_own: OnceCell<bool>,
}

impl<'a> Told<'a> {
    /// One for each assertion of `account`; none of one that cannot be contradicted.
    pub fn all(account: &'a Account) -> Vec<Option<Self>> {
        account.assertions.iter().map(|assertion| Self::of(account, assertion)).collect()
    }

    fn of(account: &'a Account, assertion: &'a Assertion) -> Option<Self> {
        let f = &assertion.factuality;
        if !says_something(account, assertion) {
            return None;
        }
        let first = account.prose.tokens[f.predicate].span.start;
        let inner = account.clause_at(first);
        // Of "without a fight" the clause tells another thing.
        let is_of_verb = |clause: &&Clause| clause.predicate == f.predicate;
        Some(Self {
            account,
            assertion,
            counted: counted(account, f),
            telling: account.telling_at(f.span.start),
            act: inner.filter(is_of_verb).and_then(|_| account.telling_at(first)),
            marks: factuality::marks(f),
            clause: account.clause_at(f.span.start),
            inner,
            subject: OnceCell::new(),
            denies_own: OnceCell::new(),
        })
    }

    /// How it is said to be so.
    pub fn how(&self) -> &'a Factuality {
        &self.assertion.factuality
    }

    /// Whether it is said not to be so.
    pub fn says_no(&self) -> bool {
        (self.how().polarity == Polarity::Negative) != self.assertion.denied
    }

    /// Whoever is said to do it, or to have it done to them.
    pub fn subject(&self) -> Option<&Party> {
        let read = || {
            let clause = self.clause?;
            let subject = clause.subjects.first().copied().or_else(|| opening(self.account, clause))?;
            Some(Party::at(&self.account.prose, &self.account.entities, subject))
        };
        self.subject.get_or_init(read).as_ref()
    }

    /// Whether the tree gives it no subject.
    pub fn has_lost_its_subject(&self) -> bool {
        self.clause.is_some_and(|clause| clause.subjects.is_empty())
    }

    /// Whether nobody is said to do it, or to suffer it.
    pub fn is_bare(&self) -> bool {
        let bare = self.clause.is_some_and(|clause| clause.subjects.is_empty() && clause.objects.is_empty());
        bare && self.subject().is_none()
    }

    /// Whether it is said not to have been so until then, and so to have been so since: "was not told until May".
    pub fn is_late(&self) -> bool {
        const REACH: usize = 14;
        let (prose, predicate) = (&self.account.prose, self.how().predicate);
        let end = prose.sentences[prose.sentence_of(predicate)].tokens.end;
        let mut behind = predicate + 1..end.min(predicate + REACH);
        self.says_no() && behind.any(|at| matches!(prose.lower(at), "until" | "till"))
    }

    /// Whether a clause of its own says so, and no "freed in May" or "who was freed".
    pub fn is_outright(&self) -> bool {
        let prose = &self.account.prose;
        let finite = |clause: &Clause| {
            let verb = clause.copula.or(clause.auxiliaries.first().copied()).unwrap_or(clause.predicate);
            let tree = prose.tree(prose.sentence_of(verb));
            // "The crown weakened" may be taken for a crown that was weakened, with nothing told of it.
            let alone = clause.anchor.is_some_and(|noun| tree.head(noun).is_none() && prose.tag(noun).is_noun());
            let main = prose.tag(verb).is_finite() && clause.link != Link::Relative;
            main || alone && prose.tag(verb) == Tag::Vbn
        };
        self.clause.is_some_and(finite)
    }

    /// Whether a noun says what happens, as in "took part" and "there was a withdrawal": who or what that is said of is not told by
    /// what the verb is done to.
    pub fn is_in_a_noun(&self) -> bool {
        let roots = &self.how().roots;
        let verb = |clause: &Clause| {
            let lemma = lower(&clause.lemma);
            nominals::verb_root(&lemma).is_some_and(|root| roots.iter().any(|word| word == root))
        };
        !roots.is_empty() && !self.clause.is_some_and(verb)
    }

    /// Whether one says of himself or his own that they did not do it: "we did not pay", "our units returned no fire".
    pub fn denies_own(&self) -> bool {
        *self.denies_own.get_or_init(|| {
            let speaker = || self.account.speaker(self.how().span);
            let is_his = |subject: &Party| {
                subject.is_speaker(&self.account.prose)
                    || subject.key.is_some() && speaker().is_some_and(|speaker| speaker.key == subject.key)
            };
            self.says_no() && self.is_said_by_somebody() && self.subject().is_some_and(is_his)
        })
    }

    fn is_said_by_somebody(&self) -> bool {
        self.account.attribution(self.how().span).is_some_and(|one| one.source.is_some())
    }

    /// The time that is told with it.
    pub fn when(&self) -> Option<&'a Timex> {
        when(self.account, self.how().span)
    }

    /// Whether it is told of all the time from a day on: "has not erupted since 1902".
    pub fn is_since(&self) -> bool {
        let prose = &self.account.prose;
        let before = |time: &Timex| prose.tokens_in(time.span).start.checked_sub(1);
        self.when().and_then(before).is_some_and(|at| prose.lower(at) == "since")
    }

    /// Whether it is told of long before the report.
    pub fn is_of_old(&self) -> bool {
        self.when().and_then(|time| self.account.era(time)) == Some(Era::LongAgo)
    }

    /// Whether it is still to come.
    pub fn is_planned(&self) -> bool {
        self.how().modality == Modality::Planned
    }

    /// Whether a person is said to do it.
    pub fn is_of_a_person(&self) -> bool {
        self.subject().is_some_and(|subject| {
            let kind = subject.entity.map(|entity| self.account.entities.entities[entity].kind);
            kind == Some(Kind::Person) || matches!(self.account.prose.lower(subject.head), "he" | "she" | "who" | "i")
        })
    }

    /// Whether it is told of one thing of a sort: "the bomb".
    pub fn is_of_one_thing(&self) -> bool {
        self.subject().is_some_and(|one| {
            self.account.prose.tag(one.head) == Tag::Nn && !one.is_nobody() && !things::is_people(one.noun())
        })
    }

    /// What is ordered, asked or planned, where "to" leads it in: `leave` of "there was no order to leave".
    pub fn aim(&self) -> Option<Cow<'a, str>> {
        const REACH: usize = 4;
        let (f, prose) = (self.how(), &self.account.prose);
        let last = prose.tokens_in(f.span).end;
        let end = prose.sentences[prose.sentence_of(f.predicate)].tokens.end;
        let mut behind = f.predicate.max(last.saturating_sub(1)) + 1..end.min(last + REACH);
        let to = behind.find(|&at| prose.lower(at) == "to")?;
        let verb = (to + 1 < end).then_some(to + 1).filter(|&verb| prose.tag(verb) == Tag::Vb)?;
        Some(lower(prose.lemma(verb)))
    }

    /// The nouns of what it is done to; none where one is a pronoun.
    pub fn objects(&self) -> Vec<&'a str> {
        let prose = &self.account.prose;
        let got = |clause: &Clause| clause.auxiliaries.iter().any(|&aux| prose.lemma(aux) == "get");
        let all = self.inner.map_or(&[][..], |c| if c.passive || got(c) { &c.subjects } else { &c.objects });
        let says = all.iter().all(|&token| prose.tag(token).is_noun() && prose.tag(token) != Tag::Prp);
        if says { all.iter().map(|&token| prose.lemma(token)).collect() } else { Vec::new() }
    }

    /// The nouns behind its predicate, each with its preposition: "to the nation". A time is none.
    pub fn behind(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let prose = &self.account.prose;
        let thing = self.inner.into_iter().flat_map(|clause| clause.subjects.iter().chain(&clause.objects).copied());
        let said = |noun: usize| {
            let tree = prose.tree(prose.sentence_of(noun));
            let case = tree.children(noun).find(|&child| child < noun && tree.dep(child) == Dep::Case)?;
            let lemma = prose.lemma(noun);
            let timeless = calendar::of(&lower(lemma)) == Word::Other && !prose.tag(noun).is_pronoun();
            timeless.then(|| (prose.lower(case), lemma))
        };
        let of_clause = self.inner.into_iter().flat_map(|clause| clause.obliques.iter().map(|oblique| oblique.token));
        let of_thing = thing.flat_map(|noun| prose.tree(prose.sentence_of(noun)).children(noun));
        of_clause.chain(of_thing).filter(|&noun| prose.tag(noun).is_noun()).filter_map(said)
    }

    /// The words by which it is narrowed what there was none of: "did not cause any *serious* injuries".
    pub fn degrees(&self) -> Vec<&'a str> {
        let (f, prose) = (self.how(), &self.account.prose);
        let Some(clause) = self.inner else { return Vec::new() };
        let nouns = clause.objects.iter().chain(&clause.subjects).chain([&f.predicate]);
        let tree = prose.tree(prose.sentence_of(f.predicate));
        let children = nouns.flat_map(|&noun| tree.children(noun).filter(move |&child| child < noun));
        children.map(|child| prose.lower(child)).filter(|word| DEGREES.contains(word)).collect()
    }

    /// Whether it says that somebody was, or was not, hurt or killed or found, or something damaged.
    pub fn is_of_harm(&self) -> bool {
        const HARM: [&str; 4] = ["harm", "life", "damage", "finding"];
        !self.assertion.denied && self.how().outcomes.iter().any(|outcome| HARM.contains(&outcome.class))
    }

    /// Whether it says that there was nobody and nothing at all: "no injuries were reported".
    pub fn says_none_at_all(&self) -> bool {
        let text = self.account.report.text.as_str();
        let cue = self.how().cue.map(|cue| lower(cue.of(text)));
        let words = self.account.prose.sentences[self.assertion.sentence].span.of(text);
        self.how().polarity == Polarity::Negative
            && cue.is_some_and(|cue| ["no", "nobody", "none"].contains(&&*cue))
            && !NARROW.iter().any(|narrow| words.contains(narrow))
    }

    /// Whether the report leads with it, and says that it is so.
    pub fn leads(&self) -> bool {
        /// The headline and the first sentences.
        const LEAD: usize = 3;
        let leads = || self.account.sentences().take(LEAD).any(|sentence| sentence == self.assertion.sentence);
        self.is_so() && leads()
    }

    /// Whether it is said to be so, and nobody denies it.
    pub fn is_so(&self) -> bool {
        self.how().polarity == Polarity::Positive && !self.assertion.denied
    }

    /// Whether the report tells in its own words that it has not happened.
    pub fn is_not_so_yet(&self) -> bool {
        let own = || self.account.attribution(self.how().span).is_none();
        self.how().polarity == Polarity::Negative && !self.assertion.denied && own()
    }

    /// When its report came out, in seconds.
    pub fn published(&self) -> Option<i64> {
        self.account.report.published.map(|moment| moment.seconds())
    }
}

/// Words that narrow what there was none of: without serious injuries people may be hurt.
const DEGREES: [&str; 16] = [
    "serious",
    "major",
    "severe",
    "significant",
    "further",
    "new",
    "more",
    "other",
    "additional",
    "immediate",
    "direct",
    "permanent",
    "lasting",
    "critical",
    "formal",
    "structural",
];

/// Words by which "nobody was hurt" is told of something apart.
const NARROW: [&str; 6] = ["that case", "this case", "there", "in that", "on that", "at that"];

/// Ann Roe, of "Ann Roe, the head of the union, which had called the strike, gave way": who opens a sentence and is told more of
/// up to the comma before the verb.
fn opening(account: &Account, clause: &Clause) -> Option<usize> {
    let prose = &account.prose;
    let sentence = &prose.sentences[prose.sentence_of(clause.predicate)].tokens;
    let first = clause.auxiliaries.iter().copied().chain([clause.predicate]).min()?;
    let phrase = account.entities.phrase_at(sentence.start).map(|at| &account.entities.phrases[at])?;
    let is_comma = |at: usize| at < sentence.end && prose.word(at) == ",";
    let finite = prose.tag(first).is_finite() && first > phrase.tokens.end + 1;
    (finite && is_comma(phrase.tokens.end) && is_comma(first - 1)).then_some(phrase.head)
}

/// The number of those who do it.
fn counted<'a>(account: &'a Account, factuality: &Factuality) -> Option<Cow<'a, str>> {
    let prose = &account.prose;
    let subject = account.clause_at(factuality.span.start)?.subjects.first().copied()?;
    let tree = prose.tree(prose.sentence_of(subject));
    // What stands behind a name is an age.
    let mut number = std::iter::once(subject).chain(tree.children(subject).filter(|&child| child < subject));
    let number = number.find(|&token| prose.tag(token) == Tag::Cd)?;
    // "The two sides" are both.
    if tree.children(subject).any(|child| matches!(prose.lower(child), "the" | "these" | "those" | "all" | "both")) {
        return None;
    }
    Some(lower(prose.lemma(number)))
}

/// Predicates that say what somebody does with a content, or nothing by themselves: that one man said something and
/// another did not is no contradiction.
const EMPTY: [&str; 22] = [
    "say", "be", "have", "do", "know", "think", "believe", "want", "seem", "expect", "hope", "add", "ask", "call",
    "see", "make", "get", "go", "come", "deny", "comment", "need",
];

/// What one finds so and another does not is no contradiction.
const OPINIONS: [&str; 22] = [
    "good",
    "bad",
    "great",
    "extraordinary",
    "important",
    "easy",
    "difficult",
    "hard",
    "beautiful",
    "fair",
    "proud",
    "sorry",
    "happy",
    "sure",
    "clear",
    "surprised",
    "nice",
    "perfect",
    "simple",
    "interesting",
    "afraid",
    "funny",
];

/// "Left forty people dead": nobody went.
fn leaves_so(account: &Account, factuality: &Factuality) -> bool {
    const REACH: usize = 9;
    const SO: [&str; 9] =
        ["dead", "injured", "wounded", "homeless", "stranded", "hurt", "missing", "without", "unconscious"];
    let prose = &account.prose;
    let end = prose.sentences[prose.sentence_of(factuality.predicate)].tokens.end;
    let mut behind = factuality.predicate + 1..end.min(factuality.predicate + REACH);
    factuality.lemma == "leave" && behind.any(|at| SO.contains(&prose.lower(at)))
}

/// Whether the assertion can be contradicted.
fn says_something(account: &Account, assertion: &Assertion) -> bool {
    let factuality = &assertion.factuality;
    let text = account.report.text.as_str();
    // "Warned her not to talk": what was wished is not what was so.
    let words = factuality.span.of(text);
    let wished = words.starts_with("not to ") || words.contains(" not to ");
    let empty = EMPTY.contains(&factuality.lemma.as_str())
        || factuality.lemma == "tell" && !is_of_being_told(account, factuality);
    let opinion = OPINIONS.contains(&factuality.lemma.as_str());
    !empty
        && !wished
        && !opinion
        && !leaves_so(account, factuality)
        && !asks(account, assertion)
        && !adds(account, assertion)
}

/// "The villagers had been told", "nobody told them": who knew of it may be what is disputed.
fn is_of_being_told(account: &Account, factuality: &Factuality) -> bool {
    let clause = account.clause_at(factuality.span.start);
    clause.is_some_and(|clause| clause.passive) || factuality.polarity == Polarity::Negative
}

/// Who asks how many were hurt does not say that they were.
fn asks(account: &Account, assertion: &Assertion) -> bool {
    let sentence = account.prose.sentences[assertion.sentence].span.of(account.report.text.as_str());
    sentence.trim_end_matches(['"', '”', '’', '\'', ')', ' ']).ends_with('?')
}

/// "Not only heroes" are heroes; and of "not all of them" some are, and some are not.
fn adds(account: &Account, assertion: &Assertion) -> bool {
    let text = account.report.text.as_str();
    let after = assertion.factuality.cue.map(|cue| text[cue.end..].split_whitespace().next().unwrap_or_default());
    after.is_some_and(|word| {
        ["only", "just", "merely", "simply", "all", "every", "everyone", "everybody"].contains(&word)
    })
}
