//! What is said to happen: [`Event`] and its [`Role`]s.

use serde::{Deserialize, Serialize};

use super::codes::Codes;
use super::event_kinds::{EventKind, Phase, RoleName};
use super::ids::{ClaimId, EventId, MentionId, QuantityId, TimeId};
use super::json::{optional_span, or_default};
use super::kinds::{Modality, Polarity};
use super::mention::EntityCandidate;
use super::score::{Confidence, RuleId};
use super::span::Span;
use crate::ids::EntityId;

/// One happening, denoted by one trigger word or phrase, in a claim or in the outlet's own voice.
///
/// # Examples
///
/// ```
/// use onrecord::record::{EventKind, Polarity};
/// use onrecord::{Document, Extractor};
///
/// let extraction = Extractor::new()?.extract(&Document::new("Iran did not sell tanks to Mali."));
/// # #[cfg(feature = "model-en")] {
/// let event = &extraction.events()[0];
/// assert_eq!((event.kind, event.polarity), (EventKind::Transfer, Polarity::Negated));
/// assert_eq!(event.trigger.text, "sell");
/// # }
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Event {
    /// The id within this record.
    pub id: EventId,
    /// What happens.
    pub kind: EventKind,
    /// The words that tell it.
    pub trigger: Trigger,
    /// Who and what takes part.
    #[serde(default, deserialize_with = "or_default")]
    pub roles: Vec<Role>,
    /// Whether it is said to be so.
    #[serde(default, deserialize_with = "or_default")]
    pub polarity: Polarity,
    /// How real it is.
    #[serde(default, deserialize_with = "or_default")]
    pub modality: Modality,
    /// Where in its life a lasting state stands; null for other kinds, and where nothing is said of it.
    pub phase: Option<Phase>,
    /// When it happens.
    pub time: Option<TimeId>,
    /// Where it happens.
    pub place: Option<MentionId>,
    /// The claim in which it stands; null in the outlet's own voice.
    pub claim: Option<ClaimId>,
    /// The codes of event data; null in records of versions that did not write them.
    pub codes: Option<Codes>,
    /// How sure this is.
    #[serde(default, deserialize_with = "or_default")]
    pub confidence: Confidence,
    /// The rules or model decisions that made it, in order.
    #[serde(default, deserialize_with = "or_default")]
    pub why: Vec<RuleId>,
}

impl Event {
    /// Creates an event of which nothing is known but its kind and where its trigger stands.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::record::{Event, EventId, EventKind, Role, RoleName, Span};
    ///
    /// let mut supplier = Role::new(RoleName::Supplier);
    /// supplier.names.push("Iran".to_owned());
    /// let mut event = Event::new(EventId(1), EventKind::Transfer, Span::new(5, 9));
    /// event.roles.push(supplier);
    /// assert_eq!(event.codes(None).source.names, ["Iran"]);
    /// ```
    pub fn new(id: EventId, kind: EventKind, trigger: Span) -> Self {
        Self {
            id,
            kind,
            trigger: Trigger { span: trigger, text: String::new() },
            roles: Vec::new(),
            polarity: Polarity::default(),
            modality: Modality::default(),
            phase: None,
            time: None,
            place: None,
            claim: None,
            codes: None,
            confidence: Confidence::default(),
            why: Vec::new(),
        }
    }

    /// Iterates over the fillers of one role.
    pub fn fillers(&self, role: RoleName) -> impl Iterator<Item = &Role> {
        self.roles.iter().filter(move |r| r.role == role)
    }
}

/// The words that tell an event: "handed over".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trigger {
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words.
    #[serde(default, deserialize_with = "or_default")]
    pub text: String,
}

/// A participant of an event, by sense rather than grammar.
///
/// # Examples
///
/// ```
/// use onrecord::record::RoleName;
/// use onrecord::{Document, Extractor};
///
/// let extraction = Extractor::new()?.extract(&Document::new("Pyongyang's arms sales to Moscow went on."));
/// # #[cfg(feature = "model-en")] {
/// let supplier = extraction.events()[0].fillers(RoleName::Supplier).next().expect("a supplier");
/// assert_eq!((supplier.text.as_deref(), &supplier.names[0][..]), (Some("Pyongyang"), "North Korea"));
/// # }
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Role {
    /// The part it has in the event.
    pub role: RoleName,
    /// Where the filler stands; null where it stands nowhere in words.
    #[serde(flatten, with = "optional_span")]
    #[cfg_attr(feature = "schema", schemars(with = "optional_span::OptionalSpan"))]
    pub span: Option<Span>,
    /// The words; null where there are none.
    pub text: Option<String>,
    /// The canonical names.
    #[serde(default, deserialize_with = "or_default")]
    pub names: Vec<String>,
    /// The ids of the entities, as far as a gazetteer knows them.
    #[serde(default, deserialize_with = "or_default")]
    pub entities: Vec<EntityId>,
    /// Who may be meant, the likeliest first, where the text leaves it open: then there is no entity.
    #[serde(default, deserialize_with = "or_default")]
    pub candidates: Vec<EntityCandidate>,
    /// The quantity that counts or values the filler.
    pub quantity: Option<QuantityId>,
    /// Whether the sentence of the trigger leaves it open, so that it was taken from another one.
    #[serde(default, deserialize_with = "or_default")]
    pub inherited: bool,
    /// How sure this is.
    #[serde(default, deserialize_with = "or_default")]
    pub confidence: Confidence,
    /// The rules or model decisions that made it, in order.
    #[serde(default, deserialize_with = "or_default")]
    pub why: Vec<RuleId>,
}

impl Role {
    /// Creates a participant of whom nothing is known but the role.
    pub fn new(role: RoleName) -> Self {
        Self {
            role,
            span: None,
            text: None,
            names: Vec::new(),
            entities: Vec::new(),
            candidates: Vec::new(),
            quantity: None,
            inherited: false,
            confidence: Confidence::default(),
            why: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_without_words() {
        let role: Role =
            serde_json::from_str(r#"{"role":"supplier","start":null,"end":null,"names":["Iran"]}"#).expect("nulls");
        assert_eq!(role.span, None);
        let json = serde_json::to_string(&role).expect("plain values");
        assert!(
            json.starts_with(r#"{"role":"supplier","start":null,"end":null,"text":null,"names":["Iran"]"#),
            "{json}"
        );
        assert_eq!(serde_json::from_str::<Role>(r#"{"role":"supplier","names":["Iran"]}"#).expect("missing"), role);
        assert!(serde_json::from_str::<Role>(r#"{"role":"supplier","start":3}"#).is_err());
    }

    #[test]
    fn fillers_of_a_role() {
        let json = r#"{"id":"e1","kind":"meeting","trigger":{"start":0,"end":3},
            "roles":[{"role":"party","text":"Kim"},{"role":"item","text":"arms"},{"role":"party","text":"Putin"}]}"#;
        let event: Event = serde_json::from_str(json).expect("lean");
        assert_eq!(
            event.fillers(RoleName::Party).filter_map(|r| r.text.as_deref()).collect::<Vec<_>>(),
            ["Kim", "Putin"]
        );
    }
}
