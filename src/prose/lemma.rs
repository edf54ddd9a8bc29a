//! The form that dictionaries list: "fell" is "fall", "tolls" is "toll".
//!
//! Irregular forms stand in a table. Of regular ones the ending is taken off in every way that spelling allows ("stopped":
//! stopp, stop; "hoped": hop, hope), and of what is left the first is taken that the list of plain verbs knows; if it
//! knows none, spelling decides.

use super::tag::Tag;
use crate::wording::lower;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Each line has a plain form and the forms that are made from it: past, participle, and more where there are more.
const VERBS: &str = include_str!("models/irregular-verbs.txt");
/// Plain verbs, parted by white space.
const PLAIN: &str = include_str!("models/plain-verbs.txt");

/// Plurals that no rule makes.
const NOUNS: &[(&str, &str)] = &[
    ("analyses", "analysis"),
    ("axes", "axis"),
    ("bases", "base"),
    ("buses", "bus"),
    ("calves", "calf"),
    ("children", "child"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("data", "data"),
    ("feet", "foot"),
    ("gases", "gas"),
    ("geese", "goose"),
    ("grandchildren", "grandchild"),
    ("halves", "half"),
    ("hypotheses", "hypothesis"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("lives", "life"),
    ("loaves", "loaf"),
    ("media", "media"),
    ("men", "man"),
    ("mice", "mouse"),
    ("movies", "movie"),
    ("oases", "oasis"),
    ("parentheses", "parenthesis"),
    ("people", "person"),
    ("phenomena", "phenomenon"),
    ("police", "police"),
    ("policewomen", "policewoman"),
    ("selves", "self"),
    ("series", "series"),
    ("shelves", "shelf"),
    ("species", "species"),
    ("teeth", "tooth"),
    ("theses", "thesis"),
    ("thieves", "thief"),
    ("wives", "wife"),
    ("wolves", "wolf"),
    ("women", "woman"),
];

const OTHERS: &[(&str, &str)] = &[
    ("an", "a"),
    ("best", "good"),
    ("better", "good"),
    ("ca", "can"),
    ("farther", "far"),
    ("further", "far"),
    ("least", "least"),
    ("less", "less"),
    ("more", "more"),
    ("most", "most"),
    ("n't", "not"),
    ("sha", "shall"),
    ("wo", "will"),
    ("worse", "bad"),
    ("worst", "bad"),
];

/// The lemma of `word`, used as `tag`.
pub(super) fn of(word: &str, tag: Tag) -> String {
    if tag.is_proper() {
        return word.to_string();
    }
    let lower = match word.contains('’') {
        true => word.to_lowercase().replace('’', "'").into(),
        false => lower(word),
    };
    match tag {
        Tag::Nns => plural(&lower),
        Tag::Vbd | Tag::Vbn | Tag::Vbg | Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Md => verb(&lower, tag),
        Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs => compared(&lower),
        _ => listed(OTHERS, &lower).filter(|_| matches!(tag, Tag::Rb | Tag::Dt)).unwrap_or(&lower).to_string(),
    }
}

fn listed(list: &[(&'static str, &'static str)], word: &str) -> Option<&'static str> {
    list.binary_search_by_key(&word, |&(form, _)| form).ok().map(|at| list[at].1)
}

fn plural(word: &str) -> String {
    if let Some(known) = listed(NOUNS, word) {
        return known.to_string();
    }
    let swap = |end: &str, with: &str| word.strip_suffix(end).map(|stem| format!("{stem}{with}"));
    let short = word.len() <= 4;
    swap("women", "woman")
        .or_else(|| swap("men", "man"))
        .or_else(|| if short { None } else { swap("ies", "y") })
        .or_else(|| ["sses", "shes", "ches", "xes", "zzes"].iter().find_map(|end| swap(end, &end[..end.len() - 2])))
        .or_else(|| swap("oes", "o").filter(|_| !word.ends_with("shoes") && word.len() > 5))
        .or_else(|| if word.ends_with("ss") || word.ends_with("us") || word.len() < 3 { None } else { swap("s", "") })
        .unwrap_or_else(|| word.to_string())
}

fn compared(word: &str) -> String {
    if let Some(known) = listed(OTHERS, word) {
        return known.to_string();
    }
    let stem = word.strip_suffix("er").or_else(|| word.strip_suffix("est"));
    let Some(stem) = stem.filter(|stem| stem.len() > 2) else { return word.to_string() };
    if let Some(front) = stem.strip_suffix('i') {
        return format!("{front}y");
    }
    let silent = [
        "larg", "strang", "saf", "lat", "wid", "clos", "nic", "simpl", "littl", "sever", "sur", "fin", "whit", "pal",
        "rar", "larg",
    ];
    if silent.contains(&stem) {
        return format!("{stem}e");
    }
    undoubled(stem).unwrap_or(stem).to_string()
}

fn verb(word: &str, tag: Tag) -> String {
    match word {
        "'m" | "am" | "is" | "are" | "'re" | "was" | "were" | "been" | "being" => return "be".into(),
        "'ve" | "has" | "had" | "having" => return "have".into(),
        "'s" => return "be".into(),
        "'d" => return if tag == Tag::Md { "would" } else { "have" }.into(),
        "'ll" | "wo" => return "will".into(),
        "ca" => return "can".into(),
        "does" | "did" | "done" => return "do".into(),
        "sha" => return "shall".into(),
        _ => {}
    }
    if matches!(tag, Tag::Vb | Tag::Md) {
        return word.to_string();
    }
    if let Some(plain) = irregular(word, tag) {
        return plain.to_string();
    }
    let candidates = match tag {
        Tag::Vbz => endings(word, &[("ies", &["y", "ie"]), ("es", &["e", ""]), ("s", &[""])]),
        Tag::Vbg => endings(word, &[("ying", &["y", "ie"]), ("ing", &["", "e"])]),
        Tag::Vbd | Tag::Vbn => endings(word, &[("ied", &["y", "ie"]), ("ed", &["", "e"])]),
        _ => return word.to_string(),
    };
    let known = candidates.iter().find(|candidate| is_plain(candidate));
    known.cloned().or_else(|| candidates.into_iter().reduce(better_spelt)).unwrap_or_else(|| word.to_string())
}

/// What is left when the first ending that fits is taken off, with each of its replacements, also without a doubled letter.
fn endings(word: &str, table: &[(&str, &[&str])]) -> Vec<String> {
    let Some((stem, with)) = table.iter().find_map(|(end, with)| Some((word.strip_suffix(end)?, with))) else {
        return Vec::new();
    };
    if !stem.contains(['a', 'e', 'i', 'o', 'u', 'y']) && !with.contains(&"y") {
        return Vec::new();
    }
    let mut found: Vec<String> = with.iter().map(|end| format!("{stem}{end}")).collect();
    if would_double(stem) || found[0].len() == 2 {
        found.reverse();
    }
    found.extend(undoubled(stem).map(str::to_string));
    found
}

/// A short stem with one vowel before one consonant, as in "hop": "hoped" cannot come from it, which makes "hopped".
fn would_double(stem: &str) -> bool {
    let vowel = |byte: &u8| b"aeiouy".contains(byte);
    let bytes = stem.as_bytes();
    let vowels = bytes.iter().filter(|byte| vowel(byte)).count();
    let [.., before, last] = bytes else { return false };
    vowels == 1 && vowel(before) && !vowel(last) && !b"wx".contains(last)
}

/// `stopp` without its second p; `fall` and `press` keep theirs unless a list says otherwise.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let [.., before, last] = bytes else { return None };
    (before == last && b"bdgklmnprtvz".contains(last)).then(|| &stem[..stem.len() - 1])
}

