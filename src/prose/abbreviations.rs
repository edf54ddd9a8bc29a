//! Words that keep their full stop, prefixes that keep their hyphen, units that stand behind figures.

/// A full stop behind these never ends a sentence: a name or a number follows.
const NEVER_END: &[&str] = &[
    "adm", "atty", "brig", "capt", "cmdr", "col", "cpl", "det", "dr", "drs", "ens", "fr", "ft", "gen", "gens", "gov",
    "govs", "hon", "insp", "lt", "maj", "messrs", "mlle", "mme", "mr", "mrs", "ms", "mt", "no", "nos", "pfc", "prof",
    "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "spc", "st", "ste", "supt", "vol", "vs", "v", "jan", "feb",
    "aug", "sept", "sep", "oct", "nov", "dec", "approx", "ca", "cf", "e.g", "i.e", "al", "fig", "mr", "pp", "msgr",
    "sr", "sra", "srta",
];

/// These can stand at the end of a sentence too.
const MAY_END: &[&str] = &[
    "jr", "inc", "corp", "co", "cos", "ltd", "llc", "bros", "etc", "esq", "ave", "blvd", "rd", "dept", "univ", "assn",
    "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mich",
    "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
    "mass", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "ph.d", "est", "min", "hrs", "mins", "yrs",
    "lbs", "oz",
];

/// Words that are more often words than abbreviations unless written with a capital.
const ONLY_CAPITAL: &[&str] = &[
    "no", "nos", "col", "gen", "fr", "hon", "rep", "reps", "sep", "dec", "jan", "sun", "mon", "wed", "sat", "fri",
    "ill", "ind", "miss", "mo", "pa", "la", "del", "mass", "wash", "ore", "ark", "md", "co", "cos", "min", "est", "rd",
    "ave", "det", "ms", "sr", "st", "mt", "fig", "tex", "conn", "mar",
];

const PREFIXES: &[&str] = &[
    "anti", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "inter", "macro", "mega", "micro",
    "mid", "mini", "mis", "multi", "neo", "non", "over", "post", "pre", "pro", "proto", "pseudo", "re", "semi",
    "socio", "sub", "super", "tri", "ultra", "un", "under", "vice",
];

const UNITS: &[&str] = &[
    "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "m", "mn", "mm", "b", "bn", "t", "tn", "trn", "k", "km", "cm", "kg", "g",
    "mg", "lb", "lbs", "mph", "kph", "kmh", "mi", "ft", "kw", "mw", "gw", "kwh", "mwh", "hz", "mhz", "ghz", "gb", "mb",
    "tb", "kb", "sq", "ha", "l", "ml", "million", "billion", "trillion", "hrs", "hours", "mins", "min", "sec", "secs",
    "yrs", "years", "nm", "kt", "gmt", "est", "et", "utc", "bpd",
];

fn listed(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether `stem`, written with a full stop behind it, is short for something.
pub(super) fn is_abbreviation(stem: &str) -> bool {
    stem.len() <= 6
        && (listed(NEVER_END, stem) || listed(MAY_END, stem))
        && (stem.starts_with(|c: char| c.is_ascii_uppercase()) || !listed(ONLY_CAPITAL, stem))
}

/// Whether the full stop behind this abbreviation never ends a sentence.
pub(super) fn never_ends(stem: &str) -> bool {
    stem.len() <= 6
        && listed(NEVER_END, stem)
        && (stem.starts_with(|c: char| c.is_ascii_uppercase()) || !listed(ONLY_CAPITAL, stem))
}

/// Whether `part` before a hyphen is a prefix and no word.
pub(super) fn is_prefix(part: &str) -> bool {
    part.len() <= 7 && listed(PREFIXES, part)
}

/// Whether `part` behind a figure is its unit.
pub(super) fn is_unit(part: &str) -> bool {
    part.len() <= 8 && listed(UNITS, part)
}
