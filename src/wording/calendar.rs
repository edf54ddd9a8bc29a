//! The words of calendar and clock.
//!
//! [`of`] says what a single word can mean in an expression of time. Many of these words mean something else as often
//! ("second", "fall", "may"): whoever reads them looks at their neighbours.

use super::numerals::{Numeral, numerals};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A length of the calendar or the clock that things are counted in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A Saturday and the Sunday after it.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month of the calendar.
    Month,
    /// Three months.
    Quarter,
    /// A year of the calendar.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A season of the northern year; what it means elsewhere is left to the reader.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A part of the day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Part {
    /// After midnight, before it is light: "the early hours".
    SmallHours,
    /// First light.
    Dawn,
    /// Until noon.
    Morning,
    /// The middle of the day.
    Midday,
    /// From noon on.
    Afternoon,
    /// When it gets dark.
    Dusk,
    /// From the end of work on.
    Evening,
    /// After dark, and until it is light again.
    Night,
    /// From one day to the next.
    Overnight,
    /// While it is light.
    Daytime,
}

/// A day of the year that has a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Feast {
    /// January 1.
    NewYear,
    /// December 31.
    NewYearsEve,
    /// December 25.
    Christmas,
    /// December 24.
    ChristmasEve,
    /// December 26.
    BoxingDay,
    /// February 14.
    Valentine,
    /// October 31.
    Halloween,
    /// The fourth Thursday of November.
    Thanksgiving,
    /// The Sunday after the first full moon of spring.
    Easter,
    /// The Friday before Easter.
    GoodFriday,
    /// The day after Easter.
    EasterMonday,
    /// The last Monday of May.
    MemorialDay,
    /// The first Monday of September.
    LaborDay,
    /// July 4.
    IndependenceDay,
    /// November 11.
    VeteransDay,
}

/// Which one of those that come again and again, as seen from the day the words were written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Which {
    /// The one that we are in.
    This,
    /// The one before.
    Last,
    /// The one after.
    Next,
    /// So many up to now: "the past".
    Past,
    /// So many from now on: "the coming".
    Coming,
    /// The one before some other time.
    Previous,
    /// The one after some other time.
    Following,
    /// The one that was spoken of.
    Same,
}

/// A time that is only placed before, at or after the day of writing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Vague {
    /// "recently".
    Past,
    /// "now".
    Present,
    /// "soon".
    Future,
}

/// What a word can mean in an expression of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// January is 1.
    Month(u8),
    /// Monday is 1. Plural: "Mondays".
    Weekday(u8, Number),
    /// A unit.
    Unit(Unit, Number),
    /// A season.
    Season(Season),
    /// A part of the day.
    Part(Part),
    /// Noon and midnight, in hours.
    Hour(u8),
    /// Yesterday is -1.
    Day(i8),
    /// "tonight".
    Tonight,
    /// A feast in one word.
    Feast(Feast),
    /// This, last, next.
    Which(Which),
    /// "ago".
    Ago,
    /// "earlier", "before".
    Earlier,
    /// "later", "after".
    Later,
    /// A number in a word: "three".
    Count(u16),
    /// An ordinal in a word: "third".
    Ordinal(u8),
    /// "several", "a few": more than one, how many is not said.
    Some,
    /// "first", "early" parts of a longer time.
    Early,
    /// "mid", "middle".
    Middle,
    /// "late", "end".
    Late,
    /// "about".
    About,
    /// "shortly", "just", before "after" or "before".
    Shortly,
    /// "that".
    That,
    /// "recent".
    Recent,
    /// "current".
    Current,
    /// "these", as in "these days".
    These,
    /// A word that has a meaning only beside others: "small" hours, a "little" before.
    Hint,
    /// The first word of a feast that has two: "Boxing", "New".
    FeastName,
    /// "every", "each".
    Every,
    /// "daily" and the like, with how many of which unit.
    Periodic(u8, Unit),
    /// "now", "recently", "soon".
    Vague(Vague),
    /// "a.m.".
    Am,
    /// "p.m.".
    Pm,
    /// A time zone, in minutes east of Greenwich.
    Zone(i16),
    /// A word that says how the parts belong together.
    Link(Link),
    /// Any other word.
    Other,
}

