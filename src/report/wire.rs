//! The practice of agencies: notes to editors, slugs with versions, pictures from the archive.

use super::Item;
use crate::text::Span;

/// With these words a paragraph speaks to editors, or about the report itself.
const TO_EDITORS: [&str; 22] = [
    "Eds:",
    "Eds.:",
    "EDS:",
    "Eds note:",
    "Editors:",
    "Editor's note:",
    "Editor’s note:",
    "Editors' note:",
    "Editors’ note:",
    "EDITOR'S NOTE",
    "EDITOR’S NOTE",
    "EDITORS:",
    "Embargoed until",
    "EMBARGOED",
    "EMBARGO:",
    "Clarification:",
    "CLARIFICATION:",
    "A previous version of this",
    "An earlier version of this",
    "A previous headline",
    "An earlier headline",
    "With AP Photos",
];

/// A paragraph that begins so owns up to an error.
const CORRECTIONS: [&str; 13] = [
    "Correction:",
    "CORRECTION:",
    "Corrections:",
    "CORRECTION ",
    "CORRECTS",
    "Corrects",
    "(Corrects",
    "(This story has been corrected",
    "(This story corrects",
    "This story has been corrected",
    "This story corrects",
    "This article has been corrected",
    "This version corrects",
];

/// What a new version does, in capitals or in parentheses: `UPDATES with`, `(Adds quotes, background)`.
const CHANGES: [&str; 9] = ["UPDATE", "ADD", "RECAST", "RESTORE", "CLARIFIE", "TRIM", "FIXE", "INSERT", "RAISE"];

/// What a paragraph that is not the story is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Aside {
    ToEditors,
    Correction,
}

/// The aside that a paragraph is, if it is one.
pub(super) fn aside(words: &str) -> Option<Aside> {
    let begins = |list: &[&str]| list.iter().any(|start| words.starts_with(start));
    if begins(&CORRECTIONS) || (begins(&["A previous version of this", "An earlier version of this"])) {
        return Some(Aside::Correction);
    }
    let is_slug = words.len() <= LONGEST_SLUG && slug(words).is_some();
    (begins(&TO_EDITORS) || says_what_changed(words) || is_slug).then_some(Aside::ToEditors)
}

/// `UPDATES with death toll.` and `(Adds quotes, paragraphs 3-5)`, but not "ADDIS ABABA" and not "(Adding to …)".
fn says_what_changed(words: &str) -> bool {
    let in_parentheses = words.strip_prefix('(').filter(|_| words.ends_with(')'));
    let first: String = in_parentheses.unwrap_or(words).chars().take_while(|c| c.is_alphabetic()).collect();
    let shape = if in_parentheses.is_some() { first.to_uppercase() } else { first };
    CHANGES.iter().any(|verb| shape.strip_prefix(verb).is_some_and(|ending| ending == "S"))
}

/// A sentence with one of these speaks of what was wrong, or of the report.
const OF_THE_ERROR: [&str; 22] = [
    "earlier",
    "previous",
    "misstate",
    "incorrect",
    "erroneous",
    "wrongly",
    "in error",
    "mistake",
    "misidentif",
    "misspell",
    "should have",
    "we stated",
    "we said",
    "we gave",
    "we reported",
    "we wrote",
    "regret",
    "this story",
    "this article",
    "this version",
    "this report",
    "corrects ",
];

/// What leads from the error to what is right within one sentence.
const TURNS: [&str; 4] = [" to say that ", " to show that ", " to reflect that ", " to make clear that "];

/// The parts of a correction in order, and of each whether it says what is right.
pub(super) fn correction(words: &str) -> Vec<(Span, bool)> {
    let mut found = Vec::new();
    let label = words.find(':').filter(|&colon| CORRECTIONS.contains(&&words[..=colon])).map_or(0, |colon| colon + 1);
    for sentence in sentences(words, label) {
        let said = sentence.of(words);
        let lower = said.to_lowercase();
        let turn = TURNS.iter().filter_map(|turn| Some(said.find(turn)? + turn.len())).min();
        let of_error = OF_THE_ERROR.iter().any(|word| lower.contains(word))
            || said.starts_with(['(', ' ']) && said.trim().starts_with('(');
        match turn.filter(|_| of_error) {
            Some(turn) => {
                found.push((Span::new(sentence.start, sentence.start + turn), false));
                found.push((Span::new(sentence.start + turn, sentence.end), true));
            }
            None => found.push((sentence, !of_error)),
        }
    }
    match found.first_mut() {
        Some((first, false)) => first.start = 0,
        _ if label > 0 => found.insert(0, (Span::new(0, label), false)),
        _ => {}
    }
    found
}

