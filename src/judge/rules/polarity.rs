//! It happened, or it did not; they agreed, or the talks failed; it rose, or it fell.

use crate::account::{Account, Assertion, Telling};
use crate::align::{Alignment, Candidate, bearer_part};
use crate::facts::Relation;
use crate::facts::factuality::{self, Factuality, Polarity};
use crate::judge::pairing::{FactId, Filed, Pair, across, unrivalled};
use crate::judge::sides::{Claim, Parting, shorter};
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, voices};
use crate::prose::vectors::{likeness, rarity};
use crate::prose::{Clause, Tag};
use crate::weighing::Weighing;
use crate::wording::lower;
use std::borrow::Cow;

/// Where one report says that something is so and another that it is not.
pub fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    let pairs = pairs(accounts, alignment);
    unrivalled(Rule::Polarity, &pairs, weights)
        .into_iter()
        .map(|(pair, weighing)| parting(accounts, pair, weighing))
        .collect()
}

/// The assertions of aligned sentences, each with each that it can be compared with.
pub fn pairs(accounts: &[Account], alignment: &Alignment) -> Vec<Pair> {
    let assertions = Filed::of(accounts, |account| account.assertions.iter().map(|a| a.factuality.span).collect());
    let told: Vec<Vec<Option<Told>>> = accounts.iter().map(Told::all).collect();
    let told = |id: FactId| told[id.report][id.fact].as_ref();
    across(accounts, alignment.everywhere().chain(&alignment.answered), &assertions, |candidate, left, right| {
        pair(accounts, &assertions, candidate, (left, told(left)?), (right, told(right)?))
    })
}

/// What is known of an assertion, which meets many others.
struct Told<'a> {
    assertion: &'a Assertion,
    /// The number of those who do it.
    counted: Option<Cow<'a, str>>,
    /// Whether nobody is said to do it, or to suffer it.
    is_bare: bool,
    telling: Option<&'a Telling>,
    /// As [`factuality::marks`] gives them.
    marks: u64,
}

impl<'a> Told<'a> {
    /// One for each assertion of `account`.
    fn all(account: &'a Account) -> Vec<Option<Self>> {
        account.assertions.iter().map(|assertion| Self::of(account, assertion)).collect()
    }

    /// None of one that cannot be contradicted.
    fn of(account: &'a Account, assertion: &'a Assertion) -> Option<Self> {
        let factuality = &assertion.factuality;
        says_something(account, assertion).then(|| Self {
            assertion,
            counted: counted(account, factuality),
            is_bare: account.clause_at(factuality.span.start).is_some_and(is_bare),
            telling: account.telling_at(factuality.span.start),
            marks: factuality::marks(factuality),
        })
    }

    fn says_no(&self) -> bool {
        (self.assertion.factuality.polarity == Polarity::Negative) != self.assertion.denied
    }
}

fn assertion(accounts: &[Account], id: FactId) -> &Assertion {
    &accounts[id.report].assertions[id.fact]
}

/// Predicates that say what somebody does with a content, or nothing by themselves: that one man said something and
/// another did not is no contradiction.
const EMPTY: [&str; 21] = [
    "say", "be", "have", "do", "know", "think", "believe", "want", "seem", "expect", "hope", "add", "ask", "call",
    "see", "make", "get", "go", "come", "deny", "comment",
];

/// Whether the assertion can be contradicted.
fn says_something(account: &Account, assertion: &Assertion) -> bool {
    let factuality = &assertion.factuality;
    let text = account.report.text.as_str();
    // "Warned her not to talk": what was wished is not what was so.
    let wished = factuality.span.of(text).starts_with("not to ");
    let empty = EMPTY.contains(&factuality.lemma.as_str())
        || factuality.lemma == "tell" && !is_of_being_told(account, factuality);
    !empty && !wished && !asks(account, assertion) && !adds(account, assertion)
}

/// "The villagers had been told", "nobody told them": who knew of it may be what is disputed.
fn is_of_being_told(account: &Account, factuality: &Factuality) -> bool {
    let clause = account.clause_at(factuality.span.start);
    clause.is_some_and(|clause| clause.passive) || factuality.polarity == Polarity::Negative
}

