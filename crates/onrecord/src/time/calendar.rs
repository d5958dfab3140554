//! Points and periods of the calendar: their TIMEX3 values, their bounds, and steps from one to another.

use super::fiscal::FiscalCalendar;
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

/// A unit of time that texts count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The names of the word list.
    pub(super) const NAMES: [(&str, Self); 12] = [
        ("second", Self::Second),
        ("minute", Self::Minute),
        ("hour", Self::Hour),
        ("day", Self::Day),
        ("weekend", Self::Weekend),
        ("week", Self::Week),
        ("fortnight", Self::Fortnight),
        ("month", Self::Month),
        ("quarter", Self::Quarter),
        ("year", Self::Year),
        ("decade", Self::Decade),
        ("century", Self::Century),
    ];

    /// Returns a duration of `count` such units as TIMEX3 writes it; without a count "PXY".
    pub(super) fn duration(self, count: Option<f64>) -> String {
        let (time, factor, letter) = match self {
            Self::Second => ("T", 1.0, "S"),
            Self::Minute => ("T", 1.0, "M"),
            Self::Hour => ("T", 1.0, "H"),
            Self::Day => ("", 1.0, "D"),
            Self::Weekend => ("", 1.0, "WE"),
            Self::Week => ("", 1.0, "W"),
            Self::Fortnight => ("", 2.0, "W"),
            Self::Month => ("", 1.0, "M"),
            Self::Quarter => ("", 1.0, "Q"),
            Self::Year => ("", 1.0, "Y"),
            Self::Decade => ("", 1.0, "DE"),
            Self::Century => ("", 1.0, "CE"),
        };
        match count {
            Some(count) => format!("P{time}{}{letter}", count * factor),
            None => format!("P{time}X{letter}"),
        }
    }

    /// Returns the length in days, months and years taken at their mean; hours and less count as nothing.
    pub(super) const fn days(self) -> f64 {
        match self {
            Self::Second | Self::Minute | Self::Hour => 0.0,
            Self::Day => 1.0,
            Self::Weekend | Self::Week => 7.0,
            Self::Fortnight => 14.0,
            Self::Month => 30.44,
            Self::Quarter => 91.31,
            Self::Year => 365.25,
            Self::Decade => 3652.5,
            Self::Century => 36525.0,
        }
    }

    /// Returns the period of this unit that holds `day`.
    pub(super) fn around(self, day: Date) -> Point {
        match self {
            Self::Second | Self::Minute | Self::Hour | Self::Day => Point::Day(day),
            Self::Weekend => Point::Weekend(monday(day)),
            Self::Week | Self::Fortnight => Point::Week(monday(day)),
            Self::Month => Point::Month(day.year(), day.month()),
            Self::Quarter => Point::Quarter(day.year(), (day.month() - 1) / 3 + 1),
            Self::Year => Point::Year(day.year()),
            Self::Decade => Point::Decade(day.year().div_euclid(10) * 10),
            Self::Century => Point::Century(day.year().div_euclid(100) * 100),
        }
    }

    /// Returns `day` moved by `count` units (a whole number; months and years keep the day of the month).
    pub(super) fn step(self, day: Date, count: i32) -> Date {
        let span = match self {
            Self::Second | Self::Minute | Self::Hour => Span::new(),
            Self::Day => Span::new().try_days(count).unwrap_or_default(),
            Self::Weekend | Self::Week => Span::new().try_weeks(count).unwrap_or_default(),
            Self::Fortnight => Span::new().try_weeks(count.saturating_mul(2)).unwrap_or_default(),
            Self::Month => Span::new().try_months(count).unwrap_or_default(),
            Self::Quarter => Span::new().try_months(count.saturating_mul(3)).unwrap_or_default(),
            Self::Year => Span::new().try_years(count).unwrap_or_default(),
            Self::Decade => Span::new().try_years(count.saturating_mul(10)).unwrap_or_default(),
            Self::Century => Span::new().try_years(count.saturating_mul(100)).unwrap_or_default(),
        };
        day.saturating_add(span)
    }
}

/// A season, named as TIMEX3 names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// The names of the word list, as TIMEX3 writes them.
    pub(super) const NAMES: [(&str, Self); 4] =
        [("SP", Self::Spring), ("SU", Self::Summer), ("FA", Self::Autumn), ("WI", Self::Winter)];

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A point or period that is fully known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Point {
    Day(Date),
    /// A week, by its Monday.
    Week(Date),
    /// A weekend, by the Monday before it.
    Weekend(Date),
    Month(i16, i8),
    Quarter(i16, i8),
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// A fiscal year, by its name.
    Fiscal(i16, FiscalCalendar),
    /// A quarter of a fiscal year.
    FiscalQuarter(i16, i8, FiscalCalendar),
    /// A decade, by its first year.
    Decade(i16),
    /// A century, by its first year.
    Century(i16),
}

