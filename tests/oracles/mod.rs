//! What must hold of any text, stage by stage. The suite and the fuzz targets share it.
//!
//! Each oracle takes text and panics where something does not hold.

use atodds::account::Account;
use atodds::align::{self, Alignment};
use atodds::entities::likeness;
use atodds::facts::attribution::compare_quotes;
use atodds::facts::quantity::{self, Bounds, Near, Quantity, Role, Wording};
use atodds::facts::timex::{self, Value};
use atodds::facts::{Relation, control, factuality, place, profile, responsibility};
use atodds::judge::{Evidence, Finding, Side};
use atodds::prose::Prose;
use atodds::render::{Drawn, Format, Record, json};
use atodds::text::Span;
use atodds::{Comparer, Comparison, Report, formats, gate};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// Words of news among characters that have made readers stumble.
pub const PIECES: &[&str] = &[
    "the",
    "ferry",
    "sank",
    "killed",
    "at least",
    "about",
    "12",
    "1,200",
    "$5 million",
    "3.5",
    "per cent",
    "%",
    "Friday",
    "March 9, 2024",
    "2024-03-09",
    "last week",
    "p.m.",
    "6:40",
    "said",
    "denied",
    "that",
    "“",
    "”",
    "\"",
    "‘",
    "’s",
    "'",
    "Gen. Ann Roe",
    "Roe",
    "Levan",
    "the mayor",
    "control",
    "not",
    "no",
    "U.S.",
    "Mr.",
    ".",
    ". ",
    "!",
    "?",
    ",",
    ";",
    ":",
    "—",
    "-",
    "–",
    "…",
    "(",
    ")",
    "\n",
    "\n\n",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "é",
    "ß",
    "İ",
    "ﬁ",
    "½",
    "²",
    "１２",
    "١٢",
    "🚒",
    "\u{301}",
    "<b>",
    "</script>",
    "&amp;",
    "]]>",
    "::error::",
    "##[error]",
    "|",
    "`",
    "=1+1",
    "\u{1b}[2J",
    "dozens",
    "between",
    "and",
    "to",
    "of the",
    "two",
    "first",
    "half",
    "a third",
    "minus",
    "No. 7",
    "F-16",
    "24:00",
    "Feb. 30",
    "passengers",
    "people",
    "were injured",
    "on Monday",
    "carried",
    "30",
    "40",
    "Rebels",
    "the army",
    "the port",
    "rose from",
    "did",
    "officials",
    "according to",
    "was",
    "blamed",
    "for the attack",
    "kilometres",
    "years old",
    "Jon Bar",
    "a dozen",
    "hours later",
    "yesterday",
    "in 2019",
    "of them",
    "other",
    "more than",
    "up to",
    "nearly",
    "hundreds",
    "“We counted",
    "boats,”",
    "is",
    "never",
    "arrested",
    "the owner",
    "twice",
    "-1",
    "0",
    "\n\n— ",
];

/// Text of the bytes: as they are, or each byte a piece of news.
#[allow(dead_code, reason = "for the fuzz targets")]
pub fn text(bytes: &[u8]) -> String {
    match bytes.split_first() {
        Some((first, rest)) if first % 4 == 0 => String::from_utf8_lossy(rest).into_owned(),
        _ => {
            let piece = |&byte: &u8| {
                let space = if byte < 128 { " " } else { "" };
                format!("{}{space}", PIECES[usize::from(byte) % PIECES.len()])
            };
            bytes.iter().map(piece).collect()
        }
    }
}

/// Up to four texts of the bytes, with 255 between them.
#[allow(dead_code, reason = "for the fuzz targets")]
pub fn texts(bytes: &[u8]) -> Vec<String> {
    bytes.split(|&byte| byte == 255).take(4).map(text).collect()
}

fn prose(text: &str) -> Prose {
    Prose::of(text.into(), &[Span::new(0, text.len())])
}

