use super::value::Quantity;
use crate::facts::Relation;

/// How two quantities stand to each other by their values alone.
pub fn compare(a: &Quantity, b: &Quantity) -> Relation {
    if a.bounds == b.bounds { Relation::Same } else { Relation::Apart("".into()) }
}
