//! Parts of years by their number: quarters, halves, weeks of a month, centuries, fiscal years and their quarters.

use super::calendar::{Edge, Point, Unit, monday};
use super::cues::Direction;
use super::lexicon::Word;
use super::scan::{Read, Scan};
use crate::record::TimeType;
use crate::text::TokenKind;

impl Scan<'_> {
    /// "third quarter of 2009", "first half of last year", "last week of August", "19th century", "4th of February" in
    /// words.
    pub(super) fn ordinal(&self, i: usize, number: i8) -> Option<Read> {
        let next = self.tokens.skip_dash(i + 1);
        let (half, count) = match self.class(next) {
            Word::Unit(Unit::Quarter) => (false, 4),
            Word::Other if self.tokens.is(next, &["half"]) => (true, 2),
            Word::Unit(Unit::Century) if number > 0 && !self.tokens.word(next).ends_with('s') => {
                return Some(Read::at(next + 1, Point::Century((i16::from(number) - 1) * 100)));
            }
            Word::Unit(unit @ (Unit::Week | Unit::Day | Unit::Weekend)) if self.tokens.is(next + 1, &["of"]) => {
                return self.part_of_month(next + 2, unit, number, self.tokens.word(next).ends_with('s'));
            }
            Word::Other if self.tokens.is(i + 1, &["fiscal"]) && self.class(i + 2) == Word::Unit(Unit::Quarter) => {
                return self.fiscal_quarter(i + 3, number);
            }
            _ => {
                // "the first three months of 2022", "the final two weeks of May"
                let edge = [(1, Edge::Start), (-1, Edge::End)].into_iter().find(|(ordinal, _)| *ordinal == number);
                if let Some((_, edge)) = edge
                    && let Some(count) = self.count(i + 1)
                    && let Some((end, unit)) = self.unit(count.end)
                    && let Some(read) = self.part_of_period(end, unit, count.exact(), edge)
                {
                    return Some(read);
                }
                let month = self.tokens.skip(i + 1, &["of"]);
                return match self.class(month) {
                    Word::Month(m) if number > 0 && self.tokens.capital(month) => {
                        self.day_of(i, month + 1, m, number, number)
                    }
                    _ => None,
                };
            }
        };
        let number = if number == -1 { count } else { number };
        if number > count {
            return None;
        }
        if !half && let Some(read) = self.fiscal_quarter(next + 1, number) {
            return Some(read);
        }
        let of = self.tokens.is(next + 1, &["of"]) || self.year(next + 1).is_some();
        let year = if of {
            self.year_after(next + 1).or_else(|| self.the_year(next + 2))
        } else {
            self.year_after(next + 1).filter(|_| !self.tokens.is(next + 1, &["in", ","]))
        };
        // "First-half revenue fell"
        let figures = half && self.tokens.dash(i + 1) && !self.tokens.is(next + 1, &["of", "in"]);
        if half && year.is_none() && !figures {
            return None;
        }
        let point = |year| if half { Point::Half(year, number) } else { Point::Quarter(year, number) };
        if let Some((end, year)) = year {
            return Some(Read::at(end, point(year)));
        }
        let resolved = self.anchor.map(|anchor| {
            let ahead = Point::Quarter(anchor.year(), number).bounds().0 > anchor;
            // A quarter that has begun is meant at its end: only the far ones belong to last year.
            let far = number * 3 - 2 > anchor.month() + 3;
            let past = match self.told(i) {
                Some(direction) => direction == Direction::Past,
                None => far,
            };
            point(anchor.year() - i16::from(ahead && past))
        });
        let sign = if half { 'H' } else { 'Q' };
        Some(Read::maybe(next + 1, resolved, || format!("XXXX-{sign}{number}")))
    }

    /// "first week of September", "last day of August", "last days of August": the month starts at token `i`.
    pub(super) fn part_of_month(&self, i: usize, unit: Unit, number: i8, plural: bool) -> Option<Read> {
        let inner = self.calendar(i)?;
        let Some(Point::Month(year, month)) = inner.point else { return None };
        let (first, last) = Point::Month(year, month).bounds();
        let length = if unit == Unit::Week || plural { 7 } else { 1 };
        let from = match number {
            -1 => Unit::Day.step(last, 1 - length),
            n => Unit::Day.step(first, (i32::from(n) - 1) * length),
        };
        let to = Unit::Day.step(from, length - 1).min(last);
        if from > last || unit == Unit::Weekend || (plural && unit == Unit::Week) {
            return None;
        }
        let point = match unit {
            Unit::Week => Point::Week(monday(from)),
            _ if plural => Point::Month(year, month),
            _ => Point::Day(from),
        };
        Some(Read { bounds: Some((from, to)), ..Read::at(inner.end, point) })
    }

    /// "Quarter 1 of 2018".
    pub(super) fn numbered_quarter(&self, i: usize) -> Option<Read> {
        let number = self.tokens.word(i + 1).parse::<i8>().ok().filter(|n| (1..=4).contains(n))?;
        let (end, year) = self.year_after(i + 2)?;
        self.tokens.capital(i).then(|| Read::at(end, Point::Quarter(year, number)))
    }

    /// "the year" after "of".
    fn the_year(&self, i: usize) -> Option<(usize, i16)> {
        (self.tokens.is(i, &["the"]) && self.class(i + 1) == Word::Unit(Unit::Year))
            .then_some((i + 2, self.anchor?.year()))
    }

    /// "of fiscal 2023", "of the fiscal year 2023", "FY2023", "of fiscal year" after a quarter.
    fn fiscal_quarter(&self, i: usize, number: i8) -> Option<Read> {
        let at = self.tokens.skip(self.tokens.skip(i, &["of", "in"]), &["the", "its", "this"]);
        let after_fiscal = i > 1 && self.tokens.is(i - 2, &["fiscal"]);
        let (end, year) = match self.calendar(at).and_then(|r| Some((r.end, r.point?))) {
            Some((end, Point::Fiscal(year, _))) => (end, year),
            Some((end, Point::Year(year))) if after_fiscal => (end, year),
            _ if after_fiscal => (i, self.fiscal.year_of(self.anchor?)),
            _ => return None,
        };
        let number = if number == -1 { 4 } else { number };
        (1..=4).contains(&number).then(|| Read::at(end, Point::FiscalQuarter(year, number, self.fiscal)))
    }

    /// "Q3 2023", "3Q", "H1 2022", "FY2023", "FY23".
    pub(super) fn named_part(&self, i: usize) -> Option<Read> {
        let digit = |n: u8| i8::try_from(n - b'0').ok();
        let (number, half) = match self.tokens.word(i).as_bytes() {
            [b'Q', n @ b'1'..=b'4'] | [n @ b'1'..=b'4', b'Q'] => (digit(*n)?, false),
            [b'H', n @ b'1'..=b'2'] | [n @ b'1'..=b'2', b'H'] => (digit(*n)?, true),
            [b'F', b'Y', figures @ ..] => {
                let figures = std::str::from_utf8(figures).ok()?;
                // "FY2024-25"
                let spanned = figures.split_once(['-', '/']).filter(|(year, tail)| year.len() == 4 && tail.len() == 2);
                if let Some((year, tail)) =
                    spanned.and_then(|(a, b)| Some((a.parse::<i16>().ok()?, b.parse::<i16>().ok()?)))
                {
                    let fiscal = self.fiscal.spanned().year(year).filter(|_| tail == (year + 1) % 100)?;
                    let value = format!("{year:04}/{:04}", year + 1);
                    return Some(Read { bounds: Some(fiscal), ..Read::plain(i + 1, TimeType::Date, value) });
                }
                let year: i16 = figures.parse().ok()?;
                let year = match figures.len() {
                    2 => 2000 + year,
                    4 if (1900..2200).contains(&year) => year,
                    _ => return None,
                };
                return Some(Read::at(i + 1, Point::Fiscal(year, self.fiscal)));
            }
            _ => return None,
        };
        if !half && let Some(read) = self.fiscal_quarter(i + 1, number) {
            return Some(read);
        }
        let (end, year) = match self.year_after(i + 1) {
            Some((end, year)) => (end, Some(year)),
            None if half => return None,
            None => (i + 1, self.anchor.map(|a| a.year() - i16::from(number * 3 - 2 > a.month()))),
        };
        let point = |year| if half { Point::Half(year, number) } else { Point::Quarter(year, number) };
        Some(Read::maybe(end, year.map(point), || format!("XXXX-Q{number}")))
    }

    /// "FY 2023-24", "fiscal 2024", "fiscal year 2024", "fiscal '24", "this fiscal year".
    pub(super) fn fiscal_year(&self, i: usize) -> Option<Read> {
        let next = self.tokens.skip(i + 1, &["year"]);
        if self.tokens.dash(next + 1)
            && let Some(read) = self.figures(next)
        {
            return Some(read);
        }
        let (end, year) = self.year(next)?;
        Some(Read::at(end, Point::Fiscal(year, self.fiscal)))
    }

    /// "'82".
    pub(super) fn short_year(&self, i: usize) -> Option<Read> {
        let (end, year) = self.year(i).filter(|_| matches!(self.tokens.word(i), "'" | "’" | "‘"))?;
        self.tokens.follows(i, &["since", "in", "of"]).then(|| Read::at(end, Point::Year(year)))
    }

    /// "19th century", "1st quarter of 2023": an ordinal in figures.
    pub(super) fn ordinal_figures(&self, i: usize) -> Option<Read> {
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        let word = token.text(self.tokens.text);
        let number = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?.parse().ok()?;
        let next = self.tokens.skip_dash(i + 1);
        let counted = matches!(self.class(next), Word::Unit(_)) || self.tokens.is(next, &["half", "fiscal"]);
        (counted && (1..=99).contains(&number)).then(|| self.ordinal(i, number))?
    }
}
