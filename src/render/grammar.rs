//! How the sentences of one text were read, for people: each word with its tag and lemma, and what hangs on what.

use super::inert;
use crate::account::Account;
use crate::prose::Prose;
use std::fmt::Write;

/// Deeper than this nothing is set in further: a sentence of hundreds of words that is no sentence stays readable.
const DEEPEST: usize = 24;

/// Under the name of the report, for each sentence: its place, its words with their tags, and the tree beneath. In the
/// tree a word stands below its head, set in, with its relation; `?` marks what the two parsers do not agree on, and the
/// lemma follows where it is written otherwise.
pub fn table(account: &Account) -> String {
    let mut out = format!("{}\n", inert::line(&account.report.id));
    for (sentence, found) in account.prose.sentences.iter().enumerate() {
        let position = account.report.text.place(found.span).position;
        let _ = writeln!(out, "\n{}:{}  {}", position.line, position.column, words(&account.prose, sentence));
        tree(&account.prose, sentence, &mut out);
    }
    out
}

fn words(prose: &Prose, sentence: usize) -> String {
    let word = |token| format!("{}/{}", inert::line(prose.word(token)), prose.tag(token).name());
    prose.sentences[sentence].tokens.clone().map(word).collect::<Vec<_>>().join(" ")
}

fn tree(prose: &Prose, sentence: usize, out: &mut String) {
    let tree = prose.tree(sentence);
    let mut waiting: Vec<(usize, usize)> = tree.root().map(|root| (root, 1)).into_iter().collect();
    while let Some((token, depth)) = waiting.pop() {
        let doubt = if tree.sure(token) { "" } else { " ?" };
        let (word, lemma) = (prose.word(token), prose.lemma(token));
        let margin = "  ".repeat(depth.min(DEEPEST));
        let _ = write!(out, "{margin}{}{doubt}  {}", tree.dep(token).name(), inert::line(word));
        if lemma != word {
            let _ = write!(out, "  ({})", inert::line(lemma));
        }
        out.push('\n');
        waiting.extend(tree.children(token).rev().map(|child| (child, depth + 1)));
    }
}
