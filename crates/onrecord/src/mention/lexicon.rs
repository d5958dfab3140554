//! Words about names, read from `data/text/names.csv`, and given names from `data/text/given_names.csv`.

use std::collections::HashMap;

use once_cell::sync::Lazy;

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
    /// "based", "led": behind a hyphen it ends a name.
    pub(crate) suffix: bool,
    /// "Monday", "The": no part of a name.
    pub(crate) stop: bool,
}

impl WordClass {
    const fn set(&mut self, class: &str) -> bool {
        let flag = match class.as_bytes() {
            b"title" => &mut self.title,
            b"modifier" => &mut self.modifier,
            b"org" => &mut self.org,
            b"outlet" => &mut self.outlet,
            b"place" => &mut self.place,
            b"thing" => &mut self.thing,
            b"byline" => &mut self.byline,
            b"suffix" => &mut self.suffix,
            b"stop" => &mut self.stop,
            _ => return false,
        };
        *flag = true;
        true
    }

    /// Whether it is a word for a person: "minister", but neither "foreign" nor "council".
    pub(crate) const fn person(self) -> bool {
        self.title && !self.org && !self.stop
    }
}

static WORDS: Lazy<HashMap<&'static str, WordClass>> = Lazy::new(|| {
    let mut words: HashMap<&'static str, WordClass> = HashMap::new();
    for (word, class) in include_str!("../../data/text/names.csv").lines().skip(1).filter_map(|l| l.rsplit_once(',')) {
        words.entry(word).or_default().set(class);
    }
    words
});

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

static GIVEN: Lazy<HashMap<&'static str, Given>> = Lazy::new(|| {
    let rows = include_str!("../../data/text/given_names.csv").lines().skip(1).filter_map(|l| l.split_once(','));
    rows.map(|(name, gender)| (name, Given { female: (gender != "u").then_some(gender == "f") })).collect()
});

/// Returns what is known of a given name.
pub(crate) fn given(name: &str) -> Option<Given> {
    GIVEN.get(name).copied()
}

/// Whether a word is the article of a name, joined by a hyphen.
pub(crate) fn is_name_article(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "as"
            | "ad"
            | "an"
            | "ar"
            | "ash"
            | "at"
            | "az"
            | "ul"
            | "ur"
            | "Al"
            | "El"
            | "As"
            | "Ad"
            | "An"
            | "Ar"
            | "Ash"
            | "At"
            | "Az"
            | "Ul"
    )
}

#[cfg(test)]
mod tests {
    use super::{WORDS, WordClass, class, given};

    #[test]
    fn a_word_may_have_several_classes() {
        assert!(class("President").title && class("COUNCIL").org && class("The").stop);
        assert!(class("council").modifier && class("council").org);
        assert_eq!(class("Shahed"), WordClass::default());
    }

    #[test]
    fn given_names_tell_the_gender() {
        assert_eq!(given("Maria").and_then(|g| g.female), Some(true));
        assert_eq!(given("Ahmed").and_then(|g| g.female), Some(false));
        assert_eq!(given("Xyz"), None);
    }

    #[test]
    fn every_row_is_read_and_in_order() {
        let mut last = "";
        for line in include_str!("../../data/text/names.csv").lines().skip(1) {
            let (word, name) = line.rsplit_once(',').expect("two fields");
            assert!(WordClass::default().set(name) && WORDS.contains_key(word) && last < line, "{line}");
            last = line;
        }
        last = "";
        for line in include_str!("../../data/text/given_names.csv").lines().skip(1) {
            let (name, gender) = line.split_once(',').expect("two fields");
            assert!(matches!(gender, "m" | "f" | "u") && last < name, "{line}");
            last = name;
        }
    }
}
