//! One page for a browser: readable without JavaScript, printable, with nothing fetched from anywhere.

mod articles;
mod findings;
mod matrix;
mod timeline;
mod words;

use super::{FindingRecord, IN_JSON, Record, ReportRecord, Sheet, left_out, percent, some};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use words::plain;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A page of this many bytes still opens at once. What has no room in it is counted in it; the JSON result has all.
pub const LARGEST: usize = 40 << 20;

/// The whole page in one file; of what it shows, no more than `largest` bytes.
pub(super) fn draw(record: &Record, largest: usize) -> Sheet {
    Drawing::of(record, largest).drawn(Assets::Inside)
}

/// A page for a browser as several files, for servers whose policy lets no style and no script run inside a page.
pub struct Page {
    /// The files by name; `index.html` is to be opened.
    pub files: [(&'static str, String); 3],
    /// See [`Sheet::left_out`].
    pub left_out: Option<String>,
}

impl Page {
    /// What its files are called.
    pub const FILES: [&str; 3] = ["index.html", "style.css", "script.js"];

    /// The page of `record`; of what it shows, no more than `largest` bytes.
    pub fn of(record: &Record, largest: usize) -> Self {
        let page = Drawing::of(record, largest).drawn(Assets::Beside);
        let [index, style, script] = Self::FILES;
        let files = [(index, page.words), (style, STYLE.to_string()), (script, SCRIPT.to_string())];
        Self { files, left_out: page.left_out }
    }
}

/// Where the style and the script of a page are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Assets {
    Inside,
    Beside,
}

/// Room for so many bytes more, and what had none.
struct Room {
    bytes: usize,
    left_out: Vec<String>,
}

impl Room {
    /// Those of `parts` that there is room for. `what` they are and where they are `elsewhere` is said of the others.
    fn fill<T>(
        &mut self,
        (what, elsewhere): (&str, &str),
        parts: impl ExactSizeIterator<Item = T>,
        size: impl Fn(&T) -> usize,
    ) -> Vec<T> {
        let all = parts.len();
        let fits = |part: &T| {
            let rest = self.bytes.checked_sub(size(part));
            self.bytes = rest.unwrap_or(self.bytes);
            rest.is_some()
        };
        let taken: Vec<T> = parts.filter(fits).collect();
        self.left_out.extend(left_out(taken.len(), all, what, elsewhere));
        taken
    }
}

/// What every part of the page draws from.
#[derive(Clone, Copy)]
struct Drawing<'a> {
    record: &'a Record,
    largest: usize,
}

impl<'a> Drawing<'a> {
    fn of(record: &'a Record, largest: usize) -> Self {
        Self { record, largest }
    }

    fn drawn(self, assets: Assets) -> Sheet {
        let mut room = Room { bytes: self.largest, left_out: Vec::new() };
        let parts = self.parts(&mut room);
        let left_out = (!room.left_out.is_empty()).then(|| room.left_out.join(" "));
        Sheet { words: format!("{}\n", self.page(&parts, left_out.as_deref(), assets).into_string()), left_out }
    }

    /// The parts of the page as far as there is room, what matters most first.
    fn parts(self, room: &mut Room) -> Vec<Markup> {
        let findings = self.claims(room);
        let agreements = self.agreements(room);
        let same_figures = self.same_figures(room);
        let articles = self.articles(room);
        vec![
            self.matrix(&findings),
            agreements,
            same_figures,
            self.findings(&findings),
            self.set_aside(&findings),
            articles,
        ]
    }

