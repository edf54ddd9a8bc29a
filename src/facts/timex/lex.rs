use crate::text::Span;
use crate::wording::calendar::{Word, Words};

/// A word or a number, and what stands between it and the one before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme {
    pub start: usize,
    pub end: usize,
    pub means: Means,
    pub gap: Gap,
    pub case: Case,
}

/// What a lexeme means by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Means {
    Word(Word),
    /// Digits: their value, and how many there are.
    Digits(u32, u8),
    /// `1,100`.
    Grouped(u32),
    /// `5.1`, `19.30`: before the point, after it, and how many digits are after it.
    Decimal(u32, u32, u8),
}

/// What stands between a lexeme and the one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Gap {
    /// Nothing: `7pm`, `1990s`.
    Glued,
    Space,
    Comma,
    Hyphen,
    Colon,
    Slash,
    Apostrophe,
    /// A full stop and a space: the end of a sentence, or of an abbreviation.
    Stop,
    /// Anything else.
    Break,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    Lower,
    /// The first letter is a capital.
    Title,
    Upper,
}

/// Cuts `block` of `text` into lexemes.
pub(super) fn lex(text: &str, block: Span, out: &mut Vec<Lexeme>) {
    let bytes = &text.as_bytes()[..block.end];
    let words = Words::get();
    let mut at = block.start;
    let mut last_end = block.start;
    while at < bytes.len() {
        let length = letter(bytes, at);
        if length == 0 {
            at += 1;
            continue;
        }
        let start = at;
        let (end, means) = if bytes[at].is_ascii_digit() { digits(bytes, start) } else { word(words, bytes, start) };
        let gap = gap(&bytes[last_end..start]);
        out.push(Lexeme { start, end, means, gap, case: case(&bytes[start..end]) });
        last_end = end;
        at = end;
    }
}

/// How many bytes the letter or digit at `at` has; none if no letter begins there. Outside ASCII everything counts as a
/// letter but the signs of Latin-1 and the dashes, quotation marks and spaces of general punctuation.
fn letter(bytes: &[u8], at: usize) -> usize {
    match bytes[at] {
        b if b.is_ascii_alphanumeric() => 1,
        0xC3..=0xDF => 2,
        0xE2 if matches!(bytes.get(at + 1), Some(0x80 | 0x81)) => 0,
        0xE0..=0xEF => 3,
        0xF0..=0xF7 => 4,
        _ => 0,
    }
}

fn digits(bytes: &[u8], start: usize) -> (usize, Means) {
    let run = |from: usize| from + bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let number = |from: usize, to: usize| {
        bytes[from..to].iter().try_fold(0u32, |n, b| n.checked_mul(10)?.checked_add(u32::from(b - b'0')))
    };
    let end = run(start);
    let (mut whole, mut grouped) = (number(start, end), end);
    while end - start <= 3 && bytes.get(grouped) == Some(&b',') && run(grouped + 1) == grouped + 4 {
        whole = whole
            .zip(number(grouped + 1, grouped + 4))
            .and_then(|(thousands, rest)| thousands.checked_mul(1000)?.checked_add(rest));
        grouped += 4;
    }
    let Some(whole) = whole else { return (grouped, Means::Word(Word::Other)) };
    if grouped > end {
        return (grouped, Means::Grouped(whole));
    }
    let after = if bytes.get(end) == Some(&b'.') { run(end + 1) } else { end };
    if after > end + 1 {
        let places = u8::try_from(after - end - 1).unwrap_or(u8::MAX);
        return match number(end + 1, after) {
            Some(fraction) => (after, Means::Decimal(whole, fraction, places)),
            None => (after, Means::Word(Word::Other)),
        };
    }
    (end, Means::Digits(whole, u8::try_from(end - start).unwrap_or(u8::MAX)))
}

fn word(words: &Words, bytes: &[u8], start: usize) -> (usize, Means) {
    let mut end = start;
    while end < bytes.len() && !bytes[end].is_ascii_digit() {
        match letter(bytes, end) {
            0 => break,
            length => end += length,
        }
    }
    if end - start == 1
        && let Some(meridiem) = meridiem(bytes, start)
    {
        return meridiem;
    }
    (end, Means::Word(words.of(&bytes[start..end])))
}

/// `a.m.`, `p. m.`
fn meridiem(bytes: &[u8], start: usize) -> Option<(usize, Means)> {
    let means = match bytes[start] {
        b'a' | b'A' => Word::Am,
        b'p' | b'P' => Word::Pm,
        _ => return None,
    };
    let rest = bytes[start + 1..].strip_prefix(b".")?;
    let space = usize::from(rest.first() == Some(&b' '));
    rest.get(space).filter(|b| b.eq_ignore_ascii_case(&b'm'))?;
    let end = start + 3 + space;
    if end < bytes.len() && letter(bytes, end) > 0 {
        return None;
    }
    let stop = usize::from(bytes.get(end) == Some(&b'.'));
    Some((end + stop, Means::Word(means)))
}

fn gap(between: &[u8]) -> Gap {
    match between {
        b"" => Gap::Glued,
        b" " | b"\xC2\xA0" | b"\xE2\x80\xAF" | b"\n" | b"\r\n" | b"\t" | b"  " => Gap::Space,
        b"," | b", " | b" , " | b" ," | b",\n" => Gap::Comma,
        b"-" | b"- " | b"\xE2\x80\x93" | b"\xE2\x80\x91" => Gap::Hyphen,
        b":" => Gap::Colon,
        b"/" => Gap::Slash,
        b"'" | b"\xE2\x80\x99" => Gap::Apostrophe,
        b"." | b". " | b".\n" | b"., " | b".," => Gap::Stop,
        _ => Gap::Break,
    }
}

fn case(word: &[u8]) -> Case {
    if !word[0].is_ascii_uppercase() {
        Case::Lower
    } else if word.len() > 1 && word.iter().all(|b| !b.is_ascii_lowercase()) {
        Case::Upper
    } else {
        Case::Title
    }
}
