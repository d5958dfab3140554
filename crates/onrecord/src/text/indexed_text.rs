//! A text with its offsets.
//!
//! *Question*: which words are at these bytes, and what is offset 57 in another unit?

use std::sync::Arc;

use once_cell::sync::OnceCell;

use super::offsets::{MAX_BYTES, OffsetMap, OffsetUnit};
use crate::span::ByteSpan;

/// An immutable text that is cheap to clone, with offsets in three units.
///
/// # Examples
///
/// ```
/// use onrecord::text::{OffsetUnit, Text};
///
/// let text = Text::new("Erdoğan said 👍.");
/// assert_eq!(text.offset_in(9, OffsetUnit::Char), 8);
/// assert_eq!(text.slice(onrecord::ByteSpan::new(0, 8)), "Erdoğan");
/// ```
#[derive(Clone)]
pub struct Text(Arc<Inner>);

struct Inner {
    text: Box<str>,
    offsets: OnceCell<OffsetMap>,
}

impl Text {
    /// Takes a text as it is.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self(Arc::new(Inner { text: text.into(), offsets: OnceCell::new() }))
    }

    /// Returns the whole text.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// Returns the part of the text that is analysed: all of it up to [`MAX_BYTES`].
    pub(crate) fn analysed(&self) -> &str {
        let text = self.as_str();
        if text.len() <= MAX_BYTES { text } else { &text[..text.floor_char_boundary(MAX_BYTES)] }
    }

    /// Returns the words of a span, or an empty string where the span does not fit this text.
    pub fn slice(&self, span: ByteSpan) -> &str {
        self.as_str().get(span.range()).unwrap_or("")
    }

    fn offsets(&self) -> &OffsetMap {
        self.0.offsets.get_or_init(|| OffsetMap::new(self.as_str()))
    }

    /// Converts a byte offset to another unit. An offset inside a character counts as that character's start, one
    /// after the text as its end.
    pub fn offset_in(&self, byte: u32, unit: OffsetUnit) -> u32 {
        self.offsets().offset_in(self.as_str(), byte, unit)
    }

    /// Converts an offset of another unit to bytes, or `None` where it lies after the text or inside a character.
    pub fn byte_of(&self, offset: u32, unit: OffsetUnit) -> Option<u32> {
        self.offsets().byte_of(self.as_str(), offset, unit)
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({:?})", self.as_str())
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}
