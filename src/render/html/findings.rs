use super::matrix::side_class;
use super::words::{plain, sentence};
use super::{Page, class, percent, sign, time};
use crate::judge::Rule;
use crate::render::{EvidenceRecord, FindingRecord, SetAsideRecord, some};
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
                data-verdict=(plain(&finding.verdict)) data-rule=(plain(&finding.rule)) data-reports=(self.sigla_of(finding))
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
                            @for evidence in &side.evidence { (self.said(evidence)) }
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
                (why(finding))
                p.copy hidden {
                    button type="button" data-copy="link" { "Copy link" } " "
                    button type="button" data-copy="markdown" data-words=(cited(finding)) { "Copy as Markdown" }
                }
            }
        }
    }

    fn said(self, evidence: &EvidenceRecord) -> Markup {
        let report = self.record.report(&evidence.report);
        let siglum = self.siglum_of(&evidence.report);
        html! {
            figure data-report=(siglum) {
                (sentence(evidence, report))
                figcaption {
                    span.siglum { (siglum) } " "
                    bdi { (plain(report.map_or(evidence.report.as_str(), |report| report.name()))) }
                    @if let Some(who) = &evidence.said_by { ", according to " bdi.who { (plain(who)) } }
                    @else { ", in its own voice" }
                    @if let Some(published) = report.and_then(|report| report.published.as_deref()) { ", " (time(published)) }
                    " " code { (plain(&evidence.report)) ":" (evidence.line) ":" (evidence.column) }
                }
            }
        }
    }
}

fn why(finding: &FindingRecord) -> Markup {
    html! {
        details.why {
            summary { "Why, and what would settle it" }
            p { (plain(&finding.reason)) }
            @if !finding.parts.is_empty() {
                table.parts {
                    caption { "What the confidence of " (percent(finding.confidence)) " is made of, in log-odds" }
                    @for part in &finding.parts {
                        tr { th scope="row" { (plain(&part.name)) } td { (format!("{:+.2}", part.weight)) } }
                    }
                }
            }
            @if let Some(settle) = Rule::named(&finding.rule).and_then(|rule| settling(rule.page())) { p { (settle) } }
        }
    }
}

/// The section of a rule's page that says whom to ask, as plain words.
fn settling(page: &str) -> Option<String> {
    let (_, section) = page.split_once("## What would settle it")?;
    let section = section.split("\n## ").next().unwrap_or(section);
    Some(section.replace(['*', '`'], "").split_whitespace().collect::<Vec<_>>().join(" "))
}

/// One line of Markdown, to be pasted.
fn cited(finding: &FindingRecord) -> String {
    let said = finding.evidence().map(|(value, e)| format!("{value} ({}:{})", e.report, e.line));
    let said: Vec<String> = said.collect();
    plain(&format!("**{}**: {} — {} (`{}`)", finding.verdict, finding.message, said.join("; "), finding.id))
}
