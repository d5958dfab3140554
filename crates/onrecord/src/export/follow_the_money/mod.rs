//! Entities of `FollowTheMoney`.
//!
//! *Question*: which entities and links does an investigation get from these articles, or from this dossier?
//!
//! An article is an `Article` with its text; a country a `PublicBody`, a person a `Person`, bodies and outlets
//! `Organization`, anyone else a `LegalEntity`; a place an `Address`. A name in an article is a `Mention`, a claim with a
//! source a `Documentation` between article and speaker, an event an `Event`; one that happened between two sides is an
//! `UnknownLink` between them too. Each has the article as its `proof`. In a dossier, an event is told by all articles of its
//! group, and has them all.
//!
//! *Limits*: weapons, goods and laws have no schema: they stand in the events' `keywords`. Confidence and offsets stand in
//! `description`. A claim without a named source has no edge.

mod articles;
mod dossiers;
mod entities;

pub(super) use entities::Entities;
