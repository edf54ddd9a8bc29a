//! Whether two things said of one person can both be true.
//!
//! A person has many titles at once, and papers cut and vary them. So roles part only for a reason that can be named: a
//! deputy against the head itself, two offices that nobody holds together, two portfolios. Everything else is left alone.

use super::value::{Profile, Relative, Role, What, When};
use crate::entities::{Likeness, likeness};
use crate::facts::Relation;
use crate::wording::{countries, names, roles};

/// How what `a` says of a person stands to what `b` says of the same person. Symmetric but for the order of the reason.
pub fn compare(a: &Profile, b: &Profile) -> Relation {
    match (&a.what, &b.what) {
        (What::Role(x), What::Role(y)) | (What::Occupation(x), What::Occupation(y)) => roles_of(a, b, x, y),
        (What::Role(x), What::Occupation(y)) | (What::Occupation(x), What::Role(y)) => callings(a, b, x, y),
        (What::Rank(x), What::Rank(y)) => ranks(a, b, x, y),
        (What::Age(x), What::Age(y)) => ages(*x, *y),
        (What::Nationality(x), What::Nationality(y)) => nations(x, y),
        (What::Birthplace(x), What::Birthplace(y)) => birthplaces(x, y),
        (What::Residence(x), What::Residence(y)) if likeness(x, y) != Likeness::Different => Relation::Same,
        (What::Residence(_), What::Residence(_)) => Relation::Compatible("people live in more than one place".into()),
        (What::Relation(x), What::Relation(y)) => kin(x, y),
        _ => Relation::NotComparable("they say different kinds of things of a person".into()),
    }
}

fn roles_of(a: &Profile, b: &Profile, x: &Role, y: &Role) -> Relation {
    if a.when != b.when {
        return Relation::Compatible("one is said of another time".into());
    }
    if let Some(apart) = deputy_and_head(x, y) {
        return apart;
    }
    if x.below.is_none() && y.below.is_none() && x.head == y.head {
        return same_office(x, y);
    }
    exclusive(a.when, x, y).unwrap_or_else(|| alike_or_not(x, y))
}

/// "deputy foreign minister" against "foreign minister".
fn deputy_and_head(x: &Role, y: &Role) -> Option<Relation> {
    let (low, high) = match (&x.below, &y.below) {
        (Some(_), None) => (x, y),
        (None, Some(_)) => (y, x),
        _ => return None,
    };
    let same_body = one_body(low, high);
    let one_office = roles::short_for(&low.head, &high.head) || (same_body && roles::akin(&low.head, &high.head));
    if !one_office {
        return None;
    }
    // "Minister" alone may be short for the deputy's title, but "the police commissioner" is not.
    let same_field = !low.field.is_empty() && fields_fit(&low.field, &high.field);
    let full = |role: &Role| !role.field.is_empty() || role.of.is_some() || role.head.contains(' ');
    let shorter = low.field.is_empty() && low.of.is_none() && full(high);
    if !(same_field || shorter || (low.field == high.field && same_body)) {
        return Some(Relation::NotComparable("the shorter title may leave out that it is a deputy's".into()));
    }
    Some(Relation::Apart(format!("\"{}\" stands below \"{}\"", low.words(), high.words()).into()))
}

/// Whether both are offices of one body: "the union" and "the miners' union".
fn one_body(x: &Role, y: &Role) -> bool {
    let last = |of: &str| of.rsplit(' ').next().map(str::to_lowercase);
    let described = |of: &str| !of.contains(char::is_uppercase);
    let kind_alone = |of: &str| described(of) && !of.contains(' ');
    // A body that is named by its kind alone is the one that the story has; so is one that is described, beside a name.
    let one_kind =
        |a: &str, b: &str| (kind_alone(a) || kind_alone(b) || described(a) != described(b)) && last(a) == last(b);
    matches!((&x.of, &y.of), (Some(a), Some(b)) if likeness(a, b) != Likeness::Different || one_kind(a, b))
}

fn fields_fit(a: &[String], b: &[String]) -> bool {
    let fits = |word: &String| b.iter().any(|other| roles::same_field(word, other));
    !a.is_empty() && a.iter().any(fits)
}

