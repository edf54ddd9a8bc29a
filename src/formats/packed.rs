//! Files packed with gzip.

use super::{Limit, Options};
use std::io::Read as _;

/// Whether bytes are packed with gzip.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1F, 0x8B])
}

/// The bytes inside, of all members. A file that grows beyond its limits is refused before it has grown.
pub(super) fn unpack(bytes: &[u8], options: &Options) -> Result<Vec<u8>, String> {
    let most = options.largest_unpacked.min(bytes.len().saturating_mul(options.growth).max(SMALL));
    let mut unpacked = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let outcome = flate2::bufread::MultiGzDecoder::new(bytes).take(limit).read_to_end(&mut unpacked);
    if unpacked.len() > most {
        let mebibytes = options.largest_unpacked >> 20;
        return Err(format!(
            "it unpacks to more than {mebibytes} MiB or {} times its size; if you trust it, raise the limits {} and {}",
            options.growth,
            Limit::Unpacked.name(),
            Limit::Growth.name()
        ));
    }
    match outcome {
        Ok(_) => Ok(unpacked),
        Err(error) => Err(format!("its gzip packing is damaged or breaks off ({error}); fetch it again")),
    }
}

/// Any file may grow to this: short texts of one repeated letter do pack to almost nothing.
const SMALL: usize = 64 << 10;

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use std::io::Write as _;

    pub fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn unpacks_one_and_several_members() {
        let options = Options::default();
        assert_eq!(unpack(&packed(b"Nine."), &options).unwrap(), b"Nine.");
        let two = [packed(b"Nine "), packed(b"drowned.")].concat();
        assert_eq!(unpack(&two, &options).unwrap(), b"Nine drowned.");
    }

    #[test]
    fn bombs_and_damage_are_refused() {
        let options = Options::default();
        let bomb = packed(&vec![b'a'; 8 << 20]);
        assert!(unpack(&bomb, &options).unwrap_err().contains("100 times"));
        let whole = packed("Nine people drowned.".repeat(9).as_bytes());
        for length in 2..whole.len() {
            assert!(unpack(&whole[..length], &options).is_err(), "{length}");
        }
        let mut wrong = whole.clone();
        let checksum = wrong.len() - 8;
        wrong[checksum] ^= 1;
        assert!(unpack(&wrong, &options).unwrap_err().contains("damaged"));
    }
}
