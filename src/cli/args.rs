use super::output::Target;
use crate::formats::{self, Limit};
use crate::render::LARGEST_PAGE;
use clap::builder::{RangedU64ValueParser, TypedValueParser};
use clap::{Args, ColorChoice, Parser, Subcommand};
use clap_complete::Shell;
use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::path::PathBuf;
use std::str::FromStr;

/// Says where several reports of one event are at odds.
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
    Check(Box<Check>),
    /// Compare report sets: JSON Lines in, one result a line out
    Batch(Batch),
    /// What is read out of each text
    Facts(Facts),
    /// Which statements speak of the same thing, with the parts of each score
    Align(Align),
    /// The page of a rule, or why a finding of an earlier result was found
    Explain(Explain),
    /// An earlier JSON result in other formats
    Render(Render),
    /// What is new, gone and changed between two JSON results
    Diff(Diff),
    /// Accept findings of a result, or look at what is accepted
    Baseline(Baseline),
    /// Walk through the new findings of a result and accept, skip or explain each
    Review(Review),
    /// Write a file of settings to begin with
    Init(Init),
    /// The JSON Schema of what is written as JSON, or of the settings
    Schema(Schema),
    /// Completions for a shell
    Completions(Completions),
    /// The manual page of the program or of a command
    Man(Man),
}

/// Where the reports are.
#[derive(Args, Debug)]
pub struct Reports {
    /// Files, folders, globs; `-` reads standard input. Without one, what the settings name
    #[arg(value_name = "REPORT")]
    pub paths: Vec<PathBuf>,
    /// A file with the paths of reports, one a line; `-` reads them from standard input
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// The name of what comes in on standard input; its ending says what it is
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub stdin_name: String,
    /// Say nothing on stderr but what went wrong: no progress, no word of copies left out
    #[arg(long, short)]
    pub quiet: bool,
}

/// How values are compared.
#[derive(Args, Debug)]
pub struct Comparing {
    /// Let figures pass that differ by no more than this share of the larger, 0 to 1 [default: 0]
    #[arg(long, value_name = "SHARE", value_parser = share::<Decimal>, allow_negative_numbers = true)]
    pub tolerance: Option<Decimal>,
}

/// Which of the reports are compared.
#[derive(Args, Debug)]
pub struct Scope {
    /// Compare every version of an item, not the latest alone
    #[arg(long)]
    pub versions: bool,
    /// End with status 2 when a report is not in English and was left out, or seems to break off, or a limit was hit
    #[arg(long)]
    pub strict: bool,
}

/// Whether a report is held against itself.
#[derive(Args, Debug)]
pub struct Within {
    /// Hold each report against itself all through: its sources against each other also where they do not speak side by
    /// side, its headline against its text, the words of a picture against its fields. One report is then enough
    #[arg(long)]
    pub within: bool,
}

/// How much is read. What is larger is refused by name, with status 2.
#[derive(Args, Debug)]
#[command(next_help_heading = "Limits (what is larger is refused by name)")]
pub struct Limits {
    #[arg(long, value_name = "MIB", help = help(Limit::Size), value_parser = up_to_most(Limit::Size))]
    pub max_size: Option<usize>,
    #[arg(long, value_name = "MIB", help = help(Limit::Total), value_parser = up_to_most(Limit::Total))]
    pub max_total: Option<usize>,
    #[arg(long, value_name = "MIB", help = help(Limit::Text), value_parser = up_to_most(Limit::Text))]
    pub max_text: Option<usize>,
    #[arg(long, value_name = "MIB", help = help(Limit::Unpacked), value_parser = up_to_most(Limit::Unpacked))]
    pub max_unpacked: Option<usize>,
    #[arg(long, value_name = "TIMES", help = help(Limit::Growth), value_parser = up_to_most(Limit::Growth))]
    pub max_growth: Option<usize>,
    #[arg(long, value_name = "N", help = help(Limit::Depth), value_parser = up_to_most(Limit::Depth))]
    pub max_depth: Option<usize>,
    #[arg(long, value_name = "N", help = help(Limit::Blocks), value_parser = up_to_most(Limit::Blocks))]
    pub max_blocks: Option<usize>,
    #[arg(long, value_name = "N", help = help(Limit::Reports), value_parser = up_to_most(Limit::Reports))]
    pub max_reports: Option<usize>,
}

impl Limits {
    /// What is said of `limit`.
    pub fn said(&self, limit: Limit) -> Option<usize> {
        match limit {
            Limit::Size => self.max_size,
            Limit::Total => self.max_total,
            Limit::Text => self.max_text,
            Limit::Unpacked => self.max_unpacked,
            Limit::Growth => self.max_growth,
            Limit::Depth => self.max_depth,
            Limit::Blocks => self.max_blocks,
            Limit::Reports => self.max_reports,
        }
    }
}

