//! Who did it, began it, ordered it, asked for it, is blamed for it.
//!
//! Made from the prose and the entities of one text. Who says so is not looked at here.

mod value;

pub use value::{Act, Responsibility};
