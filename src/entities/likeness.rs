//! Whether two names can be names of the same person, organisation or place.
//!
//! It looks at the two names alone: "may be the same" is all it can say of "Roe" and "Ann Roe", and whoever asks must know
//! that no other Roe is about. Comparing n reports name by name with each other is quadratic; a [`Filing`] has the few words
//! under which a name is to be filed, and only names with a key in common need be compared.

use super::sound::{self, Sounds};
use crate::lately::Lately;
use crate::wording::countries::{self, Country, Says};
use crate::wording::names::{self, Title};
use std::cell::RefCell;
use std::rc::Rc;

/// How two names stand to each other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Likeness {
    /// One name, but for titles, case, accents, articles: "Gen. Ann Roe" and "Ann Roe".
    Same,
    /// Names that one bearer may have: "Roe" and "Ann Roe", "RGF" and "Rapid Guard Forces", "Moscow" and "Russia".
    Compatible,
    /// One name in two spellings: "Qaddafi" and "Gaddafi".
    Spelling,
    /// Names that two bearers have: "Ann Roe" and "Jane Roe".
    Different,
}

/// How the names `a` and `b` stand to each other; both as written, titles and articles included or not. Symmetric. Names
/// longer than some thirty words are compared by their first thirty.
///
/// The same two names meet again and again while reports are compared, so what was found last is kept.
pub fn likeness(a: &str, b: &str) -> Likeness {
    let compare = || Name::lately(a).likeness(&Name::lately(b));
    // Whoever is asked while the thread ends compares afresh.
    let lately = |lately: &RefCell<Lately<Names, Likeness>>| {
        let is = |(one, other): &Names| **one == *a && **other == *b;
        *lately.borrow_mut().get(&(a, b), is, || ((a.into(), b.into()), compare()))
    };
    LATELY.try_with(lately).unwrap_or_else(|_| compare())
}

thread_local! {
    static LATELY: RefCell<Lately<Names, Likeness>> = RefCell::default();
    static MET: RefCell<Met> = RefCell::default();
    static CUT: RefCell<Lately<Box<str>, Rc<Name>>> = RefCell::default();
    static FILED: RefCell<Lately<Box<str>, Rc<Filing>>> = RefCell::default();
}

type Names = (Box<str>, Box<str>);
type Met = Lately<(Rc<Name>, Rc<Name>), Likeness>;

/// The words under which a name is to be filed: any two names that [`likeness`] does not call different have one in
/// common, or one has among its words what is [short](Self::short) for the other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filing {
    keys: Vec<String>,
    short: Option<String>,
}

impl Filing {
    /// That of `name`.
    pub fn of(name: &Name) -> Self {
        let (mut keys, short) = (keys_of(name), name.acronym());
        let long = short.filter(|short| name.capitals.is_none() && !keys.contains(short));
        keys.extend(name.capitals.clone().filter(|capitals| !keys.contains(capitals)));
        Self { keys, short: long }
    }

    /// The same, for names that are filed again and again: what was found last is kept.
    pub(super) fn lately(name: &str) -> Rc<Self> {
        let find = || Rc::new(Self::of(&Name::lately(name)));
        let lately = |lately: &RefCell<Lately<Box<str>, Rc<Self>>>| {
            lately.borrow_mut().get(name, |key| **key == *name, || (name.into(), find())).clone()
        };
        FILED.try_with(lately).unwrap_or_else(|_| find())
    }

    /// The words; at most eight.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// The first letters of a name of several words, in lower case: "rgf" of the Rapid Guard Forces.
    pub fn short(&self) -> impl Iterator<Item = &str> {
        self.short.iter().map(String::as_str)
    }
}

fn keys_of(name: &Name) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    if let Some((country, _)) = name.country {
        keys.push(country.name.to_lowercase());
    }
    let own: Vec<&Part> = name.parts.iter().filter(|part| !part.initial).collect();
    for part in own.iter().take(4).chain(own.last()) {
        keys.push(format!("~{}", part.sounds.key()));
    }
    keys.extend(own.last().and_then(|part| people_stem(&part.word)).map(|stem| format!("~{}", Sounds::of(stem).key())));
    keys.push(name.parts.iter().map(|part| part.word.as_str()).collect());
    keys.sort();
    keys.dedup();
    keys
}

