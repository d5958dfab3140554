//! Exports: records and dossiers in the forms that other programs read.
//!
//! *Question*: how does a record, or a dossier, get into an investigation, a set of event data, a threat intelligence platform?
//!
//! * [`follow_the_money`], [`Dossier::to_follow_the_money`]: entities of `FollowTheMoney` as JSON Lines, for Aleph and
//!   `OpenSanctions`' tools.
//! * [`plover`], [`Dossier::to_plover`]: coded events as JSON Lines, with dates, ISO-3 codes and where they are told.
//! * [`stix`], [`Dossier::to_stix`]: a STIX 2.1 bundle with reports, identities, events, relationships.
//!
//! From records, an event is exported as often as it is told; from a dossier once, with all its reports, the number of its
//! independent sources and its credibility. The network of a dossier goes to `GraphML` by [`Dossier::to_graphml`].
//!
//! *Ids* follow from what they name: the id of the entity, the id of the document (or its text), the id in the record. The
//! same article gives the same ids in every run, and in every export; nothing is read from the clock.
//!
//! *Limits*: what an export has no place for is left out; `docs/exports.md` says what goes where. Countries of entities
//! are those of the default gazetteer.

mod actors;
mod article;
mod follow_the_money;
mod happening;
mod keys;
mod names;
mod plover;
mod stix;

use crate::Result;
use crate::dossier::Dossier;
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

impl Dossier {
    /// Returns the dossier as `FollowTheMoney` entities, one as JSON a line: its articles, its events with all their reports,
    /// those who take part and those who say it.
    ///
    /// # Errors
    ///
    /// None, unless the program's own data are damaged.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::{Document, Dossier, Extractor};
    ///
    /// let mut dossier = Dossier::new()?;
    /// let text = "Peru sold tanks to Mali, the Peruvian defence ministry said.";
    /// dossier.add(&Extractor::new()?.extract(&Document::new(text).id("herald")));
    /// assert!(dossier.to_follow_the_money()?.starts_with(r#"{"id":"onrecord-"#));
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn to_follow_the_money(&self) -> Result<String> {
        let gazetteer = Gazetteer::built_in()?;
        let mut entities = follow_the_money::Entities::default();
        self.articles().for_each(|article| entities.add_source(article));
        happening::all(&gazetteer, self).for_each(|happening| entities.add_happening(&happening));
        Ok(entities.to_lines())
    }

    /// Returns the coded events of the dossier, one as JSON a line, with all their reports; events that have neither a PLOVER
    /// type nor a CAMEO code are left out.
    ///
    /// # Errors
    ///
    /// None, unless the program's own data are damaged.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::{Document, Dossier, Extractor};
    ///
    /// let mut dossier = Dossier::new()?;
    /// let text = "Peru sold tanks to Mali, the Peruvian defence ministry said.";
    /// dossier.add(&Extractor::new()?.extract(&Document::new(text).id("herald")));
    /// # #[cfg(feature = "model-en")]
    /// assert!(dossier.to_plover()?.contains(r#""independent_sources":1"#));
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn to_plover(&self) -> Result<String> {
        let gazetteer = Gazetteer::built_in()?;
        let mut lines = String::new();
        happening::all(&gazetteer, self).for_each(|happening| plover::add_happening(&happening, &mut lines));
        Ok(lines)
    }

    /// Returns the dossier as one STIX 2.1 bundle, as JSON on one line.
    ///
    /// # Errors
    ///
    /// None, unless the program's own data are damaged.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::{Document, Dossier, Extractor};
    ///
    /// let mut dossier = Dossier::new()?;
    /// let text = "Peru sold tanks to Mali, the Peruvian defence ministry said.";
    /// dossier.add(&Extractor::new()?.extract(&Document::new(text).id("herald")));
    /// assert!(dossier.to_stix()?.contains(r#""type":"report""#));
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn to_stix(&self) -> Result<String> {
        let gazetteer = Gazetteer::built_in()?;
        let mut bundle = stix::Bundle::new();
        bundle.add_dossier(self.articles(), happening::all(&gazetteer, self));
        Ok(bundle.to_json())
    }
}

#[cfg(test)]
mod dossier_tests;
#[cfg(test)]
mod tests;
