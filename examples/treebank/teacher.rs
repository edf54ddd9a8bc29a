//! What the teacher made of the raw sentences, without their words: `teacher.bin`.
//!
//! The file holds, for each sentence that was annotated, where in the raw text its words stand, their tags, heads and
//! relations; and for each word of the vocabulary the group of words that it is used like. The words themselves are read
//! from the raw text, which the file knows by its checksum.

use super::text;
use atodds::prose::learn::{Example, form};
use atodds::prose::{Dep, Tag};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::error::Error;
use std::io::{Read, Write};
use std::path::Path;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const MAGIC: &[u8; 8] = b"atodds-t";
const VERSION: u32 = 1;

/// Stands for a tag or a relation that is not known, or that the teacher is not sure of.
const UNKNOWN: u8 = 255;

/// Raw sentences with the teacher's trees, and its groups of words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Teacher {
    pub sentences: Vec<Example>,
    /// Words' numbers with their groups, counted from one.
    pub groups: Vec<(u32, u16)>,
    /// The wide group of each group.
    pub wide: Vec<u8>,
}

/// Where a sentence's words stand in the raw text: so many bytes that are not white space are left out before the first,
/// and each is as long as that or, with 0, goes on to the next white space.
struct Cut {
    skipped: u16,
    lengths: Vec<u8>,
}

impl Teacher {
    /// Reads `file` beside the `raw` text that it was made from.
    pub fn read(file: &Path, raw: &Path) -> Result<Self> {
        let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let raw = text(raw)?;
        let rest = bytes.strip_prefix(MAGIC).ok_or("not what the teacher made")?;
        let (version, rest) = rest.split_at_checked(4).ok_or("cut off")?;
        let (sum, packed) = rest.split_at_checked(32).ok_or("cut off")?;
        if version != VERSION.to_le_bytes() {
            return Err("of another version".into());
        }
        if sum != Sha256::digest(&raw).as_slice() {
            return Err("made from another raw text".into());
        }
        let mut unpacked = Vec::new();
        DeflateDecoder::new(packed).read_to_end(&mut unpacked)?;
        Self::unpack(&mut Streams(&unpacked), &raw).ok_or_else(|| "broken".into())
    }

    fn unpack(streams: &mut Streams, raw: &str) -> Option<Self> {
        let names = |bytes: &[u8]| Some(std::str::from_utf8(bytes).ok()?.split(' ').map(str::to_string).collect());
        let tag_names: Vec<String> = names(streams.next()?)?;
        let dep_names: Vec<String> = names(streams.next()?)?;
        let tag = |number: u8| tag_names.get(usize::from(number)).and_then(|name| Tag::named(name));
        let dep = |number: u8| dep_names.get(usize::from(number)).and_then(|name| Dep::named(name));
        let mut skipped = streams.next()?.as_chunks::<2>().0.iter().map(|&two| u16::from_le_bytes(two));
        let (counts, mut lengths) = (streams.next()?, streams.next()?.iter());
        let (mut tags, mut heads, mut deps) = (streams.next()?, streams.next()?, streams.next()?);
        let mut at = Place { raw, at: 0 };
        let mut sentences = Vec::new();
        for count in counts.iter().map(|&count| usize::from(count)) {
            at.skip(skipped.next()?);
            let forms = (0..count).map(|_| Some(at.word(*lengths.next()?)?.to_string())).collect::<Option<_>>()?;
            let take = |from: &mut &'_ [u8]| from.split_off(..count).map(<[u8]>::to_vec);
            let (tags, heads, deps) = (take(&mut tags)?, take(&mut heads)?, take(&mut deps)?);
            let head = |(at, (&head, &dep)): (usize, (&u8, &u8))| match head.cast_signed() {
                _ if dep == UNKNOWN => None,
                0 => Some(count),
                step => at.checked_add_signed(step.into()),
            };
            sentences.push(Example {
                forms,
                tags: tags.into_iter().map(tag).collect(),
                heads: heads.iter().zip(&deps).enumerate().map(head).collect(),
                deps: deps.iter().map(|&number| dep(number)).collect(),
            });
        }
        let numbers = streams.next()?.as_chunks::<2>().0.iter().map(|&two| u16::from_le_bytes(two));
        let groups = vocabulary(&sentences).into_iter().zip(numbers).filter(|&(_, group)| group != 0).collect();
        Some(Self { sentences, groups, wide: streams.next()?.to_vec() })
    }

