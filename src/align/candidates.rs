use super::events::{bearer_part, doer_part};
use super::likeness::Row;
use super::{Alike, Candidate, Likeness, Options, SentenceId};
use crate::account::{Account, Era, Telling};
use crate::facts::factuality::{Polarity, Side};
use crate::facts::place::Place;
use crate::facts::quantity::{self, Kind, Quantity};
use crate::facts::timex::{self, Timex};
use crate::report::Note;
use crate::wording::{event_class, is_function_word, outcomes, things};
use std::collections::BTreeMap;

/// The pairs that share a word worth sharing, weighed, in order; and the limits that were hit.
///
/// An inverted index: each word leads to the sentences that have it. A word that very many sentences have leads nowhere,
/// so that the work stays near linear in the number of sentences.
pub(super) fn find(accounts: &[Account], measure: &Likeness, options: &Options) -> (Vec<Candidate>, Vec<Note>) {
    let ids = || {
        accounts
            .iter()
            .enumerate()
            .flat_map(|(report, account)| account.sentences().map(move |sentence| SentenceId { report, sentence }))
    };
    let mut index: Vec<Vec<SentenceId>> = vec![Vec::new(); measure.words()];
    for id in ids() {
        measure.terms(id).iter().for_each(|(term, _)| index[*term as usize].push(id));
    }
    // Who was met last by each sentence: two that share ten words are met ten times.
    let mut met_by = vec![None; measure.sentences()];
    let mut row = Row::new(measure);
    let common = most_sentences_of_a_word(ids().count());
    let most = most_candidates(ids().count(), options);
    let (mut matches, mut cut, mut common_alone) = (Vec::new(), 0, 0);
    for left in ids() {
        let terms = measure.terms(left);
        common_alone +=
            usize::from(!terms.is_empty() && terms.iter().all(|(term, _)| index[*term as usize].len() > common));
        let mut rights: Vec<SentenceId> = terms
            .iter()
            .map(|(term, _)| &index[*term as usize])
            .filter(|sentences| sentences.len() <= common)
            .flat_map(|sentences| sentences.iter().copied().filter(|right| right.report > left.report))
            .filter(|&right| met_by[measure.number(right)].replace(left) != Some(left))
            .collect();
        rights.sort_unstable();
        let found = rights.len();
        row.lay(left);
        let mut weighed = likest(&row, left, rights, most);
        if weighed.len() > most {
            weighed.sort_by(|a, b| b.likeness.total().total_cmp(&a.likeness.total()).then(a.right.cmp(&b.right)));
            weighed.truncate(most);
            weighed.sort_by_key(|m| m.right);
        }
        cut += found - weighed.len();
        matches.extend(weighed);
    }
    let limits = [
        (
            cut,
            format!(
                "{cut} pairs of sentences were not looked at: each sentence was weighed against its {most} likest."
            ),
        ),
        (
            common_alone,
            format!(
                "{common_alone} sentences were held against no other: more than {common} sentences have each of their words."
            ),
        ),
    ];
    let hit = limits.into_iter().filter(|(left_out, _)| *left_out > 0);
    (matches, hit.map(|(_, message)| Note { what: Note::LIMIT, message }).collect())
}

/// The pairs of sentences of one report that each credit somebody: what one source is said to have said against what
/// another is. A sentence with two sources is held against itself. Each is weighed against so many that follow it.
pub(super) fn within(accounts: &[Account], measure: &Likeness) -> Vec<Candidate> {
    let (mut found, mut row) = (Vec::new(), Row::new(measure));
    for (report, account) in accounts.iter().enumerate() {
        let ids: Vec<SentenceId> = account
            .sentences()
            .filter(|&sentence| account.credits(sentence))
            .map(|sentence| SentenceId { report, sentence })
            .collect();
        for (at, &left) in ids.iter().enumerate() {
            row.lay(left);
            let rights = ids[at..].iter().take(ANSWERED);
            let weighed = rights.map(|&right| weigh(&row, left, right, row.words(right)));
            let near = |candidate: &Candidate| candidate.right.sentence - left.sentence <= BESIDE;
            found.extend(weighed.filter(|candidate| candidate.likeness.total() > 0.0 || near(candidate)));
        }
    }
    found
}

/// In sentences: claims that stand side by side.
const BESIDE: usize = 2;

/// Who is contradicted in a report is so soon after: with itself, one sentence is held against so many that credit somebody.
const ANSWERED: usize = 16;

