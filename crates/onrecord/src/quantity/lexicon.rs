//! The words of number, read from `data/units/words.csv`.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use super::Change;
use crate::error::{Error, Result};
use crate::text::numbers::{NumberWord, number_words};

/// What a word is to a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// Anything else; perhaps a noun.
    Other,
    /// "seven", "forty".
    Number(f64),
    /// "million": what it multiplies by.
    Scale(f64),
    /// "hundreds": lowest and highest.
    Many(f64, f64),
    /// "several": lowest and highest.
    Vague(f64, f64),
    /// "third": the denominator.
    Part(f64),
    /// "about".
    About,
    /// "rose".
    Change(Change),
    /// "Resolution": its number is a name.
    Label,
    /// No part of a counted noun.
    Stop,
    /// An irregular plural, with its singular.
    Plural(&'static str),
}

/// The longest form, in bytes.
const LONGEST: usize = 20;

static WORDS: Lazy<HashMap<&'static str, Word>> =
    // A test loads the same file, so that a row at fault cannot reach a release.
    Lazy::new(|| load(include_str!("../../data/units/words.csv")).unwrap_or_default());

/// Returns what a word is, whatever its case.
pub(super) fn word(word: &str) -> Word {
    let bytes = word.as_bytes();
    if bytes.is_empty() || bytes.len() > LONGEST {
        return Word::Other;
    }
    let mut lower = [0; LONGEST];
    for (to, from) in lower.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    let Ok(lower) = std::str::from_utf8(&lower[..bytes.len()]) else { return Word::Other };
    WORDS.get(lower).copied().unwrap_or(Word::Other)
}

/// Returns the plural of a word whose plural is irregular.
pub(super) fn plural_of(singular: &str) -> Option<&'static str> {
    PLURALS.get(singular).copied()
}

static PLURALS: Lazy<HashMap<&'static str, &'static str>> = Lazy::new(|| {
    let mut plurals = HashMap::new();
    // The first of two, by the order of the letters, so that the choice does not hang on the order of the map.
    for (form, word) in WORDS.iter().collect::<std::collections::BTreeMap<_, _>>() {
        if let Word::Plural(singular) = word {
            plurals.entry(*singular).or_insert(*form);
        }
    }
    plurals
});

/// Reads the list; every row must have a known class and a value of that class, and no form may stand twice.
fn load(text: &'static str) -> Result<HashMap<&'static str, Word>> {
    let mut words = HashMap::new();
    for (form, word) in number_words() {
        let word = match word {
            NumberWord::Number(n) => Word::Number(n),
            NumberWord::Scale(n) => Word::Scale(n),
        };
        words.insert(form, word);
    }
    for (at, line) in text.lines().enumerate().skip(1) {
        let fault = |field, message: &str| Error::row("units/words.csv", at + 1, field, message);
        let mut fields = line.split(',');
        let (Some(form), Some(class), Some(value), None) = (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            return Err(fault("form", "a row has three fields: form, class, value"));
        };
        let word = parse(class, value).ok_or_else(|| fault("value", &format!("`{value}` is no {class}")))?;
        if form.len() > LONGEST || words.insert(form, word).is_some() {
            return Err(fault("form", &format!("`{form}` stands twice or is longer than {LONGEST} bytes")));
        }
    }
    Ok(words)
}

fn parse(class: &str, value: &'static str) -> Option<Word> {
    let pair = || {
        let (low, high) = value.split_once(' ')?;
        Some((low.parse().ok()?, high.parse().ok()?))
    };
    Some(match class {
        "many" => pair().map(|(low, high)| Word::Many(low, high))?,
        "vague" => pair().map(|(low, high)| Word::Vague(low, high))?,
        "part" => Word::Part(value.parse().ok().filter(|n: &f64| *n > 1.0)?),
        "about" => Word::About,
        "change" => Word::Change(match value {
            "up" => Change::Up,
            "down" => Change::Down,
            _ => return None,
        }),
        "label" => Word::Label,
        "stop" => Word::Stop,
        "plural" => Word::Plural(value),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_list_loads() {
        let words = load(include_str!("../../data/units/words.csv")).unwrap();
        assert!(words.len() > 300);
        assert_eq!(word("Forty"), Word::Number(40.0));
        assert_eq!(word("men"), Word::Plural("man"));
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |text| load(text).err().and_then(|e| e.line());
        assert_eq!(fault("form,class,value\nfew,vague,x\n"), Some(2));
        assert_eq!(fault("form,class,value\nfew,vague,2 5\nfew,vague,2 5\n"), Some(3));
        assert_eq!(fault("form,class,value\nten,numeral,10\n"), Some(2));
    }
}
