use crate::prose::Prose;
use crate::text::Span;

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

/// Words that send what follows into the future.
const AHEAD: [&str; 5] = ["will", "shall", "ll", "won", "upcoming"];

/// What has been fixed for later: ahead, unless it "had been" fixed.
const FIXED: [&str; 5] = ["scheduled", "due", "slated", "set", "expected"];

/// What people do before something happens, followed by "to" and a verb.
const INTENDING: [&str; 37] = [
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
    "was",
    "were",
    "ready",
];

/// Verbs in the past that do not end in "ed".
const BEHIND: [&str; 51] = [
    "was", "were", "had", "did", "said", "told", "came", "went", "made", "took", "began", "fell", "rose", "broke",
    "left", "met", "held", "killed", "struck", "hit", "shot", "won", "lost", "gave", "found", "saw", "sent", "spoke",
    "wrote", "became", "led", "ran", "grew", "got", "kept", "brought", "thought", "fought", "paid", "sold", "bought",
    "felt", "knew", "stood", "flew", "drove", "sank", "has", "have", "been", "fled",
];

/// How far, in bytes, the words are read on either side. Beyond it a verb is some other clause's.
const REACH: usize = 160;

/// The tense of what is said around `span`: what the words before it in its sentence set last, else what comes after it
/// first.
///
/// "Friday's vote" is the subject of what follows and not its time, so of an owner only the words before count.
pub(super) fn tense(prose: &Prose, sentence: usize, span: Span) -> Tense {
    let text = prose.text();
    let Some(sentence) = prose.sentences.get(sentence) else { return Tense::Unknown };
    let from = text.floor_char_boundary(sentence.span.start.max(span.start.saturating_sub(REACH)));
    let to = text.ceil_char_boundary(sentence.span.end.min(span.end + REACH));
    let before = set_last(words(&text[from.min(span.start)..span.start]));
    let owns = text[span.end..].starts_with(['\'', '’']);
    if before != Tense::Unknown || owns {
        return before;
    }
    set_first(words(&text[span.end..to.max(span.end)]))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn set_last<'a>(words: impl Iterator<Item = &'a str>) -> Tense {
    let mut state = State::default();
    words.for_each(|word| state.read(word));
    // "a strike for Tuesday" has yet to come.
    if state.last == "for" && state.tense != Tense::Unknown && !state.had {
        return Tense::Future;
    }
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
    /// How many words more belong to the future that began: "will be held" stays ahead.
    chain: u8,
    /// How many words more the future is felt.
    felt: u8,
    /// "had been scheduled": what was to come then is no longer ahead.
    had: bool,
}

impl Default for State<'_> {
    fn default() -> Self {
        Self { tense: Tense::Unknown, last: "", chain: 0, felt: 0, had: false }
    }
}

impl<'a> State<'a> {
    fn read(&mut self, word: &'a str) {
        let is = |list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(word));
        let intends = word == "to" && INTENDING.contains(&self.last);
        if is(&AHEAD) || intends || is(&FIXED) && !self.had {
            self.tense = Tense::Future;
            self.chain = 3;
            self.felt = 12;
            self.had = false;
        } else if self.chain > 0 {
            self.chain -= 1;
        } else if is(&BEHIND) || word.len() > 3 && word.ends_with("ed") {
            self.tense = Tense::Past;
            self.had = self.had && word != "said" || word == "had";
        } else if self.tense == Tense::Future {
            self.felt = self.felt.saturating_sub(1);
            if self.felt == 0 {
                self.tense = Tense::Unknown;
            }
        }
        self.last = word;
    }
}
