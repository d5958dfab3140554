//! Actors: whom a name stands for, with the codes of its country.
//!
//! *Question*: which persons, bodies and countries take part, under which stable keys?
//!
//! `["Iran"]` with `country/IR` is one actor of the country IR, IRN; "two officials", whom no gazetteer knows, are an actor of
//! their article alone.
//!
//! *Order*: each entity is an actor; names beyond those of the entities are actors too; without either the words are one.
//!
//! *Limits*: two articles that spell an unknown name alike have two actors, since nothing says that they mean one. A dossier
//! takes names that are spelt alike for one.

use std::collections::HashMap;

use serde::Deserialize;

use crate::gazetteer::{EntryRef, Gazetteer};
use crate::ids::{EntityId, EntityKind};
use crate::record::{Extraction, Mention};

/// A country with its codes of ISO 3166.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Country {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) iso2: String,
    pub(super) iso3: String,
}

/// Someone who acts or speaks, or another thing that a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Actor {
    pub(super) name: String,
    pub(super) kind: EntityKind,
    pub(super) entity: Option<EntityId>,
    pub(super) country: Option<Country>,
    /// The article or group in which the name means it, where there is no entity; empty for all of a dossier.
    pub(super) within: String,
}

impl Actor {
    /// Whether it can act: goods, laws and places cannot.
    pub(super) const fn is_actor(&self) -> bool {
        !matches!(self.kind, EntityKind::Weapon | EntityKind::Materiel | EntityKind::Law | EntityKind::Place)
    }
}

/// What an article and the default gazetteer know of names.
pub(super) struct Directory<'a> {
    gazetteer: &'a Gazetteer,
    /// The key of the article.
    article: String,
    of_entity: HashMap<&'a str, &'a Mention>,
    of_name: HashMap<&'a str, &'a Mention>,
}

impl<'a> Directory<'a> {
    pub(super) fn new(gazetteer: &'a Gazetteer, extraction: &'a Extraction, article: String) -> Self {
        let (mut of_entity, mut of_name) = (HashMap::new(), HashMap::new());
        for mention in extraction.mentions() {
            if let Some(entity) = &mention.entity {
                of_entity.entry(entity.as_str()).or_insert(mention);
            }
            of_name.entry(name_of(mention)).or_insert(mention);
        }
        Self { gazetteer, article, of_entity, of_name }
    }

    /// Returns the actors of names and entities, each once; of the words where there are neither.
    pub(super) fn actors(&self, names: &[String], entities: &[EntityId], words: Option<&str>) -> Vec<Actor> {
        let mut actors: Vec<Actor> = Vec::new();
        let mut add = |actor: Actor| {
            if actors.iter().all(|known| known.name != actor.name) {
                actors.push(actor);
            }
        };
        let paired = names.len() == entities.len();
        for (place, entity) in entities.iter().enumerate() {
            add(self.of_entity(entity, names.get(place).filter(|_| paired)));
        }
        if !paired {
            for name in names {
                add(self.of_name(name));
            }
        }
        if let (Some(words), [], []) = (words, names, entities) {
            add(self.of_name(words));
        }
        actors
    }

    /// Returns whom a mention stands for.
    pub(super) fn of_mention(&self, mention: &Mention) -> Actor {
        match &mention.entity {
            Some(entity) => self.of_entity(entity, mention.name.as_ref()),
            None => self.of_name(name_of(mention)),
        }
    }

    fn of_entity(&self, entity: &EntityId, name: Option<&String>) -> Actor {
        let entry = self.gazetteer.by_id(entity.as_str());
        let mention = self.of_entity.get(entity.as_str());
        let kind = match entity.kind() {
            EntityKind::Other => mention.map_or(EntityKind::Other, |m| m.kind),
            kind => kind,
        };
        let name = name.map(String::as_str).or(entry.map(EntryRef::name)).or(mention.map(|m| name_of(m)));
        Actor {
            name: name.unwrap_or(entity.slug()).to_owned(),
            kind,
            entity: Some(entity.clone()),
            country: entry.and_then(|entry| country(self.gazetteer, entry)),
            within: self.article.clone(),
        }
    }

    fn of_name(&self, name: &str) -> Actor {
        let kind = self.of_name.get(name).map_or(EntityKind::Other, |mention| mention.kind);
        Actor { name: name.to_owned(), kind, entity: None, country: None, within: self.article.clone() }
    }
}

/// Returns the country that an entry is, or to which it belongs.
pub(super) fn country(gazetteer: &Gazetteer, entry: EntryRef<'_>) -> Option<Country> {
    /// What the payload of a country's entry has.
    #[derive(Deserialize)]
    struct Payload {
        codes: Codes,
    }
    #[derive(Deserialize)]
    struct Codes {
        iso2: String,
        iso3: String,
    }

    let country = match entry.kind() {
        EntityKind::Country => entry,
        _ => gazetteer.by_id(entry.country()?)?,
    };
    let Payload { codes: Codes { iso2, iso3 } } = serde_json::from_str(country.payload_json()).ok()?;
    Some(Country { id: country.id().to_owned(), name: country.name().to_owned(), iso2, iso3 })
}

fn name_of(mention: &Mention) -> &str {
    mention.name.as_deref().unwrap_or(&mention.text)
}
