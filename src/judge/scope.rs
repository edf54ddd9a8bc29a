//! Whether a figure is of the whole of what a report tells, or of a part, another time or another place.

use super::occasions;
use crate::account::{Account, Era};
use crate::facts::Relation;
use crate::facts::factuality::{Modality, Time};
use crate::facts::place::Place;
use crate::facts::quantity::{self, Kind, Overlap, Quantity, Role};
use crate::facts::timex::{self, Grain, Timex};
use crate::prose::{Dep, Link};
use crate::report::BlockKind;
use crate::text::Span;
use crate::wording::{event_class, happens_to_people, is_function_word};
use std::collections::BTreeSet;

/// Whether what the figure is told of is planned, expected or asked for.
pub(super) fn is_to_come(account: &Account, quantity: &Quantity) -> bool {
    let at = quantity.event.as_ref().map_or(quantity.span, |event| event.span);
    let Some(sentence) = account.prose.sentence_at(at.start) else { return false };
    let told = account.asserted(sentence).iter().map(|one| &one.factuality).find(|told| told.span.overlaps(at));
    told.is_some_and(|told| told.time == Time::Planned || told.modality != Modality::Fact)
}

/// A part of another figure, one of several that share an event out among them ("nine in the barracks and four at the
/// gate"), people told apart by more than a noun ("people in their seventies"), an earlier event, a place that the report
/// does not lead with, what another figure is measured by, a sum with or without the debt.
pub(super) fn is_narrowed(account: &Account, index: usize) -> bool {
    let quantity = &account.quantities[index];
    is_part(account, quantity)
        || matches!(quantity.role, Role::More | Role::Other | Role::AllBut | Role::Rise | Role::Fall | Role::From)
        || quantity.kind == Kind::Count && is_of_those(account, quantity)
        || is_by_the_way(account, quantity)
        || is_shared_out(account, index)
        || is_told_apart(account, quantity)
        || is_of_long_ago(account, quantity) && !is_of_a_thing(account, quantity)
        || is_of_another_place(account, quantity)
        || is_held_against(account, quantity)
        || is_on_a_basis(account, quantity)
        || is_dealt_with(account, quantity)
        || is_spent_so_far(account, quantity)
        || is_room_for(account, quantity)
        || is_headline_of_narrowed(account, index)
}

/// "The 150-metre tower was built in 1987": it is as high to this day.
fn is_of_a_thing(account: &Account, quantity: &Quantity) -> bool {
    let hyphen = account.report.text.as_str()[quantity.number.end..].starts_with('-');
    quantity.kind == Kind::Measure && hyphen && quantity.of.is_some()
}

/// "The bus can carry 50 people": so many never were in it.
fn is_room_for(account: &Account, quantity: &Quantity) -> bool {
    let carried = quantity.event.as_ref().filter(|event| matches!(event.class.as_str(), "carry" | "seat" | "hold"));
    let clause = carried.and_then(|event| account.clause_at(event.span.start));
    let modal = clause.and_then(|clause| clause.modal(&account.prose));
    modal.is_some_and(|modal| matches!(account.prose.lower(modal), "can" | "could"))
}

/// "About $600 million had been spent by the end of last year": no figure of what it will cost.
fn is_spent_so_far(account: &Account, quantity: &Quantity) -> bool {
    const SO_FAR: [&str; 6] = ["so far", "already", "to date", "had been spent", "has been spent", "have been spent"];
    let spent = quantity.event.as_ref().is_some_and(|event| event.lemma == "spend");
    let words = || account.sentence(quantity.span).of(account.report.text.as_str()).to_lowercase();
    quantity.kind == Kind::Money && spent && SO_FAR.iter().any(|so_far| words().contains(so_far))
}

