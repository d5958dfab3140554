//! What a record says of the article itself: its version, the document, the sentences.

use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::json::{date, or_default, parsed};
use super::kinds::{Limit, PublishedFrom, Region};
use super::span::Span;
use crate::error::{Error, Result};

/// The version of the record's form, always `onrecord/1`. Reading another one is an error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct SchemaVersion;

impl SchemaVersion {
    /// The version as it is written.
    pub const NAME: &'static str = "onrecord/1";
}

impl FromStr for SchemaVersion {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if text == Self::NAME {
            Ok(Self)
        } else {
            Err(Error::value("schema", format!("`{text}` is not known; this version reads {}", Self::NAME)))
        }
    }
}

impl Serialize for SchemaVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Self::NAME)
    }
}

impl<'de> Deserialize<'de> for SchemaVersion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer, "the schema \"onrecord/1\"")
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for SchemaVersion {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SchemaVersion".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "The version of the record's form.",
            "const": Self::NAME,
        })
    }
}

/// What is known of the article, besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DocumentInfo {
    /// The caller's key of the article.
    pub id: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The outlet that published it.
    pub outlet: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day of publication, against which every relative date is resolved.
    #[serde(default, with = "date")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::json::IsoDate>"))]
    pub published: Option<Date>,
    /// Where the day of publication comes from; null where there is none.
    pub published_from: Option<PublishedFrom>,
    /// The outlets or agencies that the article says it reprints or rests on, nearest first.
    #[serde(default, deserialize_with = "or_default")]
    pub relayed_from: Vec<String>,
    /// Which bounds the article goes beyond, so that something in it was not read.
    #[serde(default, deserialize_with = "or_default")]
    pub limits_hit: Vec<Limit>,
    /// What makes the record less to be trusted.
    #[serde(default, deserialize_with = "or_default")]
    pub warnings: Vec<RecordWarning>,
}

impl DocumentInfo {
    /// Returns where the article was found, if that is a page of the web: `http` or `https`, a host, no space.
    pub(crate) fn web_address(&self) -> Option<&str> {
        let url = self.url.as_deref()?;
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
        let is_host = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
        (is_host && !url.contains(char::is_whitespace)).then_some(url)
    }
}

/// What makes a record less to be trusted than others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RecordWarning {
    /// A short id, which keeps its meaning between releases: `language` for a text that does not seem to be English.
    pub code: String,
    /// The same for people to read.
    #[serde(default, deserialize_with = "or_default")]
    pub message: String,
}

impl RecordWarning {
    /// The code of a text that does not seem to be English.
    pub const LANGUAGE: &'static str = "language";

    /// Creates a warning.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into() }
    }
}

/// One sentence of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SentenceSpan {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// The part of the page to which it belongs.
    #[serde(default, deserialize_with = "or_default")]
    pub region: Region,
}

#[cfg(test)]
mod tests {
    use super::{DocumentInfo, SchemaVersion};

    #[test]
    fn other_versions_are_refused() {
        let error = serde_json::from_str::<SchemaVersion>("\"onrecord/2\"").expect_err("a later one").to_string();
        assert!(error.starts_with("schema: `onrecord/2` is not known; this version reads onrecord/1"), "{error}");
    }

    #[test]
    fn documents_are_written_whole_and_read_lean() {
        let info: DocumentInfo =
            serde_json::from_str(r#"{"published": "2023-09-13", "section": "world"}"#).expect("lean");
        let json = serde_json::to_string(&info).expect("plain values");
        assert!(json.contains(r#""id":null"#) && json.contains(r#""published":"2023-09-13""#), "{json}");
        assert!(json.ends_with(r#""published_from":null,"relayed_from":[],"limits_hit":[],"warnings":[]}"#), "{json}");
    }

    #[test]
    fn an_address_of_the_web_has_a_host() {
        let info = |url: &str| DocumentInfo { url: Some(url.to_owned()), ..DocumentInfo::default() };
        for url in ["https://wire.example/é", "http://[::1]/a"] {
            assert_eq!(info(url).web_address(), Some(url));
        }
        for url in ["", "wire.example/a", "javascript:alert(1)", "https://", "https:// a", "https://wire.example/a b"] {
            assert_eq!(info(url).web_address(), None, "{url}");
        }
    }
}
