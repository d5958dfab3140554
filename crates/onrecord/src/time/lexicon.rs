//! The words of time, read from `data/time/words.csv` and `data/time/lists.csv`.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use super::calendar::{Edge, Season, Unit};
use crate::error::Result;
use crate::text::numbers::{NumberWord, number_words};
use crate::text::word_list::{self, Field};

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

impl Shift {
    const NAMES: [(&str, Self); 7] = [
        ("last", Self::Last),
        ("past", Self::Past),
        ("next", Self::Next),
        ("coming", Self::Coming),
        ("following", Self::Following),
        ("this", Self::This),
        ("recent", Self::Recent),
    ];
}

/// The classes of `data/time/words.csv`.
const CLASSES: [&str; 17] = [
    "month", "weekday", "unit", "ordinal", "vague", "shift", "edge", "part", "season", "day", "ref", "set", "ago",
    "decade", "zone", "meridiem", "holiday",
];

/// The parts of a day, as TIMEX3 writes them.
const PARTS: [&str; 7] = ["MO", "MI", "AF", "EV", "NI", "MN", "DT"];

/// The references of TIMEX3 to no date.
const REFERENCES: [&str; 3] = ["PRESENT_REF", "PAST_REF", "FUTURE_REF"];

/// The longest form of the list, in bytes; longer words are not looked up.
const MAX_FORM_BYTES: usize = 24;

/// The lists of `data/time/lists.csv` that a word is on, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(u32);

impl Marks {
    /// Words before a month; "May" and "March" are months after them.
    pub(super) const BEFORE_MONTH: Self = Self(1);
    /// Words after which four figures are a number or a name, not a year.
    pub(super) const NO_YEAR_AFTER: Self = Self(1 << 1);
    /// Words after which four figures are a year, whatever follows.
    pub(super) const YEAR_AFTER: Self = Self(1 << 2);
    /// What four figures without a comma count, rather than date.
    pub(super) const COUNTED: Self = Self(1 << 3);
    /// Words between a number and its unit.
    pub(super) const BETWEEN: Self = Self(1 << 4);
    /// Modals, and words of plans.
    pub(super) const FUTURE: Self = Self(1 << 5);
    /// Verbs in the present that tell what is to come, beside a day: "opens on Friday".
    pub(super) const SCHEDULED: Self = Self(1 << 16);
    /// Nouns of what has happened, which a day names: "the October 7 attack".
    pub(super) const DEED: Self = Self(1 << 17);
    /// Irregular past forms.
    pub(super) const PAST: Self = Self(1 << 6);
    /// Auxiliaries before a participle that has no tense by itself.
    pub(super) const BE: Self = Self(1 << 7);
    /// Verbs of saying, in the past.
    pub(super) const SAY: Self = Self(1 << 8);
    /// Nouns that a part of the day describes: "the morning programme".
    pub(super) const PART_NOUN: Self = Self(1 << 9);

    /// Words before a duration that belong to its mention: "over three weeks".
    pub(super) const BLURRED_DURATION: Self = Self(1 << 10);
    /// Words that make a length approximate.
    pub(super) const APPROX: Self = Self(1 << 11);
    /// Words that make a length longer than said.
    pub(super) const MORE_THAN: Self = Self(1 << 12);
    /// Words that make a length shorter than said.
    pub(super) const LESS_THAN: Self = Self(1 << 13);
    /// Words after which four figures are a count: "about 2000".
    pub(super) const COUNT_AFTER: Self = Self(1 << 14);
    /// Words after which "a day" says how often.
    pub(super) const RATE: Self = Self(1 << 15);

    const NAMES: [(&str, Self); 18] = [
        ("before_month", Self::BEFORE_MONTH),
        ("no_year_after", Self::NO_YEAR_AFTER),
        ("year_after", Self::YEAR_AFTER),
        ("counted", Self::COUNTED),
        ("between", Self::BETWEEN),
        ("future", Self::FUTURE),
        ("past", Self::PAST),
        ("scheduled", Self::SCHEDULED),
        ("deed", Self::DEED),
        ("be", Self::BE),
        ("say", Self::SAY),
        ("part_noun", Self::PART_NOUN),
        ("blurred_duration", Self::BLURRED_DURATION),
        ("approx", Self::APPROX),
        ("more_than", Self::MORE_THAN),
        ("less_than", Self::LESS_THAN),
        ("count_after", Self::COUNT_AFTER),
        ("rate", Self::RATE),
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
    word_list::built_in(load(include_str!("../../data/time/words.csv"), include_str!("../../data/time/lists.csv")))
});

/// Returns the compiled list.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// Returns what a word is and which lists it is on, whatever its case, its last full stop left out.
    pub(super) fn word(&self, word: &str) -> (Word, Marks) {
        let bytes = word.strip_suffix('.').unwrap_or(word).as_bytes();
        if bytes.is_empty() || bytes.len() > MAX_FORM_BYTES {
            return (Word::Other, Marks::default());
        }
        let mut lower = [0; MAX_FORM_BYTES];
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
}