fn help(limit: Limit) -> String {
    format!("{} [default: {}]", limit.about(), limit.of(&formats::Options::default()))
}

fn up_to_most(limit: Limit) -> impl TypedValueParser<Value = usize> {
    RangedU64ValueParser::<usize>::new().range(1..=limit.most() as u64)
}

/// Where the settings are.
#[derive(Args, Debug)]
pub struct Config {
    /// The file of settings; without one, the nearest atodds.toml from the working folder upward
    #[arg(long, value_name = "FILE", env = "ATODDS_CONFIG")]
    pub config: Option<PathBuf>,
    /// Look for no settings
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
}

/// What is shown and what fails.
#[derive(Args, Debug)]
pub struct Gate {
    /// The least verdict that ends the run with status 1 [default: dispute]
    #[arg(long, value_name = "VERDICT", value_parser = ["conflict", "dispute", "update", "note", "never"])]
    pub fail_on: Option<String>,
    #[arg(long, value_name = "P", value_parser = share::<f64>, allow_negative_numbers = true, help = least_confidence())]
    pub min_confidence: Option<f64>,
    /// Count the findings of this file as known: a baseline, or an earlier JSON result
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// The day by which entries expire [default: the day of the system's clock, in UTC]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub today: Option<Date>,
}

fn least_confidence() -> String {
    let least = crate::gate::MIN_CONFIDENCE;
    format!("Leave out findings that are less sure than this, 0 to 1 [default: {least}]")
}

/// A share of the whole: the reader of `--tolerance` and of `--min-confidence`.
fn share<N: FromStr + PartialOrd + From<u8>>(written: &str) -> Result<N, String> {
    let share: N = written.parse().map_err(|_| "not a number".to_string())?;
    if (N::from(0)..=N::from(1)).contains(&share) { Ok(share) } else { Err("must lie between 0 and 1".into()) }
}

/// When a result was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stamp {
    Now,
    At(Timestamp),
}

fn moment(written: &str) -> Result<Stamp, String> {
    match written {
        "now" => Ok(Stamp::Now),
        written => written.parse().map(Stamp::At).map_err(|_| "not a moment such as 2027-01-31T18:20:00Z".to_string()),
    }
}

fn day(written: &str) -> Result<Date, String> {
    written.parse().map_err(|_| "not a day such as 2027-01-31".to_string())
}

