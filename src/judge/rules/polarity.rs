//! It happened, or it did not; they agreed, or the talks failed; it rose, or it fell.

use crate::account::{Account, Assertion};
use crate::align::{Alignment, Candidate, act_part, bearer_part, doer_part};
use crate::facts::factuality::{self, Factuality, HAVING, Modality, Polarity};
use crate::facts::{Relation, timex};
use crate::judge::pairing::{FactId, Filed, Pair, SAYS_NO, across, unrivalled};
use crate::judge::sides::{Claim, Parting, shorter};
use crate::judge::told::Told;
use crate::judge::weights::Weights;
use crate::judge::{Rule, Severity, voices};
use crate::prose::vectors::{likeness, rarity};
use crate::text::Span;
use crate::weighing::Weighing;
use crate::wording::{names, roles, things};

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
        pair(&assertions, candidate, (left, told(left)?), (right, told(right)?))
    })
}

fn assertion(accounts: &[Account], id: FactId) -> &Assertion {
    &accounts[id.report].assertions[id.fact]
}

fn pair(
    facts: &Filed,
    candidate: &Candidate,
    (left, one): (FactId, &Told),
    (right, other): (FactId, &Told),
) -> Option<Pair> {
    let in_its_words = relation(one, other);
    let retold = if in_its_words.is_none() { retold(one, other) } else { 0.0 };
    let relation = match in_its_words {
        Some(relation) => relation,
        None if retold > 0.0 => Relation::Apart("both tell of one act, and one says that it was not done".into()),
        None => return None,
    };
    if are_of_two_things(one, other) {
        return None;
    }
    let (x, y) = (one.assertion, other.assertion);
    let (a, b) = (&x.factuality, &y.factuality);
    let mut signs = facts.context(candidate, [(left, a.span), (right, b.span)], [a.span, b.span]);
    signs.add("the same word", flag(a.lemma.eq_ignore_ascii_case(&b.lemma)));
    let says_no = a.polarity != b.polarity || x.denied != y.denied;
    let same_root = tells(a, b) || tells(b, a) || a.lemma.eq_ignore_ascii_case(&b.lemma);
    if !same_root {
        // Two ends of one thing are no two acts.
        signs.leave_out("same act");
    }
    let in_a_noun = one.is_in_a_noun() || other.is_in_a_noun();
    if in_a_noun {
        // "Gave no signal" is done to no signal.
        signs.leave_out("same undergoer");
    }
    if let (Some(x), Some(y), false) = (one.telling, other.telling, in_a_noun) {
        let (sign, part) = if is_of_its_doer(a, b) { doer_part(x, y) } else { bearer_part(x, y) };
        signs.add(sign, part);
        let ends = if same_root { 0.0 } else { part.max(0.0) };
        signs.add("two ends of the same", ends);
        let at_once = shared_outcome(a, b).is_some_and(|class| AT_ONCE.contains(&class));
        signs.add("neither end follows the other", if at_once { ends } else { 0.0 });
    }
    if matches!(relation, Relation::Apart(_)) {
        note_what_parts(&mut signs, one, other, same_root);
        signs.add("none at all, and some", flag(left.report != right.report && of_all(one, other)));
    }
    signs.add(SAYS_NO, flag(says_no && same_root || retold > 0.0));
    signs.add("said and denied in two words", retold);
    signs.add("a rare word is said and denied", if says_no && same_root { rareness(&a.lemma) } else { 0.0 });
    // Who was to stay and has left was both.
    signs.add("other tense", flag(a.time != b.time && a.modality == b.modality));
    signs.add("a denial", flag(x.denied || y.denied));
    signs.add("nobody is said to do it", flag(one.is_bare() || other.is_bare()));
    Some(Pair { left, right, relation, signs })
}

/// How what the one says to be so stands to what the other does, as far as their own words can be compared.
fn relation(one: &Told, other: &Told) -> Option<Relation> {
    if one.marks & other.marks == 0 {
        return None;
    }
    let (x, y) = (one.assertion, other.assertion);
    let relation = turned(factuality::compare(&x.factuality, &y.factuality), x.denied != y.denied, &x.factuality);
    (!matches!(relation, Relation::NotComparable(_))).then_some(relation)
}

