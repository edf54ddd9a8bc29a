//! Trees, by shifting words on a stack and hanging them on each other: the arc-hybrid system (Kuhlmann, Gómez-Rodríguez
//! & Satta 2011), greedy, each step chosen by a linear model. The root stands behind the last word (Ballesteros & Nivre
//! 2013) and takes one word only.
//!
//! A word is hung on its head once all that hangs on it has been hung, and its relation is chosen in the same moment, so
//! the relations below and beside help to choose what follows. Every word is shifted once and hung once: the cost is
//! linear. The other parser reads the same words from the last to the first.

use super::dep::Dep;
use super::features::{Look, row};
use super::tag::Tag;

/// How many relations can be given: the rarest few of [`Dep::ALL`] never are.
pub(super) const CLASSES: usize = 48;
/// How many rows a step calls for.
pub(super) const STEP_ROWS: usize = 64;
/// There are 2^this rows for steps.
pub(super) const STEP_BITS: u32 = 20;
/// How many rows a relation calls for.
pub(super) const LABEL_ROWS: usize = 30;
/// There are 2^this rows for relations.
pub(super) const LABEL_BITS: u32 = 16;

/// What can be done next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// The next word goes on the stack.
    Shift = 0,
    /// The word on top of the stack hangs on the next word.
    Forward = 1,
    /// The word on top of the stack hangs on the one below it.
    Back = 2,
}

impl Step {
    pub(super) const ALL: [Self; 3] = [Self::Shift, Self::Forward, Self::Back];
}

/// Who chooses: weights, or a learner that corrects them.
pub(super) trait Chooser {
    /// The next step and by how much it was preferred; one that is not `able` must not be chosen.
    fn step(&mut self, state: &State, able: [bool; 3], rows: &[u32; STEP_ROWS]) -> (Step, i32);
    /// The relation, as a number, of `child`, which hangs on `head` (the number of words stands for the root).
    fn label(&mut self, child: usize, head: usize, rows: &[u32; LABEL_ROWS]) -> usize;
}

/// A word with its tag.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub(super) form: u32,
    pub(super) group: u32,
    pub(super) wide_group: u32,
    pub(super) back: u32,
    pub(super) shape: u32,
    pub(super) tag: u32,
}

impl Word {
    pub(super) fn new(look: &Look, tag: u8) -> Self {
        Self {
            form: look.form,
            group: look.group,
            wide_group: look.wide_group,
            back: look.back[2],
            shape: look.shape,
            tag: u32::from(tag),
        }
    }
}

const NONE: usize = usize::MAX;
const NOTHING: Word = Word { form: 7, group: 9998, wide_group: 998, back: 7, shape: 998, tag: 98 };
const ROOT: Word = Word { form: 8, group: 9997, wide_group: 997, back: 8, shape: 997, tag: 97 };

/// What hangs on a word so far.
#[derive(Clone, Copy, Debug)]
struct Hung {
    left: [usize; 2],
    right: [usize; 2],
    left_count: u32,
    right_count: u32,
    /// One bit for each kind of relation that steers what else may hang here.
    left_set: u32,
    right_set: u32,
}

const BARE: Hung = Hung { left: [NONE; 2], right: [NONE; 2], left_count: 0, right_count: 0, left_set: 0, right_set: 0 };

/// Where a parse stands. Reused from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct State {
    words: Vec<Word>,
    stack: Vec<usize>,
    next: usize,
    hung: Vec<Hung>,
    /// Head of each word, the number of words for the root.
    pub(super) heads: Vec<usize>,
    /// Relation of each word, as a number.
    pub(super) labels: Vec<u8>,
    /// By how much the step that hung the word was preferred.
    pub(super) margins: Vec<i32>,
    /// For each word, how many of each kind of sign or word stand before it.
    seen: Vec<[u16; 6]>,
}

impl State {
    fn begin(&mut self, words: impl Iterator<Item = Word>) {
        self.words.clear();
        self.words.extend(words);
        let n = self.words.len();
        self.words.push(ROOT);
        self.stack.clear();
        self.next = 0;
        self.hung.clear();
        self.hung.resize(n + 1, BARE);
        self.heads.clear();
        self.heads.resize(n, n);
        self.labels.clear();
        self.labels.resize(n, 0);
        self.margins.clear();
        self.margins.resize(n, 0);
        self.seen.clear();
        let mut seen = [0; 6];
        for word in &self.words {
            self.seen.push(seen);
            if let Some(kind) = kind(word.tag) {
                seen[kind] += 1;
            }
        }
    }

