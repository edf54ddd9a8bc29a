//! One tree from two: where the parsers agree, their arc; where they do not, the arc that was chosen by the wider margin,
//! as long as the whole stays a projective tree. Reparsing after Sagae & Lavie 2006, but greedy: there are seldom more
//! than three words to decide about.

use super::dep::Dep;
use super::model;
use super::parser::State;
use super::tree::Arc;

/// The arcs of the sentence that both states have parsed, `backward` from its last word.
pub(super) fn arcs(forward: &State, backward: &State) -> Vec<Arc> {
    let n = forward.heads.len();
    let mirrored = |head: usize| if head == n { n } else { n - 1 - head };
    let other = |at: usize| mirrored(backward.heads[n - 1 - at]);
    let mut heads = forward.heads.clone();
    let mut doubtful: Vec<(i32, usize)> = (0..n)
        .filter(|&at| other(at) != heads[at])
        .map(|at| (backward.margins[n - 1 - at].saturating_sub(forward.margins[at]), at))
        .collect();
    doubtful.sort_unstable_by_key(|&(gain, at)| (std::cmp::Reverse(gain), at));
    for &(gain, at) in &doubtful {
        if gain <= 0 {
            break;
        }
        let before = std::mem::replace(&mut heads[at], other(at));
        if !is_projective_tree(&heads) {
            heads[at] = before;
        }
    }
    let arc = |at: usize| {
        let (here, there) = (forward.labels[at], backward.labels[n - 1 - at]);
        let head = heads[at];
        let agreed = head == forward.heads[at] && head == other(at);
        let label = if head == forward.heads[at] { here } else { there };
        Arc {
            head: (head < n).then_some(head as u32),
            dep: if head == n { Dep::Root } else { model::dep(label) },
            sure: agreed && (here == there || head == n),
        }
    };
    (0..n).map(arc).collect()
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
