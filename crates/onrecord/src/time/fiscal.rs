//! Fiscal calendars: when a fiscal year begins, and which year names it.
//!
//! "Fiscal 2023" runs from October 2022 to September 2023 in the United States, from April 2022 to March 2023 in the
//! United Kingdom, and from April 2023 to March 2024 in Japan. The list is `data/time/fiscal.csv`.

use std::collections::HashMap;

use jiff::Span;
use jiff::civil::{Date, date};
use once_cell::sync::Lazy;

use crate::error::{Error, Result};
use crate::text::word_list;

/// When the fiscal year of a state begins, and whether it is named by the year in which it begins or ends.
///
/// # Examples
///
/// ```
/// use onrecord::time::FiscalCalendar;
///
/// assert_eq!(FiscalCalendar::of_country("country/JP"), Some(FiscalCalendar::JAPAN));
/// let (first, last) = FiscalCalendar::UNITED_STATES.year(2023).unwrap();
/// assert_eq!((first.to_string(), last.to_string()), ("2022-10-01".into(), "2023-09-30".into()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FiscalCalendar {
    first_month: i8,
    named_by_start: bool,
}

impl FiscalCalendar {
    /// The federal government of the United States: October to September, named by its end.
    pub const UNITED_STATES: Self = Self { first_month: 10, named_by_start: false };
    /// The government of the United Kingdom: April to March, named by its end.
    pub const UNITED_KINGDOM: Self = Self { first_month: 4, named_by_start: false };
    /// The government of Japan: April to March, named by its start.
    pub const JAPAN: Self = Self { first_month: 4, named_by_start: true };

    /// Creates a calendar whose years begin with a month, 1 to 12.
    ///
    /// # Errors
    ///
    /// Any other month.
    pub fn new(first_month: i8, named_by_start: bool) -> Result<Self> {
        if !(1..=12).contains(&first_month) {
            return Err(Error::value("first_month", format!("{first_month} is invalid: expected a month, 1 to 12")));
        }
        Ok(Self { first_month, named_by_start })
    }

    /// Returns the calendar of a state, given as `country/GB` or `GB`, where the list has it.
    pub fn of_country(country: &str) -> Option<Self> {
        let code = country.strip_prefix("country/").unwrap_or(country);
        CALENDARS.get(code).copied()
    }

    /// Returns the first and last day of the fiscal year of that name, where the calendar reaches so far.
    pub fn year(self, name: i16) -> Option<(Date, Date)> {
        self.months(name, 0, 12)
    }

    /// Returns the first and last day of `count` months, the first of them the `skip`th of the fiscal year.
    pub(super) fn months(self, name: i16, skip: i8, count: i8) -> Option<(Date, Date)> {
        let begins = if self.named_by_start || self.first_month == 1 { name } else { name.checked_sub(1)? };
        let year = Date::new(begins, self.first_month, 1).ok()?;
        let first = year.checked_add(Span::new().months(skip)).ok()?;
        let next = first.checked_add(Span::new().months(count)).unwrap_or(date(9999, 12, 31));
        Some((first, next.yesterday().ok()?))
    }

    /// Returns the name of the fiscal year that holds a day.
    pub(super) fn year_of(self, day: Date) -> i16 {
        let begins = day.year() - i16::from(day.month() < self.first_month);
        if self.named_by_start || self.first_month == 1 { begins } else { begins + 1 }
    }

    /// Returns the calendar for a year written with two years ("2022-23"): its own month, April for that of the United
    /// States, which is never written so.
    pub(super) fn spanned(self) -> Self {
        let first_month = if self.first_month == 10 || self.first_month == 1 { 4 } else { self.first_month };
        Self { first_month, named_by_start: true }
    }
}

impl Default for FiscalCalendar {
    fn default() -> Self {
        Self::UNITED_STATES
    }
}

static CALENDARS: Lazy<HashMap<&'static str, FiscalCalendar>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/time/fiscal.csv"))));

/// Reads the list; a country has one row.
fn load(list: &str) -> Result<HashMap<&str, FiscalCalendar>> {
    let mut calendars = HashMap::new();
    for row in word_list::rows("time/fiscal.csv", ["country", "first_month", "named_by"], list)? {
        let [country, month, named_by] = row?;
        let code = country.word()?;
        if code.len() != 2 {
            return Err(country.invalid("a code of two letters (ISO 3166)"));
        }
        let first_month: i8 = month.parse("a month, 1 to 12")?;
        let named_by_start = named_by.named(&[("start", true), ("end", false)])?;
        let calendar =
            FiscalCalendar::new(first_month, named_by_start).map_err(|_| month.invalid("a month, 1 to 12"))?;
        if calendars.insert(code, calendar).is_some() {
            return Err(country.duplicate());
        }
    }
    Ok(calendars)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_list_loads() {
        assert!(CALENDARS.len() > 20);
        assert_eq!(FiscalCalendar::of_country("US"), Some(FiscalCalendar::UNITED_STATES));
        assert_eq!(FiscalCalendar::of_country("GB"), Some(FiscalCalendar::UNITED_KINGDOM));
        assert_eq!(FiscalCalendar::of_country("XX"), None);
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |list| load(list).err().and_then(|e| e.line());
        assert_eq!(fault("country,first_month,named_by\nUS,13,end\n"), Some(2));
        assert_eq!(fault("country,first_month,named_by\nUS,10,end\nUS,10,end\n"), Some(3));
        assert_eq!(fault("country,first_month,named_by\nUS,10,middle\n"), Some(2));
    }

    #[test]
    fn years() {
        let shown = |c: FiscalCalendar| c.year(2023).map(|y| format!("{} {}", y.0, y.1)).unwrap();
        assert_eq!(shown(FiscalCalendar::JAPAN), "2023-04-01 2024-03-31");
        assert_eq!(shown(FiscalCalendar::UNITED_KINGDOM), "2022-04-01 2023-03-31");
        assert_eq!(FiscalCalendar::UNITED_STATES.year_of(date(2023, 10, 1)), 2024);
        assert_eq!(FiscalCalendar::JAPAN.year_of(date(2023, 3, 1)), 2022);
        assert_eq!(FiscalCalendar::JAPAN.year(9999).map(|y| y.1), Some(date(9999, 12, 30)));
    }
}
