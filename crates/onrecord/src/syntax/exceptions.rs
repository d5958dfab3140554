//! The table of lemmas that spelling alone would get wrong, read from `data/text/lemmas.csv`.
//!
//! *Question*: is this word, or the part of it after a hyphen or a prefix, an exception?
//!
//! "men" as a plural gives "man"; "misunderstood" as a past gives "misunderstand", from the row of "understood".

use std::borrow::Cow;
use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::inflection::Inflection;
use crate::error::Result;
use crate::text::lists::LISTS;
use crate::text::word_list;

type Table<'a> = HashMap<(Inflection, &'a str), &'a str>;

/// The longest form of the table, in bytes.
const MAX_FORM_BYTES: usize = 24;

/// The rows, by their class and form.
pub(super) static TABLE: Lazy<Table<'static>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/lemmas.csv"))));

/// Reads the table: sorted by class, then form; a form has one row in a class.
fn load(list: &str) -> Result<Table<'_>> {
    let mut table = Table::new();
    let mut last = None;
    for row in word_list::rows("text/lemmas.csv", ["form", "class", "lemma"], list)? {
        let [form, class, lemma] = row?;
        let word = form.word_within(MAX_FORM_BYTES)?;
        if word.chars().any(char::is_uppercase) {
            return Err(form.invalid("a word in lower case"));
        }
        let key = (class.named(&Inflection::NAMES)?, word);
        if last.is_some_and(|last| key <= last) {
            return Err(form.error(format!("`{word}` is a duplicate or out of order (by class, then form)")));
        }
        last = Some(key);
        table.insert(key, lemma.word()?);
    }
    Ok(table)
}

/// Looks a word up: whole, after its last hyphen, after a prefix.
pub(super) fn exception(word: &str, class: Inflection) -> Option<Cow<'static, str>> {
    // An adjective has been looked up where it has capitals; without them it has nothing to keep.
    if matches!(class, Inflection::Adjective | Inflection::Cry) {
        return None;
    }
    if let Some(lemma) = look_up(word, class) {
        return Some(Cow::Borrowed(lemma));
    }
    // Longer words cannot be a row with what may stand before it.
    let inflected = matches!(
        class,
        Inflection::Past | Inflection::Plural | Inflection::Third | Inflection::Gerund | Inflection::Stem
    );
    if !inflected || word.len() > 2 * MAX_FORM_BYTES {
        return None;
    }
    let after = |at: usize| {
        let rest = word.get(at..).filter(|rest| rest.len() > if class == Inflection::Stem { 3 } else { 2 })?;
        Some(Cow::Owned(format!("{}{}", word.get(..at)?, exception(rest, class)?)))
    };
    if let Some(hyphen) = word.rfind('-') {
        return after(hyphen + 1);
    }
    if !matches!(class, Inflection::Past | Inflection::Stem) {
        return None;
    }
    LISTS.verb_prefixes.iter().filter(|prefix| word.starts_with(**prefix)).find_map(|prefix| after(prefix.len()))
}

/// Looks a word up as it is.
pub(super) fn look_up(word: &str, class: Inflection) -> Option<&'static str> {
    if word.len() > MAX_FORM_BYTES { None } else { TABLE.get(&(class, word)).copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_of_the_table_name_their_line() {
        let fault = |list| load(list).err().and_then(|e| e.line());
        assert_eq!(fault("form,class,lemma\nmen,plural,man\n"), None);
        assert_eq!(fault("form,class,lemma\nmen,plural\n"), Some(2));
        assert_eq!(fault("form,class,lemma\nmen,plurals,man\n"), Some(2));
        assert_eq!(fault("form,class,lemma\nmen,plural,\n"), Some(2));
        assert_eq!(fault("form,class,lemma\nMen,plural,man\n"), Some(2));
        assert_eq!(fault("form,class,lemma\nmen,plural,man\nmen,plural,man\n"), Some(3));
        assert_eq!(fault("form,class,lemma\nmen,plural,man\nfeet,plural,foot\n"), Some(3));
        assert_eq!(fault("form,class,lemma\nsaid,past,say\nmen,plural,man\n"), None);
    }
}
