//! Measures the grammar that ships: tokens and sentences from raw text, tags, trees, speed.
//!
//!     cargo run --release --features training --example grammar_table -- TREEBANKS
//!
//! With SHOW=1 it prints every sentence and token that was cut otherwise than in the treebank. A second argument names another
//! model than the one that ships.
//!
//! Tokens and sentences are found in raw text. Tags and trees are made over the treebanks' own tokens with predicted tags;
//! punctuation is not scored. *core* are subjects, objects, agents and counts that both parsers agree on.

mod treebank;

use atodds::prose::Prose;
use atodds::prose::learn::{Learnt, Marks};
use atodds::text::Span;
use std::path::Path;
use std::time::{Duration, Instant};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder has the treebanks?")?;
    let folder = Path::new(&folder);
    let begun = Clock::start();
    let learnt = match std::env::args().nth(2) {
        Some(path) => Learnt::read(&std::fs::read(path)?).ok_or("no model of this version")?,
        None => Learnt::shipped(),
    };
    println!("loaded in {:.1} ms", begun.elapsed().as_secs_f64() * 1e3);
    let names = ["dev", "test-gum-news", "test-ewt", "test-pud"];
    for name in names {
        let path = folder.join(format!("{name}.conllu.gz"));
        words(name, &treebank::paragraphs(&path, false)?, &treebank::paragraphs(&path, true)?);
    }
    for name in names {
        let examples = treebank::sentences(&folder.join(format!("{name}.conllu.gz")))?;
        let Marks { tags, heads, forward, backward, sure, core } = learnt.marks(&examples);
        println!(
            "{name:14} tags {tags:.2}  tree {:.2} {:.2}  forward {:.2} {:.2}  backward {:.2} {:.2}",
            heads[0], heads[1], forward[0], forward[1], backward[0], backward[1]
        );
        println!(
            "{:14} sure {:.1} % of arcs, {:.1} % of them right; core precision {:.1} recall {:.1}",
            "", sure[0], sure[1], core[0], core[1]
        );
    }
    speed(folder)
}

/// Time on the processor where the system tells it, since other programs may run beside; else by the clock on the wall.
struct Clock(Duration, Instant);

impl Clock {
    fn start() -> Self {
        Self(Self::used().unwrap_or_default(), Instant::now())
    }

    fn used() -> Option<Duration> {
        let told = std::fs::read_to_string("/proc/self/schedstat").ok()?;
        told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    }

    fn elapsed(&self) -> Duration {
        Self::used().map_or_else(|| self.1.elapsed(), |used| used - self.0)
    }
}

fn words(name: &str, paragraphs: &[treebank::Paragraph], lines: &[treebank::Paragraph]) {
    let [sentences, tokens] = scores(paragraphs, std::env::var_os("SHOW").is_some());
    let [on_lines, _] = scores(lines, false);
    println!(
        "{name:14} tokens F1 {tokens:.4}  sentences F1 {sentences:.4}, {on_lines:.4} where headings and captions stand on their own"
    );
}

/// F1 of sentences and tokens.
fn scores(paragraphs: &[treebank::Paragraph], shown: bool) -> [f64; 2] {
    let mut sentences = [0; 3];
    let mut tokens = [0; 3];
    for paragraph in paragraphs {
        let prose = Prose::of(paragraph.text.as_str().into(), &[Span::new(0, paragraph.text.len())]);
        let found: Vec<Span> = prose.sentences.iter().map(|s| s.span).collect();
        count(&mut sentences, &found, &paragraph.sentences);
        let found: Vec<Span> = prose.tokens.iter().map(|t| t.span).collect();
        count(&mut tokens, &found, &paragraph.tokens);
        if shown {
            show(paragraph, &prose);
        }
    }
    [f1(sentences), f1(tokens)]
}

/// Prints what was cut otherwise than in the treebank.
fn show(paragraph: &treebank::Paragraph, prose: &Prose) {
    for sentence in prose.sentences.iter().filter(|s| !paragraph.sentences.contains(&s.span)) {
        println!("  S {}", sentence.span.of(&paragraph.text));
    }
    for token in prose.tokens.iter().filter(|t| !paragraph.tokens.contains(&t.span)) {
        let span = token.span;
        let from = paragraph.text.floor_char_boundary(span.start.saturating_sub(15));
        let to = paragraph.text.ceil_char_boundary((span.end + 15).min(paragraph.text.len()));
        println!("  T {}   in {}", span.of(&paragraph.text), &paragraph.text[from..to]);
    }
}

fn count(sums: &mut [usize; 3], found: &[Span], gold: &[Span]) {
    sums[0] += found.len();
    sums[1] += gold.len();
    sums[2] += found.iter().filter(|span| gold.binary_search(span).is_ok()).count();
}

fn f1([found, gold, right]: [usize; 3]) -> f64 {
    2.0 * right as f64 / (found + gold) as f64
}

/// Raw news sentences, some hundred thousand words of them.
fn speed(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let raw = treebank::text(&folder.join("raw-news-sentences.txt.gz"))?;
    let blocks: Vec<Span> = raw
        .split_inclusive('\n')
        .scan(0, |at, line| {
            let span = Span::new(*at, *at + line.len());
            *at = span.end;
            Some(span)
        })
        .collect();
    let text: std::sync::Arc<str> = raw.as_str().into();
    let begun = Clock::start();
    let prose = Prose::of(text, &blocks);
    let seconds = begun.elapsed().as_secs_f64();
    println!("cutting: {:.0} MB/s ({} tokens)", raw.len() as f64 / 1e6 / seconds, prose.tokens.len());
    let many = prose.sentences.len().min(10_000);
    prose.tree(0);
    let begun = Clock::start();
    (0..many).for_each(|sentence| {
        prose.tag(prose.sentences[sentence].tokens.start);
    });
    let tagging = begun.elapsed().as_secs_f64();
    let begun = Clock::start();
    (0..many).for_each(|sentence| {
        prose.tree(sentence);
    });
    let both = begun.elapsed().as_secs_f64();
    println!(
        "tags: {:.0} sentences/s; tags and both parses: {:.0} sentences/s",
        many as f64 / tagging,
        many as f64 / both
    );
    Ok(())
}