/// Where the result goes and how it is drawn.
#[derive(Args, Debug)]
pub struct Output {
    /// Write the result as FORMAT (terminal, json, jsonl, markdown, html, csv, sarif, junit, github), to a file if one is
    /// named; may be given several times
    #[arg(long = "output", short = 'o', value_name = "FORMAT[=PATH]")]
    pub outputs: Vec<Target>,
    /// Write the page to this folder, its style and script beside it, for servers that let none run inside a page
    #[arg(long, value_name = "FOLDER")]
    pub html_dir: Option<PathBuf>,
    /// The most MiB that a page shows; what has no room is counted in it
    #[arg(long, value_name = "MIB", default_value_t = LARGEST_PAGE >> 20, value_parser = up_to_most(Limit::Size))]
    pub max_page: usize,
    /// One line a finding, to be pasted
    #[arg(long)]
    pub summary: bool,
    /// Leave the words of the reports out of the HTML; the sentences in question stay
    #[arg(long)]
    pub no_fulltext: bool,
    /// Keep the words of the reports in the JSON, for a later HTML with all of them
    #[arg(long, conflicts_with = "no_fulltext")]
    pub keep_text: bool,
    /// Leave out what changes from version to version of this program
    #[arg(long)]
    pub reproducible: bool,
    /// Leave out how sure each finding is, and the sum behind it
    #[arg(long)]
    pub no_score: bool,
    /// Say in the result when it was made: now, or at the moment that is given, in UTC
    #[arg(long, value_name = "MOMENT", num_args = 0..=1, require_equals = true, default_missing_value = "now", value_parser = moment)]
    pub stamp: Option<Stamp>,
    /// Put this before the path of each report in the result, for whoever reads it from another folder
    #[arg(long, value_name = "PREFIX")]
    pub path_prefix: Option<String>,
    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

/// With what status a comparison ends.
const STATUS: &str =
    "Exit status: 0 nothing at or above the gate, 1 findings, 2 it could not do its work, or not all of it.";

#[derive(Args, Debug)]
#[command(after_help = STATUS)]
pub struct Check {
    #[command(flatten)]
    pub reports: Reports,
    #[command(flatten)]
    pub scope: Scope,
    #[command(flatten)]
    pub itself: Within,
    #[command(flatten)]
    pub comparing: Comparing,
    #[command(flatten)]
    pub gate: Gate,
    #[command(flatten)]
    pub output: Output,
    #[command(flatten)]
    pub config: Config,
    #[command(flatten)]
    pub limits: Limits,
}

#[derive(Args, Debug)]
#[command(after_help = STATUS)]
pub struct Batch {
    /// A file of JSON Lines; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub file: PathBuf,
    /// Write the results to this file; of a run that was killed, keep the whole lines and go on behind them
    #[arg(long, value_name = "RESULTS")]
    pub resume: Option<PathBuf>,
    /// Show no progress
    #[arg(long, short)]
    pub quiet: bool,
    #[command(flatten)]
    pub comparing: Comparing,
    #[command(flatten)]
    pub scope: Scope,
    #[command(flatten)]
    pub itself: Within,
    #[command(flatten)]
    pub gate: Gate,
    #[command(flatten)]
    pub config: Config,
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
    /// What to print: the facts; or how each sentence was read, with tags, lemmas and what hangs on what
    #[arg(long, value_name = "WHAT", value_parser = ["facts", "grammar"], default_value = "facts", conflicts_with = "jsonl")]
    pub show: String,
    #[command(flatten)]
    pub limits: Limits,
}

#[derive(Args, Debug)]
pub struct Align {
    #[command(flatten)]
    pub reports: Reports,
    #[command(flatten)]
    pub scope: Scope,
    #[command(flatten)]
    pub limits: Limits,
}

#[derive(Args, Debug)]
pub struct Explain {
    /// A rule, or the fingerprint of a finding
    #[arg(value_name = "RULE|FINDING")]
    pub what: String,
    /// The JSON result that the finding is in
    #[arg(long, value_name = "RESULT")]
    pub result: Option<PathBuf>,
    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

#[derive(Args, Debug)]
pub struct Render {
    /// What `--output json` or `jsonl` wrote; `-` is standard input
    #[arg(value_name = "RESULT")]
    pub result: PathBuf,
    /// Of several results, the one of this set
    #[arg(long, value_name = "ID")]
    pub set: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Args, Debug)]
pub struct Diff {
    /// The earlier JSON result
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The later one
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// The least verdict of a new or changed finding that ends the run with status 1
    #[arg(long, value_name = "VERDICT", default_value = "dispute", value_parser = ["conflict", "dispute", "update", "note", "never"])]
    pub fail_on: String,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

#[derive(Args, Debug)]
pub struct Baseline {
    #[command(subcommand)]
    pub action: BaselineAction,
}

#[derive(Subcommand, Debug)]
pub enum BaselineAction {
    /// List which findings of a result are new, known, expired, and which entries are for findings that are gone
    Show(Accepted),
    /// Accept findings of a result
    Accept(Accept),
    /// Remove the entries for findings that a result does not have any more
    Prune(Accepted),
}

/// A result, and what was accepted.
#[derive(Args, Debug)]
pub struct Accepted {
    /// A JSON result
    #[arg(value_name = "RESULT")]
    pub result: PathBuf,
    /// The baseline [default: that of the settings, or atodds-baseline.json]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// The day by which entries expire [default: the day of the system's clock, in UTC]
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub today: Option<Date>,
    #[command(flatten)]
    pub config: Config,
}

#[derive(Args, Debug)]
pub struct Accept {
    #[command(flatten)]
    pub accepted: Accepted,
    /// The fingerprint of a finding; without one, all findings of the result
    #[arg(long = "finding", value_name = "FINDING")]
    pub findings: Vec<String>,
    /// Why they are accepted
    #[arg(long, value_name = "WORDS")]
    pub reason: Option<String>,
    /// The last day on which they are
    #[arg(long, value_name = "DAY", value_parser = day)]
    pub expires: Option<Date>,
}

#[derive(Args, Debug)]
pub struct Review {
    #[command(flatten)]
    pub accepted: Accepted,
    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

#[derive(Args, Debug)]
pub struct Init {
    /// The folder that gets the file
    #[arg(value_name = "FOLDER", default_value = ".")]
    pub folder: PathBuf,
}

#[derive(Args, Debug)]
pub struct Schema {
    /// Of what: a result; what `diff --json` prints; a line of `facts --jsonl`; what stands in place of any of these that
    /// could not be made; the file of settings
    #[arg(value_name = "WHAT", default_value = "result", value_parser = ["result", "changes", "facts", "failure", "settings"])]
    pub of: String,
}

#[derive(Args, Debug)]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

#[derive(Args, Debug)]
pub struct Man {
    /// The command, such as `check` or `baseline accept`; without one, the program
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
}
