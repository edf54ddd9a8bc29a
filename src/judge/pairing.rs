use super::Rule;
use super::beside;
use super::weights::Weights;
use crate::account::{Account, Telling};
use crate::align::{Candidate, SentenceId, event_parts};
use crate::facts::Relation;
use crate::prose::Meaning;
use crate::prose::vectors::Known;
use crate::text::Span;
use crate::weighing::Weighing;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// A fact of one of the reports, as an index into the facts of its kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct FactId {
    pub report: usize,
    pub fact: usize,
}

/// Two facts of one kind that may be of the same thing.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Pair {
    pub left: FactId,
    pub right: FactId,
    pub relation: Relation,
    /// What speaks for and against their being of the same thing; most signs lie between -1 and 1.
    pub signs: Weighing,
}

/// The pairs that part and have no better: of the pairs of either fact with a fact of the other report, agreeing or not, none
/// is likelier to be of the same thing. Each comes with what speaks for it.
pub(super) fn unrivalled<'p>(rule: Rule, pairs: &'p [Pair], weights: &Weights) -> Vec<(&'p Pair, Weighing)> {
    let totals = weights.totals(rule.name(), pairs.iter().map(|pair| &pair.signs));
    // Of two that are as likely, the one that agrees.
    let best = best(pairs, totals, is_apart, |pair, other| !is_apart(other) || is_earlier(other, pair));
    best.map(|pair| (pair, weights.weigh(rule.name(), &pair.signs))).collect()
}

/// The pairs that are `wanted` and not beaten by another of either fact: by one that is likelier, or of two that are as likely
/// by one that goes before the first given.
fn best(
    pairs: &[Pair],
    totals: Vec<f64>,
    wanted: impl Fn(&Pair) -> bool,
    before: impl Fn(&Pair, &Pair) -> bool,
) -> impl Iterator<Item = &Pair> {
    let rivals = Rivals::of(pairs);
    let beaten = move |index: usize| {
        let disputed = is_apart(&pairs[index]) && is_dispute(&pairs[index]);
        let beats = |other: usize| {
            let spared = disputed && !is_apart(&pairs[other]);
            !spared
                && (totals[other] > totals[index]
                    || totals[other] == totals[index] && before(&pairs[index], &pairs[other]))
        };
        rivals.of_pair(index).any(beats)
    };
    pairs.iter().enumerate().filter(move |(index, pair)| wanted(pair) && !beaten(*index)).map(|(_, best)| best)
}

/// The pairs that say the same, or what can both be right, and have no better: the other way round to [`unrivalled`].
///
/// The weights are fitted to values that part. Two reports seldom give the same value of two things by chance, so that it
/// is the same speaks for one thing too; [`SAME_VALUE`] is what it says.
pub(super) fn agreeing<'p>(rule: Rule, pairs: &'p [Pair], weights: &Weights) -> Vec<(&'p Pair, Weighing)> {
    let weigh = |pair: &Pair| {
        let same = if pair.relation == Relation::Same { SAME_VALUE } else { 0.0 };
        weights.weigh(rule.name(), &pair.signs).part("the value is the same", same)
    };
    let totals = pairs.iter().map(|pair| weigh(pair).total()).collect();
    let best = best(pairs, totals, |pair| !is_apart(pair), |pair, other| is_earlier(other, pair));
    best.map(|pair| (pair, weigh(pair))).collect()
}

/// Whether the facts of `one` stand earlier in their texts than those of `other`, which has a fact in common with it. Which
/// report was named first makes no difference.
fn is_earlier(one: &Pair, other: &Pair) -> bool {
    let places = |pair: &Pair| (pair.left.fact.min(pair.right.fact), pair.left.fact.max(pair.right.fact));
    places(one) < places(other)
}

/// Of two counts taken from reports of different events one pair in 28 is the same, of two that are of one thing most are.
const SAME_VALUE: f64 = 3.0;

/// The sign of two figures that are told of events of one class.
pub(super) const SAME_EVENT: &str = "counted in the same event";

/// The sign of two figures of which one is of the whole event and one of a part.
pub(super) const ONE_OF_A_PART: &str = "one of a part of the event";

/// The sign of two figures of which one sentence says that the one became the other.
pub(super) const STEP: &str = "one sentence tells of the step";

/// The sign of two of whom one says of themselves that they hold what the other says a third does.
pub(super) const CLAIMED: &str = "one claims it";

/// The sign of two of whom one says who did it, and is said by the other to have done it.
pub(super) const BLAMED: &str = "each blames the other";

/// The sign of two who say so, and are two.
const TWO_SPEAKERS: &str = "two speakers";

