use super::args::Explain;
use super::{Status, output, paths, told};
use crate::judge::Rule;
use crate::render::explained;
use std::io;

/// Prints the page of a rule, or why a finding was found.
pub fn run(asked: &Explain) -> io::Result<Status> {
    if let Some(rule) = Rule::named(&asked.what) {
        output::print(rule.page())?;
        return Ok(Status::Quiet);
    }
    let Some(path) = &asked.result else {
        let rules = Rule::ALL.map(Rule::name).join(", ");
        let why = format!(
            "there is no rule {:?} (there are {rules}); for a finding, name the JSON result it is in: --result RESULT",
            asked.what
        );
        return Err(io::Error::other(why));
    };
    let record = told::record(path, None)?;
    let finding = record.all_findings().find(|finding| finding.id == asked.what);
    let finding = finding.ok_or_else(|| {
        let name = paths::shown(path);
        io::Error::other(format!(
            "{name}: there is no finding {:?} in it; 'atodds render {name}' shows all",
            asked.what
        ))
    })?;
    output::print(&explained::draw(finding, &record, output::style(asked.color)))?;
    Ok(Status::Quiet)
}
