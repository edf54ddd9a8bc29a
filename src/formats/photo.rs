//! The captions of JPEG pictures: the metadata of the IPTC (IIM) and of Adobe (XMP), and of the camera (EXIF) where these
//! say nothing. The picture itself is not read.

use super::Options;
use super::draft::Draft;
use super::exif::{self, Exif};
use super::words::Words;
use super::xml::document;
use crate::report::{About, BlockKind, Kind, Report};
use roxmltree::Node;

/// Whether bytes are a JPEG.
pub(super) fn is_jpeg(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xD8, 0xFF])
}

/// The caption of a picture and what its fields say.
pub(super) fn read(name: &str, bytes: &[u8], options: &Options) -> Result<Report, String> {
    let segments = segments(bytes)?;
    let mut draft = Draft::without_places(options);
    draft.kind(Kind::Caption);
    let iptc = iptc(&segments);
    let adobe = adobe(&segments, &mut draft);
    let mut fields = Fields::default();
    fields.add_iptc(&iptc);
    adobe.iter().for_each(|packet| fields.add_adobe(packet, options.deepest, &mut draft));
    fields.add_missing(camera(&segments));
    let caption = fields.caption.iter().find(|caption| !caption.trim().is_empty());
    let Some(caption) = caption else {
        return Err("there is no caption in the picture's IPTC, XMP or EXIF fields".into());
    };
    if let Some(other) = fields.caption.iter().find(|other| other.trim() != caption.trim() && !other.trim().is_empty())
    {
        draft.note("caption", format!("The picture has another caption that differs: {other}"));
    }
    if let Some(headline) = fields.headline.first() {
        draft.headline(&Words::whole(headline));
    }
    draft.block(BlockKind::Caption, &Words::whole(caption));
    for (about, field, value) in &fields.declared {
        draft.declare(*about, *field, value);
    }
    draft.report(name)
}

/// A segment: its marker and its bytes.
type Segment<'a> = (u8, &'a [u8]);

const APP1: u8 = 0xE1;
const APP13: u8 = 0xED;
const START_OF_SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// The segments before the picture itself.
fn segments(bytes: &[u8]) -> Result<Vec<Segment<'_>>, String> {
    let mut found = Vec::new();
    let mut rest = &bytes[2..];
    loop {
        let [0xFF, marker, inside @ ..] = rest else {
            return Err("the picture breaks off before its image".into());
        };
        match *marker {
            START_OF_SCAN | END => return Ok(found),
            0xFF => rest = &rest[1..],
            0x01 | 0xD0..=0xD8 => rest = inside,
            marker => {
                let length = inside.first_chunk::<2>().map_or(0, |length| usize::from(u16::from_be_bytes(*length)));
                let content = inside.get(2..length).ok_or("a segment of the picture runs past its end")?;
                found.push((marker, content));
                rest = &inside[length..];
            }
        }
    }
}

/// The IIM records in the image resources of Photoshop, which may run over several segments.
fn iptc(segments: &[Segment]) -> Vec<u8> {
    const MARK: &[u8] = b"Photoshop 3.0\0";
    let parts = segments.iter().filter(|(marker, _)| *marker == APP13);
    let resources: Vec<u8> = parts.filter_map(|(_, content)| content.strip_prefix(MARK)).flatten().copied().collect();
    let mut found = Vec::new();
    let mut rest = &resources[..];
    while let Some((id, content, after)) = resource(rest) {
        if id == 0x0404 {
            found.extend_from_slice(content);
        }
        rest = after;
    }
    found
}

/// One image resource: its number, its bytes and what comes after it. Names and contents fill even numbers of bytes.
fn resource(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let rest = bytes.strip_prefix(b"8BIM")?;
    let (id, rest) = rest.split_first_chunk::<2>()?;
    let name = usize::from(*rest.first()?) + 1;
    let rest = rest.get(name + name % 2..)?;
    let (size, rest) = rest.split_first_chunk::<4>()?;
    let size = usize::try_from(u32::from_be_bytes(*size)).ok()?;
    let content = rest.get(..size)?;
    Some((u16::from_be_bytes(*id), content, rest.get(size + size % 2..).unwrap_or_default()))
}

/// The datasets of IIM: record, number, bytes.
fn datasets(mut bytes: &[u8]) -> Vec<(u8, u8, &[u8])> {
    let mut found = Vec::new();
    while let [0x1C, record, number, high, low, rest @ ..] = bytes {
        let short = usize::from(u16::from_be_bytes([*high, *low]));
        // The highest bit says that the length itself comes in so many bytes.
        let extended = short & 0x8000 != 0;
        let width = if extended { short & 0x7FFF } else { 0 };
        let Some(prefix) = rest.get(..width).filter(|_| width <= 4) else { break };
        let length = if extended { prefix.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)) } else { short };
        let Some(content) = rest.get(width..).and_then(|rest| rest.get(..length)) else { break };
        found.push((*record, *number, content));
        bytes = &rest[width + length..];
    }
    found
}

