//! Mentions: which known or newly introduced entity each name means, and what pronouns and short forms refer to.
//!
//! *Question*: who is "Kirby", "the ministry", "he", "Moscow" here?
//!
//! In `South Korean Foreign Minister Park Jin arrived in Moscow. He met Russians.`, `South Korean` and `Russians` are
//! the countries, `Park Jin` the person, `Moscow` a place of Russia (a place behind "in", the government where it acts),
//! and `He` refers to Park Jin.
//!
//! *Order*: [`find`] takes the hits of the gazetteer, ranks ambiguous ones, drops weak ones without support and those
//! that are part of a longer unknown name; reads unknown names of persons and bodies from their capitals, titles and
//! head words; joins short forms to full names; names bodies that the text leaves without their country; notes the
//! offices of persons and how prominent each mention is. [`referents`] answers for any noun phrase or pronoun.
//!
//! *Limits*: groups that are never named ("the dockers") are no mentions, so "they" never means them.

mod antecedent;
mod bodies;
mod describe;
mod fresh;
mod known;
mod lexicon;
mod names;
mod offices;
mod own;
mod resolve;
mod runs;
mod scene;

use std::sync::Arc;

use crate::gazetteer::{AliasTag, EntryIndex, Gazetteer};
use crate::ids::{EntityId, EntityKind};
use crate::record::Confidence;
use crate::span::ByteSpan;
use crate::structure::Layout;
use crate::syntax::Forest;

pub use names::find;
pub use offices::Offices;
pub use resolve::{Referent, clause_subject, referents};

/// A name in the text with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: ByteSpan,
    /// The kind of entity meant.
    pub kind: EntityKind,
    /// The stable id, or `None` for a name that no gazetteer knows.
    pub entity: Option<EntityId>,
    /// The canonical name.
    pub name: String,
    /// The entry of the gazetteer.
    pub entry: Option<EntryIndex>,
    /// What sort of alias made it.
    pub tag: AliasTag,
    /// The country that the entity is, stands for or belongs to: id and name.
    pub country: Option<(EntityId, String)>,
    /// Whether the entity counts as its country where it acts: governments, armies, ministries, capitals.
    pub stands_for_country: bool,
    /// `Some(true)` for a woman, `Some(false)` for a man, `None` where unknown or no person.
    pub female: Option<bool>,
    /// What the article and the gazetteer call the person: offices and professions. Empty for anything else.
    pub offices: Arc<Offices>,
    /// How prominent its place in the sentence is: 3 for a subject, 2 for an object, 1 for the rest, 0 for what only
    /// describes another noun.
    pub prominence: u8,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// The rule that made it.
    pub why: &'static str,
}

impl Mention {
    /// Creates a mention of something that no gazetteer knows.
    fn new(span: ByteSpan, kind: EntityKind, name: String, why: &'static str) -> Self {
        Self {
            span,
            kind,
            entity: None,
            name,
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
    pub const fn is_actor(&self) -> bool {
        matches!(self.kind, EntityKind::Country | EntityKind::Person | EntityKind::Organization | EntityKind::Outlet)
    }

    /// Whether the entity is goods: a weapon system or a class of goods.
    pub const fn is_goods(&self) -> bool {
        matches!(self.kind, EntityKind::Weapon | EntityKind::Materiel)
    }
}

/// Reads mentions: what the stage needs besides the layout.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The text.
    pub text: &'a str,
    /// Its structure.
    pub layout: &'a Layout,
    /// The trees of its sentences.
    pub forest: &'a Forest,
    /// The known entities.
    pub gazetteer: &'a Gazetteer,
    /// The outlet that published it.
    pub outlet: Option<&'a str>,
    /// The day of publication.
    pub published: Option<jiff::civil::Date>,
}
