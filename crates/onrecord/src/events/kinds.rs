//! What differs from kind to kind of event: which roles are actors, what may fill a role, which roles pair. The build script
//! makes it from `data/events/kinds.toml`.

use crate::article::phrase_kind::FillerType;
use crate::article::sentence::Phrase;
use crate::record::{EventKind, RoleName};

/// A filled role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RoleFiller {
    pub(super) role: RoleName,
    pub(super) phrase: Phrase,
    pub(super) position: &'static str,
    pub(super) fit: FillerType,
}

include!(concat!(env!("OUT_DIR"), "/event_rules.rs"));

/// Returns the role that stands opposite to one of a pair: the recipient of a supplier.
pub(super) fn opposite(kind: EventKind, role: RoleName) -> Option<RoleName> {
    let (one, other) = pair(kind)?;
    [(one, other), (other, one)].into_iter().find(|(this, _)| *this == role).map(|(_, opposite)| opposite)
}
