use super::args::Explain;
use super::{Status, output};
use crate::judge::Rule;
use std::io;

/// Prints the page of a rule.
pub fn run(asked: &Explain) -> io::Result<Status> {
    let rule = Rule::named(&asked.rule).ok_or_else(|| io::Error::other("there is no such rule"))?;
    output::print(rule.page())?;
    Ok(Status::Quiet)
}
