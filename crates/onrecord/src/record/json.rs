//! How values are written and read where serde's own way does not fit the record.
//!
//! Written records have every field, null where there is nothing; read records may leave out or set to null whatever is
//! optional, and may hold fields that are not known here.

use std::fmt;
use std::str::FromStr;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer};

use crate::error::{Error, Result};

/// Reads null as the default. With `#[serde(default)]` beside it, a missing field too.
pub(super) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// Reads a string by the type's `FromStr`.
pub(super) fn parsed<'de, D, T>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err = Error>,
{
    read_by(deserializer, expected, T::from_str)
}

/// Reads a string by a function.
pub(super) fn read_by<'de, D, T>(
    deserializer: D,
    expected: &'static str,
    read: fn(&str) -> Result<T>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    struct By<T>(&'static str, fn(&str) -> Result<T>);

    impl<T> Visitor<'_> for By<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            self.1(text).map_err(E::custom)
        }
    }

    deserializer.deserialize_str(By(expected, read))
}

/// Dates, only as `YYYY-MM-DD`.
pub(super) mod date {
    use crate::date::parse_field;
    use crate::error::Subject;
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
    pub(in crate::record) fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        date.serialize(serializer)
    }

    pub(in crate::record) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
        parse_field(Subject::Record, "date", &text).map(Some).map_err(serde::de::Error::custom)
    }
}

/// Stands for a date in the schema.
#[cfg(feature = "schema")]
pub(super) struct IsoDate;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for IsoDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "IsoDate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A day, YYYY-MM-DD.",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        })
    }
}

/// Numbers of a quantity: whole ones are written without a decimal point.
pub(super) mod number {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// The whole numbers below this are exact in a double, in JavaScript as elsewhere: 2^53.
    const EXACT: f64 = 9_007_199_254_740_992.0;

    #[allow(clippy::ref_option, reason = "the signature that serde calls")]
    pub(in crate::record) fn serialize<S: Serializer>(number: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
        match *number {
            Some(n) if n.fract() == 0.0 && n.abs() < EXACT => serializer.serialize_i64(n as i64),
            Some(n) if !n.is_finite() => serializer.serialize_none(),
            other => other.serialize(serializer),
        }
    }

    pub(in crate::record) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
        Option::deserialize(deserializer)
    }
}

/// A span of which both ends may be null, for a role whose filler stands nowhere in words.
pub(super) mod optional_span {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::record::span::Span;

    #[derive(Serialize, Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    pub(in crate::record) struct OptionalSpan {
        /// Where it starts; null where the filler stands nowhere in words.
        start: Option<u32>,
        /// One past where it ends.
        end: Option<u32>,
    }

    #[allow(clippy::ref_option, reason = "the signature that serde calls")]
    pub(in crate::record) fn serialize<S: Serializer>(span: &Option<Span>, serializer: S) -> Result<S::Ok, S::Error> {
        OptionalSpan { start: span.map(|s| s.start), end: span.map(|s| s.end) }.serialize(serializer)
    }

    pub(in crate::record) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Span>, D::Error> {
        match OptionalSpan::deserialize(deserializer)? {
            OptionalSpan { start: Some(start), end: Some(end) } => Ok(Some(Span { start, end })),
            OptionalSpan { start: None, end: None } => Ok(None),
            _ => Err(serde::de::Error::custom("`start` and `end` must both be given, or neither")),
        }
    }
}
