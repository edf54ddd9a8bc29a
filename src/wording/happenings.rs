//! What happens at a time, whatever word tells of it: a funeral is that somebody is buried, a law that takes effect begins.
//!
//! Wider than [`super::acts`], which holds verbs against verbs: a time may hang on a noun, or on a verb that leaves to its noun
//! what happens then.

use super::{acts, event_class, nominals};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Whether it is the beginning or the end of what happens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Phase {
    /// It begins.
    Begin,
    /// It ends.
    End,
}

/// What a verb tells of, by its lemma with its particle and its word as it stands; the lemma itself where no other word is
/// known to tell of it.
pub fn of_verb<'w>(lemma: &'w str, word: &str) -> &'w str {
    VERBS.get(lemma).copied().or_else(|| event_class(word)).or_else(|| known(lemma)).unwrap_or(lemma)
}

/// What a verb is known to tell of, by its lemma with its particle: who is let go is released.
pub fn known(lemma: &str) -> Option<&'static str> {
    VERBS.get(lemma).copied().or_else(|| acts::act(lemma).map(|act| event_class(act).unwrap_or(act)))
}

/// What a noun in the singular tells of, if it is one of something that happens.
pub fn of_noun(noun: &str) -> Option<&'static str> {
    let of_root = || nominals::root(noun).map(|verb| of_verb(verb, verb));
    NOUNS.get(noun).copied().or_else(|| event_class(noun)).or_else(of_root)
}

/// What a verb and a noun, adverb or adjective behind it tell of together: "put to death", "is back".
pub fn of_both(verb: &str, behind: &str) -> Option<&'static str> {
    let together = |(_, verbs, nouns): &&(&str, &str, &str)| {
        verbs.split(' ').any(|other| other == verb) && nouns.split(' ').any(|other| other == behind)
    };
    TOGETHER.iter().find(together).map(|(what, ..)| *what)
}

/// What a verb and its object tell of together: "takes effect", "seeks approval".
pub fn of_object(verb: &str, object: &str) -> Option<&'static str> {
    of_both(verb, object).or_else(|| acts::act_with(verb, object))
}

/// Whether a verb leaves to its nouns what happens: "a hearing *is scheduled*", "*faces* a hearing".
pub fn is_open(lemma: &str) -> bool {
    OPEN.contains(&lemma)
}

/// Whether what happens of a sudden, a blast or a quake, is told by a verb of what it does.
pub fn is_done_by(what: &str, verb: &str) -> bool {
    const SUDDEN: [&str; 7] = ["quake", "fire", "explode", "crash", "collapse", "shoot", "slide"];
    const DOES: [&str; 22] = [
        "shake", "rock", "jolt", "rattle", "hit", "strike", "tear", "sweep", "rip", "engulf", "gut", "kill", "injure",
        "claim", "wreck", "flatten", "level", "destroy", "bury", "wound", "shatter", "rumble",
    ];
    SUDDEN.contains(&what) && DOES.contains(&verb)
}

/// Whether a verb tells of words alone: what was said may have happened whenever.
pub fn is_saying(lemma: &str) -> bool {
    ["say", "tell", "add", "speak", "quote", "note", "report", "write", "warn"].contains(&lemma)
}

/// Whether a verb says that something begins or ends.
pub fn phase(lemma: &str) -> Option<Phase> {
    match acts::act(lemma).filter(|_| !VERBS.contains_key(lemma)) {
        Some("begin") => Some(Phase::Begin),
        Some("end") => Some(Phase::End),
        _ => None,
    }
}

const OPEN: [&str; 46] = [
    "be",
    "last",
    "drag on",
    "go on",
    "ring out",
    "have",
    "do",
    "make",
    "take",
    "get",
    "give",
    "go",
    "come",
    "put",
    "see",
    "become",
    "hold",
    "face",
    "schedule",
    "set",
    "expect",
    "plan",
    "fix",
    "book",
    "due",
    "announce",
    "confirm",
    "call",
    "order",
    "follow",
    "occur",
    "happen",
    "take place",
    "unfold",
    "stage",
    "undergo",
    "attend",
    "deliver",
    "bring",
    "await",
    "appear",
    "undertake",
    "carry out",
    "conduct",
    "date",
    "slate",
];

