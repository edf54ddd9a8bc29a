//! Says how fast the quantities and the times of a text are read, before it has any tree.
//!
//! ```sh
//! cargo run --release --example speed -- FILE
//! ```
//!
//! The words of `FILE` are repeated until there is enough to measure, cut into sentences once, and read on one core: the best of
//! five runs counts.

use atodds::facts::{quantity, timex};
use atodds::prose::Prose;
use atodds::text::Span;
use std::time::Instant;

/// Enough to take a fifth of a second at the speed that is asked for.
const ENOUGH: usize = 5_000_000;
const RUNS: usize = 5;

fn main() {
    let path = std::env::args().nth(1).expect("a file of text");
    let words = std::fs::read_to_string(&path).expect("the file can be read") + "\n\n";
    let text = words.repeat(ENOUGH.div_ceil(words.len()));
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
