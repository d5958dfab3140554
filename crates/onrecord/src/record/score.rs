//! How sure an entry is, and what made it: [`Confidence`] and [`RuleId`].

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calibrated confidence from 0 to 1 in steps of a thousandth: of all items at 0.8, about 80% are right.
///
/// Written as a JSON number (`0.875`); an entry that is read without one counts as certain.
///
/// # Examples
///
/// ```
/// use onrecord::record::Confidence;
///
/// assert_eq!(Confidence::new(0.8754).to_string(), "0.875");
/// assert_eq!(Confidence::new(7.0), Confidence::CERTAIN);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u16);

impl Confidence {
    /// Certain: 1.
    pub const CERTAIN: Self = Self(1000);

    /// Creates a confidence, rounded to a thousandth. What lies outside 0..=1 counts as the nearer end, NaN as 0.
    #[allow(clippy::cast_sign_loss, reason = "clamped to 0..=1 before; NaN casts to 0")]
    pub fn new(value: f64) -> Self {
        Self((value.clamp(0.0, 1.0) * 1000.0).round() as u16)
    }

    /// Creates a confidence from thousandths. More than 1000 counts as 1000.
    pub const fn from_per_mille(per_mille: u16) -> Self {
        Self(if per_mille > 1000 { 1000 } else { per_mille })
    }

    /// Returns the confidence from 0 to 1.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// Returns the confidence in thousandths.
    pub const fn per_mille(self) -> u16 {
        self.0
    }
}

impl Default for Confidence {
    fn default() -> Self {
        Self::CERTAIN
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value(), f)
    }
}

impl fmt::Debug for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value(), f)
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        if (0.0..=1.0).contains(&value) {
            Ok(Self::new(value))
        } else {
            // Clamping a percentage would make everything certain.
            Err(serde::de::Error::custom(format!("confidence {value} is not between 0 and 1")))
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Confidence {
    fn schema_name() -> Cow<'static, str> {
        "Confidence".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "number",
            "description": "Calibrated confidence: of all items at 0.8, about 80% are right.",
            "minimum": 0,
            "maximum": 1,
        })
    }
}

/// The short id of a rule or model decision that made an entry; all are documented in one table.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct RuleId(Cow<'static, str>);

impl RuleId {
    /// Names a rule of this library.
    pub const fn new(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// Returns the id.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for RuleId {
    fn from(id: &'static str) -> Self {
        Self::new(id)
    }
}

impl From<String> for RuleId {
    fn from(id: String) -> Self {
        Self(Cow::Owned(id))
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::{Confidence, RuleId};

    #[test]
    fn thousandths_read_back() {
        for per_mille in 0..=1000 {
            let confidence = Confidence::from_per_mille(per_mille);
            let json = serde_json::to_string(&confidence).expect("a number");
            assert_eq!(serde_json::from_str::<Confidence>(&json).expect("in range"), confidence, "{json}");
        }
        assert_eq!(Confidence::new(f64::NAN).per_mille(), 0);
        assert_eq!(Confidence::from_per_mille(4000), Confidence::CERTAIN);
    }

    #[test]
    fn percentages_are_refused() {
        let error = serde_json::from_str::<Confidence>("95").expect_err("above 1").to_string();
        assert!(error.starts_with("confidence 95 is not between 0 and 1"), "{error}");
        assert_eq!(serde_json::from_str::<Confidence>("1").expect("an integer"), Confidence::CERTAIN);
    }

    #[test]
    fn rules_compare_by_text() {
        assert_eq!(serde_json::from_str::<RuleId>("\"cue.said\"").expect("a string"), RuleId::new("cue.said"));
    }
}
