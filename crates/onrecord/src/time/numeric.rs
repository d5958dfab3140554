//! Dates written in figures alone, and years: "2023-09-13", "13/09/2023", "30.08.2023", "2022-23", "1990s".

use super::calendar::{Point, Unit, day, monday};
use super::lexicon::{Marks, Word};
use super::scan::{Read, Scan};
use crate::record::TimeType;
use crate::text::TokenKind;
use jiff::civil::Date;

impl Scan<'_> {
    /// Reads a date written in figures, or a year or decade, at a number token.
    pub(super) fn figures(&self, i: usize) -> Option<Read> {
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        let word = token.text(self.tokens.text);
        if let Some(date) = written_date(word, self.day_first) {
            return Some(Read::at(i + 1, Point::Day(date)));
        }
        if let Some(read) = self.stamp(i, word) {
            return Some(read);
        }
        if let Some((year, tail)) = word.split_once('/').and_then(|(a, b)| Some((year(a)?, b.parse::<i16>().ok()?))) {
            // "fiscal 2023/24"
            let next = tail == (year + 1) % 100 && word.len() == 7 && (1900..2200).contains(&year);
            let fiscal = self.tokens.follows(i, &["fy", "fiscal", "year"]) || self.tokens.is(i + 1, &["fiscal"]);
            let whole = (Point::Year(year).bounds().0, Point::Year(year + 1).bounds().1);
            let bounds = self.fiscal.spanned().year(year).filter(|_| fiscal).unwrap_or(whole);
            let value = format!("{year:04}/{:04}", year + 1);
            return next.then(|| Read { bounds: Some(bounds), ..Read::plain(i + 1, TimeType::Date, value) });
        }
        if let Some((year, week)) = word.split_once("-W") {
            let first = day(year.parse().ok()?, 1, 4)?;
            let week = week.parse::<i32>().ok().filter(|w| (1..=53).contains(w))?;
            return Some(Read::at(i + 1, Point::Week(Unit::Week.step(monday(first), week - 1))));
        }
        if let Some(decade) = word.strip_suffix('s') {
            return self.decade(i, decade);
        }
        let year = year(word)?;
        if self.tokens.is(i + 1, &["'s", "’s"]) && year % 10 == 0 && self.tokens.follows(i, &["the"]) {
            return Some(Read::at(i + 2, Point::Decade(year)));
        }
        self.spanned_year(i, year).or_else(|| self.is_year(i, year).then(|| Read::at(i + 1, Point::Year(year))))
    }

    /// "2024-05-03T22:15:00+02:00"
    fn stamp(&self, i: usize, word: &str) -> Option<Read> {
        let (date, clock) = word.split_once('T')?;
        let day = written_date(date, false).filter(|_| date.len() == 10)?;
        let zone = if clock.ends_with('Z') { "Z" } else { "" };
        let mut parts = clock.trim_end_matches('Z').split(':');
        let number = |part: Option<&str>, below: u8| part?.parse::<u8>().ok().filter(|n| *n < below);
        let (hour, minute) = (number(parts.next(), 24)?, number(parts.next(), 60)?);
        let end = if self.is_offset(i + 1) { i + 3 } else { i + 1 };
        Some(Read::at(end, Point::Day(day)).with_part(end, &format!("{hour:02}:{minute:02}{zone}")))
    }

    /// "1990s", "the 90s".
    fn decade(&self, i: usize, figures: &str) -> Option<Read> {
        let year = match figures.len() {
            4 => figures.parse::<i16>().ok().filter(|y| (1000..2100).contains(y) && y % 10 == 0)?,
            2 if self.tokens.follows(i, &["the", "'", "’", "early", "late", "mid"]) => {
                let short = figures.parse::<i16>().ok().filter(|y| y % 10 == 0)?;
                if short < 30 { 2000 + short } else { 1900 + short }
            }
            _ => return None,
        };
        // "the 1800s" are a century.
        let century = figures.len() == 4 && year % 100 == 0 && year < 2000;
        Some(Read::at(i + 1, if century { Point::Century(year) } else { Point::Decade(year) }))
    }

    /// "2022-23": a year that runs over the turn of the calendar; "2023-09": a month.
    fn spanned_year(&self, i: usize, year: i16) -> Option<Read> {
        let (dash, tail) = (self.tokens.get(i + 1)?, self.tokens.get(i + 2)?);
        let text = tail.text(self.tokens.text);
        if dash.spaced || tail.spaced || !self.tokens.dash(i + 1) || text.len() != 2 || self.tokens.dash(i + 3) {
            return None;
        }
        let tail: i16 = text.parse().ok()?;
        if tail == (year + 1) % 100 {
            let after = self.tokens.is(i + 3, &["fiscal"]) || self.tokens.is(i + 3, &["financial"]);
            let end = if after && self.tokens.is(i + 4, &["year"]) { i + 5 } else { i + 3 };
            let fiscal = end > i + 3
                || self.tokens.follows(i, &["fy", "fiscal", "fiscal year"])
                || self.tokens.before(i, 1) == "year";
            let fiscal_year = self.fiscal.spanned().year(year);
            let value = format!("{year:04}/{:04}", year + 1);
            let whole = (Point::Year(year).bounds().0, Point::Year(year + 1).bounds().1);
            let bounds = fiscal_year.filter(|_| fiscal).unwrap_or(whole);
            return Some(Read { bounds: Some(bounds), ..Read::plain(end, TimeType::Date, value) });
        }
        // "2010–14"
        let years = tail > year % 100 && (tail > 12 || self.tokens.word(i + 1) == "–");
        if years {
            let last = year - year % 100 + tail;
            let bounds = (Point::Year(year).bounds().0, Point::Year(last).bounds().1);
            let value = format!("{year:04}/{last:04}");
            return Some(Read { bounds: Some(bounds), ..Read::plain(i + 3, TimeType::Date, value) });
        }
        (1..=12).contains(&tail).then(|| Read::at(i + 3, Point::Month(year, tail as i8)))
    }

    /// Whether four figures are a year: by what stands before and after them.
    fn is_year(&self, i: usize, year: i16) -> bool {
        let old = year > 1000 && self.tokens.follows(i, &["in", "since", "by", "until", "of"]);
        if !old && !(1900..2100).contains(&year) {
            return false;
        }
        let joined = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced);
        if i > 0
            && (self.tokens[i - 1].kind == TokenKind::Symbol
                || self.after(i, Marks::NO_YEAR_AFTER)
                || i > 1 && self.tokens.follows(i, &["."]) && self.tokens.is(i - 2, &["no"])
                || self.tokens.follows(i, &["#"]))
        {
            return false;
        }
        // "1718 (2006)" is the year of a resolution, "Flight 1999-B" none.
        if joined(i + 1) && (self.tokens.dash(i + 1) && self.class(i + 2) != Word::Edge(super::calendar::Edge::Mid)) {
            let next = self.tokens.get(i + 2);
            return next.is_some_and(|t| t.kind == TokenKind::Number || !t.spaced);
        }
        // Counts of four figures mostly have a comma; these have not, but say that they are counts.
        let counts = matches!(self.class(i + 1), Word::Unit(_)) && self.tokens.word(i + 1).ends_with('s');
        let bounded = self.after(i, Marks::COUNT_AFTER);
        !(counts
            || bounded
            || ((self.on(i + 1, Marks::COUNTED) || self.tokens.is(i + 1, &["%"]))
                && !(self.after(i, Marks::YEAR_AFTER) || self.tokens.follows(i, &["'s", "’s"]))))
    }

    /// Reads the year at a token: four figures, or an apostrophe and two.
    pub(super) fn year(&self, i: usize) -> Option<(usize, i16)> {
        if matches!(self.tokens.word(i), "'" | "’" | "‘")
            && let Some(next) = self.tokens.get(i + 1).filter(|t| !t.spaced)
        {
            let text = next.text(self.tokens.text);
            let short: i16 = text.parse().ok().filter(|_| text.len() == 2)?;
            return Some((i + 2, if short < 50 { 2000 + short } else { 1900 + short }));
        }
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        let year = year(token.text(self.tokens.text)).filter(|y| (1000..2200).contains(y))?;
        Some((i + 1, year))
    }
}

