//! The fields at the head of a text: YAML between lines of `---`, TOML between lines of `+++`.
//!
//! Of YAML, only plain values on the line of their key are read. Anchors, aliases, tags and nested values are what bombs
//! are made of, and no field that we read needs them.

use super::draft::Draft;
use super::words::Words;
use crate::report::{About, Kind};
use crate::text::Span;

/// Fields found at the head of a text.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    fields: Vec<(String, Words)>,
    left_out: Vec<String>,
    /// Where the text begins.
    pub end: usize,
}

/// No head is longer; a text that opens with a rule and has another far below has none.
const LONGEST: usize = 64 << 10;

/// Keys that we read, with what they speak of.
const KEYS: [(&str, About); 22] = [
    ("source", About::Outlet),
    ("outlet", About::Outlet),
    ("publisher", About::Outlet),
    ("byline", About::Byline),
    ("author", About::Byline),
    ("date", About::Published),
    ("published", About::Published),
    ("updated", About::Updated),
    ("modified", About::Updated),
    ("lastmod", About::Updated),
    ("created", About::Created),
    ("credit", About::Credit),
    ("dateline", About::Place),
    ("place", About::Place),
    ("embargo", About::Embargo),
    ("usage", About::Usage),
    ("rights", About::Usage),
    ("language", About::Language),
    ("lang", About::Language),
    ("url", About::Link),
    ("link", About::Link),
    ("canonical", About::Link),
];

impl FrontMatter {
    /// The fields at the head of `source`, if it has a head; what is wrong with it, if it cannot be read.
    pub fn of(source: &str) -> Option<Result<Self, String>> {
        let fence = source.lines().next()?.trim_end();
        let window = &source[..source.floor_char_boundary(LONGEST)];
        let start = source.find('\n')? + 1;
        let mut at = start;
        for line in window.get(start..)?.split_inclusive('\n') {
            if line.trim_end() == fence {
                let inside = Span::new(start, at);
                return match fence {
                    "---" => Some(Ok(Self { end: at + line.len(), ..Self::yaml(source, inside) })),
                    "+++" => Some(Self::toml(source, inside).map(|found| Self { end: at + line.len(), ..found })),
                    _ => None,
                };
            }
            at += line.len();
        }
        let opens = ["---", "+++"].contains(&fence) && source[start..].lines().next().is_some_and(is_field);
        opens.then(|| Err(format!("the fields at its head are not closed by a line of {fence}")))
    }

    fn yaml(source: &str, inside: Span) -> Self {
        let mut found = Self::default();
        let mut at = inside.start;
        for line in inside.of(source).split_inclusive('\n') {
            let start = at;
            at += line.len();
            let nested = line.starts_with([' ', '\t', '-', '#', '%']);
            let Some((key, value)) = line.split_once(':').filter(|_| !nested) else { continue };
            let value_at = start + key.len() + 1;
            match plain(value) {
                Some(range) => {
                    let mut words = Words::default();
                    words.push(&value[range.start..range.end], value_at + range.start);
                    found.fields.push((key.trim().to_lowercase(), words));
                }
                None => found.left_out.push(key.trim().to_lowercase()),
            }
        }
        found
    }

    fn toml(source: &str, inside: Span) -> Result<Self, String> {
        let table = toml::de::DeTable::parse(inside.of(source)).map_err(|error| {
            let line = inside.of(source)[..error.span().map_or(0, |span| span.start).min(inside.len())].lines().count();
            format!("line {}: {}", line.max(1) + 1, error.message())
        })?;
        let mut found = Self::default();
        for (key, value) in table.get_ref() {
            let span = value.span();
            let written = &inside.of(source)[span.clone()];
            let text = match value.get_ref() {
                toml::de::DeValue::String(text) => text.to_string(),
                toml::de::DeValue::Datetime(time) => time.to_string(),
                toml::de::DeValue::Integer(number) => number.to_string(),
                _ => {
                    found.left_out.push(key.get_ref().to_lowercase());
                    continue;
                }
            };
            let mut words = Words::default();
            // Where escapes changed the words, they all stand at the place of the value.
            words.push(&text, inside.start + span.start + written.find(&text).unwrap_or(0));
            found.fields.push((key.get_ref().to_lowercase(), words));
        }
        Ok(found)
    }

    fn get(&self, key: &str) -> Option<&Words> {
        self.fields.iter().find(|(name, _)| name == key).map(|(_, words)| words)
    }

