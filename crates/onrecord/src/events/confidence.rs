//! How sure an event and its roles are.
//!
//! *Question*: of all events with as many roles as this one, how many were right; of all roles found in this way?
//!
//! "Iran sent Mali drones" has three roles, two with names and one with goods; such an event is right 95 times in a hundred. A name as
//! its subject is the right filler 85 times.
//!
//! *Order*: what was read is looked up by how sure the reader is (`data/frames/calibration.csv`). An event that the rules see is
//! looked up by how many of its roles stand around its own trigger and what sort of fillers they have; a role by where it was found
//! and whether its filler has a name (`data/frames/confidence.csv`). The figures are measured (docs/events.md).
//!
//! *Limits*: more than [`MAX_ROLES`] roles count as that many; what the table does not list is as sure as a coin.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::coreference::pronouns;
use crate::error::Result;
use crate::record::{Confidence, Role, RoleName};
use crate::text::word_list;
use crate::trigger_rules::kinds::is_thing_role;

/// What one row says: an event or a role, how it was found, and its fillers.
type Key = (&'static str, &'static str, &'static str);

static TABLE: Lazy<HashMap<Key, u16>> =
    Lazy::new(|| word_list::built_in(read(include_str!("../../data/frames/confidence.csv"))));

/// The most roles that are counted.
const MAX_ROLES: usize = 3;

/// What `right` holds.
const PER_MILLE: &str = "a number of a thousand";

fn read(csv: &'static str) -> Result<HashMap<Key, u16>> {
    let mut table = HashMap::new();
    let columns = ["of", "found", "filler", "right", "measured"];
    for row in word_list::rows("frames/confidence.csv", columns, csv)? {
        let [of, found, filler, right, measured] = row?;
        let per_mille: u16 = right.parse(PER_MILLE)?;
        if per_mille > 1000 {
            return Err(right.invalid(PER_MILLE));
        }
        measured.parse::<u32>("a count")?;
        if table.insert((of.word()?, found.word()?, filler.word()?), per_mille).is_some() {
            return Err(found.duplicate());
        }
    }
    Ok(table)
}

/// A row of the calibration: for what, from which probability on, how many of a thousand are right.
type Step = (&'static str, u16, u16);

/// The steps, from the highest probability down.
static STEPS: Lazy<Vec<Step>> =
    Lazy::new(|| word_list::built_in(read_steps(include_str!("../../data/frames/calibration.csv"))));

fn read_steps(csv: &'static str) -> Result<Vec<Step>> {
    let mut steps: Vec<Step> = Vec::new();
    for row in word_list::rows("frames/calibration.csv", ["of", "from", "right", "measured"], csv)? {
        let [of, from, right, measured] = row?;
        let (start, per_mille): (u16, u16) = (from.parse(PER_MILLE)?, right.parse(PER_MILLE)?);
        for (field, number) in [(&from, start), (&right, per_mille)] {
            if number > 1000 {
                return Err(field.invalid(PER_MILLE));
            }
        }
        measured.parse::<u32>("a count")?;
        let of = of.word()?;
        if steps.iter().any(|step| (step.0, step.1) == (of, start)) {
            return Err(from.duplicate());
        }
        steps.push((of, start, per_mille));
    }
    steps.sort_by_key(|step| std::cmp::Reverse(step.1));
    Ok(steps)
}

/// What the reader is so sure of is right so often.
fn calibrated(of: &str, probability: f32) -> Confidence {
    let step = STEPS.iter().find(|step| step.0 == of && f32::from(step.1) <= probability * 1000.0);
    Confidence::from_per_mille(step.map_or(500, |step| step.2))
}

fn looked_up(of: &'static str, found: &str, filler: &str) -> Confidence {
    // What was never met is as sure as a coin.
    Confidence::from_per_mille(TABLE.get(&(of, found, filler)).copied().unwrap_or(500))
}

/// Returns how sure an event is, by the roles that its own sentence fills.
pub(super) fn event(roles: &[Role]) -> Confidence {
    let mut filled: Vec<RoleName> = roles.iter().map(|r| r.role).collect();
    filled.sort_unstable();
    filled.dedup();
    let named = roles.iter().filter(|r| !r.names.is_empty()).count();
    let filler = match (named, roles.iter().any(|r| is_thing_role(r.role))) {
        (0, false) => "none",
        (0, true) => "goods",
        (1, false) => "name",
        (1, true) => "name and goods",
        (_, false) => "names",
        (_, true) => "names and goods",
    };
    let count = ["0", "1", "2", "3"][filled.len().min(MAX_ROLES)];
    let filler = match (filled.len(), filler) {
        (1, "name and goods" | "names and goods") => "names",
        (3.., "none") => "goods",
        _ => filler,
    };
    looked_up("event", count, filler)
}

/// Returns how sure a role is that was found at a position, as its rule names it.
pub(super) fn role(position: &str, role: &Role) -> Confidence {
    looked_up("role", position, filler_of(role))
}

fn filler_of(role: &Role) -> &'static str {
    if pronouns::is_filler(role) {
        "pronoun"
    } else if role.names.is_empty() {
        "nameless"
    } else {
        "name"
    }
}

/// Returns how sure an event is of which the reader is so sure.
pub(super) fn event_read(probability: f32) -> Confidence {
    calibrated("event", probability)
}

/// Returns how sure a role is of whose filler the reader is so sure.
pub(super) fn role_read(probability: f32, role: &Role) -> Confidence {
    calibrated(filler_of(role), probability)
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
    fn faults_name_file_line_and_field() {
        let fault = |row: &'static str| read(row).expect_err("an invalid row").to_string();
        assert_eq!(
            fault("of,found,filler,right,measured\nevent,1,name,1200,4"),
            "frames/confidence.csv, line 2: field `right`: `1200` is invalid: expected a number of a thousand"
        );
        assert_eq!(
            fault("of,found,filler,right,measured\nevent,1,name,800,4\nevent,1,name,700,4"),
            "frames/confidence.csv, line 3: field `found`: `1` is a duplicate"
        );
    }
}
