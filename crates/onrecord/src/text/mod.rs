//! The text layer: a text, its offsets, its tokens and sentences.
//!
//! *Question*: where are the words and the sentences, and what is offset 57 in another unit?
//!
//! `"U.S. officials said on Sept. 13 they'd seen 122mm shells. No one replied."` gives the tokens
//! `U.S. | officials | said | on | Sept. | 13 | they | 'd | seen | 122mm | shells | . | No | one | replied | .`
//! and two sentences.
//!
//! *Order*: [`tokenize`] cuts the text at white space, then by shape (addresses, abbreviations, numbers, words with their
//! clitics, quotation marks, the rest); [`sentences`] groups tokens by line breaks and by closing punctuation that
//! abbreviations, initials and quotation marks do not explain away.
//!
//! *Invariants*: tokens do not overlap, lie in order on character boundaries, and nothing but white space stands
//! between them, so that tokens and gaps concatenated give back the text.

mod abbreviations;
pub mod chars;
pub(crate) mod inflect;
pub(crate) mod numbers;
mod offsets;
mod sentences;
mod tokens;

use std::sync::Arc;

use once_cell::sync::OnceCell;

use offsets::OffsetMap;
pub use offsets::OffsetUnit;
pub use sentences::{Sentence, sentences};
pub use tokens::{Token, TokenKind, tokenize};

use crate::span::ByteSpan;

/// The longest text that is analysed, in bytes. What lies behind it is kept, but nothing is found there.
pub const MAX_BYTES: usize = u32::MAX as usize;

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
    /// behind the text as its end.
    pub fn offset_in(&self, byte: u32, unit: OffsetUnit) -> u32 {
        self.offsets().offset_in(self.as_str(), byte, unit)
    }

    /// Converts an offset of another unit to bytes, or `None` where it lies behind the text or inside a character.
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