/// "Thirteen bodies have yet to be identified", "nine of the wounded were flown out": what is done with some of those who are
/// counted already.
fn is_dealt_with(account: &Account, quantity: &Quantity) -> bool {
    const DEALT_WITH: [&str; 12] = [
        "identify",
        "bury",
        "examine",
        "return",
        "claim",
        "name",
        "repatriate",
        "cremate",
        "discharge",
        "transfer",
        "fly",
        "move",
    ];
    /// "Thirteen bodies have yet to be identified": so many words on.
    const BEHIND: usize = 8;
    let body = quantity
        .of
        .as_ref()
        .is_some_and(|of| ["body", "corpse", "remains", "wounded", "injured"].contains(&&*of.lemma));
    let prose = &account.prose;
    let behind = |sentence: usize| {
        let tokens = prose.sentences[sentence].tokens.clone();
        tokens.filter(|&token| prose.tokens[token].span.start >= quantity.span.end).take(BEHIND)
    };
    let dealt_with = |token: usize| prose.tag(token).is_verb() && DEALT_WITH.contains(&prose.lemma(token));
    body && prose.sentence_at(quantity.span.start).is_some_and(|sentence| behind(sentence).any(dealt_with))
}

/// A headline has no room to say of what part its figure is: the text does.
fn is_headline_of_narrowed(account: &Account, index: usize) -> bool {
    in_text(account, index).is_some_and(|text| is_narrowed(account, text))
}

/// Where the text first gives the figure of a headline.
pub(super) fn in_text(account: &Account, index: usize) -> Option<usize> {
    let quantity = &account.quantities[index];
    let block = |at: usize| account.prose.sentence_at(at).map(|sentence| account.block(sentence));
    let in_headline = |q: &Quantity| block(q.span.start) == Some(BlockKind::Headline);
    let same = |q: &Quantity| q.said() == quantity.said() && q.unit == quantity.unit && q.kind == quantity.kind;
    let mut again = account.quantities.iter().enumerate().filter(|(_, other)| same(other) && !in_headline(other));
    if in_headline(quantity) { again.next().map(|(other, _)| other) } else { None }
}

/// "$9.8 billion, not counting the debt", "$281 million in cash": another way of counting.
pub(super) fn is_on_a_basis(account: &Account, quantity: &Quantity) -> bool {
    const JUST_BEHIND: usize = 40;
    const BASES: [&str; 11] = [
        "including",
        "excluding",
        "not counting",
        "not including",
        "before tax",
        "after tax",
        "with debt",
        "without",
        "once ",
        "of the price",
        "of the purchase price",
    ];
    /// Of a whole price, too; beside another sum they say which part it is: "$281 million in cash and $90 million in stock".
    const PARTS: [&str; 5] = ["in cash", "in stock", "in shares", "up front", "upfront"];
    const OPENINGS: [&str; 5] = ["including", "excluding", "counting", "not counting", "not including"];
    if !matches!(quantity.kind, Kind::Money | Kind::Percent) {
        return false;
    }
    let text = account.report.text.as_str();
    let sentence = account.sentence(quantity.span);
    let words = text[sentence.start..sentence.end].split_whitespace().take(2);
    let opening = words.collect::<Vec<_>>().join(" ").to_lowercase();
    let end = text.floor_char_boundary((quantity.span.end + JUST_BEHIND).min(sentence.end));
    let behind = text[quantity.span.end..end.max(quantity.span.end)].to_lowercase();
    let second = || beside(account, quantity).filter(|q| q.kind == Kind::Money).nth(1).is_some();
    BASES.iter().any(|words| behind.contains(words))
        || OPENINGS.iter().any(|words| opening.starts_with(words))
        || PARTS.iter().any(|words| behind.contains(words)) && second()
}

/// "Against 19 percent a year ago", "the previous record of £55m", "its target of 2": what a figure is measured by.
fn is_held_against(account: &Account, quantity: &Quantity) -> bool {
    const BEFORE: [&str; 4] = ["previous", "previously", "originally", "earlier"];
    const JUST_BEFORE: [&str; 8] = ["against", "target", "record", "than", "compared", "above", "below", "average"];
    let prose = &account.prose;
    let Some(sentence) = prose.sentence_at(quantity.span.start) else { return false };
    let tokens = prose.sentences[sentence].tokens.clone();
    let first = tokens.start + prose.tokens[tokens.clone()].partition_point(|t| t.span.end <= quantity.span.start);
    let stands = |words: &[&str], reach: usize| {
        let mut near = first.saturating_sub(reach).max(tokens.start)..first;
        near.any(|token| words.contains(&prose.lower(token)))
    };
    stands(&BEFORE, 6) || stands(&JUST_BEFORE, 2)
}

