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
//! head words; joins later short forms to full names. [`referents`] answers for any noun phrase or pronoun.
//!
//! *Limits*: no trees yet: heads of noun phrases are guessed from word order.

mod lexicon;
mod ministries;
mod names;
mod resolve;

use crate::gazetteer::{AliasTag, EntryIndex, Gazetteer};
use crate::ids::{EntityId, EntityKind};
use crate::record::Confidence;
use crate::span::ByteSpan;
use crate::structure::Layout;

pub use names::find;
pub use resolve::{Referent, referents};

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
    /// How sure the reading is.
    pub confidence: Confidence,
    /// The rule that made it.
    pub why: &'static str,
}

impl Mention {
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
    /// The known entities.
    pub gazetteer: &'a Gazetteer,
    /// The day of publication.
    pub published: Option<jiff::civil::Date>,
}
