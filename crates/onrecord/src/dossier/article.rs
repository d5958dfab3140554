//! What a dossier keeps of an article: its reports of events, each with who says it.
//!
//! *Question*: what does this article say happened, on whose word, and when was that said?
//!
//! An [`Article`] is all that groups, origins, contradictions and tables are made from, and all that is saved. Names are
//! resolved to countries and goods to families when the article is added, so that a saved dossier reads back to the same
//! groups whatever gazetteer the reader has.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::days::Days;
use crate::checksum::checksum;
use crate::record::{Act, Confidence, EventId, EventKind, Extraction, Modality, Phase, Polarity, RoleName, SourceType};

/// Returns by which id a dossier knows the article of an extraction: its own, or one made from its text.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor, dossier};
///
/// let extractor = Extractor::new()?;
/// assert_eq!(dossier::article_id(&extractor.extract(&Document::new("No.").id("a1"))), "a1");
/// assert!(dossier::article_id(&extractor.extract(&Document::new("No."))).starts_with("text-"));
/// # Ok::<(), onrecord::Error>(())
/// ```
pub fn article_id(extraction: &Extraction) -> Cow<'_, str> {
    match &extraction.document().id {
        Some(id) => id.into(),
        None => format!("text-{:016x}", checksum(extraction.text().as_str().as_bytes())).into(),
    }
}

/// One article of a dossier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Article {
    /// The caller's key of the article, or one made from its text.
    pub id: String,
    /// The outlet that published it.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The outlets that it says it reprints or rests on, nearest first.
    pub relayed_from: Vec<String>,
    /// The sketch of its text, by which reprints are found; as many numbers for every text.
    pub sketch: Vec<u32>,
    /// The events, in the order of the record.
    pub reports: Vec<Report>,
}

/// One event as one article tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Report {
    /// The id of the event in the record of its article.
    pub event: EventId,
    /// What happens.
    pub kind: EventKind,
    /// The words that tell it.
    pub trigger: String,
    /// The sentence in which they stand.
    pub sentence: String,
    /// Who takes part.
    pub actors: Vec<Actor>,
    /// What is supplied, used, agreed or forbidden.
    pub goods: Vec<Goods>,
    /// Whether it is said to be so.
    pub polarity: Polarity,
    /// How real it is.
    pub modality: Modality,
    /// Where in its life a lasting state stands.
    pub phase: Option<Phase>,
    /// When it happens.
    pub time: Option<Days>,
    /// Where it happens.
    pub place: Option<String>,
    /// Who says it; none in the outlet's own voice.
    pub said: Option<Said>,
    /// How sure the event is.
    pub confidence: Confidence,
}

/// A participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Actor {
    /// The part it has in the event.
    pub role: RoleName,
    /// The canonical name, or the words where there is none.
    pub name: String,
    /// The words that stand for it.
    pub words: String,
    /// Whether the name is canonical.
    pub named: bool,
    /// The name of its country, its own name for a country.
    pub country: Option<String>,
    /// Whether it is a person.
    pub person: bool,
    /// Whether another sentence names it.
    pub inherited: bool,
}

/// What is supplied, used, agreed or forbidden.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Goods {
    /// The part that they have in the event.
    pub role: RoleName,
    /// The words.
    pub text: String,
    /// The families of goods, of `data/dossier/goods.csv` and the default gazetteer; `general` for weapons and the like.
    pub families: Vec<String>,
    /// The canonical names of weapons: "Shahed-136".
    pub designations: Vec<String>,
    /// How many, or how much.
    pub amount: Option<Amount>,
}

/// An amount, as the interval that the words allow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Amount {
    /// The words.
    pub text: String,
    /// The least that it can be.
    pub min: Option<f64>,
    /// The most that it can be.
    pub max: Option<f64>,
    /// The unit's code or the counted noun.
    pub unit: Option<String>,
    /// Whether the words say that it is not exact.
    pub approximate: bool,
}

/// Who says it, where, and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Said {
    /// The sources, resolved.
    pub by: Vec<Speaker>,
    /// The words that name them.
    pub words: Option<String>,
    /// What manner of source it is.
    pub manner: Option<SourceType>,
    /// What the source does in saying it.
    pub act: Act,
    /// Whether it says it, or is told not to.
    pub polarity: Polarity,
    /// The relays between source and article, nearest to the article first.
    pub via: Vec<String>,
    /// When it is said.
    pub time: Option<Days>,
    /// Where or on what occasion.
    pub setting: Option<String>,
    /// Who says that it was said, where the claim stands within another.
    pub within: Vec<String>,
}

/// One source of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Speaker {
    /// The canonical name.
    pub name: String,
    /// The name of its country, its own name for a country.
    pub country: Option<String>,
    /// Whether it is a person.
    pub person: bool,
    /// Whether it is an outlet, or media in general: "local media".
    #[serde(default)]
    pub medium: bool,
}
