//! What differs from kind to kind of event. The build script makes it from `data/events/kinds.toml`.
//!
//! *Question*: which roles are filled by those who act, which by things; what may fill a role of a kind; which roles of a kind pair?

use crate::article::phrase_kind::FillerType;
use crate::record::{EventKind, RoleName};

include!(concat!(env!("OUT_DIR"), "/event_rules.rs"));

/// Returns the role that stands opposite to one of a pair: the recipient of a supplier.
pub(crate) fn opposite(kind: EventKind, role: RoleName) -> Option<RoleName> {
    let (one, other) = pair(kind)?;
    [(one, other), (other, one)].into_iter().find(|(this, _)| *this == role).map(|(_, opposite)| opposite)
}

/// Whether those who act in an event of a kind do it together: they may stand at several positions, and the subject of a
/// verb that takes part in what its object denotes ("seek", "welcome") is one of them.
pub(crate) const fn is_shared(kind: EventKind) -> bool {
    is_joint(kind) || is_met(kind)
}
