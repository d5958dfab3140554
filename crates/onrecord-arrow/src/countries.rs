//! [`Countries`]: the ISO 3166-1 alpha-3 codes of entities.
//!
//! *How*: a country has its own code, any other entity that of the country to which a gazetteer says it belongs: a list of one's
//! own is asked first, then the default one.

use std::collections::{BTreeSet, HashMap};

use once_cell::sync::OnceCell;
use onrecord::{EntityId, EntityKind, Gazetteer, Result};

/// The codes of countries by their ids.
type Codes = HashMap<String, String>;

/// Knows the codes of countries, and which entities belong to which.
#[derive(Clone, Debug)]
pub(crate) struct Countries {
    codes: &'static Codes,
    lists: Vec<Gazetteer>,
}

impl Countries {
    pub(crate) fn new() -> Result<Self> {
        static CODES: OnceCell<Codes> = OnceCell::new();
        let list = Gazetteer::built_in()?;
        Ok(Self { codes: CODES.get_or_init(|| codes(&list)), lists: vec![list] })
    }

    /// Asks this list before the others.
    pub(crate) fn ask_first(&mut self, list: Gazetteer) {
        self.lists.insert(0, list);
    }

    /// Returns the code of an entity's country.
    pub(crate) fn of(&self, entity: &EntityId) -> Option<&'static str> {
        let own = self.codes.get(entity.as_str());
        let of_country = || self.lists.iter().find_map(|list| self.codes.get(list.by_id(entity.as_str())?.country()?));
        own.or_else(of_country).map(String::as_str)
    }

    /// Returns the codes of several entities, each once, sorted.
    pub(crate) fn of_all(&self, entities: &[EntityId]) -> BTreeSet<&'static str> {
        entities.iter().filter_map(|entity| self.of(entity)).collect()
    }
}

/// Reads the codes of the countries of a list.
fn codes(list: &Gazetteer) -> Codes {
    let code = |payload: &str| {
        let payload: serde_json::Value = serde_json::from_str(payload).ok()?;
        Some(payload["codes"]["iso3"].as_str()?.to_owned())
    };
    let countries = list.entries().filter(|entry| entry.kind() == EntityKind::Country);
    countries.filter_map(|entry| Some((entry.id().to_owned(), code(entry.payload_json())?))).collect()
}
