use super::words::{pieces, plain};
use super::{Page, siglum, sign};
use crate::render::{BlockRecord, EvidenceRecord, FindingRecord, ReportRecord};
use maud::{Markup, html};

/// Evidence of a finding, in the words of its report.
struct Marked<'a> {
    finding: &'a FindingRecord,
    evidence: &'a EvidenceRecord,
}

impl<'a> Page<'a> {
    /// The reports in full, folded, with their claims marked and named in the margin.
    pub fn articles(self) -> Markup {
        if self.record.reports.iter().all(|report| report.blocks.is_none()) {
            return html! {};
        }
        html! {
            section.articles aria-labelledby="in-full" {
                h2 #in-full { "The reports in full" }
                @for (n, report) in self.record.reports.iter().enumerate() { (self.article(n, report)) }
            }
        }
    }

    fn article(self, n: usize, report: &ReportRecord) -> Markup {
        let blocks = report.blocks.as_deref().unwrap_or_default();
        html! {
            details.report id={ "report-" (siglum(n)) } data-report=(siglum(n)) {
                summary {
                    span.siglum { (siglum(n)) } " " bdi { (plain(report.name())) }
                    @if let Some(headline) = &report.headline { ": " bdi { (plain(headline)) } }
                }
                @for block in blocks { (self.block(block, report)) }
            }
        }
    }

    fn block(self, block: &BlockRecord, report: &ReportRecord) -> Markup {
        let all = self.claims(block, report);
        let marks = apart(&all);
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
                @if !all.is_empty() {
                    p.margin { @for marked in &all { (in_margin(marked.finding)) } }
                }
            }
        }
    }

    /// The evidence in a block, in order.
    fn claims(self, block: &BlockRecord, report: &ReportRecord) -> Vec<Marked<'a>> {
        let end = block.start + block.words.len();
        let inside = |e: &EvidenceRecord| {
            let fits = e.field == block.field && block.start <= e.start && e.start <= e.end && e.end <= end;
            let words = || block.words.get(e.start - block.start..e.end - block.start);
            e.report == report.id && fits && words() == Some(e.quote.as_str())
        };
        let evidence = self.record.all_findings().flat_map(|finding| {
            let inside = finding.evidence().map(|(_, evidence)| evidence).filter(|e| inside(e));
            inside.map(move |evidence| Marked { finding, evidence })
        });
        let mut claims: Vec<Marked> = evidence.collect();
        claims.sort_by_key(|marked| (marked.evidence.start, marked.evidence.end));
        claims
    }
}

/// Those that can be marked in running words: of two that overlap, the first.
fn apart<'b, 'a>(claims: &'b [Marked<'a>]) -> Vec<&'b Marked<'a>> {
    let mut done = 0;
    let mut apart: Vec<&Marked> = Vec::new();
    for marked in claims.iter().filter(|marked| !marked.evidence.quote.is_empty()) {
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
