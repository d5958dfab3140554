//! The walk over the tokens, and what all rules share.

use jiff::civil::Date;
use std::cell::Cell;

use super::calendar::{Point, Unit};
use super::cues::Direction;
use super::fiscal::FiscalCalendar;
use super::lexicon::{Marks, Shift, Word, lexicon};
use super::{Modifier, Options, TimeMention, TimeType};
use crate::text::{Token, TokenKind, chars};

/// A text while its times are read.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) words: Vec<Word>,
    marks: Vec<Marks>,
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// The day from which relative times count: that of publication, or of the saying that the sentence tells of.
    pub(super) anchor: Option<Date>,
    pub(super) fiscal: FiscalCalendar,
    /// Days with the nouns that they date: "the summit on September 7".
    pub(super) known: Vec<(&'t str, Date)>,
    /// The day last mentioned, from which "two days later" counts, and the token behind its mention.
    pub(super) last: Option<(Date, usize)>,
    /// The first day of the date last mentioned, how many days it has, and the token behind its mention.
    last_date: Option<(Date, i32, usize)>,
    /// How many periods the one being read lies in.
    pub(super) depth: Cell<u8>,
    found: Vec<TimeMention>,
    /// One past the last token of the last mention.
    done: usize,
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
        Self {
            text,
            tokens,
            words,
            marks,
            published: options.anchor,
            anchor: options.anchor,
            fiscal: options.fiscal,
            known: Vec::new(),
            last: None,
            last_date: None,
            depth: Cell::new(0),
            found: Vec::new(),
            done: 0,
        }
    }

    /// Reads the whole text.
    pub(super) fn run(mut self) -> Vec<TimeMention> {
        let mut i = 0;
        while i < self.tokens.len() {
            if self.anchor != self.published && self.ends_sentence(i) {
                self.anchor = self.published;
            }
            if let Some([whole, first, second]) = self.range(i) {
                // The whole starts with "between"; its ends have their own starts.
                let (a, b) = (first.0, second.0);
                self.push(i, whole.1);
                let behind = second.1.end;
                self.push(a, first.1);
                self.push(b, second.1);
                i = behind;
                continue;
            }
            if let Some((whole, inner)) = self.counted_from(i) {
                i = whole.end;
                self.push(whole.first, whole.read);
                if let Some((at, inner)) = inner {
                    self.push(at, inner);
                }
                continue;
            }
            match self.read(i) {
                Some(read) if read.end > i => {
                    let end = read.end;
                    let first = self.widened(i, &read);
                    self.push(first, read);
                    i = end;
                }
                _ => i += 1,
            }
        }
        self.found
    }

    /// Reads the time that starts at token `i`.
    fn read(&self, i: usize) -> Option<Read> {
        if self.words[i] == Word::Other && !self.may_start(i) {
            return None;
        }
        self.clock(i)
            .or_else(|| self.set(i))
            .or_else(|| self.counted(i))
            .or_else(|| if self.is(i, &["the"]) { None } else { self.calendar(i) })
            .or_else(|| self.rest(i))
    }

    /// Whether a token that is no word of time can start one: a number, "a", "half", "every".
    pub(super) fn may_start(&self, i: usize) -> bool {
        let token = self.tokens[i];
        match token.kind {
            TokenKind::Number => true,
            // "'82"
            TokenKind::Quote => self.tokens.get(i + 1).is_some_and(|t| !t.spaced && t.kind == TokenKind::Number),
            TokenKind::Word => {
                let word = token.text(self.text);
                word.len() <= 8
                    && matches!(word.as_bytes()[0] | 0x20, b'a' | b'h' | b'e' | b'o' | b't' | b'f' | b'q' | b'm')
            }
            _ => false,
        }
    }

    /// Returns the text of a token, or "" behind the last.
    pub(super) fn word(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |token| token.text(self.text))
    }

    /// Returns the text of the token before `i`, `back` tokens away (1 is the one before).
    pub(super) fn before(&self, i: usize, back: usize) -> &'t str {
        i.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Returns what the token is, [`Word::Other`] behind the last.
    pub(super) fn class(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or(Word::Other)
    }

    /// Whether token `i` is one of `words` (given in lower case).
    pub(super) fn is(&self, i: usize, words: &[&str]) -> bool {
        let word = self.word(i);
        !word.is_empty() && words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    /// Whether the token before `i` is one of `words`.
    pub(super) fn follows(&self, i: usize, words: &[&str]) -> bool {
        i > 0 && self.is(i - 1, words)
    }

    /// Whether token `i` is on one of these lists.
    pub(super) fn on(&self, i: usize, lists: Marks) -> bool {
        self.marks.get(i).is_some_and(|marks| marks.have(lists))
    }

    /// Whether the token before `i` is on one of these lists.
    pub(super) fn behind(&self, i: usize, lists: Marks) -> bool {
        i > 0 && self.on(i - 1, lists)
    }

    /// Whether token `i` starts with a capital.
    pub(super) fn capital(&self, i: usize) -> bool {
        self.word(i).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether token `i` is a hyphen or dash.
    pub(super) fn hyphen(&self, i: usize) -> bool {
        let mut marks = self.word(i).chars();
        marks.next().is_some_and(|c| chars::is_hyphen(c) || chars::is_dash(c)) && marks.next().is_none()
    }

    /// Skips a hyphen.
    pub(super) fn skip_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.hyphen(i))
    }

    /// Skips one of `words`.
    pub(super) fn skip(&self, i: usize, words: &[&str]) -> usize {
        i + usize::from(self.is(i, words))
    }

    /// Returns the day from which "later" and "at 3 p.m." count: the one last mentioned nearby, else the anchor.
    pub(super) fn nearby(&self, i: usize) -> Option<Date> {
        match self.last {
            Some((day, at)) if i.saturating_sub(at) < 40 => Some(day),
            _ => self.anchor,
        }
    }

    /// Returns a day of the date last mentioned nearby, which "the same year" means, else the anchor.
    pub(super) fn last_named(&self, i: usize, unit: Unit) -> Option<Date> {
        match self.last_date {
            Some((first, days, at)) if i.saturating_sub(at) < 40 && f64::from(days) <= unit.days() + 1.0 => Some(first),
            _ => self.nearby(i),
        }
    }

    /// Returns where a mention that was read from `i` on begins: "the", "over" and "almost" belong to some.
    fn widened(&self, i: usize, read: &Read) -> usize {
        let takes_article =
            matches!(
                self.words[i],
                Word::Shift(Shift::Last | Shift::Past | Shift::Next | Shift::Coming | Shift::Following)
                    | Word::Ordinal(_)
                    | Word::Edge(_)
                    | Word::Decade(_)
            ) || (matches!(self.words[i], Word::Part(_)) && self.is(i + 1, &["of"]) && read.end > i + 2)
                || matches!(
                    read.point,
                    Some(Point::Century(_) | Point::Quarter(..) | Point::Half(..) | Point::FiscalQuarter(..))
                )
                || matches!(self.words[i], Word::Unit(Unit::Weekend))
                || (matches!(self.words[i], Word::Season(_)) && read.end > i + 1)
                || matches!(read.point, Some(Point::Decade(_)));
        let article = takes_article && self.follows(i, &["the"]);
        let blurred = read.kind == TimeType::Duration
            && matches!(self.words[i], Word::Other | Word::Number(_) | Word::Vague(..))
            && self.follows(i, &["over", "almost", "nearly", "about", "around", "roughly"]);
        i - usize::from(i > self.done && (article || blurred))
    }

    fn push(&mut self, first: usize, read: Read) {
        let (Some(from), Some(to)) = (self.tokens.get(first), self.tokens.get(read.end - 1)) else { return };
        let bounds = self.bounded(first, &read);
        let modifier = read.modifier.or_else(|| self.blur(first, &read));
        if let (TimeType::Date, Some(point)) = (read.kind, read.point) {
            let (first, last) = point.bounds();
            self.last_date = Some((first, (last - first).get_days() + 1, read.end));
        }
        if read.kind != TimeType::Duration
            && let Some(Point::Day(day)) = read.point
        {
            self.last = Some((day, read.end));
            self.learn(first, read.end, day);
        }
        self.found.push(TimeMention {
            span: from.span.cover(to.span),
            kind: read.kind,
            value: read.value,
            modifier,
            earliest: bounds.map(|b| b.0),
            latest: bounds.map(|b| b.1),
        });
        self.done = read.end;
    }

    /// Returns the bounds with what stands around taken in: "since May" lasts to the anchor, and a period that the
    /// anchor lies in ends or starts there.
    fn bounded(&self, first: usize, read: &Read) -> Option<(Date, Date)> {
        let (earliest, latest) = read.bounds.filter(|b| b.0 <= b.1)?;
        let Some(anchor) = self.anchor else { return Some((earliest, latest)) };
        if read.kind == TimeType::Duration {
            return Some((earliest, latest));
        }
        let before = if self.follows(first, &["the"]) { first - 1 } else { first };
        if self.follows(before, &["since"]) && earliest <= anchor {
            return Some((earliest, anchor));
        }
        if earliest < anchor && anchor < latest {
            return match self.direction(first) {
                Direction::Past => Some((earliest, anchor)),
                Direction::Future => Some((anchor, latest)),
            };
        }
        if self.follows(before, &["by", "until", "till", "before"]) && earliest > anchor && earliest < latest {
            return Some((anchor, latest));
        }
        Some((earliest, latest))
    }
}
