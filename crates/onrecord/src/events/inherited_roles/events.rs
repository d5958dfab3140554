//! What the ways of inheriting ask of events and fillers, and which events are near.

use crate::events::confidence;
use crate::record::{Event, Role, RoleName, RuleId};

/// How many events before and after one are read.
const MAX_EVENTS_AWAY: usize = 25;

/// The way that takes the supplier or recipient whom an article names most, in the table of confidence.
pub(super) const BY_MOST: &str = "most told";

/// Returns the events before one, the nearest first.
pub(super) fn before(events: &[Event], i: usize) -> impl Iterator<Item = &Event> + Clone {
    events[i.saturating_sub(MAX_EVENTS_AWAY)..i].iter().rev()
}

/// Returns the events before one, then those after it, the nearest first.
pub(super) fn near(events: &[Event], i: usize) -> impl Iterator<Item = &Event> + Clone {
    before(events, i).chain(events[i + 1..].iter().take(MAX_EVENTS_AWAY))
}

/// Whether a role of an event is filled.
pub(super) fn has(event: &Event, role: RoleName) -> bool {
    event.fillers(role).next().is_some()
}

/// Returns the names of the fillers of a role.
pub(super) fn names(event: &Event, role: RoleName) -> Vec<&str> {
    event.fillers(role).flat_map(|r| r.names.iter().map(String::as_str)).collect()
}

/// Whether a role was filled from the sentence of its event.
pub(super) fn own(role: &Role) -> bool {
    !role.inherited
}

/// Whether a filler is a person, who acts for someone.
pub(super) fn is_person(role: &Role) -> bool {
    role.entities.iter().any(|e| e.as_str().starts_with("person/"))
}

/// Whether a filler is more than a part of the world.
pub(super) fn is_actor(role: &Role) -> bool {
    !role.names.is_empty() && role.entities.iter().all(|e| !e.as_str().starts_with("place/"))
}

/// Returns a filler of another event as one that is inherited.
pub(super) fn inherit(role: &Role) -> Role {
    let why = vec![RuleId::new("role.elsewhere")];
    Role { confidence: confidence::inherited(BY_MOST), why, quantity: None, inherited: true, ..role.clone() }
}
