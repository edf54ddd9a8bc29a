//! The trained weights: how words are read with them.
//!
//! A weight is kept in one byte as the signed square root of its size (companding), so that small ones, of which there are
//! most, keep their precision; linear bytes lose 4 to 5 points of accuracy. The file holds a header (magic, version,
//! checksum of the rest, licence notice), then the groups of words, then six tables; of a table only the weights that
//! are not zero, with one bit for each that says where they stand. The program has it laid out by its build script (see
//! `packed`), and reads rows where they lie: a process that reads one sentence touches what that sentence calls for.

use super::agreement::{self, Pair};
use super::dep::Dep;
use super::features::Look;
use super::lexicon::Lexicon;
#[cfg(any(test, feature = "training"))]
use super::packed;
use super::parser::{self, State, Step};
use super::tag::Tag;
use super::tagger;
use super::tree::Arc;
use std::sync::LazyLock;

/// The file that ships.
#[cfg(feature = "training")]
pub(super) static FILE: &[u8] = include_bytes!("models/grammar.bin");

static LAID: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/grammar.laid"));

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    // The weights are part of the program; a test reads them, so this cannot fail in a build that passed.
    Model::laid(LAID).unwrap_or_default()
});

/// The weights that ship, loaded when first asked for.
pub(super) fn shipped() -> &'static Model {
    &MODEL
}

/// Rows of `W` weights, a byte each.
#[derive(Debug, Default)]
pub(super) struct Table<const W: usize> {
    rows: &'static [[u8; W]],
}

/// What a byte of the file stands for: its square, with its sign, over 16, rounded.
#[inline(always)]
const fn weight(byte: u8) -> i16 {
    let wide = byte.cast_signed() as i16;
    // At most 128², so there is nothing to check, and without checks it is done for many weights at a time.
    wide.wrapping_mul(wide.wrapping_abs()).wrapping_add(8) >> 4
}

/// [`weight`] of each byte.
static WEIGHTS: [i16; 256] = {
    let mut weights = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        weights[byte] = weight(byte as u8);
        byte += 1;
    }
    weights
};

impl<const W: usize> Table<W> {
    /// The table of these bytes, which stay in memory: who learns makes a handful.
    #[cfg(feature = "training")]
    pub(super) fn new(bytes: &[[i8; W]]) -> Self {
        let rows: Vec<[u8; W]> = bytes.iter().map(|row| row.map(i8::cast_unsigned)).collect();
        Self { rows: rows.leak() }
    }

    /// The sum of the weights of `rows`. Sums of some dozen rows stay far below where they would be cut off.
    #[inline(always)]
    pub(super) fn sum(&self, rows: &[u32]) -> [i16; W] {
        let mut sums = [0i16; W];
        for &row in rows {
            let bytes = &self.rows[row as usize];
            // By place, and not of both together, every build adds many weights at a time.
            for at in 0..W {
                sums[at] = sums[at].saturating_add(weight(bytes[at]));
            }
        }
        sums
    }
}

/// Rows of two weights. The table is so long that what a row costs is the time to fetch it.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    rows: &'static [[u8; 2]],
}

impl Pairs {
    #[inline(always)]
    fn sum(&self, rows: &[u32]) -> [i32; 2] {
        let mut sums = [0i32; 2];
        for &row in rows {
            let [a, b] = self.rows[row as usize];
            // Some dozen of at most 2^10, so there is nothing to check.
            sums[0] = sums[0].wrapping_add(WEIGHTS[usize::from(a)].into());
            sums[1] = sums[1].wrapping_add(WEIGHTS[usize::from(b)].into());
        }
        sums
    }
}

/// Weights of one parser.
#[derive(Debug, Default)]
pub(super) struct Direction {
    /// Of the steps that hang a word; shifting is what they are weighed against.
    pub(super) steps: Pairs,
    pub(super) labels: Table<{ parser::CLASSES }>,
}

