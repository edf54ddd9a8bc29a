//! A line on a terminal's stderr while something takes long.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// Nobody wants to see a line that goes away at once.
const PATIENCE: Duration = Duration::from_millis(500);

/// Does `work`. If it takes longer than half a second and stderr is a terminal, the line says what is being done and for
/// how long, and goes away at the end; a quiet run has no such line.
pub fn shown<T>(quiet: bool, what: &str, work: impl FnOnce() -> T) -> T {
    if quiet || !io::stderr().is_terminal() {
        return work();
    }
    let (done, waiting) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || tell(what, &waiting));
        let result = work();
        drop(done);
        result
    })
}

fn tell(what: &str, waiting: &mpsc::Receiver<()>) {
    let begun = Instant::now();
    let mut told = false;
    while waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
        told = true;
        // Progress is a kindness: a terminal that does not take it must not end the work.
        let _ = write!(io::stderr(), "\r{what}, {} s \u{8}", begun.elapsed().as_secs());
    }
    if told {
        let _ = write!(io::stderr(), "\r\x1b[K");
    }
}
