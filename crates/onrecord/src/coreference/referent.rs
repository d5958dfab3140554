//! Whom a noun phrase refers to.

use crate::ids::{EntityId, EntityKind};
use crate::mention::Mention;
use crate::mention::lists::{names_legislature, names_state_body};

/// An entity that a noun phrase refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Referent {
    /// The canonical name.
    pub(crate) name: String,
    /// The stable id, where a gazetteer knows the entity.
    pub(crate) entity: Option<EntityId>,
    /// Which entities may be meant where the article leaves it open, the likeliest first.
    pub(crate) candidates: Vec<(String, Option<EntityId>)>,
    /// The kind of entity.
    pub(crate) kind: EntityKind,
    /// The country that it is, stands for or belongs to: id and name.
    pub(crate) country: Option<(EntityId, String)>,
    /// Whether it counts as its country where it acts.
    pub(crate) stands_for_country: bool,
}

/// Whom an office without a name means.
pub(super) enum Bearer<'m> {
    /// One person.
    Person(&'m Mention),
    /// One of these, and nothing decides: "Minister Berg met Minister Ruiz. The minister said".
    Open(Vec<&'m Mention>),
}

impl From<&Mention> for Referent {
    fn from(mention: &Mention) -> Self {
        Self {
            name: mention.name.clone(),
            entity: mention.entity.clone(),
            candidates: mention.candidates.clone(),
            kind: mention.kind,
            country: mention.country.clone(),
            stands_for_country: mention.stands_for_country,
        }
    }
}

/// Whether a body with a country that does not stand for it is a part of its state: the gazetteer says of its own bodies
/// which are, of others their names do.
pub(crate) fn is_of_state(name: &str, entity: Option<&EntityId>) -> bool {
    if entity.is_some() { names_legislature(name) } else { names_state_body(name) }
}

impl Referent {
    /// Creates a referent that no gazetteer knows.
    pub(crate) const fn unknown(name: String, kind: EntityKind) -> Self {
        Self { name, entity: None, candidates: Vec::new(), kind, country: None, stands_for_country: false }
    }

    /// Creates a referent that is one of several persons; the words that mean it are its name.
    pub(crate) fn one_of(words: &str, persons: &[&Mention]) -> Self {
        let candidates = persons.iter().map(|m| (m.name.clone(), m.entity.clone())).collect();
        Self { candidates, ..Self::unknown(words.to_owned(), EntityKind::Person) }
    }

    /// Returns the entity as a filler of a role: governments, armies, ministries and capitals count as their country.
    #[must_use]
    pub(crate) fn as_actor(&self) -> (String, Option<EntityId>) {
        match &self.country {
            Some((id, name))
                if self.stands_for_country
                    || (self.kind == EntityKind::Organization && is_of_state(&self.name, self.entity.as_ref())) =>
            {
                (name.clone(), Some(id.clone()))
            }
            _ => (self.name.clone(), self.entity.clone()),
        }
    }
}

pub(crate) fn distinct(mentions: Vec<&Mention>) -> Vec<&Mention> {
    let mut found: Vec<&Mention> = Vec::new();
    for mention in mentions {
        if found.iter().all(|m| m.name != mention.name) {
            found.push(mention);
        }
    }
    found
}

pub(crate) fn one(mention: Option<&Mention>) -> Vec<Referent> {
    mention.into_iter().map(Into::into).collect()
}

pub(crate) fn country_of(mention: &Mention) -> Referent {
    let referent = Referent::from(mention);
    match &mention.country {
        Some((id, name)) => {
            Referent { name: name.clone(), entity: Some(id.clone()), kind: EntityKind::Country, ..referent }
        }
        None => referent,
    }
}
