//! Finds where events were: phrases led in by "in", "at", "off" and the like, distances and directions, and what a storm
//! or a ship reached.

use super::value::{Place, Side};
use crate::entities::{self, Entities, Form, Phrase};
use crate::prose::{Prose, Tag};
use crate::wording::calendar;
use crate::wording::countries;
use crate::wording::names;
use crate::wording::numerals::{self, Numeral};

/// Where the events of `prose` were, in text order.
pub fn find(prose: &Prose, entities: &Entities) -> Vec<Place> {
    let reader = Reader { prose, entities };
    let mut found: Vec<Place> = Vec::new();
    for index in 0..entities.phrases.len() {
        let Some(place) = reader.place(index).or_else(|| reader.limb(index)) else { continue };
        // "on the southern side of the town": the town is part of the place before it.
        if found.last().is_none_or(|last| !last.span.overlaps(place.span)) {
            found.push(place);
        }
    }
    found
}

struct Reader<'r> {
    prose: &'r Prose,
    entities: &'r Entities,
}

impl Reader<'_> {
    fn word(&self, token: usize) -> &str {
        self.prose.tokens.get(token).map_or("", |_| self.prose.word(token))
    }

    fn lower(&self, token: usize) -> &str {
        self.prose.tokens.get(token).map_or("", |_| self.prose.lower(token))
    }

    fn first(&self, token: usize) -> usize {
        self.prose.sentences[self.prose.sentence_of(token)].tokens.start
    }

    fn place(&self, index: usize) -> Option<Place> {
        let phrase = &self.entities.phrases[index];
        // "Into Arle's old town" is not into Arle.
        let end = phrase.tokens.end;
        if self.prose.tokens.get(end).is_some_and(|_| matches!(self.word(end), "'s" | "’s" | "'" | "’")) {
            return None;
        }
        let start = self.owner_start(phrase);
        let before = start.checked_sub(1).filter(|&at| at >= self.first(start))?;
        let preposition = self.lower(before);
        let reached = self.is_reached(before);
        let goal =
            matches!(preposition, "to" | "for") && self.is_goal(before) && !compass_noun(&phrase.noun(self.prose));
        let led = leads_place(preposition) || goal || (preposition == "to" && self.is_where_to(before, phrase));
        if !(led || reached || self.is_side_word(before)) {
            return None;
        }
        // "12 kilometres south of the town", "off the western tip of Lithi"
        let (side, from) = self.side_before(before, preposition);
        let (metres, from) = self.distance_before(from);
        let last = self.of_place(index);
        let whole = &self.entities.phrases[last];
        let head = whole.head;
        // The mouth of a tunnel is where the tunnel is.
        let part = last != index && PARTS.contains(&&*phrase.noun(self.prose));
        let named = if part { whole } else { phrase };
        let inner = self.side_inside(phrase).or_else(|| self.side_inside(named));
        if !self.is_place(phrase, head, side.is_some() || metres.is_some()) {
            return None;
        }
        let event = self.event(from)?;
        let plain = preposition == "of" || (reached && side.is_none());
        let value_from = if let Some((at, _)) = side { at } else { from };
        let of = usize::from(preposition == "of");
        let value_to = side.map_or(self.entities.phrases[last].tokens.end, |_| before + 1 - of);
        Some(Place {
            span: self.prose.span(from..self.entities.phrases[last].tokens.end),
            value: self.prose.span(value_from..value_to),
            event,
            head: phrase.head,
            preposition: match self.prose.lemma(before) {
                "leave" if reached => "from".to_string(),
                "visit" if reached => "to".to_string(),
                _ if plain => String::new(),
                _ if goal => "to".to_string(),
                _ => preposition.to_string(),
            },
            name: self
                .owner_of_land(phrase)
                .or_else(|| self.name_of(head))
                .or_else(|| self.name_of(phrase.head))
                .or_else(|| self.name_inside(named)),
            site: names::site(&self.noun(named)),
            noun: self.noun(named),
            lemma: self.prose.lemma(event).to_lowercase(),
            side: side.map(|(_, side)| side).or(inner),
            metres,
            level: phrase.tokens.clone().find_map(|token| level(self.lower(token))),
            entity: self.entities.entity_at(phrase.head),
            stands: self.stands(before),
        })
    }

    /// The noun of `phrase`, with the word before it where the two are one: "car park".
    fn noun(&self, phrase: &Phrase) -> String {
        let noun = phrase.noun(self.prose);
        let before = phrase.head.checked_sub(1).filter(|before| phrase.tokens.contains(before));
        let both = before.map(|before| format!("{} {noun}", self.lower(before)));
        both.filter(|both| names::site(both).is_some()).unwrap_or_else(|| noun.into_owned())
    }

    /// "The right thigh", "a strained thigh, his left": which of two.
    fn limb(&self, index: usize) -> Option<Place> {
        let phrase = &self.entities.phrases[index];
        let noun = phrase.noun(self.prose);
        if !is_limb(&noun) {
            return None;
        }
        let end = phrase.tokens.end;
        let set_beside = self.word(end) == "," && matches!(self.lower(end + 1), "his" | "her" | "the");
        let beside = set_beside.then(|| hand(self.lower(end + 2))).flatten();
        let inside = phrase.tokens.clone().find_map(|token| hand(self.lower(token)));
        let side = inside.or(beside)?;
        let start = self.owner_start(phrase);
        let span = self.prose.span(start..if inside.is_some() { end } else { end + 3 });
        let event = self.event(start)?;
        Some(Place {
            span,
            value: span,
            event,
            head: phrase.head,
            preposition: String::new(),
            name: None,
            site: None,
            noun: noun.into_owned(),
            lemma: self.prose.lemma(event).to_lowercase(),
            side: Some(side),
            metres: None,
            level: None,
            entity: None,
            stands: None,
        })
    }

    /// The school, of "a school in the hamlet": what is said to stand there.
    fn stands(&self, before: usize) -> Option<String> {
        let noun = before.checked_sub(1).filter(|&at| at >= self.first(before))?;
        let phrase = &self.entities.phrases[self.entities.phrase_at(noun)?];
        let noun = (phrase.head == noun).then(|| phrase.noun(self.prose))?;
        names::site(&noun).is_some().then(|| noun.into_owned())
    }

    /// Norland, of "land that belongs to Norland", "Norlandic soil".
    fn owner_of_land(&self, phrase: &Phrase) -> Option<String> {
        const LANDS: [&str; 7] = ["land", "territory", "soil", "ground", "airspace", "waters", "water"];
        if !LANDS.contains(&&*phrase.noun(self.prose)) {
            return None;
        }
        let country = |token: usize| {
            let word = self.word(token);
            let named = word.starts_with(char::is_uppercase);
            countries::country(word).filter(|_| named).map(|(country, _)| country.name.to_string())
        };
        let end = phrase.tokens.end;
        let belongs = |at: &usize| self.prose.lemma(*at) == "belong" && self.lower(at + 1) == "to";
        let owner = (end..(end + 3).min(self.prose.tokens.len())).find(belongs).and_then(|at| country(at + 2));
        owner.or_else(|| phrase.tokens.clone().find_map(country))
    }

    /// Where the words begin of "his mother's house".
    fn owner_start(&self, phrase: &Phrase) -> usize {
        let owner = |phrase: &&Phrase| phrase.of.map(|of| &self.entities.phrases[of]);
        const OWNERS: usize = 4;
        let all = std::iter::successors(Some(phrase), owner).take(OWNERS);
        all.last().unwrap_or(phrase).tokens.start
    }

    /// "called to the 200 block of Mill Street"; "to the west".
    fn is_where_to(&self, to: usize, phrase: &Phrase) -> bool {
        const SENT: &[&str] = &["call", "summon", "send", "dispatch", "respond", "race", "rush"];
        let first = self.first(to);
        let sent = (first..to).rev().take(3).any(|at| SENT.contains(&self.prose.lemma(at)));
        let bare = phrase.tokens.len() < 3 && compass_noun(&phrase.noun(self.prose));
        let apart = !matches!(self.word(phrase.tokens.end), "of");
        sent || (bare && apart)
    }

    /// "On its way to Dorn", "was bound for Dorn", "a visit to Dorn".
    fn is_goal(&self, led: usize) -> bool {
        const GOING: &[&str] = &[
            "move",
            "relocate",
            "fly",
            "sail",
            "head",
            "travel",
            "bind",
            "bound",
            "transfer",
            "deport",
            "extradite",
            "leave",
            "way",
            "trip",
            "visit",
            "flight",
            "journey",
            "voyage",
            "return",
            "transport",
        ];
        let first = self.first(led);
        (first..led).rev().take(2).any(|at| GOING.contains(&self.prose.lemma(at)))
    }

    /// "hit the coast", "reached Dorn": the object is where it was.
    fn is_reached(&self, token: usize) -> bool {
        const REACH: &[&str] = &["reach", "leave", "enter", "cross", "approach", "visit"];
        self.prose.tag(token).is_verb() && REACH.contains(&self.prose.lemma(token))
    }

    fn is_side_word(&self, token: usize) -> bool {
        self.word(token) == "of" && token > 0 && compass(self.lower(token - 1)).is_some()
    }

    /// The direction that "south of" at `before` gives, and where the words begin.
    fn side_before(&self, before: usize, preposition: &str) -> (Option<(usize, Side)>, usize) {
        let side = match preposition {
            "of" => before.checked_sub(1).and_then(|at| self.compass_at(at)),
            "inside" | "within" => Some((before, Side::Inside)),
            "outside" => Some((before, Side::Outside)),
            _ => None,
        };
        let mut from = side.map_or(before, |(at, _)| at);
        let lead = from.checked_sub(2).filter(|&at| at >= self.first(before));
        let to_the = lead.is_some_and(|at| self.lower(at) == "to" && self.lower(at + 1) == "the");
        if side.is_some() && to_the {
            from -= 2;
        }
        (side, from)
    }

    /// The direction whose last word stands at `at`, and its first word: "north-west".
    fn compass_at(&self, at: usize) -> Option<(usize, Side)> {
        let last = compass(self.lower(at))?;
        let hyphen = at > 1 && self.word(at - 1) == "-";
        let both = hyphen.then(|| compass(&format!("{}{}", self.lower(at - 2), self.lower(at)))).flatten();
        Some(both.map_or((at, Side::Compass(last)), |both| (at - 2, Side::Compass(both))))
    }

    /// "12 kilometres" right before `from`, in metres.
    fn distance_before(&self, from: usize) -> (Option<f64>, usize) {
        let Some(unit) = from.checked_sub(1).filter(|&at| at >= self.first(from)) else { return (None, from) };
        let Some(metres) = metres_of(self.prose.lemma(unit)) else { return (None, from) };
        let mut number = unit;
        while number > self.first(from) && matches!(self.word(number - 1), "nautical" | "-") {
            number -= 1;
        }
        let factor = if self.word(number) == "nautical" { 1852.0 } else { metres };
        let value = number.checked_sub(1).and_then(|at| number_of(self.lower(at)));
        match value {
            Some(value) => (Some(value * factor), number - 1),
            None => (None, from),
        }
    }

    /// "the southern edge", "East Mill Street", "the right thigh".
    fn side_inside(&self, phrase: &Phrase) -> Option<Side> {
        phrase.tokens.clone().find_map(|token| {
            let word = self.lower(token);
            match word {
                "left" => Some(Side::Left),
                "right" => Some(Side::Right),
                _ => compass(word.trim_end_matches("ern").trim_end_matches("bound")).map(Side::Compass),
            }
        })
    }

    /// The last phrase of "the mouth of the Monte Vero tunnel".
    fn of_place(&self, index: usize) -> usize {
        let end = self.entities.phrases[index].tokens.end;
        let next = self.entities.phrases.get(index + 1..).unwrap_or_default().iter().position(|next| !next.pronoun);
        let Some(next) = next.map(|ahead| index + 1 + ahead) else { return index };
        let start = self.owner_start(&self.entities.phrases[next]);
        if self.word(end) == "of" && start == end + 1 { next } else { index }
    }

    fn is_place(&self, phrase: &Phrase, last: usize, measured: bool) -> bool {
        let noun = phrase.noun(self.prose);
        // "at the end" is a time; "at the eastern end" and "at the end of the road" are places.
        let bare = last == phrase.head && self.side_inside(phrase).is_none();
        let time = bare && !matches!(calendar::of(&noun), calendar::Word::Other);
        if time || (self.prose.tag(phrase.head).is_number() && self.name_of(phrase.head).is_none()) {
            return false;
        }
        let kind = |token: usize| self.entities.entity_at(token).map(|entity| self.entities.entities[entity].kind);
        let named = self.name_of(phrase.head).is_some();
        let unclear_name = named && kind(phrase.head) == Some(entities::Kind::Unclear);
        names::site(&noun).is_some()
            || names::site(&self.noun(phrase)).is_some()
            || SPOTS.contains(&&*noun)
            || kind(phrase.head) == Some(entities::Kind::Place)
            || unclear_name
            || (measured && named)
            || (kind(last) == Some(entities::Kind::Place) && compass_noun(&noun))
    }

    fn name_of(&self, token: usize) -> Option<String> {
        let mention = &self.entities.mentions[self.entities.mention_at(token)?];
        let entity = &self.entities.entities[mention.entity];
        (entity.named && mention.form != Form::Pronoun).then(|| entity.name.clone())
    }

    /// "Borghout" of "the Borghout district".
    fn name_inside(&self, phrase: &Phrase) -> Option<String> {
        phrase.tokens.clone().find_map(|token| self.name_of(token))
    }

    /// The verb that the place belongs to: the head of its words in the tree, or the last verb before it.
    fn event(&self, from: usize) -> Option<usize> {
        let first = self.first(from);
        let auxiliary = |at: usize| matches!(self.prose.lemma(at), "have" | "do") && self.prose.tag(at + 1).is_verb();
        let verb = |at: &usize| self.prose.tag(*at).is_verb() && !auxiliary(*at);
        let verb = (first..from).rev().find(verb).or_else(|| {
            let end = self.prose.sentences[self.prose.sentence_of(from)].tokens.end;
            (from..end).find(|at| self.prose.tag(*at).is_verb() && self.prose.tag(*at) != Tag::Vbg)
        });
        verb.or_else(|| self.prose.tree(self.prose.sentence_of(from)).root())
    }
}

