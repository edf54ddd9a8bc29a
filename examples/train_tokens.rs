//! Prints the sentences of a file of raw text, one a line, tokens parted by a space: what `train_teacher.py` annotates.
//!
//!     cargo run --release --features training --example train_tokens -- TREEBANKS/raw-news-sentences.txt.gz > raw.tok

mod treebank;

use atodds::prose::Prose;
use atodds::text::Span;
use std::io::Write;
use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which file has the sentences?")?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in treebank::text(Path::new(&path))?.lines() {
        let prose = Prose::of(line.into(), &[Span::new(0, line.len())]);
        for sentence in &prose.sentences {
            let words: Vec<&str> = sentence.tokens.clone().map(|token| prose.word(token)).collect();
            writeln!(out, "{}", words.join(" "))?;
        }
    }
    Ok(())
}
