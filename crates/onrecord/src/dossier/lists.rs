//! Lists of words: `data/dossier/lists.csv`.

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::text::word_list;

pub(super) static LISTS: Lazy<Lists> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/dossier/lists.csv"))));

/// The lists, each sorted.
#[derive(Debug)]
pub(super) struct Lists {
    /// Families of goods that weapons in general may be.
    pub(super) arms: Vec<&'static str>,
    /// What media are called: "agencies" of "news agencies".
    pub(super) media: Vec<&'static str>,
    /// Words that say nothing of what is meant: "the", "several".
    pub(super) unsaying: Vec<&'static str>,
}

fn load(list: &'static str) -> Result<Lists> {
    let [arms, media, unsaying] =
        word_list::rows("dossier/lists.csv", ["word", "list"], list)?.lists(["arms", "media", "unsaying"])?;
    Ok(Lists { arms, media, unsaying })
}
