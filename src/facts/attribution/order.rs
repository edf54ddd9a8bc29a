//! Reported speech by the order of its words: "X said (to Y) (on Monday) that Z", "X said Z", "Z, said X", "Z, X said, Z".
//!
//! Newspapers report speech in few forms, and these are easily told by tags and signs, even in a sentence so long that its
//! tree is wrong. The tree is asked only where words leave a choice.

use super::sentence::{Sentence, is_mark};
use crate::prose::{Clause, Tag};
use crate::wording::speech::{self, Frame};
use std::ops::Range;

/// Verbs that name whom they are said to before the content: "told reporters that".
const TELLING: &[&str] = &[
    "tell", "inform", "assure", "remind", "notify", "brief", "warn", "advise", "promise", "ask", "show", "convince",
    "persuade", "caution", "write", "text", "email", "quote", "answer",
];

/// Verbs behind which "when" and "if" say what is asked, not when it was.
const ASKING: &[&str] = &[
    "ask",
    "wonder",
    "know",
    "say",
    "tell",
    "decide",
    "explain",
    "determine",
    "learn",
    "disclose",
    "reveal",
    "specify",
    "doubt",
    "question",
    "understand",
    "announce",
    "indicate",
];

/// A verb of speech with its neighbours.
#[derive(Clone, Debug)]
pub(super) struct Report {
    /// Head and words of the noun phrase that is the source.
    pub(super) source: Option<(usize, Range<usize>)>,
    /// Pieces of content.
    pub(super) content: Vec<Range<usize>>,
}

/// Reads the words around the verb `cue`. `subject` is what the tree takes for its subject.
pub(super) fn read(sentence: &Sentence, cue: usize, subject: Option<usize>) -> Option<Report> {
    let before = noun_before(sentence, cue, subject);
    if let Some(content) = behind(sentence, cue) {
        return Some(Report { source: before, content: vec![content] });
    }
    inverted(sentence, cue).or_else(|| {
        let (head, phrase) = before?;
        let content = in_front(sentence, cue, phrase.start, cue + 1)?;
        Some(Report { source: Some((head, phrase)), content })
    })
}

/// The same of a verb whose subject is not the source: "was told that", "saying that".
pub(super) fn behind_only(sentence: &Sentence, cue: usize) -> Option<Report> {
    Some(Report { source: None, content: vec![behind(sentence, cue)?] })
}

/// The noun phrase that ends before the verb, helpers and adverbs left out: "a lawyer for the family *had also* said".
pub(super) fn noun_before(sentence: &Sentence, cue: usize, subject: Option<usize>) -> Option<(usize, Range<usize>)> {
    let subject = subject.filter(|&subject| is_nominal(sentence, subject));
    let mut end = cue;
    while end > sentence.tokens.start && is_helper(sentence, end - 1) {
        end -= 1;
    }
    let close = end > sentence.tokens.start && matches!(sentence.word(end - 1), "," | ")" | "—" | "–");
    if close {
        end = before_aside(sentence, end, subject)?;
    }
    let mut start = left_edge(sentence, end);
    if start < end && (start..end).all(|at| is_time(sentence, at)) {
        // "a statement issued late Sunday said"
        let aside = |at: usize| is_time(sentence, at) || matches!(sentence.tag(at), Tag::Vbn | Tag::In | Tag::Rb);
        while start > sentence.tokens.start && aside(start - 1) {
            start -= 1;
        }
        end = start;
        start = left_edge(sentence, end);
    }
    if start == end {
        return None;
    }
    if let Some(found) = before_relative(sentence, start) {
        return Some(found);
    }
    let start = reaching(sentence, behind_lead(sentence, start, end), end, subject);
    let run = without_time(sentence, start..end);
    let by_tree = subject.filter(|subject| run.contains(subject) && is_nominal(sentence, *subject));
    let head = by_tree
        .filter(|&head| !is_after_preposition(sentence, run.start, head))
        .or_else(|| run_head(sentence, run.clone()))?;
    Some((head, run))
}

/// The noun phrase behind the verb: "said *Ann Roe*".
pub(super) fn noun_behind(sentence: &Sentence, cue: usize, subject: Option<usize>) -> Option<(usize, Range<usize>)> {
    let end = right_edge(sentence, cue + 1).filter(|&end| end > cue + 1)?;
    let mut run = cue + 1..end;
    while run.len() > 1
        && (is_time(sentence, run.end - 1) && sentence.tag(run.end - 1) != Tag::Nn
            || sentence.tag(run.end - 1) == Tag::In)
    {
        run.end -= 1;
    }
    let by_tree = subject.filter(|head| {
        run.contains(head) && is_nominal(sentence, *head) && !is_after_preposition(sentence, run.start, *head)
    });
    Some((by_tree.or_else(|| run_head(sentence, run.clone()))?, run))
}

