use super::Record;
pub(super) fn draw(record: &Record) -> String {
    record.tally()
}
