use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How two nouns for what is counted or measured stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Sort {
    /// They name one sort of thing: "workers" and "staff", "price" and "fee".
    Same,
    /// One is among the other: children among people, cars among vehicles.
    Within,
    /// Neither: women and workers, miles and people.
    Other,
}

/// How `a` and `b` stand to each other, two nouns in the singular in lower case. The order of the two changes nothing.
pub fn sort(a: &str, b: &str) -> Sort {
    if a == b {
        return Sort::Same;
    }
    let (Some(&x), Some(&y)) = (THINGS.get(a), THINGS.get(b)) else { return Sort::Other };
    if x == y {
        Sort::Same
    } else if within(x, y) || within(y, x) {
        Sort::Within
    } else {
        Sort::Other
    }
}

/// Whether `word`, a noun in the singular in lower case, counts people.
pub fn is_people(word: &str) -> bool {
    THINGS.get(word).is_some_and(|&row| row == PEOPLE || within(row, PEOPLE))
}

/// Whether `word`, a noun in lower case, is one of those through whom somebody acts, or of the things that they act with:
/// "its men", "the army's mortars", "a spokesman for the group".
pub fn acts_for(word: &str) -> bool {
    ACT_FOR.contains(&word)
}

const ACT_FOR: &[&str] = &[
    "man",
    "men",
    "troop",
    "troops",
    "soldier",
    "force",
    "forces",
    "unit",
    "fighter",
    "gunman",
    "personnel",
    "staff",
    "team",
    "delegation",
    "side",
    "people",
    "official",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "diplomat",
    "negotiator",
    "mortar",
    "gun",
    "drone",
    "artillery",
    "armour",
    "armor",
    "tank",
    "plane",
    "jet",
    "aircraft",
    "ship",
    "lorry",
    "representative",
    "envoy",
    "lawyer",
    "agent",
    "employee",
    "worker",
    "operator",
    "member",
    "embassy",
    "government",
    "army",
    "military",
    "officer",
    "guard",
    "general staff",
    "ambassador",
    "mission",
    "headquarters",
    "committee",
    "commander",
    "leader",
    "ministry",
    "police",
];

/// The row of people, whatever they are.
const PEOPLE: usize = 0;

/// The widest sort that `word` is of: vehicles for "minibus".
pub fn widest(word: &str) -> Option<&'static str> {
    let row = std::iter::successors(THINGS.get(word).copied(), |&row| WIDER[row]).last()?;
    TABLE[row].1.split(' ').next()
}

/// Whether row `narrow` is among row `wide`.
fn within(narrow: usize, wide: usize) -> bool {
    std::iter::successors(WIDER[narrow], |&row| WIDER[row]).any(|row| row == wide)
}

/// The row that each row is among, which stands before it, so that the way up ends.
static WIDER: LazyLock<Vec<Option<usize>>> = LazyLock::new(|| {
    let opens = |words: &str, wide: &str| words.split(' ').next() == Some(wide);
    let wider = |row: usize| TABLE[..row].iter().position(|(_, words)| opens(words, TABLE[row].0));
    (0..TABLE.len()).map(wider).collect()
});

static THINGS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let words = |row: usize, words: &'static str| words.split(' ').map(move |word| (word, row));
    TABLE.iter().enumerate().flat_map(|(row, (_, named))| words(row, named)).collect()
});