    /// The words on the stack, the top one last.
    #[cfg(feature = "training")]
    pub(super) fn stack(&self) -> &[usize] {
        &self.stack
    }

    /// The next word; the number of words when only the root is left.
    #[cfg(feature = "training")]
    pub(super) fn next(&self) -> usize {
        self.next
    }

    fn len(&self) -> usize {
        self.heads.len()
    }

    fn able(&self) -> [bool; 3] {
        let more = self.next < self.len();
        let depth = self.stack.len();
        [more, depth > 0 && (more || depth == 1), depth > 1]
    }

    /// The first of the words that hang on `at`, if one hangs before it.
    pub(super) fn leftmost(&self, at: usize) -> usize {
        self.hung(at).left[0]
    }

    /// The word at `at`, the root, or a stand-in.
    pub(super) fn word(&self, at: usize) -> &Word {
        self.words.get(at).unwrap_or(&NOTHING)
    }

    fn hung(&self, at: usize) -> &Hung {
        self.hung.get(at).unwrap_or(&BARE)
    }

    fn label(&self, at: usize) -> u32 {
        self.labels.get(at).map_or(96, |&label| label.into())
    }

    /// Which kinds of words stand between two places.
    pub(super) fn between(&self, from: usize, to: usize) -> u32 {
        let (Some(a), Some(b)) = (self.seen.get(from.saturating_add(1)), self.seen.get(to)) else { return 0 };
        (0..6).fold(0, |mask, kind| mask | (u32::from(b[kind] > a[kind]) << kind))
    }

    fn hang(&mut self, child: usize, head: usize, label: usize, margin: i32) {
        self.heads[child] = head;
        self.labels[child] = label as u8;
        self.margins[child] = margin;
        let bit = 1u32 << steering(label);
        let hung = &mut self.hung[head];
        if child < head {
            hung.left = [child, hung.left[0]];
            hung.left_count += 1;
            hung.left_set |= bit;
        } else {
            hung.right = [child, hung.right[0]];
            hung.right_count += 1;
            hung.right_set |= bit;
        }
    }
}

/// What a word is that stands between two others, if that matters.
fn kind(tag: u32) -> Option<usize> {
    let tag = Tag::ALL.get(tag as usize)?;
    Some(match tag {
        Tag::Comma => 0,
        Tag::Colon | Tag::Lrb | Tag::Rrb | Tag::Period => 1,
        Tag::Cc => 2,
        Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md => 3,
        Tag::Wdt | Tag::Wp | Tag::Wrb | Tag::In => 4,
        tag if tag.is_noun() => 5,
        _ => return None,
    })
}

/// The bit of a relation: those that keep another from hanging beside them have one of their own.
fn steering(label: usize) -> u32 {
    match Dep::ALL[label] {
        Dep::Nsubj | Dep::NsubjPass | Dep::Csubj | Dep::Expl => 1,
        Dep::Obj | Dep::Ccomp => 2,
        Dep::Xcomp | Dep::Iobj => 3,
        Dep::Aux | Dep::AuxPass => 4,
        Dep::Cop => 5,
        Dep::Mark => 6,
        Dep::Case => 7,
        Dep::Det | Dep::NmodPoss => 8,
        Dep::Cc => 9,
        Dep::Conj => 10,
        Dep::Punct => 11,
        Dep::Obl | Dep::OblAgent | Dep::Nmod => 12,
        Dep::Amod | Dep::Compound | Dep::Flat => 13,
        Dep::Appos | Dep::AclRelcl | Dep::Acl => 14,
        Dep::Parataxis | Dep::Advcl => 15,
        _ => 0,
    }
}

