//! Says how fast the quantities and the times of a text are read, before it has any tree.
//!
//! ```sh
//! cargo run --release --example speed -- FILE
//! ```
//!
//! The words of `FILE` are repeated or cut until there is enough to measure, cut into sentences once, and read on one core. The
//! best of many short runs counts, so that a machine that has other work to do measures the same.

use atodds::facts::{quantity, timex};
use atodds::prose::Prose;
use atodds::text::Span;
use std::time::Instant;

/// Read in less time than a core gives to one program at a stretch.
const ENOUGH: usize = 100_000;
const RUNS: usize = 300;

fn main() {
    let path = std::env::args().nth(1).expect("a file of text");
    let words = std::fs::read_to_string(&path).expect("the file can be read") + "\n\n";
    let mut text = words.repeat(ENOUGH.div_ceil(words.len()));
    text.truncate(text.floor_char_boundary(ENOUGH));
    let mut at = 0;
    let blocks = text.split("\n\n").map(|block| {
        let span = Span::new(at, at + block.len());
        at = span.end + 2;
        span
    });
    let blocks: Vec<Span> = blocks.filter(|block| !block.is_empty()).collect();
    let prose = Prose::of(text.as_str().into(), &blocks);
    let (quantities, first) = best(|| quantity::find(&prose).len());
    let (times, second) = best(|| timex::find(&prose).len());
    let size = text.len() as f64 / 1e6;
    println!("{quantities} quantities at {:.1} MB/s, {times} times at {:.1} MB/s", size / first, size / second);
    println!("both: {:.1} MB/s", size / (first + second));
}

/// What `read` finds, and the least seconds that it took.
fn best(read: impl Fn() -> usize) -> (usize, f64) {
    let runs = (0..RUNS).map(|_| {
        let start = Instant::now();
        (read(), start.elapsed().as_secs_f64())
    });
    runs.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default()
}
