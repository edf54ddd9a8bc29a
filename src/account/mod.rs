//! A report that has been read: its prose, its facts, and the statements that carry them.
//!
//! Made from one [`Report`] alone. It never looks at another report.

use crate::facts::quantity::{self, Quantity};
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
}

impl Account {
    /// Reads `report`.
    pub fn of(report: Report) -> Self {
        let blocks: Vec<Span> = report.blocks.iter().map(|block| block.span).collect();
        let prose = Prose::of(report.text.shared(), &blocks);
        let mut quantities = quantity::find(&prose);
        quantity::attach(&prose, &mut quantities);
        let statements = statements(&report, &prose, &quantities);
        Self { report, prose, quantities, statements }
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

fn statements(report: &Report, prose: &Prose, quantities: &[Quantity]) -> Vec<Statement> {
    let within = |span: Span| {
        let first = quantities.partition_point(|q| q.span.start < span.start);
        let last = quantities.partition_point(|q| q.span.start < span.end);
        (first..last).collect()
    };
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
            quantities: within(sentence.span),
        })
        .collect()
}
