//! How sure an event and its roles are.
//!
//! *Question*: of all events that tell as much as this one, how many were right; of all roles found in this way?
//!
//! "Iran sent Mali drones" has three roles, two with names and one with goods; such an event is right 95 times in a hundred. A name as
//! its subject is the right filler 85 times.
//!
//! *Order*: an event is looked up by how many of its roles stand around its own trigger and what sort of fillers they have; a role
//! by where it was found and whether its filler has a name. The figures are measured (docs/events.md) and stand in
//! `data/frames/confidence.csv`.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::coreference::pronouns;
use crate::record::{Confidence, Role, RoleName};

/// What one row says: an event or a role, how it was found, and its fillers.
type Key = (&'static str, &'static str, &'static str);

static TABLE: Lazy<HashMap<Key, u16>> =
    Lazy::new(|| read(include_str!("../../data/frames/confidence.csv")).expect("the library's own table is sound"));

/// The most roles that are told apart.
const MAX_ROLES: usize = 3;

fn read(csv: &'static str) -> Result<HashMap<Key, u16>, String> {
    let mut rows = HashMap::new();
    for line in csv.lines().skip(1) {
        let fault = |what: &str| format!("`{line}`: {what}");
        let fields: Vec<&str> = line.split(',').collect();
        let &[of, found, filler, right, measured] = fields.as_slice() else { return Err(fault("five fields")) };
        let right = right.parse().ok().filter(|r| *r <= 1000).ok_or_else(|| fault("`right` is of a thousand"))?;
        measured.parse::<u32>().map_err(|_| fault("`measured` is a count"))?;
        if rows.insert((of, found, filler), right).is_some() {
            return Err(fault("stands twice"));
        }
    }
    Ok(rows)
}

fn looked_up(of: &'static str, found: &str, filler: &str) -> Confidence {
    // What was never met is as sure as a coin.
    Confidence::from_per_mille(TABLE.get(&(of, found, filler)).copied().unwrap_or(500))
}

/// Returns how sure an event is whose own sentence tells some roles.
pub(super) fn event(roles: &[Role]) -> Confidence {
    let goods = |r: RoleName| matches!(r, RoleName::Item | RoleName::Measure | RoleName::Rule | RoleName::Weapon);
    let mut told: Vec<RoleName> = roles.iter().map(|r| r.role).collect();
    told.sort_unstable();
    told.dedup();
    let named = roles.iter().filter(|r| !r.names.is_empty()).count();
    let filler = match (named, roles.iter().any(|r| goods(r.role))) {
        (0, false) => "none",
        (0, true) => "goods",
        (1, false) => "name",
        (1, true) => "name and goods",
        (_, false) => "names",
        (_, true) => "names and goods",
    };
    let count = ["0", "1", "2", "3"][told.len().min(MAX_ROLES)];
    let filler = match (told.len(), filler) {
        (1, "name and goods" | "names and goods") => "names",
        (3.., "none") => "goods",
        _ => filler,
    };
    looked_up("event", count, filler)
}

/// Returns how sure a role is that was found at a position, as its rule names it.
pub(super) fn role(position: &str, role: &Role) -> Confidence {
    let filler = if pronouns::is_filler(role) {
        "pronoun"
    } else if role.names.is_empty() {
        "nameless"
    } else {
        "name"
    };
    looked_up("role", position, filler)
}

/// Returns how sure a role is that was taken from another event in some way.
pub(super) fn elsewhere(way: &str) -> Confidence {
    looked_up("role", way, "any")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_finding_a_role_has_its_row() {
        let fillers = ["name", "nameless", "pronoun"];
        for position in ["subject", "object", "preposition", "possessive", "adjective", "modifier"] {
            assert!(fillers.iter().all(|f| TABLE.contains_key(&("role", position, *f))), "{position}");
        }
        for way in crate::events::inherited_roles::ways() {
            assert!(TABLE.contains_key(&("role", way, "any")), "{way}");
        }
        for (roles, fillers) in [
            ("0", &["none"][..]),
            ("1", &["none", "goods", "name", "names"]),
            ("2", &["none", "goods", "name", "name and goods", "names", "names and goods"]),
            ("3", &["goods", "name", "name and goods", "names", "names and goods"]),
        ] {
            assert!(fillers.iter().all(|f| TABLE.contains_key(&("event", roles, *f))), "{roles}");
        }
    }

    #[test]
    fn faults_are_named() {
        assert_eq!(
            read("head\nevent,1,name,1200,4"),
            Err("`event,1,name,1200,4`: `right` is of a thousand".to_owned())
        );
        assert_eq!(read("head\nevent,1"), Err("`event,1`: five fields".to_owned()));
    }
}
