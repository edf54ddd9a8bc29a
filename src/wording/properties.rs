//! What figures are figures of: a price, a turnout, a depth, the attendance.

use super::units::Dimension;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A sort of figure; words that name properties of different sorts of figures are kept apart ("a rise of 3 percent", "a rise
/// of 3 metres").
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Sort {
    /// Sums of money.
    Money,
    /// Percentages and fractions.
    Share,
    /// Lengths, weights, temperatures and the like.
    Measure,
    /// Spans of time.
    Duration,
    /// Numbers of people and things.
    Count,
}

/// The property that `lemma` names for figures of `sort`: `price` for "fee", "cost", "buy". None for a word that names none.
pub fn property(sort: Sort, lemma: &str) -> Option<&'static str> {
    PROPERTIES.get(&(sort, lemma)).copied()
}

/// Whether what is measured in units of `dimension` can be a figure of `property`: barrels are no distance.
pub fn measures(property: &str, dimension: Dimension) -> bool {
    match property {
        "depth" | "height" | "length" | "width" | "distance" | "range" | "rain" => dimension == Dimension::Length,
        "speed" => dimension == Dimension::Speed,
        "weight" => dimension == Dimension::Mass,
        "temperature" => dimension == Dimension::Temperature,
        "area" => dimension == Dimension::Area,
        _ => true,
    }
}

/// The property that a unit of `dimension` measures whatever it is of: miles an hour are a speed.
pub fn of_unit(dimension: Dimension) -> Option<&'static str> {
    (dimension == Dimension::Speed).then_some("speed")
}

/// The property of a thing that a measure before its name is one of: "the 120-metre *tower*".
pub fn of_thing(noun: &str) -> Option<&'static str> {
    const TALL: [&str; 7] = ["tower", "mast", "chimney", "statue", "skyscraper", "wave", "cliff"];
    const LONG: [&str; 8] = ["tunnel", "bridge", "pipeline", "canal", "convoy", "queue", "wall", "fence"];
    if TALL.contains(&noun) {
        return Some("height");
    }
    LONG.contains(&noun).then_some("length")
}

