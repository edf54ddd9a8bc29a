//! Text with the statistics of news, made of nothing but a number: the same number gives the same bytes.
//!
//! An event has its points (what fell, how many were hurt, who said what). Each report tells some of them in its own words,
//! now and then with another figure or another day, and some sentences of its own. Names are made of syllables; figures,
//! quotations, dates, curly quotes and dashes come about as often as in wire copy: a figure in every second sentence, a
//! quotation in every sixth, five bytes beyond ASCII in a hundred words.

use serde_json::{Value, json};

/// Numbers that look random and are always the same (SplitMix64, Steele et al. 2014).
pub struct Dice(u64);

impl Dice {
    /// Dice that fall in the order of `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    /// One of `all`; early ones more often, as words go (two rolls, the lower wins).
    fn pick<'a>(&mut self, all: &[&'a str]) -> &'a str {
        let (a, b) = (self.roll(all.len()), self.roll(all.len()));
        all[a.min(b)]
    }
}

const DISASTERS: [&str; 12] = [
    "flood",
    "fire",
    "earthquake",
    "storm",
    "blast",
    "landslide",
    "crash",
    "strike",
    "protest",
    "attack",
    "outage",
    "siege",
];
const PLACES: [&str; 24] = [
    "market",
    "bridge",
    "harbour",
    "school",
    "hospital",
    "station",
    "terminal",
    "refinery",
    "stadium",
    "factory",
    "airport",
    "tunnel",
    "dam",
    "court",
    "theatre",
    "warehouse",
    "prison",
    "mine",
    "library",
    "tower",
    "canal",
    "depot",
    "barracks",
    "mill",
];
const PEOPLE: [&str; 24] = [
    "people",
    "residents",
    "workers",
    "soldiers",
    "passengers",
    "students",
    "rescuers",
    "officers",
    "villagers",
    "patients",
    "miners",
    "drivers",
    "protesters",
    "families",
    "children",
    "nurses",
    "sailors",
    "farmers",
    "tourists",
    "teachers",
    "pilots",
    "traders",
    "guards",
    "engineers",
];
const HARMS: [&str; 8] = ["killed", "injured", "evacuated", "arrested", "rescued", "trapped", "displaced", "detained"];
const OFFICES: [&str; 16] = [
    "Mayor",
    "Governor",
    "Interior Minister",
    "Police Chief",
    "Prime Minister",
    "General",
    "President",
    "Judge",
    "Fire Chief",
    "Health Minister",
    "Senator",
    "Colonel",
    "Prosecutor",
    "Ambassador",
    "Professor",
    "Bishop",
];
const BODIES: [&str; 16] = [
    "police",
    "the interior ministry",
    "officials",
    "the coast guard",
    "witnesses",
    "the army",
    "doctors",
    "the governor’s office",
    "the fire service",
    "the court",
    "aid workers",
    "the Red Crescent",
    "the central bank",
    "a union",
    "the rebels",
    "engineers",
];
const ADJECTIVES: [&str; 24] = [
    "northern", "old", "heavy", "local", "crowded", "narrow", "main", "former", "southern", "remote", "modern",
    "damaged", "eastern", "central", "busy", "wooden", "coastal", "disputed", "public", "empty", "western", "historic",
    "private", "flooded",
];
const NOUNS: [&str; 40] = [
    "road",
    "house",
    "river",
    "town",
    "building",
    "government",
    "company",
    "power",
    "water",
    "report",
    "plan",
    "group",
    "city",
    "border",
    "night",
    "street",
    "leader",
    "worker",
    "family",
    "crisis",
    "budget",
    "roof",
    "engine",
    "supply",
    "convoy",
    "inquiry",
    "pipeline",
    "valley",
    "election",
    "harvest",
    "contract",
    "tax",
    "shelter",
    "crane",
    "permit",
    "ferry",
    "ceasefire",
    "warning",
    "inspection",
    "reservoir",
];
const VERBS: [&str; 24] = [
    "closed",
    "reached",
    "blocked",
    "hit",
    "opened",
    "left",
    "damaged",
    "rejected",
    "backed",
    "delayed",
    "crossed",
    "searched",
    "repaired",
    "signed",
    "covered",
    "followed",
    "threatened",
    "cancelled",
    "praised",
    "ordered",
    "seized",
    "inspected",
    "financed",
    "flooded",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SMALL: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "a dozen"];
