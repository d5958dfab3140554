//! [`Model`]: weights that a tagger and a parser share.

use std::path::Path;
use std::sync::Arc;

#[cfg(feature = "model-en")]
use once_cell::sync::OnceCell;

use super::info::Info;
use super::store::{self, Quantised};
use super::weights::Weights;
use crate::error::{Error, Result, Subject};
use crate::network::vocabulary::Vocabulary;
use crate::network::weights_file;
use crate::syntax::label::{Deprel, Upos};
use crate::syntax::model::shape::Shape;

/// A tagger's and parser's trained weights. Cheap to clone.
#[derive(Clone)]
pub struct Model(Arc<Inner>);

struct Inner {
    info: Info,
    quantised: Quantised,
    xpos: Arc<[Box<str>]>,
    vocabularies: Vec<Vocabulary>,
    weights: Weights,
}

impl Model {
    pub(crate) fn new(info: Info, quantised: Quantised) -> Result<Self> {
        let labels = &quantised.labels;
        let known = |names: &[String], all: &[&str], what| {
            if names.iter().map(String::as_str).eq(all.iter().copied()) {
                return Ok(());
            }
            Err(Error::store(Subject::SyntaxModel, format!("its {what} are not those of this library")))
        };
        known(&labels.upos, &Upos::ALL.iter().map(|l| l.as_str()).collect::<Vec<_>>(), "universal tags")?;
        known(&labels.relations, &Deprel::ALL.iter().map(|l| l.as_str()).collect::<Vec<_>>(), "relations")?;
        quantised.check_weights()?;
        let xpos = labels.xpos.iter().map(|name| name.as_str().into()).collect();
        let vocabularies = quantised.vocabularies.iter().cloned().map(Vocabulary::new).collect();
        let weights = Weights::new(&quantised);
        Ok(Self(Arc::new(Inner { info, quantised, xpos, vocabularies, weights })))
    }

    /// Returns the English model for every day. It is read once and kept.
    ///
    /// # Errors
    ///
    /// None, unless the model built into the program is damaged.
    #[cfg(feature = "model-en")]
    pub fn english() -> Result<Self> {
        static MODEL: OnceCell<Model> = OnceCell::new();
        MODEL.get_or_try_init(|| Self::read(onrecord_model_en::DEFAULT)).cloned()
    }

    /// Returns the English model for haste: about half again as fast, and about one word in a hundred less right.
    ///
    /// # Errors
    ///
    /// None, unless the model built into the program is damaged.
    #[cfg(feature = "model-en")]
    pub fn english_fast() -> Result<Self> {
        static MODEL: OnceCell<Model> = OnceCell::new();
        MODEL.get_or_try_init(|| Self::read(onrecord_model_en::FAST)).cloned()
    }

    /// Reads a model from bytes.
    ///
    /// # Errors
    ///
    /// Bytes that are cut short, damaged, of another version, or no model at all.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let (info, quantised) = store::read(bytes)?;
        Self::new(info, quantised)
    }

    /// Reads a file of such bytes.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, and those of [`Model::read`].
    pub fn load(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        Self::read(&std::fs::read(path).map_err(|e| Error::io(Subject::SyntaxModel, path, e))?)
    }

    /// Writes the model as bytes: the same for the same model.
    pub fn write(&self) -> Vec<u8> {
        store::write(&self.0.info, &self.0.quantised)
    }

    /// Returns the checksum that the model's bytes carry, as sixteen hexadecimal digits: it names the model.
    pub fn checksum(&self) -> String {
        weights_file::checksum_of(&self.write()).map_or_else(String::new, |sum| format!("{sum:016x}"))
    }

    /// Returns what the model says of itself.
    pub fn info(&self) -> &Info {
        &self.0.info
    }

    /// Returns the model with another description.
    #[must_use]
    pub fn with_info(&self, info: Info) -> Self {
        let Inner { quantised, xpos, vocabularies, weights, .. } = &*self.0;
        Self(Arc::new(Inner {
            info,
            quantised: quantised.clone(),
            xpos: xpos.clone(),
            vocabularies: vocabularies.clone(),
            weights: weights.clone(),
        }))
    }

    /// Returns the model with the weights of its tables of features rounded to so many bits, 2 to 8: a file of it packs
    /// better.
    ///
    /// # Errors
    ///
    /// None, unless the model is damaged.
    #[cfg(feature = "train")]
    pub fn with_rounded_tables(&self, bits: u32) -> Result<Self> {
        let mut quantised = self.0.quantised.clone();
        let tables = quantised.shape.tables.len();
        for table in &mut quantised.tensors[..tables] {
            *table = table.rounded(bits);
        }
        Self::new(self.0.info.clone(), quantised)
    }

    /// Returns the bytes of memory that the model holds, but for its texts.
    pub fn memory_bytes(&self) -> usize {
        self.0.weights.bytes() + self.0.quantised.bytes()
    }

    pub(crate) fn shape(&self) -> &Shape {
        &self.0.quantised.shape
    }

    pub(crate) fn xpos(&self) -> &Arc<[Box<str>]> {
        &self.0.xpos
    }

    pub(crate) fn vocabularies(&self) -> &[Vocabulary] {
        &self.0.vocabularies
    }

    pub(crate) fn weights(&self) -> &Weights {
        &self.0.weights
    }
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("info", self.info()).finish_non_exhaustive()
    }
}
