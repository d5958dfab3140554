//! Whom the names of a dossier stand for.
//!
//! *Question*: which entity and which country is "Peruvian Ministry of Defence", of which a dossier keeps the name alone?
//!
//! *Order*: a name is that of the entry whose canonical name it is: of a country, of a person or of neither, as the dossier has
//! it. Any other name is an actor of its own, the same in the whole dossier, with the country that its reports give it.
//!
//! *Limits*: words that are no name ("two officials") are an actor of their group alone.

use std::collections::{BTreeMap, HashMap};

use super::actors::{Actor, country};
use crate::dossier::{Dossier, Report};
use crate::gazetteer::{EntryRef, Gazetteer};
use crate::ids::{EntityId, EntityKind};

/// The actors of a dossier by their names.
pub(super) struct Names<'d> {
    gazetteer: &'d Gazetteer,
    known: HashMap<&'d str, Actor>,
}

/// What the reports say of a name.
#[derive(Clone, Copy, Default)]
struct Said<'d> {
    country: Option<&'d str>,
    person: bool,
}

impl<'d> Names<'d> {
    pub(super) fn new(gazetteer: &'d Gazetteer, dossier: &'d Dossier) -> Self {
        let mut said: BTreeMap<&str, Said<'d>> = BTreeMap::new();
        for report in dossier.articles().flat_map(|article| &article.reports) {
            for (name, country, person) in names(report) {
                let known = said.entry(name).or_default();
                known.country = known.country.or(country);
                known.person |= person;
            }
        }
        let mut names = Self { gazetteer, known: HashMap::new() };
        names.known = said.into_iter().map(|(name, said)| (name, names.actor(name, said))).collect();
        names
    }

    /// Returns whom a name of a report means.
    pub(super) fn named(&self, name: &str) -> Actor {
        self.known.get(name).cloned().unwrap_or_else(|| self.actor(name, Said::default()))
    }

    /// Returns whom words mean that are no name.
    pub(super) fn described(words: &str, group: &str) -> Actor {
        let (name, within) = (words.to_owned(), group.to_owned());
        Actor { name, kind: EntityKind::Other, entity: None, country: None, within }
    }

    fn actor(&self, name: &str, said: Said<'_>) -> Actor {
        let of_country = said.country == Some(name);
        let is_meant = |entry: &EntryRef<'_>| match entry.kind() {
            EntityKind::Country => of_country || said.country.is_none(),
            kind => !of_country && (kind == EntityKind::Person) == said.person,
        };
        let entry = self.entries(name).into_iter().find(is_meant);
        let unknown = if said.person { EntityKind::Person } else { EntityKind::Other };
        let home = || self.entries(said.country?).into_iter().find(|entry| entry.kind() == EntityKind::Country);
        Actor {
            name: name.to_owned(),
            kind: entry.map_or(unknown, EntryRef::kind),
            entity: entry.map(|entry| EntityId::from(entry.id())),
            country: entry.or_else(home).and_then(|entry| country(self.gazetteer, entry)),
            within: String::new(),
        }
    }

    /// Returns the entries of which a text is the canonical name, the likeliest first.
    fn entries(&self, name: &str) -> Vec<EntryRef<'d>> {
        let gazetteer = self.gazetteer;
        let hits = gazetteer.find(name);
        let Some(&whole) = hits.iter().find(|hit| hit.span.range() == (0..name.len())) else { return Vec::new() };
        let candidates = gazetteer.candidates(name, whole).into_iter().filter_map(|(entry, _)| gazetteer.entry(entry));
        candidates.filter(|entry| entry.name() == name).collect()
    }
}

/// Returns the names in a report, with their countries and whether they are persons.
fn names(report: &Report) -> impl Iterator<Item = (&str, Option<&str>, bool)> {
    let actors = report.actors.iter().filter(|actor| actor.named);
    let actors = actors.map(|actor| (actor.name.as_str(), actor.country.as_deref(), actor.person));
    let speakers = report.said.iter().flat_map(|said| &said.by);
    actors.chain(speakers.map(|by| (by.name.as_str(), by.country.as_deref(), by.person)))
}
