use crate::formats::{self, Limit};
use crate::gate::Ignore;
use crate::judge::{Rule, Severity, Verdict};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::num::NonZero;

/// Settings of atodds.
#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "atodds.toml")]
pub(super) struct File {
    /// Each rule by name: off, on, or the severity of what it finds.
    pub rules: BTreeMap<String, Level>,
    /// How figures are compared.
    pub numbers: Numbers,
    /// What fails and what is shown.
    pub gate: Gate,
    /// What is compared when no report is named.
    pub reports: Reports,
    /// How much is read; what is larger is refused by name.
    pub limits: Limits,
    /// Who published what.
    #[serde(rename = "outlet")]
    pub outlets: Vec<Outlet>,
    /// Findings that nobody wants to see.
    pub ignore: Vec<Ignored>,
}

/// How a rule judges.
#[derive(Deserialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    Off,
    On,
    Note,
    Warning,
    Error,
}

impl Level {
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off | Self::On => None,
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Numbers {
    /// Figures that differ by no more than this share of the larger agree; 0 to 1.
    pub tolerance: Option<f64>,
}

#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Gate {
    /// The least verdict that ends a run with status 1.
    pub fail_on: Option<FailOn>,
    /// Findings that are less sure are counted, not shown; 0 to 1.
    pub min_confidence: Option<f64>,
    /// A baseline, or an earlier JSON result.
    pub baseline: Option<Said>,
}

#[derive(Deserialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "lowercase")]
pub(super) enum FailOn {
    Conflict,
    Dispute,
    Update,
    Note,
    Never,
}

impl FailOn {
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Conflict => Some(Verdict::Conflict),
            Self::Dispute => Some(Verdict::Dispute),
            Self::Update => Some(Verdict::Update),
            Self::Note => Some(Verdict::Hedge),
            Self::Never => None,
        }
    }
}

#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Reports {
    /// Files, folders, globs, from where the settings lie.
    pub paths: Vec<String>,
}

#[derive(Deserialize, JsonSchema, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct Limits {
    #[schemars(description = Limit::Size.about())]
    max_size: Option<NonZero<u64>>,
    #[schemars(description = Limit::Total.about())]
    max_total: Option<NonZero<u64>>,
    #[schemars(description = Limit::Text.about())]
    max_text: Option<NonZero<u64>>,
    #[schemars(description = Limit::Unpacked.about())]
    max_unpacked: Option<NonZero<u64>>,
    #[schemars(description = Limit::Growth.about())]
    max_growth: Option<NonZero<u64>>,
    #[schemars(description = Limit::Depth.about())]
    max_depth: Option<NonZero<u64>>,
    #[schemars(description = Limit::Blocks.about())]
    max_blocks: Option<NonZero<u64>>,
    #[schemars(description = Limit::Reports.about())]
    max_reports: Option<NonZero<u64>>,
}

impl Limits {
    /// What the file says, and what is so without it.
    pub fn options(&self) -> Result<formats::Options, String> {
        let mut options = formats::Options::default();
        for limit in Limit::ALL {
            let Some(said) = self.said(limit) else { continue };
            let (name, to, most) = (limit.name(), said.get(), limit.most());
            match usize::try_from(to).ok().filter(|to| *to <= most) {
                Some(to) => limit.set(&mut options, to),
                None => return Err(format!("limits.{name} is {to}; it can be at most {most}")),
            }
        }
        Ok(options)
    }

    fn said(&self, limit: Limit) -> Option<NonZero<u64>> {
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

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Outlet {
    /// A glob, from where the settings lie.
    pub paths: Said,
    /// Who published what it matches.
    pub name: Said,
}

/// Words that say something: an entry for nothing, or without its reason, is a mistake.
#[derive(Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(inline)]
pub(super) struct Said(#[schemars(length(min = 1))] pub String);

impl TryFrom<String> for Said {
    type Error = &'static str;

    fn try_from(words: String) -> Result<Self, Self::Error> {
        let blank = words.trim().is_empty();
        if blank {
            Err("there is nothing between the quotes; say what is meant, or take it out")
        } else {
            Ok(Self(words))
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Ignored {
    /// The fingerprint of one finding.
    finding: Option<Said>,
    /// Only findings of this rule.
    rule: Option<String>,
    /// Only findings with all of these words in their message or sentences.
    #[serde(default)]
    words: Vec<Said>,
    /// Why.
    reason: Said,
    /// The last day on which it holds.
    expires: Option<Day>,
}

/// A day as TOML writes it, or in quotes.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum Day {
    Date(#[schemars(with = "String")] toml::value::Datetime),
    Written(String),
}

impl Ignored {
    pub fn entry(self) -> Result<Ignore, String> {
        if self.finding.is_none() && self.rule.is_none() && self.words.is_empty() {
            return Err("an ignore entry needs a finding, a rule or words".into());
        }
        let expires = self.expires.map(|day| match day {
            Day::Date(date) => date.to_string(),
            Day::Written(written) => written,
        });
        let day = |written: String| -> Result<Date, String> {
            written.parse().map_err(|_| format!("expires = {written:?} is not a day such as 2027-01-31"))
        };
        Ok(Ignore {
            finding: self.finding.map(|said| said.0),
            rule: self.rule.as_deref().map(rule).transpose()?,
            words: self.words.into_iter().map(|said| said.0).collect(),
            reason: self.reason.0,
            expires: expires.map(day).transpose()?,
        })
    }
}

/// The rule of that name, or what is wrong.
pub(super) fn rule(name: &str) -> Result<Rule, String> {
    let names = Rule::ALL.map(Rule::name);
    Rule::named(name).ok_or_else(|| format!("there is no rule {name:?}{}", meant(name, &names)))
}

/// What the reader of TOML says, with the line, and the name that was probably meant.
pub(super) fn explained(error: &toml::de::Error, source: &str) -> String {
    let line = error.span().map(|span| source[..span.start.min(source.len())].matches('\n').count() + 1);
    let place = line.map(|line| format!("line {line}: ")).unwrap_or_default();
    let message = error.message().trim();
    let named: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let hint = match named.split_first() {
        Some((wrong, known)) if message.starts_with("unknown") => meant(wrong, known),
        _ => String::new(),
    };
    format!("{place}{message}{hint}")
}

fn meant(wrong: &str, known: &[&str]) -> String {
    const NEAR_ENOUGH: f64 = 0.8;
    let likely = known.iter().map(|name| (strsim::jaro_winkler(wrong, name), *name));
    match likely.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1))) {
        Some((likeness, name)) if likeness >= NEAR_ENOUGH => format!("; is it {name}?"),
        _ if known.is_empty() => String::new(),
        _ => format!("; there are {}", known.join(", ")),
    }
}
