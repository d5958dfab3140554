//! A STIX 2.1 bundle.
//!
//! *Question*: how do articles, speakers and events look to a threat intelligence platform?
//!
//! An article is a `report`, an actor an `identity`, a country or a place a `location`, a claim a `note` by its source. An
//! event is an `onrecord-event`, a type of object that an `extension-definition` in the bundle declares, as STIX asks;
//! one that happened between two sides is a `relationship` between them too. Claims, events and relationships have their
//! confidence, and outlet and address as an external reference.
//!
//! *Times*: objects of an article are created on its day of publication; identities, locations and articles without a day at
//! the start of 1970, since STIX has no object without a time and two articles must not give one object two.
//!
//! *Limits*: weapons, goods and laws stand in the events by name only. Platforms that do not know the extensions keep
//! reports, notes, identities and relationships.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::actors::{Actor, Country};
use super::article::Article;
use super::keys::uuid_of;
use crate::codes::{Plover, PloverContext};
use crate::ids::EntityKind;
use crate::record::{Claim, Confidence, Event, Modality, Polarity, Time};

/// The time of what has none.
const NO_TIME: &str = "1970-01-01T00:00:00.000Z";
/// The version of the extensions.
const VERSION: &str = "1.0.0";

/// The objects of all articles, each once.
pub(super) struct Bundle {
    objects: Vec<Value>,
    known: BTreeSet<String>,
    /// The identity of this library.
    producer: String,
    /// The definitions of what STIX does not have: the type of events, the fields of claims.
    event_extension: String,
    claim_extension: String,
}

impl Bundle {
    /// Starts a bundle with who made it and the definitions of its extensions.
    pub(super) fn new() -> Self {
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
            "schema": "Fields are named and mean as in the record of onrecord, schema onrecord/1; offsets count code points.",
            "version": VERSION,
            "extension_types": [what],
        }));
    }

    /// Returns the bundle as JSON.
    pub(super) fn to_json(&self) -> String {
        let ids: Vec<&str> = self.known.iter().map(String::as_str).collect();
        json!({"type": "bundle", "id": id("bundle", &ids), "objects": self.objects}).to_string()
    }

    /// Adds an object, unless it is there, and returns its id.
    fn push(&mut self, mut object: Value) -> String {
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

    /// Adds an article with all that it names and tells.
    pub(super) fn add_article(&mut self, article: &Article<'_>) {
        let report = id("report", &[&article.key]);
        let mut part = Part { created: created(article), reference: reference(article), refs: Vec::new(), report };
        for actor in article.named() {
            self.add_actor(article, &actor, &mut part);
        }
        for event in article.extraction.events() {
            self.add_event(article, event, &mut part);
        }
        for claim in article.extraction.claims() {
            self.add_claim(article, claim, &mut part);
        }
        if part.refs.is_empty() {
            part.refs.push(self.producer.clone());
        }
        self.push(json!({
            "type": "report",
            "id": part.report,
            "created": part.created,
            "created_by_ref": self.producer,
            "published": part.created,
            "name": article.title(),
            "lang": "en",
            "object_refs": part.refs,
            "external_references": [part.reference],
        }));
    }

    /// Adds an actor or a place, and returns the id of one that can act.
    fn add_actor(&mut self, article: &Article<'_>, actor: &Actor, part: &mut Part) -> Option<String> {
        let location = match actor.kind {
            EntityKind::Country | EntityKind::Place => self.add_location(actor, part),
            _ => None,
        };
        if !actor.is_actor() {
            return None;
        }
        let words: &[&str] = match &actor.entity {
            Some(entity) => &[entity.as_str()],
            None => &[&article.key, actor.kind.as_str(), &actor.name],
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
        part.refer(&identity);
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
            part.refer(&related);
        }
        Some(identity)
    }

    /// Adds the location of a country, or of a place whose country is known.
    fn add_location(&mut self, actor: &Actor, part: &mut Part) -> Option<String> {
        let Country { id: country, iso2, .. } = actor.country.as_ref()?;
        let location = self.push(json!({
            "type": "location",
            "id": id("location", &[actor.entity.as_ref().map_or(country, |entity| entity.as_str()), &actor.name]),
            "created": NO_TIME,
            "created_by_ref": self.producer,
            "name": actor.name,
            "country": iso2,
        }));
        part.refer(&location);
        Some(location)
    }

    fn add_event(&mut self, article: &Article<'_>, event: &Event, part: &mut Part) {
        let codes = article.extraction.codes(event);
        let roles: Vec<Value> = article
            .participants(event)
            .into_iter()
            .map(|(role, actor)| {
                let identity = self.add_actor(article, &actor, part);
                let mut written = Map::from_iter([("role".into(), role.into()), ("name".into(), actor.name.into())]);
                written.extend(identity.map(|identity| ("identity_ref".into(), identity.into())));
                Value::from(written)
            })
            .collect();
        let sentence = article.words(article.sentence_of(event.trigger.span));
        let span = article.in_characters(event.trigger.span);
        let [first, last] = days(article.time(event));
        let object = self.push(json!({
            "type": "onrecord-event",
            "id": id_of_event(article, event),
            "created": part.created,
            "created_by_ref": self.producer,
            "confidence": percent(event.confidence),
            "external_references": [part.reference],
            "extensions": {&self.event_extension: {"extension_type": "new-sdo"}},
            "kind": event.kind,
            "polarity": event.polarity,
            "modality": event.modality,
            "phase": event.phase,
            "trigger": event.trigger.text,
            "start": span.start,
            "end": span.end,
            "description": sentence,
            "earliest": first,
            "latest": last,
            "place": article.place(event).map(|place| place.name),
            "roles": roles,
            "plover": codes.plover.map(Plover::as_str),
            "plover_mode": codes.plover_mode,
            "plover_context": codes.plover_context.map(PloverContext::as_str),
            "cameo": codes.cameo,
        }));
        part.refer(&object);
        if (event.polarity, event.modality) == (Polarity::Affirmed, Modality::Actual) {
            let [sources, targets] = article
                .sides(&codes)
                .map(|side| side.iter().filter_map(|actor| self.add_actor(article, actor, part)).collect::<Vec<_>>());
            for (one, other) in sources.iter().flat_map(|one| targets.iter().map(move |other| (one, other))) {
                let related = self.push(json!({
                    "type": "relationship",
                    "id": id("relationship", &[one, &object, other]),
                    "created": part.created,
                    "created_by_ref": self.producer,
                    "relationship_type": event.kind.as_str().replace('_', "-"),
                    "source_ref": one,
                    "target_ref": other,
                    "description": sentence,
                    "start_time": first.as_deref().map(midnight),
                    "confidence": percent(event.confidence),
                    "external_references": [part.reference],
                }));
                part.refer(&related);
            }
        }
    }

    fn add_claim(&mut self, article: &Article<'_>, claim: &Claim, part: &mut Part) {
        if claim.content.text.is_empty() {
            return;
        }
        let speakers = article.speakers(claim);
        let identities = speakers.iter().filter_map(|actor| self.add_actor(article, actor, part)).collect::<Vec<_>>();
        let events = claim.events.iter().filter_map(|&id| article.extraction.event(id));
        let mut about: Vec<String> = identities.into_iter().chain(events.map(|e| id_of_event(article, e))).collect();
        if about.is_empty() {
            about.push(part.report.clone());
        }
        let names: Vec<&str> = speakers.iter().map(|actor| actor.name.as_str()).collect();
        let act = claim.cue.as_ref().map_or("say", |cue| cue.act.as_str());
        let spans: Vec<_> = claim.content.spans.iter().map(|&span| article.in_characters(span)).collect();
        let note = self.push(json!({
            "type": "note",
            "id": id("note", &[&article.key, &claim.id.to_string()]),
            "created": part.created,
            "created_by_ref": self.producer,
            "abstract": format!("{}: {act}", if names.is_empty() { "no one named".to_owned() } else { names.join(", ") }),
            "content": claim.content.text,
            "authors": (!names.is_empty()).then_some(names),
            "object_refs": about,
            "confidence": percent(claim.confidence),
            "external_references": [part.reference],
            "extensions": {&self.claim_extension: {
                "extension_type": "property-extension",
                "claim_type": claim.type_,
                "act": act,
                "polarity": claim.polarity,
                "quotation": claim.content.quotation,
                "spans": spans,
            }},
        }));
        part.refer(&note);
    }
}