/// "not" or "never" among the helpers of a verb.
pub(super) fn is_negated(sentence: &Sentence, cue: usize) -> bool {
    let helpers = (sentence.tokens.start..cue).rev().take_while(|&at| is_helper(sentence, at));
    helpers.into_iter().any(|at| sentence.is(at, &["not", "n't", "n’t", "never"]))
}

/// A past tense that was taken for a participle: "residents *complained* that". Of verbs that take whom they are said to, it
/// may be a participle indeed: "residents told that".
pub(super) fn is_bare_past(sentence: &Sentence, clause: &Clause) -> bool {
    let token = clause.predicate;
    let told =
        || sentence.verb(token).is_some_and(|lemma| TELLING.contains(&lemma)) && !tells_somebody(sentence, token);
    sentence.tag(token) == Tag::Vbn
        && clause.auxiliaries.is_empty()
        && clause.agents.is_empty()
        && (sentence.tree().head(token).is_none() || !told())
        && token > sentence.tokens.start
        && !is_helper(sentence, token - 1)
        && sentence.word(token - 1) != ","
}

/// "people *who were told of* the talks": the noun that the relative clause before `start` describes, if its verb is the only
/// one in between.
fn before_relative(sentence: &Sentence, start: usize) -> Option<(usize, Range<usize>)> {
    const FARTHEST: usize = 15;
    let from = sentence.tokens.start.max(start.saturating_sub(FARTHEST));
    let open = |at: &usize| !matches!(sentence.word(*at), "," | ";" | ":" | "—" | "–") && !is_mark(sentence.word(*at));
    let relates = |at: usize| {
        matches!(sentence.tag(at), Tag::Wp | Tag::Wdt)
            && !sentence.is(at, &["what"])
            && at > sentence.tokens.start
            && sentence.tag(at - 1).is_noun()
    };
    let pronoun = (from..start).rev().take_while(open).find(|&at| relates(at))?;
    let verbs = (pronoun..start).filter(|&at| sentence.is_finite(at)).count();
    if verbs == 1 { antecedent(sentence, pronoun) } else { None }
}

/// "In his reply Mr. Roe": behind a phrase with a preposition, the last noun phrase is the subject.
fn behind_lead(sentence: &Sentence, start: usize, end: usize) -> usize {
    let leads = start > sentence.tokens.start && sentence.tag(start - 1) == Tag::In;
    let begins = |at: usize| {
        let noun_before = sentence.tag(at - 1).is_noun();
        let determined = matches!(sentence.tag(at), Tag::Dt | Tag::PrpPoss);
        noun_before && (determined || sentence.tag(at).is_proper() && !sentence.tag(at - 1).is_proper())
    };
    (start + 1..end).rev().find(|&at| leads && begins(at)).unwrap_or(start)
}

/// "drivers coming off shift": where the tree's subject stands before the words at hand, with no verb or comma between, the
/// phrase begins with it.
fn reaching(sentence: &Sentence, start: usize, end: usize, subject: Option<usize>) -> usize {
    const FARTHEST: usize = 12;
    let Some(subject) = subject.filter(|subject| *subject < start && start - subject <= FARTHEST) else { return start };
    let parted = (subject + 1..end).any(|at| {
        sentence.is_finite(at)
            || matches!(sentence.word(at), "," | ":" | ";")
            || is_mark(sentence.word(at))
            || sentence.tag(at) == Tag::Wp
    });
    if parted || sentence.tag(subject).is_pronoun() { start } else { left_edge(sentence, subject + 1).min(subject) }
}

/// What "who" or "which" stands for: the noun phrase before it.
pub(super) fn antecedent(sentence: &Sentence, pronoun: usize) -> Option<(usize, Range<usize>)> {
    const FARTHEST: usize = 20;
    let mut end = pronoun;
    // "who runs the mill and *who* says": both are the same.
    if end > sentence.tokens.start && sentence.is(end - 1, &["and", "but", "or"]) {
        let from = sentence.tokens.start.max(end.saturating_sub(FARTHEST));
        end = (from..end).rev().find(|&at| sentence.word(at) == sentence.word(pronoun)).unwrap_or(end);
    }
    while end > sentence.tokens.start
        && (sentence.word(end - 1) == "," || sentence.tag(end - 1) == Tag::In || is_mark(sentence.word(end - 1)))
    {
        end -= 1;
    }
    let run = left_edge(sentence, end)..end;
    Some((run_head(sentence, run.clone())?, run))
}

/// "told the Herald": a participle would have lost its object.
fn tells_somebody(sentence: &Sentence, token: usize) -> bool {
    let next = token + 1;
    next < sentence.tokens.end
        && !is_time(sentence, next)
        && matches!(sentence.tag(next), Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::Nnp | Tag::Nns)
}

