//! The lists of `data/frames/words.toml`: what sort of thing a word names, which verbs pass their participants on.

use std::collections::{BTreeMap, HashMap};

use once_cell::sync::Lazy;

macro_rules! lists {
    ($($(#[$meta:meta])* $name:ident $bit:literal $key:literal;)+) => {
        $($(#[$meta])* pub(crate) const $name: u64 = 1 << $bit;)+
        const KEYS: &[(&str, u64)] = &[$(($key, $name)),+];
    };
}

lists! {
    /// People and bodies that can act.
    ACTORS 0 "actors";
    /// Actors that count as their country.
    STATE_ACTORS 1 "state_actors";
    /// Goods that the gazetteer need not know.
    GOODS 2 "goods";
    /// What can be broken, imposed or lifted.
    LAWS 3 "laws";
    /// Those who are killed and wounded.
    PEOPLE 4 "people";
    /// Help in general.
    HELP 5 "help";
    /// Nouns that count or measure what stands behind "of".
    MEASURES 6 "measures";
    /// What is stationed and moved.
    FORCES 7 "forces";
    /// Numbers in words.
    NUMBERS 8 "numbers";
    /// Lemmas: the subject takes part in what the object tells.
    LIGHT 9 "light";
    /// Lemmas: the subject is given what the object tells.
    RECEIVING 10 "receiving";
    /// Lemmas: the object does what the verb below tells.
    OBJECT_CONTROL 11 "object_control";
    /// Lemmas: a meeting that one party tells of.
    MEETINGS 12 "meetings";
    /// Lemmas: a transfer with one participant alone.
    TRANSFERS 13 "transfers";
    /// Lemmas: the subject takes part in the talks or the deal that the object tells.
    SEEKING 14 "seeking";
    /// Lemmas: verbs that tell a transfer whatever is moved.
    SUPPLYING 15 "supplying";
    /// Lemmas: the subject goes somewhere, which is a visit only of some.
    MOTION 16 "motion";
    /// Those whose ways are visits.
    TRAVELLERS 17 "travellers";
    /// Nouns that name places.
    PLACES 18 "places";
    /// Lemmas: nouns that tell again of a transfer told before.
    ANAPHORIC 19 "anaphoric";
    /// Lemmas: verbs of weapons that tell an attack only with a target.
    WIELDING 20 "wielding";
    /// Where things are made and tested.
    SITES 21 "sites";
    /// Adjectives of tests that tell what is tested.
    TESTED 22 "tested";
    /// Lemmas: verbs that tell a seizure where goods are taken, an attack where places are.
    TAKING 23 "taking";
    /// Lemmas: what is moved may be goods as well as forces.
    STATIONING 24 "stationing";
    /// Lemmas: what is wanted is a transfer only where a country or body wants it.
    WANTING 25 "wanting";
    /// Lemmas: what is carried is a transfer only where it goes somewhere.
    CARRYING 26 "carrying";
    /// Nouns of deals.
    DEALS 27 "deals";
    /// Words that make a name of the noun behind them.
    NAMING 28 "naming";
    /// Those whose attacks are told by a word before the noun.
    ASSAILANTS 29 "assailants";
    /// Stocks that their owner destroys to disarm.
    STOCKS 30 "stocks";
    /// Lemmas: an attack, or the end of one's own weapons.
    DISARMING 31 "disarming";
    /// Lemmas: what several do together.
    RECIPROCAL 32 "reciprocal";
    /// Lemmas: help in something, whoever is helped.
    HELPING 33 "helping";
    /// Lemmas: who is gone to for something gives it.
    ASKING 34 "asking";
    /// Lemmas: the object is a means.
    USING 35 "using";
    /// Lemmas: a sanction is told by what is frozen alone.
    FREEZING 36 "freezing";
    /// Adverbs: to what degree, not how it was done.
    DEGREE 37 "degree";
}

static WORDS: Lazy<HashMap<String, u64>> =
    Lazy::new(|| read(include_str!("../../data/frames/words.toml")).expect("the library's own lists are sound"));

fn read(toml: &str) -> Result<HashMap<String, u64>, String> {
    let lists: BTreeMap<String, String> = toml::from_str(toml).map_err(|e| e.to_string())?;
    let mut found: HashMap<String, u64> = HashMap::new();
    for (key, words) in &lists {
        let bit = KEYS.iter().find(|k| k.0 == key).ok_or_else(|| format!("`{key}` is no list"))?.1;
        for word in words.split_whitespace() {
            *found.entry(word.to_owned()).or_default() |= bit;
        }
    }
    Ok(found)
}

/// Whether a word in lower case belongs to one of some lists.
pub(crate) fn is(word: &str, lists: u64) -> bool {
    WORDS.get(word).is_some_and(|found| found & lists != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_words() {
        for (key, bit) in KEYS {
            assert!(WORDS.values().any(|found| found & bit != 0), "{key}");
        }
        assert!(is("shells", GOODS) && !is("shells", ACTORS));
        assert_eq!(read("ghosts = 'boo'").expect_err("no such list"), "`ghosts` is no list");
    }
}
