//! [`Party`]: an actor, a recipient, a speaker or a place in a line.

use serde::Serialize;

use crate::export::actors::Actor;

/// An actor, a recipient or a place.
#[derive(Serialize)]
pub(super) struct Party {
    name: String,
    entity: Option<String>,
    /// ISO 3166-1 alpha-3.
    country: Option<String>,
    kind: &'static str,
}

impl From<Actor> for Party {
    fn from(actor: Actor) -> Self {
        Self {
            entity: actor.entity.map(|id| id.to_string()),
            country: actor.country.map(|country| country.iso3),
            kind: actor.kind.as_str(),
            name: actor.name,
        }
    }
}

pub(super) fn parties(actors: Vec<Actor>) -> Vec<Party> {
    actors.into_iter().map(Party::from).collect()
}
