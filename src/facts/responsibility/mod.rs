//! Who did it, began it, ordered it, asked for it, is blamed for it.
//!
//! Made from the prose and the entities of one text. Who says so is not looked at here.

mod compare;
mod find;
mod indirect;
mod value;

pub use compare::compare;
pub use find::find;
pub use value::{Act, Responsibility};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::entities::Entities;
    use crate::facts::{Party, Polarity, Relation, ToldApart};
    use crate::prose::Prose;
    use crate::text::Span;

    fn read(text: &str) -> Vec<Responsibility> {
        let prose = Prose::of(text.into(), &[Span::new(0, text.len())]);
        let entities = Entities::of(&prose);
        find(&prose, &entities, &ToldApart::of(&prose, &entities))
    }

    /// "the army HARM two missiles [the army]", with NOT of a denial.
    fn said(text: &str) -> String {
        let name = |party: &Option<Party>| party.as_ref().map_or("?".to_string(), |party| party.name.clone());
        let one = |fact: &Responsibility| {
            let not = if fact.polarity == Polarity::Denied { "NOT " } else { "" };
            let act = format!("{:?}", fact.act).to_uppercase();
            format!("{} {not}{act} {} [{}]", name(&fact.agent), name(&fact.object), fact.span.of(text))
        };
        let all: Vec<String> = read(text).iter().map(one).collect();
        if all.is_empty() { "nothing".into() } else { all.join("; ") }
    }

    #[test]
    fn finds_who_did_it() {
        corpus::check("responsibility/found.txt", include_str!("found.txt"), said);
    }

    #[test]
    fn tells_whether_both_can_have_done_it() {
        corpus::check("responsibility/related.txt", include_str!("related.txt"), |line| {
            let (a, b) = line.split_once(" | ").expect("two sentences with a bar between");
            let (a, b) = (read(a), read(b));
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