/// Reads a sentence from its first word to its last; leaves heads, relations and margins in `state`.
pub(super) fn parse(words: impl Iterator<Item = Word>, state: &mut State, chooser: &mut impl Chooser) {
    state.begin(words);
    loop {
        let able = state.able();
        let mut steps = Step::ALL.into_iter().filter(|&step| able[step as usize]);
        let (step, margin) = match (steps.next(), steps.next()) {
            (None, _) => return,
            (Some(only), None) => (only, i32::MAX),
            _ => {
                let rows = step_rows(state);
                chooser.step(state, able, &rows)
            }
        };
        if step == Step::Shift {
            state.stack.push(state.next);
            state.next += 1;
            continue;
        }
        let Some(child) = state.stack.pop() else { return };
        let head = match (step, state.stack.last()) {
            (Step::Back, Some(&below)) => below,
            _ => state.next,
        };
        let label = match Tag::ALL.get(state.words[child].tag as usize) {
            Some(tag) if tag.is_punctuation() => Dep::Punct as usize,
            _ => chooser.label(child, head, &label_rows(state, child, head)),
        };
        state.hang(child, head, label, margin);
    }
}

fn near(from: usize, to: usize) -> u32 {
    match to.abs_diff(from) {
        d @ 0..=4 => d as u32,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        _ => 8,
    }
}

/// Features after Zhang & Nivre 2011, with groups of words, the relations hung so far and what stands between.
fn step_rows(state: &State) -> [u32; STEP_ROWS] {
    let depth = state.stack.len();
    let on_stack = |down: usize| depth.checked_sub(down + 1).map_or(NONE, |at| state.stack[at]);
    let (i0, i1, i2) = (on_stack(0), on_stack(1), on_stack(2));
    let n0 = state.next;
    let (s0, s1, s2) = (state.word(i0), state.word(i1), state.word(i2));
    let (b0, b1, b2) = (state.word(n0), state.word(n0 + 1), state.word(n0 + 2));
    let (h0, h1, g0) = (state.hung(i0), state.hung(i1), state.hung(n0));
    let (s0l, s0r, s1l, s1r, b0l) = (h0.left[0], h0.right[0], h1.left[0], h1.right[0], g0.left[0]);
    let (s0l_w, s0r_w, s1r_w, b0l_w) = (state.word(s0l), state.word(s0r), state.word(s1r), state.word(b0l));
    let (s0l2, s0r2, b0l2) = (state.word(h0.left[1]), state.word(h0.right[1]), state.word(g0.left[1]));
    let far = if i0 == NONE { 9 } else { near(i0, n0) };
    let low = if i1 == NONE { 9 } else { near(i1, i0) };
    let gap = state.between(i0, n0);
    let low_gap = if i1 == NONE { 64 } else { state.between(i1, i0) };
    let (s0set, s1set, b0set) = (h0.left_set | h0.right_set << 16, h1.left_set | h1.right_set << 16, g0.left_set);
    let s0tt = s0.tag << 8 | b0.tag;
    let s1tt = s1.tag << 8 | s0.tag;
    let mut rows = [0; STEP_ROWS];
    let mut used = 0;
    let mut add = |a: u32, b: u32, c: u32| {
        rows[used] = row(STEP_BITS, used, a, b, c);
        used += 1;
    };
    add(0, 0, 0);
    // One word.
    add(s0.form, s0.tag, 0);
    add(s0.group, s0.tag, 0);
    add(b0.form, b0.tag, 0);
    add(b0.group, b0.tag, 0);
    add(s1.form, s1.tag, 0);
    add(s1.group, s1.tag, 0);
    add(b1.form, b1.tag, 0);
    add(b1.group, b1.tag, 0);
    add(s2.tag, s1.tag, s0.tag);
    // Two words.
    add(s0.form, s0tt, 0);
    add(b0.form, s0tt, 1);
    add(s0.form, b0.form, 0);
    add(s0tt, 0, 0);
    add(s0.group, b0.group, 0);
    add(s0.group, b0.tag, s0.tag);
    add(s0.tag, b0.group, b0.tag);
    add(s0.wide_group, b0.wide_group, s0tt);
    add(s1.form, s0.form, 0);
    add(s1.form, s1tt, 0);
    add(s0.form, s1tt, 1);
    add(s1tt, 0, 0);
    add(s1.group, s0.group, 0);
    add(s1.group, s1tt, 0);
    add(s1tt, s0.group, 1);
    add(s1.wide_group, s0.wide_group, s1tt);
    add(s1.form, b0.form, 0);
    add(b0.tag, b1.tag, 0);
    add(b0.form, b1.tag, 0);
    add(b0.form, b1.form, 0);
    // Three tags.
    add(b0.tag, b1.tag, b2.tag);
    add(s0tt, b1.tag, 0);
    add(s0tt, b1.tag, b2.tag);
    add(s1.tag, s0tt, 0);
    add(s1.tag, s0tt, b1.tag);
    add(s1.form, s0tt, 0);
    add(s0.form, s1.tag, b0.tag);
    add(b0.form, s1.tag, s0.tag);
    add(s2.tag << 8 | s1.tag, s0tt, 0);
    add(s0tt, b0l_w.tag, 0);
    add(s1tt, s0r_w.tag, 0);
    add(s1tt, s1r_w.tag, 0);
    add(s0tt, s0l_w.tag, s0l2.tag);
    add(s0tt, s0r_w.tag, s0r2.tag);
    add(s0tt, b0l_w.tag, b0l2.tag);
    // What hangs there.
    add(s0.form, s0set, 0);
    add(s0.tag, s0set, b0.tag);
    add(s1.form, s1set, s0.tag);
    add(s1.tag, s1set, s0.tag);
    add(b0.form, b0set, 0);
    add(b0.tag, b0set, s0.tag);
    add(s1set, s0set, s1tt);
    add(s0set, b0set, s0tt);
    add(s0r_w.form, s0tt, 0);
    add(b0l_w.form, s0tt, 0);
    add(s1r_w.form, s1tt, 0);
    add(s0l_w.form, s1.form, 0);
    add(state.label(s0l) << 8 | state.label(s0r), s0tt, 0);
    add(state.label(s1l) << 8 | state.label(s1r), s1tt, b0.tag);
    // How far, and over what.
    add(far, s0tt, gap);
    add(low, s1tt, low_gap);
    add(s0.form, far, b0.tag);
    add(gap | low_gap << 8, s1.tag, s0tt);
    add(h0.left_count << 8 | h0.right_count, s0tt, 0);
    debug_assert_eq!(used, STEP_ROWS);
    rows
}