/// Of two stems that no list knows, the one that is spelt like a verb: a silent e after `v`, `c`, `u`, `z`, a soft `s` or `g`,
/// one consonant after one vowel; no doubled letter.
fn better_spelt(a: String, b: String) -> String {
    let wants_e = |stem: &str| {
        let bytes = stem.as_bytes();
        let vowel = |at: usize| bytes.len().checked_sub(at).is_some_and(|at| b"aeiou".contains(&bytes[at]));
        match bytes.last() {
            Some(b'v' | b'c' | b'u' | b'z') => true,
            Some(b's') => vowel(2) && !stem.ends_with("ss"),
            Some(b'g') => {
                stem.ends_with("ng") && (stem.ends_with("ang") || stem.ends_with("eng")) || stem.ends_with("dg")
            }
            Some(b'l') => bytes.len() > 2 && !vowel(2) && !stem.ends_with("ll") && !stem.ends_with("rl"),
            Some(b't') => stem.ends_with("at") && !vowel(3),
            Some(b'r') => (stem.ends_with("ir") || stem.ends_with("ur")) && !vowel(3),
            _ => false,
        }
    };
    let doubled = |stem: &str| undoubled(stem).is_some_and(|_| !stem.ends_with("ll"));
    if doubled(&a) || b.strip_suffix('e') == Some(&a) && wants_e(&a) { b } else { a }
}

fn irregular(word: &str, tag: Tag) -> Option<&'static str> {
    if matches!(tag, Tag::Vbz | Tag::Vbg) {
        return None;
    }
    static KNOWN: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
        let lines = VERBS.lines().filter_map(|line| line.split_once(' '));
        lines.flat_map(|(plain, forms)| forms.split(' ').map(move |form| (form, plain))).collect()
    });
    KNOWN.get(word).copied()
}

/// Whether `word` is a verb in its plain form.
pub(super) fn is_plain(word: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| PLAIN.split_ascii_whitespace().collect());
    KNOWN.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_plain_forms() {
        let cases = [
            ("fell", Tag::Vbd, "fall"),
            ("stopped", Tag::Vbd, "stop"),
            ("hoped", Tag::Vbd, "hope"),
            ("killed", Tag::Vbn, "kill"),
            ("denied", Tag::Vbd, "deny"),
            ("lying", Tag::Vbg, "lie"),
            ("seizing", Tag::Vbg, "seize"),
            ("evacuated", Tag::Vbn, "evacuate"),
            ("embargoed", Tag::Vbn, "embargo"),
            ("strafed", Tag::Vbd, "strafe"),
            ("is", Tag::Vbz, "be"),
            ("n’t", Tag::Rb, "not"),
            ("ca", Tag::Md, "can"),
            ("goes", Tag::Vbz, "go"),
            ("casualties", Tag::Nns, "casualty"),
            ("crashes", Tag::Nns, "crash"),
            ("people", Tag::Nns, "person"),
            ("women", Tag::Nns, "woman"),
            ("troops", Tag::Nns, "troop"),
            ("Roe", Tag::Nnp, "Roe"),
            ("Heavier", Tag::Jjr, "heavy"),
            ("left", Tag::Vbd, "leave"),
        ];
        let wrong: Vec<_> = cases.iter().map(|&(w, t, l)| (of(w, t), l)).filter(|(got, want)| got != want).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert!(NOUNS.is_sorted() && OTHERS.is_sorted());
    }
}
