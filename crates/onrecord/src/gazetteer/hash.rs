//! The hash of names: a value for every prefix of whole words.
//!
//! The hash of a word comes from its folded bytes, eight at a time; the hash of a prefix from the hash of the shorter
//! prefix, the separator and the next word. Values depend only on the bytes and a seed, on every machine.

const K1: u64 = 0x9E37_79B9_7F4A_7C15;
const K2: u64 = 0xD6E8_FEB8_6659_FD93;
const K3: u64 = 0xA076_1D64_78BD_642F;

#[inline]
fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

/// Hashes words and prefixes with one seed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hasher {
    seed: u64,
}

impl Hasher {
    pub(super) const fn new(seed: u64) -> Self {
        Self { seed: seed.wrapping_mul(K1) ^ K2 }
    }

    /// Returns the hash of a folded word of at most eight bytes, given as a little-endian number padded with zeros.
    #[inline]
    pub(super) fn short(self, bytes: u64, len: usize) -> u64 {
        mix(bytes ^ self.seed, K1 ^ ((len as u64) << 56) ^ len as u64)
    }

    /// Returns the hash of a folded word of any length.
    #[inline]
    pub(super) fn word(self, bytes: &[u8]) -> u64 {
        self.words(bytes, |chunk| chunk)
    }

    /// Returns the hash of a word of ASCII bytes, folded to lower case on the way.
    #[inline]
    pub(super) fn word_lower(self, bytes: &[u8]) -> u64 {
        self.words(bytes, to_lower)
    }

    #[inline]
    fn words(self, bytes: &[u8], fold: impl Fn(u64) -> u64) -> u64 {
        let (chunks, rest) = bytes.as_chunks::<8>();
        if bytes.len() <= 8 {
            let chunk = chunks.first().map_or_else(|| load(rest), |c| u64::from_le_bytes(*c));
            return self.short(fold(chunk), bytes.len());
        }
        let mut h = self.seed ^ bytes.len() as u64;
        for chunk in chunks {
            h = mix(h ^ fold(u64::from_le_bytes(*chunk)), K2);
        }
        mix(h ^ fold(load(rest)), K1)
    }

    /// Returns the hash of a prefix that goes on with a separator and a word, given the hashes of all three.
    #[inline]
    pub(super) fn join(prefix: u64, separator: u64, word: u64) -> u64 {
        mix(prefix.rotate_left(23) ^ separator ^ K3, word ^ K2)
    }

    /// Returns the hash of a folded separator.
    pub(super) fn separator(self, bytes: &[u8]) -> u64 {
        self.word(bytes).rotate_left(31)
    }
}

/// Reads up to seven bytes as a little-endian number.
#[inline]
fn load(bytes: &[u8]) -> u64 {
    let mut chunk = [0; 8];
    chunk[..bytes.len()].copy_from_slice(bytes);
    u64::from_le_bytes(chunk)
}

/// Folds eight bytes to lower case: ASCII capitals change, all else stays.
#[inline]
pub(super) const fn to_lower(bytes: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let heptets = bytes & !HIGH;
    let above_z = heptets + (0x7F - b'Z' as u64) * ONES;
    let from_a = heptets + (0x80 - b'A' as u64) * ONES;
    let capital = !bytes & (from_a ^ above_z) & HIGH;
    bytes | (capital >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_of_all_bytes() {
        for b in 0..=255u8 {
            let folded = to_lower(u64::from_le_bytes([b, b'A', b, b'Z', 0xFF, b, b'[', b'@'])).to_le_bytes();
            let l = b.to_ascii_lowercase();
            assert_eq!(folded, [l, b'a', l, b'z', 0xFF, l, b'[', b'@']);
        }
    }

    #[test]
    fn long_and_short_words() {
        let hasher = Hasher::new(7);
        assert_eq!(hasher.word(b"russia"), hasher.word_lower(b"RUSSIA"));
        assert_eq!(hasher.word(b"rosoboronexport"), hasher.word_lower(b"RosOboronExporT"));
        assert_eq!(hasher.word(b"12345678"), hasher.short(u64::from_le_bytes(*b"12345678"), 8));
        assert_ne!(hasher.word(b"a"), hasher.word(b"a\0"));
    }
}
