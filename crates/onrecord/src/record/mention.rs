//! What the words name, when and how many: [`Mention`], [`Time`], [`Quantity`].

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ids::{MentionId, QuantityId, TimeId};
use super::json::{date, number, or_default};
use super::kinds::{Change, TimeType};
use super::score::{Confidence, RuleId};
use super::span::Span;
use crate::ids::{EntityId, EntityKind};

/// Words that stand for an entity: a name, a demonym, a short form, a pronoun. Words that stand for several entities ("the
/// two nations") make one mention for each, with the same span.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor};
///
/// let extraction = Extractor::new()?.extract(&Document::new("Pyongyang denied it."));
/// let mention = &extraction.mentions()[0];
/// assert_eq!((mention.text.as_str(), mention.name.as_deref()), ("Pyongyang", Some("North Korea")));
/// assert_eq!(mention.entity.as_ref().map(|id| id.as_str()), Some("country/KP"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Mention {
    /// The id within this record.
    pub id: MentionId,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    #[serde(default, deserialize_with = "or_default")]
    pub text: String,
    /// What they stand for.
    pub kind: EntityKind,
    /// The stable id of the entity; null where the words name something that no gazetteer knows.
    pub entity: Option<EntityId>,
    /// The canonical name: "North Korea" for "Pyongyang".
    pub name: Option<String>,
    /// What may be meant, the likeliest first, where the text leaves it open: then there is no entity.
    #[serde(default, deserialize_with = "or_default")]
    pub candidates: Vec<EntityCandidate>,
    /// How sure this is.
    #[serde(default, deserialize_with = "or_default")]
    pub confidence: Confidence,
    /// The rules or model decisions that made it, in order.
    #[serde(default, deserialize_with = "or_default")]
    pub why: Vec<RuleId>,
}

impl Mention {
    /// Creates a mention of which nothing is known but its place and what it stands for.
    pub fn new(id: MentionId, span: Span, kind: EntityKind) -> Self {
        Self {
            id,
            span,
            text: String::new(),
            kind,
            entity: None,
            name: None,
            candidates: Vec::new(),
            confidence: Confidence::default(),
            why: Vec::new(),
        }
    }
}

/// An entity that some words may mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct EntityCandidate {
    /// The canonical name.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// The stable id; null where no gazetteer knows the entity.
    pub entity: Option<EntityId>,
    /// How likely it is that this one is meant.
    #[serde(default, deserialize_with = "or_default")]
    pub confidence: Confidence,
}

impl EntityCandidate {
    /// Creates a candidate.
    pub fn new(name: impl Into<String>, entity: Option<EntityId>, confidence: Confidence) -> Self {
        Self { name: name.into(), entity, confidence }
    }

    /// Returns candidates of which none is likelier than another.
    pub(crate) fn of_equal(found: &[(String, Option<EntityId>)]) -> Vec<Self> {
        let each = Confidence::from_per_mille(u16::try_from(1000 / found.len().max(1)).unwrap_or_default());
        found.iter().map(|(name, entity)| Self::new(name.clone(), entity.clone(), each)).collect()
    }
}

/// A time expression, with its value as TIMEX3 has it and the days that bound it.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor};
///
/// let document = Document::new("The ship left in late August.").published("2023-09-13")?;
/// let extraction = Extractor::new()?.extract(&document);
/// let time = &extraction.times()[0];
/// assert_eq!(time.value.as_deref(), Some("2023-08"));
/// assert_eq!(time.earliest.map(|day| day.to_string()).as_deref(), Some("2023-08-21"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Time {
    /// The id within this record.
    pub id: TimeId,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    #[serde(default, deserialize_with = "or_default")]
    pub text: String,
    /// The TIMEX3 type.
    #[serde(rename = "type")]
    pub type_: TimeType,
    /// The TIMEX3 value: `2023-08-30`, `2023-W35`, `P18M`, `PRESENT_REF`; null where it stays unresolved.
    pub value: Option<String>,
    /// The first day that it can mean.
    #[serde(default, with = "date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::json::IsoDate>"))]
    pub earliest: Option<Date>,
    /// The last day that it can mean.
    #[serde(default, with = "date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::json::IsoDate>"))]
    pub latest: Option<Date>,
    /// How sure the value is: less where day and month may be swapped ("03/04/2024").
    #[serde(default, deserialize_with = "or_default")]
    pub confidence: Confidence,
}

impl Time {
    /// Creates a time expression that stays unresolved.
    pub const fn new(id: TimeId, span: Span, type_: TimeType) -> Self {
        Self {
            id,
            span,
            text: String::new(),
            type_,
            value: None,
            earliest: None,
            latest: None,
            confidence: Confidence::CERTAIN,
        }
    }
}

/// An amount, as the interval that the words allow: "hundreds" is 200..999, "more than 18" is 18..null.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor};
///
/// let extraction = Extractor::new()?.extract(&Document::new("More than 18 containers left."));
/// let quantity = &extraction.quantities()[0];
/// assert_eq!((quantity.min, quantity.max), (Some(18.0), None));
/// assert_eq!(quantity.unit.as_deref(), Some("container"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quantity {
    /// The id within this record.
    pub id: QuantityId,
    /// Where the words stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    #[serde(default, deserialize_with = "or_default")]
    pub text: String,
    /// The least that it can be; null where there is no lower bound.
    #[serde(default, with = "number")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub min: Option<f64>,
    /// The most that it can be; null where there is no upper bound.
    #[serde(default, with = "number")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub max: Option<f64>,
    /// Whether the words say that it is not exact: "about", "some".
    #[serde(default, deserialize_with = "or_default")]
    pub approximate: bool,
    /// Which way it is said to change ("rose by 40%"); null where it is not a change.
    pub change: Option<Change>,
    /// A code ("USD", "km", "percent") or the counted noun's lemma ("container"); null for bare numbers.
    pub unit: Option<String>,
    /// The unit's English singular in British spelling: "dollar", "kilometre", "percentage".
    pub unit_name: Option<String>,
}

impl Quantity {
    /// Creates an amount without bounds and unit.
    pub const fn new(id: QuantityId, span: Span) -> Self {
        Self {
            id,
            span,
            text: String::new(),
            min: None,
            max: None,
            approximate: false,
            change: None,
            unit: None,
            unit_name: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_short_and_read_exactly() {
        let json = r#"{"id":"q1","start":0,"end":4,"min":2.8e9,"max":0.1}"#;
        let quantity: Quantity = serde_json::from_str(json).expect("lean");
        let written = serde_json::to_string(&quantity).expect("plain values");
        assert!(written.contains(r#""min":2800000000,"max":0.1,"approximate":false,"change":null"#), "{written}");
        assert_eq!(serde_json::from_str::<Quantity>(&written).expect("own form"), quantity);
    }

    #[test]
    fn mentions_keep_their_order_of_fields() {
        let json = r#"{"kind":"country","id":"m1","end":9,"start":0,"entity":"country/KP"}"#;
        let mention: Mention = serde_json::from_str(json).expect("lean");
        let written = serde_json::to_string(&mention).expect("plain values");
        let expected = r#"{"id":"m1","start":0,"end":9,"text":"","kind":"country","entity":"country/KP","name":null,"candidates":[],"confidence":1.0,"why":[]}"#;
        assert_eq!(written, expected);
    }
}
