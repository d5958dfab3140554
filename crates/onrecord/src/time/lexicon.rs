//! The words of time, read from `data/time/words.csv`.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use super::calendar::{Edge, Season, Unit};
use crate::error::{Error, Result};

/// What a word can start or continue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// No word of time.
    Other,
    Month(i8),
    /// Monday is 1.
    Weekday(i8),
    Unit(Unit),
    Number(i16),
    /// -1 is "final".
    Ordinal(i8),
    /// "several", with the lowest and highest number it stands for.
    Vague(i16, i16),
    Shift(Shift),
    Edge(Edge),
    /// A part of the day, as TIMEX3 writes it.
    Part(&'static str),
    Season(Season),
    /// "yesterday": days from the anchor.
    Day(i8),
    /// "now".
    Reference(&'static str),
    /// "annual".
    Set(&'static str),
    Ago,
    /// "nineties".
    Decade(i8),
    /// A time zone; whether it is universal time.
    Zone(bool),
    /// "p.m.": whether it is after noon.
    Meridiem(bool),
    /// A feast of fixed date: month and day.
    Holiday(i8, i8),
    /// The first word of forms of several words, and nothing by itself.
    Phrase,
}

/// How "last", "next" and their kin move a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    Last,
    Past,
    Next,
    Coming,
    Following,
    This,
    Recent,
}

/// The longest form of the list, in bytes; longer words are not looked up.
const LONGEST: usize = 24;

/// The list.
pub(super) struct Lexicon {
    words: HashMap<&'static str, Word>,
    /// The forms of several words, by their first word.
    phrases: HashMap<&'static str, Vec<(Vec<&'static str>, Word)>>,
}

static LEXICON: Lazy<Lexicon> = Lazy::new(|| {
    // A test loads the same file, so that a row at fault cannot reach a release.
    load(include_str!("../../data/time/words.csv"))
        .unwrap_or_else(|_| Lexicon { words: HashMap::new(), phrases: HashMap::new() })
});

/// Returns the compiled list.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// Returns what a word is, whatever its case, its last full stop left out.
    pub(super) fn word(&self, word: &str) -> Word {
        let bytes = word.strip_suffix('.').unwrap_or(word).as_bytes();
        if bytes.is_empty() || bytes.len() > LONGEST {
            return Word::Other;
        }
        let mut lower = [0; LONGEST];
        for (to, from) in lower.iter_mut().zip(bytes) {
            *to = from.to_ascii_lowercase();
        }
        let Ok(lower) = std::str::from_utf8(&lower[..bytes.len()]) else { return Word::Other };
        self.words.get(lower).copied().unwrap_or(Word::Other)
    }

    /// Returns the forms of several words that start with a word given in lower case.
    pub(super) fn phrases(&self, first: &str) -> &[(Vec<&'static str>, Word)] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }
}

/// Reads the list; every row must have a known class and a value of that class, and no form may stand twice.
fn load(text: &'static str) -> Result<Lexicon> {
    let mut list = Lexicon { words: HashMap::new(), phrases: HashMap::new() };
    for (at, line) in text.lines().enumerate().skip(1) {
        let fault = |field, message: &str| Error::row("time/words.csv", at + 1, field, message);
        let mut fields = line.split(',');
        let (Some(form), Some(class), Some(value), None) = (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            return Err(fault("form", "a row has three fields: form, class, value"));
        };
        let word = word(class, value).ok_or_else(|| fault("value", &format!("`{value}` is no {class}")))?;
        let mut parts = form.split(' ');
        let first = parts.next().unwrap_or_default();
        let rest: Vec<&str> = parts.collect();
        if !rest.is_empty() {
            list.phrases.entry(first).or_default().push((rest, word));
            list.words.entry(first).or_insert(Word::Phrase);
        } else if form.len() > LONGEST || list.words.insert(form, word).is_some_and(|old| old != Word::Phrase) {
            return Err(fault("form", &format!("`{form}` stands twice or is longer than {LONGEST} bytes")));
        }
    }
    Ok(list)
}

fn word(class: &str, value: &'static str) -> Option<Word> {
    let within = |low: i16, high: i16| value.parse::<i16>().ok().filter(|n| (low..=high).contains(n));
    Some(match class {
        "month" => Word::Month(within(1, 12)? as i8),
        "weekday" => Word::Weekday(within(1, 7)? as i8),
        "unit" => Word::Unit(Unit::from_name(value)?),
        "number" => Word::Number(within(0, 99)?),
        "ordinal" => Word::Ordinal(within(-1, 31)? as i8),
        "day" => Word::Day(within(-7, 7)? as i8),
        "decade" => Word::Decade(within(10, 90)? as i8),
        "vague" => {
            let (low, high) = value.split_once(' ')?;
            Word::Vague(low.parse().ok()?, high.parse().ok()?)
        }
        "shift" => Word::Shift(match value {
            "last" => Shift::Last,
            "past" => Shift::Past,
            "next" => Shift::Next,
            "coming" => Shift::Coming,
            "following" => Shift::Following,
            "this" => Shift::This,
            "recent" => Shift::Recent,
            _ => return None,
        }),
        "edge" => Word::Edge(match value {
            "early" => Edge::Early,
            "mid" => Edge::Mid,
            "late" => Edge::Late,
            "start" => Edge::Start,
            "end" => Edge::End,
            "earlier" => Edge::Earlier,
            "later" => Edge::Later,
            _ => return None,
        }),
        "season" => Word::Season(match value {
            "SP" => Season::Spring,
            "SU" => Season::Summer,
            "FA" => Season::Autumn,
            "WI" => Season::Winter,
            _ => return None,
        }),
        "part" => Word::Part(value),
        "ref" => Word::Reference(value),
        "set" => Word::Set(value),
        "ago" => Word::Ago,
        "zone" => Word::Zone(value == "Z"),
        "meridiem" => Word::Meridiem(value == "pm"),
        "holiday" => {
            let (month, day) = value.split_once('-')?;
            Word::Holiday(month.parse().ok()?, day.parse().ok()?)
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_list_loads() {
        let list = load(include_str!("../../data/time/words.csv")).unwrap();
        assert!(list.words.len() > 150);
        assert_eq!(list.word("Sept."), Word::Month(9));
        assert_eq!(list.word("FRIDAY"), Word::Weekday(5));
        assert_eq!(list.word("p.m."), Word::Meridiem(true));
        assert_eq!(list.word("щщщщщщщщщщщщщщщ"), Word::Other);
        assert!(!list.phrases("new").is_empty());
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |text| load(text).err().and_then(|e| e.line());
        assert_eq!(fault("form,class,value\nmay,month,13\n"), Some(2));
        assert_eq!(fault("form,class,value\nmay,month,5\nmay,month,5\n"), Some(3));
        assert_eq!(fault("form,class,value\nmay,mouth,5\n"), Some(2));
    }
}
