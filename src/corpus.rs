//! Reads the corpora that stand beside the rooms: what is expected, flush left, then the sentences of which it is, indented.
//! What stands behind the line `not yet` cannot be done yet, and has to fail.

/// One line of a corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Case<'c> {
    /// What is expected.
    pub expected: &'c str,
    /// Of what.
    pub sentence: &'c str,
    /// Whether we can do it.
    pub yet: bool,
    /// Where it stands in the file.
    pub line: usize,
}

/// The cases of `corpus`; empty lines and those that begin with `#` are for people.
pub(crate) fn cases(corpus: &str) -> Vec<Case<'_>> {
    let mut found = Vec::new();
    let (mut expected, mut yet) = ("", true);
    for (line, text) in (1..).zip(corpus.lines()) {
        match text {
            "not yet" => yet = false,
            _ if text.trim().is_empty() || text.starts_with('#') => {}
            _ if text.starts_with(' ') => found.push(Case { expected, sentence: text.trim(), yet, line }),
            _ => expected = text.trim(),
        }
    }
    found
}

/// Asserts that `read` makes of every sentence what is expected, and of those under `not yet` something else. Prints all
/// that fail.
pub(crate) fn check(name: &str, corpus: &str, read: impl Fn(&str) -> String) {
    let mut failures = Vec::new();
    for case in cases(corpus) {
        let got = read(case.sentence);
        if (got == case.expected) != case.yet {
            let Case { expected, sentence, line, .. } = case;
            failures.push(match case.yet {
                true => format!("{name}:{line}: {sentence}\n  expected {expected}\n  got      {got}"),
                false => format!("{name}:{line}: {sentence}\n  can be done now: move it up"),
            });
        }
    }
    assert!(failures.is_empty(), "{} of {}:\n{}", failures.len(), cases(corpus).len(), failures.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corpus_fails_where_it_should() {
        let corpus = "yes\n  a\nnot yet\nyes\n  b\n";
        check("sample", corpus, |sentence| if sentence == "a" { "yes".into() } else { "no".into() });
        assert!(std::panic::catch_unwind(|| check("sample", corpus, |_| "yes".into())).is_err());
    }
}
