//! The phrases that stand before a number and bound or blur it, read from `data/units/phrases.csv`.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use crate::error::Result;
use crate::text::word_list;

/// What a phrase says of the number after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// "more than": open above.
    Above,
    /// "up to": open below.
    Below,
    /// "close to".
    About,
}

impl Bound {
    const NAMES: [(&str, Self); 3] = [("above", Self::Above), ("below", Self::Below), ("about", Self::About)];
}

/// A phrase, its words from the last to the first.
type Phrase = (Vec<&'static str>, Bound);

static PHRASES: Lazy<HashMap<&'static str, Vec<Phrase>>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/units/phrases.csv"))));

/// Returns the phrases whose last word, in lower case, is this one; the longest first.
pub(super) fn ending_in(word: &str) -> &'static [Phrase] {
    PHRASES.get(word).map_or(&[], Vec::as_slice)
}

fn load(list: &'static str) -> Result<HashMap<&'static str, Vec<Phrase>>> {
    let mut phrases: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for row in word_list::rows("units/phrases.csv", ["phrase", "class"], list)? {
        let [phrase, class] = row?;
        let words: Vec<&str> = phrase.word()?.rsplit(' ').collect();
        let with_last = phrases.entry(words[0]).or_default();
        if with_last.iter().any(|p| p.0 == words) {
            return Err(phrase.duplicate());
        }
        with_last.push((words, class.named(&Bound::NAMES)?));
        with_last.sort_by_key(|p| std::cmp::Reverse(p.0.len()));
    }
    Ok(phrases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_list_loads() {
        assert_eq!(ending_in("than")[0].0.len(), 3);
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |list| load(list).err().and_then(|e| e.line());
        assert_eq!(fault("phrase,class\nup to,beneath\n"), Some(2));
        assert_eq!(fault("phrase,class\nup to,below\nup to,below\n"), Some(3));
    }
}
