//! Offices and professions: what a person is called.
//!
//! *Question*: do "the foreign minister" and "minister of foreign affairs" name one office?
//!
//! *Order*: an office is its noun and the words beside it; two offices match where their nouns are the same or of one
//! group, the better the more words they share.
//!
//! *Limits*: at most twelve offices a person; words are compared by their beginnings.
//!
//! *Source*: `data/text/offices.csv`, the titles of `data/text/names.csv`.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::mention::lexicon::class;
use crate::mention::lists::{self, is};
use crate::text::word_list;

/// What a person is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Offices {
    /// Each office: its noun and the words beside it, in small letters.
    list: Vec<Office>,
}

/// An office: "minister" with "foreign" and "deputy".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Office {
    pub(crate) noun: String,
    pub(crate) rest: Vec<String>,
}

impl Offices {
    /// Whether nothing is known.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether one of the offices has this noun, or one of the same meaning.
    pub(crate) fn has(&self, noun: &str) -> bool {
        self.list.iter().any(|o| same_noun(&o.noun, noun))
    }

    /// Whether the noun of one of the offices is on a list.
    pub(crate) fn are_of(&self, list: u64) -> bool {
        self.list.iter().any(|o| is(&o.noun, list))
    }

    /// Returns how many words beside the noun an office shares with the best of these, and how many it has alone;
    /// `None` where no noun is the same.
    pub(crate) fn meet(&self, office: &Office) -> Option<(usize, usize)> {
        let shared = |o: &Office| office.rest.iter().filter(|w| o.rest.iter().any(|r| same_word(r, w))).count();
        let same = self.list.iter().filter(|o| same_noun(&o.noun, &office.noun) && o.is_vice() == office.is_vice());
        same.map(|o| (shared(o), office.rest.len() - shared(o))).max()
    }

    /// Returns how many words of an office any of these shares, whatever the noun.
    pub(crate) fn shared(&self, office: &Office) -> usize {
        let held = |w: &&String| self.list.iter().any(|o| o.rest.iter().any(|r| same_word(r, w)));
        office.rest.iter().filter(held).count()
    }

    pub(super) fn add(&mut self, office: Office) {
        if !self.list.contains(&office) && self.list.len() < 12 {
            self.list.push(office);
        }
    }
}

impl Office {
    /// Whether it is another office than the one without the word: "vice president", "deputy minister".
    fn is_vice(&self) -> bool {
        self.rest.iter().any(|word| is(word, lists::DEPUTY))
    }

    /// Reads an office from its words: "the deputy minister of Foreign Affairs".
    pub(crate) fn read<'w>(words: impl Iterator<Item = &'w str>) -> Option<Self> {
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        let ends = |w: &String| w == "," || is(w, lists::OFFICE_NOUN_END);
        let end = words.iter().position(ends).unwrap_or(words.len());
        let noun = words[..end].iter().rposition(|w| is_person_noun(w))?;
        let content = |w: &String| {
            let what = class(w);
            w.chars().any(char::is_alphabetic) && !what.stop && !is(w, lists::OFFICE_FUNCTION_WORD)
        };
        let rest = words.iter().enumerate().filter(|(i, w)| *i != noun && content(w)).map(|(_, w)| w.clone()).collect();
        Some(Self { noun: words[noun].clone(), rest })
    }
}

/// Whether a word in the singular names a person by what he or she does.
pub(crate) fn is_person_noun(word: &str) -> bool {
    class(word).person() && !is(word, lists::NO_OFFICE)
}

/// Groups of nouns of one meaning, as bits.
const GROUPS: [(&str, u8); 8] = [
    ("head", 1),
    ("spokesperson", 1 << 1),
    ("premier", 1 << 2),
    ("lawmaker", 1 << 3),
    ("envoy", 1 << 4),
    ("adviser", 1 << 5),
    ("secretary", 1 << 6),
    ("monarch", 1 << 7),
];

static GROUPS_OF: Lazy<HashMap<&'static str, u8>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/offices.csv"))));

fn load(list: &str) -> Result<HashMap<&str, u8>> {
    word_list::rows("text/offices.csv", ["noun", "group"], list)?.classes(&GROUPS)
}

/// Whether two nouns name one office.
fn same_noun(a: &str, b: &str) -> bool {
    let groups = |noun| GROUPS_OF.get(noun).copied().unwrap_or(0);
    a == b || groups(a) & groups(b) != 0
}

/// Words that begin alike: "unification", "unified"; "defence", "defense".
fn same_word(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b || common >= 5 && common + 3 >= a.len().max(b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_one_group_name_one_office() {
        assert!(same_noun("spokesman", "spokeswoman") && same_noun("secretary", "minister"));
        assert!(!same_noun("secretary", "premier") && !same_noun("baker", "minister"));
        let error = load("noun,group\nbaker,bakers\n").expect_err("no such group").to_string();
        assert!(error.starts_with("text/offices.csv, line 2: field `group`: `bakers` is not accepted"), "{error}");
    }

    #[test]
    fn an_office_has_a_noun_and_its_field() {
        let office = Office::read("the deputy minister of Foreign Affairs".split(' ')).expect("an office");
        assert_eq!((office.noun.as_str(), office.rest.join(" ").as_str()), ("minister", "deputy foreign affairs"));
        let read = |words: &str| Office::read(words.split(' ')).expect("an office");
        let mut offices = Offices::default();
        offices.add(read("President"));
        assert_eq!(offices.meet(&read("the president")), Some((0, 0)));
        assert_eq!(offices.meet(&read("the Vice President")), None);
    }
}
