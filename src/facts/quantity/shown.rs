//! Puts a quantity back into words, for reasons that name it.

use super::value::{Kind, Near, Quantity, Role};
use rust_decimal::Decimal;
use std::fmt::{self, Display};

impl Display for Quantity {
    /// Short English for the value: "at least 40", "about 1.2 million dollars", "20 to 30 kilometres".
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(role(self.role))?;
        f.write_str(nearness(self))?;
        match self.kind {
            Kind::Score { against } | Kind::Vote { against } => write!(f, "{}-{}", plain(self.said()), plain(against))?,
            _ => range(self, f)?,
        }
        if let Some(unit) = self.unit {
            write!(f, " {}", unit.name)?;
        }
        match self.per.and_then(|per| per.unit) {
            Some(unit) => write!(f, " per {}", unit.name),
            None => Ok(()),
        }
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Level | Role::To => "",
        Role::Rise => "a rise of ",
        Role::Fall => "a fall of ",
        Role::From => "formerly ",
        Role::More => "another ",
        Role::Other => "the other ",
        Role::AllBut => "all but ",
    }
}

fn nearness(quantity: &Quantity) -> &'static str {
    match quantity.near {
        Near::Around => "about ",
        Near::Below if quantity.bounds.low.is_some() => "nearly ",
        Near::Below => "just ",
        Near::Above => "just ",
        Near::Unsaid | Near::Vague => "",
    }
}

fn range(quantity: &Quantity, f: &mut fmt::Formatter) -> fmt::Result {
    match (quantity.bounds.low, quantity.bounds.high) {
        (Some(low), Some(high)) if low.value == high.value => f.write_str(&plain(low.value)),
        (Some(low), Some(high)) => write!(f, "{} to {}", plain(low.value), plain(high.value)),
        (Some(low), None) => write!(f, "{} {}", if low.inclusive { "at least" } else { "more than" }, plain(low.value)),
        (None, Some(high)) => write!(f, "{} {}", if high.inclusive { "up to" } else { "less than" }, plain(high.value)),
        (None, None) => f.write_str("any number"),
    }
}

/// Digits in groups of three, millions and up by name, at most four places behind the point.
fn plain(value: Decimal) -> String {
    const NAMES: [(i64, &str); 3] =
        [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];
    for (size, name) in NAMES {
        let size = Decimal::from(size);
        if value.abs() >= size && (value / size).scale() <= 4 {
            return format!("{} {name}", (value / size).normalize());
        }
    }
    let rounded = value.round_dp(4).normalize().to_string();
    let (whole, rest) = rounded.split_once('.').map_or((rounded.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if at > 0 && left % 3 == 0 && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match rest {
        Some(rest) => format!("{grouped}.{rest}"),
        None => grouped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_a_paper_would() {
        assert_eq!(plain(Decimal::from(1_187)), "1,187");
        assert_eq!(plain(Decimal::from(1_230_000_000)), "1.23 billion");
        assert_eq!(plain(Decimal::ONE / Decimal::from(3)), "0.3333");
        assert_eq!(plain(Decimal::from(-12_600)), "-12,600");
    }
}
