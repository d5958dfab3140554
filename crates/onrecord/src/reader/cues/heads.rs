//! The weights that read attributions.

use crate::network::kernel::Packed;
use crate::reader::description::Description;
use crate::reader::places::{PLACES, Places};
use crate::reader::trunk::{Layers, packed};

/// What a token may be to a cue.
pub(super) const PARTS: usize = 4;

/// The last layers of attributions, laid out for speed.
#[derive(Clone, Debug)]
pub(crate) struct Heads {
    /// Width in which cues are scored, and tokens under them.
    pub(super) width: usize,
    /// For a token as a candidate, as a cue, under a cue.
    pub(super) outputs: Packed,
    /// The weights of a cue's score, its bias last.
    pub(super) cue: Vec<f32>,
    pub(super) places: Places,
    /// A row for each part.
    pub(super) parts: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

/// The rows and columns of the matrices, in the order in which they are kept.
pub(crate) fn sizes(description: &Description) -> Vec<(usize, usize)> {
    let (output, width) = (description.output(), description.cues);
    let mut sizes = vec![(width, output), (1, width), (1, width), (1, 1)];
    sizes.extend([(width, output), (1, width), (width, output)]);
    sizes.extend(PLACES.map(|rows| (rows, width)));
    sizes.extend([(PARTS, width), (1, PARTS)]);
    sizes
}

impl Heads {
    /// Takes the matrices.
    pub(crate) fn take(description: &Description, layers: &mut Layers<'_>) -> Self {
        let width = description.cues;
        let of_candidates = layers.biased();
        let cue = [layers.numbers(), layers.numbers()].concat();
        let (as_cue, under) = (layers.biased(), layers.unbiased());
        let outputs = packed(&[of_candidates, as_cue, under], description.output());
        let places = Places { tables: [(); 3].map(|()| layers.numbers()), width };
        let (parts, bias) = (layers.numbers(), layers.numbers());
        Self { width, outputs, cue, places, parts, bias }
    }
}
