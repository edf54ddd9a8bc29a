//! Reads bytes as a file of the kind that the target is named for.

#![no_main]

#[path = "../../tests/readings/mod.rs"]
mod readings;

/// The name that a file of the kind has.
const NAME: &str = match env!("CARGO_BIN_NAME").as_bytes() {
    b"folder" => "set.toml",
    b"html" => "r.html",
    b"markdown" => "r.md",
    b"photo" => "r.jpg",
    b"packed" => "r.txt.gz",
    b"warc" => "r.warc",
    b"ap" | b"json_feed" | b"ninjs" | b"set" => "r.json",
    b"feed" | b"newsml" | b"nitf" => "r.xml",
    _ => "r.txt",
};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| readings::look_at(NAME, bytes));
