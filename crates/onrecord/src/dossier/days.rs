//! [`Days`]: a time as the first and last day that it can mean.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::record::Time;

/// A time as the first and last day that it can mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Days {
    /// The first day that it can mean; none where it has no beginning.
    pub earliest: Option<Date>,
    /// The last day that it can mean; none where it has no end.
    pub latest: Option<Date>,
    /// The words.
    pub text: String,
}

impl Days {
    /// Returns the days of a time of a record, if it is bounded at all.
    pub(crate) fn of(time: &Time) -> Option<Self> {
        let (earliest, latest) = (time.earliest, time.latest);
        (earliest.is_some() || latest.is_some()).then(|| Self { earliest, latest, text: time.text.clone() })
    }

    /// Returns how many days lie between two times; 0 where they meet.
    pub fn gap(&self, other: &Self) -> u32 {
        let after = |a: Option<Date>, b: Option<Date>| match (a, b) {
            (Some(a), Some(b)) => (number(a) - number(b)).max(0).unsigned_abs(),
            _ => 0,
        };
        after(self.earliest, other.latest).max(after(other.earliest, self.latest))
    }

    /// Whether it can be within `other` as a whole.
    pub fn is_within(&self, other: &Self) -> bool {
        let from = other.earliest.is_none_or(|bound| self.earliest.is_some_and(|day| day >= bound));
        let until = other.latest.is_none_or(|bound| self.latest.is_some_and(|day| day <= bound));
        from && until
    }
}

/// Returns a number that is one more for each day.
pub(crate) fn number(day: Date) -> i32 {
    let (year, month) = (i32::from(day.year()), i32::from(day.month()));
    // Years from March, so that the leap day is the last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let of_year = (153 * month + 2) / 5 + i32::from(day.day()) - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(earliest: Option<&str>, latest: Option<&str>) -> Days {
        let day = |text: &str| text.parse().expect("a day");
        Days { earliest: earliest.map(day), latest: latest.map(day), text: String::new() }
    }

    #[test]
    fn days_are_counted() {
        let day = |text: &str| number(text.parse().expect("a day"));
        assert_eq!(day("2024-03-01") - day("2024-02-28"), 2);
        assert_eq!(day("2023-03-01") - day("2023-02-28"), 1);
        assert_eq!(day("2025-01-01") - day("2024-01-01"), 366);
        assert_eq!(day("2000-03-01") - day("1900-03-01"), 36_525);
    }

    #[test]
    fn gaps_lie_between_bounds() {
        let may = days(Some("2024-05-01"), Some("2024-05-31"));
        assert_eq!(may.gap(&days(Some("2024-06-10"), None)), 10);
        assert_eq!(days(None, Some("2024-04-30")).gap(&may), 1);
        assert_eq!(may.gap(&days(None, None)), 0);
        assert!(days(Some("2024-05-03"), Some("2024-05-03")).is_within(&may));
        assert!(!days(None, Some("2024-05-03")).is_within(&may));
    }
}