/// How far the one denies, in another word, what the other says of the same: "never struck the player", "slapped the player".
/// Not above 0 where it does not.
fn retold(one: &Told, other: &Told) -> f64 {
    /// Verbs that are less alike are done in turn as well: to offer and to pay.
    const ALIKE: f64 = 0.65;
    let (a, b) = (one.how().modality, other.how().modality);
    let comparable = a == b && matches!(a, Modality::Fact | Modality::Planned);
    if one.says_no() == other.says_no() || !comparable {
        return 0.0;
    }
    let Some((x, y)) = one.act.zip(other.act) else { return 0.0 };
    let (_, alike) = act_part(x, y);
    // Of "asked for the money" and "demanded an apology" the doer is one, and the two are not.
    let of_one = || bearer_part(x, y).1 > 0.0;
    // "Was told of it" and "was told to leave" are two acts.
    let of_two = || done_to_two(one, other) || one.aim().is_some() != other.aim().is_some();
    if alike < ALIKE || !of_one() || of_two() { 0.0 } else { alike }
}

fn flag(says: bool) -> f64 {
    f64::from(u8::from(says))
}

/// Whether the two are told of two things, as far as their words say: of some and of others, of a part, of a man who falls and
/// of prices.
fn are_of_two_things(one: &Told, other: &Told) -> bool {
    of_some(one, other)
        || is_of_less(one, other)
        || is_of_less(other, one)
        || is_of_a_body(one, other)
        || of_two_aims(one, other)
        || is_of_before(one, other)
        || is_of_before(other, one)
        || one.is_late()
        || other.is_late()
        || one.how().lemma == other.how().lemma && done_to_two(one, other)
        || one.how().lemma.starts_with(HAVING) && said_with_two(one, other)
}

/// Adds to the signs of two that part whose word it is, and when each is told of.
fn note_what_parts(signs: &mut Weighing, one: &Told, other: &Told, same_root: bool) {
    signs.add("who is said to do it denies it", flag(one.denies_own() || other.denies_own()));
    // What never was needs no day.
    signs.add("one is of the story, the other not", flag(!same_root && one.is_of_old() != other.is_of_old()));
    let is_one = one.subject().zip(other.subject()).is_some_and(|(x, y)| x.is_one_with(y));
    if is_one {
        signs.leave_out("same doer");
        signs.add("same doer", 1.0);
    }
    if is_one && (one.has_lost_its_subject() || other.has_lost_its_subject()) {
        signs.leave_out("said of the same");
        signs.add("said of the same", 1.0);
    }
    signs.add("said with two nouns behind it", flag(same_root && said_with_two(one, other)));
    signs.add("both say so outright of one thing", flag(are_outright(one, other)));
    signs.add("told of two days", of_two_days(one, other));
    signs.add("it may have come since", flag(may_have_come(one, other) || may_have_come(other, one)));
    signs.add("both are still to come", flag(one.is_planned() && other.is_planned()));
}

/// Outcomes that are told of whoever does it, and not of what or whom it is done to.
const OF_THE_DOER: [&str; 8] =
    ["attendance", "asking", "staying", "winning", "going", "knowing", "concession", "obedience"];

/// Outcomes of which one seldom becomes the other in one story: who is held is freed, and what is shut opens again, but who came
/// by force did not come of their own will.
const AT_ONCE: [&str; 18] = [
    "will",
    "intent",
    "arms",
    "disarming",
    "attendance",
    "unity",
    "legality",
    "truth",
    "company",
    "obedience",
    "observance",
    "knowing",
    "concession",
    "reaching",
    "getting",
    "confession",
    "standing",
    "filling",
];

fn is_of_its_doer(a: &Factuality, b: &Factuality) -> bool {
    shared_outcome(a, b).is_some_and(|class| OF_THE_DOER.contains(&class))
}

/// The pair of which both tell an end.
fn shared_outcome(a: &Factuality, b: &Factuality) -> Option<&'static str> {
    let shared = a.outcomes.iter().find(|one| b.outcomes.iter().any(|other| other.class == one.class));
    shared.map(|outcome| outcome.class)
}

