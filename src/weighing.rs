//! A score that keeps its parts.

/// What speaks for something and what against it, each part by name.
///
/// The total ranks, the parts explain. Weights are in log-odds: zero says nothing, each unit multiplies the odds by *e*.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Weighing {
    parts: Vec<(&'static str, f64)>,
}

impl Weighing {
    /// Nothing weighed yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing weighed yet, with room for so many parts.
    pub fn with_room(parts: usize) -> Self {
        Self { parts: Vec::with_capacity(parts) }
    }

    /// Adds a part; a weight of zero is left out.
    #[must_use]
    pub fn part(mut self, name: &'static str, weight: f64) -> Self {
        self.add(name, weight);
        self
    }

    /// Adds a part in place.
    pub fn add(&mut self, name: &'static str, weight: f64) {
        if weight != 0.0 {
            self.parts.push((name, weight));
        }
    }

    /// Takes in the parts of another.
    pub fn extend(&mut self, other: &Self) {
        self.parts.extend_from_slice(&other.parts);
    }

    /// Takes out the parts of that name.
    pub fn leave_out(&mut self, name: &str) {
        self.parts.retain(|(part, _)| *part != name);
    }

    /// The parts in the order in which they were weighed.
    pub fn parts(&self) -> &[(&'static str, f64)] {
        &self.parts
    }

    /// The sum of the parts.
    pub fn total(&self) -> f64 {
        self.parts.iter().map(|(_, weight)| weight).sum()
    }

    /// The total as a probability, 0 to 0.99 (the logistic function), in steps of one hundredth so that it prints and sorts
    /// the same everywhere. Nothing is certain.
    pub fn confidence(&self) -> f64 {
        const MOST: f64 = 0.99;
        let p = 1.0 / (1.0 + (-self.total()).exp());
        ((p * 100.0).round() / 100.0).min(MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_total_is_the_sum_of_the_named_parts() {
        let weighing = Weighing::new().part("same noun", 1.5).part("other town", -0.5).part("says nothing", 0.0);
        assert_eq!(weighing.total(), 1.0);
        assert_eq!(weighing.confidence(), 0.73);
        assert_eq!(weighing.parts().len(), 2);
        let mut weighing = weighing;
        weighing.leave_out("other town");
        assert_eq!(weighing.total(), 1.5);
    }
}