/// The first word of the row that a row is among, and the nouns of the row.
#[rustfmt::skip]
const TABLE: &[(&str, &str)] = &[
    ("", "person people victim body casualty death life soul individual fatality human corpse dead wounded injured survivor member name"),
    ("person", "civilian noncombatant bystander"),
    ("person", "child kid youngster minor infant schoolchild toddler baby"),
    ("child", "boy schoolboy"),
    ("child", "girl schoolgirl"),
    ("person", "teenager teen adolescent youth"),
    ("person", "man"),
    ("person", "woman"),
    ("person", "worker employee staff staffer labourer laborer workforce job post position"),
    ("person", "militant fighter gunman rebel insurgent attacker assailant terrorist extremist jihadist guerrilla combatant"),
    ("person", "soldier troop serviceman servicewoman trooper servicemember"),
    ("person", "policeman policewoman officer police cop constable"),
    ("person", "student pupil"),
    ("person", "teacher schoolteacher instructor"),
    ("person", "passenger traveller traveler commuter"),
    ("person", "sailor crew crewman seaman mariner crewmember"),
    ("person", "hostage captive abductee"),
    ("person", "prisoner inmate detainee convict"),
    ("person", "protester protestor demonstrator marcher"),
    ("person", "migrant refugee"),
    ("person", "resident villager inhabitant local townspeople"),
    ("person", "journalist reporter newsman"),
    ("person", "lawmaker legislator mp deputy parliamentarian"),
    ("lawmaker", "senator"),
    ("person", "patient"),
    ("person", "doctor physician medic"),
    ("person", "firefighter fireman"),
    ("person", "rescuer"),
    ("person", "miner"),
    ("person", "voter elector"),
    ("person", "spectator fan supporter crowd audience attendance"),
    ("person", "customer client subscriber"),
    ("person", "shareholder investor"),
    ("person", "suspect defendant"),
    ("person", "adult"),
    ("person", "guest visitor tourist holidaymaker"),
    ("", "family household"),
    ("", "building structure"),
    ("building", "home house dwelling residence cottage"),
    ("building", "school"),
    ("building", "hospital"),
    ("building", "factory plant mill"),
    ("building", "shop store outlet"),
    ("", "vehicle"),
    ("vehicle", "car auto automobile sedan"),
    ("vehicle", "truck lorry"),
    ("vehicle", "bus coach minibus"),
    ("vehicle", "van"),
    ("vehicle", "motorcycle motorbike"),
    ("vehicle", "taxi cab"),
    ("vehicle", "ambulance"),
    ("vehicle", "tractor"),
    ("vehicle", "train tram"),
    ("", "ship vessel boat"),
    ("ship", "ferry"),
    ("ship", "tanker"),
    ("ship", "freighter"),
    ("ship", "trawler"),
    ("ship", "yacht sailboat"),
    ("ship", "barge"),
    ("ship", "dinghy raft"),
    ("ship", "submarine"),
    ("ship", "warship frigate destroyer corvette"),
    ("", "plane aircraft jet airliner aeroplane airplane"),
    ("plane", "helicopter chopper"),
    ("", "missile rocket projectile"),
    ("", "drone"),
    ("", "shot round bullet gunshot"),
    ("", "count charge offence offense"),
    ("", "work artwork piece item"),
    ("work", "painting canvas picture"),
    ("", "drug narcotic"),
    ("drug", "cocaine"),
    ("drug", "heroin"),
    ("drug", "cannabis marijuana hashish"),
    ("drug", "methamphetamine meth"),
    ("drug", "fentanyl"),
    ("drug", "opium"),
    ("", "company firm business corporation"),
    ("", "vote ballot"),
    ("", "attack raid strike assault bombing"),
    ("", "blast explosion"),
    ("", "tremor aftershock"),
    ("", "quake earthquake"),
    ("", "blaze fire wildfire"),
    ("", "village hamlet"),
    ("", "cost price fee bill outlay expense sum"),
    ("", "deficit shortfall gap"),
    ("", "loss damage"),
    ("", "benefit saving gain"),
    ("", "revenue sale turnover"),
    ("", "profit earnings income"),
    ("", "raise rise increase growth"),
    ("", "cut fall drop decline decrease reduction"),
    ("", "speed velocity"),
    ("", "height altitude"),
    ("", "payout compensation settlement"),
    ("", "fine penalty"),
    ("", "ransom"),
    ("", "stake holding"),
    ("", "sentence term"),
    ("", "spill leak"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_stands_in_one_row_and_every_row_is_among_an_earlier_one() {
        let mut seen = std::collections::BTreeSet::new();
        for (row, (wide, words)) in TABLE.iter().enumerate() {
            words.split(' ').for_each(|word| assert!(seen.insert(word), "{word} twice"));
            let opens = |(_, words): &(&str, &str)| words.split(' ').next() == Some(*wide);
            assert!(wide.is_empty() || TABLE[..row].iter().any(opens), "{wide} is not there before {words}");
        }
    }

    #[test]
    fn nouns_are_one_sort_or_among_another() {
        assert_eq!(sort("worker", "staff"), Sort::Same);
        assert_eq!(sort("girl", "person"), Sort::Within);
        assert_eq!(sort("victim", "girl"), Sort::Within);
        assert_eq!(sort("woman", "worker"), Sort::Other);
        assert_eq!(sort("fee", "price"), Sort::Same);
        assert!(is_people("schoolgirl") && !is_people("house"));
    }
}
