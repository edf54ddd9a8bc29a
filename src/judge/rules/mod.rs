//! One file a rule, each with its page.

pub(super) mod attribution;
pub(super) mod control;
pub(super) mod date;
pub(super) mod name;
pub(super) mod number;
pub(super) mod place;
pub(super) mod polarity;
pub(super) mod quote;
pub(super) mod responsibility;
pub(super) mod role;
