//! The words of one picture against what its own fields say: the day, and whose picture it is.
//!
//! Nothing here looks at another report. Both sides stand at the same words, since a field has no place in the text.

use super::sides::{Claim, Parting, words};
use super::{Rule, Severity, Verdict};
use crate::account::Account;
use crate::facts::timex::{Kind as TimeKind, Named, Said, Timex, Within};
use crate::report::{About, Block, BlockKind, Credit, Declared, Kind, Moment};
use crate::text::Span;
use crate::weighing::Weighing;
use jiff::civil::Date;

/// Where the fields of the pictures among `accounts` part from their words.
pub(super) fn partings(accounts: &[Account]) -> Vec<Parting> {
    let pictures = accounts.iter().enumerate().filter(|(_, account)| account.report.kind == Kind::Caption);
    pictures
        .flat_map(|(report, account)| {
            let picture = Picture { report, account };
            picture.dates().into_iter().chain(picture.credits())
        })
        .collect()
}

struct Picture<'a> {
    report: usize,
    account: &'a Account,
}

/// A caption gives the day at the place, the field often that of the server: a day more or less is the same.
const SAME_DAY: i32 = 1;

/// The field is made for it, and the caption's style puts the day of the picture first.
const FIELD_SAYS_WHEN: f64 = 1.4;
/// Without a year the caption could mean another one than the field's.
const NAMES_YEAR: f64 = 0.6;
/// What is told of a picture from the archive is often about something older than the picture.
const FROM_ARCHIVE: f64 = -0.6;

impl Picture<'_> {
    fn fields(&self, about: &[About]) -> Vec<&Declared> {
        self.account.report.declared.iter().filter(|declared| about.contains(&declared.about)).collect()
    }

    /// The day that the caption names against each field that says when the picture was taken.
    fn dates(&self) -> Vec<Parting> {
        let Some((block, days)) = self.days_of_caption() else { return Vec::new() };
        let parts = |field: &&Declared| {
            let declared = Moment::parse(&field.value)?.date;
            let near = |time: &&&Timex| day(time, declared).is_some_and(|day| apart(day, declared) <= SAME_DAY);
            let none_near = !days.iter().any(|time| near(&time));
            none_near.then(|| self.parted_date(block, days[0], field, declared))
        };
        self.fields(&[About::Created]).iter().filter_map(parts).collect()
    }

    /// The caption that names a day, and the days of the first sentence that does.
    fn days_of_caption(&self) -> Option<(BlockKind, Vec<&Timex>)> {
        let report = &self.account.report;
        report.blocks.iter().filter(|block| block.kind.is_caption()).find_map(|block| {
            let inside = |time: &&Timex| block.span.contains(time.span) && names_day(time);
            let all: Vec<&Timex> = self.account.times.iter().filter(inside).collect();
            let first = self.account.sentence(all.first()?.span);
            let days: Vec<&Timex> = all.into_iter().filter(|time| first.contains(time.span)).collect();
            Some((block.kind, days))
        })
    }

    fn parted_date(&self, block: BlockKind, time: &Timex, field: &Declared, declared: Date) -> Parting {
        let said = words(self.account, time.span);
        let mut weighing = Weighing::new().part("a field for the day of the picture", FIELD_SAYS_WHEN);
        weighing.add("the caption names the year", if year(time).is_some() { NAMES_YEAR } else { 0.0 });
        weighing.add("from the archive", if block == BlockKind::ArchiveCaption { FROM_ARCHIVE } else { 0.0 });
        Parting {
            rule: Rule::Date,
            verdict: Verdict::Conflict,
            severity: Severity::Warning,
            subject: "when the picture was taken".into(),
            reason: format!("The caption names {said}; the picture's own field {} says {declared}.", field.field),
            left: self.claim(time.span, said.clone(), said.to_lowercase()),
            right: self.claim(time.span, of_field(&declared.to_string(), field), declared.to_string()),
            weighing,
        }
    }

    /// The names under the picture against the fields for credit and photographer.
    fn credits(&self) -> Vec<Parting> {
        self.account.report.credits().filter_map(|(block, credit)| self.parted_credit(block, &credit)).collect()
    }

    fn parted_credit(&self, block: Block, credit: &Credit) -> Option<Parting> {
        let photographers = self.fields(&[About::Byline]);
        let agencies = self.fields(&[About::Credit, About::Source, About::Outlet]);
        let signed: Vec<&str> = credit.who.iter().chain(&credit.agency).map(String::as_str).collect();
        let known = |field: &&Declared| names(&field.value).iter().any(|name| signed.iter().any(|s| alike(s, name)));
        let of_nobody = |field: &&Declared| NOBODY.contains(&field.value.trim().to_lowercase().as_str());
        let person = credit.who.as_deref().filter(|_| credit.agency.is_some() && !credit.handout);
        let (other, role) = match person {
            Some(who)
                if says(&photographers, of_nobody)
                    && !photographers.iter().any(|f| known(f) || alike(who, &f.value)) =>
            {
                (photographers[0], "photographer")
            }
            // A sign-off with a person alone says nothing of agencies.
            _ if credit.agency.is_some()
                && says(&agencies, of_nobody)
                && !agencies.iter().chain(&photographers).any(known) =>
            {
                (agencies[0], "source")
            }
            _ => return None,
        };
        let sign_off = words(self.account, block.span);
        Some(Parting {
            rule: Rule::Attribution,
            verdict: Verdict::Conflict,
            severity: Severity::Warning,
            subject: "whose picture".into(),
            reason: format!(
                "The sign-off is {sign_off}; the field {} names {} as the {role}.",
                other.field, other.value
            ),
            left: self.claim(block.span, sign_off.clone(), sign_off.to_lowercase()),
            right: self.claim(block.span, of_field(&other.value, other), other.value.to_lowercase()),
            weighing: Weighing::new().part("a field for the credit, and none agrees", FIELD_SAYS_WHOSE),
        })
    }

    fn claim(&self, span: Span, value: String, same_as: String) -> Claim {
        Claim {
            report: self.report,
            span,
            sentence: self.account.sentence(span),
            said_by: None,
            topic: format!("{span:?}"),
            again: Vec::new(),
            value,
            same_as,
        }
    }
}

