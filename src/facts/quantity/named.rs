//! Tells numbers that are no quantities: dates, clock times, years, and names with a number in them.

use super::lex::{Lex, Lexeme};
use super::number::{Number, Shape};
use super::value::Wording;
use rust_decimal::Decimal;

/// Whether most words of the sentence have a capital, as in a headline, so that a capital shows no name.
pub(super) fn is_title(lexemes: &[Lexeme]) -> bool {
    let words = lexemes.iter().filter(|lexeme| lexeme.is_word() && lexeme.text.len() > 3);
    let (capital, all) = words.fold((0, 0), |(capital, all), word| (capital + usize::from(word.is_capital()), all + 1));
    all >= 2 && capital * 10 >= all * 6
}

/// If `number` names something or tells a date, where reading goes on behind it.
pub(super) fn name(lexemes: &[Lexeme], number: &Number, title: bool) -> Option<usize> {
    if number.currency.is_some() {
        return None;
    }
    let ahead = Ahead { lexemes, number };
    date(&ahead)
        .or_else(|| ahead.clock().then_some(number.next))
        .or_else(|| ahead.glued_name())
        .or_else(|| (ahead.numbered() || ahead.capital_name(title) || ahead.address()).then_some(number.next))
        .or_else(|| ahead.year().then_some(number.next))
        .or_else(|| (number.shape == Shape::Ordinal && ahead.idle_ordinal()).then_some(number.next))
}

struct Ahead<'a, 't> {
    lexemes: &'a [Lexeme<'t>],
    number: &'a Number,
}

const MONTHS: [&str; 25] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "ramadan",
];
const WEEKDAYS: [&str; 14] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
];

fn is_month(lexeme: &Lexeme) -> bool {
    lexeme.is_capital() && lexeme.is_any(&MONTHS)
}

/// Past a date that has the number as its day: `Oct. 7`, `7 October`, `March 9-12, 2024`.
fn date(ahead: &Ahead) -> Option<usize> {
    let Ahead { lexemes, number } = *ahead;
    let day = number.value <= Decimal::from(31) && number.value.fract().is_zero();
    let before = number
        .start
        .checked_sub(1)
        .and_then(|at| if lexemes[at].is_sign('.') && lexemes[at].glued { at.checked_sub(1) } else { Some(at) });
    let month_before = before.is_some_and(|at| is_month(&lexemes[at]));
    if month_before && number.wording == Wording::Digits && matches!(number.shape, Shape::Plain | Shape::Ordinal) {
        return Some(date_goes_on(lexemes, number.next));
    }
    if !day {
        return None;
    }
    let mut at = number.next;
    while lexemes.get(at).is_some_and(|lexeme| lexeme.is_any(&["of", "and", "to", "or", "-", "–", "&", "day"]))
        && at < number.next + 3
    {
        at += 1;
        if at > number.next && lexemes.get(at).is_some_and(|lexeme| lexeme.written().is_some()) {
            at += 1;
            if lexemes.get(at).is_some_and(|lexeme| lexeme.glued && lexeme.is_any(&["st", "nd", "rd", "th"])) {
                at += 1;
            }
            break;
        }
    }
    lexemes.get(at).filter(|lexeme| is_month(lexeme))?;
    // "12 May" is a day; "may" without a capital was sorted out, and a month behind "12 of" needs an ordinal.
    let of = lexemes.get(number.next).is_some_and(|of| of.is("of"));
    let digits = number.wording == Wording::Digits;
    ((digits && !of) || number.shape == Shape::Ordinal).then(|| date_goes_on(lexemes, at + 1))
}

/// Past further days and the year of a date.
fn date_goes_on(lexemes: &[Lexeme], mut at: usize) -> usize {
    loop {
        let Some(join) = lexemes.get(at) else { return at };
        let number = lexemes.get(at + 1).and_then(Lexeme::written).filter(|number| !number.grouped);
        let year = |value: Decimal| value >= Decimal::from(1_000) && value <= Decimal::from(2_100);
        let things = lexemes.get(at + 2).is_some_and(is_things);
        match number {
            Some(number) if join.is_sign(',') && year(number.value) => at += 2,
            Some(number)
                if (join.is_dash() || join.is_any(&["and", "to"])) && number.value <= Decimal::from(31) && !things =>
            {
                at += 2
            }
            _ if join.written().is_some_and(|number| !number.grouped && year(number.value)) => at += 1,
            _ => return at,
        }
    }
}

