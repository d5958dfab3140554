//! The loader of word lists.
//!
//! *Question*: which words are on this list, with which classes or values, and which row of it is invalid, where, and why?
//!
//! *Policy*: an invalid row is an error that names file, line and field, whoever wrote the list. The library's own lists are
//! read by the same code; [`built_in`] turns an error in them into a panic, which the tests of this crate rule out.
//!
//! *Order*: [`rows`] reads CSV text with a header of known columns. A list of two columns is then read as words with
//! classes, words with values, or several lists of words; others are read row by row where they are used.

use std::collections::HashMap;
use std::ops::BitOrAssign;

use super::rows::Rows;
pub(crate) use super::rows::{Field, rows};
use crate::error::Result;

/// Returns a list of the library's own.
///
/// # Panics
///
/// Where the list that was compiled in is invalid; a release has no such list, because a test loads each of them.
pub(crate) fn built_in<T>(list: Result<T>) -> T {
    list.unwrap_or_else(|error| panic!("the library's own data are damaged: {error}"))
}

impl<'a> Rows<'a, 2> {
    /// Reads a list of words in the first column with their classes in the second; a word may have several.
    ///
    /// # Errors
    ///
    /// An empty word, a class that is not among the given names, or a duplicate row.
    pub(crate) fn classes<C>(self, names: &[(&str, C)]) -> Result<HashMap<&'a str, C>>
    where
        C: BitOrAssign + Copy + Default + PartialEq,
    {
        let mut words: HashMap<&'a str, C> = HashMap::new();
        for row in self {
            let [word, class] = row?;
            let classes = words.entry(word.word()?).or_default();
            let before = *classes;
            *classes |= class.named(names)?;
            if *classes == before {
                return Err(word.duplicate());
            }
        }
        Ok(words)
    }

    /// Reads a list of words in the first column with their values in the second; a word has one.
    ///
    /// # Errors
    ///
    /// An empty or duplicate word, or what `value` refuses.
    pub(crate) fn values<V>(self, value: impl Fn(&Field<'a>) -> Result<V>) -> Result<HashMap<&'a str, V>> {
        let mut words = HashMap::new();
        for row in self {
            let [word, field] = row?;
            if words.insert(word.word()?, value(&field)?).is_some() {
                return Err(word.duplicate());
            }
        }
        Ok(words)
    }

    /// Reads a file of several lists: words in the first column, the name of their list in the second. Returns the lists
    /// in the order of `names`, each sorted.
    ///
    /// # Errors
    ///
    /// An empty word, a list that is not among the given names, or a duplicate word in a list.
    pub(crate) fn lists<const M: usize>(self, names: [&str; M]) -> Result<[Vec<&'a str>; M]> {
        let names: [(&str, usize); M] = std::array::from_fn(|i| (names[i], i));
        let mut lists = [const { Vec::new() }; M];
        for row in self {
            let [word, list] = row?;
            let words: &mut Vec<&str> = &mut lists[list.named(&names)?];
            let at = words.binary_search(&word.word()?).err().ok_or_else(|| word.duplicate())?;
            words.insert(at, word.word()?);
        }
        Ok(lists)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_classes_values_and_lists() {
        let list = |text: &'static str| rows("own.csv", ["word", "class"], text).expect("a header");
        let classes = |text| list(text).classes(&[("x", 1_u8), ("y", 2)]);
        assert_eq!(classes("word,class\na,x\nb,y\na,y").expect("classes"), HashMap::from([("a", 3), ("b", 2)]));
        let message = |text| classes(text).expect_err(text).to_string();
        assert!(message("word,class\na,z").ends_with("line 2: field `class`: `z` is not accepted; use one of x, y"));
        assert!(message("word,class\na,x\na,x").ends_with("line 3: field `word`: `a` is a duplicate"));
        assert!(message("word,class\n,x").ends_with("line 2: field `word`: is empty"));

        let values = |text| list(text).values(|field| field.parse::<u8>("a number up to 255"));
        assert_eq!(values("word,class\na,1").expect("values"), HashMap::from([("a", 1)]));
        let message = |text| values(text).expect_err(text).to_string();
        assert!(message("word,class\na,300").ends_with("`class`: `300` is invalid: expected a number up to 255"));
        assert!(message("word,class\na,1\na,2").ends_with("line 3: field `word`: `a` is a duplicate"));

        let lists = |text| list(text).lists(["x", "y"]);
        assert_eq!(lists("word,class\nb,x\na,x\na,y").expect("lists"), [vec!["a", "b"], vec!["a"]]);
        assert!(lists("word,class\na,x\na,x").is_err() && lists("word,class\na,z").is_err());
    }

    #[test]
    #[should_panic(expected = "the library's own data are damaged: own.csv, line 2")]
    fn damaged_data_are_no_release() {
        let list = rows("own.csv", ["word", "class"], "word,class\na").and_then(|rows| rows.lists(["x"]));
        assert_eq!(built_in(list), [vec!["a"]]);
    }
}
