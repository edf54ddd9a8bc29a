//! Numbers that count or measure something, as news writes them.
//!
//! Made from the words of a text alone: digits, numerals, magnitudes, bounds, units. Dates, clock times, years and
//! numbers that are names are left out. [`attach`] then says what is counted and in what event. It never looks at who
//! says so, or at another report; [`compare`] sees two values and nothing else.

mod around;
mod attach;
mod cardinal;
mod compare;
mod find;
mod hung;
mod implied;
mod kinds;
mod lex;
mod measure;
mod measured;
mod named;
mod number;
mod pairs;
mod property;
mod shown;
mod subject;
#[cfg(test)]
mod tests;
mod together;
mod value;

pub use attach::attach;
pub use compare::{Why, compare, stand};
pub use find::find;
pub use property::{PropertyWord, property, property_of, property_word};
pub use subject::{Overlap, Subject, compare_as_told, subject};
pub use together::{Sum, together};
pub use value::{Bounds, Counted, Event, Kind, Limit, Near, Per, Quantity, Role, Wording};
