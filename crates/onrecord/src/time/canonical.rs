//! The canonical text of a time, which reads back to the same.
//!
//! `2023-08` with the modifier `END` prints as "the end of August 2023", `P18M` as "18 months", `XXXX-WXX-2` as "Tuesday".
//! Bounds that the words alone do not give stand after them: "August 2023 (2023-08-01 to 2023-08-13)". What English has no
//! short words for is printed as type and value: "DATE XXXX-XX-XX".

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::options::Options;
use super::value::TimeValue;
use super::walk::read;
use crate::error::{Error, Result};
use crate::record::TimeType;
use crate::text::plural::plural;
use crate::text::tokenize;

impl fmt::Display for TimeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let same = |read: &Self| (read.kind, &read.value, read.modifier) == (self.kind, &self.value, self.modifier);
        // Only words that are understood are printed.
        let words = words(self.kind, &self.value).map(|words| match self.modifier {
            Some(modifier) => format!("{} {words}", modifier.words()),
            None => words,
        });
        let read = words.and_then(|words| Some((read_words(&words).filter(same)?, words)));
        let mut bounds = (None, None);
        if let Some((read, words)) = &read {
            f.write_str(words)?;
            bounds = (read.earliest, read.latest);
        } else {
            write!(f, "{} {}", self.kind, self.value)?;
            if let Some(modifier) = self.modifier {
                write!(f, " {modifier}")?;
            }
        }
        if bounds == (self.earliest, self.latest) {
            return Ok(());
        }
        let shown = |day: Option<Date>| day.map_or_else(|| "open".to_owned(), |day| day.to_string());
        write!(f, " ({} to {})", shown(self.earliest), shown(self.latest))
    }
}

impl FromStr for TimeValue {
    type Err = Error;

    /// Reads canonical text, and any other words that are one time as a whole and need no day of publication.
    ///
    /// # Errors
    ///
    /// Words that are not one time, or more; bounds that are no days or lie the wrong way round.
    fn from_str(text: &str) -> Result<Self> {
        let fault = |message: &str| Error::value("time", format!("`{text}` {message}"));
        let (words, bounds) = match text.strip_suffix(')').and_then(|t| t.rsplit_once(" (")) {
            Some((words, bounds)) if bounds.contains(" to ") => (words, bounds.split_once(" to ")),
            _ => (text, None),
        };
        let mut time =
            read_notation(words).or_else(|| read_words(words)).ok_or_else(|| fault("is not one time as a whole"))?;
        if let Some((earliest, latest)) = bounds {
            let day = |day: &str| match day {
                "open" => Ok(None),
                day => day.parse::<Date>().map(Some).map_err(|_| fault("has bounds that are no days")),
            };
            (time.earliest, time.latest) = (day(earliest)?, day(latest)?);
            if time.earliest.zip(time.latest).is_some_and(|(a, b)| a > b) {
                return Err(fault("ends before it begins"));
            }
        }
        Ok(time)
    }
}

/// Reads "DATE XXXX-XX-XX", with a modifier after it or not.
fn read_notation(text: &str) -> Option<TimeValue> {
    let mut parts = text.split(' ');
    let kind = parts.next()?.parse().ok()?;
    let value = parts.next().filter(|v| !v.is_empty() && v.bytes().all(|b| b.is_ascii_graphic()))?.to_owned();
    let modifier = parts.next().map(str::parse).transpose().ok()?;
    parts.next().is_none().then_some(TimeValue { kind, value, modifier, earliest: None, latest: None })
}