/// The texts as reports of one event.
pub fn set(texts: &[String]) -> Vec<Report> {
    let reports: Vec<Json> =
        texts.iter().enumerate().map(|(n, text)| json!({"id": format!("r{n}"), "text": text})).collect();
    formats::set("set", &json!({"id": "set", "reports": reports}).to_string()).map_or(Vec::new(), |set| set.reports)
}

/// The reports of these texts compared.
pub fn compared(texts: &[String]) -> Comparison {
    Comparer::default().compare(&set(texts))
}

fn stands_in(text: &str, span: Span) {
    assert!(text.get(span.start..span.end).is_some(), "{span:?} of {text:?}");
}

/// Sentences stand in the text in order, none is lost, and what stands in another block changes none.
pub fn splitter(text: &str) {
    let whole = prose(text);
    let spans = |prose: &Prose| prose.sentences.iter().map(|sentence| sentence.span).collect::<Vec<_>>();
    let mut end = 0;
    for span in spans(&whole) {
        stands_in(text, span);
        assert!(span.start >= end && !span.of(text).trim().is_empty(), "{span:?} of {text:?}");
        assert!(!text[end..span.start].contains(char::is_alphanumeric), "before {span:?} of {text:?}");
        end = span.end;
    }
    assert!(!text[end..].contains(char::is_alphanumeric), "behind the last sentence of {text:?}");
    assert!(whole.sentences.windows(2).all(|two| two[0].tokens.end == two[1].tokens.start), "{text:?}");
    let middle = text.floor_char_boundary(text.len() / 2);
    let blocks = [Span::new(0, middle), Span::new(middle, text.len())];
    let apart: Vec<Span> = blocks.iter().flat_map(|&block| spans(&Prose::of(text.into(), &[block]))).collect();
    assert_eq!(spans(&Prose::of(text.into(), &blocks)), apart, "{text:?}");
}

/// Words stand in the text in order, no letter or figure is lost, and none holds white space that parts words.
pub fn tokenizer(text: &str) {
    let prose = prose(text);
    let mut end = 0;
    for token in &prose.tokens {
        stands_in(text, token.span);
        assert!(token.span.start >= end && !token.span.is_empty(), "{token:?} of {text:?}");
        assert!(!text[end..token.span.start].contains(char::is_alphanumeric), "before {token:?} of {text:?}");
        assert!(!token.span.of(text).contains(['\n', '\t']), "{token:?} of {text:?}");
        end = token.span.end;
    }
    assert!(!text[end..].contains(char::is_alphanumeric), "behind the last word of {text:?}");
    let behind = format!("—\n\n{text}");
    let moved = behind.len() - text.len();
    let again = Prose::of(behind.as_str().into(), &[Span::new(moved, behind.len())]);
    let spans = |prose: &Prose, by: usize| {
        prose.tokens.iter().map(|t| Span::new(t.span.start - by, t.span.end - by)).collect::<Vec<_>>()
    };
    assert_eq!(spans(&again, moved), spans(&prose, 0), "{text:?}");
}

/// Numbers stand in the text, with their ends the right way round, and are read back from how they are printed.
pub fn numbers(text: &str) {
    let prose = prose(text);
    let mut found = quantity::find(&prose);
    quantity::attach(&prose, &mut found);
    let _ = quantity::together(&prose, &found);
    for (index, one) in found.iter().enumerate() {
        // All pairs of a long text would be all that is looked at.
        both_ways(&found[index..=index], &found[index..found.len().min(index + 8)], quantity::compare);
        stands_in(text, one.span);
        stands_in(text, one.number);
        assert!(one.span.contains(one.number), "{one:?} of {text:?}");
        let Bounds { low, high } = one.bounds;
        assert!(low.zip(high).is_none_or(|(low, high)| low.value <= high.value), "{one:?} of {text:?}");
        assert!(!one.to_string().is_empty());
        if is_plain(one) {
            let printed = one.to_string();
            let again = quantity::find(&self::prose(&format!("The result was {printed}.")));
            let reprinted: Vec<String> = again.iter().map(Quantity::to_string).collect();
            assert_eq!(reprinted, [printed], "{one:?} of {text:?}");
        }
    }
}