/// The pairs of sentences that each say who did something or who holds something. There are few of them, and two can speak
/// of one deed without a word in common: "the army fired on the crowd" and "they shelled their own". Of one report only
/// those that credit somebody. Each is weighed against so many that follow it; and a limit if that was hit.
/// `known` are pairs that are weighed already, in order.
pub(super) fn contested(
    accounts: &[Account],
    measure: &Likeness,
    known: &[Candidate],
    options: &Options,
) -> (Vec<Candidate>, Option<Note>) {
    let mut ids: Vec<SentenceId> = Vec::new();
    for (report, account) in accounts.iter().enumerate() {
        let spans = account.deeds.iter().map(|deed| deed.span).chain(account.controls.iter().map(|c| c.span));
        let told = spans.filter_map(|span| account.prose.sentence_at(span.start));
        ids.extend(told.map(|sentence| SentenceId { report, sentence }));
    }
    ids.sort_unstable();
    ids.dedup();
    let (mut found, mut row, mut cut) = (Vec::new(), Row::new(measure), 0);
    for (at, &left) in ids.iter().enumerate() {
        row.lay(left);
        let rights = ids[at..].iter().take(options.most_candidates + 1);
        cut += ids.len() - at - rights.len();
        let known = known_of(known, left);
        let weigh = |right: SentenceId| match known.binary_search_by_key(&right, |candidate| candidate.right) {
            Ok(at) => known[at].clone(),
            Err(_) => weigh(&row, left, right, row.words(right)),
        };
        found.extend(rights.map(|&right| weigh(right)));
    }
    let most = options.most_candidates;
    let note = (cut > 0).then(|| Note {
        what: Note::LIMIT,
        message: format!(
            "{cut} pairs of sentences that say who did or holds something were not looked at: each was held against the {most} that follow it."
        ),
    });
    (found, note)
}

/// Those of `pairs`, which are in order, whose left sentence is `left`.
fn known_of(pairs: &[Candidate], left: SentenceId) -> &[Candidate] {
    let first = pairs.partition_point(|pair| pair.left < left);
    let beyond = pairs[first..].partition_point(|pair| pair.left == left);
    &pairs[first..first + beyond]
}

/// The pairs of sentences of two reports that share no word worth sharing, but give figures of one event or of one property:
/// "105 were let go", "the release of 110 hostages". `found` are the pairs that are known already, in order.
pub(super) fn counted(accounts: &[Account], measure: &Likeness, found: &[Candidate]) -> Vec<Candidate> {
    let mut filed: BTreeMap<Figured, Vec<SentenceId>> = BTreeMap::new();
    for (report, account) in accounts.iter().enumerate() {
        for quantity in &account.quantities {
            let Some(sentence) = account.prose.sentence_at(quantity.span.start) else { continue };
            for figured in figured(account, quantity) {
                filed.entry(figured).or_default().push(SentenceId { report, sentence });
            }
        }
    }
    weigh_new(measure, found, paired(accounts, filed))
}

/// The pairs of sentences of two reports that share no word worth sharing, but tell when one act was done or what is still to
/// come: "the blaze started on Monday", "it broke out a day later". `found` as for [`counted`].
pub(super) fn timed(accounts: &[Account], measure: &Likeness, found: &[Candidate]) -> Vec<Candidate> {
    let mut filed: BTreeMap<Timed, Vec<SentenceId>> = BTreeMap::new();
    for (report, account) in accounts.iter().enumerate() {
        for time in account.times.iter().filter(|time| matches!(time.kind, timex::Kind::Date | timex::Kind::Time)) {
            let Some(sentence) = account.prose.sentence_at(time.span.start) else { continue };
            for timed in when(account, time) {
                filed.entry(timed).or_default().push(SentenceId { report, sentence });
            }
        }
    }
    weigh_new(measure, found, paired(accounts, filed))
}

/// The pairs of sentences of two reports that share no word worth sharing, but tell where one act was done: "the bus was
/// stopped on the bridge", "it came to a halt at the station". `found` as for [`counted`].
pub(super) fn placed(accounts: &[Account], measure: &Likeness, found: &[Candidate]) -> Vec<Candidate> {
    let mut filed: BTreeMap<Placed, Vec<SentenceId>> = BTreeMap::new();
    for (report, account) in accounts.iter().enumerate() {
        for place in &account.places {
            let Some(sentence) = account.prose.sentence_at(place.span.start) else { continue };
            for placed in whereabouts(account, place) {
                filed.entry(placed).or_default().push(SentenceId { report, sentence });
            }
        }
    }
    weigh_new(measure, found, paired(accounts, filed))
}

/// Under what a time is filed: the act that it is the time of, or that it is still to come.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Timed<'a> {
    Act(&'a str),
    ToCome,
}

