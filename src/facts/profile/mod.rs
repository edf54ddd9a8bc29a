//! What a text says that somebody is: role, occupation, rank, age, nationality, birthplace, residence, relation.
//!
//! Made from the prose and the entities of one text. It never looks at what they do, or at who says so.

mod value;

pub use value::{Profile, Relative, Role, What, When};
