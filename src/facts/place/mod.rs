//! Where something happened: the place, how far from it, on which side.
//!
//! Made from the prose and the entities of one text. It knows no maps: that a village lies in a province, it cannot say.

mod value;

pub use value::{Place, Side};
