//! What differs from kind to kind of event.
//!
//! *Question*: which roles are filled by those who act, which by things; what may fill a role of a kind; which roles of a kind pair?

use crate::article::phrase_kind::FillerType;
use crate::record::{EventKind, RoleName};

// Roles.

/// Whether a role is filled by those who act.
pub(super) const fn is_actor_role(role: RoleName) -> bool {
    use RoleName as R;
    !matches!(role, R::Item | R::Measure | R::Rule | R::Weapon | R::Target | R::Victim)
}

/// Whether a role is filled by what does not act: goods, weapons, laws.
pub(super) const fn is_thing_role(role: RoleName) -> bool {
    matches!(role, RoleName::Item | RoleName::Measure | RoleName::Rule | RoleName::Weapon)
}

/// Returns the other participant of a transfer.
pub(super) const fn opposite(role: RoleName) -> RoleName {
    match role {
        RoleName::Supplier => RoleName::Recipient,
        _ => RoleName::Supplier,
    }
}

// Roles by kind.

/// Whether a filler of a type may fill a role of an event of a kind.
pub(super) fn accepts(role: RoleName, kind: EventKind, type_: FillerType) -> bool {
    use FillerType as T;
    use RoleName as R;
    match role {
        R::Target => type_ != T::Law && (matches!(kind, EventKind::Attack | EventKind::Sanction) || type_ != T::Goods),
        R::Victim => !matches!(type_, T::Goods | T::Law),
        // Ties are between parties; what they are about is seldom said in so many words.
        R::Item if kind == EventKind::Cooperation => false,
        R::Item if matches!(kind, EventKind::Deployment | EventKind::Seizure) => type_ != T::Place,
        R::Item => !matches!(type_, T::Actor | T::Place | T::Law),
        R::Weapon => type_ == T::Goods,
        R::Rule => matches!(type_, T::Law | T::Other),
        R::Measure => type_ == T::Law,
        _ => matches!(type_, T::Actor | T::Pronoun | T::Place),
    }
}

/// Returns the two participants of a kind of event that act on each other.
pub(super) const fn pair(kind: EventKind) -> Option<(RoleName, RoleName)> {
    match kind {
        EventKind::Transfer => Some((RoleName::Supplier, RoleName::Recipient)),
        EventKind::Attack => Some((RoleName::Attacker, RoleName::Target)),
        EventKind::Sanction => Some((RoleName::Sender, RoleName::Target)),
        _ => None,
    }
}

// Kinds.

/// Whether events of a kind are what several parties do together, about something.
pub(super) const fn is_joint(kind: EventKind) -> bool {
    matches!(kind, EventKind::Negotiation | EventKind::Agreement | EventKind::Cooperation)
}

/// Whether a verb whose subject takes part in what its object denotes ("seek", "welcome") gives an event of a kind its party.
pub(super) const fn is_shared(kind: EventKind) -> bool {
    is_joint(kind) || matches!(kind, EventKind::Meeting)
}
