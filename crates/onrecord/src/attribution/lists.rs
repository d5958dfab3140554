//! Short lists of attribution, read from `data/cues/lists.csv`.

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::text::word_list;

/// The lists; each is sorted.
#[derive(Debug)]
pub(super) struct Lists {
    /// Marks before the names of those whom the whole article relays, as they are written.
    pub(super) credits: Vec<&'static str>,
    /// Sites on which anyone speaks for themselves.
    pub(super) platforms: Vec<&'static str>,
    /// Verbs of saying whose object alone is what is said.
    pub(super) object_verbs: Vec<&'static str>,
    /// Cues that tell of an act of law, not of what someone says.
    pub(super) deeds: Vec<&'static str>,
    /// Cues that do so in the passive.
    pub(super) deeds_if_passive: Vec<&'static str>,
    /// Words of labels that are headings: "FACT SHEET:".
    pub(super) headings: Vec<&'static str>,
    /// Verbs of what is not said after "declined to": "comment".
    pub(super) unsaid_verbs: Vec<&'static str>,
    /// Last words of phrases with the source in their gap: "as * put it".
    pub(super) gap_ends: Vec<&'static str>,
    /// Verbs of sentences that turn from what a document tells to the case: "faces".
    pub(super) aside_verbs: Vec<&'static str>,
}

/// The library's own lists.
pub(super) static LISTS: Lazy<Lists> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/cues/lists.csv"))));

fn load(list: &'static str) -> Result<Lists> {
    let names = [
        "credit",
        "platform",
        "object_verb",
        "deed",
        "deed_if_passive",
        "heading",
        "unsaid_verb",
        "gap_end",
        "aside_verb",
    ];
    let [credits, platforms, object_verbs, deeds, deeds_if_passive, headings, unsaid_verbs, gap_ends, aside_verbs] =
        word_list::rows("cues/lists.csv", ["word", "list"], list)?.lists(names)?;
    Ok(Lists {
        credits,
        platforms,
        object_verbs,
        deeds,
        deeds_if_passive,
        headings,
        unsaid_verbs,
        gap_ends,
        aside_verbs,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_load_and_faults_name_their_line() {
        assert!(LISTS.credits.contains(&"Source:") && LISTS.platforms.contains(&"X"));
        assert!(LISTS.object_verbs.contains(&"refer to") && LISTS.gap_ends.contains(&"words"));
        let error = load("word,list\nX,site\n").expect_err("no such list").to_string();
        assert!(error.starts_with("cues/lists.csv, line 2: field `list`: `site` is not accepted"), "{error}");
    }
}