/// Auxiliaries, adverbs and "not" before a verb.
fn is_helper(sentence: &Sentence, token: usize) -> bool {
    let tag = sentence.tag(token);
    tag == Tag::Md
        || tag.is_adverb() && tag != Tag::Wrb
        || matches!(sentence.lemma(token), "have" | "be" | "do" | "not" | "n't" | "n’t")
}

/// "Ann Roe, 34, who lives next door, said": the end of the noun phrase before what commas enclose. `end` is behind the
/// closing one.
fn before_aside(sentence: &Sentence, end: usize, subject: Option<usize>) -> Option<usize> {
    const LONGEST: usize = 30;
    let first = sentence.tokens.start;
    let from = first.max(end.saturating_sub(LONGEST));
    let own = |subject: &usize| {
        // ", among them ranchers,": those are some of the subject.
        let example = (from..*subject).any(|at| {
            sentence.word(at) == "," && sentence.is(at + 1, &["among", "including", "like", "notably", "especially"])
        });
        (from..end).contains(subject) && !example && sentence.tree().head(*subject).is_some_and(|verb| verb >= end)
    };
    if let Some(subject) = subject.filter(own) {
        return (subject..end).find(|&at| matches!(sentence.word(at), "," | "(" | "—" | "–"));
    }
    let opens = |at: &usize| matches!(sentence.word(*at), "," | "(" | "—" | "–");
    // The comma that opens the first aside: nothing but asides and appositions between.
    let mut found = None;
    for at in (from..end - 1).rev().filter(opens) {
        let after = at + 1;
        let aside = matches!(
            sentence.tag(after),
            Tag::Wp
                | Tag::Wdt
                | Tag::Cd
                | Tag::Dt
                | Tag::Nnp
                | Tag::In
                | Tag::PrpPoss
                | Tag::Nn
                | Tag::Vbn
                | Tag::Vbg
                | Tag::Jj
                | Tag::WpPoss
        );
        if !aside || at == first || !is_nominal(sentence, at - 1) && sentence.tag(at - 1) != Tag::Cd {
            break;
        }
        found = Some(at);
        let chunk = left_edge(sentence, at)..at;
        let told_apart = chunk.is_empty()
            || sentence.tag(chunk.start) == Tag::Cd
            || sentence.is(chunk.start, &["a", "an", "the", "its", "his", "her"])
                && sentence.tag(chunk.start - usize::from(chunk.start > first)) == Tag::Comma
                && chunk.start >= first + 2
                && sentence.tag(chunk.start - 2).is_proper()
                && !is_titled(sentence, at);
        if !told_apart {
            break;
        }
    }
    found
}

/// "the mayor, *Ida Kroll*,": the name behind the comma explains the title before it, which explains no name itself.
fn is_titled(sentence: &Sentence, comma: usize) -> bool {
    sentence.tag(comma - 1) == Tag::Nn && sentence.tag(comma + 1) == Tag::Nnp
}

fn is_nominal(sentence: &Sentence, token: usize) -> bool {
    let tag = sentence.tag(token);
    tag.is_noun()
        || tag == Tag::Prp
        || sentence.is(
            token,
            &[
                "some", "many", "others", "both", "none", "several", "two", "one", "most", "few", "all", "another",
                "those", "who",
            ],
        )
}

/// How far to the left of `end` the words of a noun phrase with its prepositions reach.
fn left_edge(sentence: &Sentence, end: usize) -> usize {
    let mut start = end;
    while start > sentence.tokens.start {
        let at = start - 1;
        let tag = sentence.tag(at);
        let links = matches!(
            sentence.word(at),
            "of" | "for"
                | "in"
                | "at"
                | "from"
                | "with"
                | "on"
                | "by"
                | "to"
                | "near"
                | "inside"
                | "outside"
                | "and"
                | "&"
                | "-"
        ) && start < end;
        let alone = matches!(tag, Tag::Prp | Tag::Wp | Tag::Wdt | Tag::Ex);
        let of_them = alone && start == end && at > sentence.tokens.start && sentence.is(at - 1, &["of"]);
        if alone && !of_them {
            return if start == end { at } else { start };
        }
        let bound = matches!(tag, Tag::Vbn | Tag::Vbg)
            && at > sentence.tokens.start
            && matches!(sentence.tag(at - 1), Tag::Dt | Tag::PrpPoss | Tag::Jj | Tag::Cd);
        let part = bound
            || tag.is_noun()
            || tag.is_adjective()
            || matches!(tag, Tag::Dt | Tag::Pdt | Tag::Cd | Tag::PrpPoss | Tag::Pos | Tag::Hyph | Tag::Dollar);
        let sub =
            sentence.is(at, &["that", "if", "because", "as", "when", "whether", "while", "after", "before", "but"]);
        let near = sentence.is(at, &["close", "familiar"]) && start < end;
        let reduced = matches!(tag, Tag::Vbn | Tag::Vbd) && at + 1 < end && sentence.is(at + 1, &["by"]);
        if sub || !(part || links || near || of_them || reduced) {
            break;
        }
        start = at;
    }
    while start < end && matches!(sentence.tag(start), Tag::Cc | Tag::In | Tag::To | Tag::Pos | Tag::Hyph | Tag::Vbn) {
        start += 1;
    }
    start
}

