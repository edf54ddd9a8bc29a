//! Whether something is said to be so: polarity, modality and time of a clause, and the outcome that it names.
//!
//! Made from the words and the tree of one sentence. It never looks at who says it: "he denied that it fell" has a clause
//! in which it fell.

mod compare;
mod find;
mod refuted;
mod value;

pub use compare::{compare, marks};
pub use find::{HAVING, all, of};
pub(in crate::facts) use refuted::is_refuted;
pub use value::{Factuality, Modality, Outcome, Polarity, Side, Time};

#[cfg(test)]
mod corpus;
