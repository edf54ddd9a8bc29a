//! Claims of two sources that one report sets side by side: "The army says the rebels fired. The rebels say it was the army."
//!
//! Such a report invites its reader to hold the one against the other, where two who are quoted far apart may speak of
//! other things.

use super::voices;
use crate::account::Account;
use crate::entities::Kind;
use crate::facts::Party;
use crate::facts::attribution::{Attribution, SourceClass};
use crate::report::BlockKind;
use crate::text::Span;

/// In sentences: "He denied this" may stand before the words in which he does.
const BESIDE: usize = 2;

/// Whether the words at `a` and `b` of one report are claims of two sources that stand side by side. What a headline says is
/// said again in the text, by the same source as a rule; and what one says that the other says is no claim of two.
pub(super) fn are_side_by_side(account: &Account, a: Span, b: Span) -> bool {
    let sentence =
        |span: Span| account.prose.sentence_at(span.start).filter(|&at| account.block(at) != BlockKind::Headline);
    let near = sentence(a).zip(sentence(b)).is_some_and(|(x, y)| x.abs_diff(y) <= BESIDE);
    near && voices::are_two(account, a, b) && !is_of_one(account, a, b)
}

/// Whether somebody has part in both claims: "her lawyer said that she had asked", and what he said himself. Who is "a man"
/// first may have a name further on.
fn is_of_one(account: &Account, a: Span, b: Span) -> bool {
    let (Some(x), Some(y)) = (account.attribution(a), account.attribution(b)) else { return false };
    let says = |one: &Attribution, other: &Attribution| {
        other.source.as_ref().is_some_and(|source| one.covers(source.span)) && one != other
    };
    let passed_on = says(x, y) || says(y, x);
    let (first, then) = if a.start <= b.start { (x, y) } else { (y, x) };
    passed_on || share_a_source(account, x, y) || is_somebody(account, first) && is_named(account, then)
}

/// How far "officials say that the paper says that" is followed.
const STEPS: usize = 4;

/// Whether one party is among those through whom each of the two is told: sources say what Mr. Roe thinks, and more.
fn share_a_source(account: &Account, x: &Attribution, y: &Attribution) -> bool {
    let through = |one| -> Vec<String> {
        let outer = |one: &&Attribution| one.within.map(|index| &account.attributions[index]);
        let all = std::iter::successors(Some(one), outer).take(STEPS);
        all.filter_map(|one| Party::speaking(&account.prose, &account.entities, one.source.as_ref()?).key).collect()
    };
    let (x, y) = (through(x), through(y));
    x.iter().any(|key| y.contains(key))
}

/// "A man", "one driver".
fn is_somebody(account: &Account, attribution: &Attribution) -> bool {
    let source = attribution.source.as_ref().filter(|source| source.class == SourceClass::Unnamed);
    source.is_some_and(|source| !account.prose.tag(source.head).is_plural())
}

fn is_named(account: &Account, attribution: &Attribution) -> bool {
    let source = attribution.source.as_ref().filter(|source| source.class == SourceClass::Named);
    let entity = source.and_then(|source| account.entities.entity_at(source.head));
    let entity = entity.map(|entity| &account.entities.entities[entity]);
    entity.is_some_and(|entity| entity.kind == Kind::Person && entity.named)
}

/// Whether the later of two claims that stand side by side takes the other up: "But he denied this", "no such request",
/// "gave the number as 12".
pub(super) fn answers(account: &Account, a: Span, b: Span) -> bool {
    let prose = &account.prose;
    later(account, a, b).into_iter().any(|(sentence, follows)| {
        let tokens = prose.sentences[sentence].tokens.clone();
        let opens = follows && CONTRARY.contains(&prose.lower(tokens.start));
        let takes_up = |at: usize| {
            let next = (at + 1 < tokens.end).then(|| at + 1);
            ANSWERING.contains(&prose.lemma(at))
                || next.is_some_and(|next| match prose.lower(at) {
                    "no" => prose.lower(next) == "such",
                    word if DEFINITE.contains(&word) => TAKEN_UP.contains(&prose.lemma(next)),
                    _ => false,
                })
        };
        opens || tokens.clone().any(takes_up) || account.denies(prose.sentences[sentence].span)
    })
}

/// Whether the later of two claims takes up the figure that the earlier gives: "gave the number as 12", "the figure was
/// exaggerated; a headcount showed 43".
pub(super) fn takes_up_the_figure(account: &Account, a: Span, b: Span) -> bool {
    let prose = &account.prose;
    let until = a.start.max(b.start);
    later(account, a, b).into_iter().any(|(sentence, follows)| {
        let tokens = prose.sentences[sentence].tokens.clone();
        // "The number of hostages" is that of the hostages.
        let own = |at: usize| at + 1 < tokens.end && ["of", "for", "in"].contains(&prose.lower(at + 1));
        let of_it = |at: usize| prose.tokens[at].span.start < until && FIGURES.contains(&prose.lemma(at)) && !own(at);
        follows && tokens.clone().skip(1).any(|at| of_it(at) && DEFINITE.contains(&prose.lower(at - 1)))
    })
}

