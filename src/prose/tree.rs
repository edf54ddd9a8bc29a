use super::Dep;
use std::ops::Range;

/// What hangs on what in one sentence. Tokens are named by their index into [`super::Prose::tokens`]; asking about a
/// token of another sentence panics.
///
/// Every tree is projective: a word and all that hangs on it are one run of tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tree {
    first: usize,
    arcs: Vec<Arc>,
    /// The tokens sorted by head, then by place; the root's stand last.
    children: Vec<u32>,
    starts: Vec<u32>,
    reach: Vec<(u32, u32)>,
}

/// How one token hangs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Arc {
    /// The head within the sentence; `None` at the root.
    pub(super) head: Option<u32>,
    pub(super) dep: Dep,
    pub(super) sure: bool,
}

impl Tree {
    /// The tree of the sentence whose first token is `first`, from one arc for each of its tokens. The arcs must make a
    /// projective tree or forest.
    pub(super) fn new(first: usize, arcs: Vec<Arc>) -> Self {
        let n = arcs.len();
        let slot = |arc: &Arc| arc.head.map_or(n, |h| h as usize);
        let mut starts = vec![0u32; n + 2];
        arcs.iter().for_each(|arc| starts[slot(arc) + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut children = vec![0u32; n];
        for (at, arc) in (0u32..).zip(&arcs) {
            let place = &mut next[slot(arc)];
            children[*place as usize] = at;
            *place += 1;
        }
        let reach = reach(&arcs);
        Self { first, arcs, children, starts, reach }
    }

    /// The tokens of the sentence.
    pub fn tokens(&self) -> Range<usize> {
        self.first..self.first + self.arcs.len()
    }

    /// The token that everything hangs on; `None` only of a sentence without tokens.
    pub fn root(&self) -> Option<usize> {
        self.row(self.arcs.len()).next()
    }

    /// What `token` hangs on; `None` at the root.
    pub fn head(&self, token: usize) -> Option<usize> {
        self.arcs[token - self.first].head.map(|head| self.first + head as usize)
    }

    /// How `token` hangs on its head.
    pub fn dep(&self, token: usize) -> Dep {
        self.arcs[token - self.first].dep
    }

    /// Whether both parsers agree on the head of `token` and on the relation.
    pub fn sure(&self, token: usize) -> bool {
        self.arcs[token - self.first].sure
    }

    /// What hangs on `token`, in text order.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.row(token - self.first)
    }

    /// The children of `token` that hang on it as `dep`, in text order.
    pub fn children_as(&self, token: usize, dep: Dep) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children(token).filter(move |&child| self.dep(child) == dep)
    }

    /// `token` and all that hangs on it, directly or not: one run of tokens.
    pub fn subtree(&self, token: usize) -> Range<usize> {
        let (from, to) = self.reach[token - self.first];
        self.first + from as usize..self.first + to as usize + 1
    }

    fn row(&self, slot: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let row = self.starts[slot] as usize..self.starts[slot + 1] as usize;
        self.children[row].iter().map(|&child| self.first + child as usize)
    }
}

/// For each token, the first and last that hang on it. A token is looked at once all below it have been.
fn reach(arcs: &[Arc]) -> Vec<(u32, u32)> {
    let mut reach: Vec<(u32, u32)> = (0..arcs.len() as u32).map(|at| (at, at)).collect();
    let mut waiting = vec![0u32; arcs.len()];
    arcs.iter().filter_map(|arc| arc.head).for_each(|head| waiting[head as usize] += 1);
    let mut ready: Vec<usize> = (0..arcs.len()).filter(|&at| waiting[at] == 0).collect();
    while let Some(at) = ready.pop() {
        let Some(head) = arcs[at].head.map(|head| head as usize) else { continue };
        let (from, to) = reach[at];
        reach[head] = (reach[head].0.min(from), reach[head].1.max(to));
        waiting[head] -= 1;
        if waiting[head] == 0 {
            ready.push(head);
        }
    }
    reach
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(head: Option<u32>) -> Arc {
        Arc { head, dep: Dep::Unclear, sure: true }
    }

    #[test]
    fn knows_children_and_reach() {
        let tree = Tree::new(10, vec![arc(Some(1)), arc(Some(3)), arc(Some(1)), arc(None), arc(Some(3))]);
        assert_eq!(tree.root(), Some(13));
        assert_eq!(tree.children(11).collect::<Vec<_>>(), [10, 12]);
        assert_eq!(tree.children(13).collect::<Vec<_>>(), [11, 14]);
        assert_eq!((tree.subtree(11), tree.subtree(13), tree.subtree(14)), (10..13, 10..15, 14..15));
        assert_eq!(tree.head(13), None);
    }
}
