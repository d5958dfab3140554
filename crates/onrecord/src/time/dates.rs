//! Dates of the calendar in words: months, days, weekdays, quarters, seasons, and "yesterday".

use super::calendar::{Point, Season, Unit, day, monday};
use super::cues::Direction;
use super::lexicon::{Marks, Shift, Word, lexicon};
use super::scan::{Read, Scan};
use crate::record::TimeType;
use crate::text::TokenKind;
use jiff::civil::Date;

/// The most days that share a month and a year.
const MAX_LISTED_DAYS: usize = 8;

impl Scan<'_> {
    /// Reads the point or period of the calendar that starts at token `i`.
    ///
    /// Periods hold periods ("the end of the third quarter of last year"), but no text that makes sense goes deeper than
    /// a few, and "early early early …" must not fill the stack.
    pub(super) fn calendar(&self, i: usize) -> Option<Read> {
        if self.depth.get() > 5 {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let read = self.calendar_at(i);
        self.depth.set(self.depth.get() - 1);
        read
    }

    fn calendar_at(&self, i: usize) -> Option<Read> {
        if let Some(read) = self.twice(i) {
            return Some(read);
        }
        match self.class(i) {
            Word::Month(month) => self.month(i, month),
            Word::Weekday(weekday) => self.weekday(i, weekday),
            Word::Shift(shift) => self.shifted(i, shift),
            Word::Ordinal(number) => self.ordinal(i, number),
            Word::Season(season) => self.season(i, season),
            Word::Edge(edge) => self.edge(i, edge),
            Word::Day(days) => Some(self.day_word(i, days)),
            Word::Holiday(..) | Word::Phrase => self.holiday(i),
            Word::Decade(decade) if self.tokens.follows(i, &["the", "early", "late", "mid"]) => {
                Some(Read::at(i + 1, Point::Decade(1900 + i16::from(decade))))
            }
            Word::Unit(Unit::Quarter) => self.numbered_quarter(i),
            Word::Unit(Unit::Weekend)
                if self.tokens.is(i + 1, &["of"])
                    && let Some(Read { point: Some(Point::Week(monday)), end, .. }) = self.calendar(i + 2) =>
            {
                Some(Read::at(end, Point::Weekend(monday)))
            }
            Word::Unit(Unit::Weekend) if self.tokens.follows(i, &["the", "over", "this"]) => {
                let monday = self.anchor.map(|a| {
                    Unit::Week.step(
                        monday(a),
                        if self.direction(i) == Direction::Future || a.weekday().to_monday_zero_offset() > 4 {
                            0
                        } else {
                            -1
                        },
                    )
                });
                Some(Read::maybe(i + 1, monday.map(Point::Weekend), || "XXXX-WXX-WE".into()))
            }
            Word::Other if self.tokens.is(i, &["the"]) => self.calendar(i + 1),
            Word::Other if self.tokens.is(i, &["fiscal", "fy"]) => self.fiscal_year(i),
            Word::Other => self
                .day_first(i)
                .or_else(|| self.named_part(i))
                .or_else(|| self.ordinal_figures(i))
                .or_else(|| self.joined_edge(i))
                .or_else(|| self.figures(i))
                .or_else(|| self.short_year(i)),
            _ => None,
        }
    }

    /// "August", "August 30", "Aug. 30, 2023", "October of next year", "Sept. 7-9".
    fn month(&self, i: usize, month: i8) -> Option<Read> {
        if !self.is_month(i) {
            return None;
        }
        // "sept. 13" in lower case keeps its full stop apart.
        let dotted = self.tokens.word(i).len() <= 4 && !self.tokens.capital(i) && self.day_number(i + 2).is_some();
        let next = if dotted { self.tokens.skip(i + 1, &["."]) } else { i + 1 };
        if let Some((mut end, number)) = self.day_number(next) {
            let mut last = number;
            if self.tokens.dash(end)
                && let Some((after, other)) = self.day_number(end + 1).filter(|d| d.1 > number)
            {
                (end, last) = (after, other);
            }
            // "May 3 and 5, 2023"
            if let Some(year) = self.listed_days(end).last().and_then(|&(_, end, _)| self.year_after(end)) {
                return day(year.1, month, number).map(|day| Read::at(end, Point::Day(day)));
            }
            return self.day_of(i, end, month, number, last);
        }
        if let Some((end, year)) = self.year_after(next) {
            return Some(Read::at(end, Point::Month(year, month)));
        }
        let point = self.anchor.map(|anchor| {
            let ahead = month > anchor.month();
            match self.direction(i) {
                Direction::Past => Point::Month(anchor.year() - i16::from(ahead), month),
                Direction::Future => Point::Month(anchor.year() + i16::from(month < anchor.month()), month),
            }
        });
        Some(Read::maybe(next, point, || format!("XXXX-{month:02}")))
    }

    /// Returns the further days of a list: "and 5", ", 4 and 5", each with its token and one past it.
    fn listed_days(&self, mut end: usize) -> Vec<(usize, usize, i8)> {
        let mut found = Vec::new();
        while found.len() < MAX_LISTED_DAYS && self.tokens.is(end, &[",", "and", "or"]) {
            let next = self.tokens.skip(end + 1, &["and", "or"]);
            let Some((after, number)) = self.day_number(next) else { break };
            found.push((next, after, number));
            end = after;
        }
        found
    }

    /// Reads the further days of "May 3 and 5, 2023" after the first, where the year says that they are days.
    pub(super) fn days_after(&self, first: &Read) -> Vec<(usize, Read)> {
        let (Some(from), true) = (first.day(), first.kind == TimeType::Date) else { return Vec::new() };
        let days = self.listed_days(first.end);
        let Some((end, year)) = days.last().and_then(|&(_, end, _)| self.year_after(end)) else { return Vec::new() };
        let last = days.len().saturating_sub(1);
        let read = |(i, &(at, after, number)): (usize, &(usize, usize, i8))| {
            let day = day(year, from.month(), number)?;
            Some((at, Read::at(if i == last { end } else { after }, Point::Day(day))))
        };
        days.iter().enumerate().filter_map(read).collect()
    }

    /// Builds the day `number` of `month`, with the year that stands after it or the one of the anchor; `last` is
    /// the last day of "Sept. 7-9".
    pub(super) fn day_of(&self, i: usize, end: usize, month: i8, number: i8, last: i8) -> Option<Read> {
        let (end, year) = match self.year_after(end) {
            Some((end, year)) => (end, Some(year)),
            None => (end, self.anchor.and_then(|anchor| self.year_of_day(i, anchor, month, number))),
        };
        let Some(year) = year else {
            return Some(Read::maybe(end, None, || format!("XXXX-{month:02}-{number:02}")));
        };
        let first = day(year, month, number)?;
        let mut read = Read::at(end, Point::Day(first));
        if last > number {
            read.bounds = Some((first, day(year, month, last)?));
        }
        Some(read)
    }

    /// Returns the year of a day without one: the last such day, or the next where the words or its nearness say so.
    fn year_of_day(&self, i: usize, anchor: Date, month: i8, number: i8) -> Option<i16> {
        let this = day(anchor.year(), month, number).or_else(|| day(anchor.year() - 1, month, number))?;
        let direction = self.direction(i);
        let after = self.day_number(i + 1).map_or(i + 1, |(end, _)| end);
        let deed = self.on(after, Marks::DEED) && self.told(i) != Some(Direction::Future);
        Some(if this > anchor && deed {
            // "the October 7 attack", in September, is the past one.
            this.year() - 1
        } else if this <= anchor {
            // "will be ready on June 17", said on June 20, is the next one, unless it was just now.
            let ahead = direction == Direction::Future && (anchor - this).get_days() > 180;
            this.year() + i16::from(ahead)
        } else {
            let near = (this - anchor).get_days() < 60;
            this.year() - i16::from(direction == Direction::Past && !near)
        })
    }

    /// "30 August", "30th of August 2023", "7-9 September".
    fn day_first(&self, i: usize) -> Option<Read> {
        let (mut next, number) = self.day_number(i)?;
        let mut last = number;
        if (self.tokens.dash(next) || self.tokens.is(next, &["to", "and"]))
            && let Some((after, other)) = self.day_number(next + 1).filter(|d| d.1 > number)
        {
            (next, last) = (after, other);
        }
        let of = next;
        next = self.tokens.skip(next, &["of"]);
        // "the 23rd of last month"
        if next > of
            && let (Word::Shift(_), Word::Unit(Unit::Month)) = (self.class(next), self.class(next + 1))
            && let Some(Read { point: Some(Point::Month(year, month)), end, .. }) = self.calendar(next)
        {
            return day(year, month, number).map(|day| Read::at(end, Point::Day(day)));
        }
        let Word::Month(month) = self.class(next) else { return None };
        self.day_of(i, next + 1, month, number, last)
    }

    /// Reads a day of the month in figures, with or without "th".
    pub(super) fn day_number(&self, i: usize) -> Option<(usize, i8)> {
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        let text = token.text(self.tokens.text);
        let figures = ["st", "nd", "rd", "th"].iter().find_map(|s| text.strip_suffix(s)).unwrap_or(text);
        let number = figures.parse::<i8>().ok().filter(|n| (1..=31).contains(n) && figures.len() <= 2)?;
        Some((i + 1, number))
    }

    /// Reads the year after a date: "2023", ", 2023", "of 2023", "last year", "of next year".
    pub(super) fn year_after(&self, i: usize) -> Option<(usize, i16)> {
        let next = self.tokens.skip(i, &[",", "of", "in"]);
        if let Some(found) = self.year(next) {
            let plain = next == i || self.tokens.word(i) != ",";
            return (plain || found.1 > 1800).then_some(found);
        }
        if self.tokens.is(i, &[","]) {
            return None;
        }
        let (Word::Shift(shift), Word::Unit(Unit::Year), Some(anchor)) =
            (self.class(next), self.class(next + 1), self.anchor)
        else {
            return None;
        };
        let year = match shift {
            Shift::Last => anchor.year() - 1,
            Shift::This => anchor.year(),
            Shift::Next => anchor.year() + 1,
            _ => return None,
        };
        Some((next + 2, year))
    }

    /// Whether the word at `i` means a month: "May" is also a verb and a name, "March" a verb.
    fn is_month(&self, i: usize) -> bool {
        let word = self.tokens.word(i);
        let after_stop = self.tokens.skip(i + 1, &["."]);
        let numbered = self.day_number(after_stop).is_some() || self.year(i + 1).is_some();
        let capital = self.tokens.capital(i);
        let after = self.after(i, Marks::BEFORE_MONTH);
        match word.trim_end_matches('.').to_ascii_lowercase().as_str() {
            "may" | "march" if !capital => numbered && self.day_number(i + 1).is_some() && after,
            "mar" | "jan" | "sep" | "dec" | "apr" | "jun" | "jul" => numbered,
            "may" | "april" | "june" | "august" | "march" | "jan." => {
                if numbered
                    || (after && !self.tokens.follows(i, &["to", "for", "on"]))
                    || matches!(self.class(i.wrapping_sub(1)), Word::Edge(_))
                    || i > 1 && self.tokens.dash(i - 1) && matches!(self.class(i - 2), Word::Edge(_))
                {
                    return capital || numbered || word != "august" || !self.tokens.follows(i, &["this"]);
                }
                let named = self.tokens.capital(i + 1)
                    && self.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Word)
                    && self.class(i + 1) == Word::Other;
                let after_name = i > 0
                    && self.tokens.capital(i - 1)
                    && self.class(i - 1) == Word::Other
                    && !self.after(i, Marks::BEFORE_MONTH)
                    && !self.tokens.follows(i, &["the"]);
                let starts =
                    i == 0 || self.tokens[i - 1].kind == TokenKind::Punctuation && self.tokens.word(i - 1) != ",";
                let verb = matches!(word, "May" | "March")
                    && (starts || self.tokens[i - 1].kind == TokenKind::Word && !self.tokens.dash(i + 1));
                let joined = self.tokens.follows(i, &["and", "or", "the", "'s"]);
                capital && !named && !after_name && (joined || !verb)
            }
            _ => true,
        }
    }

    /// "Tuesday", "Tuesday, September 24", "Tuesday evening", "Tuesday last week".
    fn weekday(&self, i: usize, weekday: i8) -> Option<Read> {
        let word = self.tokens.word(i);
        let short = word.len() < 6;
        let next = i + 1;
        let after = self.tokens.skip(next, &[","]);
        let dated = match self.class(after) {
            Word::Month(_) => self.calendar(after).filter(|r| r.end > after + 1),
            Word::Other => self.day_first(self.tokens.skip(after, &["the"])),
            _ => None,
        };
        if let Some(read) = dated {
            return Some(self.with_part_after(read));
        }
        if short && !(self.tokens.capital(i) && word.ends_with('.')) {
            return None;
        }
        let of = self.tokens.skip(next, &["of"]);
        if let (Word::Shift(_), Word::Unit(Unit::Week)) = (self.class(of), self.class(of + 1))
            && let Some(Read { point: Some(Point::Week(monday)), end, .. }) = self.calendar(of)
        {
            return Some(Read::at(end, Point::Day(Unit::Day.step(monday, i32::from(weekday) - 1))));
        }
        // "Tuesday week" is a week after the next.
        if self.class(next) == Word::Unit(Unit::Week) && self.tokens.word(next) == "week" && !self.tokens.dash(next + 1)
        {
            let day = self.anchor.map(|a| nearest_weekday(a, weekday, Direction::Future, false));
            let day = day.map(|day| Point::Day(Unit::Week.step(day, 1)));
            return Some(Read::maybe(next + 1, day, || format!("XXXX-WXX-{weekday}")));
        }
        let point = self.anchor.map(|anchor| Point::Day(nearest_weekday(anchor, weekday, self.direction(i), true)));
        Some(self.with_part_after(Read::maybe(next, point, || format!("XXXX-WXX-{weekday}"))))
    }

    /// Takes in "evening" after a day.
    pub(super) fn with_part_after(&self, read: Read) -> Read {
        match self.class(read.end) {
            Word::Part(part) if !self.tokens.capital(read.end) => {
                let end = read.end + 1;
                read.with_part(end, part)
            }
            _ => read,
        }
    }

    /// "summer 2023", "the spring of 2022", "in the autumn".
    fn season(&self, i: usize, season: Season) -> Option<Read> {
        if let Some((end, year)) = self.year_after(i + 1).filter(|_| !self.tokens.is(i + 1, &["in", ","])) {
            return Some(Read::at(end, Point::Season(year, season)));
        }
        let certain = matches!(season, Season::Winter | Season::Summer) || self.tokens.is(i, &["autumn"]);
        let placed = self.tokens.follows(i, &["the"])
            && i > 1
            && self.tokens.is(i - 2, &["in", "during", "by", "until", "since", "over", "through"]);
        let bare = self.tokens.follows(i, &["in", "since", "by", "until"]);
        if self.tokens.is(i + 1, &["of"]) || !(placed || bare || (certain && !self.tokens.capital(i))) {
            return None;
        }
        Some(self.nearest_season(i, i + 1, season))
    }

    /// Resolves a season without a year.
    pub(super) fn nearest_season(&self, i: usize, end: usize, season: Season) -> Read {
        let point = self.anchor.map(|anchor| {
            let year = anchor.year();
            let past = self.direction(i) == Direction::Past;
            let fits = |p: &Point| if past { p.bounds().0 <= anchor } else { p.bounds().1 >= anchor };
            let [mut a, b, mut c] = [year - 1, year, year + 1].map(|y| Point::Season(y, season));
            if past {
                std::mem::swap(&mut a, &mut c);
            }
            if fits(&a) {
                a
            } else if fits(&b) {
                b
            } else {
                c
            }
        });
        Read::maybe(end, point, || format!("XXXX-{}", season.code()))
    }

    /// "yesterday", "tomorrow evening", "tonight", "overnight into Thursday".
    fn day_word(&self, i: usize, days: i8) -> Read {
        let at = self.published.map(|anchor| Unit::Day.step(anchor, i32::from(days)));
        let read = Read::maybe(i + 1, at.map(Point::Day), || "XXXX-XX-XX".into());
        if self.tokens.is(i, &["tonight"]) {
            return read.with_part(i + 1, "NI");
        }
        if self.tokens.is(i, &["overnight"]) {
            let into = self.tokens.is(i + 1, &["into", "to", "on"]).then(|| self.calendar(i + 2)).flatten();
            let (end, day) = into.as_ref().map_or((i + 1, self.anchor), |r| (r.end, r.day()));
            let night = day.map(|d| Unit::Day.step(d, -1));
            let mut read = Read::maybe(end, night.map(Point::Day), || "XXXX-XX-XX".into()).with_part(end, "NI");
            read.bounds = night.zip(day);
            return read;
        }
        self.with_part_after(read)
    }

    /// "New Year's Day", "Christmas".
    fn holiday(&self, i: usize) -> Option<Read> {
        if !self.tokens.capital(i) {
            return None;
        }
        let first = self.tokens.word(i).to_ascii_lowercase();
        let matches = |rest: &[&str]| {
            rest.iter()
                .enumerate()
                .all(|(n, w)| self.tokens.is(i + 1 + n, &[w]) || (*w == "'s" && self.tokens.word(i + 1 + n) == "’s"))
        };
        let long = lexicon().phrases(&first).iter().find(|(rest, _)| matches(rest));
        let (end, word) = long.map_or((i + 1, self.class(i)), |(rest, word)| (i + 1 + rest.len(), *word));
        let Word::Holiday(month, number) = word else { return None };
        self.day_of(i, end, month, number, number)
    }
}

/// Returns the nearest day of that name, before or after the anchor; `same` lets the anchor itself count.
pub(super) fn nearest_weekday(anchor: Date, weekday: i8, direction: Direction, same: bool) -> Date {
    let ahead = i32::from((weekday - 1 - anchor.weekday().to_monday_zero_offset()).rem_euclid(7));
    let days = match (direction, ahead) {
        (_, 0) if same => 0,
        (Direction::Past, _) => ahead - 7,
        (Direction::Future, 0) => 7,
        (Direction::Future, _) => ahead,
    };
    Unit::Day.step(anchor, days)
}