#[derive(Default)]
struct Fields {
    caption: Vec<String>,
    headline: Vec<String>,
    declared: Vec<(About, &'static str, String)>,
}

impl Fields {
    fn add_iptc(&mut self, bytes: &[u8]) {
        let datasets = datasets(bytes);
        let says_utf8 =
            datasets.iter().any(|(record, number, value)| (*record, *number) == (1, 90) && *value == b"\x1B%G");
        let text = |number: u8| {
            let found = datasets.iter().filter(move |(record, n, _)| *record == 2 && *n == number);
            found.map(|(_, _, value)| decoded(value, says_utf8)).collect::<Vec<_>>()
        };
        self.caption.extend(text(120));
        self.headline.extend(text(105));
        let clock = text(60).first().cloned().unwrap_or_default();
        for day in text(55) {
            let moment = if clock.is_empty() { day } else { format!("{day}T{clock}") };
            self.declared.push((About::Created, "IPTC 2:55", moment));
        }
        for (about, number, field) in [
            (About::Byline, 80, "IPTC 2:80"),
            (About::Credit, 110, "IPTC 2:110"),
            (About::Source, 115, "IPTC 2:115"),
            (About::Outlet, 110, "IPTC 2:110"),
            (About::Usage, 40, "IPTC 2:40"),
            (About::Usage, 116, "IPTC 2:116"),
        ] {
            self.declared.extend(text(number).into_iter().map(|value| (about, field, value)));
        }
        let place: Vec<String> = [90, 95, 101].into_iter().flat_map(text).collect();
        self.declared.push((About::Place, "IPTC 2:90", place.join(", ")));
    }

    fn add_adobe(&mut self, packet: &str, deepest: usize, draft: &mut Draft) {
        let document = match document(packet, deepest) {
            Ok(document) => document,
            Err(why) => return draft.note("xmp", format!("The XMP fields were not read: {why}.")),
        };
        let values = |name: &str| values(document.root(), name);
        self.caption.extend(values("description"));
        if self.headline.is_empty() {
            self.headline.extend(values("Headline"));
        }
        for (about, name, field) in [
            (About::Created, "DateCreated", "photoshop:DateCreated"),
            (About::Byline, "creator", "dc:creator"),
            (About::Credit, "Credit", "photoshop:Credit"),
            (About::Outlet, "Credit", "photoshop:Credit"),
            (About::Source, "Source", "photoshop:Source"),
            (About::Usage, "Instructions", "photoshop:Instructions"),
            (About::Usage, "rights", "dc:rights"),
        ] {
            self.declared.extend(values(name).into_iter().map(|value| (about, field, value)));
        }
        let place: Vec<String> = ["City", "State", "Country"].iter().flat_map(|name| values(name)).collect();
        self.declared.push((About::Place, "photoshop:City", place.join(", ")));
    }

    /// What the camera says, as far as nobody has said it yet.
    fn add_missing(&mut self, exif: Exif) {
        if self.caption.iter().all(|caption| caption.trim().is_empty()) {
            self.caption.extend(exif.description.filter(|words| is_written_by_people(words)));
        }
        let says = |about| self.declared.iter().any(|(a, _, value)| *a == about && !value.trim().is_empty());
        let missing: Vec<(About, &'static str, String)> = [
            (About::Created, "EXIF DateTimeOriginal", exif.taken),
            (About::Byline, "EXIF Artist", exif.artist),
            (About::Usage, "EXIF Copyright", exif.copyright),
        ]
        .into_iter()
        .filter(|(about, ..)| !says(*about))
        .filter_map(|(about, field, value)| value.map(|value| (about, field, value)))
        .collect();
        self.declared.extend(missing);
    }
}

/// Cameras write their own name where a caption would be: "LORNE DIGITAL CAMERA".
fn is_written_by_people(description: &str) -> bool {
    description.contains(char::is_lowercase) && description.contains(' ')
}

/// The fields of the camera.
fn camera(segments: &[Segment]) -> Exif {
    const MARK: &[u8] = b"Exif\0\0";
    let ours = segments.iter().filter(|(marker, _)| *marker == APP1);
    ours.filter_map(|(_, content)| content.strip_prefix(MARK)).next().map(exif::read).unwrap_or_default()
}

/// Bytes that claim to be UTF-8, or are; the old default otherwise.
fn decoded(bytes: &[u8], says_utf8: bool) -> String {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        Err(_) if says_utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    };
    text.replace('\0', "").trim().to_string()
}

/// The packets of XMP. What was too large for one segment is left out with a note; captions are not.
fn adobe(segments: &[Segment], draft: &mut Draft) -> Vec<String> {
    const MARK: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
    const MORE: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
    let ours = || segments.iter().filter(|(marker, _)| *marker == APP1);
    if ours().any(|(_, content)| content.starts_with(MORE)) {
        draft.note("xmp", "The picture has more XMP fields than fit in one segment; only the first were read.");
    }
    let packets = ours().filter_map(|(_, content)| content.strip_prefix(MARK));
    packets.map(|packet| String::from_utf8_lossy(packet).trim_matches(['\0', '\u{FEFF}']).to_string()).collect()
}

