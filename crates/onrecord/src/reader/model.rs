//! The weights of the network of attribution.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result, Subject};
use crate::network::kernel::{LANES, Packed};
use crate::network::recur::GATES;
use crate::network::recur::{OUTPUT_SCALE, fixed};
use crate::network::vocabulary::Vocabulary;
use crate::network::weights_file::{self, Kind, Tensor, check};
use crate::reader::features::CLASSES;

const KIND: Kind = Kind { subject: Subject::AttributionModel, magic: b"ONRATT\r\n", version: 1 };

/// What a token may be to a cue.
pub(crate) const PARTS: usize = 4;
/// Rows of the tables of a token's place: by relation, by distance, by quotation.
pub(crate) const PLACES: [usize; 3] = [256, 14, 5];
/// The largest width of anything.
const MAX_WIDTH: usize = 512;

/// What a model says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Description {
    /// The checksum of the parser's model whose states it reads.
    pub(crate) parser: String,
    /// What it was trained on.
    pub(crate) trained_on: String,
    /// Width of the parser's states.
    pub(crate) states: usize,
    /// Widths of the tables: the word, then the classes.
    pub(crate) widths: [usize; 6],
    /// Width of one direction of the layer.
    pub(crate) hidden: usize,
    /// Width in which cues, and tokens under them, are scored.
    pub(crate) scored: usize,
}

/// A network of attribution, laid out for speed.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) description: Description,
    pub(crate) words: Vocabulary,
    /// The word's table, then those of the classes.
    pub(crate) tables: Vec<Table>,
    /// What comes in by the gates of both directions.
    pub(crate) input: Joint,
    pub(crate) states: [Packed; 2],
    /// From the outputs of the layer: for cues, for a token as a cue, for a token under a cue.
    pub(crate) outputs: Packed,
    /// From the input: for cues.
    pub(crate) skip: Joint,
    /// The weights of a cue's score, its bias last.
    pub(crate) cue: Vec<f32>,
    /// A row for each place.
    pub(crate) places: [Vec<f32>; 3],
    /// A row for each part.
    pub(crate) parts: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

/// A matrix over the parser's states and the rows of tables.
#[derive(Clone, Debug)]
pub(crate) struct Joint {
    pub(crate) states: Packed,
    pub(crate) tables: Packed,
}

/// The rows of a feature.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) width: usize,
    pub(crate) rows: Vec<i16>,
}

/// The value of 1 in the rows of tables.
const TABLE_STEP: f32 = 1.0 / 16_384.0;

impl Description {
    /// Width of what the layer reads.
    fn input(&self) -> usize {
        self.states + self.widths.iter().sum::<usize>()
    }

    fn check(&self) -> Result<()> {
        let error = |message: String| Err(Error::store(KIND.subject, message));
        for (what, number) in [("the layer's width", self.hidden), ("the width of scores", self.scored)] {
            if number == 0 || number > MAX_WIDTH / 2 || !number.is_multiple_of(LANES) {
                return error(format!(
                    "{what} is {number}, where a multiple of {LANES} up to {} must be",
                    MAX_WIDTH / 2
                ));
            }
        }
        let (states, input) = (self.states, self.input());
        if states == 0 || input > MAX_WIDTH || self.widths.contains(&0) {
            return error(format!(
                "the input's width is {input}, {states} of it states, where widths up to {MAX_WIDTH} are accepted"
            ));
        }
        Ok(())
    }

    /// The rows and columns of all matrices, in the order in which they are kept.
    pub(crate) fn sizes(&self, words: usize) -> Vec<(usize, usize)> {
        let (input, hidden, scored) = (self.input(), self.hidden, self.scored);
        let rows = std::iter::once(words + 1).chain(CLASSES);
        let mut sizes: Vec<(usize, usize)> = rows.zip(self.widths).collect();
        for _ in 0..2 {
            sizes.extend([(GATES * hidden, input), (1, GATES * hidden), (GATES * hidden, hidden)]);
        }
        sizes.extend([(scored, 2 * hidden), (1, scored), (scored, input), (1, scored), (1, 1)]);
        sizes.extend([(scored, 2 * hidden), (1, scored), (scored, 2 * hidden)]);
        sizes.extend(PLACES.map(|rows| (rows, scored)));
        sizes.extend([(PARTS, scored), (1, PARTS)]);
        sizes
    }
}

