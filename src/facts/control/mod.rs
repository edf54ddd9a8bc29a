//! Who holds, commands, runs or owns a place, a group or a thing: in full, in part, contested; affirmed or denied.
//!
//! Made from the prose and the entities of one text. Who says so is not looked at here.

mod value;

pub use value::{Control, Extent, Kind, Phase};
