//! What figures share: an axis of days, and sizes.

use jiff::civil::{Date, DateTime};

/// The most labels of an axis.
const MOST_TICKS: usize = 10;

/// Days on a line, from the first to the last.
#[derive(Debug)]
pub(super) struct Axis {
    first: Date,
    last: Date,
    days: usize,
    from: usize,
    to: usize,
}

impl Axis {
    /// Lays days between two places; `None` where there is no day.
    pub(super) fn new(days: impl Iterator<Item = Date> + Clone, from: usize, to: usize) -> Option<Self> {
        let (first, last) = (days.clone().min()?, days.max()?);
        Some(Self { first, last, days: between(first, last), from, to })
    }

    /// Returns the place of a day; the middle where there is but one.
    pub(super) fn at(&self, day: Date) -> usize {
        if self.days == 0 {
            return usize::midpoint(self.from, self.to);
        }
        self.from + (self.to - self.from) * between(self.first, day) / self.days
    }

    /// Returns days to be written below the axis, with their places: single days, first days of months, or of years.
    pub(super) fn ticks(&self) -> Vec<(String, usize)> {
        let day = |year: i16, month: i8| Date::new(year, month, 1).ok();
        let years = || self.first.year()..=self.last.year();
        let within = |day: &Date| *day >= self.first && *day <= self.last;
        let of_years: Vec<Date> = years().filter_map(|year| day(year, 1)).filter(within).collect();
        let of_months: Vec<Date> =
            years().flat_map(|year| (1..=12).filter_map(move |month| day(year, month))).filter(within).collect();
        let (ticks, form): (Vec<Date>, &str) = if of_years.len() > 2 {
            (of_years, "%Y")
        } else if of_months.len() > 1 {
            (of_months, "%Y-%m")
        } else {
            let ends = if self.days == 0 { vec![self.first] } else { vec![self.first, self.last] };
            (ends, "%Y-%m-%d")
        };
        let step = ticks.len().div_ceil(MOST_TICKS).max(1);
        let written = |day: Date| (day.strftime(form).to_string(), self.at(day));
        ticks.into_iter().step_by(step).map(written).collect()
    }
}

/// Returns how many days a day is after another, 0 for one before it.
fn between(one: Date, other: Date) -> usize {
    let hours = DateTime::from(other).duration_since(DateTime::from(one)).as_hours();
    usize::try_from(hours / 24).unwrap_or_default()
}

/// Returns the radius of a dot that stands for so many.
pub(super) fn radius(number: usize) -> usize {
    // The area grows with the number.
    match number {
        0..=1 => 4,
        2..=3 => 6,
        4..=8 => 8,
        _ => 11,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(days: &[&str]) -> Axis {
        Axis::new(days.iter().map(|day| day.parse().expect("a day")), 100, 300).expect("days")
    }

    #[test]
    fn days_lie_on_a_line() {
        let of_year = axis(&["2024-01-01", "2024-12-31"]);
        assert_eq!(
            (of_year.at("2024-01-01".parse().expect("a day")), of_year.at("2024-07-01".parse().expect("a day"))),
            (100, 199)
        );
        assert_eq!(of_year.ticks().len(), 6);
        assert_eq!(of_year.ticks()[1], ("2024-03".to_owned(), 132));
        let one = axis(&["2024-05-02"]);
        assert_eq!(one.ticks(), [("2024-05-02".to_owned(), 200)]);
        assert_eq!(axis(&["2024-05-02", "2024-05-09"]).ticks().len(), 2);
        assert_eq!(axis(&["1950-05-02", "2024-05-09"]).ticks().len(), 10);
        assert!(axis(&["0001-01-01", "9999-12-31"]).ticks().len() <= 10);
        assert!(Axis::new(std::iter::empty(), 0, 1).is_none());
    }
}
