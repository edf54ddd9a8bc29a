//! Results as people and programs read them: one file an output format. Nothing is decided here, and nothing dropped.

mod changes;
mod csv;
pub mod explained;
pub mod facts;
mod format;
mod github;
pub mod grammar;
mod html;
pub mod inert;
/// One JSON document, or one line.
pub mod json;
mod junit;
mod markdown;
mod parties;
mod record;
mod sarif;
/// The shape of a result, as a JSON Schema.
pub mod schema;
mod signs;
pub mod terminal;

pub use changes::{Changed, Changes};
pub use format::{Drawn, Format};
pub use record::{
    AgreementRecord, BlockRecord, CountsRecord, EvidenceRecord, FindingRecord, GateRecord, MentionRecord, NoteRecord,
    PartRecord, RangeRecord, Record, ReportRecord, SCHEMA, SetAsideRecord, SideRecord, ToolRecord,
};

/// "1 report", "2 reports".
fn some(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