/// "Borovi" of "Borovians".
fn people_stem(word: &str) -> Option<&str> {
    ["ns", "n", "ese", "ish", "is", "i"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.len() > 2)
}

/// A name cut into its parts, for whoever compares one with many.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// Every word in lower case without accents, titles and articles dropped.
    parts: Vec<Part>,
    courtesy: Option<Title>,
    suffix: Option<String>,
    /// All capitals, or letters with full stops: may be an acronym.
    capitals: Option<String>,
    /// What a list of countries says of it.
    country: Option<(&'static Country, Says)>,
    /// First letters, by which most names are told from each other.
    openings: [Option<char>; 2],
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    word: String,
    /// Written with a capital.
    capital: bool,
    particle: bool,
    /// A letter alone.
    initial: bool,
    sounds: Sounds,
    /// The rows of the list of given names that have it.
    given: &'static [usize],
}

impl Part {
    fn new(word: String, capital: bool, particle: bool) -> Self {
        let initial = word.chars().count() == 1;
        Self { sounds: Sounds::of(&word), given: names::given(&word), initial, word, capital, particle }
    }
}

impl Name {
    /// Cuts `name`, as written.
    pub fn of(name: &str) -> Self {
        let mut words = words_of(name);
        let capitals = acronym_letters(&words);
        if words.len() > 1 {
            words.retain(|word| !names::is_ship_prefix(word) && !is_article(word));
        }
        let suffix = words.last().filter(|word| words.len() > 1 && names::is_suffix(word)).cloned();
        if suffix.is_some() {
            words.pop();
        }
        let courtesy = drop_titles(&mut words);
        let many = words.len() > 1;
        let parts = words.iter().flat_map(|word| parts_of(word, many)).collect();
        let mut name = Self { parts, courtesy, suffix, capitals, country: None, openings: [None; 2] };
        name.drop_corporate();
        name.country = countries::country(&name.plain());
        name.openings = Self::openings(&name.parts);
        name
    }

    /// The same as [`Name::of`], for names that are asked for again and again: what was cut last is kept.
    pub fn lately(name: &str) -> Rc<Self> {
        let cut = || Rc::new(Self::of(name));
        let lately = |lately: &RefCell<Lately<Box<str>, Rc<Self>>>| {
            lately.borrow_mut().get(name, |key| **key == *name, || (name.into(), cut())).clone()
        };
        CUT.try_with(lately).unwrap_or_else(|_| cut())
    }

    /// How this name and `other` stand to each other, as [`likeness`] says.
    pub fn likeness(&self, other: &Self) -> Likeness {
        self.at_first_sight(other).unwrap_or_else(|| part_by_part(self, other))
    }

    /// The same, for names that meet again and again: what was found last is kept.
    pub fn likeness_lately(self: &Rc<Self>, other: &Rc<Self>) -> Likeness {
        let find = || self.likeness(other);
        let lately = |met: &RefCell<Met>| {
            let is = |(one, two): &(Rc<Self>, Rc<Self>)| Rc::ptr_eq(one, self) && Rc::ptr_eq(two, other);
            let asked = [self, other].map(|name| Rc::as_ptr(name).addr());
            *met.borrow_mut().get(&asked, is, || ((Rc::clone(self), Rc::clone(other)), find()))
        };
        MET.try_with(lately).unwrap_or_else(|_| find())
    }

    /// Whether the two are [`Likeness::Same`]; most names are told from each other by a letter, but for those of countries.
    pub fn is_same(&self, other: &Self) -> bool {
        let ([first, own], [other_first, other_own]) = (self.openings, other.openings);
        let opens_alike = first == other_first || own == other_own;
        let may_be = opens_alike || (self.country.is_some() && other.country.is_some());
        may_be
            && self.at_first_sight(other).map_or_else(|| parts_same(self, other), |likeness| likeness == Likeness::Same)
    }

    /// The likeness, where it need not be looked for in the letters of each part.
    fn at_first_sight(&self, other: &Self) -> Option<Likeness> {
        if self.parts.is_empty() || other.parts.is_empty() {
            return Some(if self.plain() == other.plain() { Likeness::Same } else { Likeness::Different });
        }
        if self.courtesy_parts(other) || self.suffix_parts(other) {
            return Some(Likeness::Different);
        }
        if let Some(by_country) = self.by_country(other) {
            return Some(by_country);
        }
        if self.is_short_of(other) || other.is_short_of(self) {
            return Some(Likeness::Compatible);
        }
        by_words(self, other)
    }

