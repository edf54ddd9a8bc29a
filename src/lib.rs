//! Reads several reports of the same event and says where they are at odds.
//!
//! # Words
//!
//! A *report* is what was published; an *account* is what it says. A *source* is quoted, an *outlet* publishes. A
//! *block* is a headline, a paragraph or a caption; its words are *prose*. A *quantity* is a number that counts or
//! measures, a *timex* an expression of time, an *attribution* who says what. A *statement* is one clause with its
//! facts. An *entity* is whom or what a report speaks of, a *mention* one place where it does; a *profile* is what it says
//! that somebody is, a *party* who holds a place or did a deed. We *align* statements that speak of the same thing and
//! *judge* whether they part; a *finding* is where they do, its *sides* are who says what. We *render* findings on a
//! *sheet*, a result in one format; only journalists report.
//!
//! # The house
//!
//! Rooms in the order of this file, from the ground up. A room imports lower floors only.

#[cfg(test)]
mod corpus;
pub mod error;
mod lately;
pub mod text;
pub mod weighing;
pub mod wording;

pub mod prose;
pub mod report;

pub mod entities;
pub mod formats;

pub mod facts;

pub mod account;

pub mod align;

pub mod judge;

pub mod comparison;

pub mod gate;

pub mod render;

pub mod settings;

pub mod batch;

pub mod cli;

pub use comparison::{Comparer, Comparison};
pub use report::Report;

/// The examples of the guide are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
struct LibraryGuide;
