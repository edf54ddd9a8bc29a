//! XML with places. Entities of its own are refused, and nothing outside the file is ever read.

use super::words::Words;
use super::{File, Limit};
use roxmltree::{Document, Node, ParsingOptions};

/// No report has as many; it bounds the memory that a file can ask for.
const MOST_NODES: u32 = 2_000_000;

/// The document in a file.
pub(super) fn parse<'s>(file: &File<'s>) -> Result<Document<'s>, String> {
    document(file.text, file.options.deepest)
}

/// The document in a text, its elements nested at most `deepest` deep.
pub(super) fn document(text: &str, deepest: usize) -> Result<Document<'_>, String> {
    refuse_entities(text)?;
    refuse_depth(text, deepest)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| format!("it is no sound XML: {error}"))
}

/// A declaration of entities is how a small file becomes a huge one, or asks for another file.
fn refuse_entities(text: &str) -> Result<(), String> {
    let declared = text.find("<!DOCTYPE").is_some_and(|at| text[at..].contains("<!ENTITY"));
    if declared { Err("it declares entities of its own, which are not read; write them out".into()) } else { Ok(()) }
}

/// Counts how deep elements nest before a parser that may call itself sees them.
fn refuse_depth(text: &str, deepest: usize) -> Result<(), String> {
    let mut depth = 0_usize;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(open) = text[at..].find('<').map(|found| at + found) {
        let rest = &text[open..];
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((start, end)) = skipped.iter().find(|(start, _)| rest.starts_with(start)) {
            at = rest[start.len()..].find(end).map_or(text.len(), |found| open + start.len() + found + end.len());
            continue;
        }
        let close = open + tag_end(rest);
        match bytes.get(open + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!') => {}
            _ if bytes.get(close.wrapping_sub(1)) == Some(&b'/') => {}
            _ => depth += 1,
        }
        if depth > deepest {
            return Err(format!(
                "its elements are nested more than {deepest} deep; give one that is not, {}",
                Limit::Depth.way_out()
            ));
        }
        at = (close + 1).min(text.len());
    }
    Ok(())
}

/// Where a tag ends; a `>` between quotation marks does not end it.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    rest.len()
}

/// The name of the first element, without its namespace.
pub(super) fn root_name(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        rest = rest.trim_start();
        let skip = match rest {
            _ if rest.starts_with("<?") => rest.find("?>")? + 2,
            _ if rest.starts_with("<!--") => rest.find("-->")? + 3,
            _ if rest.starts_with("<!") => doctype_end(rest)?,
            _ => break,
        };
        rest = &rest[skip..];
    }
    let name = rest.strip_prefix('<')?;
    let name = &name[..name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?];
    Some(name.rsplit(':').next().unwrap_or(name))
}

fn doctype_end(rest: &str) -> Option<usize> {
    let close = rest.find('>')?;
    match rest.find('[').filter(|open| *open < close) {
        Some(open) => {
            let inside = open + rest[open..].find(']')?;
            Some(inside + rest[inside..].find('>')? + 1)
        }
        None => Some(close + 1),
    }
}

/// The first element below `node` of that name, namespaces aside.
pub(super) fn find<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants().find(|n| n.is_element() && n.tag_name().name() == name)
}

/// The children of `node` of that name.
pub(super) fn children<'a, 'i>(node: Node<'a, 'i>, name: &str) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |n| n.is_element() && n.tag_name().name() == name)
}

/// The element at the end of a path of names of children.
pub(super) fn at<'a, 'i>(node: Node<'a, 'i>, path: &[&str]) -> Option<Node<'a, 'i>> {
    path.iter().try_fold(node, |node, name| children(node, name).next())
}

/// An attribute, namespaces aside.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The characters of an element, with their places in the file.
pub(super) fn words(file: &File, node: Node) -> Words {
    let mut words = Words::default();
    for text in node.descendants().filter(Node::is_text) {
        add_text(file, text, &mut words);
    }
    words
}

fn add_text(file: &File, node: Node, words: &mut Words) {
    let range = node.range();
    let mut read = Words::default();
    let mut at = range.start;
    while at < range.end {
        let rest = &file.text[at..range.end];
        let verbatim =
            rest.strip_prefix("<![CDATA[").map(|inside| &inside[..inside.find("]]>").unwrap_or(inside.len())]);
        if let Some(inside) = verbatim {
            read.push(inside, at + "<![CDATA[".len());
            at += "<![CDATA[".len() + inside.len() + "]]>".len();
            continue;
        }
        let plain = rest.find("<![CDATA[").unwrap_or(rest.len()).max(1);
        let end = file.text.ceil_char_boundary(at + plain);
        let decoded = super::markup::decoded(&file.words, at..end);
        read.extend(&decoded, 0..decoded.as_str().len());
        at = end;
    }
    let text = node.text().unwrap_or("");
    if without_returns(read.as_str()) == without_returns(text) {
        words.extend(&read, 0..read.as_str().len());
    } else {
        // The parser read something that we did not; its words count, and stand where their element does.
        words.push(text, range.start);
    }
}

/// Line ends come out of the parser as `\n`, whatever they were.
fn without_returns(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The characters as a reader sees them.
pub(super) fn flowed(file: &File, node: Node) -> Words {
    words(file, node).flowed()
}

/// The characters of an element for a field.
pub(super) fn string(node: Node) -> String {
    let text: String = node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
