//! Runs the program as a user does.

#![allow(dead_code, reason = "each test program uses its part of this")]

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// What came of a run.
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

impl From<Output> for Run {
    fn from(done: Output) -> Self {
        Self {
            stdout: String::from_utf8(done.stdout).unwrap(),
            stderr: String::from_utf8(done.stderr).unwrap(),
            status: done.status.code().unwrap_or(-1),
        }
    }
}

/// The program, to be run in this folder.
pub fn program(folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_atodds"));
    program.current_dir(folder);
    program
}

/// Runs `atodds` with these arguments in the root of the project.
pub fn atodds(arguments: &[impl AsRef<OsStr>]) -> Run {
    inside(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

/// Runs `atodds` with these arguments in another folder.
pub fn inside(folder: &Path, arguments: &[impl AsRef<OsStr>]) -> Run {
    program(folder).args(arguments).stdin(Stdio::null()).output().unwrap().into()
}

/// Runs a line of the shell in a folder; `atodds` in it is the program.
pub fn sh(folder: &Path, line: &str) -> Run {
    bash(folder, line).into()
}

/// The same with the bytes that came of it, which need not be characters.
pub fn bash(folder: &Path, line: &str) -> Output {
    let programs = Path::new(env!("CARGO_BIN_EXE_atodds")).parent().unwrap();
    let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
    Command::new("bash").args(["-c", line]).env("PATH", path).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

/// Runs it in the root of the project, with something on standard input and in the environment.
pub fn fed(arguments: &[&str], input: &[u8], environment: &[(&str, &str)]) -> Run {
    let mut child = program(Path::new(env!("CARGO_MANIFEST_DIR")))
        .args(arguments)
        .envs(environment.iter().copied())
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
    done.into()
}

/// A folder of its own with these files; it goes when it is dropped.
pub fn folder(files: &[(&str, impl AsRef<[u8]>)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        put(folder.path(), name, bytes);
    }
    folder
}

/// Writes a file in a folder, and the folders that it is in.
pub fn put(folder: &Path, name: &str, bytes: &(impl AsRef<[u8]> + ?Sized)) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The characters of a file in a folder.
pub fn get(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}