impl Model {
    /// Reads a model from bytes.
    ///
    /// # Errors
    ///
    /// Bytes that are cut short, damaged, of another version, or no model at all.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        let (description, mut rest) = weights_file::read(KIND, bytes)?;
        let description: Description = serde_json::from_slice(description)
            .map_err(|e| Error::store(KIND.subject, format!("the description: {e}")))?;
        description.check()?;
        let words = rest.texts("word")?;
        let tensors = rest.tensors(&description.sizes(words.len()))?;
        check(KIND, &tensors)?;
        Ok(Self::new(description, words, &tensors))
    }

    fn new(description: Description, words: Vec<Box<str>>, tensors: &[Tensor]) -> Self {
        let Description { hidden, scored, .. } = description;
        let input = description.input();
        let mut next = tensors.iter();
        let mut take = || next.next().map_or(&[][..], std::slice::from_ref);
        let tables = description.widths.map(|width| {
            let rows = take().iter().flat_map(Tensor::numbers).map(|x| fixed(x, TABLE_STEP)).collect();
            Table { width, rows }
        });
        let sides: [[&[Tensor]; 3]; 2] = [(); 2].map(|()| [take(), take(), take()]);
        // The columns in a range of matrices of so many, below each other.
        let pack = |parts: &[(&[Tensor], Option<&[Tensor]>)], columns: usize, range: Range<usize>, step: f32| {
            let (mut rows, mut scales, mut biases) = (Vec::new(), Vec::new(), Vec::new());
            for (weights, bias) in parts {
                for (bytes, scale) in weights.iter().map(|tensor| tensor.rows(columns)) {
                    rows.extend(bytes.iter().map(|row| &row[range.clone()]));
                    scales.extend_from_slice(scale);
                }
                biases.extend(bias.iter().flat_map(|bias| bias.iter().flat_map(Tensor::numbers)));
                biases.resize(rows.len(), 0.0);
            }
            Packed::new(&rows, &scales, &biases, step)
        };
        let joint = |parts: &[(&[Tensor], Option<&[Tensor]>)]| {
            let unbiased: Vec<_> = parts.iter().map(|&(weights, _)| (weights, None)).collect();
            let tables = pack(&unbiased, input, description.states..input, TABLE_STEP);
            Joint { states: pack(parts, input, 0..description.states, OUTPUT_SCALE), tables }
        };
        let states = sides.map(|[_, _, state]| pack(&[(state, None)], hidden, 0..hidden, OUTPUT_SCALE));
        let gates = joint(&sides.map(|[weight, bias, _]| (weight, Some(bias))));
        let cue_outputs = (take(), Some(take()));
        let skip = joint(&[(take(), None)]);
        let cue: Vec<f32> = [take(), take()].into_iter().flatten().flat_map(Tensor::numbers).collect();
        let (as_cue, under) = ((take(), Some(take())), (take(), None));
        let outputs = pack(&[cue_outputs, as_cue, under], 2 * hidden, 0..2 * hidden, OUTPUT_SCALE);
        let mut numbers = || take().iter().flat_map(Tensor::numbers).collect::<Vec<f32>>();
        let places = [(); 3].map(|()| numbers());
        let (parts, bias) = (numbers(), numbers());
        debug_assert_eq!((cue.len(), parts.len()), (scored + 1, PARTS * scored));
        Self {
            description,
            words: Vocabulary::new(words),
            tables: tables.into(),
            input: gates,
            states,
            outputs,
            skip,
            cue,
            places,
            parts,
            bias,
        }
    }
}