/// Whether a person moves who is held against what rises and falls: "advanced on the officer" and "fell to the ground" are no
/// two ends.
fn is_of_a_body(one: &Told, other: &Told) -> bool {
    let (a, b) = (one.how(), other.how());
    let direction = !a.lemma.eq_ignore_ascii_case(&b.lemma) && shared_outcome(a, b) == Some("direction");
    direction && (one.is_of_a_person() || other.is_of_a_person())
}

/// Whether each is an order, a wish, a plan to do something, and to do two things.
fn of_two_aims(one: &Told, other: &Told) -> bool {
    /// Verbs that are more alike may be one: "leave" and "evacuate".
    const ALIKE: f32 = 0.4;
    let alike = |x: &str, y: &str| x == y || likeness(x, y).is_some_and(|likeness| likeness >= ALIKE);
    one.aim().zip(other.aim()).is_some_and(|(x, y)| !alike(&x, &y))
}

/// Whether each has a clause of its own to say so, with one thing as the subject of both: "the crown firmed", "the crown
/// weakened". People are many.
fn are_outright(one: &Told, other: &Told) -> bool {
    let Some((x, y)) = one.subject().zip(other.subject()) else { return false };
    let is_one = if x.pronoun || y.pronoun { x.is_one_with(y) } else { x.noun() == y.noun() };
    let at_one_time = one.how().time == other.how().time && one.how().modality == other.how().modality;
    at_one_time && is_one && !things::is_people(x.noun()) && one.is_outright() && other.is_outright()
}

/// Whether `one` has not happened since the day on which the other did.
fn is_of_before(one: &Told, other: &Told) -> bool {
    one.says_no() && !other.says_no() && one.is_since() && of_two_days(one, other) <= 0.0 && other.when().is_some()
}

/// 1 where each is told of a day and the days are two, -1 where they are one, 0 where they are not both said.
fn of_two_days(one: &Told, other: &Told) -> f64 {
    let Some((x, y)) = one.when().zip(other.when()) else { return 0.0 };
    match timex::stand(x, y) {
        Relation::Apart(_) => 1.0,
        Relation::Same => -1.0,
        _ => 0.0,
    }
}

/// Whether one report tells in its own words that it has not happened, and the other, which came out half a day later and more,
/// that it has: nobody had claimed it yet.
fn may_have_come(one: &Told, other: &Told) -> bool {
    /// In seconds.
    const WHILE: i64 = 12 * 60 * 60;
    let late = || one.published().zip(other.published()).is_some_and(|(first, then)| then - first >= WHILE);
    one.is_not_so_yet() && other.is_so() && late()
}

/// How rare a verb is, 0 to 1: that somebody left and somebody did not are two things as a rule, with "dismantle" less often.
fn rareness(lemma: &str) -> f64 {
    /// Rarity of the verbs that every report has, and of those that hardly any has, as [`rarity`] counts.
    const RANGE: (f32, f32) = (6.0, 11.0);
    let rarity = rarity(lemma.strip_prefix(HAVING).unwrap_or(lemma)).unwrap_or(RANGE.1);
    f64::from(((rarity - RANGE.0) / (RANGE.1 - RANGE.0)).clamp(0.0, 1.0))
}

/// Whether one thing is done to two: "left the scene", and "refused to leave his home"; a sample, and anybody.
fn done_to_two(one: &Told, other: &Told) -> bool {
    /// Nouns that are more alike may mean one thing: "the sum" and "the money".
    const ALIKE: f32 = 0.4;
    let (x, y) = (one.objects(), other.objects());
    let anybody = |noun: &str| ANYBODY.contains(&noun);
    let is_one = |one: &str, other: &str| {
        if anybody(one) || anybody(other) {
            let noun = if anybody(one) { other } else { one };
            return anybody(noun) || is_person(noun);
        }
        one.eq_ignore_ascii_case(other) || likeness(one, other).is_none_or(|likeness| likeness >= ALIKE)
    };
    !x.is_empty() && !y.is_empty() && !x.iter().any(|one| y.iter().any(|other| is_one(one, other)))
}

