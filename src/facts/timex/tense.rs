use crate::prose::{Prose, Tag};
use crate::text::Span;
use std::ops::Range;

/// Whether what is said of a time lies behind or ahead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tense {
    /// Behind.
    Past,
    /// Ahead.
    Future,
    /// Nothing near it says.
    Unknown,
}

/// What has been fixed for later: ahead, unless it "had been" fixed.
const FIXED: [&str; 6] = ["scheduled", "due", "slated", "expected", "planned", "upcoming"];

/// What people do before something happens, followed by "to" and a verb.
const INTENDING: [&str; 36] = [
    "plan",
    "plans",
    "planned",
    "planning",
    "expects",
    "expected",
    "expect",
    "intends",
    "intend",
    "intended",
    "hopes",
    "hoped",
    "hope",
    "agreed",
    "agrees",
    "set",
    "due",
    "slated",
    "scheduled",
    "vowed",
    "pledged",
    "promised",
    "wants",
    "wanted",
    "aims",
    "prepares",
    "preparing",
    "going",
    "decided",
    "urged",
    "called",
    "proposed",
    "is",
    "are",
    "ready",
    "deal",
];

/// Verbs of timetables: "the talks resume on Monday" have yet to.
const TIMETABLE: [&str; 14] = [
    "begin", "start", "meet", "resume", "expire", "reopen", "vote", "return", "face", "decide", "end", "open", "close",
    "take",
];

/// "The law comes into force on Monday", "the suspect goes on trial", "voters go to the polls": by itself either verb may tell of
/// what is seen.
fn is_of_a_timetable(verb: &str, next: &str) -> bool {
    TIMETABLE.contains(&verb)
        || verb == "come" && next == "into"
        || verb == "run" && next == "out"
        || verb == "go" && matches!(next, "to" | "on" | "before")
}

/// How far, in words, a tense is felt: beyond it a verb is some other clause's.
const REACH: usize = 30;

/// How many words a future is felt after the verb that sets it.
const FELT: u8 = 12;

/// The tense of what is said around `span`: what the words before it in its sentence set last, else what comes after it
/// first.
///
/// "Friday's vote" has mostly been, unless something "will" happen to it. `day` says
/// that the time is a day or a weekday: "a strike for Tuesday" has yet to come, sales "for March" are counted.
pub(super) fn tense(prose: &Prose, sentence: usize, span: Span, day: bool) -> Tense {
    let Some(tokens) = prose.sentences.get(sentence).map(|s| s.tokens.clone()) else { return Tense::Unknown };
    let at = |byte: usize| tokens.start + prose.tokens[tokens.clone()].partition_point(|token| token.span.start < byte);
    let (first, next) = (at(span.start), at(span.end));
    let before = set_last(prose, first.saturating_sub(REACH).max(tokens.start)..first, day);
    if is_attribute(prose, first, next, &tokens) {
        return if before.tense == Tense::Future && before.will { Tense::Future } else { Tense::Past };
    }
    if before.tense != Tense::Unknown {
        return before.tense;
    }
    set_first(prose, next..tokens.end.min(next + REACH))
}

/// "Friday's vote", "the Friday vote", "a deadly Friday night crash": the time of a noun, not of the verb.
fn is_attribute(prose: &Prose, first: usize, next: usize, sentence: &Range<usize>) -> bool {
    let owns = next < sentence.end && matches!(prose.word(next), "'" | "’" | "'s" | "’s");
    let noun_follows = next < sentence.end && matches!(prose.tag(next), Tag::Nn | Tag::Nns);
    let described = first > sentence.start && matches!(prose.tag(first - 1), Tag::Dt | Tag::Jj | Tag::PrpPoss);
    owns || noun_follows && described
}

fn set_last(prose: &Prose, tokens: Range<usize>, day: bool) -> State {
    let mut state = State::default();
    let end = tokens.end;
    for token in tokens.clone() {
        state.read(prose, token, end);
        state.bare_to(prose, token, end);
    }
    let last = if tokens.is_empty() { "" } else { prose.word(end - 1) };
    match last {
        "for" if day && state.tense == Tense::Past && !state.had => state.tense = Tense::Future,
        "starting" | "beginning" if state.tense != Tense::Past => state.tense = Tense::Future,
        _ => {}
    }
    state
}

fn set_first(prose: &Prose, tokens: Range<usize>) -> Tense {
    let mut state = State::default();
    let end = tokens.end;
    for token in tokens {
        state.read(prose, token, end);
        if state.tense != Tense::Unknown {
            break;
        }
    }
    state.tense
}

struct State {
    tense: Tense,
    /// How many words more the future is felt.
    felt: u8,
    /// "had been scheduled": what was to come then is no longer ahead.
    had: bool,
    /// A verb or a preposition was read: after it, "to" needs somebody who intends.
    verb: bool,
    /// A modal made it the future.
    will: bool,
    /// Only the "to" of a headline made it the future.
    headline: bool,
    /// How many words more "to" may follow who intends: "agreed on Sunday to meet".
    intends: u8,
}

impl Default for State {
    fn default() -> Self {
        Self { tense: Tense::Unknown, felt: 0, had: false, verb: false, will: false, headline: false, intends: 0 }
    }
}

impl State {
    fn read(&mut self, prose: &Prose, token: usize, end: usize) {
        let word = prose.word(token);
        let next = if token + 1 < end { prose.word(token + 1) } else { "" };
        let is = |list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(word));
        let tag = prose.tag(token);
        let plans = self.intends > 0;
        self.intends = if is(&INTENDING) { 5 } else { self.intends.saturating_sub(1) };
        match tag {
            Tag::Md if next == "have" => self.past(),
            // "could be behind it": that is a guess, not a plan.
            Tag::Md if next == "be" && matches!(word, "could" | "may" | "might") => self.verb = true,
            Tag::Md => {
                self.future();
                self.will = true;
            }
            Tag::To if plans && token + 1 < end && prose.tag(token + 1) == Tag::Vb => self.future(),
            _ if is(&FIXED) && !self.had => self.future(),
            _ if word == "set" && matches!(next, "to" | "for") && !self.had => self.future(),
            Tag::Vbd => {
                self.had = word == "had" || self.had && matches!(word, "was" | "were");
                self.past();
            }
            Tag::Vbn if self.tense != Tense::Future => self.past(),
            Tag::Vbz | Tag::Vbp if is_of_a_timetable(prose.lemma(token), next) => self.future(),
            // "The vote is on June 6".
            Tag::Vbz | Tag::Vbp if token + 2 == end && matches!(word, "is" | "are") && next == "on" => self.future(),
            Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Vbn | Tag::In => self.verb = true,
            _ if self.tense == Tense::Future => {
                self.felt -= 1;
                if self.felt == 0 {
                    self.tense = Tense::Unknown;
                }
            }
            _ => {}
        }
    }

    /// "Leaders to meet Friday", as headlines have it: no verb, no preposition and no comma.
    fn bare_to(&mut self, prose: &Prose, token: usize, end: usize) {
        match prose.tag(token) {
            Tag::To if !self.verb && token + 1 < end && prose.tag(token + 1) == Tag::Vb => {
                self.future();
                self.headline = true;
            }
            Tag::Comma if self.headline => *self = Self::default(),
            _ => {}
        }
    }

    fn past(&mut self) {
        self.tense = Tense::Past;
        self.verb = true;
    }

    fn future(&mut self) {
        *self = Self {
            tense: Tense::Future,
            felt: FELT,
            had: false,
            verb: true,
            will: false,
            headline: false,
            intends: self.intends,
        };
    }
}
