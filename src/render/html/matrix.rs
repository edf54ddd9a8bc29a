use super::words::plain;
use super::{Page, class, percent, siglum, sign};
use crate::render::{FindingRecord, ReportRecord};
use maud::{Markup, html};

impl Page<'_> {
    /// What is claimed, by report: a row a finding, grouped by rule, a column a report.
    pub fn matrix(self) -> Markup {
        let record = self.record;
        if record.all_findings().next().is_none() {
            return html! {};
        }
        let mut rules: Vec<&str> = Vec::new();
        for finding in record.all_findings() {
            if !rules.contains(&finding.rule.as_str()) {
                rules.push(&finding.rule);
            }
        }
        html! {
            section.overview aria-labelledby="overview" {
                h2 #overview { "Who says what" }
                div.scroll tabindex="0" role="region" aria-labelledby="overview" {
                    table #matrix {
                        caption { "One row for each finding, one column for each report. — : not mentioned. “no value”: the report speaks of it without a value that parts." }
                        thead { tr {
                            th scope="col" { "Claim" }
                            @for (n, report) in record.reports.iter().enumerate() {
                                th scope="col" data-report=(siglum(n)) {
                                    span.siglum { (siglum(n)) } " " bdi { (plain(report.name())) }
                                }
                            }
                        } }
                        @for rule in rules {
                            tbody {
                                tr.group { th colspan=(record.reports.len() + 1) scope="rowgroup" { (plain(rule)) } }
                                @for finding in record.findings.iter().filter(|f| f.rule == rule) { (self.row(finding, "new")) }
                                @for aside in record.set_aside.iter().filter(|a| a.finding.rule == rule) {
                                    (self.row(&aside.finding, &aside.why))
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn row(self, finding: &FindingRecord, status: &str) -> Markup {
        let about = if finding.subject.is_empty() { &finding.message } else { &finding.subject };
        html! {
            tr.(class(&finding.verdict)) data-of={ "f-" (plain(&finding.id)) } {
                th scope="row" {
                    a href={ "#f-" (plain(&finding.id)) } {
                        span.sign aria-hidden="true" { (sign(&finding.verdict)) } " " bdi { (plain(about)) }
                    }
                    span.small {
                        (plain(&finding.verdict)) " · " (percent(finding.confidence))
                        @if status != "new" { " · " (plain(status)) }
                    }
                }
                @for (n, report) in self.record.reports.iter().enumerate() { (cell(finding, n, report)) }
            }
        }
    }
}

/// Reports of one side look alike: the number of the side stands before the value.
fn cell(finding: &FindingRecord, n: usize, report: &ReportRecord) -> Markup {
    let said = finding.sides.iter().enumerate().filter_map(|(side, told)| {
        let evidence = told.evidence.iter().find(|evidence| evidence.report == report.id)?;
        Some((side, &told.value, evidence))
    });
    let said: Vec<_> = said.collect();
    let kind = match (said.is_empty(), finding.is_mentioned_in(&report.id)) {
        (false, _) => "said",
        (true, true) => "no-value",
        (true, false) => "silent",
    };
    html! {
        td.(kind) data-report=(siglum(n)) {
            @for (side, value, evidence) in &said {
                div.value.(side_class(*side)) {
                    span.side aria-hidden="true" { (side + 1) } " " strong { bdi { (plain(value)) } }
                    @if let Some(who) = &evidence.said_by { span.small { "according to " bdi { (plain(who)) } } }
                    @else if evidence.quote.split_whitespace().ne(value.split_whitespace()) {
                        span.small { q dir="auto" { (plain(&evidence.quote)) } }
                    }
                }
            }
            @if kind == "no-value" { span.small { "no value" } }
            @if kind == "silent" { span title="not mentioned" { "—" } }
        }
    }
}

/// The style tells four sides apart; more take the look of the last.
pub fn side_class(side: usize) -> &'static str {
    ["side-1", "side-2", "side-3", "side-4"][side.min(3)]
}
