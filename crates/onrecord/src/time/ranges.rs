//! Ranges: "between September 7 and October 1", "from 2009 to 2011".

use super::calendar::{Point, Unit, day};
use super::cues::Direction;
use super::lexicon::Word;
use super::scan::{Read, Scan};
use crate::record::TimeType;
use jiff::civil::Date;

impl Scan<'_> {
    /// Reads a range and its two ends, each with its first token; the whole comes first.
    pub(super) fn range(&self, i: usize) -> Option<[(usize, Read); 3]> {
        let between = self.tokens.is(i, &["between"]);
        if !between && !self.tokens.is(i, &["from"]) {
            return None;
        }
        let from = i + 1;
        let first = self.end_of_range(from)?;
        let joined = if between {
            self.tokens.is(first.end, &["and"])
        } else {
            self.tokens.is(first.end, &["to", "until", "through", "till"])
        };
        if !joined {
            return None;
        }
        let to = first.end + 1;
        let mut first = first;
        let second = match (self.end_of_range(to), first.point, self.day_number(to)) {
            (Some(second), ..) => second,
            // "between October 8 and 13", "from May 3 to 5, 2023"
            (None, Some(Point::Day(day_from)), Some((end, number))) => {
                let (end, year) = self.year_after(end).unwrap_or((end, day_from.year()));
                Read::at(end, Point::Day(day(year, day_from.month(), number)?))
            }
            _ => return None,
        };
        let mut start = first.point?;
        let mut second = second;
        let mut end = second.point?;
        // "from Monday to Friday": the two days lie in one week.
        if let (Point::Day(a), Point::Day(b), Word::Weekday(_), Word::Weekday(_)) =
            (start, end, self.class(from), self.class(to))
            && b < a
        {
            if self.direction(i) == Direction::Past {
                start = Point::Day(Unit::Week.step(a, -1));
                first = Read::at(first.end, start);
            } else {
                end = Point::Day(Unit::Week.step(b, 1));
                second = Read::at(second.end, end);
            }
        }
        // The year of the second end, where the first shows none: "September 7 and October 1, 2021".
        let fitted = |year: i16| match start {
            Point::Day(d) => day(year, d.month(), d.day()).map(Point::Day),
            Point::Month(_, month) => Some(Point::Month(year, month)),
            _ => None,
        };
        let until = end.bounds().1;
        if self.year(first.end - 1).is_none()
            && start.bounds().0.year() != until.year()
            && let Some(moved) =
                fitted(until.year()).filter(|p| p.bounds().0 <= until).or_else(|| fitted(until.year() - 1))
        {
            start = moved;
            first = Read::at(first.end, start);
        }
        let bounds = (start.bounds().0, until);
        if bounds.0 > bounds.1 {
            return None;
        }
        let value = match (start, end) {
            (Point::Year(a), Point::Year(b)) => Unit::Year.duration(Some(f64::from(b - a))),
            (Point::Month(..), Point::Month(..)) => {
                let count = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
                Unit::Month.duration(Some(f64::from(count(end.bounds().0) - count(start.bounds().0))))
            }
            _ => Unit::Day.duration(Some(f64::from((end.bounds().0 - start.bounds().0).get_days()))),
        };
        let whole = Read { bounds: Some(bounds), ..Read::plain(second.end, TimeType::Duration, value) };
        Some([(i, whole), (from, first), (to, second)])
    }

    /// Reads one end: a known point that is no duration.
    fn end_of_range(&self, i: usize) -> Option<Read> {
        if i >= self.tokens.len() {
            return None;
        }
        self.calendar(i).filter(|r| r.kind == TimeType::Date && r.point.is_some())
    }
}
