//! Reads the words before and behind a number that bound it or say what part it plays in a change.

use super::lex::{Lex, Lexeme};
use super::value::{Kind, Quantity, Role};

/// What words make of the number beside them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bound {
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    JustOver,
    JustUnder,
    Nearly,
    About,
    Odd,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    pub bound: Option<Bound>,
    pub role: Role,
    /// The words are those for the age of people: "older than", "60 and over".
    pub age: bool,
    /// The lexemes of all of it.
    pub start: usize,
    pub next: usize,
}

/// The quantity read before in the same sentence: its role and where it ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Past {
    pub role: Role,
    pub age: bool,
    pub next: usize,
}

use Bound::{About, AtLeast, AtMost, JustOver, JustUnder, LessThan, MoreThan, Nearly, Odd};

/// Phrases that stand before a number, the longer before the shorter they end with.
const BEFORE: &[(&[&str], Option<Bound>)] = &[
    (&["at", "least"], Some(AtLeast)),
    (&["at", "the", "very", "least"], Some(AtLeast)),
    (&["no", "fewer", "than"], Some(AtLeast)),
    (&["not", "fewer", "than"], Some(AtLeast)),
    (&["no", "less", "than"], Some(AtLeast)),
    (&["not", "less", "than"], Some(AtLeast)),
    (&["a", "minimum", "of"], Some(AtLeast)),
    (&["minimum"], Some(AtLeast)),
    (&["upwards", "of"], Some(AtLeast)),
    (&["upward", "of"], Some(AtLeast)),
    (&["not", "more", "than"], Some(AtMost)),
    (&["no", "more", "than"], Some(AtMost)),
    (&["no", "greater", "than"], Some(AtMost)),
    (&["no", "larger", "than"], Some(AtMost)),
    (&["at", "most"], Some(AtMost)),
    (&["at", "the", "most"], Some(AtMost)),
    (&["a", "maximum", "of"], Some(AtMost)),
    (&["as", "many", "as"], Some(AtMost)),
    (&["as", "much", "as"], Some(AtMost)),
    (&["as", "high", "as"], Some(AtMost)),
    (&["as", "long", "as"], Some(AtMost)),
    (&["up", "to"], Some(AtMost)),
    (&["as", "few", "as"], Some(AtLeast)),
    (&["as", "little", "as"], Some(AtLeast)),
    (&["as", "low", "as"], Some(AtLeast)),
    (&["slightly", "more", "than"], Some(JustOver)),
    (&["little", "more", "than"], Some(JustOver)),
    (&["just", "more", "than"], Some(JustOver)),
    (&["only", "more", "than"], Some(JustOver)),
    (&["slightly", "less", "than"], Some(JustUnder)),
    (&["slightly", "fewer", "than"], Some(JustUnder)),
    (&["little", "less", "than"], Some(JustUnder)),
    (&["just", "less", "than"], Some(JustUnder)),
    (&["just", "over"], Some(JustOver)),
    (&["slightly", "over"], Some(JustOver)),
    (&["slightly", "above"], Some(JustOver)),
    (&["just", "above"], Some(JustOver)),
    (&["little", "over"], Some(JustOver)),
    (&["just", "under"], Some(JustUnder)),
    (&["just", "below"], Some(JustUnder)),
    (&["slightly", "under"], Some(JustUnder)),
    (&["slightly", "below"], Some(JustUnder)),
    (&["little", "under"], Some(JustUnder)),
    (&["just", "short", "of"], Some(JustUnder)),
    (&["short", "of"], Some(LessThan)),
    (&["shy", "of"], Some(JustUnder)),
    (&["more", "than"], Some(MoreThan)),
    (&["greater", "than"], Some(MoreThan)),
    (&["higher", "than"], Some(MoreThan)),
    (&["larger", "than"], Some(MoreThan)),
    (&["longer", "than"], Some(MoreThan)),
    (&["better", "than"], Some(MoreThan)),
    (&["older", "than"], Some(MoreThan)),
    (&["taller", "than"], Some(MoreThan)),
    (&["heavier", "than"], Some(MoreThan)),
    (&["faster", "than"], Some(MoreThan)),
    (&["in", "excess", "of"], Some(MoreThan)),
    (&["north", "of"], Some(MoreThan)),
    (&["well", "over"], Some(MoreThan)),
    (&["far", "over"], Some(MoreThan)),
    (&["well", "above"], Some(MoreThan)),
    (&["well", "beyond"], Some(MoreThan)),
    (&["over"], Some(MoreThan)),
    (&["above"], Some(MoreThan)),
    (&["exceeding"], Some(MoreThan)),
    (&["exceeded"], Some(MoreThan)),
    (&["exceeds"], Some(MoreThan)),
    (&["exceed"], Some(MoreThan)),
    (&["topping"], Some(MoreThan)),
    (&["topped"], Some(MoreThan)),
    (&["tops"], Some(MoreThan)),
    (&["passes"], Some(MoreThan)),
    (&["past"], Some(MoreThan)),
    (&["surpassed"], Some(MoreThan)),
    (&["surpassing"], Some(MoreThan)),
    (&["surpasses"], Some(MoreThan)),
    (&["beyond"], Some(MoreThan)),
    (&[">"], Some(MoreThan)),
    (&["fewer", "than"], Some(LessThan)),
    (&["less", "than"], Some(LessThan)),
    (&["lower", "than"], Some(LessThan)),
    (&["smaller", "than"], Some(LessThan)),
    (&["shorter", "than"], Some(LessThan)),
    (&["younger", "than"], Some(LessThan)),
    (&["well", "under"], Some(LessThan)),
    (&["well", "below"], Some(LessThan)),
    (&["under"], Some(LessThan)),
    (&["below"], Some(LessThan)),
    (&["<"], Some(LessThan)),
    (&["≥"], Some(AtLeast)),
    (&["≤"], Some(AtMost)),
    (&["very", "nearly"], Some(Nearly)),
    (&["very", "close", "to"], Some(About)),
    (&["nearly"], Some(Nearly)),
    (&["almost"], Some(Nearly)),
    (&["approaching"], Some(Nearly)),
    (&["nearing"], Some(Nearly)),
    (&["not", "quite"], Some(Nearly)),
    (&["close", "to"], Some(About)),
    (&["closer", "to"], Some(About)),
    (&["something", "like"], Some(About)),
    (&["in", "the", "region", "of"], Some(About)),
    (&["in", "the", "order", "of"], Some(About)),
    (&["on", "the", "order", "of"], Some(About)),
    (&["in", "the", "neighborhood", "of"], Some(About)),
    (&["in", "the", "neighbourhood", "of"], Some(About)),
    (&["an", "estimated"], Some(About)),
    (&["estimated"], Some(About)),
    (&["an", "average", "of"], None),
    (&["approximately"], Some(About)),
    (&["approx"], Some(About)),
    (&["roughly"], Some(About)),
    (&["about"], Some(About)),
    (&["around"], Some(About)),
    (&["circa"], Some(About)),
    (&["some"], Some(About)),
    (&["near"], Some(About)),
    (&["perhaps"], Some(About)),
    (&["maybe"], Some(About)),
    (&["probably"], None),
    (&["~"], Some(About)),
    (&["≈"], Some(About)),
    (&["exactly"], None),
    (&["precisely"], None),
    (&["only"], None),
    (&["just"], None),
    (&["barely"], None),
    (&["fully"], None),
    (&["a", "total", "of"], None),
    (&["a", "record"], None),
    (&["a", "whopping"], None),
    (&["a", "mere"], None),
];

