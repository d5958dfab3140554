//! Pairs: the first letters of names that a text may start with a small letter.
//!
//! Most words of a text start with a small letter, and few names do. A row of bits for each small letter of ASCII says
//! what may stand after it, so that most words cost two look-ups in a table that stays in the nearest cache.

/// A row for each letter from a to z.
pub(super) const ROWS: usize = 26;

/// The column of what is not ASCII.
const FOREIGN: u8 = 31;

/// The column of each byte that may stand after the first letter: its letter, whatever its case, else a digit or
/// underscore, else the end of the word.
const COLUMNS: [u8; 256] = {
    let mut columns = [FOREIGN; 256];
    let mut b = 0;
    while b < 128 {
        let c = b as u8;
        columns[b] = if c.is_ascii_alphabetic() { c & 31 } else { (c.is_ascii_digit() || c == b'_') as u8 * 28 };
        b += 1;
    }
    columns
};

/// Adds the folded first word of a name.
pub(super) fn add(rows: &mut [u64; ROWS], word: &[u8]) {
    let Some(row) = word.first().and_then(|b| rows.get_mut(usize::from(b.wrapping_sub(b'a')))) else { return };
    let second = word.get(1).map_or(0, |&b| COLUMNS[usize::from(b)]);
    // After any letter a combining mark may stand.
    *row |= 1 << second | 1 << FOREIGN;
}

/// The rows of all first bytes, those of small letters as given, of all others full.
pub(super) fn table(rows: &[u64; ROWS]) -> [u32; 256] {
    let mut table = [u32::MAX; 256];
    for (row, bits) in table[usize::from(b'a')..].iter_mut().zip(rows) {
        *row = *bits as u32;
    }
    table
}

/// Whether a word may start a name, given its first two bytes; yes where the first is no small letter.
#[inline]
pub(super) const fn may_start(table: &[u32; 256], first: u8, second: u8) -> bool {
    table[first as usize] >> (COLUMNS[second as usize] & 31) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_digits_ends_and_marks() {
        let mut rows = [0; ROWS];
        for word in ["al", "e", "m4", "Upper", "\u{3b1}"] {
            add(&mut rows, word.as_bytes());
        }
        let rows = table(&rows);
        let pairs = ["al", "aL", "a\u{301}", "e ", "e-", "e\u{301}", "m9", "m\u{301}", "Up", "5 "];
        for pair in pairs {
            assert!(may_start(&rows, pair.as_bytes()[0], pair.as_bytes()[1]), "{pair}");
        }
        for pair in ["ab", "a ", "ee", "m ", "u\u{301}", "up"] {
            assert!(!may_start(&rows, pair.as_bytes()[0], pair.as_bytes()[1]), "{pair}");
        }
    }
}
