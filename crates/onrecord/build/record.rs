//! The names of the record as the compilers need them: kinds and roles as `data/events/kinds.toml` has them, since the types
//! of the library are made from that file by this script.

use std::fmt;
use std::str::FromStr;

use once_cell::sync::OnceCell;

use crate::error::{Error, Result};
use crate::kinds::Kinds;

#[path = "../src/record/kinds.rs"]
pub mod kinds;

pub use kinds::{Modality, Polarity};

static KINDS: OnceCell<Vec<Known>> = OnceCell::new();

/// A kind that the compilers accept.
#[derive(Debug)]
struct Known {
    name: String,
    roles: Vec<RoleName>,
    has_phases: bool,
}

/// Takes the kinds that the compilers accept.
pub(crate) fn set(kinds: &Kinds) {
    let roles = |names: &[String]| names.iter().cloned().map(|name| RoleName(name.leak())).collect();
    let known = kinds.kind.iter().map(|kind| Known {
        name: kind.name.get_ref().clone(),
        roles: roles(kind.roles.get_ref()),
        has_phases: kind.phases,
    });
    // They are set once, before anything is compiled.
    let _ = KINDS.set(known.collect());
}

fn known() -> &'static [Known] {
    KINDS.get().map_or(&[], Vec::as_slice)
}

/// A kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventKind(usize);

impl EventKind {
    /// Returns the kind of a name; the library's own lists have no other kinds.
    pub(crate) fn of_record(name: &str) -> Result<Self> {
        name.parse()
    }

    /// Returns the roles of the kind.
    pub fn roles(self) -> &'static [RoleName] {
        &known()[self.0].roles
    }

    /// Returns whether the kind is a lasting state.
    pub fn has_phases(self) -> bool {
        known()[self.0].has_phases
    }
}

impl FromStr for EventKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let names = || known().iter().map(|kind| kind.name.as_str()).collect::<Vec<_>>().join(", ");
        known()
            .iter()
            .position(|kind| kind.name == text)
            .map(Self)
            .ok_or_else(|| Error::value("event kind", format!("`{text}` is not accepted; use one of {}", names())))
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&known()[self.0].name)
    }
}

/// A role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleName(&'static str);

impl RoleName {
    /// Returns the written name.
    pub const fn as_str(&self) -> &str {
        self.0
    }
}

impl FromStr for RoleName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut all = known().iter().flat_map(|kind| &kind.roles);
        all.find(|role| role.0 == text)
            .copied()
            .ok_or_else(|| Error::value("role", format!("`{text}` is not accepted")))
    }
}

/// A phase of a lasting state.
#[derive(Clone, Copy, Debug)]
pub struct Phase;

impl FromStr for Phase {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text {
            "end" | "renew" => Ok(Self),
            _ => Err(Error::value("phase", format!("`{text}` is not accepted; use one of end, renew"))),
        }
    }
}
