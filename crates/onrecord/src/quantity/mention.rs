//! A quantity where it stands in its text.

use super::amount::Amount;
use crate::span::ByteSpan;

/// A quantity that a text mentions.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct QuantityMention {
    /// Where it stands, with the words that bound it and the unit or noun.
    pub span: ByteSpan,
    /// What it means; this prints canonical text.
    pub amount: Amount,
}
