//! The trained weights: their file, and how words are read with them.
//!
//! A weight is kept in one byte as the signed square root of its size (companding), so that small ones, of which there are
//! most, keep their precision; linear bytes lose 4 to 5 points of accuracy. The file holds a header (magic, version,
//! checksum of the rest, licence notice), then the groups of words, then six tables; of a table only the weights that
//! are not zero, with one bit for each that says where they stand.

use super::agreement::{self, Pair};
use super::dep::Dep;
use super::features::Look;
use super::lexicon::Lexicon;
use super::parser::{self, State, Step};
use super::tag::Tag;
use super::tagger;
use super::tree::Arc;
use std::sync::LazyLock;

/// What the file begins with.
pub(super) const MAGIC: &[u8; 8] = b"atodds-g";
/// Changes with the features and the format.
pub(super) const VERSION: u32 = 4;

/// The file that ships.
pub(super) static FILE: &[u8] = include_bytes!("models/grammar.bin");

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    // The file is part of the program; a test reads it, so this cannot fail in a build that passed.
    Model::read(FILE).unwrap_or_default()
});

/// The weights that ship, loaded when first asked for.
pub(super) fn shipped() -> &'static Model {
    &MODEL
}

/// Rows of `W` weights, as they are added up.
#[derive(Debug, Default)]
pub(super) struct Table<const W: usize> {
    rows: Vec<[i16; W]>,
}

/// What a byte of the file stands for: its square, with its sign, over 16, rounded.
const fn weight(byte: u8) -> i16 {
    let wide = byte.cast_signed() as i16;
    (wide * wide.abs() + 8) >> 4
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
    /// The table of these bytes.
    #[cfg(feature = "training")]
    pub(super) fn new(bytes: &[[i8; W]]) -> Self {
        Self { rows: bytes.iter().map(|row| row.map(|byte| weight(byte.cast_unsigned()))).collect() }
    }

    /// The sum of the weights of `rows`. Sums of some dozen rows stay far below where they would be cut off.
    #[inline(always)]
    pub(super) fn sum(&self, rows: &[u32]) -> [i16; W] {
        let mut sums = [0i16; W];
        for &row in rows {
            for (sum, &weight) in sums.iter_mut().zip(&self.rows[row as usize]) {
                *sum = sum.saturating_add(weight);
            }
        }
        sums
    }
}

/// Rows of two weights. They stay bytes: the table is so long that what a row costs is the time to fetch it.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    rows: Vec<[u8; 2]>,
}

impl Pairs {
    /// The table of these bytes.
    #[cfg(feature = "training")]
    pub(super) fn new(bytes: &[[i8; 2]]) -> Self {
        Self { rows: bytes.iter().map(|row| row.map(i8::cast_unsigned)).collect() }
    }

    #[inline(always)]
    fn sum(&self, rows: &[u32]) -> [i32; 2] {
        let mut sums = [0i32; 2];
        for &row in rows {
            let [a, b] = self.rows[row as usize];
            sums[0] += i32::from(WEIGHTS[usize::from(a)]);
            sums[1] += i32::from(WEIGHTS[usize::from(b)]);
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
    let mut best = 0;
    for (at, &sum) in sums.iter().enumerate() {
        if sum > sums[best] {
            best = at;
        }
    }
    best
}

/// A sum over all bytes that notices when one changes (not when somebody means to deceive).
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0x9E37_79B9_7F4A_7C15u64;
    let (words, rest) = bytes.as_chunks::<8>();
    for &word in words {
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(23);
    }
    for &byte in rest {
        sum = (sum ^ u64::from(byte)).wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(23);
    }
    sum
}

/// Reads numbers off the front of a file.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn number(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    fn packed<const W: usize>(&mut self, rows: usize) -> Option<Packed<'b, W>> {
        let marks = self.take(rows * W / 8)?;
        let count = self.number()? as usize;
        Some(Packed { rows, marks, values: self.take(count)? })
    }
}

