//! One file a rule, each with its page.

pub(super) mod date;
pub(super) mod number;
