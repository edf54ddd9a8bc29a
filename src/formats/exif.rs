//! The few fields of EXIF that say what a picture shows, who took it and when.

/// What a camera or an editor's program wrote into a picture.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Exif {
    pub description: Option<String>,
    pub artist: Option<String>,
    pub copyright: Option<String>,
    /// When it was taken, with its distance from UTC where that is written.
    pub taken: Option<String>,
}

const DESCRIPTION: u16 = 0x010E;
const ARTIST: u16 = 0x013B;
const COPYRIGHT: u16 = 0x8298;
const FIELDS_OF_THE_CAMERA: u16 = 0x8769;
const TAKEN: u16 = 0x9003;
const OFFSET_OF_TAKEN: u16 = 0x9011;

/// Directories have some dozens of entries.
const MOST_ENTRIES: usize = 500;

/// The fields in the TIFF structure of `bytes`. Two directories are looked into and no more, so that none can lead in a
/// circle; what points outside of the bytes is not there.
pub(super) fn read(bytes: &[u8]) -> Exif {
    let Some(tiff) = Tiff::of(bytes) else { return Exif::default() };
    let first = tiff.long(4).map_or_else(Vec::new, |at| tiff.directory(at));
    let camera = first.iter().find(|entry| entry.tag == FIELDS_OF_THE_CAMERA).and_then(|entry| tiff.long(entry.at + 8));
    let camera = camera.map_or_else(Vec::new, |at| tiff.directory(at));
    let taken = tiff.text(&camera, TAKEN);
    let offset = tiff.text(&camera, OFFSET_OF_TAKEN).unwrap_or_default();
    Exif {
        description: tiff.text(&first, DESCRIPTION),
        artist: tiff.text(&first, ARTIST),
        copyright: tiff.text(&first, COPYRIGHT),
        taken: taken.map(|taken| taken + &offset),
    }
}

struct Tiff<'a> {
    bytes: &'a [u8],
    /// The highest byte of a number comes first.
    high_first: bool,
}

/// An entry of a directory: what it is, and where it stands.
struct Entry {
    tag: u16,
    at: usize,
}

impl<'a> Tiff<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let high_first = match bytes.get(..4)? {
            b"MM\0*" => true,
            b"II*\0" => false,
            _ => return None,
        };
        Some(Self { bytes, high_first })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.high_first { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        let number = if self.high_first { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) };
        usize::try_from(number).ok()
    }

    fn directory(&self, at: usize) -> Vec<Entry> {
        const LENGTH: usize = 12;
        let count = self.short(at).map_or(0, usize::from).min(MOST_ENTRIES);
        let starts = (0..count).map(|n| at + 2 + n * LENGTH);
        starts.map_while(|at| self.short(at).map(|tag| Entry { tag, at })).collect()
    }

    /// The characters of the entry with that tag. Up to four of them stand in the entry itself.
    fn text(&self, directory: &[Entry], tag: u16) -> Option<String> {
        const CHARACTERS: u16 = 2;
        let entry = directory.iter().find(|entry| entry.tag == tag)?;
        if self.short(entry.at + 2)? != CHARACTERS {
            return None;
        }
        let length = self.long(entry.at + 4)?;
        let start = if length <= 4 { entry.at + 8 } else { self.long(entry.at + 8)? };
        let text = self.bytes.get(start..start.checked_add(length)?)?;
        let text = text.split(|byte| *byte == 0).next().unwrap_or_default();
        let text = std::str::from_utf8(text).map_or_else(
            |_| encoding_rs::WINDOWS_1252.decode_without_bom_handling(text).0.into_owned(),
            str::to_string,
        );
        Some(text.trim().to_string()).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A TIFF structure with one directory of the camera behind the first.
    fn tiff(high_first: bool) -> Vec<u8> {
        let short = |n: u16| if high_first { n.to_be_bytes() } else { n.to_le_bytes() };
        let long = |n: u32| if high_first { n.to_be_bytes() } else { n.to_le_bytes() };
        let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
            [&short(tag)[..], &short(kind), &long(count), &value].concat()
        };
        [
            if high_first { b"MM\0*" } else { b"II*\0" }.to_vec(),
            long(8).to_vec(),
            short(3).to_vec(),
            entry(DESCRIPTION, 2, 12, long(68)),
            entry(ARTIST, 2, 4, *b"Poe\0"),
            entry(FIELDS_OF_THE_CAMERA, 4, 1, long(50)),
            long(0).to_vec(),
            short(1).to_vec(),
            entry(TAKEN, 2, 20, long(80)),
            long(0).to_vec(),
            b"A man waits\0".to_vec(),
            b"2024:03:09 18:20:00\0".to_vec(),
        ]
        .concat()
    }

    #[test]
    fn reads_both_orders_of_bytes() {
        for high_first in [true, false] {
            let exif = read(&tiff(high_first));
            assert_eq!(exif.description.as_deref(), Some("A man waits"));
            assert_eq!(exif.artist.as_deref(), Some("Poe"));
            assert_eq!(exif.taken.as_deref(), Some("2024:03:09 18:20:00"));
            assert_eq!(exif.copyright, None);
        }
    }

    #[test]
    fn what_points_elsewhere_is_not_there() {
        let whole = tiff(true);
        for length in 0..whole.len() {
            read(&whole[..length]);
        }
        for at in 0..whole.len() {
            let mut wrong = whole.clone();
            wrong[at] = 0xFF;
            read(&wrong);
        }
        let circle = [&b"II*\0"[..], &8_u32.to_le_bytes(), &1_u16.to_le_bytes(), &0x8769_u16.to_le_bytes()].concat();
        let circle = [circle, [&4_u16.to_le_bytes()[..], &1_u32.to_le_bytes(), &8_u32.to_le_bytes()].concat()].concat();
        assert_eq!(read(&circle), Exif::default());
    }
}
