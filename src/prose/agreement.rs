//! One tree from two.
//!
//! Where the parsers agree, their arc stands. Where they do not, a linear model, the umpire, weighs both arcs by their words,
//! relation, length and the margins they were chosen by; it is learnt on trees that neither parser has seen. Of the arcs in doubt
//! those that gain most are exchanged first, as long as the whole stays a projective tree, once starting from the one tree
//! and once from the other; the better outcome is taken. This is reparsing (Sagae & Lavie 2006), but greedy: there are
//! seldom more than five words to decide about.

use super::dep::Dep;
use super::features::row;
use super::model::{self, Table};
use super::parser::{State, Word};
use super::tree::Arc;
use std::cmp::Reverse;

/// How many rows an arc calls for.
pub(super) const ROWS: usize = 18;
/// There are 2^this rows.
pub(super) const BITS: u32 = 15;

/// In longer sentences, which are lists mostly, the forward parser is believed: trying exchanges costs the square.
const LONGEST: usize = 120;

/// An arc that one of the parsers proposes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Proposal {
    /// From the front of the sentence; the number of words for the root.
    pub(super) head: usize,
    pub(super) label: u8,
}

/// What both parsers make of one sentence.
pub(super) struct Pair<'s> {
    forward: &'s State,
    backward: &'s State,
}

impl<'s> Pair<'s> {
    /// `backward` has read the sentence from its last word.
    pub(super) fn new(forward: &'s State, backward: &'s State) -> Self {
        Self { forward, backward }
    }

    fn len(&self) -> usize {
        self.forward.heads.len()
    }

    /// The arcs of word `at`, that of the forward parser first.
    pub(super) fn proposals(&self, at: usize) -> [Proposal; 2] {
        let n = self.len();
        let head = match self.backward.heads[n - 1 - at] {
            head if head == n => n,
            head => n - 1 - head,
        };
        [
            Proposal { head: self.forward.heads[at], label: self.forward.labels[at] },
            Proposal { head, label: self.backward.labels[n - 1 - at] },
        ]
    }

    fn agree(&self, at: usize) -> bool {
        let [a, b] = self.proposals(at);
        a.head == b.head && (a.label == b.label || a.head == self.len())
    }

    /// Whether the arc stands: subjects need only agree on the verb, whose voice says which they are.
    fn is_sure(&self, at: usize) -> bool {
        let subject = |proposal: Proposal| matches!(model::dep(proposal.label), Dep::Nsubj | Dep::NsubjPass);
        let [a, b] = self.proposals(at);
        self.agree(at) || (a.head == b.head && subject(a) && subject(b))
    }

    /// What speaks for the arc that parser number `side` proposes for word `at`.
    pub(super) fn evidence(&self, at: usize, side: usize) -> [u32; ROWS] {
        let n = self.len();
        let Proposal { head, label } = self.proposals(at)[side];
        let margin = if side == 0 { self.forward.margins[at] } else { self.backward.margins[n - 1 - at] };
        let margin = 32 - margin.max(0).leading_zeros();
        let (c, h): (&Word, &Word) = (self.forward.word(at), self.forward.word(head));
        let lead = self.forward.word(self.forward.leftmost(at));
        let toward = u32::from(at < head);
        let length = match at.abs_diff(head) {
            d @ 0..=3 => d as u32,
            4..=6 => 4,
            7..=10 => 5,
            _ => 6,
        };
        let side = side as u32;
        let label = u32::from(label);
        let tags = (c.tag << 8 | h.tag) << 1 | toward;
        let gap = self.forward.between(at.min(head), at.max(head));
        let above = u32::from(head < n && self.agree(head));
        let mut rows = [0; ROWS];
        let mut used = 0;
        let mut add = |a: u32, b: u32, c: u32| {
            rows[used] = row(BITS, used, a, b, c);
            used += 1;
        };
        add(side, label, 0);
        add(side, label, margin);
        add(side, tags, 0);
        add(side, margin, c.tag);
        add(side, length, gap);
        add(tags, length, 0);
        add(tags, label, 0);
        add(tags, gap, 0);
        add(c.form, h.tag, toward);
        add(c.tag, h.form, toward);
        add(c.form, h.form, 0);
        add(c.group, h.group, 0);
        add(label, h.wide_group, c.wide_group);
        add(label, length, c.tag);
        add(lead.form, h.form, label);
        add(lead.form, h.group, c.tag);
        add(above, label, side);
        add(lead.form, tags, 0);
        debug_assert_eq!(used, ROWS);
        rows
    }

