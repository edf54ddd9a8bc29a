//! The file of weights, and how it is laid out in the program.
//!
//! Everything that can be done to the file before the program runs is done by the build script, which includes this source
//! and needs nothing else of the program: it checks the file, unpacks its tables and files the words. What is left to do when
//! the program starts is to find where each table begins.

/// What the file begins with.
pub(super) const MAGIC: &[u8; 8] = b"atodds-g";
/// Changes with the features and the format.
pub(super) const VERSION: u32 = 4;

/// Of each table its rows, and the weights of a row: of the tagger, of the steps and the relations of each parser, of the
/// umpire.
pub(super) const TABLES: [(usize, usize); 6] =
    [(1 << 16, 48), (1 << 20, 2), (1 << 16, 48), (1 << 20, 2), (1 << 16, 48), (1 << 15, 1)];

/// The file as the program reads it: how many places and wide groups there are, the places of the words, the wide groups,
/// and the tables, a byte a weight. `None` of a file that is broken or of another version.
pub(super) fn laid_out(file: &[u8]) -> Option<Vec<u8>> {
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
    let wide = reader.take(wide)?;
    let places = places(&groups);
    let mut laid = Vec::new();
    laid.extend((places.len() as u32).to_le_bytes());
    laid.extend((wide.len() as u32).to_le_bytes());
    laid.extend(places.as_flattened());
    laid.extend(wide);
    for (rows, width) in TABLES {
        reader.unpack(rows * width, &mut laid)?;
    }
    Some(laid)
}

/// The words' numbers with their groups, by number: open addressing, a power of two long; an empty place has group 0.
pub(super) fn places(words: &[(u32, u16)]) -> Vec<[u8; 6]> {
    let size = (words.len() * 2).next_power_of_two().max(2);
    let mut places = vec![[0; 6]; size];
    for &(form, group) in words {
        let mut at = form as usize & (size - 1);
        while places[at][4..] != [0; 2] {
            at = (at + 1) & (size - 1);
        }
        places[at][..4].copy_from_slice(&form.to_le_bytes());
        places[at][4..].copy_from_slice(&group.to_le_bytes());
    }
    places
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

    /// Unpacks a table of so many weights: a bit for each says whether it is other than zero, and behind the bits stand those
    /// that are.
    fn unpack(&mut self, weights: usize, into: &mut Vec<u8>) -> Option<()> {
        let marks = self.take(weights / 8)?;
        let count = self.number()? as usize;
        let mut values = self.take(count)?.iter();
        for at in 0..weights {
            let marked = marks[at / 8] >> (at % 8) & 1 == 1;
            into.push(if marked { *values.next()? } else { 0 });
        }
        Some(())
    }
}
