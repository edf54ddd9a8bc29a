//! Reads CoNLL-U files for the examples that learn from them or measure by them.

#![allow(dead_code, reason = "each example uses its part")]

pub mod teacher;

use atodds::prose::learn::Example;
use atodds::prose::{Dep, Tag};
use atodds::text::Span;
use std::io::Read;
use std::path::Path;

/// Arcs that the teacher is less sure of teach nothing.
const SURE: f32 = 0.5;

/// The raw sentences, in the folder of the treebanks.
pub const RAW: &str = "raw-news-sentences.txt.gz";
/// What the teacher made of them, from the root of the repository.
pub const TEACHER: &str = "examples/treebank/teacher.bin";

/// The text of a file, unpacked if its name ends in `.gz`.
pub fn text(path: &Path) -> std::io::Result<String> {
    let bytes = std::fs::read(path)?;
    let mut text = String::new();
    match path.extension() {
        Some(end) if end == "gz" => flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text)?,
        _ => (&bytes[..]).read_to_string(&mut text)?,
    };
    Ok(text)
}

/// The sentences of a file; the last column of a line may say how sure the annotator is.
pub fn sentences(path: &Path) -> std::io::Result<Vec<Example>> {
    let sentence = |block: &str| {
        let mut example = Example::default();
        let words: Vec<_> = lines(block).collect();
        for columns in &words {
            let sure = columns[9].parse().map_or(true, |sure: f32| sure >= SURE);
            let head = columns[6].parse().ok().map(|head: usize| if head == 0 { words.len() } else { head - 1 });
            example.forms.push(columns[1].to_string());
            example.tags.push(Tag::named(columns[4]));
            example.heads.push(head.filter(|_| sure));
            example.deps.push(Dep::named(columns[7]).filter(|_| sure));
        }
        example
    };
    let mut found: Vec<Example> =
        text(path)?.split("\n\n").map(sentence).filter(|example| !example.forms.is_empty()).collect();
    if !found.iter().any(|example| example.deps.contains(&Some(Dep::OblAgent))) {
        found.iter_mut().for_each(tell_agents);
    }
    Ok(found)
}

/// Names the agents of a treebank that does not tell them from other obliques (PUD): "by" under a passive.
fn tell_agents(example: &mut Example) {
    let hangs = |child: usize, head: usize| example.heads[child] == Some(head);
    let agents: Vec<usize> = (0..example.forms.len())
        .filter(|&at| example.deps[at] == Some(Dep::Obl))
        .filter(|&at| {
            let by = |child: usize| hangs(child, at) && example.forms[child].eq_ignore_ascii_case("by");
            let verb = example.heads[at].filter(|&verb| verb < example.forms.len());
            let is_passive = verb.is_some_and(|verb| example.tags[verb] == Some(Tag::Vbn));
            is_passive && (0..at).any(by)
        })
        .collect();
    agents.into_iter().for_each(|at| example.deps[at] = Some(Dep::OblAgent));
}

fn lines(block: &str) -> impl Iterator<Item = Vec<&str>> {
    let columns = block.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    columns.filter(|c| c.len() >= 10 && c[0].bytes().all(|b| b.is_ascii_digit()))
}

/// A paragraph as it is written, and where its sentences and words stand.
#[derive(Default)]
pub struct Paragraph {
    pub text: String,
    pub sentences: Vec<Span>,
    pub tokens: Vec<Span>,
}

/// The paragraphs of a file. Where it does not mark them, sentences of one document that follow each other make one; the
/// document is what their ids have in common (PUD). With `lines`, a sentence without a stop ends its paragraph: headings and
/// captions, which stood on a line of their own.
pub fn paragraphs(path: &Path, lines: bool) -> std::io::Result<Vec<Paragraph>> {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut last = String::new();
    for block in text(path)?.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let comment = |name: &str| block.lines().find_map(|line| line.strip_prefix(name));
        let document = comment("# sent_id = ").unwrap_or_default().get(..6).unwrap_or_default().to_string();
        let marked = block.lines().any(|line| line.starts_with("# newpar"));
        let words = comment("# text = ").unwrap_or_default();
        let stopped =
            found.last().is_some_and(|p| p.text.ends_with(['.', '!', '?', '"', '”', ')', ']', '…', '\'', '’']));
        if marked || document != last || (lines && !stopped) || found.is_empty() {
            found.push(Paragraph::default());
        }
        last = document;
        if let Some(paragraph) = found.last_mut() {
            add(paragraph, words, block);
        }
    }
    Ok(found)
}

fn add(paragraph: &mut Paragraph, words: &str, block: &str) {
    if !paragraph.text.is_empty() {
        paragraph.text.push(' ');
    }
    let start = paragraph.text.len();
    paragraph.text.push_str(words);
    paragraph.sentences.push(Span::new(start, paragraph.text.len()));
    let mut at = start;
    for columns in lines(block) {
        let rest = &paragraph.text[at..];
        at += rest.len() - rest.trim_start().len();
        // A word that is not written as it is listed ("ima" for "I'm going to") gets what is left of its room.
        let same = paragraph.text[at..].starts_with(columns[1]);
        let length = if same { columns[1].len() } else { columns[1].len().min(paragraph.text.len() - at) };
        let end = paragraph.text.ceil_char_boundary(at + length);
        paragraph.tokens.push(Span::new(at, end));
        at = end;
    }
}
