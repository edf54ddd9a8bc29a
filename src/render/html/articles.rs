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
        let marks = self.marks(block, report);
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
                @if !marks.is_empty() {
                    p.margin { @for marked in &marks {
                        a href={ "#f-" (plain(&marked.finding.id)) } {
                            span.sign aria-hidden="true" { (sign(&marked.finding.verdict)) } " "
                            (plain(if marked.finding.subject.is_empty() { &marked.finding.id } else { &marked.finding.subject }))
                        }
                    } }
                }
            }
        }
    }

    /// The evidence in a block, in order; of two that overlap, the first.
    fn marks(self, block: &BlockRecord, report: &ReportRecord) -> Vec<Marked<'a>> {
        let end = block.start + block.words.len();
        let inside = |e: &EvidenceRecord| {
            let words = e.start.checked_sub(block.start).and_then(|start| block.words.get(start..e.end - block.start));
            e.report == report.id && e.field == block.field && words == Some(e.quote.as_str())
        };
        let evidence = self.record.all_findings().flat_map(|finding| {
            let inside = finding
                .evidence()
                .map(|(_, evidence)| evidence)
                .filter(|e| e.start <= e.end && e.end <= end && inside(e));
            inside.map(move |evidence| Marked { finding, evidence })
        });
        let mut marks: Vec<Marked> = evidence.collect();
        marks.sort_by_key(|marked| (marked.evidence.start, marked.evidence.end));
        let mut done = 0;
        marks.retain(|marked| {
            let free = marked.evidence.start >= done;
            if free {
                done = marked.evidence.end;
            }
            free
        });
        marks
    }
}
