//! A document as a program hands it over.

use jiff::civil::Date;

use crate::error::Subject;
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

#[cfg(test)]
mod tests {
    use super::parse_published;

    #[test]
    fn impossible_dates_are_named() {
        let message = parse_published("2023-02-30").expect_err("no day").to_string();
        assert_eq!(message, "published: `2023-02-30` is an invalid date: expected YYYY-MM-DD, such as 2023-09-13");
    }
}
