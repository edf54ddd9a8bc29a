//! Learns the weights of the grammar and prints how good they are.
//!
//!     cargo run --release --features training --example train_grammar -- TREEBANKS [MODEL [RAW GROUPS]]
//!
//! `TREEBANKS` is the folder of the treebanks (`train.conllu.gz` and the tests). The weights are written to `MODEL`,
//! which is `src/prose/models/grammar.bin` for those that ship. `RAW` is what `train_teacher.py` made of raw sentences, and
//! `GROUPS` its groups of words. The same input gives the same bytes.
//!
//! The weights that ship were learnt with `GOLD` at 1 and from the first half of the raw sentences, annotated by a teacher
//! whose training was broken off and gone on with; so this command does not give the very same bytes.

mod treebank;

use atodds::prose::learn::{Learnt, Marks, Plan, form, learn};
use std::path::Path;
use treebank::{sentences, text};

/// So many raw sentences, the last ones, are kept from the parsers for the umpire.
const FOR_THE_UMPIRE: usize = 4000;

/// How often a tree by people is seen where one by the teacher is seen once.
const GOLD: usize = 4;

const NOTICE: &str = "Weights of the tagger and the parsers of atodds. Licence: CC BY-SA 4.0. Learnt from UD English GUM \
(Amir Zeldes and contributors; annotations CC BY 4.0, texts CC BY, CC BY-SA or public domain, without its non-commercial \
genres) and UD English EWT (Natalia Silveira and contributors; CC BY-SA 4.0).";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.first().map(Path::new) else { return Err("which folder has the treebanks?".into()) };
    let mut examples = sentences(&folder.join("train.conllu.gz"))?;
    let mut others = sentences(&folder.join("dev.conllu.gz"))?;
    if let Some(raw) = arguments.get(2) {
        let mut raw = sentences(Path::new(raw))?;
        others.extend(raw.split_off(raw.len().saturating_sub(FOR_THE_UMPIRE)));
        // Annotators know better than the teacher, so their trees are seen several times a round.
        let gold = examples.clone();
        (1..GOLD).for_each(|_| examples.extend_from_slice(&gold));
        examples.extend(raw);
    }
    let (groups, wide) = arguments.get(3).map_or(Ok(Default::default()), |path| read_groups(Path::new(path)))?;
    let plan = Plan { tagger_rounds: 4, parser_rounds: 8, margin: 15.0, least: [0.022, 0.036, 0.028], groups, wide };
    let file = learn(&examples, &others, plan, NOTICE);
    println!("{} sentences, {} bytes", examples.len(), file.len());
    if let Some(path) = arguments.get(1) {
        std::fs::write(path, &file)?;
    }
    let shipped = Learnt::read(&file).ok_or("the file that was written cannot be read")?;
    for name in ["dev", "test-gum-news", "test-ewt", "test-pud"] {
        print(name, shipped.marks(&sentences(&folder.join(format!("{name}.conllu.gz")))?));
    }
    Ok(())
}

fn print(name: &str, marks: Marks) {
    let Marks { tags, heads, forward, backward, sure, core } = marks;
    println!(
        "{name:14} tags {tags:.2}  tree {:.2} {:.2}  forward {:.2} {:.2}  backward {:.2} {:.2}  sure {:.1} {:.1}  core {:.1} {:.1}",
        heads[0], heads[1], forward[0], forward[1], backward[0], backward[1], sure[0], sure[1], core[0], core[1]
    );
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
        let new = (form(columns[0]), group);
        if !groups.iter().rev().take(1).any(|&(form, _)| form == new.0) {
            groups.push(new);
        }
        if wide.len() <= usize::from(group) {
            wide.resize(usize::from(group) + 1, 0);
        }
        wide[usize::from(group)] = large as u8;
    }
    groups.sort_unstable();
    groups.dedup_by_key(|&mut (form, _)| form);
    Ok((groups, wide))
}