/// Singular or plural.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Number {
    /// One.
    One,
    /// More.
    Many,
}

/// Small words inside expressions of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the word itself")]
pub enum Link {
    The,
    A,
    Of,
    On,
    In,
    At,
    To,
    And,
    From,
    Until,
    Since,
    By,
    Half,
    Past,
    Than,
    During,
    Between,
    For,
    Within,
    Over,
    Or,
}

/// What words can mean, for quick look-up.
pub struct Words {
    meanings: FxHashMap<&'static str, Word>,
    /// For each first and last letter, the lengths that listed words with them have: most words are told apart by it.
    lengths: [[u16; 32]; 32],
}

impl Words {
    /// The words of calendar and clock, numerals included.
    pub fn get() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(Words::new);
        &WORDS
    }

    fn new() -> Self {
        let numbers = numerals().filter_map(|(word, numeral)| Some((word, counted(word, numeral)?)));
        let listed = LISTS.iter().flat_map(|(words, meaning)| words.split(' ').map(|word| (word, *meaning)));
        let mut words = Self { meanings: numbers.chain(listed).collect(), lengths: [[0; 32]; 32] };
        for word in words.meanings.keys().filter(|word| word.len() <= LONGEST) {
            let letters = word.as_bytes();
            let (first, last) = (letter(letters[0]), letter(letters[letters.len() - 1]));
            words.lengths[first][last] |= 1 << word.len();
        }
        words
    }

    /// What `word` can mean, in letters of any case and without its full stop; [`Word::Other`] if nothing of ours.
    pub fn of(&self, word: &[u8]) -> Word {
        let [first, .., last] = *word else { return if word.eq_ignore_ascii_case(b"a") { A } else { Word::Other } };
        if word.len() > LONGEST || self.lengths[letter(first)][letter(last)] & 1 << word.len() == 0 {
            return Word::Other;
        }
        let mut small = [0u8; LONGEST];
        let small = &mut small[..word.len()];
        small.copy_from_slice(word);
        small.make_ascii_lowercase();
        std::str::from_utf8(small).ok().and_then(|word| self.meanings.get(word)).copied().unwrap_or(Word::Other)
    }
}

/// What `word` can mean: see [`Words::of`].
pub fn of(word: &str) -> Word {
    Words::get().of(word.as_bytes())
}

const A: Word = Word::Link(Link::A);

/// A letter's place in the alphabet, whatever its case; what is no letter shares places with them.
fn letter(byte: u8) -> usize {
    usize::from(byte & 31)
}

/// Number words that count units or name days: up to ninety, "hundred", "dozen", "couple".
fn counted(word: &str, numeral: Numeral) -> Option<Word> {
    Some(match numeral {
        Numeral::Digit(n @ 1..) | Numeral::Teen(n) | Numeral::Tens(n) => Word::Count(n.into()),
        Numeral::Hundred => Word::Count(100),
        Numeral::Dozen => Word::Count(12),
        Numeral::Two if word == "couple" => Word::Count(2),
        Numeral::Ordinal(n) => Word::Ordinal(u8::try_from(n).ok()?),
        _ => return None,
    })
}

/// The longest word that is listed, in bytes.
const LONGEST: usize = 13;

use Number::{Many, One};