const FIRST: [&str; 12] =
    ["Anna", "Tomás", "Irena", "Pavel", "Amina", "Jonas", "Leila", "Victor", "Márta", "Owen", "Sofía", "Karim"];
const SYLLABLES: [&str; 20] = [
    "ka", "ren", "dol", "mi", "sto", "var", "el", "no", "tir", "ba", "lus", "fen", "gor", "ha", "wick", "ram", "ost",
    "pel", "zu", "ir",
];

/// A name that nobody has: two or three syllables.
fn name(dice: &mut Dice) -> String {
    let syllables: String = (0..2 + dice.roll(2)).map(|_| SYLLABLES[dice.roll(SYLLABLES.len())]).collect();
    syllables[..1].to_uppercase() + &syllables[1..]
}

/// What happened, as all reports of it know it.
struct Event {
    what: &'static str,
    place: &'static str,
    town: String,
    land: String,
    day: usize,
    people: Vec<String>,
    points: Vec<Point>,
}

/// One thing that reports of the event tell: a manner of telling and the fillers that all tellings share.
struct Point {
    manner: usize,
    figure: usize,
    words: [&'static str; 5],
    person: usize,
}

const MANNERS: usize = 12;

impl Event {
    fn new(dice: &mut Dice, points: usize) -> Self {
        let people = (0..3 + points / 8).map(|_| {
            let first = FIRST[dice.roll(FIRST.len())];
            format!("{first} {}", name(dice))
        });
        let people: Vec<String> = people.collect();
        let point = |dice: &mut Dice| Point {
            manner: dice.roll(MANNERS),
            figure: figure(dice),
            words: [
                dice.pick(&NOUNS),
                dice.pick(&VERBS),
                dice.pick(&ADJECTIVES),
                dice.pick(&PEOPLE),
                dice.pick(&BODIES),
            ],
            person: dice.roll(people.len()),
        };
        Self {
            what: dice.pick(&DISASTERS),
            place: dice.pick(&PLACES),
            town: name(dice),
            land: name(dice) + "ia",
            day: dice.roll(7),
            points: (0..points).map(|_| point(dice)).collect(),
            people,
        }
    }

    /// The point in one of several wordings; one time in twelve with a figure or a day of its own.
    fn tell(&self, point: &Point, dice: &mut Dice) -> String {
        let [noun, verb, adjective, group, body] = point.words;
        let figure = if dice.roll(12) == 0 { point.figure + 1 + dice.roll(9) } else { point.figure };
        let day = DAYS[if dice.roll(12) == 0 { dice.roll(7) } else { self.day }];
        let (what, place, town, land) = (self.what, self.place, &self.town, &self.land);
        let person = &self.people[point.person];
        let last = person.rsplit(' ').next().unwrap_or(person);
        let office = OFFICES[point.person % OFFICES.len()];
        let harm = HARMS[point.figure % HARMS.len()];
        let about = ["", "about ", "at least ", "some "][dice.roll(4)];
        let hour = 1 + point.figure % 11;
        let second = dice.roll(2) == 0;
        match (point.manner, second) {
            (0, true) => format!("The {what} in {town} {harm} {about}{figure} {group} on {day}, {body} said."),
            (0, false) => format!(
                "{about}{figure} {group} were {harm} on {day} when the {what} hit the {adjective} {place} in {town}."
            ),
            (1, true) => {
                format!("“The {noun} {verb} the {adjective} {place} and nobody was warned,” {office} {person} said.")
            }
            (1, false) => {
                format!("{last}, the {office}, said the {noun} {verb} the {adjective} {place} without a warning.")
            }
            (2, true) => format!("Repairs to the {noun} will cost ${figure} million, according to {body}."),
            (2, false) => {
                format!("{body} put the cost of the {adjective} {noun} at ${}.{} million.", figure, dice.roll(10))
            }
            (3, true) => format!("{office} {person} denied that the {noun} had {verb} the {place}."),
            (3, false) => format!("The {noun} never {verb} the {place}, {last} told reporters on {day}."),
            (4, true) => format!("The {place} — {figure} kilometres from {town} — was closed at {hour} p.m. on {day}."),
            (4, false) => {
                format!("Guards closed the {place}, which lies {figure} kilometres north of {town}, at {hour} p.m.")
            }
            (5, true) => format!(
                "{person}, {}, who lives near the {adjective} {noun}, said it was “worse than the last {what}.”",
                20 + point.figure % 60
            ),
            (5, false) => format!(
                "The {what} was worse than the last, said {person}, a resident of {town} who is {}.",
                20 + point.figure % 60
            ),
            (6, true) => format!(
                "{land}’s parliament {verb} the {adjective} {noun} in {} {}.",
                MONTHS[point.figure % 12],
                1990 + point.figure % 34
            ),
            (6, false) => format!(
                "In {} {}, parliament {verb} a {noun} for {town} and the {adjective} provinces.",
                MONTHS[point.figure % 12],
                1990 + point.figure % 34
            ),
            (7, true) => format!("Rebels control the {place} and the {noun} behind it, {body} said."),
            (7, false) => format!(
                "{body} said the army controls the {place}, though the {adjective} {noun} is in the hands of the rebels."
            ),
            (8, true) => {
                format!("{} of the {figure} {group} were taken to a hospital in {town}.", SMALL[point.figure % 9])
            }
            (8, false) => format!(
                "Of {figure} {group}, {} were in a hospital in {town} on {day}, {body} said.",
                SMALL[point.figure % 9]
            ),
            (9, true) => format!(
                "A group called the {land} Front said it was behind the {what}; {body} blamed the {adjective} {noun}."
            ),
            (9, false) => format!("{body} blamed the {land} Front for the {what}, which {verb} the {noun}."),
            (10, true) => format!("Nearly {} per cent of the {group} in {town} have no {noun}.", 5 + point.figure % 90),
            (10, false) => {
                format!("The {noun} reaches only {} per cent of {group} there, {last} said.", 5 + point.figure % 90)
            }
            (_, true) => format!(
                "The {adjective} {noun} {verb} the {place} after the {what}, and {group} left {town} by the thousand."
            ),
            (_, false) => format!("{group} left {town} after the {what} {verb} the {adjective} {noun}."),
        }
    }
}

/// Small figures are commoner than large ones.
fn figure(dice: &mut Dice) -> usize {
    let most = [8, 40, 300, 4_000][dice.roll(4)];
    2 + dice.roll(most)
}

fn upper_first(sentence: &str) -> String {
    let first = sentence.chars().next().map_or(0, char::len_utf8);
    sentence[..first].to_uppercase() + &sentence[first..]
}

/// How large a set is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Reports of the event.
    pub reports: usize,
    /// Words of each, about.
    pub words: usize,
}

