//! An article on its way through the pipeline: what each stage reads.

use jiff::civil::Date;

use crate::attribution::Lexicon;
use crate::error::Subject;
use crate::events::Frames;
use crate::gazetteer::Gazetteer;
use crate::mention::Mention;
use crate::record::{Quantity, Time};
use crate::span::ByteSpan;
use crate::structure::Layout;
use crate::syntax::Forest;

/// A document as it is handed in.
///
/// # Examples
///
/// ```
/// use onrecord::Document;
///
/// let document = Document::new("Kirby said no.").id("a1").published("2023-09-13")?;
/// assert_eq!(document.published.map(|d| d.to_string()).as_deref(), Some("2023-09-13"));
/// # Ok::<(), onrecord::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Document {
    /// The article as found, boilerplate and all.
    pub text: String,
    /// The caller's own id.
    pub id: Option<String>,
    /// The headline; it may also stand as the first line of the text.
    pub title: Option<String>,
    /// The outlet that published it.
    pub outlet: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day of publication, against which relative dates are resolved.
    pub published: Option<Date>,
}

impl Document {
    /// Creates a document from its text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Sets the caller's id.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the headline.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the outlet.
    #[must_use]
    pub fn outlet(mut self, outlet: impl Into<String>) -> Self {
        self.outlet = Some(outlet.into());
        self
    }

    /// Sets the day of publication, written `YYYY-MM-DD`.
    ///
    /// # Errors
    ///
    /// Anything else, and days that are not in the calendar.
    pub fn published(mut self, date: &str) -> crate::Result<Self> {
        self.published = Some(parse_published(date)?);
        Ok(self)
    }
}

/// Reads the day of publication.
///
/// # Errors
///
/// Anything but a day of the calendar written `YYYY-MM-DD`.
pub fn parse_published(date: &str) -> crate::Result<Date> {
    crate::date::parse_field(Subject::Document, "published", date)
}

/// An article with what the stages before have found.
#[derive(Debug)]
#[non_exhaustive]
pub struct Article<'a> {
    /// The text that is analysed.
    pub text: &'a str,
    /// The outlet that published it.
    pub outlet: Option<&'a str>,
    /// The day of publication, given or read from the text.
    pub published: Option<Date>,
    /// The known entities.
    pub gazetteer: &'a Gazetteer,
    /// The words that attribute.
    pub cues: &'a Lexicon,
    /// The words that tell events.
    pub frames: &'a Frames,
    /// Tokens, sentences, regions, quotations.
    pub layout: Layout,
    /// The trees of the sentences of the story.
    pub forest: Forest,
    /// Mentions, by their start; they do not overlap.
    pub mentions: Vec<Mention>,
    /// Times, by their start, numbered from 1.
    pub times: Vec<Time>,
    /// Quantities, by their start, numbered from 1.
    pub quantities: Vec<Quantity>,
}

impl<'a> Article<'a> {
    /// Returns the words of a span.
    pub fn words(&self, span: ByteSpan) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Returns the words of a token, or an empty string behind the last.
    pub fn token(&self, i: usize) -> &'a str {
        self.layout.tokens.get(i).map_or("", |t| t.text(self.text))
    }

    /// Returns the mentions that lie inside a span.
    pub fn mentions_in(&self, span: ByteSpan) -> &[Mention] {
        let first = self.mentions.partition_point(|m| m.span.start < span.start);
        let last = self.mentions.partition_point(|m| m.span.start < span.end);
        let inside = self.mentions.get(first..last).unwrap_or_default();
        match inside.split_last() {
            Some((end, rest)) if end.span.end > span.end => rest,
            _ => inside,
        }
    }

    /// Returns the mention that covers a byte.
    pub fn mention_at(&self, byte: u32) -> Option<&Mention> {
        let i = self.mentions.partition_point(|m| m.span.start <= byte).checked_sub(1)?;
        Some(&self.mentions[i]).filter(|m| byte < m.span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::parse_published;

    #[test]
    fn impossible_dates_are_named() {
        let message = parse_published("2023-02-30").expect_err("no day").to_string();
        assert_eq!(message, "published: `2023-02-30` is an invalid date: expected YYYY-MM-DD, such as 2023-09-13");
    }
}
