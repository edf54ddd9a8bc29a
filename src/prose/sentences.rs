//! Where sentences end.
//!
//! A full stop ends one unless it belongs to an abbreviation that never ends a sentence (`Gen.`), to an initial (`J. Roe`),
//! or to one that may (`Inc.`, `U.S.`, `p.m.`) and what follows does not look like a beginning. Quotation marks and
//! brackets that close behind the stop belong to the sentence. A line without a stop before an empty line ends one too.

use super::abbreviations as known;
use crate::text::Span;
use crate::wording::speech;
use std::ops::Range;

/// No word that matters is longer; it keeps the cost linear where white space is missing.
const LONGEST_WORD: usize = 48;

/// The sentences of `block`.
pub(super) fn split(text: &str, block: Span) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut start = block.start;
    let mut at = block.start;
    while at < block.end {
        let stops = match bytes[at] {
            b'.' | b'!' | b'?' => true,
            0xE2 => text[at..].starts_with('…'),
            b'\n' if bytes.get(at + 1) == Some(&b'\n') => {
                found.extend(trimmed(text, start, at));
                start = at;
                false
            }
            _ => false,
        };
        if !stops {
            at += 1;
            continue;
        }
        let run_end = at + text[at..block.end].find(|c| !is_stop(c)).unwrap_or(block.end - at);
        match end_of_stop(text, block, start, at..run_end) {
            Some(end) => {
                found.extend(trimmed(text, start, end));
                start = end;
                at = end;
            }
            None => at = run_end,
        }
    }
    found.extend(trimmed(text, start, block.end));
    found
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let words = &text[start..end];
    let from = start + words.len() - words.trim_start().len();
    let to = start + words.trim_end().len();
    (from < to).then(|| Span::new(from, to))
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// If the stop ends the sentence that began at `start`, where it ends, closing quotation marks included.
fn end_of_stop(text: &str, block: Span, start: usize, stop: Range<usize>) -> Option<usize> {
    let Range { start: at, end: run_end } = stop;
    let mut end = run_end;
    for c in text[run_end..block.end].chars() {
        if !matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»') {
            break;
        }
        end += c.len_utf8();
    }
    let rest = &text[end..block.end];
    if rest.is_empty() {
        return Some(end);
    }
    if !rest.starts_with(char::is_whitespace) {
        return glued(text, at, run_end, end, rest).then_some(end);
    }
    let next = Next::of(rest);
    let marks = &text[at..run_end];
    let single = marks == ".";
    let closed = end > run_end;
    if marks.starts_with(['!', '?']) || !single && !marks.starts_with(['.', '…']) {
        if closed && names_speaker(rest) {
            return None;
        }
        return (next.begins() && !(closed && next.lower)).then_some(end);
    }
    if !single {
        return (next.begins() && !next.lower).then_some(end);
    }
    let before = &text[start..at];
    let word = last_word(before);
    // An insertion that ends with an abbreviation, "[the late J.] Roe", closes no sentence.
    let closed = closed && &text[run_end..end] != "]";
    (!stays_open(word, before, &next, closed) && (next.begins() || is_plain_word(word))).then_some(end)
}

/// Behind a word like these a full stop is no part of an abbreviation, and in hasty writing a small letter follows.
fn is_plain_word(word: &str) -> bool {
    const SHORTEST: usize = 4;
    word.len() >= SHORTEST
        && word.bytes().all(|b| b.is_ascii_lowercase())
        && word.bytes().any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
        && !known::is_abbreviation(word)
}

/// "…end.Next" without a space is a slip; figures, addresses and dotted letters are not.
fn glued(text: &str, at: usize, run_end: usize, end: usize, rest: &str) -> bool {
    if run_end - at != 1 || text.as_bytes()[at] != b'.' {
        return false;
    }
    let mut letters = rest.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let before = text[..at].chars().rev().take(3).filter(|c| c.is_lowercase()).count() == 3;
    let quote = end > run_end;
    capital
        && before
        && (quote || start_of(rest).split_whitespace().next().is_some_and(|w| !w.contains(['.', '/', '@'])))
}

