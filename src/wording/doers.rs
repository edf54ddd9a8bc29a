//! What did it or who: nouns for sorts of people, of forces of nature and of faults that exclude each other as the one cause of
//! a deed.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Whether `a` and `b`, two nouns in the singular in lower case, name two sorts of doer or cause of which one deed seldom has
/// both: a driver and a passer-by, a leak and a bomb. The order of the two changes nothing.
pub fn are_two(a: &str, b: &str) -> bool {
    SORTS.get(a).zip(SORTS.get(b)).is_some_and(|(x, y)| x != y)
}

static SORTS: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let of = |(row, words): (usize, &&'static str)| words.split(' ').map(move |word| (word, row)).collect::<Vec<_>>();
    TABLE.iter().enumerate().flat_map(of).collect()
});

/// A sort a row. What may stand for another sort, as "official" for "mayor" and "man" for "driver", is in none.
const TABLE: &[&str] = &[
    "aunt uncle father mother brother sister son daughter husband wife grandfather grandmother cousin nephew niece parent \
     father-in-law mother-in-law brother-in-law",
    "neighbor neighbour passer-by passerby bystander tourist hiker jogger walker dog-walker shepherd motorist cyclist fisherman \
     farmer",
    "driver conductor signalman",
    "pilot co-pilot",
    "captain skipper helmsman",
    "passenger",
    "fan supporter spectator",
    "protester demonstrator",
    "pupil",
    "policeman policewoman constable trooper detective",
    "firefighter fireman crew rescuer paramedic diver lifeguard coastguard",
    "clerk",
    "adviser",
    "trainee apprentice",
    "priest pastor imam bishop monk nun vicar rabbi",
    "teacher headmaster headmistress",
    "mayor",
    "governor",
    "president",
    "king queen",
    "judge",
    "prosecutor",
    "ambassador",
    "contractor subcontractor",
    "supplier",
    "landlord",
    "tenant",
    "customer guest",
    "cook chef waiter waitress",
    "cleaner caretaker janitor",
    "nurse doctor surgeon midwife",
    "patient",
    "referee umpire",
    "striker midfielder defender goalkeeper",
    "scholarship grant bursary",
    "storm wind gale rain lightning snow ice fog hail blizzard tornado hurricane typhoon cyclone weather",
    "earthquake quake tremor",
    "landslide avalanche rockfall mudslide",
    "heat drought",
    "leak",
    "bomb explosive grenade mine",
    "cigarette candle stove barbecue",
    "firework flare",
    "wiring circuit short-circuit cable transformer fuse",
    "boiler",
    "arson arsonist sabotage saboteur",
    "hacker cyberattack malware ransomware",
    "error mistake negligence carelessness",
    "malfunction defect failure",
    "cramp injury fever illness",
    "bird gull seagull goose",
    "dog",
    "shark",
    "bear",
    "rat squirrel mouse",
    "cow bull horse deer",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_of_one_sort() {
        let words = TABLE.iter().flat_map(|words| words.split(' ').filter(|word| !word.is_empty()));
        let mut seen = std::collections::BTreeSet::new();
        words.for_each(|word| assert!(seen.insert(word), "{word} twice"));
    }

    #[test]
    fn two_sorts_part_and_one_does_not() {
        assert!(are_two("mayor", "pastor") && are_two("leak", "bomb"));
        assert!(!are_two("priest", "pastor") && !are_two("man", "pastor"));
    }
}
