//! Kinds of events and roles of their participants, made by the build script from `data/events/kinds.toml`; phases of
//! lasting states.

use super::unknown::open_enum;

include!(concat!(env!("OUT_DIR"), "/event_kinds.rs"));

open_enum! {
    /// Where in its life a lasting state stands.
    Phase, "phase" {
        /// Lifted, eased, suspended, revoked, cancelled, cut, expired.
        End = "end",
        /// Renewed, extended, resumed.
        Renew = "renew",
    }
}

impl EventKind {
    /// Returns the roles that an event of this kind can have, the most telling first.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::record::{EventKind, RoleName};
    ///
    /// assert_eq!(EventKind::Sanction.roles(), [RoleName::Sender, RoleName::Target, RoleName::Measure]);
    /// ```
    pub const fn roles(self) -> &'static [RoleName] {
        roles_of(self)
    }

    /// Returns whether an event of this kind is a lasting state, which can end or be renewed: [`Phase`].
    pub const fn has_phases(self) -> bool {
        is_lasting(self)
    }
}

impl RoleName {
    /// Whether it is filled by what is supplied, used, forbidden or charged, which never acts.
    pub(crate) const fn is_of_things(self) -> bool {
        matches!(self, Self::Item | Self::Weapon | Self::Measure | Self::Rule | Self::Offence)
    }
}
