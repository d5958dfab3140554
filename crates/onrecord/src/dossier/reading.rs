//! Reads the record of an article into what a dossier keeps of it.
//!
//! *Question*: which countries do its names belong to, which goods are meant, on whose word is each event told?
//!
//! *Order*: an entity of the record is asked first, then the default gazetteer for the whole name, then the first country
//! within the name ("Ukrainian General Staff"); a person whom it does not know belongs to the country that the words of any
//! of his or her claims name ("Iran's foreign minister").
//!
//! *Limits*: a name that only the article explains has the country that its claims give it, or none.

use std::collections::HashMap;

use super::article::{Actor, Amount, Article, Goods, Report, Said, Speaker, article_id};
use super::days::Days;
use super::lists::LISTS;
use super::{goods, sketch};
use crate::gazetteer::{EntryRef, Gazetteer};
use crate::ids::{EntityId, EntityKind};
use crate::quantity;
use crate::record::{Claim, Event, Extraction, Role, RoleName, Source, SourceType, Span};
use crate::text::{sentences, tokenize};

/// Reads an article.
pub(super) fn read(gazetteer: &Gazetteer, extraction: &Extraction) -> Article {
    let document = extraction.document();
    let names = Names::new(gazetteer, extraction);
    let text = extraction.text().as_str();
    let sentences = sentences_of(extraction);
    Article {
        id: article_id(extraction).into_owned(),
        outlet: document.outlet.clone(),
        title: document.title.clone(),
        published: document.published,
        relayed_from: document.relayed_from.clone(),
        sketch: sketch::of(text),
        reports: extraction.events().iter().map(|event| report(&names, extraction, &sentences, event)).collect(),
    }
}

/// Returns the sentences of the record, or where it has none those of the text.
fn sentences_of(extraction: &Extraction) -> Vec<Span> {
    if !extraction.sentences().is_empty() {
        return extraction.sentences().iter().map(|sentence| sentence.span).collect();
    }
    let text = extraction.text().as_str();
    sentences(text, &tokenize(text)).into_iter().map(|sentence| Span::from(sentence.span)).collect()
}

fn report(names: &Names<'_>, extraction: &Extraction, sentences: &[Span], event: &Event) -> Report {
    let (mut actors, mut goods) = (Vec::new(), Vec::new());
    for role in &event.roles {
        if role.role.is_of_things() {
            goods.push(goods_of(names.gazetteer, extraction, role));
        } else {
            names.actors(role, &mut actors);
        }
    }
    if goods.is_empty() {
        goods.extend(goods_of_trigger(event));
    }
    let at = event.trigger.span;
    let sentence = sentences.iter().find(|s| s.start <= at.start && at.start < s.end);
    Report {
        event: event.id,
        kind: event.kind,
        trigger: event.trigger.text.clone(),
        sentence: sentence.map_or("", |&s| extraction.words(s)).to_owned(),
        actors,
        goods,
        polarity: event.polarity,
        modality: event.modality,
        phase: event.phase,
        time: event.time.and_then(|id| extraction.time(id)).and_then(Days::of),
        place: event
            .place
            .and_then(|id| extraction.mention(id))
            .map(|m| m.name.clone().unwrap_or_else(|| m.text.clone())),
        said: event.claim.and_then(|id| extraction.claim(id)).map(|claim| names.said(extraction, claim)),
        confidence: event.confidence,
    }
}

/// Returns the goods that a trigger names where no role does: "trained", "armed", "financed".
fn goods_of_trigger(event: &Event) -> Option<Goods> {
    let families = goods::of_words(&event.trigger.text);
    let (role, text) = (RoleName::Item, event.trigger.text.clone());
    (!families.is_empty()).then(|| Goods { role, text, families, designations: Vec::new(), amount: None })
}

fn goods_of(gazetteer: &Gazetteer, extraction: &Extraction, role: &Role) -> Goods {
    let text = role.text.clone().unwrap_or_default();
    let goods::Named { families, designations } = goods::read(gazetteer, &text);
    let counted = role.quantity.and_then(|id| extraction.quantity(id)).map(|q| Amount {
        text: q.text.clone(),
        min: q.min,
        max: q.max,
        unit: q.unit.clone(),
        approximate: q.approximate,
    });
    let amount = counted.or_else(|| {
        let found = quantity::find(&text, &tokenize(&text), &[]).into_iter().next()?;
        let words = text.get(found.span.range()).unwrap_or_default().to_owned();
        let quantity::Amount { min, max, unit, approximate, .. } = found.amount;
        Some(Amount { text: words, min, max, unit, approximate })
    });
    Goods { role: role.role, text, families, designations, amount }
}

/// Returns what the gazetteer knows of a source by its name.
pub(super) fn speaker(gazetteer: &Gazetteer, name: &str) -> Speaker {
    let names = Names { gazetteer, described: HashMap::new() };
    let (country, person) = names.resolve(name, None);
    Speaker { name: name.to_owned(), country, person, medium: names.is_medium(name, None) }
}

/// Whether a name is of two words or more, each with a capital, as those of new persons are.
fn is_spelt_as_person(name: &str) -> bool {
    name.contains(' ') && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
}