/// Words of a sentence above, on average.
const WORDS_A_SENTENCE: usize = 15;

/// One set: `{"id": …, "reports": [{"id": …, "source": …, "published": …, "headline": …, "text": …}]}`. Half of what a
/// report says is of the event, half is its own.
pub fn set(seed: u64, size: Size) -> Value {
    let dice = &mut Dice::new(seed);
    let sentences = size.words.div_ceil(WORDS_A_SENTENCE).max(1);
    let event = Event::new(dice, sentences.max(12));
    let reports: Vec<Value> = (0..size.reports).map(|n| report(&event, n, sentences, dice)).collect();
    json!({"id": format!("set-{seed}"), "reports": reports})
}

fn report(event: &Event, n: usize, sentences: usize, dice: &mut Dice) -> Value {
    let own = Event::new(dice, sentences);
    let told = (0..sentences).map(|_| {
        let of = if dice.roll(2) == 0 { event } else { &own };
        let point = &of.points[dice.roll(of.points.len())];
        // Every third time the words are those of an agency that all papers print.
        let sentence =
            if dice.roll(3) == 0 { of.tell(point, &mut Dice::new(point.figure as u64)) } else { of.tell(point, dice) };
        upper_first(&sentence)
    });
    let told: Vec<String> = told.collect();
    let paragraphs: Vec<String> = told.chunks(2).map(|pair| pair.join(" ")).collect();
    json!({
        "id": format!("r{n}"),
        "source": format!("{} News", name(dice)),
        "published": format!("2024-03-{:02}", 8 + n % 3),
        "headline": format!("{} in {} {} {}", upper_first(event.what), event.town, HARMS[dice.roll(2)], event.points[0].figure),
        "text": format!("{}, {} — {}\n", event.town.to_uppercase(), event.land, paragraphs.join("\n\n")),
    })
}

#[allow(dead_code, reason = "not every program that includes this file needs one report alone")]
/// One long text, for stages that read one report.
pub fn text(seed: u64, words: usize) -> String {
    let set = set(seed, Size { reports: 1, words });
    set["reports"][0]["text"].as_str().unwrap_or_default().to_string()
}
