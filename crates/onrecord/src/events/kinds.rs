//! What differs from kind to kind of event: which roles are actors, what may fill a role, which roles pair.

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

/// Whether a role is filled by those who act.
pub(super) const fn is_actor_role(role: RoleName) -> bool {
    use RoleName as R;
    !matches!(role, R::Item | R::Measure | R::Rule | R::Weapon | R::Target | R::Victim)
}

pub(super) fn accepts(role: RoleName, kind: EventKind, fit: FillerType) -> bool {
    use RoleName as R;
    match role {
        R::Target => {
            fit != FillerType::Law
                && (kind == EventKind::Attack || fit != FillerType::Goods || kind == EventKind::Sanction)
        }
        R::Victim => !matches!(fit, FillerType::Goods | FillerType::Law),
        // Ties are between parties; what they are about is seldom said in so many words.
        R::Item if kind == EventKind::Cooperation => false,
        R::Item if matches!(kind, EventKind::Deployment | EventKind::Seizure) => fit != FillerType::Place,
        R::Item => !matches!(fit, FillerType::Actor | FillerType::Place | FillerType::Law),
        R::Weapon => fit == FillerType::Goods,
        R::Rule => matches!(fit, FillerType::Law | FillerType::Other),
        R::Measure => fit == FillerType::Law,
        _ => matches!(fit, FillerType::Actor | FillerType::Pronoun | FillerType::Place),
    }
}

pub(super) const fn pair(kind: EventKind) -> Option<(RoleName, RoleName)> {
    match kind {
        EventKind::Transfer => Some((RoleName::Supplier, RoleName::Recipient)),
        EventKind::Attack => Some((RoleName::Attacker, RoleName::Target)),
        EventKind::Sanction => Some((RoleName::Sender, RoleName::Target)),
        _ => None,
    }
}

pub(super) const fn is_joint(kind: EventKind) -> bool {
    matches!(kind, EventKind::Negotiation | EventKind::Agreement | EventKind::Cooperation)
}

pub(super) const fn opposite(role: RoleName) -> RoleName {
    match role {
        RoleName::Supplier => RoleName::Recipient,
        _ => RoleName::Supplier,
    }
}
