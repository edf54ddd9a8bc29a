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
    /// Whether the terminal can show more than ASCII; if not, frames and marks are drawn in ASCII. Quoted words stay.
    pub unicode: bool,
    /// How much is said of a finding.
    pub detail: Detail,
}

/// How much is said of a finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Detail {
    /// Excerpts of every report.
    #[default]
    Block,
    /// One line, to be pasted.
    Line,
}

/// The snippet renderer needs room for a line number and a few words.
pub const NARROWEST: usize = 40;

/// The width where there is no terminal to ask.
pub const WIDTH: usize = 100;

impl Default for Style {
    fn default() -> Self {
        Self { width: WIDTH, colour: false, unicode: true, detail: Detail::Block }
    }
}

/// The whole result; the last line counts everything.
pub fn draw(record: &Record, style: Style) -> String {
    let mut out = String::new();
    for finding in &record.findings {
        match style.detail {
            Detail::Block => out.push_str(&self::finding(finding, record, style)),
            Detail::Line => out.push_str(&line(finding, record, style)),
        }
    }
    for note in &record.notes {
        let about = note.report.as_deref().map(|r| format!("{}: ", inert::line(r))).unwrap_or_default();
        let _ = writeln!(out, "note: {about}{}", inert::line(&note.message));
    }
    out.push_str(&last_line(record));
    out
}

/// One finding with its excerpts, and an empty line after it.
pub fn finding(finding: &FindingRecord, record: &Record, style: Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() }
        .term_width(style.width.max(NARROWEST))
        .decor_style(if style.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii });
    let excerpts: Vec<Excerpt> = finding
        .sides
        .iter()
        .flat_map(|side| side.evidence.iter().map(|evidence| Excerpt::of(evidence, &side.value, record, style)))
        .collect();
    let (verdict, rule) = (inert::line(&finding.verdict), inert::line(&finding.rule));
    let level = level(finding).with_name(verdict.as_str());
    let title = level.primary_title(inert::line(&finding.message)).id(rule.as_str());
    let group =
        excerpts.iter().fold(title.elements(Vec::<Snippet<annotate_snippets::Annotation>>::new()), Excerpt::add);
    let reason = Level::NOTE.no_name().message(inert::line(&finding.reason));
    let sure = finding.percent().map(|percent| format!("{percent} sure {} ", style.dot())).unwrap_or_default();
    let sure = format!("{sure}{}", inert::line(&finding.id));
    let sure = Level::NOTE.no_name().message(sure);
    format!("{}\n\n", without_empty_joints(&renderer.render(&[group.element(reason).element(sure)])))
}

/// The renderer joins an excerpt to its place by two lines without words, since it would count the column inside the
/// excerpt if it were told the place with it. They take room and say nothing.
fn without_empty_joints(drawn: &str) -> String {
    let bare = |line: &str| anstream::adapter::strip_str(line).to_string().trim().to_string();
    let lines: Vec<&str> = drawn.lines().collect();
    let is_joint = |n: usize| lines.get(n).is_some_and(|line| [":::", "⸬"].contains(&bare(line).as_str()));
    let kept = (0..lines.len()).filter(|&n| !is_joint(n) && !is_joint(n + 1)).map(|n| lines[n]);
    kept.collect::<Vec<_>>().join("\n")
}

/// One finding on one line: what, and who says which.
fn line(finding: &FindingRecord, record: &Record, style: Style) -> String {
    let said = |value: &str, outlets: Vec<&str>| format!("{value} ({})", outlets.join(", "));
    let sides = finding.sides.iter().map(|side| {
        let mut outlets: Vec<&str> = Vec::new();
        for evidence in &side.evidence {
            let name = record.called(&evidence.report);
            if !outlets.contains(&name) {
                outlets.push(name);
            }
        }
        said(&side.value, outlets)
    });
    let sides: Vec<String> = sides.collect();
    let about = if finding.subject.is_empty() { &finding.message } else { &finding.subject };
    let told = format!("{}: {about}: {}", finding.verdict, sides.join(" / "));
    format!("{} {} {}\n", inert::line(&told), style.dot(), inert::line(&finding.id))
}

impl Style {
    fn dot(self) -> char {
        if self.unicode { '·' } else { '-' }
    }
}

fn level(finding: &FindingRecord) -> Level<'static> {
    match finding.severity.as_str() {
        "error" => Level::ERROR,
        "warning" => Level::WARNING,
        _ => Level::NOTE,
    }
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
    fn of(evidence: &EvidenceRecord, value: &str, record: &Record, style: Style) -> Self {
        let (sentence, span) = inert::span(&evidence.sentence, evidence.within_sentence());
        Self {
            path: inert::line(&evidence.report),
            line: evidence.line,
            column: evidence.column,
            sentence,
            value: span,
            label: inert::line(&label(evidence, value, record, style)),
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
fn label(evidence: &EvidenceRecord, value: &str, record: &Record, style: Style) -> String {
    let report = record.report(&evidence.report);
    let said_by = evidence.according_to(value).map(|who| format!(", according to {who}")).unwrap_or_default();
    let outlet = report.and_then(|r| r.source.as_deref()).map(|s| format!(" {} {s}", style.dot())).unwrap_or_default();
    let when = report.and_then(|r| r.published.as_deref()).map(|p| format!(", {p}")).unwrap_or_default();
    format!("{value}{said_by}{outlet}{when}")
}

fn last_line(record: &Record) -> String {
    let counts = record.counts;
    format!(
        "{}, {}, {} aligned: {} shown, {} ignored, {} known, {} below the gate\n",
        super::some(counts.reports, "report"),
        super::some(counts.statements, "statement"),
        counts.aligned,
        super::some(counts.shown, "finding"),
        counts.ignored,
        counts.known,
        counts.below,
    )
}
