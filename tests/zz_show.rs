use atodds::prose::Prose;
use atodds::text::Span;
#[test]
fn show() {
    let Ok(path) = std::env::var("SHOW") else { return };
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let prose = Prose::of(line.into(), &[Span::new(0, line.len())]);
        for s in 0..prose.sentences.len() {
            let tree = prose.tree(s);
            let out: Vec<String> = tree
                .tokens()
                .map(|t| {
                    format!(
                        "{}/{}/{}>{}",
                        prose.word(t),
                        prose.tag(t).name(),
                        tree.dep(t).name(),
                        tree.head(t).map_or("ROOT", |h| prose.word(h))
                    )
                })
                .collect();
            println!("{}", out.join("  "));
            for c in prose.clauses(s) {
                let w = |v: &Vec<usize>| v.iter().map(|&t| prose.word(t).to_string()).collect::<Vec<_>>().join(",");
                println!(
                    "    [{}] subj {} obj {} obl {:?} agents {} pass {} neg {:?} link {:?} appos {:?}",
                    c.lemma,
                    w(&c.subjects),
                    w(&c.objects),
                    c.obliques
                        .iter()
                        .map(|o| format!("{:?} {}", o.preposition, prose.word(o.token)))
                        .collect::<Vec<_>>(),
                    w(&c.agents),
                    c.passive,
                    c.negation.map(|t| prose.word(t)),
                    c.link,
                    c.appositions.iter().map(|&(a, b)| (prose.word(a), prose.word(b))).collect::<Vec<_>>()
                );
            }
        }
    }
}
