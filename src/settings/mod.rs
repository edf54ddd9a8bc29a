//! What the program is told to do beside the reports: `atodds.toml`, from which each stage gets its own options.
//!
//! Made from one file, found from the working folder upward. No stage below knows of it.

mod file;

use crate::comparison;
use crate::error::Error;
use crate::formats::{self, Limit};
use crate::gate;
use crate::judge::Rule;
use globset::{Glob, GlobMatcher};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use std::path::{Path, PathBuf};

/// The name of the file.
pub const NAME: &str = "atodds.toml";

/// What stands in the file that `atodds init` writes: every setting, with what it is without the file.
pub fn template() -> String {
    let rules = Rule::ALL.map(|rule| format!("#{} = \"on\"", rule.name()));
    let reading = formats::Options::default();
    let limits = Limit::ALL.map(|limit| format!("#{} = {}", limit.name(), limit.of(&reading)));
    let least = gate::MIN_CONFIDENCE.to_string();
    let template = include_str!("template.toml").replace("{rules}", &rules.join("\n"));
    template.replace("{min-confidence}", &least).replace("{limits}", &limits.join("\n"))
}

/// All settings.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// For the comparison.
    pub comparison: comparison::Options,
    /// For the gate; the baseline is still to be read.
    pub gate: gate::Options,
    /// Where the baseline is.
    pub baseline: Option<PathBuf>,
    /// What is compared when no report is named.
    pub paths: Vec<PathBuf>,
    /// Who published what.
    pub outlets: Outlets,
    /// How much is read.
    pub reading: formats::Options,
}

/// Which paths are from which outlet.
#[derive(Clone, Debug, Default)]
pub struct Outlets(Vec<(GlobMatcher, String)>);

impl Outlets {
    /// The outlet of the first glob that matches `path`.
    pub fn of(&self, path: &str) -> Option<&str> {
        let path = path.strip_prefix("./").unwrap_or(path);
        self.0.iter().find(|(glob, _)| glob.is_match(path)).map(|(_, outlet)| outlet.as_str())
    }
}

/// The nearest file of settings from `folder` upward, as a path relative to it. The search ends where a repository does.
pub fn find(folder: &Path) -> Option<PathBuf> {
    let mut up = PathBuf::new();
    for ancestor in folder.ancestors() {
        if ancestor.join(NAME).exists() {
            return Some(up.join(NAME));
        }
        if ancestor.join(".git").exists() {
            return None;
        }
        up.push("..");
    }
    None
}

/// The settings in `source`, which lies in `folder`: paths in it are taken from there. `name` is for messages.
pub fn parse(name: &str, source: &str, folder: &Path) -> Result<Settings, Error> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let unusable = |why: String| Error::Unusable { name: name.to_string(), why };
    let file: file::File = toml::from_str(source).map_err(|error| unusable(file::explained(&error, source)))?;
    settings(file, folder).map_err(unusable)
}

/// The shape of the file, as a JSON Schema.
pub fn schema() -> String {
    let schema = schemars::schema_for!(file::File);
    let mut json = serde_json::to_string_pretty(&schema).expect("a schema has string keys");
    json.push('\n');
    json
}

fn settings(file: file::File, folder: &Path) -> Result<Settings, String> {
    let mut settings = Settings::default();
    for (rule, level) in file.rules {
        let rule = file::rule(&rule)?;
        match level {
            file::Level::Off => settings.comparison.judge.rules.retain(|other| *other != rule),
            file::Level::On => {}
            level => settings.comparison.judge.severities.extend(level.severity().map(|severity| (rule, severity))),
        }
    }
    if let Some(share) = file.numbers.tolerance {
        settings.comparison.judge.tolerance = Decimal::from_f64(share)
            .filter(|share| (Decimal::ZERO..=Decimal::ONE).contains(share))
            .ok_or_else(|| format!("numbers.tolerance is {share}; it must lie between 0 and 1"))?;
    }
    if let Some(verdict) = file.gate.fail_on {
        settings.gate.fail_on = verdict.verdict();
    }
    if let Some(p) = file.gate.min_confidence {
        if !(0.0..=1.0).contains(&p) {
            return Err(format!("gate.min-confidence is {p}; it must lie between 0 and 1"));
        }
        settings.gate.min_confidence = p;
    }
    settings.gate.ignore = file.ignore.into_iter().map(file::Ignored::entry).collect::<Result<_, _>>()?;
    settings.baseline = file.gate.baseline.map(|path| folder.join(path.0));
    settings.paths = file.reports.paths.iter().map(|path| folder.join(path)).collect();
    settings.outlets = outlets(file.outlets, folder)?;
    settings.reading = file.limits.options()?;
    Ok(settings)
}

