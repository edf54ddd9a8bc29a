//! Tags from left to right: each word's tag is chosen from the words around it and the two tags before it, by a linear
//! model (averaged perceptron, Collins 2002). One look at each word, so the cost is linear.

use super::features::{Look, row};
use super::tag::Tag;

/// How many tags can be given: all but the last of [`Tag::ALL`] that is never worth guessing.
pub(super) const CLASSES: usize = 48;
/// How many rows a word calls for.
pub(super) const ROWS: usize = 34;
/// There are 2^this rows.
pub(super) const BITS: u32 = 16;

/// Who chooses the tag: weights, or a learner that corrects them.
pub(super) trait Chooser {
    /// The tag, as a number, of the word at `at`, which calls for `rows`.
    fn choose(&mut self, at: usize, rows: &[u32; ROWS]) -> usize;
}

/// Tags for the words of a sentence, as numbers.
pub(super) fn tag(looks: &[Look], chooser: &mut impl Chooser, tags: &mut Vec<u8>) {
    tags.clear();
    for at in 0..looks.len() {
        let rows = rows(looks, tags, at);
        tags.push(chooser.choose(at, &rows) as u8);
    }
}

const EDGE: Look = Look { form: 1, front: [1; 3], back: [1; 4], shape: 1000, group: 9999, wide_group: 999 };

fn rows(looks: &[Look], tags: &[u8], at: usize) -> [u32; ROWS] {
    let look = |step: isize| at.checked_add_signed(step).and_then(|at| looks.get(at)).unwrap_or(&EDGE);
    let tag = |back: usize| at.checked_sub(back).map_or(99, |at| u32::from(tags[at]));
    let (w, l1, l2, r1, r2) = (look(0), look(-1), look(-2), look(1), look(2));
    let (t1, t2) = (tag(1), tag(2));
    let mut rows = [0; ROWS];
    let mut used = 0;
    let mut add = |a: u32, b: u32, c: u32| {
        rows[used] = row(BITS, used, a, b, c);
        used += 1;
    };
    add(0, 0, 0);
    add(w.form, 0, 0);
    add(w.form, w.shape, 0);
    add(w.back[0], w.shape, 0);
    add(w.back[1], w.shape, 0);
    add(w.back[2], w.shape, 0);
    add(w.back[3], 0, 0);
    add(w.front[0], w.shape, 0);
    add(w.front[1], 0, 0);
    add(w.front[2], 0, 0);
    add(w.shape, l1.shape, r1.shape);
    add(w.shape, t1, 0);
    add(w.group, 0, 0);
    add(w.group, w.shape, t1);
    add(t1, 0, 0);
    add(t1, t2, 0);
    add(t1, w.form, 0);
    add(t1, t2, w.form);
    add(t1, w.back[2], 0);
    add(l1.form, 0, 0);
    add(l1.form, w.form, 0);
    add(r1.form, 0, 0);
    add(r1.form, w.form, 0);
    add(l2.form, 0, 0);
    add(r2.form, 0, 0);
    add(l1.form, r1.form, 0);
    add(r1.back[2], t1, 0);
    add(r1.back[2], w.back[2], 0);
    add(r1.group, t1, 0);
    add(r1.group, w.group, 0);
    add(l1.group, w.group, t1);
    add(l1.group, l2.group, 0);
    add(r1.wide_group, r2.wide_group, w.wide_group);
    add(l1.back[1], t1, w.back[1]);
    rows
}

/// The tag of that number.
pub(super) fn of_number(number: u8) -> Tag {
    Tag::ALL[usize::from(number)]
}