/// The sign of two assertions of one act of which one says that it was not so.
pub(super) const SAYS_NO: &str = "one says no";

/// Whether two sources each speak for their own side, or one denies what the other says. A report that gives both is at odds with
/// one that gives one, all the same.
fn is_dispute(pair: &Pair) -> bool {
    let has = |name: &str| pair.signs.parts().iter().any(|&(sign, value)| sign == name && value > 0.0);
    has(CLAIMED) || has(BLAMED) || has(SAYS_NO) && has(TWO_SPEAKERS)
}

/// The sign of two figures of which one is ten times the other and more.
pub(super) const ANOTHER_ORDER: &str = "of another order of size";

/// Adds to the signs of each pair whether either of its facts has a partner in the other report that fits better, and
/// whether it has one that says the same: a report that gives the same value near by does not contradict it.
fn note_rivals(pairs: &mut [Pair]) {
    let fits: Vec<f64> = pairs.iter().map(|pair| fit(&pair.signs)).collect();
    let has = |pair: &Pair, name: &str| pair.signs.parts().iter().any(|(sign, _)| *sign == name);
    let counted = |pair: &Pair| has(pair, SAME_EVENT) && !has(pair, ONE_OF_A_PART) && !has(pair, ANOTHER_ORDER);
    let same_event: Vec<bool> = pairs.iter().map(counted).collect();
    let rivals = Rivals::of(pairs);
    let of_side = |members: &[usize]| {
        let best = |wanted: fn(&Pair) -> bool| Best::of(members.iter().filter(|&&at| wanted(&pairs[at])), &fits);
        let same_event = members.iter().filter(|&&at| same_event[at]).count();
        (
            best(is_apart),
            best(|pair| pair.relation == Relation::Same),
            best(|pair| matches!(pair.relation, Relation::Compatible(_)) && !is_coarse(pair)),
            same_event,
            best(|pair| matches!(pair.relation, Relation::Compatible(_)) && by_the_clock(pair)),
        )
    };
    let sides: Vec<_> = (0..rivals.ends.len()).map(|side| of_side(rivals.of_side(side))).collect();
    let note = |index: usize| {
        let [left, right] = rivals.sides[index].map(|side| &sides[side]);
        let lead = |one: &Best, other: &Best| one.but(index).max(other.but(index)) - fits[index];
        // Each pair is one of those of either of its sides.
        let alone = same_event[index] && left.3 == 1 && right.3 == 1;
        let (better, same) = (lead(&left.0, &right.0), lead(&left.1, &right.1));
        // That it was on Tuesday, as the other says, too, tells nothing of the hour.
        let fits = if by_the_clock(&pairs[index]) { lead(&left.4, &right.4) } else { lead(&left.2, &right.2) };
        let near = |lead: f64| (lead + 1.0).clamp(0.0, 2.0);
        ((better.clamp(0.0, 1.0), near(same), near(fits)), alone)
    };
    let (notes, alone): (Vec<(f64, f64, f64)>, Vec<bool>) = (0..pairs.len()).map(note).unzip();
    for ((pair, (better, same, fits)), alone) in pairs.iter_mut().zip(notes).zip(alone) {
        pair.signs.add("the only figures of the event", f64::from(u8::from(alone)));
        pair.signs.add("another value fits better", better);
        // Who tells of the step from one to the other gives both.
        let step = pair.signs.parts().iter().any(|(sign, _)| *sign == STEP);
        let dispute = is_dispute(pair);
        pair.signs.add("the same value is there", if step || dispute { 0.0 } else { same });
        pair.signs.add("a value that agrees is there", if dispute { 0.0 } else { fits });
    }
}

/// The sign of two facts of which one is told of another of its kind.
pub(super) const ANOTHER: &str = "one is another of its kind";

/// The sign of two times that are both told by the clock.
pub(super) const BY_THE_CLOCK: &str = "both by the clock";

/// The sign of two times that agree because one of them is told far more roughly.
pub(super) const COARSE: &str = "one is told far more roughly";

/// Whether they agree for want of telling: "this year" has room for every day of it.
fn is_coarse(pair: &Pair) -> bool {
    pair.signs.parts().iter().any(|&(sign, _)| sign == COARSE)
}

fn by_the_clock(pair: &Pair) -> bool {
    pair.signs.parts().iter().any(|(sign, _)| *sign == BY_THE_CLOCK)
}

/// Of some pairs the one that fits best, and how well it and the next one do.
struct Best {
    index: usize,
    fits: [f64; 2],
}

