//! [`ReportId`] and [`Told`]: a report by its name, and with its article.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::article::{Article, Report};
use crate::error::{Error, Result};
use crate::record::{EventId, Polarity};

/// A report by its article and event, written `article/e3`.
///
/// # Examples
///
/// ```
/// use onrecord::dossier::ReportId;
///
/// let id: ReportId = "reuters/2024-05-03/e3".parse()?;
/// assert_eq!((id.article.as_str(), id.event.number()), ("reuters/2024-05-03", 3));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportId {
    /// The id of the article.
    pub article: String,
    /// The id of the event in its record.
    pub event: EventId,
}

impl ReportId {
    /// Names a report.
    pub fn new(article: impl Into<String>, event: EventId) -> Self {
        Self { article: article.into(), event }
    }
}

impl fmt::Display for ReportId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.article, self.event)
    }
}

impl FromStr for ReportId {
    type Err = Error;

    /// Reads the id of a report.
    ///
    /// # Errors
    ///
    /// A text without a slash, or without the id of an event after its last one.
    fn from_str(text: &str) -> Result<Self> {
        let (article, event) = text
            .rsplit_once('/')
            .ok_or_else(|| Error::value("report", format!("`{text}` is not accepted; it is `article/e3`")))?;
        Ok(Self::new(article, event.parse()?))
    }
}

impl Serialize for ReportId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ReportId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A report with its article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'d> {
    pub(crate) article: &'d Article,
    pub(crate) report: &'d Report,
}

impl Told<'_> {
    pub(crate) fn id(&self) -> ReportId {
        ReportId::new(&self.article.id, self.report.event)
    }

    pub(crate) fn is_denial(&self) -> bool {
        self.report.polarity == Polarity::Negated
    }

    /// Returns who says it; the outlet in its own voice.
    pub(crate) fn names(&self) -> Vec<String> {
        let said: Vec<String> = self.report.said.iter().flat_map(|said| &said.by).map(|by| by.name.clone()).collect();
        if said.is_empty() {
            vec![self.article.outlet.clone().unwrap_or_else(|| self.article.id.clone())]
        } else {
            said
        }
    }
}
