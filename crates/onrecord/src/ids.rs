//! Names of kinds of entities and stable ids of entities, shared by the gazetteer and the record.
//!
//! *Question*: which country, person, body or weapon is it, whatever the article calls it?
//!
//! "Pyongyang", "the North" and "North Korean" all carry the id `country/KP`; "Kirby" and "he" may carry
//! `person/john-kirby`. An id is a kind, a slash and a slug; the part before the first slash is the kind.
//!
//! *Limits*: ids are compared letter by letter. Nothing here knows whether an entity of that id exists.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::{Error, Result};

/// Defines an enum whose cases have one written name each: in JSON, in Python, in data files and in messages.
macro_rules! named_enum {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$case_meta:meta])* $case:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$case_meta])* #[serde(rename = $text)] $case,)+
        }

        impl $name {
            /// All cases, in the order in which they are documented.
            pub const ALL: &'static [Self] = &[$(Self::$case),+];

            /// Returns the written name.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$case => $text,)+
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            /// Returns the case of this written name, compared letter by letter.
            ///
            /// # Errors
            ///
            /// Any other name; the message lists the accepted ones.
            fn from_str(text: &str) -> $crate::error::Result<Self> {
                match text {
                    $($text => Ok(Self::$case),)+
                    _ => Err($crate::error::Error::value(
                        $what,
                        format!("`{text}` is not accepted; use one of {}", [$($text),+].join(", ")),
                    )),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(crate) use named_enum;

named_enum! {
    /// What a name stands for.
    #[non_exhaustive]
    EntityKind, "entity kind" {
        /// A country or a state-like territory, also under its demonym or its capital: "Russian", "Pyongyang".
        Country = "country",
        /// A town, region, sea, base or other place.
        Place = "place",
        /// A person.
        Person = "person",
        /// A body, company, armed group or office: "UN Security Council", "the White House".
        Organization = "organization",
        /// A news outlet or agency.
        Outlet = "outlet",
        /// A named weapon system: "Shahed-136", "S-400".
        Weapon = "weapon",
        /// A class of goods: "artillery shells", "attack drones", "machine tools".
        Materiel = "materiel",
        /// A resolution, treaty or embargo.
        Law = "law",
        /// Anything else; for the entries of a user's own gazetteer.
        Other = "other",
    }
}

/// The stable id of an entity: `kind/slug`, such as `country/KP` or `person/john-kirby`, in the library's own lists.
/// Cheap to clone.
///
/// Any text that is not empty is an id, so that users' lists keep theirs (`NK-2aXf`, `ship/ursa-major`): those count as
/// [`EntityKind::Other`].
///
/// # Examples
///
/// ```
/// use onrecord::ids::{EntityId, EntityKind};
///
/// let id: EntityId = "country/KP".parse()?;
/// assert_eq!(id, EntityId::new(EntityKind::Country, "KP")?);
/// assert_eq!((id.kind(), id.slug()), (EntityKind::Country, "KP"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(Arc<str>);

impl EntityId {
    /// Creates an id from a kind and a slug.
    ///
    /// # Errors
    ///
    /// An empty slug.
    pub fn new(kind: EntityKind, slug: &str) -> Result<Self> {
        if slug.is_empty() {
            return Err(Error::value("entity id", format!("the slug after `{kind}/` is empty")));
        }
        Ok(Self(format!("{kind}/{slug}").into()))
    }

    /// Returns the whole id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the part before the first slash, or an empty string where there is none.
    pub fn kind_name(&self) -> &str {
        self.0.split_once('/').map_or("", |(kind, _)| kind)
    }

    /// Returns the kind, [`EntityKind::Other`] for a kind name that the library does not know.
    pub fn kind(&self) -> EntityKind {
        self.kind_name().parse().unwrap_or(EntityKind::Other)
    }

    /// Returns the part after the first slash, or the whole id where there is none.
    pub fn slug(&self) -> &str {
        self.0.split_once('/').map_or(&self.0, |(_, slug)| slug)
    }
}

impl FromStr for EntityId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if text.is_empty() {
            return Err(Error::value("entity id", "is empty; an entity id is a text such as country/KP"));
        }
        Ok(Self(text.into()))
    }
}

impl From<&str> for EntityId {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for EntityId {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl Borrow<str> for EntityId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for EntityId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl Serialize for EntityId {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for EntityId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for EntityId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EntityId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "The stable id of an entity, such as country/KP.",
            "minLength": 1,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{EntityId, EntityKind};

    #[test]
    fn ids_of_any_kind() {
        let id: EntityId = "ship/imo/9538892".parse().expect("kind and slug");
        assert_eq!((id.kind_name(), id.kind(), id.slug()), ("ship", EntityKind::Other, "imo/9538892"));
        let plain: EntityId = "NK-2aXf".parse().expect("any text");
        assert_eq!((plain.kind(), plain.slug()), (EntityKind::Other, "NK-2aXf"));
        let error = "".parse::<EntityId>().expect_err("empty");
        assert!(error.to_string().ends_with("such as country/KP"), "{error}");
        assert!(EntityId::new(EntityKind::Law, "").is_err());
    }

    #[test]
    fn looked_up_by_text() {
        let id = EntityId::new(EntityKind::Weapon, "shahed-136").expect("slug");
        assert_eq!(BTreeMap::from([(id, 1)]).get("weapon/shahed-136"), Some(&1));
    }

    #[test]
    fn kind_names() {
        for kind in EntityKind::ALL {
            assert_eq!(kind.as_str().parse::<EntityKind>().expect("own name"), *kind);
            assert_eq!(serde_json::to_value(kind).expect("a string"), kind.as_str());
        }
        let error = "contry".parse::<EntityKind>().expect_err("misspelt").to_string();
        assert!(error.starts_with("entity kind: `contry` is not accepted; use one of country, place,"), "{error}");
    }
}
