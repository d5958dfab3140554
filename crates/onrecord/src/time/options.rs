//! What the reading of times depends on besides the text.

use jiff::civil::Date;

use super::fiscal::FiscalCalendar;

/// What the reading of times depends on besides the text.
///
/// # Examples
///
/// ```
/// use jiff::civil::date;
/// use onrecord::text::tokenize;
/// use onrecord::time::{self, FiscalCalendar, Options};
///
/// let text = "It was bought in fiscal 2023.";
/// let options = Options::default().anchor(date(2023, 9, 20)).fiscal(FiscalCalendar::JAPAN);
/// let found = time::find_with(text, &tokenize(text), &options);
/// assert_eq!((found[0].time.value.as_str(), found[0].time.earliest), ("FY2023", Some(date(2023, 4, 1))));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The day of publication, from which "last week" counts; without it relative times stay open.
    pub anchor: Option<Date>,
    /// The calendar of fiscal years; that of the United States by default.
    pub fiscal: FiscalCalendar,
    /// Whether "03/04/2024" is the third of April, where nothing in the text says which; not by default, as in the United States.
    pub day_first: bool,
}

impl Options {
    /// Sets the day of publication.
    #[must_use]
    pub fn anchor(mut self, anchor: impl Into<Option<Date>>) -> Self {
        self.anchor = anchor.into();
        self
    }

    /// Sets whether the day stands before the month in dates of figures.
    #[must_use]
    pub const fn day_first(mut self, day_first: bool) -> Self {
        self.day_first = day_first;
        self
    }

    /// Sets the calendar of fiscal years.
    #[must_use]
    pub const fn fiscal(mut self, fiscal: FiscalCalendar) -> Self {
        self.fiscal = fiscal;
        self
    }
}
