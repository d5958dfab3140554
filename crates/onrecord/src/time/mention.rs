//! A time where it stands in its text.

use super::value::TimeValue;
use crate::span::ByteSpan;

/// A time that a text mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimeMention {
    /// Where it stands.
    pub span: ByteSpan,
    /// What it means; this prints canonical text.
    pub time: TimeValue,
    /// Whether its day and month could be swapped, as far as the text tells: "03/04/2024".
    pub ambiguous: bool,
}
