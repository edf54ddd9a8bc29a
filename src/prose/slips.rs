//! Mends tags and relations that cannot stand beside each other, whatever the weights say of each word by itself.
//!
//! "That rebels controlled the dam": behind a verb in -s no past tense follows, so the one is a noun and the other the verb.
//! "Rebels control parts of the city.": a clause has a verb, so where none was found and one noun behind another can be one,
//! it is. A verb with "was" before its participle has the subject of a passive, one with "has" alone has not.

use super::dep::Dep;
use super::lemma::is_plain;
use super::tag::Tag;
use super::tagger;
use super::tree::Arc;

/// Mends the `tags`, as numbers, of the `words` of one sentence.
pub(super) fn mend<'w>(words: impl Iterator<Item = &'w str>, tags: &mut [u8]) {
    let words: Vec<&str> = words.collect();
    let mut slips = Slips { words: &words, tags };
    slips.nouns_before_past_tenses();
    slips.deeds_before_past_tenses();
    slips.clauses_without_verb();
}

/// Gives the subjects among `arcs`, of a sentence of these `words` and `tags`, the voice of their verb.
pub(super) fn mend_voice<'w>(words: impl Iterator<Item = &'w str>, tags: &[u8], arcs: &mut [Arc]) {
    let words: Vec<&str> = words.collect();
    let mut voices = vec![Voice::Unclear; arcs.len()];
    for (at, arc) in arcs.iter().enumerate().filter(|(_, arc)| arc.dep.is_auxiliary()) {
        let Some(verb) = arc.head.map(|head| head as usize).filter(|&verb| at < verb) else { continue };
        voices[verb] = match tagger::of_number(tags[verb]) {
            Tag::Vbn if is_be(words[at]) => Voice::Passive,
            Tag::Vbn if is_have(words[at]) && voices[verb] == Voice::Unclear => Voice::Active,
            _ => voices[verb],
        };
    }
    for arc in arcs {
        let Some(verb) = arc.head.map(|head| head as usize) else { continue };
        arc.dep = match (arc.dep, voices[verb]) {
            (Dep::Nsubj, Voice::Passive) => Dep::NsubjPass,
            (Dep::NsubjPass, Voice::Active) => Dep::Nsubj,
            (Dep::NsubjPass, _) if tagger::of_number(tags[verb]) == Tag::Vbd => Dep::Nsubj,
            (dep, _) => dep,
        };
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    Active,
    Passive,
    Unclear,
}

fn is_be(word: &str) -> bool {
    ["is", "are", "was", "were", "be", "been", "being", "am"].iter().any(|be| word.eq_ignore_ascii_case(be))
}

fn is_have(word: &str) -> bool {
    ["has", "have", "had", "having", "'ve", "’ve"].iter().any(|have| word.eq_ignore_ascii_case(have))
}

struct Slips<'s> {
    words: &'s [&'s str],
    tags: &'s mut [u8],
}