/// A table as it lies in the file: a bit for each weight that says whether it is other than zero, and those that are.
struct Packed<'b, const W: usize> {
    rows: usize,
    marks: &'b [u8],
    values: &'b [u8],
}

/// For each mark, how many bits stand before the value of each of its eight cells; 64 if the cell is zero.
static PLACES: [[u8; 8]; 256] = {
    let mut places = [[64; 8]; 256];
    let mut mark = 0;
    while mark < 256 {
        let (mut cell, mut place) = (0, 0);
        while cell < 8 {
            if mark >> cell & 1 == 1 {
                places[mark][cell] = place;
                place += 8;
            }
            cell += 1;
        }
        mark += 1;
    }
    places
};

impl<const W: usize> Packed<'_, W> {
    /// Fills `cells`. Without a branch for each of them, since this is most of the time that loading takes.
    fn unpack<T>(&self, cells: &mut [T], of: impl Fn(u8) -> T) -> Option<()> {
        let mut values = self.values;
        for (&mark, cells) in self.marks.iter().zip(cells.as_chunks_mut::<8>().0).filter(|(mark, _)| **mark != 0) {
            // The last values of all have fewer than eight behind them.
            let eight = values
                .first_chunk()
                .copied()
                .unwrap_or_else(|| std::array::from_fn(|at| *values.get(at).unwrap_or(&0)));
            let eight = u64::from_le_bytes(eight);
            *cells = PLACES[usize::from(mark)].map(|place| of(eight.checked_shr(place.into()).unwrap_or(0) as u8));
            values = values.get(mark.count_ones() as usize..)?;
        }
        Some(())
    }

    fn table(&self) -> Option<Table<W>> {
        let mut rows = vec![[0i16; W]; self.rows];
        self.unpack(rows.as_flattened_mut(), |byte| WEIGHTS[usize::from(byte)])?;
        Some(Table { rows })
    }
}

impl Packed<'_, 2> {
    fn pairs(&self) -> Option<Pairs> {
        let mut rows = vec![[0u8; 2]; self.rows];
        self.unpack(rows.as_flattened_mut(), |byte| byte)?;
        Some(Pairs { rows })
    }
}

impl Model {
    /// The model in a file; `None` of one that is broken or of another version.
    pub(super) fn read(file: &[u8]) -> Option<Self> {
        let mut reader = Reader(file);
        let known = reader.take(8)? == MAGIC && reader.number()? == VERSION;
        let sum = u64::from_le_bytes(reader.take(8)?.try_into().ok()?);
        if !known || checksum(reader.0) != sum {
            return None;
        }
        let notice = reader.number()? as usize;
        reader.take(notice)?;
        let words = reader.number()? as usize;
        let mut groups = Vec::with_capacity(words);
        for _ in 0..words {
            let form = reader.number()?;
            groups.push((form, u16::from_le_bytes(reader.take(2)?.try_into().ok()?)));
        }
        let wide = reader.number()? as usize;
        let lexicon = Lexicon::new(&groups, reader.take(wide)?.to_vec());
        let tagger = reader.packed(1 << tagger::BITS)?;
        let mut direction = || Some((reader.packed(1 << parser::STEP_BITS)?, reader.packed(1 << parser::LABEL_BITS)?));
        let (forward, backward) = (direction()?, direction()?);
        let umpire = reader.packed(1 << agreement::BITS)?.table()?;
        // Unpacking is most of the time that loading takes, so half of it is done beside the other.
        let unpack = |(steps, labels): &(Packed<2>, Packed<{ parser::CLASSES }>)| {
            Some(Direction { steps: steps.pairs()?, labels: labels.table()? })
        };
        std::thread::scope(|scope| {
            let beside = scope.spawn(|| unpack(&backward));
            let (tagger, forward) = (tagger.table()?, unpack(&forward)?);
            Some(Self { lexicon, tagger, parsers: [forward, beside.join().ok()??], umpire })
        })
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
        let mut file = MAGIC.to_vec();
        file.extend(VERSION.to_le_bytes());
        file.extend(checksum(&rest).to_le_bytes());
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
