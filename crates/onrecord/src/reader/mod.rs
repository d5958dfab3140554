//! The trained reader: what the words of a sentence are to each other.
//!
//! *Question*: is this word a cue, and what is each word of its sentence to it: source, content, the cue itself,
//! nothing?
//!
//! In `The mayor said that it fell`, "said" is a cue, "The mayor" its source, "that it fell" its content.
//!
//! *Order*: a small recurrent layer reads what the parser's last layer gives for each token, with its lemma, its entry
//! in the cue lexicon, quotations, mentions, tag and relation (`features`). From what it gives, every token is scored
//! as a cue; then every token of the sentence under each cue, with its place in the tree, its distance and the
//! quotations as seen from that cue (`run`). `spans` turns the scores into spans. It runs once an article; attribution
//! reads the result.
//!
//! *Limits*: it sees one sentence at a time, and reads the states of the parser that it was trained with, no other's.
//!
//! *Source*: the weights of `onrecord-model-en`, or a file of one's own (`model`).

mod features;
mod model;
#[cfg(feature = "train")]
pub(crate) mod rows;
mod run;
mod spans;
#[cfg(feature = "train")]
mod trigger_features;

use std::path::Path;
use std::sync::Arc;

#[cfg(feature = "model-en")]
use once_cell::sync::OnceCell;

use crate::article::sentence::Sentences;
use crate::article::tokens::TokenView;
use crate::error::{Error, Result, Subject};
use model::Model;
#[cfg(feature = "train")]
pub use rows::SentenceRows;
use run::Run;
pub(crate) use spans::Spans;

/// The least probability of a cue.
const MIN_CUE_PROBABILITY: f32 = 0.45;

/// A trained reader of attributions: a small network over the states of one parser. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Reader(Arc<Model>);

/// A cue that was read, with what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct CueReading {
    /// The sentence, by its index.
    pub(crate) sentence: usize,
    /// The token of the cue, counted from 0 in its sentence.
    pub(crate) cue: usize,
    /// How sure the network is that it is one.
    pub(crate) probability: f32,
    /// Source, cue and content, as tokens of the sentence.
    pub(crate) spans: Spans,
}

impl Reader {
    /// Takes the English reader, which reads the states of the default parser. It is read once and kept.
    ///
    /// # Errors
    ///
    /// None, unless the model built into the program is damaged.
    #[cfg(feature = "model-en")]
    pub fn new() -> Result<Self> {
        static READER: OnceCell<Reader> = OnceCell::new();
        READER.get_or_try_init(|| Self::read(onrecord_model_en::ATTRIBUTION)).cloned()
    }

    /// Reads a reader's model from bytes.
    ///
    /// # Errors
    ///
    /// Bytes that are cut short, damaged, of another version, or no model of a reader at all.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        Model::read(bytes).map(|model| Self(Arc::new(model)))
    }

    /// Reads a file of such bytes.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, and those of [`Reader::read`].
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        Self::read(&std::fs::read(path).map_err(|e| Error::io(Subject::AttributionModel, path, e))?)
    }

    /// Returns the checksum of the parser's model whose states it reads, as given by
    /// [`crate::syntax::Model::checksum`].
    pub fn parser_checksum(&self) -> &str {
        &self.0.description.parser
    }

    /// Returns the cues of an article that have a content, in the order of its sentences.
    pub(crate) fn cues(&self, view: &TokenView<'_>, sentences: &Sentences<'_>) -> Vec<CueReading> {
        let mut run = Run::new(&self.0);
        let mut found = Vec::new();
        for group in run.groups(sentences.iter()) {
            for (sentence, readings) in group.iter().zip(run.read(view, &group, MIN_CUE_PROBABILITY)) {
                let cues = readings.iter().map(|reading| CueReading {
                    sentence: sentence.number,
                    cue: reading.cue,
                    probability: reading.probability,
                    spans: spans::decode(reading),
                });
                found.extend(cues.filter(|cue| !cue.spans.content.is_empty()));
            }
        }
        found
    }
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use super::Reader;
    use crate::syntax::Parser;

    #[test]
    fn the_reader_built_in_reads_the_states_of_the_parser_built_in() {
        let reader = Reader::new().expect("own data");
        let parser = Parser::new().expect("own data");
        assert_eq!(reader.parser_checksum(), parser.model().checksum(), "trained with another parser");
    }
}
