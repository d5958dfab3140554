//! Entities of `FollowTheMoney`.
//!
//! *Question*: which entities and links does an investigation get from these articles?
//!
//! An article is an `Article` with its text; a country a `PublicBody`, a person a `Person`, bodies and outlets
//! `Organization`, anyone else a `LegalEntity`; a place an `Address`. A name in an article is a `Mention`, a claim with a
//! source a `Documentation` between article and speaker, an event an `Event`; one that happened between two sides is an
//! `UnknownLink` between them too. Each has the article as its `proof`.
//!
//! *Limits*: weapons, goods and laws have no schema: they stand in the events' `keywords`. Confidence and offsets stand in
//! `description`. A claim without a named source has no edge.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::actors::{Actor, Country};
use super::article::Article;
use super::keys::uuid_of;
use crate::codes::Codes;
use crate::ids::EntityKind;
use crate::record::{Claim, Event, Modality, Polarity, Time};

/// An entity that is being made.
struct Entity {
    id: String,
    schema: &'static str,
    properties: Map<String, Value>,
}

impl Entity {
    fn new(id: String, schema: &'static str) -> Self {
        Self { id, schema, properties: Map::new() }
    }

    /// Adds values of a property, each once.
    fn with(mut self, property: &str, values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        for value in values {
            self.add(property, value.into());
        }
        self
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
pub(super) struct Entities {
    all: Vec<Entity>,
    places: HashMap<String, usize>,
}

impl Entities {
    /// Returns the entities, one as JSON a line.
    pub(super) fn to_lines(&self) -> String {
        let line = |e: &Entity| format!("{}\n", json!({"id": e.id, "schema": e.schema, "properties": e.properties}));
        self.all.iter().map(line).collect()
    }

    /// Adds an entity, or what it says of one that is there.
    fn add(&mut self, entity: Entity) {
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

    /// Adds an article with all that it names and tells.
    pub(super) fn add_article(&mut self, article: &Article<'_>) {
        let proof = own_id(&["article", &article.key]);
        let named = article.named();
        self.add(entity_of_article(article, &proof, &named));
        for actor in &named {
            let id = self.add_actor(article, &proof, actor);
            if actor.is_actor() {
                let mention = Entity::new(own_id(&["mention", &article.key, &id]), "Mention")
                    .with("document", [&proof])
                    .with("name", [&actor.name])
                    .with("resolved", [&id])
                    .with("detectedSchema", [schema(actor.kind)])
                    .with("contextCountry", iso2(actor.country.as_ref()));
                self.add(mention);
            }
        }
        for claim in article.extraction.claims() {
            self.add_claim(article, &proof, claim);
        }
        for event in article.extraction.events() {
            self.add_event(article, &proof, event);
        }
    }

    /// Adds an actor or a place and returns its id.
    fn add_actor(&mut self, article: &Article<'_>, proof: &str, actor: &Actor) -> String {
        let id = id_of(article, actor);
        if actor.is_actor() || actor.kind == EntityKind::Place {
            let entity = Entity::new(id.clone(), schema(actor.kind)).with("name", [&actor.name]);
            let entity = if actor.is_actor() { entity } else { entity.with("full", [&actor.name]) };
            self.add(entity.with("country", iso2(actor.country.as_ref())).with("proof", [proof]));
        }
        id
    }

    /// Adds those that can act and returns their ids.
    fn add_actors(&mut self, article: &Article<'_>, proof: &str, actors: Vec<Actor>) -> Vec<String> {
        let actors = actors.into_iter().filter(Actor::is_actor);
        actors.map(|actor| self.add_actor(article, proof, &actor)).collect()
    }

    fn add_claim(&mut self, article: &Article<'_>, proof: &str, claim: &Claim) {
        let speakers = self.add_actors(article, proof, article.speakers(claim));
        let time = claim.time.and_then(|id| article.extraction.time(id));
        for speaker in speakers {
            let id = own_id(&["claim", &article.key, &claim.id.to_string(), &speaker]);
            let act = claim.cue.as_ref().map_or("say", |cue| cue.act.as_str());
            let how = format!("{}, {}, confidence {}", claim.type_, claim.polarity, claim.confidence.value());
            let edge = Entity::new(id, "Documentation")
                .with("document", [proof])
                .with("entity", [&speaker])
                .with("role", [format!("source: {act}")])
                .with("status", [claim.polarity.as_str()])
                .with("summary", [&claim.content.text])
                .with("description", [how])
                .with("recordId", [claim.id.to_string()])
                .with("proof", [proof]);
            self.add(dated(edge, time));
        }
    }

    fn add_event(&mut self, article: &Article<'_>, proof: &str, event: &Event) {
        let codes = article.extraction.codes(event);
        let [sources, targets] = article.sides(&codes).map(|side| self.add_actors(article, proof, side));
        let (mut involved, mut things) = (Vec::new(), Vec::new());
        for (_, actor) in article.participants(event) {
            if actor.is_actor() {
                involved.push(self.add_actor(article, proof, &actor));
            } else {
                things.push(actor.name);
            }
        }
        let span = article.in_characters(event.trigger.span);
        let how = format!(
            "{}, {}, confidence {}: “{}” at {span}",
            event.modality,
            event.polarity,
            event.confidence.value(),
            event.trigger.text
        );
        let place = article.place(event);
        let entity = Entity::new(own_id(&["event", &article.key, &event.id.to_string()]), "Event")
            .with("name", [name_of(event, &codes)])
            .with("summary", [article.words(article.sentence_of(event.trigger.span))])
            .with("description", [how])
            .with("organizer", &sources)
            .with("involved", sources.iter().chain(&targets).chain(&involved))
            .with("location", place.iter().map(|place| &place.name))
            .with("country", iso2(place.as_ref().and_then(|place| place.country.as_ref())))
            .with("keywords", keywords(event, &codes).into_iter().chain(things))
            .with("recordId", [event.id.to_string()])
            .with("publisher", article.extraction.document().outlet.iter())
            .with("sourceUrl", article.extraction.document().url.iter())
            .with("proof", [proof]);
        self.add(dated(entity, article.time(event)));
        if (event.polarity, event.modality) == (Polarity::Affirmed, Modality::Actual) {
            for (one, other) in sources.iter().flat_map(|one| targets.iter().map(move |other| (one, other))) {
                let link =
                    Entity::new(own_id(&["link", &article.key, &event.id.to_string(), one, other]), "UnknownLink")
                        .with("subject", [one])
                        .with("object", [other])
                        .with("role", [event.kind.as_str()])
                        .with("summary", [article.words(article.sentence_of(event.trigger.span))])
                        .with("recordId", [event.id.to_string()])
                        .with("proof", [proof]);
                self.add(dated(link, article.time(event)));
            }
        }
    }
}

fn entity_of_article(article: &Article<'_>, id: &str, named: &[Actor]) -> Entity {
    let document = article.extraction.document();
    let of = |kinds: &'static [EntityKind]| named.iter().filter(|a| kinds.contains(&a.kind)).map(|a| &a.name);
    let countries = named.iter().filter(|actor| actor.kind == EntityKind::Country);
    Entity::new(id.to_owned(), "Article")
        .with("title", [article.title()])
        .with("fileName", [&article.key])
        .with("author", document.author.iter())
        .with("publisher", document.outlet.iter())
        .with("sourceUrl", document.url.iter())
        .with("publishedAt", article.published())
        .with("bodyText", [article.extraction.text().as_str()])
        .with("peopleMentioned", of(&[EntityKind::Person]))
        .with("companiesMentioned", of(&[EntityKind::Organization, EntityKind::Outlet]))
        .with("locationMentioned", of(&[EntityKind::Place]))
        .with("detectedCountry", countries.filter_map(|actor| iso2(actor.country.as_ref())))
}

/// Returns the schema of a kind.
const fn schema(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Country => "PublicBody",
        EntityKind::Person => "Person",
        EntityKind::Organization | EntityKind::Outlet => "Organization",
        EntityKind::Place => "Address",
        _ => "LegalEntity",
    }
}

fn iso2(country: Option<&Country>) -> Option<String> {
    country.map(|country| country.iso2.to_lowercase())
}

fn own_id(words: &[&str]) -> String {
    format!("onrecord-{}", uuid_of(words))
}

/// Returns the id of an actor: that of a user's own list where `FollowTheMoney` takes it.
fn id_of(article: &Article<'_>, actor: &Actor) -> String {
    let Some(entity) = &actor.entity else { return own_id(&["name", &article.key, actor.kind.as_str(), &actor.name]) };
    let is_taken = |id: &str| id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    match entity.kind() {
        EntityKind::Other if is_taken(entity.as_str()) => entity.to_string(),
        _ if is_taken(entity.slug()) => format!("onrecord-{}-{}", entity.kind_name(), entity.slug()),
        _ => own_id(&["entity", entity.as_str()]),
    }
}

/// Adds the days of a time; the one day where it means one.
fn dated(entity: Entity, time: Option<&Time>) -> Entity {
    let [first, last] = [time.and_then(|t| t.earliest), time.and_then(|t| t.latest)];
    let [first, last] = [first, last].map(|day| day.map(|day| day.to_string()));
    if first == last { entity.with("date", first) } else { entity.with("startDate", first).with("endDate", last) }
}

fn name_of(event: &Event, codes: &Codes) -> String {
    let sides = [&codes.source.names, &codes.target.names].map(|names| names.join(", "));
    match sides.each_ref().map(String::as_str) {
        ["", ""] => event.kind.to_string(),
        [one, ""] => format!("{}: {one}", event.kind),
        ["", other] => format!("{}: to {other}", event.kind),
        [one, other] => format!("{}: {one} to {other}", event.kind),
    }
}

fn keywords(event: &Event, codes: &Codes) -> Vec<String> {
    let plover = codes.plover.map(|code| format!("PLOVER {code}"));
    let cameo = codes.cameo.as_ref().map(|code| format!("CAMEO {code}"));
    [event.kind.as_str(), event.polarity.as_str(), event.modality.as_str()]
        .map(str::to_owned)
        .into_iter()
        .chain(plover)
        .chain(cameo)
        .collect()
}
