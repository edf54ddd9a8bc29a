//! Which reports are versions of one item, and which is the latest.

use super::Report;
use std::collections::BTreeMap;

/// For each of `reports`, the one that supersedes it: the latest other version of the same item.
///
/// Versions count by their numbers; where these are missing or the same, by the time of the last change, then by the order
/// given.
pub fn superseded(reports: &[Report]) -> Vec<Option<usize>> {
    let mut latest: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for (index, report) in reports.iter().enumerate() {
        let Some(item) = item(report) else { continue };
        let last = latest.entry(item).or_insert(index);
        if age(reports, index) > age(reports, *last) {
            *last = index;
        }
    }
    let later = |report| latest.get(&item(report)?).copied();
    reports.iter().enumerate().map(|(index, report)| later(report).filter(|&last| last != index)).collect()
}

/// Whether two reports are versions of one item. Two outlets may use the same slug for stories of their own.
pub fn same_item(a: &Report, b: &Report) -> bool {
    item(a).is_some() && item(a) == item(b)
}

/// The item that a report is a version of, and whose it is.
fn item(report: &Report) -> Option<(&str, Option<&str>)> {
    Some((report.item.as_ref()?.id.as_str(), report.outlet.as_deref()))
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