    /// One arc a word.
    pub(super) fn arcs(&self, umpire: &Table<1>) -> Vec<Arc> {
        let n = self.len();
        let doubtful: Vec<(usize, i32)> = (0..n)
            .filter(|&at| !self.agree(at))
            .map(|at| {
                let [forward, backward] = [0, 1].map(|side| i32::from(umpire.sum(&self.evidence(at, side))[0]));
                (at, backward - forward)
            })
            .collect();
        if n > LONGEST {
            return self.taken(&vec![0; n]);
        }
        let (first, gained) = self.exchange(0, &doubtful);
        let (second, other) = self.exchange(1, &doubtful);
        let all: i32 = doubtful.iter().map(|&(_, gain)| gain).sum();
        self.taken(if all + other > gained { &second } else { &first })
    }

    /// The arcs of the parsers that `sides` names, one a word.
    fn taken(&self, sides: &[usize]) -> Vec<Arc> {
        let n = self.len();
        let arc = |at: usize| {
            let Proposal { head, label } = self.proposals(at)[sides[at]];
            Arc {
                head: (head < n).then_some(head as u32),
                dep: if head == n { Dep::Root } else { model::dep(label) },
                sure: self.is_sure(at),
            }
        };
        (0..n).map(arc).collect()
    }

    /// Starts from the tree of parser number `from` and exchanges arcs for the other's while that gains; gives whose arc
    /// each word has, and what was gained.
    fn exchange(&self, from: usize, doubtful: &[(usize, i32)]) -> (Vec<usize>, i32) {
        let n = self.len();
        let mut sides = vec![from; n];
        let mut heads: Vec<usize> = (0..n).map(|at| self.proposals(at)[from].head).collect();
        let mut gains: Vec<(i32, usize)> =
            doubtful.iter().map(|&(at, gain)| (if from == 0 { gain } else { -gain }, at)).collect();
        gains.sort_unstable_by_key(|&(gain, at)| (Reverse(gain), at));
        let mut gained = 0;
        for (gain, at) in gains.into_iter().filter(|&(gain, _)| gain > 0) {
            let before = std::mem::replace(&mut heads[at], self.proposals(at)[1 - from].head);
            if heads[at] == before || is_projective_tree(&heads) {
                sides[at] = 1 - from;
                gained += gain;
            } else {
                heads[at] = before;
            }
        }
        (sides, gained)
    }
}

/// Whether every word hangs, over others, on the one root, and no arc crosses another.
fn is_projective_tree(heads: &[usize]) -> bool {
    let n = heads.len();
    if heads.iter().filter(|&&head| head == n).count() != 1 {
        return false;
    }
    let rooted = |at: usize| {
        let mut up = at;
        (0..=n).any(|_| {
            let done = up == n;
            up = if done { n } else { heads[up] };
            done
        })
    };
    (0..n).all(rooted) && !crosses(heads)
}

fn crosses(heads: &[usize]) -> bool {
    let n = heads.len();
    let ends = |at: usize| (at.min(heads[at]), at.max(heads[at]));
    (0..n).filter(|&at| heads[at] < n).any(|at| {
        let (from, to) = ends(at);
        (from + 1..to).any(|inside| {
            let head = heads[inside];
            head < from || head > to
        })
    })
}
