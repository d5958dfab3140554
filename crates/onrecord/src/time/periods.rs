//! Periods moved from the anchor ("last month", "the past 18 months") and parts of periods ("early 2009").

use super::calendar::{Edge, Point, Unit, monday};
use super::cues::Direction;
use super::dates::nearest_weekday;
use super::lexicon::{Shift, Word};
use super::modifier::Modifier;
use super::scan::{Read, Scan};
use crate::record::TimeType;

impl Scan<'_> {
    /// "last week", "next Tuesday", "this past summer", "the past 18 months", "recent years".
    pub(super) fn shifted(&self, i: usize, shift: Shift) -> Option<Read> {
        // "this past summer", "this coming week"
        if shift == Shift::This
            && let Word::Shift(inner @ (Shift::Past | Shift::Coming | Shift::Last)) = self.class(i + 1)
        {
            let inner = if inner == Shift::Past { Shift::Last } else { inner };
            return self.shifted(i + 1, inner).filter(|_| !self.tokens.is(i, &["current"]));
        }
        let next = i + 1;
        match self.class(next) {
            Word::Unit(unit) => self.shifted_unit(next, unit, shift),
            // "this Saturday" is that of the week, unless a verb says otherwise.
            Word::Weekday(weekday) if shift == Shift::This && self.told(i).is_none() => {
                let day = self.anchor.map(|a| Unit::Day.step(monday(a), i32::from(weekday) - 1));
                Some(self.with_part_after(Read::maybe(next + 1, day.map(Point::Day), || format!("XXXX-WXX-{weekday}"))))
            }
            Word::Weekday(weekday) => {
                let direction = match shift {
                    Shift::Last | Shift::Past => Direction::Past,
                    Shift::This => self.direction(i),
                    Shift::Recent => return None,
                    Shift::Next | Shift::Coming | Shift::Following => Direction::Future,
                };
                let from = if shift == Shift::Following { self.nearby(i) } else { self.anchor };
                let day = from.map(|a| Point::Day(nearest_weekday(a, weekday, direction, shift == Shift::This)));
                Some(self.with_part_after(Read::maybe(next + 1, day, || format!("XXXX-WXX-{weekday}"))))
            }
            Word::Month(month) if self.tokens.capital(next) => {
                let year = self.anchor.and_then(|a| match shift {
                    Shift::Last | Shift::Past => Some(a.year() - i16::from(month >= a.month())),
                    Shift::This => Some(a.year()),
                    Shift::Next | Shift::Coming => Some(a.year() + i16::from(month <= a.month())),
                    _ => None,
                });
                Some(Read::maybe(next + 1, year.map(|y| Point::Month(y, month)), || format!("XXXX-{month:02}")))
            }
            Word::Season(season) => {
                let mut read = self.nearest_season(i, next + 1, season);
                if let (Some(anchor), Some(Point::Season(_, _))) = (self.anchor, read.point) {
                    let fits = |p: &Point| match shift {
                        Shift::Last | Shift::Past => p.bounds().1 < anchor,
                        Shift::This => p.bounds().1.year() >= anchor.year(),
                        _ => p.bounds().0 > anchor,
                    };
                    let mut years = [anchor.year() - 1, anchor.year(), anchor.year() + 1];
                    if matches!(shift, Shift::Last | Shift::Past) {
                        years.reverse();
                    }
                    let point = years.map(|y| Point::Season(y, season)).into_iter().find(fits)?;
                    read = Read::at(next + 1, point);
                }
                Some(read)
            }
            Word::Part(part) if matches!(shift, Shift::Last | Shift::This) => {
                let back = i32::from(shift == Shift::Last);
                let day = self.anchor.map(|a| Point::Day(Unit::Day.step(a, -back)));
                Some(Read::maybe(next + 1, day, || "XXXX-XX-XX".into()).with_part(next + 1, part))
            }
            _ => self.shifted_count(i, next, shift),
        }
    }

    /// "last week": the period itself; "the past week", "recent weeks": a duration beside the anchor.
    fn shifted_unit(&self, at: usize, unit: Unit, shift: Shift) -> Option<Read> {
        let plural = self.tokens.word(at).to_ascii_lowercase().ends_with('s');
        if unit.days() < 1.0 && !(shift == Shift::Past || plural) {
            return None;
        }
        if plural {
            return Some(self.beside(at + 1, unit, shift, None));
        }
        let step = match shift {
            Shift::Past => return Some(self.beside(at + 1, unit, shift, Some(1.0))),
            Shift::Recent => return None,
            Shift::Last => -1,
            Shift::This => 0,
            Shift::Next | Shift::Coming | Shift::Following => 1,
        };
        let last_of = shift == Shift::Last && self.tokens.is(at + 1, &["of"]);
        if unit == Unit::Day
            && shift != Shift::Following
            && !last_of
            && !self.tokens.is(at - 1, &["next", "previous", "preceding"])
        {
            return None;
        }
        // "the last week of August"
        if matches!(unit, Unit::Week | Unit::Day)
            && shift == Shift::Last
            && self.tokens.is(at + 1, &["of"])
            && let Some(read) = self.part_of_month(at + 2, unit, -1, false)
        {
            return Some(read);
        }
        // "the last quarter of 2009" is its fourth.
        if unit == Unit::Quarter
            && shift == Shift::Last
            && self.tokens.is(at + 1, &["of"])
            && let Some((end, year)) = self.year_after(at + 1)
        {
            return Some(Read::at(end, Point::Quarter(year, 4)));
        }
        let from = if unit == Unit::Day || shift == Shift::Following { self.nearby(at) } else { self.anchor };
        let mut moved = from.map(|day| unit.step(day, step));
        // On a Sunday "last weekend" is the one before, on a Monday that of yesterday.
        if unit == Unit::Weekend && shift == Shift::This && self.direction(at) == Direction::Past {
            moved =
                from.map(|day| if day.weekday().to_monday_zero_offset() < 4 { Unit::Week.step(day, -1) } else { day });
        }
        let read = Read::maybe(at + 1, moved.map(|day| unit.around(day)), || loose(unit));
        Some(if unit == Unit::Day { self.with_part_after(read) } else { read })
    }

    /// "the past 18 months", "the last two weeks", "the next few days".
    fn shifted_count(&self, i: usize, next: usize, shift: Shift) -> Option<Read> {
        if matches!(shift, Shift::This) && !self.tokens.is(i, &["these"]) {
            return None;
        }
        let count = self.count(next)?;
        let (end, unit) = self.unit(count.end)?;
        let last_of =
            (shift == Shift::Last).then(|| self.part_of_period(end, unit, count.exact(), Edge::End)).flatten();
        if last_of.is_some() {
            return last_of;
        }
        Some(self.beside(end, unit, shift, count.exact()))
    }

    /// "the last six months of 2022" end with the period, "the first three months of 2022" begin with it.
    pub(super) fn part_of_period(&self, end: usize, unit: Unit, count: Option<f64>, edge: Edge) -> Option<Read> {
        let whole = count.filter(|n| n.fract() == 0.0 && *n < 1000.0)? as i32;
        if unit.days() < 1.0 || !self.tokens.is(end, &["of"]) {
            return None;
        }
        let period = self.calendar(self.tokens.skip(end + 1, &["the"]))?;
        let (first, last) = period.point?.bounds();
        let (from, to) = if edge == Edge::End {
            (unit.step(Unit::Day.step(last, 1), -whole).max(first), last)
        } else {
            (first, Unit::Day.step(unit.step(first, whole), -1).min(last))
        };
        let bounds = (from <= to).then_some((from, to))?;
        Some(Read { bounds: Some(bounds), ..Read::plain(end, TimeType::Duration, unit.duration(count)) })
    }

    /// "the week before last", "the Monday after next": two steps from the anchor.
    pub(super) fn twice(&self, i: usize) -> Option<Read> {
        let sign = match () {
            () if self.tokens.is(i + 1, &["before"]) && self.tokens.is(i + 2, &["last"]) => -1,
            () if self.tokens.is(i + 1, &["after"]) && self.tokens.is(i + 2, &["next"]) => 1,
            () => return None,
        };
        match self.class(i) {
            Word::Unit(unit) if unit.days() > 1.0 && !self.tokens.word(i).ends_with('s') => {
                let point = self.anchor.map(|a| unit.around(unit.step(a, 2 * sign)));
                Some(Read::maybe(i + 3, point, || loose(unit)))
            }
            Word::Weekday(weekday) => {
                let direction = if sign < 0 { Direction::Past } else { Direction::Future };
                let near = self.anchor.map(|a| nearest_weekday(a, weekday, direction, false));
                let point = near.map(|day| Point::Day(Unit::Week.step(day, sign)));
                Some(Read::maybe(i + 3, point, || format!("XXXX-WXX-{weekday}")))
            }
            _ => None,
        }
    }

    /// A duration that ends or begins at the anchor.
    fn beside(&self, end: usize, unit: Unit, shift: Shift, count: Option<f64>) -> Read {
        let mut read = Read::plain(end, TimeType::Duration, unit.duration(count));
        let days = unit.days() * count.unwrap_or(9.0);
        read.bounds = self.anchor.map(|anchor| {
            let far = |sign: i32| match count {
                Some(n) if n.fract() == 0.0 => unit.step(anchor, sign * n as i32),
                _ => Unit::Day.step(anchor, sign * days as i32),
            };
            match shift {
                Shift::Next | Shift::Coming | Shift::Following => (anchor, far(1)),
                _ => (far(-1), anchor),
            }
        });
        read
    }

    /// "early 2009", "late last year", "the end of the month", "mid-October", "earlier today", "early hours of Monday".
    pub(super) fn edge(&self, i: usize, edge: Edge) -> Option<Read> {
        let mut next = self.tokens.skip_dash(i + 1);
        if edge == Edge::Early && self.tokens.is(next, &["hours"]) {
            return Some(self.early_hours(next + 1));
        }
        let of = matches!(edge, Edge::Start | Edge::End) || self.tokens.is(i, &["middle"]);
        if of {
            if !self.tokens.is(next, &["of"]) {
                return None;
            }
            next += 1;
        } else if matches!(edge, Edge::Earlier | Edge::Later | Edge::Early | Edge::Late)
            && self.tokens.is(next, &["in", "on"])
        {
            // "late in 2009", "earlier in the week"
            next += 1;
        } else if next == i + 1 && edge == Edge::Mid && !matches!(self.class(next), Word::Month(_)) {
            return None;
        }
        let inner = match self.class(self.tokens.skip(next, &["the"])) {
            Word::Unit(unit) if unit.days() >= 1.0 && self.tokens.is(next, &["the"]) => {
                Read::maybe(next + 2, self.anchor.map(|a| unit.around(a)), || loose(unit))
            }
            _ => self.calendar(next)?,
        };
        if inner.kind == TimeType::Duration {
            return None;
        }
        let bounds = match (edge, inner.point, self.anchor) {
            (Edge::Earlier, _, Some(anchor)) => inner.bounds.map(|(from, to)| (from, to.min(anchor).max(from))),
            (Edge::Later, _, Some(anchor)) => inner.bounds.map(|(from, to)| (from.max(anchor).min(to), to)),
            // "by the end of May" runs from the anchor on.
            (Edge::End, Some(point), Some(anchor)) if point.bounds().1 > anchor => {
                Some((anchor.max(point.bounds().0), point.bounds().1))
            }
            (_, Some(point), _) => Some(point.part(edge)),
            (_, None, _) => inner.bounds,
        };
        let modifier = match edge {
            Edge::Early | Edge::Start => Some(Modifier::Start),
            Edge::Mid => Some(Modifier::Mid),
            Edge::Late | Edge::End => Some(Modifier::End),
            Edge::Earlier | Edge::Later => None,
        };
        Some(Read { bounds, modifier, ..inner })
    }

    /// "mid2011" and "mid-2011", where the tokeniser leaves one token.
    pub(super) fn joined_edge(&self, i: usize) -> Option<Read> {
        let (head, tail) = self.tokens.word(i).split_once('-')?;
        let edge = match head.to_ascii_lowercase().as_str() {
            "mid" => Edge::Mid,
            "early" => Edge::Early,
            "late" => Edge::Late,
            _ => return None,
        };
        let point = match tail.strip_suffix('s') {
            Some(decade) => Point::Decade(decade.parse().ok().filter(|y| (1000..2100).contains(y) && y % 10 == 0)?),
            None => Point::Year(tail.parse().ok().filter(|y| (1000..2200).contains(y))?),
        };
        let modifier = match edge {
            Edge::Early => Modifier::Start,
            Edge::Late => Modifier::End,
            _ => Modifier::Mid,
        };
        Some(Read { bounds: Some(point.part(edge)), modifier: Some(modifier), ..Read::at(i + 1, point) })
    }

    /// "early hours of Monday", "early hours of the morning", "early hours".
    fn early_hours(&self, end: usize) -> Read {
        let of =
            self.tokens.is(end, &["of", "on"]).then(|| self.calendar(end + 1)).flatten().filter(|r| r.point.is_some());
        if let Some(read) = of {
            let end = read.end;
            return read.with_part(end, "MO");
        }
        let end = if self.tokens.is(end, &["of"])
            && self.tokens.is(end + 1, &["the"])
            && matches!(self.class(end + 2), Word::Part(_))
        {
            end + 3
        } else {
            end
        };
        Read::maybe(end, self.nearby(end).map(Point::Day), || "XXXX-XX-XX".into()).with_part(end, "MO")
    }
}

/// Returns the value of a period of a unit that is not known.
pub(super) fn loose(unit: Unit) -> String {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
    }
    .into()
}
