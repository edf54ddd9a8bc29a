//! Finds names: runs of words with a capital, with the small words that names have inside, parted from the titles before
//! them.

use super::Kind;
use crate::prose::{Prose, Tag};
use crate::wording::{calendar, countries, names, roles};
use std::ops::Range;

/// A name in a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Name {
    /// Its tokens, without the title.
    pub tokens: Range<usize>,
    /// The tokens of the title or role right before it; may be empty.
    pub title: Range<usize>,
    /// What the words of name and title say that it is.
    pub kind: Kind,
}

/// The names of sentence `index`, in text order.
pub(super) fn find(prose: &Prose, index: usize) -> Vec<Name> {
    let tokens = prose.sentences[index].tokens.clone();
    let shouts = in_title_case(prose, tokens.clone());
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        if !opens(prose, at, tokens.start, shouts) {
            at += 1;
            continue;
        }
        let end = run_end(prose, at, tokens.end, shouts);
        let numbered = at > tokens.start && is_ordinal(prose.word(at - 1));
        split_run(prose, at - usize::from(numbered)..end, tokens.start, &mut found);
        at = end.max(at + 1);
    }
    found
}

/// Headlines that capitalise every word tell nothing by capitals.
fn in_title_case(prose: &Prose, tokens: Range<usize>) -> bool {
    let words = || tokens.clone().map(|token| prose.word(token)).filter(|word| word.len() > 3);
    let capitals = words().filter(|word| word.starts_with(char::is_uppercase)).count();
    capitals * 3 > words().count() * 2 && words().count() > 3
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether `token` can be a word of a name by itself.
fn is_namely(prose: &Prose, token: usize, first: usize, shouts: bool) -> bool {
    let word = prose.word(token);
    if !is_capital(word) || word == "I" || names_a_day(prose, token) {
        return false;
    }
    let tag = prose.tag(token);
    if tag.is_proper() {
        return true;
    }
    // A capital inside a sentence is a name, or the adjective of one; at its beginning the tagger decides.
    let opens_sentence = token == first || !prose.word(token - 1).starts_with(char::is_alphanumeric);
    !shouts && !opens_sentence && (tag.is_noun() || tag.is_adjective() || tag.is_number() || tag == Tag::Fw)
}

/// "Friday", "March"; "May" and "March" only where words around it speak of time.
fn names_a_day(prose: &Prose, token: usize) -> bool {
    let word = prose.word(token);
    match calendar::of(word.trim_end_matches('.').to_lowercase().as_str()) {
        calendar::Word::Weekday(..) => true,
        calendar::Word::Month(_) if !matches!(word, "May" | "March" | "April" | "June" | "August") => true,
        calendar::Word::Month(_) => {
            const BEFORE: &[&str] = &[
                "in", "since", "until", "till", "last", "early", "late", "mid", "by", "from", "of", "next", "this",
                "on", "through", "and", "-", "between",
            ];
            let number = |t: usize| prose.tokens.get(t).is_some() && prose.tag(t).is_number();
            let before = token.checked_sub(1).map(|t| prose.lower(t));
            number(token + 1)
                || before.is_some_and(|b| BEFORE.contains(&b) || b.ends_with(|c: char| c.is_ascii_digit()))
        }
        _ => false,
    }
}

/// "4th" of "4th Brigade".
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.len() + 2 == word.len() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

fn opens(prose: &Prose, token: usize, first: usize, shouts: bool) -> bool {
    is_namely(prose, token, first, shouts) || opens_with_particle(prose, token)
}

/// "al-Rubaie": a small word and a hyphen before a capital.
fn opens_with_particle(prose: &Prose, token: usize) -> bool {
    names::is_particle(prose.word(token))
        && follows(prose, token, 1).is_some_and(|hyphen| hyphen == "-")
        && follows(prose, token, 2).is_some_and(is_capital)
}

/// The word `steps` behind `token`, if it stands right there with no space between.
fn follows(prose: &Prose, token: usize, steps: usize) -> Option<&str> {
    let last = token + steps;
    let glued = (token..last).all(
        |t| matches!((prose.tokens.get(t), prose.tokens.get(t + 1)), (Some(a), Some(b)) if a.span.end == b.span.start),
    );
    glued.then(|| prose.word(last))
}

/// One past the last token of the run that `start` opens.
fn run_end(prose: &Prose, start: usize, limit: usize, shouts: bool) -> usize {
    let mut end = start + 1;
    if !is_capital(prose.word(start)) {
        end = start + 3;
    }
    while end < limit {
        let Some(more) = goes_on(prose, start, end, limit, shouts) else { break };
        end += more;
    }
    end.min(limit)
}

/// How many tokens from `end` on belong to the run as well.
fn goes_on(prose: &Prose, start: usize, end: usize, limit: usize, shouts: bool) -> Option<usize> {
    let word = prose.word(end);
    let namely = |token: usize| token < limit && is_namely(prose, token, start, shouts);
    let last = prose.word(end - 1);
    if namely(end) {
        return (!parts_here(prose, start, end)).then_some(1);
    }
    if prose.tag(end).is_number() && word.bytes().all(|b| b.is_ascii_digit()) && takes_number(last) {
        return Some(1);
    }
    if names::is_suffix(word) {
        return Some(1);
    }
    if word == "-" && end + 1 < limit && follows(prose, end - 1, 2).is_some_and(is_capital) {
        return Some(2);
    }
    if opens_with_particle(prose, end) && end + 2 < limit {
        return Some(3);
    }
    if names::is_particle(word) && word.chars().count() > 1 && word != "as" && word != "an" && word != "at" {
        let second = end + 1 < limit && names::is_particle(prose.word(end + 1)) && namely(end + 2);
        let capital = end + 1 < limit && is_capital(prose.word(end + 1)) && namely(end + 1);
        return if capital { Some(2) } else { second.then_some(3) };
    }
    let article = usize::from(end + 1 < limit && prose.word(end + 1) == "the");
    if matches!(word, "of" | "for") && namely(end + 1 + article) && takes_of(prose, start..end, end + 1 + article) {
        return Some(2 + article);
    }
    if word == "and" && namely(end + 1) && takes_and(prose, start, end) {
        return Some(2);
    }
    if matches!(word, "'s" | "’s" | "'" | "’") && namely(end + 1) && is_people(last) {
        return Some(2);
    }
    None
}

/// "Flight 214", "Hill 310", "Pier 9".
fn takes_number(word: &str) -> bool {
    const NUMBERED: &[&str] = &[
        "Flight",
        "Hill",
        "Pier",
        "Route",
        "Gate",
        "Train",
        "Unit",
        "Reactor",
        "Building",
        "Block",
        "Highway",
        "Camp",
        "School",
        "Area",
        "Sector",
        "Pavilion",
        "Ward",
        "Terminal",
        "Platform",
        "Hall",
        "Apollo",
        "Track",
        "Boeing",
        "Airbus",
        "Article",
        "Section",
        "Dock",
        "Berth",
        "Checkpoint",
        "Bus",
        "Convoy",
        "Group",
        "Room",
        "Hangar",
    ];
    NUMBERED.contains(&word)
}

/// "Ministry of Defence", "Bank of Arle", "Gulf of Aden"; not "Mayor of Arle".
fn takes_of(prose: &Prose, run: Range<usize>, next: usize) -> bool {
    let heads = |word: &str| {
        let lower = word.to_lowercase();
        names::is_organisation(&lower) || names::site(&lower).is_some() || names::is_group(&lower)
    };
    let person = |token: usize| roles::noun(prose.lower(token)).is_some();
    let head = prose.word(run.end - 1);
    let head = head.strip_suffix('s').filter(|h| h.len() > 4).unwrap_or(head);
    (heads(head) || heads(prose.word(run.end - 1))) && !person(run.end - 1) && next > run.end
}

/// "Ministry of Trade and Industry", "Bosnia and Herzegovina"; not "Ann Roe and Tom Dale".
fn takes_and(prose: &Prose, start: usize, end: usize) -> bool {
    let joined = format!("{} and {}", prose.word(end - 1), prose.word(end + 1));
    if countries::country(&joined).is_some() {
        return true;
    }
    let inside_of = (start..end).rev().take(3).any(|token| matches!(prose.word(token), "of" | "for"));
    let opens = names::is_organisation(prose.lower(start));
    inside_of && opens && !names::is_organisation(prose.word(end - 1))
}

/// "People's", "Women's": of everybody, so that the name goes on behind them.
fn is_people(word: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "People",
        "Women",
        "Men",
        "Children",
        "Workers",
        "Farmers",
        "Prisoners",
        "Students",
        "Teachers",
        "Writers",
        "Veterans",
        "Mothers",
        "Citizens",
        "King",
        "Queen",
        "Lloyd",
        "Passengers",
        "Players",
        "Supporters",
        "Journalists",
    ];
    PEOPLE.contains(&word)
}

