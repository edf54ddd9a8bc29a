//! Tags and text of HTML, with their places. Nothing is refused: browsers show any bytes, and so must we read them.

use super::words::Words;
use std::ops::Range;

/// A piece of markup.
#[derive(Debug)]
pub(super) enum Token {
    /// The start of an element, its name in lower case.
    Open { name: String, attributes: Vec<(String, Words)> },
    /// The end of an element.
    Close { name: String },
    /// Characters, entities read.
    Text(Words),
    /// What stands inside an element that holds no markup, such as a script: as it is.
    Raw { name: &'static str, words: Words },
}

/// Elements whose content is no markup.
const RAW: [&str; 8] = ["script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes"];

/// The tokens of `source`, in order.
pub(super) struct Tokens<'a> {
    source: &'a Words,
    text: &'a str,
    at: usize,
    raw: Option<&'static str>,
}

impl<'a> Tokens<'a> {
    pub fn of(source: &'a Words) -> Self {
        Self { source, text: source.as_str(), at: 0, raw: None }
    }

    fn raw_content(&mut self, name: &'static str) -> Option<Token> {
        let start = self.at;
        let end = close_of(&self.text[start..], name).map_or(self.text.len(), |at| start + at);
        self.at = end;
        let words = if name == "title" { decoded(self.source, start..end) } else { self.source.slice(start..end) };
        Some(Token::Raw { name, words })
    }

    /// What begins with `<` at the current byte; `None` when it was a comment or the like.
    fn tag(&mut self) -> Option<Token> {
        let rest = &self.text[self.at..];
        if rest.starts_with("<!--") {
            self.skip_past("-->", 4);
            return None;
        }
        if rest.starts_with("<![CDATA[") {
            let start = self.at + "<![CDATA[".len();
            self.skip_past("]]>", "<![CDATA[".len());
            let end =
                self.text[..self.at].len().saturating_sub(if self.text[..self.at].ends_with("]]>") { 3 } else { 0 });
            return Some(Token::Text(self.source.slice(start..end.max(start))));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            self.skip_past(">", 2);
            return None;
        }
        if let Some(name) = rest.strip_prefix("</") {
            let name = name_of(name);
            self.skip_past(">", 2);
            return Some(Token::Close { name });
        }
        Some(self.open_tag())
    }

    fn open_tag(&mut self) -> Token {
        let name = name_of(&self.text[self.at + 1..]);
        self.at += 1 + self.text[self.at + 1..].find(|c: char| ends_name(c)).unwrap_or(self.text.len() - self.at - 1);
        let mut attributes = Vec::new();
        while let Some(attribute) = self.attribute() {
            attributes.push(attribute);
        }
        self.raw = RAW.iter().copied().find(|raw| *raw == name);
        Token::Open { name, attributes }
    }

    /// The next attribute; `None` at the end of the tag, which is then behind us.
    fn attribute(&mut self) -> Option<(String, Words)> {
        self.skip(|c| c.is_ascii_whitespace() || c == '/');
        if self.at >= self.text.len() || self.text[self.at..].starts_with('>') {
            self.at = (self.at + 1).min(self.text.len());
            return None;
        }
        let start = self.at;
        self.at += self.text[start..].chars().next().map_or(0, char::len_utf8);
        self.skip(|c| !c.is_ascii_whitespace() && !matches!(c, '=' | '>' | '/'));
        let name = self.text[start..self.at].to_ascii_lowercase();
        self.skip(|c| c.is_ascii_whitespace());
        if !self.text[self.at..].starts_with('=') {
            return Some((name, Words::default()));
        }
        self.at += 1;
        self.skip(|c| c.is_ascii_whitespace());
        let quote = self.text[self.at..].chars().next().filter(|c| matches!(c, '"' | '\''));
        self.at += usize::from(quote.is_some());
        let start = self.at;
        match quote {
            Some(quote) => self.skip(|c| c != quote),
            None => self.skip(|c| !c.is_ascii_whitespace() && c != '>'),
        }
        let value = decoded(self.source, start..self.at);
        self.at = (self.at + usize::from(quote.is_some())).min(self.text.len());
        Some((name, value))
    }

    fn skip(&mut self, while_it: impl Fn(char) -> bool) {
        let rest = &self.text[self.at..];
        self.at += rest.find(|c| !while_it(c)).unwrap_or(rest.len());
    }

    fn skip_past(&mut self, end: &str, from: usize) {
        let start = self.text.floor_char_boundary(self.at + from);
        self.at = self.text[start..].find(end).map_or(self.text.len(), |at| start + at + end.len());
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(name) = self.raw.take() {
            return self.raw_content(name);
        }
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                return None;
            }
            if begins_tag(rest) {
                match self.tag() {
                    Some(token) => return Some(token),
                    None => continue,
                }
            }
            let start = self.at;
            while self.at == start || (self.at < self.text.len() && !begins_tag(&self.text[self.at..])) {
                let rest = &self.text[self.at..];
                let first = rest.chars().next().map_or(1, char::len_utf8);
                self.at += first + rest[first..].find('<').unwrap_or(rest.len() - first);
            }
            return Some(Token::Text(decoded(self.source, start..self.at)));
        }
    }
}

fn begins_tag(rest: &str) -> bool {
    let mut bytes = rest.bytes();
    bytes.next() == Some(b'<')
        && match bytes.next() {
            Some(b'!' | b'?') => true,
            Some(b'/') => bytes.next().is_some_and(|b| b.is_ascii_alphabetic()),
            Some(b) => b.is_ascii_alphabetic(),
            None => false,
        }
}

