//! Resolves noun phrases: names, pronouns, short descriptions.

use super::offices::is_person_noun;
use super::{Mention, antecedent, describe};
use crate::article::Article;
use crate::gazetteer::AliasTag;
use crate::ids::{EntityId, EntityKind};
use crate::span::ByteSpan;
use crate::syntax::Upos;

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

impl From<&Mention> for Referent {
    fn from(mention: &Mention) -> Self {
        Self {
            name: mention.name.clone(),
            entity: mention.entity.clone(),
            kind: mention.kind,
            country: mention.country.clone(),
            stands_for_country: mention.stands_for_country,
        }
    }
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
/// ministry", "Iran's foreign minister", "the two countries"); nothing where the article does not say.
pub fn referents(article: &Article<'_>, words: ByteSpan) -> Vec<Referent> {
    let text = article.words(words).trim().to_lowercase();
    if let Some(fits) = pronoun(&text) {
        return one(antecedent::of_pronoun(article, words.start, &fits));
    }
    if let Some(person) = describe::person(article, words) {
        return vec![person.into()];
    }
    let named = heads(article, words);
    if !named.is_empty() {
        let seat = named.len() == 1 && named[0].kind == EntityKind::Place;
        return named.into_iter().map(|m| if seat { country_of(m) } else { m.into() }).collect();
    }
    describe::others(article, words, &text)
}

/// Returns what the antecedent of a pronoun must be.
fn pronoun(word: &str) -> Option<impl Fn(&Mention) -> bool + use<>> {
    let (person, female) = match word {
        "he" | "him" | "his" | "himself" => (true, Some(false)),
        "she" | "her" | "hers" | "herself" => (true, Some(true)),
        "it" | "its" | "itself" => (false, None),
        "they" | "them" | "their" | "theirs" | "themselves" => (false, Some(false)),
        _ => return None,
    };
    Some(move |m: &Mention| {
        if person {
            m.kind == EntityKind::Person && (m.female.is_none() || m.female == female)
        } else {
            is_thing(m) && m.tag != AliasTag::Demonym
        }
    })
}

/// Returns the named entities at the head of a noun phrase.
fn heads<'m>(article: &'m Article<'_>, words: ByteSpan) -> Vec<&'m Mention> {
    let actors: Vec<&Mention> = article
        .mentions_in(words)
        .iter()
        .filter(|m| m.is_actor() || (m.kind == EntityKind::Place && m.stands_for_country))
        .filter(|m| {
            !is_possessor(article, m, words) && !is_origin(article, m, words) && !is_namesake(article, m, words)
        })
        .collect();
    // "Park Jin, the minister of South Korea": what stands behind a comma describes, unless nothing stands before it.
    let comma = article.words(words).find(',').map_or(words.end, |at| words.start + at as u32);
    let pick = |wanted: &dyn Fn(&Mention) -> bool| -> Vec<&'m Mention> {
        let all: Vec<&Mention> = actors.iter().copied().filter(|m| wanted(m)).collect();
        let first: Vec<&Mention> = all.iter().copied().filter(|m| m.span.end <= comma).collect();
        if first.is_empty() { all } else { first }
    };
    let persons = pick(&|m| m.kind == EntityKind::Person);
    if !persons.is_empty() {
        return distinct(persons);
    }
    let others = pick(&|m| m.tag != AliasTag::Demonym);
    if !others.is_empty() {
        // "the coastguard of Oman", "an official of the ministry": the first is the nearest to the head; a list names all.
        let listed = article.words(words).contains(" and ") || article.words(words).contains(", ");
        return distinct(if listed { others } else { others[..1].to_vec() });
    }
    distinct(pick(&|_| true))
}

/// Whether a name is a possessor within a longer phrase: "Putin" in "Putin's spokesman". A country is one only where what
/// it has is named: "Japan's Kawasaki Heavy Industries".
fn is_possessor(article: &Article<'_>, mention: &Mention, words: ByteSpan) -> bool {
    let next = article.layout.token_at(mention.span.end);
    let owns = matches!(article.token(next), "'s" | "’s" | "'" | "’")
        && article.layout.tokens.get(next + 1).is_some_and(|t| t.span.end <= words.end);
    let named = || {
        let start = article.layout.tokens.get(next + 1).map_or(words.end, |t| t.span.start);
        article.mention_at(start).is_some_and(|m| m.is_actor() && m.kind != EntityKind::Country)
    };
    owns && (mention.kind != EntityKind::Country || named())
}

/// Whether a nation or city only tells where companies and private people are from: "Iranian brokers", "a Bangkok firm".
fn is_origin(article: &Article<'_>, mention: &Mention, words: ByteSpan) -> bool {
    let behind = article.words(ByteSpan::new(mention.span.end.min(words.end), words.end));
    let noun = |w: &str| {
        ["compan", "firm", "citizen", "national", "broker", "business", "trader", "shop"]
            .iter()
            .any(|n| w.starts_with(n))
    };
    matches!(mention.kind, EntityKind::Country | EntityKind::Place) && behind.split([' ', '-']).take(4).any(noun)
}

/// Whether a person's name only describes the noun behind it: "the Berg campaign".
fn is_namesake(article: &Article<'_>, mention: &Mention, words: ByteSpan) -> bool {
    let next = article.layout.token_at(mention.span.end);
    let sentence = article.layout.sentence_at(mention.span.start);
    let inside = article.layout.tokens.get(next).is_some_and(|t| t.span.end <= words.end && t.spaced);
    if mention.kind != EntityKind::Person || !inside || !article.token(next).starts_with(char::is_lowercase) {
        return false;
    }
    let first = article.layout.sentences.get(sentence).map_or(0, |s| s.tokens().start);
    let parsed = article.forest.sentence(sentence);
    parsed.is_some_and(|p| p.tree.upos(next - first) == Upos::Noun && !is_person_noun(article.token(next)))
}

/// Returns the subject of the clauses around a personal pronoun, or whom the relative clause around it is about.
pub fn clause_subject(article: &Article<'_>, words: ByteSpan) -> Option<Referent> {
    let fits = pronoun(&article.words(words).to_lowercase())?;
    let quote = |at: u32| article.layout.quote_at(at).map(|q| q.span.start);
    let found = antecedent::around(article, words.start, &fits)?;
    // Whoever speaks of "him" in a quotation means someone else.
    (quote(found.span.start) == quote(words.start)).then(|| found.into())
}

pub(super) fn distinct(mentions: Vec<&Mention>) -> Vec<&Mention> {
    let mut found: Vec<&Mention> = Vec::new();
    for mention in mentions {
        if found.iter().all(|m| m.name != mention.name) {
            found.push(mention);
        }
    }
    found
}

pub(super) fn one(mention: Option<&Mention>) -> Vec<Referent> {
    mention.into_iter().map(Into::into).collect()
}

const fn is_thing(mention: &Mention) -> bool {
    matches!(mention.kind, EntityKind::Country | EntityKind::Organization | EntityKind::Outlet)
}

pub(super) fn country_of(mention: &Mention) -> Referent {
    let referent = Referent::from(mention);
    match &mention.country {
        Some((id, name)) => {
            Referent { name: name.clone(), entity: Some(id.clone()), kind: EntityKind::Country, ..referent }
        }
        None => referent,
    }
}

#[cfg(test)]
mod tests;
