use super::words::Words;

/// A value of JSON whose strings know where they stand in the file. Numbers stay as written.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Number(String),
    String(Words),
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// Why a text is no JSON, and at which of its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Fault {
    pub what: &'static str,
    pub at: usize,
}

impl Value {
    /// The one value in `source`. It may nest `deepest` deep.
    pub fn parse(source: &Words, deepest: usize) -> Result<Self, Fault> {
        let mut parser = Parser { source, text: source.as_str(), at: 0 };
        let value = parser.document(deepest)?;
        parser.skip_space();
        if parser.at < parser.text.len() {
            return Err(parser.fault("more follows after the end"));
        }
        Ok(value)
    }

    /// The value of a key of an object; where a key is given twice, the last counts, as in most readers.
    pub fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Self::Object(pairs) => pairs.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The value at the end of a path of keys.
    pub fn at(&self, path: &[&str]) -> Option<&Value> {
        path.iter().try_fold(self, |value, key| value.get(key))
    }

    /// The first of `keys` that has a string with words.
    pub fn first(&self, keys: &[&str]) -> Option<&Words> {
        keys.iter().find_map(|key| self.get(key)?.words().filter(|words| !words.is_blank()))
    }

    pub fn words(&self) -> Option<&Words> {
        match self {
            Self::String(words) => Some(words),
            _ => None,
        }
    }

    /// A string or a number, as written.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(words) => Some(words.as_str()),
            Self::Number(digits) => Some(digits),
            _ => None,
        }
    }

    /// The string at the end of a path, if there is one with words.
    pub fn str_at(&self, path: &[&str]) -> Option<&str> {
        self.at(path)?.as_str().filter(|value| !value.trim().is_empty())
    }

    /// The values of an array; of anything else but null, itself.
    pub fn items(&self) -> &[Value] {
        match self {
            Self::Array(values) => values,
            Self::Null => &[],
            other => std::slice::from_ref(other),
        }
    }

    /// The values of a key as a list.
    pub fn list(&self, key: &str) -> &[Value] {
        self.get(key).map_or(&[], Value::items)
    }
}

struct Parser<'a> {
    source: &'a Words,
    text: &'a str,
    at: usize,
}

const TOO_DEEP: &str = "it is nested deeper than the limit max-depth allows";

/// A value that is not closed yet.
enum Open {
    Array(Vec<Value>),
    Object(Vec<(String, Value)>, String),
}

impl Parser<'_> {
    fn fault(&self, what: &'static str) -> Fault {
        Fault { what, at: self.source.source(self.at) }
    }

    fn skip_space(&mut self) {
        self.at += self.text[self.at..].bytes().take_while(|b| matches!(b, b' ' | b'\n' | b'\r' | b'\t')).count();
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let here = self.peek() == byte && self.at < self.text.len();
        self.at += usize::from(here);
        here
    }

    /// Values are nested on a stack of our own, so that no input can exhaust the machine's.
    fn document(&mut self, deepest: usize) -> Result<Value, Fault> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            if open.len() > deepest {
                return Err(self.fault(TOO_DEEP));
            }
            let mut value = if self.take(b'[') {
                if !self.take(b']') {
                    open.push(Open::Array(Vec::new()));
                    continue;
                }
                Value::Array(Vec::new())
            } else if self.take(b'{') {
                if !self.take(b'}') {
                    let key = self.key()?;
                    open.push(Open::Object(Vec::new(), key));
                    continue;
                }
                Value::Object(Vec::new())
            } else {
                self.scalar()?
            };
            loop {
                match open.pop() {
                    None => return Ok(value),
                    Some(Open::Array(mut values)) => {
                        values.push(value);
                        if self.take(b',') {
                            open.push(Open::Array(values));
                            break;
                        }
                        self.close(b']')?;
                        value = Value::Array(values);
                    }
                    Some(Open::Object(mut pairs, key)) => {
                        pairs.push((key, value));
                        if self.take(b',') {
                            let key = self.key()?;
                            open.push(Open::Object(pairs, key));
                            break;
                        }
                        self.close(b'}')?;
                        value = Value::Object(pairs);
                    }
                }
            }
        }
    }

    fn close(&mut self, bracket: u8) -> Result<(), Fault> {
        if self.take(bracket) {
            return Ok(());
        }
        Err(self.fault(if self.at >= self.text.len() {
            "it breaks off"
        } else {
            "a comma or a closing bracket is missing"
        }))
    }

    fn key(&mut self) -> Result<String, Fault> {
        self.skip_space();
        if self.peek() != b'"' {
            return Err(self.fault(if self.at >= self.text.len() {
                "it breaks off"
            } else {
                "a key in quotes is missing"
            }));
        }
        let key = self.string()?.as_str().to_string();
        if self.take(b':') { Ok(key) } else { Err(self.fault("a colon is missing")) }
    }

    fn scalar(&mut self) -> Result<Value, Fault> {
        self.skip_space();
        let rest = &self.text[self.at..];
        if rest.starts_with('"') {
            return self.string().map(Value::String);
        }
        let word = &rest[..rest.find([',', ']', '}', ' ', '\n', '\r', '\t', ':']).unwrap_or(rest.len())];
        let value = match word {
            "" if rest.is_empty() => return Err(self.fault("it breaks off")),
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            _ if is_number(word) => Value::Number(word.to_string()),
            _ => return Err(self.fault("a value is missing or misspelled")),
        };
        self.at += word.len();
        Ok(value)
    }

    fn string(&mut self) -> Result<Words, Fault> {
        self.at += 1;
        let mut words = Words::default();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.find(['"', '\\']).ok_or_else(|| self.fault("a string is not closed"))?;
            words.extend(self.source, self.at..self.at + plain);
            self.at += plain;
            if self.peek() == b'"' {
                self.at += 1;
                return Ok(words);
            }
            let place = self.source.source(self.at);
            let c = self.escape()?;
            words.push_spelled(c, place);
        }
    }

    /// The character that an escape stands for; half of a pair of surrogates is shown as U+FFFD.
    fn escape(&mut self) -> Result<char, Fault> {
        let letter = self.text.as_bytes().get(self.at + 1).copied();
        let short = match letter {
            Some(b @ (b'"' | b'\\' | b'/')) => char::from(b),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.fault("an escape is misspelled")),
        };
        self.at += 2;
        Ok(short)
    }

    fn unicode_escape(&mut self) -> Result<char, Fault> {
        let unit = |at: usize| {
            let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
            digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok()).flatten()
        };
        let first = unit(self.at).ok_or_else(|| self.fault("an escape is misspelled"))?;
        let second = unit(self.at + 6).filter(|second| (0xDC00..=0xDFFF).contains(second));
        let units: Vec<u16> = match second {
            Some(second) if (0xD800..=0xDBFF).contains(&first) => vec![first, second],
            _ => vec![first],
        };
        self.at += 6 * units.len();
        Ok(char::decode_utf16(units).next().and_then(Result::ok).unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}

