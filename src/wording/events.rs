use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The class that `word` shares with other words for the same event, whatever its form: `die` for "killed", "deaths"
/// and "toll". None for a word of no class.
pub fn event_class(word: &str) -> Option<&'static str> {
    CLASSES.get(word).copied()
}

/// Whether what `class` names, as [`event_class`] gives it, happens to people alone, so that a bare number in it counts
/// them: "three died", "five were arrested".
pub fn happens_to_people(class: &str) -> bool {
    TO_PEOPLE.contains(&class)
}

const TO_PEOPLE: [&str; 16] = [
    "die",
    "injure",
    "casualty",
    "miss",
    "seize",
    "release",
    "arrest",
    "evacuate",
    "flee",
    "rescue",
    "survive",
    "surrender",
    "convict",
    "acquit",
    "sentence",
    "treat",
];

static CLASSES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    TABLE.iter().flat_map(|&(class, words)| words.split(' ').map(move |word| (word, class))).collect()
});

/// A class, and the forms of the words that belong to it.
#[rustfmt::skip]
const TABLE: &[(&str, &str)] = &[
    ("die", "die dies died dying dead death deaths kill kills killed killing killings toll fatality fatalities perish perished perishes \
        drown drowned drowning drowns slain slay slayed murder murdered murders massacred body bodies corpse corpses succumbed executed deadliest"),
    ("injure", "injure injures injured injuring injury injuries wound wounds wounded wounding hurt hurts hurting maimed hospitalised \
        hospitalized"),
    ("casualty", "casualty casualties"),
    ("miss", "missing unaccounted disappeared vanished"),
    ("seize", "seize seizes seized seizing kidnap kidnapped kidnapping kidnappings abduct abducted abducting abduction abductions captured \
        capture capturing"),
    ("release", "release releases released releasing free frees freed freeing liberated liberate"),
    ("arrest", "arrest arrests arrested arresting detain detains detained detaining detention detentions custody apprehended rounded"),
    ("evacuate", "evacuate evacuates evacuated evacuating evacuation evacuations relocated relocate"),
    ("flee", "flee flees fled fleeing displace displaced displacing displacement uprooted"),
    ("destroy", "destroy destroys destroyed destroying destruction flattened razed levelled leveled demolished wrecked"),
    ("damage", "damage damages damaged damaging"),
    ("flood", "flood floods flooded flooding swamped inundated submerged underwater"),
    ("burn", "burn burns burned burnt burning scorched blackened charred"),
    ("rescue", "rescue rescues rescued rescuing save saves saved saving"),
    ("survive", "survive survives survived surviving survivor survivors"),
    ("surrender", "surrender surrenders surrendered surrendering"),
    ("carry", "carry carries carried carrying aboard board manifest"),
    ("attend", "attend attends attended attending attendance crowd crowds turnout gathered gather rally rallied marched"),
    ("hold", "hold holds held holding captive captives captivity hostage"),
    ("cancel", "cancel cancels canceled cancelled canceling cancelling scrapped"),
    ("postpone", "postpone postponed postponing delayed delay"),
    ("convict", "convict convicted convicting convictions guilty"),
    ("indict", "indict indicts indicted indicting indictment charged arraigned"),
    ("acquit", "acquit acquitted acquitting acquittal"),
    ("sentence", "sentence sentenced sentencing"),
    ("steal", "steal steals stole stolen stealing theft"),
    ("spill", "spill spills spilled spilt spilling leaked leak leaking escaped"),
    ("recall", "recall recalls recalled recalling"),
    ("hire", "hire hires hired hiring"),
    ("dismiss", "dismiss dismissed dismissing layoffs redundancies"),
    ("strike", "strike strikes struck striking walkout stoppage"),
    ("treat", "treat treats treated treating treatment"),
    ("deploy", "deploy deploys deployed deploying"),
    ("trap", "trap trapped stranded"),
    ("infect", "infect infected infecting infection infections sickened contracted"),
    ("outage", "outage outages blackout blackouts"),
    ("revenue", "revenue revenues sales turnover"),
    ("profit", "profit profits earnings income"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_class() {
        let words = TABLE.iter().flat_map(|(_, words)| words.split(' ').filter(|word| !word.is_empty()));
        let mut seen = std::collections::BTreeSet::new();
        words.for_each(|word| assert!(seen.insert(word), "{word} twice"));
        assert_eq!(event_class("killed"), event_class("deaths"));
        assert_eq!(event_class("walked"), None);
        TO_PEOPLE.iter().for_each(|class| assert!(TABLE.iter().any(|(name, _)| name == class), "{class}"));
    }
}
