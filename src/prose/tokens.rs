//! Words as UD English cuts them, so that the trees' weights see what they were trained on.
//!
//! - `don't` is `do` `n't`, `Ann's` is `Ann` `'s`, `cannot` is `can` `not`.
//! - `10-year-old` is five tokens; a prefix keeps its hyphen (`anti-tank`, `mid-1990s`), so do telephone numbers.
//! - `$1.2bn` is `$` `1.2` `bn`, `5pm` is `5` `pm`, `20%` is `20` `%`; `1960s` and `20th` stay whole.
//! - `U.S.`, `Mr.`, `a.m.` keep their full stop, and where such a word ends the sentence there is no other.
//! - `and/or` is three tokens, `9/11` one. Dashes always stand alone.

use super::Token;
use super::abbreviations as known;
use crate::text::Span;

/// In bytes.
const LONGEST: usize = 200;

/// Adds the tokens of `sentence`.
pub(super) fn split(text: &str, sentence: Span, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut at = sentence.start;
    while at < sentence.end {
        if let Some(length) = space(text, at) {
            at += length;
            continue;
        }
        let start = at;
        let mut plain = true;
        while at < sentence.end {
            let byte = bytes[at];
            if byte.is_ascii_alphabetic() {
                at += 1;
            } else if byte <= b' ' {
                break;
            } else if byte < 0x80 {
                plain = false;
                at += 1;
            } else if space(text, at).is_some() {
                break;
            } else {
                plain = false;
                at += 1;
                while !text.is_char_boundary(at) {
                    at += 1;
                }
            }
        }
        let end = at.min(sentence.end);
        if end - start > LONGEST {
            pieces(text, start, end, tokens);
        } else if plain {
            word(text, start, end, tokens)
        } else {
            chunk(text, start, end, tokens)
        }
    }
}

/// What has no white space and is too long for a word or an address is cut anywhere, so that the cost stays linear.
fn pieces(text: &str, mut start: usize, end: usize, tokens: &mut Vec<Token>) {
    while start < end {
        let cut = text.floor_char_boundary((start + LONGEST).min(end));
        chunk(text, start, cut, tokens);
        start = cut;
    }
}

/// The length of the white space that begins at `at`, if it does.
fn space(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes()[at] {
        byte if byte <= b' ' => Some(1),
        0xC2 | 0xE1 | 0xE2 | 0xE3 | 0xEF => {
            let c = text[at..].chars().next()?;
            (c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}').then_some(c.len_utf8())
        }
        _ => None,
    }
}

fn push(start: usize, end: usize, tokens: &mut Vec<Token>) {
    if start < end {
        tokens.push(Token { span: Span::new(start, end) });
    }
}

/// A run of ASCII letters: only a few are two words.
fn word(text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    let cut = match end - start {
        5 if is_any(&text[start..end], &["gonna", "gotta", "wanna"]) => 3,
        6 if text[start..end].eq_ignore_ascii_case("cannot") => 3,
        _ => end - start,
    };
    push(start, start + cut, tokens);
    push(start + cut, end, tokens);
}

fn is_any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'' | '`')
}

fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—' | '―' | '‒')
}

/// What always stands alone before or behind a word.
fn is_sign(c: char) -> bool {
    is_quote(c)
        || is_dash(c)
        || matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | ',' | ';' | ':' | '!' | '?' | '…' | '•' | '·')
        || matches!(c, '%' | '°' | '|' | '*' | '=' | '~' | '^' | '¿' | '¡')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '€' | '¥' | '₹' | '₽' | '₺' | '₩' | '₪' | '₴')
}

/// Anything between white space that is not only letters.
fn chunk(text: &str, mut start: usize, end: usize, tokens: &mut Vec<Token>) {
    while start < end {
        let rest = &text[start..end];
        let Some(c) = rest.chars().next() else { return };
        if whole_in_front(rest) {
            break;
        }
        if !(is_sign(c) || is_currency(c) || (matches!(c, '.' | '-' | '+' | '#') && !joins_number(rest))) {
            break;
        }
        let length = run(rest);
        push(start, start + length, tokens);
        start += length;
    }
    if start < end {
        core(text, start, end, tokens);
    }
}

/// `'90s`, `’70s`, `'em`: the apostrophe belongs to the word.
fn whole_in_front(rest: &str) -> bool {
    let Some(tail) = rest.strip_prefix('\'').or_else(|| rest.strip_prefix('’')) else { return false };
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    let after = tail.as_bytes().get(digits);
    let year = digits == 2 && (after.is_none_or(|b| !b.is_ascii_alphanumeric()) || after == Some(&b's'));
    let letters = &tail[..tail.bytes().take_while(u8::is_ascii_alphabetic).count()];
    let alone = letters.len() == tail.len() && is_any(letters, &["s", "re", "ve", "ll", "d", "m"]);
    let short = !tail[letters.len()..].starts_with(char::is_alphanumeric) && is_any(letters, &["em", "til", "cause"]);
    year || alone || short
}

