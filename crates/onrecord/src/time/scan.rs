//! The state of a reading, and what all rules share.

use jiff::civil::Date;
use std::cell::Cell;

use super::calendar::{Point, Unit, day_stands_first};
use super::fiscal::FiscalCalendar;
use super::lexicon::{Marks, Word, lexicon};
use super::mention::TimeMention;
use super::modifier::Modifier;
use super::options::Options;
use crate::record::TimeType;
use crate::text::cursor::Cursor;
use crate::text::{Token, TokenKind};

/// How near a date must be mentioned for a later time to count from it.
const MAX_ANCHOR_DISTANCE_TOKENS: usize = 40;

/// A text while its times are read.
pub(super) struct Scan<'t> {
    pub(super) tokens: Cursor<'t>,
    pub(super) words: Vec<Word>,
    marks: Vec<Marks>,
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// The day from which relative times count: that of publication, or of the saying that the sentence reports.
    pub(super) anchor: Option<Date>,
    pub(super) fiscal: FiscalCalendar,
    /// Whether the day stands before the month in dates of figures.
    pub(super) day_first: bool,
    /// Whether the dates of the text itself tell the order of day and month.
    pub(super) is_order_known: bool,
    /// Days with the nouns that they date: "the summit on September 7".
    pub(super) known: Vec<(&'t str, Date)>,
    /// The day last mentioned, from which "two days later" counts, and the token after its mention.
    pub(super) last: Option<(Date, usize)>,
    /// The first day of the date last mentioned, how many days it has, and the token after its mention.
    pub(super) last_date: Option<(Date, i32, usize)>,
    /// How many periods the one being read lies in.
    pub(super) depth: Cell<u8>,
    pub(super) found: Vec<TimeMention>,
    /// One past the last token of the last mention.
    pub(super) done: usize,
}

/// A time read from some tokens.
#[derive(Clone, Debug)]
pub(super) struct Read {
    /// One past its last token.
    pub(super) end: usize,
    pub(super) kind: TimeType,
    pub(super) value: String,
    pub(super) bounds: Option<(Date, Date)>,
    /// The point of the calendar, where it is known.
    pub(super) point: Option<Point>,
    pub(super) modifier: Option<Modifier>,
}

impl Read {
    /// A fully known point.
    pub(super) fn at(end: usize, point: Point) -> Self {
        let value = point.value();
        Self { end, kind: TimeType::Date, value, bounds: Some(point.bounds()), point: Some(point), modifier: None }
    }

    /// A point that is known if there is an anchor; `loose` is its value if there is none.
    pub(super) fn maybe(end: usize, point: Option<Point>, loose: impl FnOnce() -> String) -> Self {
        match point {
            Some(point) => Self::at(end, point),
            None => Self::plain(end, TimeType::Date, loose()),
        }
    }

    /// A value without bounds.
    pub(super) fn plain(end: usize, kind: TimeType, value: impl Into<String>) -> Self {
        Self { end, kind, value: value.into(), bounds: None, point: None, modifier: None }
    }

    /// Leaves out days before the year 1, which no date of four digits can write: "5,000 years ago" is some time past.
    pub(super) fn within_calendar(self) -> Self {
        let begins = self.point.map(|point| point.bounds().0).or(self.bounds.map(|bounds| bounds.0));
        if begins.is_none_or(|day| day.year() >= 1) {
            self
        } else if self.kind == TimeType::Duration {
            Self { bounds: None, point: None, ..self }
        } else {
            Self::plain(self.end, TimeType::Date, "PAST_REF")
        }
    }

    /// Returns the day, where it is one.
    pub(super) fn day(&self) -> Option<Date> {
        match self.point {
            Some(Point::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// Adds a part of the day: a date becomes a time.
    pub(super) fn with_part(mut self, end: usize, part: &str) -> Self {
        self.value = format!("{}T{part}", self.value);
        self.kind = TimeType::Time;
        self.end = end;
        self
    }
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [Token], options: Options) -> Self {
        let lexicon = lexicon();
        let word = |token: &Token| match token.kind {
            TokenKind::Word => lexicon.word(token.text(text)),
            _ => (Word::Other, Marks::default()),
        };
        let (words, marks) = tokens.iter().map(word).unzip();
        let numbers = tokens.iter().filter(|token| token.kind == TokenKind::Number).map(|token| token.text(text));
        let order = day_stands_first(numbers);
        Self {
            tokens: Cursor::new(text, tokens),
            words,
            marks,
            published: options.anchor,
            anchor: options.anchor,
            fiscal: options.fiscal,
            day_first: order.unwrap_or(options.day_first),
            is_order_known: order.is_some(),
            known: Vec::new(),
            last: None,
            last_date: None,
            depth: Cell::new(0),
            found: Vec::new(),
            done: 0,
        }
    }

    /// Whether a token that is no word of time can start one: a number, "a", "half", "every".
    pub(super) fn may_start(&self, i: usize) -> bool {
        let token = self.tokens[i];
        match token.kind {
            TokenKind::Number => true,
            // "'82"
            TokenKind::Quote => self.tokens.get(i + 1).is_some_and(|t| !t.spaced && t.kind == TokenKind::Number),
            TokenKind::Word => {
                let word = token.text(self.tokens.text);
                // "mid-1980s"
                let short = word.len() <= 8 || word.len() <= 11 && word.contains('-');
                short && matches!(word.as_bytes()[0] | 0x20, b'a' | b'h' | b'e' | b'o' | b't' | b'f' | b'q' | b'm')
            }
            _ => false,
        }
    }

    /// Returns what the token is, [`Word::Other`] after the last.
    pub(super) fn class(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or(Word::Other)
    }

    /// Whether token `i` is on one of these lists.
    pub(super) fn on(&self, i: usize, lists: Marks) -> bool {
        self.marks.get(i).is_some_and(|marks| marks.have(lists))
    }

    /// Whether the token before `i` is on one of these lists.
    pub(super) fn after(&self, i: usize, lists: Marks) -> bool {
        i > 0 && self.on(i - 1, lists)
    }

    /// Returns the day from which "later" and "at 3 p.m." count: the one last mentioned nearby, else the anchor.
    pub(super) fn nearby(&self, i: usize) -> Option<Date> {
        match self.last {
            Some((day, at)) if i.saturating_sub(at) < MAX_ANCHOR_DISTANCE_TOKENS => Some(day),
            _ => self.anchor,
        }
    }

    /// Whether the sentence gives a date before token `i`.
    pub(super) fn is_dated(&self, i: usize) -> bool {
        self.last_date.is_some_and(|(.., at)| at <= i && (at..i).all(|k| !self.ends_sentence(k)))
    }

    /// Returns a day of the date last mentioned nearby, which "the same year" means, else the anchor.
    pub(super) fn last_named(&self, i: usize, unit: Unit) -> Option<Date> {
        match self.last_date {
            Some((first, days, at))
                if i.saturating_sub(at) < MAX_ANCHOR_DISTANCE_TOKENS && f64::from(days) <= unit.days() + 1.0 =>
            {
                Some(first)
            }
            _ => self.nearby(i),
        }
    }
}
