//! Whose picture it is.

/// What the credit under a picture says: `(Jane Roe/AP)`, `(Defense Ministry via AP, File)`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Credit {
    /// Who made or gave the picture.
    pub who: Option<String>,
    /// The agency that passes it on.
    pub agency: Option<String>,
    /// Given by somebody who may be party to the matter, and passed on by the agency: what it shows is their word.
    pub handout: bool,
    /// From the archive: it does not show what the report is about.
    pub archive: bool,
}

/// What stands before the name.
const PHOTO_BY: [&str; 7] = ["photo by", "photograph by", "photograph:", "photo:", "image:", "credit:", "credit "];

impl Credit {
    /// Reads a credit, with or without its parentheses.
    pub fn read(words: &str) -> Self {
        let inside = words.trim().trim_start_matches('(').trim_end_matches(')').trim();
        let archive = inside.split([',', ' ']).any(|word| word.eq_ignore_ascii_case("file"));
        let named = inside.split(',').next().unwrap_or("").trim();
        let (who, agency) = parties(named);
        let handout = named.contains(" via ") || is_handout(inside);
        Self { who: some(who), agency: some(agency), handout, archive }
    }
}

fn parties(named: &str) -> (&str, &str) {
    if let Some((who, agency)) = named.split_once(" via ") {
        return (who, agency);
    }
    let Some((first, last)) = named.rsplit_once('/') else {
        return (without_photo_by(named), "");
    };
    let lower = first.to_ascii_lowercase();
    if lower.ends_with(" photo") {
        return (last, &first[..first.len() - " photo".len()]);
    }
    if let Some(name) = last.strip_prefix("HO-") {
        return (name, first);
    }
    (without_photo_by(first.split('/').next().unwrap_or(first)), last)
}

fn without_photo_by(words: &str) -> &str {
    let lower = words.to_ascii_lowercase();
    let cut = PHOTO_BY.iter().find(|p| lower.starts_with(*p)).map_or(0, |p| p.len());
    words[cut..].trim_start_matches([':', ' '])
}

fn is_handout(inside: &str) -> bool {
    inside
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word.eq_ignore_ascii_case("handout") || matches!(word, "HO" | "HOGP" | "HONS"))
}

fn some(words: &str) -> Option<String> {
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, who: Option<&str>, agency: Option<&str>, handout: bool, archive: bool) {
        let credit = Credit::read(words);
        assert_eq!((credit.who.as_deref(), credit.agency.as_deref()), (who, agency), "{words}");
        assert_eq!((credit.handout, credit.archive), (handout, archive), "{words}");
    }

    #[test]
    fn reads_who_made_it_and_who_passes_it_on() {
        check("(AP Photo/Ann Poe)", Some("Ann Poe"), Some("AP"), false, false);
        check("(Ann Poe/Reuters)", Some("Ann Poe"), Some("Reuters"), false, false);
        check("Photo by Ann Poe/Getty Images", Some("Ann Poe"), Some("Getty Images"), false, false);
        check("(Ann Poe/AFP/Getty Images)", Some("Ann Poe"), Some("Getty Images"), false, false);
        check("(Lorne Harbor Police via AP, File)", Some("Lorne Harbor Police"), Some("AP"), true, true);
        check("THE NORTHERN PRESS/HO-Lorne Council", Some("Lorne Council"), Some("THE NORTHERN PRESS"), true, false);
        check("Photograph: Ann Poe/Reuters", Some("Ann Poe"), Some("Reuters"), false, false);
        check("(Ann Poe)", Some("Ann Poe"), None, false, false);
        check("()", None, None, false, false);
    }
}