/// `.5`, `-5`, `+44`, `#1`: a sign with its number. Only the point is part of it.
fn joins_number(rest: &str) -> bool {
    let digit = rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    digit && matches!(rest.as_bytes()[0], b'.' | b'+') || rest.starts_with('#') && rest.len() > 1 && !digit
}

/// The length of the sign that `rest` begins with: repeated marks are one.
fn run(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    let same = |c: char| match first {
        '!' | '?' => matches!(c, '!' | '?'),
        '.' | '-' | '*' | '=' | '~' | '_' | '•' | '<' | '>' | '`' => c == first,
        '\'' => c == '\'',
        _ => false,
    };
    let length: usize = rest.chars().take_while(|&c| same(c)).map(char::len_utf8).sum();
    length.max(first.len_utf8())
}

/// From the first letter or digit on: takes signs off the end, then cuts what is left.
fn core(text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    let inner_end = without_end(text, start, end);
    if is_address(&text[start..inner_end]) {
        push(start, inner_end, tokens);
    } else {
        parts(text, start, inner_end, tokens);
    }
    if inner_end < end && inner_end > start {
        chunk(text, inner_end, end, tokens);
    }
}

/// Where the word ends and the signs behind it begin.
fn without_end(text: &str, start: usize, end: usize) -> usize {
    let mut cut = end;
    while cut > start {
        let rest = &text[start..cut];
        let Some(c) = rest.chars().next_back() else { break };
        if c == '.' {
            if keeps_stop(rest) {
                break;
            }
        } else if !(is_sign(c) || is_currency(c) || c == '-' || c == '/') {
            break;
        }
        cut -= c.len_utf8();
    }
    if cut == start { start + text[start..end].chars().next().map_or(0, char::len_utf8) } else { cut }
}

/// Whether the full stop that `word` ends with is its own.
fn keeps_stop(word: &str) -> bool {
    let stem = &word[..word.len() - 1];
    if stem.ends_with('.') || stem.is_empty() {
        return false;
    }
    let stem = &stem[stem
        .rfind(['-', '–', '—', '(', '[', '"', '“', '/'])
        .map_or(0, |at| at + stem[at..].chars().next().map_or(1, char::len_utf8))..];
    let mut letters = stem.chars();
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    (single && stem != "I") || is_dotted(stem) || known::is_abbreviation(stem)
}

/// `U.S`, `a.m`, `Ph.D`: short runs of letters with full stops between.
fn is_dotted(stem: &str) -> bool {
    stem.len() <= 14
        && stem.contains('.')
        && stem.split('.').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// Pages, mailboxes, names of accounts.
fn is_address(word: &str) -> bool {
    word.contains("://")
        || word.starts_with("www.")
        || word.starts_with('@')
        || word.starts_with('#')
        || word.find('@').is_some_and(|at| at > 0 && word[at..].contains('.'))
        || is_domain(word)
}

fn is_domain(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or(word);
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    let ends = ["com", "org", "net", "edu", "gov", "uk", "info", "io", "ru", "html", "pdf", "doc", "jpg", "eu", "tv"];
    !name.is_empty() && is_any(end, &ends) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b))
}

/// Cuts at dashes, hyphens, slashes and inner signs; each part may still be a contraction or a number with its unit.
fn parts(text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    let keeps = keeps_hyphens(&text[start..end]);
    let mut from = start;
    let mut at = start;
    while at < end {
        let Some(c) = text[at..end].chars().next() else { break };
        let after = at + c.len_utf8();
        let cuts = match c {
            '-' => text[at..end].starts_with("--") || (!keeps && !keeps_prefix(&text[from..at], &text[after..end])),
            '/' => !keeps_slash(&text[from..at], &text[after..end]),
            ',' | ':' => !(between_digits(text, from, at, after, end)),
            '.' => text[at..end].starts_with(".."),
            '\'' | '’' => false,
            '+' | '&' | '*' => false,
            _ => is_sign(c) || (is_currency(c) && after < end),
        };
        if cuts && at > from {
            piece(text, from, at, tokens);
        }
        if cuts {
            let length = run(&text[at..end]);
            push(at, at + length, tokens);
            at += length;
            from = at;
            // What follows a bracket or a currency sign may begin with a sign again.
            if at < end && !text[at..end].starts_with(char::is_alphanumeric) {
                return chunk(text, at, end, tokens);
            }
        } else {
            at = after;
        }
    }
    piece(text, from, end, tokens);
}

fn between_digits(text: &str, from: usize, at: usize, after: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    at > from && after < end && bytes[at - 1].is_ascii_digit() && bytes[after].is_ascii_digit()
}

