//! Who holds, commands, runs or owns a place, a group or a thing: in full, in part, contested; affirmed or denied.
//!
//! Made from the prose and the entities of one text. Who says so is not looked at here.

mod compare;
mod find;
mod value;

pub use compare::{compare, compare_of_two};
pub use find::find;
pub use value::{Control, Extent, Kind, Phase};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::entities::Entities;
    use crate::facts::{Party, Polarity, Relation, ToldApart};
    use crate::prose::Prose;
    use crate::text::Span;

    fn read(text: &str) -> Vec<Control> {
        let prose = Prose::of(text.into(), &[Span::new(0, text.len())]);
        let entities = Entities::of(&prose);
        find(&prose, &entities, &ToldApart::of(&prose, &entities))
    }

    /// "the army HOLD the town [in control]", with NOT, a phase and an extent where there are.
    fn said(text: &str) -> String {
        let name = |party: &Option<Party>| party.as_ref().map_or("?".to_string(), |party| party.name.clone());
        let one = |control: &Control| {
            let not = if control.polarity == Polarity::Denied { "NOT " } else { "" };
            let phase = match control.phase {
                Phase::Now => String::new(),
                other => format!(" {}", format!("{other:?}").to_lowercase()),
            };
            let extent = match control.extent {
                Extent::Unsaid => String::new(),
                other => format!(" {}", format!("{other:?}").to_lowercase()),
            };
            let kind = format!("{:?}", control.kind).to_uppercase();
            let span = control.span.of(text);
            format!("{} {not}{kind} {}{extent}{phase} [{span}]", name(&control.holder), name(&control.held))
        };
        let all: Vec<String> = read(text).iter().map(one).collect();
        if all.is_empty() { "nothing".into() } else { all.join("; ") }
    }

    #[test]
    fn finds_who_holds_what() {
        corpus::check("control/found.txt", include_str!("found.txt"), said);
    }

    #[test]
    fn tells_whether_both_can_hold_it() {
        corpus::check("control/related.txt", include_str!("related.txt"), |line| {
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
