//! In which way the names of a source were found, and how often that is right.
//!
//! *Question*: how sure is it that "he" is Anna Berg's deputy, and how sure that "Anna Berg" is Anna Berg?
//!
//! *Source*: `data/cues/ways.csv`, measured as `docs/attribution.md` says.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::record::{Confidence, RuleId};
use crate::text::word_list;

macro_rules! ways {
    ($($(#[$meta:meta])* $name:ident $id:literal;)+) => {
        /// The way in which names were found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Way {
            $($(#[$meta])* $name,)+
        }

        /// The ways by their ids.
        const WAYS: &[(&str, Way)] = &[$(($id, Way::$name)),+];
    };
}

ways! {
    /// A pronoun for the subject of the clause around it.
    ClauseSubject "source.clause-subject";
    /// "He" or "she" for the last person who spoke.
    LastSpeaker "source.last-speaker";
    /// "I", "we" or "it" for whoever spoke around or before.
    Speaker "source.speaker";
    /// "I" or "we" for who wrote the article.
    Author "source.author";
    /// An office for whoever bears it in the article.
    Office "source.office";
    /// A name that the words spell out.
    Spelt "source.spelt";
    /// A pronoun for the mention of most weight before it.
    Pronoun "source.pronoun";
    /// A name in the words that the gazetteer knows.
    Known "source.known";
    /// A new name in the words.
    Named "source.named";
    /// A body of a state whose country was read from the context.
    InContext "source.in-context";
    /// A description without a name.
    Described "source.described";
    /// A document for who issued it.
    Issuer "source.issuer";
    /// Who is meant stays open.
    Open "source.open";
    /// Nobody is named: the words in lower case.
    Unnamed "source.unnamed";
}

static SHARES: Lazy<HashMap<Way, f64>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/cues/ways.csv"))));

fn load(list: &str) -> Result<HashMap<Way, f64>> {
    let mut shares = HashMap::new();
    for row in word_list::rows("cues/ways.csv", ["way", "right"], list)? {
        let [way, right] = row?;
        let share: f64 = right.parse("a share from 0 to 1")?;
        if !(0.0..=1.0).contains(&share) {
            return Err(right.invalid("a share from 0 to 1"));
        }
        if shares.insert(way.named(WAYS)?, share).is_some() {
            return Err(way.duplicate());
        }
    }
    Ok(shares)
}

impl Way {
    /// Returns the id that an entry of the record gives as its reason.
    pub(crate) fn rule(self) -> RuleId {
        RuleId::new(WAYS.iter().find(|(_, way)| *way == self).map_or("", |(id, _)| id))
    }

    /// Returns how often names that are found so are right.
    pub(crate) fn confidence(self) -> Confidence {
        Confidence::new(SHARES.get(&self).copied().unwrap_or(0.5))
    }
}

#[cfg(test)]
mod tests {
    use super::{SHARES, WAYS, load};

    #[test]
    fn each_way_has_a_share_and_faults_name_their_line() {
        for (id, way) in WAYS {
            assert!(SHARES.contains_key(way), "{id}");
        }
        let error = load("way,right\nsource.known,1.5\n").expect_err("no share").to_string();
        assert!(error.starts_with("cues/ways.csv, line 2: field `right`: `1.5` is invalid"), "{error}");
        let error = load("way,right\nsource.guess,0.5\n").expect_err("no way").to_string();
        assert!(error.starts_with("cues/ways.csv, line 2: field `way`: `source.guess` is not accepted"), "{error}");
    }
}