    /// What the name opens with, and what it opens with but for a particle.
    fn openings(parts: &[Part]) -> [Option<char>; 2] {
        let opening = |part: Option<&Part>| part.and_then(|part| part.word.chars().next());
        [opening(parts.first()), opening(parts.iter().find(|part| !part.particle))]
    }

    fn drop_corporate(&mut self) {
        while self.parts.len() > 1 && self.parts.last().is_some_and(|part| names::is_corporate(&part.word)) {
            self.parts.pop();
        }
    }

    fn plain(&self) -> String {
        let words: Vec<&str> = self.parts.iter().map(|part| part.word.as_str()).collect();
        words.join(" ")
    }

    /// The parts but for particles; of particles alone, all.
    fn own(&self) -> impl Iterator<Item = &Part> {
        let particles_alone = self.parts.iter().all(|part| part.particle);
        self.parts.iter().filter(move |part| !part.particle || particles_alone)
    }

    /// Mr and Ms are two people.
    fn courtesy_parts(&self, other: &Self) -> bool {
        let sexed = |title| matches!(title, Some(Title::Sir | Title::Madam));
        sexed(self.courtesy) && sexed(other.courtesy) && self.courtesy != other.courtesy
    }

    fn suffix_parts(&self, other: &Self) -> bool {
        let plain = |suffix: &String| suffix.trim_end_matches('.').to_lowercase();
        matches!((&self.suffix, &other.suffix), (Some(a), Some(b)) if plain(a) != plain(b))
    }

    /// What a list of countries says, if it knows both names, or one is made from the other: Zembaria and Zembarians.
    fn by_country(&self, other: &Self) -> Option<Likeness> {
        match (self.country, other.country) {
            (Some((x, says_x)), Some((y, says_y))) if x == y => {
                // "America" and "the United States" are one name; of two words for a people, one may be narrower.
                let one_name = says_x == says_y && (says_x == Says::Name || self.plain() == other.plain());
                Some(if one_name { Likeness::Same } else { Likeness::Compatible })
            }
            (Some(_), Some(_)) => Some(Likeness::Different),
            _ => match (self.parts.as_slice(), other.parts.as_slice()) {
                ([a], [b]) if a.word != b.word => {
                    let derived = countries::derived(&a.word, &b.word) || countries::derived(&b.word, &a.word);
                    derived.then_some(Likeness::Compatible)
                }
                _ => None,
            },
        }
    }

    /// Whether this is the acronym of `other`: RGF of the Rapid Guard Forces.
    fn is_short_of(&self, other: &Self) -> bool {
        let Some(capitals) = &self.capitals else { return false };
        other.parts.len() > 1 && other.acronyms().contains(capitals)
    }

    fn acronym(&self) -> Option<String> {
        self.capitals.clone().or_else(|| self.acronyms().into_iter().next())
    }

    /// The first letters of the words that are written with a capital; of all words.
    fn acronyms(&self) -> Vec<String> {
        let initials = |all: bool| -> String {
            let counted = self.parts.iter().filter(|part| part.capital || all);
            counted.filter_map(|part| part.word.chars().next()).collect()
        };
        let mut found = vec![initials(false), initials(true)];
        found.dedup();
        found.retain(|letters| letters.len() > 1);
        found
    }
}

/// The words of a name, cut at white space; quoted nicknames and what stands in brackets left out, `'s` taken off.
fn words_of(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut closes = None;
    for word in name.split_whitespace().take(30) {
        let opening = word.chars().next().unwrap_or(' ');
        if closes.is_none() && matches!(opening, '"' | '“' | '‘' | '\'' | '(') {
            closes = Some(match opening {
                '“' => '”',
                '‘' => '’',
                '(' => ')',
                other => other,
            });
        }
        let ends = closes.is_some_and(|close| word.len() > 1 && word.trim_end_matches(',').ends_with(close));
        if closes.is_none() {
            let word = word.trim_matches(|c| matches!(c, ',' | ';' | ':' | '"' | '”' | '“'));
            let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            let word = word.trim_end_matches(['\'', '’']);
            match initials(word) {
                Some(letters) if name.contains(char::is_whitespace) => words.extend(letters),
                _ if word.is_empty() => {}
                _ => words.push(word.to_string()),
            }
        }
        if ends {
            closes = None;
        }
    }
    if words.is_empty() {
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_string();
        words = name.split_whitespace().take(30).map(bare).filter(|word| !word.is_empty()).collect();
    }
    words
}

