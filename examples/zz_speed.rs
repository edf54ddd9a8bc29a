//! Times the finder on a file.
fn main() {
    let name = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(name).unwrap().repeat(30);
    let prose = atodds::prose::Prose::of(text.as_str().into(), &[atodds::text::Span::new(0, text.len())]);
    for _ in 0..5 {
        let start = std::time::Instant::now();
        let n = atodds::facts::quantity::find(&prose).len();
        println!("{n} {:.1} MB/s", text.len() as f64 / 1e6 / start.elapsed().as_secs_f64());
    }
}
