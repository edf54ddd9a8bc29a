use std::borrow::Cow;

/// How two values of one kind stand to each other. Whether *apart* is a conflict is not said here.
///
/// The reason is a clause that can follow "because": it names both values as they were read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Relation<R = Cow<'static, str>> {
    /// They say the same.
    Same,
    /// They differ, and both can be right: "at least 20" and 24.
    Compatible(R),
    /// They cannot both be right of the same thing.
    Apart(R),
    /// They measure different things: miles and people, a part and its whole.
    NotComparable(R),
}

impl<R> Relation<R> {
    /// The same with what `told` makes of the reason.
    pub fn map<T>(self, told: impl FnOnce(R) -> T) -> Relation<T> {
        match self {
            Self::Same => Relation::Same,
            Self::Compatible(reason) => Relation::Compatible(told(reason)),
            Self::Apart(reason) => Relation::Apart(told(reason)),
            Self::NotComparable(reason) => Relation::NotComparable(told(reason)),
        }
    }
}
