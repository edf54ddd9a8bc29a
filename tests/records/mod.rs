//! Results made by hand, so that what is drawn does not depend on what is found.

#![allow(dead_code, reason = "each test program uses its part of this")]

use atodds::render::{
    AgreementRecord, BlockRecord, CountsRecord, EvidenceRecord, FindingRecord, GateRecord, MentionRecord, NoteRecord,
    PartRecord, RangeRecord, Record, ReportRecord, SCHEMA, SameFigureRecord, SetAsideRecord, SideRecord, ToolRecord,
};

/// A report with its paragraphs, from which evidence is cut.
struct Told {
    report: ReportRecord,
    text: String,
}

fn told(id: &str, source: Option<&str>, published: &str, headline: &str, paragraphs: &[&str]) -> Told {
    let text = paragraphs.join("\n\n");
    let mut blocks =
        vec![BlockRecord { kind: "headline".into(), field: "headline".into(), start: 0, words: headline.into() }];
    let mut start = 0;
    for words in paragraphs {
        blocks.push(BlockRecord { kind: "paragraph".into(), field: "text".into(), start, words: words.to_string() });
        start += words.len() + 2;
    }
    let report = ReportRecord {
        id: id.into(),
        source: source.map(str::to_string),
        published: (!published.is_empty()).then(|| published.to_string()),
        headline: Some(headline.into()),
        kind: "article".into(),
        words: text.split_whitespace().count(),
        sha256: "0f".repeat(32),
        blocks: Some(blocks),
        ..Default::default()
    };
    Told { report, text }
}

impl Told {
    /// Evidence for `quote` in `sentence`, both as they stand in the text.
    fn says(
        &self,
        sentence: &str,
        quote: &str,
        said_by: Option<&str>,
        range: Option<(f64, Option<f64>)>,
    ) -> EvidenceRecord {
        let sentence_start = self.text.find(sentence).expect("the sentence stands in the report");
        let start = sentence_start + sentence.find(quote).expect("the quote stands in the sentence");
        let before = &self.text[..start];
        EvidenceRecord {
            report: self.report.id.clone(),
            field: "text".into(),
            start,
            end: start + quote.len(),
            line: before.matches('\n').count() + 3,
            column: before.rsplit('\n').next().unwrap_or_default().chars().count() + 1,
            quote: quote.into(),
            sentence: sentence.into(),
            sentence_start,
            said_by: said_by.map(str::to_string),
            speaker: None,
            said_by_start: said_by.and_then(|who| sentence.find(who)).map(|at| sentence_start + at),
            range: range.map(|(low, high)| RangeRecord { low: Some(low), high }),
            clause: None,
        }
    }
}

fn side(value: &str, evidence: Vec<EvidenceRecord>) -> SideRecord {
    SideRecord { value: value.into(), evidence }
}

fn finding(
    id: &str,
    rule: &str,
    verdict: &str,
    severity: &str,
    subject: &str,
    sides: Vec<SideRecord>,
) -> FindingRecord {
    let values: Vec<&str> = sides.iter().map(|side| side.value.as_str()).collect();
    FindingRecord {
        id: id.into(),
        rule: rule.into(),
        verdict: verdict.into(),
        severity: severity.into(),
        confidence: Some(0.93),
        subject: subject.into(),
        message: format!("{subject}: {}", values.join(" or ")),
        reason: "Both speak of the same thing, and what they say of it cannot both be so.".into(),
        sides,
        mentions: Vec::new(),
        parts: vec![
            PartRecord { name: "before anything is known".into(), weight: -4.0 },
            PartRecord { name: "words alike".into(), weight: 3.25 },
            PartRecord { name: "same event".into(), weight: 3.34 },
        ],
    }
}

fn record(reports: Vec<Told>, findings: Vec<FindingRecord>, set_aside: Vec<SetAsideRecord>) -> Record {
    Record {
        schema: SCHEMA.into(),
        tool: Some(ToolRecord { name: "atodds".into(), version: "1.2.3".into() }),
        made: None,
        id: None,
        counts: CountsRecord {
            reports: reports.len(),
            statements: 48,
            aligned: 17,
            shown: findings.len(),
            ignored: set_aside.iter().filter(|aside| aside.why == "ignored").count(),
            known: set_aside.iter().filter(|aside| aside.why == "known").count(),
            below: 2,
        },
        reports: reports.into_iter().map(|told| told.report).collect(),
        findings,
        agreements: Vec::new(),
        same_figures: Vec::new(),
        set_aside,
        gate: GateRecord { fail_on: "dispute".into(), min_confidence: 0.5 },
        notes: Vec::new(),
    }
}

