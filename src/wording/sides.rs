//! On which side of a fight the words for its parties stand.

use super::lower;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A side of a fight within one country.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Side {
    /// Who governs, with its army and police.
    State,
    /// Who fights them.
    Rebels,
    /// Who looks on or suffers.
    Public,
    /// Who works.
    Workers,
    /// Who employs them.
    Management,
}

/// The side that `words`, a description of a party, stand on, if one word of them says so and none says another.
pub fn side(words: &str) -> Option<Side> {
    let words = lower(words);
    let mut found = None;
    for word in words.split(|c: char| !c.is_alphabetic()) {
        let Some(&here) = BY_WORD.get(word) else { continue };
        match found {
            None => found = Some(here),
            Some(other) if other == here => {}
            Some(_) => return None,
        }
    }
    found
}

static BY_WORD: LazyLock<FxHashMap<&'static str, Side>> = LazyLock::new(|| {
    let lists = [
        (Side::State, STATE),
        (Side::Rebels, REBELS),
        (Side::Public, PUBLIC),
        (Side::Workers, WORKERS),
        (Side::Management, MANAGEMENT),
    ];
    // A word of two lists stands on the side of the first.
    lists.into_iter().rev().flat_map(|(side, words)| words.iter().map(move |&word| (word, side))).collect()
});

const STATE: &[&str] = &[
    "government",
    "army",
    "loyalist",
    "loyalists",
    "loyal",
    "state",
    "military",
    "junta",
    "police",
    "ministry",
    "authorities",
    "regime",
    "officials",
    "soldiers",
    "navy",
    "gendarmes",
    "governor",
    "guards",
    "guardsmen",
];
const REBELS: &[&str] = &[
    "rebel",
    "rebels",
    "insurgent",
    "insurgents",
    "militant",
    "militants",
    "guerrillas",
    "guerrilla",
    "mutineers",
    "separatists",
    "gunmen",
    "gang",
    "inmates",
    "prisoners",
    "hackers",
    "hijackers",
    "jihadists",
    "alliance",
    "putschists",
    "terrorists",
    "extremists",
    "bandits",
    "smugglers",
    "opposition",
    "intruders",
    "militia",
    "militias",
    "militiamen",
    "paramilitaries",
    "warlord",
    "fighters",
    "cartel",
    "pirates",
    "kidnappers",
];
const PUBLIC: &[&str] = &[
    "residents",
    "villagers",
    "protesters",
    "demonstrators",
    "supporters",
    "fans",
    "passengers",
    "migrants",
    "refugees",
    "students",
    "crowd",
    "spectators",
    "survivors",
    "families",
];
const WORKERS: &[&str] = &[
    "workers",
    "strikers",
    "union",
    "guild",
    "dockers",
    "drivers",
    "crews",
    "teachers",
    "nurses",
    "staff",
    "engineers",
    "technicians",
];
const MANAGEMENT: &[&str] = &[
    "managers",
    "management",
    "employers",
    "owners",
    "owner",
    "operators",
    "company",
    "directors",
    "board",
    "bosses",
    "firm",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_says_the_side() {
        assert_eq!(side("units of the government"), Some(Side::State));
        assert_eq!(side("rebel fighters"), Some(Side::Rebels));
        assert_eq!(side("the rebel army"), None);
        assert_eq!(side("the weather"), None);
    }
}
