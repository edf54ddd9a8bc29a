use crate::facts::timex::{self, Anchor, Calendar, Kind, Named, Point, Said, Timex};
use crate::prose::Prose;
use crate::report::{self, BlockKind, Report};
use jiff::Span as Length;
use jiff::civil::Date;
use std::ops::Range;

/// The times of a report, resolved, in text order. "Today" and "Friday" are counted from the day of the dateline where there
/// is one, and in a caption from the day on which the picture was taken.
pub(super) fn times(report: &Report, prose: &Prose) -> Vec<Timex> {
    let published = published(report);
    let dateline = dateline(report, &published);
    let anchor = Anchor { day: dateline.as_ref().and_then(|day| near(day_of(day)?, &published)), ..published };
    let mut times = timex::find(prose);
    timex::resolve(prose, &mut times, &anchor);
    for caption in captions(report, prose, &times) {
        let own = times[caption.clone()].iter().filter_map(dated).find_map(|day| near(day, &published));
        if own.is_some() {
            timex::resolve(prose, &mut times[caption], &Anchor { day: own, ..anchor });
        }
    }
    if let Some(day) = dateline {
        let at = times.partition_point(|time| time.span.start < day.span.start);
        times.insert(at, day);
    }
    times
}

fn published(report: &Report) -> Anchor {
    let moment = report.published;
    Anchor {
        published: moment.map(|moment| moment.date),
        time: moment.and_then(|moment| moment.time),
        offset: moment.and_then(|moment| moment.offset),
        day: None,
    }
}

/// The day of the dateline, which stands in no block.
fn dateline(report: &Report, anchor: &Anchor) -> Option<Timex> {
    let day = report.dateline.as_ref()?.day?;
    let prose = Prose::of(report.text.shared(), &[day]);
    let mut times = timex::find(&prose);
    timex::resolve(&prose, &mut times, anchor);
    times.into_iter().find(|time| time.kind == Kind::Date)
}

/// The day that a time most likely means, if it is a day.
fn day_of(time: &Timex) -> Option<Date> {
    match time.points[..] {
        [Point { day: Calendar::Day(Some(year), month, day), .. }, ..] => Date::new(year, month as i8, day as i8).ok(),
        _ => None,
    }
}

/// A story is filed and its pictures are taken within days of its coming out; a day further off was misread, or is that of
/// something else.
fn near(day: Date, anchor: &Anchor) -> Option<Date> {
    const AFTER: i64 = 1;
    const BEFORE: i64 = 14;
    let Some(published) = anchor.published else { return Some(day) };
    let shifted = |days: i64| published.checked_add(Length::new().try_days(days).ok()?).ok();
    (shifted(-BEFORE)? <= day && day <= shifted(AFTER)?).then_some(day)
}

/// The day that a time names by month and day: what the caption of a picture says of when it was taken.
fn dated(time: &Timex) -> Option<Date> {
    let named = matches!(time.said, Said::Named { what: Named::Day(..), .. });
    day_of(time).filter(|_| named && !time.name)
}

/// Whether `time` says when the picture was taken in whose caption it stands: there is more in the picture than happened then.
pub(super) fn is_of_a_picture(report: &Report, prose: &Prose, time: &Timex) -> bool {
    let block = prose.sentence_at(time.span.start).map(|sentence| prose.sentences[sentence].block);
    dated(time).is_some() && block.is_some_and(|block| is_caption(report, block))
}

fn is_caption(report: &Report, block: usize) -> bool {
    match report.blocks[block].kind {
        kind if kind.is_caption() => true,
        BlockKind::Paragraph => report.kind == report::Kind::Caption,
        _ => false,
    }
}

/// The runs of `times` that stand in one caption each.
fn captions(report: &Report, prose: &Prose, times: &[Timex]) -> Vec<Range<usize>> {
    let block = |time: &Timex| prose.sentence_at(time.span.start).map(|sentence| prose.sentences[sentence].block);
    let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
    for (index, time) in times.iter().enumerate() {
        let Some(block) = block(time).filter(|&block| is_caption(report, block)) else { continue };
        match runs.last_mut() {
            Some((last, run)) if *last == block => run.end = index + 1,
            _ => runs.push((block, index..index + 1)),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

#[cfg(test)]
mod tests {
    use crate::account::Account;
    use crate::report::{Kind, Particulars};

    /// Checks what each time of a report is that came out on Thursday, 13 May 2027.
    fn check(kind: Kind, words: &str, expected: &[&str]) {
        let published = Some("2027-05-13".to_string());
        let particulars = Particulars { published, kind: Some(kind), ..Particulars::default() };
        let account = Account::told("r", words, particulars);
        let found: Vec<String> = account.times.iter().map(|time| time.timex3().1).collect();
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn the_dateline_says_when_today_is() {
        let article = |words: &str, expected: &[&str]| check(Kind::Article, words, expected);
        article("The dam burst on Tuesday.", &["2027-05-11"]);
        article("LIMA, Monday (Reuters) - The dam burst on Tuesday.", &["2027-05-10", "2027-05-04"]);
        article("LIMA, May 10 (AP) — The dam burst today.", &["2027-05-10", "2027-05-10"]);
        // The dateline of another year was misread.
        article("LIMA, March 3 (AP) — The dam burst today.", &["2027-03-03", "2027-05-13"]);
    }

    #[test]
    fn the_day_of_a_picture_is_that_of_its_caption() {
        let caption = "Men walk past a dam that burst on Sunday, near Lima, Monday, May 10, 2027.";
        check(Kind::Caption, caption, &["2027-05-09", "2027-05-10"]);
        let old = "Men walk past the dam of June 3, 1998, on Wednesday.";
        check(Kind::Caption, old, &["1998-06-03", "2027-05-12"]);
    }
}