/// One office: of one body or of two?
fn same_office(x: &Role, y: &Role) -> Relation {
    let parted = |a: &String| y.field.iter().any(|b| roles::fields_part(a, b));
    let shared = |a: &String| y.field.iter().any(|b| roles::same_field(a, b));
    if x.field.iter().any(parted) && !x.field.iter().any(shared) {
        return Relation::Apart(format!("\"{}\" and \"{}\" are two portfolios", x.words(), y.words()).into());
    }
    match (&x.of, &y.of) {
        (Some(a), Some(b)) if commands(x) && is_unit(a) && is_unit(b) => units(a, b),
        (Some(a), Some(b)) if one_seat(&x.head) && both_countries(a, b) => {
            Relation::Apart(format!("{} of {a} and {} of {b}", x.head, y.head).into())
        }
        _ if x == y => Relation::Same,
        _ => Relation::Compatible("one office, said more or less fully".into()),
    }
}

fn one_seat(head: &str) -> bool {
    ["president", "prime minister", "minister", "mayor", "governor", "monarch", "ambassador"].contains(&head)
}

fn both_countries(a: &str, b: &str) -> bool {
    matches!((countries::country(a), countries::country(b)), (Some((x, _)), Some((y, _))) if x != y && !countries::within(x, y))
}

/// A spokesman speaks for many, a commander commands one.
fn commands(role: &Role) -> bool {
    matches!(role.head.as_str(), "head" | "commander" | "chief" | "leader" | "director")
}

fn is_unit(of: &str) -> bool {
    const UNITS: &[&str] =
        &["battalion", "brigade", "division", "regiment", "guard", "corps", "squadron", "platoon", "garrison", "fleet"];
    of.split_whitespace().any(|word| UNITS.contains(&word.to_lowercase().as_str()))
}

/// Nobody commands two units of the same size, and seldom two at all.
fn units(a: &str, b: &str) -> Relation {
    if is_unit(a) && is_unit(b) && likeness(a, b) == Likeness::Different {
        return Relation::Apart(format!("\"{a}\" and \"{b}\" are two units").into());
    }
    Relation::Compatible("they may be one command".into())
}

/// Offices of which nobody holds two.
fn exclusive(when: When, x: &Role, y: &Role) -> Option<Relation> {
    if x.below.is_some() || y.below.is_some() {
        return two_employers(x, y);
    }
    if when != When::Acting
        && let Some(set) = roles::exclude(&x.head, &y.head)
    {
        return Some(Relation::Apart(format!("\"{}\" and \"{}\" are two {set}", x.words(), y.words()).into()));
    }
    if commands(x)
        && commands(y)
        && let (Some(a), Some(b)) = (&x.of, &y.of)
        && is_unit(a)
        && is_unit(b)
    {
        return Some(units(a, b));
    }
    two_posts(x, y).or_else(|| two_employers(x, y))
}

/// The gallery's director against its curator. What is of a field heads a part only.
fn two_posts(x: &Role, y: &Role) -> Option<Relation> {
    let whole = |role: &Role| role.field.is_empty() && role.below.is_none();
    if !(whole(x) && whole(y) && one_body(x, y)) {
        return None;
    }
    let set = roles::exclude_in_one_body(&x.head, &y.head)?;
    Some(Relation::Apart(format!("\"{}\" and \"{}\" are two {set}", x.words(), y.words()).into()))
}

/// A service of the state and a firm do not employ one person at once: "deputy director of the fire service" against
/// "safety manager of the plant".
fn two_employers(x: &Role, y: &Role) -> Option<Relation> {
    let public = |role: &Role| employer_is(role, PUBLIC);
    let private = |role: &Role| employer_is(role, PRIVATE) && !employer_is(role, PUBLIC);
    let employed = |role: &Role| public(role) || private(role);
    // A sheriff is elected and serves nobody else.
    let sheriff = |x: &Role, y: &Role| x.head == "sheriff" && y.head != "sheriff" && employed(y);
    let apart = (public(x) && private(y)) || (private(x) && public(y)) || sheriff(x, y) || sheriff(y, x);
    let offices = |role: &Role| !matches!(role.head.as_str(), "spokesman" | "owner" | "founder" | "member" | "adviser");
    if !(offices(x) && offices(y)) {
        return None;
    }
    apart.then(|| Relation::Apart(format!("\"{}\" and \"{}\" work for different masters", x.words(), y.words()).into()))
}

