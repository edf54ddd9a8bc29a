use super::{Account, Statement};
use crate::prose::{Clause, Prose, Tag};
use crate::text::Span;

/// The statements of an account, in text order: the clauses of each sentence that states something.
pub(super) fn statements(account: &Account) -> Vec<Statement> {
    let mut statements = Vec::new();
    for sentence in account.sentences() {
        let first = statements.len();
        let clauses = account.prose.clauses(sentence);
        let whole = account.prose.sentences[sentence].span;
        let one = |clause| Statement {
            sentence,
            clause,
            span: clause.map_or(whole, |clause: usize| extent(&account.prose, sentence, clauses[clause].predicate)),
            quantities: Vec::new(),
            times: Vec::new(),
        };
        if clauses.is_empty() {
            statements.push(one(None));
        } else {
            statements.extend((0..clauses.len()).map(|clause| one(Some(clause))));
        }
        let home = |at: usize| first + around(&account.prose, sentence, at).unwrap_or(0);
        for quantity in inside(whole, &account.quantities, |quantity| quantity.span.start) {
            statements[home(account.quantities[quantity].number.start)].quantities.push(quantity);
        }
        for time in inside(whole, &account.times, |time| time.span.start) {
            statements[home(account.times[time].span.start)].times.push(time);
        }
    }
    statements
}

/// The clause of `sentence` that the word at byte `at` belongs to: the nearest predicate on the way up from it.
pub(super) fn around(prose: &Prose, sentence: usize, at: usize) -> Option<usize> {
    let clauses = prose.clauses(sentence);
    let tokens = prose.sentences[sentence].tokens.clone();
    let within = prose.tokens[tokens.clone()].partition_point(|token| token.span.end <= at);
    let tree = prose.tree(sentence);
    let mut word = Some((tokens.start + within).min(tokens.end.checked_sub(1)?));
    while let Some(token) = word {
        if let Ok(clause) = clauses.binary_search_by_key(&token, |clause| clause.predicate) {
            return Some(cleft(prose, sentence, clause, token).unwrap_or(clause));
        }
        word = tree.head(token);
    }
    (!clauses.is_empty()).then_some(0)
}

/// "It was not until Friday *that the ferry sailed*": where the predicate of `clause` is a time or a number, what is told is told
/// by the clause behind it.
fn cleft(prose: &Prose, sentence: usize, clause: usize, predicate: usize) -> Option<usize> {
    let clauses = prose.clauses(sentence);
    clauses[clause].copula?;
    let is_it = |subject: &usize| prose.word(*subject).eq_ignore_ascii_case("it");
    let named = |token: usize| prose.tag(token).is_proper() || prose.tag(token) == Tag::Cd;
    let tree = prose.tree(sentence);
    let when = named(predicate) || tree.children(predicate).any(|child| child < predicate && named(child));
    if !when {
        return None;
    }
    let opens = |clause: &Clause| tree.subtree(clause.predicate).min().is_some_and(|first| prose.word(first) == "that");
    let it = clauses[clause].subjects.iter().any(is_it) || tree.children(predicate).any(|child| is_it(&child));
    let behind = clauses.iter().position(|other| other.head == Some(clause) && opens(other));
    behind.filter(|_| it)
}

fn extent(prose: &Prose, sentence: usize, predicate: usize) -> Span {
    prose.span(prose.tree(sentence).subtree(predicate))
}

/// Which of `facts`, which stand in text order, begin inside `span`.
fn inside<T>(span: Span, facts: &[T], start: impl Fn(&T) -> usize) -> std::ops::Range<usize> {
    let first = facts.partition_point(|fact| start(fact) < span.start);
    first..facts.partition_point(|fact| start(fact) < span.end)
}
