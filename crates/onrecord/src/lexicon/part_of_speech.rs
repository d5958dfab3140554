//! The part of speech of an entry of a lexicon.

use crate::ids::named_enum;

named_enum! {
    /// The part of speech of a cue.
    PartOfSpeech, "pos" {
        /// "says", "made clear".
        Verb = "verb",
        /// "the claim that".
        Noun = "noun",
        /// "is convinced that".
        Adjective = "adjective",
        /// Fixed words: "according to".
        Phrase = "phrase",
    }
}

/// Returns the part of speech of a trigger by its name; triggers of several words have that of their head.
pub(crate) fn part_of_trigger(name: &str) -> Option<PartOfSpeech> {
    name.parse().ok().filter(|part| *part != PartOfSpeech::Phrase)
}
