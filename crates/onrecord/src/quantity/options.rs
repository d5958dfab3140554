//! What the reading of quantities depends on besides the text.

/// What the reading of quantities depends on besides the text.
///
/// # Examples
///
/// ```
/// use onrecord::quantity::{self, Options};
/// use onrecord::text::tokenize;
///
/// let text = "It cost $40 million, or US$26 million.";
/// let found = quantity::find_with(text, &tokenize(text), &[], &Options::default().country("country/AU"));
/// assert_eq!(found[0].amount.unit.as_deref(), Some("AUD"));
/// assert_eq!(found[1].amount.unit.as_deref(), Some("USD"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The country of the outlet or of the text, as `country/AU` or `AU`: whose "$", "rupees" and "pesos" are meant. The
    /// United States by default.
    pub country: Option<String>,
}

impl Options {
    /// Sets the country.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// Returns the code of the country, or an empty string.
    pub(super) fn country_code(&self) -> &str {
        let country = self.country.as_deref().unwrap_or_default();
        country.strip_prefix("country/").unwrap_or(country)
    }
}
