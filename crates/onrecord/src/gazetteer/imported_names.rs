//! How the names of imported lists are taken.
//!
//! *Question*: a list of a million names has a man called "Will", a ship "May" and a firm "AL": what becomes of "Will he come
//! in May?"
//!
//! Nothing: such names are [weak](AliasTag::Weak), so an extractor takes them only where the article says more, by the
//! full name elsewhere or by the words around ("the tanker May, a ship of ...").
//!
//! *Order*: a name in capitals of several words is taken as written with one capital a word, since a text may do either
//! ("KIM JONG UN", "Kim Jong Un"); a name without any capital gets them, since the rule of case would else find it in plain
//! words. Then a name of one word becomes weak where a person bears it, where it has three letters or fewer, and where it
//! is an everyday word; a short one must stand in the text letter for letter.
//!
//! *Limits*: names of several everyday words ("New Hope") stay as they are; everyday words are those
//! of `data/text/everyday.csv`, which are names as well.

use std::collections::HashSet;

use once_cell::sync::Lazy;

use super::builder::MAX_ALIAS_BYTES;
use super::entry::{Alias, AliasTag, CaseRule};
use crate::error::Result;
use crate::ids::EntityKind;
use crate::text::chars::is_word;
use crate::text::word_list;

/// Names of one word of so many letters are found letter for letter, and are weak.
const MAX_SHORT: usize = 3;

/// Everyday words that are names as well.
static EVERYDAY: Lazy<HashSet<&str>> =
    Lazy::new(|| word_list::built_in(everyday(include_str!("../../data/text/everyday.csv"))));

fn everyday(list: &'static str) -> Result<HashSet<&'static str>> {
    word_list::rows("text/everyday.csv", ["word"], list)?.map(|row| row.and_then(|[word]| word.word())).collect()
}

/// Small words in names, which texts rarely capitalise.
const SMALL: [&str; 24] = [
    "al", "and", "at", "bin", "by", "da", "de", "del", "des", "do", "dos", "du", "e", "el", "for", "ibn", "in", "la",
    "of", "on", "the", "to", "van", "von",
];

/// Returns the aliases of an entity: each form once, what cannot be an alias left out.
pub(super) fn aliases<'a>(
    kind: EntityKind,
    names: impl IntoIterator<Item = &'a str>,
    weak: impl IntoIterator<Item = &'a str>,
) -> Vec<Alias> {
    let mut aliases: Vec<Alias> = Vec::new();
    let mut known = HashSet::new();
    let strong = names.into_iter().map(|name| alias(kind, name));
    let weak = weak.into_iter().map(|name| alias(kind, name).tag(AliasTag::Weak));
    for alias in strong.chain(weak) {
        let fits = alias.text.len() <= MAX_ALIAS_BYTES && alias.text.chars().any(is_word);
        if fits && known.insert(alias.text.clone()) {
            aliases.push(alias);
        }
    }
    aliases
}

fn alias(kind: EntityKind, name: &str) -> Alias {
    let name = name.trim();
    if name.contains(char::is_whitespace) {
        return Alias::new(with_capitals(name));
    }
    let letters = name.chars().count();
    let everyday = EVERYDAY.contains(name.to_lowercase().as_str());
    let weak = kind == EntityKind::Person || letters <= MAX_SHORT || everyday;
    // "GAZPROM" is written "Gazprom" too; of four letters and fewer it is an acronym.
    let is_word = letters > MAX_SHORT + 1;
    let text = if is_word || !has_capital(name) { with_capitals(name) } else { name.to_owned() };
    Alias::new(text).case(if letters <= MAX_SHORT { CaseRule::Exact } else { CaseRule::Capitalised }).tag(if weak {
        AliasTag::Weak
    } else {
        AliasTag::Name
    })
}

fn has_capital(name: &str) -> bool {
    name.chars().any(char::is_uppercase)
}

/// Writes a name that is all capitals or has none with one capital a word, small words without.
fn with_capitals(name: &str) -> String {
    if has_capital(name) && name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut written = String::with_capacity(name.len());
    for (i, word) in name.split(' ').enumerate() {
        let lower = word.to_lowercase();
        if i > 0 {
            written.push(' ');
        }
        if i > 0 && SMALL.contains(&lower.as_str()) {
            written.push_str(&lower);
            continue;
        }
        let mut opens = true;
        for c in lower.chars() {
            if opens {
                written.extend(c.to_uppercase());
            } else {
                written.push(c);
            }
            // "Al-Mehri", "O'Brien".
            opens = !c.is_alphanumeric();
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn gives(kind: EntityKind, name: &str, expected: (&str, CaseRule, AliasTag)) {
        let alias = alias(kind, name);
        assert_eq!((alias.text.as_str(), alias.case, alias.tag), expected);
    }

    #[test]
    fn everyday_words_are_in_lower_case_and_sorted() {
        let words: Vec<&str> = include_str!("../../data/text/everyday.csv").lines().skip(1).collect();
        assert!(words.is_sorted_by(|a, b| a < b) && words.len() == EVERYDAY.len());
        assert!(words.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase())));
    }

    #[test]
    fn capitals_are_those_of_names_in_texts() {
        for (name, written) in [
            ("KIM JONG UN", "Kim Jong Un"),
            ("bank of mali", "Bank of Mali"),
            ("THE BANK OF MALI", "The Bank of Mali"),
            ("AL-MEHRI O'BRIEN", "Al-Mehri O'Brien"),
            ("MÜLLER ÉLAN", "Müller Élan"),
            ("JSC Almaz", "JSC Almaz"),
            ("Ana de la Cruz", "Ana de la Cruz"),
            ("亚 美", "亚 美"),
        ] {
            gives(EntityKind::Organization, name, (written, CaseRule::Capitalised, AliasTag::Name));
        }
    }

    #[test]
    fn names_of_one_word_that_may_mean_something_else_are_weak() {
        use CaseRule::{Capitalised, Exact};
        use EntityKind::{Organization, Other, Person};
        for (kind, name, expected) in [
            (Person, "Will", ("Will", Capitalised, AliasTag::Weak)),
            (Person, "Abdulov", ("Abdulov", Capitalised, AliasTag::Weak)),
            (Other, "MAY", ("MAY", Exact, AliasTag::Weak)),
            (Organization, "AL", ("AL", Exact, AliasTag::Weak)),
            (Organization, "UNITY", ("Unity", Capitalised, AliasTag::Weak)),
            (Organization, "mercy", ("Mercy", Capitalised, AliasTag::Weak)),
            (Organization, "GAZMASH", ("Gazmash", Capitalised, AliasTag::Name)),
            (Organization, "OKBM", ("OKBM", Capitalised, AliasTag::Name)),
        ] {
            gives(kind, name, expected);
        }
    }

    #[test]
    fn what_cannot_be_an_alias_is_left_out() {
        let long = "x".repeat(MAX_ALIAS_BYTES + 1);
        let found =
            aliases(EntityKind::Other, ["Ursa Major", "URSA MAJOR", "", "—", &long], ["Ursa Minor", "Ursa Major"]);
        let texts: Vec<&str> = found.iter().map(|a| a.text.as_str()).collect();
        assert_eq!(texts, ["Ursa Major", "Ursa Minor"]);
        assert_eq!(found[1].tag, AliasTag::Weak);
    }
}
