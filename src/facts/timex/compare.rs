use super::Timex;
use crate::facts::Relation;

/// How two times stand to each other.
pub fn compare(a: &Timex, b: &Timex) -> Relation {
    if a.points == b.points { Relation::Same } else { Relation::NotComparable("they are not both resolved".into()) }
}
