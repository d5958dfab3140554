//! Trained weights of onrecord's English tagger and dependency parser, and of its reader of attributions
//! and events.
//!
//! Data only: `onrecord` checks and reads them. The weights of the parsers were trained on the English treebanks
//! EWT and GUM of Universal Dependencies, and are under CC BY-SA 4.0 as EWT is; README.md names all sources.

/// The model for every day: the more accurate of the two.
pub static DEFAULT: &[u8] = include_bytes!("../data/default.onrs");

/// The model for haste: about half again as fast.
pub static FAST: &[u8] = include_bytes!("../data/fast.onrs");

/// The reader of attributions and events, over what the model for every day gives.
pub static READER: &[u8] = include_bytes!("../data/reader.onrr");
