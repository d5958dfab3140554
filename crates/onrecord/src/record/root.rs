//! The root of the record, with what reads and writes it as JSON.
//!
//! *Question*: which parts has a record, and which entry of a faulty one is at fault?

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::claim::Claim;
use super::document::{DocumentInfo, SchemaVersion, SentenceSpan};
use super::event::Event;
use super::json::or_default;
use super::mention::{Mention, Quantity, Time};
use crate::error::{Error, Result};
use crate::text::OffsetUnit;

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
    /// Reads a record from JSON. Its spans are not compared with any text;
    /// [`Extraction::from_record`](super::Extraction::from_record) does that.
    ///
    /// # Errors
    ///
    /// Text that is no JSON, another schema version, or an entry that lacks what it must have or holds a name that is
    /// not accepted; the message names the entry, such as `claims[3]`.
    pub fn from_json(json: &str) -> Result<Self> {
        read(json)
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

/// Reads a record, and names the entry at fault where there is one.
fn read(json: &str) -> Result<Record> {
    serde_json::from_str(json).map_err(|error| {
        let value = serde_json::from_str(json).unwrap_or_default();
        Error::record(fault(&value).unwrap_or_else(|| error.to_string()))
    })
}

/// Returns the first entry of a list that cannot be read, with the reason.
fn fault(record: &serde_json::Value) -> Option<String> {
    fn entry<T: DeserializeOwned>(record: &serde_json::Value, list: &str) -> Option<String> {
        let mut entries = record.get(list)?.as_array()?.iter().enumerate();
        entries.find_map(|(i, e)| T::deserialize(e).err().map(|error| format!("{list}[{i}]: {error}")))
    }

    SchemaVersion::deserialize(record.get("schema")?).err().map(|error| error.to_string()).or_else(|| {
        entry::<SentenceSpan>(record, "sentences")
            .or_else(|| entry::<Mention>(record, "mentions"))
            .or_else(|| entry::<Claim>(record, "claims"))
            .or_else(|| entry::<Event>(record, "events"))
            .or_else(|| entry::<Time>(record, "times"))
            .or_else(|| entry::<Quantity>(record, "quantities"))
            .or_else(|| {
                let error = DocumentInfo::deserialize(record.get("document")?).err()?;
                Some(format!("document: {error}"))
            })
    })
}