/// A number as JSON spells it. It is never computed with, so that no size is too large.
fn is_number(word: &str) -> bool {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(source: &str) -> Result<Value, Fault> {
        Value::parse(&Words::whole(source), 128)
    }

    #[test]
    fn strings_lead_back_to_the_file() {
        let source = r#"{"a": [1, {"text": "one\ntwo \u00e9\ud83d\ude00 six"}], "b": null}"#;
        let value = parse(source).unwrap();
        let text = value.list("a")[1].get("text").unwrap().words().unwrap();
        assert_eq!(text.as_str(), "one\ntwo é😀 six");
        assert_eq!(text.source(text.as_str().find("two").unwrap()), source.find("two").unwrap());
        assert_eq!(text.source(text.as_str().find("six").unwrap()), source.find("six").unwrap());
        assert_eq!(value.get("b"), Some(&Value::Null));
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        for (source, what, at) in [
            ("", "it breaks off", 0),
            ("{\"a\": 1", "it breaks off", 7),
            ("[1,", "it breaks off", 3),
            ("[1,]", "a value is missing or misspelled", 3),
            ("{\"a\" 1}", "a colon is missing", 5),
            ("{a: 1}", "a key in quotes is missing", 1),
            ("\"ab", "a string is not closed", 1),
            ("\"\\x\"", "an escape is misspelled", 1),
            ("\"\\u12\"", "an escape is misspelled", 1),
            ("[NaN]", "a value is missing or misspelled", 1),
            ("[1] // note", "more follows after the end", 4),
        ] {
            assert_eq!(parse(source), Err(Fault { what, at }), "{source}");
        }
    }

    #[test]
    fn takes_what_is_odd_but_sound() {
        assert_eq!(parse("[1e400, -0, 123456789012345678901]").unwrap().items().len(), 3);
        assert_eq!(parse("{\"a\": 1, \"a\": 2}").unwrap().str_at(&["a"]), Some("2"));
        assert_eq!(parse("\"\\ud800\"").unwrap().as_str(), Some("\u{FFFD}"));
        assert_eq!(parse("\"\\ud800\\u0041\"").unwrap().as_str(), Some("\u{FFFD}A"));
        assert_eq!(parse(" [] ").unwrap(), Value::Array(vec![]));
    }

    #[test]
    fn refuses_deep_nesting_at_once() {
        assert_eq!(parse(&"[".repeat(1 << 20)).unwrap_err().what, TOO_DEEP);
        assert_eq!(parse(&"{\"a\":".repeat(1 << 20)).unwrap_err().what, TOO_DEEP);
    }
}
