//! Who says what: source, cue and content, as in the PARC and PolNeAR corpora.
//!
//! Made from the words and trees of one text. It never looks at who published the text, nor at who a name or pronoun
//! stands for: "he" stays "he". Where nobody is credited, the report itself speaks.

mod compare;
mod credits;
mod draft;
mod find;
mod given;
mod headlines;
mod nouns;
mod order;
mod phrases;
mod quotation;
mod quoted;
mod sentence;
mod speaker;
mod taken_up;
mod value;
mod verbs;

pub use compare::compare_quotes;
pub use credits::Credits;
pub use find::find;
pub use quotation::{Quotation, quotations};
pub use value::{Attribution, Direct, Source, SourceClass, Stance};

#[cfg(test)]
mod corpus;
