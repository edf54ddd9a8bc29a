//! Runs the program as a user does.

use std::io::Write;
use std::process::{Command, Stdio};

/// What came of a run.
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

/// Runs `atodds` with these arguments in the root of the project.
pub fn atodds(arguments: &[&str]) -> Run {
    fed(arguments, b"", &[])
}

/// Runs `atodds` with these arguments in another folder.
#[allow(dead_code, reason = "not every test program has a folder of its own")]
pub fn inside(folder: &std::path::Path, arguments: &[&str]) -> Run {
    let done = Command::new(env!("CARGO_BIN_EXE_atodds")).args(arguments).current_dir(folder).output().unwrap();
    Run {
        stdout: String::from_utf8(done.stdout).unwrap(),
        stderr: String::from_utf8(done.stderr).unwrap(),
        status: done.status.code().unwrap_or(-1),
    }
}

/// Runs it in the root of the project, with something on standard input and in the environment.
pub fn fed(arguments: &[&str], input: &[u8], environment: &[(&str, &str)]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_atodds"))
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let feeding = std::thread::spawn(move || {
        // A program that ends before it has read everything closes the pipe; its status is what the test looks at.
        let _ = stdin.write_all(&input);
    });
    let done = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    Run {
        stdout: String::from_utf8(done.stdout).unwrap(),
        stderr: String::from_utf8(done.stderr).unwrap(),
        status: done.status.code().unwrap_or(-1),
    }
}