/// Nouns of parts, which stand for the whole when it is asked where something was.
const PARTS: &[&str] =
    &["mouth", "entrance", "edge", "end", "foot", "middle", "block", "top", "centre", "center", "outskirts"];

/// Parts of the body of which there are two.
const LIMBS: [&str; 19] = [
    "thigh",
    "leg",
    "arm",
    "shoulder",
    "knee",
    "hand",
    "ankle",
    "foot",
    "wrist",
    "elbow",
    "hamstring",
    "calf",
    "groin",
    "eye",
    "ear",
    "lung",
    "kidney",
    "hip",
    "wing",
];

/// Whether `noun`, in lower case, is a part of the body of which there are two.
pub fn is_limb(noun: &str) -> bool {
    LIMBS.contains(&noun)
}

/// Which of several above each other or in a row.
fn level(word: &str) -> Option<u8> {
    const LEVELS: [&str; 13] = [
        "ground", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let told = LEVELS.iter().position(|level| *level == word).and_then(|at| u8::try_from(at).ok());
    let digits = || ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?.parse().ok();
    told.or_else(digits)
}

fn hand(word: &str) -> Option<Side> {
    match word {
        "left" => Some(Side::Left),
        "right" => Some(Side::Right),
        _ => None,
    }
}

/// Nouns of spots, besides what a list of places knows.
const SPOTS: &[&str] = &[
    "edge",
    "side",
    "tip",
    "outskirts",
    "centre",
    "center",
    "middle",
    "end",
    "corner",
    "top",
    "foot",
    "scene",
    "site",
    "spot",
    "area",
    "mark",
    "thigh",
    "leg",
    "arm",
    "chest",
    "neck",
    "stomach",
    "abdomen",
    "head",
    "shoulder",
    "back",
    "knee",
    "hand",
    "ankle",
    "slope",
    "summit",
    "waters",
    "water",
    "land",
    "soil",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "halfway",
];

fn compass_noun(noun: &str) -> bool {
    compass(noun).is_some()
}

fn leads_place(word: &str) -> bool {
    const PLACES: &[&str] = &[
        "in", "at", "on", "near", "off", "outside", "inside", "under", "above", "below", "beside", "behind", "between",
        "along", "across", "within", "over", "by", "through", "beneath", "around", "towards", "toward", "into", "onto",
        "from",
    ];
    PLACES.contains(&word)
}

/// Degrees clockwise from north.
fn compass(word: &str) -> Option<u16> {
    Some(match word.replace('-', "").as_str() {
        "north" => 0,
        "northeast" => 45,
        "east" => 90,
        "southeast" => 135,
        "south" => 180,
        "southwest" => 225,
        "west" => 270,
        "northwest" => 315,
        _ => return None,
    })
}

/// Figures, and the small numbers that are written out.
fn number_of(word: &str) -> Option<f64> {
    let written = || match numerals::numeral(word)? {
        Numeral::Digit(n) | Numeral::Teen(n) | Numeral::Tens(n) => Some(f64::from(n)),
        Numeral::Half => Some(0.5),
        _ => None,
    };
    word.replace(',', "").parse().ok().or_else(written)
}

/// The length of a unit of distance.
fn metres_of(unit: &str) -> Option<f64> {
    Some(match unit {
        "kilometre" | "kilometer" | "km" => 1000.0,
        "mile" => 1609.344,
        "metre" | "meter" | "m" => 1.0,
        "yard" => 0.9144,
        "foot" | "ft" => 0.3048,
        _ => return None,
    })
}
