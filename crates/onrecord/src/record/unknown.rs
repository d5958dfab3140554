//! Names that this version does not know: later versions have more kinds of events and more roles.
//!
//! *Question*: what becomes of `"kind": "election"` in a record that a later version wrote?
//!
//! It is read as [`EventKind::Unknown`](super::EventKind::Unknown), keeps its name, and is written back as it was. Nothing
//! is known of it: it has no roles of its own and no codes.
//!
//! *Limits*: a name is a small letter, then small letters, digits, `-` and `_`, at most 31 in all. Other texts are no names
//! of any version and are refused.

use std::fmt;

/// The name of a kind or role that this version does not know.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownName {
    /// ASCII, filled up with zeros: the enums that hold a name stay `Copy`.
    bytes: [u8; Self::MAX_BYTES],
}

impl UnknownName {
    /// The longest name, in bytes.
    pub const MAX_BYTES: usize = 31;
    /// What a name looks like, as a regular expression.
    pub const PATTERN: &'static str = "^[a-z][a-z0-9_-]{0,30}$";

    /// Takes a text that has the form of a name.
    pub(super) fn new(text: &str) -> Option<Self> {
        let within = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
        if !text.starts_with(|c: char| c.is_ascii_lowercase()) || !text.bytes().all(within) {
            return None;
        }
        let mut bytes = [0; Self::MAX_BYTES];
        bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(Self { bytes })
    }

    /// Returns the name as it was written.
    pub const fn as_str(&self) -> &str {
        let mut length = 0;
        while length < Self::MAX_BYTES && self.bytes[length] != 0 {
            length += 1;
        }
        match std::str::from_utf8(self.bytes.split_at(length).0) {
            Ok(name) => name,
            Err(_) => "",
        }
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// Defines an enum of names as [`named_enum`](crate::ids::named_enum) does, open to the names of later versions.
macro_rules! open_enum {
    ($(#[doc = $doc:literal])+ $name:ident, $what:literal { $($(#[doc = $case_doc:literal])+ $case:ident = $text:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[doc = $case_doc])+ $case,)+
            /// One that this version does not know, from the record of a later one.
            Unknown($crate::record::UnknownName),
        }

        impl $name {
            /// All cases that this version knows, in the order in which they are documented.
            pub const ALL: &'static [Self] = &[$(Self::$case),+];

            /// Returns the written name.
            pub const fn as_str(&self) -> &str {
                match self {
                    $(Self::$case => $text,)+
                    Self::Unknown(name) => name.as_str(),
                }
            }

            /// Returns the case of a name in a record, `Unknown` for one that this version does not know.
            ///
            /// # Errors
            ///
            /// A text that does not have the form of a name.
            pub fn of_record(name: &str) -> $crate::error::Result<Self> {
                name.parse().or_else(|_| match $crate::record::UnknownName::new(name) {
                    Some(name) => Ok(Self::Unknown(name)),
                    None => Err($crate::error::Error::value_of(
                        $crate::error::Subject::Record,
                        $what,
                        format!(
                            "`{name}` is not a name: expected small letters, digits, `-` and `_`, at most {}",
                            $crate::record::UnknownName::MAX_BYTES
                        ),
                    )),
                })
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::error::Error;

            /// Returns the case of this written name, compared letter by letter.
            ///
            /// # Errors
            ///
            /// Any name that this version does not know; the message lists the accepted ones.
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

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::json::read_by(deserializer, concat!("the name of the ", $what), Self::of_record)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                super::unknown::open_names(
                    concat!($($doc, "\n"),+),
                    &[$(($text, concat!($($case_doc, "\n"),+))),+],
                )
            }
        }
    };
}
pub(super) use open_enum;

/// Describes names of which later versions may have more: each with its documentation, then any other name.
#[cfg(feature = "schema")]
pub(super) fn open_names(documentation: &str, names: &[(&str, &str)]) -> schemars::Schema {
    use schemars::json_schema;

    let known = |(name, documentation): &(&str, &str)| json_schema!({ "type": "string", "description": described(documentation), "const": name });
    let mut schemas: Vec<schemars::Schema> = names.iter().map(known).collect();
    schemas.push(json_schema!({
        "type": "string",
        "description": "One that this version does not know, from a later one.",
        "pattern": UnknownName::PATTERN,
    }));
    json_schema!({ "description": described(documentation), "anyOf": schemas })
}

/// Joins the lines of a documentation comment.
#[cfg(feature = "schema")]
fn described(documentation: &str) -> String {
    documentation.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::UnknownName;
    use crate::error::Subject;
    use crate::record::{EventKind, RoleName};

    #[test]
    fn names_have_one_form() {
        let longest = "a".repeat(UnknownName::MAX_BYTES);
        for name in ["election", "a", "cyber-attack_2", &longest] {
            assert_eq!(UnknownName::new(name).map(|n| n.to_string()).as_deref(), Some(name));
        }
        for text in ["", "Election", "2nd", "-", "an election", "élection", "a\0", &format!("{longest}a")] {
            assert_eq!(UnknownName::new(text), None, "{text}");
        }
        assert!(UnknownName::new("ab") < UnknownName::new("b") && UnknownName::new("a") < UnknownName::new("ab"));
    }

    #[test]
    fn a_record_may_hold_what_a_list_may_not() {
        let kind = EventKind::of_record("election").expect("a name");
        assert!(matches!(kind, EventKind::Unknown(name) if name.as_str() == "election"));
        assert_eq!((kind.as_str(), format!("{kind:?}").as_str()), ("election", "Unknown(\"election\")"));
        assert!(kind.roles().is_empty() && !EventKind::ALL.contains(&kind));
        assert_ne!(kind, EventKind::of_record("referendum").expect("a name"));
        assert_eq!(EventKind::of_record("transfer").expect("a name"), EventKind::Transfer);
        assert!("election".parse::<EventKind>().is_err());
        let error = RoleName::of_record("The seller").expect_err("no name");
        let expected = "role: `The seller` is not a name: expected small letters, digits, `-` and `_`, at most 31";
        assert_eq!((error.to_string().as_str(), error.subject()), (expected, Subject::Record));
    }

    #[test]
    fn kinds_and_roles_stay_small() {
        assert_eq!((size_of::<EventKind>(), size_of::<RoleName>()), (32, 32));
    }
}