/// Reads words that are one time as a whole; those of a modifier may stand before it.
fn read_words(text: &str) -> Option<TimeValue> {
    let found = read(text, &tokenize(text), Options::default());
    let mention = found.into_iter().next().filter(|t| t.span.end as usize == text.len())?;
    let before = text.get(..mention.span.start as usize)?.trim_end();
    let free = before.is_empty()
        || before.eq_ignore_ascii_case("the")
        || mention.time.modifier.is_some_and(|m| before.eq_ignore_ascii_case(m.words()));
    free.then_some(mention.time)
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// Returns English words for a TIMEX3 value, where there are short ones.
fn words(kind: TimeType, value: &str) -> Option<String> {
    match kind {
        TimeType::Set => match value.strip_prefix('P') {
            Some(length) => {
                let (count, unit) = length_of(length)?;
                Some(if count == "1" { format!("every {unit}") } else { format!("every {count} {unit}s") })
            }
            None => named(value).map(|name| format!("every {name}")),
        },
        TimeType::Duration => {
            let (count, unit) = length_of(value.strip_prefix('P')?)?;
            let unit = if count == "1" { unit.to_owned() } else { plural(unit) };
            Some(if count == "X" { unit } else { format!("{count} {unit}") })
        }
        TimeType::Time => {
            let (day, time) = value.split_once('T')?;
            let day = if day == "XXXX-XX-XX" { None } else { Some(date(day)?) };
            if let Some(part) = part_of_day(time) {
                return Some(format!("the {part} of {}", day?));
            }
            let clock = time.strip_suffix('Z').map_or_else(|| time.to_owned(), |t| format!("{t} UTC"));
            Some(day.map_or_else(|| clock.clone(), |day| format!("{clock} on {day}")))
        }
        TimeType::Date => date(value),
    }
}

/// Returns the words of a point or period of the calendar.
fn date(value: &str) -> Option<String> {
    match value {
        "PRESENT_REF" => return Some("now".into()),
        "PAST_REF" => return Some("recently".into()),
        "FUTURE_REF" => return Some("the future".into()),
        _ => {}
    }
    if value.starts_with('X') {
        return named(value);
    }
    if let Some(fiscal) = value.strip_prefix("FY") {
        return Some(match fiscal.split_once("-Q") {
            Some((year, quarter)) => format!("the {} quarter of fiscal {year}", ordinal(quarter)?),
            None => format!("fiscal {fiscal}"),
        });
    }
    if let Some((year, next)) = value.split_once('/') {
        return Some(format!("{year}-{}", next.get(2..)?));
    }
    let Some((year, rest)) = value.split_once('-') else {
        return Some(match value.len() {
            2 => format!("the {} century", ordinal_figures(value.parse::<u8>().ok()? + 1)),
            3 => format!("the {value}0s"),
            _ => value.to_owned(),
        });
    };
    Some(match rest.as_bytes() {
        [b'Q', quarter] => format!("the {} quarter of {year}", ordinal(char::from(*quarter).encode_utf8(&mut [0; 4]))?),
        [b'H', half] => format!("the {} half of {year}", ordinal(char::from(*half).encode_utf8(&mut [0; 4]))?),
        [b'S' | b'F' | b'W', letter] if !letter.is_ascii_digit() => format!("{} {year}", season(rest)?),
        [_, _] => format!("{} {year}", month(rest)?),
        _ if rest.ends_with("-WE") => format!("the weekend of {year}-{}", rest.strip_suffix("-WE")?),
        _ => value.to_owned(),
    })
}

/// Returns the words of what recurs: "Tuesday", "March", "August 8", "summer", "morning".
fn named(value: &str) -> Option<String> {
    if let Some(part) = value.strip_prefix("XXXX-XX-XXT") {
        return part_of_day(part).map(str::to_owned);
    }
    let rest = value.strip_prefix("XXXX-")?;
    if let Some(day) = rest.strip_prefix("WXX-") {
        return WEEKDAYS.get(day.parse::<usize>().ok()?.checked_sub(1)?).map(|&day| day.into());
    }
    match rest.split_once('-') {
        Some((number, day)) => Some(format!("{} {}", month(number)?, day.parse::<u8>().ok()?)),
        None => month(rest).or_else(|| season(rest)).map(str::to_owned),
    }
}

/// Reads "18M" or "T3H": the count and the unit's singular.
fn length_of(length: &str) -> Option<(&str, &'static str)> {
    let (length, time) = length.strip_prefix('T').map_or((length, false), |l| (l, true));
    let cut = length.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | 'X')))?;
    let (count, letters) = length.split_at(cut);
    let unit = match (letters, time) {
        ("S", true) => "second",
        ("M", true) => "minute",
        ("H", true) => "hour",
        ("D", false) => "day",
        ("WE", false) => "weekend",
        ("W", false) => "week",
        ("M", false) => "month",
        ("Q", false) => "quarter",
        ("Y", false) => "year",
        ("DE", false) => "decade",
        ("CE", false) => "century",
        _ => return None,
    };
    Some((count, unit))
}

fn month(number: &str) -> Option<&'static str> {
    MONTHS.get(number.parse::<usize>().ok()?.checked_sub(1)?).copied()
}

fn season(code: &str) -> Option<&'static str> {
    Some(match code {
        "SP" => "spring",
        "SU" => "summer",
        "FA" => "autumn",
        "WI" => "winter",
        _ => return None,
    })
}

fn part_of_day(code: &str) -> Option<&'static str> {
    Some(match code {
        "MO" => "morning",
        "AF" => "afternoon",
        "EV" => "evening",
        "NI" => "night",
        _ => return None,
    })
}

fn ordinal(number: &str) -> Option<&'static str> {
    ORDINALS.get(number.parse::<usize>().ok()?.checked_sub(1)?).copied()
}

fn ordinal_figures(number: u8) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