/// Reads the words and the lists; a form has one row among the words.
fn load(words: &'static str, lists: &'static str) -> Result<Lexicon> {
    let mut lexicon = Lexicon::default();
    for (form, word) in number_words() {
        if let NumberWord::Number(n) = word {
            lexicon.words.insert(form, (Word::Number(n as i16), Marks::default()));
        }
    }
    for row in word_list::rows("time/words.csv", ["form", "class", "value"], words)? {
        let [form, class, value] = row?;
        let word = word(&class, &value)?;
        if let Some((first, rest)) = form.word()?.split_once(' ') {
            lexicon.phrases.entry(first).or_default().push((rest.split(' ').collect(), word));
            lexicon.words.entry(first).or_insert((Word::Phrase, Marks::default()));
        } else {
            let old = lexicon.words.insert(form.word_within(MAX_FORM_BYTES)?, (word, Marks::default()));
            if old.is_some_and(|old| old.0 != Word::Phrase) {
                return Err(form.duplicate());
            }
        }
    }
    for row in word_list::rows("time/lists.csv", ["form", "list"], lists)? {
        let [form, list] = row?;
        let mark = list.named(&Marks::NAMES)?;
        let word = form.word_within(MAX_FORM_BYTES)?;
        let marks = &mut lexicon.words.entry(word).or_insert((Word::Other, Marks::default())).1;
        if marks.have(mark) {
            return Err(form.duplicate());
        }
        marks.0 |= mark.0;
    }
    Ok(lexicon)
}

fn word(class: &Field<'static>, value: &Field<'static>) -> Result<Word> {
    let within = |low: i8, high: i8| {
        let number = value.as_str().parse().ok().filter(|n| (low..=high).contains(n));
        number.ok_or_else(|| value.invalid(&format!("a number from {low} to {high}")))
    };
    Ok(match class.as_str() {
        "month" => Word::Month(within(1, 12)?),
        "weekday" => Word::Weekday(within(1, 7)?),
        "unit" => Word::Unit(value.named(&Unit::NAMES)?),
        "ordinal" => Word::Ordinal(within(-1, 31)?),
        "day" => Word::Day(within(-7, 7)?),
        "decade" => Word::Decade(within(10, 90)?),
        "vague" => {
            let pair =
                value.as_str().split_once(' ').and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
            let (low, high) = pair.ok_or_else(|| value.invalid("two whole numbers, the lowest first"))?;
            Word::Vague(low, high)
        }
        "shift" => Word::Shift(value.named(&Shift::NAMES)?),
        "edge" => Word::Edge(value.named(&Edge::NAMES)?),
        "season" => Word::Season(value.named(&Season::NAMES)?),
        "part" => Word::Part(value.named(&PARTS.map(|part| (part, part)))?),
        "ref" => Word::Reference(value.named(&REFERENCES.map(|reference| (reference, reference)))?),
        "set" if value.as_str().starts_with('P') => Word::Set(value.word()?),
        "set" => return Err(value.invalid("a duration of ISO 8601")),
        "ago" => Word::Ago,
        "zone" => Word::Zone(value.named(&[("Z", true), ("local", false)])?),
        "meridiem" => Word::Meridiem(value.named(&[("am", false), ("pm", true)])?),
        "holiday" => {
            let day =
                value.as_str().split_once('-').and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
            let (month, day) = day.ok_or_else(|| value.invalid("MM-DD"))?;
            Word::Holiday(month, day)
        }
        _ => return Err(class.unknown(&CLASSES)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_list_loads() {
        let list = lexicon();
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
        let fault = |words, lists| load(words, lists).err().map(|e| e.to_string()).unwrap_or_default();
        let words = |rows| fault(rows, "form,list\n");
        assert!(words("form,class,value\nmay,month,13\n").starts_with("time/words.csv, line 2: field `value`: `13`"));
        assert!(words("form,class,value\nmay,month,5\nmay,month,5\n").contains("line 3: field `form`: `may` is a dup"));
        assert!(words("form,class,value\nmay,mouth,5\n").contains("line 2: field `class`: `mouth` is not accepted"));
        assert!(
            words("form,class,value\nmay,shift,back\n")
                .ends_with("use one of last, past, next, coming, following, this, recent")
        );
        let lists = |rows| fault("form,class,value\n", rows);
        assert!(
            lists("form,list\nsaid,sai\n").starts_with("time/lists.csv, line 2: field `list`: `sai` is not accepted")
        );
        assert!(lists("form,list\nsaid,say\nsaid,say\n").contains("line 3: field `form`: `said` is a duplicate"));
    }
}