    /// The file; fails if a sentence does not stand in the raw text, in order.
    pub fn pack(&self, raw: &Path) -> Result<Vec<u8>> {
        let raw = text(raw)?;
        let cuts = cuts(&self.sentences, &raw)?;
        let tags: Vec<u8> =
            self.tokens().map(|(example, at)| example.tags[at].map_or(UNKNOWN, |tag| tag as u8)).collect();
        let deps: Vec<u8> =
            self.tokens().map(|(example, at)| example.deps[at].map_or(UNKNOWN, |dep| dep as u8)).collect();
        let head = |(example, at): (&Example, usize)| match example.heads[at] {
            Some(head) if head < example.forms.len() => (head as isize - at as isize) as u8,
            _ => 0,
        };
        let group =
            |form: u32| self.groups.binary_search_by_key(&form, |&(form, _)| form).map_or(0, |at| self.groups[at].1);
        let streams: [Vec<u8>; 10] = [
            names(Tag::ALL.iter().map(|tag| tag.name())),
            names(Dep::ALL.iter().map(|dep| dep.name())),
            cuts.iter().flat_map(|cut| cut.skipped.to_le_bytes()).collect(),
            cuts.iter().map(|cut| cut.lengths.len() as u8).collect(),
            cuts.iter().flat_map(|cut| cut.lengths.iter().copied()).collect(),
            tags,
            self.tokens().map(head).collect(),
            deps,
            vocabulary(&self.sentences).into_iter().flat_map(|form| group(form).to_le_bytes()).collect(),
            self.wide.clone(),
        ];
        let mut file = [MAGIC.as_slice(), &VERSION.to_le_bytes(), Sha256::digest(&raw).as_slice()].concat();
        let mut packer = DeflateEncoder::new(&mut file, Compression::best());
        for stream in streams {
            packer.write_all(&(stream.len() as u32).to_le_bytes())?;
            packer.write_all(&stream)?;
        }
        packer.finish()?;
        Ok(file)
    }

    fn tokens(&self) -> impl Iterator<Item = (&Example, usize)> {
        self.sentences.iter().flat_map(|example| (0..example.forms.len()).map(move |at| (example, at)))
    }
}

fn names<'n>(names: impl Iterator<Item = &'n str>) -> Vec<u8> {
    names.collect::<Vec<_>>().join(" ").into_bytes()
}

/// The numbers of all words, in order.
fn vocabulary(sentences: &[Example]) -> BTreeSet<u32> {
    sentences.iter().flat_map(|example| &example.forms).map(|word| form(word)).collect()
}

/// Parts of the unpacked file, each headed by its length.
struct Streams<'b>(&'b [u8]);

impl<'b> Streams<'b> {
    fn next(&mut self) -> Option<&'b [u8]> {
        let length = u32::from_le_bytes(self.0.split_off(..4)?.try_into().ok()?);
        self.0.split_off(..length as usize)
    }
}

/// Where reading the raw text stands.
struct Place<'t> {
    raw: &'t str,
    at: usize,
}

impl<'t> Place<'t> {
    fn rest(&mut self) -> &'t str {
        self.at = self.raw.len() - self.raw[self.at..].trim_start().len();
        &self.raw[self.at..]
    }

    /// Leaves so many bytes out, white space not counted.
    fn skip(&mut self, bytes: u16) {
        let mut left = usize::from(bytes);
        while left > 0 {
            let Some(c) = self.rest().chars().next() else { return };
            self.at += c.len_utf8();
            left = left.saturating_sub(c.len_utf8());
        }
    }

    fn word(&mut self, length: u8) -> Option<&'t str> {
        let rest = self.rest();
        let length = match length {
            0 => rest.find(char::is_whitespace).unwrap_or(rest.len()),
            length => length.into(),
        };
        self.at += length;
        rest.get(..length)
    }

    /// The length to note for `word`, if it comes next.
    fn length(&mut self, word: &str) -> Option<u8> {
        let after = self.rest().strip_prefix(word)?;
        self.at += word.len();
        if after.is_empty() || after.starts_with(char::is_whitespace) { Some(0) } else { word.len().try_into().ok() }
    }
}

fn cuts(sentences: &[Example], raw: &str) -> Result<Vec<Cut>> {
    let mut place = Place { raw, at: 0 };
    let cut = |example: &Example| {
        let start = Place { raw, at: place.at };
        for skipped in 0..=u16::MAX {
            let mut tried = Place { ..start };
            tried.skip(skipped);
            if let Some(lengths) = example.forms.iter().map(|word| tried.length(word)).collect() {
                place = tried;
                return Ok(Cut { skipped, lengths });
            }
        }
        Err(format!("not in the raw text: {}", example.forms.join(" ")).into())
    };
    sentences.iter().map(cut).collect()
}