/// Whether two names stand side by side: "U.S. President", "Saturday".
fn parts_here(prose: &Prose, start: usize, end: usize) -> bool {
    let last = prose.word(end - 1);
    end - 1 == start && last.ends_with("ly") && !prose.tag(start).is_proper()
}

/// Cuts a run into title and name, and into a country before its office: "Iranian Foreign Minister Ann Roe".
fn split_run(prose: &Prose, run: Range<usize>, first: usize, found: &mut Vec<Name>) {
    let is_role = |token: usize| is_title_word(prose, token);
    let role = run.clone().rev().find(|&token| is_role(token));
    let before = title_start(prose, run.start, first);
    match role {
        Some(role) if role + 1 < run.end => {
            let rest = role + 1..run.end;
            leading_names(prose, run.start..role, found);
            push(prose, rest, run.start..role + 1, found);
        }
        Some(role) => leading_names(prose, run.start..role, found),
        None => push(prose, run.clone(), before..run.start, found),
    }
}

/// A word with a capital that says what the person behind it is, or a title.
fn is_title_word(prose: &Prose, token: usize) -> bool {
    const NO_TITLES: &[&str] = &[
        "prince",
        "princess",
        "king",
        "queen",
        "saint",
        "st",
        "lord",
        "lady",
        "captain",
        "star",
        "guard",
        "marine",
        "forward",
        "ranger",
        "partner",
        "miner",
        "pilot",
        "hunter",
        "baker",
        "cook",
        "carpenter",
        "porter",
        "potter",
        "taylor",
        "mason",
        "fisher",
        "farmer",
        "weaver",
        "shepherd",
        "butcher",
        "gardener",
        "parker",
        "archer",
        "hero",
        "man",
        "international",
        "local",
        "national",
        "native",
        "winner",
        "member",
        "member",
        "cardinal",
        "child",
        "friend",
        "deputy",
    ];
    let word = prose.lower(token);
    let word = word.trim_end_matches('.');
    if names::title(word).is_some() && !matches!(word, "st" | "saint" | "tan") {
        return true;
    }
    !NO_TITLES.contains(&word) && roles::noun(word).is_some_and(|noun| noun != roles::Noun::Kin)
}

