use crate::weighing::Weighing;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How much each sign says, for each rule: what turns signs into log-odds.
///
/// The shipped weights are in `weights.txt`; `examples/train_judge.rs` fits them to labelled report sets.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Weights {
    /// By rule, then by sign.
    of: BTreeMap<String, FxHashMap<String, f64>>,
}

/// The sign that is always there: what to think of a pair before anything is known of it.
pub const BEFORE: &str = "before anything is known";

impl Weights {
    /// The weights that ship with the program.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("weights.txt")));
        &SHIPPED
    }

    /// What each sign is thought to say before any labelled set is looked at.
    pub fn prior() -> &'static Self {
        static PRIOR: LazyLock<Weights> = LazyLock::new(|| Weights::parse(include_str!("priors.txt")));
        &PRIOR
    }

    /// The weight of a sign under a rule; zero where none is set.
    pub fn get(&self, rule: &str, sign: &str) -> f64 {
        self.of.get(rule).and_then(|signs| signs.get(sign)).copied().unwrap_or(0.0)
    }

    /// Reads lines of rule, sign and weight, parted by tabs. Other lines are remarks.
    pub fn parse(written: &str) -> Self {
        let mut weights = Self::default();
        for line in written.lines() {
            let mut fields = line.split('\t');
            if let (Some(rule), Some(sign), Some(Ok(weight))) =
                (fields.next(), fields.next(), fields.next().map(|weight| weight.trim().parse()))
            {
                weights.set(rule, sign, weight);
            }
        }
        weights
    }

    /// Sets one weight.
    pub fn set(&mut self, rule: &str, sign: &str, weight: f64) {
        self.of.entry(rule.to_string()).or_default().insert(sign.to_string(), weight);
    }

    /// Every weight, with its rule and its sign, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, f64)> {
        self.of.iter().flat_map(|(rule, signs)| {
            let in_order: BTreeMap<&str, f64> = signs.iter().map(|(sign, weight)| (sign.as_str(), *weight)).collect();
            in_order.into_iter().map(move |(sign, weight)| (rule.as_str(), sign, weight))
        })
    }

    /// What `signs` weigh under the rule of that name. A sign without a weight says nothing.
    pub fn weigh(&self, rule: &str, signs: &Weighing) -> Weighing {
        let mut weighed = Weighing::with_room(signs.parts().len() + 1);
        self.parts(rule, signs).for_each(|(sign, weight)| weighed.add(sign, weight));
        weighed
    }

    /// The totals of [`Weights::weigh`], for whoever needs no more. A sign is looked up once, not once for each that has it.
    pub fn totals<'s>(&self, rule: &str, all: impl Iterator<Item = &'s Weighing>) -> Vec<f64> {
        let mut known: FxHashMap<*const str, f64> = FxHashMap::default();
        let before = self.get(rule, BEFORE);
        let mut weight = |sign: &'static str| *known.entry(sign).or_insert_with(|| self.get(rule, sign));
        let mut total = |signs: &Weighing| {
            let of_signs = signs.parts().iter().map(|&(sign, value)| weight(sign) * value);
            of_signs.filter(|&weight| weight != 0.0).fold(before, |sum, weight| sum + weight)
        };
        all.map(&mut total).collect()
    }

    fn parts<'w>(&'w self, rule: &str, signs: &'w Weighing) -> impl Iterator<Item = (&'static str, f64)> + use<'w> {
        let weights = self.of.get(rule);
        let weight = move |sign: &str| weights.and_then(|signs| signs.get(sign)).copied().unwrap_or(0.0);
        let of_signs = signs.parts().iter().map(move |&(sign, value)| (sign, weight(sign) * value));
        std::iter::once((BEFORE, weight(BEFORE))).chain(of_signs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_become_log_odds() {
        let weights = Weights::parse("# remark\nnumber\tbefore anything is known\t-2\nnumber\tsame noun\t1.5\n");
        let signs = Weighing::new().part("same noun", 2.0).part("unheard of", 9.0);
        assert_eq!(weights.weigh("number", &signs).total(), 1.0);
        assert_eq!(weights.weigh("date", &signs).total(), 0.0);
    }

    #[test]
    fn every_shipped_line_is_read() {
        let lines = include_str!("weights.txt").lines().filter(|line| line.contains('\t')).count();
        assert_eq!(Weights::shipped().iter().count(), lines);
    }
}
