//! Spans of a record, in the unit of that record, and the path that says where in the record one stands.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::span::ByteSpan;

/// A half-open range `start..end` of the text, counted in the record's `offset_unit`.
///
/// Inside an [`Extraction`](super::Extraction) the unit is the byte, and the span converts to a [`ByteSpan`].
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    /// Where it starts.
    pub start: u32,
    /// One past where it ends.
    pub end: u32,
}

impl Span {
    /// Creates a span.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Returns the span in bytes; right only for a record that counts bytes, as those of an extraction do.
    pub const fn bytes(self) -> ByteSpan {
        ByteSpan::new(self.start, self.end)
    }
}

impl From<ByteSpan> for Span {
    fn from(span: ByteSpan) -> Self {
        Self::new(span.start, span.end)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Where in a record a span stands; displays as `claims[3].content.spans[0]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpanPath {
    /// The list: `claims`.
    pub list: &'static str,
    /// The place in the list: 3.
    pub index: usize,
    /// The part of the entry, empty where the entry has but one span: `content.spans`.
    pub part: &'static str,
    /// The place in that part, where the part is a list: 0.
    pub place: Option<usize>,
}

impl SpanPath {
    pub(super) const fn entry(list: &'static str, index: usize) -> Self {
        Self { list, index, part: "", place: None }
    }

    pub(super) const fn part(self, part: &'static str) -> Self {
        Self { part, ..self }
    }

    pub(super) const fn at(self, place: usize) -> Self {
        Self { place: Some(place), ..self }
    }
}

impl fmt::Display for SpanPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]", self.list, self.index)?;
        if !self.part.is_empty() {
            write!(f, ".{}", self.part)?;
        }
        self.place.map_or(Ok(()), |place| write!(f, "[{place}]"))
    }
}

#[cfg(test)]
mod tests {
    use super::SpanPath;

    #[test]
    fn paths_read_as_in_json() {
        let entry = SpanPath::entry("claims", 3);
        assert_eq!(entry.to_string(), "claims[3]");
        assert_eq!(entry.part("trigger").to_string(), "claims[3].trigger");
        assert_eq!(entry.part("content.spans").at(0).to_string(), "claims[3].content.spans[0]");
    }
}
