//! What a model of the reader says of itself, and the sizes that follow.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::network::kernel::LANES;
use crate::network::recur::GATES;
use crate::network::weights_file::Kind;

/// The largest width of anything.
const MAX_WIDTH: usize = 512;

/// The head of a file of weights, in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Description {
    /// The checksum of the parser's model whose states it reads.
    pub(crate) parser: String,
    /// What it was trained on.
    pub(crate) trained_on: String,
    /// Width of the parser's states.
    pub(crate) states: usize,
    /// Widths of the tables: the word, then the classes.
    pub(crate) widths: Vec<usize>,
    /// Width to which what comes in is squeezed.
    pub(crate) squeezed: usize,
    /// Width of one direction of the recurrent layer.
    pub(crate) hidden: usize,
    /// Width in which cues are scored, and tokens under them.
    pub(crate) cues: usize,
    /// Width in which triggers are scored.
    pub(crate) triggers: usize,
    /// Width in which tokens under a trigger are scored.
    pub(crate) under_triggers: usize,
    /// The kinds of events that it tells apart.
    pub(crate) kinds: Vec<String>,
}

impl Description {
    /// Width of what comes in.
    pub(crate) fn input(&self) -> usize {
        self.states + self.widths.iter().sum::<usize>()
    }

    /// Width of what the trunk gives for a token: what both directions give, and what came into them.
    pub(crate) fn output(&self) -> usize {
        2 * self.hidden + self.squeezed
    }

    /// Refuses widths that the kernel does not have, and another number of tables.
    pub(crate) fn check(&self, kind: Kind, classes: usize) -> Result<()> {
        let error = |message: String| Err(Error::store(kind.subject, message));
        let widths = [
            ("the squeezed width", self.squeezed),
            ("the layer's width", self.hidden),
            ("the width of cues", self.cues),
            ("the width of triggers", self.triggers),
            ("the width under triggers", self.under_triggers),
        ];
        for (what, number) in widths {
            if number == 0 || number > MAX_WIDTH / 2 || !number.is_multiple_of(LANES) {
                return error(format!(
                    "{what} is {number}, where a multiple of {LANES} up to {} must be",
                    MAX_WIDTH / 2
                ));
            }
        }
        if self.widths.len() != classes + 1 {
            return error(format!("{} tables, where {} must be", self.widths.len(), classes + 1));
        }
        let fits = |width: &usize| (1..=MAX_WIDTH).contains(width);
        if !fits(&self.states) || !self.widths.iter().all(fits) || self.input() > MAX_WIDTH {
            return error(format!(
                "the widths {:?} beside {} of states, where widths up to {MAX_WIDTH} in all are accepted",
                self.widths, self.states
            ));
        }
        Ok(())
    }

    /// The rows and columns of the matrices of the trunk, in the order in which they are kept.
    pub(crate) fn sizes(&self, words: usize, classes: &[usize]) -> Vec<(usize, usize)> {
        let gates = GATES * self.hidden;
        let rows = std::iter::once(words + 1).chain(classes.iter().copied());
        let mut sizes: Vec<(usize, usize)> = rows.zip(self.widths.iter().copied()).collect();
        sizes.extend([(self.squeezed, self.input()), (1, self.squeezed)]);
        for _ in 0..2 {
            sizes.extend([(gates, self.squeezed), (1, gates), (gates, self.hidden)]);
        }
        sizes
    }
}
