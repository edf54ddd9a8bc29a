//! Packs what `train_teacher.py` made of the raw sentences into the file that `train_grammar` learns from.
//!
//!     cargo run --release --features training --example pack_teacher -- TREEBANKS raw.conllu raw.groups
//!
//! Writes `examples/treebank/teacher.bin`, with tags, heads and relations but no words. Arcs that the teacher is less than
//! half sure of are left out.

mod treebank;

use atodds::prose::learn::form;
use std::path::Path;
use treebank::teacher::Teacher;
use treebank::{RAW, TEACHER, sentences, text};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, trees, groups] = arguments.as_slice() else { return Err("TREEBANKS raw.conllu raw.groups".into()) };
    let (groups, wide) = read_groups(Path::new(groups))?;
    let teacher = Teacher { sentences: sentences(Path::new(trees))?, groups, wide };
    let raw = Path::new(folder).join(RAW);
    let file = teacher.pack(&raw)?;
    std::fs::write(TEACHER, &file)?;
    if Teacher::read(Path::new(TEACHER), &raw)? != teacher {
        return Err("what was written reads otherwise".into());
    }
    println!("{} sentences, {} bytes", teacher.sentences.len(), file.len());
    Ok(())
}

type Groups = (Vec<(u32, u16)>, Vec<u8>);

/// Lines of a word, its group from one, and the group's wide group.
fn read_groups(path: &Path) -> std::io::Result<Groups> {
    let mut groups = Vec::new();
    let mut wide = vec![0];
    for line in text(path)?.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let number = |at: usize| columns.get(at).and_then(|n| n.parse::<u16>().ok());
        let (Some(group), Some(large)) = (number(1), number(2)) else { continue };
        groups.push((form(columns[0]), group));
        if wide.len() <= usize::from(group) {
            wide.resize(usize::from(group) + 1, 0);
        }
        wide[usize::from(group)] = large as u8;
    }
    groups.sort_unstable();
    groups.dedup_by_key(|&mut (form, _)| form);
    Ok((groups, wide))
}
