use crate::text::Span;
use crate::wording::numerals::{Numeral, numeral};
use rust_decimal::Decimal;

/// A word, a number in digits or a sign, read for what it says about numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme<'t> {
    pub span: Span,
    pub text: &'t str,
    pub lex: Lex,
    /// No white space stands between it and the one before.
    pub glued: bool,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Lex {
    /// Digits with their points and commas.
    Number(Written),
    /// A word that is a numeral.
    Numeral(Numeral),
    /// Another word.
    Word,
    /// A sign.
    Sign(char),
    /// Digits that are no number: an address, a phone number, a clock time, one too long to be said.
    Opaque,
}

/// A number as digits give it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Written {
    pub value: Decimal,
    /// The size of its last place.
    pub step: Decimal,
    /// It has a comma, a space or a point in it, so it is no year and no house number.
    pub grouped: bool,
}

impl<'t> Lexeme<'t> {
    pub fn is_word(&self) -> bool {
        matches!(self.lex, Lex::Word | Lex::Numeral(_))
    }

    pub fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    pub fn is_sign(&self, sign: char) -> bool {
        self.lex == Lex::Sign(sign)
    }

    pub fn is_dash(&self) -> bool {
        matches!(self.lex, Lex::Sign('-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '–' | '—' | '\u{2212}'))
    }

    pub fn is_hyphen(&self) -> bool {
        matches!(self.lex, Lex::Sign('-' | '\u{2010}' | '\u{2011}'))
    }

    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    pub fn numeral(&self) -> Option<Numeral> {
        match self.lex {
            Lex::Numeral(numeral) => Some(numeral),
            _ => None,
        }
    }

    pub fn written(&self) -> Option<Written> {
        match self.lex {
            Lex::Number(written) => Some(written),
            _ => None,
        }
    }
}

/// The longest word that can be a numeral or part of a unit; longer ones are words of no interest.
pub(super) const LONGEST: usize = 24;

/// `word` in lower case, written into `buffer`; none if it is too long or has letters beyond ASCII.
pub(super) fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let into = buffer.get_mut(..word.len())?;
    into.copy_from_slice(word.as_bytes());
    into.make_ascii_lowercase();
    std::str::from_utf8(into).ok()
}

/// Reads the lexemes of `span` of `text` into `found`, which is emptied first.
pub(super) fn split<'t>(text: &'t str, span: Span, found: &mut Vec<Lexeme<'t>>) {
    found.clear();
    let end = span.end;
    let mut at = span.start;
    let mut glued = false;
    while at < end {
        if text.as_bytes()[at] == b' ' {
            at += 1;
            glued = false;
            continue;
        }
        let Some(c) = text[at..end].chars().next() else { break };
        if c.is_whitespace() {
            at += c.len_utf8();
            glued = false;
            continue;
        }
        let (next, lex) = lexeme(text, at, end, c);
        found.push(Lexeme { span: Span::new(at, next), text: &text[at..next], lex, glued });
        glued = true;
        at = next;
    }
}

fn lexeme(text: &str, at: usize, end: usize, c: char) -> (usize, Lex) {
    if digit(c).is_some() {
        return number(text, at, end);
    }
    if c == '.' && text[at + 1..end].starts_with(|c: char| c.is_ascii_digit()) && !follows_word(text, at) {
        return number(text, at, end);
    }
    if let Some(value) = vulgar(c) {
        let written = Written { value, step: Decimal::ZERO, grouped: true };
        return (at + c.len_utf8(), Lex::Number(written));
    }
    if !c.is_alphabetic() {
        return (at + c.len_utf8(), Lex::Sign(c));
    }
    let next = word_end(text, at, end);
    if text[next..end].starts_with("://") {
        let rest = text[next..end].find(char::is_whitespace).unwrap_or(end - next);
        return (next + rest, Lex::Opaque);
    }
    let mut buffer = [0; LONGEST];
    let known = lower(&text[at..next], &mut buffer).and_then(numeral);
    (next, known.map_or(Lex::Word, Lex::Numeral))
}