/// Phrases that stand behind a number with its unit.
const BEHIND: &[(&[&str], Bound)] = &[
    (&["or", "more"], AtLeast),
    (&["or", "above"], AtLeast),
    (&["or", "over"], AtLeast),
    (&["or", "higher"], AtLeast),
    (&["or", "older"], AtLeast),
    (&["and", "over"], AtLeast),
    (&["and", "older"], AtLeast),
    (&["and", "above"], AtLeast),
    (&["at", "least"], AtLeast),
    (&["+"], AtLeast),
    (&["-", "plus"], AtLeast),
    (&["plus"], AtLeast),
    (&["or", "fewer"], AtMost),
    (&["or", "less"], AtMost),
    (&["or", "under"], AtMost),
    (&["or", "younger"], AtMost),
    (&["or", "lower"], AtMost),
    (&["at", "most"], AtMost),
    (&["at", "the", "most"], AtMost),
    (&["or", "so"], About),
    (&["or", "thereabouts"], About),
    (&["-", "odd"], Odd),
    (&["odd"], Odd),
];

/// Reads what stands around the lexemes `start..next` of `quantity`.
pub(super) fn read(lexemes: &[Lexeme], start: usize, next: usize, quantity: &Quantity, last: Option<Past>) -> Around {
    let mut around = Around { bound: None, role: Role::Level, age: false, start, next };
    before(lexemes, quantity, &mut around);
    behind(lexemes, &mut around);
    if around.role == Role::Level {
        around.role = change(lexemes, &around, quantity, last);
    }
    around
}

