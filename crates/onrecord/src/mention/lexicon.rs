//! Words about names, read from `data/text/names.csv`.

use std::collections::HashMap;

use once_cell::sync::Lazy;

/// What a word says of a name that it belongs to or stands beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a word may have any of the classes")]
pub(super) struct WordClass {
    /// "President", "spokesman": a person's name follows.
    pub(super) title: bool,
    /// "Ministry", "Holding": part of the name of a body.
    pub(super) org: bool,
    /// "Times", "Ilbo": part of the name of an outlet.
    pub(super) outlet: bool,
    /// "Monday", "The": no part of a name.
    pub(super) stop: bool,
}

static WORDS: Lazy<HashMap<&'static str, WordClass>> = Lazy::new(|| {
    let mut words: HashMap<&'static str, WordClass> = HashMap::new();
    for (word, class) in include_str!("../../data/text/names.csv").lines().skip(1).filter_map(|l| l.rsplit_once(',')) {
        let entry = words.entry(word).or_default();
        match class {
            "title" => entry.title = true,
            "org" => entry.org = true,
            "outlet" => entry.outlet = true,
            _ => entry.stop = true,
        }
    }
    words
});

/// Returns what a word says, whatever its letter case.
pub(super) fn class(word: &str) -> WordClass {
    WORDS.get(word.to_lowercase().as_str()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::class;

    #[test]
    fn a_word_may_have_several_classes() {
        assert!(class("President").title && class("MINISTRY").org && class("The").stop);
        assert!(class("second").title && class("second").stop);
        assert_eq!(class("Shahed"), super::WordClass::default());
    }
}
