use super::value::Quantity;
use crate::prose::Prose;

/// Says of each of `quantities`, which [`super::find`] read in `prose`, what it counts, in what event, and of which other it
/// is a part. What the words do not show stays none.
pub fn attach(prose: &Prose, quantities: &mut [Quantity]) {
    let _ = (prose, quantities);
}