/// Four reports of a ferry accident, with a finding of every verdict, one that is known and one that is ignored.
pub fn ferry() -> Record {
    let wire = Told {
        report: ReportRecord {
            kind: "wire".into(),
            place: Some("PORT LEVAN, Calidor".into()),
            version: Some(2),
            updated: Some("2026-05-03T10:05:00Z".into()),
            byline: Some("Ann Roe and Tom Poe".into()),
            link: Some("https://example.org/ferry?page=1&all".into()),
            ..told("wire.txt", Some("AP"), "2026-05-03T07:10:00Z", "Ferry sinks off Calidor", &[]).report
        },
        text: String::new(),
    };
    let paragraphs = [
        "At least 12 people died when a ferry sank off Port Levan early on Sunday, the coast guard said. It carried 140 passengers.",
        "The harbour is held by the navy, officials said.",
    ];
    let wire = Told { text: paragraphs.join("\n\n"), report: with_blocks(wire.report, &paragraphs) };
    let courier = told(
        "papers/courier.txt",
        Some("The Courier"),
        "2026-05-03T13:30:00Z",
        "Toll in ferry disaster climbs",
        &[
            "The number of people who died when the ferry went down on Saturday night has risen to 19, the coast guard said.",
            "The harbour has been in the hands of the rebels since March, according to residents. It was the captain who gave the order to sail, two sailors said.",
        ],
    );
    let tribune = told(
        "papers/tribune.txt",
        Some("Tribune"),
        "2026-05-04",
        "What is known about the ferry",
        &[
            "Divers have found 23 bodies so far, the minister of transport, Ana Bel, said on Monday. Some 400 tickets had been sold, she said.",
            "The order to sail came from the owner, the captain told the police. Nobody has said who let so many people on board.",
        ],
    );
    let blog = told(
        "blog.md",
        None,
        "",
        "Port notes",
        &["The ferry was built in 1987. Everybody here speaks of the dead. The boats had 140 seats."],
    );

    let mut toll = finding(
        "a1b2c3d4e5",
        "number",
        "update",
        "error",
        "people, die",
        vec![
            side(
                "at least 12",
                vec![wire.says(&paragraphs[0][..96], "12", Some("the coast guard"), Some((12.0, None)))],
            ),
            side("19", vec![courier.says(SUNK, "19", Some("the coast guard"), Some((19.0, Some(19.0))))]),
            side(
                "23",
                vec![tribune.says(
                    "Divers have found 23 bodies so far, the minister of transport, Ana Bel, said on Monday.",
                    "23",
                    Some("Ana Bel"),
                    Some((23.0, Some(23.0))),
                )],
            ),
        ],
    );
    toll.mentions = vec![MentionRecord {
        report: "blog.md".into(),
        line: 3,
        column: 30,
        sentence: "Everybody here speaks of the dead.".into(),
    }];
    let aboard = finding(
        "b2c3d4e5f6",
        "number",
        "conflict",
        "error",
        "people on board",
        vec![
            side("140", vec![wire.says("It carried 140 passengers.", "140", None, Some((140.0, Some(140.0))))]),
            side(
                "some 400",
                vec![tribune.says(
                    "Some 400 tickets had been sold, she said.",
                    "400",
                    Some("Ana Bel"),
                    Some((350.0, Some(450.0))),
                )],
            ),
        ],
    );
    let day = finding(
        "c3d4e5f6a7",
        "date",
        "conflict",
        "warning",
        "the ferry sank",
        vec![
            side("Sunday", vec![wire.says(&paragraphs[0][..96], "on Sunday", Some("the coast guard"), None)]),
            side("Saturday", vec![courier.says(SUNK, "on Saturday night", None, None)]),
        ],
    );
    let harbour = finding(
        "d4e5f6a7b8",
        "control",
        "dispute",
        "error",
        "the harbour",
        vec![
            side("the navy holds it", vec![wire.says(paragraphs[1], "is held by the navy", Some("officials"), None)]),
            side(
                "the rebels hold it",
                vec![courier.says(
                    "The harbour has been in the hands of the rebels since March, according to residents.",
                    "in the hands of the rebels",
                    Some("residents"),
                    None,
                )],
            ),
        ],
    );
    let order = finding(
        "e5f6a7b8c9",
        "responsibility",
        "dispute",
        "error",
        "the order to sail",
        vec![
            side(
                "the captain",
                vec![courier.says(
                    "It was the captain who gave the order to sail, two sailors said.",
                    "the captain",
                    Some("two sailors"),
                    None,
                )],
            ),
            side(
                "the owner",
                vec![tribune.says(
                    "The order to sail came from the owner, the captain told the police.",
                    "the owner",
                    Some("the captain"),
                    None,
                )],
            ),
        ],
    );
    let hedge = finding(
        "f6a7b8c9d0",
        "attribution",
        "hedge",
        "note",
        "the cause",
        vec![
            side(
                "in its own voice",
                vec![courier.says(
                    "It was the captain who gave the order to sail, two sailors said.",
                    "gave the order",
                    None,
                    None,
                )],
            ),
            side(
                "according to the captain",
                vec![tribune.says(
                    "The order to sail came from the owner, the captain told the police.",
                    "came from the owner",
                    Some("the captain"),
                    None,
                )],
            ),
        ],
    );
    let aside = vec![
        SetAsideRecord {
            why: "known".into(),
            reason: Some("both figures were given to us".into()),
            expires: Some("2026-06-30".into()),
            finding: aboard.clone(),
        },
        SetAsideRecord {
            why: "ignored".into(),
            reason: Some("the night between".into()),
            expires: None,
            finding: day.clone(),
        },
    ];
    let shown = vec![
        FindingRecord { id: "0a1b2c3d4e".into(), ..aboard },
        harbour,
        order,
        toll,
        FindingRecord { id: "1a2b3c4d5e".into(), ..day },
        hedge,
    ];
    let sunday =
        [wire.says(&paragraphs[0][..96], "Sunday", None, None), courier.says(SUNK, "Saturday night", None, None)];
    let agreements = vec![
        AgreementRecord {
            rule: "number".into(),
            subject: "ferries".into(),
            sides: vec![side(
                "one",
                vec![
                    wire.says(&paragraphs[0][..96], "a ferry", None, None),
                    courier.says(SUNK, "the ferry", None, None),
                ],
            )],
        },
        AgreementRecord {
            rule: "date".into(),
            subject: "when the ferry sank".into(),
            sides: sunday.map(|evidence| side(&evidence.quote.clone(), vec![evidence])).to_vec(),
        },
    ];
    let same_figures = vec![SameFigureRecord {
        figure: "140".into(),
        sides: vec![
            side("140 passengers", vec![wire.says("It carried 140 passengers.", "140", None, None)]),
            side("140 seats", vec![blog.says("The boats had 140 seats.", "140", None, None)]),
        ],
    }];
    Record { agreements, same_figures, ..record(vec![wire, courier, tribune, blog], shown, aside) }
}

