//! Ids of the parts of one record: a letter that names the list, and a number.
//!
//! `m3` is a mention, `c1` a claim, `e2` an event, `t1` a time, `q4` a quantity. The types keep them apart, so that a time
//! cannot be looked up among the claims. Numbers need not start anywhere or be without gaps.

use crate::error::{Error, Result};

/// Reads the number after the letter. Only the form that is written is read: a second spelling of an id (`c01`) would
/// make two ids out of one.
fn number(what: &'static str, letter: char, text: &str) -> Result<u32> {
    text.strip_prefix(letter)
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()) && (*digits == "0" || !digits.starts_with('0')))
        .and_then(|digits| digits.parse().ok())
        .ok_or_else(|| {
            let accepted = format!("it is `{letter}` and a number up to {}, such as {letter}1", u32::MAX);
            Error::value(what, format!("`{text}` is not accepted; {accepted}"))
        })
}

macro_rules! part_id {
    ($(#[$meta:meta])* $name:ident, $what:literal, $letter:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The letter that ids of this list start with.
            pub const LETTER: char = $letter;

            /// Returns the number after the letter.
            pub const fn number(self) -> u32 {
                self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;

            /// Reads an id as it is written.
            ///
            /// # Errors
            ///
            /// Anything but the letter and a number without leading zeros.
            fn from_str(text: &str) -> Result<Self> {
                number($what, $letter, text).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::json::parsed(deserializer, concat!("the ", $what, ", such as \"", $letter, "1\""))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "description": concat!("The ", $what, ": `", $letter, "` and a number."),
                    "pattern": concat!("^", $letter, "[0-9]+$"),
                })
            }
        }
    };
}

part_id! {
    /// The id of a [`Mention`](super::Mention): `m1`.
    MentionId, "mention id", 'm'
}
part_id! {
    /// The id of a [`Claim`](super::Claim): `c1`.
    ClaimId, "claim id", 'c'
}
part_id! {
    /// The id of an [`Event`](super::Event): `e1`.
    EventId, "event id", 'e'
}
part_id! {
    /// The id of a [`Time`](super::Time): `t1`.
    TimeId, "time id", 't'
}
part_id! {
    /// The id of a [`Quantity`](super::Quantity): `q1`.
    QuantityId, "quantity id", 'q'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read() {
        assert_eq!(serde_json::to_string(&ClaimId(12)).expect("a string"), "\"c12\"");
        assert_eq!("c0".parse::<ClaimId>().expect("zero is a number"), ClaimId(0));
        assert_eq!(serde_json::from_str::<TimeId>("\"t7\"").expect("own form"), TimeId(7));
    }

    #[test]
    fn other_forms_are_refused() {
        for wrong in ["", "e", "1", "c1", "e01", "e+1", "E1", "e1 ", "e4294967296", "event-1"] {
            let error = wrong.parse::<EventId>().expect_err(wrong).to_string();
            assert!(error.ends_with("it is `e` and a number up to 4294967295, such as e1"), "{error}");
        }
        let error = serde_json::from_str::<EventId>("3").expect_err("no string").to_string();
        assert!(error.contains("expected the event id, such as \"e1\""), "{error}");
    }
}
