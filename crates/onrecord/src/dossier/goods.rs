//! Families of goods: what a filler such as "Shahed-136 drones" or "155mm shells" is, as far as two reports can be
//! compared by it.
//!
//! *Question*: do two texts speak of the same manner of goods?
//!
//! *Order*: names of weapons and classes of goods of the default gazetteer, each led up its hierarchy to the first class that
//! `data/dossier/goods.csv` gives to a family, else to the class below the root; other words by the same list. `general` is
//! what any weapon may be called: "equipment", "military aid".
//!
//! *Limits*: English words; a word of two senses has the one that the list gives it.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::lists::LISTS;
use crate::error::Result;
use crate::gazetteer::{EntryRef, Gazetteer};
use crate::ids::EntityKind;
use crate::text::word_list::{self, Field};

/// The family of what says no more than that it is arms.
pub(crate) const GENERAL: &str = "general";

/// Drones, which are aircraft too.
const UNMANNED: &str = "drone";

/// Aircraft with a crew.
const MANNED: &str = "military-aircraft";

/// The most classes above a class.
const MAX_DEPTH: usize = 8;

static FAMILIES: Lazy<HashMap<&str, &str>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/dossier/goods.csv"))));

fn load(list: &'static str) -> Result<HashMap<&'static str, &'static str>> {
    word_list::rows("dossier/goods.csv", ["word", "family"], list)?.values(Field::word)
}

/// Whether weapons in general may be of a family.
pub(crate) fn is_arms(family: &str) -> bool {
    LISTS.arms.binary_search(&family).is_ok()
}

/// What some words name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) families: Vec<String>,
    pub(crate) designations: Vec<String>,
}

/// Reads a filler's words.
pub(crate) fn read(gazetteer: &Gazetteer, text: &str) -> Named {
    let mut named = Named::default();
    for hit in gazetteer.find(text) {
        let Some(entry) = gazetteer.entry(hit.entry) else { continue };
        if entry.kind() == EntityKind::Weapon {
            add(&mut named.designations, entry.name());
        }
        if matches!(entry.kind(), EntityKind::Weapon | EntityKind::Materiel)
            && let Some(family) = family(gazetteer, entry)
        {
            add(&mut named.families, &family);
        }
    }
    for family in of_words(text) {
        add(&mut named.families, &family);
    }
    // "unmanned aircraft", "drone aircraft"
    if named.families.iter().any(|family| family == UNMANNED) {
        named.families.retain(|family| family != MANNED);
    }
    if named.families.len() > 1 {
        named.families.retain(|family| family != GENERAL);
    }
    named.families.sort_unstable();
    named.designations.sort_unstable();
    named
}

/// Returns the families that the list gives to some words.
pub(crate) fn of_words(text: &str) -> Vec<String> {
    let mut families = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if let Some(family) = FAMILIES.get(word.to_lowercase().as_str()) {
            add(&mut families, family);
        }
    }
    families
}

fn add(list: &mut Vec<String>, word: &str) {
    if !list.iter().any(|known| known == word) {
        list.push(word.to_owned());
    }
}

/// Returns the family of a weapon or a class of goods.
fn family(gazetteer: &Gazetteer, entry: EntryRef<'_>) -> Option<String> {
    let above = |entry: EntryRef<'_>| {
        let payload: HashMap<String, serde_json::Value> =
            serde_json::from_str(entry.payload_json()).unwrap_or_default();
        let id = ["class", "parent"].iter().find_map(|field| payload.get(*field)?.as_str().map(ToOwned::to_owned))?;
        gazetteer.by_id(&id)
    };
    let mut path = Vec::new();
    let mut at = Some(entry);
    while let Some(class) = at.filter(|_| path.len() < MAX_DEPTH) {
        match FAMILIES.get(class.id()) {
            // What is below a class of any goods says more than that class.
            Some(&GENERAL) if !path.is_empty() => return Some(last_word(path[path.len() - 1])),
            Some(family) => return Some((*family).to_owned()),
            None => {}
        }
        path.push(class);
        at = above(class);
    }
    // The class below the root, or the root.
    path.get(path.len().saturating_sub(2)).map(|class| last_word(*class))
}

fn last_word(class: EntryRef<'_>) -> String {
    class.id().rsplit('/').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn families(text: &str) -> Vec<String> {
        read(&Gazetteer::built_in().expect("own data"), text).families
    }

    #[test]
    fn goods_have_families() {
        assert_eq!(families("155mm howitzer shells"), ["artillery", "munition"]);
        assert_eq!(families("lethal weapons"), [GENERAL]);
        assert_eq!(families("Shahed-136s"), ["drone"]);
        assert_eq!(families("helicopters"), ["military-aircraft"]);
        assert!(families("flowers").is_empty());
        assert_eq!(read(&Gazetteer::built_in().expect("own data"), "Su-35 jets").designations, ["Su-35"]);
    }

    #[test]
    fn families_of_arms_are_on_the_list() {
        for family in &LISTS.arms {
            assert!(
                *family == "anti-tank-weapon" || *family == "small-arm" || FAMILIES.values().any(|f| f == family),
                "{family}"
            );
        }
    }
}
