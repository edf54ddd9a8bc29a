//! Clauses that are set down as untrue by the words around them: "there is no evidence that *it fell*", "reports that *it fell*
//! are false".
//!
//! Read by the order of the words, since such clauses are hung on many a wrong word of the tree.

use crate::prose::{Prose, Tag};
use crate::wording::speech::UNTRUE;
use std::ops::Range;

/// What there is no evidence of is not so as far as is known.
const SIGNS: &[&str] =
    &["evidence", "indication", "sign", "proof", "hint", "truth", "basis", "suggestion", "trace", "record"];

/// What is told and may be untrue.
const TALES: &[&str] = &[
    "report",
    "claim",
    "allegation",
    "accusation",
    "suggestion",
    "rumor",
    "rumour",
    "assertion",
    "story",
    "notion",
    "idea",
    "charge",
    "statement",
    "belief",
];

/// What is said to be untrue, as words, and the word that says so.
pub(super) struct Refuted {
    /// The clause.
    pub(super) tokens: Range<usize>,
    /// `no`, `false`.
    pub(super) cue: usize,
}

/// A refuted clause is read no further than so many words, so that the time stays linear.
const LONGEST: usize = 60;

/// All such clauses of a sentence.
pub(super) fn refuted(prose: &Prose, sentence: usize) -> Vec<Refuted> {
    let tokens = prose.sentences[sentence].tokens.clone();
    begun_in(prose, sentence, tokens)
}

/// Whether the verb at `token` stands in such a clause.
pub(in crate::facts) fn is_refuted(prose: &Prose, token: usize) -> bool {
    let sentence = prose.sentence_of(token);
    let first = prose.sentences[sentence].tokens.start.max(token.saturating_sub(LONGEST));
    begun_in(prose, sentence, first..token).iter().any(|refuted| refuted.tokens.contains(&token))
}

/// Those whose words before the clause stand among `cues`.
fn begun_in(prose: &Prose, sentence: usize, cues: Range<usize>) -> Vec<Refuted> {
    let reader = Reader { prose, tokens: prose.sentences[sentence].tokens.clone() };
    let found = |token| reader.unproven(token).or_else(|| reader.untrue(token)).or_else(|| reader.tale(token));
    cues.filter_map(found).collect()
}

struct Reader<'p> {
    prose: &'p Prose,
    tokens: Range<usize>,
}

impl Reader<'_> {
    fn is(&self, token: usize, words: &[&str]) -> bool {
        self.tokens.contains(&token) && words.iter().any(|word| self.prose.word(token).eq_ignore_ascii_case(word))
    }

    fn lemma_in(&self, token: usize, lemmas: &[&str]) -> bool {
        self.tokens.contains(&token) && lemmas.contains(&self.prose.lemma(token))
    }

    /// The last few words before `token`, nearest first.
    fn before(&self, token: usize, reach: usize) -> impl Iterator<Item = usize> {
        (self.tokens.start.max(token.saturating_sub(reach))..token).rev()
    }

    /// "no evidence *that it fell*", "no proof *it fell*".
    fn unproven(&self, token: usize) -> Option<Refuted> {
        const REACH: usize = 3;
        if !(self.prose.tag(token).is_noun() && self.lemma_in(token, SIGNS)) {
            return None;
        }
        let cue = self.before(token, REACH).take_while(|&at| !self.prose.tag(at).is_noun()).find(|&at| {
            self.is(at, &["no", "without"])
                || self.is(at, &["any"]) && self.before(at, REACH).any(|n| self.is(n, &["not", "n't", "n’t", "never"]))
        })?;
        let start = token + 1;
        let bare =
            matches!(self.prose.tokens.get(start).map(|_| self.prose.tag(start)), Some(Tag::Dt | Tag::Prp | Tag::Nnp));
        let that = self.is(start, &["that"]);
        (that || bare).then(|| Refuted { tokens: start + usize::from(that)..self.clause_end(start), cue })
    }

    /// "is false *that it fell*", "was not true *that it fell*".
    fn untrue(&self, token: usize) -> Option<Refuted> {
        let that = token + 1;
        if !self.is(that, &["that"]) {
            return None;
        }
        let is = |at: usize| self.lemma_in(at, &["be"]);
        let nots = self.before(token, 4).filter(|&at| self.is(at, &["not", "n't", "n’t", "never"])).count();
        let copula = self.before(token, 4).any(is);
        let odd = |turns: usize| turns % 2 == 1;
        let refutes =
            self.is(token, UNTRUE) && odd(nots + 1) || self.is(token, &["true", "case", "correct", "so"]) && odd(nots);
        (copula && refutes).then(|| Refuted { tokens: that + 1..self.clause_end(that), cue: token })
    }

    /// "reports *that it fell* are false". Who calls them so denies them, and is read with who says what.
    fn tale(&self, token: usize) -> Option<Refuted> {
        let that = token + 1;
        if !(self.lemma_in(token, TALES) && self.is(that, &["that"])) {
            return None;
        }
        let end = self.tokens.end.min(that + LONGEST / 2);
        let verdict = (that + 2..end).find(|&at| self.is(at, UNTRUE) || self.is(at, &["true"]))?;
        let helps = |at: &usize| {
            self.prose.tag(*at).is_adverb()
                || self.is(*at, &["a", "an", "“", "\"", "‘", "not", "n't", "n’t", "simply", "all"])
        };
        let mut from = verdict;
        while from > that && helps(&(from - 1)) {
            from -= 1;
        }
        let nots = (from..verdict).filter(|&at| self.is(at, &["not", "n't", "n’t"])).count();
        let is = self.lemma_in(from - 1, &["be"]) && self.prose.tag(from - 1).is_finite();
        let refutes = (nots + usize::from(self.is(verdict, UNTRUE))) % 2 == 1;
        let end = from - 1;
        (refutes && is && end > that + 1).then(|| Refuted { tokens: that + 1..end, cue: verdict })
    }

    /// Up to the next comma or other sign.
    fn clause_end(&self, from: usize) -> usize {
        let sign = |at: &usize| matches!(self.prose.word(*at), "," | ";" | ":" | "." | "—" | "–");
        let end = self.tokens.end.min(from + LONGEST);
        (from + 1..end).find(sign).unwrap_or(end)
    }
}
