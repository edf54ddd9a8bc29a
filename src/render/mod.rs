//! Results as people and programs read them: one file an output format. Nothing is decided here, and nothing dropped.

pub mod facts;
pub mod inert;
/// One JSON document, or one line.
pub mod json;
mod record;
pub mod terminal;

pub use record::{
    CountsRecord, EvidenceRecord, FindingRecord, NoteRecord, PartRecord, Record, ReportRecord, SCHEMA, SideRecord,
};
