//! The classes of words that guide events: what sort of thing a noun names, which verbs pass their participants on.
//!
//! *Question*: can "brokers" act, is "shells" goods, does the subject of "hold" take part in what its object denotes?
//!
//! *Order*: one table holds both files, `data/text/nouns.csv` (forms as texts have them) and `data/frames/words.csv` (lemmas of
//! verbs, adverbs and determiners); a word has all classes of its rows. The READMEs beside the files describe the classes.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::text::word_list;

/// Defines a constant for each class, and the table of their names.
macro_rules! classes {
    ($names:ident: $($(#[$meta:meta])* $name:ident $bit:literal $key:literal;)+) => {
        $($(#[$meta])* pub(crate) const $name: u64 = 1 << $bit;)+
        const $names: &[(&str, u64)] = &[$(($key, $name)),+];
    };
}

classes! { NOUNS:
    /// People and bodies that can act.
    ACTORS 0 "actor";
    /// Actors that count as their country.
    STATE_ACTORS 1 "state_actor";
    /// Goods that the gazetteer need not know.
    GOODS 2 "goods";
    /// What can be broken, imposed or lifted.
    LAWS 3 "law";
    /// Those who are killed and wounded.
    PEOPLE 4 "person";
    /// Help in general.
    HELP 5 "help";
    /// Nouns that count or measure what follows "of".
    MEASURES 6 "measure";
    /// What is stationed and moved.
    FORCES 7 "force";
    /// Numbers in words.
    NUMBERS 8 "number";
    /// Those whose journeys are visits.
    TRAVELLERS 9 "traveller";
    /// Nouns that name places.
    PLACES 10 "place";
    /// Where things are made and tested.
    SITES 11 "site";
    /// Nouns of deals.
    DEALS 12 "deal";
    /// Those whose attacks are denoted by a word before the noun.
    ASSAILANTS 13 "assailant";
    /// Stocks that their owner destroys to disarm.
    STOCKS 14 "stock";
    /// Licences and permits.
    LICENCES 41 "licence";
    /// Those who stop working in a strike.
    EMPLOYEES 43 "employee";
}

classes! { WORDS:
    /// Lemmas: the subject takes part in what the object denotes.
    LIGHT 15 "light";
    /// Lemmas: the subject is given what the object denotes.
    RECEIVING 16 "receiving";
    /// Lemmas: the object does what the verb below denotes.
    OBJECT_CONTROL 17 "object_control";
    /// Lemmas: a meeting for which one party is enough.
    MEETINGS 18 "meeting";
    /// Lemmas: a transfer for which one participant is enough.
    TRANSFERS 19 "transfer";
    /// Lemmas: the subject takes part in the talks or the deal that the object denotes.
    SEEKING 20 "seeking";
    /// Lemmas: a transfer whatever is moved.
    SUPPLYING 21 "supplying";
    /// Lemmas: the subject goes somewhere, which is a visit only of some.
    MOTION 22 "motion";
    /// Lemmas: nouns that refer back to a transfer.
    ANAPHORIC 23 "anaphoric";
    /// Lemmas: an attack only with a target.
    WIELDING 24 "wielding";
    /// Adjectives of tests that say what is tested.
    TESTED 25 "tested";
    /// Lemmas: a seizure where goods are taken, an attack where places are.
    TAKING 26 "taking";
    /// Lemmas: what is moved may be goods as well as forces.
    STATIONING 27 "stationing";
    /// Lemmas: a transfer only where a country or body wants goods.
    WANTING 28 "wanting";
    /// Lemmas: a transfer only where goods go somewhere.
    CARRYING 29 "carrying";
    /// Words that make a name of the noun after them.
    NAMING 30 "naming";
    /// Lemmas: an attack, or the end of one's own weapons.
    DISARMING 31 "disarming";
    /// Lemmas: what several do together.
    RECIPROCAL 32 "reciprocal";
    /// Lemmas: help in something, whoever is helped.
    HELPING 33 "helping";
    /// Lemmas: the complement with "to" gives what an infinitive asks for.
    ASKING 34 "asking";
    /// Lemmas: the object is a means.
    USING 35 "using";
    /// Lemmas: a sanction, whoever owns what is frozen.
    FREEZING 36 "freezing";
    /// Adverbs: to what degree, not how it was done.
    DEGREE 37 "degree";
    /// Lemmas: the object is part of what the subject denotes.
    COMPRISING 38 "comprising";
    /// Determiners that a filler is written without.
    DETERMINERS 39 "determiner";
    /// Determiners of what the text has mentioned before.
    DEFINITE 40 "definite";
    /// Prefixes by which a name says where others stand.
    STANCES 42 "stance";
}

static CLASSES: Lazy<HashMap<&'static str, u64>> = Lazy::new(|| {
    let mut classes = HashMap::new();
    let nouns = ("text/nouns.csv", "noun", NOUNS);
    word_list::built_in(read(nouns, include_str!("../../data/text/nouns.csv"), &mut classes));
    let words = ("frames/words.csv", "word", WORDS);
    word_list::built_in(read(words, include_str!("../../data/frames/words.csv"), &mut classes));
    classes
});

/// Adds the rows of a file, given with its name, the name of its first column and its classes.
fn read(
    (origin, column, names): (&'static str, &'static str, &[(&str, u64)]),
    text: &'static str,
    found: &mut HashMap<&'static str, u64>,
) -> Result<()> {
    let all = names.iter().fold(0, |all, (_, bit)| all | bit);
    for row in word_list::rows(origin, [column, "classes"], text)? {
        let [word, classes] = row?;
        let known = found.entry(word.word()?).or_default();
        if *known & all != 0 {
            return Err(word.duplicate());
        }
        for class in classes.word()?.split('|').map(|class| classes.part(class)) {
            let bit = class.named(names)?;
            if *known & bit != 0 {
                return Err(class.duplicate());
            }
            *known |= bit;
        }
    }
    Ok(())
}

/// Whether a word in lower case belongs to one of some classes.
pub(crate) fn is(word: &str, classes: u64) -> bool {
    CLASSES.get(word).is_some_and(|found| found & classes != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_words() {
        for (name, bit) in NOUNS.iter().chain(WORDS) {
            assert!(CLASSES.values().any(|found| found & bit != 0), "{name}");
        }
        assert!(is("shells", GOODS) && !is("shells", ACTORS));
        assert!(is("train", SUPPLYING) && is("train", OBJECT_CONTROL));
    }

    #[test]
    fn rows_are_sorted() {
        for text in [include_str!("../../data/text/nouns.csv"), include_str!("../../data/frames/words.csv")] {
            let words: Vec<&str> = text.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
            assert!(words.is_sorted() && words.len() > 300, "{words:?}");
        }
    }

    #[test]
    fn faults_name_file_line_and_field() {
        let fault =
            |text| read(("own.csv", "noun", NOUNS), text, &mut HashMap::new()).expect_err("an invalid row").to_string();
        assert!(
            fault("noun,classes\nboo,ghost").starts_with("own.csv, line 2: field `classes`: `ghost` is not accepted")
        );
        assert_eq!(fault("noun,classes\na,law|law"), "own.csv, line 2: field `classes`: `law` is a duplicate");
        assert_eq!(fault("noun,classes\na,law\na,goods"), "own.csv, line 3: field `noun`: `a` is a duplicate");
        assert_eq!(fault("noun,classes\na,"), "own.csv, line 2: field `classes`: is empty");
    }
}