fn ends_name(c: char) -> bool {
    c.is_ascii_whitespace() || matches!(c, '>' | '/')
}

fn name_of(rest: &str) -> String {
    rest[..rest.find(ends_name).unwrap_or(rest.len())].to_ascii_lowercase()
}

/// Where `</name` begins.
fn close_of(rest: &str, name: &str) -> Option<usize> {
    rest.match_indices("</")
        .map(|(at, _)| at)
        .find(|at| rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)))
}

/// The characters in `range` with their entities read; what is no entity stays as it is.
pub(super) fn decoded(source: &Words, range: Range<usize>) -> Words {
    let text = source.as_str();
    let mut words = Words::default();
    let mut at = range.start;
    while at < range.end {
        let rest = &text[at..range.end];
        let plain = rest.find('&').unwrap_or(rest.len());
        words.extend(source, at..at + plain);
        at += plain;
        let rest = &text[at..range.end];
        if rest.is_empty() {
            break;
        }
        match entity(rest) {
            Some((c, length)) => {
                words.push_spelled(c, source.source(at));
                at += length;
            }
            None => {
                words.extend(source, at..at + 1);
                at += 1;
            }
        }
    }
    words
}

/// No entity that we know is longer.
const LONGEST_ENTITY: usize = 12;

/// The character of the entity at the head of `rest`, and its length.
fn entity(rest: &str) -> Option<(char, usize)> {
    let window = &rest[1..rest.floor_char_boundary(LONGEST_ENTITY)];
    let end = window.find(';')?;
    let name = &window[..end];
    let c = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c).or_else(|| letter(name))?,
    };
    Some((c, end + 2))
}

/// Numbers from 128 to 159 are what Windows has there, as browsers show them.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    if let Some(byte) = u8::try_from(code).ok().filter(|byte| (0x80..=0x9F).contains(byte)) {
        return encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
    }
    char::from_u32(code).filter(|c| *c != '\0')
}

/// `eacute`, `Uuml`: a letter and its mark. Unicode holds the two apart, and we put them together.
fn letter(name: &str) -> Option<char> {
    let first = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let marks: &[(&str, &str, &str)] = &[
        ("acute", "AEIOUYaeiouyCcNnSsZz", "ÁÉÍÓÚÝáéíóúýĆćŃńŚśŹź"),
        ("grave", "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
        ("circ", "AEIOUaeiou", "ÂÊÎÔÛâêîôû"),
        ("uml", "AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ"),
        ("tilde", "ANOano", "ÃÑÕãñõ"),
        ("cedil", "CcSs", "ÇçŞş"),
        ("caron", "CcSsZzEeRr", "ČčŠšŽžĚěŘř"),
        ("ring", "Aa", "Åå"),
        ("slash", "Oo", "Øø"),
        ("strok", "Ll", "Łł"),
    ];
    let (_, plain, marked) = marks.iter().find(|(mark, _, _)| *mark == &name[1..])?;
    marked.chars().nth(plain.chars().position(|c| c == first)?)
}

const ENTITIES: [(&str, char); 44] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("shy", '\u{AD}'),
    ("zwj", '\u{200D}'),
    ("zwnj", '\u{200C}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("horbar", '―'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("plusmn", '±'),
    ("times", '×'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("sect", '§'),
    ("szlig", 'ß'),
    ("aelig", 'æ'),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[&str]) {
        let words = Words::whole(source);
        let found: Vec<String> = Tokens::of(&words)
            .map(|token| match token {
                Token::Open { name, attributes } => {
                    let attributes = attributes.iter().map(|(name, value)| format!(" {name}={}", value.as_str()));
                    format!("<{name}{}>", attributes.collect::<String>())
                }
                Token::Close { name } => format!("</{name}>"),
                Token::Text(words) => words.as_str().to_string(),
                Token::Raw { name, words } => format!("{name}:{}", words.as_str()),
            })
            .collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn reads_tags_attributes_and_entities() {
        check("<P Class='a b' data-x=1 hidden>x &amp; y</p>", &["<p class=a b data-x=1 hidden=>", "x & y", "</p>"]);
        check("caf&eacute; &#8212; &#x2019; &#151; &nope; & &amp", &["café — ’ — &nope; & &amp"]);
        check("a<br/>b", &["a", "<br>", "b"]);
        check("<a title=\"x > y\">z", &["<a title=x > y>", "z"]);
    }

    #[test]
    fn leaves_out_comments_and_reads_over_scripts() {
        check("a<!-- <p>b</p> -->c<!doctype html><?x?>d", &["a", "c", "d"]);
        check("<script>if (a < b) '<p>'</script>x", &["<script>", "script:if (a < b) '<p>'", "</script>", "x"]);
        check("<title>a &lt; b</TITLE>", &["<title>", "title:a < b", "</title>"]);
        check("<![CDATA[a <b> c]]>d", &["a <b> c", "d"]);
    }

    #[test]
    fn takes_anything() {
        check("3 < 4 and 5 <6", &["3 < 4 and 5 <6"]);
        check("<", &["<"]);
        check("<<b>x", &["<", "<b>", "x"]);
        check("<a href=\"x", &["<a href=x>"]);
        check("<!-- open", &[]);
        check("<![CDATA[a", &["a"]);
        check("<é>&é;&#xD800;&#0;", &["<é>&é;&#xD800;&#0;"]);
    }
}
