//! tmp
use std::sync::Arc;
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(Arc<str>);
impl EntityId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl From<&str> for EntityId {
    fn from(s: &str) -> Self {
        Self(s.into())
    }
}
impl From<String> for EntityId {
    fn from(s: String) -> Self {
        Self(s.into())
    }
}
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    Country,
    Place,
    Person,
    Organization,
    Outlet,
    Weapon,
    Materiel,
    Law,
    Other,
}
impl EntityKind {
    pub const ALL: [Self; 9] = [
        Self::Country,
        Self::Place,
        Self::Person,
        Self::Organization,
        Self::Outlet,
        Self::Weapon,
        Self::Materiel,
        Self::Law,
        Self::Other,
    ];
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Place => "place",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Outlet => "outlet",
            Self::Weapon => "weapon",
            Self::Materiel => "materiel",
            Self::Law => "law",
            Self::Other => "other",
        }
    }
}
impl std::str::FromStr for EntityKind {
    type Err = crate::Error;
    fn from_str(s: &str) -> Result<Self, crate::Error> {
        Self::ALL.into_iter().find(|k| k.as_str() == s).ok_or_else(|| crate::Error::value("kind", "x"))
    }
}
