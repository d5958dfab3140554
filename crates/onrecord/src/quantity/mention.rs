//! A quantity where it stands in its text.

use crate::record::Change;
use crate::span::ByteSpan;

/// A quantity that a text mentions.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct QuantityMention {
    /// Where it stands, with the words that bound it and the unit or noun.
    pub span: ByteSpan,
    /// The least that it can be; `None` after "up to".
    pub min: Option<f64>,
    /// The most that it can be; `None` after "more than".
    pub max: Option<f64>,
    /// Whether the words say that it is not exact ("about", "dozens").
    pub approximate: bool,
    /// Whether something rose or fell by or to it.
    pub change: Option<Change>,
    /// The unit's code, or the counted noun's lemma; `None` for a bare number.
    pub unit: Option<String>,
    /// The unit's name in the singular, or the counted noun's lemma.
    pub unit_name: Option<String>,
}
