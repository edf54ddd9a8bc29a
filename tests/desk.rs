//! A desk at work: settings, baseline, earlier results, what CI sees.

mod program;

use atodds::render::Format;
use program::{Run, get, inside, put, sh};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const SHIP: [&str; 2] = [
    "The ferry carried 140 passengers, the coast guard said.",
    "The ferry carried 410 passengers, the coast guard said.",
];
const COST: [&str; 2] =
    ["The owner paid $5 million for the ship in 2011.", "The owner paid $8 million for the ship in 2011."];

/// A repository with two reports, and settings that show everything.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    write(&folder, &[&SHIP]);
    put(folder.path(), "atodds.toml", "[gate]\nmin-confidence = 0.1\n[reports]\npaths = [\"reports\"]\n");
    folder
}

/// Both reports, each with its half of every pair of sentences.
fn write(folder: &TempDir, pairs: &[&[&str; 2]]) {
    for (n, name) in ["agency.txt", "courier.txt"].into_iter().enumerate() {
        let sentences: Vec<&str> = pairs.iter().map(|pair| pair[n]).collect();
        put(
            folder.path(),
            &format!("reports/{name}"),
            &format!("Ferry sinks off Levan\n\n{}\n", sentences.join("\n\n")),
        );
    }
}

fn run(folder: &TempDir, command: &str) -> Run {
    inside(folder.path(), &command.split_whitespace().collect::<Vec<_>>())
}

/// Runs a command that must end with `status`.
#[track_caller]
fn ends(folder: &TempDir, command: &str, status: i32) -> Run {
    let run = run(folder, command);
    assert_eq!(run.status, status, "atodds {command}\n{}{}", run.stdout, run.stderr);
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    run
}