const PUBLIC: &[&str] = &[
    "service",
    "police",
    "ministry",
    "army",
    "navy",
    "government",
    "court",
    "prosecution",
    "parliament",
    "brigade",
    "guard",
];
const PRIVATE: &[&str] =
    &["plant", "factory", "company", "firm", "mill", "mine", "hotel", "restaurant", "shop", "store", "club", "airline"];

fn employer_is(role: &Role, list: &[&str]) -> bool {
    let words = role.of.iter().flat_map(|of| of.split_whitespace()).chain(role.field.iter().map(String::as_str));
    words.map(str::to_lowercase).any(|word| list.contains(&word.as_str()))
}

fn alike_or_not(x: &Role, y: &Role) -> Relation {
    if roles::akin(&x.head, &y.head) {
        return Relation::Compatible(format!("\"{}\" can be another word for \"{}\"", x.words(), y.words()).into());
    }
    Relation::NotComparable(format!("one person can be \"{}\" and \"{}\"", x.words(), y.words()).into())
}

/// An office and a profession: a doctor can be mayor.
fn callings(a: &Profile, b: &Profile, x: &Role, y: &Role) -> Relation {
    match roles::exclude(&x.head, &y.head) {
        Some(_) if a.when == b.when => roles_of(a, b, x, y),
        None if a.when == b.when => two_posts(x, y).unwrap_or_else(|| alike_or_not(x, y)),
        _ => alike_or_not(x, y),
    }
}

fn ranks(a: &Profile, b: &Profile, x: &str, y: &str) -> Relation {
    let (Some(low), Some(high)) = (names::rank(x), names::rank(y)) else {
        return Relation::NotComparable("a rank that is not known".into());
    };
    if low.grade == high.grade {
        return Relation::Same;
    }
    if names::rank_covers(low, high) || names::rank_covers(high, low) {
        return Relation::Compatible(format!("{x} and {y}: one is short for the other").into());
    }
    if a.when != b.when {
        return Relation::Compatible("one is said of another time".into());
    }
    Relation::Apart(format!("{x} and {y} are two ranks").into())
}

/// A birthday between two reports, or a slip in counting years, makes one.
fn ages(x: u32, y: u32) -> Relation {
    match x.abs_diff(y) {
        0 => Relation::Same,
        1 => Relation::Compatible("a birthday may lie between".into()),
        _ => Relation::Apart(format!("aged {x} or {y}").into()),
    }
}

fn nations(x: &str, y: &str) -> Relation {
    match (countries::country(x), countries::country(y)) {
        (Some((a, _)), Some((b, _))) if a == b => Relation::Same,
        (Some((a, _)), Some((b, _))) if countries::within(a, b) => {
            Relation::Compatible(format!("{x} and {y} are one inside the other").into())
        }
        (Some(_), Some(_)) => Relation::Apart(format!("of {x} or of {y}").into()),
        _ if likeness(x, y) != Likeness::Different => Relation::Same,
        _ => Relation::NotComparable("a nation that is not known".into()),
    }
}

fn birthplaces(x: &str, y: &str) -> Relation {
    if likeness(x, y) != Likeness::Different {
        return Relation::Same;
    }
    match (countries::country(x), countries::country(y)) {
        (Some((a, countries::Says::Name)), Some((b, countries::Says::Name))) if a != b => {
            Relation::Apart(format!("born in {x} or in {y}").into())
        }
        (None, None) => Relation::Apart(format!("born in {x} or in {y}").into()),
        _ => Relation::Compatible("one may lie in the other".into()),
    }
}

fn kin(x: &Relative, y: &Relative) -> Relation {
    if x.kin == y.kin {
        return Relation::Same;
    }
    if roles::kin_agree(&x.kin, &y.kin) {
        return Relation::Compatible(format!("\"{}\" and \"{}\" can be one", x.kin, y.kin).into());
    }
    Relation::Apart(format!("\"{}\" or \"{}\"", x.kin, y.kin).into())
}

impl Role {
    /// The role in a few words: "deputy foreign minister".
    pub fn words(&self) -> String {
        let words = self.below.iter().chain(&self.field).chain(std::iter::once(&self.head));
        words.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}
