use std::borrow::Cow;

/// How two values of one kind stand to each other. Whether *apart* is a conflict is not said here.
///
/// The reason is a clause that can follow "because": it names both values as they were read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Relation {
    /// They say the same.
    Same,
    /// They differ, and both can be right: "at least 20" and 24.
    Compatible(Cow<'static, str>),
    /// They cannot both be right of the same thing.
    Apart(Cow<'static, str>),
    /// They measure different things: miles and people, a part and its whole.
    NotComparable(Cow<'static, str>),
}
