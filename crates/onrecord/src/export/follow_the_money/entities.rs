//! [`Entities`]: entities with their properties, each once, and what actors are among them.

use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::codes::Codes;
use crate::export::actors::{Actor, Country};
use crate::export::keys::uuid_of;
use crate::ids::EntityKind;
use crate::record::Event;

/// An entity that is being made.
pub(super) struct Entity {
    id: String,
    schema: &'static str,
    properties: Map<String, Value>,
}

impl Entity {
    pub(super) fn new(id: String, schema: &'static str) -> Self {
        Self { id, schema, properties: Map::new() }
    }

    /// Adds values of a property, each once.
    pub(super) fn with(mut self, property: &str, values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        for value in values {
            self.add(property, value.into());
        }
        self
    }

    /// Adds the days of a time; the one day where it means one.
    pub(super) fn dated(self, [first, last]: [Option<Date>; 2]) -> Self {
        let [first, last] = [first, last].map(|day| day.map(|day| day.to_string()));
        if first == last { self.with("date", first) } else { self.with("startDate", first).with("endDate", last) }
    }

    fn add(&mut self, property: &str, value: String) {
        if value.is_empty() {
            return;
        }
        let values = self.properties.entry(property).or_insert_with(|| json!([]));
        let value = Value::from(value);
        if let Some(values) = values.as_array_mut().filter(|values| !values.contains(&value)) {
            values.push(value);
        }
    }
}

/// The entities of all articles, in the order in which they first came.
#[derive(Default)]
pub(in crate::export) struct Entities {
    all: Vec<Entity>,
    places: HashMap<String, usize>,
}

impl Entities {
    /// Returns the entities, one as JSON a line.
    pub(in crate::export) fn to_lines(&self) -> String {
        let line = |e: &Entity| format!("{}\n", json!({"id": e.id, "schema": e.schema, "properties": e.properties}));
        self.all.iter().map(line).collect()
    }

    /// Adds an entity, or what it says of one that is there.
    pub(super) fn add(&mut self, entity: Entity) {
        let Some(&at) = self.places.get(&entity.id) else {
            self.places.insert(entity.id.clone(), self.all.len());
            self.all.push(entity);
            return;
        };
        for (property, values) in entity.properties {
            for value in values.as_array().into_iter().flatten().filter_map(Value::as_str) {
                self.all[at].add(&property, value.to_owned());
            }
        }
    }

    /// Adds an actor or a place, with the articles that name it, and returns its id.
    pub(super) fn add_actor(&mut self, proof: &[String], actor: &Actor) -> String {
        let id = id_of(actor);
        if actor.is_actor() || actor.kind == EntityKind::Place {
            let entity = Entity::new(id.clone(), schema(actor.kind)).with("name", [&actor.name]);
            let entity = if actor.is_actor() { entity } else { entity.with("full", [&actor.name]) };
            self.add(entity.with("country", iso2(actor.country.as_ref())).with("proof", proof));
        }
        id
    }

    /// Adds those that can act and returns their ids.
    pub(super) fn add_actors(&mut self, proof: &[String], actors: Vec<Actor>) -> Vec<String> {
        let actors = actors.into_iter().filter(Actor::is_actor);
        actors.map(|actor| self.add_actor(proof, &actor)).collect()
    }
}

/// Returns the schema of a kind.
pub(super) const fn schema(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Country => "PublicBody",
        EntityKind::Person => "Person",
        EntityKind::Organization | EntityKind::Outlet => "Organization",
        EntityKind::Place => "Address",
        _ => "LegalEntity",
    }
}

pub(super) fn iso2(country: Option<&Country>) -> Option<String> {
    country.map(|country| country.iso2.to_lowercase())
}

pub(super) fn own_id(words: &[&str]) -> String {
    format!("onrecord-{}", uuid_of(words))
}

/// Returns the id of an actor: that of a user's own list where `FollowTheMoney` takes it.
fn id_of(actor: &Actor) -> String {
    let Some(entity) = &actor.entity else {
        return own_id(&["name", &actor.within, actor.kind.as_str(), &actor.name]);
    };
    let is_taken = |id: &str| id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    match entity.kind() {
        EntityKind::Other if is_taken(entity.as_str()) => entity.to_string(),
        _ if is_taken(entity.slug()) => format!("onrecord-{}-{}", entity.kind_name(), entity.slug()),
        _ => own_id(&["entity", entity.as_str()]),
    }
}

/// Returns the name of an event: `transfer: Peru to Mali`.
pub(super) fn name_of(event: &Event, codes: &Codes) -> String {
    let sides = [&codes.source.names, &codes.target.names].map(|names| names.join(", "));
    match sides.each_ref().map(String::as_str) {
        ["", ""] => event.kind.to_string(),
        [one, ""] => format!("{}: {one}", event.kind),
        ["", other] => format!("{}: to {other}", event.kind),
        [one, other] => format!("{}: {one} to {other}", event.kind),
    }
}

pub(super) fn keywords(event: &Event, codes: &Codes) -> Vec<String> {
    let plover = codes.plover.map(|code| format!("PLOVER {code}"));
    let cameo = codes.cameo.as_ref().map(|code| format!("CAMEO {code}"));
    [event.kind.as_str(), event.polarity.as_str(), event.modality.as_str()]
        .map(str::to_owned)
        .into_iter()
        .chain(plover)
        .chain(cameo)
        .collect()
}