/// No name of any field is like one of the sign-off; agencies do go by names that share no letter.
const FIELD_SAYS_WHOSE: f64 = 1.2;

/// What stands in the field for a name when there is none.
const NOBODY: [&str; 8] = ["uncredited", "handout", "ho", "str", "stringer", "staff", "unknown", "-"];

fn says(fields: &[&Declared], of_nobody: impl Fn(&&Declared) -> bool) -> bool {
    !fields.is_empty() && !fields.iter().any(of_nobody)
}

fn of_field(value: &str, field: &Declared) -> String {
    format!("{value} ({})", field.field)
}

/// Whether the time is a day of a month, named for what it is.
fn names_day(time: &Timex) -> bool {
    let named = matches!(time.said, Said::Named { what: Named::Day(..), .. });
    named && time.kind == TimeKind::Date && !time.name && time.bound.is_none()
}

fn year(time: &Timex) -> Option<i16> {
    match time.said {
        Said::Named { within: Some(Within::Year(year)), .. } => Some(year),
        _ => None,
    }
}

/// The day that the time names; where it names no year, in that year that brings it nearest to `declared`.
fn day(time: &Timex, declared: Date) -> Option<Date> {
    let Said::Named { what: Named::Day(month, day, _), .. } = time.said else { return None };
    let in_year = |year: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match year(time) {
        Some(year) => in_year(year),
        None => {
            let years = declared.year().saturating_sub(1)..=declared.year().saturating_add(1);
            years.filter_map(in_year).min_by_key(|day| apart(*day, declared))
        }
    }
}

fn apart(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days().saturating_abs())
}

/// The names in a field: `Ann Poe/AFP/Getty Images`, `Lorne Council via AP`.
fn names(value: &str) -> Vec<&str> {
    value.split(['/', ',', ';']).flat_map(|part| part.split(" via ")).map(str::trim).filter(|n| !n.is_empty()).collect()
}

/// Words of many names of agencies, which make no two of them one.
const COMMON: [&str; 8] = ["the", "photo", "photos", "images", "news", "press", "agency", "via"];

/// Whether two names may be of one person or agency: they share a word that tells, or one is made of the initials of the
/// other.
fn alike(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let initials = |name: &[String]| -> String {
        name.iter().filter(|word| *word != "the").filter_map(|word| word.chars().next()).collect()
    };
    let is_short_for = |short: &[String], long: &[String]| {
        long.len() > 1 && short.iter().any(|word| word.chars().count() > 1 && *word == initials(long))
    };
    let telling = |word: &&String| word.chars().count() > 1 && !COMMON.contains(&word.as_str());
    let shared = a.iter().filter(telling).any(|x| b.iter().filter(telling).any(|y| spelled_alike(x, y)));
    shared || a == b || is_short_for(&a, &b) || is_short_for(&b, &a)
}

