//! What the README shows is what the program prints.

mod program;

use program::atodds;

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

#[test]
#[should_panic(expected = "$ atodds explain number")]
fn made_up_output_is_seen() {
    check("```console\n$ atodds explain number\n# something else\n```\n");
}
