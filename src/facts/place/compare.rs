//! Whether two places can be where one thing happened.
//!
//! Without a map nothing is known of two names but that they differ: one may lie in the other. So places part only where
//! their words show it: opposite sides of one place, two buildings, two villages called so, two numbers of piers.

use super::value::{Place, Side};
use crate::entities::{Likeness, likeness};
use crate::facts::Relation;
use crate::wording::acts;
use crate::wording::cities;
use crate::wording::countries::{self, Says};
use crate::wording::names::{self, Site};

/// How `a` stands to `b`, both said of one event. Symmetric but for the order of the reason.
pub fn compare(a: &Place, b: &Place) -> Relation {
    let names = match (&a.name, &b.name) {
        (Some(x), Some(y)) => Some(likeness(x, y)),
        _ => None,
    };
    if let (Some(x), Some(y)) = (a.side, b.side)
        && (names.is_some_and(|names| names != Likeness::Different) || a.noun == b.noun || turned_name(a, b))
    {
        return if x == y { distances(a, b) } else { sides(x, y) };
    }
    // "at the eastern end of the station" and "to the west".
    if let (Some(x), Some(y)) = (a.side, b.side)
        && (is_bare_side(a) || is_bare_side(b))
        && names.is_none()
    {
        return sides(x, y);
    }
    match names {
        Some(Likeness::Compatible) if a.name != b.name => {
            Relation::Compatible("two names that one place may have, or one inside the other".into())
        }
        Some(Likeness::Different) => two_names(a, b),
        Some(_) => distances(a, b),
        None => two_nouns(a, b),
    }
}

fn is_bare_side(place: &Place) -> bool {
    matches!(place.noun.as_str(), "north" | "south" | "east" | "west")
}

fn sides(x: Side, y: Side) -> Relation {
    let apart = match (x, y) {
        (Side::Compass(x), Side::Compass(y)) => {
            let turn = x.abs_diff(y).min(360 - x.abs_diff(y));
            turn > 90
        }
        (Side::Left, Side::Right) | (Side::Right, Side::Left) => true,
        (Side::Inside, Side::Outside) | (Side::Outside, Side::Inside) => true,
        _ => return Relation::NotComparable("two ways of naming a side".into()),
    };
    if apart {
        Relation::Apart(format!("{} or {}", x.words(), y.words()).into())
    } else {
        Relation::Compatible(format!("{} and {} are near each other", x.words(), y.words()).into())
    }
}

/// "East Mill Street" and "West Mill Street": one name but for the side.
fn turned_name(a: &Place, b: &Place) -> bool {
    let bare = |name: &String| {
        let words = name.split_whitespace().filter(|w| !matches!(*w, "East" | "West" | "North" | "South"));
        words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
    };
    match (&a.name, &b.name) {
        (Some(x), Some(y)) => !bare(x).is_empty() && bare(x) == bare(y),
        _ => false,
    }
}

fn distances(a: &Place, b: &Place) -> Relation {
    match (a.metres, b.metres) {
        (Some(x), Some(y)) if x.max(y) > 1.3 * x.min(y) => {
            Relation::Apart(format!("{x:.0} or {y:.0} metres from one place").into())
        }
        (Some(_), Some(_)) | (None, None) => Relation::Same,
        _ => Relation::Compatible("one is given more closely".into()),
    }
}