/// Whether the quantity says all that it is in its printed form: a level, not near anything, and of so many digits as are printed.
fn is_plain(quantity: &Quantity) -> bool {
    use quantity::Kind;
    let ends = [quantity.bounds.low, quantity.bounds.high];
    let sizes = |size: u64| {
        ends.iter().flatten().all(|end| end.value.scale() <= 4 && end.value >= 0.into() && end.value < size.into())
    };
    matches!(quantity.kind, Kind::Count | Kind::Percent | Kind::Money | Kind::Measure)
        && matches!(quantity.wording, Wording::Digits | Wording::Words)
        && quantity.role == Role::Level
        && quantity.near == Near::Unsaid
        && !quantity.approximate
        && quantity.per.is_none()
        && sizes(1_000_000_000_000_000)
}

/// Times stand in the text, each ends after it begins, and what is printed of a time is read back and printed the same.
pub fn times(text: &str) {
    printed_is_read_back(text);
    let prose = prose(text);
    let mut found = timex::find(&prose);
    for one in &found {
        stands_in(text, one.span);
        reads_back(one.value(), text);
    }
    let dated = timex::Anchor { published: Some(jiff::civil::date(2024, 3, 9)), ..timex::Anchor::default() };
    for anchor in [timex::Anchor::default(), dated] {
        timex::resolve(&prose, &mut found, &anchor);
        for one in &found {
            reads_back(one.value(), text);
            one.points.iter().for_each(|&point| reads_back(Value::Point(point), text));
            assert!(one.readings.iter().all(|reading| reading.start < reading.end), "{one:?} of {text:?}");
        }
    }
}

/// Several values have one form: a fortnight is two weeks, the small hours are the morning.
fn reads_back(value: Value, text: &str) {
    let printed = value.to_string();
    let read: Value = printed.parse().unwrap_or_else(|_| panic!("{value:?} is printed as {printed}, of {text:?}"));
    assert_eq!(read.to_string(), printed, "{value:?} of {text:?}");
}

/// A text that is read as a value is printed as a text that is read as the same.
fn printed_is_read_back(text: &str) {
    for word in text.split_whitespace() {
        if let Ok(value) = word.parse::<Value>() {
            assert_eq!(value.to_string().parse(), Ok(value), "{word:?}");
        }
    }
}

/// Pairs and clusters are in order and in reach, and turning the reports round changes no pair, no cluster and no finding.
pub fn aligner(texts: &[String]) {
    let accounts: Vec<Account> = set(texts).into_iter().map(Account::of).collect();
    let alignment = align::align(&accounts, &align::Options::default());
    let statement = |id: align::StatementId| assert!(id.statement < accounts[id.report].statements.len());
    for one in &alignment.matches {
        statement(one.left);
        statement(one.right);
        assert!(one.left.report < one.right.report, "{one:?} of {texts:?}");
    }
    for cluster in &alignment.clusters {
        let reports: BTreeSet<usize> = cluster.members.iter().map(|member| member.report).collect();
        assert!(reports.len() == cluster.members.len() && reports.len() > 1, "{cluster:?} of {texts:?}");
    }
    if !alignment.notes.is_empty() {
        // Where a limit is hit, which sentences are looked at depends on the order.
        return;
    }
    let turned: Vec<Account> = accounts.iter().rev().cloned().collect();
    let again = align::align(&turned, &align::Options::default());
    assert_eq!(pairs(&accounts, &alignment), pairs(&turned, &again), "{texts:?}");
    assert_eq!(matched(&accounts, &alignment), matched(&turned, &again), "{texts:?}");
    turning_changes_nothing(texts);
    relations(texts);
}

/// The pairs of sentences, and how alike they are.
fn pairs(accounts: &[Account], alignment: &Alignment) -> BTreeSet<String> {
    let place = |id: align::SentenceId| format!("{} {}", accounts[id.report].report.id, id.sentence);
    let one = |candidate: &align::Candidate| {
        let mut places = [place(candidate.left), place(candidate.right)];
        places.sort();
        format!("{places:?} {:.6}", candidate.likeness.total())
    };
    alignment.candidates.iter().map(one).collect()
}