/// At most so many phrases are read before a number: "at least another 40", "nearly all of the 40".
const PHRASES: usize = 4;

fn before(lexemes: &[Lexeme], quantity: &Quantity, around: &mut Around) {
    for _ in 0..PHRASES {
        let at = around.start;
        if at == 0 {
            return;
        }
        if let Some((words, role)) = role_word(lexemes, at) {
            (around.start, around.role) = (at - words, role);
            continue;
        }
        let Some(&(phrase, bound)) = BEFORE.iter().find(|(phrase, _)| ends_with(lexemes, at, phrase)) else { return };
        if !bounds(lexemes, at - phrase.len(), phrase, quantity) {
            return;
        }
        around.age |= phrase[0] == "older"
            || phrase[0] == "younger"
            || of_people(lexemes, at - phrase.len(), phrase, around.next);
        around.start = at - phrase.len();
        if phrase.first() == Some(&"little") && around.start > 0 && lexemes[around.start - 1].is("a") {
            around.start -= 1;
        }
        // Of "about at least 40" the word next to the number is the one that bounds it.
        around.bound = around.bound.or(bound);
    }
}

fn ends_with(lexemes: &[Lexeme], end: usize, phrase: &[&str]) -> bool {
    let Some(from) = end.checked_sub(phrase.len()) else { return false };
    lexemes[from..end].iter().zip(phrase).rev().all(|(lexeme, word)| lexeme.is(word))
}

fn begins_with(lexemes: &[Lexeme], from: usize, phrase: &[&str]) -> bool {
    lexemes.len() >= from + phrase.len() && lexemes[from..].iter().zip(phrase).all(|(lexeme, word)| lexeme.is(word))
}

/// Words before a number that make it the rest or more of something.
fn role_word(lexemes: &[Lexeme], at: usize) -> Option<(usize, Role)> {
    let word = &lexemes[at - 1];
    let two = |first: &str| at >= 2 && lexemes[at - 2].is(first);
    if word.is("another") {
        return Some((1, Role::More));
    }
    if word.is_any(&["further", "additional", "extra"]) {
        return Some((if two("a") || two("an") { 2 } else { 1 }, Role::More));
    }
    if word.is_any(&["other", "remaining"]) && (two("the") || two("all")) {
        return Some((2, Role::Other));
    }
    if word.is("but") && two("all") {
        return Some((2, Role::AllBut));
    }
    None
}

/// Whether the preposition at `from` bounds the number: it does not in "talks about 40 hostages", "over three years".
fn bounds(lexemes: &[Lexeme], from: usize, phrase: &[&str], quantity: &Quantity) -> bool {
    let previous = from.checked_sub(1).map(|at| &lexemes[at]);
    let after = |words: &[&str]| previous.is_some_and(|word| word.is_any(words));
    match phrase {
        ["over"] if quantity.kind == Kind::Duration => after(&[
            "for", "lasted", "lasting", "took", "take", "takes", "taken", "taking", "of", "spent", "in", "after",
            "waited", "is", "was", "been", "at",
        ]),
        ["up", "to"] => !after(&[
            "go", "goes", "went", "gone", "going", "moved", "climbed", "rose", "risen", "add", "adds", "added", "live",
        ]),
        ["under"] => !after(&["come", "came", "put", "placed", "sealed", "buried", "trapped", "fell", "go", "went"]),
        ["over"] => !after(&[
            "presided", "talks", "dispute", "row", "concerns", "fears", "took", "take", "handed", "fired", "protest",
            "protests",
        ]),
        ["above" | "below" | "beyond" | "near"] if quantity.kind == Kind::Count => {
            quantity.unit.is_some()
                || after(&[
                    "rose", "rise", "rising", "fell", "fall", "falling", "stayed", "remained", "dropped", "climbed",
                    "well", "just", "of", "was", "is", "at", "from", "to", "toll",
                ])
        }
        ["about"] => !after(&[
            "talk",
            "talks",
            "talking",
            "talked",
            "know",
            "knew",
            "known",
            "worried",
            "concerned",
            "concerns",
            "concern",
            "asked",
            "ask",
            "questions",
            "information",
            "details",
            "told",
            "spoke",
            "speaking",
            "think",
            "doubts",
            "reports",
            "complaints",
            "what",
            "how",
        ]),
        ["some"] => !previous.is_some_and(|word| word.is("in")),
        // "Passes £900m", "gone past 40"; not "the past 40 years".
        ["passes"] => true,
        ["past"] => previous
            .is_some_and(|word| word.is_any(&["go", "goes", "gone", "went", "climbed", "rose", "risen", "well"])),
        ["tops" | "topped" | "exceeded" | "surpassed" | "just" | "only"] => true,
        _ => true,
    }
}

