//! Which reports are versions of one item, and which is the latest.

use super::Report;

/// For each of `reports`, the one that supersedes it: the latest other version of the same item.
///
/// Versions count by their numbers; where these are missing or the same, by the time of the last change, then by the order
/// given.
pub fn superseded(reports: &[Report]) -> Vec<Option<usize>> {
    let latest = |report: &Report| {
        (0..reports.len()).filter(|&i| same_item(report, &reports[i])).max_by_key(|&i| age(reports, i))
    };
    (0..reports.len()).map(|index| latest(&reports[index]).filter(|&last| last != index)).collect()
}

/// Whether two reports are versions of one item. Two outlets may use the same slug for stories of their own.
pub fn same_item(a: &Report, b: &Report) -> bool {
    let id = |report: &Report| report.item.as_ref().map(|item| item.id.clone());
    id(a).is_some() && id(a) == id(b) && a.outlet == b.outlet
}

fn age(reports: &[Report], index: usize) -> (Option<u32>, Option<i64>, usize) {
    let report = &reports[index];
    let version = report.item.as_ref().and_then(|item| item.version);
    (version, report.updated.or(report.published).map(|moment| moment.seconds()), index)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Item, Particulars};
    use crate::text::TextBuilder;

    fn version(item: &str, version: Option<u32>, published: &str) -> Report {
        let item = Some(Item { id: item.into(), version });
        let particulars = Particulars { item, published: Some(published.into()), ..Particulars::default() };
        Report::new("r", TextBuilder::new().build(), particulars)
    }

    #[test]
    fn the_highest_version_supersedes_the_others() {
        let third = version("ferry", Some(3), "2024-03-09");
        let first = version("ferry", Some(1), "2024-03-10");
        let other = version("talks", Some(9), "2024-03-09");
        assert_eq!(superseded(&[third, first, other]), [None, Some(0), None]);
    }

    #[test]
    fn without_numbers_the_later_one_does() {
        let later = version("ferry", None, "2024-03-10");
        let earlier = version("ferry", None, "2024-03-09");
        assert_eq!(superseded(&[later, earlier]), [None, Some(0)]);
    }
}
