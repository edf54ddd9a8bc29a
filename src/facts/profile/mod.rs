//! What a text says that somebody is: role, occupation, rank, age, nationality, birthplace, residence, relation.
//!
//! Made from the prose and the entities of one text. It never looks at what they do, or at who says so.

mod compare;
mod find;
mod value;

pub use compare::compare;
pub use find::find;
pub use value::{Profile, Relative, Role, What, When};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::entities::Entities;
    use crate::facts::Relation;
    use crate::prose::Prose;
    use crate::text::Span;

    fn read(text: &str) -> (Prose, Entities, Vec<Profile>) {
        let prose = Prose::of(text.into(), &[Span::new(0, text.len())]);
        let entities = Entities::of(&prose);
        let profiles = find(&prose, &entities);
        (prose, entities, profiles)
    }

    /// "Ann Roe: role mayor of Dorn [the mayor]; age 54".
    fn said(text: &str) -> String {
        let (_, entities, profiles) = read(text);
        let one = |profile: &Profile| {
            let name = &entities.entities[profile.entity].name;
            format!("{name} {} [{}]", what(profile), profile.span.of(text))
        };
        let all: Vec<String> = profiles.iter().map(one).collect();
        if all.is_empty() { "nothing".into() } else { all.join("; ") }
    }

    fn what(profile: &Profile) -> String {
        let when = match profile.when {
            When::Now => "",
            When::Once => "once ",
            When::Acting => "acting ",
        };
        let role = |role: &Role| {
            let words: Vec<&str> =
                role.below.iter().chain(&role.field).map(String::as_str).chain([role.head.as_str()]).collect();
            let of = role.of.as_ref().map(|of| format!(" of {of}")).unwrap_or_default();
            format!("{}{of}", words.join(" "))
        };
        let value = match &profile.what {
            What::Role(r) => format!("role {}", role(r)),
            What::Occupation(r) => format!("occupation {}", role(r)),
            What::Rank(rank) => format!("rank {rank}"),
            What::Age(age) => format!("age {age}"),
            What::Nationality(nation) => format!("nation {nation}"),
            What::Birthplace(place) => format!("born {place}"),
            What::Residence(place) => format!("lives {place}"),
            What::Relation(relative) => format!("{} of {}", relative.kin, relative.to_words),
        };
        format!("{when}{value}")
    }

    #[test]
    fn finds_what_people_are() {
        corpus::check("profile/found.txt", include_str!("found.txt"), said);
    }

    /// Both sentences speak of one person, whose first profiles are compared.
    #[test]
    fn tells_what_nobody_is_at_once() {
        corpus::check("profile/related.txt", include_str!("related.txt"), |line| {
            let (a, b) = line.split_once(" | ").expect("two sentences with a bar between");
            let ((_, _, a), (_, _, b)) = (read(a), read(b));
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
