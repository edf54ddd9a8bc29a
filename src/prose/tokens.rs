use super::Token;
use crate::text::Span;

/// Adds the tokens of `sentence`.
pub(super) fn split(text: &str, sentence: Span, tokens: &mut Vec<Token>) {
    let mut open: Option<usize> = None;
    let mut close = |open: &mut Option<usize>, end: usize| {
        if let Some(start) = open.take() {
            tokens.push(Token { span: Span::new(start, end) });
        }
    };
    for (at, c) in sentence.of(text).char_indices() {
        let at = sentence.start + at;
        if c.is_whitespace() {
            close(&mut open, at);
        } else if c.is_alphanumeric() {
            open.get_or_insert(at);
        } else {
            close(&mut open, at);
            open = Some(at);
            close(&mut open, at + c.len_utf8());
        }
    }
    close(&mut open, sentence.end);
}
