//! The trained reader: what the words of a sentence are to each other.
//!
//! *Question*: is this word a cue, and what is each word of its sentence to it: source, content, the cue itself,
//! nothing? Does this word denote an event, of which kind, and which words head what fills its roles?
//!
//! In `The mayor said that it fell`, "said" is a cue, "The mayor" its source, "that it fell" its content. In `Iran sold
//! Mali tanks`, "sold" denotes a transfer, "Iran" heads its supplier, "Mali" its recipient, "tanks" its item.
//!
//! *Order*: what the parser's last layer gives for each token, with its lemma, its entries in the lexicons, quotations,
//! mentions, tag and relation (`features`, `trigger_features`), is squeezed to a smaller width, and read by a small
//! recurrent layer (`trunk`, `layer`). From what both give, two pairs of heads (`cues`, `triggers`) score every token as an
//! anchor (a cue, a trigger), then every token of the sentence under each anchor, with its place as seen from there
//! (`places`). The network runs once an article; attribution and events read the result.
//!
//! *Limits*: it sees one sentence at a time, and reads the states of the parser that it was trained with, no other's.
//!
//! *Source*: the weights of `onrecord-model-en`, or a file of one's own (`training/reader.py`).

mod cues;
mod description;
mod features;
mod layer;
mod model;
mod places;
#[cfg(feature = "train")]
pub(crate) mod rows;
mod trigger_features;
mod triggers;
mod trunk;

use std::path::Path;
use std::sync::Arc;

#[cfg(feature = "model-en")]
use once_cell::sync::OnceCell;

use crate::article::sentence::Sentences;
use crate::article::tokens::TokenView;
use crate::error::{Error, Result, Subject};
use crate::reader::trigger_features::trigger_classes;
use crate::trigger_rules::FilledTrigger;
pub(crate) use cues::{CueReading, Spans};
use layer::Layer;
use model::Model;
#[cfg(feature = "train")]
pub use rows::SentenceRows;
pub(crate) use triggers::{Doubts, FillerReading, TriggerReading};

/// A trained reader of attributions and events: a small network over the states of one parser. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Reader {
    model: Arc<Model>,
}

/// What was read in an article, in the order of its sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Readings {
    /// The cues that have a content.
    pub(crate) cues: Vec<CueReading>,
    /// The events.
    pub(crate) triggers: Vec<TriggerReading>,
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
        READER.get_or_try_init(|| Self::read(onrecord_model_en::READER)).cloned()
    }

    /// Reads the model of a reader from bytes.
    ///
    /// # Errors
    ///
    /// Bytes that are cut short, damaged, of another version or for other kinds of events, or no model of a reader at all.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        Ok(Self { model: Arc::new(Model::read(bytes)?) })
    }

    /// Reads a file of such bytes.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, and those of [`Reader::read`].
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        Self::read(&std::fs::read(path).map_err(|e| Error::io(Subject::ReaderModel, path, e))?)
    }

    /// Returns the checksum of the parser's model whose states it reads, as given by
    /// [`crate::syntax::Model::checksum`].
    pub fn parser_checksum(&self) -> &str {
        &self.model.description.parser
    }

    /// Reads the sentences of an article; `rules` are the events that the rules see in each.
    pub(crate) fn readings(
        &self,
        view: &TokenView<'_>,
        sentences: &Sentences<'_>,
        rules: &[Vec<FilledTrigger<'_>>],
    ) -> Readings {
        let Model { description, trunk, .. } = &*self.model;
        let mut layer = Layer::new(trunk);
        let mut cues = cues::Run::new(&self.model.cues);
        let mut triggers = triggers::Run::new(&self.model.triggers);
        let mut found = Readings::default();
        for group in layer::groups(sentences.iter(), description.states) {
            let with_classes = |sentence| (sentence, trigger_classes(sentence, &rules[sentence.number]));
            let group: Vec<_> = group.into_iter().map(with_classes).collect();
            layer.clear();
            for (sentence, own) in &group {
                let classes = features::classes(view, sentence.parsed, sentence.first);
                let rows = classes.iter().zip(own);
                layer.push(sentence.parsed, rows.flat_map(|(a, b)| a.rows().into_iter().chain(b.rows())));
            }
            let rows = layer.run();
            cues.read(view, (&layer, &rows), group.iter().map(|(sentence, _)| *sentence), &mut found.cues);
            triggers.read(view, (&layer, &rows), &group, rules, &mut found.triggers);
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