/// "Stop!" *Ann Roe said.*, "Why?" *Ann Roe asked the crowd*: a name and a verb of speech that no clause follows belong to the
/// quotation before them.
fn names_speaker(rest: &str) -> bool {
    const WORDS: usize = 5;
    let mut words = start_of(rest).split_whitespace().take(WORDS);
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && !STARTERS.contains(word);
    let mut names = 0;
    words
        .by_ref()
        .find(|word| {
            names += 1;
            !is_name(word)
        })
        .is_some_and(|word| {
            let verb = word.trim_end_matches(['.', ',']);
            let ends = verb.len() < word.len();
            names > 1 && speech::plain_form(verb).is_some() && (ends || says_no_clause(verb, words.next()))
        })
}

/// "said *in* an interview", "asked *the* crowd".
fn says_no_clause(verb: &str, next: Option<&str>) -> bool {
    let circumstance = |word: &str| {
        matches!(
            word,
            "in" | "at" | "to" | "on" | "during" | "of" | "as" | "with" | "from" | "before" | "by" | "through"
        )
    };
    let asked = |word: &str| {
        matches!(verb, "asked" | "told" | "shouted")
            && matches!(word, "the" | "a" | "an" | "his" | "her" | "their" | "them" | "him" | "me" | "us" | "reporters")
    };
    next.is_some_and(|word| circumstance(word) || asked(word))
}

fn start_of(rest: &str) -> &str {
    &rest[..rest.floor_char_boundary(LONGEST_WORD)]
}

/// The word that the stop stands behind, without brackets and quotation marks before it.
fn last_word(before: &str) -> &str {
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST_WORD))..];
    let from =
        before.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '—' | '–' | '-' | '/' | '‘'));
    &before[from.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))..]
}

/// What comes behind the stop.
struct Next<'t> {
    word: &'t str,
    lower: bool,
    opens: bool,
}

impl<'t> Next<'t> {
    fn of(rest: &'t str) -> Self {
        let rest = rest.trim_start();
        let word = rest.trim_start_matches(['"', '“', '‘', '\'', '(', '[', '«', '’', '”']);
        let word = start_of(word);
        let word = &word[..word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len())];
        let lower = word.chars().next().is_some_and(char::is_lowercase);
        Self { word, lower, opens: rest.starts_with(['"', '“', '‘', '(', '[', '«', '•']) }
    }

    /// A sentence can begin so.
    fn begins(&self) -> bool {
        !self.lower || matches!(self.word, "iPhone" | "iPad" | "eBay")
    }

    /// A word that begins sentences and is no part of a name: what "U.S." stands before.
    fn is_starter(&self) -> bool {
        STARTERS.binary_search(&self.word).is_ok()
    }
}

const STARTERS: &[&str] = &[
    "A",
    "About",
    "According",
    "After",
    "All",
    "Although",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "At",
    "Authorities",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Few",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Is",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Most",
    "My",
    "Nearly",
    "No",
    "None",
    "Nor",
    "Not",
    "Now",
    "Of",
    "Officials",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "Police",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Three",
    "Thus",
    "To",
    "Today",
    "Two",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "While",
    "Who",
    "Why",
    "With",
    "Witnesses",
    "Yet",
    "You",
];

/// Whether the full stop behind `word` belongs to the word, and the sentence goes on.
fn stays_open(word: &str, before: &str, next: &Next, closed: bool) -> bool {
    if closed {
        return false;
    }
    if known::never_ends(word) && !is_plain_no(word, next) {
        return !(next.is_starter() && may_end_anyway(word));
    }
    // "c. 1818", "pop. 256"
    if matches!(word, "c" | "pop") {
        return next.word.starts_with(|c: char| c.is_ascii_digit());
    }
    if is_initial(word) {
        return opens_a_name(before, word) && !next.is_starter();
    }
    if known::is_abbreviation(word) || is_dotted(word) {
        return !next.is_starter() && !next.opens && !ends_time(word, next);
    }
    false
}

