//! Lays out the weights of the grammar, so that the program need not when it starts.

use std::path::Path;
use std::{env, fs};

#[path = "src/prose/packed.rs"]
mod packed;

const FILE: &str = "src/prose/models/grammar.bin";

fn main() {
    println!("cargo::rerun-if-changed={FILE}");
    println!("cargo::rerun-if-changed=src/prose/packed.rs");
    let file = fs::read(FILE).unwrap_or_else(|error| panic!("{FILE}: {error}"));
    let laid = packed::laid_out(&file).unwrap_or_else(|| panic!("{FILE} is broken or of another version"));
    let out = env::var_os("OUT_DIR").expect("the build tool says where to write");
    fs::write(Path::new(&out).join("grammar.laid"), laid).expect("the laid out weights can be written");
}