    fn page(self, parts: &[Markup], left_out: Option<&str>, assets: Assets) -> Markup {
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy(assets));
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    title { "At odds: " (self.record.tally()) @if let Some(id) = &self.record.id { " · " (plain(id)) } }
                    @match assets {
                        Assets::Inside => { style { (PreEscaped(STYLE)) } }
                        Assets::Beside => { link rel="stylesheet" href=(Page::FILES[1]); }
                    }
                }
                body {
                    a.skip href="#findings" { "Skip to the findings" }
                    (self.header(left_out))
                    (self.tools())
                    main {
                        @for part in parts { (part) }
                    }
                    (self.footer())
                    @match assets {
                        Assets::Inside => { script { (PreEscaped(SCRIPT)) } }
                        Assets::Beside => { script src=(Page::FILES[2]) {} }
                    }
                }
            }
        }
    }

    fn header(self, left_out: Option<&str>) -> Markup {
        let record = self.record;
        html! {
            header {
                h1 { "At odds" @if let Some(id) = &record.id { ": " bdi { (plain(id)) } } }
                p.tally {
                    strong { (record.tally()) } " in " (some(record.reports.len(), "report"))
                    @if !record.agreements.is_empty() {
                        ", " a href="#agreed" { (some(record.agreements.len(), "agreement")) }
                    }
                    @if !record.same_figures.is_empty() {
                        ", " a href="#same" { (some(record.same_figures.len(), "figure")) } " given for different things"
                    }
                }
                @for note in record.notes.iter().filter(|note| note.is_failure()) {
                    p.unread role="alert" { "Not compared: " (plain(&note.message)) }
                }
                @if let Some(told) = left_out { p.unread { (told) } }
                ol.sources aria-label="The reports" {
                    @for (n, report) in record.reports.iter().enumerate() { (source(n, report)) }
                }
                @if record.notes.iter().any(|note| !note.is_failure()) {
                    details.notes {
                        summary { (some(record.notes.iter().filter(|note| !note.is_failure()).count(), "note")) }
                        ul { @for note in record.notes.iter().filter(|note| !note.is_failure()) {
                            li { @if let Some(id) = &note.report { code { (plain(id)) } ": " } (plain(&note.message)) }
                        } }
                    }
                }
            }
        }
    }

    /// Filters and switches. They need the script, which shows them.
    fn tools(self) -> Markup {
        let named = |of: fn(&FindingRecord) -> &str| {
            let mut names: Vec<&str> = self.record.all_findings().map(of).collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        html! {
            nav.tools #tools hidden aria-label="Filters" {
                label { "Verdict " select data-filter="verdict" { (options(&named(|f| &f.verdict))) } }
                label { "Rule " select data-filter="rule" { (options(&named(|f| &f.rule))) } }
                label { "Severity " select data-filter="severity" { (options(&named(|f| &f.severity))) } }
                label { "Report " select data-filter="report" { (self.report_options()) } }
                @if self.record.reports.len() > 2 {
                    label { "and " select data-filter="with" { (self.report_options()) } }
                }
                label { "Search " input type="search" data-filter="words" placeholder="words" size="14"; }
                @if !self.record.set_aside.is_empty() {
                    label { input type="checkbox" data-filter="aside"; " known and ignored" }
                }
                button type="button" #theme { "Dark or light" }
                button type="button" #keys aria-expanded="false" aria-controls="help" { "Keys " kbd { "?" } }
                output #count aria-live="polite" {}
            }
            div.help #help hidden {
                dl {
                    @for (key, does) in KEYS { div { dt { kbd { (key) } } dd { (does) } } }
                }
            }
        }
    }

    fn report_options(self) -> Markup {
        html! {
            option value="" { "all" }
            @for (n, report) in self.record.reports.iter().enumerate() {
                option value=(siglum(n)) { (siglum(n)) " " (plain(report.name())) }
            }
        }
    }

    fn footer(self) -> Markup {
        let counts = self.record.counts;
        html! {
            footer {
                p {
                    (some(counts.reports, "report")) ", " (some(counts.statements, "statement")) ", "
                    (counts.aligned) " aligned: " (some(counts.shown, "finding")) " shown, " (counts.ignored) " ignored, "
                    (counts.known) " known, " (counts.below) " below the gate"
                }
                p {
                    "Fails at " (plain(&self.record.gate.fail_on)) " or graver; shown from "
                    (percent(self.record.gate.min_confidence)) " sure."
                    @if let Some(made) = &self.record.made { " Made on " (time(made)) "." }
                    @if let Some(tool) = &self.record.tool { " Made by " (plain(&tool.name)) " " (plain(&tool.version)) "." }
                    " Which report is right is for people to say."
                }
            }
        }
    }

    /// The letter of a report, by its id.
    fn siglum_of(self, id: &str) -> String {
        self.record.reports.iter().position(|report| report.id == id).map_or_else(|| "?".into(), siglum)
    }

    /// The letters of the reports that a finding has evidence in.
    fn sigla_of(self, finding: &FindingRecord) -> String {
        let mut sigla: Vec<String> = finding.evidence().map(|(_, e)| self.siglum_of(&e.report)).collect();
        sigla.sort();
        sigla.dedup();
        sigla.join(" ")
    }
}

const KEYS: [(&str, &str); 10] = [
    ("j k", "next, previous finding"),
    ("n p", "next, previous conflict"),
    ("Enter", "why this one was found"),
    ("1 … 9", "show or hide a report"),
    ("/", "search"),
    ("f", "filters"),
    ("y", "copy the link to this finding"),
    ("d", "dark or light"),
    ("?", "these keys"),
    ("Esc", "close, leave"),
];

