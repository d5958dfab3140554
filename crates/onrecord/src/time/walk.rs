//! The walk over the tokens: which rule reads the time at each, and where its mention begins and ends.

use jiff::civil::Date;

use super::calendar::{Point, Unit};
use super::cues::Direction;
use super::lexicon::{Marks, Shift, Word};
use super::mention::TimeMention;
use super::numeric::is_swappable;
use super::options::Options;
use super::scan::{Read, Scan};
use super::value::TimeValue;
use crate::record::TimeType;
use crate::text::Token;

/// Returns the times of a text, in order.
pub(super) fn read(text: &str, tokens: &[Token], options: Options) -> Vec<TimeMention> {
    Scan::new(text, tokens, options).run()
}

impl Scan<'_> {
    /// Reads the whole text.
    fn run(mut self) -> Vec<TimeMention> {
        let mut i = 0;
        while i < self.tokens.len() {
            if self.anchor != self.published && self.ends_sentence(i) {
                self.anchor = self.published;
            }
            if let Some([whole, first, second]) = self.range(i) {
                // The whole starts with "between"; its ends have their own starts.
                let (a, b) = (first.0, second.0);
                self.push(i, whole.1);
                let after = second.1.end;
                self.push(a, first.1);
                self.push(b, second.1);
                i = after;
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
                    let listed =
                        if matches!(self.class(i), Word::Month(_)) { self.days_after(&read) } else { Vec::new() };
                    self.push(first, read);
                    i = listed.last().map_or(end, |(_, last)| last.end);
                    for (at, day) in listed {
                        self.push(at, day);
                    }
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
            .or_else(|| if self.tokens.is(i, &["the"]) { None } else { self.calendar(i) })
            .or_else(|| self.rest(i))
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
            ) || (matches!(self.words[i], Word::Part(_)) && self.tokens.is(i + 1, &["of"]) && read.end > i + 2)
                || matches!(
                    read.point,
                    Some(Point::Century(_) | Point::Quarter(..) | Point::Half(..) | Point::FiscalQuarter(..))
                )
                || matches!(self.words[i], Word::Unit(Unit::Weekend))
                || (matches!(self.words[i], Word::Season(_)) && read.end > i + 1)
                || matches!(read.point, Some(Point::Decade(_)))
                || (matches!(self.words[i], Word::Unit(_) | Word::Weekday(_))
                    && self.tokens.is(read.end - 1, &["last", "next"]));
        let article = takes_article && self.tokens.follows(i, &["the"]);
        let blurred = read.kind == TimeType::Duration
            && matches!(self.words[i], Word::Other | Word::Number(_) | Word::Vague(..))
            && self.after(i, Marks::BLURRED_DURATION);
        i - usize::from(i > self.done && (article || blurred))
    }

    fn push(&mut self, first: usize, read: Read) {
        let tokens = self.tokens;
        let (Some(from), Some(to)) = (tokens.get(first), tokens.get(read.end - 1)) else { return };
        let read = read.within_calendar();
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
        let time = TimeValue {
            kind: read.kind,
            value: read.value,
            modifier,
            earliest: bounds.map(|b| b.0),
            latest: bounds.map(|b| b.1),
        };
        let ambiguous = !self.is_order_known && from.span == to.span && is_swappable(from.text(self.tokens.text));
        self.found.push(TimeMention { span: from.span.cover(to.span), time, ambiguous });
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
        let before = if self.tokens.follows(first, &["the"]) { first - 1 } else { first };
        if self.tokens.follows(before, &["since"]) && earliest <= anchor {
            return Some((earliest, anchor));
        }
        if earliest < anchor && anchor < latest {
            return match self.direction(first) {
                Direction::Past => Some((earliest, anchor)),
                Direction::Future => Some((anchor, latest)),
            };
        }
        if self.tokens.follows(before, &["by", "until", "till", "before"]) && earliest > anchor && earliest < latest {
            return Some((anchor, latest));
        }
        Some((earliest, latest))
    }
}