/// Whether the later of two claims adds to the other: what two "also" say is no dispute.
pub(super) fn adds(account: &Account, a: Span, b: Span) -> bool {
    let adds = |(sentence, _): (usize, bool)| {
        let mut tokens = account.prose.sentences[sentence].tokens.clone();
        tokens.any(|at| ADDING.contains(&account.prose.lower(at)))
    };
    later(account, a, b).into_iter().any(adds)
}

/// The sentences from the one behind the earlier of two claims to that of the later, each with whether it is another than that
/// of the earlier.
fn later(account: &Account, a: Span, b: Span) -> Vec<(usize, bool)> {
    let sentence = |span: Span| account.prose.sentence_at(span.start);
    let Some((x, y)) = sentence(a).zip(sentence(b)) else { return Vec::new() };
    let follows = x != y;
    (x.min(y) + usize::from(follows)..=x.max(y)).map(|sentence| (sentence, follows)).collect()
}

/// Words that put a second thing beside a first.
const ADDING: [&str; 7] = ["also", "too", "another", "meanwhile", "separately", "additionally", "moreover"];

/// Words that set a sentence against the one before.
const CONTRARY: [&str; 5] = ["but", "however", "yet", "instead", "still"];

/// Verbs of who answers somebody.
const ANSWERING: [&str; 14] = [
    "deny",
    "dispute",
    "contradict",
    "counter",
    "rebut",
    "refute",
    "contest",
    "reject",
    "insist",
    "maintain",
    "retort",
    "disagree",
    "differ",
    "dismiss",
];

/// Words before a noun that was there before.
const DEFINITE: [&str; 3] = ["the", "that", "this"];

/// Nouns for the figure that somebody has given.
const FIGURES: [&str; 7] = ["number", "figure", "toll", "count", "total", "tally", "estimate"];

/// Nouns for what somebody has said, or the figure that somebody has given.
pub(super) const TAKEN_UP: [&str; 18] = [
    "number",
    "figure",
    "toll",
    "count",
    "total",
    "estimate",
    "claim",
    "account",
    "accusation",
    "allegation",
    "charge",
    "report",
    "version",
    "opposite",
    "contrary",
    "reverse",
    "assertion",
    "suggestion",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    #[test]
    fn a_figure_is_taken_up_without_its_noun() {
        let taken_up = |words: &str| {
            let account = Account::told("a", words, Particulars::default());
            takes_up_the_figure(&account, account.quantities[0].number, account.quantities[1].number)
        };
        assert!(taken_up("The union said 40 nurses had quit. The clinic put the figure at 12."));
        assert!(taken_up("The union said 40 nurses had quit. The clinic called the number absurd and spoke of 12."));
        assert!(!taken_up("The union said 40 nurses had quit. The clinic put the number of patients at 12."));
        assert!(!taken_up("The union said 40 nurses had quit. The clinic hired 12."));
    }

    /// Whether the words in brackets stand side by side, whether the later answers, and whether it adds.
    fn read(marked: &str) -> [bool; 3] {
        let words = marked.replace(['[', ']'], "");
        let account = Account::told("a", &words, Particulars::default());
        let mut places = marked.match_indices('[').map(|(at, _)| at).zip(marked.match_indices(']').map(|(at, _)| at));
        let mut next = |before: usize| {
            let (open, close) = places.next().expect("two marked pieces");
            Span::new(open - before, close - before - 1)
        };
        let (a, b) = (next(0), next(2));
        [are_side_by_side, answers, adds].map(|says| says(&account, a, b))
    }

    #[test]
    fn two_who_are_quoted_one_after_the_other_stand_side_by_side() {
        for words in [
            "The army said the rebels [fired] first. The rebels said it was the army that [fired].",
            "The Gazette says that the dam [held]; the Courier says that it [broke].",
            "Two of the nurses said that the ward [had] no light. A spokeswoman, Ann Roe, said that it never [lost] it.",
        ] {
            assert!(read(words)[0], "{words}");
        }
    }

    #[test]
    fn what_one_says_or_passes_on_does_not() {
        for words in [
            "The mayor said the bridge [held]. The mayor said it would be [closed].",
            "Her lawyer said that she [asked] for guards and that she was [refused].",
            "The army said the rebels [fired] first. Ann Roe left. It rained. It was dark. The rebels said it was the army that [fired].",
            "The bridge [held] all day. The mayor said it would be [closed].",
            "A man said he [heard] a shot. Tom Ash told the Herald that nobody [heard] it.",
        ] {
            assert!(!read(words)[0], "{words}");
        }
    }

    #[test]
    fn an_answer_is_told_from_what_is_added() {
        for (words, answer, more) in [
            ("The army said the rebels [fired]. But the rebels said that the army had [fired].", true, false),
            ("The union said that it had [asked]. The firm said no such letter was ever [received].", true, false),
            ("The opposition said that 40 were [held]. The ministry gave the number as [12].", true, false),
            ("The union said that 40 were [held]. The firm denied that anybody was [held].", true, false),
            ("The union said that 40 were [held]. The firm said that it also had [closed] the gate.", false, true),
            ("The union said that 40 were [held]. The firm said that the gate was [closed].", false, false),
        ] {
            assert_eq!(read(words)[1..], [answer, more], "{words}");
        }
    }
}