impl Slips<'_> {
    fn tag(&self, at: usize) -> Tag {
        tagger::of_number(self.tags[at])
    }

    fn set(&mut self, at: usize, tag: Tag) {
        self.tags[at] = tag as u8;
    }

    /// "that *rebels* controlled the dam"
    fn nouns_before_past_tenses(&mut self) {
        const WITH_PARTICIPLE: [&str; 20] = [
            "has", "is", "was", "does", "gets", "goes", "keeps", "feels", "looks", "seems", "appears", "remains",
            "stays", "stands", "sits", "lies", "comes", "needs", "wants", "becomes",
        ];
        for at in 1..self.tags.len().saturating_sub(1) {
            let past = matches!(self.tag(at + 1), Tag::Vbn | Tag::Vbd);
            let verb = self.tag(at) == Tag::Vbz && self.words[at].ends_with('s') && self.words[at].len() > 3;
            let opens = matches!(self.tag(at - 1), Tag::In | Tag::Dt | Tag::Jj | Tag::PrpPoss | Tag::Cc | Tag::Cd);
            if verb && past && opens && !WITH_PARTICIPLE.contains(&self.words[at]) {
                self.set(at, Tag::Nns);
                self.set(at + 1, Tag::Vbd);
            }
        }
    }

    /// "Rebel *shelling killed* five": a sentence that begins with a noun and an -ing form, and whose participle has an object
    /// but no auxiliary, is of a deed that did something.
    fn deeds_before_past_tenses(&mut self) {
        const LAST: usize = 3;
        let noun = |tag: Tag| tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Vb | Tag::Dt);
        let deed = (1..self.tags.len().min(LAST + 1)).find(|&at| !noun(self.tag(at))).unwrap_or(0);
        if deed == 0 || deed + 2 >= self.tags.len() || !noun(self.tag(0)) {
            return;
        }
        let object = matches!(self.tag(deed + 2), Tag::Cd | Tag::Dt | Tag::PrpPoss);
        let participle =
            self.tag(deed) == Tag::Vbg && self.tag(deed + 1) == Tag::Vbn && self.words[deed + 1].ends_with("ed");
        let finite = (0..self.tags.len()).any(|at| self.tag(at).is_finite());
        if object && participle && !finite {
            self.set(deed, Tag::Nn);
            self.set(deed + 1, Tag::Vbd);
            if self.tag(0) == Tag::Vb {
                self.set(0, Tag::Nn);
            }
        }
    }

    fn clauses_without_verb(&mut self) {
        let len = self.tags.len();
        if len > 2 && self.words[len - 1] == "." {
            self.give_verb(0, len - 1, false);
        }
        for at in 0..len.saturating_sub(2) {
            let joins = ["unless", "if", "because", "although", "though", "that"]
                .iter()
                .any(|word| self.words[at].eq_ignore_ascii_case(word));
            if joins && self.tag(at) == Tag::In {
                let ends = |&at: &usize| matches!(self.tag(at), Tag::Comma | Tag::Period | Tag::Colon | Tag::Close);
                let end = (at + 1..len).find(ends).unwrap_or(len);
                self.give_verb(at + 1, end, true);
                self.give_wish(at, end);
            }
        }
    }

    /// Makes a verb of the first noun between `from` and `to` that can be one, if there is no finite verb.
    fn give_verb(&mut self, from: usize, to: usize, may_end: bool) {
        let finite = |at: usize| self.tag(at).is_finite() || matches!(self.tag(at), Tag::Vbn | Tag::Vb | Tag::Vbg);
        if (from..to).any(finite) {
            return;
        }
        let found = (from + 1..to).find_map(|at| Some((at, self.as_verb(at, to, may_end)?)));
        if let Some((at, tag)) = found {
            self.set(at, tag);
            if self.tag(at - 1) == Tag::Jj {
                self.set(at - 1, Tag::Nn);
            }
        }
    }

    /// "demanded that the police *release* the film": what is wished is a bare verb, easily taken for a noun.
    fn give_wish(&mut self, that: usize, end: usize) {
        const WISHING: [&str; 12] = [
            "demand",
            "demands",
            "demanded",
            "demanding",
            "insisted",
            "urged",
            "requested",
            "recommended",
            "proposed",
            "asked",
            "ordered",
            "suggested",
        ];
        let wished = self.words[that] == "that" && that > 0 && WISHING.contains(&self.words[that - 1]);
        if !wished || (that + 1..end).any(|at| self.tag(at).is_verb() || self.tag(at) == Tag::Md) {
            return;
        }
        let bare = |at: &usize| {
            self.tag(*at) == Tag::Nn
                && self.tag(at - 1).is_noun()
                && is_plain(self.words[*at])
                && matches!(self.tag(at + 1), Tag::Dt | Tag::Prp | Tag::PrpPoss)
        };
        if let Some(at) = (that + 2..end.saturating_sub(1)).find(bare) {
            self.set(at, Tag::Vb);
        }
    }

    /// What the noun at `at` is as a verb: "rebels *control* the dam", "Norland *hopes* to win".
    fn as_verb(&self, at: usize, end: usize, may_end: bool) -> Option<Tag> {
        let word = self.words[at];
        if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        let next = (at + 1 < end).then(|| self.tag(at + 1));
        let object = matches!(next, Some(Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::Pdt | Tag::To));
        let to = at + 1 < end && self.words[at + 1] == "to";
        match (self.tag(at - 1), self.tag(at)) {
            (Tag::Nns, Tag::Nn) if is_plain(word) => {
                let wide = matches!(next, Some(Tag::Nns | Tag::Jjs | Tag::Jj | Tag::Cd | Tag::Nnp));
                (object || wide || (may_end && next.is_none())).then_some(Tag::Vbp)
            }
            (Tag::Nn | Tag::Nnp, Tag::Nns) => {
                let stem = word.strip_suffix('s')?;
                ((object || to) && is_plain(stem)).then_some(Tag::Vbz)
            }
            // "the general *commands* the brigade": no determiner follows a noun at once.
            (Tag::Jj, Tag::Nns) => {
                let stem = word.strip_suffix('s')?;
                let noun = at > 1 && self.tag(at - 2) == Tag::Dt;
                (object && !to && noun && is_plain(stem)).then_some(Tag::Vbz)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::prose::Prose;
    use crate::text::Span;

    fn tags(text: &str) -> String {
        let prose = Prose::of(text.into(), &[Span::new(0, text.len())]);
        let named = (0..prose.tokens.len()).map(|at| format!("{}/{}", prose.word(at), prose.tag(at).name()));
        named.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_clause_has_a_verb() {
        for (text, verb) in [
            ("The paper said on Monday that rebels controlled the dam.", "controlled/VBD"),
            ("Rebels control parts of the valley.", "control/VBP"),
            ("Norland hopes to sign the pact.", "hopes/VBZ"),
            ("Unless prices fall, farms will close.", "fall/VBP"),
            ("She demanded that the police release the film.", "release/VB"),
            ("The general commands the Fourth Brigade.", "commands/VBZ"),
            ("The Fourth Brigade answers to the crown.", "answers/VBZ"),
            ("Rebel shelling killed five children.", "shelling/NN killed/VBD"),
        ] {
            assert!(tags(text).contains(verb), "{}", tags(text));
        }
    }

    #[test]
    fn what_has_none_gets_none() {
        for text in ["Aid convoys for Dorn.", "No cause for alarm.", "The road remains closed to lorries."] {
            assert!(!tags(text).contains("/VBP"), "{}", tags(text));
        }
    }
}
