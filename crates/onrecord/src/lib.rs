//! Who is on record saying what, about whom.
//!
//! `onrecord` turns news reports on arms transfers, sanctions and diplomacy into typed, sourced, dated **claims** and
//! **events**: it finds the entities that a text names, who says what (source, cue, content, relays), what is said to
//! happen (kind, roles, polarity, modality, time), each tied to the exact words. It is deterministic, works offline, and
//! says which rules made each part of the record.
//!
//! Three types carry most programs: [`Document`] goes in, [`Extractor`] works, [`Extraction`] comes out.
//!
//! # Extract
//!
//! ```
//! use onrecord::{Document, Extractor};
//!
//! let extractor = Extractor::new()?;
//! let document = Document::new("Iran denied that it had supplied Russia with drones.").published("2022-11-05")?;
//! let extraction = extractor.extract(&document);
//! let names: Vec<&str> = extraction.mentions().iter().filter_map(|m| m.name.as_deref()).collect();
//! assert!(names.contains(&"Iran") && names.contains(&"Russia"));
//! for claim in extraction.claims() {
//!     let source = claim.source.as_ref().map_or("?", |s| s.names.first().map_or("?", String::as_str));
//!     println!("{source}: {}", claim.content.text);
//! }
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! # Match names
//!
//! ```
//! use onrecord::Gazetteer;
//!
//! let gazetteer = Gazetteer::built_in()?;
//! let text = "Pyongyang’s shells";
//! let hit = gazetteer.find(text)[0];
//! let entry = gazetteer.entry(hit.entry).expect("an entry of the list");
//! assert_eq!((entry.id(), entry.stands_for()), ("place/pyongyang", Some("country/KP")));
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! # Batches
//!
//! ```
//! use onrecord::{Document, Extractor};
//!
//! let documents = ["Kirby said no.", "Shoigu went to Pyongyang."].map(Document::new);
//! let extractor = Extractor::new()?;
//! assert_eq!(extractor.extract_batch(&documents, 0)?, extractor.extract_batch(&documents, 1)?);
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! # Your own gazetteer
//!
//! ```
//! use onrecord::gazetteer::{Entry, Gazetteer};
//! use onrecord::{Document, EntityKind, Extractor};
//!
//! let own = [Entry::new("ship/ursa", "Ursa Major", EntityKind::Other)];
//! let gazetteer = Gazetteer::built_in()?.with_entries(own)?;
//! let extractor = Extractor::builder().gazetteer(gazetteer).build()?;
//! assert_eq!(extractor.extract(&Document::new("The Ursa Major left Iran.")).mentions().len(), 2);
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! # Save and read back
//!
//! ```
//! use onrecord::{Document, Extraction, Extractor, OffsetUnit};
//!
//! let text = "Erdoğan said no. 👍";
//! let extraction = Extractor::new()?.extract(&Document::new(text));
//! let json = extraction.to_json(OffsetUnit::Utf16);
//! assert_eq!(Extraction::from_json(&json, text)?, extraction);
//! # Ok::<(), onrecord::Error>(())
//! ```
//!
//! [`write_jsonl`] and [`read_jsonl`] keep texts and records together, a line each.
//!
//! # Offsets, threads, features
//!
//! Spans are UTF-8 byte offsets into the text exactly as given; a written record counts in the caller's
//! [`OffsetUnit`]. The same input gives the same bytes, whatever the number of threads.
//!
//! The feature `model-en` (on by default) brings the English parser and reader; without it, a program gives its own to
//! [`ExtractorBuilder::models`], or finds names, times, quantities and what claims rules can find. `schema` adds [`record`]'s
//! JSON Schema, `train` the trainer of parsers.

mod article;
mod attribution;
pub mod batch;
mod checksum;
pub mod codes;
mod coreference;
mod date;
pub mod dossier;
pub mod error;
mod events;
pub mod export;
mod factuality;
pub mod gazetteer;
pub mod ids;
mod language;
pub mod lexicon;
mod mention;
mod network;
mod pipeline;
pub mod quantity;
pub mod reader;
pub mod record;
pub mod span;
mod structure;
pub mod syntax;
pub mod text;
pub mod time;
mod trigger_rules;
mod view;

pub use article::{Document, parse_published};
pub use attribution::ClaimScope;
pub use dossier::Dossier;
pub use error::{Error, ErrorKind, Result};
#[cfg(feature = "train")]
pub use events::InheritedRow;
pub use gazetteer::{Gazetteer, GazetteerBuilder};
pub use ids::{EntityId, EntityKind};
pub use pipeline::{Extractor, ExtractorBuilder};
pub use record::{Extraction, OffsetUnit, Record, read_jsonl, write_jsonl};
pub use span::ByteSpan;
pub use text::{Sentence, Text, Token};
