use super::findings::Claim;
use super::words::plain;
use super::{Drawing, IN_JSON, Room, class, siglum, sign};
use crate::render::{AgreementRecord, FindingRecord, ReportRecord, some};
use maud::{Markup, html};

impl Drawing<'_> {
    /// What is claimed, by report: a row a finding, grouped by rule, a column a report.
    pub fn matrix(self, claims: &[Claim]) -> Markup {
        let record = self.record;
        if claims.is_empty() {
            return html! {};
        }
        let mut rules: Vec<&str> = Vec::new();
        for claim in claims {
            if !rules.contains(&claim.finding.rule.as_str()) {
                rules.push(&claim.finding.rule);
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
                                (heading(n, report))
                            }
                        } }
                        @for rule in rules {
                            tbody {
                                tr.group { th colspan=(record.reports.len() + 1) scope="rowgroup" { (plain(rule)) } }
                                @for claim in claims.iter().filter(|claim| claim.finding.rule == rule) { (claim.row) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What several reports say alike: a row a claim, a column a report.
    pub fn agreements(self, room: &mut Room) -> Markup {
        let record = self.record;
        let rows = record.agreements.iter().map(|agreement| self.agreed(agreement));
        let rows = room.fill(("agreement", IN_JSON), rows, |row| row.0.len());
        if rows.is_empty() {
            return html! {};
        }
        html! {
            section aria-labelledby="agreed" {
                h2 #agreed tabindex="-1" { "What they agree on" }
                details.agreed open[record.agreements.len() <= FEW] {
                    summary { (some(record.agreements.len(), "claim")) }
                    div.scroll tabindex="0" role="region" aria-labelledby="agreed" {
                        table {
                            caption { "= : the same value. ≈ : values that can all be right. — : not mentioned." }
                            thead { tr {
                                th scope="col" { "Claim" }
                                @for (n, report) in record.reports.iter().enumerate() {
                                    (heading(n, report))
                                }
                            } }
                            tbody { @for row in rows { (row) } }
                        }
                    }
                }
            }
        }
    }

    fn agreed(self, agreement: &AgreementRecord) -> Markup {
        let sign = if agreement.sides.len() > 1 { "≈" } else { "=" };
        html! {
            tr {
                th scope="row" {
                    span.sign aria-hidden="true" { (sign) } " " bdi { (plain(&agreement.subject)) }
                    span.small { (plain(&agreement.rule)) " · " (agreement.reports()) " of " (self.record.reports.len()) }
                }
                @for (n, report) in self.record.reports.iter().enumerate() { (agreed_cell(agreement, n, report)) }
            }
        }
    }

    /// The row of a finding; `status` is "new", or why it is set aside.
    pub fn row(self, finding: &FindingRecord, status: &str) -> Markup {
        let about = if finding.subject.is_empty() { &finding.message } else { &finding.subject };
        html! {
            tr.(class(&finding.verdict)) data-of={ "f-" (plain(&finding.id)) } {
                th scope="row" {
                    a href={ "#f-" (plain(&finding.id)) } {
                        span.sign aria-hidden="true" { (sign(&finding.verdict)) } " " bdi { (plain(about)) }
                    }
                    span.small {
                        (plain(&finding.verdict)) @if let Some(percent) = finding.percent() { " · " (percent) }
                        @if status != "new" { " · " (plain(status)) }
                    }
                }
                @for (n, report) in self.record.reports.iter().enumerate() { (cell(finding, n, report)) }
            }
        }
    }
}

/// The value, and the sentence it stands in for whoever rests on it.
fn agreed_cell(agreement: &AgreementRecord, n: usize, report: &ReportRecord) -> Markup {
    let said = agreement.sides.iter().filter_map(|side| {
        let evidence = side.evidence.iter().find(|evidence| evidence.report == report.id)?;
        Some((&side.value, evidence))
    });
    let said: Vec<_> = said.collect();
    html! {
        td.(if said.is_empty() { "silent" } else { "said" }) data-report=(siglum(n)) {
            @for (value, evidence) in &said {
                div title=(plain(&evidence.sentence)) { bdi { (plain(value)) } }
                @if let Some(who) = evidence.according_to(value) { span.small { "according to " bdi { (plain(who)) } } }
            }
            @if said.is_empty() { span title="not mentioned" { "—" } }
        }
    }
}

fn heading(n: usize, report: &ReportRecord) -> Markup {
    html! {
        th scope="col" data-report=(siglum(n)) title=(plain(&report.id)) {
            span.siglum { (siglum(n)) } " " bdi { (plain(report.short_name())) }
        }
    }
}

/// More agreements than this are folded: the page is about what parts.
const FEW: usize = 12;

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
                    @if let Some(who) = evidence.according_to(value) { span.small { "according to " bdi { (plain(who)) } } }
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
