//! Whether two quotations are the same words, and what is lost or turned where they are not quite.

use crate::facts::Relation;
use crate::wording::{is_function_word, is_negation, numerals, outcomes};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Of the words of the shorter quotation, so many must be in the longer in the same order for the two to be one remark.
/// "The gap is narrower than when we started / began" shares six of seven; two remarks on one matter rarely share half.
const SHARED: f64 = 0.6;
/// Of the words that carry meaning, so many.
const SHARED_MEANING: f64 = 0.5;
/// Two quotations of fewer words than this are the same only where the shorter is all in the longer.
const FEWEST: usize = 3;
/// Of so few words, all must be shared but a negation: "I feel nothing" is not how "I feel that we were left" begins.
const FEW: usize = 4;
/// Of so few words, two that carry meaning must be shared, or all.
const SHORT: usize = 6;
/// Longer quotations are compared up to here, so that the time stays bounded.
const LONGEST: usize = 400;

/// Compares the words of two quotations. *Apart* is the same remark with a word that turns it: a negation, a number, an
/// antonym. *Compatible* is the same remark trimmed or in other words; *not comparable* are different remarks.
///
/// The words are aligned by their longest common subsequence (Myers 1986), case, contractions and signs left out. Cost:
/// the product of their lengths, at most 400 words each.
pub fn compare_quotes(one: &str, other: &str) -> Relation {
    let (a, b) = (words(one), words(other));
    if a.is_empty() || b.is_empty() {
        return Relation::NotComparable("one of the two has no words".into());
    }
    if a == b {
        return Relation::Same;
    }
    let pairs = common(&a, &b);
    if !is_one_remark(&a, &b, &pairs) {
        return Relation::NotComparable("they are different remarks".into());
    }
    match turned(&a, &b, &pairs) {
        Some(reason) => Relation::Apart(reason.into()),
        None if a.len().min(b.len()) == pairs.len() => Relation::Compatible("one leaves out words of the other".into()),
        None => Relation::Compatible("they say the same in other words".into()),
    }
}

/// Words in lower case: "don't" is "do", "not"; "ten" is "10"; "no one" is "nobody".
fn words(quotation: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let lower = quotation.to_lowercase().replace('’', "'");
    for raw in lower.split(|c: char| !(c.is_alphanumeric() || c == '\'')).filter(|raw| !raw.is_empty()) {
        let raw = raw.trim_matches('\'');
        let (stem, tail) = contraction(raw);
        for word in [stem, tail].into_iter().filter(|word| !word.is_empty()).take(2) {
            push(&mut words, word);
        }
        if words.len() >= LONGEST {
            break;
        }
    }
    words
}

/// The figures of a numeral: "ten" is "10". "One" is a pronoun as often.
fn figure(word: &str) -> Option<String> {
    use numerals::Numeral::{Digit, Teen, Tens};
    match numerals::numeral(word).filter(|_| word != "one")? {
        Digit(n) | Teen(n) | Tens(n) => Some(n.to_string()),
        _ => None,
    }
}