impl Best {
    fn of<'p>(pairs: impl Iterator<Item = &'p usize>, fits: &[f64]) -> Self {
        let none = Self { index: usize::MAX, fits: [f64::NEG_INFINITY; 2] };
        pairs.fold(none, |best, &index| match fits[index] {
            fit if fit > best.fits[0] => Self { index, fits: [fit, best.fits[0]] },
            fit => Self { fits: [best.fits[0], fit.max(best.fits[1])], ..best },
        })
    }

    /// How well the best fits that is not pair `index`.
    fn but(&self, index: usize) -> f64 {
        self.fits[usize::from(self.index == index)]
    }
}

/// A first measure of how well two facts fit, before weights: what most says that they are of one thing.
fn fit(signs: &Weighing) -> f64 {
    let mut fit = [0.0; 15];
    for &(sign, value) in signs.parts() {
        let (place, share) = match sign {
            "words alike" => (0, 1.0),
            "letters alike" => (1, 1.0),
            "words near by alike" => (2, 1.0),
            SAME_EVENT => (3, 0.3),
            "counted in another event" => (4, -0.3),
            "same noun counted" => (5, 0.2),
            "another noun counted" => (6, -0.2),
            "same act" => (7, 0.2),
            "same doer" => (8, 0.1),
            "same undergoer" => (9, 0.1),
            "said of the same" => (10, 0.3),
            // A time of the story and one of years before are no rivals for a third.
            "one is of the story, the other not" => (11, -0.3),
            "both tell when it was last" => (12, 0.3),
            "both tell when it began" => (13, 0.3),
            "the time of saying" => (14, -0.2),
            _ => continue,
        };
        fit[place] = share * value;
    }
    fit.iter().sum()
}

fn is_apart(pair: &Pair) -> bool {
    matches!(pair.relation, Relation::Apart(_))
}

/// For each fact and each other report, the pairs it is in.
struct Rivals {
    /// For each pair the numbers of its sides: of each of its facts with the report of the other.
    sides: Vec<[usize; 2]>,
    /// The pairs of each side, one side behind the other.
    pairs: Vec<usize>,
    /// Where those of each side end.
    ends: Vec<usize>,
}

impl Rivals {
    fn of(pairs: &[Pair]) -> Self {
        let mut numbers: FxHashMap<(FactId, usize), usize> = FxHashMap::default();
        let mut number = |side: (FactId, usize)| {
            let next = numbers.len();
            *numbers.entry(side).or_insert(next)
        };
        let sides = |pair: &Pair| [(pair.left, pair.right.report), (pair.right, pair.left.report)];
        let sides: Vec<[usize; 2]> = pairs.iter().map(|pair| sides(pair).map(&mut number)).collect();
        let mut ends = vec![0; numbers.len() + 1];
        sides.iter().flatten().for_each(|&side| ends[side + 1] += 1);
        for side in 1..ends.len() {
            ends[side] += ends[side - 1];
        }
        let mut filed = vec![0; 2 * pairs.len()];
        for (index, &side) in
            sides.iter().enumerate().flat_map(|(index, sides)| sides.iter().map(move |side| (index, side)))
        {
            filed[ends[side]] = index;
            ends[side] += 1;
        }
        // Each has moved on from where its side begins to where it ends.
        ends.pop();
        Self { sides, pairs: filed, ends }
    }

    /// The pairs of a side, in order.
    fn of_side(&self, side: usize) -> &[usize] {
        let start = side.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.pairs[start..self.ends[side]]
    }

    /// The other pairs that one of the two facts of pair `index` is in.
    fn of_pair(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let pairs = self.sides[index].into_iter().flat_map(|side| self.of_side(side));
        pairs.copied().filter(move |&other| other != index)
    }
}

/// Every fact of one sentence of each candidate with every fact of the other, as far as `pair` pairs them, with the signs
/// of who says so and of their rivals. What a report says itself it does not contradict: of one report, two are held against
/// each other that two sources say.
pub(super) fn across<'c>(
    accounts: &[Account],
    candidates: impl Iterator<Item = &'c Candidate>,
    facts: &Filed,
    pair: impl Fn(&Candidate, FactId, FactId) -> Option<Pair>,
) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for candidate in candidates {
        let rights = facts.of_sentence(candidate.right);
        // A sentence that is held against itself has each pair once.
        let itself = candidate.left == candidate.right;
        for &left in facts.of_sentence(candidate.left) {
            for &right in rights.iter().filter(|&&right| !itself || left < right) {
                let own = left.report == right.report;
                if own && !facts.are_two(accounts, left, right) {
                    continue;
                }
                if let Some(mut pair) = pair(candidate, left, right) {
                    let speakers = facts.speakers(accounts, left, right);
                    pair.signs.add(TWO_SPEAKERS, f64::from(u8::from(speakers.is_some_and(|(x, y)| x != y))));
                    pair.signs.add("one speaker", f64::from(u8::from(speakers.is_some_and(|(x, y)| x == y))));
                    let [beside, answers, adds] = facts.beside(accounts, left, right).map(u8::from).map(f64::from);
                    pair.signs.add("set side by side", beside);
                    pair.signs.add("one answers the other", answers);
                    pair.signs.add("one adds to the other", adds);
                    pairs.push(pair);
                }
            }
        }
    }
    note_rivals(&mut pairs);
    pairs
}

