//! The record: what an extraction holds, and how it is written and read.
//!
//! *Question*: who says what, what is said to happen, when, how many, and in which words of the article?
//!
//! "Kirby told reporters that Pyongyang sold shells to Moscow" makes a [`Claim`] (source John Kirby, cue "told", addressee
//! "reporters") with one [`Event`] (transfer; supplier North Korea, recipient Russia, item "shells"), and a [`Mention`]
//! for each name.
//!
//! *Parts*: a [`Record`] is the plain data in one unit of offsets, as JSON holds it; an [`Extraction`] is a record in bytes
//! together with its text, every span of it checked. [`Extraction::to_record`] and [`Extraction::from_record`] go from
//! one to the other; what was written reads back equal, in every unit.
//!
//! *Reading*: `schema`, the ids, and what an entry is nothing without (a span, a kind) must be there; all else may be
//! missing or null, and unknown fields are passed over. Kinds of events and roles that this version does not know are kept
//! by [name](UnknownName). *Writing*: every field is there, null where there is nothing.
//!
//! *Making one*: an entry is created from what it is nothing without ([`Event::new`]), its other fields are set one by one;
//! later versions may add fields.
//!
//! *Limits*: nothing here finds anything in a text. References between parts (`within`, `time`, `quantity`) are not
//! followed when a record is read; looking up one that leads nowhere gives `None`.

mod claim;
mod convert;
mod document;
mod event;
mod extraction;
mod ids;
mod json;
mod kinds;
mod mention;
#[cfg(feature = "schema")]
mod schema;
mod score;
mod span;
#[cfg(test)]
mod tests;
mod unknown;

use serde::{Deserialize, Serialize};

pub use crate::ids::{EntityId, EntityKind};
pub use crate::text::OffsetUnit;
pub use claim::{Addressee, Claim, Content, Cue, Source, TextPart};
pub use document::{DocumentInfo, SchemaVersion, SentenceSpan};
pub use event::{Event, Role, Trigger};
pub use extraction::Extraction;
pub use ids::{ClaimId, EventId, MentionId, QuantityId, TimeId};
pub use kinds::{
    Act, Change, ClaimType, EventKind, Modality, Polarity, PublishedFrom, Quotation, Region, RoleName, SourceType,
    TimeType,
};
pub use mention::{Mention, Quantity, Time};
#[cfg(feature = "schema")]
pub use schema::json_schema;
pub use score::{Confidence, RuleId};
pub use span::{Span, SpanPath};
pub use unknown::UnknownName;

use crate::error::Result;
use json::or_default;

/// One article's mentions, claims, events, times and quantities, with offsets in one unit.
///
/// # Examples
///
/// ```
/// use onrecord::record::{OffsetUnit, Record};
///
/// let record = Record::from_json(r#"{"schema": "onrecord/1", "claims": [{"id": "c1"}]}"#)?;
/// assert_eq!(record.offset_unit, OffsetUnit::Char);
/// assert_eq!(record.claims[0].id.to_string(), "c1");
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Record {
    /// The version of the record's form.
    pub schema: SchemaVersion,
    /// The unit of every `start` and `end`.
    #[serde(default, deserialize_with = "or_default")]
    pub offset_unit: OffsetUnit,
    /// What is known of the article, besides its text.
    #[serde(default, deserialize_with = "or_default")]
    pub document: DocumentInfo,
    /// The sentences, in order.
    #[serde(default, deserialize_with = "or_default")]
    pub sentences: Vec<SentenceSpan>,
    /// What the words name.
    #[serde(default, deserialize_with = "or_default")]
    pub mentions: Vec<Mention>,
    /// Who says what.
    #[serde(default, deserialize_with = "or_default")]
    pub claims: Vec<Claim>,
    /// What is said to happen.
    #[serde(default, deserialize_with = "or_default")]
    pub events: Vec<Event>,
    /// The time expressions.
    #[serde(default, deserialize_with = "or_default")]
    pub times: Vec<Time>,
    /// The amounts.
    #[serde(default, deserialize_with = "or_default")]
    pub quantities: Vec<Quantity>,
}

impl Record {
    /// Reads a record from JSON. Its spans are not compared with any text; [`Extraction::from_record`] does that.
    ///
    /// # Errors
    ///
    /// Text that is no JSON, another schema version, or an entry that lacks what it must have or holds a name that is
    /// not accepted; the message names the entry, such as `claims[3]`.
    pub fn from_json(json: &str) -> Result<Self> {
        json::read(json)
    }

    /// Writes the record as JSON on one line.
    pub fn to_json(&self) -> String {
        written(serde_json::to_string(self))
    }

    /// Writes the record as indented JSON.
    pub fn to_json_pretty(&self) -> String {
        written(serde_json::to_string_pretty(self))
    }
}

#[allow(clippy::missing_panics_doc, reason = "records hold no maps and no foreign Serialize, which alone can fail")]
fn written(json: serde_json::Result<String>) -> String {
    json.expect("a record can always be written")
}
