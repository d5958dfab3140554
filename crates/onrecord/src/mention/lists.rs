//! Short lists of words about names and descriptions, read from `data/text/name_lists.csv`.
//!
//! *Question*: does this word decide something at one place: "bin" joins two parts of a name, "deputy" is a rank?
//!
//! *Limits*: words are looked up as they are written; a list that is asked in lower case holds lower case.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::text::word_list;

macro_rules! lists {
    ($($(#[$meta:meta])* $name:ident $bit:literal $key:literal;)+) => {
        $($(#[$meta])* pub(crate) const $name: u64 = 1 << $bit;)+
        /// The lists that the file may name.
        const NAMES: &[(&str, u64)] = &[$(($key, $name)),+];
    };
}

lists! {
    /// The article of a name, joined by a hyphen: "al-Mehri".
    NAME_ARTICLE 0 "name_article";
    /// Particles that join the words of a name: "van", "&".
    NAME_PARTICLE 1 "name_particle";
    /// Particles before the father's name: "bin".
    PATRONYMIC 2 "patronymic";
    /// Heads of bodies before "on": "Committee on Energy".
    BODY_BEFORE_ON 3 "body_before_on";
    /// Words after "and" in the name of a firm: "Berg and Sons".
    FIRM_AFTER_AND 4 "firm_after_and";
    /// Adjectives of direction that open the name of a body.
    DIRECTION 5 "direction";
    /// Prepositions before the name of a place.
    BEFORE_PLACE 6 "before_place";
    /// More words before the name of a city that is meant as a place: "central Moscow".
    BEFORE_CITY 7 "before_city";
    /// Nouns for outlets.
    OUTLET_NOUN 8 "outlet_noun";
    /// More nouns before the name of an outlet.
    BEFORE_OUTLET 9 "before_outlet";
    /// Nouns for bodies, in an apposition to a name.
    BODY_NOUN 10 "body_noun";
    /// Nouns for weapons, in an apposition to a name.
    WEAPON_NOUN 11 "weapon_noun";
    /// Nouns that name the armed forces of the country before them.
    FORCES_NOUN 12 "forces_noun";
    /// Nouns that name a part of the state of the country before them.
    STATE_NOUN 13 "state_noun";
    /// Words before an office that are no field of work.
    RANK 14 "rank";
    /// Words after "customs" that make it no authority.
    AFTER_CUSTOMS 15 "after_customs";
    /// Words of the class `title` that name nobody alone: "executive".
    NO_OFFICE 16 "no_office";
    /// Function words in an office.
    OFFICE_FUNCTION_WORD 17 "office_function_word";
    /// Words that the noun of an office stands before.
    OFFICE_NOUN_END 18 "office_noun_end";
    /// Words before the name of a man.
    MALE_TITLE 19 "male_title";
    /// Words before the name of a woman.
    FEMALE_TITLE 20 "female_title";
    /// Titles that anyone may bear.
    COURTESY_TITLE 21 "courtesy_title";
    /// Offices that may stand for any other.
    GENERIC_OFFICE 22 "generic_office";
    /// Words that open a description of no one in particular.
    INDEFINITE_DETERMINER 23 "indefinite_determiner";
    /// Words that open a description of someone in particular.
    DEFINITE_DETERMINER 24 "definite_determiner";
    /// Nouns for several countries.
    COUNTRIES_NOUN 25 "countries_noun";
    /// Beginnings of nouns for firms and private people, who are no part of the state of the country before them.
    PRIVATE_NOUN 26 "private_noun";
    /// What the names of bodies hold that are part of a state.
    STATE_BODY 27 "state_body";
    /// Nouns for texts in which their author speaks: "remarks".
    TEXT_NOUN 28 "text_noun";
    /// Nouns for documents in which their issuer speaks: "statement".
    ISSUED_NOUN 30 "issued_noun";
    /// Modifiers of a document that leave it the same: "the superseding indictment".
    DOCUMENT_MODIFIER 31 "document_modifier";
    /// Words that end the description of an unnamed source: "officials in Seoul", "an image taken by".
    AFTER_DESCRIPTION 32 "after_description";
    /// Labels in interviews and transcripts that name nobody: "question".
    LABEL 33 "label";
    /// First words of the names of bodies that are a state's: "State".
    STATE_OPENER 34 "state_opener";
    /// Nouns for people who stand in a relation to someone: "supporters".
    RELATION_NOUN 35 "relation_noun";
    /// Nouns for those who govern a state: "administration".
    GOVERNMENT_NOUN 36 "government_noun";
    /// Words before the name of a ship: "tanker", "USS".
    VESSEL 37 "vessel";
    /// Verbs of which those who meet are subject and object: "met with".
    ENCOUNTER_VERB 38 "encounter_verb";
    /// Parts of a document: "count two of the indictment".
    DOCUMENT_PART 39 "document_part";
    /// Endings of the nouns for acts and states, which are no surnames: "cooperation".
    ABSTRACT_ENDING 40 "abstract_ending";
    /// What the names of parliaments and their committees hold.
    LEGISLATURE 41 "legislature";
    /// Words that make an office another one: "vice president".
    DEPUTY 42 "deputy";
    /// Offices and professions whose holders say "we" for no state: "senator", "prosecutor".
    OWN_VOICE 43 "own_voice";
    /// Numerals at the end of a name: "III".
    NUMERAL_OF_NAME 29 "numeral_of_name";
}

static WORDS: Lazy<HashMap<&'static str, u64>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/name_lists.csv"))));

fn load(list: &str) -> Result<HashMap<&str, u64>> {
    word_list::rows("text/name_lists.csv", ["word", "list"], list)?.classes(NAMES)
}

/// Whether a word, as it is written in the file, belongs to one of some lists.
pub(crate) fn is(word: &str, lists: u64) -> bool {
    WORDS.get(word).is_some_and(|found| found & lists != 0)
}

/// Returns the words of some lists, sorted; for those that are not looked up by whole words.
pub(crate) fn words(lists: u64) -> Vec<&'static str> {
    let mut words: Vec<&str> = WORDS.iter().filter(|(_, found)| **found & lists != 0).map(|(word, _)| *word).collect();
    words.sort_unstable();
    words
}

static STATE_BODIES: Lazy<Vec<&'static str>> = Lazy::new(|| words(STATE_BODY));
static LEGISLATURES: Lazy<Vec<&'static str>> = Lazy::new(|| words(LEGISLATURE));

/// Whether a body with a country is a part of its state, by its name.
pub(crate) fn names_state_body(name: &str) -> bool {
    STATE_BODIES.iter().any(|word| name.contains(word))
}

/// Whether a body that the gazetteer knows with a country, but not as standing for it, is a part of its state all the same: a
/// parliament is, a rebel army not.
pub(crate) fn names_legislature(name: &str) -> bool {
    LEGISLATURES.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_load_and_each_has_words() {
        for (name, bit) in NAMES {
            assert!(WORDS.values().any(|found| found & bit != 0), "{name}");
        }
        assert!(is("Al", NAME_ARTICLE) && !is("AL", NAME_ARTICLE) && !is("Al", RANK));
        assert_eq!(words(COURTESY_TITLE).first(), Some(&"Mr"));
    }

    #[test]
    fn faults_name_file_line_and_field() {
        let error = load("word,list\nvice,ranks\n").expect_err("no such list").to_string();
        assert!(error.starts_with("text/name_lists.csv, line 2: field `list`: `ranks` is not accepted"), "{error}");
    }
}
