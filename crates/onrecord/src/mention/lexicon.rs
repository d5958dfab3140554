//! Words about names, read from `data/text/names.csv`, and given names from `data/text/given_names.csv`.

use std::collections::HashMap;
use std::ops::BitOrAssign;

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::text::word_list;

/// What a word says of a name that it belongs to or stands beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a word may have any of the classes")]
pub(crate) struct WordClass {
    /// "President", "spokesman": a person's name follows.
    pub(crate) title: bool,
    /// "Foreign", "deputy": part of a title or of a body's name.
    pub(crate) modifier: bool,
    /// "Ministry", "Holding": part of the name of a body.
    pub(crate) org: bool,
    /// "Times", "Ilbo": part of the name of an outlet.
    pub(crate) outlet: bool,
    /// "Island", "Airport": the last word of the name of a place.
    pub(crate) place: bool,
    /// "Act", "War": the last word of what is no actor.
    pub(crate) thing: bool,
    /// "Staff", "Desk": those who sign without a name.
    pub(crate) byline: bool,
    /// "based", "led": after a hyphen it ends a name.
    pub(crate) suffix: bool,
    /// "Monday", "The": no part of a name.
    pub(crate) stop: bool,
}

impl WordClass {
    const NONE: Self = Self {
        title: false,
        modifier: false,
        org: false,
        outlet: false,
        place: false,
        thing: false,
        byline: false,
        suffix: false,
        stop: false,
    };

    /// Whether it is a word for a person: "minister", but neither "foreign" nor "council".
    pub(crate) const fn person(self) -> bool {
        self.title && !self.org && !self.stop
    }
}

impl BitOrAssign for WordClass {
    fn bitor_assign(&mut self, other: Self) {
        self.title |= other.title;
        self.modifier |= other.modifier;
        self.org |= other.org;
        self.outlet |= other.outlet;
        self.place |= other.place;
        self.thing |= other.thing;
        self.byline |= other.byline;
        self.suffix |= other.suffix;
        self.stop |= other.stop;
    }
}

/// The classes that `data/text/names.csv` may name.
const CLASSES: [(&str, WordClass); 9] = [
    ("title", WordClass { title: true, ..WordClass::NONE }),
    ("modifier", WordClass { modifier: true, ..WordClass::NONE }),
    ("org", WordClass { org: true, ..WordClass::NONE }),
    ("outlet", WordClass { outlet: true, ..WordClass::NONE }),
    ("place", WordClass { place: true, ..WordClass::NONE }),
    ("thing", WordClass { thing: true, ..WordClass::NONE }),
    ("byline", WordClass { byline: true, ..WordClass::NONE }),
    ("suffix", WordClass { suffix: true, ..WordClass::NONE }),
    ("stop", WordClass { stop: true, ..WordClass::NONE }),
];

static WORDS: Lazy<HashMap<&'static str, WordClass>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/names.csv"))));

fn load(list: &str) -> Result<HashMap<&str, WordClass>> {
    word_list::rows("text/names.csv", ["word", "class"], list)?.classes(&CLASSES)
}

/// Returns what a word says, whatever its letter case.
pub(crate) fn class(word: &str) -> WordClass {
    let known =
        if word.chars().any(char::is_uppercase) { WORDS.get(word.to_lowercase().as_str()) } else { WORDS.get(word) };
    known.copied().unwrap_or_default()
}

/// A given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    /// Whether it is a woman's; `None` where both bear it.
    pub(crate) female: Option<bool>,
}

/// Who bears a name, by the letters of `data/text/given_names.csv`.
const GENDERS: [(&str, Given); 3] =
    [("f", Given { female: Some(true) }), ("m", Given { female: Some(false) }), ("u", Given { female: None })];

static GIVEN: Lazy<HashMap<&'static str, Given>> =
    Lazy::new(|| word_list::built_in(load_given(include_str!("../../data/text/given_names.csv"))));

fn load_given(list: &str) -> Result<HashMap<&str, Given>> {
    word_list::rows("text/given_names.csv", ["name", "gender"], list)?.values(|gender| gender.named(&GENDERS))
}

/// Returns what is known of a given name.
pub(crate) fn given(name: &str) -> Option<Given> {
    GIVEN.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::{WordClass, class, given, load, load_given};

    #[test]
    fn a_word_may_have_several_classes() {
        assert!(class("President").title && class("COUNCIL").org && class("The").stop);
        assert!(class("council").modifier && class("council").org);
        assert_eq!(class("Shahed"), WordClass::default());
    }

    #[test]
    fn given_names_have_a_gender() {
        assert_eq!(given("Maria").and_then(|g| g.female), Some(true));
        assert_eq!(given("Ahmed").and_then(|g| g.female), Some(false));
        assert_eq!(given("Xyz"), None);
    }

    #[test]
    fn faults_name_file_line_and_field() {
        let error = load("word,class\nbank,org\nbank,firm\n").expect_err("no such class").to_string();
        assert!(error.starts_with("text/names.csv, line 3: field `class`: `firm` is not accepted"), "{error}");
        let error = load_given("name,gender\nKim,x\n").expect_err("no such gender").to_string();
        assert!(error.starts_with("text/given_names.csv, line 2: field `gender`: `x` is not accepted"), "{error}");
    }

    #[test]
    fn the_lists_are_in_order() {
        for list in [include_str!("../../data/text/names.csv"), include_str!("../../data/text/given_names.csv")] {
            let rows: Vec<&str> = list.lines().skip(1).collect();
            assert!(rows.is_sorted(), "{:?}", rows.windows(2).find(|pair| pair[0] > pair[1]));
        }
    }
}
