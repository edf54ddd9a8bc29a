use crate::prose::Prose;
use crate::text::Span;

/// Whether what is said of a time lies behind or ahead.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// Words that send what follows into the future.
const AHEAD: [&str; 8] = ["will", "shall", "ll", "won't", "would", "upcoming", "scheduled", "due"];

/// What people do before something happens, followed by "to" and a verb.
const INTENDING: [&str; 34] = [
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
];

const BEHIND: [&str; 52] = [
    "was", "were", "had", "did", "said", "told", "came", "went", "made", "took", "began", "fell", "rose", "broke",
    "left", "met", "held", "killed", "struck", "hit", "shot", "won", "lost", "gave", "found", "saw", "sent", "spoke",
    "wrote", "became", "led", "ran", "grew", "got", "kept", "brought", "thought", "fought", "paid", "sold", "bought",
    "felt", "knew", "stood", "flew", "drove", "sank", "has", "have", "been", "fled", "blew",
];

/// The tense of what is said around `span`: what the words before it in its sentence set last, else what comes after it
/// first.
pub(super) fn tense(prose: &Prose, sentence: usize, span: Span) -> Tense {
    let Some(sentence) = prose.sentences.get(sentence) else { return Tense::Unknown };
    let words = |from: usize, to: usize| {
        prose.text()[from..to.max(from)].split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
    };
    let before = set_last(words(sentence.span.start.min(span.start), span.start));
    if before != Tense::Unknown {
        return before;
    }
    set_first(words(span.end, sentence.span.end.max(span.end)))
}

fn set_last<'a>(words: impl Iterator<Item = &'a str>) -> Tense {
    let mut state = State::default();
    words.for_each(|word| state.read(word));
    state.tense
}

fn set_first<'a>(words: impl Iterator<Item = &'a str>) -> Tense {
    let mut state = State::default();
    let mut left = 3;
    for word in words {
        state.read(word);
        if state.tense == Tense::Future {
            break;
        }
        if state.tense == Tense::Past {
            // "agreed" may still turn into "agreed to meet".
            left -= 1;
            if left == 0 {
                break;
            }
        }
    }
    state.tense
}

struct State<'a> {
    tense: Tense,
    last: &'a str,
    /// Words since the future began: "will be held" stays ahead.
    chain: u8,
}

impl Default for State<'_> {
    fn default() -> Self {
        Self { tense: Tense::Unknown, last: "", chain: 0 }
    }
}

impl<'a> State<'a> {
    fn read(&mut self, word: &'a str) {
        let is = |list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(word));
        if is(&AHEAD) || word == "to" && INTENDING.contains(&self.last) {
            self.tense = Tense::Future;
            self.chain = 3;
        } else if self.chain > 0 {
            self.chain -= 1;
        } else if is(&BEHIND) || word.len() > 3 && word.ends_with("ed") {
            self.tense = Tense::Past;
        }
        self.last = word;
    }
}