fn when<'a>(account: &'a Account, time: &Timex) -> impl Iterator<Item = Timed<'a>> {
    let acts = account.happening_at(time.span).what.into_iter().map(Timed::Act);
    let planned = || account.clause_at(time.span.start).is_some_and(|clause| account.is_planned(clause.predicate));
    let to_come = account.era(time) == Some(Era::ToCome) || planned();
    acts.chain(to_come.then_some(Timed::ToCome))
}

/// Under what a place is filed: the act that was done there, that it is a way in, or that somebody was on the way there.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Placed<'a> {
    Act(&'a str),
    Way,
    Goal,
}

fn whereabouts<'a>(account: &'a Account, place: &Place) -> impl Iterator<Item = Placed<'a>> {
    let told = account.telling_at(account.prose.tokens[place.event].span.start);
    let act = told.filter(|telling| !telling.light).and_then(|telling| telling.act.or(telling.class));
    let way = place.is_way().then_some(Placed::Way);
    act.map(Placed::Act).into_iter().chain(way).chain(place.is_goal().then_some(Placed::Goal))
}

/// The pairs of sentences that are filed under one thing, where few are.
fn paired<T>(accounts: &[Account], filed: BTreeMap<T, Vec<SentenceId>>) -> Vec<(SentenceId, SentenceId)> {
    let common = most_sentences_of_a_word(accounts.iter().map(|account| account.sentences().count()).sum());
    let few = filed.into_values().map(|mut ids| {
        ids.dedup();
        ids
    });
    let pairs = few.filter(|ids| ids.len() <= common).flat_map(|ids| {
        let pairs =
            ids.iter().enumerate().flat_map(|(at, &left)| ids[at + 1..].iter().map(move |&right| (left, right)));
        pairs.collect::<Vec<_>>()
    });
    pairs.collect()
}

/// The pairs of sentences of two reports that share no word worth sharing, but of which one says that something did not happen
/// and the other tells of it with another word of the same root: "the troops were withdrawn", "there was never any
/// withdrawal"; or that tell two ends of one thing for the same: "the gate was open", "they found Gate 7 locked". `found` as
/// for [`counted`].
pub(super) fn answered(accounts: &[Account], measure: &Likeness, found: &[Candidate]) -> Vec<Candidate> {
    let (mut words, mut ends) = (Opposites::<&str>::default(), Opposites::<&str>::default());
    for (report, account) in accounts.iter().enumerate() {
        for (index, assertion) in account.assertions.iter().enumerate() {
            let told = &assertion.factuality;
            let says_no = (told.polarity == Polarity::Negative) != assertion.denied;
            let id = AssertionId { report, index };
            for root in told.roots.iter().chain([&told.lemma]).filter(|word| !is_function_word(word)) {
                words.entry(root).or_default()[usize::from(says_no)].push(id);
            }
            for end in told.results() {
                let first = (end.side == Side::First) != assertion.denied;
                ends.entry(end.class).or_default()[usize::from(first)].push(id);
            }
        }
    }
    let sentence =
        |id: AssertionId| SentenceId { report: id.report, sentence: accounts[id.report].assertions[id.index].sentence };
    let telling = |id: AssertionId| {
        let account = &accounts[id.report];
        account.telling_at(account.assertions[id.index].factuality.span.start)
    };
    let of_one = |&(one, other): &(AssertionId, AssertionId)| {
        let of_one = |one: &Telling, other: &Telling| bearer_part(one, other).1 > 0.0 || doer_part(one, other).1 > 0.0;
        telling(one).zip(telling(other)).is_some_and(|(one, other)| of_one(one, other))
    };
    let pairs = opposed(words).chain(opposed(ends).filter(of_one));
    let pairs = pairs.map(|(one, other)| (sentence(one), sentence(other)));
    let pairs = pairs.map(|(one, other)| if one < other { (one, other) } else { (other, one) }).collect();
    weigh_new(measure, found, pairs)
}

/// An assertion of one of the reports.
#[derive(Clone, Copy)]
struct AssertionId {
    report: usize,
    index: usize,
}

/// What is filed under a word or an end, on the one side and on the other.
type Opposites<T> = BTreeMap<T, [Vec<AssertionId>; 2]>;

/// Each of the one side with each of the other, where few are on either.
fn opposed<T>(filed: Opposites<T>) -> impl Iterator<Item = (AssertionId, AssertionId)> {
    /// What is told of, or denied, in more sentences than this is no one thing: a word that all have leads nowhere.
    const MOST: usize = 24;
    let few = filed.into_values().filter(|sides| sides.iter().all(|ids| ids.len() <= MOST));
    few.flat_map(|[mine, theirs]| {
        let pairs = mine.into_iter().flat_map(move |one| theirs.clone().into_iter().map(move |other| (one, other)));
        pairs.filter(|(one, other)| one.report != other.report)
    })
}

