//! What users can replace or extend: cues, triggers, classes and lists of words.

pub(crate) mod cues;
pub(crate) mod part_of_speech;
mod pattern_file;
pub(crate) mod trigger;
pub(crate) mod trigger_file;
pub(crate) mod triggers;
pub(crate) mod word_classes;
pub(crate) mod word_lists;

pub use cues::{ComplementType, CueEntry, CueLexicon};
pub use part_of_speech::PartOfSpeech;
pub use trigger::TriggerEntry;
pub use triggers::TriggerLexicon;
