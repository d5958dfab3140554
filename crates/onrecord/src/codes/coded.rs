//! How an event comes to its codes, and to the actors on both of its sides.

use super::table::{Mapping, Party};
use crate::ids::EntityId;
use crate::record::{Actors, Claim, Codes, Event, EventKind, Extraction, Modality, PloverContext, Polarity};

impl Actors {
    fn add(&mut self, names: &[String], text: Option<&str>, entities: &[EntityId]) {
        let words: Vec<&str> =
            if names.is_empty() { text.into_iter().collect() } else { names.iter().map(String::as_str).collect() };
        for name in words {
            if self.names.iter().all(|n| n != name) {
                self.names.push(name.to_owned());
            }
        }
        for entity in entities {
            if !self.entities.contains(entity) {
                self.entities.push(entity.clone());
            }
        }
    }

    fn of(parties: &[Party], event: &Event, claim: Option<&Claim>) -> Self {
        let mut found = Self::default();
        for party in parties {
            match party {
                Party::Role(name) => {
                    for role in event.fillers(*name) {
                        found.add(&role.names, role.text.as_deref(), &role.entities);
                    }
                }
                Party::Speaker => {
                    if let Some(source) = claim.and_then(|c| c.source.as_ref()) {
                        found.add(&source.names, source.text.as_deref(), &source.entities);
                    }
                }
            }
        }
        found
    }
}

impl Event {
    /// Returns the codes of this event; `claim` is the claim in which it stands, `None` in the outlet's own voice.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::codes::Plover;
    /// use onrecord::record::Event;
    ///
    /// let event: Event = serde_json::from_str(
    ///     r#"{"id": "e1", "kind": "transfer", "trigger": {"start": 0, "end": 4, "text": "sold"}, "roles": [
    ///         {"role": "supplier", "names": ["Iran"]}, {"role": "item", "text": "artillery shells"}]}"#,
    /// )?;
    /// let codes = event.codes(None);
    /// assert_eq!((codes.plover, codes.cameo.as_deref()), (Some(Plover::Cooperate), Some("062")));
    /// assert_eq!((codes.source.names, codes.target.names), (vec!["Iran".to_owned()], vec![]));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn codes(&self, claim: Option<&Claim>) -> Codes {
        Mapping::built_in().codes(self, claim)
    }
}

impl Extraction {
    /// Returns the codes of one of its events: those of the record, else by the act of the claim in which it stands.
    pub fn codes(&self, event: &Event) -> Codes {
        event.codes.clone().unwrap_or_else(|| event.codes(event.claim.and_then(|id| self.claim(id))))
    }
}

impl Mapping {
    /// Returns the codes of an event by this mapping; `claim` is the claim in which it stands.
    pub fn codes(&self, event: &Event, claim: Option<&Claim>) -> Codes {
        // A row for any kind knows nothing of those of later versions.
        if matches!(event.kind, EventKind::Unknown(_)) {
            return Codes::default();
        }
        let act = claim.and_then(|c| c.cue.as_ref()).map(|cue| cue.act);
        let Some(row) = self.rows().iter().find(|row| self.holds(row, event, act)) else { return Codes::default() };
        Codes {
            plover: row.plover,
            plover_mode: row.mode.clone(),
            plover_context: context(event).filter(|_| row.context),
            cameo: row.cameo.clone(),
            source: Actors::of(&row.source, event, claim),
            target: Actors::of(&row.target, event, claim),
        }
    }
}

const fn context(event: &Event) -> Option<PloverContext> {
    match (event.polarity, event.modality) {
        (Polarity::Negated, _) => Some(PloverContext::Negation),
        (_, Modality::Actual) => None,
        (_, Modality::Planned) => Some(PloverContext::Future),
        _ => Some(PloverContext::Hypothetical),
    }
}
