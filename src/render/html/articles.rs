use super::words::{pieces, plain};
use super::{Drawing, Room, siglum, sign};
use crate::render::{BlockRecord, EvidenceRecord, FindingRecord, ReportRecord};
use maud::{Markup, html};

/// Evidence of a finding, in the words of its report.
struct Marked<'a> {
    finding: &'a FindingRecord,
    evidence: &'a EvidenceRecord,
}

impl<'a> Drawing<'a> {
    /// The reports in full, folded, with their claims marked and named in the margin.
    pub fn articles(self, room: &mut Room) -> Markup {
        let told: Vec<_> =
            self.record.reports.iter().enumerate().filter(|(_, report)| report.blocks.is_some()).collect();
        let articles = told.into_iter().map(|(n, report)| self.article(n, report));
        let articles =
            room.fill(("whole report", "read the others in their files"), articles, |article| article.0.len());
        if articles.is_empty() {
            return html! {};
        }
        html! {
            section.articles aria-labelledby="in-full" {
                h2 #in-full { "The reports in full" }
                @for article in articles { (article) }
            }
        }
    }

    fn article(self, n: usize, report: &ReportRecord) -> Markup {
        let blocks = report.blocks.as_deref().unwrap_or_default();
        let claims = self.marked(report);
        html! {
            details.report id={ "report-" (siglum(n)) } data-report=(siglum(n)) {
                summary {
                    span.siglum { (siglum(n)) } " " bdi { (plain(report.name())) }
                    @if let Some(headline) = &report.headline { ": " bdi { (plain(headline)) } }
                }
                @for block in blocks { (drawn(block, &claims)) }
            }
        }
    }

    /// All evidence in a report, in order of place.
    fn marked(self, report: &ReportRecord) -> Vec<Marked<'a>> {
        let evidence = self.record.all_findings().flat_map(|finding| {
            let told = finding.evidence().map(|(_, evidence)| evidence).filter(|e| e.report == report.id);
            told.map(move |evidence| Marked { finding, evidence })
        });
        let mut claims: Vec<Marked> = evidence.collect();
        claims.sort_by_key(|marked| (marked.evidence.start, marked.evidence.end));
        claims
    }
}

fn drawn(block: &BlockRecord, claims: &[Marked]) -> Markup {
    let inside: Vec<&Marked> = claims.iter().filter(|marked| stands_in(marked.evidence, block)).collect();
    let marks = apart(&inside);
    let within = |e: &EvidenceRecord| e.start - block.start..e.end - block.start;
    let ranges: Vec<_> = marks.iter().map(|marked| within(marked.evidence)).collect();
    html! {
        div.block {
            p.(if block.kind == "headline" { "headline" } else { "words" }) dir="auto" {
                @for (n, words) in pieces(&block.words, &ranges) {
                    @if let Some(n) = n {
                        mark { a href={ "#f-" (plain(&marks[n].finding.id)) } { (plain(words)) } }
                    } @else {
                        (plain(words))
                    }
                }
            }
            @if !inside.is_empty() {
                p.margin { @for marked in &inside { (in_margin(marked.finding)) } }
            }
        }
    }
}

fn stands_in(evidence: &EvidenceRecord, block: &BlockRecord) -> bool {
    let end = block.start + block.words.len();
    let (start, past) = (evidence.start, evidence.end);
    let fits = evidence.field == block.field && block.start <= start && start <= past && past <= end;
    fits && block.words.get(start - block.start..past - block.start) == Some(evidence.quote.as_str())
}

/// Those that can be marked in running words: of two that overlap, the first.
fn apart<'b, 'a>(claims: &[&'b Marked<'a>]) -> Vec<&'b Marked<'a>> {
    let mut done = 0;
    let mut apart: Vec<&Marked> = Vec::new();
    for &marked in claims.iter().filter(|marked| !marked.evidence.quote.is_empty()) {
        if marked.evidence.start >= done {
            done = marked.evidence.end;
            apart.push(marked);
        }
    }
    apart
}

fn in_margin(finding: &FindingRecord) -> Markup {
    html! {
        a href={ "#f-" (plain(&finding.id)) } {
            span.sign aria-hidden="true" { (sign(&finding.verdict)) } " "
            (plain(if finding.subject.is_empty() { &finding.id } else { &finding.subject }))
        }
    }
}