fn pair(
    accounts: &[Account],
    facts: &Filed,
    candidate: &Candidate,
    (left, one): (FactId, &Told),
    (right, other): (FactId, &Told),
) -> Option<Pair> {
    if one.marks & other.marks == 0 {
        return None;
    }
    let (x, y) = (one.assertion, other.assertion);
    let (a, b) = (&x.factuality, &y.factuality);
    let relation = turned(factuality::compare(a, b), x.denied != y.denied, a);
    if matches!(relation, Relation::NotComparable(_)) || of_some(one, other) {
        return None;
    }
    // One report calls a thing by one name, or by a pronoun.
    if left.report == right.report && a.lemma == b.lemma && done_to_two(&accounts[left.report], a, b) {
        return None;
    }
    let mut signs = facts.context(candidate, [(left, a.span), (right, b.span)], [a.span, b.span]);
    signs.add("the same word", f64::from(u8::from(a.lemma.eq_ignore_ascii_case(&b.lemma))));
    let says_no = a.polarity != b.polarity || x.denied != y.denied;
    let same_root = tells(a, b) || tells(b, a) || a.lemma.eq_ignore_ascii_case(&b.lemma);
    if !same_root {
        // Two ends of one thing are no two acts.
        signs.drop("same act");
    }
    let in_a_noun = [a, b].iter().any(|f| !f.roots.is_empty());
    if let (Some(x), Some(y), false) = (one.telling, other.telling, in_a_noun) {
        let (sign, part) = bearer_part(x, y);
        signs.add(sign, part);
    }
    signs.add("one says no", f64::from(u8::from(says_no && same_root)));
    signs.add("a rare word is said and denied", if says_no && same_root { rareness(&a.lemma) } else { 0.0 });
    signs.add("other tense", f64::from(u8::from(a.time != b.time)));
    signs.add("a denial", f64::from(u8::from(x.denied || y.denied)));
    if one.is_bare || other.is_bare {
        signs.add("nobody is said to do it", 1.0);
    }
    Some(Pair { left, right, relation, signs })
}

/// How rare a verb is, 0 to 1: that somebody left and somebody did not are two things as a rule, with "dismantle" less often.
fn rareness(lemma: &str) -> f64 {
    /// Rarity of the verbs that every report has, and of those that hardly any has, as [`rarity`] counts.
    const RANGE: (f32, f32) = (6.0, 11.0);
    let rarity = rarity(lemma).unwrap_or(RANGE.1);
    f64::from(((rarity - RANGE.0) / (RANGE.1 - RANGE.0)).clamp(0.0, 1.0))
}

/// Whether one thing is done to two: "left the scene", and "refused to leave his home".
fn done_to_two(account: &Account, a: &Factuality, b: &Factuality) -> bool {
    /// Nouns that are more alike may mean one thing: "the sum" and "the money".
    const ALIKE: f32 = 0.4;
    let prose = &account.prose;
    let objects = |f: &Factuality| -> Vec<usize> {
        let clause = account.clause_at(f.span.start);
        clause.map_or(Vec::new(), |c| if c.passive { c.subjects.clone() } else { c.objects.clone() })
    };
    let (x, y) = (objects(a), objects(b));
    let says = |&token: &usize| prose.tag(token).is_noun() && prose.tag(token) != Tag::Prp;
    let is_one = |&one: &usize, &other: &usize| {
        let (one, other) = (prose.lemma(one), prose.lemma(other));
        one.eq_ignore_ascii_case(other) || likeness(one, other).is_none_or(|likeness| likeness >= ALIKE)
    };
    let all = !x.is_empty() && !y.is_empty() && x.iter().chain(&y).all(says);
    all && !x.iter().any(|one| y.iter().any(|other| is_one(one, other)))
}

/// Whether what is told of some of them is held against what is told of others: that one of the bombs did not go off does not
/// deny that four did. That none did would.
fn of_some(one: &Told, other: &Told) -> bool {
    let (x, y) = (&one.counted, &other.counted);
    match (one.says_no(), other.says_no()) {
        (true, false) => x.is_some() && x != y,
        (false, true) => y.is_some() && x != y,
        _ => x != y,
    }
}