/// "Monday officials": a day before the phrase is no part of it.
fn without_time(sentence: &Sentence, run: Range<usize>) -> Range<usize> {
    let mut start = run.start;
    while start + 1 < run.end && is_time(sentence, start) && !sentence.is(start + 1, &["'s", "’s", "of", "'", "’"])
    {
        start += 1;
    }
    let mut end = run.end;
    while end > start + 1
        && (is_time(sentence, end - 1) && sentence.tag(end - 1) != Tag::Nn
            || matches!(sentence.tag(end - 1), Tag::In | Tag::Vbn))
    {
        end -= 1;
    }
    start..end
}

pub(super) fn is_time(sentence: &Sentence, token: usize) -> bool {
    sentence.is(
        token,
        &[
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "yesterday",
            "today",
            "tonight",
            "earlier",
            "later",
            "recently",
            "January",
            "February",
            "March",
            "April",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
            "Jan.",
            "Feb.",
            "Aug.",
            "Sept.",
            "Oct.",
            "Nov.",
            "Dec.",
            "morning",
            "afternoon",
            "evening",
            "night",
            "week",
            "month",
            "year",
            "last",
            "late",
            "early",
            "Mon.",
            "Tue.",
            "now",
            "then",
            "again",
            "also",
            "afterward",
            "afterwards",
            "publicly",
            "privately",
            "flatly",
        ],
    )
}

/// The last noun before the first preposition.
fn run_head(sentence: &Sentence, run: Range<usize>) -> Option<usize> {
    let preposition = run
        .clone()
        .skip(1)
        .find(|&at| matches!(sentence.tag(at), Tag::In | Tag::To) || sentence.tag(at) == Tag::Cc)
        .unwrap_or(run.end);
    let limit = preposition;
    (run.start..limit)
        .rev()
        .find(|&at| is_nominal(sentence, at) && sentence.tag(at) != Tag::Dt)
        .or_else(|| (run.start..limit).rev().find(|&at| is_nominal(sentence, at)))
        .or_else(|| (run.start..limit).next_back().filter(|&at| sentence.tag(at).is_adjective()))
}

/// Whether a preposition stands between the start of the phrase and `head`.
fn is_after_preposition(sentence: &Sentence, start: usize, head: usize) -> bool {
    (start..head).any(|at| matches!(sentence.tag(at), Tag::In | Tag::To))
}

/// The content behind the verb, if there is any.
fn behind(sentence: &Sentence, cue: usize) -> Option<Range<usize>> {
    let start = start_behind(sentence, cue)?;
    let end = end_of(sentence, cue, start);
    (start + 1 < end || asks_alone(sentence, start)).then_some(start..end)
}

/// "refused to say *when*."
fn asks_alone(sentence: &Sentence, at: usize) -> bool {
    let last = at + 1 >= sentence.tokens.end || matches!(sentence.word(at + 1), "." | "," | ";");
    last && matches!(sentence.tag(at), Tag::Wrb | Tag::Wp)
}

/// Where the clause behind the verb begins: behind "that", at a word that asks, or at a noun phrase with a verb.
fn start_behind(sentence: &Sentence, cue: usize) -> Option<usize> {
    let mut at = cue + 1;
    while at < sentence.tokens.end
        && (sentence.tag(at).is_adverb() && sentence.tag(at) != Tag::Wrb || is_time(sentence, at))
    {
        at += 1;
    }
    if at >= sentence.tokens.end {
        return None;
    }
    if let Some(that) = that_behind(sentence, at, cue) {
        return Some(that + 1);
    }
    if asks(sentence, cue, at) {
        return Some(at);
    }
    let told = sentence.verb(cue).is_some_and(|lemma| TELLING.contains(&lemma));
    // "who briefed reporters said": whom one briefs does not begin what is said.
    let bare = sentence.lemma(cue) == "brief";
    if told && let Some(next) = right_edge(sentence, at).filter(|&next| next > at && next < sentence.tokens.end) {
        let next = skip_time(sentence, next);
        if asks(sentence, cue, next) && !sentence.is(next, &["who", "which", "whom", "whose"]) {
            return Some(next);
        }
        if opens_clause(sentence, next) {
            return Some(next);
        }
    }
    let at = skip_time(sentence, at);
    let colon = at + 1 < sentence.tokens.end && sentence.is(at, &[":"]);
    let at = at + usize::from(colon);
    (!bare && opens_clause(sentence, at)).then_some(at)
}