    /// Puts the fields into a draft.
    pub fn declare(&self, draft: &mut Draft) {
        if let Some(title) = self.get("title").or_else(|| self.get("headline")) {
            draft.headline(title);
        }
        for (key, about) in KEYS {
            if let Some(value) = self.get(key) {
                draft.declare(about, key, value.as_str());
            }
            if self.left_out.iter().any(|left| left == key) {
                draft.note("front-matter", format!("The value of {key:?} is not a plain one; it was left out."));
            }
        }
        if let Some(id) = self.get("id").or_else(|| self.get("slug")) {
            draft.item(id.as_str(), self.get("version").and_then(|version| version.as_str().parse().ok()));
        }
        if let Some(kind) = self.get("kind").and_then(|kind| Kind::named(kind.as_str())) {
            draft.kind(kind);
        }
    }
}

/// Whether a line gives a value to a key that is read.
fn is_field(line: &str) -> bool {
    let key = line.split_once([':', '=']).map(|(key, _)| key.trim().to_lowercase());
    let other = ["title", "headline", "id", "slug", "version", "kind"];
    key.is_some_and(|key| other.contains(&key.as_str()) || KEYS.iter().any(|(known, _)| *known == key))
}

/// The plain value on the rest of a line of YAML, without its quotes and the comment after it.
fn plain(value: &str) -> Option<Span> {
    let start = value.len() - value.trim_start().len();
    let rest = value.trim();
    if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let inside = &rest[1..];
        let end = inside.rfind(quote)?;
        let sound = quote == '\'' || !inside[..end].contains('\\');
        return sound.then(|| Span::new(start + 1, start + 1 + end));
    }
    let end = rest.find(" #").unwrap_or(rest.len());
    let is_plain = !rest.starts_with(['&', '*', '!', '|', '>', '{', '[', '%', '@', '`', '#']) && end > 0;
    is_plain.then(|| Span::new(start, start + rest[..end].trim_end().len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(source: &str) -> Vec<(String, String)> {
        let found = FrontMatter::of(source).unwrap().unwrap();
        for (_, words) in &found.fields {
            let at = words.source(0);
            assert_eq!(&source[at..at + words.as_str().len()], words.as_str());
        }
        let mut fields: Vec<_> = found.fields.iter().map(|(k, v)| (k.clone(), v.as_str().to_string())).collect();
        fields.sort();
        fields
    }

    #[test]
    fn reads_plain_yaml_and_toml() {
        let yaml = "---\ntitle: \"Ferry sinks: nine dead\"\ndate: 2024-03-09 # a Saturday\nSource: 'AP'\n---\nText";
        let toml = "+++\ntitle = \"Ferry sinks: nine dead\"\ndate = 2024-03-09\nsource = 'AP'\n+++\nText";
        let expected = [("date", "2024-03-09"), ("source", "AP"), ("title", "Ferry sinks: nine dead")];
        for source in [yaml, toml] {
            assert_eq!(fields(source), expected.map(|(k, v)| (k.to_string(), v.to_string())));
            assert_eq!(&source[FrontMatter::of(source).unwrap().unwrap().end..], "Text");
        }
    }

    #[test]
    fn leaves_out_what_bombs_are_made_of() {
        let source = "---\na: &a [x, x]\ntitle: *a\nsource: !!python/object x\ntags:\n  - one\ndate: |\n  x\n---\n";
        let found = FrontMatter::of(source).unwrap().unwrap();
        assert!(found.fields.is_empty(), "{:?}", found.fields);
        assert_eq!(found.left_out, ["a", "title", "source", "tags", "date"]);
    }

    #[test]
    fn a_head_that_does_not_end_is_no_story() {
        for source in
            ["---\ntitle: Ferry sinks\nNine drowned.\n", "+++\nsource = 'AP'\nNine drowned.", "---\r\nDate: 2024\r\n"]
        {
            assert!(FrontMatter::of(source).unwrap().unwrap_err().contains("not closed by a line of"), "{source}");
        }
        assert!(FrontMatter::of("---\nThe mayor: a portrait\n\nShe was born in Lorne.\n").is_none());
    }

    #[test]
    fn a_rule_is_no_head() {
        assert!(FrontMatter::of("---\nNine people drowned.\n").is_none());
        assert!(FrontMatter::of(&format!("---\n{}\n---\n", "x".repeat(LONGEST))).is_none());
        assert!(FrontMatter::of("Text\n---\n").is_none());
        assert!(FrontMatter::of("+++\ntitle = \n+++\n").unwrap().is_err());
    }
}