/// Lower-case nouns of which there can be many.
fn is_things(lexeme: &Lexeme) -> bool {
    const MANY: [&str; 8] = ["people", "men", "women", "children", "police", "dead", "wounded", "injured"];
    const NONE: [&str; 10] = ["was", "is", "has", "as", "this", "its", "his", "us", "does", "plus"];
    let lower = lexeme.lex == Lex::Word && !lexeme.is_capital() && !lexeme.glued;
    lower && (lexeme.is_any(&MANY) || (lexeme.text.ends_with('s') && lexeme.text.len() > 2 && !lexeme.is_any(&NONE)))
}

impl Ahead<'_, '_> {
    fn before(&self, back: usize) -> Option<&Lexeme<'_>> {
        self.number.start.checked_sub(back).map(|at| &self.lexemes[at])
    }

    fn after(&self, on: usize) -> Option<&Lexeme<'_>> {
        self.lexemes.get(self.number.next + on)
    }

    fn digits(&self) -> bool {
        self.number.wording == Wording::Digits
    }

    fn text(&self) -> &str {
        self.lexemes[self.number.start].text
    }

    /// `3 p.m.`, `2pm`, `10 o'clock`, `0530 GMT`, `six in the morning`, and the first of `6 to 8 p.m.`
    fn clock(&self) -> bool {
        let hour = self.number.value <= Decimal::from(24) || (self.digits() && self.text().len() == 4);
        if !hour || self.number.shape == Shape::Ordinal {
            return false;
        }
        let mut at = self.number.next;
        let to = self.lexemes.get(at).is_some_and(|word| word.is_dash() || word.is_any(&["to", "and", "or", "until"]));
        if to && self.lexemes.get(at + 1).is_some_and(|word| matches!(word.lex, Lex::Number(_) | Lex::Opaque)) {
            at += 2;
        }
        clock_word(self.lexemes, at)
            || (self.number.value <= Decimal::from(12) && self.clock_phrase())
            || (self.before(1).is_some_and(|word| word.is_any(&["past", "to"]))
                && self.before(2).is_some_and(|word| word.is_any(&["half", "quarter"])))
    }

    /// `at seven on Sunday morning`, `just after three in the morning`, `ten past eight`, `by six that evening`.
    fn clock_phrase(&self) -> bool {
        let is = |on: usize, words: &[&str]| self.after(on).is_some_and(|word| word.is_any(words));
        let to = |back: usize| {
            self.before(back).is_some_and(|word| {
                word.is_any(&["at", "after", "about", "before", "by", "until", "around", "past", "since", "from"])
            })
        };
        if is(0, &["past"])
            || (self.before(1).is_some_and(|word| word.is("past"))
                && self.before(2).is_some_and(|word| {
                    word.is_any(&["half", "quarter"]) || matches!(word.lex, Lex::Numeral(_) | Lex::Number(_))
                }))
        {
            return true;
        }
        let part = &["morning", "afternoon", "evening", "night"];
        let hour = to(1) || self.before(1).is_some_and(|word| word.is_any(&["than", "nearly", "almost"]));
        hour && ((is(0, &["in"]) && is(1, &["the"]) && is(2, part))
            || (is(0, &["on"]) && is(1, &WEEKDAYS))
            || (is(0, &["that", "this", "every", "each"]) && is(1, part))
            || (self.before(1).is_some_and(|word| word.is_any(&["past", "at"]))
                && is(0, &["sharp", "on", "tonight", "yesterday", "today"])))
    }

    /// `G7`, `F-16`, `COVID-19`, `747s`, `3D`, `90s`, `9/11`, `555-0123`, `1.` at the start of a line.
    fn glued_name(&self) -> Option<usize> {
        let Self { lexemes, number } = *self;
        let first = &lexemes[number.start];
        let letters = |lexeme: &Lexeme| lexeme.is_word();
        if number.start > 0 && first.glued && letters(&lexemes[number.start - 1]) && self.digits() {
            return Some(number.next);
        }
        let hyphen = self.before(1).is_some_and(Lexeme::is_hyphen) && first.glued && lexemes[number.start - 1].glued;
        if hyphen && self.before(2).is_some_and(|word| letters(word) && !word.is("to")) {
            return Some(number.next);
        }
        if self.before(1).is_some_and(|sign| matches!(sign.lex, Lex::Sign('#' | '@'))) && first.glued {
            return Some(number.next);
        }
        if self.digits() {
            let zero = first.text.starts_with('0') && first.text.len() > 1 && !first.text.contains('.');
            let listed = number.start == 0
                && self.after(0).is_some_and(|dot| dot.glued && dot.is_any(&[".", ")"]))
                && self.after(1).is_some();
            let item = self.before(1).is_some_and(|sign| matches!(sign.lex, Lex::Sign(':' | ';')))
                && self.after(0).is_some_and(|dot| dot.glued && dot.is_sign('.'))
                && number.value < Decimal::TEN
                && self.after(1).is_none();
            if zero || listed || item {
                return Some(self.chain());
            }
            let chain = self.chain();
            // A number goes on as a number: 9/11, 50/50, 555-2368-1.
            if chain > number.next + 2
                || (chain > number.next && (lexemes[number.next].is_sign('/') || self.idiom(chain)))
            {
                return Some(chain);
            }
            let times = self
                .after(0)
                .filter(|x| x.glued && x.is("x"))
                .and(self.after(1))
                .is_some_and(|n| n.glued && n.written().is_some());
            if times {
                return Some(number.next + 2);
            }
            let coded = self.after(0).is_some_and(|word| word.glued && word.is_word())
                && self.after(1).is_some_and(|n| n.glued && n.written().is_some() && !n.is_any(&["2", "3"]));
            if coded {
                return Some(number.next + 2);
            }
            let suffix = self.after(0).filter(|word| word.glued && word.lex == Lex::Word);
            if let Some(word) = suffix
                && crate::wording::units::abbreviation(word.text).is_none()
                && crate::wording::units::unit(&word.text.to_lowercase()).is_none()
                && crate::wording::units::currency(word.text).is_none()
                && !(word.is("s") && first.text.len() > 4)
            {
                return Some(number.next + 1);
            }
            if suffix.is_some_and(|word| word.is("s")) {
                return Some(number.next + 1);
            }
        }
        None
    }

    /// Past further digits joined by `/` or `-`.
    fn chain(&self) -> usize {
        let mut at = self.number.next;
        while self.lexemes.get(at).is_some_and(|sign| sign.glued && (sign.is_hyphen() || sign.is_sign('/')))
            && self.lexemes.get(at + 1).is_some_and(|next| next.glued && matches!(next.lex, Lex::Number(_)))
        {
            at += 2;
        }
        at
    }

    /// `50-50`, `24-7`, `2013-14`.
    fn idiom(&self, chain: usize) -> bool {
        let first = self.text();
        let second = self.lexemes[chain - 1].text;
        (first == second)
            || (first == "24" && second == "7")
            || (first == "20" && second == "20")
            || (is_year(self.number.value) && first.len() == 4)
    }

    /// `Flight 370`, `Route 66`, `No. 10`, `Boeing 737`, `Gate 7`.
    fn numbered(&self) -> bool {
        let Some(previous) = self.before(1) else { return false };
        let number_sign = previous.is_any(&["no", "nos", "nr"])
            || (previous.is_sign('.')
                && self
                    .before(2)
                    .is_some_and(|word| word.is_any(&["no", "nos", "vol", "ch", "art", "fig", "sec", "pp"])));
        if number_sign && (previous.is_sign('.') || previous.is_capital()) {
            return true;
        }
        if previous.is("number") && self.digits() {
            return true;
        }
        if self.number.shape == Shape::Full && self.digits() {
            return false;
        }
        // "S&P 500", "the Group of 20", "the Boeing 737" and "its 787 Dreamliner"
        let index = previous.is("p") && previous.is_capital() && self.before(2).is_some_and(|and| and.is_sign('&'));
        let club = previous.is("of") && self.before(2).is_some_and(|group| group.is("group") && group.is_capital());
        let plane = self
            .after(0)
            .is_some_and(|name| name.is_any(&["max", "dreamliner", "jumbo"]) && !self.number.value.is_zero());
        if index || club || plane {
            return true;
        }
        let things = self.after(0).is_some_and(is_things);
        (previous.is_capital() && previous.is_any(&NUMBERED))
            || (previous.is_any(&NUMBERED) && !things && !previous.is_any(&ALSO_VERBS))
    }

    /// A name that ends or begins with the number: `Voyager 2`, `Six Nations`.
    fn capital_name(&self, title: bool) -> bool {
        if title || (self.number.shape == Shape::Full && self.digits()) || self.after(0).is_some_and(is_things) {
            return false;
        }
        let first = &self.lexemes[self.number.start];
        let previous = self.before(1).filter(|word| word.lex == Lex::Word && !first.glued);
        let opening =
            self.before(2).is_none_or(|word| matches!(word.lex, Lex::Sign('“' | '"' | ':' | '.' | '—' | '(')));
        let plain = previous.is_some_and(|word| word.is_any(&PLAIN) || is_month(word) || word.is_any(&WEEKDAYS));
        let named_before = previous.is_some_and(|word| word.is_capital() && word.text.len() > 1) && !plain;
        // "beat Porto 3-1": a score follows a name.
        let pair = self.chain() > self.number.next && self.after(0).is_some_and(Lexeme::is_hyphen);
        let coded = self.after(1).is_some_and(|next| next.text.len() > 1 && next.text.starts_with('0'));
        if self.digits() && pair && !coded {
            return false;
        }
        if self.digits() {
            let unit =
                crate::wording::units::unit(&self.after(0).map(|word| word.text.to_lowercase()).unwrap_or_default())
                    .is_some();
            let percent = self.after(0).is_some_and(|sign| sign.is_any(&["%", "percent", "per"]));
            // "Gave the Party 57 of the 120 seats", "left Dorn 12 of them"
            let part = self.after(0).is_some_and(|of| of.is("of"))
                && self.after(1).is_some_and(|whole| whole.is_any(&["the", "them", "those", "its", "their", "all"]));
            let measured = unit || percent || part || (opening && self.verb_behind());
            return named_before && !measured;
        }
        let inside = self.number.start > 0
            && !self.before(1).is_some_and(|sign| matches!(sign.lex, Lex::Sign('“' | '"' | ':' | '—' | '‘' | '\'')));
        let named_behind = self.after(0).is_some_and(|word| word.lex == Lex::Word && word.is_capital());
        first.is_capital() && inside && (named_before || named_behind)
    }

    /// "Police arrested 12": not this; "Killed 12 ...": a capital at the start of a sentence may be a plain verb.
    fn verb_behind(&self) -> bool {
        self.before(1).is_some_and(|word| word.text.ends_with("ed") || word.text.ends_with("ing"))
    }

    /// `10 Downing Street`.
    fn address(&self) -> bool {
        const STREET: [&str; 16] = [
            "street",
            "st",
            "road",
            "rd",
            "avenue",
            "ave",
            "lane",
            "drive",
            "square",
            "boulevard",
            "blvd",
            "place",
            "court",
            "way",
            "terrace",
            "row",
        ];
        let capital = |on: usize| self.after(on).is_some_and(|word| word.lex == Lex::Word && word.is_capital());
        self.number.shape != Shape::Ordinal
            && capital(0)
            && (1..=3).take_while(|&on| capital(on)).any(|on| self.after(on).is_some_and(|word| word.is_any(&STREET)))
    }

    /// Four digits that are a year, and not a count of things.
    fn year(&self) -> bool {
        let text = self.text();
        if self.number.shape != Shape::Plain || text.len() != 4 || !is_year(self.number.value) {
            return false;
        }
        let unit = super::measure::unit(self.lexemes, self.number).is_some();
        const COUNTING: [&str; 14] = [
            "than",
            "least",
            "some",
            "about",
            "nearly",
            "almost",
            "around",
            "roughly",
            "approximately",
            "over",
            "killed",
            "most",
            "estimated",
            "all",
        ];
        let counting = self.before(1).is_some_and(|word| word.is_any(&COUNTING));
        const DATING: [&str; 22] = [
            "in", "since", "by", "of", "from", "before", "after", "until", "till", "during", "early", "late", "mid",
            "and", "the", "to", "for", "this", "that", "its", "their", "a",
        ];
        let dated = self.before(1).is_none_or(|word| word.is_any(&DATING) || word.is_dash() || word.is_sign('('));
        let things = self.after(0).is_some_and(is_things);
        let recent = self.number.value >= Decimal::from(1_980) && self.number.value <= Decimal::from(2_035);
        let named = self.before(1).is_some_and(|word| word.is_capital() && self.number.start > 1);
        !unit && !(things && (counting || !(dated || recent || named)))
    }

    /// Ordinals that order nothing: "at first", "the 21st century", "Second World War", "a second later".
    fn idle_ordinal(&self) -> bool {
        let first = &self.lexemes[self.number.start];
        let inside = self.number.start > 0 && first.is_capital() && !self.digits();
        let next = self.after(0);
        const BEHIND: [&str; 18] = [
            "century",
            "centuries",
            "hand",
            "party",
            "lady",
            "world",
            "floor",
            "street",
            "avenue",
            "aid",
            "place",
            "ever",
            "thing",
            "parties",
            "amendment",
            "of",
            "half",
            "quarter",
        ];
        let behind = next.is_none_or(|word| word.is_any(&BEHIND) || (word.is_capital() && first.is_capital()));
        let hyphen = next.is_some_and(Lexeme::is_hyphen)
            && self.after(1).is_some_and(|word| word.is_any(&["century", "hand", "degree", "class", "rate"]));
        let before = self.before(1).is_some_and(|word| {
            word.is_any(&["at", "a", "per", "from", "head", "safety"]) && !word.is("a") || word.is("per")
        });
        let sentence_start = self.number.start == 0 && next.is_some_and(|comma| comma.is_sign(','));
        inside || behind || hyphen || before || sentence_start
    }
}