/// Where the common nouns before a name begin that say who bears it: "prosecutor", "U.S. envoy".
fn title_start(prose: &Prose, name: usize, first: usize) -> usize {
    if name == first {
        return name;
    }
    let before = prose.word(name - 1);
    let tag = prose.tag(name - 1);
    let title = names::title(before).is_some() && before.ends_with('.');
    let noun = tag.is_noun() && !tag.is_plural() && roles::noun(prose.lemma(name - 1)).is_some();
    if !(title || noun) {
        return name;
    }
    let mut start = name - 1;
    while start > first {
        let tag = prose.tag(start - 1);
        let joins = tag.is_noun() || tag.is_adjective() || prose.word(start - 1) == "-";
        if !joins {
            break;
        }
        start -= 1;
    }
    start
}

/// The country or body that stands before an office: "Iranian" and "Coast Guard" are names of their own.
fn leading_names(prose: &Prose, tokens: Range<usize>, found: &mut Vec<Name>) {
    let words = |range: Range<usize>| prose.span(range).of(prose.text());
    let longest = (tokens.start + 1..=tokens.end).rev().find(|&end| {
        let words = words(tokens.start..end);
        countries::country(words).is_some() || names::is_organisation(prose.word(end - 1))
    });
    if let Some(end) = longest {
        push(prose, tokens.start..end, tokens.start..tokens.start, found);
    }
}

fn push(prose: &Prose, tokens: Range<usize>, title: Range<usize>, found: &mut Vec<Name>) {
    if tokens.is_empty() {
        return;
    }
    let kind = kind(prose, tokens.clone(), title.clone());
    found.push(Name { tokens, title, kind });
}

fn kind(prose: &Prose, tokens: Range<usize>, title: Range<usize>) -> Kind {
    let words = prose.span(tokens.clone()).of(prose.text());
    let last = prose.lower(tokens.end - 1);
    let first = prose.lower(tokens.start);
    if names::is_ship_prefix(prose.word(tokens.start)) && tokens.len() > 1 {
        return Kind::Thing;
    }
    match countries::country(words) {
        Some((_, countries::Says::People)) => return Kind::Group,
        Some((_, countries::Says::Name | countries::Says::Seat)) => return Kind::Place,
        None => {}
    }
    if !title.is_empty() && prose.word(tokens.start) != "of" {
        return Kind::Person;
    }
    let head = head_word(prose, tokens.clone());
    if names::is_group(&head) {
        return Kind::Group;
    }
    if names::is_organisation(&head) || names::is_corporate(last) {
        return Kind::Organisation;
    }
    if takes_number(prose.word(tokens.start)) && first != "flight" && first != "train" {
        return Kind::Place;
    }
    let geographical = ["mount", "mt.", "lake", "cape", "port", "gunung", "saint", "st.", "st", "hill", "fort", "gulf"];
    if names::site(&head).is_some() || (tokens.len() > 1 && geographical.contains(&first)) {
        return Kind::Place;
    }
    if tokens.len() > 1 && matches!(first, "los" | "las" | "les" | "boko" | "hezb") {
        return Kind::Organisation;
    }
    if names::is_trade(last) && tokens.len() > 1 {
        return Kind::Organisation;
    }
    if tokens.len() > 1 && names::is_given(first) {
        return Kind::Person;
    }
    Kind::Unclear
}

/// The word before "of", or the last: what the name says that it is.
fn head_word(prose: &Prose, tokens: Range<usize>) -> String {
    let of = tokens.clone().skip(1).find(|&token| matches!(prose.word(token), "of" | "for"));
    prose.lower(of.unwrap_or(tokens.end) - 1).to_string()
}
