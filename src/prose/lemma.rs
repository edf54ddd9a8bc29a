//! The form that dictionaries list: "fell" is "fall", "tolls" is "toll".
//!
//! Irregular forms stand in a table. Of regular ones the ending is taken off in every way that spelling allows ("stopped":
//! stopp, stop; "hoped": hop, hope), and of what is left the first is taken that the list of plain verbs knows; if it
//! knows none, spelling decides.

use super::tag::Tag;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
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

/// The lemma of `word`, which is `lower` in lower case, used as `tag`.
pub(super) fn of<'w>(word: &'w str, lower: &'w str, tag: Tag) -> Cow<'w, str> {
    if tag.is_proper() {
        return word.into();
    }
    match lower.contains('’') {
        true => of_lower(&lower.replace('’', "'"), tag).into_owned().into(),
        false => of_lower(lower, tag),
    }
}

fn of_lower(lower: &str, tag: Tag) -> Cow<'_, str> {
    match tag {
        Tag::Nns => plural(lower),
        Tag::Vbd | Tag::Vbn | Tag::Vbg | Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Md => verb(lower, tag),
        Tag::Jjr | Tag::Jjs | Tag::Rbr | Tag::Rbs => compared(lower),
        Tag::Rb | Tag::Dt => listed(OTHERS, lower).unwrap_or(lower).into(),
        _ => lower.into(),
    }
}

fn listed(list: &[(&'static str, &'static str)], word: &str) -> Option<&'static str> {
    list.binary_search_by_key(&word, |&(form, _)| form).ok().map(|at| list[at].1)
}

fn plural(word: &str) -> Cow<'_, str> {
    if let Some(known) = listed(NOUNS, word) {
        return known.into();
    }
    let swap = |end: &str, with: &str| word.strip_suffix(end).map(|stem| Cow::from(format!("{stem}{with}")));
    let short = word.len() <= 4;
    swap("women", "woman")
        .or_else(|| swap("men", "man"))
        .or_else(|| if short { None } else { swap("ies", "y") })
        .or_else(|| ["sses", "shes", "ches", "xes", "zzes"].iter().find_map(|end| swap(end, &end[..end.len() - 2])))
        .or_else(|| swap("oes", "o").filter(|_| !word.ends_with("shoes") && word.len() > 5))
        .or_else(|| {
            if word.ends_with("ss") || word.ends_with("us") || word.len() < 3 {
                None
            } else {
                word.strip_suffix('s').map(Cow::from)
            }
        })
        .unwrap_or(word.into())
}

fn compared(word: &str) -> Cow<'_, str> {
    if let Some(known) = listed(OTHERS, word) {
        return known.into();
    }
    let stem = word.strip_suffix("er").or_else(|| word.strip_suffix("est"));
    let Some(stem) = stem.filter(|stem| stem.len() > 2) else { return word.into() };
    if let Some(front) = stem.strip_suffix('i') {
        return format!("{front}y").into();
    }
    let silent = [
        "larg", "strang", "saf", "lat", "wid", "clos", "nic", "simpl", "littl", "sever", "sur", "fin", "whit", "pal",
        "rar", "larg",
    ];
    if silent.contains(&stem) {
        return format!("{stem}e").into();
    }
    undoubled(stem).unwrap_or(stem).into()
}

fn verb(word: &str, tag: Tag) -> Cow<'_, str> {
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
        return word.into();
    }
    if let Some(plain) = irregular(word, tag) {
        return plain.into();
    }
    let candidates = match tag {
        Tag::Vbz => endings(word, &[("ies", &["y", "ie"]), ("es", &["e", ""]), ("s", &[""])]),
        Tag::Vbg => endings(word, &[("ying", &["y", "ie"]), ("ing", &["", "e"])]),
        Tag::Vbd | Tag::Vbn => endings(word, &[("ied", &["y", "ie"]), ("ed", &["", "e"])]),
        _ => return word.into(),
    };
    let known = candidates.iter().find(|candidate| is_plain(candidate));
    let found = known.cloned().or_else(|| candidates.into_iter().reduce(better_spelt));
    found.map_or(word.into(), Cow::from)
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
        let wrong: Vec<_> = cases
            .iter()
            .map(|&(w, t, l)| (of(w, &w.to_lowercase(), t).into_owned(), l))
            .filter(|(got, want)| got != want)
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert!(NOUNS.is_sorted() && OTHERS.is_sorted());
    }
}