/// What happens, the verbs of it, and the nouns.
#[rustfmt::skip]
const TABLE: &[(&str, &str, &str)] = &[
    ("bury", "bury, inter, cremate", "funeral burial"),
    ("rule", "rule, decide", "verdict ruling judgment judgement decision"),
    ("hear", "hear", "hearing"),
    ("sentence", "sentence, jail, imprison", "sentencing"),
    ("try", "try", "trial"),
    ("vote", "vote, ballot, elect", "vote election poll ballot referendum voting polling"),
    ("truce", "", "truce ceasefire cease-fire armistice"),
    ("strike work", "walk out, down tools, stay out", "strike walkout stoppage"),
    ("close", "close, shut, shut down, close down", "closure shutdown"),
    ("resume", "resume, reopen, restart, return, go back, come back, get back, have back", "reopening resumption return"),
    ("appoint", "appoint, name, take over, lead, head, run", "appointment"),
    ("marry", "marry, wed", "wedding marriage"),
    ("open", "open, inaugurate, unveil", "opening inauguration"),
    ("sign", "sign, conclude", "signing"),
    ("learn", "learn, inform, notify, brief, find out", ""),
    ("publish", "publish, print, post, release, put out, issue, come out", "publication report finding result release"),
    ("execute", "execute, hang", "execution"),
    ("launch", "launch, lift off, blast off", "launch liftoff lift-off"),
    ("leave", "", "departure"),
    ("arrive", "", "arrival"),
    ("crash", "", "crash collision derailment"),
    ("collapse", "", "collapse"),
    ("bear", "bear", "birth"),
    ("meet", "", "meeting session summit"),
    ("talk", "", "talk negotiation"),
    ("examine", "", "medical"),
    ("finish", "complete, finish", "completion"),
    ("retire", "retire", "retirement"),
    ("concede", "concede", "concession"),
    ("quake", "", "earthquake quake tremor"),
    ("fire", "", "fire blaze wildfire inferno flame"),
    ("slide", "", "landslide mudslide avalanche rockfall rockslide"),
    ("fight", "fight, clash, battle", "fighting clash battle shooting gunfire violence"),
    ("storm", "", "storm cyclone hurricane typhoon"),
    ("fine", "fine", "fine"),
    ("take office", "swear, swear in", ""),
    ("expire", "expire, lapse, run out", "expiry"),
    ("find", "find, locate, come across, recover", ""),
    ("search", "", "search hunt manhunt"),
    ("operate", "operate", "operation surgery"),
];

/// What happens, the verbs that leave it to their noun, and the nouns: of their object, or behind a preposition.
#[rustfmt::skip]
const TOGETHER: &[(&str, &str, &str)] = &[
    ("begin", "take come go enter", "effect force"),
    ("execute", "put", "death"),
    ("arrest", "take", "custody"),
    ("try", "go stand", "trial"),
    ("bury", "lay", "rest"),
    ("resume", "be return go get have", "back work"),
    ("truce", "fall", "silent"),
    ("learn", "become", "aware"),
    ("appoint", "take", "post helm"),
    ("take office", "take assume", "office"),
    ("vote", "win lose contest", "election vote"),
    ("collapse", "give", "way"),
    ("arrive", "come go", "ashore"),
    ("vote", "go", "poll"),
    ("inspect", "set", "foot"),
    ("close", "be stay remain", "closed shut"),
    ("open", "be", "open"),
    ("die", "be", "dead"),
    ("marry", "be", "married"),
    ("arrest", "be", "custody"),
    ("end", "be", "over"),
    ("learn", "be", "aware"),
    ("deliberate", "consider weigh", "case evidence charge"),
    ("concede", "admit", "defeat"),
    ("shoot", "open exchange", "fire"),
    ("fine", "pay", "fine"),
];

static VERBS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let row = |&(what, verbs, _): &(&'static str, &'static str, _)| {
        verbs.split(", ").filter(|verb| !verb.is_empty()).map(move |verb| (verb, what))
    };
    TABLE.iter().flat_map(row).collect()
});

static NOUNS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let row = |&(what, _, nouns): &(&'static str, _, &'static str)| {
        nouns.split(' ').filter(|noun| !noun.is_empty()).map(move |noun| (noun, what))
    };
    TABLE.iter().flat_map(row).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn verbs_and_nouns_tell_of_one_happening() {
        assert_eq!(of_noun("funeral"), Some(of_verb("bury", "buried")));
        assert_eq!(of_noun("resignation"), Some(of_verb("step down", "stepped")));
        assert_eq!(of_object("take", "effect"), of_both("come", "force"));
        assert_eq!(of_object("seek", "approval"), Some(of_verb("apply", "applied")));
        assert_eq!(of_verb("sing", "sang"), "sing");
        assert_eq!(of_noun("song"), None);
        assert_eq!((phase("close"), phase("conclude")), (None, None));
        assert_eq!((phase("break out"), phase("wrap up"), phase("sing")), (Some(Phase::Begin), Some(Phase::End), None));
    }

    #[test]
    fn a_word_stands_in_one_row() {
        let mut seen = BTreeSet::new();
        for (_, verbs, nouns) in TABLE {
            let verbs = verbs.split(", ").map(|verb| format!("to {verb}"));
            let words =
                verbs.chain(nouns.split(' ').map(str::to_string)).filter(|word| !matches!(word.trim(), "" | "to"));
            words.for_each(|word| assert!(seen.insert(word.clone()), "{word} twice"));
        }
    }
}
