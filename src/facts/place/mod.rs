//! Where something happened: the place, how far from it, on which side.
//!
//! Made from the prose and the entities of one text. It knows no maps: that a village lies in a province, it cannot say.

mod compare;
mod find;
mod value;

pub use compare::{compare, is_once, names_part};
pub use find::{find, is_limb};
pub use value::{Place, Side};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::entities::Entities;
    use crate::facts::Relation;
    use crate::prose::Prose;
    use crate::text::Span;

    fn read(text: &str) -> (Prose, Vec<Place>) {
        let prose = Prose::of(text.into(), &[Span::new(0, text.len())]);
        let entities = Entities::of(&prose);
        let places = find(&prose, &entities);
        (prose, places)
    }

    /// "sank: south of the island of Batur [south] Compass(180) 12000 m".
    fn said(text: &str) -> String {
        let (prose, places) = read(text);
        let one = |place: &Place| {
            let side = place.side.map(|side| format!(" {side:?}")).unwrap_or_default();
            let metres = place.metres.map(|metres| format!(" {metres:.0} m")).unwrap_or_default();
            let (span, value) = (place.span.of(text), place.value.of(text));
            format!("{}: {span} [{value}]{side}{metres}", prose.word(place.event))
        };
        let all: Vec<String> = places.iter().map(one).collect();
        if all.is_empty() { "nothing".into() } else { all.join("; ") }
    }

    #[test]
    fn finds_where_it_was() {
        corpus::check("place/found.txt", include_str!("found.txt"), said);
    }

    #[test]
    fn tells_whether_it_can_have_been_at_both() {
        corpus::check("place/related.txt", include_str!("related.txt"), |line| {
            let (a, b) = line.split_once(" | ").expect("two sentences with a bar between");
            let ((_, a), (_, b)) = (read(a), read(b));
            let (Some(a), Some(b)) = (a.first(), b.first()) else { return "nothing".into() };
            assert_eq!(kind(&compare(a, b)), kind(&compare(b, a)), "both ways round: {line}");
            kind(&compare(a, b)).into()
        });
    }

    fn kind(relation: &Relation) -> &'static str {
        match relation {
            Relation::Same => "same",
            Relation::Compatible(_) => "compatible",
            Relation::Apart(_) => "apart",
            Relation::NotComparable(_) => "not comparable",
        }
    }
}
