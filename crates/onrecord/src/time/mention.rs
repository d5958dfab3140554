//! A time where it stands in its text.

use jiff::civil::Date;

use super::modifier::Modifier;
use crate::record::TimeType;
use crate::span::ByteSpan;

/// A time that a text mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimeMention {
    /// Where it stands.
    pub span: ByteSpan,
    /// What it is.
    pub kind: TimeType,
    /// The TIMEX3 value: `2023-08-30`, `2023-W35`, `2023-Q3`, `P18M`, `2023-08-30TMO`, `PAST_REF`; what is not known
    /// is written with X.
    pub value: String,
    /// The TIMEX3 modifier: "late", "more than".
    pub modifier: Option<Modifier>,
    /// The first day that it can mean, where known.
    pub earliest: Option<Date>,
    /// The last day that it can mean, where known.
    pub latest: Option<Date>,
}
