use crate::report::Note;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The characters of a file, and a note where they had to be guessed.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    pub note: Option<Note>,
}

/// What files begin with that are no text, and what they are called.
const BINARY: [(&[u8], &str); 12] = [
    (b"%PDF-", "a PDF; save its text as .txt first"),
    (b"PK\x03\x04", "a ZIP archive or an office document; save its text as .txt first"),
    (b"\xD0\xCF\x11\xE0", "an office document; save its text as .txt first"),
    (b"{\\rtf", "an RTF document; save its text as .txt first"),
    (b"\x89PNG", "a PNG picture; only the captions of JPEG pictures are read"),
    (b"GIF8", "a GIF picture; only the captions of JPEG pictures are read"),
    (b"RIFF", "a WebP picture or a recording; only the captions of JPEG pictures are read"),
    (b"\x7FELF", "a program, not a report"),
    (b"MZ\x90\x00", "a program, not a report"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"\xFD7zXZ\x00", "packed with xz; unpack it first"),
    (b"\x28\xB5\x2F\xFD", "packed with zstd; unpack it first"),
];

/// The characters of `bytes`; where they are no text, what they are and the way out.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    if let Some((_, what)) = BINARY.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(format!("it is {what}"));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        return checked(in_encoding(&bytes[mark..], encoding));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(encoding) = unmarked_utf16(bytes) {
        return checked(in_encoding(bytes, encoding));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => checked(Decoded { text: text.to_string(), note: None }),
        Err(error) if mostly_utf8(bytes) => checked(damaged(bytes, error.valid_up_to())),
        Err(_) => checked(declared(bytes).map_or_else(|| guessed(bytes), |encoding| in_encoding(bytes, encoding))),
    }
}

/// What a page or an XML file says of its own encoding, near its head: `charset=…`, `encoding="…"`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let at = ["charset=", "encoding="].iter().find_map(|name| head.find(name).map(|at| at + name.len()))?;
    let label = head[at..].trim_start_matches(['"', '\'']);
    let label = &label[..label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?];
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

fn in_encoding(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let message =
        || format!("The text is {} and damaged; what could not be read is shown as \u{FFFD}.", encoding.name());
    let note = damaged.then(|| Note { what: "encoding", message: message() });
    Decoded { text: text.into_owned(), note }
}

fn damaged(bytes: &[u8], first: usize) -> Decoded {
    let message = format!("Byte {first} and perhaps others are not UTF-8; they are shown as \u{FFFD}.");
    Decoded { text: String::from_utf8_lossy(bytes).into_owned(), note: Some(Note { what: "encoding", message }) }
}

fn guessed(bytes: &[u8]) -> Decoded {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let message = format!("The text is not UTF-8; it was read as {}.", encoding.name());
    Decoded { text: text.into_owned(), note: Some(Note { what: "encoding", message }) }
}

/// More characters than scars beyond ASCII: a damaged UTF-8 text rather than a text in another encoding. Faults side by
/// side are one scar.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut scars) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        scars += usize::from(!chunk.invalid().is_empty() && !chunk.valid().is_empty());
    }
    sound > scars
}

/// UTF-16 without its mark: of Latin text, every other byte is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |parity: usize| window.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = window.len() / 2;
    let many = |zeros: usize| pairs >= 2 && zeros * 10 >= pairs * 6;
    let few = |zeros: usize| zeros * 10 < pairs;
    match () {
        () if many(odd) && few(even) => Some(UTF_16LE),
        () if many(even) && few(odd) => Some(UTF_16BE),
        () => None,
    }
}

/// Text has no zero bytes and hardly a control character; escape sequences and page feeds do occur in wire copy.
fn checked(decoded: Decoded) -> Result<Decoded, String> {
    let (mut controls, mut all) = (0_usize, 0_usize);
    for c in decoded.text.chars() {
        all += 1;
        controls += usize::from(c.is_ascii_control() && !c.is_ascii_whitespace());
        if c == '\0' {
            return Err("it is binary, not text; give the report as text, HTML, JSON or XML".into());
        }
    }
    if controls * 20 > all {
        return Err("it is binary, not text; give the report as text, HTML, JSON or XML".into());
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, noted: bool) {
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.note.is_some(), noted, "{text}: {:?}", decoded.note);
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn reads_utf8_with_and_without_mark() {
        check("Señor Ruiz".as_bytes(), "Señor Ruiz", false);
        check("\u{FEFF}Señor Ruiz".as_bytes(), "Señor Ruiz", false);
    }

    #[test]
    fn reads_utf16_with_and_without_mark() {
        let text = "The café in Łódź was shut.";
        check(&utf16(text, u16::to_le_bytes), text, false);
        check(&utf16(text, u16::to_be_bytes), text, false);
        check(&utf16(&format!("\u{FEFF}{text}"), u16::to_le_bytes), text, false);
        check(&utf16(&format!("\u{FEFF}{text}"), u16::to_be_bytes), text, false);
    }

    #[test]
    fn reads_windows_1252_and_says_so() {
        check(b"The mayor of M\xE1laga said \x93no\x94 \x97 twice.", "The mayor of Málaga said “no” — twice.", true);
    }

    #[test]
    fn believes_what_a_page_says_of_itself() {
        check(b"<meta charset='iso-8859-2'>\xA3\xF3d\xBC", "<meta charset='iso-8859-2'>Łódź", false);
        check(
            b"<?xml version='1.0' encoding=\"koi8-r\"?>\xED\xE9\xF2",
            "<?xml version='1.0' encoding=\"koi8-r\"?>МИР",
            false,
        );
    }

    #[test]
    fn a_scar_in_utf8_is_shown_and_its_place_named() {
        let decoded = decode(b"\xC3\x89lodie Ma\xC3\xAFs died \xED\xA0\x80.").unwrap();
        assert!(decoded.text.starts_with("Élodie Maïs died \u{FFFD}"), "{}", decoded.text);
        assert!(decoded.note.unwrap().message.starts_with("Byte 19 "));
    }

    #[test]
    fn binary_is_refused() {
        for bytes in
            [&b"\x7FELF\x02\x01"[..], b"%PDF-1.7\n", b"PK\x03\x04\x14", b"a\0b\0\0\0c", b"\x01\x02\x03\x04\x05abc"]
        {
            assert!(decode(bytes).is_err(), "{bytes:?}");
        }
    }
}