fn is_year(value: Decimal) -> bool {
    value >= Decimal::from(1_400) && value <= Decimal::from(2_100)
}

fn clock_word(lexemes: &[Lexeme], at: usize) -> bool {
    let Some(word) = lexemes.get(at) else { return false };
    if word.is_any(&["am", "pm", "gmt", "utc", "est", "edt", "bst", "cet", "cest", "pst", "pdt", "noon", "midnight"]) {
        return true;
    }
    if word.is("o") {
        return lexemes.get(at + 1).is_some_and(|mark| matches!(mark.lex, Lex::Sign('\'' | '’')));
    }
    word.is_any(&["a", "p"])
        && lexemes.get(at + 1).is_some_and(|dot| dot.glued && dot.is_sign('.'))
        && lexemes.get(at + 2).is_some_and(|m| m.glued && m.is("m"))
}

/// Words that a number behind them makes a name of one thing out of many.
const NUMBERED: [&str; 113] = [
    "flight",
    "route",
    "highway",
    "interstate",
    "gate",
    "room",
    "boeing",
    "airbus",
    "apollo",
    "article",
    "section",
    "chapter",
    "title",
    "resolution",
    "channel",
    "area",
    "page",
    "row",
    "seat",
    "exit",
    "junction",
    "lane",
    "cell",
    "studio",
    "track",
    "platform",
    "terminal",
    "runway",
    "pier",
    "berth",
    "unit",
    "block",
    "ward",
    "district",
    "precinct",
    "sector",
    "zone",
    "line",
    "bus",
    "train",
    "tram",
    "psalm",
    "act",
    "proposition",
    "amendment",
    "version",
    "volume",
    "issue",
    "episode",
    "season",
    "series",
    "part",
    "phase",
    "stage",
    "step",
    "level",
    "grade",
    "category",
    "tier",
    "class",
    "type",
    "model",
    "mark",
    "group",
    "division",
    "league",
    "size",
    "day",
    "week",
    "year",
    "round",
    "lot",
    "item",
    "case",
    "form",
    "rule",
    "clause",
    "paragraph",
    "schedule",
    "appendix",
    "table",
    "figure",
    "box",
    "building",
    "hall",
    "tower",
    "suite",
    "apartment",
    "flat",
    "floor",
    "reactor",
    "fortune",
    "nasdaq",
    "ftse",
    "nikkei",
    "dax",
    "cac",
    "russell",
    "asx",
    "topix",
    "stoxx",
    "iphone",
    "ipad",
    "galaxy",
    "windows",
    "xbox",
    "playstation",
    "formula",
    "operation",
    "hill",
    "pavilion",
    "local",
    "lodge",
];
/// Those of them that can also be verbs or stand before a count without being part of a name.
const ALSO_VERBS: [&str; 17] = [
    "seat", "train", "form", "case", "line", "mark", "group", "block", "box", "issue", "title", "figure", "act",
    "step", "part", "series", "local",
];
/// Words that stand with a capital before a count, mostly at the start of a sentence.
const PLAIN: [&str; 66] = [
    "in",
    "at",
    "about",
    "some",
    "only",
    "of",
    "the",
    "all",
    "over",
    "nearly",
    "more",
    "than",
    "around",
    "almost",
    "roughly",
    "approximately",
    "just",
    "with",
    "by",
    "for",
    "from",
    "to",
    "and",
    "but",
    "or",
    "another",
    "other",
    "these",
    "those",
    "its",
    "his",
    "her",
    "their",
    "our",
    "my",
    "when",
    "after",
    "before",
    "since",
    "until",
    "an",
    "a",
    "as",
    "both",
    "between",
    "up",
    "under",
    "below",
    "above",
    "least",
    "most",
    "also",
    "there",
    "they",
    "we",
    "he",
    "she",
    "it",
    "i",
    "on",
    "that",
    "this",
    "every",
    "every",
    "not",
    "no",
];