/// The matches, how good each is, and the clusters that they make.
fn matched(accounts: &[Account], alignment: &Alignment) -> [BTreeSet<String>; 2] {
    let together = |ids: &[align::StatementId]| {
        ids.iter().map(|id| (&accounts[id.report].report.id, id.statement)).collect::<BTreeSet<_>>()
    };
    let matches =
        alignment.matches.iter().map(|m| format!("{:?} {:.6}", together(&[m.left, m.right]), m.weighing.total()));
    let clusters = alignment.clusters.iter().map(|cluster| format!("{:?}", together(&cluster.members)));
    [matches.collect(), clusters.collect()]
}

/// The reports in any order give the same findings.
pub fn turning_changes_nothing(texts: &[String]) {
    let reports = set(texts);
    let mut turned = reports.clone();
    turned.reverse();
    let comparer = Comparer::default();
    let (one, other) = (comparer.compare(&reports), comparer.compare(&turned));
    if !one.notes.is_empty() {
        return;
    }
    assert_eq!(said(&one), said(&other), "{texts:?}");
    let agreed = |comparison: &Comparison| {
        let agreements = comparer.agreements(comparison);
        let agreed = agreements.iter().map(|a| format!("{:?} {} {:?}", a.rule, a.subject, sides(comparison, &a.sides)));
        let same = comparer.same_figures(comparison);
        let same = same.iter().map(|same| format!("{} {:?}", same.figure, sides(comparison, &same.sides)));
        agreed.chain(same).collect::<BTreeSet<_>>()
    };
    assert_eq!(agreed(&one), agreed(&other), "{texts:?}");
}

/// Who says what, in an order that has nothing to do with that of the reports.
fn sides(comparison: &Comparison, sides: &[Side]) -> BTreeSet<(String, BTreeSet<String>)> {
    let words = |evidence: &Evidence| {
        let report = &comparison.accounts[evidence.report].report;
        format!("{} {:?} {}", report.id, evidence.span, evidence.span.of(report.text.as_str()))
    };
    sides.iter().map(|side| (side.value.clone(), side.evidence.iter().map(words).collect())).collect()
}

/// What is held against each other parts or meets whichever of the two is named first.
pub fn relations(texts: &[String]) {
    let accounts: Vec<Account> = set(texts).into_iter().map(Account::of).collect();
    for (a, b) in accounts.iter().enumerate().flat_map(|(at, a)| accounts[at..].iter().map(move |b| (a, b))) {
        both_ways(&a.quantities, &b.quantities, quantity::compare);
        both_ways(&a.times, &b.times, timex::compare);
        both_ways(&a.places, &b.places, place::compare);
        both_ways(&a.profiles, &b.profiles, profile::compare);
        both_ways(&a.controls, &b.controls, control::compare);
        both_ways(&a.deeds, &b.deeds, responsibility::compare);
        let factuality =
            |account: &Account| account.assertions.iter().map(|a| a.factuality.clone()).collect::<Vec<_>>();
        both_ways(&factuality(a), &factuality(b), factuality::compare);
        let said = |account: &Account| {
            account.quotations.iter().map(|q| q.words(&account.prose).to_string()).collect::<Vec<_>>()
        };
        both_ways(&said(a), &said(b), |a, b| compare_quotes(a, b));
        let names = |account: &Account| account.entities.entities.iter().map(|e| e.name.clone()).collect::<Vec<_>>();
        for (one, other) in names(a).iter().flat_map(|one| names(b).into_iter().map(move |other| (one.clone(), other)))
        {
            assert_eq!(likeness(&one, &other), likeness(&other, &one), "{one:?} {other:?}");
        }
    }
}

fn both_ways<T: std::fmt::Debug>(these: &[T], those: &[T], compare: impl Fn(&T, &T) -> Relation) {
    for (one, other) in these.iter().flat_map(|one| those.iter().map(move |other| (one, other))) {
        let kinds = [compare(one, other), compare(other, one)].map(|relation| std::mem::discriminant(&relation));
        assert_eq!(kinds[0], kinds[1], "{one:?}\n{other:?}");
    }
}

