//! The words of time, read from `data/time/words.csv` and `data/time/lists.csv`.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use super::calendar::{Edge, Season, Unit};
use crate::error::{Error, Result};
use crate::text::numbers::{NumberWord, number_words};

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

/// The lists of `data/time/lists.csv` that a word is on, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    /// Words before a month; "May" and "March" are months behind them.
    pub(super) const BEFORE_MONTH: Self = Self(1);
    /// Words behind which four figures are a number or a name, not a year.
    pub(super) const NO_YEAR_BEHIND: Self = Self(1 << 1);
    /// Words behind which four figures are a year, whatever follows.
    pub(super) const YEAR_BEHIND: Self = Self(1 << 2);
    /// What four figures without a comma count, rather than date.
    pub(super) const COUNTED: Self = Self(1 << 3);
    /// Words between a number and its unit.
    pub(super) const BETWEEN: Self = Self(1 << 4);
    /// Modals, and words of plans.
    pub(super) const FUTURE: Self = Self(1 << 5);
    /// Irregular past forms.
    pub(super) const PAST: Self = Self(1 << 6);
    /// Auxiliaries before a participle that tells nothing by itself.
    pub(super) const BE: Self = Self(1 << 7);
    /// Verbs of saying, in the past.
    pub(super) const SAY: Self = Self(1 << 8);
    /// Nouns that a part of the day describes: "the morning programme".
    pub(super) const PART_NOUN: Self = Self(1 << 9);

    const NAMES: [(&str, Self); 10] = [
        ("before_month", Self::BEFORE_MONTH),
        ("no_year_behind", Self::NO_YEAR_BEHIND),
        ("year_behind", Self::YEAR_BEHIND),
        ("counted", Self::COUNTED),
        ("between", Self::BETWEEN),
        ("future", Self::FUTURE),
        ("past", Self::PAST),
        ("be", Self::BE),
        ("say", Self::SAY),
        ("part_noun", Self::PART_NOUN),
    ];

    /// Whether one of these lists is among them.
    pub(super) const fn have(self, lists: Self) -> bool {
        self.0 & lists.0 != 0
    }
}

/// The words.
#[derive(Default)]
pub(super) struct Lexicon {
    words: HashMap<&'static str, (Word, Marks)>,
    /// The forms of several words, by their first word.
    phrases: HashMap<&'static str, Vec<(Vec<&'static str>, Word)>>,
}

static LEXICON: Lazy<Lexicon> = Lazy::new(|| {
    // A test loads the same file, so that a row at fault cannot reach a release.
    let mut lexicon = load(include_str!("../../data/time/words.csv")).unwrap_or_default();
    let _ = lexicon.load_lists(include_str!("../../data/time/lists.csv"));
    lexicon
});

/// Returns the compiled list.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// Returns what a word is and which lists it is on, whatever its case, its last full stop left out.
    pub(super) fn word(&self, word: &str) -> (Word, Marks) {
        let bytes = word.strip_suffix('.').unwrap_or(word).as_bytes();
        if bytes.is_empty() || bytes.len() > LONGEST {
            return (Word::Other, Marks::default());
        }
        let mut lower = [0; LONGEST];
        for (to, from) in lower.iter_mut().zip(bytes) {
            *to = from.to_ascii_lowercase();
        }
        let Ok(lower) = std::str::from_utf8(&lower[..bytes.len()]) else {
            return (Word::Other, Marks::default());
        };
        self.words.get(lower).copied().unwrap_or((Word::Other, Marks::default()))
    }

    /// Returns the forms of several words that start with a word given in lower case.
    pub(super) fn phrases(&self, first: &str) -> &[(Vec<&'static str>, Word)] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// Reads the lists of words; every list must be known, and no word may stand twice on one.
    fn load_lists(&mut self, text: &'static str) -> Result<()> {
        for (at, line) in text.lines().enumerate().skip(1) {
            let fault = |field, message: &str| Error::row("time/lists.csv", at + 1, field, message);
            let (form, list) = line.split_once(',').ok_or_else(|| fault("form", "a row has two fields: form, list"))?;
            let known = Marks::NAMES.iter().find(|(name, _)| *name == list).map(|(_, mark)| *mark);
            let mark = known.ok_or_else(|| fault("list", &format!("`{list}` is no list")))?;
            let marks = &mut self.words.entry(form).or_insert((Word::Other, Marks::default())).1;
            if form.is_empty() || form.len() > LONGEST || marks.have(mark) {
                return Err(fault("form", &format!("`{form}` stands twice or is not of 1 to {LONGEST} bytes")));
            }
            marks.0 |= mark.0;
        }
        Ok(())
    }
}

/// Reads the list; every row must have a known class and a value of that class, and no form may stand twice.
fn load(text: &'static str) -> Result<Lexicon> {
    let mut list = Lexicon::default();
    for (form, word) in number_words() {
        if let NumberWord::Number(n) = word {
            list.words.insert(form, (Word::Number(n as i16), Marks::default()));
        }
    }
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
            list.words.entry(first).or_insert((Word::Phrase, Marks::default()));
        } else if form.len() > LONGEST
            || list.words.insert(form, (word, Marks::default())).is_some_and(|old| old.0 != Word::Phrase)
        {
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
        let mut list = load(include_str!("../../data/time/words.csv")).unwrap();
        list.load_lists(include_str!("../../data/time/lists.csv")).unwrap();
        assert!(list.word("Said").1.have(Marks::SAY) && list.word("may") == (Word::Month(5), Marks::FUTURE));
        assert!(list.words.len() > 150);
        assert_eq!(list.word("Sept.").0, Word::Month(9));
        assert_eq!(list.word("FRIDAY").0, Word::Weekday(5));
        assert_eq!(list.word("p.m.").0, Word::Meridiem(true));
        assert_eq!(list.word("щщщщщщщщщщщщщщщ").0, Word::Other);
        assert!(!list.phrases("new").is_empty());
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |text| load(text).err().and_then(|e| e.line());
        assert_eq!(fault("form,class,value\nmay,month,13\n"), Some(2));
        assert_eq!(fault("form,class,value\nmay,month,5\nmay,month,5\n"), Some(3));
        assert_eq!(fault("form,class,value\nmay,mouth,5\n"), Some(2));
        let fault = |text| Lexicon::default().load_lists(text).err().and_then(|e| e.line());
        assert_eq!(fault("form,list\nsaid,sai\n"), Some(2));
        assert_eq!(fault("form,list\nsaid,say\nsaid,say\n"), Some(3));
    }
}