fn asks(sentence: &Sentence, cue: usize, at: usize) -> bool {
    if at < sentence.tokens.end && asks_alone(sentence, at) {
        return matches!(sentence.lemma(cue), "say" | "explain" | "specify" | "disclose" | "reveal" | "know");
    }
    if at >= sentence.tokens.end || !sentence.has_finite(at..sentence.tokens.end) {
        return false;
    }
    let in_time = sentence.is(at, &["when", "where", "if"]);
    sentence.is(at, &["whether", "how", "why", "what", "who", "which", "whom", "whose"])
        || in_time && sentence.verb(cue).is_some_and(|lemma| ASKING.contains(&lemma))
}

/// "that" behind whom it is said to and when, with no verb between.
fn that_behind(sentence: &Sentence, from: usize, cue: usize) -> Option<usize> {
    const FARTHEST: usize = 20;
    let mut at = from;
    let mut in_aside = false;
    while at < sentence.tokens.end.min(from + FARTHEST) {
        if sentence.is(at, &["that"]) {
            let next = at + 1;
            let pronoun = at == from
                && next < sentence.tokens.end
                && (sentence.is_finite(next) || matches!(sentence.word(next), "," | "."));
            let clause = next < sentence.tokens.end && has_verb(sentence, next..sentence.tokens.end) && !in_aside;
            // "reported a loss that hurt": a relative clause on an object, which a telling verb has none of.
            let relative = at > from && next < sentence.tokens.end && sentence.is_finite(next);
            let gap = at > from && !fits_between(sentence, from..at, cue);
            return (clause && !pronoun && !relative && !gap).then_some(at);
        }
        match sentence.word(at) {
            "," => in_aside = !in_aside,
            ":" | ";" | "." | "—" => return None,
            word if is_mark(word) => return None,
            _ if sentence.is_finite(at) && !in_aside => return None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// What may stand between the verb and "that": the one who is told, a time, a phrase with a preposition, an aside.
fn fits_between(sentence: &Sentence, between: Range<usize>, cue: usize) -> bool {
    let first = between.start;
    if between.clone().any(|at| sentence.tag(at) == Tag::Cc) {
        return false;
    }
    sentence.verb(cue).is_some_and(|lemma| TELLING.contains(&lemma))
        || matches!(sentence.tag(first), Tag::In | Tag::To | Tag::Comma | Tag::Rb)
        || is_time(sentence, first)
}

pub(super) fn skip_time(sentence: &Sentence, from: usize) -> usize {
    let mut at = from;
    while at + 1 < sentence.tokens.end
        && (is_time(sentence, at) || sentence.tag(at).is_adverb() && sentence.tag(at) != Tag::Wrb)
    {
        at += 1;
    }
    if at + 2 < sentence.tokens.end && sentence.tag(at) == Tag::In && is_time(sentence, at + 1) {
        at += 2;
        while at + 1 < sentence.tokens.end && (is_time(sentence, at) || sentence.tag(at) == Tag::Cd) {
            at += 1;
        }
    }
    at
}

/// The end of the noun phrase that begins at `from`, its prepositional phrases included.
pub(super) fn right_edge(sentence: &Sentence, from: usize) -> Option<usize> {
    let mut at = from;
    if at < sentence.tokens.end && matches!(sentence.tag(at), Tag::Prp | Tag::Ex) {
        return Some(at + 1);
    }
    while at < sentence.tokens.end {
        let tag = sentence.tag(at);
        let part = tag.is_noun()
            || tag.is_adjective()
            || matches!(
                tag,
                Tag::Dt | Tag::Pdt | Tag::Cd | Tag::PrpPoss | Tag::Pos | Tag::Hyph | Tag::Dollar | Tag::Prp
            );
        let links = at > from
            && matches!(
                sentence.word(at),
                "of" | "for"
                    | "in"
                    | "at"
                    | "from"
                    | "with"
                    | "on"
                    | "by"
                    | "to"
                    | "and"
                    | "or"
                    | "near"
                    | "%"
                    | "between"
                    | "about"
                    | "over"
                    | "under"
                    | "behind"
                    | "outside"
                    | "inside"
                    | "against"
            );
        if !(part || links || at > from && is_mark(sentence.word(at)) || tag.is_adverb() && at == from) {
            break;
        }
        at += 1;
    }
    Some(at)
}

/// A noun phrase and a finite verb, an aside between them allowed.
pub(super) fn opens_clause(sentence: &Sentence, from: usize) -> bool {
    if from >= sentence.tokens.end {
        return false;
    }
    let from = from
        + usize::from(
            is_mark(sentence.word(from))
                || sentence.is(from, &["if", "when", "after", "although"])
                    && sentence.has_finite(from..sentence.tokens.end),
        );
    let Some(mut at) = right_edge(sentence, from).filter(|&end| end > from) else { return false };
    if at < sentence.tokens.end && sentence.is(at, &[","]) {
        let closes = (at + 1..sentence.tokens.end.min(at + 25)).find(|&c| sentence.is(c, &[","]));
        match closes {
            Some(close) if close + 1 < sentence.tokens.end => at = close + 1,
            _ => return false,
        }
    }
    while at < sentence.tokens.end && sentence.tag(at).is_adverb() {
        at += 1;
    }
    at < sentence.tokens.end
        && (sentence.is_finite(at)
            || sentence.tag(at) == Tag::Vbn && is_mark(sentence.word(at - 1))
            || sentence.tag(at) == Tag::Vbn
                && !sentence.is(at + 1, &["by"])
                && sentence.tag(at - 1).is_noun()
                && sentence.tree().dep(at) != crate::prose::Dep::Acl)
}

/// Where the content that begins at `start` ends: with the sentence, with a relative clause that the verb is in, or where
/// somebody else takes over.
pub(super) fn end_of(sentence: &Sentence, cue: usize, start: usize) -> usize {
    let end = sentence.tokens.end;
    let relative = (sentence.tokens.start..cue).rev().take(6).find(|&at| matches!(sentence.word(at), "who" | "which"));
    if let Some(pronoun) =
        relative.filter(|&p| p > sentence.tokens.start && (p + 1..cue).all(|at| is_helper(sentence, at)))
    {
        if sentence.word(pronoun - 1) == "," {
            return (start..end).find(|&at| sentence.word(at) == ",").unwrap_or(end);
        }
        return relative_end(sentence, cue, start).unwrap_or(end);
    }
    if fronted(sentence, cue)
        && let Some(comma) = (start + 1..end).find(|&at| sentence.word(at) == ",")
    {
        return comma;
    }
    let mut at = start + 1;
    while at < end {
        if let Some(stop) = stops_at(sentence, cue, at) {
            return stop;
        }
        at += 1;
    }
    end
}

/// "While the army says it is over, residents fled": the verb stands in a clause that opens the sentence.
fn fronted(sentence: &Sentence, cue: usize) -> bool {
    let first = sentence.tokens.start;
    sentence.is(first, &["while", "although", "though", "if", "when", "after", "because", "since"])
        && !(first..cue).any(|at| sentence.word(at) == ",")
}

/// "officials who believe the dam is safe have not": the second verb is the main one.
fn relative_end(sentence: &Sentence, cue: usize, start: usize) -> Option<usize> {
    let by_tree = sentence.tree().subtree(cue).end;
    (by_tree > start + 1 && by_tree < sentence.tokens.end).then_some(by_tree).or_else(|| {
        let mut verbs = (start..sentence.tokens.end).filter(|&at| sentence.is_finite(at));
        verbs.next()?;
        verbs.next()
    })
}

/// Whether the content ends before `at`.
fn stops_at(sentence: &Sentence, cue: usize, at: usize) -> Option<usize> {
    let word = sentence.word(at);
    if word == ";" {
        return Some(at);
    }
    if word != "," || at + 1 >= sentence.tokens.end {
        return None;
    }
    let next = at + 1;
    if sentence.is(next, &["according"]) && sentence.is(next + 1, &["to"]) {
        return Some(at);
    }
    let adding = sentence.tag(next) == Tag::Vbg && goes_on(sentence.lemma(next));
    let also = sentence.is(next, &["and", "but"])
        && next + 1 < sentence.tokens.end
        && credits(sentence, next + 1)
        && sentence.is_finite(next + 1);
    let other = sentence.is(next, &["but", "while", "though", "although", "and", "even"])
        && other_speaks(sentence, next + 1, cue);
    (adding || also || other || sums_up(sentence, next, cue) || closes_with_cue(sentence, next)).then_some(at)
}

/// What a report calls what was said, as in "…, a charge that its sponsors dismissed", beside the nouns that credit.
const SUMMED: &[&str] = &["figure", "position", "sentiment", "line", "version", "point"];

/// "a charge that", "an assertion he later withdrew": the report speaks again.
fn sums_up(sentence: &Sentence, from: usize, cue: usize) -> bool {
    const LONGEST: usize = 4;
    if !sentence.is(from, &["a", "an", "the"]) {
        return false;
    }
    // "a move that analysts expect": whoever else speaks of it, the report says so.
    let noun_end = right_edge(sentence, from + 1).unwrap_or(from);
    let that = noun_end < sentence.tokens.end && sentence.is(noun_end, &["that", "which"]);
    if that && other_speaks(sentence, noun_end + 1, cue) {
        return true;
    }
    let noun = (from + 1..sentence.tokens.end.min(from + LONGEST)).find(|&at| {
        let lemma = sentence.lemma(at);
        SUMMED.contains(&lemma) || !speech::noun(lemma).is_empty()
    });
    let relates = |at: usize| {
        at < sentence.tokens.end
            && (sentence.is(at, &["that", "which"])
                || matches!(sentence.tag(at), Tag::Prp | Tag::Dt | Tag::PrpPoss | Tag::Nnp | Tag::Vbn | Tag::Nns))
    };
    noun.is_some_and(|noun| relates(noun + 1))
}

/// Participles with which the same speaker goes on.
pub(super) fn goes_on(lemma: &str) -> bool {
    matches!(
        lemma,
        "add"
            | "note"
            | "cite"
            | "stress"
            | "insist"
            | "emphasize"
            | "call"
            | "quote"
            | "argue"
            | "warn"
            | "say"
            | "reject"
            | "dismiss"
            | "deny"
            | "accuse"
            | "blame"
            | "demand"
            | "urge"
            | "promise"
            | "vow"
            | "predict"
            | "describe"
    )
}

fn credits(sentence: &Sentence, token: usize) -> bool {
    sentence.verb(token).is_some_and(|lemma| speech::verb(lemma).iter().any(|cue| cue.frame.has(Frame::CLAUSE)))
}

/// Somebody and a verb of speech, no comma between. Behind "and" a pronoun is the same speaker's as often.
pub(super) fn other_speaks(sentence: &Sentence, from: usize, cue: usize) -> bool {
    const FARTHEST: usize = 14;
    let to = sentence.tokens.end.min(from + FARTHEST);
    let verb = (from..to)
        .take_while(|&at| sentence.word(at) != ",")
        .find(|&at| sentence.is_finite(at) && !is_helper(sentence, at));
    // "he fears it will, and he hopes": he goes on. "Police think he did it, and they said": they speak again.
    let again = |verb: usize| speech::utters(sentence.lemma(verb)) && speech::thinks(sentence.lemma(cue));
    let same = sentence.tag(from) == Tag::Prp && sentence.is(from - 1, &["and", "even"]) && !verb.is_some_and(again);
    let names = |verb: usize| matches!(sentence.lemma(verb), "call" | "describe" | "accuse" | "reject" | "dismiss");
    let speaks = |verb: usize| verb != cue && (credits(sentence, verb) || names(verb)) && verb > from;
    (verb.is_some_and(speaks) || behind_aside(sentence, from).is_some_and(speaks)) && !same
}

/// The verb behind the aside to the name that begins at `from`: "Ann Roe, a trader at Orbit & Co., believes".
fn behind_aside(sentence: &Sentence, from: usize) -> Option<usize> {
    const LONGEST: usize = 20;
    let end = sentence.tokens.end;
    let opens = right_edge(sentence, from).filter(|&edge| edge > from && edge < end && sentence.word(edge) == ",")?;
    let closes = (opens + 1..end.min(opens + LONGEST)).find(|&at| sentence.word(at) == ",")?;
    let verb = (skip_time(sentence, closes + 1)..end.min(closes + 6)).find(|&at| !is_helper(sentence, at))?;
    sentence.is_finite(verb).then_some(verb)
}

/// ", officials said." or ", said one official." at the very end.
fn closes_with_cue(sentence: &Sentence, from: usize) -> bool {
    let inverted = matches!(sentence.lemma(from), "say" | "write") && sentence.is_finite(from);
    let somebody = || from + 1 < sentence.tokens.end && takes_object(sentence, from + 1);
    if inverted && somebody() {
        return true;
    }
    let verb = right_edge(sentence, from).filter(|&end| end > from);
    let lone = |verb: usize| {
        let mut rest = verb + 1..sentence.tokens.end;
        rest.all(|at| !sentence.is_finite(at) && !matches!(sentence.word(at), "that" | "whether" | "how"))
    };
    verb.is_some_and(|verb| {
        verb < sentence.tokens.end && sentence.verb(verb).is_some() && is_speech(sentence, verb) && lone(verb)
    })
}

fn is_speech(sentence: &Sentence, verb: usize) -> bool {
    credits(sentence, verb) && !matches!(sentence.lemma(verb), "begin" | "continue" | "go" | "mean" | "hold")
}

/// "Z, said X": the verb behind a comma, its subject behind it.
fn inverted(sentence: &Sentence, cue: usize) -> Option<Report> {
    let comma = cue.checked_sub(1).filter(|&at| at > sentence.tokens.start && closes(sentence, at))?;
    if TELLING.contains(&sentence.verb(cue)?) && sentence.verb(cue) != Some("write") {
        return None;
    }
    let end = right_edge(sentence, cue + 1).filter(|&end| end > cue + 1)?;
    let run = cue + 1..end;
    let head = run_head(sentence, run.clone())?;
    let piece = first_of_sentence(sentence, cue)..comma;
    // "One neighbour, who gave no name, said the pair": the verb in front is that of an aside.
    let aside = piece.clone().find(|&at| sentence.word(at) == ",").filter(|&at| {
        matches!(sentence.tag(at + 1), Tag::Wp | Tag::Wdt | Tag::WpPoss) && !has_verb(sentence, piece.start..at)
    });
    (has_verb(sentence, piece.clone()) && aside.is_none())
        .then(|| Report { source: Some((head, run)), content: vec![piece] })
}

fn has_verb(sentence: &Sentence, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| sentence.tag(at).is_verb() || sentence.is_finite(at))
}

fn closes(sentence: &Sentence, at: usize) -> bool {
    sentence.word(at) == "," || matches!(sentence.word(at), "—" | "–" | "--")
}

/// "Z, X said", "Z, X said, Z": the content in front of the source that begins at `source`.
fn in_front(sentence: &Sentence, cue: usize, source: usize, after: usize) -> Option<Vec<Range<usize>>> {
    if takes_object(sentence, after) && !sentence.verb(cue).is_some_and(|lemma| TELLING.contains(&lemma)) {
        return None;
    }
    let relates = |at: usize| matches!(sentence.tag(at), Tag::Wp | Tag::Wdt | Tag::WpPoss);
    if relates(source) || (source..cue).any(|at| sentence.tag(at) == Tag::WpPoss) {
        return None;
    }
    let comma = source.min(cue).checked_sub(1).filter(|&at| at > sentence.tokens.start && closes(sentence, at))?;
    let front = first_of_sentence(sentence, cue)..comma;
    let last = phrase_end(sentence, after);
    let goes_on = last < sentence.tokens.end && closes(sentence, last) && last + 2 < sentence.tokens.end;
    let rest = goes_on.then(|| last + 1..rest_end(sentence, cue, last + 1));
    let finite = has_verb(sentence, front.clone()) || rest.clone().is_some_and(|rest| has_verb(sentence, rest));
    finite.then(|| [Some(front), rest].into_iter().flatten().filter(|piece| !piece.is_empty()).collect())
}

/// A noun right behind the verb that is no time: "I feel *something*".
fn takes_object(sentence: &Sentence, at: usize) -> bool {
    let tag = if at < sentence.tokens.end { sentence.tag(at) } else { return false };
    (tag.is_noun() || matches!(tag, Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::Jj | Tag::Cd))
        && !is_time(sentence, at)
        && !sentence.is(at, &["it", "this", "that", "late", "early"])
}

/// Where the words end that say to whom, when and where it was said.
fn phrase_end(sentence: &Sentence, from: usize) -> usize {
    (from..sentence.tokens.end)
        .find(|&at| closes(sentence, at) || matches!(sentence.word(at), "." | ";"))
        .unwrap_or(sentence.tokens.end)
}

/// The end of what goes on behind the second comma; nothing where another speaker or "adding" follows.
fn rest_end(sentence: &Sentence, cue: usize, from: usize) -> usize {
    let comma = from - 1;
    if stops_at(sentence, cue, comma).is_some()
        || sentence.tag(from) == Tag::Vbg
        || matches!(sentence.tag(from), Tag::Wp | Tag::Wdt)
    {
        return from;
    }
    (from..sentence.tokens.end).find(|&at| stops_at(sentence, cue, at).is_some()).unwrap_or(sentence.tokens.end)
}

/// Where the words of the one who speaks at `cue` begin: with the sentence, or behind what another said before "but".
fn first_of_sentence(sentence: &Sentence, cue: usize) -> usize {
    let other = (sentence.tokens.start..cue)
        .rev()
        .filter(|&at| sentence.is(at, &["but", "while"]) && at > sentence.tokens.start && sentence.word(at - 1) == ",")
        .find(|&at| (sentence.tokens.start..at).any(|t| sentence.is_finite(t) && is_speech(sentence, t)));
    let parted = (sentence.tokens.start..cue).rev().find(|&at| sentence.word(at) == ";").map_or(0, |at| at + 1);
    other.map_or(sentence.tokens.start, |at| at + 1).max(parted)
}