/// What rule, what verdict, who says what, under which name.
pub fn said(comparison: &Comparison) -> BTreeSet<String> {
    let one = |finding: &Finding| {
        let sides = sides(comparison, &finding.sides);
        let name = (finding.rule, finding.verdict, &finding.subject, &finding.fingerprint);
        format!("{name:?} {:.2} {sides:?}", finding.confidence())
    };
    comparison.findings.iter().map(one).collect()
}

/// Findings have places in the texts, sides that differ, names of their own.
pub fn judge(texts: &[String]) {
    let comparison = compared(texts);
    findings_are_sound(&comparison);
    let names: BTreeSet<&str> = comparison.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
    assert_eq!(names.len(), comparison.findings.len(), "{texts:?}");
    let _ = Comparer::default().agreements(&comparison);
    turning_changes_nothing(texts);
}

/// Every place of a finding stands in its text, on whole characters.
pub fn findings_are_sound(comparison: &Comparison) {
    for finding in &comparison.findings {
        assert!(finding.sides.len() > 1, "{finding:?}");
        assert!((0.0..=1.0).contains(&finding.confidence()), "{finding:?}");
        for evidence in finding.evidence() {
            let text = comparison.accounts[evidence.report].report.text.as_str();
            [evidence.span, evidence.sentence]
                .into_iter()
                .chain(evidence.said_by)
                .for_each(|span| stands_in(text, span));
            assert!(evidence.sentence.overlaps(evidence.span), "{evidence:?} of {text:?}");
        }
    }
}

/// All of a comparison, for the renderers.
pub fn record(comparison: &Comparison) -> Record {
    let gate = gate::Options { min_confidence: 0.0, ..gate::Options::default() };
    let gated = gate.pass(comparison);
    let agreements = Comparer::default().agreements(comparison);
    Record::of(None, comparison, &gate, &gated).with_words(comparison).with_agreements(comparison, &agreements)
}

/// No words of a report become structure of any output.
pub fn renderers(texts: &[String]) {
    let record = record(&compared(texts));
    html(&record);
    sarif(&record);
    github(&record);
    junit(&record);
    csv(&record);
    for format in [Format::Json, Format::Jsonl] {
        let drawn = format.draw(&record, &Drawn { words_in_json: true, ..Drawn::default() }).words;
        assert_eq!(json::read("r.json", &drawn).expect("what was written is read"), record);
        assert!(format == Format::Json || drawn.lines().count() == 1, "{drawn}");
    }
    for format in [Format::Terminal, Format::Markdown, Format::Csv, Format::Github] {
        let drawn = draw(format, &record);
        assert!(!drawn.contains(['\u{1b}', '\u{7}', '\u{8}', '\u{9b}', '\u{202e}']), "{drawn:?}");
        assert!(!drawn.contains("##["), "{drawn:?}");
        assert!(format == Format::Github || drawn.lines().all(|line| !line.starts_with("::")), "{drawn:?}");
    }
    let markdown = draw(Format::Markdown, &record);
    let tags = markdown.match_indices('<').filter(|(at, _)| {
        !["<sub>", "</sub>"].iter().any(|own| markdown[*at..].starts_with(own)) && !in_code(&markdown, *at)
    });
    assert_eq!(tags.count(), 0, "{markdown}");
}

fn draw(format: Format, record: &Record) -> String {
    format.draw(record, &Drawn::default()).words
}