/// The facts of one kind, filed by the sentence that they stand in.
pub(super) struct Filed<'a> {
    accounts: &'a [Account],
    /// For each report, each sentence.
    facts: Vec<Vec<Vec<FactId>>>,
    /// For each report where each fact stands, and who says so, once somebody has asked.
    spoken: Vec<Vec<(Span, OnceCell<Option<String>>)>>,
    /// For each report what is said around each fact, once somebody has asked.
    near: Vec<Vec<OnceCell<Near<'a>>>>,
}

impl<'a> Filed<'a> {
    /// Files the facts of all accounts, whose places `spans` gives in their order.
    pub fn of(accounts: &'a [Account], spans: impl Fn(&Account) -> Vec<Span>) -> Self {
        let spans: Vec<Vec<Span>> = accounts.iter().map(spans).collect();
        let file = |(report, (account, spans)): (usize, (&Account, &Vec<Span>))| {
            let mut filed = vec![Vec::new(); account.prose.sentences.len()];
            for (fact, span) in spans.iter().enumerate() {
                if let Some(sentence) = account.prose.sentence_at(span.start)
                    && account.prose.sentences[sentence].span.contains(*span)
                {
                    filed[sentence].push(FactId { report, fact });
                }
            }
            filed
        };
        let facts = accounts.iter().zip(&spans).enumerate().map(file).collect();
        let near = spans.iter().map(|spans| spans.iter().map(|_| OnceCell::new()).collect()).collect();
        let unasked = |spans: Vec<Span>| spans.into_iter().map(|span| (span, OnceCell::new())).collect();
        Self { accounts, facts, spoken: spans.into_iter().map(unasked).collect(), near }
    }

    /// Those of a sentence, in order.
    pub fn of_sentence(&self, id: SentenceId) -> &[FactId] {
        &self.facts[id.report][id.sentence]
    }

    /// Whether two known for two say so.
    pub fn are_two(&self, accounts: &[Account], a: FactId, b: FactId) -> bool {
        self.speakers(accounts, a, b).is_some_and(|(x, y)| x != y)
    }

    /// The signs of two facts of one report whose claims it sets side by side.
    fn beside(&self, accounts: &[Account], a: FactId, b: FactId) -> [bool; 3] {
        let (account, span) = (&accounts[a.report], |id: FactId| self.spoken[id.report][id.fact].0);
        let beside = a.report == b.report && beside::are_side_by_side(account, span(a), span(b));
        let later = |says: fn(&Account, Span, Span) -> bool| beside && says(account, span(a), span(b));
        [beside, later(beside::answers), later(beside::adds)]
    }

    /// Who says the one and who the other, where both are known.
    pub fn speakers(&self, accounts: &[Account], a: FactId, b: FactId) -> Option<(&str, &str)> {
        let speaker = |id: FactId| {
            let (span, speaker) = &self.spoken[id.report][id.fact];
            speaker.get_or_init(|| accounts[id.report].speaker(*span).and_then(|party| party.key)).as_deref()
        };
        speaker(a).zip(speaker(b))
    }

    /// The signs that lie in the sentences and clauses around two facts: each with the words that it stands in and those of the
    /// event that it is told of, which are the same whenever it is asked about.
    pub fn context(&self, candidate: &Candidate, facts: [(FactId, Span); 2], events: [Span; 2]) -> Weighing {
        let mut signs = Weighing::with_room(SIGNS);
        candidate.likeness.parts().into_iter().for_each(|(name, part)| signs.add(name, part));
        let (one, other) = (self.near(facts[0], events[0]), self.near(facts[1], events[1]));
        signs.add("words near by alike", near_by(one, other));
        if let (Some(x), Some(y)) = (one.telling, other.telling) {
            event_parts(x, y).into_iter().for_each(|(name, part)| signs.add(name, part));
            signs.add(ANOTHER, f64::from(u8::from(x.another != y.another)));
        }
        signs
    }

