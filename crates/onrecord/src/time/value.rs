//! [`TimeValue`]: what a time means.

use jiff::civil::Date;

use super::modifier::Modifier;
use crate::record::TimeType;

/// What a time means, apart from where it stands. It prints canonical text, and parses from it to the same.
///
/// # Examples
///
/// ```
/// use onrecord::time::TimeValue;
///
/// let time: TimeValue = "late August 2023".parse()?;
/// assert_eq!((time.value.as_str(), time.earliest.map(|d| d.to_string())), ("2023-08", Some("2023-08-21".into())));
/// assert_eq!(time.to_string(), "the end of August 2023");
/// assert_eq!(time.to_string().parse::<TimeValue>()?, time);
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TimeValue {
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
