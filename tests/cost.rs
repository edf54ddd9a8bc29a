//! What each stage costs, in instructions, which are the same on a busy machine: a stage that has grown dearer is noticed
//! in the change that made it so.
//!
//! `cargo test --test cost -- --ignored --nocapture`, where valgrind is installed. A change that is worth what it costs raises
//! the ceiling and says so.

#[path = "../examples/scale/news.rs"]
mod news;
mod program;

use std::process::Command;

/// Millions of instructions of the program as the tests build it, a fifth above what was counted last: reading four made-up
/// reports of 500 words; aligning them, too; judging them, too. Counts change with the compiler and with the words of a rule,
/// seldom by more than some hundredths.
const CEILINGS: [(&str, &[&str], f64); 3] = [
    ("read", &["facts", "set.json"], 305.0),
    ("aligned", &["align", "set.json"], 445.0),
    ("judged", &["check", "set.json"], 450.0),
];

#[test]
#[ignore = "takes a minute, and valgrind, which is not everywhere"]
fn no_stage_has_grown_dearer() {
    let set = news::set(1, news::Size { reports: 4, words: 500 }).to_string();
    let folder = program::folder(&[("set.json", &set)]);
    let mut dearer = Vec::new();
    for (what, arguments, ceiling) in CEILINGS {
        let counted = instructions(folder.path(), arguments);
        println!("{what:<10} {counted:>8.1} million instructions, at most {ceiling:.1}");
        dearer.extend(
            (counted > ceiling).then(|| format!("{what}: {counted:.1} million instructions, at most {ceiling:.1}")),
        );
    }
    assert!(dearer.is_empty(), "{}", dearer.join("\n"));
}

/// Millions of instructions that the program takes with these arguments.
fn instructions(folder: &std::path::Path, arguments: &[&str]) -> f64 {
    let counted = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null", env!("CARGO_BIN_EXE_atodds")])
        .args(arguments)
        .current_dir(folder)
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .unwrap_or_else(|error| panic!("valgrind: {error}"));
    let told = String::from_utf8_lossy(&counted.stderr).into_owned();
    let count = told.lines().find_map(|line| line.split("refs:").nth(1)).unwrap_or_else(|| panic!("{told}"));
    count.trim().replace(',', "").parse::<f64>().unwrap() / 1e6
}
