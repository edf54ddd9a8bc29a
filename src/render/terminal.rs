//! One block a finding for a terminal, most important first, with an excerpt per report.

use super::inert;
use super::{EvidenceRecord, FindingRecord, Record};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::fmt::Write;

/// How to draw.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// Columns; less than [`NARROWEST`] is taken for that.
    pub width: usize,
    /// Whether to colour.
    pub colour: bool,
    /// Whether the terminal can show more than ASCII.
    pub unicode: bool,
}

/// The snippet renderer needs room for a line number and a few words.
pub const NARROWEST: usize = 40;

/// The width where there is no terminal to ask.
pub const WIDTH: usize = 100;

impl Default for Style {
    fn default() -> Self {
        Self { width: WIDTH, colour: false, unicode: true }
    }
}

/// The whole result; the last line counts everything.
pub fn draw(record: &Record, style: Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() }
        .term_width(style.width.max(NARROWEST))
        .decor_style(if style.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii });
    let mut out = String::new();
    for finding in &record.findings {
        out.push_str(&block(finding, record, &renderer));
        out.push_str("\n\n");
    }
    for note in &record.notes {
        let about = note.report.as_deref().map(|r| format!("{}: ", inert::line(r))).unwrap_or_default();
        let _ = writeln!(out, "note: {about}{}", inert::line(&note.message));
    }
    out.push_str(&last_line(record));
    out
}

fn block(finding: &FindingRecord, record: &Record, renderer: &Renderer) -> String {
    let excerpts: Vec<Excerpt> = finding
        .sides
        .iter()
        .flat_map(|side| side.evidence.iter().map(|evidence| Excerpt::of(evidence, &side.value, record)))
        .collect();
    let title = level(finding).primary_title(inert::line(&finding.message)).id(finding.rule.as_str());
    let group =
        excerpts.iter().fold(title.elements(Vec::<Snippet<annotate_snippets::Annotation>>::new()), Excerpt::add);
    let reason = Level::NOTE.no_name().message(inert::line(&finding.reason));
    let sure = Level::NOTE.no_name().message(format!("{} sure · {}", percent(finding.confidence), finding.id));
    renderer.render(&[group.element(reason).element(sure)])
}

fn percent(confidence: f64) -> String {
    format!("{:.0} %", confidence * 100.0)
}

fn level(finding: &FindingRecord) -> Level<'_> {
    let level = match finding.severity.as_str() {
        "error" => Level::ERROR,
        "warning" => Level::WARNING,
        _ => Level::NOTE,
    };
    level.with_name(finding.verdict.as_str())
}

struct Excerpt {
    path: String,
    line: usize,
    column: usize,
    sentence: String,
    value: std::ops::Range<usize>,
    label: String,
}

impl Excerpt {
    fn of(evidence: &EvidenceRecord, value: &str, record: &Record) -> Self {
        let start = evidence.start.saturating_sub(evidence.sentence_start);
        let (sentence, span) = inert::span(&evidence.sentence, start..start + evidence.quote.len());
        Self {
            path: inert::line(&evidence.report),
            line: evidence.line,
            column: evidence.column,
            sentence,
            value: span,
            label: inert::line(&label(evidence, value, record)),
        }
    }

    fn add<'a>(group: Group<'a>, excerpt: &'a Self) -> Group<'a> {
        let origin = Origin::path(excerpt.path.as_str()).line(excerpt.line).char_column(excerpt.column);
        let annotation = AnnotationKind::Primary.span(excerpt.value.clone()).label(excerpt.label.as_str());
        group
            .element(origin)
            .element(Snippet::source(excerpt.sentence.as_str()).line_start(excerpt.line).annotation(annotation))
    }
}

/// The value, who says it, when: what the reader needs beside the words.
fn label(evidence: &EvidenceRecord, value: &str, record: &Record) -> String {
    let report = record.reports.iter().find(|r| r.id == evidence.report);
    let said_by = evidence.said_by.as_deref().map(|who| format!(", says {who}")).unwrap_or_default();
    let outlet = report.and_then(|r| r.source.as_deref()).map(|s| format!(" · {s}")).unwrap_or_default();
    let when = report.and_then(|r| r.published.as_deref()).map(|p| format!(", {p}")).unwrap_or_default();
    format!("{value}{said_by}{outlet}{when}")
}

fn last_line(record: &Record) -> String {
    let counts = record.counts;
    format!(
        "{}, {}, {} aligned: {} shown, {} below the gate\n",
        some(counts.reports, "report"),
        some(counts.statements, "statement"),
        counts.aligned,
        some(counts.shown, "finding"),
        counts.below,
    )
}

fn some(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
