use super::{Account, Statement};
use crate::prose::Prose;
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
            return Some(clause);
        }
        word = tree.head(token);
    }
    (!clauses.is_empty()).then_some(0)
}

fn extent(prose: &Prose, sentence: usize, predicate: usize) -> Span {
    prose.span(prose.tree(sentence).subtree(predicate))
}

/// Which of `facts`, which stand in text order, begin inside `span`.
fn inside<T>(span: Span, facts: &[T], start: impl Fn(&T) -> usize) -> std::ops::Range<usize> {
    let first = facts.partition_point(|fact| start(fact) < span.start);
    first..facts.partition_point(|fact| start(fact) < span.end)
}