/// Where the word that begins at `at` ends.
fn word_end(text: &str, at: usize, end: usize) -> usize {
    let plain = text.as_bytes()[at..end].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let next = at + plain;
    // Most words end at an ASCII sign; only where they do not are characters looked at.
    if next == end || text.as_bytes()[next].is_ascii() {
        return next;
    }
    text[next..end].find(|c: char| !in_word(c)).map_or(end, |more| next + more)
}

/// Letters and the marks that are written over them.
fn in_word(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

fn follows_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// The value of a decimal digit: ASCII, full width, Arabic-Indic or Devanagari.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{ff10}'..='\u{ff19}' => Some(c as u32 - 0xff10),
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(c as u32 - 0x6f0),
        '\u{966}'..='\u{96f}' => Some(c as u32 - 0x966),
        _ => None,
    }
}

/// The value of a fraction that is one character.
fn vulgar(c: char) -> Option<Decimal> {
    let (over, under) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(Decimal::from(over) / Decimal::from(under))
}

/// Reads digits from `at`: groups of three parted by a comma or a thin space, then a point and decimals.
fn number(text: &str, at: usize, end: usize) -> (usize, Lex) {
    let whole = digits(text, at, end);
    let mut next = grouped(text, at, whole, end);
    let groups = next > whole;
    let decimals = text[next..end].strip_prefix('.').map_or(0, |rest| digits(rest, 0, rest.len()));
    if decimals > 0 {
        next += 1 + decimals;
    }
    let rest = &text[next..end];
    let goes_on = rest.starts_with(['.', ':', ',', '/'])
        && rest[1..].starts_with(|c: char| digit(c).is_some())
        && !(rest.starts_with('/') && !groups && decimals == 0);
    if goes_on {
        return (chained(text, next, end), Lex::Opaque);
    }
    let places = text[next - decimals..next].chars().count();
    match value(&text[at..next], places) {
        Some((value, step)) => (next, Lex::Number(Written { value, step, grouped: groups || decimals > 0 })),
        None => (next, Lex::Opaque),
    }
}

/// Where a chain of digits and `.`, `:`, `,`, `/` ends: `10:30`, `192.168.0.1`, `1,2,3,4`.
fn chained(text: &str, from: usize, end: usize) -> usize {
    let mut next = from;
    while text[next..end].starts_with(['.', ':', ',', '/']) {
        let after = digits(text, next + 1, end);
        if after == next + 1 {
            break;
        }
        next = after;
    }
    next
}

fn digits(text: &str, at: usize, end: usize) -> usize {
    at + text[at..end].find(|c| digit(c).is_none()).unwrap_or(end - at)
}

/// Where the groups of three end that follow the one to three digits `at..whole`; `whole` if there are none.
fn grouped(text: &str, at: usize, whole: usize, end: usize) -> usize {
    if text[at..whole].chars().count() > 3 || at == whole {
        return whole;
    }
    let mut next = whole;
    while let Some(mark) = text[next..end].chars().next().filter(|&c| groups(c)) {
        let group = next + mark.len_utf8();
        let after = digits(text, group, end);
        if text[group..after].chars().count() != 3 {
            // Two digits, then three, is how lakhs and crores are written: 1,20,000.
            let lakh = mark == ',' && after - group == 2 && indian(text, after, end);
            if !lakh {
                return if mark == ',' { next } else { whole };
            }
        }
        next = after;
    }
    next
}

fn indian(text: &str, at: usize, end: usize) -> bool {
    let rest = &text[at..end];
    rest.strip_prefix(',').is_some_and(|rest| matches!(digits(rest, 0, rest.len()), 2 | 3))
}

/// Signs that part groups of three digits. A plain space does not: "in 2019 300 people" has two numbers.
fn groups(c: char) -> bool {
    matches!(c, ',' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{66c}')
}

/// The value of `written` and the size of its last place; none if it has too many digits to be kept.
fn value(written: &str, places: usize) -> Option<(Decimal, Decimal)> {
    let mut mantissa: i128 = 0;
    for digit in written.chars().filter_map(digit) {
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
    }
    let scale = u32::try_from(places).ok()?;
    let value = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
    let step = Decimal::try_from_i128_with_scale(1, scale).ok()?;
    Some((value, step))
}