fn outlets(named: Vec<file::Outlet>, folder: &Path) -> Result<Outlets, String> {
    let glob = |outlet: file::Outlet| {
        let glob = Glob::new(&shown(&folder.join(&outlet.paths.0))).map_err(|error| error.to_string())?;
        Ok((glob.compile_matcher(), outlet.name.0))
    };
    named.into_iter().map(glob).collect::<Result<_, String>>().map(Outlets)
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::{Severity, Verdict};

    fn read(source: &str) -> Settings {
        parse("atodds.toml", source, Path::new("")).unwrap()
    }

    fn says(source: &str) -> String {
        parse("atodds.toml", source, Path::new("")).unwrap_err().to_string()
    }

    #[test]
    fn the_template_says_what_is_so_without_it() {
        let (template, nothing) = (read(&template()), Settings::default());
        assert_eq!(template.gate, nothing.gate);
        assert_eq!(template.comparison.judge.rules, nothing.comparison.judge.rules);
        assert!(template.comparison.judge.severities.is_empty() && template.paths.is_empty());
        assert_eq!(template.reading, nothing.reading);
    }

    #[test]
    fn the_template_names_every_rule_and_every_line_of_it_can_be_switched_on() {
        let template = template();
        let on: String = template
            .lines()
            .map(|line| line.strip_prefix("#").filter(|rest| !rest.starts_with([' ', '#'])).unwrap_or(line))
            .collect::<Vec<_>>()
            .join("\n");
        assert!(parse("template", &on, Path::new("")).is_ok(), "{}", says(&on));
        assert_eq!(read(&on).gate.min_confidence, Settings::default().gate.min_confidence);
        assert_eq!(read(&on).gate.fail_on, Settings::default().gate.fail_on);
        assert_eq!(read(&on).reading, Settings::default().reading);
        assert!(Rule::ALL.iter().all(|rule| template.contains(&format!("\n#{} = ", rule.name()))));
    }

    #[test]
    fn reads_rules_gate_ignores_and_outlets() {
        let settings = read(
            "[rules]\nnumber = \"warning\"\n[numbers]\ntolerance = 0.02\n[gate]\nfail-on = \"update\"\nmin-confidence = 0.8\nbaseline = \"b.json\"\n\
             [[ignore]]\nrule = \"number\"\nwords = [\"Thais\"]\nreason = \"counted apart\"\nexpires = 2027-01-31\n\
             [[ignore]]\nfinding = \"aa\"\nreason = \"x\"\nexpires = \"2027-01-31\"\n\
             [limits]\nmax-size = 2\nmax-reports = 9\n[[outlet]]\npaths = \"wires/*.txt\"\nname = \"AP\"\n[reports]\npaths = [\"reports\"]\n",
        );
        assert_eq!(settings.comparison.judge.severities[&Rule::Number], Severity::Warning);
        assert_eq!((settings.gate.fail_on, settings.gate.min_confidence), (Some(Verdict::Update), 0.8));
        assert_eq!(settings.comparison.judge.tolerance, Decimal::new(2, 2));
        assert_eq!(settings.gate.ignore.len(), 2);
        assert_eq!((settings.reading.largest, settings.reading.most_reports), (2 << 20, 9));
        assert_eq!(settings.gate.ignore[0].expires, settings.gate.ignore[1].expires);
        assert_eq!(settings.outlets.of("wires/a.txt"), Some("AP"));
        assert_eq!(settings.outlets.of("papers/a.txt"), None);
        assert!(read("[rules]\nnumber = \"off\"").comparison.judge.rules.iter().all(|rule| *rule != Rule::Number));
    }

    #[test]
    fn a_mistake_is_named_with_its_place_and_a_suggestion() {
        let said = says("[gate]\nfail_on = \"update\"");
        assert!(said.contains("line 2") && said.contains("fail-on?"), "{said}");
        assert!(says("[gates]\n").contains("gate?"));
        assert!(says("[rules]\nnumbers = \"off\"").contains("number?"), "{}", says("[rules]\nnumbers = \"off\""));
        assert!(says("[gate]\nfail-on = \"disputes\"").contains("dispute?"));
        assert!(says("[gate]\nmin-confidence = \"high\"").contains("line 2"));
        assert!(says("[gate]\nmin-confidence = 7").contains("between 0 and 1"));
        assert!(says("[limits]\nmax-depth = 5000").contains("at most 1024"));
        assert!(says("[limits]\nmax-size = 0").contains("line 2"), "{}", says("[limits]\nmax-size = 0"));
        assert!(says("[numbers]\ntolerance = 2").contains("between 0 and 1"));
        assert!(says("[numbers]\ntolerances = 0.1").contains("tolerance?"));
        assert!(says("[[ignore]]\nrule = \"number\"").contains("reason"));
        assert!(says("[[ignore]]\nreason = \"because\"").contains("finding, a rule or words"));
        assert!(says("[[ignore]]\nfinding = \"aa\"\nreason = \"x\"\nexpires = \"soon\"").contains("2027-01-31"));
        for nothing in [
            "[gate]\nbaseline = \"\"",
            "[[outlet]]\nname = \" \"\npaths = \"a\"",
            "[[ignore]]\nreason = \"\"\nrule = \"number\"",
            "[[ignore]]\nwords = [\"\"]\nreason = \"x\"",
            "[[ignore]]\nfinding = \"\"\nreason = \"x\"",
        ] {
            assert!(says(nothing).contains("line 2: there is nothing between the quotes"), "{}", says(nothing));
        }
        assert!(says("[[outlet]]\npaths = \"[\"\nname = \"x\"").contains("unclosed"));
    }

    #[test]
    fn the_search_goes_up_to_the_root_of_the_repository() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("desk/today");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(folder.path().join(NAME), "").unwrap();
        assert_eq!(find(&deep), Some(PathBuf::from("../../atodds.toml")));
        std::fs::create_dir(folder.path().join("desk/.git")).unwrap();
        assert_eq!(find(&deep), None);
    }
}
