//! What can go wrong before there is anything to compare, said so that a person can mend it.

/// A file, a setting or an output that could not be used. Each names the place and the way out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file was read, and there is no report in it.
    #[error("{name}: {why}")]
    Unreadable {
        /// The file or record, as given.
        name: String,
        /// What is wrong with it and what would help.
        why: String,
    },
    /// Settings, a baseline or an earlier result that is not as it should be.
    #[error("{name}: {why}")]
    Unusable {
        /// The file, as given.
        name: String,
        /// What is wrong with it and what would help.
        why: String,
    },
}