fn two_names(a: &Place, b: &Place) -> Relation {
    let (x, y) = (a.name.as_deref().unwrap_or_default(), b.name.as_deref().unwrap_or_default());
    if let (Some((m, _)), Some((n, _))) = (countries::country(x), countries::country(y)) {
        if m != n && !countries::within(m, n) {
            return Relation::Apart(format!("in {x} or in {y}").into());
        }
        return Relation::Compatible(format!("{x} and {y} are one inside the other").into());
    }
    // Of one country "the Kremlin" and "Moscow" are no two cities; of two the seats have been told apart.
    let listed = cities::country_of(x).is_some() || cities::country_of(y).is_some();
    if let (Some(m), Some(n)) = (city(x), city(y))
        && listed
        && likeness(x, y) == Likeness::Different
    {
        return Relation::Apart(format!("in {x} ({m}) or in {y} ({n})").into());
    }
    for (one, other) in [(x, y), (y, x)] {
        if let (Some(m), Some((n, Says::Name))) = (city(one), countries::country(other)) {
            let why = format!("{one} lies in {m}");
            let inside = m == n.name || countries::country(m).is_some_and(|(m, _)| countries::within(m, n));
            return if inside { Relation::Compatible(why.into()) } else { Relation::Apart(why.into()) };
        }
    }
    if let (Some(p), Some(q)) = (level(a), level(b)) {
        if p == q && p > Site::Region {
            return Relation::Apart(format!("\"{x}\" or \"{y}\"").into());
        }
        if p != q {
            return Relation::Compatible(format!("\"{x}\" and \"{y}\": one may lie in the other").into());
        }
    }
    // Nobody is born in two towns; that one lies in the other is not likely where both stand alone.
    if a.lemma == "bear" && b.lemma == "bear" {
        return Relation::Apart(format!("born in {x} or in {y}").into());
    }
    // One school does not stand in two places; that one of these lies in the other is not likely where both are named so.
    if a.stands.is_some() && a.stands == b.stands {
        return Relation::Apart(format!("the {} in {x} or in {y}", a.stands.as_deref().unwrap_or_default()).into());
    }
    if last_word_equal(x, y) && names::site(last_word(x)).is_some() {
        return Relation::Apart(format!("\"{x}\" or \"{y}\"").into());
    }
    Relation::NotComparable("one may lie in the other".into())
}

/// Why two names of which nothing is known may be two places: "near Dorn", "near Arle". One may still lie in the other.
pub fn names_part(a: &Place, b: &Place) -> Option<String> {
    let (x, y) = (a.name.as_deref()?, b.name.as_deref()?);
    let unknown = |place: &Place, name: &str| {
        level(place).is_none() && countries::country(name).is_none() && place.side.is_none() && place.metres.is_none()
    };
    let short = x.ends_with('.') || y.ends_with('.');
    let alone = !short && unknown(a, x) && unknown(b, y) && likeness(x, y) == Likeness::Different;
    alone.then(|| format!("\"{x}\" or \"{y}\""))
}

/// Two parts of the body: "in the chest", "in the back".
fn two_parts_of_a_body(a: &Place, b: &Place) -> bool {
    const BODY: &[&str] = &[
        "chest", "back", "head", "neck", "stomach", "abdomen", "face", "leg", "arm", "shoulder", "thigh", "foot",
        "hand",
    ];
    let part = |place: &Place| BODY.contains(&place.noun.as_str());
    let within = |x: &str, y: &str| {
        [
            ("head", "face"),
            ("head", "neck"),
            ("leg", "thigh"),
            ("leg", "foot"),
            ("arm", "hand"),
            ("arm", "shoulder"),
            ("stomach", "abdomen"),
        ]
        .contains(&(x, y))
    };
    let (x, y) = (a.noun.as_str(), b.noun.as_str());
    part(a) && part(b) && x != y && !within(x, y) && !within(y, x)
}

/// The country of a large city or a capital.
fn city(name: &str) -> Option<&'static str> {
    let capital = || countries::country(name).filter(|(_, says)| *says == Says::Seat).map(|(country, _)| country.name);
    cities::country_of(name).or_else(capital)
}

/// How wide a place is, if its noun or its name says so.
fn level(place: &Place) -> Option<Site> {
    let name = place.name.as_deref().unwrap_or_default();
    let first = name.split(' ').next().unwrap_or_default();
    place.site.or_else(|| names::site(last_word(name))).or_else(|| names::site(first))
}

fn last_word(words: &str) -> &str {
    words.rsplit(' ').next().unwrap_or(words)
}

fn last_word_equal(x: &str, y: &str) -> bool {
    last_word(x).eq_ignore_ascii_case(last_word(y))
}

