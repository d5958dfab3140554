//! A document as a program hands it over.

use jiff::civil::Date;

use super::published::parse_published;

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
    /// The headline; it may also stand as the first line of the text. It may tell whose statement the text is.
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

    /// Sets the day of publication, in a form that [`parse_published`] takes.
    ///
    /// # Errors
    ///
    /// As [`parse_published`].
    pub fn published(mut self, date: &str) -> crate::Result<Self> {
        self.published = Some(parse_published(date)?);
        Ok(self)
    }
}
