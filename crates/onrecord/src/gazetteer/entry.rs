//! Entries: what a gazetteer knows of one entity.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{EntityId, EntityKind};

/// An entity with its names.
///
/// # Examples
///
/// ```
/// use onrecord::gazetteer::{Alias, CaseRule, Entry};
/// use onrecord::ids::EntityKind;
///
/// let entry = Entry::new("organization/who", "World Health Organization", EntityKind::Organization)
///     .with_alias(Alias::new("WHO").case(CaseRule::Exact))
///     .with_country("country/CH");
/// assert_eq!(entry.aliases.len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Entry {
    /// The stable id, unique within a gazetteer.
    pub id: EntityId,
    /// The canonical name.
    pub name: String,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Every form that a text may use.
    pub aliases: Vec<Alias>,
    /// Which entity wins an alias that several share when the context says nothing: the highest.
    pub priority: i32,
    /// The first day on which the entry is valid, for holders of an office.
    pub from: Option<Date>,
    /// The last day on which the entry is valid.
    pub until: Option<Date>,
    /// The country that it belongs to.
    pub country: Option<EntityId>,
    /// The entity that it stands for where it acts or speaks: a capital for its country.
    pub stands_for: Option<EntityId>,
    /// Whatever else the caller wants back: kept, not read, by the gazetteer.
    pub payload: serde_json::Map<String, serde_json::Value>,
}

impl Entry {
    /// Creates an entry whose only alias is its name.
    pub fn new(id: impl Into<EntityId>, name: impl Into<String>, kind: EntityKind) -> Self {
        let name = name.into();
        Self {
            id: id.into(),
            aliases: vec![Alias::new(name.clone())],
            name,
            kind,
            priority: 0,
            from: None,
            until: None,
            country: None,
            stands_for: None,
            payload: serde_json::Map::new(),
        }
    }

    /// Adds an alias.
    #[must_use]
    pub fn with_alias(mut self, alias: impl Into<Alias>) -> Self {
        self.aliases.push(alias.into());
        self
    }

    /// Sets the country.
    #[must_use]
    pub fn with_country(mut self, country: impl Into<EntityId>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// Sets the priority.
    #[must_use]
    pub const fn with_priority(mut self, priority: i32) -> Self {
        self.priority = priority;
        self
    }

    /// Sets the first and last day of validity.
    #[must_use]
    pub const fn with_dates(mut self, from: Option<Date>, until: Option<Date>) -> Self {
        self.from = from;
        self.until = until;
        self
    }

    /// Whether the entry is valid on a day.
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A form under which an entity is found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Alias {
    /// The form.
    pub text: String,
    /// Which letter case a text may write it in.
    pub case: CaseRule,
    /// What sort of name it is.
    pub tag: AliasTag,
}

impl Alias {
    /// Creates an alias that is found with its capitals ([`CaseRule::Capitalised`]) and is a plain name.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), case: CaseRule::default(), tag: AliasTag::default() }
    }

    /// Sets the rule of case.
    #[must_use]
    pub const fn case(mut self, case: CaseRule) -> Self {
        self.case = case;
        self
    }

    /// Sets the sort of name.
    #[must_use]
    pub const fn tag(mut self, tag: AliasTag) -> Self {
        self.tag = tag;
        self
    }
}

impl From<&str> for Alias {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Alias {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

/// Which letter case a text may write an alias in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaseRule {
    /// Letter for letter: "WHO" is not found in "who" or "Who".
    Exact,
    /// Any case.
    Insensitive,
    /// What is a capital in the alias must be one in the text, the rest is free: "Turkey" is found in "Turkey" and
    /// "TURKEY", never in "turkey".
    #[default]
    Capitalised,
}

/// What sort of name an alias is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum AliasTag {
    /// A usual name.
    #[default]
    Name,
    /// A full official name.
    Official,
    /// A former name.
    Former,
    /// An acronym.
    Acronym,
    /// A country's adjective or people: "Iranian", "Iranians".
    Demonym,
    /// A surname or short form that holds once the entity is introduced or is famous.
    Short,
    /// A word that mostly means something else and needs support from its context.
    Weak,
}

impl CaseRule {
    const ALL: [Self; 3] = [Self::Exact, Self::Insensitive, Self::Capitalised];

    /// Returns the rule's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Insensitive => "insensitive",
            Self::Capitalised => "capitalised",
        }
    }

    /// Returns the rule of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.as_str() == name)
    }

    pub(super) const fn code(self) -> u16 {
        self as u16
    }

    pub(super) fn from_code(code: u16) -> Self {
        Self::ALL.get(usize::from(code)).copied().unwrap_or_default()
    }
}

impl AliasTag {
    const ALL: [Self; 7] =
        [Self::Name, Self::Official, Self::Former, Self::Acronym, Self::Demonym, Self::Short, Self::Weak];

    /// Returns the tag's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Official => "official",
            Self::Former => "former",
            Self::Acronym => "acronym",
            Self::Demonym => "demonym",
            Self::Short => "short",
            Self::Weak => "weak",
        }
    }

    /// Returns the tag of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.as_str() == name)
    }

    pub(super) const fn code(self) -> u16 {
        self as u16
    }

    pub(super) fn from_code(code: u16) -> Self {
        Self::ALL.get(usize::from(code)).copied().unwrap_or_default()
    }
}

/// The place of an entry in its gazetteer, counted from 0 in the order in which entries were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryIndex(pub u32);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_names_go_there_and_back() {
        for tag in AliasTag::ALL {
            assert_eq!(AliasTag::from_code(tag.code()), tag);
            assert_eq!(AliasTag::from_name(tag.as_str()), Some(tag));
        }
        for rule in CaseRule::ALL {
            assert_eq!(CaseRule::from_code(rule.code()), rule);
            assert_eq!(CaseRule::from_name(rule.as_str()), Some(rule));
        }
    }

    #[test]
    fn validity_is_inclusive() {
        let day = |d| jiff::civil::date(2023, 9, d);
        let entry = Entry::new("person/x", "X", EntityKind::Person).with_dates(Some(day(2)), Some(day(5)));
        assert!(entry.is_valid_on(day(2)) && entry.is_valid_on(day(5)));
        assert!(!entry.is_valid_on(day(1)) && !entry.is_valid_on(day(6)));
    }
}