/// Whether the figure is a part of another that is counted in the same event: the children among the dead. The 105 who were
/// released are no part in that sense of the 253 who were taken.
pub(super) fn is_part(account: &Account, quantity: &Quantity) -> bool {
    let whole = quantity.part_of.and_then(|whole| account.quantities.get(whole));
    whole.is_some_and(|whole| whole.class().zip(quantity.class()).is_none_or(|(x, y)| x == y))
}

/// The names of the places where the event is said to be that the figure is counted in.
pub(super) fn places<'a>(account: &'a Account, quantity: &Quantity) -> Vec<&'a str> {
    sites(account, quantity).filter_map(|place| place.name.as_deref()).collect()
}

/// Whether one sort of thing stands at a place of each figure: two plants of one firm.
pub(super) fn stand_in_each(one: (&Account, &Quantity), other: (&Account, &Quantity)) -> bool {
    let mut stands = sites(one.0, one.1).filter_map(|place| place.stands.as_ref());
    stands.any(|thing| sites(other.0, other.1).any(|place| place.stands.as_ref() == Some(thing)))
}

fn sites<'a>(account: &'a Account, quantity: &Quantity) -> impl Iterator<Item = &'a Place> {
    let told = &account.places[within(account.sentence(quantity.span), &account.places, |place| place.span)];
    let event = quantity.event.as_ref().map(|event| event.head);
    let clause = |at: usize| account.clause_at(at).map(|clause| clause.predicate);
    let own = clause(quantity.span.start);
    told.iter().filter(move |place| Some(place.event) == event || own.is_some() && clause(place.span.start) == own)
}

/// "Has so far lost 12", "in all 12": what has been counted from the beginning.
pub(super) fn is_so_far(account: &Account, quantity: &Quantity) -> bool {
    const WORDS: [&str; 8] =
        ["so far", "to date", "in all", "altogether", "in total", "overall", "since the", "bringing"];
    let words = account.sentence(quantity.span).of(account.report.text.as_str()).to_lowercase();
    WORDS.iter().any(|so_far| words.contains(so_far))
}

/// Whether the clause of the figure tells of one day.
pub(super) fn is_of_a_day(account: &Account, quantity: &Quantity) -> bool {
    let told = &account.times[within(account.sentence(quantity.span), &account.times, |time| time.span)];
    let clause = |at: usize| account.clause_at(at).map(|clause| clause.predicate);
    let own = clause(quantity.span.start);
    let day = |time: &&Timex| {
        matches!(time.kind, timex::Kind::Date | timex::Kind::Time) && time.grain() <= Grain::Day && !time.name
    };
    told.iter().filter(day).any(|time| clause(time.span.start) == own)
}

/// "Of those, 12 died on the east bank", "among them were six", "nine of the dead".
fn is_of_those(account: &Account, quantity: &Quantity) -> bool {
    let prose = &account.prose;
    let Some(sentence) = prose.sentence_at(quantity.span.start) else { return false };
    let tokens = prose.sentences[sentence].tokens.clone();
    let words = |at: usize| prose.lower(at);
    let after =
        prose.tokens[tokens.clone()].partition_point(|token| token.span.start < quantity.span.end) + tokens.start;
    if after + 1 < tokens.end
        && words(after) == "of"
        && ["the", "them", "those", "these", "whom"].contains(&words(after + 1))
    {
        return true;
    }
    // "Among the dead were three guards". "Of the 253 who were taken 105 came home" tells of another event.
    let opens = |first: usize| first == tokens.start && words(first) == "among";
    tokens.clone().zip(tokens.clone().skip(1)).any(|(first, second)| {
        ["of", "among", "including"].contains(&words(first))
            && (["those", "them", "whom", "these"].contains(&words(second)) || opens(first) && words(second) == "the")
            && prose.tokens[first].span.start < quantity.span.end
            && !(first > tokens.start && NUMBER.contains(&words(first - 1)))
    })
}

/// "The *number* of those killed" is no part of them.
const NUMBER: [&str; 6] = ["number", "total", "toll", "tally", "count", "all"];

