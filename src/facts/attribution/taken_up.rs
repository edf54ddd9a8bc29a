//! What somebody denies that stands before a comma: "…, a claim that the army rejects", "…, which he denies".

use super::draft::Draft;
use super::order;
use super::sentence::Sentence;
use super::value::Stance;
use super::verbs::is_speaker;

/// Verbs of denying that what they deny may stand before.
const DENYING: &[&str] =
    &["deny", "reject", "dispute", "refute", "contest", "contradict", "dismiss", "rebut", "disavow", "repudiate"];

/// Nouns for what somebody has said.
const CLAIMS: &[&str] = &[
    "claim",
    "charge",
    "accusation",
    "allegation",
    "assertion",
    "account",
    "report",
    "suggestion",
    "statement",
    "version",
    "figure",
    "finding",
];

/// In words, how far the verb may stand from the comma.
const FARTHEST: usize = 12;

/// Whether a word of the sentence may deny so.
pub(super) fn may_deny(sentence: &Sentence, token: usize) -> bool {
    DENYING.contains(&sentence.lemma(token))
}

/// Adds a draft for each verb of the sentence with which somebody denies what stands before the comma.
pub(super) fn read(sentence: &Sentence, drafts: &mut Vec<Draft>) {
    for token in sentence.tokens.clone() {
        if !sentence.verb(token).is_some_and(|lemma| DENYING.contains(&lemma)) {
            continue;
        }
        if let Some(found) = denied(sentence, token) {
            drafts.retain(|draft| !draft.cue.contains(&token));
            drafts.push(found);
        }
    }
}

/// "…, a claim that the army has rejected", "…, an account disputed by the union".
fn denied(sentence: &Sentence, verb: usize) -> Option<Draft> {
    let first = sentence.tokens.start.max(verb.saturating_sub(FARTHEST));
    let comma = (first..verb).rev().find(|&at| sentence.is(at, &[",", "—", "–"]))?;
    let named = |at: usize| CLAIMS.contains(&sentence.lemma(at));
    let opens = comma + 1;
    let bare = sentence.is(opens, &["which"]);
    let claim = if bare { opens } else { (opens..verb).take(3).find(|&at| named(at))? };
    let content = opens..claim + 1;
    let behind = claim + 1;
    let next = verb + 1;
    // "A claim rejected by observers"
    if !bare && (next < sentence.tokens.end && sentence.is(next, &["by"])) {
        let (head, phrase) = order::noun_behind(sentence, next, None)?;
        let found = Draft::new(Some(head), verb..verb + 1, vec![content], Stance::Deny);
        return is_speaker(sentence, head).then_some(Draft { phrase: Some(phrase), ..found });
    }
    let from = behind + usize::from(behind < verb && sentence.is(behind, &["that", "which"]));
    let (head, phrase) = order::noun_before(sentence, verb, None)?;
    // "A claim the army rejected": the two nouns stand side by side.
    let phrase = phrase.start.max(from)..phrase.end;
    let found = Draft::new(Some(head), verb..verb + 1, vec![content], Stance::Deny);
    (phrase.contains(&head) && is_speaker(sentence, head)).then_some(Draft { phrase: Some(phrase), ..found })
}
