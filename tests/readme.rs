//! What the README shows is what the program prints.

mod program;

use program::atodds;
use std::collections::BTreeSet;

/// The `console` blocks: the command after `$ atodds`, and the output below it.
fn shown(readme: &str) -> Vec<(String, String)> {
    let blocks = readme.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks
        .filter_map(|block| {
            let (command, output) = block.split_once('\n')?;
            Some((command.strip_prefix("$ atodds ")?.to_string(), output.to_string()))
        })
        .collect()
}

/// `echo $?` after a command shows its status.
fn check(readme: &str) -> usize {
    let shown = shown(readme);
    for (command, output) in &shown {
        let run = atodds(&command.split_whitespace().collect::<Vec<_>>());
        let (output, status) = match output.split_once("$ echo $?\n") {
            Some((output, status)) => (output, status.trim().parse().unwrap()),
            None => (output.as_str(), run.status),
        };
        assert_eq!((run.stdout.as_str(), run.status), (output, status), "$ atodds {command}");
    }
    shown.len()
}

#[test]
fn the_readme_shows_real_output() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    assert!(check(&readme) >= 1, "no console block in the README");
}

/// The flags that a text names, but for those on lines with other programs.
fn flags(text: &str) -> BTreeSet<&str> {
    let ours = text.lines().filter(|line| !line.contains("cargo ") && !line.contains("git "));
    let flag = |rest: &'_ str| rest.find(|c: char| !c.is_ascii_lowercase() && c != '-').unwrap_or(rest.len());
    let after = ours.flat_map(|line| line.split("--").skip(1)).map(|rest| rest[..flag(rest)].trim_end_matches('-'));
    after.filter(|flag| flag.len() > 1).collect()
}

#[test]
fn every_flag_that_the_guides_name_is_there() {
    let commands = ["check", "batch", "facts", "align", "explain", "render", "diff", "review", "init", "schema"];
    let mut helps: Vec<String> = commands.iter().map(|command| atodds(&[command, "--help"]).stdout).collect();
    helps.extend(["show", "accept", "prune"].map(|action| atodds(&["baseline", action, "--help"]).stdout));
    let known: BTreeSet<&str> = helps.iter().flat_map(|help| flags(help)).collect();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for guide in ["README.md", "docs/ci.md", "docs/editors.md", "docs/library.md", "docs/scale.md", "docs/why.md"] {
        let text = std::fs::read_to_string(root.join(guide)).unwrap();
        let unknown: Vec<&str> = flags(&text).difference(&known).copied().collect();
        assert!(unknown.is_empty(), "{guide} names {unknown:?}, which no command has");
    }
    assert!(known.contains("html-dir") && !known.contains("made-up"));
}

#[test]
#[should_panic(expected = "$ atodds explain number")]
fn made_up_output_is_seen() {
    check("```console\n$ atodds explain number\n# something else\n```\n");
}
