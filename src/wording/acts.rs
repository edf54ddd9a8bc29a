//! Verbs that tell of one act in other words: who *sets out* leaves, what *capsizes* sinks.

use super::things;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The act that a verb tells of, by its lemma with its particle: `leave` for "depart" and "set out". None of a verb that stands
/// alone.
///
/// Verbs of one row need not mean the same; reports of one event use one for the other.
pub fn act(lemma: &str) -> Option<&'static str> {
    ACTS.get(lemma).copied()
}

/// The act that a verb and its object tell of together, by their lemmas: who *seeks approval* applies.
pub fn act_with(verb: &str, object: &str) -> Option<&'static str> {
    let told = |(_, verbs, objects): &&(&str, &str, &str)| {
        verbs.split(' ').any(|other| other == verb) && objects.split(' ').any(|other| other == object)
    };
    WITH_OBJECT.iter().find(told).and_then(|(act, ..)| self::act(act))
}

/// The act that a verb tells of what a noun names: a ship that *goes down* sinks, a plane that *comes down* crashes.
pub fn act_of(verb: &str, subject: &str) -> Option<&'static str> {
    let told = |(_, verbs, thing): &&(&str, &str, &str)| {
        verbs.split(", ").any(|other| other == verb) && things::widest(subject) == Some(thing)
    };
    OF_SUBJECT.iter().find(told).and_then(|(act, ..)| self::act(act))
}

/// An act by one of its verbs, the verbs that tell of it, and what they tell it of.
const OF_SUBJECT: &[(&str, &str, &str)] = &[
    ("sink", "go down", "ship"),
    ("crash", "come down, go down, fall", "plane"),
    ("explode", "fall, land", "missile"),
];

/// An act by one of its verbs, the verbs that leave it to their object, and the objects.
const WITH_OBJECT: &[(&str, &str, &str)] = &[
    ("apply", "seek ask request want", "approval permission clearance authorisation authorization licence license"),
    ("inspect", "undergo have face take do", "medical examination inspection checkup check"),
    ("talk", "hold have open resume", "talk negotiation"),
    ("meet", "hold have", "meeting session"),
    ("agree", "reach strike sign make clinch", "deal agreement accord"),
    ("capture", "take gain seize assume", "control"),
    ("attack", "launch mount carry stage", "attack assault raid strike offensive"),
    ("shoot", "open return", "fire"),
    ("attack", "drop fire", "bomb shell missile rocket"),
    ("arrive", "make", "landfall"),
    ("begin", "get make take", "start beginning"),
    ("sentence", "set pass hand", "sentencing sentence"),
    ("vote", "cast hold", "vote ballot referendum election"),
    ("leave", "cast let", "line rope mooring"),
];

static ACTS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let row = |row: &&'static str| {
        let words = row.split(", ");
        let first = row.split(", ").next().unwrap_or_default();
        words.map(move |word| (word, first))
    };
    TABLE.iter().flat_map(row).collect()
});

const TABLE: &[&str] = &[
    "begin, start, commence, break out, erupt, kick off, get under way",
    "end, finish, conclude, close, complete, stop, cease, wrap up",
    "detect, notice, discover, spot, uncover, find out, find, locate, come across, recover",
    "peak, crest",
    "inspect, visit, examine, survey, check",
    "surrender, give up, lay down",
    "apply, submit, file, lodge",
    "leave, depart, sail, set out, set off, take off, move out",
    "arrive, reach, land, dock, come in, pull in, touch down",
    "announce, declare, unveil, reveal, disclose, make public",
    "publish, post, print, issue",
    "meet, gather, convene, assemble, come together",
    "attack, strike, hit, raid, storm, assault, target, shell, bombard, bomb, pound",
    "shoot, fire, open fire, gun down",
    "capture, take, seize, overrun, take over, conquer",
    "retake, recapture, regain, win back, take back",
    "approve, endorse, back, support, accept, agree, pass",
    "reject, refuse, decline, turn down, rebuff, spurn",
    "buy, acquire, purchase",
    "build, construct, erect, put up",
    "found, establish, set up, create, form",
    "appoint, name, choose, pick, select",
    "resign, step down, quit, stand down",
    "ask, request, seek, call for, demand, appeal",
    "order, tell, instruct, command, direct",
    "call, telephone, phone, ring",
    "withdraw, pull out, retreat, pull back, fall back",
    "rise, climb, increase, jump, surge, go up, grow, gain",
    "fall, drop, slip, slide, go down, decrease, shrink",
    "collapse, cave in, give way, crumble, come down",
    "sink, capsize, overturn, founder, roll over, keel over, turn over",
    "crash, derail, collide, run into",
    "explode, detonate, go off, blow up",
    "arrest, detain, hold, pick up, take into custody",
    "convict, find guilty",
    "sentence, jail, imprison",
    "free, release, let go, let, set free",
    "steal, make off, rob, loot",
    "escape, flee, get away, slip away",
    "repair, fix, mend, restore, reconnect, bring back",
    "win, triumph, prevail",
    "design, devise, draw up",
    "write, draft, pen, compose",
    "send, dispatch, deploy",
    "give, hand, hand over, present, award",
    "pay, settle",
    "warn, alert, caution",
    "help, assist, aid",
    "search, comb, scour",
    "bury, inter, lay to rest",
    "wound, injure, hurt",
    "vote, ballot",
    "delay, postpone, put off, put back, hold up",
    "cancel, call off, scrap, abandon",
    "ban, forbid, prohibit, outlaw",
    "allow, permit, let in",
    "evacuate, clear, move",
    "block, bar, stop up, shut off, cut off",
    "talk, negotiate, speak",
    "sound, ring out",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_verb_tells_of_one_act() {
        let mut seen = BTreeSet::new();
        TABLE.iter().flat_map(|row| row.split(", ")).for_each(|word| assert!(seen.insert(word), "{word} twice"));
        assert_eq!(act("depart"), act("set out"));
        assert_ne!(act("depart"), act("arrive"));
        assert_eq!(act("sing"), None);
        WITH_OBJECT.iter().for_each(|(verb, ..)| assert!(act(verb).is_some(), "{verb}"));
        assert_eq!(act_with("seek", "approval"), act("apply"));
        assert_eq!(act_with("seek", "shelter"), None);
        assert_eq!(act_of("go down", "trawler"), act("capsize"));
        assert_eq!(act_of("go down", "price"), None);
    }
}
