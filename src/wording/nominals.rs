//! Nouns of what happens, and the verbs that they stand for: a withdrawal is that somebody withdrew.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A verb and its nouns.
const ROWS: &[(&str, &str)] = &[
    ("withdraw", "withdrawal pullout"),
    ("elect", "election"),
    ("resign", "resignation"),
    ("request", "request"),
    ("decide", "decision"),
    ("warn", "warning alert"),
    ("appeal", "appeal"),
    ("signal", "signal"),
    ("attack", "attack assault"),
    ("refund", "refund"),
    ("apologise", "apology"),
    ("arrest", "arrest detention"),
    ("release", "release"),
    ("evacuate", "evacuation"),
    ("visit", "visit"),
    ("meet", "meeting"),
    ("negotiate", "negotiation talk"),
    ("promise", "promise pledge assurance"),
    ("propose", "proposal"),
    ("offer", "offer"),
    ("invite", "invitation"),
    ("order", "order instruction"),
    ("permit", "permission permit"),
    ("approve", "approval"),
    ("pay", "payment"),
    ("search", "search"),
    ("inspect", "inspection"),
    ("investigate", "investigation inquiry probe"),
    ("test", "test"),
    ("vote", "vote"),
    ("strike", "strike walkout"),
    ("protest", "protest demonstration"),
    ("explode", "explosion blast"),
    ("leak", "leak"),
    ("shoot", "shot shooting"),
    ("fire", "fire gunfire"),
    ("contact", "contact"),
    ("threaten", "threat"),
    ("complain", "complaint"),
    ("confess", "confession"),
    ("plan", "plan"),
    ("intend", "intention intent"),
    ("increase", "increase"),
    ("delay", "delay"),
    ("object", "objection"),
    ("help", "help assistance"),
    ("reply", "reply response"),
    ("invade", "invasion"),
    ("transfer", "transfer"),
    ("merge", "merger"),
    ("cut", "cut"),
    ("argue", "argument"),
    ("examine", "examination"),
    ("consult", "consultation"),
    ("suspend", "suspension"),
    ("dismiss", "dismissal"),
    ("appoint", "appointment"),
    ("ban", "ban"),
    ("undertake", "undertaking"),
    ("rescue", "rescue"),
    ("intervene", "intervention"),
    ("interfere", "interference"),
    ("cancel", "cancellation"),
    ("postpone", "postponement"),
    ("close", "closure"),
    ("sell", "sale"),
    ("acquire", "acquisition"),
    ("extend", "extension"),
    ("renew", "renewal"),
    ("deploy", "deployment"),
    ("deport", "deportation"),
    ("evict", "eviction"),
    ("convict", "conviction"),
    ("nominate", "nomination"),
    ("endorse", "endorsement"),
    ("contaminate", "contamination"),
    ("infect", "infection"),
    ("kidnap", "kidnapping abduction"),
    ("collide", "collision"),
    ("damage", "damage"),
    ("injure", "injury"),
    ("breach", "breach"),
    ("sue", "lawsuit"),
    ("concede", "concession"),
    ("tamper", "tampering"),
    ("cooperate", "cooperation"),
];

/// The verb that a noun in the singular stands for.
pub fn root(noun: &str) -> Option<&'static str> {
    static ROOTS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
        // A noun of two rows has the verb of the first.
        let rows = ROWS.iter().rev();
        rows.flat_map(|&(verb, nouns)| nouns.split(' ').map(move |noun| (noun, verb))).collect()
    });
    ROOTS.get(noun).copied()
}

/// The verb of the table that a verb is or means.
pub fn verb_root(lemma: &str) -> Option<&'static str> {
    match lemma {
        "apologize" => Some("apologise"),
        "step down" | "stand down" | "quit" => Some("resign"),
        "pull out" | "pull back" => Some("withdraw"),
        "call off" | "scrap" => Some("cancel"),
        "put off" => Some("postpone"),
        "abduct" => Some("kidnap"),
        "pledge" => Some("promise"),
        "assault" => Some("attack"),
        "instruct" => Some("order"),
        "sack" | "lay off" | "oust" => Some("dismiss"),
        "let go" | "set free" => Some("release"),
        _ => ROWS.iter().find(|(verb, _)| *verb == lemma).map(|(verb, _)| *verb),
    }
}
