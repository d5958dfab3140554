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
//! *Limits*: nothing here finds anything in a text. [`Extraction::from_record`] refuses references between parts (`within`,
//! `time`, `quantity`) that lead nowhere; a [`Record`] by itself is not checked for them.

mod check;
mod claim;
mod codes;
mod convert;
mod corpus;
mod document;
mod event;
mod event_kinds;
mod extraction;
mod ids;
mod json;
mod kinds;
mod mention;
mod plover;
mod root;
#[cfg(feature = "schema")]
mod schema;
mod score;
mod span;
#[cfg(test)]
mod tests;
mod unknown;

pub use crate::ids::{EntityId, EntityKind};
pub use crate::text::OffsetUnit;
pub use claim::{Addressee, Claim, Content, Cue, Source, TextPart};
pub use codes::{Actors, Codes};
pub use corpus::{read_jsonl, write_jsonl};
pub use document::{DocumentInfo, RecordWarning, SchemaVersion, SentenceSpan};
pub use event::{Event, Role, Trigger};
pub use event_kinds::{EventKind, Phase, RoleName};
pub use extraction::Extraction;
pub use ids::{ClaimId, EventId, MentionId, QuantityId, TimeId};
pub use kinds::{
    Act, Change, ClaimType, Limit, Modality, Polarity, PublishedFrom, Quotation, Region, SourceType, TimeType,
};
pub use mention::{EntityCandidate, Mention, Quantity, Time};
pub use plover::{Plover, PloverContext};
pub use root::Record;
#[cfg(feature = "schema")]
pub use schema::json_schema;
pub use score::{Confidence, RuleId};
pub use span::{Span, SpanPath};
pub use unknown::UnknownName;