/// The same word but for an accent or a slip.
fn spelled_alike(a: &str, b: &str) -> bool {
    const LIKE: f64 = 0.88;
    a == b || (a.chars().count() > 3 && b.chars().count() > 3 && strsim::jaro_winkler(a, b) >= LIKE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    /// What is found in a picture with that caption and those fields: `subject: side or side`.
    fn found(caption: &str, fields: &[(About, &str)]) -> Vec<String> {
        let field =
            |(about, value): &(About, &str)| Declared { about: *about, field: "field".into(), value: (*value).into() };
        let declared = fields.iter().map(field).collect();
        let particulars = Particulars { kind: Some(Kind::Caption), declared, ..Particulars::default() };
        let account = Account::told("r", caption, particulars);
        let partings = partings(&[account]);
        partings.iter().map(|p| format!("{}: {} or {}", p.subject, p.left.value, p.right.value)).collect()
    }

    #[test]
    fn the_day_of_the_caption_and_that_of_the_field() {
        use About::Created;
        let caption = "A man waits at the harbor of Lorne on Saturday, March 9, 2024. It was shut on March 1.";
        for same in ["2024-03-09", "20240309T182000Z", "2024-03-10T02:00:00Z", "2024:03:08 23:50:00", "soon"] {
            assert!(found(caption, &[(Created, same)]).is_empty(), "{same}");
        }
        assert_eq!(
            found(caption, &[(Created, "2023-03-09"), (Created, "2024-03-09")]),
            ["when the picture was taken: Saturday, March 9, 2024 or 2023-03-09 (field)"]
        );
        assert!(found("A man waits in Lorne on Dec. 31.", &[(Created, "2024-01-01")]).is_empty());
        assert_eq!(found("A man waits in Lorne on Dec. 3.", &[(Created, "2024-01-01")]).len(), 1);
        assert!(found("A man waits in Lorne.", &[(Created, "2024-01-01")]).is_empty());
        assert!(found("Men wait in Lorne, March 1 and March 9, 2024.", &[(Created, "2024-03-09")]).is_empty());
        assert!(found("The ferry has been shut since March 1.", &[(Created, "2024-03-09")]).is_empty());
    }

    #[test]
    fn whose_picture_it_is() {
        use About::{Byline, Credit, Source};
        let caption = |sign_off: &str| format!("A man waits in Lorne. ({sign_off})");
        for (sign_off, fields) in [
            ("AP Photo/Ann Poe", &[(Byline, "Ann Poe"), (Credit, "ASSOCIATED PRESS")][..]),
            ("AP Photo/Ann Poe", &[(Byline, "ANN POË"), (Credit, "AP")]),
            ("AP Photo/Ann Poe", &[(Byline, "Uncredited"), (Credit, "AP")]),
            ("Lorne Council via AP", &[(Byline, "Joe Roe"), (Credit, "AP")]),
            ("Photo by Ann Poe/Lorne/AP, File", &[(Credit, "ann Poe/Lorne/AP")]),
            ("Ann Poe/Getty Images", &[(Byline, "Ann Poe"), (Credit, "Getty")]),
            ("LNA via AP", &[(Credit, "The Associated Press"), (Source, "Lorne News Agency")]),
            ("Photo by Ann Poe", &[(Credit, "AP")]),
            ("Lorne Council via AP", &[(Byline, "Joe Roe")]),
            ("Ann Poe/AP", &[]),
        ] {
            assert!(
                found(&caption(sign_off), fields).is_empty(),
                "{sign_off}: {:?}",
                found(&caption(sign_off), fields)
            );
        }
        assert_eq!(
            found(&caption("AP Photo/Ann Poe"), &[(Byline, "Joe Roe"), (Credit, "AP")]),
            ["whose picture: (AP Photo/Ann Poe) or Joe Roe (field)"]
        );
        assert_eq!(
            found(&caption("Ann Poe/Reuters"), &[(Credit, "Lorne News Agency")]),
            ["whose picture: (Ann Poe/Reuters) or Lorne News Agency (field)"]
        );
    }
}