/// "A." and "K." of "A.K.", which stands before a surname.
fn initials(word: &str) -> Option<Vec<String>> {
    let letters: Vec<&str> = word.split_terminator('.').collect();
    let dotted = letters.len() > 1 && letters.iter().all(|letter| letter.len() == 1) && word.ends_with('.');
    let dotted = dotted && countries::country(word).is_none() && !["U.N.", "E.U."].contains(&word);
    dotted.then(|| letters.iter().map(|letter| format!("{letter}.")).collect())
}

fn is_article(word: &str) -> bool {
    ["the", "a", "an", "of", "and", "for", "in", "&"].contains(&word.to_lowercase().as_str())
}

fn acronym_letters(words: &[String]) -> Option<String> {
    let words: Vec<&String> = words.iter().filter(|word| !is_article(word)).collect();
    let [word] = words[..] else { return None };
    let letters: String = word.chars().filter(|c| *c != '.').collect();
    let short = (2..=7).contains(&letters.len()) && letters.chars().all(|c| c.is_ascii_uppercase());
    short.then(|| letters.to_lowercase())
}

/// Takes titles and ranks off the front, as long as a word of the name is left.
fn drop_titles(words: &mut Vec<String>) -> Option<Title> {
    let mut courtesy = None;
    while words.len() > 1 {
        let title = match names::title(&words[0]) {
            Some(title) => title,
            None if names::opens_rank(&words[0]) && names::title(&words[1]) == Some(Title::Rank) => Title::Rank,
            None => break,
        };
        if is_saint(&words[0]) || (words.len() == 2 && names::is_suffix(&words[1])) {
            break;
        }
        if matches!(title, Title::Sir | Title::Madam) {
            courtesy = Some(title);
        }
        words.remove(0);
    }
    courtesy
}

/// "St. Helena" keeps its saint: it is no title there.
fn is_saint(word: &str) -> bool {
    ["st", "st.", "saint"].contains(&word.to_lowercase().as_str())
}

/// One word of a name as parts: "al-Rubaie" is a particle and a name, "Amir-Abdollahian" is one.
fn parts_of(word: &str, many: bool) -> Vec<Part> {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let plain = fold(word);
    let mut parts = Vec::new();
    let mut rest = plain.as_str();
    if let Some((head, tail)) = plain.split_once('-')
        && names::is_particle(head)
        && !tail.is_empty()
    {
        parts.push(Part::new(head.into(), false, true));
        rest = tail;
    }
    let glued: String = rest.chars().filter(|c| c.is_alphanumeric()).collect();
    let glued = if names::is_particle(&glued) || glued.is_empty() { glued } else { names::generic(&glued).to_string() };
    if !glued.is_empty() {
        let particle = many && names::is_particle(&glued) && glued.len() > 1 && !(capital && glued == "ben");
        parts.push(Part::new(glued, capital, particle));
    }
    parts
}

/// Lower case without the accents of Latin letters; ß, ø and the like as English writes them.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.to_lowercase().chars() {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' => folded.push('a'),
            'ä' | 'æ' => folded.push_str("ae"),
            'ç' | 'ć' | 'ĉ' | 'ċ' => folded.push('c'),
            'č' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
            'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'į' | 'ı' => folded.push('i'),
            'ķ' => folded.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => folded.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ŏ' | 'ő' => folded.push('o'),
            'ö' | 'ø' | 'œ' => folded.push_str("oe"),
            'ŕ' | 'ř' => folded.push('r'),
            'ś' | 'ş' | 'ș' | 'š' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ţ' | 'ť' | 'ț' => folded.push('t'),
            'ù' | 'ú' | 'û' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' => folded.push('u'),
            'ü' => folded.push_str("ue"),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            'þ' => folded.push_str("th"),
            'ʻ' | 'ʼ' | '’' | '‘' | '\u{307}' => {}
            other => folded.push(other),
        }
    }
    folded
}