/// Whether the sentence counts in the same event once more, and neither figure is the whole of the other: the same sort of
/// people in another place, or so many more.
fn is_shared_out(account: &Account, index: usize) -> bool {
    let quantity = &account.quantities[index];
    let Some(event) = &quantity.event else { return false };
    let more = |other: &Quantity| other.event.as_ref().is_none_or(|e| e.class == event.class);
    // "€62m (£53m)" is one sum.
    let same_sort = |other: &Quantity| {
        other.kind == quantity.kind
            && other.unit == quantity.unit
            && other.event.as_ref().is_some_and(|e| e.class == event.class)
            && other.of.as_ref().zip(quantity.of.as_ref()).is_none_or(|(x, y)| x.lemma == y.lemma)
    };
    // "Nine more were found, raising the number to 26": the new total is the whole.
    if quantity.role == Role::To {
        return false;
    }
    let text = account.report.text.as_str();
    // "Three more than on the day before" are among those who are counted.
    let compares = |other: usize| text[account.quantities[other].span.end..].trim_start().starts_with("than ");
    // "Pushing the toll of the war above 600": what they are added to.
    let total = |q: &Quantity| {
        let lemma = q.event.as_ref().map(|event| event.lemma.as_str());
        lemma.is_some_and(|lemma| ["toll", "total", "tally"].contains(&lemma))
    };
    let beside = |other: usize| match account.quantities[other].role {
        _ if total(&account.quantities[other]) && !total(quantity) => false,
        Role::More if compares(other) => false,
        Role::More => more(&account.quantities[other]),
        Role::From | Role::Rise | Role::Fall => false,
        Role::Level if quantity.role == Role::To => false,
        _ => account.quantities[other].part_of != Some(index) && same_sort(&account.quantities[other]),
    };
    within(account.sentence(quantity.span), &account.quantities, |q| q.span)
        .any(|other| other != index && beside(other))
}

/// Whether two sentences each count people or the same things in one event, "killed twelve" and "killed two", "closed six shops"
/// and "closed nine shops", and no figures of it agree: as a rule they tell of two events.
pub(super) fn tolls_part(one: (&Account, Span), other: (&Account, Span)) -> bool {
    fn tolls((account, sentence): (&Account, Span)) -> impl Iterator<Item = &Quantity> {
        let counted = &account.quantities[within(sentence, &account.quantities, |q| q.span)];
        let told = |q: &&Quantity| q.class().is_some_and(|class| !is_function_word(class));
        counted.iter().filter(|q| matches!(q.kind, Kind::Count | Kind::Money)).filter(told)
    }
    let same_thing = |x: &Quantity, y: &Quantity| {
        let money = x.kind == Kind::Money && x.unit == y.unit;
        money || x.class().is_some_and(happens_to_people) || quantity::subject(x, y).counted == Overlap::Same
    };
    let of_one = |x: &Quantity, y: &Quantity| x.class() == y.class() && same_thing(x, y);
    let pairs = || tolls(one).flat_map(|x| tolls(other).filter(move |y| of_one(x, y)).map(move |y| (x, y)));
    pairs().next().is_some() && pairs().all(|(x, y)| matches!(quantity::stand(x, y), Relation::Apart(_)))
}

/// The figure that a span of time is said right behind, as what it is spread over: the 6 percent of "6 percent over two years".
pub(super) fn spread<'a>(account: &'a Account, length: &Quantity) -> Option<&'a Quantity> {
    const OVER: [&str; 7] = ["over", "in", "within", "for", "across", "over the next", "in the next"];
    let text = account.report.text.as_str();
    let before = beside(account, length).take_while(|q| q.span.start < length.span.start).last()?;
    // The "over" of "over two years" may be read as a bound.
    let between = text.get(before.span.end..length.number.start)?.trim();
    let figure = matches!(before.kind, Kind::Money | Kind::Percent | Kind::Count | Kind::Measure);
    (length.kind == Kind::Duration && figure && OVER.contains(&between)).then_some(before)
}

/// The figures of the sentence of `quantity`.
pub(super) fn beside<'a>(account: &'a Account, quantity: &Quantity) -> impl Iterator<Item = &'a Quantity> {
    account.quantities[within(account.sentence(quantity.span), &account.quantities, |q| q.span)].iter()
}

/// "Before he shot himself", "including the gunman": whether the sentence says that the one who did it is dead, too.
pub(super) fn tells_of_its_doers_death(account: &Account, quantity: &Quantity) -> bool {
    const DOERS: [&str; 9] =
        ["gunman", "attacker", "shooter", "bomber", "assailant", "suspect", "killer", "perpetrator", "hijacker"];
    const WITH: [&str; 7] = ["including", "plus", "and", "with", "besides", "counting", "to"];
    let words = account.sentence(quantity.span).of(account.report.text.as_str()).to_lowercase();
    let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let himself = words.iter().any(|word| ["himself", "herself", "themselves", "suicide"].contains(word));
    let own_life = words.windows(2).any(|two| two == ["own", "life"]);
    let counted =
        words.windows(3).any(|three| WITH.contains(&three[0]) && three[1] == "the" && DOERS.contains(&three[2]));
    himself || own_life || counted
}