const LISTS: &[(&str, Word)] = &[
    ("january jan", Word::Month(1)),
    ("february feb", Word::Month(2)),
    ("march mar", Word::Month(3)),
    ("april apr", Word::Month(4)),
    ("may", Word::Month(5)),
    ("june jun", Word::Month(6)),
    ("july jul", Word::Month(7)),
    ("august aug", Word::Month(8)),
    ("september sept sep", Word::Month(9)),
    ("october oct", Word::Month(10)),
    ("november nov", Word::Month(11)),
    ("december dec", Word::Month(12)),
    ("monday mon", Word::Weekday(1, One)),
    ("tuesday tue tues", Word::Weekday(2, One)),
    ("wednesday wed", Word::Weekday(3, One)),
    ("thursday thu thur thurs", Word::Weekday(4, One)),
    ("friday fri", Word::Weekday(5, One)),
    ("saturday sat", Word::Weekday(6, One)),
    ("sunday sun", Word::Weekday(7, One)),
    ("mondays", Word::Weekday(1, Many)),
    ("tuesdays", Word::Weekday(2, Many)),
    ("wednesdays", Word::Weekday(3, Many)),
    ("thursdays", Word::Weekday(4, Many)),
    ("fridays", Word::Weekday(5, Many)),
    ("saturdays", Word::Weekday(6, Many)),
    ("sundays", Word::Weekday(7, Many)),
    ("second sec", Word::Unit(Unit::Second, One)),
    ("seconds secs", Word::Unit(Unit::Second, Many)),
    ("minute min", Word::Unit(Unit::Minute, One)),
    ("minutes mins", Word::Unit(Unit::Minute, Many)),
    ("hour hr", Word::Unit(Unit::Hour, One)),
    ("hours hrs", Word::Unit(Unit::Hour, Many)),
    ("day", Word::Unit(Unit::Day, One)),
    ("days", Word::Unit(Unit::Day, Many)),
    ("weekend", Word::Unit(Unit::Weekend, One)),
    ("weekends", Word::Unit(Unit::Weekend, Many)),
    ("week", Word::Unit(Unit::Week, One)),
    ("weeks", Word::Unit(Unit::Week, Many)),
    ("fortnight", Word::Unit(Unit::Fortnight, One)),
    ("fortnights", Word::Unit(Unit::Fortnight, Many)),
    ("month", Word::Unit(Unit::Month, One)),
    ("months", Word::Unit(Unit::Month, Many)),
    ("quarter", Word::Unit(Unit::Quarter, One)),
    ("quarters", Word::Unit(Unit::Quarter, Many)),
    ("year", Word::Unit(Unit::Year, One)),
    ("years", Word::Unit(Unit::Year, Many)),
    ("decade", Word::Unit(Unit::Decade, One)),
    ("decades", Word::Unit(Unit::Decade, Many)),
    ("century", Word::Unit(Unit::Century, One)),
    ("centuries", Word::Unit(Unit::Century, Many)),
    ("spring springtime", Word::Season(Season::Spring)),
    ("summer summertime", Word::Season(Season::Summer)),
    ("autumn fall", Word::Season(Season::Autumn)),
    ("winter wintertime", Word::Season(Season::Winter)),
    ("dawn daybreak sunrise sunup", Word::Part(Part::Dawn)),
    ("morning mornings midmorning", Word::Part(Part::Morning)),
    ("midday lunchtime noontime", Word::Part(Part::Midday)),
    ("afternoon afternoons midafternoon", Word::Part(Part::Afternoon)),
    ("dusk sunset nightfall sundown twilight", Word::Part(Part::Dusk)),
    ("evening evenings", Word::Part(Part::Evening)),
    ("night nights", Word::Part(Part::Night)),
    ("overnight", Word::Part(Part::Overnight)),
    ("daytime", Word::Part(Part::Daytime)),
    ("noon", Word::Hour(12)),
    ("midnight", Word::Hour(24)),
    ("today", Word::Day(0)),
    ("yesterday", Word::Day(-1)),
    ("tomorrow", Word::Day(1)),
    ("tonight tonite", Word::Tonight),
    ("christmas xmas", Word::Feast(Feast::Christmas)),
    ("thanksgiving", Word::Feast(Feast::Thanksgiving)),
    ("easter", Word::Feast(Feast::Easter)),
    ("halloween", Word::Feast(Feast::Halloween)),
    ("boxing new good memorial labor labour veterans valentine independence", Word::FeastName),
    ("this", Word::Which(Which::This)),
    ("current", Word::Current),
    ("these", Word::These),
    ("last", Word::Which(Which::Last)),
    ("next", Word::Which(Which::Next)),
    ("past", Word::Which(Which::Past)),
    ("coming upcoming", Word::Which(Which::Coming)),
    ("previous preceding prior", Word::Which(Which::Previous)),
    ("following ensuing subsequent", Word::Which(Which::Following)),
    ("same", Word::Which(Which::Same)),
    ("ago", Word::Ago),
    ("earlier before beforehand", Word::Earlier),
    ("later after afterward afterwards", Word::Later),
    ("several few", Word::Some),
    ("early beginning start", Word::Early),
    ("mid middle midst", Word::Middle),
    ("late end", Word::Late),
    ("about around roughly approximately circa nearly almost", Word::About),
    ("shortly just moments", Word::Shortly),
    ("that", Word::That),
    ("recent", Word::Recent),
    ("small wee predawn future moment little bit full whole number", Word::Hint),
    ("twenties thirties forties fifties sixties seventies eighties nineties", Word::Hint),
    ("every each", Word::Every),
    ("daily", Word::Periodic(1, Unit::Day)),
    ("weekly", Word::Periodic(1, Unit::Week)),
    ("biweekly fortnightly", Word::Periodic(2, Unit::Week)),
    ("monthly", Word::Periodic(1, Unit::Month)),
    ("quarterly", Word::Periodic(1, Unit::Quarter)),
    ("annually yearly annual", Word::Periodic(1, Unit::Year)),
    ("hourly", Word::Periodic(1, Unit::Hour)),
    ("nightly", Word::Periodic(1, Unit::Day)),
    ("now currently presently nowadays", Word::Vague(Vague::Present)),
    ("recently lately", Word::Vague(Vague::Past)),
    ("am", Word::Am),
    ("pm", Word::Pm),
    ("gmt utc", Word::Zone(0)),
    ("bst cet", Word::Zone(60)),
    ("cest eet", Word::Zone(120)),
    ("eest msk", Word::Zone(180)),
    ("ist", Word::Zone(330)),
    ("jst kst", Word::Zone(540)),
    ("est cdt", Word::Zone(-300)),
    ("edt", Word::Zone(-240)),
    ("cst mdt", Word::Zone(-360)),
    ("mst pdt", Word::Zone(-420)),
    ("pst", Word::Zone(-480)),
    ("the", Word::Link(Link::The)),
    ("a an", Word::Link(Link::A)),
    ("of", Word::Link(Link::Of)),
    ("on", Word::Link(Link::On)),
    ("in", Word::Link(Link::In)),
    ("at", Word::Link(Link::At)),
    ("to through thru", Word::Link(Link::To)),
    ("and", Word::Link(Link::And)),
    ("from", Word::Link(Link::From)),
    ("until till", Word::Link(Link::Until)),
    ("since", Word::Link(Link::Since)),
    ("by", Word::Link(Link::By)),
    ("half", Word::Link(Link::Half)),
    ("than", Word::Link(Link::Than)),
    ("during throughout", Word::Link(Link::During)),
    ("between", Word::Link(Link::Between)),
    ("for", Word::Link(Link::For)),
    ("within", Word::Link(Link::Within)),
    ("over", Word::Link(Link::Over)),
    ("or", Word::Link(Link::Or)),
];

/// Every word that is listed here.
#[cfg(test)]
pub fn all_words() -> impl Iterator<Item = &'static str> {
    LISTS.iter().flat_map(|(words, _)| words.split(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_listed_twice_and_none_is_too_long() {
        let mut words: Vec<&str> = all_words().collect();
        assert!(words.iter().all(|w| w.len() <= LONGEST), "{:?}", words.iter().max_by_key(|w| w.len()));
        words.sort_unstable();
        let twice: Vec<_> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
