//! Every format over results made by hand: what it looks like, that nothing is dropped, and that hostile words stay words.

mod records;

use atodds::render::terminal::{Detail, Style};
use atodds::render::{Drawn, Format, Record, json, schema};
use records::{HOSTILE, ferry, hostile, nothing};
use serde_json::Value;

fn snapshot(name: &str, printed: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots/by-hand", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, printed);
    });
}

fn drawn(format: Format, record: &Record) -> String {
    format.draw(record, &Drawn::default()).words
}

fn with_style(record: &Record, style: Style) -> String {
    Format::Terminal.draw(record, &Drawn { terminal: style, ..Drawn::default() }).words
}

#[test]
fn each_format_looks_like_this() {
    for format in Format::ALL {
        let name = format.name();
        snapshot(&format!("ferry.{name}"), &drawn(format, &ferry()));
        if format != Format::Html {
            snapshot(&format!("nothing.{name}"), &drawn(format, &nothing()));
        }
    }
}

#[test]
fn the_terminal_at_its_widths_in_ascii_and_in_one_line_each() {
    for width in [80, 200] {
        snapshot(&format!("ferry.terminal.{width}"), &with_style(&ferry(), Style { width, ..Style::default() }));
    }
    let ascii = with_style(&ferry(), Style { unicode: false, ..Style::default() });
    assert!(ascii.is_ascii(), "the words of this record are ASCII, so what is drawn around them must be");
    snapshot("ferry.terminal.ascii", &ascii);
    snapshot("ferry.terminal.summary", &with_style(&ferry(), Style { detail: Detail::Line, ..Style::default() }));
}

#[test]
fn every_finding_is_in_every_format_that_has_room_for_it() {
    let record = ferry();
    for format in Format::ALL {
        let out = drawn(format, &record);
        for finding in &record.findings {
            assert!(out.contains(&finding.id) || format == Format::Github, "{}: {}", format.name(), finding.id);
            assert!(out.contains(&finding.verdict), "{}: {}", format.name(), finding.verdict);
        }
    }
    let annotations = drawn(Format::Github, &record);
    let commands = annotations.lines().filter(|line| line.starts_with("::")).count();
    assert_eq!(commands, record.findings.len());
}

#[test]
fn json_is_read_back_as_it_was_and_draws_the_same() {
    for record in [ferry(), nothing(), hostile()] {
        let kept = Format::Json.draw(&record, &Drawn { words_in_json: true, ..Drawn::default() }).words;
        let back = json::read("r.json", &kept).unwrap();
        assert_eq!(back, record);
        for format in Format::ALL {
            assert_eq!(drawn(format, &back), drawn(format, &record));
        }
        let bare = json::read("r.json", &drawn(Format::Jsonl, &record)).unwrap();
        assert_eq!(bare, record.without_words());
    }
}

#[test]
fn nothing_in_a_result_steers_a_terminal_or_a_build_server() {
    for style in [Style::default(), Style { detail: Detail::Line, ..Style::default() }] {
        let out = with_style(&hostile(), style);
        assert!(!out.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}', '\u{0}', '\r']), "{out:?}");
        assert!(!out.contains("##[") && !out.contains("##vso"), "{out}");
        assert!(out.lines().all(|line| !line.trim_start().starts_with("::")), "{out}");
    }
    for format in [Format::Markdown, Format::Csv, Format::Junit, Format::Github, Format::Html] {
        let out = drawn(format, &hostile());
        assert!(
            !out.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}', '\u{0}', '\u{fffe}']) || format == Format::Csv,
            "{}",
            format.name()
        );
        assert!(!out.contains("##[") && !out.contains("##vso"), "{}", format.name());
    }
}

#[test]
fn each_annotation_is_one_command() {
    let out = drawn(Format::Github, &hostile());
    let commands: Vec<&str> = out.lines().filter(|line| line.contains("::")).collect();
    assert_eq!(commands.len(), 3, "two notes and a finding: {out}");
    for command in commands {
        let (head, told) = command[2..].split_once("::").unwrap();
        assert!(["error", "warning", "notice"].contains(&head.split(' ').next().unwrap()), "{head}");
        assert!(!told.contains("::"), "{told}");
    }
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    let out = drawn(Format::Csv, &hostile());
    let rows: Vec<Vec<String>> = out.split("\r\n").filter(|row| !row.is_empty()).map(cells).collect();
    assert_eq!(rows.len(), 5, "a heading, a finding, one set aside, an agreement, what was not read");
    for cell in rows.iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell:?}");
        assert!(!cell.contains(['\n', '\r', '\t']), "{cell:?}");
    }
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "every row has all columns");
}

