use super::matrix::side_class;
use super::words::{plain, sentence};
use super::{Page, class, moment, percent, sign, time};
use crate::render::{EvidenceRecord, FindingRecord, Record, SetAsideRecord, explained, signs, some};
use maud::{Markup, html};

impl Page<'_> {
    /// A panel for each finding, most important first; those that go over `most` bytes are counted.
    pub fn findings(self, most: usize) -> Markup {
        let mut panels: Vec<Markup> = Vec::new();
        let mut bytes = 0;
        for finding in &self.record.findings {
            let panel = self.panel(finding, None);
            bytes += panel.0.len();
            if bytes > most {
                break;
            }
            panels.push(panel);
        }
        let left_out = self.record.findings.len() - panels.len();
        html! {
            section #findings aria-labelledby="found" tabindex="-1" {
                h2 #found { "Findings" }
                @if panels.is_empty() { p.none { "Nothing at odds was found. What was compared is counted at the end of the page." } }
                @for panel in panels { (panel) }
                @if left_out > 0 {
                    p.unread { (some(left_out, "more finding")) " had no room in this page; the JSON result has all of them." }
                }
            }
        }
    }

    /// What is known or ignored, folded.
    pub fn set_aside(self) -> Markup {
        if self.record.set_aside.is_empty() {
            return html! {};
        }
        html! {
            details.aside #aside {
                summary { (some(self.record.set_aside.len(), "finding")) " set aside (known or ignored)" }
                @for aside in &self.record.set_aside { (self.panel(&aside.finding, Some(aside))) }
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
                    (plain(&finding.rule)) " · " (plain(&finding.severity)) " · " (percent(finding.confidence)) " sure · "
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
            let name = report.map_or(evidence.report.as_str(), |report| report.name());
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
                    bdi { (plain(report.map_or(evidence.report.as_str(), |report| report.name()))) }
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
            h5 { "How sure it is" }
            p { (signs::sureness(finding.confidence)) }
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