/// Whether two figures are told of two times, of which one at least is none of the days of the story: the jobs that were cut this
/// spring, and those that were cut last year.
pub(super) fn are_of_two_times(one: (&Account, &Quantity), other: (&Account, &Quantity)) -> bool {
    parted_times(one, other).is_some_and(|story| !story)
}

/// Whether two figures are told of two days of the story.
pub(super) fn are_of_two_days(one: (&Account, &Quantity), other: (&Account, &Quantity)) -> bool {
    parted_times(one, other).is_some_and(|story| story)
}

/// Whether the times that two figures are told of are both of the story, where they part.
fn parted_times(one: (&Account, &Quantity), other: (&Account, &Quantity)) -> Option<bool> {
    let told = |(account, quantity): (&'_ Account, &Quantity)| {
        let time = occasions::when(account, quantity.event.as_ref().map_or(quantity.span, |event| event.span))?;
        let own = !is_of_another_figure(account, quantity, time) && time.bound.is_none();
        own.then(|| (time.clone(), account.era(time)))
    };
    let ((x, one), (y, other)) = (told(one)?, told(other)?);
    let story = one == Some(Era::Story) && other == Some(Era::Story);
    matches!(timex::stand(&x, &y), Relation::Apart(_)).then_some(story)
}

/// Whether the clause of one figure tells of the counterpart of whom or what that of the other tells of: of women, and of men.
pub(super) fn are_counterparts(one: (&Account, &Quantity), other: (&Account, &Quantity)) -> bool {
    let words = |(account, quantity): (&Account, &Quantity)| {
        let sentence = account.prose.sentence_at(quantity.span.start);
        let tokens = sentence.map_or(0..0, |sentence| account.prose.sentences[sentence].tokens.clone());
        tokens.map(|token| account.prose.lemma(token).to_lowercase()).collect::<BTreeSet<String>>()
    };
    let (mine, theirs) = (words(one), words(other));
    let alone = |x: &str, y: &str| mine.contains(x) && !mine.contains(y) && theirs.contains(y) && !theirs.contains(x);
    COUNTERPARTS.iter().any(|(x, y)| alone(x, y) || alone(y, x))
}

/// Two of a pair: what is told of the one is not told of the other.
const COUNTERPARTS: [(&str, &str); 20] = [
    ("woman", "man"),
    ("girl", "boy"),
    ("female", "male"),
    ("doctor", "nurse"),
    ("teacher", "pupil"),
    ("teacher", "student"),
    ("soldier", "civilian"),
    ("passenger", "crew"),
    ("adult", "child"),
    ("import", "export"),
    ("urban", "rural"),
    ("domestic", "foreign"),
    ("north", "south"),
    ("east", "west"),
    ("northern", "southern"),
    ("eastern", "western"),
    ("primary", "secondary"),
    ("buyer", "seller"),
    ("landlord", "tenant"),
    ("winter", "summer"),
];

/// Which of `facts`, which stand in text order, begin in `sentence`.
fn within<T>(sentence: Span, facts: &[T], span: impl Fn(&T) -> Span) -> std::ops::Range<usize> {
    let first = facts.partition_point(|fact| span(fact).start < sentence.start);
    first..facts.partition_point(|fact| span(fact).start < sentence.end)
}

/// "Seven people in their seventies", "people who had taken shelter", "young soldiers": the noun has more to it than the
/// number.
fn is_told_apart(account: &Account, quantity: &Quantity) -> bool {
    let Some(of) = &quantity.of else { return false };
    let prose = &account.prose;
    let tree = prose.tree(prose.sentence_of(of.head));
    let sort = |noun: usize| tree.children(noun).any(|child| SORTS.contains(&prose.lower(child)));
    tree.children(of.head).any(|child| match tree.dep(child) {
        _ if prose.tokens[child].span.start < quantity.span.end => false,
        // "20 people killed by a flood" are all whom it killed, and "freed 16 guards unharmed" all whom it freed.
        Dep::Acl | Dep::AclRelcl => event_class(prose.lower(child)).is_none() && prose.lemma(child) != "cast",
        Dep::Amod => child < of.head || tree.children(child).next().is_some(),
        Dep::Nmod => sort(child),
        _ => false,
    })
}