/// All that was learnt.
#[derive(Debug, Default)]
pub(super) struct Model {
    pub(super) lexicon: Lexicon,
    pub(super) tagger: Table<{ tagger::CLASSES }>,
    /// First word to last, last to first.
    pub(super) parsers: [Direction; 2],
    /// Chooses where the parsers do not agree.
    pub(super) umpire: Table<1>,
}

/// Room for reading one sentence after another.
#[derive(Debug, Default)]
pub(super) struct Desk {
    pub(super) looks: Vec<Look>,
    pub(super) tags: Vec<u8>,
    pub(super) states: [State; 2],
}

impl Model {
    /// Lays the looks of the words of a sentence on the desk.
    pub(super) fn look<'w>(&self, words: impl Iterator<Item = &'w str>, desk: &mut Desk) {
        desk.looks.clear();
        desk.looks.extend(words.enumerate().map(|(at, word)| Look::of(word, at == 0, &self.lexicon)));
    }

    /// Tags the words of a sentence; looks and tags stay on the desk.
    #[cfg(feature = "training")]
    pub(super) fn tag<'w>(&self, words: impl Iterator<Item = &'w str>, desk: &mut Desk) {
        self.look(words, desk);
        self.tag_looks(desk);
    }

    /// Tags the words whose looks lie on the desk.
    pub(super) fn tag_looks(&self, desk: &mut Desk) {
        tagger::tag(&desk.looks, &mut &self.tagger, &mut desk.tags);
    }

    /// Parses the words that were tagged last, in both directions.
    pub(super) fn parse(&self, desk: &mut Desk) {
        let Desk { looks, tags, states } = desk;
        let words = || looks.iter().zip(tags.iter()).map(|(look, &tag)| parser::Word::new(look, tag));
        let [forward, backward] = states;
        parser::parse(words(), forward, &mut &self.parsers[0]);
        parser::parse(words().rev(), backward, &mut &self.parsers[1]);
    }

    /// One arc a word from the two trees on the desk.
    pub(super) fn arcs(&self, desk: &Desk) -> Vec<Arc> {
        Pair::new(&desk.states[0], &desk.states[1]).arcs(&self.umpire)
    }
}

impl tagger::Chooser for &Table<{ tagger::CLASSES }> {
    fn choose(&mut self, _at: usize, rows: &[u32; tagger::ROWS]) -> usize {
        best(&self.sum(rows))
    }
}

impl parser::Chooser for &Direction {
    fn step(&mut self, _state: &State, able: [bool; 3], rows: &[u32; parser::STEP_ROWS]) -> (Step, i32) {
        let [forward, back] = self.steps.sum(rows);
        let sums = [0, forward, back];
        let (mut first, mut second) = ((Step::Shift, i32::MIN), i32::MIN);
        for step in Step::ALL.into_iter().filter(|&step| able[step as usize]) {
            let sum = sums[step as usize];
            if sum > first.1 {
                second = first.1;
                first = (step, sum);
            } else {
                second = second.max(sum);
            }
        }
        (first.0, first.1.saturating_sub(second))
    }

    fn label(&mut self, _child: usize, _head: usize, rows: &[u32; parser::LABEL_ROWS]) -> usize {
        best(&self.labels.sum(rows))
    }
}

/// Where the highest sum stands; the first of several.
fn best(sums: &[i16]) -> usize {
    // To look for the highest first takes less than to carry its place along: it is done for many sums at a time.
    let highest = sums.iter().copied().fold(i16::MIN, i16::max);
    sums.iter().position(|&sum| sum == highest).unwrap_or(0)
}

/// Takes what is laid out off the front.
struct Laid(&'static [u8]);

impl Laid {
    fn take(&mut self, length: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<usize> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?) as usize)
    }

    fn rows<const W: usize>(&mut self, rows: usize) -> Option<&'static [[u8; W]]> {
        Some(self.take(rows * W)?.as_chunks().0)
    }
}