/// How one part of a name stands to one part of another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fit {
    Equal,
    Spelt,
    /// An initial, or the short form of a given name.
    Short,
    Not,
}

fn fit(a: &Part, b: &Part) -> Fit {
    if is_equal(a, b) {
        return Fit::Equal;
    }
    let opens = |short: &Part, long: &Part| short.initial && long.word.starts_with(&short.word);
    if opens(a, b) || opens(b, a) || a.given.iter().any(|row| b.given.contains(row)) {
        return Fit::Short;
    }
    let numeric = |part: &Part| part.word.chars().any(char::is_numeric);
    // Two given names that the list has in two rows are two names, however alike they sound: Eric is not Erica.
    let both_known = !a.given.is_empty() && !b.given.is_empty();
    if both_known || a.initial || b.initial || !sound::alike(&a.sounds, &b.sounds) || numeric(a) || numeric(b) {
        Fit::Not
    } else {
        Fit::Spelt
    }
}

/// "Müller" is folded to "mueller"; papers without umlauts also write "Muller".
fn is_equal(a: &Part, b: &Part) -> bool {
    let first = |part: &Part| part.word.bytes().next();
    first(a) == first(b) && (a.word == b.word || unaccented(&a.word).eq(unaccented(&b.word)))
}

/// The letters of `word` without the e that stands for the dots of "ü", "ö", "ä".
fn unaccented(word: &str) -> impl Iterator<Item = u8> + '_ {
    let before = std::iter::once(b' ').chain(word.bytes());
    let bare = before.zip(word.bytes()).filter(|(before, letter)| !(*letter == b'e' && b"uoa".contains(before)));
    bare.map(|(_, letter)| letter)
}

/// The likeness of names that are the same words or the same letters.
fn by_words(a: &Name, b: &Name) -> Option<Likeness> {
    let opens_alike = a.openings[0] == b.openings[0] || a.openings[1] == b.openings[1];
    // A name of particles alone has no other opening.
    if !opens_alike && a.openings[1].is_some() && b.openings[1].is_some() {
        return None;
    }
    if a.parts.iter().map(|part| &part.word).eq(b.parts.iter().map(|part| &part.word)) {
        return Some(if a.suffix.is_some() == b.suffix.is_some() { Likeness::Same } else { Likeness::Compatible });
    }
    let letters = |name| Name::own(name).flat_map(|part| part.word.bytes());
    letters(a).eq(letters(b)).then(|| match a.own().count() == b.own().count() && particles_agree(a, b) {
        true => Likeness::Same,
        false => Likeness::Spelling,
    })
}

/// Whether names of other words are one, but for accents.
fn parts_same(a: &Name, b: &Name) -> bool {
    a.own().zip(b.own()).all(|(a, b)| is_equal(a, b)) && a.own().count() == b.own().count() && particles_agree(a, b)
}

fn part_by_part(a: &Name, b: &Name) -> Likeness {
    if parts_same(a, b) {
        return Likeness::Same;
    }
    let (x, y): (Vec<&Part>, Vec<&Part>) = (a.own().collect(), b.own().collect());
    if x.len() == y.len() {
        let worst = x.iter().zip(&y).map(|(a, b)| fit(a, b)).max().unwrap_or(Fit::Not);
        match worst {
            Fit::Equal | Fit::Spelt => return Likeness::Spelling,
            Fit::Short => return Likeness::Compatible,
            Fit::Not if same_set(&x, &y) => return Likeness::Compatible,
            Fit::Not => return Likeness::Different,
        }
    }
    let (short, long) = if x.len() < y.len() { (&x, &y) } else { (&y, &x) };
    shortened(short, long)
}

fn particles_agree(a: &Name, b: &Name) -> bool {
    let of = |name: &Name| name.parts.iter().filter(|p| p.particle).count();
    of(a) == of(b)
}

fn glued(parts: &[&Part]) -> String {
    parts.iter().map(|part| part.word.as_str()).collect()
}

fn same_set(a: &[&Part], b: &[&Part]) -> bool {
    let within = |a: &[&Part], b: &[&Part]| a.iter().all(|x| b.iter().any(|y| fit(x, y) <= Fit::Spelt));
    a.len() > 1 && within(a, b) && within(b, a)
}

