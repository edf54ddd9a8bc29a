//! A report that has been read: its prose, its facts, and the statements that carry them.
//!
//! Made from one [`Report`] alone. It never looks at another report.

use crate::facts::quantity::{self, Quantity};
use crate::facts::timex::{self, Anchor, Timex};
use crate::prose::Prose;
use crate::report::{BlockKind, Report};
use crate::text::Span;

/// What one report says.
#[derive(Clone, Debug)]
pub struct Account {
    /// The report.
    pub report: Report,
    /// Its sentences and words.
    pub prose: Prose,
    /// The numbers that count or measure, in text order.
    pub quantities: Vec<Quantity>,
    /// The expressions of time, resolved, in text order.
    pub times: Vec<Timex>,
    /// What it states, in text order.
    pub statements: Vec<Statement>,
}

/// A sentence with its facts, as indices into the account's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// Its words.
    pub span: Span,
    /// The sentence it stands in, as an index into the account's prose.
    pub sentence: usize,
    /// What kind of block it stands in.
    pub block: BlockKind,
    /// Its quantities.
    pub quantities: Vec<usize>,
    /// Its times.
    pub times: Vec<usize>,
}

impl Account {
    /// Reads `report`.
    pub fn of(report: Report) -> Self {
        let blocks: Vec<Span> = report.blocks.iter().map(|block| block.span).collect();
        let prose = Prose::of(report.text.shared(), &blocks);
        let mut quantities = quantity::find(&prose);
        quantity::attach(&prose, &mut quantities);
        let mut times = timex::find(&prose);
        timex::resolve(&prose, &mut times, &anchor(&report));
        let statements = statements(&report, &prose, &quantities, &times);
        Self { report, prose, quantities, times, statements }
    }

    /// The sentence around `span`.
    pub fn sentence(&self, span: Span) -> Span {
        self.prose.sentence_at(span.start).map_or(span, |index| self.prose.sentences[index].span)
    }
}

/// Bylines and credits say who made the report, not what happened.
fn states(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Headline | BlockKind::Paragraph | BlockKind::Caption)
}

/// What "today" and "Friday" are counted from.
fn anchor(report: &Report) -> Anchor {
    let published = report.published;
    Anchor {
        published: published.map(|moment| moment.date),
        time: published.and_then(|moment| moment.time),
        offset: published.and_then(|moment| moment.offset),
        day: None,
    }
}

fn statements(report: &Report, prose: &Prose, quantities: &[Quantity], times: &[Timex]) -> Vec<Statement> {
    prose
        .sentences
        .iter()
        .enumerate()
        .map(|(index, sentence)| (index, sentence, report.blocks[sentence.block].kind))
        .filter(|(_, _, kind)| states(*kind))
        .map(|(index, sentence, kind)| Statement {
            span: sentence.span,
            sentence: index,
            block: kind,
            quantities: within(sentence.span, quantities, |quantity| quantity.span.start),
            times: within(sentence.span, times, |time| time.span.start),
        })
        .collect()
}

/// Which of `facts`, which stand in text order, begin inside `span`.
fn within<T>(span: Span, facts: &[T], start: impl Fn(&T) -> usize) -> Vec<usize> {
    let first = facts.partition_point(|fact| start(fact) < span.start);
    let last = facts.partition_point(|fact| start(fact) < span.end);
    (first..last).collect()
}
