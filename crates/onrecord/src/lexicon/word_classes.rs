//! Classes of words that need no context: function words, verbs of the page's own voice, nouns that can speak.
//!
//! *Question*: may this word be an auxiliary, a determiner, a preposition, a day, a noun that can speak?
//!
//! `data/cues/words.csv` lists the closed classes, `data/cues/speakers.csv` nouns for those who can be a source, each with the
//! manner of source that it stands for. A word may have several classes.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::record::SourceType;

/// Classes of words, as bits.
pub(crate) mod class {
    pub(crate) const BE: u32 = 1;
    pub(crate) const HAVE: u32 = 1 << 1;
    pub(crate) const DO: u32 = 1 << 2;
    pub(crate) const MODAL: u32 = 1 << 3;
    pub(crate) const NEGATION: u32 = 1 << 4;
    pub(crate) const DETERMINER: u32 = 1 << 5;
    pub(crate) const SUBJECT: u32 = 1 << 6;
    pub(crate) const PREPOSITION: u32 = 1 << 7;
    pub(crate) const SUBORDINATOR: u32 = 1 << 8;
    pub(crate) const COORDINATOR: u32 = 1 << 9;
    pub(crate) const ADVERB: u32 = 1 << 10;
    pub(crate) const DAY: u32 = 1 << 11;
    pub(crate) const VERB: u32 = 1 << 12;
    pub(crate) const READER: u32 = 1 << 13;
    pub(crate) const SETTING: u32 = 1 << 14;
    pub(crate) const PUNCTUATION: u32 = 1 << 15;
    pub(crate) const QUOTE: u32 = 1 << 16;
    pub(crate) const CAPITAL: u32 = 1 << 17;
    pub(crate) const NUMBER: u32 = 1 << 18;
    pub(crate) const SPEAKER: u32 = 1 << 19;
    pub(crate) const AUXILIARY: u32 = BE | HAVE | DO | MODAL;
    pub(super) const NAMES: [&str; 15] = [
        "be",
        "have",
        "do",
        "modal",
        "negation",
        "determiner",
        "subject",
        "preposition",
        "subordinator",
        "coordinator",
        "adverb",
        "day",
        "verb",
        "reader",
        "setting",
    ];
}

static WORDS: Lazy<HashMap<&'static str, u32>> = Lazy::new(|| {
    let mut words = HashMap::new();
    for line in include_str!("../../data/cues/words.csv").lines().skip(1) {
        if let Some((name, word)) = line.split_once(',')
            && let Some(bit) = class::NAMES.iter().position(|n| *n == name)
        {
            *words.entry(word).or_insert(0) |= 1 << bit;
        }
    }
    words
});

static SPEAKERS: Lazy<HashMap<&'static str, Option<SourceType>>> = Lazy::new(|| {
    let lines = include_str!("../../data/cues/speakers.csv").lines().skip(1);
    lines.filter_map(|line| line.split_once(',')).map(|(noun, type_)| (noun, type_.parse().ok())).collect()
});

/// Returns what manner of source a noun stands for.
pub(crate) fn speaker_type(noun: &str) -> Option<SourceType> {
    SPEAKERS.get(noun).copied().flatten()
}

/// Returns the classes of a word in lower case.
pub(crate) fn of(word: &str) -> u32 {
    let listed = WORDS.get(word).copied().unwrap_or(0);
    if SPEAKERS.contains_key(word) { listed | class::SPEAKER } else { listed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_word_lists_is_read() {
        for line in include_str!("../../data/cues/words.csv").lines().skip(1) {
            let (name, word) = line.split_once(',').expect("two fields");
            assert!(class::NAMES.contains(&name) && WORDS.contains_key(word), "{line}");
        }
        for (noun, type_) in SPEAKERS.iter().collect::<std::collections::BTreeMap<_, _>>() {
            assert!(type_.is_some(), "{noun}");
        }
    }
}
