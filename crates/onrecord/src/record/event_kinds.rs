//! Kinds of events and roles of their participants, made by the build script from `data/events/kinds.toml`.

use super::unknown::open_enum;

include!(concat!(env!("OUT_DIR"), "/event_kinds.rs"));

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
}