/// What a property says, written as an element, as a list or as an attribute.
fn values(root: Node, name: &str) -> Vec<String> {
    let descriptions = || root.descendants().filter(|n| n.is_element() && n.tag_name().name() == "Description");
    let attributes =
        descriptions().filter_map(|d| d.attributes().find(|a| a.name() == name && a.namespace().is_some()));
    let mut found: Vec<String> = attributes.map(|attribute| attribute.value().to_string()).collect();
    let elements = descriptions().flat_map(|d| d.children().filter(|n| n.is_element() && n.tag_name().name() == name));
    for element in elements {
        let items: Vec<Node> =
            element.descendants().filter(|n| n.is_element() && n.tag_name().name() == "li").collect();
        let texts = if items.is_empty() { vec![element] } else { items };
        found.extend(texts.iter().filter_map(|node| node.text()).map(str::to_string));
    }
    found.retain(|value| !value.trim().is_empty());
    found
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A JPEG without a picture, with the given datasets and XMP properties.
    pub fn jpeg(datasets: &[(u8, u8, &[u8])], xmp: Option<&str>) -> Vec<u8> {
        let mut iim = Vec::new();
        for (record, number, value) in datasets {
            iim.extend([0x1C, *record, *number]);
            iim.extend(u16::try_from(value.len()).unwrap().to_be_bytes());
            iim.extend_from_slice(value);
        }
        let mut resources = b"Photoshop 3.0\08BIM\x04\x04\0\0".to_vec();
        resources.extend(u32::try_from(iim.len()).unwrap().to_be_bytes());
        resources.extend(iim);
        let mut bytes = vec![0xFF, 0xD8];
        let mut segment = |marker: u8, content: &[u8]| {
            bytes.extend([0xFF, marker]);
            bytes.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
            bytes.extend_from_slice(content);
        };
        segment(APP13, &resources);
        if let Some(xmp) = xmp {
            segment(APP1, format!("http://ns.adobe.com/xap/1.0/\0{xmp}").as_bytes());
        }
        bytes.extend([0xFF, END]);
        bytes
    }

    fn read_picture(bytes: &[u8]) -> Result<Report, String> {
        read("a.jpg", bytes, &Options::default())
    }

    const XMP: &str = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
        photoshop:DateCreated="2024-03-08"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">A man waits.</rdf:li></rdf:Alt>
        </dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"#;

    #[test]
    fn reads_caption_and_fields_of_both_kinds() {
        let iim: [(u8, u8, &[u8]); 5] = [
            (2, 120, b"A man waits in Lorne. (AP Photo/Ann Poe)"),
            (2, 80, b"Ann Po\xEB"),
            (2, 55, b"20240309"),
            (2, 60, b"182000+0000"),
            (2, 110, b"AP"),
        ];
        let report = read_picture(&jpeg(&iim, Some(XMP))).unwrap();
        assert_eq!(report.kind, Kind::Caption);
        assert_eq!(report.text.as_str(), "A man waits in Lorne. (AP Photo/Ann Poe)");
        assert_eq!(report.outlet.as_deref(), Some("AP"));
        let said = |field: &str| report.declared.iter().find(|d| d.field == field).map(|d| d.value.as_str());
        assert_eq!(said("IPTC 2:55"), Some("20240309T182000+0000"));
        assert_eq!(said("photoshop:DateCreated"), Some("2024-03-08"));
        assert_eq!(said("IPTC 2:80"), Some("Ann Poë"));
        assert!(report.notes.iter().any(|note| note.what == "caption"), "captions that differ are noted");
    }

    #[test]
    fn what_breaks_off_is_named() {
        let whole = jpeg(&[(2, 120, b"A man waits.")], None);
        assert!(read_picture(&whole).is_ok());
        for length in 3..whole.len() {
            assert!(read_picture(&whole[..length]).is_err(), "{length} of {}", whole.len());
        }
        assert!(read_picture(&jpeg(&[], None)).unwrap_err().contains("no caption"));
    }

    #[test]
    fn fields_that_are_no_sound_xml_are_left_out_with_a_note() {
        for xmp in ["<a>", &"<a>".repeat(9000), "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"] {
            let report = read_picture(&jpeg(&[(2, 120, b"A man waits.")], Some(xmp))).unwrap();
            assert!(report.notes.iter().any(|note| note.what == "xmp"));
        }
    }

    #[test]
    fn long_datasets_say_their_length_in_more_bytes() {
        let found = datasets(b"\x1C\x02\x78\x80\x04\0\0\0\x03abc\x1C\x02\x05\0\x01x");
        assert_eq!(found, [(2, 120, &b"abc"[..]), (2, 5, b"x")]);
        assert!(datasets(b"\x1C\x02\x78\xFF\xFF").is_empty());
        assert!(datasets(b"\x1C\x02\x78\x80\x04\xFF\xFF\xFF\xFFabc").is_empty());
    }
}
