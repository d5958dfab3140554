//! The hash of names: a value for every prefix of whole words.
//!
//! The hash of a word comes from its folded bytes, sixteen at a time; the hash of a prefix from the hash of the shorter
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

    /// Returns the hash of a folded word of at most sixteen bytes, given as two little-endian numbers padded with zeros.
    #[inline]
    pub(super) fn short(self, words: [u64; 2], len: usize) -> u64 {
        mix(words[0] ^ self.seed, words[1] ^ K1 ^ len as u64)
    }

    /// Returns the hash of a folded word of any length.
    pub(super) fn word(self, bytes: &[u8]) -> u64 {
        self.words(bytes, |word| word)
    }

    /// Returns the hash of a word of ASCII bytes, folded to lower case on the way.
    pub(super) fn word_lower(self, bytes: &[u8]) -> u64 {
        self.words(bytes, to_lower)
    }

    #[inline]
    fn words(self, bytes: &[u8], fold: impl Fn(u64) -> u64) -> u64 {
        let (chunks, rest) = bytes.as_chunks::<16>();
        let Some(last) = bytes.last_chunk::<16>() else {
            let mut padded = [0; 16];
            padded[..rest.len()].copy_from_slice(rest);
            return self.short(load(&padded).map(fold), bytes.len());
        };
        if bytes.len() == 16 {
            return self.short(load(last).map(fold), 16);
        }
        let mut h = self.seed ^ bytes.len() as u64;
        for chunk in chunks.iter().chain([last]) {
            let [low, high] = load(chunk);
            h = mix(h ^ fold(low), K2 ^ fold(high)).rotate_left(17);
        }
        h
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

/// Reads sixteen bytes as two little-endian numbers.
#[inline]
pub(super) fn load(bytes: &[u8; 16]) -> [u64; 2] {
    let word = u128::from_le_bytes(*bytes);
    [word as u64, (word >> 64) as u64]
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
    use std::collections::HashSet;

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
        assert_eq!(hasher.word(b"0123456789abcdef"), hasher.short(load(b"0123456789abcdef"), 16));
        assert_eq!(hasher.word(b"a"), hasher.short([b'a'.into(), 0], 1));
        assert_ne!(hasher.word(b"0123456789abcdef0"), hasher.word(b"0123456789abcdef00"));
        assert_ne!(hasher.word(b"a"), hasher.word(b"a\0"));
    }

    #[test]
    fn long_words_that_differ_in_one_letter_have_different_hashes() {
        let hasher = Hasher::new(7);
        let word = *b"counterintelligence";
        let mut seen = HashSet::from([hasher.word(&word)]);
        for at in 0..word.len() {
            for letter in (b'a'..=b'z').filter(|&letter| letter != word[at]) {
                let mut other = word;
                other[at] = letter;
                assert!(seen.insert(hasher.word(&other)), "{}", other.escape_ascii());
            }
        }
    }
}