fn contraction(word: &str) -> (&str, &str) {
    match word {
        "won't" => return ("will", "not"),
        "can't" | "cannot" => return ("can", "not"),
        "shan't" => return ("shall", "not"),
        "let's" => return ("let", "us"),
        _ => {}
    }
    let tails =
        [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am"), ("'d", "would"), ("'s", "is")];
    let found = tails.iter().find_map(|&(tail, full)| word.strip_suffix(tail).map(|stem| (stem, full)));
    found.unwrap_or((word, ""))
}

fn push(words: &mut Vec<String>, word: &str) {
    let merged = match (words.last().map(String::as_str), word) {
        (Some("no"), "one") => Some("nobody"),
        (Some("any"), "one") => Some("anyone"),
        (Some("every"), "one") => Some("everyone"),
        _ => None,
    };
    if let Some(merged) = merged {
        words.pop();
        words.push(merged.into());
        return;
    }
    let plain = match word {
        "everybody" => "everyone",
        "anybody" => "anyone",
        "somebody" => "someone",
        "towards" => "toward",
        _ => word,
    };
    words.push(figure(plain).unwrap_or_else(|| plain.to_string()));
}

/// The longest common subsequence, as pairs of places.
fn common(a: &[String], b: &[String]) -> Vec<(usize, usize)> {
    let equal = |op: &DiffOp| match *op {
        DiffOp::Equal { old_index, new_index, len } => (old_index..old_index + len).zip(new_index..new_index + len),
        _ => (0..0).zip(0..0),
    };
    capture_diff_slices(Algorithm::Myers, a, b).iter().flat_map(equal).collect()
}

fn is_one_remark(a: &[String], b: &[String], pairs: &[(usize, usize)]) -> bool {
    let shorter = a.len().min(b.len());
    let meaning = |words: &[String]| words.iter().filter(|word| carries(word)).count();
    let shared = pairs.iter().filter(|&&(i, _)| carries(&a[i])).count();
    let content = meaning(a).min(meaning(b));
    let plain = |words: &[String]| words.iter().filter(|word| !matches!(word.as_str(), "not" | "no" | "never")).count();
    if shorter <= FEW && pairs.len() < plain(a).min(plain(b)) {
        return false;
    }
    if shorter < FEWEST {
        return pairs.len() == shorter && content > 0 && a.len().max(b.len()) <= shorter + 2;
    }
    // A clause out of a long speech stands in one place of it.
    let reach = match (pairs.first(), pairs.last()) {
        (Some(first), Some(last)) => (last.0 - first.0 + 1).max(last.1 - first.1 + 1),
        _ => return false,
    };
    // "Of course it's appalling" and "of course it was inevitable": one word of a turn of phrase is not enough.
    let tells = shorter > SHORT || shared >= 2 || shared == content;
    let enough =
        tells && pairs.len() as f64 >= SHARED * shorter as f64 && shared as f64 >= SHARED_MEANING * content as f64;
    enough && (shared > 0 || content == 0) && reach <= 2 * shorter + 2
}

fn carries(word: &str) -> bool {
    !is_function_word(word) && !is_negation(word)
}

/// What turns the meaning within the stretch that both have: what was trimmed at the ends turns nothing.
fn turned(a: &[String], b: &[String], pairs: &[(usize, usize)]) -> Option<String> {
    let gaps = gaps(a, b, pairs);
    if let Some(reason) = gaps.iter().find_map(|(left, right)| number(left, right).or_else(|| opposites(left, right))) {
        return Some(reason);
    }
    let negations = |words: &[String]| words.iter().filter(|word| is_negation(word)).count();
    let left: usize = gaps.iter().map(|(left, _)| negations(left)).sum();
    let right: usize = gaps.iter().map(|(_, right)| negations(right)).sum();
    let mut words = gaps.iter().flat_map(|(left, right)| left.iter().chain(right.iter()));
    let word = words.find(|word| is_negation(word)).filter(|_| left % 2 != right % 2)?;
    Some(format!("one has \u{201c}{word}\u{201d} and the other has not"))
}

/// What stands between the shared words on either side. Of the ends, only what both have there, or a negation right before
/// the first shared word.
fn gaps<'w>(a: &'w [String], b: &'w [String], pairs: &[(usize, usize)]) -> Vec<(&'w [String], &'w [String])> {
    let between = pairs.windows(2).map(|two| (&a[two[0].0 + 1..two[1].0], &b[two[0].1 + 1..two[1].1]));
    let mut gaps: Vec<_> = between.collect();
    let (Some(&(i, j)), Some(&(last_i, last_j))) = (pairs.first(), pairs.last()) else { return gaps };
    let front = (nearest(&a[..i]), nearest(&b[..j]));
    let negated = |words: &[String]| words.last().is_some_and(|word| is_negation(word));
    if !front.0.is_empty() && !front.1.is_empty() || negated(front.0) || negated(front.1) {
        gaps.push(front);
    }
    let (left, right) = (&a[last_i + 1..], &b[last_j + 1..]);
    if !left.is_empty() && !right.is_empty() {
        gaps.push((&left[..left.len().min(AT_END)], &right[..right.len().min(AT_END)]));
    }
    gaps
}

/// So many words before the first shared one and behind the last stand in for each other; beyond, other things are said.
const AT_END: usize = 2;

fn nearest(words: &[String]) -> &[String] {
    &words[words.len().saturating_sub(AT_END)..]
}

fn number(left: &[String], right: &[String]) -> Option<String> {
    let figure = |word: &&String| word.starts_with(|c: char| c.is_ascii_digit());
    let (one, other) = (left.iter().find(figure)?, right.iter().find(figure)?);
    (one != other).then(|| format!("one says {one} and the other {other}"))
}

fn opposites(left: &[String], right: &[String]) -> Option<String> {
    let opposed = |one: &str, other: &str| {
        stems(one).iter().any(|one| stems(other).iter().any(|other| outcomes::opposed(one, other)))
    };
    let pairs = left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
    pairs
        .filter(|(one, other)| opposed(one, other))
        .map(|(one, other)| format!("one says \u{201c}{one}\u{201d} and the other \u{201c}{other}\u{201d}"))
        .next()
}

/// The word and what it may be a form of.
fn stems(word: &str) -> Vec<String> {
    let mut stems = vec![word.to_string()];
    for ending in ["s", "es", "d", "ed", "ing", "ly"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) {
            stems.push(stem.to_string());
            stems.push(format!("{stem}e"));
        }
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two quotations, a line each, under how they stand to each other.
    #[test]
    fn tells_a_turned_quotation_from_a_trimmed_one() {
        let mut wrong = String::new();
        let mut heading = "";
        let mut lines = include_str!("related.txt").lines().filter(|line| !line.starts_with('#'));
        let mut cases = 0;
        while let Some(line) = lines.next() {
            if line.is_empty() {
                continue;
            }
            let Some(one) = line.strip_prefix("  ") else {
                heading = line;
                continue;
            };
            let other = lines.next().and_then(|line| line.strip_prefix("  ")).expect("quotations come in pairs");
            let name = |relation: Relation| match relation {
                Relation::Same => "same",
                Relation::Compatible(_) => "compatible",
                Relation::Apart(_) => "apart",
                Relation::NotComparable(_) => "not comparable",
            };
            let (there, back) = (name(compare_quotes(one, other)), name(compare_quotes(other, one)));
            cases += 1;
            if there != back || (there == heading.trim_start_matches("not yet: ")) == heading.starts_with("not yet: ") {
                wrong += &format!("{heading}: got {there} and {back}\n  {one}\n  {other}\n");
            }
        }
        assert!(cases > 0 && wrong.is_empty(), "{wrong}");
    }
}