static PROPERTIES: LazyLock<FxHashMap<(Sort, &'static str), &'static str>> = LazyLock::new(|| {
    let row = |&(sort, property, words): &(Sort, &'static str, &'static str)| {
        words.split(' ').map(move |word| ((sort, word), property))
    };
    TABLE.iter().flat_map(row).collect()
});

/// Sort, property, and the lemmas that name it.
#[rustfmt::skip]
const TABLE: &[(Sort, &str, &str)] = &[
    (Sort::Money, "price", "price fee offer bid deal buy acquire purchase acquisition sell sale transfer worth value valuation auction \
        fetch takeover sign join merger"),
    (Sort::Money, "cost", "cost bill budget build construction expense overrun spend spending outlay"),
    (Sort::Money, "saving", "save saving benefit synergy"),
    (Sort::Money, "tax", "tax duty levy tariff excise"),
    (Sort::Money, "profit", "profit earnings income"),
    (Sort::Money, "revenue", "revenue turnover sales"),
    (Sort::Money, "deficit", "deficit shortfall"),
    (Sort::Money, "loss", "loss damage destruction"),
    (Sort::Money, "debt", "debt loan borrow owe borrowing credit"),
    (Sort::Money, "fine", "fine penalty damages settlement compensation award"),
    (Sort::Money, "ransom", "ransom"),
    (Sort::Money, "aid", "aid donate donation pledge grant relief fund"),
    (Sort::Money, "repair", "rebuild repair"),
    (Sort::Money, "pay", "wage salary earn bonus payroll pension"),
    (Sort::Money, "cover", "insure insurance insurer"),
    (Sort::Money, "bail", "bail bond"),
    (Sort::Money, "prize", "prize jackpot purse"),
    (Sort::Money, "theft", "steal theft embezzle launder skim bribe kickback fraud rob robber robbery burglar thief loot heist"),
    (Sort::Money, "dividend", "dividend payout"),
    (Sort::Money, "share price", "share stock"),
    (Sort::Money, "reward", "reward bounty"),
    (Sort::Money, "rent", "rent rental"),
    (Sort::Money, "surplus", "surplus"),
    (Sort::Money, "subsidy", "subsidy"),
    (Sort::Money, "investment", "invest investment"),
    (Sort::Share, "vote", "vote ballot poll support yes no candidate"),
    (Sort::Share, "turnout", "turnout register electorate eligible"),
    (Sort::Share, "counted", "count tally station precinct"),
    (Sort::Share, "interest rate", "rate interest benchmark"),
    (Sort::Share, "inflation", "inflation"),
    (Sort::Share, "joblessness", "unemployment jobless joblessness"),
    (Sort::Share, "deficit", "deficit gdp shortfall borrowing"),
    (Sort::Share, "growth", "growth grow expand expansion sales sale economy output"),
    (Sort::Share, "premium", "premium above"),
    (Sort::Share, "discount", "discount"),
    (Sort::Share, "efficacy", "effective efficacy effectiveness risk protect protection prevent preventing"),
    (Sort::Share, "stake", "stake own holding owner ownership shareholder"),
    (Sort::Share, "contained", "contain containment"),
    (Sort::Share, "pass", "pass"),
    (Sort::Share, "restored", "restore reconnect back online"),
    (Sort::Share, "share price", "share stock"),
    (Sort::Share, "margin", "margin"),
    (Sort::Share, "pay", "pay wage salary raise"),
    (Sort::Share, "approval", "approve approval"),
    (Sort::Share, "tariff", "tariff duty levy tax"),
    (Sort::Share, "yield", "yield"),
    (Sort::Share, "surplus", "surplus"),
    (Sort::Share, "occupancy", "occupancy occupied capacity full"),
    (Sort::Measure, "depth", "depth deep"),
    (Sort::Measure, "height", "height high tall altitude elevation crest peak gauge"),
    (Sort::Measure, "length", "length long"),
    (Sort::Measure, "width", "width wide across"),
    (Sort::Measure, "distance", "north south east west northwest northeast southwest southeast away from off"),
    (Sort::Measure, "speed", "speed doing travel gust wind blow"),
    (Sort::Measure, "weight", "weigh weight"),
    (Sort::Measure, "temperature", "temperature heat mercury reading"),
    (Sort::Measure, "rain", "rain rainfall snow snowfall"),
    (Sort::Measure, "area", "burn area cover scorch span"),
    (Sort::Measure, "spill", "spill spillage leak slick"),
    (Sort::Measure, "range", "range"),
    (Sort::Measure, "load", "load cargo freight"),
    (Sort::Measure, "dose", "dose dosage"),
    (Sort::Measure, "output", "output capacity generate"),
    (Sort::Duration, "prison", "prison jail sentence imprisonment bar"),
    (Sort::Duration, "delay", "delay late behind delayed wait postpone"),
    (Sort::Duration, "outage", "outage blackout offline"),
    (Sort::Duration, "term", "term contract agreement treaty lease"),
    (Sort::Duration, "stoppage", "strike walkout stoppage"),
    (Sort::Duration, "fire", "extinguish douse control fight battle tackle quell subdue blaze flame"),
    (Sort::Count, "attendance", "crowd attendance turnout audience spectator gather rally ground stadium"),
    (Sort::Count, "jobs", "job redundancy layoff lay"),
    (Sort::Duration, "truce", "truce ceasefire pause"),
    (Sort::Duration, "siege", "siege standoff blockade hostage captive captivity"),
    (Sort::Duration, "journey", "journey voyage trip crossing flight"),
    (Sort::Duration, "deliberation", "deliberate deliberation jury juror"),
    (Sort::Duration, "surgery", "surgery operation"),
    (Sort::Duration, "curfew", "curfew"),
    (Sort::Duration, "ban", "ban suspension suspend"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_word_names_one_property_of_a_sort() {
        let mut seen = BTreeSet::new();
        for (sort, _, words) in TABLE {
            words.split(' ').for_each(|word| assert!(seen.insert(format!("{sort:?} {word}")), "{word} twice"));
        }
        assert_eq!(property(Sort::Money, "fee"), property(Sort::Money, "buy"));
        assert_ne!(property(Sort::Money, "share"), property(Sort::Share, "own"));
        assert_eq!(property(Sort::Duration, "price"), None);
        assert!(measures("distance", Dimension::Length) && !measures("distance", Dimension::Volume));
    }
}
