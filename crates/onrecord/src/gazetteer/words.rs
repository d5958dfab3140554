//! Finds the words of a text fast.
//!
//! One pass over the bytes makes a bit a byte: set where the byte belongs to a word. ASCII is classified 64 bytes at a
//! time in a form that compilers turn into vector code; blocks with other characters are corrected character by
//! character. Words are then the runs of set bits, and the next word from any offset is a few bit operations away.

use crate::text::chars::is_word;

const BLOCK: usize = 64;

/// A bit for every byte of a text: whether it belongs to a word.
pub(super) struct WordMask {
    bits: Vec<u64>,
}

impl WordMask {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        let mut bits = Vec::with_capacity(blocks.len() + 1);
        let mut foreign = Vec::new();
        for block in blocks {
            if !block.is_ascii() {
                foreign.push(bits.len());
            }
            bits.push(classify(block));
        }
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        if !last.is_ascii() {
            foreign.push(bits.len());
        }
        bits.push(classify(&last));
        let mut mask = Self { bits };
        for block in foreign {
            mask.correct(text, block * BLOCK);
        }
        mask
    }

    /// Clears the bits of characters outside ASCII that start in a block and belong to no word.
    fn correct(&mut self, text: &str, from: usize) {
        let bytes = &text.as_bytes()[from..];
        let mut block = [0; BLOCK];
        let len = bytes.len().min(BLOCK);
        block[..len].copy_from_slice(&bytes[..len]);
        // The first bytes of characters outside ASCII.
        let mut starts = gather(block.map(|b| u8::from(b >= 0xC0)));
        while starts != 0 {
            let at = from + starts.trailing_zeros() as usize;
            starts &= starts - 1;
            let Some(c) = text[at..].chars().next() else { break };
            let word = match c {
                // Dashes, curly quotation marks and other general punctuation.
                '\u{2000}'..='\u{206F}' => false,
                // Most letters of the Latin, Cyrillic and Chinese scripts.
                '\u{C0}'..='\u{D6}'
                | '\u{D8}'..='\u{F6}'
                | '\u{F8}'..='\u{2AF}'
                | '\u{400}'..='\u{481}'
                | '\u{4E00}'..='\u{9FFF}' => true,
                _ => is_word(c),
            };
            if !word {
                for byte in at..at + c.len_utf8() {
                    self.bits[byte / BLOCK] &= !(1 << (byte % BLOCK));
                }
            }
        }
    }

    /// Returns the number of blocks of 64 bytes.
    pub(super) const fn blocks(&self) -> usize {
        self.bits.len()
    }

    /// Hands the start of every word that starts in a block to `visit`.
    #[inline]
    pub(super) fn each_in_block(&self, block: usize, mut visit: impl FnMut(usize)) {
        let Some(&bits) = self.bits.get(block) else { return };
        let carry = block.checked_sub(1).map_or(0, |last| self.bits[last] >> 63);
        let mut starts = bits & !(bits << 1 | carry);
        while starts != 0 {
            let at = starts.trailing_zeros();
            starts &= starts - 1;
            visit(block * BLOCK + at as usize);
        }
    }

    /// Returns the end of the word that covers `at`.
    #[inline]
    pub(super) fn end(&self, at: usize) -> usize {
        self.seek(at, u64::MAX)
    }

    /// Returns the first word that starts at or after `at`, where no word covers `at`.
    #[inline]
    pub(super) fn next(&self, at: usize) -> Option<(usize, usize)> {
        let start = self.seek(at, 0);
        (start < self.bits.len() * BLOCK).then(|| (start, self.end(start)))
    }

    /// Returns the offset of the first set bit of the mask, each block combined with `flip`, at or after `at`.
    #[inline]
    fn seek(&self, at: usize, flip: u64) -> usize {
        let mut block = at / BLOCK;
        let Some(&bits) = self.bits.get(block) else { return self.bits.len() * BLOCK };
        let mut bits = (bits ^ flip) & (u64::MAX << (at % BLOCK));
        while bits == 0 {
            block += 1;
            match self.bits.get(block) {
                Some(&next) => bits = next ^ flip,
                None => return self.bits.len() * BLOCK,
            }
        }
        block * BLOCK + bits.trailing_zeros() as usize
    }
}

/// Returns a bit for every byte: ASCII letters, digits, the underscore and every byte outside ASCII.
#[inline]
// Lazy operators would stand in the way of vector code.
#[allow(clippy::needless_bitwise_bool)]
fn classify(block: &[u8; BLOCK]) -> u64 {
    let mut flags = [0u8; BLOCK];
    for (flag, &b) in flags.iter_mut().zip(block) {
        let letter = (b | 0x20).wrapping_sub(b'a') < 26;
        let digit = b.wrapping_sub(b'0') < 10;
        *flag = u8::from(letter | digit | (b == b'_') | (b >= 0x80));
    }
    gather(flags)
}

/// Returns the lowest bit of each byte.
#[inline]
fn gather(flags: [u8; BLOCK]) -> u64 {
    let (groups, _) = flags.as_chunks::<8>();
    let mut bits = 0;
    for (i, group) in groups.iter().enumerate() {
        bits |= (u64::from_le_bytes(*group).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * i);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mask = WordMask::new(text);
        let (mut at, mut found) = (0, Vec::new());
        while let Some((start, end)) = mask.next(at) {
            found.push(&text[start..end]);
            at = end;
        }
        found
    }

    #[test]
    fn runs_of_word_characters() {
        let text = "“Russia’s” S-400—Erdog\u{306}an 中国, a_b.";
        assert_eq!(words(text), ["Russia", "s", "S", "400", "Erdog\u{306}an", "中国", "a_b"]);
        assert_eq!(words(""), [""; 0]);
        assert_eq!(words("…"), [""; 0]);
    }

    #[test]
    fn shortcuts_agree_with_the_class() {
        for c in ('\0'..='\u{FFFF}').filter(|c| !c.is_control()) {
            assert_eq!(words(&format!("{c}")).len(), usize::from(is_word(c)), "{c:?}");
        }
    }

    #[test]
    fn block_borders() {
        for pad in 50..70 {
            let text = format!("{}é–x’{} y", "-".repeat(pad), "z".repeat(130));
            assert_eq!(words(&text), ["é", "x", &"z".repeat(130), "y"], "{pad}");
        }
    }
}
