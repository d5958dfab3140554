//! Named lists of words that the lower floors share, read from `data/text/lists.csv`.

use once_cell::sync::Lazy;

use super::word_list;
use crate::error::Result;

/// The lists; each is sorted.
#[derive(Debug)]
pub(crate) struct Lists {
    /// Capitalised words that open sentences much more often than they go on with a name.
    pub(crate) sentence_openers: Vec<&'static str>,
    /// Words that open a sentence into which a caption was run: "open sourcesThe".
    pub(crate) caption_openers: Vec<&'static str>,
    /// What is no word of its own before a hyphen.
    pub(crate) prefixes: Vec<&'static str>,
    /// What stands before a verb without changing its inflection.
    pub(crate) verb_prefixes: Vec<&'static str>,
    /// Agencies in brackets, by which a dateline without capitals is known.
    pub(crate) dateline_agencies: Vec<&'static str>,
    /// Cities as datelines have them, whose dash may be lost.
    pub(crate) dateline_cities: Vec<&'static str>,
    /// English words that join others, such as "of"; texts in other languages hold few of them.
    pub(crate) function_words: Vec<&'static str>,
}

/// The library's own lists.
pub(crate) static LISTS: Lazy<Lists> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/lists.csv"))));

fn load(list: &'static str) -> Result<Lists> {
    let names = [
        "sentence_opener",
        "caption_opener",
        "prefix",
        "verb_prefix",
        "dateline_agency",
        "dateline_city",
        "function_word",
    ];
    let rows = word_list::rows("text/lists.csv", ["word", "list"], list)?;
    let [
        sentence_openers,
        caption_openers,
        prefixes,
        verb_prefixes,
        dateline_agencies,
        dateline_cities,
        function_words,
    ] = rows.lists(names)?;
    Ok(Lists {
        sentence_openers,
        caption_openers,
        prefixes,
        verb_prefixes,
        dateline_agencies,
        dateline_cities,
        function_words,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_load_and_faults_name_their_line() {
        assert!(LISTS.sentence_openers.len() > 60 && LISTS.prefixes.contains(&"re"));
        let fault = load("word,list\nThe,sentence_starter\n").err().map(|e| e.to_string()).unwrap_or_default();
        assert!(
            fault.starts_with("text/lists.csv, line 2: field `list`: `sentence_starter` is not accepted"),
            "{fault}"
        );
    }
}
