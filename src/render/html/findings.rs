use super::matrix::side_class;
use super::words::{plain, sentence};
use super::{Drawing, IN_JSON, Room, class, moment, sign, time};
use crate::render::{EvidenceRecord, FindingRecord, Record, SameFigureRecord, SetAsideRecord, explained, signs, some};
use maud::{Markup, html};

/// A finding as the page tells it.
pub struct Claim<'a> {
    pub finding: &'a FindingRecord,
    /// Whether it is known or ignored.
    is_aside: bool,
    /// In the table of who says what.
    pub row: Markup,
    panel: Markup,
}

impl<'a> Drawing<'a> {
    /// The findings that there is room for, most important first, then those that are known or ignored.
    pub fn claims(self, room: &mut Room) -> Vec<Claim<'a>> {
        let shown = self.record.findings.iter().map(|finding| (finding, None));
        let all: Vec<_> =
            shown.chain(self.record.set_aside.iter().map(|aside| (&aside.finding, Some(aside)))).collect();
        let claims = all.into_iter().map(|(finding, aside)| {
            let row = self.row(finding, aside.map_or("new", |aside| &aside.why));
            Claim { finding, is_aside: aside.is_some(), row, panel: self.panel(finding, aside) }
        });
        room.fill(("finding", IN_JSON), claims, |claim| claim.row.0.len() + claim.panel.0.len())
    }

    /// A panel for each finding.
    pub fn findings(self, claims: &[Claim]) -> Markup {
        let shown: Vec<&Claim> = claims.iter().filter(|claim| !claim.is_aside).collect();
        html! {
            section #findings aria-labelledby="found" tabindex="-1" {
                h2 #found { "Findings" }
                @if self.record.findings.is_empty() {
                    p.none { "Nothing at odds was found. What was compared is counted at the end of the page." }
                }
                @if self.marks_clauses() {
                    p.small {
                        "In a sentence: " mark { "the value" } ", " span.who { "who says it" } ", "
                        span.subject { "subject" } " and " span.verb { "verb" } " of its clause."
                    }
                }
                @for claim in shown { (claim.panel) }
            }
        }
    }

    /// Whether the sentences of the findings show their subjects and verbs, so that it wants a word what is what.
    fn marks_clauses(self) -> bool {
        self.record.findings.iter().flat_map(FindingRecord::evidence).any(|(_, evidence)| evidence.clause.is_some())
    }

    /// What is known or ignored, folded.
    pub fn set_aside(self, claims: &[Claim]) -> Markup {
        let aside: Vec<&Claim> = claims.iter().filter(|claim| claim.is_aside).collect();
        if aside.is_empty() {
            return html! {};
        }
        html! {
            details.aside #aside {
                summary { (some(self.record.set_aside.len(), "finding")) " set aside (known or ignored)" }
                @for claim in aside { (claim.panel) }
            }
        }
    }

    /// Figures that reports give for different things.
    pub fn same_figures(self, room: &mut Room) -> Markup {
        let items = self.record.same_figures.iter().map(|same| self.same_figure(same));
        let items = room.fill(("figure", IN_JSON), items, |item| item.0.len());
        if items.is_empty() {
            return html! {};
        }
        html! {
            section aria-labelledby="same" {
                h2 #same tabindex="-1" { "The same figure for different things" }
                p { "Each may be right. Or one was taken for the other, and then printed as it." }
                ul.same { @for item in items { (item) } }
            }
        }
    }

    fn same_figure(self, same: &SameFigureRecord) -> Markup {
        html! {
            li {
                h3 {
                    @for (n, side) in same.sides.iter().enumerate() { @if n > 0 { " and " } bdi { (plain(&side.value)) } }
                }
                div.sides {
                    @for (n, side) in same.sides.iter().enumerate() {
                        section.side-panel.(side_class(n)) {
                            @for evidence in &side.evidence { (self.said(&side.value, evidence)) }
                        }
                    }
                }
            }
        }
    }

    fn panel(self, finding: &FindingRecord, aside: Option<&SetAsideRecord>) -> Markup {
        let id = plain(&finding.id);
        html! {
            article.finding.(class(&finding.verdict)) id={ "f-" (id) } tabindex="-1"
                data-verdict=(plain(&finding.verdict)) data-rule=(plain(&finding.rule))
                data-severity=(plain(&finding.severity)) data-reports=(self.sigla_of(finding))
                data-aside[aside.is_some()] {
                h3 {
                    span.sign aria-hidden="true" { (sign(&finding.verdict)) } " "
                    span.verdict { (plain(&finding.verdict)) } " "
                    bdi { (plain(&finding.message)) } " "
                    a.anchor href={ "#f-" (id) } aria-label="Link to this finding" { "¶" }
                }
                p.small {
                    (plain(&finding.rule)) " · " (plain(&finding.severity)) " · "
                    @if let Some(percent) = finding.percent() { (percent) " sure · " }
                    code { (id) }
                }
                @if let Some(aside) = aside {
                    p.aside-why {
                        (plain(&aside.why)) ": " (plain(aside.reason.as_deref().unwrap_or("no reason given")))
                        @if let Some(day) = &aside.expires { " (until " (plain(day)) ")" }
                    }
                }
                div.sides {
                    @for (n, side) in finding.sides.iter().enumerate() {
                        section.side-panel.(side_class(n)) {
                            h4 { span.side aria-hidden="true" { (n + 1) } " " bdi { (plain(&side.value)) } }
                            @for evidence in &side.evidence { (self.said(&side.value, evidence)) }
                        }
                    }
                }
                (self.timeline(finding))
                @if !finding.mentions.is_empty() {
                    div.mentions {
                        p { "Speak of it without such a value:" }
                        ul { @for mention in &finding.mentions {
                            li data-report=(self.siglum_of(&mention.report)) {
                                span.siglum { (self.siglum_of(&mention.report)) } " " q dir="auto" { (plain(&mention.sentence)) }
                            }
                        } }
                    }
                }
                (why(finding, self.record))
                p.copy hidden {
                    button type="button" data-copy="link" { "Copy link" } " "
                    button type="button" data-words=(in_markdown(finding)) { "Copy as Markdown" } " "
                    button type="button" data-words=(self.cited(finding)) { "Copy the quotations" }
                }
            }
        }
    }

    /// A line for each place where it is said, with what a reader needs to find it.
    fn cited(self, finding: &FindingRecord) -> String {
        let line = |evidence: &EvidenceRecord| {
            let report = self.record.report(&evidence.report);
            let name = self.record.called(&evidence.report);
            let when = report.and_then(|report| report.published.as_deref());
            let when = when.map(|published| format!(", {}", moment(published))).unwrap_or_default();
            plain(&format!("“{}” ({name}{when}, {}:{})", evidence.sentence, evidence.report, evidence.line))
        };
        finding.evidence().map(|(_, evidence)| line(evidence)).collect::<Vec<_>>().join("\n")
    }

    fn said(self, value: &str, evidence: &EvidenceRecord) -> Markup {
        let report = self.record.report(&evidence.report);
        let siglum = self.siglum_of(&evidence.report);
        html! {
            figure data-report=(siglum) {
                (sentence(evidence, report))
                figcaption {
                    span.siglum { (siglum) } " "
                    bdi { (plain(self.record.called(&evidence.report))) }
                    @if let Some(who) = evidence.according_to(value) { ", according to " bdi.who { (plain(who)) } }
                    @else if evidence.said_by.is_none() { ", in its own voice" }
                    @if let Some(published) = report.and_then(|report| report.published.as_deref()) { ", " (time(published)) }
                    " " code { (plain(&evidence.report)) ":" (evidence.line) ":" (evidence.column) }
                }
            }
        }
    }
}