fn options(names: &[&str]) -> Markup {
    html! {
        option value="" { "all" }
        @for name in names { option value=(plain(name)) { (plain(name)) } }
    }
}

fn source(n: usize, report: &ReportRecord) -> Markup {
    let siglum = siglum(n);
    html! {
        li data-report=(siglum) {
            span.siglum { (siglum) } " "
            strong { bdi { (plain(report.name())) } }
            @if let Some(headline) = &report.headline { " " q dir="auto" { (plain(headline)) } }
            p.about {
                (plain(&report.kind))
                @if let Some(byline) = &report.byline { " by " bdi { (plain(byline)) } }
                @if let Some(place) = &report.place { " · " bdi { (plain(place)) } }
                @if let Some(published) = &report.published { " · " (time(published)) }
                @if let Some(updated) = &report.updated { " · updated " (time(updated)) }
                @if let Some(version) = report.version { " · version " (version) }
                " · " (some(report.words, "word"))
                @if report.source.is_some() { " · " code { (plain(&report.id)) } }
                @if let Some(start) = report.sha256.get(..12) {
                    " · " abbr title={ "SHA-256 of its words: " (plain(&report.sha256)) } { (plain(start)) }
                }
            }
            @if report.blocks.is_some() { a.here href={ "#report-" (siglum) } { "read it" } " " }
            @if let Some(link) = report.link.as_deref().filter(|link| can_be_opened(link)) {
                a.away href=(link) rel="noopener noreferrer" { "as published" }
            }
        }
    }
}

/// A moment for people; machines get it as it was.
fn time(moment: &str) -> Markup {
    html! { time datetime=(plain(moment)) { (self::moment(moment)) } }
}

/// `2024-03-09T18:20:00Z` as `2024-03-09 18:20 UTC`.
fn moment(written: &str) -> String {
    plain(written).replace('T', " ").replace(":00Z", " UTC")
}

/// The letter by which the page calls report `n`: A … Z, A1 … Z1, A2 …
fn siglum(n: usize) -> String {
    let letter = char::from(b'A' + (n % 26) as u8);
    if n < 26 { letter.to_string() } else { format!("{letter}{}", n / 26) }
}

/// The sign of a verdict, since colour alone says nothing to many.
fn sign(verdict: &str) -> &'static str {
    match verdict {
        "conflict" => "≠",
        "dispute" => "⇄",
        "update" => "↑",
        "hedge" => "≈",
        _ => "?",
    }
}

/// For class names: the verdicts that the style knows.
fn class(verdict: &str) -> &'static str {
    match verdict {
        "conflict" => "conflict",
        "dispute" => "dispute",
        "update" => "update",
        _ => "hedge",
    }
}

/// Only addresses of pages become links, whatever a result from elsewhere says.
fn can_be_opened(link: &str) -> bool {
    let address = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"));
    address.is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control()))
}

/// Only our own style and script run, and nothing is fetched but these where they lie beside the page.
fn policy(assets: Assets) -> String {
    let own = |source: &str| match assets {
        Assets::Inside => format!("'sha256-{}'", base64(&Sha256::digest(source.as_bytes()))),
        Assets::Beside => "'self'".to_string(),
    };
    format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        own(STYLE),
        own(SCRIPT)
    )
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = char::from(LETTERS[(bits >> (18 - 6 * place)) as usize & 63]);
            out.push(if place <= three.len() { letter } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_the_standard_has_it() {
        let known =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (bytes, written) in known {
            assert_eq!(base64(bytes.as_bytes()), written);
        }
    }

    #[test]
    fn the_script_cannot_end_early_and_fetches_nothing() {
        assert!(!SCRIPT.to_lowercase().contains("</script") && !SCRIPT.contains("<!--"));
        assert!(!STYLE.to_lowercase().contains("</style"));
        for fetching in
            ["fetch(", "XMLHttpRequest", "import(", "import ", "src=", "http:", "https:", "eval(", "innerHTML"]
        {
            assert!(!SCRIPT.contains(fetching), "{fetching}");
        }
        for fetching in ["url(", "@import", "http:", "https:"] {
            assert!(!STYLE.contains(fetching), "{fetching}");
        }
    }

    #[test]
    fn every_report_has_its_own_letter() {
        assert_eq!([0, 25, 26, 53].map(siglum), ["A", "Z", "A1", "B2"]);
    }
}
