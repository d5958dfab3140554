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

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use serde_json::{Value, json};

    use super::Model;
    use crate::checksum::checksum;

    const OWN: &[u8] = onrecord_model_en::READER;
    const HEADER: usize = 32;

    /// Returns what is said of the reader built in after a change of its description and of what follows that, its lengths
    /// and its checksum right.
    fn forged(change: impl FnOnce(&mut Value, &mut Vec<u8>)) -> String {
        let described = OWN[12..].first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes) as usize);
        let mut description: Value = serde_json::from_slice(&OWN[HEADER..HEADER + described]).expect("a description");
        let mut rest = OWN[HEADER + described..].to_vec();
        change(&mut description, &mut rest);
        let description = description.to_string().into_bytes();
        let body = [description.as_slice(), &rest].concat();
        let mut bytes = OWN[..12].to_vec();
        bytes.extend((description.len() as u32).to_le_bytes());
        bytes.extend(((HEADER + body.len()) as u64).to_le_bytes());
        bytes.extend(checksum(&body).to_le_bytes());
        bytes.extend(body);
        message(&bytes)
    }

    fn message(bytes: &[u8]) -> String {
        Model::read(bytes).err().map_or_else(|| "no error".to_owned(), |error| error.to_string())
    }

    #[test]
    fn sizes_beyond_the_file_are_refused() {
        assert_eq!(forged(|_, _| {}), "no error");
        for (field, number, expected) in [
            ("squeezed", 256, "the weights: "),
            ("cues", 256, "the weights: "),
            ("hidden", 1 << 40, "the layer's width is 1099511627776, where a multiple of"),
            ("states", usize::MAX, "the widths ["),
        ] {
            let message = forged(|description, _| description[field] = json!(number));
            assert!(message.starts_with(&format!("reader model: {expected}")), "{field}: {message}");
        }
        let message = forged(|description, _| description["widths"][0] = json!(usize::MAX));
        assert!(message.starts_with("reader model: the widths ["), "{message}");
        let message = forged(|_, rest| rest[..4].fill(u8::MAX));
        assert!(message.starts_with("reader model: word: 4294967295 bytes where "), "{message}");
        let mut bytes = OWN.to_vec();
        bytes[12..16].fill(u8::MAX);
        assert!(self::message(&bytes).starts_with("reader model: the description: 4294967295 bytes where "));
    }
}