/// The cells of a row as RFC 4180 has them.
fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in row.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

#[test]
fn markdown_has_no_link_picture_tag_or_mention_from_outside() {
    let out = without_code(&drawn(Format::Markdown, &hostile()));
    assert!(
        !out.replace("\\]", "").contains("](")
            && !out.contains("<img")
            && !out.contains("<svg")
            && !out.contains("<!--"),
        "{out}"
    );
    assert!(!out.contains("@team") && !out.contains("http://t"), "{out}");
    assert!(out.len() < 65_536);
    let mut many = ferry();
    let one = many.findings[0].clone();
    many.findings = vec![one; 500];
    let out = drawn(Format::Markdown, &many);
    assert!(out.len() < 65_536 && out.contains("of 500 findings had room here"));
}

/// Markdown without its code spans, in which nothing means anything.
fn without_code(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(at) = rest.find(['`', '\\']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let fence = rest.len() - rest.trim_start_matches('`').len();
        if fence == 0 {
            let escaped = 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..escaped]);
            rest = &rest[escaped..];
            continue;
        }
        rest = &rest[fence..];
        let close = (0..rest.len()).filter(|&at| rest.is_char_boundary(at)).find(|&at| {
            rest[at..].starts_with(&"`".repeat(fence))
                && !rest[..at].ends_with('`')
                && !rest[at + fence..].starts_with('`')
        });
        rest = &rest[close.expect("every code span ends") + fence..];
    }
    out + rest
}

#[test]
fn sarif_has_every_side_as_a_place_and_only_links_of_its_own() {
    let log: Value = serde_json::from_str(&drawn(Format::Sarif, &ferry())).unwrap();
    let run = &log["runs"][0];
    let record = ferry();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), record.findings.len() + record.set_aside.len());
    for (result, finding) in results.iter().zip(record.all_findings()) {
        let places =
            result["locations"].as_array().unwrap().len() + result["relatedLocations"].as_array().unwrap().len();
        assert_eq!(places, finding.evidence().count());
        assert_eq!(result["partialFingerprints"]["atodds/v1"], finding.id.as_str());
    }
    assert_eq!(results.iter().filter(|result| result["suppressions"].is_array()).count(), record.set_aside.len());
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);

    let log: Value = serde_json::from_str(&drawn(Format::Sarif, &hostile())).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["invocations"][0]["executionSuccessful"], false, "something was not read");
    let result = &run["results"][0];
    let message = result["message"]["text"].as_str().unwrap().replace("\\[", "").replace("\\]", "");
    assert_eq!(message.matches('[').count(), 1, "the link to the second side: {message}");
    let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/%".contains(c)), "{uri}");
}

#[test]
fn sarif_stays_under_the_limits_and_says_so() {
    let mut many = nothing();
    many.findings = vec![ferry().findings[0].clone(); 25_001];
    let log: Value = serde_json::from_str(&drawn(Format::Sarif, &many)).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 25_000);
    let told = log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert!(told.starts_with("25000 of 25001 findings had room"), "{told}");
}

#[test]
fn html_has_no_element_or_attribute_from_outside() {
    let out = drawn(Format::Html, &hostile());
    let before_script = &out[..out.rfind("<script>").unwrap()];
    for tag in before_script.split('<').skip(1) {
        let name: String =
            tag.trim_start_matches(['/', '!']).chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        assert!(
            !["img", "svg", "script", "iframe", "object"].contains(&name.as_str()),
            "<{}",
            &tag[..tag.len().min(60)]
        );
        let inside = tag.split('>').next().unwrap();
        let bare: String = inside.split('"').step_by(2).collect();
        assert!(!bare.contains("onerror") && !bare.contains("onload") && !bare.contains(" style="), "{inside}");
    }
    assert_eq!(out.matches("<script>").count(), 1);
    assert_eq!(out.matches("</script>").count(), 1);
    assert!(!out.contains(HOSTILE));
}

#[test]
fn html_without_the_words_of_reports_keeps_only_the_sentences_in_question() {
    let whole = drawn(Format::Html, &ferry());
    let bare = drawn(Format::Html, &ferry().without_words());
    let elsewhere = "Nobody has said who let so many people on board.";
    assert!(whole.contains(elsewhere) && !bare.contains(elsewhere));
    assert!(bare.contains("Divers have found"));
    assert!(drawn(Format::Html, &nothing()).len() < 300_000);
}

#[test]
fn the_schema_is_this() {
    snapshot("schema", &schema::of(schema::Document::Result));
}
