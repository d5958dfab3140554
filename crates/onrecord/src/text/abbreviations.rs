//! Words whose full stop belongs to them, read from `data/text/abbreviations.csv`.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use super::word_list;
use crate::error::Result;

/// What kind of abbreviation a word with a full stop is; this decides whether a sentence may end with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// "Gen.": a name follows.
    Title,
    /// "Sept.", "No.": a number follows.
    Number,
    /// "Inc.", "etc.", "U.S.": may also end a sentence.
    Open,
}

const CLASSES: [(&str, Abbreviation); 8] = [
    ("title", Abbreviation::Title),
    ("month", Abbreviation::Number),
    ("number", Abbreviation::Number),
    ("company", Abbreviation::Open),
    ("latin", Abbreviation::Open),
    ("unit", Abbreviation::Open),
    ("place", Abbreviation::Open),
    ("other", Abbreviation::Open),
];

static LIST: Lazy<HashMap<&'static str, Abbreviation>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/abbreviations.csv"))));

fn load(list: &str) -> Result<HashMap<&str, Abbreviation>> {
    word_list::rows("text/abbreviations.csv", ["form", "class"], list)?.values(|class| class.named(&CLASSES))
}

/// Whether the full stop at the end of a word belongs to it.
pub(crate) fn is_abbreviated(word: &str) -> bool {
    word.strip_suffix('.').is_some_and(|word| lookup(word).is_some())
}

/// Returns the kind of a word written with a full stop, the full stop not included, or `None` for other words.
pub(super) fn lookup(word: &str) -> Option<Abbreviation> {
    if is_dotted_initials(word) {
        return Some(Abbreviation::Open);
    }
    LIST.get(word).copied()
}

/// Whether a word in small letters is one that a number follows, but for its first letter: "vol", "no".
pub(super) fn is_numbered(word: &str) -> bool {
    let mut letters = word.chars();
    let Some(first) = letters.next().filter(|c| c.is_lowercase()) else { return false };
    let capital: String = first.to_uppercase().chain(letters).collect();
    LIST.get(capital.as_str()) == Some(&Abbreviation::Number)
}

/// Whether a word without its last full stop is made of single letters with full stops between: "U.S", "J", "a.m".
fn is_dotted_initials(word: &str) -> bool {
    let mut parts = word.split('.').peekable();
    let mut count = 0;
    while let Some(part) = parts.next() {
        let mut letters = part.chars();
        let (Some(letter), None) = (letters.next(), letters.next()) else { return false };
        count += 1;
        if !letter.is_alphabetic() || (count == 1 && parts.peek().is_none() && !letter.is_uppercase()) {
            return false;
        }
    }
    // "I." is a pronoun at the end of a sentence more often than an initial.
    count > 1 || word != "I"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_list() {
        assert_eq!(lookup("U.S"), Some(Abbreviation::Open));
        assert_eq!(lookup("J"), Some(Abbreviation::Open));
        assert_eq!(lookup("Gen"), Some(Abbreviation::Title));
        assert_eq!(lookup("Sept"), Some(Abbreviation::Number));
        assert_eq!(lookup("x"), None);
        assert_eq!(lookup("I"), None);
        assert_eq!(lookup("arms"), None);
        assert!(LIST.len() > 100);
    }
}