/// Names and the countries that they belong to.
struct Names<'g> {
    gazetteer: &'g Gazetteer,
    /// The countries of persons, by what the article says of them as sources.
    described: HashMap<String, String>,
}

impl<'g> Names<'g> {
    fn new(gazetteer: &'g Gazetteer, extraction: &Extraction) -> Self {
        let mut names = Self { gazetteer, described: HashMap::new() };
        for source in extraction.claims().iter().filter_map(|claim| claim.source.as_ref()) {
            let [name] = &source.names[..] else { continue };
            let words = source.description.iter().chain(&source.text).find_map(|words| names.country_within(words));
            if let Some(country) = words
                && names.whole(name).is_none()
            {
                names.described.entry(name.clone()).or_insert(country);
            }
        }
        names
    }

    /// Returns the entry that a whole name names.
    fn whole(&self, name: &str) -> Option<EntryRef<'g>> {
        let whole = |hit: &crate::gazetteer::Hit| hit.span.range() == (0..name.len());
        self.gazetteer.find(name).into_iter().find(whole).and_then(|hit| self.gazetteer.entry(hit.entry))
    }

    /// Returns the first country that some words name.
    fn country_within(&self, words: &str) -> Option<String> {
        let hits = self.gazetteer.find(words);
        hits.into_iter().filter_map(|hit| self.gazetteer.entry(hit.entry)).find_map(|entry| self.country_of(entry))
    }

    /// Returns the name of the country that an entry is, stands for or belongs to.
    fn country_of(&self, entry: EntryRef<'g>) -> Option<String> {
        if entry.kind() == EntityKind::Country {
            return Some(entry.name().to_owned());
        }
        if matches!(entry.kind(), EntityKind::Weapon | EntityKind::Materiel | EntityKind::Outlet) {
            return None;
        }
        let id = entry.stands_for().or(entry.country())?;
        self.gazetteer.by_id(id).map(|country| country.name().to_owned())
    }

    /// Returns the country of a name, and whether it is a person.
    fn resolve(&self, name: &str, entity: Option<&EntityId>) -> (Option<String>, bool) {
        let entry = entity.and_then(|id| self.gazetteer.by_id(id.as_str())).or_else(|| self.whole(name));
        match entry {
            Some(entry) => (self.country_of(entry), entry.kind() == EntityKind::Person),
            None => match self.described.get(name) {
                Some(country) => (Some(country.clone()), is_spelt_as_person(name)),
                None => (self.country_within(name), false),
            },
        }
    }

    /// Whether a source is an outlet, or its last word says that it is media.
    fn is_medium(&self, name: &str, entity: Option<&EntityId>) -> bool {
        let entry = entity.and_then(|id| self.gazetteer.by_id(id.as_str())).or_else(|| self.whole(name));
        let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        entry.map_or_else(|| LISTS.media.binary_search(&&*last).is_ok(), |entry| entry.kind() == EntityKind::Outlet)
    }

    fn actors(&self, role: &Role, actors: &mut Vec<Actor>) {
        if role.names.is_empty() {
            let Some(words) = role.text.clone().filter(|words| !words.is_empty()) else { return };
            let (name, country, person, inherited) = (words.clone(), None, false, role.inherited);
            actors.push(Actor { role: role.role, name, words, named: false, country, person, inherited });
        }
        for (place, name) in role.names.iter().enumerate() {
            let entity = role.entities.get(place).filter(|_| role.entities.len() == role.names.len());
            let (country, person) = self.resolve(name, entity);
            let inherited = role.inherited;
            let words = role.text.clone().unwrap_or_default();
            actors.push(Actor { role: role.role, name: name.clone(), words, named: true, country, person, inherited });
        }
    }

    fn speakers(&self, source: &Source) -> Vec<Speaker> {
        let person = source.type_ == Some(SourceType::Person);
        let entity = |place: usize| source.entities.get(place).filter(|_| source.entities.len() == source.names.len());
        let speaker = |(place, name): (usize, &String)| {
            let (country, known) = self.resolve(name, entity(place));
            let medium = self.is_medium(name, entity(place));
            Speaker { name: name.clone(), country, person: known || person, medium }
        };
        source.names.iter().enumerate().map(speaker).collect()
    }

    fn said(&self, extraction: &Extraction, claim: &Claim) -> Said {
        let around = claim.within.and_then(|id| extraction.claim(id)).and_then(|c| c.source.as_ref());
        Said {
            by: claim.source.as_ref().map(|source| self.speakers(source)).unwrap_or_default(),
            words: claim.source.as_ref().and_then(|source| source.text.clone()),
            manner: claim.source.as_ref().and_then(|source| source.type_),
            act: claim.cue.as_ref().map(|cue| cue.act).unwrap_or_default(),
            polarity: claim.polarity,
            via: claim.via.clone(),
            time: claim.time.and_then(|id| extraction.time(id)).and_then(Days::of),
            setting: claim.setting.as_ref().map(|setting| setting.text.clone()),
            within: around.map(|source| source.names.clone()).unwrap_or_default(),
        }
    }
}
