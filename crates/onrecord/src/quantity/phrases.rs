//! The phrases that stand before a number and bound or blur it, read from `data/units/phrases.csv`.

use once_cell::sync::Lazy;
use std::collections::HashMap;

use crate::error::{Error, Result};

/// What a phrase says of the number behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// "more than": open above.
    Above,
    /// "up to": open below.
    Below,
    /// "close to".
    About,
}

/// A phrase, its words from the last to the first.
type Phrase = (Vec<&'static str>, Bound);

static PHRASES: Lazy<HashMap<&'static str, Vec<Phrase>>> =
    // A test loads the same file, so that a row at fault cannot reach a release.
    Lazy::new(|| load(include_str!("../../data/units/phrases.csv")).unwrap_or_default());

/// Returns the phrases whose last word, in lower case, is this one; the longest first.
pub(super) fn ending_in(word: &str) -> &'static [Phrase] {
    PHRASES.get(word).map_or(&[], Vec::as_slice)
}

fn load(list: &'static str) -> Result<HashMap<&'static str, Vec<Phrase>>> {
    let mut phrases: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (at, line) in list.lines().enumerate().skip(1) {
        let fault = |field, message: &str| Error::row("units/phrases.csv", at + 1, field, message);
        let (phrase, class) = line.split_once(',').ok_or_else(|| fault("phrase", "a row has two fields"))?;
        let bound = match class {
            "above" => Bound::Above,
            "below" => Bound::Below,
            "about" => Bound::About,
            other => return Err(fault("class", &format!("`{other}` is none of above, below, about"))),
        };
        let words: Vec<&str> = phrase.rsplit(' ').collect();
        let with_last = phrases.entry(words[0]).or_default();
        if phrase.is_empty() || with_last.iter().any(|p| p.0 == words) {
            return Err(fault("phrase", &format!("`{phrase}` is empty or stands twice")));
        }
        with_last.push((words, bound));
        with_last.sort_by_key(|p| std::cmp::Reverse(p.0.len()));
    }
    Ok(phrases)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_list_loads() {
        load(include_str!("../../data/units/phrases.csv")).unwrap();
        assert_eq!(ending_in("than")[0].0.len(), 3);
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |list| load(list).err().and_then(|e| e.line());
        assert_eq!(fault("phrase,class\nup to,beneath\n"), Some(2));
        assert_eq!(fault("phrase,class\nup to,below\nup to,below\n"), Some(3));
    }
}
