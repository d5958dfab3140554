//! Exports: records in the forms that other programs read.
//!
//! *Question*: how does a record get into an investigation, a set of event data, a threat intelligence platform?
//!
//! * [`follow_the_money`]: entities of `FollowTheMoney` as JSON Lines, for Aleph and `OpenSanctions`' tools.
//! * [`plover`]: coded events as JSON Lines, with dates, ISO-3 codes and offsets.
//! * [`stix`]: a STIX 2.1 bundle with reports, identities, events, relationships.
//!
//! The network of a dossier goes to `GraphML` by [`Dossier::to_graphml`](crate::Dossier::to_graphml).
//!
//! *Ids* follow from what they name: the id of the entity, the id of the document (or its text), the id in the record. The
//! same article gives the same ids in every run, and in every export; nothing is read from the clock.
//!
//! *Limits*: what an export has no place for is left out; `docs/exports.md` says what goes where. Countries of entities
//! are those of the default gazetteer.

mod actors;
mod article;
mod follow_the_money;
mod keys;
mod plover;
mod stix;

use crate::Result;
use crate::gazetteer::Gazetteer;
use crate::record::Extraction;
use article::Article;

/// Returns the records as `FollowTheMoney` entities, one as JSON a line; entities that several articles name stand once.
///
/// # Errors
///
/// None, unless the program's own data are damaged.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor, export};
///
/// let extraction = Extractor::new()?.extract(&Document::new("Iran sold drones to Russia.").id("a1"));
/// let lines = export::follow_the_money([&extraction])?;
/// assert!(lines.starts_with(r#"{"id":"onrecord-"#) && lines.contains(r#""schema":"Article""#));
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn follow_the_money<'e>(extractions: impl IntoIterator<Item = &'e Extraction>) -> Result<String> {
    let gazetteer = Gazetteer::built_in()?;
    let mut entities = follow_the_money::Entities::default();
    for extraction in extractions {
        entities.add_article(&Article::new(&gazetteer, extraction));
    }
    Ok(entities.to_lines())
}

/// Returns the coded events of the records, one as JSON a line; events that have neither a PLOVER type nor a CAMEO code are
/// left out.
///
/// # Errors
///
/// None, unless the program's own data are damaged.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor, export};
///
/// let extraction = Extractor::new()?.extract(&Document::new("Iran sold drones to Russia.").id("a1"));
/// # #[cfg(feature = "model-en")]
/// assert!(export::plover([&extraction])?.contains(r#""event_type":"COOPERATE""#));
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn plover<'e>(extractions: impl IntoIterator<Item = &'e Extraction>) -> Result<String> {
    let gazetteer = Gazetteer::built_in()?;
    let mut lines = String::new();
    for extraction in extractions {
        plover::add_article(&Article::new(&gazetteer, extraction), &mut lines);
    }
    Ok(lines)
}

/// Returns the records as one STIX 2.1 bundle, as JSON on one line.
///
/// # Errors
///
/// None, unless the program's own data are damaged.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor, export};
///
/// let extraction = Extractor::new()?.extract(&Document::new("Iran sold drones to Russia.").id("a1"));
/// let bundle: serde_json::Value = serde_json::from_str(&export::stix([&extraction])?)?;
/// assert_eq!((&bundle["type"], &bundle["objects"][0]["name"]), (&"bundle".into(), &"onrecord".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn stix<'e>(extractions: impl IntoIterator<Item = &'e Extraction>) -> Result<String> {
    let gazetteer = Gazetteer::built_in()?;
    let mut bundle = stix::Bundle::new();
    for extraction in extractions {
        bundle.add_article(&Article::new(&gazetteer, extraction));
    }
    Ok(bundle.to_json())
}

#[cfg(test)]
mod tests;