/// "No." before a figure is a number; else it is an answer.
fn is_plain_no(word: &str, next: &Next) -> bool {
    matches!(word, "No" | "Nos") && !next.word.starts_with(|c: char| c.is_ascii_digit())
}

/// Months and "St." end a sentence now and then.
fn may_end_anyway(word: &str) -> bool {
    matches!(word, "St" | "Jan" | "Feb" | "Aug" | "Sept" | "Oct" | "Nov" | "Dec" | "al" | "Ft" | "Mt" | "no")
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && word != "I"
}

/// "John F." and a lone "J." open a name; "Plan B." and "vitamin C." do not.
fn opens_a_name(before: &str, word: &str) -> bool {
    let earlier = before[..before.len() - word.len()].trim_end();
    let last = last_word(earlier);
    last.is_empty()
        || last.ends_with('.')
        || !matches!(last, "Plan" | "vitamin" | "Vitamin" | "Group" | "Class" | "Type" | "Hepatitis" | "hepatitis")
}

fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// "5 p.m. Tuesday" goes on, "5 p.m. Rescuers" does not.
fn ends_time(word: &str, next: &Next) -> bool {
    let clock = word.eq_ignore_ascii_case("a.m") || word.eq_ignore_ascii_case("p.m");
    let goes_on = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "EST",
        "EDT",
        "CST",
        "CDT",
        "MST",
        "MDT",
        "PST",
        "PDT",
        "ET",
        "GMT",
        "UTC",
        "BST",
        "CET",
        "Eastern",
        "Central",
        "Pacific",
        "Mountain",
        "Jan",
        "Feb",
        "March",
        "April",
        "May",
        "June",
        "July",
        "Aug",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
        "January",
        "February",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    clock && !goes_on.contains(&next.word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bar stands where a sentence should end.
    const CASES: &[&str] = &[
        "Gen. Amy Roe spoke.| She left.",
        "It was 5 p.m. Tuesday when it fell.| No one was hurt.",
        "It fell at 5 p.m.| Rescuers came.",
        "The U.S. Senate voted.| It passed.",
        "He came from the U.S.| The trip took days.",
        "“It is over.”| The crowd cheered.",
        "“Is it over?” she asked.| “No.”| He left.",
        "J. K. Roe wrote it.| So did John F. Doe.",
        "Acme Inc. said so.| It is an Ohio company.",
        "Wait ... for what?| For it...| The rest left.",
        "It hit No. 5 on Oct. 12, in St. Mary.| (It was late.)| They left.",
        "It cost 2.5 million.| About 1.2 were left.",
        "She said “stop!” and ran.| He did, too.",
        "The firm (Acme Corp.) closed.| Dr. Doe lost.",
        "Rain fell in Washington, D.C.| Officials closed roads.",
        "Yahoo! is a firm.| It is.",
        "“Is it over?” Ms. Roe asked.| “Stop!” Ann Roe said, and left.| “Really?”| Police said the road was open.",
        "“Why us?” Ms. Roe asked the crowd in Dorn.| “Who fell?” Ann Roe said in a letter.| “Who?”| Ms. Roe said the dam fell.",
        "the soup was cold.| nobody came, e.g. to ask, approx. an hour.| it closed etc. at ten.",
        "The town (pop. 256) lay still.| It was built c. 1818 by monks.",
        "It was [Ann B.] Roe who won.| [She lost.]| Then [in the U.S.] Senate it fell.",
    ];

    #[test]
    fn ends_where_a_reader_would() {
        let mut wrong = Vec::new();
        for case in CASES {
            let text = case.replace('|', "");
            let found = split(&text, Span::new(0, text.len()));
            let got = found.iter().map(|s| s.of(&text)).collect::<Vec<_>>().join("| ");
            if got != **case {
                wrong.push(got);
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn starters_are_sorted() {
        assert!(STARTERS.is_sorted());
    }
}