/// "children under seven", "volunteers over 80": people on one side of an age.
fn of_people(lexemes: &[Lexeme], from: usize, phrase: &[&str], next: usize) -> bool {
    const PEOPLE: [&str; 16] = [
        "people",
        "children",
        "men",
        "women",
        "adults",
        "those",
        "anyone",
        "everyone",
        "patients",
        "residents",
        "volunteers",
        "voters",
        "boys",
        "girls",
        "pensioners",
        "workers",
    ];
    let people = from > 0 && lexemes[from - 1].is_any(&PEOPLE);
    let ends = lexemes.get(next).is_none_or(|word| {
        !word.is_word() || word.is_any(&["were", "are", "and", "who", "to", "in", "will", "can", "have"])
    });
    people && ends && matches!(phrase, ["over" | "under" | "above" | "below"])
}

fn behind(lexemes: &[Lexeme], around: &mut Around) {
    let at = around.next;
    if let Some(&(phrase, bound)) = BEHIND.iter().find(|(phrase, _)| begins_with(lexemes, at, phrase)) {
        let glued = !matches!(phrase, ["-" | "+", ..]) || lexemes[at].glued;
        // "40 at least" and "40 plus" bound; "plus two cooks" adds.
        let adds =
            matches!(phrase, ["plus"]) && lexemes.get(at + 1).is_some_and(|next| next.lex != Lex::Word || next.is("a"));
        if glued && !adds {
            around.age |= matches!(phrase, [_, "older" | "younger" | "over" | "under"]);
            around.bound = around.bound.or(Some(bound));
            around.next = at + phrase.len();
            return;
        }
    }
    let Some(word) = lexemes.get(at) else { return };
    let than = lexemes.get(at + 1).is_some_and(|next| next.is("than"));
    if word.is("more") {
        (around.role, around.next) = (Role::More, at + 1);
    } else if word.is_any(&["fewer", "less"]) || (than && word.is_any(&["lower", "smaller", "shorter"])) {
        (around.role, around.next) = (Role::Fall, at + 1);
    } else if than && word.is_any(&["higher", "larger", "longer", "bigger"]) {
        (around.role, around.next) = (Role::Rise, at + 1);
    }
}

const RISE: [&str; 47] = [
    "rose",
    "rise",
    "rises",
    "rising",
    "risen",
    "increase",
    "increased",
    "increases",
    "increasing",
    "grew",
    "grow",
    "grown",
    "growth",
    "growing",
    "climb",
    "climbed",
    "climbs",
    "jump",
    "jumped",
    "jumps",
    "surge",
    "surged",
    "surges",
    "soared",
    "soar",
    "gained",
    "gains",
    "gain",
    "raised",
    "raise",
    "raises",
    "up",
    "advanced",
    "widened",
    "gaining",
    "improved",
    "improve",
    "improves",
    "lifted",
    "lift",
    "lifts",
    "climbing",
    "jumping",
    "soaring",
    "adding",
    "strengthened",
    "expanded",
];
const FALL: [&str; 48] = [
    "fell",
    "fall",
    "falls",
    "falling",
    "fallen",
    "drop",
    "dropped",
    "drops",
    "decline",
    "declined",
    "declines",
    "decrease",
    "decreased",
    "decreases",
    "slipped",
    "slip",
    "slid",
    "slide",
    "plunged",
    "plunge",
    "tumbled",
    "tumble",
    "down",
    "shrank",
    "shrink",
    "cut",
    "cuts",
    "reduced",
    "reduce",
    "reduction",
    "lowered",
    "lower",
    "slashed",
    "lost",
    "loses",
    "shed",
    "narrowed",
    "dropping",
    "losing",
    "slipping",
    "plunging",
    "weakened",
    "slowed",
    "eased",
    "cutting",
    "reducing",
    "shrinking",
    "worsened",
];
/// Behind "up" or a verb such as these a number is the change only where it is a share, or stands behind "by".
const WEAK: [&str; 22] = [
    "gained", "gains", "gain", "raised", "raise", "raises", "cut", "cuts", "lost", "loses", "shed", "reduced",
    "lowered", "slashed", "gaining", "lifted", "lift", "lifts", "adding", "losing", "cutting", "reducing",
];