/// The number of those who do it.
fn counted<'a>(account: &'a Account, factuality: &Factuality) -> Option<Cow<'a, str>> {
    let prose = &account.prose;
    let subject = account.clause_at(factuality.span.start)?.subjects.first().copied()?;
    let tree = prose.tree(prose.sentence_of(subject));
    // What stands behind a name is an age.
    let mut number = std::iter::once(subject).chain(tree.children(subject).filter(|&child| child < subject));
    let number = number.find(|&token| prose.tag(token) == Tag::Cd)?;
    Some(lower(prose.lemma(number)))
}

/// Whether `a` says with a noun, or with the same noun, what `b` tells: "there was no withdrawal" of "withdrew".
fn tells(a: &Factuality, b: &Factuality) -> bool {
    a.roots.iter().any(|root| *root == b.lemma || b.roots.contains(root))
}

/// Who asks how many were hurt does not say that they were.
fn asks(account: &Account, assertion: &Assertion) -> bool {
    let sentence = account.prose.sentences[assertion.sentence].span.of(account.report.text.as_str());
    sentence.trim_end_matches(['"', '”', '’', '\'', ')', ' ']).ends_with('?')
}

/// "Not only heroes" are heroes.
fn adds(account: &Account, assertion: &Assertion) -> bool {
    let text = account.report.text.as_str();
    let after = assertion.factuality.cue.map(|cue| text[cue.end..].split_whitespace().next().unwrap_or_default());
    after.is_some_and(|word| ["only", "just", "merely", "simply"].contains(&word))
}

fn is_bare(clause: &Clause) -> bool {
    clause.subjects.is_empty() && clause.objects.is_empty()
}

/// What is said under "denied that" is said not to be so.
fn turned(relation: Relation, turn: bool, a: &Factuality) -> Relation {
    match relation {
        relation if !turn => relation,
        Relation::Same => Relation::Apart(format!("\"{}\" is said, and denied", a.lemma).into()),
        Relation::Apart(_) => Relation::Same,
        _ => Relation::NotComparable("they are not said of the same".into()),
    }
}

fn parting(accounts: &[Account], pair: &Pair, weighing: Weighing) -> Parting {
    let (left, right) = (&accounts[pair.left.report], &accounts[pair.right.report]);
    let (left_told, right_told) = (assertion(accounts, pair.left), assertion(accounts, pair.right));
    let left_claim = claim(left, pair.left, left_told);
    let right_claim = claim(right, pair.right, right_told);
    Parting {
        rule: Rule::Polarity,
        verdict: voices::verdict((left, &left_claim), (right, &right_claim)),
        severity: Severity::Error,
        subject: shorter(event(left, &left_told.factuality), event(right, &right_told.factuality)),
        reason: format!(
            "Both speak of the same event, and it cannot be both: “{}” and “{}”.",
            left_claim.value, right_claim.value
        ),
        left: left_claim,
        right: right_claim,
        weighing,
    }
}

/// Subjects that name nobody.
const NOBODY: [&str; 4] = ["nobody", "none", "one", "nothing"];

/// Who, and what they did or did not do: "the ministry, sign".
pub(in crate::judge) fn event(account: &Account, told: &Factuality) -> String {
    let clause = account.clause_at(told.span.start);
    let tells_who = |token: &usize| {
        let tag = account.prose.tag(*token);
        !tag.is_pronoun() && (tag.is_proper() || !NOBODY.contains(&account.prose.lemma(*token)))
    };
    let subject = clause.and_then(|clause| clause.subjects.first().copied()).filter(tells_who);
    let subject = subject.map(|token| account.phrase(token)).filter(|words| !words.starts_with("no "));
    match subject {
        Some(subject) => format!("{subject}, {}", told.lemma),
        None => told.lemma.clone(),
    }
}

fn claim(account: &Account, id: FactId, assertion: &Assertion) -> Claim {
    let span = assertion.factuality.span;
    let words = account.running(span);
    let value = if assertion.denied { format!("denied: {words}") } else { words };
    Claim::alone(account, id.report, span, value)
}
