//! Counted units: "two weeks ago", "a month-and-a-half", "12-year", "every Tuesday", bare "decades".

use super::calendar::{Point, Unit};
use super::cues::Direction;
use super::lexicon::{Marks, Word};
use super::scan::{Read, Scan};
use crate::record::TimeType;
use crate::text::TokenKind;
use crate::text::numbers::{NumberWord, cardinal, figures, number_word};
use jiff::civil::Date;

/// A number of units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    pub(super) end: usize,
    low: f64,
    high: f64,
}

impl Count {
    /// Returns the number, where it is one.
    pub(super) fn exact(self) -> Option<f64> {
        ((self.low - self.high).abs() < 1e-9).then_some(self.low)
    }
}

impl Scan<'_> {
    /// Reads a number, a vague number or an article before a unit.
    pub(super) fn count(&self, i: usize) -> Option<Count> {
        let exact = |end, n| Some(Count { end, low: n, high: n });
        let mut count = match self.class(i) {
            Word::Number(_) => {
                let (end, number) = cardinal(self.tokens, i)?;
                exact(end, number)?
            }
            Word::Vague(low, high) => {
                Count { end: self.tokens.skip(i + 1, &["of"]), low: low.into(), high: high.into() }
            }
            _ => {
                let word = self.tokens.word(i);
                if self.tokens.get(i)?.kind == TokenKind::Number {
                    exact(i + 1, figures(word).filter(|_| word.len() <= 9)?)?
                } else if self.tokens.is(i, &["a", "an"]) {
                    let next = i + 1;
                    match self.class(next) {
                        Word::Vague(low, high) => {
                            Count { end: self.tokens.skip(next + 1, &["of"]), low: low.into(), high: high.into() }
                        }
                        // "a 12-year low", "a two-week truce"
                        Word::Number(_) => self.count(next)?,
                        _ if self.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Number) => self.count(next)?,
                        _ if self.tokens.is(next, &["half"]) => exact(self.tokens.skip_dash(next + 1), 0.5)?,
                        _ if number_word(self.tokens.word(next)).is_some() => exact(next, 1.0)?,
                        _ => exact(next, 1.0)?,
                    }
                } else if self.tokens.is(i, &["half"]) {
                    exact(self.tokens.skip(self.tokens.skip_dash(i + 1), &["a", "an"]), 0.5)?
                } else {
                    return None;
                }
            }
        };
        let half = self.tokens.skip(count.end, &["and"]);
        if half > count.end && self.tokens.is(half, &["a"]) && self.tokens.is(half + 1, &["half"]) {
            count = Count { end: half + 2, low: count.low + 0.5, high: count.high + 0.5 };
        } else if let Some(NumberWord::Scale(scale)) = number_word(self.tokens.word(count.end)) {
            count = Count { end: count.end + 1, low: count.low * scale, high: count.high * scale };
        }
        Some(count)
    }

    /// Reads a unit, after a hyphen or one of a few adjectives.
    pub(super) fn unit(&self, i: usize) -> Option<(usize, Unit)> {
        let at = self.tokens.skip_dash(i);
        let at = if at == i { i + usize::from(self.on(i, Marks::BETWEEN)) } else { at };
        match self.class(at) {
            Word::Unit(unit) => Some((at + 1, unit)),
            // "second" is an ordinal in the list
            Word::Ordinal(2) if i > 0 && self.tokens.get(i - 1)?.kind == TokenKind::Number => {
                Some((at + 1, Unit::Second))
            }
            _ => None,
        }
    }

    /// Reads a count and its unit: a date where it is counted from the anchor, else a duration.
    pub(super) fn counted(&self, i: usize) -> Option<Read> {
        if let Word::Unit(unit) = self.class(i) {
            return self.bare_unit(i, unit);
        }
        let mut count = self.count(i)?;
        // "between 60 and 90 days": the first number shares the unit.
        if self.tokens.is(count.end, &["and", "or", "to"]) || self.tokens.dash(count.end) {
            let shared = self
                .count(count.end + 1)
                .filter(|_| !self.tokens.is(i, &["a", "an"]))
                .and_then(|c| self.unit(c.end).filter(|_| !self.tokens.is(count.end + 1, &["a", "an"])));
            if let Some((_, unit)) = shared {
                return Some(Read::plain(count.end, TimeType::Duration, unit.duration(count.exact())));
            }
        }
        let hyphenated = self.tokens.dash(count.end);
        let (mut end, unit) = self.unit(count.end)?;
        let singular = !self.tokens.word(end - 1).to_ascii_lowercase().ends_with('s');
        let article = self.tokens.is(i, &["a", "an"]);
        if article && (hyphenated || (count.end == i + 1 && self.is_rate(i))) {
            // "a 12-year low": the number starts it.
            return None;
        }
        // "three quarters of the fleet" are no time, and a single quarter is mostly an ordinal's.
        if unit == Unit::Quarter && (self.tokens.is(end, &["of"]) || (singular && !hyphenated)) {
            return None;
        }
        // "a month and a half", "month-and-a-half"
        let and = self.tokens.skip_dash(end);
        if self.tokens.is(and, &["and"]) {
            let a = self.tokens.skip_dash(and + 1);
            let half = self.tokens.skip_dash(a + 1);
            if self.tokens.is(a, &["a"]) && self.tokens.is(half, &["half"]) {
                count = Count { end: half + 1, low: count.low + 0.5, high: count.high + 0.5 };
                end = half + 1;
            }
        }
        let old = self.tokens.skip_dash(end);
        if self.tokens.is(old, &["old", "olds"]) || (self.tokens.is(end, &["of"]) && self.tokens.is(end + 1, &["age"]))
        {
            return None;
        }
        match self.class(end) {
            // "four years ago today"
            Word::Ago if self.tokens.is(end + 1, &["today"]) => {
                let day = self.anchor.zip(count.exact()).map(|(day, n)| Point::Day(unit.step(day, -(n as i32))));
                return Some(Read::maybe(end + 2, day, || super::periods::loose(unit)));
            }
            Word::Ago => return Some(Self::moved(end + 1, count, unit, -1, self.anchor)),
            Word::Edge(super::calendar::Edge::Earlier) => {
                return Some(Self::moved(end + 1, count, unit, -1, self.nearby(i)));
            }
            Word::Edge(super::calendar::Edge::Later) if self.last.is_some() => {
                return Some(Self::moved(end + 1, count, unit, 1, self.nearby(i)));
            }
            // "in 2008 and again four years later"
            Word::Edge(super::calendar::Edge::Later) if unit.days() > 27.0 && self.is_dated(i) => {
                return Some(Self::moved(end + 1, count, unit, 1, self.last_named(i, unit)));
            }
            _ => {}
        }
        if self.tokens.is(end, &["from"]) && self.tokens.is(end + 1, &["now", "today"]) {
            return Some(Self::moved(end + 2, count, unit, 1, self.anchor));
        }
        let length = Read::plain(end, TimeType::Duration, unit.duration(count.exact()));
        // "will arrive in three weeks" is about that day.
        let ahead = self.tokens.follows(i, &["in", "within"]) && unit.days() >= 1.0;
        if ahead && self.told(i) == Some(Direction::Future) {
            let day = Self::moved(end, count, unit, 1, self.anchor);
            let within = |bounds: (Date, Date)| {
                let from = self.anchor.filter(|_| self.tokens.follows(i, &["within"]));
                (from.unwrap_or(bounds.0), bounds.1)
            };
            return Some(Read { bounds: day.bounds.map(within), ..length });
        }
        Some(length)
    }

    /// A date counted from a day; its bounds widen with the unit and with the vagueness of the count.
    fn moved(end: usize, count: Count, unit: Unit, sign: i32, from: Option<Date>) -> Read {
        // "65 million years ago"
        if count.high * unit.days() > 365.0 * 9000.0 {
            return Read::plain(end, TimeType::Date, if sign < 0 { "PAST_REF" } else { "FUTURE_REF" });
        }
        let Some(from) = from else { return Read::plain(end, TimeType::Date, super::periods::loose(unit)) };
        let step = |n: f64| {
            if n.fract() == 0.0 {
                unit.step(from, sign * n as i32)
            } else {
                Unit::Day.step(from, sign * (n * unit.days()).floor() as i32)
            }
        };
        let middle = step(count.exact().unwrap_or(if count.high > 50.0 {
            count.low
        } else {
            f64::midpoint(count.low, count.high).floor()
        }));
        let point =
            if unit == Unit::Week && count.exact() == Some(1.0) { Point::Day(middle) } else { unit.around(middle) };
        let slack = match unit {
            Unit::Week | Unit::Fortnight => 2,
            Unit::Month if count.low.fract() > 0.0 => 7,
            Unit::Month => 10,
            Unit::Quarter => 30,
            Unit::Year => 183,
            Unit::Decade | Unit::Century => 1826,
            _ => 0,
        };
        let (near, far) = (step(count.low), step(count.high));
        let (first, last) = if near < far { (near, far) } else { (far, near) };
        let mut read = Read::at(end, point);
        read.bounds = Some((Unit::Day.step(first, -slack), Unit::Day.step(last, slack)));
        read
    }

    /// Whether "a day" after this token says how often: "barrels a day", "$5 a month", "twice a week".
    fn is_rate(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        let token = self.tokens[before];
        let word = self.tokens.word(before);
        match token.kind {
            TokenKind::Number | TokenKind::Symbol => true,
            TokenKind::Word => {
                self.on(before, Marks::RATE)
                    || (word.len() > 4
                        && word.ends_with('s')
                        && !word.ends_with("ss")
                        && !word.ends_with("was")
                        && self.plural_after_count(before))
            }
            _ => false,
        }
    }

    /// Whether a number stands within a few tokens before a plural.
    fn plural_after_count(&self, i: usize) -> bool {
        (i.saturating_sub(4)..i)
            .any(|at| self.tokens[at].kind == TokenKind::Number || matches!(self.class(at), Word::Number(_)))
    }

    /// "years", "decades-long": a plural unit by itself.
    fn bare_unit(&self, i: usize, unit: Unit) -> Option<Read> {
        let plural = self.tokens.word(i).ends_with('s');
        // "quarters of the fleet", "the years 1998-2003"
        if (unit == Unit::Quarter && self.tokens.is(i + 1, &["of"])) || self.year(i + 1).is_some() {
            return None;
        }
        (plural
            && unit.days() >= 1.0
            && !self.tokens.follows(i, &["'s", "’s", "same", "these", "those"])
            && !self.tokens.capital(i))
        .then(|| Read::plain(i + 1, TimeType::Duration, unit.duration(None)))
    }

    /// "annual", "every Tuesday", "each year", "twice a week".
    pub(super) fn set(&self, i: usize) -> Option<Read> {
        if let Word::Set(value) = self.class(i) {
            // "Daily Mail"
            let named = self.tokens.capital(i) && self.tokens.capital(i + 1);
            return (!named).then(|| Read::plain(i + 1, TimeType::Set, value));
        }
        if self.tokens.is(i, &["every", "each"]) {
            let next = self.tokens.skip(i + 1, &["single", "other", "calendar"]);
            let twice = if self.tokens.is(i + 1, &["other"]) { 2.0 } else { 1.0 };
            return Some(match self.class(next) {
                Word::Unit(unit) => Read::plain(next + 1, TimeType::Set, unit.duration(Some(twice))),
                Word::Weekday(weekday) => Read::plain(next + 1, TimeType::Set, format!("XXXX-WXX-{weekday}")),
                Word::Month(month) if self.tokens.capital(next) => {
                    Read::plain(next + 1, TimeType::Set, format!("XXXX-{month:02}"))
                }
                Word::Season(season) => Read::plain(next + 1, TimeType::Set, format!("XXXX-{}", season.code())),
                Word::Part(part) => Read::plain(next + 1, TimeType::Set, format!("XXXX-XX-XXT{part}")),
                _ if matches!(self.class(next), Word::Number(_))
                    || self.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Number) =>
                {
                    let count = self.count(next)?;
                    let (end, unit) = self.unit(count.end)?;
                    Read::plain(end, TimeType::Set, unit.duration(count.exact()))
                }
                _ => return None,
            });
        }
        if self.tokens.is(i, &["once", "twice"])
            && self.tokens.is(i + 1, &["a", "an", "every", "each"])
            && let Word::Unit(unit) = self.class(i + 2)
        {
            return Some(Read::plain(i + 3, TimeType::Set, unit.duration(Some(1.0))));
        }
        None
    }
}
