//! What is found in a text, and which matches are wanted.

use super::entry::EntryIndex;
use crate::error::{Error, Result};
use crate::span::ByteSpan;

/// Which matches are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MatchPolicy {
    /// Matches at word borders that do not overlap: the leftmost, of those the longest.
    #[default]
    LeftmostLongest,
    /// All matches at word borders.
    Overlapping,
    /// Matches inside words too, for scripts without spaces and for compounds: leftmost-longest, on letter borders. The
    /// automaton for it is built on first use and takes many times the memory of the names.
    Anywhere,
}

impl MatchPolicy {
    /// Returns the policy named `leftmost-longest`, `overlapping` or `anywhere`.
    ///
    /// # Errors
    ///
    /// Any other name.
    pub fn from_name(name: &str) -> Result<Self> {
        match name {
            "leftmost-longest" => Ok(Self::LeftmostLongest),
            "overlapping" => Ok(Self::Overlapping),
            "anywhere" => Ok(Self::Anywhere),
            _ => Err(Error::value(
                "policy",
                format!("`{name}` is not accepted; use one of leftmost-longest, overlapping, anywhere"),
            )),
        }
    }
}

/// A name found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it stands.
    pub span: ByteSpan,
    /// The entry of the highest priority whose alias stands there; of equals the one added first.
    pub entry: EntryIndex,
    /// How many aliases hold there, 1 where the name is unambiguous.
    pub candidates: u16,
    /// The posting of the alias.
    pub(super) posting: u32,
    /// The group of postings in which it lies.
    pub(super) group: u32,
    /// Whether it may stand inside words.
    pub(super) anywhere: bool,
}