fn why(finding: &FindingRecord, record: &Record) -> Markup {
    let told = signs::told(finding);
    html! {
        details.why {
            summary { "Why, and what would settle it" }
            p { (plain(&finding.reason)) " " (signs::meaning(&finding.verdict)) }
            (weighed("What speaks for their being about one thing", &told.speaks_for))
            (weighed("What speaks against it", &told.speaks_against))
            h5 { "What would settle it" }
            @if let Some(settle) = signs::settling(&finding.rule) { p { (settle) } }
            @if let Some(asking) = explained::asking(finding, record) { p { (plain(&asking)) } }
            @if let Some(confidence) = finding.confidence {
                h5 { "How sure it is" }
                p { (signs::sureness(confidence)) }
            }
            @if !finding.parts.is_empty() {
                table.parts {
                    caption { "The sum behind it, in log-odds" }
                    @for part in &finding.parts {
                        tr { th scope="row" { (plain(&part.name)) } td { (format!("{:+.2}", part.weight)) } }
                    }
                }
            }
        }
    }
}

fn weighed(title: &str, told: &[String]) -> Markup {
    if told.is_empty() {
        return html! {};
    }
    html! {
        h5 { (title) }
        ul { @for line in told { li { (plain(line)) } } }
    }
}

/// One line of Markdown, to be pasted.
fn in_markdown(finding: &FindingRecord) -> String {
    let said = finding.evidence().map(|(value, e)| format!("{value} ({}:{})", e.report, e.line));
    let said: Vec<String> = said.collect();
    plain(&format!("**{}**: {} — {} (`{}`)", finding.verdict, finding.message, said.join("; "), finding.id))
}