/// Those of `pairs` that are of two reports and not among `found`, weighed, in order.
fn weigh_new(measure: &Likeness, found: &[Candidate], mut pairs: Vec<(SentenceId, SentenceId)>) -> Vec<Candidate> {
    pairs.retain(|(left, right)| left.report < right.report);
    pairs.sort_unstable();
    pairs.dedup();
    let mut known = found.iter().map(|candidate| (candidate.left, candidate.right)).peekable();
    pairs.retain(|pair| {
        while known.next_if(|known| known < pair).is_some() {}
        known.peek() != Some(pair)
    });
    let mut row = Row::new(measure);
    let mut weighed = Vec::new();
    for pairs in pairs.chunk_by(|one, other| one.0 == other.0) {
        row.lay(pairs[0].0);
        weighed.extend(pairs.iter().map(|&(left, right)| weigh(&row, left, right, row.words(right))));
    }
    weighed
}

/// Under what a figure is filed: the event that it is told of, what it measures, or what sort of figure it is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Figured {
    Event(String),
    Property(&'static str),
    Magnitude,
    Vote,
    /// How what it is told of ends, and whether on the first side: who *stayed away*, who *did not turn up*.
    End(&'static str, bool),
    /// What it counts, where that is no people: homes, vehicles.
    Thing(&'static str),
    /// Its digits, in order of size.
    Digits(Vec<u8>),
}

/// Few figures of two reports have the same three digits by chance, if these are not all one: "128 people", "182 names".
fn tell(digits: &[u8]) -> bool {
    digits.len() >= 3 && digits.first() != digits.last()
}

fn figured<'a>(account: &'a Account, quantity: &'a Quantity) -> impl Iterator<Item = Figured> + 'a {
    let class = quantity.event.as_ref().map(|event| &event.class).filter(|class| event_class(class).is_some());
    let sort = match quantity.kind {
        Kind::Magnitude => Some(Figured::Magnitude),
        // "It measured 6.4" may be one.
        Kind::Count if quantity.unit.is_none() && !quantity.said().fract().is_zero() => Some(Figured::Magnitude),
        Kind::Vote { .. } => Some(Figured::Vote),
        // "Three of the nine dissented" is told of a vote.
        Kind::Count if matches!(quantity.class(), Some("dissent" | "disagree")) => Some(Figured::Vote),
        _ => None,
    };
    let property = quantity::property(&account.prose, quantity).map(Figured::Property);
    let counted = quantity
        .of
        .as_ref()
        .filter(|of| matches!(quantity.kind, Kind::Count | Kind::Measure) && !things::is_people(&of.lemma));
    let thing = counted.and_then(|of| things::widest(&of.lemma)).map(Figured::Thing);
    let digits = Some(quantity.digits()).filter(|digits| tell(digits)).map(Figured::Digits);
    let ends = quantity.event.iter().flat_map(|event| account.ends_at(event.span.start));
    let ends = ends.map(|end| Figured::End(end.class, end.side == outcomes::Side::First));
    [class.cloned().map(Figured::Event), property, sort, thing, digits].into_iter().flatten().chain(ends)
}

/// Where a story is told a hundred times over, its likest tellings are enough.
fn most_candidates(sentences: usize, options: &Options) -> usize {
    if sentences <= SMALL_SET { options.most_candidates } else { options.most_candidates.div_ceil(4) }
}

const SMALL_SET: usize = 400;

/// In a few reports even a word that half the sentences have can be the only one shared; in hundreds it is noise.
fn most_sentences_of_a_word(sentences: usize) -> usize {
    const LONGEST_LIST: usize = 120;
    if sentences <= SMALL_SET { sentences } else { LONGEST_LIST }
}

/// Weighing letters takes ten times as long as weighing words, so of very many sentences only those are weighed in full
/// that are likest by their words: so many times as are kept in the end.
const WEIGHED_FOR_ONE_KEPT: usize = 4;

fn likest(row: &Row, left: SentenceId, rights: Vec<SentenceId>, most: usize) -> Vec<Candidate> {
    let mut by_words: Vec<(SentenceId, f64)> = rights.into_iter().map(|right| (right, row.words(right))).collect();
    let enough = most * WEIGHED_FOR_ONE_KEPT;
    if by_words.len() > enough {
        by_words.select_nth_unstable_by(enough, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        by_words.truncate(enough);
        by_words.sort_unstable_by_key(|(right, _)| *right);
    }
    by_words.into_iter().map(|(right, words)| weigh(row, left, right, words)).collect()
}

/// The candidate of the sentence that is laid out and another.
fn weigh(row: &Row, left: SentenceId, right: SentenceId, words: f64) -> Candidate {
    Candidate { left, right, likeness: Alike { words, letters: row.grams(right) } }
}
