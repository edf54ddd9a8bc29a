use crate::text::Span;

/// The sentences of `block`.
pub(super) fn split(text: &str, block: Span) -> Vec<Span> {
    let words = block.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in words.char_indices() {
        let end = at + c.len_utf8();
        let stops = matches!(c, '.' | '!' | '?') && words[end..].starts_with([' ', '\n']);
        if stops || end == words.len() {
            let sentence = words[start..end].trim_start();
            if !sentence.is_empty() {
                found.push(Span::new(block.start + end - sentence.len(), block.start + end));
            }
            start = end;
        }
    }
    found
}
