//! Who says what: [`Claim`] and its parts.

use serde::{Deserialize, Serialize};

use super::ids::{ClaimId, EventId, TimeId};
use super::json::or_default;
use super::kinds::{Act, ClaimType, Polarity, Quotation, SourceType};
use super::mention::EntityCandidate;
use super::score::{Confidence, RuleId};
use super::span::Span;
use crate::ids::EntityId;

/// A stretch of content that the article attributes to a source, by speech, writing, knowledge or belief.
///
/// # Examples
///
/// ```
/// use onrecord::{Document, Extractor};
/// use onrecord::record::Act;
///
/// let extraction = Extractor::new()?.extract(&Document::new("“We sold no tanks,” said Anna Berg, the mayor."));
/// let claim = &extraction.claims()[0];
/// assert_eq!(claim.source.as_ref().map(|source| source.names.clone()), Some(vec!["Anna Berg".to_owned()]));
/// assert_eq!(claim.cue.as_ref().map(|cue| (cue.text.as_str(), cue.act)), Some(("said", Act::Say)));
/// assert_eq!(claim.content.text, "“We sold no tanks,”");
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Claim {
    /// The id within this record.
    pub id: ClaimId,
    /// The kind of attribution.
    #[serde(rename = "type", default, deserialize_with = "or_default")]
    pub type_: ClaimType,
    /// Whether the source says it, or is told not to: negated in "did not confirm that".
    #[serde(default, deserialize_with = "or_default")]
    pub polarity: Polarity,
    /// Who says it; null where the text names no one ("it is believed").
    pub source: Option<Source>,
    /// The words that attribute it; null where a quotation runs on without any.
    pub cue: Option<Cue>,
    /// What is said.
    #[serde(default, deserialize_with = "or_default")]
    pub content: Content,
    /// The relays between source and article, nearest to the article first.
    #[serde(default, deserialize_with = "or_default")]
    pub via: Vec<String>,
    /// To whom it is said.
    pub addressee: Option<Addressee>,
    /// Where or on what occasion it is said: a briefing, a speech.
    pub setting: Option<TextPart>,
    /// When it is said.
    pub time: Option<TimeId>,
    /// The claim in whose content this one stands.
    pub within: Option<ClaimId>,
    /// The events of the content.
    #[serde(default, deserialize_with = "or_default")]
    pub events: Vec<EventId>,
    /// How sure this is.
    #[serde(default, deserialize_with = "or_default")]
    pub confidence: Confidence,
    /// The rules or model decisions that made it, in order.
    #[serde(default, deserialize_with = "or_default")]
    pub why: Vec<RuleId>,
}

impl Claim {
    /// Creates a claim of which nothing is known but its id.
    pub fn new(id: ClaimId) -> Self {
        Self {
            id,
            type_: ClaimType::default(),
            polarity: Polarity::default(),
            source: None,
            cue: None,
            content: Content::default(),
            via: Vec::new(),
            addressee: None,
            setting: None,
            time: None,
            within: None,
            events: Vec::new(),
            confidence: Confidence::default(),
            why: Vec::new(),
        }
    }
}

/// The source of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Source {
    /// Where it stands; empty where it is known from elsewhere only.
    #[serde(default, deserialize_with = "or_default")]
    pub spans: Vec<Span>,
    /// The words, several spans joined by " … "; null where there are none.
    pub text: Option<String>,
    /// The canonical names, pronouns and short forms resolved.
    #[serde(default, deserialize_with = "or_default")]
    pub names: Vec<String>,
    /// The ids of the entities, as far as a gazetteer knows them.
    #[serde(default, deserialize_with = "or_default")]
    pub entities: Vec<EntityId>,
    /// What manner of source it is.
    #[serde(rename = "type")]
    pub type_: Option<SourceType>,
    /// The office, as the text gives it: "White House National Security Council spokesman".
    pub description: Option<String>,
    /// How sure the names are.
    #[serde(default, deserialize_with = "or_default")]
    pub confidence: Confidence,
    /// Who may be meant, the likeliest first, where the text leaves it open: then there is no entity.
    #[serde(default, deserialize_with = "or_default")]
    pub candidates: Vec<EntityCandidate>,
}

/// The words that attribute a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Cue {
    /// Where they stand.
    #[serde(default, deserialize_with = "or_default")]
    pub spans: Vec<Span>,
    /// The words, several spans joined by " … ".
    #[serde(default, deserialize_with = "or_default")]
    pub text: String,
    /// What the source does in saying it.
    #[serde(default, deserialize_with = "or_default")]
    pub act: Act,
}

/// What a claim says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Content {
    /// Where it stands; several where the cue interrupts it.
    #[serde(default, deserialize_with = "or_default")]
    pub spans: Vec<Span>,
    /// The words, several spans joined by " … ".
    #[serde(default, deserialize_with = "or_default")]
    pub text: String,
    /// Whose words these are.
    #[serde(default, deserialize_with = "or_default")]
    pub quotation: Quotation,
}

/// To whom a claim is made: "told reporters".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Addressee {
    /// Where it stands.
    #[serde(default, deserialize_with = "or_default")]
    pub spans: Vec<Span>,
    /// The words, several spans joined by " … ".
    #[serde(default, deserialize_with = "or_default")]
    pub text: String,
    /// The canonical names.
    #[serde(default, deserialize_with = "or_default")]
    pub names: Vec<String>,
    /// The ids of the entities, as far as a gazetteer knows them.
    #[serde(default, deserialize_with = "or_default")]
    pub entities: Vec<EntityId>,
}

/// Words of the article, with nothing more known of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextPart {
    /// Where they stand.
    #[serde(default, deserialize_with = "or_default")]
    pub spans: Vec<Span>,
    /// The words, several spans joined by " … ".
    #[serde(default, deserialize_with = "or_default")]
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lean_claims_are_read() {
        let claim: Claim = serde_json::from_str(r#"{"id": "c1"}"#).expect("only an id");
        assert_eq!(claim.content, Content::default());
        let nulls =
            r#"{"id":"c1","type":null,"source":{"names":["Seoul"],"text":null},"content":null,"via":null,"why":null}"#;
        let claim: Claim = serde_json::from_str(nulls).expect("nulls");
        assert_eq!(claim.source.expect("a source").names, ["Seoul"]);
    }
}
