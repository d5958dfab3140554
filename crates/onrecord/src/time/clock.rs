//! Times of day: "3 p.m.", "14:30 UTC Monday", "at noon", "in the morning"; and what remains: "now", "the same day".

use jiff::Span;
use jiff::civil::Date;

use super::calendar::Point;
use super::lexicon::{Marks, Word};
use super::scan::{Read, Scan};

use crate::record::TimeType;
use crate::text::TokenKind;

impl Scan<'_> {
    /// Reads a time of day with its zone and the day after it.
    pub(super) fn clock(&self, i: usize) -> Option<Read> {
        let token = self.tokens.get(i)?;
        let word = token.text(self.tokens.text);
        if token.kind != TokenKind::Number && !matches!(self.class(i), Word::Number(1..=12)) {
            return None;
        }
        let (mut end, hour, minute) = self.hour(i, word)?;
        let mut zone = "";
        let bracket = self.tokens.skip(end, &["("]);
        if let Word::Zone(universal) = self.class(bracket) {
            end = bracket + 1;
            zone = if universal && !self.is_offset(end) { "Z" } else { "" };
            if bracket > end - 1 || self.tokens.is(bracket.wrapping_sub(1), &["("]) {
                // "(GMT +8)": whatever stands inside belongs to it.
                end = (end..(end + 4).min(self.tokens.len()))
                    .find(|&at| self.tokens.is(at, &[")"]))
                    .map_or(end, |at| at + 1);
            }
            if self.is_offset(end) {
                // "UTC+3"
                end += 2;
            }
        } else if self.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word) && self.tokens.is(end + 1, &["time"])
        {
            // "Moscow time"
            end += 2;
        } else if self.tokens.is(end, &["("]) {
            // "8 a.m. (0500 GMT)"
            let close = (end + 1..(end + 5).min(self.tokens.len())).find(|&at| self.tokens.is(at, &[")"]));
            let other = (end + 1..close.unwrap_or(end)).any(|at| matches!(self.class(at), Word::Zone(_)));
            end = close.filter(|_| other).map_or(end, |close| close + 1);
        }
        let after = self.tokens.skip(end, &[","]);
        let after = self.tokens.skip(after, &["on"]);
        let day = match self.class(after) {
            Word::Weekday(_) | Word::Month(_) | Word::Day(_) | Word::Other => {
                self.calendar(after).filter(|r| r.day().is_some())
            }
            _ => None,
        };
        // The day of the sentence, else the anchor's; a player's "00:00 / 03:41" has none.
        if self.tokens.is(end, &["/"]) || self.tokens.follows(i, &["/"]) {
            return None;
        }
        let mut at = match self.last {
            Some((day, from)) if !(from..i).any(|at| self.ends_sentence(at)) => Some(day),
            _ => self.anchor,
        };
        if let Some(read) = &day {
            at = read.day();
            // A date of its own after a comma is a mention of its own.
            if !self.tokens.is(end, &[","]) {
                end = read.end;
            }
        }
        let value = Read::maybe(end, at.map(Point::Day), || "XXXX-XX-XX".into());
        Some(value.with_part(end, &format!("{hour:02}:{minute:02}{zone}")))
    }

    /// Whether a difference from universal time stands at a token: "+3".
    pub(super) fn is_offset(&self, at: usize) -> bool {
        matches!(self.tokens.word(at), "+" | "-" | "−")
            && self.tokens.get(at).is_some_and(|t| !t.spaced)
            && self.tokens.get(at + 1).is_some_and(|t| !t.spaced && t.kind == TokenKind::Number)
    }

    /// Reads hour and minute: "14:30", "3pm", "3.30 p.m.", "three p.m.", "0900 GMT".
    fn hour(&self, i: usize, word: &str) -> Option<(usize, u8, u8)> {
        let lower = word.to_ascii_lowercase();
        // "0900 GMT", "at 1430 hours"
        let zoned = matches!(self.class(i + 1), Word::Zone(_)) || self.tokens.is(i + 1, &["hours"]);
        if zoned && lower.len() == 4 && lower.bytes().all(|b| b.is_ascii_digit()) {
            let (hour, minute) = (lower[..2].parse().ok()?, lower[2..].parse().ok()?);
            let end = i + 1 + usize::from(self.tokens.is(i + 1, &["hours"]));
            return (hour < 24 && minute < 60).then_some((end, hour, minute));
        }
        let (figures, glued) = match (lower.strip_suffix("pm"), lower.strip_suffix("am")) {
            (Some(f), _) => (f, Some(true)),
            (_, Some(f)) => (f, Some(false)),
            _ => (lower.as_str(), None),
        };
        let (hour, minute, colon) = match figures.split_once([':', '.']) {
            Some((h, m)) => {
                let (minute, _seconds) = m.split_once(':').unwrap_or((m, ""));
                (h, minute.parse::<u8>().ok().filter(|n| *n < 60 && minute.len() == 2)?, figures.contains(':'))
            }
            None => (figures, 0, false),
        };
        let hour = match self.class(i) {
            Word::Number(n) => u8::try_from(n).ok()?,
            _ => hour.parse::<u8>().ok().filter(|h| *h < 24 && hour.len() <= 2)?,
        };
        let (end, half) = match (glued, self.class(i + 1)) {
            (Some(half), _) => (i + 1, Some(half)),
            (None, Word::Meridiem(half))
                if !self.tokens.is(i + 1, &["am"])
                    || self.tokens.word(i + 1) == "AM"
                    || colon
                    || !self.tokens.capital(i + 2) =>
            {
                (i + 2, Some(half))
            }
            _ if colon => (i + 1, None),
            _ if self.tokens.is(i + 1, &["o'clock", "o’clock"]) => (i + 2, None),
            _ => return None,
        };
        let hour = match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(true) => hour % 12 + 12,
            Some(false) => hour % 12,
            None => hour,
        };
        Some((end, hour, minute))
    }

    /// What no other rule takes: "now", "the morning", "at noon", "the same day".
    pub(super) fn rest(&self, i: usize) -> Option<Read> {
        match self.class(i) {
            Word::Reference(value) => {
                // "now that", "right now"
                let linking = self.tokens.is(i, &["now"])
                    && (self.tokens.is(i + 1, &["that", "-"]) || (self.tokens.is(i + 1, &[","]) && i == 0));
                (!linking).then(|| Read::plain(i + 1, TimeType::Date, value))
            }
            Word::Part(part)
                if !self.tokens.capital(i)
                    && (self.placed(i)
                        || self.tokens.is(i + 1, &["of", "on"])
                        || matches!((part, self.class(i + 1)), ("MI" | "MN", Word::Weekday(_)))) =>
            {
                // "the night of August 30", "dawn on Tuesday"
                let of = self.tokens.is(i + 1, &["of", "on"]).then(|| self.calendar(i + 2)).flatten();
                // "noon tomorrow", "midnight on Sunday"
                let of = of.or_else(|| matches!(part, "MI" | "MN").then(|| self.calendar(i + 1)).flatten());
                let of = of.filter(|r| r.kind == TimeType::Date && (r.day().is_some() || r.value.starts_with("XXXX-")));
                if of.is_none() && (!self.placed(i) || self.on(i + 1, Marks::PART_NOUN)) {
                    return None;
                }
                let read =
                    of.unwrap_or_else(|| Read::maybe(i + 1, self.nearby(i).map(Point::Day), || "XXXX-XX-XX".into()));
                let end = read.end;
                Some(match part {
                    "MI" => read.with_part(end, "12:00"),
                    "MN" => read.with_part(end, "24:00"),
                    part => read.with_part(end, part),
                })
            }
            Word::Shift(super::lexicon::Shift::Past)
                if self.tokens.follows(i, &["the"])
                    && i > 1
                    && self.tokens.is(i - 2, &["in"])
                    && self.tokens.get(i + 1).is_none_or(|t| t.kind != TokenKind::Word) =>
            {
                Some(Read::plain(i + 1, TimeType::Date, "PAST_REF"))
            }
            Word::Shift(super::lexicon::Shift::This) if self.tokens.is(i, &["current"]) => {
                Some(Read::plain(i + 1, TimeType::Date, "PRESENT_REF"))
            }
            Word::Other if self.tokens.is(i, &["the"]) && self.tokens.is(i + 1, &["same"]) => match self.class(i + 2) {
                Word::Unit(unit) if unit.days() >= 1.0 && !self.tokens.word(i + 2).ends_with('s') => {
                    // "the same month a year ago"
                    let (end, back) = self.year_before(i + 3);
                    let named = self.last_named(i, unit);
                    // A day of another sentence, more than a year back, is none that "a year ago" goes back from.
                    let far =
                        |day: Date| self.anchor.is_some_and(|anchor| anchor.duration_since(day).as_hours() > 365 * 24);
                    let here = self.last_date.is_some_and(|(.., at)| (at..i).all(|k| !self.tokens.is(k, &["."])));
                    let day = if back > 0 && !here && named.is_some_and(far) { self.anchor } else { named };
                    let point = day.map(|day| day.saturating_sub(Span::new().years(back))).map(|day| unit.around(day));
                    Some(Read::maybe(end, point, || super::periods::loose(unit)))
                }
                _ => None,
            },
            Word::Other if self.tokens.is(i, &["the"]) && self.tokens.is(i + 1, &["future"]) => {
                Some(Read::plain(i + 2, TimeType::Date, "FUTURE_REF"))
            }
            _ => None,
        }
    }

    /// Reads "a year ago", "last year" and the like after "the same month": where it ends, and how many years it goes back.
    fn year_before(&self, i: usize) -> (usize, i64) {
        let ago = self.tokens.is(i, &["a", "one"])
            && self.tokens.is(i + 1, &["year"])
            && self.tokens.is(i + 2, &["ago", "earlier", "before", "previously"]);
        let of = i + usize::from(self.tokens.is(i, &["of", "in"]));
        let last = self.tokens.is(of, &["last"]) && self.tokens.is(of + 1, &["year"]);
        let previous = self.tokens.is(of, &["the"])
            && self.tokens.is(of + 1, &["previous", "preceding", "prior"])
            && self.tokens.is(of + 2, &["year"]);
        match (ago, last, previous) {
            (true, ..) => (i + 3, 1),
            (_, true, _) => (of + 2, 1),
            (_, _, true) => (of + 3, 1),
            _ => (i, 0),
        }
    }

    /// Whether a part of the day stands where it says when: "in the morning", "at noon".
    fn placed(&self, i: usize) -> bool {
        self.tokens.follows(i, &["at", "by", "before", "until", "after", "around", "that"])
            || (self.tokens.follows(i, &["the"]) && i > 1 && self.tokens.is(i - 2, &["in", "during", "on", "by", "of"]))
    }
}