impl Model {
    /// The model that lies there, as [`packed`](super::packed) lays it out.
    fn laid(laid: &'static [u8]) -> Option<Self> {
        let mut laid = Laid(laid);
        let (places, wide) = (laid.number()?, laid.number()?);
        let lexicon = Lexicon::laid(laid.rows(places)?, laid.take(wide)?);
        let tagger = Table { rows: laid.rows(1 << tagger::BITS)? };
        let mut direction = || {
            let steps = Pairs { rows: laid.rows(1 << parser::STEP_BITS)? };
            Some(Direction { steps, labels: Table { rows: laid.rows(1 << parser::LABEL_BITS)? } })
        };
        let parsers = [direction()?, direction()?];
        let umpire = Table { rows: laid.rows(1 << agreement::BITS)? };
        laid.0.is_empty().then_some(Self { lexicon, tagger, parsers, umpire })
    }

    /// The model in a file, which stays in memory; `None` of one that is broken or of another version.
    #[cfg(any(test, feature = "training"))]
    pub(super) fn read(file: &[u8]) -> Option<Self> {
        Self::laid(packed::laid_out(file)?.leak())
    }
}

/// Weights of the steps and of the relations of one parser.
#[cfg(feature = "training")]
pub(super) type ParserBytes = (Vec<[i8; 2]>, Vec<[i8; parser::CLASSES]>);

/// What is written to a file: the bytes of the tables of [`Model`], in its order.
#[cfg(feature = "training")]
pub(super) struct Bytes {
    pub(super) groups: Vec<(u32, u16)>,
    pub(super) wide: Vec<u8>,
    pub(super) tagger: Vec<[i8; tagger::CLASSES]>,
    pub(super) parsers: [ParserBytes; 2],
    pub(super) umpire: Vec<[i8; 1]>,
}

#[cfg(feature = "training")]
impl Bytes {
    /// The file with its licence notice, which [`Model::read`] reads.
    pub(super) fn write(&self, notice: &str) -> Vec<u8> {
        let mut rest = Vec::new();
        let number = |rest: &mut Vec<u8>, n: usize| rest.extend((n as u32).to_le_bytes());
        number(&mut rest, notice.len());
        rest.extend(notice.bytes());
        number(&mut rest, self.groups.len());
        for (form, group) in &self.groups {
            rest.extend(form.to_le_bytes());
            rest.extend(group.to_le_bytes());
        }
        number(&mut rest, self.wide.len());
        rest.extend(&self.wide);
        write_table(&self.tagger, &mut rest);
        for (steps, labels) in &self.parsers {
            write_table(steps, &mut rest);
            write_table(labels, &mut rest);
        }
        write_table(&self.umpire, &mut rest);
        let mut file = packed::MAGIC.to_vec();
        file.extend(packed::VERSION.to_le_bytes());
        file.extend(packed::checksum(&rest).to_le_bytes());
        file.extend(rest);
        file
    }
}

#[cfg(feature = "training")]
fn write_table<const W: usize>(rows: &[[i8; W]], file: &mut Vec<u8>) {
    let cells = rows.as_flattened();
    let mark = |cells: &[i8; 8]| (0..8).fold(0u8, |mark, at| mark | u8::from(cells[at] != 0) << at);
    file.extend(cells.as_chunks::<8>().0.iter().map(mark));
    let values: Vec<u8> = cells.iter().filter(|&&cell| cell != 0).map(|&cell| cell.cast_unsigned()).collect();
    file.extend((values.len() as u32).to_le_bytes());
    file.extend(values);
}

/// The tag of that number.
pub(super) fn tag(number: u8) -> Tag {
    tagger::of_number(number)
}

/// The relation of that number; punctuation and the root are known without asking.
pub(super) fn dep(number: u8) -> Dep {
    Dep::ALL[usize::from(number)]
}
