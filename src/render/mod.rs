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
/// The shapes of what is written as JSON, as JSON Schemas.
pub mod schema;
mod signs;
pub mod terminal;
mod variants;

pub use changes::{Changed, Changes};
pub use format::{Drawn, Format, Sheet};
pub use html::{LARGEST as LARGEST_PAGE, Page};
pub use record::{
    AgreementRecord, BlockRecord, ClauseRecord, CountsRecord, EvidenceRecord, FindingRecord, GateRecord, MentionRecord,
    NoteRecord, PartRecord, RangeRecord, Record, ReportRecord, SCHEMA, SameFigureRecord, SetAsideRecord, SideRecord,
    StretchRecord, ToolRecord,
};

/// "81 %".
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// "25 of 30 findings had room here; the JSON result has all of them.": what is said where not all had; nothing where all
/// had.
fn left_out(shown: usize, all: usize, what: &str, elsewhere: &str) -> Option<String> {
    (shown < all).then(|| format!("{shown} of {} had room here; {elsewhere}.", some(all, what)))
}

/// Where the findings are that had no room.
const IN_JSON: &str = "the JSON result has all of them";

/// "1 report", "2 reports".
fn some(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
