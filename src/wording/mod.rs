//! Words that every language lesson begins with: which are numbers, which are units.
//!
//! Lists only. It never looks at a text; whoever reads one asks about a word at a time, in lower case.

/// Words that are numbers or parts of numbers.
pub mod numerals;
/// Units of measure and money.
pub mod units;
