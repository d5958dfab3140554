//! The weights of the network of attribution.

use crate::error::{Result, Subject};
use crate::network::kernel::Packed;
use crate::network::weights_file::Kind;
use crate::reader::features::CLASSES;
use crate::reader::places::{PLACES, Places};
use crate::reader::trunk::{self, Description, Joint, Layers, Trunk};

const KIND: Kind = Kind { subject: Subject::AttributionModel, magic: b"ONRATT\r\n", version: 1 };

/// What a token may be to a cue.
pub(super) const PARTS: usize = 4;

/// A network of attribution, laid out for speed.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) description: Description,
    pub(super) trunk: Trunk,
    /// From the outputs of the layer: for cues, for a token as a cue, for a token under a cue.
    pub(super) outputs: Packed,
    /// From the input: for cues.
    pub(super) skip: Joint,
    /// The weights of a cue's score, its bias last.
    pub(super) cue: Vec<f32>,
    pub(super) places: Places,
    /// A row for each part.
    pub(super) parts: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

/// The rows and columns of the matrices after the trunk.
fn sizes(description: &Description) -> Vec<(usize, usize)> {
    let (input, outputs, scored) = (description.input(), 2 * description.hidden, description.scored);
    let mut sizes = vec![(scored, outputs), (1, scored), (scored, input), (1, scored), (1, 1)];
    sizes.extend([(scored, outputs), (1, scored), (scored, outputs)]);
    sizes.extend(PLACES.map(|rows| (rows, scored)));
    sizes.extend([(PARTS, scored), (1, PARTS)]);
    sizes
}

impl Model {
    /// Reads a model from bytes.
    ///
    /// # Errors
    ///
    /// Bytes that are cut short, damaged, of another version, or no model at all.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        let (description, words, tensors) = trunk::read(KIND, bytes, &CLASSES, sizes)?;
        let mut layers = Layers::new(&description, &tensors);
        let trunk = layers.trunk(words);
        let cue_outputs = (layers.take(), Some(layers.take()));
        let skip = layers.take();
        let skip = layers.joint(&[(skip, None)]);
        let cue = [layers.numbers(), layers.numbers()].concat();
        let (as_cue, under) = ((layers.take(), Some(layers.take())), (layers.take(), None));
        let outputs = layers.outputs(&[cue_outputs, as_cue, under]);
        let places = Places { tables: [(); 3].map(|()| layers.numbers()), width: description.scored };
        let (parts, bias) = (layers.numbers(), layers.numbers());
        Ok(Self { description, trunk, outputs, skip, cue, places, parts, bias })
    }
}
