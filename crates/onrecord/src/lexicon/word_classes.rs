//! Classes of words that need no context: function words, finite verbs that no ending betrays, nouns that can speak.
//!
//! *Question*: may this word be an auxiliary, a determiner, a preposition, a day, a noun that can speak?
//!
//! "after" is a preposition and a subordinator; "minister" is a noun that can speak, and makes a source of the type
//! `person`.
//!
//! *Method*: one look-up of the lower-cased word; [`TokenView`](crate::article::tokens::TokenView) does it once a
//! token. A word may have several classes.
//!
//! *Limits*: what a word is in its sentence, tags and trees say.
//!
//! *Source*: `data/cues/words.csv` lists the closed classes, `data/cues/speakers.csv` nouns for those who can be a
//! source, each with the type of source that it makes; see the README beside them.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::record::SourceType;
use crate::text::word_list;

/// Classes of words, as bits.
pub(crate) mod class {
    macro_rules! classes {
        ($($(#[$meta:meta])* $name:ident $bit:literal $key:literal;)+) => {
            $($(#[$meta])* pub(crate) const $name: u64 = 1 << $bit;)+
            /// The classes that `data/cues/words.csv` may name.
            pub(super) const NAMES: &[(&str, u64)] = &[$(($key, $name)),+];
        };
    }

    classes! {
        BE 0 "be";
        HAVE 1 "have";
        DO 2 "do";
        MODAL 3 "modal";
        NEGATION 4 "negation";
        DETERMINER 5 "determiner";
        SUBJECT 6 "subject";
        PREPOSITION 7 "preposition";
        SUBORDINATOR 8 "subordinator";
        COORDINATOR 9 "coordinator";
        ADVERB 10 "adverb";
        DAY 11 "day";
        VERB 12 "verb";
        READER 13 "reader";
        SETTING 14 "setting";
        /// Personal pronouns that are subjects.
        SUBJECT_PRONOUN 20 "subject_pronoun";
        /// Personal pronouns that are objects.
        OBJECT_PRONOUN 21 "object_pronoun";
        /// Determiners and numbers of sources without a name: "two officials".
        INDEFINITE 22 "indefinite";
        /// Words that a noun phrase ends before.
        PHRASE_END 23 "phrase_end";
        /// Nouns with "to" inside their noun phrase: "the envoy to Peru".
        TAKES_TO 24 "takes_to";
        /// More of these, in the subject of a cue.
        TAKES_TO_IN_SUBJECT 25 "takes_to_in_subject";
        /// Words in -ed that are no verbs.
        NO_VERB 26 "no_verb";
        /// Words in -ly that are no adverbs.
        NO_ADVERB 27 "no_adverb";
        /// Question words that open a clause.
        QUESTION 28 "question";
        /// Verbs of quoting someone "as saying".
        QUOTING 29 "quoting";
        /// Verbs of outlets that report.
        REPORTING 30 "reporting";
        /// Nouns for outlets.
        OUTLET 31 "outlet";
        /// Words before an outlet that the article rests on: "told Reuters".
        BEFORE_OUTLET 32 "before_outlet";
        /// Prepositions before an occasion of saying.
        BEFORE_SETTING 33 "before_setting";
        /// Verbs that only carry the noun of a claim: "made the claim".
        LIGHT 34 "light";
        /// Copular verbs beside "be".
        COPULAR 35 "copular";
        /// Adverbs that belong to the content after a cue.
        CONTENT_ADVERB 36 "content_adverb";
        /// Words that open an adverbial between a cue and its content: "said in Lima".
        BEFORE_ADVERBIAL 37 "before_adverbial";
        /// Occasions after which something is said: "said after talks".
        OCCASION 38 "occasion";
        /// Prepositions inside the noun phrase of an adverbial.
        IN_ADVERBIAL 39 "in_adverbial";
        /// Words that the object of a verb of telling ends before.
        OBJECT_END 40 "object_end";
        /// Conjunctions whose clause continues the content: ", because they said".
        CONTINUING 41 "continuing";
        /// Words that open an apposition or a relative clause after a name.
        BEFORE_APPOSITION 42 "before_apposition";
    }

    pub(crate) const PUNCTUATION: u64 = 1 << 15;
    pub(crate) const QUOTE: u64 = 1 << 16;
    pub(crate) const CAPITAL: u64 = 1 << 17;
    pub(crate) const NUMBER: u64 = 1 << 18;
    pub(crate) const SPEAKER: u64 = 1 << 19;
    pub(crate) const AUXILIARY: u64 = BE | HAVE | DO | MODAL;
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Entry {
    classes: u64,
    /// The type of source that it makes.
    source: Option<SourceType>,
}

static WORDS: Lazy<HashMap<&'static str, Entry>> = Lazy::new(|| {
    let words = include_str!("../../data/cues/words.csv");
    word_list::built_in(load(words, include_str!("../../data/cues/speakers.csv")))
});

/// Reads the words of classes and the nouns that can speak.
fn load<'a>(words: &'a str, speakers: &'a str) -> Result<HashMap<&'a str, Entry>> {
    let words = word_list::rows("cues/words.csv", ["word", "class"], words)?.classes(class::NAMES)?;
    let mut all: HashMap<&str, Entry> =
        words.into_iter().map(|(word, classes)| (word, Entry { classes, source: None })).collect();
    for row in word_list::rows("cues/speakers.csv", ["noun", "type"], speakers)? {
        let [noun, type_] = row?;
        let entry = all.entry(noun.word()?).or_default();
        entry.classes |= class::SPEAKER;
        if entry.source.replace(type_.variant()?).is_some() {
            return Err(noun.duplicate());
        }
    }
    Ok(all)
}

/// Returns the type of source that a noun makes.
pub(crate) fn speaker_type(noun: &str) -> Option<SourceType> {
    WORDS.get(noun)?.source
}

/// Returns the classes of a word in lower case.
pub(crate) fn of(word: &str) -> u64 {
    WORDS.get(word).map_or(0, |entry| entry.classes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_load_and_every_class_has_words() {
        assert!(WORDS.len() > 700);
        for (name, bit) in class::NAMES {
            assert!(WORDS.values().any(|entry| entry.classes & bit != 0), "{name}");
        }
        assert!(of("after") & class::PREPOSITION != 0 && of("after") & class::SUBORDINATOR != 0);
        assert!(of("minister") & class::SPEAKER != 0);
        assert_eq!(speaker_type("minister"), Some(SourceType::Person));
    }

    #[test]
    fn faults_name_file_line_and_field() {
        let fault = |words, speakers| load(words, speakers).expect_err("a fault").to_string();
        let error = fault("class,word\nbe,is\nbee,are\n", "noun,type\n");
        assert!(error.starts_with("cues/words.csv, line 3: field `class`: `bee` is not accepted"), "{error}");
        let error = fault("class,word\n", "noun,type\nactor,player\n");
        assert!(error.starts_with("cues/speakers.csv, line 2: field `type`: `player` is not accepted"), "{error}");
    }
}