/// The part of a bundle that is one article's.
struct Part {
    created: String,
    reference: Value,
    report: String,
    /// The objects of its report.
    refs: Vec<String>,
}

impl Part {
    fn refer(&mut self, id: &str) {
        if self.refs.iter().all(|known| known != id) {
            self.refs.push(id.to_owned());
        }
    }
}

fn id(kind: &str, words: &[&str]) -> String {
    let words: Vec<&str> = std::iter::once(kind).chain(words.iter().copied()).collect();
    format!("{kind}--{}", uuid_of(&words))
}

fn id_of_event(article: &Article<'_>, event: &Event) -> String {
    id("onrecord-event", &[&article.key, &event.id.to_string()])
}

fn created(article: &Article<'_>) -> String {
    article.published().as_deref().map_or(NO_TIME.to_owned(), midnight)
}

fn midnight(day: &str) -> String {
    format!("{day}T00:00:00.000Z")
}

/// Returns where the article is to be found.
fn reference(article: &Article<'_>) -> Value {
    let document = article.extraction.document();
    let mut reference = json!({
        "source_name": document.outlet.as_deref().unwrap_or("news report"),
        "external_id": article.key,
        "description": article.title(),
    });
    if let Some(url) = &document.url {
        reference["url"] = url.as_str().into();
    }
    reference
}

const fn class(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "individual",
        EntityKind::Country | EntityKind::Organization | EntityKind::Outlet => "organization",
        _ => "unknown",
    }
}

fn percent(confidence: Confidence) -> u16 {
    (confidence.per_mille() + 5) / 10
}

fn days(time: Option<&Time>) -> [Option<String>; 2] {
    [time.and_then(|t| t.earliest), time.and_then(|t| t.latest)].map(|day| day.map(|day| day.to_string()))
}