/// Cuts after full stops that follow a number or a word too long for an abbreviation.
fn sentences(words: &str, start: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = start;
    for (at, _) in words.match_indices(". ").filter(|(at, _)| *at >= start) {
        let last = words[..at].rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or("");
        if last.chars().count() > LONGEST_ABBREVIATION || last.ends_with(|c: char| c.is_ascii_digit()) {
            found.push(Span::new(from, at + 1));
            from = at + 1;
        }
    }
    found.push(Span::new(from, words.len()));
    found
}

/// "Sept", "Capt".
const LONGEST_ABBREVIATION: usize = 4;

/// Slugs are a few words.
const LONGEST_SLUG: usize = 100;

/// The item and its version that a slug line names: `BC-Lorne-Ferry, 3rd Ld-Writethru`.
pub(super) fn slug(line: &str) -> Option<Item> {
    let line = line.trim().trim_start_matches('^');
    let (name, rest) = line.split_once(',').or_else(|| line.split_once(' '))?;
    let is_name = name.contains('-') && !name.contains(char::is_whitespace);
    let words: Vec<&str> = rest.split([' ', ',', '-', '(', ')']).filter(|word| !word.is_empty()).collect();
    let is_version = words.iter().any(|word| ["Ld", "Writethru", "WRITETHRU", "Writethrough"].contains(word));
    let version = words.iter().find_map(|word| number(word)).unwrap_or(1);
    (is_name && is_version && !line.ends_with('.'))
        .then(|| Item { id: name.trim_end_matches(',').to_string(), version: Some(version) })
}

/// `3`, `3rd`.
fn number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (digits.len() <= 3).then(|| digits.parse().ok()).flatten()
}

/// Whether a caption says that its picture is from the archive: `FILE - In this March 3 photo …`.
pub(super) fn is_archive(caption: &str) -> bool {
    let rest = caption.trim_start_matches(['(', '[']);
    ["FILE", "FILE PHOTO", "File photo", "File Photo", "ARCHIVE"].iter().any(|mark| {
        let after = rest.strip_prefix(mark).map(|rest| rest.trim_start_matches([')', ']', ' ', '\u{A0}']));
        after.is_some_and(|after| after.starts_with(['-', '–', '—', ':', '/']))
    }) || rest.starts_with("FILE) ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_words_to_editors() {
        for words in [
            "Eds: Adds details of the search.",
            "UPDATES with death toll.",
            "(Adds quotes, paragraphs 3-5)",
            "BC-Lorne-Ferry, 3rd Ld-Writethru",
            "Embargoed until 6 p.m. Friday",
        ] {
            assert_eq!(aside(words), Some(Aside::ToEditors), "{words}");
        }
        for words in ["CORRECTS the number of boats.", "An earlier version of this article misstated the time."] {
            assert_eq!(aside(words), Some(Aside::Correction), "{words}");
        }
        for words in
            ["ADDIS ABABA — The talks", "Adds the mayor: no.", "Editors resigned.", "Corrections officers fled.", ""]
        {
            assert_eq!(aside(words), None, "{words}");
        }
    }

    #[test]
    fn reads_item_and_version_of_a_slug() {
        let read = |line| slug(line).map(|item| (item.id, item.version));
        assert_eq!(read("BC-Lorne-Ferry, 3rd Ld-Writethru"), Some(("BC-Lorne-Ferry".into(), Some(3))));
        assert_eq!(read("^BC-Lorne-Ferry,1st Ld-Writethru,0512"), Some(("BC-Lorne-Ferry".into(), Some(1))));
        assert_eq!(read("Lorne-Ferry (Writethru 2)"), Some(("Lorne-Ferry".into(), Some(2))));
        assert_eq!(read("Ferry sinks off Lorne"), None);
        assert_eq!(read("Ex-mayors Lead the search"), None);
    }

    #[test]
    fn knows_pictures_from_the_archive() {
        for caption in ["FILE - In this March 3 photo", "FILE PHOTO: A ferry", "(FILE) - A ferry", "FILE — A ferry"] {
            assert!(is_archive(caption), "{caption}");
        }
        for caption in ["FILES were found.", "File sharing - a risk", "A ferry"] {
            assert!(!is_archive(caption), "{caption}");
        }
    }
}
