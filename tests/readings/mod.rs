//! Looks at all that was read out of some bytes. The suite and the fuzz targets share it.

use atodds::formats::{Input, Options, folder, read};
use atodds::report::superseded;

/// Reads bytes as a file of that name. Nothing may panic, and every place must be one of the text and of the file.
pub fn look_at(name: &str, bytes: &[u8]) {
    if name == folder::NAME {
        let files = ["a.txt".to_string()];
        let read = folder::Folder::parse(name, &String::from_utf8_lossy(bytes), &files);
        return read.map_or_else(|error| assert!(error.to_string().starts_with(name)), |_| ());
    }
    let input = Input { name: name.into(), bytes: bytes.to_vec() };
    let reports = match read(input, &Options::default()) {
        Ok(reports) => reports,
        Err(error) => return assert!(error.to_string().starts_with(name), "{error}"),
    };
    for report in &reports {
        for block in &report.blocks {
            assert!(report.text.as_str().get(block.span.start..block.span.end).is_some());
            let place = report.text.place(block.span);
            assert!(place.position.line > 0 && place.position.column > 0);
        }
        assert!(report.credits().count() <= report.blocks.len());
    }
    assert_eq!(superseded(&reports).len(), reports.len());
}