fn ids(folder: &TempDir, result: &str) -> Vec<String> {
    let result: Value = serde_json::from_str(&get(folder.path(), result)).unwrap();
    result["findings"].as_array().unwrap().iter().map(|finding| finding["id"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_repository_from_the_first_day_to_an_entry_that_expires() {
    let folder = repository();
    fs::remove_file(folder.path().join("atodds.toml")).unwrap();
    ends(&folder, "init", 0);
    assert!(ends(&folder, "init", 2).stderr.contains("there already"));
    let settings = get(folder.path(), "atodds.toml")
        .replace("#paths = [\"reports\"]", "paths = [\"reports\"]")
        .replace("#baseline =", "baseline =")
        .replace("[gate]\n", "[gate]\nmin-confidence = 0.1\n");
    put(folder.path(), "atodds.toml", &settings.replace("baseline =", "#baseline ="));

    ends(&folder, "check --output json=first.json", 1);
    ends(&folder, "baseline accept first.json --reason seen --expires 2027-01-31", 0);
    put(folder.path(), "atodds.toml", &settings);
    let again = ends(&folder, "check --today 2027-01-31", 0);
    assert!(again.stdout.contains("0 findings shown, 0 ignored, 1 known"), "{}", again.stdout);

    write(&folder, &[&SHIP, &COST]);
    let more = ends(&folder, "check --today 2027-01-31 --output json=second.json --output terminal --summary", 1);
    assert!(more.stdout.contains("$5 million") && !more.stdout.contains("410"), "{}", more.stdout);
    assert_eq!(ids(&folder, "second.json").len(), 1);

    write(&folder, &[&SHIP]);
    let expired = ends(&folder, "check --today 2027-02-01", 1);
    assert!(expired.stdout.contains("has expired"), "{}", expired.stdout);

    put(folder.path(), "reports/courier.txt", "Vote put off\n\nThe council put off its vote.\n");
    let gone = ends(&folder, "check --today 2027-01-31 --output json=third.json --output terminal", 0);
    assert!(gone.stdout.contains("1 entry of the baseline is for a finding that is gone"), "{}", gone.stdout);
    assert!(ends(&folder, "baseline show third.json --today 2027-01-31", 0).stdout.contains("0 new, 0 known, 1 gone"));
    assert!(ends(&folder, "baseline prune third.json", 0).stdout.starts_with("removed 1;"));
}

#[test]
fn an_earlier_result_is_a_baseline_and_a_broken_one_is_an_error() {
    let folder = repository();
    ends(&folder, "check --output json=first.json", 1);
    ends(&folder, "check --baseline first.json --output json=second.json", 0);
    ends(&folder, "check --baseline second.json", 0);
    put(folder.path(), "cut.json", &get(folder.path(), "first.json")[..100]);
    assert!(ends(&folder, "check --baseline cut.json", 2).stderr.contains("cut.json"));
    assert!(ends(&folder, "check --baseline none.json", 2).stderr.contains("none.json"));
}

#[test]
fn an_ignore_entry_hides_what_it_names_and_is_noted_when_it_names_nothing() {
    let folder = repository();
    let settings = get(folder.path(), "atodds.toml");
    let entry = |words: &str| {
        format!("{settings}\n[[ignore]]\nwords = [{words:?}]\nreason = \"told to us\"\nexpires = 2027-01-31\n")
    };
    put(folder.path(), "atodds.toml", &entry("passengers"));
    let run = ends(&folder, "check --today 2027-01-31 --output json", 0);
    let result: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(result["counts"]["ignored"], 1);
    assert_eq!(result["set_aside"][0]["reason"], "told to us");
    ends(&folder, "check --today 2027-02-01", 1);
    put(folder.path(), "atodds.toml", &entry("aeroplane"));
    assert!(ends(&folder, "check --today 2027-01-31", 1).stdout.contains("matches no finding"));
    put(folder.path(), "atodds.toml", "[gate]\nfail_on = \"never\"\n");
    assert!(ends(&folder, "check reports", 2).stderr.contains("is it fail-on?"));
    assert_eq!(run_without_settings(&folder).status, 1);
}

fn run_without_settings(folder: &TempDir) -> Run {
    run(folder, "check reports --no-config --min-confidence 0.1")
}

#[test]
fn settings_name_outlets_rules_and_reports_from_where_they_lie() {
    let folder = repository();
    let settings = get(folder.path(), "atodds.toml");
    put(
        folder.path(),
        "atodds.toml",
        &format!("{settings}\n[[outlet]]\npaths = \"reports/agency.txt\"\nname = \"Levan Agency\"\n"),
    );
    assert!(ends(&folder, "check --summary", 1).stdout.contains("(Levan Agency)"));
    let deep = folder.path().join("reports");
    let below = inside(&deep, &["check", "--summary"]);
    assert_eq!(below.status, 1, "{}", below.stderr);
    assert!(below.stdout.contains("(Levan Agency)"), "{}", below.stdout);
    ends(&folder, "check --output json=here.json", 1);
    assert_eq!(
        inside(&deep, &["check", "--baseline", "../here.json"]).status,
        0,
        "a finding is the same from anywhere"
    );
    put(folder.path(), "atodds.toml", &format!("{settings}\n[rules]\nnumber = \"off\"\n"));
    ends(&folder, "check", 0);
}

#[test]
fn an_earlier_result_is_drawn_again_in_every_format() {
    let folder = repository();
    let formats = ["terminal", "jsonl", "markdown", "html", "csv", "sarif", "junit", "github"];
    let to_files = |prefix: &str| -> String {
        formats.iter().map(|format| format!(" --output {format}={prefix}.{format}")).collect()
    };
    ends(&folder, &format!("check --keep-text --output json=result.json{}", to_files("first")), 1);
    ends(&folder, &format!("render result.json --keep-text{}", to_files("again")), 0);
    for format in formats {
        assert_eq!(
            get(folder.path(), &format!("first.{format}")),
            get(folder.path(), &format!("again.{format}")),
            "{format}"
        );
    }
    assert!(ends(&folder, "render result.json --output json=result.json", 2).stderr.contains("result.json"));
    put(folder.path(), "odd.json", "{\"schema\": \"else/1\"}");
    assert!(ends(&folder, "render odd.json", 2).stderr.contains("else/1"));
}

#[test]
fn what_was_not_read_is_in_every_output() {
    let folder = repository();
    let formats = Format::ALL.map(Format::name);
    let outputs: String = formats.iter().map(|format| format!(" --output {format}=r.{format}")).collect();
    ends(&folder, &format!("check reports missing.txt{outputs}"), 2);
    for format in formats {
        let out = get(folder.path(), &format!("r.{format}")).replace('\\', "");
        assert!(out.contains("missing.txt"), "{format}: {out}");
    }
    assert!(get(folder.path(), "r.sarif").contains("\"executionSuccessful\": false"));
    assert!(get(folder.path(), "r.junit").contains("errors=\"1\""));
}

#[test]
fn a_result_of_a_batch_is_drawn_by_its_id() {
    let folder = repository();
    let set = |id: &str| {
        format!(
            r#"{{"id": "{id}", "reports": [{{"id": "a", "text": "{}"}}, {{"id": "b", "text": "{}"}}]}}"#,
            SHIP[0], SHIP[1]
        )
    };
    put(folder.path(), "sets.jsonl", &format!("{}\n{}\n", set("one"), set("two")));
    put(folder.path(), "results.jsonl", &run(&folder, "batch sets.jsonl").stdout);
    assert!(ends(&folder, "render results.jsonl", 2).stderr.contains("--set"));
    assert!(ends(&folder, "render results.jsonl --set two --output jsonl", 0).stdout.contains("\"id\":\"two\""));
    ends(&folder, "render results.jsonl --set three", 2);
}

#[test]
fn a_snapshot_can_leave_the_version_out() {
    let folder = repository();
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(ends(&folder, "check --output json", 1).stdout.contains(&version));
    assert!(!ends(&folder, "check --output json --reproducible", 1).stdout.contains("\"tool\""));
}

#[test]
fn a_snapshot_can_leave_the_scores_out() {
    let folder = repository();
    write(&folder, &[&SHIP, &COST]);
    ends(&folder, "check --no-score -o json=r.json -o html=r.html -o markdown=r.md -o csv=r.csv -o sarif=r.sarif", 1);
    for output in ["r.json", "r.html", "r.md", "r.csv", "r.sarif"] {
        let words = get(folder.path(), output);
        let told = ["\"confidence\":", "% sure ·", "log-odds", "\"rank\"", "\"parts\""]
            .iter()
            .find(|word| words.contains(**word));
        assert!(told.is_none(), "{output} has {told:?}: {words}");
        assert!(words.contains("$5 million"), "{output}");
    }
    let line = ends(&folder, "check --no-score --summary", 1).stdout;
    assert!(line.contains("$5 million") && !line.contains('%'), "{line}");
    let id = ids(&folder, "r.json").remove(0);
    let told = ends(&folder, &format!("explain {id} --result r.json"), 0).stdout;
    assert!(told.contains("Why they part") && !told.contains("How sure it is"), "{told}");
    ends(&folder, "check --baseline r.json", 0);
}

#[test]
fn a_result_says_when_it_was_made_only_when_asked() {
    let folder = repository();
    let made = |command: &str| -> Value {
        serde_json::from_str::<Value>(&ends(&folder, &format!("check --output json {command}"), 1).stdout).unwrap()["made"].take()
    };
    assert_eq!(made(""), Value::Null);
    assert_eq!(made("--stamp=2027-01-31T18:20:00.5Z"), "2027-01-31T18:20:00Z");
    let now = made("--stamp");
    assert!(now.as_str().unwrap() > "2026-01-01" && now.as_str().unwrap().ends_with('Z'), "{now}");
    assert!(ends(&folder, "check --stamp=soon", 2).stderr.contains("2027-01-31T18:20:00Z"));
    ends(&folder, "check --stamp=2027-01-31T18:20:00Z -o html=r.html", 1);
    assert!(
        get(folder.path(), "r.html").contains("Made on <time datetime=\"2027-01-31T18:20:00Z\">2027-01-31 18:20 UTC")
    );
}

#[test]
fn paths_in_a_result_fit_the_folder_it_is_read_from() {
    let folder = repository();
    let below = folder.path().join("reports");
    let result =
        inside(&below, &["check", "agency.txt", "./courier.txt", "--path-prefix", "desk/reports/", "-o", "json"]);
    assert_eq!(result.status, 1, "{}", result.stderr);
    let told: Value = serde_json::from_str(&result.stdout).unwrap();
    let places = told["findings"][0]["sides"].as_array().unwrap().iter().map(|side| &side["evidence"][0]["report"]);
    assert_eq!(places.collect::<Vec<_>>(), ["desk/reports/agency.txt", "desk/reports/courier.txt"]);
    put(folder.path(), "r.json", &result.stdout);
    ends(&folder, "check --baseline r.json", 0);
    let again = ends(&folder, "render r.json --path-prefix /srv/ -o sarif", 0).stdout;
    assert!(again.contains("\"file:///srv/desk/reports/agency.txt\""), "{again}");
    let piped =
        sh(folder.path(), "cat reports/agency.txt | atodds - reports/courier.txt --path-prefix desk/ -o github");
    assert!(
        piped.stdout.contains("file=<stdin>") && piped.stdout.contains("desk/reports/courier.txt"),
        "{}",
        piped.stdout
    );
}

#[test]
fn the_page_can_lie_in_a_folder_with_its_files_beside_it() {
    let folder = repository();
    ends(&folder, "check --html-dir out/page -o markdown", 1);
    let page = get(folder.path(), "out/page/index.html");
    assert!(page.contains("href=\"style.css\"") && page.contains("src=\"script.js\""), "{page}");
    assert!(!page.contains("<style") && page.matches("<script").count() == 1 && page.contains("</script></body>"));
    assert!(get(folder.path(), "out/page/style.css").contains(":root"));
    assert!(get(folder.path(), "out/page/script.js").contains("use strict"));
    assert_eq!(ends(&folder, "check --html-dir out/alone", 1).stdout, "");
    assert!(ends(&folder, "check --html-dir out -o json=out/index.html", 2).stderr.contains("two outputs"));
    assert!(ends(&folder, "check --html-dir reports/agency.txt", 2).stderr.contains("reports/agency.txt"));
}

#[test]
fn the_page_marks_who_does_what_in_a_sentence_and_json_stays_as_it_is() {
    let folder = repository();
    ends(&folder, "check -o html=r.html -o json=r.json", 1);
    let page = get(folder.path(), "r.html");
    let told = "<span class=\"subject\">The ferry</span> <span class=\"verb\">carried</span> <mark>140</mark> passengers, \
        <span class=\"who\">the coast guard</span> said.";
    assert!(page.contains(told), "{page}");
    assert!(page.contains("In a sentence: <mark>the value</mark>"), "a reader is told what the marks mean");
    assert!(!get(folder.path(), "r.json").contains("\"clause\""));
    ends(&folder, "check -o json=k.json --keep-text", 1);
    assert!(get(folder.path(), "k.json").contains("\"clause\""));
    ends(&folder, "render k.json -o html=again.html", 0);
    assert!(get(folder.path(), "again.html").contains(told));
    ends(&folder, "check -o html=bare.html --no-fulltext", 1);
    assert!(!get(folder.path(), "bare.html").contains("In a sentence:"));
}

#[test]
fn where_there_is_no_result_programs_are_told_why() {
    let folder = repository();
    put(folder.path(), "r.json", "from yesterday");
    let said = ends(&folder, "check reports/agency.txt missing.txt -o json=r.json -o jsonl -o html=r.html", 2);
    let (kept, printed) = (get(folder.path(), "r.json"), said.stdout);
    assert_eq!(kept, printed);
    let failure: Value = serde_json::from_str(&kept).unwrap();
    let why = failure["error"].as_str().unwrap();
    assert!(failure["schema"] == "atodds/1" && why.contains("missing.txt") && why.contains("only one report"), "{why}");
    assert!(ends(&folder, "render r.json", 2).stderr.contains("there is no result in it"));
    assert!(!folder.path().join("r.html").exists());
}

#[test]
fn no_output_takes_the_place_of_a_report() {
    let folder = repository();
    let before = get(folder.path(), "reports/agency.txt");
    for command in ["check", "check reports", "check reports/*.txt", "check reports/agency.txt reports/courier.txt"] {
        let said = ends(&folder, &format!("{command} -o json=reports/agency.txt"), 2).stderr;
        assert!(said.contains("one of the reports"), "{command}: {said}");
    }
    put(
        folder.path(),
        "reports/index.html",
        "<h1>Ferry sinks</h1><p>The ferry carried 140 passengers, officials said.</p>",
    );
    assert!(ends(&folder, "check --html-dir reports", 2).stderr.contains("one of the reports"));
    assert_eq!(get(folder.path(), "reports/agency.txt"), before);
}

#[test]
fn what_has_no_room_is_counted_in_the_output_and_on_stderr() {
    let folder = repository();
    let long = "It was quiet in the harbour, and the sea was calm. ".repeat(30_000);
    put(folder.path(), "reports/agency.txt", &format!("Ferry sinks off Levan\n\n{}\n\n{long}\n", SHIP[0]));
    let told = ends(&folder, "check -o html=r.html --max-page 1", 1);
    let left_out = "1 of 2 whole reports had room here; read the others in their files.";
    assert!(told.stderr.contains(&format!("html: {left_out}")), "{}", told.stderr);
    let page = get(folder.path(), "r.html");
    assert!(page.contains(left_out) && page.contains("410") && page.len() < 1 << 20, "{}", page.len());
    assert_eq!(ends(&folder, "check -o html=r.html", 1).stderr, "");
}

#[test]
fn a_tolerance_lets_figures_pass_that_lie_close_together() {
    let folder = repository();
    write(&folder, &[&[SHIP[0], "The ferry carried 145 passengers, the coast guard said."]]);
    ends(&folder, "check", 1);
    ends(&folder, "check --tolerance 0.03", 1);
    let passed = ends(&folder, "check --tolerance 0.04 --output csv", 0).stdout;
    assert!(passed.contains("agreed") && passed.contains("\"passengers, carried\",140,145"), "{passed}");
    put(folder.path(), "atodds.toml", &format!("{}[numbers]\ntolerance = 0.04\n", get(folder.path(), "atodds.toml")));
    ends(&folder, "check", 0);
    ends(&folder, "check --tolerance 0", 1);
    assert!(ends(&folder, "check --tolerance 2", 2).stderr.contains("between 0 and 1"));
}

#[test]
fn reports_are_named_in_a_file_or_on_standard_input() {
    let folder = repository();
    put(folder.path(), "list.txt", "reports/agency.txt\r\n\nreports/courier.txt\n");
    let by_name = ends(&folder, "check reports/agency.txt reports/courier.txt", 1).stdout;
    assert_eq!(ends(&folder, "check --files-from list.txt", 1).stdout, by_name);
    put(folder.path(), "list.0", "reports/agency.txt\0reports/courier.txt\0");
    assert_eq!(ends(&folder, "check --files-from list.0", 1).stdout, by_name);
    put(folder.path(), "rest.txt", "reports/courier.txt\n");
    assert_eq!(ends(&folder, "check reports/agency.txt --files-from rest.txt", 1).stdout, by_name);
    let piped = sh(folder.path(), "atodds check --files-from - < list.txt");
    assert_eq!((piped.stdout, piped.status), (by_name, 1));
    put(folder.path(), "list.txt", "reports/agency.txt\nreports/none.txt\n");
    assert!(ends(&folder, "check --files-from list.txt", 2).stderr.contains("none.txt"));
    assert!(ends(&folder, "check --files-from nowhere.txt", 2).stderr.contains("nowhere.txt"));
    assert!(ends(&folder, "check - --files-from -", 2).stderr.contains("named twice"));
    put(folder.path(), "list.txt", "");
    assert!(
        ends(&folder, "check --files-from list.txt", 2).stderr.contains("no report"),
        "an empty list is no wish for all"
    );
}

#[test]
#[cfg(target_os = "linux")]
fn long_work_shows_progress_on_a_terminal_and_nowhere_else() {
    let folder = repository();
    let slow = "(sleep 1.2; cat reports/agency.txt) | atodds - reports/courier.txt -o json=r.json";
    let seen = |line: &str| {
        put(folder.path(), "slow.sh", &line.replace("atodds", env!("CARGO_BIN_EXE_atodds")));
        at_a_terminal(folder.path(), "sh slow.sh", "")
    };
    let Some(told) = seen(slow) else { return };
    assert!(told.contains("reading, 0 s") && told.contains("\u{1b}[K"), "{told:?}");
    assert_eq!(seen(&format!("{slow} --quiet")).unwrap(), "");
    assert_eq!(seen(&format!("{slow} 2> told.txt")).unwrap(), "");
    assert_eq!(get(folder.path(), "told.txt"), "", "a file gets no progress");
    assert_eq!(seen("atodds reports -o json=r.json").unwrap(), "", "short work shows none");
}

#[test]
fn two_results_are_told_apart() {
    let folder = repository();
    ends(&folder, "check --output json=old.json", 1);
    write(&folder, &[&[SHIP[0], "The ferry carried 510 passengers, the coast guard said."], &COST]);
    ends(&folder, "check --output json=new.json", 1);
    let diff = ends(&folder, "diff old.json new.json", 1);
    assert!(diff.stdout.ends_with("1 new, 1 changed, 0 gone, 0 the same\n"), "{}", diff.stdout);
    assert!(ends(&folder, "diff new.json new.json", 0).stdout.ends_with("0 new, 0 changed, 0 gone, 2 the same\n"));
    ends(&folder, "diff old.json new.json --fail-on never", 0);
    let json: Value = serde_json::from_str(&ends(&folder, "diff new.json old.json --json", 1).stdout).unwrap();
    assert_eq!(json["gone"].as_array().unwrap().len(), 1);
}

#[test]
fn a_finding_is_explained_by_its_parts() {
    let folder = repository();
    ends(&folder, "check --output json=result.json", 1);
    let id = ids(&folder, "result.json").remove(0);
    let told = ends(&folder, &format!("explain {id} --result result.json"), 0).stdout;
    let sections = ["What it says", "Who says what", "Why they part", "What would settle it", "How sure it is"];
    assert!(sections.iter().all(|section| told.contains(&format!("\n{section}\n"))), "{told}");
    assert!(told.contains("- 410: reports/courier.txt, which credits it to the coast guard (line 3)"), "{told}");
    assert!(told.contains("140 and 410 cannot both\n  be right"), "{told}");
    assert!(told.contains("Ask the coast guard, whom reports/agency.txt credits with \"140\""), "{told}");
    assert!(ends(&folder, &format!("explain {id}"), 2).stderr.contains("--result"));
    ends(&folder, "explain 0000000000 --result result.json", 2);
}

#[test]
fn the_program_describes_itself() {
    let folder = repository();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let completions = ends(&folder, &format!("completions {shell}"), 0).stdout;
        assert!(["baseline", "review", "fail-on"].iter().all(|word| completions.contains(word)), "{shell}");
    }
    assert!(ends(&folder, "man", 0).stdout.contains(".TH atodds 1"));
    assert!(ends(&folder, "man check", 0).stdout.contains("fail\\-on"));
    let facts = ends(&folder, "man facts", 0).stdout;
    assert!(facts.contains("\\-\\-show") && facts.contains("grammar"), "{facts}");
    assert!(ends(&folder, "completions bash", 0).stdout.contains("-W \"facts grammar\""));
    // The shell itself reads them and completes from them.
    let completed = "source <(atodds completions bash); COMP_WORDS=(atodds facts --show ''); COMP_CWORD=3; \
        _atodds atodds '' --show; echo ${COMPREPLY[@]}";
    assert_eq!(sh(folder.path(), completed).stdout, "facts grammar\n");
    ends(&folder, "man nothing", 2);
    assert!(ends(&folder, "man baseline accept", 0).stdout.contains("Why they are accepted"));
    for what in ["schema", "schema changes", "schema facts", "schema settings"] {
        let schema: Value = serde_json::from_str(&ends(&folder, what, 0).stdout).unwrap();
        assert!(schema["properties"].is_object(), "{what}");
    }
}

#[test]
fn the_action_of_ci_annotates_sums_up_and_keeps_the_status() {
    let folder = repository();
    put(folder.path(), "summary.md", "# Before\n");
    let done = Command::new("bash")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/ci/action.sh"))
        .current_dir(folder.path())
        .env("ATODDS", env!("CARGO_BIN_EXE_atodds"))
        .env("ATODDS_REPORTS", "reports/agency.txt\nreports/courier.txt\n")
        .env("ATODDS_SARIF", "r.sarif")
        .env("GITHUB_STEP_SUMMARY", folder.path().join("summary.md"))
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(String::from_utf8_lossy(&done.stdout).contains("file=reports/agency.txt,line=3"));
    assert!(get(folder.path(), "summary.md").starts_with("# Before\n## At odds: "));
    assert!(get(folder.path(), "r.sarif").contains("\"2.1.0\""));
}

#[test]
fn the_recipes_of_the_guide_for_ci_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = get(root, "docs/ci.md");
    let script: Vec<&str> = guide.lines().filter_map(|line| line.trim().strip_prefix("- atodds ")).collect();
    let [gitlab] = script[..] else { panic!("one line of a job: {script:?}") };
    let folder = repository();
    assert_eq!(sh(folder.path(), &format!("atodds {gitlab}")).status, 1);
    assert!(get(folder.path(), "junit.xml").contains("<failure") && get(folder.path(), "at-odds.html").contains("410"));

    let hooks = get(root, ".pre-commit-hooks.yaml");
    let entry = hooks.lines().find_map(|line| line.trim().strip_prefix("entry: ")).unwrap();
    let hooked = sh(folder.path(), entry);
    assert!(hooked.status == 1 && hooked.stdout.contains("410"), "{}{}", hooked.stdout, hooked.stderr);
}

#[test]
fn the_action_hands_every_input_to_its_script() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (action, script) = (get(root, "action.yml"), get(root, "ci/action.sh"));
    let (declared, used) = action.split_once("runs:").unwrap();
    let inputs: Vec<&str> = declared
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'))
        .filter(|name| !name.starts_with(' '))
        .collect();
    assert!(inputs.len() >= 5, "{inputs:?}");
    for input in inputs {
        let handed = used.lines().find(|line| line.contains(&format!("${{{{ inputs.{input} }}}}")));
        let variable = handed.unwrap_or_else(|| panic!("{input} goes nowhere")).trim().split(':').next().unwrap();
        assert!(script.contains(&format!("${{{variable}:-}}")), "{variable} is not read");
    }
}