/// Whether each has a noun behind it, with one preposition, and another noun: "spoke to the nation", "did not speak to
/// reporters". Where something is, any preposition says.
fn said_with_two(one: &Told, other: &Told) -> bool {
    /// Nouns that are more alike may mean one thing: "the sum" and "the money".
    const ALIKE: f32 = 0.4;
    const WHERE: [&str; 8] = ["in", "at", "on", "near", "around", "inside", "outside", "under"];
    let x: Vec<_> = one.behind().collect();
    let comparable = |p: &str, q: &str| p == q || WHERE.contains(&p) && WHERE.contains(&q);
    let is_one =
        |m: &str, n: &str| m.eq_ignore_ascii_case(n) || likeness(m, n).is_some_and(|likeness| likeness >= ALIKE);
    let met: Vec<bool> = other
        .behind()
        .flat_map(|(q, n)| x.iter().filter(move |(p, _)| comparable(p, q)).map(move |(_, m)| is_one(m, n)))
        .collect();
    !met.is_empty() && !met.contains(&true)
}

/// Whether a noun is a word for people, as far as lists and its ending tell: "skater".
fn is_person(noun: &str) -> bool {
    const ENDINGS: [&str; 7] = ["er", "or", "ist", "ian", "man", "woman", "ee"];
    let known = things::is_people(noun) || roles::noun(noun).is_some() || names::is_group(noun);
    known || likeness("somebody", noun).is_none() || ENDINGS.iter().any(|ending| noun.ends_with(ending))
}

/// Words for whoever it may be, or nobody.
const ANYBODY: [&str; 6] = ["anybody", "anyone", "nobody", "somebody", "someone", "everybody"];

/// Whether `one` says that there was none of a narrower sort than `other` tells of.
fn is_of_less(one: &Told, other: &Told) -> bool {
    let less = || one.degrees().iter().any(|word| !other.degrees().contains(word));
    one.says_no() && !other.says_no() && less()
}

/// Whether one says that nobody was hurt, or nothing damaged, and the other report leads with somebody or something that was.
fn of_all(one: &Told, other: &Told) -> bool {
    let against = |one: &Told, other: &Told| one.says_none_at_all() && other.leads();
    one.is_of_harm() && other.is_of_harm() && (against(one, other) || against(other, one))
}

/// Whether what is told of some of them is held against what is told of others: that one of the bombs did not go off does not
/// deny that four did. That none did would.
fn of_some(one: &Told, other: &Told) -> bool {
    let (x, y) = (&one.counted, &other.counted);
    match (one.says_no(), other.says_no()) {
        (true, false) => x.is_some() && x != y || y.is_some() && one.is_of_one_thing(),
        (false, true) => y.is_some() && x != y || x.is_some() && other.is_of_one_thing(),
        _ => x != y,
    }
}

/// Whether `a` says with a noun, or with the same noun, what `b` tells: "there was no withdrawal" of "withdrew".
fn tells(a: &Factuality, b: &Factuality) -> bool {
    a.roots.iter().any(|root| *root == b.lemma || b.roots.contains(root))
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
    // Of gunmen who were there and were not, the gunmen are what it is about.
    let lemma = told.lemma.strip_prefix(HAVING).unwrap_or(&told.lemma);
    match subject {
        Some(subject) => format!("{subject}, {lemma}"),
        None => lemma.to_string(),
    }
}

fn claim(account: &Account, id: FactId, assertion: &Assertion) -> Claim {
    let span = assertion.factuality.span;
    let words = account.running(span);
    let value = if assertion.denied { format!("denied: {words}") } else { words };
    let mut claim = Claim::alone(account, id.report, span, value);
    claim.again.extend(said_again(account, id.fact));
    claim
}

/// Where the same is said again right before or behind: "denied that they had left. 'There was never any
/// withdrawal,' he said".
fn said_again(account: &Account, fact: usize) -> Vec<Span> {
    /// In assertions and in sentences.
    const LOOKED_AT: usize = 6;
    const NEAR: usize = 1;
    let one = &account.assertions[fact];
    let says_no = |told: &Assertion| (told.factuality.polarity == Polarity::Negative) != told.denied;
    let (a, range) = (&one.factuality, fact.saturating_sub(LOOKED_AT)..account.assertions.len().min(fact + LOOKED_AT));
    let again = |told: &&Assertion| {
        let b = &told.factuality;
        told.sentence != one.sentence
            && told.sentence.abs_diff(one.sentence) <= NEAR
            && says_no(told) == says_no(one)
            && (tells(a, b) || tells(b, a))
    };
    account.assertions[range].iter().filter(again).map(|told| told.factuality.span).collect()
}
