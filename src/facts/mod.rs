//! What a text says, read one kind of value at a time: a room a kind, each of which finds its values and compares two.
//!
//! A fact is what one text says. Whether two texts speak of the same thing is decided upstairs.

mod around;
pub mod attribution;
pub mod control;
pub mod factuality;
mod party;
pub mod place;
pub mod profile;
pub mod quantity;
mod relation;
pub mod responsibility;
pub mod timex;

pub use party::{Party, Polarity, ToldApart};
pub use relation::Relation;