const SUNK: &str =
    "The number of people who died when the ferry went down on Saturday night has risen to 19, the coast guard said.";

fn with_blocks(report: ReportRecord, paragraphs: &[&str]) -> ReportRecord {
    let headline = report.headline.clone().unwrap_or_default();
    let blocks = told("", None, "", &headline, paragraphs).report.blocks;
    ReportRecord { blocks, words: paragraphs.join(" ").split_whitespace().count(), ..report }
}

/// Nothing found.
pub fn nothing() -> Record {
    let one = told("one.txt", Some("AP"), "2026-05-03", "Ferry sinks", &["A ferry sank."]);
    let other = told("other.txt", None, "", "Vote put off", &["The council put off its vote."]);
    record(vec![one, other], Vec::new(), Vec::new())
}

/// What hostile words look like: for terminals, build servers, browsers, Markdown, spreadsheets, XML.
pub const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;title\u{7}\u{202e}\u{9b}31m ::error::x ##vso[task.setvariable a]b ##[error]y \
    </script><img src=x onerror=alert(1)><svg onload=alert(1)>\"'` ]]> <!-- [x](javascript:alert(1)) ![](http://t.example/p.png) \
    @team #12 |cell| =1+1 {0} %0A\u{0}\u{fffe}";

/// Every field that comes from outside is hostile, the names of files too.
pub fn hostile() -> Record {
    let name = format!("=evil/{HOSTILE}\n::error::name.txt");
    let sentence = format!("{HOSTILE} there are twelve of them {HOSTILE}");
    let left = told(&name, Some(HOSTILE), HOSTILE, HOSTILE, &[&sentence]);
    let right = told("../-b c#1.txt", Some("=HYPERLINK(\"http://t.example\")"), "2026-05-03", "-1", &["+12 there"]);
    let mut bad = finding(
        &format!("{HOSTILE}id"),
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        vec![
            side(HOSTILE, vec![left.says(&sentence, "twelve", Some(HOSTILE), None)]),
            side("+12", vec![right.says("+12 there", "+12", None, Some((12.0, Some(12.0))))]),
        ],
    );
    bad.reason = HOSTILE.into();
    bad.parts = vec![PartRecord { name: HOSTILE.into(), weight: 1.0 }];
    bad.mentions = vec![MentionRecord { report: name.clone(), line: 0, column: 0, sentence: HOSTILE.into() }];
    let aside = SetAsideRecord {
        why: HOSTILE.into(),
        reason: Some(HOSTILE.into()),
        expires: Some(HOSTILE.into()),
        finding: bad.clone(),
    };
    let agreements = vec![AgreementRecord { rule: HOSTILE.into(), subject: HOSTILE.into(), sides: bad.sides.clone() }];
    let same_figures = vec![SameFigureRecord { figure: HOSTILE.into(), sides: bad.sides.clone() }];
    let mut record = Record { agreements, same_figures, ..record(vec![left, right], vec![bad], vec![aside]) };
    record.made = Some(HOSTILE.into());
    for (report, link) in
        record.reports.iter_mut().zip(["javascript:alert(1)", "https://t.example/\"onclick=\"alert(1)"])
    {
        report.byline = Some(HOSTILE.into());
        report.link = Some(link.into());
    }
    record.id = Some(HOSTILE.into());
    record.tool = Some(ToolRecord { name: HOSTILE.into(), version: HOSTILE.into() });
    record.notes = vec![
        NoteRecord { report: Some(name), what: HOSTILE.into(), message: HOSTILE.into() },
        NoteRecord::unread(HOSTILE.into()),
    ];
    record
}