/// Whether `short` leaves out words of `long` that such a name can do without.
fn shortened(short: &[&Part], long: &[&Part]) -> Likeness {
    let left = match leftover(short, long) {
        Some(left) => left,
        None if same_glued_tail(short, long) => return Likeness::Spelling,
        None => return Likeness::Different,
    };
    let says_what = |part: &&&Part| {
        names::is_organisation(&part.word) || names::site(&part.word).is_some() || names::is_group(&part.word)
    };
    let optional =
        |part: &&&Part| names::is_trade(&part.word) || names::is_corporate(&part.word) || part.word == "saint";
    let all_generic = short.iter().all(|part| says_what(&part) || names::is_trade(&part.word));
    if all_generic {
        return Likeness::Different;
    }
    if left.iter().filter(|part| !optional(part)).any(|part| says_what(&part)) && !keeps_kind(short, long) {
        return if is_name_and_kind(&left) { Likeness::Compatible } else { Likeness::Different };
    }
    Likeness::Compatible
}

/// The parts of `long` that `short` has not, if all of `short` fits into it in order.
fn leftover<'p>(short: &[&Part], long: &[&'p Part]) -> Option<Vec<&'p Part>> {
    let mut left = Vec::new();
    let mut wanted = short.iter().peekable();
    for part in long {
        match wanted.peek() {
            Some(next) if fit(next, part) < Fit::Not => drop(wanted.next()),
            _ => left.push(*part),
        }
    }
    wanted.peek().is_none().then_some(left)
}

/// "Lake Tarn" and "Tarn", "Tarn River" and "the Tarn": what is left only says what it is.
fn is_name_and_kind(left: &[&Part]) -> bool {
    left.len() == 1 && names::site(&left[0].word).is_some_and(|site| site < names::Site::Building)
}

/// Both end in the word that says what they are: "Guard Council" of "Rapid Guard Council".
fn keeps_kind(short: &[&Part], long: &[&Part]) -> bool {
    matches!((short.last(), long.last()), (Some(a), Some(b)) if short.len() > 1 && a.word == b.word)
}

/// "Amirabdollahian" against "Hossein Amir Abdollahian": the words are run together in one of them.
fn same_glued_tail(short: &[&Part], long: &[&Part]) -> bool {
    let tail = &long[long.len() - short.len()..];
    glued(short).len() > 7 && !tail.is_empty() && (1..long.len()).any(|from| glued(&long[from..]) == glued(short))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    fn said(likeness: Likeness) -> String {
        format!("{likeness:?}").to_lowercase()
    }

    fn pair(line: &str) -> (&str, &str) {
        line.split_once(" | ").expect("two names with a bar between")
    }

    #[test]
    fn tells_names_apart() {
        corpus::check("entities/related.txt", include_str!("related.txt"), |line| {
            let (a, b) = pair(line);
            assert_eq!(likeness(a, b), likeness(b, a), "both ways round: {line}");
            assert_eq!(Name::of(a).is_same(&Name::of(b)), likeness(a, b) == Likeness::Same, "{line}");
            said(likeness(a, b))
        });
    }

    #[test]
    fn files_alike_names_together() {
        for case in corpus::cases(include_str!("related.txt")).iter().filter(|case| case.yet) {
            let (a, b) = pair(case.sentence);
            let (x, y) = (Filing::lately(a), Filing::lately(b));
            let all = |filing: &Filing| filing.keys().chain(filing.short()).map(str::to_string).collect::<Vec<_>>();
            let meets = |one: &Filing, other: &Filing| one.keys().any(|key| all(other).iter().any(|word| word == key));
            assert!(meets(&x, &y) || meets(&y, &x) || case.expected == "different", "{a:?} {b:?}: {x:?} {y:?}");
        }
    }

    #[test]
    fn takes_any_text() {
        for odd in ["", " ", "'", "\"\"", "(", "'s", "-", "al-", "St.", "Mr.", "𝔛 ½", "the", "ß", "U.S.'s", "“Red"]
        {
            for other in ["", "Ann Roe", "'", "-", "the"] {
                assert_eq!(likeness(odd, other), likeness(other, odd));
            }
            Filing::lately(odd);
        }
    }
}
