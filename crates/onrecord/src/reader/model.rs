//! A model of the reader: its file, its trunk and its heads.

use crate::error::{Error, Result, Subject};
use crate::network::weights_file::{self, Kind, check};
use crate::reader::description::Description;
use crate::reader::features::CLASSES;
use crate::reader::trigger_features::TRIGGER_CLASSES;
use crate::reader::trunk::{Layers, Trunk};
use crate::reader::{cues, triggers};
use crate::record::EventKind;

const KIND: Kind = Kind { subject: Subject::ReaderModel, magic: b"ONRREA\r\n", version: 1 };

/// The weights of a reader, laid out for speed.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) description: Description,
    pub(crate) trunk: Trunk,
    pub(crate) cues: cues::Heads,
    pub(crate) triggers: triggers::Heads,
}

impl Model {
    /// Reads a model from bytes.
    ///
    /// # Errors
    ///
    /// Bytes that are cut short, damaged, of another version or for other kinds of events, or no model at all.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        let error = |message: String| Error::store(KIND.subject, message);
        let (description, mut rest) = weights_file::read(KIND, bytes)?;
        let description: Description =
            serde_json::from_slice(description).map_err(|e| error(format!("the description: {e}")))?;
        let classes = [&CLASSES[..], &TRIGGER_CLASSES].concat();
        description.check(KIND, classes.len())?;
        let kinds: Vec<&str> = EventKind::ALL.iter().map(EventKind::as_str).collect();
        if description.kinds != kinds {
            return Err(error(format!("trained for the kinds {:?}; this library has {kinds:?}", description.kinds)));
        }
        let words = rest.texts("word")?;
        let mut sizes = description.sizes(words.len(), &classes);
        sizes.extend(cues::sizes(&description));
        sizes.extend(triggers::sizes(&description));
        let tensors = rest.tensors(&sizes)?;
        check(KIND, &tensors)?;
        let mut layers = Layers::new(&tensors);
        let trunk = layers.trunk(&description, words);
        let cues = cues::Heads::take(&description, &mut layers);
        let triggers = triggers::Heads::take(&description, &mut layers);
        Ok(Self { description, trunk, cues, triggers })
    }
}
