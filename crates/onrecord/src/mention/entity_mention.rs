//! A name in the text with what it means.

use std::sync::Arc;

use crate::gazetteer::{AliasTag, EntryIndex};
use crate::ids::{EntityId, EntityKind};
use crate::mention::office::Offices;
use crate::record::Confidence;
use crate::span::ByteSpan;

/// A name in the text with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Where it stands.
    pub(crate) span: ByteSpan,
    /// The kind of entity meant.
    pub(crate) kind: EntityKind,
    /// The stable id, or `None` for a name that no gazetteer knows.
    pub(crate) entity: Option<EntityId>,
    /// The canonical name.
    pub(crate) name: String,
    /// Which entities may be meant where the article leaves it open, the likeliest first.
    pub(crate) candidates: Vec<(String, Option<EntityId>)>,
    /// The entry of the gazetteer.
    pub(crate) entry: Option<EntryIndex>,
    /// What sort of alias made it.
    pub(crate) tag: AliasTag,
    /// The country that the entity is, stands for or belongs to: id and name.
    pub(crate) country: Option<(EntityId, String)>,
    /// Whether the entity counts as its country where it acts: governments, armies, ministries, capitals.
    pub(crate) stands_for_country: bool,
    /// `Some(true)` for a woman, `Some(false)` for a man, `None` where unknown or no person.
    pub(crate) female: Option<bool>,
    /// What the article and the gazetteer call the person: offices and professions. Empty for anything else.
    pub(crate) offices: Arc<Offices>,
    /// How prominent its place in the sentence is: 3 for a subject, 2 for an object, 1 for the rest, 0 for what only
    /// describes another noun.
    pub(crate) prominence: u8,
    /// How sure the reading is.
    pub(crate) confidence: Confidence,
    /// The rule that made it.
    pub(crate) why: &'static str,
}

impl Mention {
    /// Creates a mention of something that no gazetteer knows.
    pub(crate) fn new(span: ByteSpan, kind: EntityKind, name: String, why: &'static str) -> Self {
        Self {
            span,
            kind,
            entity: None,
            name,
            candidates: Vec::new(),
            entry: None,
            tag: AliasTag::Name,
            country: None,
            stands_for_country: false,
            female: None,
            offices: Arc::default(),
            prominence: 1,
            confidence: Confidence::new(0.8),
            why,
        }
    }

    /// Whether the entity can act or speak: a country, person, body or outlet.
    pub(crate) const fn is_actor(&self) -> bool {
        matches!(self.kind, EntityKind::Country | EntityKind::Person | EntityKind::Organization | EntityKind::Outlet)
    }

    /// Whether the entity is goods: a weapon system or a class of goods.
    pub(crate) const fn is_goods(&self) -> bool {
        matches!(self.kind, EntityKind::Weapon | EntityKind::Materiel)
    }
}