fn label_rows(state: &State, child: usize, head: usize) -> [u32; LABEL_ROWS] {
    let (c, h) = (state.word(child), state.word(head));
    let (hc, hh) = (state.hung(child), state.hung(head));
    let toward = u32::from(child < head);
    let side = toward << 4 | near(child, head);
    let tt = (c.tag << 8 | h.tag) << 1 | toward;
    let (before, after) = (state.word(child.wrapping_sub(1)), state.word(child + 1));
    let (lead, trail) = (state.word(hc.left[0]), state.word(hc.right[0]));
    let first = state.word(hc.left[1]);
    let child_set = hc.left_set | hc.right_set << 16;
    let head_set = hh.left_set | hh.right_set << 16;
    let gap = state.between(child.min(head), child.max(head));
    let mut rows = [0; LABEL_ROWS];
    let mut used = 0;
    let mut add = |a: u32, b: u32, c: u32| {
        rows[used] = row(LABEL_BITS, used, a, b, c);
        used += 1;
    };
    add(tt, 0, 0);
    add(tt, side, 0);
    add(c.form, c.tag, toward);
    add(h.form, h.tag, toward);
    add(c.form, h.tag, toward);
    add(h.form, c.tag, toward);
    add(c.form, h.form, toward);
    add(c.group, h.group, toward);
    add(c.group, tt, 0);
    add(h.group, tt, 0);
    add(c.wide_group, h.wide_group, tt);
    add(tt, child_set, 0);
    add(tt, head_set, 0);
    add(c.tag, child_set, toward);
    add(h.form, head_set, c.tag);
    add(h.group, head_set, c.tag);
    add(h.group, child_set, c.tag);
    add(lead.form, tt, 0);
    add(lead.form, h.form, c.tag);
    add(lead.form, h.group, c.group);
    add(first.form, lead.form, c.tag);
    add(trail.form, tt, 0);
    add(trail.tag, tt, lead.tag);
    add(before.form, tt, 0);
    add(after.form, tt, 0);
    add(before.tag, after.tag, tt);
    add(gap, tt, 0);
    add(gap, side, c.tag);
    add(c.back, h.tag, c.shape);
    add(state.label(hh.left[0]) << 8 | state.label(hh.right[0]), tt, 0);
    debug_assert_eq!(used, LABEL_ROWS);
    rows
}