/// Whether the byte stands between the backticks of its line.
fn in_code(markdown: &str, at: usize) -> bool {
    let line = markdown[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = markdown[line..at].replace("\\`", "");
    before.matches('`').count() % 2 == 1
}

/// The page has the elements that it would have if the words had no signs of markup in them.
fn html(record: &Record) {
    assert_eq!(elements(&draw(Format::Html, record)), elements(&draw(Format::Html, &tamed(record))));
}

/// The record with another character for each that has a meaning in markup.
fn tamed(record: &Record) -> Record {
    fn tame(value: &mut Json) {
        match value {
            Json::String(words) => *words = words.replace(['<', '>', '&', '"', '\''], "x"),
            Json::Array(all) => all.iter_mut().for_each(tame),
            Json::Object(all) => all.values_mut().for_each(tame),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(record).expect("a record is JSON");
    tame(&mut value);
    json::read("tame.json", &value.to_string()).expect("other words make no other record")
}

/// The names of the elements and of their attributes, in order.
fn elements(page: &str) -> Vec<String> {
    let named = |c: char| c.is_ascii_alphanumeric() || "-/!".contains(c);
    let element = |tag: &str| {
        let tag = tag.split('>').next().unwrap_or(tag);
        let bare: String = tag.split('"').step_by(2).collect();
        bare.split_ascii_whitespace()
            .map(|word| word.chars().take_while(|&c| named(c)).collect::<String>() + " ")
            .collect()
    };
    page.split('<').skip(1).map(element).collect()
}

/// The log has what SARIF 2.1.0 asks for: a result a finding, each with a rule that is listed, a message and places that count from one.
fn sarif(record: &Record) {
    let log: Json = serde_json::from_str(&draw(Format::Sarif, record)).expect("SARIF is JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules are listed");
    let results = run["results"].as_array().expect("there are results");
    assert_eq!(results.len(), record.findings.len() + record.set_aside.len());
    for result in results {
        assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]), "{result}");
        assert!(result["message"]["text"].as_str().is_some_and(|words| !words.is_empty()), "{result}");
        for place in result["locations"].as_array().expect("a finding has a place") {
            let place = &place["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().expect("a place has a file");
            assert!(uri.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/%".contains(c)), "{uri}");
            for at in ["startLine", "startColumn"] {
                assert!(place["region"][at].as_u64().is_some_and(|n| n > 0), "{place}");
            }
        }
    }
}

/// One command a finding and a note, and a plain last line.
fn github(record: &Record) {
    let drawn = draw(Format::Github, record);
    let lines: Vec<&str> = drawn.lines().collect();
    assert_eq!(lines.len(), record.findings.len() + record.notes.len() + 1, "{drawn}");
    let (last, commands) = lines.split_last().expect("there is a last line");
    assert!(last.starts_with("atodds: "), "{last}");
    for command in commands {
        let (head, told) = command.strip_prefix("::").and_then(|rest| rest.split_once("::")).expect("it is a command");
        assert!(["error", "warning", "notice"].contains(&head.split(' ').next().unwrap_or(head)), "{command}");
        assert!(!told.contains("::"), "{command}");
    }
}

/// The XML is well formed, with a case for each finding and nothing but its own elements.
fn junit(record: &Record) {
    let drawn = draw(Format::Junit, record);
    let document = roxmltree::Document::parse(&drawn).unwrap_or_else(|error| panic!("{error}: {drawn}"));
    let count = |name| document.descendants().filter(|node| node.has_tag_name(name)).count();
    let listed =
        record.findings.len() + record.set_aside.len() + record.notes.iter().filter(|n| n.is_failure()).count();
    assert_eq!(count("testcase"), listed.max(1));
    let own = ["testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out"];
    assert_eq!(
        document.descendants().filter(|node| node.is_element()).count(),
        own.into_iter().map(count).sum::<usize>()
    );
}

/// Every row has the columns of the first, and no cell is a formula.
fn csv(record: &Record) {
    let drawn = draw(Format::Csv, record);
    let rows: Vec<Vec<String>> = drawn.split_terminator("\r\n").map(cells).collect();
    assert_eq!(rows.len(), 1 + record.findings.len() + record.set_aside.len() + record.agreements.len(), "{drawn}");
    for cell in rows.iter().flatten() {
        assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']) && !cell.contains(['\n', '\r', '\t']), "{cell:?}");
    }
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{drawn}");
}

/// The cells of a row as RFC 4180 has them.
fn cells(row: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in row.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().expect("there is a first cell").push(c),
        }
    }
    cells
}
