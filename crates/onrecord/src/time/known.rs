//! Times counted from something dated: "two days after September 7", "the day before yesterday", "a week after the summit";
//! and the day of a saying, from which the rest of its sentence counts.

use jiff::civil::Date;

use super::calendar::{Point, Unit};
use super::lexicon::{Marks, Word};
use super::modifier::Modifier;
use super::scan::{Read, Scan};
use crate::record::TimeType;
use crate::text::TokenKind;

/// How many dated nouns are kept; older ones are forgotten.
const MAX_KNOWN_NOUNS: usize = 32;
/// How far before its date a verb of saying may stand.
const MAX_SAYING_DISTANCE_TOKENS: usize = 6;

/// A time counted from another.
pub(super) struct Whole {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) read: Read,
}

impl Scan<'_> {
    /// Reads "two days after the summit" if the summit's day is known, "the day before yesterday", "a week after May 5":
    /// the whole, and the date inside it if it is one of its own.
    pub(super) fn counted_from(&self, i: usize) -> Option<(Whole, Option<(usize, Read)>)> {
        let the = self.tokens.is(i, &["the"]);
        if !the && self.class(i) == Word::Other && !self.may_start(i) {
            return None;
        }
        let (end, unit, count) = if the {
            let Word::Unit(unit) = self.class(i + 1) else { return None };
            (i + 2, unit, 1.0)
        } else {
            let count = self.count(i)?;
            let (end, unit) = self.unit(count.end)?;
            (end, unit, count.exact()?)
        };
        let sign = match () {
            () if self.tokens.is(end, &["after", "following"]) => 1,
            () if self.tokens.is(end, &["before"]) => -1,
            () => return None,
        };
        if unit.days() < 1.0 || count.fract() != 0.0 {
            return None;
        }
        let from = end + 1;
        let moved = |day: Date, end: usize| {
            let day = unit.step(day, sign * count as i32);
            let point = if matches!(unit, Unit::Day | Unit::Week) { Point::Day(day) } else { unit.around(day) };
            Whole { first: i, end, read: Read::at(end, point) }
        };
        if let Some(inner) = self.calendar(from) {
            // Without an anchor "the day after tomorrow" stays open.
            let day = inner.day()?;
            let whole = moved(day, inner.end);
            let own = !matches!(self.class(from), Word::Day(_));
            return Some((whole, own.then_some((from, inner))));
        }
        let noun = self.tokens.skip(from, &["the", "this", "that", "their", "his", "her", "its"]);
        let day = self.known.iter().rev().find(|(word, _)| self.tokens.is(noun, &[word]))?.1;
        Some((moved(day, noun + 1), None))
    }

    /// Keeps the noun that a day stands with ("the summit on September 7", "the September 7 summit"), and counts from the
    /// day if it is that of a saying ("said on Sept. 13 that …").
    pub(super) fn learn(&mut self, first: usize, end: usize, day: Date) {
        let before = first - usize::from(self.tokens.follows(first, &["on", "the"])).min(first);
        let noun = |at: usize| {
            let token = self.tokens.get(at)?;
            let word = token.text(self.tokens.text);
            let plain = token.kind == TokenKind::Word && word.len() > 3 && self.class(at) == Word::Other;
            (plain && word.starts_with(|c: char| c.is_lowercase())).then_some(word)
        };
        let named = [if before < first { before.checked_sub(1).and_then(noun) } else { None }, noun(end)];
        for word in named.into_iter().flatten() {
            if self.known.len() == MAX_KNOWN_NOUNS {
                self.known.remove(0);
            }
            self.known.push((word, day));
        }
        if self.published.is_none_or(|published| day <= published)
            && (first.saturating_sub(MAX_SAYING_DISTANCE_TOKENS)..first)
                .rev()
                .take_while(|&at| self.tokens[at].kind != TokenKind::Punctuation)
                .any(|at| self.on(at, Marks::SAY))
        {
            self.anchor = Some(day);
        }
    }

    /// Returns how the words at and before a time blur it: "about", "more than", "less than".
    pub(super) fn blur(&self, first: usize, read: &Read) -> Option<Modifier> {
        let counted = read.kind == TimeType::Duration || self.class(read.end - 1) == Word::Ago;
        // "over the past 18 months" lasts no longer than they.
        if !counted || self.tokens.is(first, &["the"]) || matches!(self.class(first), Word::Shift(_)) {
            return None;
        }
        let at = |at: usize| {
            if self.on(at, Marks::APPROX) {
                Some(Modifier::Approx)
            } else if self.on(at, Marks::MORE_THAN) {
                Some(Modifier::MoreThan)
            } else if self.on(at, Marks::LESS_THAN) {
                Some(Modifier::LessThan)
            } else {
                None
            }
        };
        let before = |words: [&str; 2]| {
            first > 1 && self.tokens.is(first - 2, &words[..1]) && self.tokens.is(first - 1, &words[1..])
        };
        at(first).or_else(|| {
            Some(match () {
                () if before(["more", "than"]) => Modifier::MoreThan,
                () if before(["less", "than"]) || before(["fewer", "than"]) => Modifier::LessThan,
                () if before(["at", "least"]) => Modifier::EqualOrMore,
                () if before(["at", "most"]) || before(["up", "to"]) => Modifier::EqualOrLess,
                () => return at(first.checked_sub(1)?),
            })
        })
    }
}