/// What part in a change the words beside the number give it.
fn change(lexemes: &[Lexeme], around: &Around, quantity: &Quantity, past: Option<Past>) -> Role {
    let share = quantity.kind == Kind::Percent || quantity.kind == Kind::Fraction;
    if share && let Some(word) = lexemes.get(around.next) {
        // "A 4 percent pay rise".
        let second = |nouns: &[&str]| lexemes.get(around.next + 1).is_some_and(|word| word.is_any(nouns));
        if word.is_any(&["higher", "rise", "increase", "jump", "gain", "growth", "surge", "more", "raise"])
            || second(&["rise", "increase", "growth", "raise"])
        {
            return Role::Rise;
        }
        if word.is_any(&["lower", "fall", "drop", "decline", "decrease", "cut", "reduction", "loss"])
            || second(&["fall", "drop", "decline", "decrease", "cut", "reduction"])
        {
            return Role::Fall;
        }
    }
    let Some(last) = around.start.checked_sub(1).map(|at| &lexemes[at]) else { return Role::Level };
    let money = quantity.kind == Kind::Money;
    let direct = |word: &Lexeme| {
        let part = word.is_any(&WEAK) || (!money && word.is_any(&["up", "down"]));
        direction(word).filter(|_| quantity.kind == Kind::Percent || !part)
    };
    if last.is("by") {
        return verb_before(lexemes, around.start - 1).unwrap_or(Role::Level);
    }
    // "Growth was 3 percent".
    let growth = around.start.checked_sub(2).is_some_and(|at| lexemes[at].is_any(&["growth", "increase"]));
    if share && growth && last.is_any(&["was", "is", "were", "at", "reached", "hit"]) {
        return Role::Rise;
    }
    if last.is("from") && later(lexemes, around.next, "to").is_some() {
        return Role::From;
    }
    let moved = past.is_some_and(|past| {
        matches!(past.role, Role::Rise | Role::Fall | Role::From)
            && past.next + 3 >= around.start
            && past.next < around.start
    });
    let before_last = around.start.checked_sub(2).map(|at| &lexemes[at]);
    let back = past.is_some_and(|past| past.role == Role::To && past.next + 2 >= around.start);
    if last.is("from") && (back || before_last.is_some_and(|word| direction(word).is_some())) {
        return Role::From;
    }
    let told =
        before_last.is_some_and(|word| word.is_any(&["according", "due", "able", "close", "next", "said", "down"]));
    let brought = || brings_a_total(lexemes, around.start - 1);
    if last.is("to") && !told && (moved || verb_before(lexemes, around.start - 1).is_some() || brought()) {
        return Role::To;
    }
    if last.is("of") {
        let noun = around.start.checked_sub(2).map(|at| &lexemes[at]);
        return noun
            .filter(|noun| !noun.is_any(&["up", "down", "lost", "lower"]))
            .and_then(direction)
            .unwrap_or(Role::Level);
    }
    direct(last).unwrap_or(Role::Level)
}

/// Whether the word before lexeme `at` says that something rises or falls.
pub(super) fn direction_before(lexemes: &[Lexeme], at: usize) -> bool {
    at > 0 && direction(&lexemes[at - 1]).is_some()
}

fn direction(word: &Lexeme) -> Option<Role> {
    if word.is_any(&RISE) {
        return Some(Role::Rise);
    }
    word.is_any(&FALL).then_some(Role::Fall)
}

/// How far back from "by" and "to" the verb of a change is looked for.
const REACH: usize = 8;

fn verb_before(lexemes: &[Lexeme], at: usize) -> Option<Role> {
    lexemes[at.saturating_sub(REACH)..at].iter().rev().take_while(|word| !word.is_sign(';')).find_map(direction)
}

/// "Raising the number of dead", "brought the toll": before "to" they say what it is now.
fn brings_a_total(lexemes: &[Lexeme], at: usize) -> bool {
    const BRING: [&str; 12] = [
        "bring", "brings", "bringing", "brought", "take", "takes", "taking", "took", "raising", "raises", "lifting",
        "lowering",
    ];
    const TOTAL: [&str; 8] = ["number", "toll", "total", "count", "tally", "figure", "rate", "estimate"];
    let near = &lexemes[at.saturating_sub(REACH)..at];
    let verb = near.iter().position(|word| word.is_any(&BRING));
    verb.is_some_and(|verb| near[verb..].iter().any(|word| word.is_any(&TOTAL)))
}

/// Where `word` stands close behind `from`.
fn later(lexemes: &[Lexeme], from: usize, word: &str) -> Option<usize> {
    (from..lexemes.len().min(from + 3)).find(|&at| lexemes[at].is(word))
}
