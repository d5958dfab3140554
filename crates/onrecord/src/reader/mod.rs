//! The trained reader: what the words of a sentence are to each other.
//!
//! *Question*: is this word a cue, and what is each word of its sentence to it: source, content, the cue itself,
//! nothing? Does this word denote an event, of which kind, and which words head what fills its roles?
//!
//! In `The mayor said that it fell`, "said" is a cue, "The mayor" its source, "that it fell" its content. In `Iran sold
//! Mali tanks`, "sold" denotes a transfer, "Iran" heads its supplier, "Mali" its recipient, "tanks" its item.
//!
//! *Order*: there are two networks of one make, for attributions (`cues`) and for events (`triggers`). A small recurrent
//! layer (`layer`) reads what the parser's last layer gives for each token, with its lemma, its entry in the lexicons,
//! quotations, mentions, tag and relation (`features`, `trigger_features`). From what it gives, every token is scored as
//! an anchor (a cue, a trigger); then every token of the sentence under each anchor, with its place as seen from there
//! (`places`). It runs once an article; attribution and events read the result.
//!
//! *Limits*: it sees one sentence at a time, and reads the states of the parser that it was trained with, no other's.
//!
//! *Source*: the weights of `onrecord-model-en`, or files of one's own.

mod cues;
mod features;
mod layer;
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
use crate::trigger_rules::FilledTrigger;
pub(crate) use cues::{CueReading, Spans};
#[cfg(feature = "train")]
pub use rows::SentenceRows;
pub(crate) use triggers::{Doubts, FillerReading, TriggerReading};

/// A trained reader of attributions and events: two small networks over the states of one parser. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Reader {
    cues: Arc<cues::Model>,
    triggers: Option<Arc<triggers::Model>>,
}

/// What was read in an article, in the order of its sentences.
#[derive(Clone, Debug, Default)]
pub(crate) struct Readings {
    /// The cues that have a content.
    pub(crate) cues: Vec<CueReading>,
    /// The events; `None` of a reader that reads none.
    pub(crate) triggers: Option<Vec<TriggerReading>>,
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
        let read = || Self::read(onrecord_model_en::ATTRIBUTION, Some(onrecord_model_en::EVENTS));
        READER.get_or_try_init(read).cloned()
    }

    /// Reads the models of a reader from bytes: that of attributions, and that of events, without which no events are read.
    ///
    /// # Errors
    ///
    /// Bytes that are cut short, damaged, of another version, or no model of a reader at all; two models that read the
    /// states of different parsers.
    pub fn read(attribution: &[u8], events: Option<&[u8]>) -> Result<Self> {
        let cues = Arc::new(cues::Model::read(attribution)?);
        let triggers = events.map(triggers::Model::read).transpose()?.map(Arc::new);
        if let Some(triggers) = &triggers {
            let (one, other) = (&cues.description.parser, &triggers.description.parser);
            if one != other {
                let message = format!("trained on the parser {other}, the model of attributions on {one}");
                return Err(Error::store(Subject::EventModel, message));
            }
        }
        Ok(Self { cues, triggers })
    }

    /// Reads files of such bytes.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, and those of [`Reader::read`].
    pub fn load(attribution: impl AsRef<Path>, events: Option<&Path>) -> Result<Self> {
        let file = |subject, path: &Path| std::fs::read(path).map_err(|e| Error::io(subject, path, e));
        let attribution = file(Subject::AttributionModel, attribution.as_ref())?;
        let events = events.map(|path| file(Subject::EventModel, path)).transpose()?;
        Self::read(&attribution, events.as_deref())
    }

    /// Returns the checksum of the parser's model whose states it reads, as given by
    /// [`crate::syntax::Model::checksum`].
    pub fn parser_checksum(&self) -> &str {
        &self.cues.description.parser
    }

    /// Reads the sentences of an article; `rules` are the events that the rules see in each.
    pub(crate) fn readings(
        &self,
        view: &TokenView<'_>,
        sentences: &Sentences<'_>,
        rules: &[Vec<FilledTrigger<'_>>],
    ) -> Readings {
        let mut cues = cues::Run::new(&self.cues);
        let mut triggers = self.triggers.as_deref().map(triggers::Run::new);
        let mut found = Readings { cues: Vec::new(), triggers: triggers.as_ref().map(|_| Vec::new()) };
        for group in layer::groups(sentences.iter(), self.cues.description.states) {
            let classes: Vec<_> = group.iter().map(|s| features::classes(view, s.parsed, s.first)).collect();
            cues.read(view, &group, &classes, &mut found.cues);
            if let Some((triggers, found)) = triggers.as_mut().zip(found.triggers.as_mut()) {
                triggers.read(view, &group, &classes, rules, found);
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
