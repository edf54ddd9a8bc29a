//! Reads bytes as text, and holds what the stage that the target is named for makes of it against what must hold of any text.

#![no_main]

#[path = "../../tests/oracles/mod.rs"]
#[allow(dead_code, reason = "a target looks at one stage")]
mod oracles;

use oracles::{text, texts};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| match env!("CARGO_BIN_NAME") {
    "splitter" => oracles::splitter(&text(bytes)),
    "tokenizer" => oracles::tokenizer(&text(bytes)),
    "numbers" => oracles::numbers(&text(bytes)),
    "times" => oracles::times(&text(bytes)),
    "aligner" => oracles::aligner(&texts(bytes)),
    "judge" => oracles::judge(&texts(bytes)),
    _ => oracles::renderers(&texts(bytes)),
});