/// Reads four figures.
fn year(word: &str) -> Option<i16> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok())?
}

/// Reads a whole date of figures with one kind of separator. Where day and month could both be meant, the month stands
/// first, as in the United States, unless `day_first`.
fn written_date(word: &str, day_first: bool) -> Option<Date> {
    let separator = *word.as_bytes().iter().find(|b| !b.is_ascii_digit())?;
    if !matches!(separator, b'-' | b'/' | b'.') {
        return None;
    }
    let mut parts = word.split(separator as char);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str| part.parse::<i16>().ok().filter(|_| part.len() <= 4);
    if parts.next().is_some() {
        return None;
    }
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    if first.len() == 4 {
        return day(a, b as i8, c as i8).filter(|_| b < 13 && c < 32);
    }
    let year = match third.len() {
        4 => c,
        2 if separator == b'/' => 2000 + c - if c > 50 { 100 } else { 0 },
        _ => return None,
    };
    if first.len() > 2 || second.len() > 2 {
        return None;
    }
    let (a, b) = (a as i8, b as i8);
    if separator == b'.' || a > 12 || day_first && b <= 12 { day(year, b, a) } else { day(year, a, b) }
}

/// Whether a date of figures is another one when its day and month are swapped: "03/04/2024".
pub(super) fn is_swappable(word: &str) -> bool {
    let swapped = [false, true].map(|day_first| written_date(word, day_first));
    swapped[0].is_some() && swapped[1].is_some() && swapped[0] != swapped[1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn separators_and_orders() {
        assert_eq!(written_date("2023-09-13", false), Some(date(2023, 9, 13)));
        assert_eq!(written_date("13/09/2023", false), Some(date(2023, 9, 13)));
        assert_eq!(written_date("9/13/23", false), Some(date(2023, 9, 13)));
        assert_eq!(written_date("30.08.2023", false), Some(date(2023, 8, 30)));
        assert_eq!(written_date("3/4/2019", true), Some(date(2019, 4, 3)));
        assert_eq!(written_date("1.2.3", false), None);
        assert_eq!(written_date("2023-13-40", false), None);
        assert!(is_swappable("03/04/2024") && !is_swappable("13/04/2024") && !is_swappable("04/04/2024"));
        assert!(!is_swappable("2024-03-04") && !is_swappable("03.04.2024"));
        assert_eq!(written_date("99999-1-1", false), None);
    }
}
