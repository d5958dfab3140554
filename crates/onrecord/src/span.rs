//! Spans: half-open ranges of a text, in bytes inside the library.
//!
//! A [`ByteSpan`] is two 32-bit UTF-8 byte offsets into the text exactly as the caller gave it. Other units
//! (code points, UTF-16 code units) exist only at the borders, where a record is written: see
//! [`OffsetUnit`](crate::record::OffsetUnit).

use std::fmt;
use std::ops::Range;

/// A half-open range `start..end` of UTF-8 byte offsets into one text.
///
/// # Examples
///
/// ```
/// use onrecord::ByteSpan;
///
/// let text = "Seoul said no.";
/// let span = ByteSpan::new(6, 10);
/// assert_eq!(&text[span.range()], "said");
/// assert!(ByteSpan::new(0, 14).contains(span));
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ByteSpan {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl ByteSpan {
    /// Creates a span. An `end` before `start` is taken as an empty span at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// Creates a span from `usize` offsets, which must come from a text that [`Text`](crate::text::Text) accepted.
    pub(crate) const fn at(start: usize, end: usize) -> Self {
        Self::new(start as u32, end as u32)
    }

    /// Returns the span as a range for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that covers both.
    #[must_use]
    pub const fn cover(self, other: Self) -> Self {
        Self {
            start: if self.start < other.start { self.start } else { other.start },
            end: if self.end > other.end { self.end } else { other.end },
        }
    }
}

impl fmt::Debug for ByteSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::ByteSpan;

    #[test]
    fn overlap_and_cover() {
        let (a, b) = (ByteSpan::new(0, 4), ByteSpan::new(4, 6));
        assert!(!a.overlaps(b));
        assert_eq!(a.cover(b), ByteSpan::new(0, 6));
        assert!(ByteSpan::new(5, 2).is_empty());
    }
}