/// Types `keys` at a terminal of its own, at which the program runs.
fn typed(folder: &Path, command: &str, keys: &str) -> Option<String> {
    at_a_terminal(folder, &format!("{} {command}", env!("CARGO_BIN_EXE_atodds")), keys)
}

/// What a command shows at a terminal of its own; nothing when there is no program for that on the machine.
fn at_a_terminal(folder: &Path, command: &str, keys: &str) -> Option<String> {
    let child = Command::new("script")
        .args(["-qec", command, "/dev/null"])
        .current_dir(folder)
        .env("TERM", "dumb")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: there is no 'script' on this machine, so nothing was typed at a terminal"
        );
        return None;
    };
    child.stdin.take().unwrap().write_all(keys.as_bytes()).unwrap();
    Some(String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned())
}

#[test]
#[cfg(target_os = "linux")]
fn a_review_accepts_skips_and_explains() {
    let folder = repository();
    write(&folder, &[&SHIP, &COST]);
    ends(&folder, "check --output json=result.json", 1);
    assert!(ends(&folder, "review result.json", 2).stderr.contains("needs a terminal"));
    let Some(seen) = typed(folder.path(), "review result.json", "e\na\ntold by both\ns\n") else { return };
    assert!(seen.contains("a accept") && seen.contains("What would settle it"), "{seen}");
    assert!(seen.contains("--> ") && !seen.contains('╭'), "a dumb terminal gets frames in ASCII: {seen}");
    assert!(seen.contains("1 accepted into atodds-baseline.json, 1 skipped, 0 not looked at"), "{seen}");
    assert!(get(folder.path(), "atodds-baseline.json").contains("told by both"));
    let left = ends(&folder, "baseline show result.json", 1).stdout;
    assert!(left.contains("1 new, 1 known"), "{left}");
}