impl Point {
    /// Returns the TIMEX3 value.
    pub(super) fn value(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Week(monday) => week_value(monday),
            Self::Weekend(monday) => format!("{}-WE", week_value(monday)),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-H{half}"),
            Self::Season(year, season) => format!("{year:04}-{}", season.code()),
            Self::Year(year) => format!("{year:04}"),
            Self::Fiscal(year, _) => format!("FY{year:04}"),
            Self::FiscalQuarter(year, quarter, _) => format!("FY{year:04}-Q{quarter}"),
            Self::Decade(year) => format!("{:03}", year / 10),
            Self::Century(year) => format!("{:02}", year / 100),
        }
    }

    /// Returns the first and last day.
    pub(super) fn bounds(self) -> (Date, Date) {
        match self {
            Self::Day(day) => (day, day),
            Self::Week(monday) => (monday, Unit::Day.step(monday, 6)),
            Self::Weekend(monday) => (Unit::Day.step(monday, 5), Unit::Day.step(monday, 6)),
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Season(year, season) => months(year, season.first_month(), 3),
            Self::Year(year) => months(year, 1, 12),
            Self::Fiscal(year, calendar) => calendar.year(year).unwrap_or_else(|| months(year, 1, 12)),
            Self::FiscalQuarter(year, quarter, calendar) => {
                calendar.months(year, (quarter - 1) * 3, 3).unwrap_or_else(|| months(year, 1, 12))
            }
            Self::Decade(year) => months(year, 1, 120),
            Self::Century(year) => months(year, 1, 1200),
        }
    }

    /// Returns the bounds of a part of the period: "late August" is its last third, "early 2009" its first.
    pub(super) fn part(self, edge: Edge) -> (Date, Date) {
        let (first, last) = self.bounds();
        if let Self::Month(year, month) = self {
            return match edge {
                Edge::Early | Edge::Start => (first, day(year, month, 10).unwrap_or(last)),
                Edge::Mid => (day(year, month, 11).unwrap_or(first), day(year, month, 20).unwrap_or(last)),
                Edge::Late | Edge::End => (day(year, month, 21).unwrap_or(first), last),
                Edge::Earlier | Edge::Later => (first, last),
            };
        }
        let length = (last - first).get_days() + 1;
        let third = length / 3;
        match edge {
            Edge::Early | Edge::Start => (first, Unit::Day.step(first, (third - 1).max(0))),
            Edge::Mid => (Unit::Day.step(first, third), Unit::Day.step(last, -third)),
            Edge::Late | Edge::End => (Unit::Day.step(last, 1 - third.max(1)), last),
            Edge::Earlier | Edge::Later => (first, last),
        }
    }
}

/// A part of a period, as words name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Early,
    Mid,
    Late,
    Start,
    End,
    /// "earlier this month": up to the anchor.
    Earlier,
    /// "later this month": from the anchor on.
    Later,
}

impl Edge {
    /// The names of the word list.
    pub(super) const NAMES: [(&str, Self); 7] = [
        ("early", Self::Early),
        ("mid", Self::Mid),
        ("late", Self::Late),
        ("start", Self::Start),
        ("end", Self::End),
        ("earlier", Self::Earlier),
        ("later", Self::Later),
    ];
}

/// Returns a date, or `None` where the calendar has no such day.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// Returns the Monday of the week of `day`.
pub(super) fn monday(day: Date) -> Date {
    Unit::Day.step(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

fn week_value(monday: Date) -> String {
    let week = monday.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn months(year: i16, month: i8, count: i32) -> (Date, Date) {
    let first = day(year, month, 1).unwrap_or(date(1, 1, 1));
    let last = first.saturating_add(Span::new().try_months(count).unwrap_or_default()).saturating_sub(1.day());
    (first, last)
}

/// Returns which of day and month stands first in the dates of a text: as in those that can be read in one way only.
pub(super) fn day_stands_first<'t>(words: impl Iterator<Item = &'t str>) -> Option<bool> {
    words.filter(|word| word.len() >= 8 && word.bytes().filter(|b| *b == b'/').count() == 2).find_map(|word| {
        let mut parts = word.split('/').map(|part| part.parse::<u16>().ok());
        match (parts.next()??, parts.next()??) {
            (13..=31, 1..=12) => Some(true),
            (1..=12, 13..=31) => Some(false),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_day_and_month() {
        assert_eq!(day_stands_first(["2/5/2019", "24/4/2019"].into_iter()), Some(true));
        assert_eq!(day_stands_first(["2/5/2019", "4/24/2019"].into_iter()), Some(false));
        assert_eq!(day_stands_first(["2/5/2019", "9/11"].into_iter()), None);
    }

    #[test]
    fn values_and_bounds() {
        assert_eq!(Point::Week(date(2023, 8, 28)).value(), "2023-W35");
        assert_eq!(Point::Quarter(2023, 3).bounds(), (date(2023, 7, 1), date(2023, 9, 30)));
        assert_eq!(Point::Season(2022, Season::Winter).bounds().1, date(2023, 2, 28));
        assert_eq!(Point::Decade(1990).value(), "199");
        assert_eq!(Point::Fiscal(2024, FiscalCalendar::UNITED_KINGDOM).bounds(), (date(2023, 4, 1), date(2024, 3, 31)));
    }

    #[test]
    fn parts_of_periods() {
        assert_eq!(Point::Month(2023, 8).part(Edge::Late), (date(2023, 8, 21), date(2023, 8, 31)));
        assert_eq!(Point::Year(2009).part(Edge::Early), (date(2009, 1, 1), date(2009, 5, 1)));
        assert_eq!(Point::Day(date(2009, 1, 1)).part(Edge::Mid), (date(2009, 1, 1), date(2009, 1, 1)));
    }

    #[test]
    fn durations() {
        assert_eq!(Unit::Month.duration(Some(18.0)), "P18M");
        assert_eq!(Unit::Year.duration(Some(2.5)), "P2.5Y");
        assert_eq!(Unit::Hour.duration(None), "PTXH");
        assert_eq!(Unit::Fortnight.duration(Some(1.0)), "P2W");
    }

    #[test]
    fn steps_stay_on_the_calendar() {
        assert_eq!(Unit::Century.step(date(2000, 1, 1), i32::MAX), date(2000, 1, 1));
        assert_eq!(Unit::Month.step(date(2023, 3, 31), -1), date(2023, 2, 28));
    }
}
