//! Offsets in bytes, code points and UTF-16 code units.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The longest text that is analysed, in bytes. What lies after it is kept, but nothing is found there.
pub const MAX_BYTES: usize = u32::MAX as usize;

/// The unit in which a written record counts its offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// UTF-8 bytes, as Rust slices.
    Byte,
    /// Code points, as Python slices.
    #[default]
    Char,
    /// UTF-16 code units, as JavaScript, Java and C# slice.
    Utf16,
}

impl OffsetUnit {
    /// Returns the unit named `byte`, `char` or `utf16`.
    ///
    /// # Errors
    ///
    /// Any other name.
    pub fn from_name(name: &str) -> Result<Self> {
        match name {
            "byte" => Ok(Self::Byte),
            "char" => Ok(Self::Char),
            "utf16" => Ok(Self::Utf16),
            _ => Err(Error::value("offset_unit", format!("`{name}` is not accepted; use one of byte, char, utf16"))),
        }
    }
}

/// Bytes between two marks of the table.
const STEP: usize = 128;

/// The table by which a text converts byte offsets to other units and back, in constant and logarithmic time.
///
/// For an ASCII text the units agree and the table is empty. Every call hands in the text that the table was made from.
#[derive(Debug, Clone)]
pub(super) struct OffsetMap {
    len: u32,
    /// Code points and UTF-16 units before each mark; marks lie at the first character boundary at or after `STEP * i`.
    marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    byte: u32,
    chars: u32,
    utf16: u32,
}

impl Mark {
    const fn get(self, unit: OffsetUnit) -> u32 {
        match unit {
            OffsetUnit::Byte => self.byte,
            OffsetUnit::Char => self.chars,
            OffsetUnit::Utf16 => self.utf16,
        }
    }

    /// Moves over the character that starts with `lead`.
    const fn step(&mut self, lead: u8) {
        self.byte += width(lead);
        self.chars += 1;
        self.utf16 += if lead >= 0xF0 { 2 } else { 1 };
    }
}

const fn width(lead: u8) -> u32 {
    match lead {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

impl OffsetMap {
    /// Builds the table of a text.
    pub(super) fn new(text: &str) -> Self {
        let len = text.len().min(MAX_BYTES) as u32;
        if text.is_ascii() {
            return Self { len, marks: Vec::new() };
        }
        let bytes = text.as_bytes();
        let mut marks = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut at = Mark { byte: 0, chars: 0, utf16: 0 };
        while (at.byte as usize) < bytes.len() {
            if at.byte as usize >= marks.len() * STEP {
                marks.push(at);
            }
            at.step(bytes[at.byte as usize]);
        }
        Self { len, marks }
    }

    /// Converts a byte offset. An offset inside a character counts as that character's start, one after the text as its end.
    pub(super) fn offset_in(&self, text: &str, byte: u32, unit: OffsetUnit) -> u32 {
        if self.marks.is_empty() || unit == OffsetUnit::Byte {
            return byte.min(self.len);
        }
        let mark = self.marks.partition_point(|m| m.byte <= byte).saturating_sub(1);
        let mut at = self.marks[mark];
        while at.byte < byte && at.byte < self.len {
            let mut next = at;
            next.step(text.as_bytes()[at.byte as usize]);
            if next.byte > byte {
                break;
            }
            at = next;
        }
        at.get(unit)
    }

    /// Converts an offset of another unit to bytes, or `None` where it lies after the text or inside a character.
    pub(super) fn byte_of(&self, text: &str, offset: u32, unit: OffsetUnit) -> Option<u32> {
        if self.marks.is_empty() {
            return (offset <= self.len).then_some(offset);
        }
        let mark = self.marks.partition_point(|m| m.get(unit) <= offset).saturating_sub(1);
        let mut at = self.marks[mark];
        while at.get(unit) < offset && at.byte < self.len {
            at.step(text.as_bytes()[at.byte as usize]);
        }
        (at.get(unit) == offset).then_some(at.byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_units_there_and_back() {
        let text = "a ğ 👍 e\u{301}\r\n".repeat(60);
        let map = OffsetMap::new(&text);
        let (mut chars, mut utf16) = (0, 0);
        for (byte, c) in text.char_indices() {
            let byte = byte as u32;
            assert_eq!(map.offset_in(&text, byte, OffsetUnit::Char), chars);
            assert_eq!(map.offset_in(&text, byte, OffsetUnit::Utf16), utf16);
            for unit in [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16] {
                assert_eq!(map.byte_of(&text, map.offset_in(&text, byte, unit), unit), Some(byte));
            }
            chars += 1;
            utf16 += c.len_utf16() as u32;
        }
        assert_eq!(map.offset_in(&text, text.len() as u32, OffsetUnit::Char), chars);
        assert_eq!(map.byte_of(&text, utf16, OffsetUnit::Utf16), Some(text.len() as u32));
        assert_eq!(map.byte_of(&text, utf16 + 1, OffsetUnit::Utf16), None);
    }

    #[test]
    fn inside_a_character() {
        let text = "👍x";
        let map = OffsetMap::new(text);
        assert_eq!(map.offset_in(text, 2, OffsetUnit::Char), 0);
        assert_eq!(map.byte_of(text, 1, OffsetUnit::Utf16), None);
        assert_eq!(map.byte_of(text, 2, OffsetUnit::Byte), None);
    }
}