    fn near(&self, (id, span): (FactId, Span), event: Span) -> &Near<'a> {
        self.near[id.report][id.fact].get_or_init(|| Near::of(&self.accounts[id.report], span, event))
    }
}

/// Why the two facts of a pair part.
pub(super) fn apart(pair: &Pair) -> &str {
    match &pair.relation {
        Relation::Apart(reason) => reason,
        _ => "",
    }
}

/// A pair has seldom more.
const SIGNS: usize = 24;

/// What is said around a fact.
struct Near<'a> {
    /// The words that mean something on either side of it, each once, in order.
    words: Vec<&'a Meaning>,
    /// What each counts.
    weights: Vec<f64>,
    /// What all count.
    weight: f64,
    /// What the clause tells that its event stands in.
    telling: Option<&'a Telling>,
}

impl<'a> Near<'a> {
    fn of(account: &'a Account, fact: Span, event: Span) -> Self {
        let words = words_near(account, fact);
        let weights: Vec<f64> = words.iter().map(weight).collect();
        Self { weight: weights.iter().sum(), telling: account.telling_at(event.start), words, weights }
    }
}

/// How much of what is said just around two facts is the same, 0 to 1: each word counts by its rarity and as far as the
/// likest word of the other side is like it (a soft Dice coefficient). Words of one class of events are one word, and
/// opposites are not alike.
fn near_by(mine: &Near, theirs: &Near) -> f64 {
    let all = mine.weight + theirs.weight;
    if mine.words.is_empty() || theirs.words.is_empty() || all == 0.0 {
        return 0.0;
    }
    let (my_likest, their_likest) = likest(&mine.words, &theirs.words);
    let met = |near: &Near, likest: &[f32]| {
        near.weights.iter().zip(likest).map(|(weight, &likest)| weight * f64::from(likest)).sum::<f64>()
    };
    (met(mine, &my_likest) + met(theirs, &their_likest)) / all
}

/// A word that is not in the list of words is a name as a rule: it counts as a rare word, and no more, since a sentence
/// is about more than who is in it.
const RAREST: f32 = 9.0;
/// The commonest words that carry meaning, as [`Known::rarity`] counts: "people", "year".
const COMMON: f32 = 5.0;

fn weight(word: &&Meaning) -> f64 {
    f64::from((word.known.map_or(RAREST, Known::rarity).min(RAREST) - COMMON).max(1.0))
}

/// For each word near a fact how like it the likest word near another is.
type Likest = [f32; 2 * NEAR + 1];

/// For each of `mine` how like it the likest of `theirs` is, and the other way round.
fn likest(mine: &[&Meaning], theirs: &[&Meaning]) -> (Likest, Likest) {
    /// Of words taken at random one pair in a thousand is more alike.
    const ALIKE: f32 = 0.55;
    let (mut my_likest, mut their_likest): (Likest, Likest) = ([0.0; 2 * NEAR + 1], [0.0; 2 * NEAR + 1]);
    for (my, my_likest) in mine.iter().zip(&mut my_likest) {
        if let Some(same) = theirs.iter().position(|their| my.is(their)) {
            (*my_likest, their_likest[same]) = (1.0, 1.0);
        }
    }
    for (my, my_likest) in mine.iter().zip(&mut my_likest) {
        for (their, their_likest) in theirs.iter().zip(&mut their_likest) {
            let found = *my_likest == 1.0 && *their_likest == 1.0;
            let Some((x, y)) = my.known.zip(their.known).filter(|_| !found) else { continue };
            let likeness = x.likeness(y);
            if likeness >= ALIKE && !x.is_opposite(y) {
                *my_likest = my_likest.max(likeness);
                *their_likest = their_likest.max(likeness);
            }
        }
    }
    (my_likest, their_likest)
}

/// In words, on either side of a fact.
const NEAR: usize = 8;

/// The words that mean something on either side of `fact`, each once, in order.
fn words_near(account: &Account, fact: Span) -> Vec<&Meaning> {
    let prose = &account.prose;
    let Some(sentence) = prose.sentence_at(fact.start) else { return Vec::new() };
    let tokens = prose.sentences[sentence].tokens.clone();
    let at = tokens.start + prose.tokens[tokens.clone()].partition_point(|token| token.span.end <= fact.start);
    let near = at.saturating_sub(NEAR).max(tokens.start)..(at + NEAR + 1).min(tokens.end);
    prose.meant_by(sentence, near.filter(|&token| !prose.tokens[token].span.overlaps(fact)))
}