/// Words before a noun that say what sort of people are counted: "under 18", "in their seventies", "with burns". Where they
/// were counted is looked at elsewhere.
const SORTS: [&str; 8] = ["under", "over", "above", "below", "between", "aged", "with", "their"];

/// The headline and the first sentences: what they count is what the story is about.
const LEAD: usize = 3;

/// In days.
const YEAR: i64 = 366;

fn is_of_long_ago(account: &Account, quantity: &Quantity) -> bool {
    long_ago(account, quantity).is_some()
}

/// The time long before the report, or the stretch of years, that the figure is told of. That of another clause is not its own:
/// "killed nine, in the worst such attack since the war *began two years ago*".
pub(super) fn long_ago<'a>(account: &'a Account, quantity: &Quantity) -> Option<&'a Timex> {
    let published = account.report.published?;
    let told = &account.times[within(account.sentence(quantity.span), &account.times, |time| time.span)];
    let over_years = |time: &Timex| {
        let words = time.span.of(account.report.text.as_str()).to_lowercase();
        let rose_over_years = words.contains("years") && quantity.role == Role::To;
        time.kind == timex::Kind::Duration && (words.contains("past ") || words.contains("last ") || rose_over_years)
    };
    // "Since the war began in 1955".
    let spans_years = |time: &Timex| {
        let start = time.readings.first().and_then(|period| published.date.since(period.start.date()).ok());
        start.is_some_and(|span| i64::from(span.get_days()) > YEAR)
    };
    let is_old = |time: &Timex| account.era(time) == Some(Era::LongAgo);
    let tells = |time: &&Timex| if time.bound.is_none() { over_years(time) || is_old(time) } else { spans_years(time) };
    let own =
        |time: &&Timex| !is_in_an_aside(account, quantity, time) && !is_of_another_figure(account, quantity, time);
    told.iter().filter(tells).find(own)
}

/// Whether a time is that of a figure behind this one, or what this one is held against: "61 percent, up from 58 in 2021", "rose 3
/// percent from a year earlier".
fn is_of_another_figure(account: &Account, quantity: &Quantity, time: &Timex) -> bool {
    const AGAINST: [&str; 7] = ["from", "than", "than in", "as", "against", "compared with", "compared to"];
    let text = account.report.text.as_str();
    let before = text[account.sentence(time.span).start..time.span.start].trim_end().to_lowercase();
    let held = AGAINST.iter().any(|words| before.strip_suffix(words).is_some_and(|rest| rest.ends_with(' ')));
    let between = |other: &Quantity| {
        other.kind == quantity.kind && other.span.start >= quantity.span.end && other.span.end <= time.span.start
    };
    held || beside(account, quantity).any(between)
}

/// Whether a time belongs to a clause that hangs on a word behind the figure, and not on what the figure is told of.
fn is_in_an_aside(account: &Account, quantity: &Quantity, time: &Timex) -> bool {
    let (Some(own), Some(its)) = (account.clause_at(quantity.span.start), account.clause_at(time.span.start)) else {
        return false;
    };
    own.predicate != its.predicate
        && matches!(its.link, Link::Adverbial | Link::Relative)
        && its.anchor != Some(own.predicate)
        && quantity.of.as_ref().is_none_or(|of| its.anchor != Some(of.head))
}

/// "Forty people have fled here", "two more were hurt nearby", "four died when a bus was swept away": where or when else than
/// the story that the report leads with.
fn is_by_the_way(account: &Account, quantity: &Quantity) -> bool {
    const ELSEWHERE: [&str; 6] = ["here", "there", "elsewhere", "alone", "across", "nearby"];
    let Some(event) = &quantity.event else { return false };
    // "The number who had surrendered there had climbed to 63" is of all.
    if quantity.role == Role::To {
        return false;
    }
    let prose = &account.prose;
    let sentence = prose.sentence_of(event.head);
    let tree = prose.tree(sentence);
    let word = |token: usize| prose.lower(token);
    let children = || tree.children(event.head);
    let aside =
        children().any(|child| matches!(tree.dep(child), Dep::Advmod | Dep::Obl) && ELSEWHERE.contains(&word(child)));
    let when = |child: usize| tree.children(child).any(|mark| ["when", "as"].contains(&word(mark)));
    let leads = account.sentences().take(LEAD).any(|s| s == sentence);
    aside || (!leads && children().any(|child| tree.dep(child) == Dep::Advcl && when(child)))
}

