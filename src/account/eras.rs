//! How far from its report a time lies: what happened in the days that a story is told of, and what it is told beside.

use crate::facts::timex::{Period, Timex};
use jiff::Span as Length;
use jiff::civil::Date;

/// When something is, as seen from the day of its report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Era {
    /// Before the days that the story is told of.
    LongAgo,
    /// In those days.
    Story,
    /// After them.
    ToCome,
}

/// Days that a story is told of: what lies further back is told beside it.
const STORY: i64 = 10;

/// The era of `time` in a report of the day `published`, where all that the time may mean lies in one.
pub(super) fn era(time: &Timex, published: Date) -> Option<Era> {
    let mut eras = time.readings.iter().map(|period| of(period, published));
    let first = eras.next()??;
    eras.all(|era| era == Some(first)).then_some(first)
}

fn of(period: &Period, published: Date) -> Option<Era> {
    let begins = published.checked_sub(Length::new().days(STORY)).ok()?;
    let (first, after) = (period.start.date(), period.end.date());
    // A period ends where the next begins: the month that ends on the first is over.
    if after <= begins {
        return Some(Era::LongAgo);
    }
    if first > published {
        return Some(Era::ToCome);
    }
    (first >= begins).then_some(Era::Story)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Account;
    use crate::report::Particulars;

    /// The era of the first time of `told`, which came out on Thursday, 13 May 2027.
    fn era_of(told: &str) -> Option<Era> {
        let particulars = Particulars { published: Some("2027-05-13".to_string()), ..Particulars::default() };
        let account = Account::told("r", told, particulars);
        account.era(account.times.first()?)
    }

    #[test]
    fn the_days_before_a_report_are_those_of_its_story() {
        assert_eq!(era_of("The dam burst on Tuesday."), Some(Era::Story));
        assert_eq!(era_of("The dam burst at dawn on Tuesday."), Some(Era::Story));
        assert_eq!(era_of("The dam was built in 1998."), Some(Era::LongAgo));
        assert_eq!(era_of("The dam was inspected in March."), Some(Era::LongAgo));
        assert_eq!(era_of("The dam will be rebuilt in 2029."), Some(Era::ToCome));
        // The year of the report has begun before the story and goes on after it.
        assert_eq!(era_of("The dam was to be rebuilt in 2027."), None);
    }
}
