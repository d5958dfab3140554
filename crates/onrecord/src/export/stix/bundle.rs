//! [`Bundle`]: the objects of STIX, each once, and what actors are among them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};

use crate::export::actors::{Actor, Country};
use crate::export::keys::uuid_of;
use crate::ids::EntityKind;
use crate::record::Confidence;

/// The time of what has none.
const NO_TIME: &str = "1970-01-01T00:00:00.000Z";
/// The version of the extensions.
const VERSION: &str = "1.0.0";

/// The objects of all articles, each once.
pub(in crate::export) struct Bundle {
    objects: Vec<Value>,
    known: BTreeSet<String>,
    /// The identity of this library.
    pub(super) producer: String,
    /// The definitions of what STIX does not have: the type of events, the fields of claims.
    pub(super) event_extension: String,
    pub(super) claim_extension: String,
}

impl Bundle {
    /// Starts a bundle with who made it and the definitions of its extensions.
    pub(in crate::export) fn new() -> Self {
        let mut bundle = Self {
            objects: Vec::new(),
            known: BTreeSet::new(),
            producer: id("identity", &["onrecord"]),
            event_extension: id("extension-definition", &["events", VERSION]),
            claim_extension: id("extension-definition", &["claims", VERSION]),
        };
        bundle.push(json!({
            "type": "identity", "id": bundle.producer, "created": NO_TIME, "name": "onrecord", "identity_class": "system",
        }));
        let event_extension = bundle.event_extension.clone();
        bundle.define(&event_extension, "Events of news reports", "new-sdo");
        let claim_extension = bundle.claim_extension.clone();
        bundle.define(&claim_extension, "Claims of news reports", "property-extension");
        bundle
    }

    /// Adds the definition of an extension.
    fn define(&mut self, id: &str, name: &str, what: &str) {
        self.push(json!({
            "type": "extension-definition",
            "id": id,
            "created": NO_TIME,
            "created_by_ref": self.producer,
            "name": name,
            "schema": "Fields are named and mean as in the record of onrecord, schema onrecord/1, and in its dossiers; offsets count code points.",
            "version": VERSION,
            "extension_types": [what],
        }));
    }

    /// Returns the bundle as JSON.
    pub(in crate::export) fn to_json(&self) -> String {
        let ids: Vec<&str> = self.known.iter().map(String::as_str).collect();
        json!({"type": "bundle", "id": id("bundle", &ids), "objects": self.objects}).to_string()
    }

    /// Adds an object, unless it is there, and returns its id.
    pub(super) fn push(&mut self, mut object: Value) -> String {
        let id = object["id"].as_str().unwrap_or_default().to_owned();
        if self.known.insert(id.clone()) {
            object["spec_version"] = "2.1".into();
            object["modified"] = object["created"].clone();
            if let Some(fields) = object.as_object_mut() {
                fields.retain(|_, value| !value.is_null());
            }
            self.objects.push(object);
        }
        id
    }

    /// Adds an actor or a place, and returns the id of one that can act.
    pub(super) fn add_actor(&mut self, actor: &Actor, refs: &mut Refs) -> Option<String> {
        let location = match actor.kind {
            EntityKind::Country | EntityKind::Place => self.add_location(actor, refs),
            _ => None,
        };
        if !actor.is_actor() {
            return None;
        }
        let words: &[&str] = match &actor.entity {
            Some(entity) => &[entity.as_str()],
            None => &[&actor.within, actor.kind.as_str(), &actor.name],
        };
        let known = actor.entity.as_ref().map(|e| json!([{"source_name": "onrecord", "external_id": e.as_str()}]));
        let identity = self.push(json!({
            "type": "identity",
            "id": id("identity", words),
            "created": NO_TIME,
            "created_by_ref": self.producer,
            "name": actor.name,
            "identity_class": class(actor.kind),
            "external_references": known,
        }));
        refs.refer(&identity);
        if let Some(location) = location {
            let related = self.push(json!({
                "type": "relationship",
                "id": id("relationship", &[&identity, "located-at", &location]),
                "created": NO_TIME,
                "created_by_ref": self.producer,
                "relationship_type": "located-at",
                "source_ref": identity,
                "target_ref": location,
            }));
            refs.refer(&related);
        }
        Some(identity)
    }

    /// Adds the location of a country, or of a place whose country is known.
    fn add_location(&mut self, actor: &Actor, refs: &mut Refs) -> Option<String> {
        let Country { id: country, iso2, .. } = actor.country.as_ref()?;
        let location = self.push(json!({
            "type": "location",
            "id": id("location", &[actor.entity.as_ref().map_or(country, |entity| entity.as_str()), &actor.name]),
            "created": NO_TIME,
            "created_by_ref": self.producer,
            "name": actor.name,
            "country": iso2,
        }));
        refs.refer(&location);
        Some(location)
    }
}

/// The ids of objects, each once.
#[derive(Default, Serialize)]
#[serde(transparent)]
pub(super) struct Refs(Vec<String>);

impl Refs {
    pub(super) fn refer(&mut self, id: &str) {
        if self.0.iter().all(|known| known != id) {
            self.0.push(id.to_owned());
        }
    }

    /// Refers to an object where there is none, since a report must have one.
    pub(super) fn refer_if_empty(&mut self, id: &str) {
        if self.0.is_empty() {
            self.refer(id);
        }
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

pub(super) fn id(kind: &str, words: &[&str]) -> String {
    let words: Vec<&str> = std::iter::once(kind).chain(words.iter().copied()).collect();
    format!("{kind}--{}", uuid_of(&words))
}

/// Returns the start of a day; [`NO_TIME`] for none.
pub(super) fn midnight(day: Option<Date>) -> String {
    day.map_or(NO_TIME.to_owned(), |day| format!("{day}T00:00:00.000Z"))
}

const fn class(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "individual",
        EntityKind::Country | EntityKind::Organization | EntityKind::Outlet => "organization",
        _ => "unknown",
    }
}

pub(super) fn percent(confidence: Confidence) -> u16 {
    (confidence.per_mille() + 5) / 10
}
