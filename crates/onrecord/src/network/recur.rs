//! One direction of a recurrent layer, over several sentences in step.
//!
//! A cell has three gates. With `k`, `s` the logistic of theirs and `n` the tangent of its own, the memory becomes
//! `c = k·c' + (1-k)·n` and the output is `h = s·c`: the memory stays between -1 and 1 without a second curve.
//!
//! A token waits for the one before it, but not for those of other sentences: so the weights are fetched once for a token
//! of each of up to [`TOGETHER`] sentences. What a sentence gets is the same whatever goes beside it.

use std::ops::Range;

use crate::network::activation::{sigmoid, tanh};
use crate::network::kernel::{Input, LANES, Machine, Packed, Work, dispatch, tiles};

/// The gates of a cell, in their order in the matrices: keep, show, new.
pub(crate) const GATES: usize = 3;

/// The value of 1 in what a layer gives.
pub(crate) const OUTPUT_SCALE: f32 = 1.0 / 127.0;

/// The most sentences in step.
pub(crate) const TOGETHER: usize = 8;

/// Runs both directions of a layer over what comes in by their gates, side by side, and writes their
/// outputs into `outputs`, side by side. `sentences` are the tokens of each.
pub(crate) fn run(gates: &mut [f32], outputs: &mut [i8], states: &[Packed; 2], sentences: &[Range<usize>]) {
    let mut sentences: Vec<&Range<usize>> = sentences.iter().collect();
    // Those of like length together; the longest first, so that the ones still running are always the first.
    sentences.sort_by_key(|sentence| std::cmp::Reverse(sentence.len()));
    for sentences in sentences.chunks(TOGETHER) {
        for (backwards, state) in [(false, &states[0]), (true, &states[1])] {
            dispatch(Recur { gates, outputs, state, sentences, backwards });
        }
    }
}

struct Recur<'a> {
    gates: &'a mut [f32],
    outputs: &'a mut [i8],
    state: &'a Packed,
    sentences: &'a [&'a Range<usize>],
    backwards: bool,
}

/// What a sentence remembers and shows.
struct Cell {
    memory: Vec<f32>,
    outputs: Vec<i8>,
}

impl Work for Recur<'_> {
    #[inline(always)]
    fn run<M: Machine>(self, machine: M) {
        let Self { gates, outputs, state, sentences, backwards } = self;
        let hidden = state.inputs();
        let side = usize::from(backwards);
        let mut cells: Vec<Cell> =
            sentences.iter().map(|_| Cell { memory: vec![0.0; hidden], outputs: vec![0; hidden] }).collect();
        let (mut one, mut four, mut eight) = (Vec::new(), Vec::new(), Vec::new());
        let quads = hidden.div_ceil(4);
        let longest = sentences.first().map_or(0, |sentence| sentence.len());
        for t in 0..longest {
            let running = sentences.partition_point(|sentence| sentence.len() > t);
            cells.truncate(running);
            let tokens = sentences[..running].iter().map(|s| if backwards { s.end - 1 - t } else { s.start + t });
            let mut starts = [0; TOGETHER];
            for (start, token) in starts.iter_mut().zip(tokens.clone()) {
                *start = (2 * token + side) * GATES * hidden;
            }
            let starts = &starts[..running];
            let rows = cells.iter().map(|cell| &*cell.outputs);
            match running {
                1 => {
                    tiles::<M, i8, 1>(rows, quads, i8::upper, &mut one);
                    state.add::<M, 4, 1>(machine, &one, gates, starts);
                }
                2..=4 if M::EIGHT_ROWS => {
                    tiles::<M, i8, 4>(rows, quads, i8::upper, &mut four);
                    state.add::<M, 2, 4>(machine, &four, gates, starts);
                }
                _ if M::EIGHT_ROWS => {
                    tiles::<M, i8, 8>(rows, quads, i8::upper, &mut eight);
                    state.add::<M, 1, 8>(machine, &eight, gates, starts);
                }
                _ => {
                    for (some, starts) in starts.chunks(4).enumerate() {
                        tiles::<M, i8, 4>(rows.clone().skip(4 * some), quads, i8::upper, &mut four);
                        state.add::<M, 1, 4>(machine, &four, gates, starts);
                    }
                }
            }
            for ((cell, start), token) in cells.iter_mut().zip(starts).zip(tokens) {
                cell.step(&gates[*start..][..GATES * hidden]);
                outputs[(2 * token + side) * hidden..][..hidden].copy_from_slice(&cell.outputs);
            }
        }
    }
}

impl Cell {
    /// Goes on by a token with the sums of its gates.
    #[inline(always)]
    fn step(&mut self, gates: &[f32]) {
        let hidden = self.memory.len();
        let (keep, rest) = gates.as_chunks::<LANES>().0.split_at(hidden / LANES);
        let (show, new) = rest.split_at(hidden / LANES);
        let (memory, outputs) = (self.memory.as_chunks_mut::<LANES>().0, self.outputs.as_chunks_mut::<LANES>().0);
        for ((((memory, outputs), keep), show), new) in memory.iter_mut().zip(outputs).zip(keep).zip(show).zip(new) {
            // Loops over arrays of one register: closures of `std::array` are not inlined into it.
            for i in 0..LANES {
                let kept = sigmoid(keep[i]);
                memory[i] = kept * memory[i] + (1.0 - kept) * tanh(new[i]);
            }
            for i in 0..LANES {
                outputs[i] = fixed(sigmoid(show[i]) * memory[i], OUTPUT_SCALE) as i8;
            }
        }
    }
}

/// A number in steps, cut to 16 bits.
#[inline(always)]
pub(crate) fn fixed(x: f32, step: f32) -> i16 {
    let x = x * (1.0 / step);
    (x + 0.5_f32.copysign(x)).clamp(-32_767.0, 32_767.0) as i16
}