/// Two sorts of building, or of part of one.
fn two_nouns(a: &Place, b: &Place) -> Relation {
    if a.noun == b.noun {
        return match a.level.zip(b.level) {
            Some((x, y)) if x != y => Relation::Apart(format!("{} number {x} or {y}", a.noun).into()),
            _ => distances(a, b),
        };
    }
    if two_parts_of_a_body(a, b) {
        return Relation::Apart(format!("\"{}\" or \"{}\"", a.noun, b.noun).into());
    }
    let small = |place: &Place| matches!(place.site, Some(Site::Way | Site::Building | Site::Part));
    let level = a.site == b.site || (a.site.max(b.site) < Some(Site::Part) && small(a) && small(b));
    let told = |place: &Place| !is_wide(&place.noun) || is_once(a, b) && OWN_PLACES.contains(&place.noun.as_str());
    if small(a) && small(b) && (level || is_once(a, b)) && told(a) && told(b) && !alike(&a.noun, &b.noun) {
        return Relation::Apart(format!("\"{}\" or \"{}\"", a.noun, b.noun).into());
    }
    Relation::NotComparable("one may be part of the other".into())
}

/// Whether what is told of both is done to somebody once: nobody is arrested at his house and at a station.
pub fn is_once(a: &Place, b: &Place) -> bool {
    const ONCE: [&str; 14] = [
        "arrest", "detain", "capture", "die", "bury", "marry", "shoot", "seize", "find", "discover", "meet", "sign",
        "bear", "recover",
    ];
    let act = |place: &Place| acts::act(&place.lemma).unwrap_or_default().to_string();
    (a.lemma == b.lemma || act(a) == act(b)) && [a, b].iter().all(|place| ONCE.contains(&place.lemma.as_str()))
}

/// Of the wide nouns those for a place that stands by itself.
const OWN_PLACES: [&str; 9] = ["house", "office", "post", "field", "shop", "store", "station", "shelter", "club"];

/// Nouns that may stand for a building of any sort.
fn is_wide(noun: &str) -> bool {
    const WIDE: &[&str] = &[
        "building",
        "complex",
        "compound",
        "headquarters",
        "base",
        "office",
        "post",
        "place",
        "house",
        "field",
        "yard",
        "hall",
        "room",
        "shop",
        "store",
        "road",
        "street",
        "path",
        "track",
        "line",
        "bank",
        "floor",
        "wing",
        "block",
        "station",
        "square",
        "shelter",
        "court",
        "steps",
        "entrance",
        "stage",
        "deck",
        "platform",
        "tower",
        "club",
    ];
    WIDE.contains(&noun)
}

/// Words for one sort of building.
fn alike(a: &str, b: &str) -> bool {
    const ROWS: &[&str] = &[
        "home house flat apartment villa mansion hut",
        "airport airfield airbase terminal runway hangar",
        "prison jail",
        "factory plant mill warehouse refinery",
        "hospital clinic",
        "university college school dormitory hostel campus playground gym nursery kindergarten yard",
        "courthouse courtroom court",
        "restaurant café cafe bar pub hotel",
        "church cathedral chapel monastery",
        "theatre theater cinema arena stadium studio",
        "museum gallery palace castle",
        "mall supermarket market shop store",
        "dock quay pier jetty harbour harbor berth shipyard",
        "depot garage canteen warehouse",
        "bridge viaduct crossing",
        "barracks fort fortress checkpoint outpost",
        "broadcaster studio",
        "highway motorway freeway road street avenue boulevard lane junction intersection crossroads roundabout",
        "pavement sidewalk street road",
        "door entrance gate exit",
        "roof skylight",
        "cellar basement",
        "stairs stairwell staircase steps",
        "lift elevator",
        "farm field garden orchard vineyard barn stable shed greenhouse",
        "yard shed garage",
        "house home cottage bungalow",
        "ditch gully ravine gorge field verge",
        "ditch verge road street highway motorway lane track embankment",
        "car park|parking lot",
    ];
    let words = |row: &'static str| row.split(if row.contains('|') { '|' } else { ' ' });
    ROWS.iter().any(|row| words(row).any(|word| word == a) && words(row).any(|word| word == b))
}

impl Side {
    fn words(self) -> &'static str {
        match self {
            Self::Compass(0) => "north",
            Self::Compass(45) => "north-east",
            Self::Compass(90) => "east",
            Self::Compass(135) => "south-east",
            Self::Compass(180) => "south",
            Self::Compass(225) => "south-west",
            Self::Compass(270) => "west",
            Self::Compass(_) => "north-west",
            Self::Left => "left",
            Self::Right => "right",
            Self::Inside => "inside",
            Self::Outside => "outside",
        }
    }
}
