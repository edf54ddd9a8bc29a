use crate::render::{EvidenceRecord, ReportRecord, StretchRecord, inert};
use maud::{Markup, html};
use std::ops::Range;

/// Words from outside. What would steer a screen or cannot be seen is made visible; maud escapes the rest.
pub fn plain(words: &str) -> String {
    inert::line(words)
}

/// How a stretch of words is marked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Value,
    Who,
    Subject,
    Verb,
}

/// The sentence with the value, who says it, subject and verb marked, and what stands around it in its paragraph where that is known.
pub fn sentence(evidence: &EvidenceRecord, report: Option<&ReportRecord>) -> Markup {
    let (before, after) = report.and_then(|report| around(evidence, report)).unwrap_or_default();
    html! {
        blockquote dir="auto" {
            @if !before.is_empty() { span.around { (plain(before)) " " } }
            (marked(evidence))
            @if !after.is_empty() { span.around { " " (plain(after)) } }
        }
    }
}

/// Where marks meet, the value goes first, then who says it.
fn marks(evidence: &EvidenceRecord) -> Vec<(Range<usize>, Mark)> {
    let stretch = |stretch: &StretchRecord| evidence.stretch_within_sentence(*stretch);
    let clause = evidence.clause.as_ref();
    let wanted = [
        (Some(evidence.within_sentence()), Mark::Value),
        (evidence.who_within_sentence(), Mark::Who),
        (clause.and_then(|clause| stretch(&clause.verb)), Mark::Verb),
        (clause.and_then(|clause| clause.subject.as_ref()).and_then(stretch), Mark::Subject),
    ];
    let mut marks: Vec<(Range<usize>, Mark)> = Vec::new();
    for (range, mark) in wanted {
        let Some(range) = range.filter(|range| !range.is_empty()) else { continue };
        if marks.iter().all(|(other, _)| range.end <= other.start || range.start >= other.end) {
            marks.push((range, mark));
        }
    }
    marks.sort_by_key(|(range, _)| range.start);
    marks
}

fn marked(evidence: &EvidenceRecord) -> Markup {
    let marks = marks(evidence);
    let ranges: Vec<Range<usize>> = marks.iter().map(|(range, _)| range.clone()).collect();
    html! {
        @for (n, words) in pieces(&evidence.sentence, &ranges) {
            @match n.map(|n| marks[n].1) {
                Some(Mark::Value) => { mark { (plain(words)) } }
                Some(Mark::Who) => { span.who { (plain(words)) } }
                Some(Mark::Subject) => { span.subject { (plain(words)) } }
                Some(Mark::Verb) => { span.verb { (plain(words)) } }
                None => { (plain(words)) }
            }
        }
    }
}

/// `words` cut at `ranges`, which are in order and do not overlap; a piece that is one of them comes with its number.
pub fn pieces<'a>(words: &'a str, ranges: &[Range<usize>]) -> Vec<(Option<usize>, &'a str)> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for (n, range) in ranges.iter().enumerate() {
        pieces.push((None, &words[done..range.start]));
        pieces.push((Some(n), &words[range.clone()]));
        done = range.end;
    }
    pieces.push((None, &words[done..]));
    pieces
}

/// No more than this many bytes of the paragraph on each side of the sentence.
const AROUND: usize = 240;

fn around<'a>(evidence: &EvidenceRecord, report: &'a ReportRecord) -> Option<(&'a str, &'a str)> {
    let (start, end) = (evidence.sentence_start, evidence.sentence_start + evidence.sentence.len());
    let blocks = report.blocks.as_ref()?;
    let block = blocks.iter().find(|block| {
        block.field == evidence.field && block.start <= start && end <= block.start + block.words.len()
    })?;
    let (start, end) = (start - block.start, end - block.start);
    if block.words.get(start..end) != Some(evidence.sentence.as_str()) {
        return None;
    }
    Some((last_words(&block.words[..start]), first_words(&block.words[end..])))
}

fn last_words(words: &str) -> &str {
    let words = words.trim();
    let cut = words.ceil_char_boundary(words.len().saturating_sub(AROUND));
    if cut == 0 { words } else { words[cut..].split_once(' ').map_or("", |(_, rest)| rest) }
}

fn first_words(words: &str) -> &str {
    let words = words.trim();
    let cut = words.floor_char_boundary(AROUND);
    if cut == words.len() { words } else { words[..cut].rsplit_once(' ').map_or("", |(rest, _)| rest) }
}
