//! What users can replace or extend: cues, triggers, classes and lists of words.

pub(crate) mod cues;
pub(crate) mod trigger;
pub(crate) mod trigger_file;
pub(crate) mod triggers;
pub(crate) mod word_classes;
pub(crate) mod word_lists;

pub use cues::{CueEntry, CuePos, Frame, Lexicon};
pub use triggers::Frames;