/// Whether the event is said to be at a named place that neither the headline nor the first sentences name, at another, or
/// across the border.
fn is_of_another_place(account: &Account, quantity: &Quantity) -> bool {
    // Who comes to a rally comes to some place.
    let Some(event) = quantity.event.as_ref().filter(|event| event.class != "attend") else { return false };
    let prose = &account.prose;
    let sentence = prose.sentence_of(event.head);
    let Some(clause) = account.clause_at(event.span.start) else { return false };
    let lead = |lemma: &str| {
        account
            .sentences()
            .take(LEAD)
            .filter(|&s| s != sentence)
            .flat_map(|s| prose.sentences[s].tokens.clone())
            .any(|token| prose.lemma(token).eq_ignore_ascii_case(lemma))
    };
    let tree = prose.tree(sentence);
    let word = |token: usize| prose.lower(token);
    let is_time = |token: usize| {
        let at = prose.tokens[token].span;
        account.times[within(account.sentence(at), &account.times, |time| time.span)]
            .iter()
            .any(|t| t.span.contains(at))
    };
    // "On another school"
    let other = |place: usize| tree.children(place).any(|child| ["another", "other"].contains(&word(child)));
    // "Shelling of houses in the Orra camp left five dead"
    let of_subject = || {
        clause.subjects.iter().flat_map(|&subject| tree.subtree(subject)).filter(|&token| {
            let led = tree.children(token).any(|child| child < token && ["in", "at", "near"].contains(&word(child)));
            led && prose.tag(token).is_proper() && !is_time(token)
        })
    };
    let leads = account.sentences().take(LEAD).any(|s| s == sentence);
    if clause.obliques.iter().any(|oblique| other(oblique.token)) {
        return true;
    }
    if !leads && of_subject().any(|token| !lead(prose.lemma(token))) {
        return true;
    }
    !leads
        && clause.obliques.iter().any(|oblique| {
            let at = oblique.preposition.as_deref().is_some_and(|p| ["in", "at", "on", "near", "outside"].contains(&p));
            let beyond = oblique.preposition.as_deref().is_some_and(|p| ["across", "beyond"].contains(&p));
            let named = || prose.tag(oblique.token).is_proper() && !is_time(oblique.token);
            beyond || at && named() && !lead(prose.lemma(oblique.token))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    const LEAD: &str =
        "A landslide buried part of Tarasu on Monday. Rescuers worked all night. Rain had fallen for days.\n\n";

    /// Which figures of `told` are of a part, after a lead that names the town.
    fn narrowed(told: &str) -> Vec<String> {
        let particulars = Particulars { published: Some("2024-05-07".to_string()), ..Particulars::default() };
        let account = Account::told("r1", &format!("{LEAD}{told}"), particulars);
        let figures = (0..account.quantities.len()).filter(|&figure| is_narrowed(&account, figure));
        figures.map(|figure| account.quantities[figure].number.of(account.report.text.as_str()).to_string()).collect()
    }

    #[test]
    fn the_whole_toll_is_not_narrowed() {
        assert!(narrowed("At least 31 people were killed, officials said.").is_empty());
        assert!(narrowed("The death toll in Tarasu has risen to 31.").is_empty());
        assert!(!narrowed("Two more were found, raising the number of dead to 31.").contains(&"31".to_string()));
        assert!(!narrowed("The number of those killed reached 31.").contains(&"31".to_string()));
        assert!(!narrowed("By night 31 people had died, two more than at noon.").contains(&"31".to_string()));
        assert!(narrowed("On Monday 31 people were killed, officials said.").is_empty());
        assert!(!narrowed("They found nine more, raising the number of dead to 31.").contains(&"31".to_string()));
        assert!(!narrowed("It killed 31, pushing the toll of the year above 600.").contains(&"31".to_string()));
        assert!(
            !narrowed("The slope, which was bare since it burned in 1955, buried 31 people.")
                .contains(&"31".to_string())
        );
        assert_eq!(narrowed("Among the dead were three guards who had slept there."), ["three"]);
        assert!(!narrowed("Turnout was 68 percent, up from 61 percent in 2021.").contains(&"68".to_string()));
    }

    #[test]
    fn sentences_with_two_tolls_tell_of_two_events() {
        let told = |told: &str| Account::told("r", told, Particulars::default());
        let part = |one: &str, other: &str| {
            let (one, other) = (told(one), told(other));
            tolls_part((&one, one.prose.sentences[0].span), (&other, other.prose.sentences[0].span))
        };
        assert!(part("A shell killed twelve people in Dorn.", "A shell killed two people in Arle."));
        assert!(!part("A shell killed twelve people in Dorn.", "A shell killed at least ten people in Arle."));
        assert!(!part("A shell killed twelve people in Dorn.", "A shell hurt two people in Arle."));
    }

    #[test]
    fn what_is_told_of_women_is_not_told_of_men() {
        let two = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|told| Account::told("r", told, Particulars::default()));
            are_counterparts((&one, &one.quantities[0]), (&other, &other.quantities[0]))
        };
        assert!(two("Among women the rate was 4 percent.", "Among men the rate was 6 percent."));
        assert!(!two("Among women the rate was 4 percent.", "Among men and women the rate was 6 percent."));
    }

    #[test]
    fn a_sum_is_spread_over_what_stands_right_behind_it() {
        let over = |told: &str| {
            let account = Account::told("r", told, Particulars::default());
            let length = account.quantities.iter().find(|q| q.kind == Kind::Duration).unwrap();
            spread(&account, length).map(|sum| sum.number.of(account.report.text.as_str()).to_string())
        };
        assert_eq!(over("They were offered a rise of 6 percent over two years.").as_deref(), Some("6"));
        assert_eq!(over("They accepted 6 percent in one year.").as_deref(), Some("6"));
        assert_eq!(over("They accepted 6 percent after a strike of two weeks."), None);
    }

    #[test]
    fn a_day_is_not_all_of_them() {
        let told = |told: &str| Account::told("r", told, Particulars::default());
        let (day, all) = (told("Five soldiers died on Wednesday."), told("It has so far lost seven soldiers."));
        assert!(is_of_a_day(&day, &day.quantities[0]) && !is_so_far(&day, &day.quantities[0]));
        assert!(is_so_far(&all, &all.quantities[0]) && !is_of_a_day(&all, &all.quantities[0]));
    }

    #[test]
    fn parts_other_times_and_other_places_are() {
        assert_eq!(narrowed("Nine of the dead were children."), ["Nine"]);
        assert!(narrowed("The mine has 900 miners and cut 400 jobs last year.").contains(&"400".to_string()));
        assert!(narrowed("The bid is worth $9 million in cash.").is_empty());
        assert_eq!(narrowed("The bid is worth $9 million in cash and $3 million in stock.").len(), 2);
        assert_eq!(narrowed("Of those, 12 died on the way to hospital."), ["12"]);
        assert_eq!(narrowed("Seven people over 80 died.").first().map(String::as_str), Some("Seven"));
        assert!(narrowed("Two months ago 14 people died in a slide.").contains(&"14".to_string()));
        assert_eq!(narrowed("Six people were killed in Onvar, across the valley."), ["Six"]);
        assert_eq!(narrowed("Six people were killed across the border."), ["Six"]);
        assert_eq!(narrowed("Six people died at another village."), ["Six"]);
        assert_eq!(narrowed("Thirteen bodies have yet to be identified."), ["Thirteen"]);
        assert_eq!(narrowed("The slope has killed 90 people since 1955."), ["90"]);
        assert_eq!(narrowed("Including its debt, the firm is worth $9 million."), ["$9 million"]);
        assert!(
            narrowed("The share has risen from 50 percent to 80 percent in five years.").contains(&"80".to_string())
        );
        assert_eq!(narrowed("Four people died when a bus was swept away."), ["Four"]);
        assert_eq!(narrowed("The bid values it at $9 million, not counting its debt."), ["$9 million"]);
        assert!(narrowed("Turnout was 61 percent, against 70 percent four years ago.").contains(&"70".to_string()));
    }
}