/// Telephone numbers and dates in figures stay whole, ranges do not: `555-0199`, `2023-01-13`, but `20-25`, `2015-16`.
fn keeps_hyphens(word: &str) -> bool {
    let groups = || word.split('-');
    if word.starts_with('-') || !groups().all(|g| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit())) {
        return false;
    }
    let lengths: Vec<usize> = groups().map(str::len).collect();
    lengths.len() > 2 || lengths == [3, 4]
}

/// `anti-tank`, `mid-1990s`, `e-mail`.
fn keeps_prefix(before: &str, after: &str) -> bool {
    after.starts_with(char::is_alphanumeric) && known::is_prefix(before)
}

/// `9/11`, `b/c`, `1/2` stay whole.
fn keeps_slash(before: &str, after: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'/');
    let short = |part: &str| part.len() == 1 && part.bytes().all(|b| b.is_ascii_lowercase());
    (digits(before) && digits(after)) || (short(before) && short(after))
}

/// A part without hyphens: contractions, possessives, figures with units.
fn piece(text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    let word = &text[start..end];
    if word.is_empty() {
        return;
    }
    if let Some(cut) = figure(word) {
        push(start, start + cut, tokens);
        push(start + cut, end, tokens);
    } else if let Some(cut) = clitic(word) {
        piece(text, start, start + cut, tokens);
        push(start + cut, end, tokens);
    } else if word.bytes().all(|b| b.is_ascii_alphabetic()) {
        self::word(text, start, end, tokens);
    } else {
        push(start, end, tokens);
    }
}

/// Where the unit of a figure begins: `1.2bn`, `5pm`, `40km`.
fn figure(word: &str) -> Option<usize> {
    if !word.as_bytes()[0].is_ascii_digit() {
        return None;
    }
    let cut = word.bytes().take_while(|b| b.is_ascii_digit() || b".,:".contains(b)).count();
    let unit = &word[cut..];
    let figures = word[..cut].bytes().last().is_some_and(|b| b.is_ascii_digit());
    (figures && !unit.is_empty() && known::is_unit(unit)).then_some(cut)
}

/// Where the second word of a contraction begins: `n't`, `'s`, `’re`.
fn clitic(word: &str) -> Option<usize> {
    let at = word.rfind(['\'', '’'])?;
    if at == 0 {
        return None;
    }
    let tail = word[at..].trim_start_matches(['\'', '’']);
    let before = &word[..at];
    if tail.eq_ignore_ascii_case("t") && before.ends_with(['n', 'N']) && before.len() > 1 {
        return Some(at - 1);
    }
    let decade = before.ends_with("0") && tail == "s" && before.len() <= 4;
    (is_any(tail, &["s", "re", "ve", "ll", "d", "m"]) && !decade).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        let mut tokens = Vec::new();
        split(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.span.of(text)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn cuts_as_the_treebanks_do() {
        let cases = [
            ("He didn't say Ann's won't go.", "He did n't say Ann 's wo n't go ."),
            ("They’re the workers’ rights", "They ’re the workers ’ rights"),
            ("a 10-year-old boy", "a 10 - year - old boy"),
            ("anti-tank mines of the mid-1990s", "anti-tank mines of the mid-1990s"),
            ("It cost $1.2bn, or £900m.", "It cost $ 1.2 bn , or £ 900 m ."),
            ("at 5:30pm or 9 a.m. Monday", "at 5:30 pm or 9 a.m. Monday"),
            ("up 20% in the 1960s (the 20th).", "up 20 % in the 1960s ( the 20th ) ."),
            ("The U.S. and the U.K.", "The U.S. and the U.K."),
            ("Mr. Roe of Acme Inc. left...", "Mr. Roe of Acme Inc. left ..."),
            ("“We cannot,” she said—twice.", "“ We can not , ” she said — twice ."),
            ("and/or on 9/11 2015-16, call 555-0199", "and / or on 9/11 2015 - 16 , call 555-0199"),
            ("1,187 of 2.5 million; 20–25", "1,187 of 2.5 million ; 20 – 25"),
            ("see www.example.org/a-b, or a.b@c.org.", "see www.example.org/a-b , or a.b@c.org ."),
            ("O'Neill's '90s ('em)", "O'Neill 's '90s ( 'em )"),
            ("\"Stop!\" he said.", "\" Stop ! \" he said ."),
            ("US$5 million", "US $ 5 million"),
            ("Wait--what?!", "Wait -- what ?!"),
            ("", ""),
        ];
        let wrong: Vec<_> = cases.iter().filter(|(text, want)| cut(text) != *want).map(|(t, w)| (cut(t), w)).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn tokens_cover_all_but_white_space() {
        for text in
            ["a$b€-'", "''''", "n't", "'s", "--", ".-/’t", "§5", "x\u{a0}y", "’", "1.2.3.", "a/", "/", "-a-", "#"]
        {
            let mut tokens = Vec::new();
            split(text, Span::new(0, text.len()), &mut tokens);
            let joined: String = tokens.iter().map(|t| t.span.of(text)).collect();
            assert_eq!(joined, text.replace('\u{a0}', ""));
        }
    }
}
