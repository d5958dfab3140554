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

mod articles;
mod bundle;
mod dossiers;

pub(super) use bundle::Bundle;
