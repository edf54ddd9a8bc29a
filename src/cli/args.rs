use super::output::Target;
use crate::judge::{Rule, Verdict};
use clap::{Args, ColorChoice, Parser, Subcommand};
use std::path::PathBuf;

/// Says where several reports of one event are at odds.
///
/// Exit status: 0 nothing at or above the gate, 1 findings, 2 it could not do its work.
#[derive(Parser, Debug)]
#[command(name = "atodds", version, args_conflicts_with_subcommands = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub check: Check,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Compare reports of one event (what happens without a command)
    Check(Check),
    /// Compare report sets: JSON Lines in, one result a line out
    Batch(Batch),
    /// What is read out of each text
    Facts(Facts),
    /// Which statements speak of the same thing, with the parts of each score
    Align(Align),
    /// The page of a rule
    Explain(Explain),
}

/// Where the reports are.
#[derive(Args, Debug)]
pub struct Reports {
    /// Files, folders, globs; `-` reads standard input
    #[arg(value_name = "REPORT", required = true)]
    pub paths: Vec<PathBuf>,
    /// The name of what comes in on standard input; its ending says what it is
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub stdin_name: String,
}

/// What is shown and what fails.
#[derive(Args, Debug)]
pub struct Gate {
    /// The least verdict that ends the run with status 1
    #[arg(long, value_name = "VERDICT", default_value = "dispute", value_parser = ["conflict", "dispute", "update", "note", "never"])]
    pub fail_on: String,
    /// Leave out findings that are less sure than this, 0 to 1
    #[arg(long, value_name = "P", default_value_t = crate::gate::MIN_CONFIDENCE, value_parser = probability)]
    pub min_confidence: f64,
}

impl Gate {
    pub fn options(&self) -> crate::gate::Options {
        let fail_on = match self.fail_on.as_str() {
            "never" => None,
            "note" => Some(Verdict::Hedge),
            name => Verdict::named(name),
        };
        crate::gate::Options { fail_on, min_confidence: self.min_confidence }
    }
}

fn probability(written: &str) -> Result<f64, String> {
    let p: f64 = written.parse().map_err(|_| "not a number".to_string())?;
    if (0.0..=1.0).contains(&p) { Ok(p) } else { Err("must lie between 0 and 1".into()) }
}

#[derive(Args, Debug)]
pub struct Check {
    #[command(flatten)]
    pub reports: Reports,
    #[command(flatten)]
    pub gate: Gate,
    /// Write the result as FORMAT (terminal, json, jsonl), to a file if one is named; may be given several times
    #[arg(long = "output", short = 'o', value_name = "FORMAT[=PATH]")]
    pub outputs: Vec<Target>,
    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

#[derive(Args, Debug)]
pub struct Batch {
    /// A file of JSON Lines; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub file: PathBuf,
    #[command(flatten)]
    pub gate: Gate,
}

#[derive(Args, Debug)]
pub struct Facts {
    /// Files, folders, globs; with --jsonl a file of JSON Lines; `-` is standard input
    #[arg(value_name = "REPORT", default_value = "-")]
    pub paths: Vec<PathBuf>,
    /// The name of what comes in on standard input; its ending says what it is
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub stdin_name: String,
    /// Single texts in, one a line; one result a line out
    #[arg(long)]
    pub jsonl: bool,
}

#[derive(Args, Debug)]
pub struct Align {
    #[command(flatten)]
    pub reports: Reports,
}

#[derive(Args, Debug)]
pub struct Explain {
    /// The rule
    #[arg(value_name = "RULE", value_parser = Rule::ALL.map(Rule::name))]
    pub rule: String,
}
