//! The words of number, read from `data/units/words.csv`.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use crate::error::Result;
use crate::record::Change;
use crate::text::numbers::{NumberWord, number_words};
use crate::text::word_list::{self, Field};

/// What a word is to a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// Anything else; perhaps a noun.
    Other,
    /// "seven", "forty".
    Number(f64),
    /// "million": what it multiplies by.
    Scale(f64),
    /// "b" after a sum: what it multiplies by.
    Letter(f64),
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
const MAX_FORM_BYTES: usize = 20;

static WORDS: Lazy<HashMap<&'static str, Word>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/units/words.csv"))));

/// Named lists of words, read from `data/units/lists.csv`; each is sorted.
#[derive(Debug)]
pub(super) struct Lists {
    /// Nouns that may follow "per" or "a" without being units.
    pub(super) rate_nouns: Vec<&'static str>,
    /// Words after a period that make "a year" before them no rate.
    pub(super) after_period: Vec<&'static str>,
    /// The codes of coins, which are no sums of their own.
    pub(super) coins: Vec<&'static str>,
    /// Units whose singular after more than one is another word: "two second homes".
    pub(super) other_singulars: Vec<&'static str>,
    /// Words of change that may follow their number: "5 percent higher".
    pub(super) change_after: Vec<&'static str>,
    /// Words of change that say something else before counted things: "shot down three drones".
    pub(super) weak_changes: Vec<&'static str>,
    /// Words that may stand between a word of change and its number.
    pub(super) change_links: Vec<&'static str>,
    /// Labels that make a name of a number in lower case too: "page 3".
    pub(super) lower_labels: Vec<&'static str>,
    /// Words before a counted noun that are no part of it.
    pub(super) before_noun: Vec<&'static str>,
    /// Words in -men that are singulars.
    pub(super) no_plurals: Vec<&'static str>,
    /// Units of calibres, which describe what is counted.
    pub(super) calibres: Vec<&'static str>,
    /// Words after "one" that make it count nothing: "one of", "one day".
    pub(super) after_one: Vec<&'static str>,
    /// Words before "one" that make it count nothing: "no one".
    pub(super) before_one: Vec<&'static str>,
    /// Nouns after which "over" names a topic: "talks over 26 jets".
    pub(super) before_topic: Vec<&'static str>,
}

/// The library's own lists.
pub(super) static LISTS: Lazy<Lists> =
    Lazy::new(|| word_list::built_in(load_lists(include_str!("../../data/units/lists.csv"))));

fn load_lists(list: &'static str) -> Result<Lists> {
    let names = [
        "rate_noun",
        "after_period",
        "coin",
        "other_singular",
        "change_after",
        "weak_change",
        "change_link",
        "lower_label",
        "before_noun",
        "no_plural",
        "calibre",
        "after_one",
        "before_one",
        "before_topic",
    ];
    let [
        rate_nouns,
        after_period,
        coins,
        other_singulars,
        change_after,
        weak_changes,
        change_links,
        lower_labels,
        before_noun,
        no_plurals,
        calibres,
        after_one,
        before_one,
        before_topic,
    ] = word_list::rows("units/lists.csv", ["word", "list"], list)?.lists(names)?;
    Ok(Lists {
        rate_nouns,
        after_period,
        coins,
        other_singulars,
        change_after,
        weak_changes,
        change_links,
        lower_labels,
        before_noun,
        no_plurals,
        calibres,
        after_one,
        before_one,
        before_topic,
    })
}

/// Returns what a word is, whatever its case.
pub(super) fn word(word: &str) -> Word {
    let bytes = word.as_bytes();
    if bytes.is_empty() || bytes.len() > MAX_FORM_BYTES {
        return Word::Other;
    }
    let mut lower = [0; MAX_FORM_BYTES];
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
    // The first of two, by the order of the letters, so that the choice does not depend on the order of the map.
    for (form, word) in WORDS.iter().collect::<std::collections::BTreeMap<_, _>>() {
        if let Word::Plural(singular) = word {
            plurals.entry(*singular).or_insert(*form);
        }
    }
    plurals
});

/// Reads the list; a form has one row.
fn load(list: &'static str) -> Result<HashMap<&'static str, Word>> {
    let mut words = HashMap::new();
    for (form, word) in number_words() {
        let word = match word {
            NumberWord::Number(n) => Word::Number(n),
            NumberWord::Scale(n) => Word::Scale(n),
        };
        words.insert(form, word);
    }
    for row in word_list::rows("units/words.csv", ["form", "class", "value"], list)? {
        let [form, class, value] = row?;
        if words.insert(form.word_within(MAX_FORM_BYTES)?, parse(&class, &value)?).is_some() {
            return Err(form.duplicate());
        }
    }
    Ok(words)
}

/// The classes of `data/units/words.csv`.
const CLASSES: [&str; 9] = ["letter", "many", "vague", "part", "about", "change", "label", "stop", "plural"];

fn parse(class: &Field<'static>, value: &Field<'static>) -> Result<Word> {
    let pair = || {
        let pair = value.as_str().split_once(' ');
        let pair = pair.and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
        pair.ok_or_else(|| value.invalid("two numbers, the lowest first"))
    };
    Ok(match class.as_str() {
        "letter" => Word::Letter(value.parse::<f64>("a number")?),
        "many" => pair().map(|(low, high)| Word::Many(low, high))?,
        "vague" => pair().map(|(low, high)| Word::Vague(low, high))?,
        "part" => {
            let part = value.as_str().parse().ok().filter(|n: &f64| *n > 1.0);
            Word::Part(part.ok_or_else(|| value.invalid("a number greater than 1"))?)
        }
        "about" => Word::About,
        "change" => Word::Change(value.named(&[("up", Change::Up), ("down", Change::Down)])?),
        "label" => Word::Label,
        "stop" => Word::Stop,
        "plural" => Word::Plural(value.word()?),
        _ => return Err(class.unknown(&CLASSES)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_list_loads() {
        assert!(WORDS.len() > 300);
        assert_eq!(word("Forty"), Word::Number(40.0));
        assert_eq!(word("men"), Word::Plural("man"));
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |text| load(text).err().and_then(|e| e.line());
        assert_eq!(fault("form,class,value\nfew,vague,x\n"), Some(2));
        assert_eq!(fault("form,class,value\nfew,vague,2 5\nfew,vague,2 5\n"), Some(3));
        assert_eq!(fault("form,class,value\nten,numeral,10\n"), Some(2));
        // A whole is no part.
        assert_eq!(fault("form,class,value\nhalf,part,2\nwhole,part,1\n"), Some(3));
    }
}
